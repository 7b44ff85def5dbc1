"""Files in a watched folder: each content sets the automation off once, when it is whole, and is put away after."""

import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.automations.incoming.conftest import Laid
from tests.automations.world import MINUTE_MS, Crash, World
from workflows.automations.effects.places import hash_of
from workflows.automations.effects.protocol import EffectFailed
from workflows.automations.incoming import watched
from workflows.automations.incoming.folders import in_time, listed, name_of, ref_of
from workflows.domain.automations import OnFile
from workflows.errors import InvalidInput
from workflows.office.office import Office


class Scans(Laid):
    """A watched folder, and somebody who lays files into it."""

    def watch(self, pattern: str = "*", then: str = "move", **more: object) -> None:
        """Set the automation."""
        self.world.set("scans", trigger=OnFile(folder=str(self.folder), pattern=pattern, then=then), **more)  # type: ignore[arg-type]


@pytest.fixture
def scans(world: World, tmp_path: Path) -> Scans:
    """A folder of scans beside the home."""
    return Scans(world, tmp_path / "scans", "scans")


def test_a_file_sets_it_off_once_after_two_looks_and_is_put_away(scans: Scans) -> None:
    """The first look only sees it; after the second it lies in “done”."""
    scans.watch()
    scans.lay("one.pdf")

    assert scans.look(1) == 0
    assert scans.there() == ["one.pdf"]
    assert scans.look(1) == 1
    assert (scans.there(), scans.there("done")) == ([], ["one.pdf"])
    assert scans.look(3) == 0
    assert sum(scans.world.effect.paper.values()) == 1


def test_a_file_that_grows_waits_until_it_is_quiet(scans: Scans) -> None:
    """Scanners write page by page."""
    scans.watch()
    path = scans.lay("slow.pdf", b"one")
    for page in range(3):
        assert scans.look(1) == 0
        scans.lay("slow.pdf", path.read_bytes() + b"page %d" % page, ago_ms=0)
    assert scans.look(1, by_ms=6_000) == 0  # seen so for the first time
    assert scans.look(1, by_ms=2_000) == 0  # the same, but a moment ago
    assert scans.look(1, by_ms=MINUTE_MS) == 1


def test_a_file_of_a_server_whose_clock_is_ahead_is_taken_as_well(scans: Scans) -> None:
    """Its time lies in the future for hours; it only has to stay the same for a while."""
    scans.watch()
    scans.lay("ahead.pdf", ago_ms=-6 * 60 * MINUTE_MS)

    assert scans.look(1, by_ms=10_000) == 0
    assert scans.look(1, by_ms=10_000) == 0
    assert scans.look(1, by_ms=MINUTE_MS) == 1


@pytest.mark.parametrize(
    "name", [".hidden", "~$report.xlsx", "~tmp", "scan.pdf.part", "a.crdownload", "b.TMP", "Thumbs.db", "notes~"]
)
def test_unfinished_and_hidden_files_are_left_alone(scans: Scans, name: str) -> None:
    """Downloads, editors, the system."""
    scans.watch()
    scans.lay(name)
    assert scans.look() == 0
    assert scans.there() == [name]


def test_what_an_office_program_has_open_waits(scans: Scans) -> None:
    """It says so in a file beside it."""
    scans.watch()
    scans.lay("list.xlsx")
    lock = scans.lay(".~lock.list.xlsx#")
    assert scans.look() == 0

    lock.unlink()

    assert scans.look() == 1


def test_an_empty_file_waits_and_is_told_after_an_hour(scans: Scans) -> None:
    """Once."""
    scans.watch()
    scans.lay("empty.pdf", b"")
    assert scans.look(3) == 0
    assert scans.asks() == []

    scans.look(3, by_ms=61 * MINUTE_MS)

    assert scans.asks() == ["file-empty empty.pdf: The file holds nothing since an hour. It stays where it is."]


def test_only_names_that_fit_count_whatever_their_case(scans: Scans) -> None:
    """As people name files."""
    scans.watch("*.pdf")
    scans.lay("A.PDF", b"1")
    scans.lay("b.txt", b"2")
    assert scans.look() == 1
    assert scans.there() == ["b.txt"]


def test_the_same_content_twice_is_one_run_and_told(scans: Scans) -> None:
    """Under another name, at once or later, or under the same name again: put away, and in the list."""
    scans.watch()
    scans.lay("one.pdf", b"same")
    scans.lay("two.pdf", b"same")
    assert scans.look() == 1
    assert scans.shown().last.code == "same-content"
    assert "two.pdf holds the same as one.pdf" in scans.shown().last.text

    scans.lay("one.pdf", b"same")
    scans.lay("three.pdf", b"same")

    assert scans.look() == 0
    assert scans.states().count("skipped") == 3
    assert scans.there() == []
    assert scans.there("done") == ["one (2).pdf", "one.pdf", "three.pdf", "two.pdf"]


def test_a_failed_file_is_put_among_the_refused(scans: Scans) -> None:
    """And a person is asked."""
    scans.watch()
    scans.world.effect.fails = [EffectFailed("no-good", "Nothing in it.", again=False)]
    scans.lay("bad.pdf")
    assert scans.look() == 0
    assert (scans.there(), scans.there("refused")) == ([], ["bad.pdf"])
    assert scans.asks() == ["no-good Nothing in it."]


def test_a_crash_between_the_run_and_putting_away_repeats_nothing(
    scans: Scans, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file still lies there; the next start only moves it."""
    scans.watch()
    scans.lay("one.pdf")
    scans.look(1)
    with monkeypatch.context() as patch:

        def power_cut(*_: object) -> None:
            raise Crash

        patch.setattr(watched, "_moved", power_cut)
        with pytest.raises(Crash):
            scans.world.step(by_ms=MINUTE_MS)
    assert scans.there() == ["one.pdf"]

    scans.look(3)

    assert scans.there("done") == ["one.pdf"]
    assert set(scans.world.effect.paper.values()) == {1}
    assert scans.states() == ["done"]


def test_kept_files_are_remembered_and_changed_ones_count_anew(scans: Scans) -> None:
    """Also where only the time of the file changed."""
    scans.watch(then="keep")
    scans.lay("price.csv", b"1")
    assert scans.look(4) == 1
    scans.lay("price.csv", b"1", ago_ms=0)
    assert scans.look(4) == 0
    assert scans.states() == ["done"]
    scans.lay("price.csv", b"2")
    assert scans.look(4) == 1
    assert scans.there() == ["price.csv"]


def test_a_folder_that_is_gone_is_a_why_not_and_comes_back(scans: Scans) -> None:
    """An unplugged drive: no crash, nobody is asked, and what lies there is taken when it is back."""
    scans.watch()
    scans.lay("one.pdf")
    elsewhere = scans.folder.with_name("unplugged")
    scans.folder.rename(elsewhere)
    assert scans.look() == 0
    assert (scans.shown().why_not, str(scans.folder) in scans.shown().detail) == ("folder-gone", True)

    elsewhere.rename(scans.folder)

    assert scans.look() == 1
    assert scans.shown().why_not is None
    assert scans.asks() == []


def test_links_pipes_and_folders_are_never_taken(scans: Scans, tmp_path: Path) -> None:
    """A link to a file outside is told once; its target stays what it is."""
    outside = tmp_path / "secret.pdf"
    outside.write_bytes(b"secret")
    scans.watch()
    (scans.folder / "link.pdf").symlink_to(outside)
    os.mkfifo(scans.folder / "pipe.pdf")
    (scans.folder / "sub").mkdir()
    (scans.folder / "sub" / "deep.pdf").write_bytes(b"deep")

    assert scans.look(4) == 0

    assert sorted(one.split()[:2] for one in scans.asks()) == [["not-a-file", "link.pdf:"], ["not-a-file", "pipe.pdf:"]]
    assert outside.read_bytes() == b"secret"
    assert (scans.folder / "link.pdf").is_symlink()


def test_nothing_is_put_through_a_link(scans: Scans, tmp_path: Path) -> None:
    """Somebody made “done” a link to another folder: the file stays, and the list says why."""
    outside = tmp_path / "outside"
    outside.mkdir()
    scans.watch()
    (scans.folder / "done").symlink_to(outside)
    scans.lay("one.pdf")

    assert scans.look(4) == 1

    assert (scans.there(), list(outside.iterdir())) == (["one.pdf"], [])
    assert scans.shown().why_not == "cannot-move"


def test_the_offices_own_folder_is_not_watched(scans: Scans) -> None:
    """Nor one inside of it."""
    scans.world.set("scans", trigger=OnFile(folder=str(scans.world.home / "attachments")))
    assert scans.look() == 0
    assert scans.shown().why_not == "own-folder"


def test_a_file_that_cannot_be_read_is_told_once_and_taken_when_it_can(
    scans: Scans, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not at every look; and then nobody is asked any more."""
    scans.watch()
    scans.lay("locked.pdf", b"1")
    scans.lay("open.pdf", b"2")

    def denied(path: Path) -> str:
        if path.name == "locked.pdf":
            raise PermissionError(13, "denied")
        return hash_of(path)

    with monkeypatch.context() as patch:
        patch.setattr(watched, "hash_of", denied)
        assert scans.look(6) == 1
        assert [one.split()[:2] for one in scans.asks()] == [["file-unreadable", "locked.pdf:"]]

    assert scans.look(2) == 1
    assert scans.asks() == []


def test_a_file_that_cannot_be_moved_stays_and_sets_nothing_off_again(
    scans: Scans, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full, or we may not write there."""
    scans.watch()
    scans.lay("one.pdf")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(watched, "below", full)
        assert scans.look(4) == 1
        assert (scans.shown().why_not, scans.there()) == ("cannot-move", ["one.pdf"])
        assert "No space left" in scans.shown().detail

    assert scans.look(1) == 0
    assert scans.there("done") == ["one.pdf"]
    assert scans.shown().why_not is None


def test_a_disk_without_second_names_moves_all_the_same(scans: Scans, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT on a stick."""

    def unknown(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    scans.watch()
    scans.lay("one.pdf")
    assert scans.look() == 1
    assert scans.there("done") == ["one.pdf"]


HOSTILE = (
    b"-rf *.pdf",
    b"a\nb.pdf",
    b"\xff\xfe.pdf",
    b"\xe2\x80\xaefdp.exe.pdf",
    b"{file_name}.pdf",
    b"%2e%2e%2fx.pdf",
    b"x" * 251 + b".pdf",
    b"con.pdf",
    b" .pdf",
    b"$(id).pdf",
)


def test_hostile_names_stay_names(scans: Scans) -> None:
    """Each is taken, known by a sound name, and put away; nothing appears anywhere else."""
    scans.watch()
    for number, name in enumerate(HOSTILE):
        scans.lay(name, b"%d" % number)
    before = set(scans.folder.parent.iterdir())

    assert scans.look() == len(HOSTILE)

    assert len(scans.there("done")) == len(HOSTILE)
    assert all(name.isprintable() for name in scans.there("done"))
    assert set(scans.folder.parent.iterdir()) == before


@pytest.mark.parametrize("name", [os.fsdecode(one) for one in HOSTILE])
def test_every_name_is_itself_again(name: str) -> None:
    """As plain signs, that any text holds."""
    assert name_of(ref_of(name)) == name
    assert ref_of(name).isascii()


@pytest.mark.parametrize("ref", ["..", "", ".", "%2e%2e", "a%2fb", "%00"])
def test_a_name_never_leads_out_of_its_folder(ref: str) -> None:
    """Whatever stands in a stored value."""
    with pytest.raises(ValueError, match="name of a file"):
        name_of(ref)


@pytest.mark.slow
def test_thousands_at_once_are_taken_in_turns(scans: Scans) -> None:
    """Each turn takes some, says that it goes on at once, and none is lost or done twice."""
    scans.watch()
    for number in range(1_000):
        scans.lay(f"{number:04}.pdf", b"%d" % number)
    scans.look(1)
    stepped = scans.world.step(by_ms=MINUTE_MS)
    assert (stepped.done, stepped.next_ms) == (watched.MOST_AT_ONCE, scans.world.now_ms)

    assert scans.look(19, by_ms=1_000) == 1_000 - watched.MOST_AT_ONCE

    assert len(scans.there("done")) == 1_000
    assert set(scans.world.effect.paper.values()) == {1}


def test_while_a_file_waits_it_is_looked_again_soon(scans: Scans) -> None:
    """Otherwise the usual look is enough."""
    scans.watch()
    assert scans.world.step(by_ms=MINUTE_MS).next_ms is None
    scans.lay("one.pdf")
    assert scans.world.step(by_ms=MINUTE_MS).next_ms == scans.world.now_ms + watched.WAITING_MS


def test_a_file_that_is_exchanged_after_the_run_is_a_new_one(scans: Scans, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another content under the same name is not put away with the first."""
    scans.watch()
    scans.lay("one.pdf", b"first")
    scans.look(1)
    put = watched.put_away

    def exchanged(office: Office, *rest: Any) -> None:
        if scans.world.effect.paper:
            scans.lay("one.pdf", b"second", ago_ms=0)
            monkeypatch.setattr("workflows.automations.incoming.looking.put_away", put)
        put(office, *rest)

    monkeypatch.setattr("workflows.automations.incoming.looking.put_away", exchanged)
    assert scans.look(1) == 1
    assert scans.there() == ["one.pdf"]
    assert scans.look(3) == 1
    assert (scans.folder / "done" / "one.pdf").read_bytes() == b"second"


def test_what_was_remembered_may_be_lost(scans: Scans) -> None:
    """The runs know every content: a laptop that forgot everything else does nothing twice."""
    scans.watch(then="keep")
    scans.lay("one.pdf")
    assert scans.look() == 1
    with scans.world.office() as office, office.store.database.transaction():
        office.store.facts.put("incoming/scans", b"\xff not ours")
    assert scans.look(4) == 0
    assert scans.states() == ["done"]


@pytest.mark.parametrize(
    ("trigger", "name"),
    [
        (OnFile(folder="scans"), "folder"),
        (OnFile(folder="/srv/../etc"), "folder"),
        (OnFile(folder="/srv/done"), "folder"),
        (OnFile(folder="/srv/a\nb"), "folder"),
        (OnFile(folder="/srv/scans", pattern="../*"), "pattern"),
        (OnFile(folder="/srv/scans", pattern=" "), "pattern"),
    ],
)
def test_what_could_never_be_watched_is_refused(world: World, trigger: OnFile, name: str) -> None:
    """Before it is signed; a folder of another system is fine, for another laptop may run it."""
    with pytest.raises(InvalidInput, match=f"“{name}”"):
        world.set("scans", trigger=trigger)
    world.set("scans", trigger=OnFile(folder="C:\\Scans"))


def test_a_full_subfolder_of_same_names_numbers_them(scans: Scans) -> None:
    """Scanners call every file the same."""
    scans.watch()
    for number in range(5):
        scans.lay("scan.pdf", b"page %d" % number)
        assert scans.look() == 1
    assert scans.there("done") == ["scan (2).pdf", "scan (3).pdf", "scan (4).pdf", "scan (5).pdf", "scan.pdf"]
    shutil.rmtree(scans.folder)


def test_a_drive_that_hangs_holds_up_nothing(scans: Scans, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for a while, once; then the list says so until it answers."""
    scans.watch()
    scans.lay("one.pdf")
    answers, asked = threading.Event(), []
    there = listed

    def hangs(*given: Any) -> Any:
        asked.append(1)
        answers.wait(30)
        return there(*given)

    monkeypatch.setattr(watched, "listed", hangs)
    monkeypatch.setattr(watched, "in_time", lambda look, place: in_time(look, place, 0.05))
    assert scans.look(3) == 0
    assert (scans.shown().why_not, len(asked)) == ("folder-unreadable", 1)
    assert "does not answer" in scans.shown().detail

    answers.set()
    for thread in threading.enumerate():
        if thread.name == "look":
            thread.join(5)

    assert scans.look(3) == 1


def test_a_folder_that_may_not_be_read_is_a_why_not(scans: Scans, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission denied is no crash."""
    scans.watch()
    scans.lay("one.pdf")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", denied)
        assert scans.look() == 0
        assert scans.shown().why_not == "folder-unreadable"
    assert scans.look() == 1


@pytest.mark.parametrize("moment", ["link", "open", "replace", "unlink", "rename"])
def test_a_file_exchanged_while_it_is_put_away_is_neither_lost_nor_passed_over(
    scans: Scans, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """A program writes the next export over the last one, at the very moment: it is taken in as any other."""
    scans.watch()
    scans.lay("orders.pdf", b"first")
    late = [b"second"]
    place = os if moment in {"link", "open"} else Path
    real: Any = getattr(place, moment)

    def exchanged(*given: Any, **more: Any) -> Any:
        if late and "orders.pdf" in f"{given}" and "scans" in f"{given}" and scans.states() == ["done"]:
            new = scans.lay("new.part", late.pop())
            new.replace(scans.folder / "orders.pdf")
        return real(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(place, moment, exchanged)
        scans.look(2)
    scans.look(3)

    kept = [path.read_bytes() for path in sorted((scans.folder / "done").iterdir())]
    assert kept[-1:] == ([b"first"] if late else [b"second"])  # no road leads past that moment, or it was seen
    assert scans.states() == ["done"] * (1 if late else 2)


def test_a_file_of_the_same_size_and_time_is_another_one(scans: Scans) -> None:
    """Copies keep times, and forms have one size."""
    scans.watch()
    scans.lay("form.pdf", b"first")
    real = watched.put_away

    def exchanged(*given: Any) -> None:
        if scans.states() == ["done"]:
            new = scans.lay("new.part", b"other", ago_ms=3 * MINUTE_MS)
            about = (scans.folder / "form.pdf").stat()
            os.utime(new, ns=(about.st_atime_ns, about.st_mtime_ns))
            new.replace(scans.folder / "form.pdf")
            patch.undo()
        real(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workflows.automations.incoming.looking.put_away", exchanged)
        scans.look(2)
    scans.look(3)

    assert scans.states() == ["done", "done"]

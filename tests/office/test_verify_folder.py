"""Checking the shared folder: each wrong file is named with what is wrong and whose it is, and nothing else is."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.journeys.tampered_world import World, make_world
from workflows.cli.folder_findings import folder_finding_sentence, folder_note_sentences
from workflows.cli.main import main
from workflows.errors import Trouble
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.merkle import leaf_hash, root_of
from workflows.office.attachments import MAX_BLOB, blobs_in
from workflows.office.office import Office
from workflows.office.proving.folder_checking import MAX_JOIN, check_folder, folder_to_check
from workflows.office.proving.folder_view import FolderVerdict, without
from workflows.sync import layout
from workflows.sync.folder import FolderTrouble
from workflows.sync.plain import PlainFolder
from workflows.sync.plan import Span

Place = tuple[str, str | None, int | None, str | None]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Laptops and a folder that nobody touches: tests take copies."""
    with make_world(tmp_path_factory.mktemp("world")) as made:
        yield made


class Copy:
    """A copy of the folder to tamper with, and a laptop that checks it."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.folder = Path(shutil.copytree(world.folder, folder))
        self.first, self.second = sorted(world.offices, key=lambda device: -len(world.truth[device]))
        self.checks: Office = world.offices[self.second]
        self.other: Office = world.offices[self.first]

    def check(self) -> FolderVerdict:
        """The verdict of the second laptop; every finding has a sentence that names its file or laptop."""
        verdict = check_folder(self.checks, PlainFolder(self.folder))
        for found in verdict.findings:
            text = folder_finding_sentence(found, verdict.names)
            assert "{" not in text
            assert (found.file or "") in text or (found.device or "")[:8] in text
        return verdict

    def found(self) -> list[Place]:
        """Code, device, index and file of each finding."""
        return [(one.code, one.device, one.index, one.file) for one in self.check().findings]

    def path(self, relative: str) -> Path:
        return self.folder / relative

    def tail(self, device: str) -> list[str]:
        """The device's tail files by their end."""
        names = [layout.parse_segment(one.name) for one in self.path("tail").iterdir()]
        mine = [one for one in names if one is not None and one.device == device]
        return [f"tail/{one}" for one in sorted(mine, key=lambda one: (one.end, one.start))]

    def flip(self, relative: str, at: int) -> None:
        raw = bytearray(self.path(relative).read_bytes())
        raw[at] ^= 1
        self.path(relative).write_bytes(raw)

    def swap(self, one: str, other: str) -> None:
        first, second = self.path(one).read_bytes(), self.path(other).read_bytes()
        self.path(one).write_bytes(second)
        self.path(other).write_bytes(first)


@pytest.fixture
def copy(world: World, tmp_path: Path) -> Copy:
    """A copy of the folder."""
    return Copy(world, tmp_path / "folder")


def sealed(device: str, path: str) -> str:
    """A path in the sealed part of a log."""
    return f"log/{device}/{path}"


# ------------------------------------------------------------ nothing wrong


def test_an_untouched_folder_has_no_findings_on_any_laptop(world: World, copy: Copy) -> None:
    """Every file is read, and every log is shown as far as it was written."""
    for office in world.offices.values():
        verdict = check_folder(office, PlainFolder(copy.folder))

        assert (verdict.ok, verdict.findings, verdict.notes, verdict.limits) == (True, (), (), ())
        assert {one.device: one.size for one in verdict.devices if one.size} == {
            device: len(entries) if device != world.revoked else world.cut
            for device, entries in world.truth.items()
            if entries
        }
        assert verdict.entries == sum(one.size for one in verdict.devices)
        assert verdict.files == len(world.files())


def test_a_check_changes_nothing(copy: Copy) -> None:
    """Neither in the folder nor in what is remembered about it."""
    before = {path: path.read_bytes() for path in copy.folder.rglob("*") if path.is_file()}
    facts = copy.checks.store.facts.every()
    copy.flip(copy.tail(copy.first)[-1], 400)
    before[copy.path(copy.tail(copy.first)[-1])] = copy.path(copy.tail(copy.first)[-1]).read_bytes()

    copy.check()

    assert {path: path.read_bytes() for path in copy.folder.rglob("*") if path.is_file()} == before
    assert copy.checks.store.facts.every() == facts


def test_what_people_and_sync_programs_put_there_is_harmless(copy: Copy) -> None:
    """Conflicted copies of good files, unfinished files, and files of other programs are at most a note."""
    newest = copy.tail(copy.first)[-1]
    shutil.copy(copy.path(newest), copy.path(newest.replace(".seg", " (Anna's conflicted copy 2026-11-23).seg")))
    copy.path("tail/~abc.tmp").write_bytes(b"half")
    copy.path("tail/desktop.ini").write_bytes(b"[.ShellClassInfo]")
    copy.path("holiday.jpg").write_bytes(b"a picture")
    copy.path(sealed(copy.first, "tile/0/000 (1)")).write_bytes(b"anything")

    verdict = copy.check()

    assert verdict.ok
    assert sorted(note.code for note in verdict.notes) == ["copy", "strange"]
    assert len(folder_note_sentences(verdict)) == 2


def test_a_good_file_that_lives_on_only_as_a_conflicted_copy_is_not_missed(copy: Copy) -> None:
    """Content counts, not names."""
    newest = copy.tail(copy.first)[-1]
    copy.path(newest).rename(copy.path(newest.replace(".seg", "-LAPTOP2.seg")))

    assert copy.found() == []


def test_a_deleted_file_whose_entries_others_hold_is_tidying(copy: Copy) -> None:
    """Sealed entries need no tail file."""
    covered = [path for path in copy.tail(copy.second) if int(path.split("-")[1].split(".")[0]) <= 256]
    for path in covered:
        copy.path(path).unlink()

    assert covered
    assert copy.found() == []


# ------------------------------------------------------------ what makes it our folder


@pytest.mark.parametrize("which", ["office.json", "readme.txt", "marker"])
def test_what_makes_it_the_folder_is_named_when_altered_or_gone(copy: Copy, which: str) -> None:
    """By its own path; it is nobody's in particular."""
    path = layout.marker(copy.world.office) if which == "marker" else which
    copy.flip(path, 12)
    altered = copy.found()
    copy.path(path).unlink()

    assert altered == [("altered", None, None, path)]
    assert copy.found() == [("missing", None, None, path)]


def test_another_offices_marker_is_foreign(copy: Copy) -> None:
    """In the place of ours, and beside it."""
    theirs = (copy.world.foreign / "office.json").read_bytes()
    copy.path("office.json").write_bytes(theirs)
    beside = f"tail/{'z' * 26}.office"
    copy.path(beside).write_bytes(theirs)

    assert copy.found() == [("foreign", None, None, "office.json"), ("foreign", None, None, beside)]


# ------------------------------------------------------------ tail files


def test_an_altered_entry_is_named_with_file_laptop_and_index(copy: Copy) -> None:
    """The head is signed, so the entry is known that does not fit it."""
    path = copy.tail(copy.first)[-2]
    name = layout.parse_segment(path.removeprefix("tail/"))
    assert name is not None
    copy.flip(path, -1)

    (found,) = copy.check().findings

    assert (found.code, found.device, found.index, found.file) == ("altered", copy.first, name.end - 1, path)


def test_a_cut_file_is_altered_from_the_entry_where_it_was_cut(copy: Copy) -> None:
    """It is still there, so it is not called missing as well."""
    path = next(path for path in copy.tail(copy.first) if _span(path).end - _span(path).start > 20)
    raw = copy.path(path).read_bytes()
    entries = copy.world.truth[copy.first][_span(path).start : _span(path).end]
    copy.path(path).write_bytes(raw[: len(raw) - sum(2 + len(entry) for entry in entries[-2:]) - 5])

    assert copy.found() == [("altered", copy.first, _span(path).end - 3, path)]


def test_a_broken_signature_is_forged(copy: Copy) -> None:
    """Whole in its form, and not signed by the laptop it names."""
    path = copy.tail(copy.first)[-1]
    raw = copy.path(path).read_bytes()
    entries = copy.world.truth[copy.first][_span(path).start :]
    signer = copy.world.keys[copy.second]
    copy.path(path).write_bytes(copy.world.segment(copy.first, _span(path).start, entries, signer=signer))

    assert copy.found() == [("forged", copy.first, _span(path).start, path)]
    assert copy.path(path).read_bytes() != raw


def test_a_file_under_another_name_is_reordered_and_its_right_place_told(copy: Copy) -> None:
    """Its entries count all the same, so none are missing."""
    path = copy.tail(copy.first)[-1]
    other = layout.segment(copy.second, 5, 9)
    copy.path(path).rename(copy.path(other))

    (found,) = copy.check().findings

    assert (found.code, found.device, found.file) == ("reordered", copy.first, other)
    assert found.facts == {"belongs_at": path}


def test_swapped_files_of_two_laptops_are_both_named(copy: Copy) -> None:
    """Each with the laptop whose entries it holds."""
    one, other = copy.tail(copy.first)[-1], copy.tail(copy.second)[-1]
    copy.swap(one, other)

    assert sorted(copy.found()) == sorted(
        [
            ("reordered", copy.second, _span(other).start, one),
            ("reordered", copy.first, _span(one).start, other),
        ]
    )


def test_a_second_history_is_forked_at_the_first_entry_that_differs(copy: Copy) -> None:
    """The laptop signed it, so nobody else can have made it."""
    log = copy.world.truth[copy.first]
    entries = [*log[100:103], b"another entry", log[104]]
    path = layout.segment(copy.first, 100, 105)
    content = copy.world.segment(copy.first, 100, entries, signer=copy.world.keys[copy.first])
    copy.path(path).write_bytes(content)

    assert copy.found() == [("forked", copy.first, 103, path)]


def test_files_of_unknown_laptops_and_other_offices_are_foreign(copy: Copy) -> None:
    """Under their own names, and under ours."""
    theirs = next(path for path in (copy.world.foreign / "tail").iterdir() if path.suffix == ".seg")
    shutil.copy(theirs, copy.path("tail"))
    ours = copy.tail(copy.first)[-1]
    shutil.copy(theirs, copy.path(ours))

    assert sorted(copy.found(), key=str) == sorted(
        [
            ("foreign", theirs.name.partition(".")[0], None, f"tail/{theirs.name}"),
            ("foreign", copy.first, _span(ours).start, ours),
        ],
        key=str,
    )


# ------------------------------------------------------------ what is gone


def test_a_deleted_file_is_missing_by_name_with_its_entries(copy: Copy) -> None:
    """What the laptop remembers to have verified there."""
    path = copy.tail(copy.first)[-3]
    copy.path(path).unlink()

    (found,) = copy.check().findings

    assert (found.code, found.device, found.index, found.file) == ("missing", copy.first, _span(path).start, path)
    assert found.facts == {"until": _span(path).end}


def test_a_log_that_shows_less_than_before_is_rolled_back(copy: Copy) -> None:
    """Its newest file is missing, and its end is not what was seen."""
    path = copy.tail(copy.first)[-1]
    copy.path(path).unlink()
    seen = len(copy.world.truth[copy.first])

    findings = copy.check().findings

    assert [(one.code, one.device, one.file) for one in findings] == [
        ("rolled-back", copy.first, None),
        ("missing", copy.first, path),
    ]
    assert findings[0].facts == {"shown": _span(path).start, "size": seen}


@pytest.mark.parametrize("number", [0, 1, 2])
def test_an_old_copy_of_the_whole_folder_is_rolled_back_for_each_laptop(copy: Copy, number: int) -> None:
    """With the sizes then and now; and no file of it is called altered."""
    shutil.rmtree(copy.folder)
    shutil.copytree(copy.world.snapshots[number], copy.folder)
    now = {device: len(entries) for device, entries in copy.world.truth.items() if entries}
    now[copy.world.revoked] = copy.world.cut

    findings = copy.check().findings

    back = {one.device: one.facts["size"] for one in findings if one.code == "rolled-back"}
    assert back == now
    assert {one.code for one in findings} == {"rolled-back", "missing"}


def test_an_emptied_folder_is_named_and_no_traceback(copy: Copy) -> None:
    """Markers gone, and every log rolled back to nothing."""
    shutil.rmtree(copy.folder)
    copy.folder.mkdir()

    codes = {(one.code, one.index) for one in copy.check().findings if one.file is None}

    assert codes == {("rolled-back", 0)}


# ------------------------------------------------------------ the sealed part


@pytest.mark.parametrize("path", ["tile/entries/000", "tile/0/000", "tile/1/000.p/1", "checkpoint"])
def test_each_sealed_file_is_named_when_altered_or_gone(copy: Copy, path: str) -> None:
    """It is determined by the log, byte for byte."""
    place = sealed(copy.first, path)
    copy.flip(place, 20)
    altered = copy.found()
    copy.path(place).unlink()
    missing = copy.found()

    assert [(code, device, file) for code, device, _, file in altered] == [
        ("foreign" if path == "checkpoint" else "altered", copy.first, place)
    ]
    assert [(code, device, file) for code, device, _, file in missing] == [("missing", copy.first, place)]


def test_an_altered_bundle_names_the_first_entry_that_is_wrong(copy: Copy) -> None:
    """Also where its lengths no longer fit."""
    place = sealed(copy.first, "tile/entries/000")
    before = sum(2 + len(entry) for entry in copy.world.truth[copy.first][:77])
    copy.flip(place, before)

    assert copy.found() == [("altered", copy.first, 77, place)]


def test_swapped_sealed_files_are_both_named_with_their_right_places(copy: Copy) -> None:
    """Bundles of two logs, and a bundle with a tile."""
    one, other = sealed(copy.first, "tile/entries/000"), sealed(copy.second, "tile/entries/000")
    copy.swap(one, other)
    bundles = {(found.code, found.file, found.facts["belongs_at"]) for found in copy.check().findings}
    copy.swap(one, other)
    tile = sealed(copy.first, "tile/0/000")
    copy.swap(one, tile)

    assert bundles == {("reordered", one, other), ("reordered", other, one)}
    assert {(found.code, found.file) for found in copy.check().findings} == {("reordered", one), ("reordered", tile)}


def test_a_bundle_that_no_head_covers_is_forged(copy: Copy) -> None:
    """Nobody signed what stands in it."""
    place = sealed(copy.first, "tile/entries/007")
    copy.path(place).write_bytes(b"\x00\x01x" * 256)

    assert copy.found() == [("forged", copy.first, None, place)]


def test_heads_of_the_sealed_part_are_named_by_what_is_wrong_with_them(copy: Copy) -> None:
    """Another laptop's; another key's; another history's; one over an unsealed size."""
    place = sealed(copy.first, "checkpoint")
    log = [leaf_hash(raw) for raw in copy.world.truth[copy.first]]
    origin = f"countersign/{copy.world.office}/{copy.first}"
    own, other = (copy.world.keys[device].sign_checkpoint for device in (copy.first, copy.second))
    heads = {
        "foreign": copy.path(sealed(copy.second, "checkpoint")).read_bytes(),
        "forged": other(Checkpoint(origin=origin, size=256, root=root_of(log[:256]))),
        "forked": own(Checkpoint(origin=origin, size=256, root=root_of(log[1:257]))),
        "altered": own(Checkpoint(origin=origin, size=300, root=root_of(log[:300]))),
        "rolled-back": own(Checkpoint(origin=origin, size=0, root=root_of([]))),
    }
    for code, head in heads.items():
        copy.path(place).write_bytes(head)

        assert [(found, device, file) for found, device, _, file in copy.found()] == [(code, copy.first, place)]


# ------------------------------------------------------------ entries that do not count


def test_entries_of_a_revoked_laptop_beyond_the_cut_are_named(copy: Copy) -> None:
    """What it signed after its log was ended, from the first such entry on."""
    world, cut = copy.world, copy.world.cut
    log = world.truth[world.revoked]
    path = layout.segment(world.revoked, cut - 1, len(log))
    content = world.segment(world.revoked, cut - 1, log[cut - 1 :], signer=world.keys[world.revoked])
    copy.path(path).write_bytes(content)

    (found,) = copy.check().findings

    assert (found.code, found.device, found.index, found.file) == ("forged", world.revoked, cut, path)
    assert found.facts == {"reason": "beyond-cut", "until": len(log)}


# ------------------------------------------------------------ attachments, and laptops that ask


def test_an_attachment_is_called_by_the_hash_of_its_content(copy: Copy) -> None:
    """An altered one is named; one in another directory is reordered."""
    one, other = sorted(path.relative_to(copy.folder).as_posix() for path in copy.folder.glob("blob/*/*"))[:2]
    copy.flip(one, 100)
    copy.path("blob/zz").mkdir()
    moved = f"blob/{'00' if not other.startswith('blob/00') else '01'}/{other.rpartition('/')[2]}"
    copy.path(moved).parent.mkdir(exist_ok=True)
    copy.path(other).rename(copy.path(moved))

    assert sorted(copy.found(), key=str) == sorted(
        [("altered", None, None, one), ("reordered", None, None, moved)], key=str
    )


def test_an_attachment_that_is_neither_there_nor_here_is_missing(copy: Copy, tmp_path: Path) -> None:
    """With the entry that refers to it; while this laptop has it, it is not."""
    blob = sorted(copy.folder.glob("blob/*/*"))[0]
    blob.unlink()
    kept = copy.found()
    home = Path(shutil.copytree(copy.world.homes[copy.second], tmp_path / "home"))
    (blobs_in(Office.open(home, write=False).store.home) / blob.name).unlink()
    with Office.open(home, write=False) as office:
        (found,) = check_folder(office, PlainFolder(copy.folder)).findings

    assert kept == []
    assert (found.code, found.device, found.file) == ("missing", copy.first, layout.blob(blob.name))
    assert found.index is not None


def test_files_of_laptops_that_ask_are_only_listed(copy: Copy) -> None:
    """Unless one is absurdly large."""
    copy.path("join").mkdir(exist_ok=True)
    copy.path("join/abc.req").write_bytes(b"sealed")
    listed = copy.check()
    copy.path("join/large.req").write_bytes(bytes(MAX_JOIN + 1))

    assert (listed.ok, [note.file for note in listed.notes]) == (True, ["join/abc.req"])
    assert copy.found() == [("foreign", None, None, "join/large.req")]


# ------------------------------------------------------------ hostile files


def test_links_and_huge_files_are_named_and_not_followed(copy: Copy, tmp_path: Path) -> None:
    """A link in the place of a file, of a directory, and files beyond every limit."""
    secret = tmp_path / "secret"
    secret.write_bytes(copy.path(copy.tail(copy.first)[-1]).read_bytes())
    link, large = copy.tail(copy.first)[-1], copy.tail(copy.second)[-1]
    copy.path(link).unlink()
    copy.path(link).symlink_to(secret)
    with copy.path(large).open("r+b") as stream:
        stream.truncate(64 << 20)
    blob = sorted(path.relative_to(copy.folder).as_posix() for path in copy.folder.glob("blob/*/*"))[0]
    with copy.path(blob).open("r+b") as stream:
        stream.truncate(MAX_BLOB + 1)

    findings = copy.check().findings

    assert sorted((one.code, one.file, one.facts["reason"]) for one in findings) == sorted(
        [("altered", link, "unreadable"), ("altered", large, "too-large"), ("altered", blob, "too-large")]
    )


def test_a_directory_that_is_a_link_is_named(copy: Copy, tmp_path: Path) -> None:
    """What it leads to is not looked at."""
    shutil.move(copy.path("tail"), tmp_path / "elsewhere")
    copy.path("tail").symlink_to(tmp_path / "elsewhere")

    assert ("altered", None, None, "tail") in copy.found()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 500,
        b"folderlog-seg/1 ",
        b"folderlog-seg/1 0 1 99999999\n",
        b"folderlog-seg/2 0 1 5\nxxxxx",
        b"folderlog-seg/1 0 1 5\n\xff\xff\xff\xff\xff",
        b"a sentence",
    ],
)
def test_hostile_content_under_our_names_is_altered(copy: Copy, content: bytes) -> None:
    """Whatever stands there, it is named as the file of the laptop in its name."""
    path = copy.tail(copy.first)[-1]
    copy.path(path).write_bytes(content)
    bundle = sealed(copy.second, "tile/entries/000")
    copy.path(bundle).write_bytes(content)

    assert [(code, device, file) for code, device, _, file in copy.found()] == [
        ("altered", copy.first, path),
        ("altered", copy.second, bundle),
    ]


# ------------------------------------------------------------ a laptop that is behind


def test_what_the_folder_has_beyond_this_laptop_is_verified_by_its_heads(copy: Copy) -> None:
    """A laptop that has read nothing names the same wrong entry; what is sound is news."""
    with Office.open(copy.world.joiner, write=False) as office:
        sound = check_folder(office, PlainFolder(copy.folder))
        path = copy.tail(copy.first)[-2]
        copy.flip(path, -1)
        tampered = check_folder(office, PlainFolder(copy.folder))

    assert sound.ok
    assert {note.code for note in sound.notes} == {"news"}
    assert [(one.code, one.device, one.file) for one in tampered.findings] == [("altered", copy.first, path)]


def test_a_laptop_that_is_behind_names_the_bundle_that_keeps_it_back(copy: Copy) -> None:
    """Nothing after it can be verified, and that is said of what is gone, not of what is there."""
    place = sealed(copy.first, "tile/entries/000")
    copy.path(place).unlink()
    for path in copy.tail(copy.first):
        if _span(path).start < 256:
            copy.path(path).unlink()
    with Office.open(copy.world.joiner, write=False) as office:
        findings = check_folder(office, PlainFolder(copy.folder)).findings

    assert ("missing", copy.first, place) in [(one.code, one.device, one.file) for one in findings]


def test_a_folder_is_not_compared_with_what_was_altered_here(copy: Copy, tmp_path: Path) -> None:
    """The laptop's own database is checked first: the folder is not blamed for it."""
    import sqlite3
    from contextlib import closing

    home = Path(shutil.copytree(copy.world.homes[copy.second], tmp_path / "home"))
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("UPDATE entries SET leaf = ? WHERE device = ? AND position = 9", (bytes(32), copy.first))

    with Office.open(home, write=False) as office, pytest.raises(Trouble) as caught:
        check_folder(office, PlainFolder(copy.folder))

    assert caught.value.code == "home-not-sound"


def test_a_folder_that_is_not_there_is_outside_trouble(copy: Copy) -> None:
    """Nothing is called missing because a drive is unplugged."""
    shutil.rmtree(copy.folder)

    with pytest.raises(FolderTrouble) as caught:
        copy.check()

    assert caught.value.code == "folder-offline"


# ------------------------------------------------------------ the command


def answer(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    """Exit code and JSON of a command."""
    code = main([*(str(word) for word in words), "--json"])
    return code, msgspec.json.decode(capsys.readouterr().out)


def test_the_command_checks_the_connected_folder_or_another(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a value the connected one; exit code 1 where anything is wrong, with a sentence about it."""
    home = copy.world.homes[copy.second]
    path = copy.tail(copy.first)[-1]
    copy.path(path).unlink()

    fine, connected = answer(capsys, "verify", "--folder", "--home", home)
    wrong, plain = answer(capsys, "verify", "--folder", copy.folder, "--home", home)

    assert (fine, connected["ok"], connected["folder"]) == (0, True, str(copy.world.folder))
    assert (wrong, plain["ok"]) == (1, False)
    assert {"ok", "entries", "devices", "findings"} <= plain.keys()
    assert {"code", "device", "index", "file", "text"} <= plain["findings"][1].keys()
    assert plain["findings"][1]["file"] == path
    assert path in plain["findings"][1]["text"]
    assert copy.first[:8] in plain["findings"][1]["text"]


def test_the_command_says_in_words_what_and_whose(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    """One wrong file is one line at the top."""
    path = copy.tail(copy.first)[-2]
    copy.flip(path, -1)

    code = main(["verify", "--folder", str(copy.folder), "--home", str(copy.world.homes[copy.second])])

    first = capsys.readouterr().out.splitlines()[0]
    assert code == 1
    assert first.startswith(f"{path} was altered: entry ")
    assert copy.first[:8] in first


def test_an_office_without_a_folder_is_told_so(tmp_path: Path, copy: Copy) -> None:
    """There is nothing to compare with."""
    home = Path(shutil.copytree(copy.world.joiner, tmp_path / "home"))

    with Office.open(home, write=False) as office, pytest.raises(Exception, match="no shared folder") as caught:
        folder_to_check(office, None)

    assert getattr(caught.value, "code", "") == "no-folder"


def test_what_is_left_of_a_span_is_what_nothing_holds() -> None:
    """Overlaps, neighbours and spans outside."""
    taken = [Span(0, 3), Span(2, 4), Span(6, 7), Span(20, 30)]

    assert list(without(Span(1, 10), taken)) == [Span(4, 6), Span(7, 10)]
    assert list(without(Span(2, 4), taken)) == []


def _span(path: str) -> Span:
    name = layout.parse_segment(path.removeprefix("tail/"))
    assert name is not None
    return Span(name.start, name.end)

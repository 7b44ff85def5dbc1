"""Checking the shared folder: each wrong file is named with what is wrong and whose it is, and nothing else is."""

import shutil
from pathlib import Path

import pytest

from tests.journeys.tampered_world import World
from tests.office.folder_check.folder_copy import Copy, sealed, span_of
from workflows.cli.folder_findings import folder_finding_sentence, folder_note_sentences
from workflows.office.office import Office
from workflows.office.proving.folder_checking import check_folder
from workflows.office.sharing.sharing import Sharing
from workflows.sync import layout
from workflows.sync.plain import PlainFolder

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
    assert sorted(note.code for note in verdict.notes) == ["copy", "strange", "strange"]
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
    path = next(path for path in copy.tail(copy.first) if span_of(path).end - span_of(path).start > 20)
    raw = copy.path(path).read_bytes()
    entries = copy.world.truth[copy.first][span_of(path).start : span_of(path).end]
    copy.path(path).write_bytes(raw[: len(raw) - sum(2 + len(entry) for entry in entries[-2:]) - 5])

    assert copy.found() == [("altered", copy.first, span_of(path).end - 3, path)]


def test_known_entries_under_a_broken_signature_were_altered(copy: Copy) -> None:
    """The laptop wrote them, so nobody forged them; its signature is damaged."""
    path = copy.tail(copy.first)[-1]
    raw = copy.path(path).read_bytes()
    entries = copy.world.truth[copy.first][span_of(path).start :]
    signer = copy.world.keys[copy.second]
    copy.path(path).write_bytes(copy.world.segment(copy.first, span_of(path).start, entries, signer=signer))

    assert copy.found() == [("altered", copy.first, None, path)]
    assert copy.path(path).read_bytes() != raw


def test_a_file_with_two_altered_bytes_was_altered_also_where_the_signature_is_one_of_them(copy: Copy) -> None:
    """One in the signature and one in the entry: what is held here still tells whose it was."""
    path = copy.tail(copy.first)[-1]
    signature = copy.path(path).read_bytes().index(b"\n\n") + 100
    copy.flip(path, signature)
    copy.flip(path, -1)

    (found,) = copy.check().findings

    assert (found.code, found.device, found.file) == ("altered", copy.first, path)
    assert found.index == span_of(path).end - 1


def test_what_nobody_wrote_is_forged(copy: Copy) -> None:
    """Other entries in the place of known ones, under a head that the laptop did not sign."""
    path = copy.tail(copy.first)[-1]
    start, end = span_of(path).start, span_of(path).end
    made_up = [b"made up" * 40 for _ in range(start, end)]
    copy.path(path).write_bytes(copy.world.segment(copy.first, start, made_up, signer=copy.world.keys[copy.second]))

    assert copy.found() == [("forged", copy.first, start, path)]


def test_the_folder_of_another_office_is_one_finding(copy: Copy) -> None:
    """Nothing else is said of it than whose it is not."""
    verdict = check_folder(copy.checks, PlainFolder(copy.world.foreign))

    (found,) = verdict.findings
    assert (found.code, found.file, verdict.notes) == ("foreign", "office.json", ())
    assert "Connect the right one" in folder_finding_sentence(found, verdict.names)


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
            ("reordered", copy.second, span_of(other).start, one),
            ("reordered", copy.first, span_of(one).start, other),
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
            ("foreign", copy.first, span_of(ours).start, ours),
        ],
        key=str,
    )


# ------------------------------------------------------------ what is gone


def test_a_deleted_file_is_missing_by_name_with_its_entries(copy: Copy) -> None:
    """What the laptop remembers to have verified there."""
    path = copy.tail(copy.first)[-3]
    copy.path(path).unlink()

    (found,) = copy.check().findings

    assert (found.code, found.device, found.index, found.file) == ("missing", copy.first, span_of(path).start, path)
    assert found.facts == {"until": span_of(path).end}


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
    assert findings[0].facts == {"shown": span_of(path).start, "size": seen}


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


def test_what_is_wrong_is_still_named_after_an_exchange(copy: Copy, tmp_path: Path) -> None:
    """The exchange forgets files that are gone, and remembers how far each log was seen."""
    home = Path(shutil.copytree(copy.world.homes[copy.second], tmp_path / "home"))
    gone, altered = copy.tail(copy.first)[-3], copy.tail(copy.first)[-1]
    copy.path(gone).unlink()
    copy.flip(altered, -1)
    with Office.open(home) as office:
        Sharing(office, PlainFolder(copy.folder)).exchange()

    with Office.open(home, write=False) as office:
        findings = check_folder(office, PlainFolder(copy.folder)).findings

    assert sorted((one.code, one.device, one.index, one.file) for one in findings) == [
        ("altered", copy.first, span_of(altered).end - 1, altered),
        ("missing", copy.first, span_of(gone).start, None),
    ]
    assert findings[-1].facts == {"until": span_of(gone).end}

"""Folders in a bad mood: gone, foreign, rolled back, with files missing; and what is mended."""

import pytest

from tests.support.memory_folder import MemoryFolder
from tests.support.memory_logs import OFFICE, Clock, Device, FolderLaptop
from workflows.ledger import segment
from workflows.sync import layout, marker, plan
from workflows.sync.folder import FolderTrouble, Listed
from workflows.sync.report import Report

LATER = {"minutes": 61.0}


def codes(report: Report) -> list[tuple[str, str | None]]:
    """Alarms in short."""
    return [(alarm.code, alarm.device) for alarm in report.alarms]


def trouble(code: str) -> FolderTrouble:
    """A folder's no."""
    return FolderTrouble(code=code, title="t", text="t", advice="a")


@pytest.fixture
def both(anna: FolderLaptop, ben: FolderLaptop) -> tuple[FolderLaptop, FolderLaptop]:
    """Two laptops that have all of each other."""
    anna.say(300)
    ben.say(10)
    for laptop in (anna, ben, anna):
        laptop.run()
    return anna, ben


Both = tuple[FolderLaptop, FolderLaptop]


@pytest.mark.parametrize(
    ("keep", "code"),
    [("nothing", "folder-empty"), ("segments", "folder-missing"), ("another office", "folder-foreign")],
)
def test_a_folder_without_our_marker_is_an_alarm_and_never_an_instruction(
    both: Both, folder: MemoryFolder, keep: str, code: str
) -> None:
    """Nothing is read, written, deleted or forgotten; and all goes on when it is back."""
    anna, _ = both
    whole = dict(folder.files)
    kept = {path: raw for path, raw in whole.items() if keep == "segments" and path.endswith(".seg")}
    folder.files = kept | ({layout.marker("b" * 26): b"x"} if keep == "another office" else {})
    anna.say(5)
    memory, there = dict(anna.memory.kept), dict(folder.files)

    report = anna.run()

    assert codes(report) == [(code, None)]
    assert (report.listings, report.files_read, report.files_written, report.files_deleted) == (1, 0, 0, 0)
    assert folder.files == there
    assert anna.memory.kept == memory
    folder.files = whole
    back = anna.run()
    assert (codes(back), back.published) == ([], 5)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "folder-missing"),
        (b"{", "folder-missing"),
        (b'{"format":"folderlog/2","office":"other"}', "folder-newer"),
        (marker.Marker(format=marker.FORMAT, office="b" * 26, founder="c").to_bytes(), "folder-foreign"),
    ],
)
def test_a_new_laptop_does_nothing_where_the_marker_at_the_top_disagrees(
    anna: FolderLaptop, folder: MemoryFolder, content: bytes | None, code: str
) -> None:
    """The copy in the tail alone is not enough for the first exchange."""
    folder.files.pop(layout.OFFICE_FILE)
    if content is not None:
        folder.files[layout.OFFICE_FILE] = content
    anna.say(1)

    report = anna.run()

    assert codes(report) == [(code, None)]
    assert folder.tail() == ()


def test_a_folder_that_was_rolled_back_is_named_and_the_author_writes_his_own_again(
    both: Both, folder: MemoryFolder, clock: Clock
) -> None:
    """Each laptop heals itself at once, and names the others whose logs end too early."""
    anna, ben = both
    old = dict(folder.files)
    for laptop in (anna, ben):
        laptop.say(700)
        laptop.run()
    anna.run()
    folder.files = old

    first = anna.run()
    second = ben.run()

    facts = {alarm.code: dict(alarm.facts) for alarm in first.alarms}
    assert codes(first) == [("missing", anna.id), ("rolled-back", ben.id)]
    assert facts["rolled-back"] == {"seen": 710, "shown": 10}
    assert codes(second) == [("missing", ben.id)]
    assert [codes(laptop.run()) for laptop in both] == [[], []]
    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    carl.run()
    assert carl.logs.all_entries() == anna.logs.all_entries() == ben.logs.all_entries()


def test_a_whole_folder_that_was_lost_is_written_again_by_one_laptop(
    both: Both, folder: MemoryFolder, clock: Clock
) -> None:
    """After it was connected anew: the own log at once, the others' after a while."""
    anna, ben = both
    folder.files.clear()
    marker.connect(folder, OFFICE, anna.id, fresh_ok=True)

    early = anna.run()
    clock.wait(**LATER)
    late = anna.run()
    after = anna.run()

    assert codes(early) == [("missing", anna.id), ("rolled-back", ben.id)]
    assert codes(late) == [("rolled-back", ben.id)]
    assert codes(after) == []
    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    carl.run()
    assert carl.logs.all_entries() == anna.logs.all_entries()
    assert codes(ben.run()) == []


def test_a_gap_is_an_alarm_only_after_ten_minutes_and_is_healed_within_an_hour(
    both: Both, folder: MemoryFolder, clock: Clock
) -> None:
    """Sync clients delete before they write; the author comes first; then anyone writes the same bytes."""
    anna, ben = both
    anna.say(5)
    anna.run()
    ben.run()
    lost = layout.segment(anna.id, 256, 300)
    del folder.files[lost]

    soon = ben.run()
    clock.wait(minutes=11)
    later = ben.run()
    clock.wait(**LATER)
    healing = ben.run()

    assert codes(soon) == []
    assert codes(later) == [("missing", anna.id)]
    assert {"start": 256, "end": 300}.items() <= dict(later.alarms[0].facts).items()
    assert healing.files_written == 1
    healed = segment.decode(folder.files[layout.segment(anna.id, 256, 305)])
    assert list(healed.entries) == anna.logs.log(anna.id).entries[256:]
    assert codes(ben.run()) == []
    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    assert carl.run().imported == 315


def test_two_healers_write_the_same_bytes(both: Both, folder: MemoryFolder, clock: Clock) -> None:
    """Content is determined by the head and the entries."""
    anna, ben = both
    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    carl.run()
    rest = {path: raw for path, raw in folder.files.items() if anna.id not in path}
    written = []
    for healer in (ben, carl):
        folder.files = dict(rest)
        healer.run()
        clock.wait(**LATER)
        healer.run()
        written.append(dict(folder.files))

    assert written[0] == written[1]
    assert any(anna.id in path for path in written[0])


def test_healing_brings_back_sealed_files_too(both: Both, folder: MemoryFolder, clock: Clock) -> None:
    """One who joins needs them, and the author may be away for good."""
    anna, ben = both
    folder.files = {path: raw for path, raw in folder.files.items() if anna.id not in path}
    ben.run()
    clock.wait(**LATER)
    ben.run()

    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    carl.run()

    assert carl.logs.all_entries() == ben.logs.all_entries()
    assert len(carl.logs.log(anna.id).entries) == 300


def test_a_reader_without_leave_to_write_heals_nothing(both: Both, folder: MemoryFolder, clock: Clock) -> None:
    """It only says what is missing."""
    anna, ben = both
    folder.files = {path: raw for path, raw in folder.files.items() if anna.id not in path}
    before = dict(folder.files)
    ben.run(publish=False)
    clock.wait(**LATER)

    report = ben.run(publish=False, deep=True)

    assert ("rolled-back", anna.id) in codes(report)
    assert folder.files == before


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: bytes(len(raw)), lambda raw: raw[:-1] + b"!"])
def test_a_deep_run_finds_and_mends_every_damaged_file(
    both: Both, folder: MemoryFolder, clock: Clock, damage: object
) -> None:
    """Own files and others', sealed and not, of the same size and not."""
    assert callable(damage)
    anna, _ = both
    whole = {path: raw for path, raw in folder.files.items() if path.startswith(("tail/", "log/"))}
    for path, raw in whole.items():
        if not path.endswith(".office"):
            folder.files[path] = damage(raw)

    report = anna.run(deep=True)
    aside = dict(report.set_aside)

    sealed = [path for path in whole if "/tile/" in path]
    assert {aside[path] for path in sealed} == {"damaged"}
    assert all(folder.files[path] == whole[path] for path in whole if path.startswith("log/"))
    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    carl.run()
    assert carl.logs.all_entries() == anna.logs.all_entries()
    assert codes(anna.run(deep=True)) == []


def test_a_deep_run_over_a_whole_folder_writes_nothing(both: Both, folder: MemoryFolder) -> None:
    """It reads everything and finds it right."""
    anna, _ = both
    before = dict(folder.files)

    report = anna.run(deep=True)

    assert (report.set_aside, report.alarms, report.files_written) == ((), (), 0)
    assert folder.files == before
    assert report.files_read >= len([path for path in before if "/" in path]) - 1


def test_a_known_file_with_another_size_is_judged_again(both: Both, folder: MemoryFolder) -> None:
    """And an own one that was damaged is written again at once."""
    anna, _ = both
    path = layout.segment(anna.id, 256, 300)
    folder.files[path] = folder.files[path][:-5]

    report = anna.run()

    assert dict(report.set_aside) == {}
    assert codes(report) == [("missing", anna.id)]
    assert codes(anna.run()) == []
    assert segment.decode(folder.files[path]).end == 300


def test_a_cleared_up_damaged_own_file_does_not_stay(both: Both, folder: MemoryFolder, clock: Clock) -> None:
    """Damaged files under own names go once others hold their entries."""
    anna, _ = both
    junk = layout.segment(anna.id, 290, 299)
    folder.files[junk] = b"folderlog-seg/1 "

    aside = dict(anna.run().set_aside)
    clock.wait(minutes=11)
    anna.run()

    assert aside == {junk: "incomplete"}
    assert junk not in folder.files


@pytest.mark.parametrize("code", ["folder-full", "folder-denied"])
def test_a_folder_that_takes_nothing_still_gives(anna: FolderLaptop, ben: FolderLaptop, code: str) -> None:
    """What others wrote comes in; what is new here waits, with an alarm."""
    ben.say(2)
    ben.run()
    anna.say(3)
    create = anna.folder.create

    def refuse(path: str, content: bytes) -> bool:
        raise trouble(code)

    anna.folder.create = refuse  # type: ignore[method-assign]  # a folder in a bad mood
    report = anna.run()
    anna.folder.create = create  # type: ignore[method-assign]

    assert (report.imported, report.published, codes(report)) == (2, 0, [(code, None)])
    assert anna.run().published == 3


def test_a_folder_that_does_not_answer_is_trouble(anna: FolderLaptop) -> None:
    """Said as such, with nothing lost."""
    anna.say(1)

    def away(directory: str) -> tuple[Listed, ...]:
        raise trouble("folder-offline")

    listing = anna.folder.list
    anna.folder.list = away  # type: ignore[method-assign]  # a folder in a bad mood
    with pytest.raises(FolderTrouble):
        anna.run()
    anna.folder.list = listing  # type: ignore[method-assign]

    assert anna.run().published == 1


def test_a_file_that_cannot_be_fetched_now_stops_no_other(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """A placeholder without network; it is tried again after a while."""
    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    for laptop in (anna, ben):
        laptop.say(1)
        laptop.run()
    stuck = layout.segment(anna.id, 0, 1)
    read = folder.read

    def hang(path: str, limit: int) -> bytes | None:
        if path == stuck:
            raise trouble("folder-file")
        return read(path, limit)

    folder.read = hang  # type: ignore[method-assign]  # a folder in a bad mood
    report = carl.run()
    folder.read = read  # type: ignore[method-assign]

    assert (report.devices, dict(report.set_aside)) == ((ben.id,), {stuck: "unreadable"})
    assert carl.run().imported == 0
    clock.wait(seconds=plan.RETRY_FIRST_MS / 1000)
    assert carl.run().imported == 1


def test_both_markers_let_the_work_go_on(both: Both, folder: MemoryFolder) -> None:
    """Another office's marker beside ours: two folders were put together, nothing of ours is wrong."""
    anna, _ = both
    folder.files[layout.marker(Device("other").id)] = b"x"
    anna.say(1)

    report = anna.run()

    assert (report.published, codes(report)) == (1, [("folder-foreign", None)])


def test_a_deep_run_replaces_a_damaged_file_of_another_at_once(both: Both, folder: MemoryFolder, clock: Clock) -> None:
    """Of the same size, so that no listing tells. With a whole head as it was; else a later head holds it."""
    anna, ben = both
    path = layout.segment(anna.id, 256, 300)
    raw = folder.files[path]
    anna.say(5)
    anna.run()
    ben.run()
    signature = raw.index(b"\n\n") + 100
    for at, whole in ((len(raw) - 1, raw), (signature, None)):
        folder.files[path] = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        assert ben.run().files_written == 0

        ben.run(deep=True)

        assert folder.files.get(path) == whole
        assert ben.run(deep=True).set_aside == ()
    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    carl.run()
    assert carl.logs.all_entries() == ben.logs.all_entries()


def test_a_deep_run_writes_a_damaged_newest_file_of_another_as_it_was(both: Both, folder: MemoryFolder) -> None:
    """Its head is held here, so its content is determined."""
    anna, ben = both
    path = layout.segment(anna.id, 256, 300)
    raw = folder.files[path]
    folder.files[path] = raw[:-1] + bytes([raw[-1] ^ 1])

    ben.run(deep=True)

    assert folder.files[path] == raw
    assert ben.run(deep=True).set_aside == ()


def test_a_deep_run_writes_a_missing_file_of_another_at_once(both: Both, folder: MemoryFolder, clock: Clock) -> None:
    """Its author may be away for good."""
    anna, ben = both
    for path in [one for one in folder.files if one.startswith(f"tail/{anna.id}.")]:
        del folder.files[path]

    ben.run(deep=True)

    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    carl.run()
    assert carl.logs.all_entries() == ben.logs.all_entries()


def test_a_deep_run_leaves_a_damaged_file_whose_entries_nothing_else_holds(both: Both, folder: MemoryFolder) -> None:
    """It may be the newest of its author, on its way here."""
    anna, ben = both
    path = layout.segment(anna.id, 300, 302)
    folder.files[path] = b"half a file"

    ben.run(deep=True)

    assert folder.files[path] == b"half a file"

"""Exchanges that go well: entries go into the folder and come out of it."""

import pytest

from tests.support.memory_folder import Breaking, MemoryFolder, PowerCut
from tests.support.memory_logs import OFFICE, Clock, Device, FolderLaptop
from workflows.ledger import segment, tiles
from workflows.ledger.checkpoint import open_checkpoint
from workflows.sync import layout, marker, plan
from workflows.sync.plain import PlainFolder


def test_what_one_laptop_decides_the_other_has_after_one_exchange_each(anna: FolderLaptop, ben: FolderLaptop) -> None:
    """One listing and one read for one publish."""
    anna.say(3)

    sent, received = anna.run(), ben.run()

    assert (sent.published, sent.in_folder, sent.files_written) == (3, 3, 1)
    assert (received.imported, received.devices) == (3, (anna.id,))
    assert ben.logs.all_entries() == anna.logs.all_entries()
    assert ben.run().files_read == 0


def test_the_same_over_a_real_directory(directory: PlainFolder, clock: Clock) -> None:
    """Files on a disk, sealed part included."""
    anna = FolderLaptop("anna", directory, members=["ben"], clock=clock)
    ben = FolderLaptop("ben", directory, members=["anna"], clock=clock)
    anna.say(600)

    anna.run()
    ben.run()

    assert ben.logs.all_entries() == anna.logs.all_entries()


@pytest.mark.parametrize("devices", [1, 12])
def test_an_idle_run_is_one_listing_and_nothing_else(folder: MemoryFolder, clock: Clock, devices: int) -> None:
    """For any number of devices and also after a restart, as long as there is nothing new."""
    names = [f"laptop {number}" for number in range(devices)]
    laptops = [FolderLaptop(name, folder, members=names, clock=clock) for name in names]
    for laptop in laptops:
        laptop.say(5)
        laptop.run()
    reader = laptops[0]
    reader.run()
    changes = reader.memory.changes

    reader.restart()
    reports = [reader.run(), reader.run()]

    for report in reports:
        assert (report.listings, report.files_read, report.files_written, report.files_deleted) == (1, 0, 0, 0)
        assert not report.alarms
        assert not report.set_aside
    assert reader.memory.changes == changes


def test_publishing_waits_for_the_marker_and_writes_nothing_without_leave(
    anna: FolderLaptop, folder: MemoryFolder
) -> None:
    """A run that may not publish only reads."""
    anna.say(2)
    before = dict(folder.files)

    report = anna.run(publish=False)

    assert folder.files == before
    assert (report.published, report.in_folder, report.files_written) == (0, 0, 0)
    assert anna.run().published == 2


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [2, 20])
def test_files_and_bytes_stay_within_bounds_at_three_entries_a_publish(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder, clock: Clock, seconds: int
) -> None:
    """At most 33 tail files at any moment and 4 times the data written, over 3,000 entries."""
    most = written = 0
    for _ in range(1000):
        anna.say(3, size=487)
        clock.wait(seconds=seconds)
        report = anna.run()
        written += report.bytes_written
        most = max(most, len(folder.tail(anna.id)))
        assert not report.alarms
        assert report.published == 3
    ben.run()

    assert most <= plan.MOST_FILES
    assert written <= 4 * 3000 * 487
    assert len(folder.files) < 80
    assert ben.logs.all_entries() == anna.logs.all_entries()


def test_covered_files_wait_ten_minutes(anna: FolderLaptop, folder: MemoryFolder, clock: Clock) -> None:
    """A sync client may carry deletions before new files."""
    for _ in range(plan.MERGE_AT):
        anna.say(1)
        anna.run()
    assert layout.segment(anna.id, 0, plan.MERGE_AT - 1) in folder.files

    clock.wait(minutes=9)
    anna.run()
    soon = folder.tail(anna.id)
    clock.wait(minutes=2)
    anna.run()

    assert len(soon) == plan.MERGE_AT + 1
    assert folder.tail(anna.id) == (
        layout.segment(anna.id, 0, plan.MERGE_AT - 1),
        layout.segment(anna.id, plan.MERGE_AT - 1, plan.MERGE_AT),
    )


def test_the_largest_end_never_shrinks_in_any_order_of_delivery(
    anna: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """Between any two runs, the newest file that stood before still stands."""
    for _ in range(100):
        newest = max((_end(path) for path in folder.tail(anna.id)), default=0)
        before = [path for path in folder.tail(anna.id) if _end(path) == newest]
        anna.say(4)
        clock.wait(minutes=3)
        anna.run()

        assert set(before) & set(folder.tail(anna.id)) == set(before)


def test_the_sealed_part_is_the_exact_layout_that_foreign_tools_know(
    anna: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """Bundles, tiles of all levels and a head that they back; nothing else."""
    for _ in range(11):
        anna.say(100)
        anna.run()
    entries = anna.logs.log(anna.id).entries[:1024]

    expected = {f"log/{anna.id}/{path}": raw for path, raw in tiles.log_files(entries)}
    head = folder.files.pop(layout.checkpoint(anna.id))
    assert {path: raw for path, raw in folder.files.items() if path.startswith("log/")} == expected
    signed = open_checkpoint(head, origin=anna.device.origin, log_public=anna.device.public)
    assert signed.size == 1024


def test_a_long_log_that_meets_a_new_folder_is_sealed_directly(anna: FolderLaptop, folder: MemoryFolder) -> None:
    """Few files, and hardly more bytes than data."""
    anna.say(3000, size=487)

    report = anna.run()

    assert report.in_folder == 3000
    assert report.files_written < 30
    assert report.bytes_written < 1.4 * 3000 * 487


@pytest.mark.parametrize("count", [255, 256, 257, 511, 512, 513])
def test_logs_around_a_multiple_of_256_arrive_whole(
    anna: FolderLaptop, ben: FolderLaptop, count: int, clock: Clock
) -> None:
    """Also for one who joins when the tail has been tidied."""
    anna.say(count)
    anna.run()
    clock.wait(minutes=30)
    anna.run()
    clock.wait(minutes=30)

    assert not anna.run().alarms
    assert ben.run().imported == count
    assert ben.logs.all_entries() == anna.logs.all_entries()
    assert not ben.run().alarms


def test_large_entries_make_small_segments(anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder) -> None:
    """256 KB a segment, whatever the number."""
    anna.logs.append(*(bytes([number]) * 60_000 for number in range(20)))

    anna.run()
    ben.run()

    assert max(len(folder.files[path]) for path in folder.tail()) < 260_000
    assert ben.logs.all_entries() == anna.logs.all_entries()


def test_a_laptop_that_an_import_lets_in_is_followed_in_the_same_run(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """The authority's log says who belongs to the office."""
    carl = FolderLaptop("carl", folder, members=["anna", "ben"], clock=clock)
    for laptop in (anna, ben):
        laptop.say(2)
        laptop.run()
    del carl.logs.admitted[ben.id]
    add = carl.logs.add

    def admit_ben(batches: object) -> None:
        add(batches)  # type: ignore[arg-type]  # handed on as it came
        carl.logs.admit(ben.device)

    carl.logs.add = admit_ben  # type: ignore[method-assign]  # what the office does when it folds an import

    assert carl.run().devices == tuple(sorted((anna.id, ben.id)))


@pytest.mark.parametrize("after", [False, True], ids=["before a call", "after a call"])
@pytest.mark.parametrize("backlog", [5, 70, 300, 1000])
def test_a_crash_at_any_step_of_publishing_loses_nothing(backlog: int, after: bool) -> None:
    """The laptop goes dark at its nth call to the folder, for every n; the next run completes the work."""
    nth = 0
    while True:
        nth += 1
        clock, folder = Clock(), _connected()
        anna = FolderLaptop("anna", folder, members=["ben"], clock=clock)
        for _ in range(plan.MERGE_AT - 1):
            anna.say(1)
            anna.run()
        clock.wait(minutes=60)
        anna.say(backlog)
        anna.folder = Breaking(folder, nth, after=after)
        anna.restart()
        try:
            anna.run()
        except PowerCut:
            broke = True
        else:
            broke = False
        ben = FolderLaptop("ben", folder, members=["anna"], clock=clock)
        ben.run()
        held = ben.logs.log(anna.id).entries
        assert held == anna.logs.log(anna.id).entries[: len(held)]
        assert len(held) >= plan.MERGE_AT - 1

        anna.folder = folder
        anna.restart()
        clock.wait(minutes=60)
        report = anna.run()
        ben.run()

        assert report.in_folder == backlog + plan.MERGE_AT - 1
        assert not report.set_aside
        assert not report.twin
        assert len(folder.tail(anna.id)) <= plan.MOST_FILES
        assert ben.logs.all_entries() == anna.logs.all_entries()
        if not broke:
            break
    assert nth > 4


def test_every_published_file_is_read_back_before_it_counts(anna: FolderLaptop, folder: MemoryFolder) -> None:
    """A drive that takes a file and keeps another has not taken it."""
    create = folder.create

    def keep_half(path: str, content: bytes) -> bool:
        return create(path, content[: len(content) // 2])

    anna.say(3)
    folder.create = keep_half  # type: ignore[method-assign]  # a drive in a bad mood
    report = anna.run()
    folder.create = create  # type: ignore[method-assign]

    assert (report.published, report.in_folder) == (0, 0)
    assert report.set_aside == ((layout.segment(anna.id, 0, 3), "not-kept"),)
    assert anna.run().in_folder == 3


def test_a_flipped_bit_on_the_own_disk_is_never_signed(anna: FolderLaptop, folder: MemoryFolder) -> None:
    """Entries that are no longer what was hashed are not published."""
    anna.say(3)
    anna.logs.log(anna.id).entries[1] = b"flipped"

    report = anna.run()

    assert [alarm.code for alarm in report.alarms] == ["entry-damaged"]
    assert folder.tail() == ()
    assert anna.logs.signed == []


def test_a_forgotten_memory_is_made_up_for_from_the_folder(
    anna: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """Nothing is written twice, nothing alarms."""
    for _ in range(9):
        anna.say(70)
        anna.run()
    clock.wait(minutes=30)
    anna.run()
    before = dict(folder.files)

    anna.memory.kept.clear()
    anna.restart()
    report = anna.run()

    assert report.in_folder == 630
    assert (report.alarms, report.set_aside) == ((), ())
    assert folder.files.items() >= {path: raw for path, raw in before.items() if "/tile/" in path}.items()
    assert set(folder.files) == set(before)


def _end(path: str) -> int:
    name = layout.parse_segment(layout.split(path)[1])
    assert name is not None
    return name.end


def _connected() -> MemoryFolder:
    folder = MemoryFolder()
    marker.connect(folder, OFFICE, Device("anna").id, fresh_ok=True)
    return folder


def test_segments_hold_at_most_64_entries(anna: FolderLaptop, folder: MemoryFolder) -> None:
    """And each carries the head of its own size."""
    anna.say(200)

    anna.run()

    taken = [segment.decode(folder.files[path]) for path in folder.tail()]
    assert sorted((one.start, one.end) for one in taken) == [(0, 64), (64, 128), (128, 192), (192, 200)]

"""Two histories, restored laptops, and a folder in which others can write what they like."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.memory_folder import MemoryFolder
from tests.support.memory_logs import OFFICE, Clock, Device, DictMemory, FolderLaptop
from workflows.ledger import fork, segment
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.note import MAX_NOTE_BYTES
from workflows.ledger.tiles import TILE_WIDTH, encode_bundle
from workflows.sync import layout, marker, plan
from workflows.sync.folder import FolderTrouble


def connected() -> MemoryFolder:
    """A folder that anna's laptop connected."""
    made = MemoryFolder()
    marker.connect(made, OFFICE, Device("anna").id, fresh_ok=True)
    return made


def written(device: Device, entries: list[bytes], start: int, end: int) -> bytes:
    """A segment as its author writes it."""
    return segment.encode(start=start, note=device.sign(entries[:end]), entries=entries[start:end])


def clone(laptop: FolderLaptop) -> FolderLaptop:
    """A copy of the whole disk: the same key, the same log, the same memory."""
    other = FolderLaptop("anna", laptop.folder, members=["ben"], clock=laptop.clock)
    other.logs.append(*laptop.logs.log(laptop.id).entries)
    other.logs.log(laptop.id).note = laptop.logs.log(laptop.id).note
    other.memory = DictMemory(laptop.memory.kept)
    other.restart()
    return other


@pytest.fixture
def twins(anna: FolderLaptop) -> tuple[FolderLaptop, FolderLaptop]:
    """A laptop and its copy, which then go different ways."""
    anna.say(5)
    anna.run()
    other = clone(anna)
    anna.logs.append(b"the one", b"goes on")
    other.logs.append(b"the other")
    return anna, other


Twins = tuple[FolderLaptop, FolderLaptop]


def test_a_twin_stops_writing_and_everyone_holds_the_proof(twins: Twins, ben: FolderLaptop) -> None:
    """The copy notices when it meets the other's file; whoever has seen both can prove it to anybody."""
    one, other = twins
    one.run()
    other.logs.sign(_head(other))

    noticed = other.run()
    again = other.run()
    other.restart()
    restarted = other.run()

    assert noticed.twin
    assert (noticed.published, again.published, restarted.published) == (0, 0, 0)
    assert again.twin
    assert restarted.twin
    for report in (noticed, restarted):
        (device, proof), *_ = report.forks
        assert (device, proof.index) == (one.id, 5)
        fork.verify(proof, origin=one.device.origin, log_public=one.device.public)
    assert again.files_read == 0
    assert other.folder.files == one.folder.files  # type: ignore[attr-defined]  # the very same folder
    assert ben.run().imported == 7


def test_a_twin_that_never_signed_its_own_part_signs_nothing_for_the_proof(twins: Twins) -> None:
    """It stops before there are two signed histories."""
    one, other = twins
    one.run()
    before = len(other.logs.signed)

    report = other.run()

    assert (report.twin, report.forks, report.published) == (True, (), 0)
    assert len(other.logs.signed) == before


def test_two_published_histories_are_proven_by_the_reader(ben: FolderLaptop, twins: Twins) -> None:
    """Each published to another view of the folder; a third laptop meets both."""
    one, other = twins
    away = MemoryFolder()
    away.files = dict(one.folder.files)  # type: ignore[attr-defined]
    other.folder = away
    other.restart()
    one.run()
    other.run()
    ben.run()
    for path, raw in away.files.items():
        ben.folder.create(path, raw)

    report = ben.run()

    (device, proof), *_ = report.forks
    fork.verify(proof, origin=one.device.origin, log_public=one.device.public)
    assert (device, proof.index) == (one.id, 5)
    assert dict(report.set_aside) == {layout.segment(one.id, 5, 6): "forked"}
    assert ben.logs.log(one.id).entries == one.logs.log(one.id).entries
    assert ben.run().files_read == 0
    ben.restart()
    assert len(ben.run().forks) == 1


@pytest.mark.parametrize("more", [3, 300])
def test_a_restored_laptop_is_told_how_long_its_log_is(anna: FolderLaptop, more: int, clock: Clock) -> None:
    """It publishes nothing, whatever it decided meanwhile, and imports nothing of its own by itself."""
    anna.say(5)
    anna.run()
    old = clone(anna)
    anna.say(more)
    anna.run()
    clock.wait(minutes=20)
    anna.run()
    before = dict(anna.folder.files)  # type: ignore[attr-defined]

    report = old.run()
    old.restart()
    again = old.run()

    assert (report.restored_size, report.published, report.twin) == (5 + more, 0, False)
    assert (again.restored_size, again.published) == (5 + more, 0)
    assert old.logs.frontier(old.id).size == 5
    assert old.folder.files == before  # type: ignore[attr-defined]


def test_a_restored_laptop_that_decided_on_has_a_twin(anna: FolderLaptop) -> None:
    """Its new entries stand where others stand in the folder."""
    anna.say(5)
    anna.run()
    old = clone(anna)
    anna.say(3)
    anna.run()
    old.logs.append(b"decided before looking")

    report = old.run()

    assert (report.twin, report.published) == (True, 0)


def test_an_own_head_over_an_earlier_difference_shows_a_twin(anna: FolderLaptop, folder: MemoryFolder) -> None:
    """The entries in the file agree; those before them, under the same signature, cannot."""
    anna.say(5)
    anna.run()
    entries = [b"another", *anna.logs.log(anna.id).entries[1:]]
    folder.files[layout.segment(anna.id, 3, 5)] = written(anna.device, entries, 3, 5)
    anna.say(1)

    report = anna.run()

    assert (report.twin, report.published) == (True, 0)
    assert dict(report.set_aside) == {layout.segment(anna.id, 3, 5): "does-not-fit"}


def test_a_log_that_is_shorter_than_what_was_published_is_restored(anna: FolderLaptop, folder: MemoryFolder) -> None:
    """The memory of the folder knows more than the log, even where the files are gone."""
    anna.say(8)
    anna.run()
    old = FolderLaptop("anna", folder, members=["ben"], clock=anna.clock)
    old.logs.append(*anna.logs.log(anna.id).entries[:5])
    old.memory = DictMemory(anna.memory.kept)
    old.restart()
    for path in folder.tail():
        del folder.files[path]

    report = old.run()

    assert (report.restored_size, report.published, report.files_written) == (8, 0, 0)


def test_a_sealed_head_of_another_history_shows_a_twin(anna: FolderLaptop, folder: MemoryFolder) -> None:
    """Bundles and tiles carry no signature; before own ones are written the head beside them is looked at."""
    other = clone(anna)
    anna.say(250)
    anna.run()
    other.logs.append(*[b"other"] * 256)
    folder.files[layout.checkpoint(anna.id)] = other.device.sign(other.logs.log(other.id).entries)
    theirs = folder.files[f"log/{anna.id}/tile/entries/000"] = encode_bundle(other.logs.log(other.id).entries)
    anna.say(20)

    report = anna.run()

    assert report.twin
    assert folder.files[f"log/{anna.id}/tile/entries/000"] == theirs


def test_a_name_that_another_history_took_since_the_listing_is_noticed(twins: Twins) -> None:
    """Two copies publish at the same moment, to the same name."""
    one, other = twins
    other.logs.append(b"as long")
    create = one.folder.create

    def race(path: str, content: bytes) -> bool:
        one.folder.create = create  # type: ignore[method-assign]
        other.run()
        return create(path, content)

    one.folder.create = race  # type: ignore[method-assign]  # the other is faster
    report = one.run()

    assert (report.twin, report.published) == (True, 0)
    assert one.run().forks[0][1].index == 5


@pytest.mark.parametrize("damage", [b"folderlog-seg/1 0 2 5", b"", bytes(plan.SEGMENT_LIMIT + 1)])
def test_damage_under_the_own_name_is_written_over(anna: FolderLaptop, folder: MemoryFolder, damage: bytes) -> None:
    """What the own key did not sign stands in nobody's way, however large."""
    anna.say(2)
    folder.files[layout.segment(anna.id, 0, 2)] = damage

    report = anna.run()

    assert report.in_folder == 2
    assert segment.decode(folder.files[layout.segment(anna.id, 0, 2)]).end == 2


@pytest.mark.parametrize("junk", [b"", b"no head", bytes(MAX_NOTE_BYTES + 1)])
def test_junk_in_the_place_of_the_sealed_head_stops_nobody(
    anna: FolderLaptop, folder: MemoryFolder, junk: bytes
) -> None:
    """It is replaced, however large; what is written afterwards goes into the folder as ever."""
    folder.files[layout.checkpoint(anna.id)] = junk
    anna.say(TILE_WIDTH + 3)

    assert anna.run().in_folder == TILE_WIDTH + 3
    anna.say(2)
    assert anna.run().in_folder == TILE_WIDTH + 5
    assert folder.files[layout.checkpoint(anna.id)].startswith(b"countersign/")


# ---------------------------------------------------------------- laws

ENTRIES = [b"entry %d" % number for number in range(40)]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_split_into_segments_imports_the_same_log(data: st.DataObject) -> None:
    """In any order of arrival, with overlaps, over several runs."""
    cuts = sorted(data.draw(st.sets(st.integers(1, 39), max_size=8)) | {0, 40})
    spans = list(pairwise(cuts))
    extra = data.draw(st.lists(st.tuples(st.integers(0, 38), st.integers(1, 10)), max_size=4))
    spans += [(start, min(start + length, 40)) for start, length in extra]
    anna, folder, clock = Device("anna"), connected(), Clock()
    ben = FolderLaptop("ben", folder, members=["anna"], clock=clock)

    for start, end in data.draw(st.permutations(spans)):
        folder.files[layout.segment(anna.id, start, end)] = written(anna, ENTRIES, start, end)
        if data.draw(st.booleans()):
            ben.run()
    ben.run()

    assert ben.logs.log(anna.id).entries == ENTRIES
    assert ben.run().set_aside == ()


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_no_play_with_files_yields_an_entry_that_the_author_did_not_write(data: st.DataObject) -> None:
    """Left out, doubled, renamed, exchanged, cut, zeroed, with flipped bits: what is held begins the true log."""
    anna, carl, folder, clock = Device("anna"), Device("carl"), connected(), Clock()
    ben = FolderLaptop("ben", folder, members=["anna", "carl"], clock=clock)
    theirs = [b"carl %d" % number for number in range(40)]
    spans = [(0, 3), (3, 9), (0, 9), (9, 20), (15, 31), (31, 40)]
    files = [
        (layout.segment(device.id, *span), written(device, entries, *span))
        for device, entries in ((anna, ENTRIES), (carl, theirs))
        for span in spans
    ]
    for path, content in data.draw(st.lists(st.sampled_from(files), max_size=10)):
        name = data.draw(
            st.sampled_from([path, path + " (1)", path.replace(".seg", "-LAPTOP.seg"), files[0][0], files[-1][0]])
        )
        folder.files[name] = data.draw(_played_with(content))
        if data.draw(st.booleans()):
            clock.wait(seconds=30)
            ben.run()
    ben.run()

    for device, entries in ((anna, ENTRIES), (carl, theirs)):
        held = ben.logs.log(device.id).entries
        assert held == entries[: len(held)]
    assert set(ben.logs.all_entries()) <= {anna.id, carl.id, ben.id}


def _played_with(content: bytes) -> st.SearchStrategy[bytes]:
    flipped = st.integers(0, len(content) * 8 - 1).map(lambda bit: _flip(content, bit))
    cut = st.integers(0, len(content)).map(lambda end: content[:end])
    zeroed = st.integers(0, len(content)).map(lambda end: content[:end].ljust(len(content), b"\0"))
    return st.one_of(st.just(content), st.just(content), flipped, cut, zeroed, st.binary(max_size=20))


def _flip(content: bytes, bit: int) -> bytes:
    raw = bytearray(content)
    raw[bit // 8] ^= 1 << bit % 8
    return bytes(raw)


def test_a_segment_whose_entries_are_not_those_that_were_signed_is_refused(
    ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """The head is anna's, the entries are somebody's; taken only when the true ones arrive."""
    anna = Device("anna")
    path = layout.segment(anna.id, 0, 2)
    folder.files[path] = segment.encode(start=0, note=anna.sign([b"true", b"also"]), entries=[b"true", b"fake"])

    report = ben.run()
    folder.files[path] = written(anna, [b"true", b"also"], 0, 2)
    clock.wait(seconds=11)

    assert (report.imported, dict(report.set_aside)) == (0, {path: "does-not-fit"})
    assert ben.run().imported == 2


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (layout.segment(Device("anna").id, 0, 1), b"", "incomplete"),
        (layout.segment(Device("anna").id, 0, 1), bytes(3000), "incomplete"),
        (layout.segment(Device("anna").id, 0, 1), b"folderlog-seg/2 0 1 9\n", "unknown-version"),
        (layout.segment(Device("anna").id, 0, 1), b"something else", "not-a-segment"),
        (layout.segment(Device("anna").id, 0, 1), bytes(plan.SEGMENT_LIMIT + 1), "too-large"),
        (layout.segment(Device("mallory").id, 0, 1), b"whatever", "unknown-device"),
        (layout.segment(Device("anna").id, 0, 1), written(Device("mallory"), [b"x"], 0, 1), "unknown-device"),
        (layout.segment(Device("anna").id, 5, 6), written(Device("anna"), ENTRIES, 5, 6), "gap"),
        ("tail/readme about this.txt", b"by people", "not-a-segment"),
        ("tail/nul", b"x", "bad-name"),
        ("tail/\x1b[31m", b"x", "bad-name"),
    ],
)
def test_files_that_cannot_be_used_are_set_aside_with_a_reason(
    ben: FolderLaptop, folder: MemoryFolder, name: str, content: bytes, reason: str
) -> None:
    """And stop nothing: carl's entry beside it comes in."""
    carl = Device("carl")
    ben.logs.admit(carl)
    folder.files[layout.segment(carl.id, 0, 1)] = written(carl, [b"fine"], 0, 1)
    folder.files[name] = content

    report = ben.run()

    assert dict(report.set_aside)[name] == reason
    assert report.imported == 1
    assert ben.run().files_read == 0


def test_a_signature_by_another_key_under_a_members_name_is_refused(ben: FolderLaptop, folder: MemoryFolder) -> None:
    """The origin alone convinces nobody."""
    anna, mallory = Device("anna"), Device("mallory")
    mallory.origin = anna.origin
    path = layout.segment(anna.id, 0, 1)
    folder.files[path] = written(mallory, [b"forged"], 0, 1)

    report = ben.run()

    assert (report.imported, dict(report.set_aside)) == (0, {path: "not-signed"})


def test_a_good_segment_survives_under_a_conflicted_name_alone(ben: FolderLaptop, folder: MemoryFolder) -> None:
    """Content decides; the file is read once."""
    anna = Device("anna")
    folder.files[f"tail/{anna.id}.0-3 (Jürgen's conflicted copy 2026-11-23).seg"] = written(anna, ENTRIES, 0, 3)

    assert ben.run().imported == 3
    again = ben.run()
    assert (again.files_read, again.alarms) == (0, ())


def test_a_half_arrived_file_is_tried_again_ever_more_rarely(
    ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """Ten seconds, twenty, forty; at once when its size changes."""
    anna = Device("anna")
    path, whole = layout.segment(anna.id, 0, 3), written(anna, ENTRIES, 0, 3)
    folder.files[path] = bytes(len(whole))
    reads: list[int] = []
    for _ in range(60):
        clock.wait(seconds=5)
        reads.append(ben.run().files_read - (not reads))  # the first run also looks at the marker

    folder.files[path] = whole[:-1]
    ben.run()
    folder.files[path] = whole
    assert ben.run().imported == 3
    assert [at * 5 for at, count in enumerate(reads) if count] == [0, 10, 30, 70, 150]


def test_a_flood_of_junk_costs_16_reads_a_run_and_does_not_hide_what_is_good(
    ben: FolderLaptop, folder: MemoryFolder
) -> None:
    """Strange names wait; proper names of members do not."""
    anna = Device("anna")
    for number in range(300):
        folder.files[f"tail/{number:04} junk.seg"] = b"junk"
    folder.files[layout.segment(anna.id, 0, 3)] = written(anna, ENTRIES, 0, 3)

    first = ben.run()
    rest = [ben.run().files_read for _ in range(25)]

    assert (first.imported, first.files_read) == (3, plan.JUNK_READS + 2)
    assert sum(rest) == 300 - plan.JUNK_READS
    assert max(rest) == plan.JUNK_READS
    assert rest[-1] == 0


def test_a_good_file_has_its_turn_behind_any_junk_that_sorts_before_it(
    ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """Also when all the junk is due again in each run."""
    anna = Device("anna")
    for number in range(100):
        folder.files[f"tail/{anna.id}.0-{number + 100}.seg"] = b"junk %d" % number
    ben.run()
    clock.wait(minutes=61)
    ben.run()
    clock.wait(minutes=61)
    folder.files[layout.segment(anna.id, 0, 3)] = written(anna, ENTRIES, 0, 3)

    assert ben.run().imported == 3


def test_something_else_under_a_members_name_is_looked_at_again(
    ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """Of the same size, so that no listing tells; by the clock, and at once in a deep run."""
    anna = Device("anna")
    path, good = layout.segment(anna.id, 0, 3), written(anna, ENTRIES, 0, 3)
    for deep in (False, True):
        folder.files[path] = b"x" * len(good)
        ben = FolderLaptop("ben", folder, members=["anna"], clock=clock)
        ben.run()
        folder.files[path] = good
        clock.wait(seconds=0 if deep else 11)

        assert ben.run(deep=deep).imported == 3


def test_the_sealed_files_of_a_log_with_two_histories_are_not_replaced(
    ben: FolderLaptop, twins: Twins, folder: MemoryFolder
) -> None:
    """Two laptops on two branches would never end; what is missing is written all the same."""
    one, other = twins
    for laptop in twins:
        laptop.say(300)
    one.run()
    ben.run()
    bundle = f"log/{one.id}/tile/entries/000"
    theirs = encode_bundle(other.logs.log(other.id).entries[:256])
    folder.files[layout.segment(one.id, 5, 6)] = written(one.device, other.logs.log(one.id).entries, 5, 6)
    folder.files[bundle] = theirs
    folder.files.pop(f"log/{one.id}/tile/0/000")

    report = ben.run(deep=True)

    assert len(report.forks) == 1
    assert folder.files[bundle] == theirs
    assert f"log/{one.id}/tile/0/000" in folder.files


def test_a_damaged_bundle_is_named_and_taken_when_it_is_whole(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """The tiles tell which of several it is."""
    anna.say(1000)
    anna.run()
    clock.wait(minutes=20)
    anna.run()
    path = f"log/{anna.id}/tile/entries/001"
    whole = folder.files[path]
    entries = anna.logs.log(anna.id).entries[256:512]
    folder.files[path] = encode_bundle([*entries[:-1], b"altered".ljust(len(entries[-1]), b".")])

    report = ben.run()
    folder.files[path] = whole
    clock.wait(seconds=30)

    assert report.imported == 0
    bundles = {file: reason for file, reason in report.set_aside if "/tile/" in file}
    assert bundles == {path: "damaged"}
    assert ben.run().imported == 1000


def test_a_bundle_that_contradicts_what_is_held_is_named(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """Its first entries are known already."""
    anna.say(100)
    anna.run()
    ben.run()
    anna.say(500)
    anna.run()
    clock.wait(minutes=20)
    anna.run()
    path = f"log/{anna.id}/tile/entries/000"
    entries = anna.logs.log(anna.id).entries[:256]
    folder.files[path] = encode_bundle([b"altered", *entries[1:]])
    folder.files.pop(f"log/{anna.id}/tile/1/000.p/2")
    folder.files.pop(f"log/{anna.id}/tile/0/000")

    report = ben.run()

    assert dict(report.set_aside)[path] == "damaged"
    assert report.imported == 0


def test_a_device_that_is_admitted_later_is_read_at_once_then(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder
) -> None:
    """Unknown devices are not forgotten, only not yet known."""
    carl = FolderLaptop("carl", folder, members=["anna"])
    carl.say(4)
    carl.run()

    before = ben.run()
    ben.logs.admit(carl.device)
    after = ben.run()

    assert dict(before.set_aside) == {layout.segment(carl.id, 0, 4): "unknown-device"}
    assert (after.imported, after.set_aside) == (4, ())


def test_a_bundle_that_never_answers_is_said_to_be_unreadable(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """A sealed file that is a placeholder holds up this log and no other."""
    anna.say(300)
    anna.run()
    clock.wait(minutes=20)
    anna.run()
    stuck = f"log/{anna.id}/tile/entries/000"
    read = folder.read

    def hang(path: str, limit: int) -> bytes | None:
        if path == stuck:
            raise FolderTrouble(code="folder-file", title="t", text="t", advice="a")
        return read(path, limit)

    folder.read = hang  # type: ignore[method-assign]  # a folder in a bad mood
    report = ben.run()

    assert dict(report.set_aside)[stuck] == "unreadable"
    assert report.imported == 0


def _head(laptop: FolderLaptop) -> Checkpoint:
    edge = laptop.logs.frontier(laptop.id)
    return Checkpoint(origin=laptop.device.origin, size=edge.size, root=edge.root())

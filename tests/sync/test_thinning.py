"""Taking retired entries out of a folder: in the right order, whatever breaks, and only what this laptop dropped."""

import pytest

from tests.support.memory_folder import Breaking, MemoryFolder, PowerCut
from tests.support.memory_logs import Clock, FolderLaptop
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.retirement import holds
from workflows.ledger.tiles import TilePath, decode_thinned
from workflows.sync import layout

GONE = ((3, 40), (100, 300))
MORE = ((40, 100),)
BUNDLES = [layout.tile("{}", TilePath(level=level, index=index)) for index in (0, 1) for level in (None, 0)]


def kept(folder: MemoryFolder, device: str) -> list[str]:
    """Names of what is kept of thinned bundles."""
    prefix = f"log/{device}/kept/"
    return sorted(path.removeprefix(prefix) for path in folder.files if path.startswith(prefix))


def thin(laptop: FolderLaptop) -> None:
    """What is left of bundles is written; ten minutes later the bundles go."""
    laptop.run()
    laptop.clock.wait(minutes=11)
    laptop.run()


def reader(folder: MemoryFolder, clock: Clock, name: str = "carla") -> FolderLaptop:
    """A laptop that begins with nothing."""
    return FolderLaptop(name, folder, members=["anna", "ben"], clock=clock)


def test_of_a_thinned_bundle_one_file_stays_and_newcomers_read_it(
    anna: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """Leaves lead to the signed root; entries that stay are there, retired ones are not."""
    anna.say(600)
    anna.run()
    before = list(anna.logs.log(anna.id).entries)
    anna.logs.retire(anna.id, *GONE)

    thin(anna)
    newcomer = reader(folder, clock)
    newcomer.run()

    assert kept(folder, anna.id) == ["000.193", "001.44"]
    assert not any(path.format(anna.id) in folder.files for path in BUNDLES)
    assert newcomer.logs.log(anna.id).leaves == [leaf_hash(entry) for entry in before]
    assert newcomer.logs.log(anna.id).entries == [b"" if holds(GONE, at) else entry for at, entry in enumerate(before)]
    assert not any(entry in content for content in folder.files.values() for entry in before[100:300])
    assert anna.run().listings == 1


def test_a_second_act_leaves_one_file_of_a_bundle(anna: FolderLaptop, folder: MemoryFolder) -> None:
    """The one of which more was retired takes the place of the other."""
    anna.say(600)
    anna.logs.retire(anna.id, *GONE)
    thin(anna)
    anna.logs.retire(anna.id, *MORE)

    thin(anna)

    assert kept(folder, anna.id) == ["000.253", "001.44"]
    items = decode_thinned(folder.files[layout.kept(anna.id, 0, 253)])
    assert [index for index, (entry, _) in enumerate(items) if entry] == [0, 1, 2]


def test_any_laptop_thins_the_log_of_another(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """Its author may never come back; tail files with retired entries go as well, and the end of the log stays."""
    anna.say(250)
    anna.run()
    anna.say(20)
    anna.run()
    ben.run()
    entries = ben.logs.log(anna.id).entries[3:40]
    ben.logs.retire(anna.id, (3, 40), (240, 256))

    thin(ben)
    clock.wait(minutes=11)
    ben.run()

    assert kept(folder, anna.id) == ["000.53"]
    assert not any(entry in content for content in folder.files.values() for entry in entries)
    assert ben.run().alarms == ()
    assert not anna.run().restored_size
    newcomer = reader(folder, clock)
    newcomer.run()
    assert len(newcomer.logs.log(anna.id).entries) == 270


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize("after", [False, True])
def test_whenever_it_breaks_off_no_entry_that_stays_is_lost(clock: Clock, *, after: bool, written: bool) -> None:
    """At every single call to the folder, while writing and while deleting; later runs complete the work."""
    nth = 0
    while True:
        nth += 1
        folder, laptop = _sealed(clock)
        stays = [entry for at, entry in enumerate(laptop.logs.log(laptop.id).entries) if not holds(GONE, at)]
        laptop.logs.retire(laptop.id, *GONE)
        if written:
            laptop.run()
            clock.wait(minutes=11)
        laptop.folder = Breaking(folder, nth, after=after)
        laptop.restart()
        try:
            laptop.run()
            break
        except PowerCut:
            held = b"".join(folder.files.values())
            assert all(entry in held for entry in stays)
        laptop.folder = folder
        laptop.restart()
        thin(laptop)
        assert kept(folder, laptop.id) == ["000.193", "001.44"]
        assert not any(path.format(laptop.id) in folder.files for path in BUNDLES)
    assert nth > 5


def test_bundles_that_came_back_go_with_the_next_deep_run(anna: FolderLaptop, folder: MemoryFolder) -> None:
    """A laptop that knew nothing, or a sync program, may have put them there."""
    anna.say(600)
    anna.run()
    bundles = {path.format(anna.id): folder.files[path.format(anna.id)] for path in BUNDLES}
    anna.logs.retire(anna.id, *GONE)
    thin(anna)
    folder.files.update(bundles)

    anna.run(deep=True)

    assert not bundles.keys() & folder.files.keys()


@pytest.mark.parametrize(("first", "last"), [(200, 65), (200, 56)])
def test_an_author_and_another_laptop_never_each_delete_the_file_that_the_other_one_counts_on(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder, clock: Clock, first: int, last: int
) -> None:
    """The author has not heard of the act, and both tidy the same tail in the same minute."""
    for count in (first, last):
        anna.say(count)
        anna.run()
    ben.run()
    ben.logs.retire(anna.id, (3, 40), (240, 250))
    ben.run()
    clock.wait(minutes=11)
    ben.run()
    anna.run()
    clock.wait(minutes=11)
    before = dict(folder.files)
    hers, his = MemoryFolder(), MemoryFolder()
    for laptop, view in ((anna, hers), (ben, his)):
        view.files = dict(before)
        laptop.folder = view
        laptop.restart()
        laptop.run()
    deleted = {path for path in before if path not in hers.files or path not in his.files}
    assert deleted
    folder.files = {path: raw for path, raw in (hers.files | his.files).items() if path not in deleted}

    newcomer = reader(folder, clock)
    newcomer.run()

    assert len(newcomer.logs.log(anna.id).entries) == first + last
    anna.folder = folder
    anna.restart()
    assert anna.run().alarms == ()


@pytest.mark.parametrize(
    "put", ["{} (1)", "{} (Jürgen's conflicted copy)", "{}-LAPTOP-7", "{}.sync-conflict-1", "{} 2"]
)
def test_what_a_sync_client_made_of_the_names_of_thinned_bundles_goes_as_well(
    anna: FolderLaptop, folder: MemoryFolder, put: str
) -> None:
    """Such copies hold what was retired, and only theirs: those of other bundles stay."""
    anna.say(600)
    anna.run()
    anna.logs.retire(anna.id, (3, 40))
    thin(anna)
    bundles = f"log/{anna.id}/tile/entries"
    copies = {f"{bundles}/{put.format('000')}", f"log/{anna.id}/kept/{put.format('000')}.37"}
    others = {f"{bundles}/{put.format('001')}", f"{bundles}/000.p"}
    folder.files |= dict.fromkeys(copies | others, b"what was retired")

    anna.run(deep=True)

    assert not copies & folder.files.keys()
    assert others <= folder.files.keys()
    assert kept(folder, anna.id) == ["000.37"]


def test_nothing_goes_that_this_laptop_did_not_drop_itself(
    anna: FolderLaptop, ben: FolderLaptop, folder: MemoryFolder
) -> None:
    """Without the act a laptop heals what is missing, and leaves what was kept of bundles alone."""
    anna.say(600)
    anna.run()
    ben.run()
    before = {path: content for path, content in folder.files.items() if path.startswith("log/")}
    anna.logs.retire(anna.id, *GONE)
    thin(anna)

    ben.run(deep=True)

    assert before.items() <= folder.files.items()
    assert kept(folder, anna.id) == ["000.193", "001.44"]
    anna.run(deep=True)
    assert not any(path.format(anna.id) in folder.files for path in BUNDLES)


def test_what_was_retired_before_it_was_published_goes_out_without_it(
    anna: FolderLaptop, folder: MemoryFolder, clock: Clock
) -> None:
    """The own log may lie behind in the folder when an act retires what was never sent."""
    anna.say(200)
    anna.run()
    anna.say(140)
    anna.logs.retire(anna.id, (3, 40), (210, 230))

    assert anna.run().in_folder == 340

    newcomer = reader(folder, clock)
    newcomer.run()
    assert len(newcomer.logs.log(anna.id).entries) == 340


@pytest.mark.parametrize("published", [200, 256, 300])
def test_a_lost_tail_in_which_entries_were_retired_does_not_keep_a_log_from_going_on(
    anna: FolderLaptop, folder: MemoryFolder, clock: Clock, published: int
) -> None:
    """Retired while the laptop was away, and meanwhile somebody deleted what it had published."""
    anna.say(published)
    anna.run()
    anna.say(600 - published)
    anna.logs.retire(anna.id, (3, 40), (190, 256), (290, 310))
    for path in list(folder.files):
        if anna.id in path:
            folder.delete(path)

    assert [alarm.code for alarm in anna.run().alarms] == ["missing"]

    assert anna.run().alarms == ()
    newcomer = reader(folder, clock)
    newcomer.run(deep=True)
    assert len(newcomer.logs.log(anna.id).entries) == 600


@pytest.mark.parametrize("content", [b"", b"\x00", b"\x00\x00" + bytes(32) * 256, b"\x00\x05hello"])
def test_junk_in_the_place_of_a_kept_file_is_not_believed(
    anna: FolderLaptop, folder: MemoryFolder, clock: Clock, content: bytes
) -> None:
    """Whatever stands there must lead to the signed root."""
    anna.say(600)
    anna.run()
    anna.logs.retire(anna.id, *GONE)
    thin(anna)
    folder.files[layout.kept(anna.id, 0, 193)] = content
    newcomer = reader(folder, clock)

    newcomer.run()

    assert newcomer.logs.log(anna.id).entries == []
    anna.run(deep=True)
    clock.wait(minutes=120)
    newcomer.run()
    assert len(newcomer.logs.log(anna.id).entries) == 600


def _sealed(clock: Clock) -> tuple[MemoryFolder, FolderLaptop]:
    folder = MemoryFolder()
    laptop = FolderLaptop("anna", folder, clock=clock)
    _mark(folder)
    laptop.say(600)
    laptop.run()
    return folder, laptop


def _mark(folder: MemoryFolder) -> None:
    from tests.support.memory_logs import OFFICE
    from workflows.sync import marker

    marker.connect(folder, OFFICE, "f" * 26, fresh_ok=True)

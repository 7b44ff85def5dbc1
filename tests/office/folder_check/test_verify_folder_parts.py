"""Checking the sealed part of the shared folder, entries that do not count, attachments, and hostile files."""

import shutil
from pathlib import Path

import msgspec
import pytest

from tests.office.folder_check.folder_copy import Copy, sealed
from workflows.cli.folder_findings import folder_note_sentence
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.merkle import leaf_hash, root_of
from workflows.office.attachments import MAX_BLOB, blobs_in
from workflows.office.office import Office
from workflows.office.proving.folder_checking import MAX_JOIN, check_folder
from workflows.sync import layout
from workflows.sync.plain import PlainFolder

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
    """What it signed after its log was ended, from the first such entry on; having no effect, it is nothing wrong."""
    world, cut = copy.world, copy.world.cut
    log = world.truth[world.revoked]
    path = layout.segment(world.revoked, cut - 1, len(log))
    content = world.segment(world.revoked, cut - 1, log[cut - 1 :], signer=world.keys[world.revoked])
    copy.path(path).write_bytes(content)

    verdict = copy.check()

    (noted,) = (note for note in verdict.notes if note.code == "beyond-cut")
    assert (verdict.ok, noted.device, noted.index, noted.file) == (True, world.revoked, cut, path)
    assert noted.facts == {"until": len(log)}
    text = folder_note_sentence(noted, verdict.names)
    assert text.startswith(f"Entries {cut} to {len(log) - 1} of ")
    assert f"({world.revoked[:8]}…) do not count" in text
    assert "nothing has to be done" in text


def test_entries_that_were_let_in_count_and_those_behind_a_fork_do_not(copy: Copy) -> None:
    """Ratified ranges are left out; a known second history cuts a log like a revocation."""
    world, cut = copy.world, copy.world.cut
    log = world.truth[world.revoked]
    path = layout.segment(world.revoked, cut, len(log))
    content = world.segment(world.revoked, cut, log[cut:], signer=world.keys[world.revoked])
    copy.path(path).write_bytes(content)
    with Office.open(world.homes[copy.second], write=False) as office:
        trust, forked = office.chain.trust, len(world.truth[copy.first]) - 2
        let_in = ((cut, cut + 2),)
        office.chain.trust = msgspec.structs.replace(
            trust, ratified={world.revoked: let_in}, forks={copy.first: forked}
        )
        verdict = check_folder(office, PlainFolder(copy.folder))

    (found,) = verdict.findings
    assert (found.code, found.device, found.index) == ("forked", copy.first, forked)
    assert found.facts["reason"] == "beyond-fork"
    assert [(one.device, one.index) for one in verdict.notes if one.code == "beyond-cut"] == [(world.revoked, cut + 2)]


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
    """With the entry that refers to it; and whether this laptop has it still, so that it can be put there again."""
    blob = min(copy.folder.glob("blob/*/*"))
    blob.unlink()
    kept = copy.found()
    home = Path(shutil.copytree(copy.world.homes[copy.second], tmp_path / "home"))
    (blobs_in(Office.open(home, write=False).store.home) / blob.name).unlink()
    with Office.open(home, write=False) as office:
        (found,) = check_folder(office, PlainFolder(copy.folder)).findings

    assert kept == [("missing", copy.first, found.index, layout.blob(blob.name))]
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
    blob = min(path.relative_to(copy.folder).as_posix() for path in copy.folder.glob("blob/*/*"))
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

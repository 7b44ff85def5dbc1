"""Puts back bytes of entries that no act retired, as soon as the folder has them: somebody kept them back."""

from typing import TYPE_CHECKING

from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.retirement import holds, in_bundles
from workflows.ledger.tiles import TILE_WIDTH, TilePath, decode_bundle
from workflows.office.retention.carrying_out import LOOK_FACT, gaps
from workflows.store.rows import UNREAD, EntryRow
from workflows.sync import layout
from workflows.sync.bundles import kept_bundle
from workflows.sync.folder import Folder, FolderTrouble
from workflows.sync.plan import BUNDLE_LIMIT
from workflows.sync.sight import ONE_FILE

if TYPE_CHECKING:
    from workflows.office.office import Office


def refill(office: "Office", folder: Folder) -> int:
    """Look for these entries in the folder and store what proves itself, to be read; how many there were.

    Raises FolderTrouble where the folder as a whole does not answer.
    """
    found: list[EntryRow] = []
    for device, runs in gaps(office).items():
        for bundle in in_bundles(runs):
            start = bundle * TILE_WIDTH
            for position, raw in enumerate(_entries(folder, device, bundle), start):
                if raw and holds(runs, position):
                    scope = int.from_bytes(raw[1:3], "big")
                    leaf = leaf_hash(raw)
                    found.append(
                        EntryRow(device=device, position=position, scope=scope, request=UNREAD, raw=raw, leaf=leaf)
                    )
    if not found:
        return 0
    with office.store.database.transaction():
        count = sum(office.store.entries.refill(row) for row in found)
        office.store.facts.put(LOOK_FACT, b"1")
    return count


def _entries(folder: Folder, device: str, bundle: int) -> list[bytes]:
    def read(path: str, limit: int) -> bytes | None:
        try:
            return folder.read(path, limit)
        except FolderTrouble as trouble:
            if trouble.code not in ONE_FILE:
                raise
            return None

    raw = read(layout.tile(device, TilePath(level=None, index=bundle)), BUNDLE_LIMIT)
    try:
        whole = [] if raw is None else decode_bundle(raw)
    except Malformed:
        whole = []
    if len(whole) == TILE_WIDTH:
        return whole
    return [entry for entry, _ in kept_bundle(folder.list, read, device, bundle) or ()]

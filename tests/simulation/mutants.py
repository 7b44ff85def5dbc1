"""The code under test with one guard taken away. Each mutant must be caught, or the simulator is blind there.

Redundant defences hide a missing guard. So each mutant says which other defences are switched off with it, and the
same seeds must hold with those off and the guard in place.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

import msgspec

from tests.simulation.faults import FOLDER_FAULTS
from tests.simulation.seeds import Outcome, run_seeds
from tests.simulation.world import Settings
from workflows.ledger import note as notes
from workflows.ledger.checkpoint import Checkpoint, parse_body
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.sync import gather, layout, mending, opening, plan, publish, remembered
from workflows.sync.exchange import Exchange
from workflows.sync.heal import Healing
from workflows.sync.history import History
from workflows.sync.opening import Signed, Unusable
from workflows.sync.ports import Logs, Member
from workflows.sync.publish import Publishing
from workflows.sync.sealing import Sealing
from workflows.sync.sight import Sight

Patch = tuple[object, str, object]


class Mutant(msgspec.Struct, frozen=True, kw_only=True):
    """One guard less."""

    name: str
    patches: tuple[Patch, ...] = ()
    """None where only the other defences are switched off, to see that one alone is enough."""
    faults: frozenset[str]
    """The only faults that are on."""
    off: tuple[Patch, ...] = ()
    """Other defences that would hide it."""
    bursts: float = 0.015
    """As in Settings."""
    seeds: int = 150
    """Within so many it must be caught."""


def control(mutant: Mutant, seeds: int) -> Outcome:
    """The same without the mutation: all must hold."""
    with _patched(mutant.off):
        return run_seeds(range(seeds), _settings(mutant))


def hunt(mutant: Mutant) -> Outcome:
    """Run seeds until one fails."""
    with _patched(mutant.off + mutant.patches):
        return run_seeds(range(mutant.seeds), _settings(mutant), stop_after=1)


def _settings(mutant: Mutant) -> Settings:
    return Settings(profiles=("all",), only=mutant.faults, bursts=mutant.bursts, rebuilt=False)


@contextmanager
def _patched(patches: tuple[Patch, ...]) -> Iterator[None]:
    with ExitStack() as stack:
        for owner, name, replacement in patches:
            stack.enter_context(mock.patch.object(owner, name, replacement))
        yield


# ---------------------------------------------------------------- guards taken away


def _fit_any_root(history: History, one: Signed) -> bool:
    """Without comparing roots."""
    if one.end <= history.size:
        return True
    edge = history.edge_at(history.size)
    new = history.size - one.start
    for leaf in one.leaves[new:]:
        edge.append(leaf)
    history.extend(one.entries[new:], one.leaves[new:], edge, one.note)
    return True


def _open_unverified(raw: bytes, *, origin: str, log_public: bytes) -> Checkpoint:
    """Without checking the signature."""
    head = parse_body(notes.parse(raw).text)
    if head.origin != origin:
        raise Malformed("wrong-origin", "Another log.")
    return head


_open_segment = opening.open_segment


def _open_by_name(name: str, raw: bytes, members: Mapping[str, Member]) -> Signed | Unusable:
    """The name decides whose entries these are, and where they stand."""
    opened, hint = _open_segment(name, raw, members), layout.parse_segment(name)
    if isinstance(opened, Unusable) or hint is None or hint.end - hint.start != opened.end - opened.start:
        return opened
    return msgspec.structs.replace(opened, device=hint.device, start=hint.start, end=hint.end)


_write_one = Publishing._write_one


def _cursor_first(self: Publishing, start: int, edge: Frontier, entries: list[bytes]) -> bool:
    """The cursor moves before the file is written."""
    if edge.size > self._published().size:
        self._memory.published = edge.copy()
    self._memory.save()
    return _write_one(self, start, edge, entries)


_seal = Publishing._seal


def _sealed_first(self: Publishing, size: int) -> bool:
    """The sealed cursor moves before the bundle is written."""
    old = self._memory.sealed
    if size > old.size:
        self._memory.sealed = self._edge_at(size)
        self._memory.save()
        self._memory.sealed = old
    return _seal(self, size)


def _delete_then_write(self: Publishing) -> None:
    """What is merged is deleted first."""
    files = self._sight.verified(self._own)
    covered = plan.covered(files, self._memory.sealed.size)
    span = plan.merged((files[name] for name in files.keys() - covered), self._memory.sealed.size)
    if span is not None:
        for name, old in sorted(files.items()):
            if span.start <= old.start and old.end <= span.end:
                self._sight.remove(name)
        self._write(span, plan.MERGED_BYTES)


_covered = plan.covered


def _newest_too(files: Mapping[str, plan.Span], sealed: int) -> frozenset[str]:
    """The newest file counts as covered."""
    newest = sorted(files, key=lambda name: files[name].end)[-1:]
    return _covered(files, sealed) | frozenset(newest)


_merge = Publishing._merge


def _merged_is_deleted(self: Publishing) -> None:
    """The merged file is taken for one of its parts."""
    before = set(self._sight.written)
    _merge(self)
    for name in sorted(self._sight.written - before):
        files = self._sight.verified(self._own)
        for part in sorted(files):
            if part != name and name in files and plan.uncovered(files[part], [files[name]]) is None:
                self._sight.remove(part)
        self._sight.remove(name)


def _no_read_back(sight: Sight, path: str, content: bytes, *, replace: bool) -> bool:
    """What was written is not looked at again."""
    return sight.folder.create(path, content) or sight.read_one(path, len(content)) == content


def _unchecked_entries(logs: Logs, device: str, start: int, end: int) -> tuple[list[bytes], list[bytes]]:
    """Without comparing with the leaf hashes that were stored."""
    entries = list(logs.entries(device, start, end))
    return entries, [leaf_hash(entry) for entry in entries]


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _yes(*_: Any, **__: Any) -> bool:
    return True


NO_ROOT: Patch = (gather, "_fit", _fit_any_root)
NO_SIGNATURE: Patch = (opening, "open_checkpoint", _open_unverified)
NO_MENDING: tuple[Patch, ...] = (
    (Publishing, "_mend", _yes),
    (Publishing, "_mend_sealed", _nothing),
    (Sealing, "mend", _nothing),
    (Healing, "run", _nothing),
)
AT_ONCE: Patch = (plan, "COVERED_WAIT_MS", 0)
"""Covered files are deleted in the next run."""

MUTANTS: tuple[Mutant, ...] = (
    Mutant(
        name="roots are not compared",
        patches=(NO_ROOT,),
        faults=frozenset({"flipped-bit"}),
    ),
    Mutant(
        name="signatures are not checked",
        patches=(NO_SIGNATURE,),
        faults=frozenset({"forged-segment"}),
    ),
    Mutant(
        name="the published cursor moves before the write",
        patches=((Publishing, "_write_one", _cursor_first),),
        faults=frozenset({"crash"}),
        off=NO_MENDING,
    ),
    Mutant(
        name="the sealed cursor moves before the write",
        patches=((Publishing, "_seal", _sealed_first),),
        faults=frozenset({"crash"}),
        off=(*NO_MENDING, AT_ONCE),
        bursts=0.3,
    ),
    Mutant(
        name="merging deletes before it writes",
        patches=((Publishing, "_merge", _delete_then_write),),
        faults=frozenset({"crash"}),
        off=NO_MENDING,
        seeds=400,
    ),
    Mutant(
        name="the newest file is deleted",
        patches=((plan, "covered", _newest_too),),
        faults=frozenset({"crash"}),
        off=NO_MENDING,
    ),
    Mutant(
        name="the file just written is deleted",
        patches=((Publishing, "_merge", _merged_is_deleted),),
        faults=frozenset({"crash"}),
        off=NO_MENDING,
    ),
    Mutant(
        name="the name is trusted instead of the content",
        patches=((gather, "open_segment", _open_by_name),),
        faults=frozenset({"renamed-file"}),
        off=(NO_ROOT,),
    ),
    Mutant(
        name="the marker is ignored",
        patches=((Exchange, "_is_ours", _yes),),
        faults=frozenset({"foreign-office", "emptied", "missing-marker"}),
    ),
    Mutant(
        name="nothing is read back",
        patches=((mending, "put", _no_read_back),),
        faults=frozenset({"no-effect"}),
        off=NO_MENDING,
    ),
    Mutant(
        name="a twin goes on",
        patches=((remembered.Remembered, "set_twin", _nothing),),
        faults=frozenset({"clone"}),
    ),
    Mutant(
        name="entries are signed without reading them again",
        patches=((publish, "stored_entries", _unchecked_entries),),
        faults=frozenset({"flipped-in-memory"}),
    ),
)

ALONE: tuple[Mutant, ...] = (
    Mutant(
        name="nobody mends or heals, and nothing that was published gets lost",
        faults=frozenset(FOLDER_FAULTS) - {"lost-write", "torn-write", "conflicted-copy", "case-clash", "resurrect"}
        | {"crash", "disk-full", "flipped-in-memory"},
        off=NO_MENDING,
    ),
    Mutant(
        name="covered files are deleted at once, and healing makes up for it",
        faults=frozenset(FOLDER_FAULTS),
        off=(AT_ONCE,),
    ),
    Mutant(
        name="roots alone stand against damage",
        faults=frozenset({"swapped-files", "partial", "nul-filled", "deleted-files", "conflicted-copy"}),
        off=(NO_SIGNATURE,),
    ),
    Mutant(
        name="signatures alone stand against forgery",
        faults=frozenset({"forged-segment", "crash", "duplicate", "delay"}),
        off=(NO_ROOT,),
    ),
)
"""Defences that must be enough alone against their own kind of trouble."""

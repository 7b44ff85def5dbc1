"""Compares what others say about a log with the log as it is here: who was shown another history, or says untruths.

A told size within the log here must come with the root that the log has here at that size. Each is compared once, and
what came of it is kept with it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workflows.ledger.merkle import Frontier
from workflows.office.seen import Sight, judge_sights, sights
from workflows.store.rows import LogRow
from workflows.sync.report import Alarm

if TYPE_CHECKING:
    from workflows.office.office import Office


def compare_told(office: "Office") -> None:
    """Compare what was told about logs since the last time."""
    entries, own = office.store.entries, office.keys.device
    told: dict[str, dict[str, Sight]] = {}
    for (by, device), sight in sights(office.store.facts).items():
        if by != own and sight.fits is None:
            told.setdefault(device, {})[by] = sight
    verdicts: dict[tuple[str, str], bool] = {}
    for log in entries.logs():
        within = {by: sight for by, sight in told.get(log.device, {}).items() if sight.size <= log.size}
        roots = _roots(office, log, {sight.size for sight in within.values()})
        for by, sight in within.items():
            verdicts[by, log.device] = sight.root == roots[sight.size].hex()
    if verdicts:
        with office.store.database.transaction():
            judge_sights(office.store.facts, verdicts)


def splits(office: "Office") -> Iterator[Alarm]:
    """Logs of which another laptop tells something else than is here, or what cannot be; by log and teller.

    A log whose two histories are proven is named by that proof.
    """
    own, proven = office.keys.device, office.chain.trust.forks
    for (by, device), sight in sorted(sights(office.store.facts).items(), key=lambda one: one[0][::-1]):
        if by != own and device not in proven and not sight.may_be_true:
            yield Alarm(code="split", device=device, facts={"size": sight.size, "by": by})


def _roots(office: "Office", log: LogRow, sizes: set[int]) -> dict[int, bytes]:
    """The roots of a log at these sizes, none beyond it; in one pass, and without any for the size it has."""
    found = {log.size: Frontier.from_bytes(log.frontier).root(), 0: Frontier().root()}
    wanted = sorted(sizes - found.keys())
    frontier = Frontier()
    for size in wanted:
        for leaf in office.store.entries.leaves(log.device, frontier.size, size):
            frontier.append(leaf)
        found[size] = frontier.root()
    return found

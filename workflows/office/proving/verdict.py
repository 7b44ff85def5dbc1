"""What a check answers: findings as codes and facts, for the command line and the desktop to word."""

from collections.abc import Callable
from typing import Literal

import msgspec

from workflows.ledger.finding import Code
from workflows.ledger.finding import Finding as LogFinding

Progress = Callable[[str, int, int | None], None]
"""Told now and then: what is being counted, how many are done, and of how many (None: not known)."""

Limit = Literal["no-key", "not-understood", "meaning-not-checked"]
"""Why a check could not look at everything: no key to open some entries; entries of a newer program; entries about who
belongs are wrong or closed, so that it was not asked what the others mean and whether the tables say the same."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong, and where."""

    code: Code
    device: str | None = None
    index: int | None = None
    """The entry, counted from 0, or the first one concerned."""
    file: str | None = None
    """Where else than in an entry: the table, file or member of a pack that is concerned."""
    facts: dict[str, int | str] = {}
    """As in the ledger's findings, and ``request``, ``table``, ``reason``."""


class CheckedDevice(msgspec.Struct, frozen=True, kw_only=True):
    """One device's log as it was found."""

    device: str
    size: int
    root: str | None
    """Hex; None where entries are missing, so that there is none."""
    ok: bool
    retired: int = 0
    """Entries that an owner retired: their leaf hashes are there, and no bytes."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of a check."""

    office: str
    entries: int
    devices: tuple[CheckedDevice, ...]
    findings: tuple[Finding, ...]
    limits: tuple[Limit, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing wrong was found, as far as could be looked."""
        return not self.findings


def no_progress(_what: str, _done: int, _total: int | None) -> None:
    """For callers who do not watch."""


def of_log(finding: LogFinding) -> Finding:
    """A finding of the ledger as one of the office."""
    code: Code = "foreign" if finding.facts.get("reason") == "office-id" else finding.code
    return Finding(code=code, device=finding.device, index=finding.index, facts=finding.facts)

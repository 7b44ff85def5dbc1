"""What people and devices wish to do. A command becomes events, or a refusal; never both."""

from typing import Any, Literal

import msgspec

from workflows.domain.budgets import BudgetUse
from workflows.domain.events import PersonVerdict, Source
from workflows.domain.flow_events import OtherEnded, Parent, PartStarted
from workflows.domain.replies import Through


class Submit(msgspec.Struct, frozen=True, kw_only=True):
    """Start a request."""

    workflow: str
    unit: str
    by: str | None
    """The requester; None where a document came in by itself."""
    values: dict[str, Any]
    sources: tuple[Source, ...] = ()
    draft: bool = False
    parent: Parent | None = None
    """The step of another request that starts it; ``by`` is then None."""

    @property
    def asker(self) -> str | None:
        """Who asks: whoever submits it, or asked for the request that starts it."""
        return self.by if self.parent is None else self.parent.by


class Decide(msgspec.Struct, frozen=True, kw_only=True):
    """Decide about what waits for me in a request."""

    verdict: PersonVerdict
    by: str
    reason: str = ""
    to: str | None = None
    step: str | None = None
    """Which step, where several wait for the same person; None: the first."""
    through: Through = ""
    """By what it came, where that was not the person's own hand."""
    used: int | None = None
    """Minor units that the person decided in the period, gathered before; None: nobody looked."""
    budgets: tuple[BudgetUse, ...] = ()
    """What the budgets that a yes takes from have left, gathered before."""


class Fill(msgspec.Struct, frozen=True, kw_only=True):
    """Fill in the form that waits for me."""

    by: str
    values: dict[str, Any]
    facts: dict[str, Any] = {}
    """What the program found out anew about these values; no person sets facts."""
    step: str | None = None


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """Tick one thing of a to-do; item None ticks all that are open."""

    by: str
    item: str | None = None
    note: str = ""
    step: str | None = None


class Resubmit(msgspec.Struct, frozen=True, kw_only=True):
    """Answer a wish for changes."""

    by: str
    values: dict[str, Any]
    facts: dict[str, Any] = {}
    """What the program found out anew about these values; no person sets facts."""
    note: str = ""


class Withdraw(msgspec.Struct, frozen=True, kw_only=True):
    """Take my request back."""

    by: str
    reason: str = ""


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """Let a running request go on in a newer version of its workflow."""

    by: str
    version: int
    reason: str = ""


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """Say something about a request."""

    by: str
    text: str


class Erase(msgspec.Struct, frozen=True, kw_only=True):
    """Let blobs of a request be erased everywhere."""

    by: str
    blobs: tuple[str, ...]
    reason: str


class ConfirmErasure(msgspec.Struct, frozen=True, kw_only=True):
    """Say that this device carried an erasure order out. Done by the device, without a person."""

    order: str
    by: None = None


class Advance(msgspec.Struct, frozen=True, kw_only=True):
    """Do what the program can do by itself: apply rules, end waits, run actions that only write."""

    budgets: tuple[BudgetUse, ...] = ()
    """What the budgets that a yes takes from have left, gathered before."""
    elsewhere: tuple[PartStarted | OtherEnded, ...] = ()
    """What was started for steps, and what ended that they wait for, gathered before."""


class AttachDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Say that this device made a document for an action step. Done by the device, without a person."""

    step: str
    source: Source
    by: None = None


class FinishAction(msgspec.Struct, frozen=True, kw_only=True):
    """Say that this device did what an action step asks for, or failed to. Done by the device, without a person."""

    step: str
    text: str = ""
    result: Literal["done", "failed"] = "done"
    """failed: the step waits on, and says why."""
    by: None = None


RequestCommand = (
    Decide
    | Fill
    | Tick
    | Resubmit
    | Withdraw
    | Move
    | Comment
    | Erase
    | ConfirmErasure
    | FinishAction
    | AttachDocument
    | Advance
)


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A rule says no. Nothing was changed."""

    code: str
    """A stable word such as ``own-request``."""
    facts: dict[str, str] = {}

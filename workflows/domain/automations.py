"""Automations: what sets them off, what they do then, and on which laptop."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

LAST_MS = 253_402_300_799_999
"""The last millisecond of the year 9999 (UTC): no instant in these values lies beyond it."""

Missed = Literal["skip", "once", "each"]
"""What becomes of runs that were due while the laptop was off. skip: none is made up for; once: the latest is, for all
of them; each: every one is, in order.
"""

Happening = Literal["decided", "overdue", "budget-over", "person-added", "ended"]
"""What happens in the office that can set an automation off.

decided: a request was approved or rejected; overdue: a task passed its deadline; budget-over: a budget passed a share;
person-added: a new person belongs to the office; ended: a request of a workflow came to its end.
"""


class ByHand(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on", tag="hand"):
    """Only when somebody runs it."""


class OnSchedule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on", tag="schedule"):
    """At times that words say, in the zone and on the working days of the automation's unit."""

    when: str
    """Such as ``every Monday 08:00`` or ``last working day of the month at 17:00``; see ``automations.schedules``."""
    workflow: str = ""
    """For words that count from a date in a field: of which workflow the requests are."""


class OnFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on", tag="file"):
    """When a file lies in a watched folder and its size no longer changes."""

    folder: str
    pattern: str = "*"
    """Names that count, with ``*`` and ``?``."""
    then: Literal["move", "keep"] = "move"
    """move: taken in, it goes into the folder's own subfolder for that; keep: it is remembered instead."""


class OnMail(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on", tag="mail"):
    """When a mail comes to a mailbox that this laptop watches. Nothing is deleted there."""

    account: str
    """Name under which the laptop keeps the mailbox's server and password."""
    folder: str = "INBOX"
    subject: str = ""
    """Words that the subject has to hold; empty: any."""
    only_from: tuple[str, ...] = ()
    """Addresses, or domains, that a mail says it comes from; empty: any. No proof: anybody can write that."""
    mark: Literal["", "seen", "flagged"] = ""
    """What is marked on the server once a mail lies safely on this laptop; empty: nothing."""


class OnRows(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on", tag="rows"):
    """Once for each new row of a table file, CSV or Excel."""

    file: str
    key: tuple[str, ...] = ()
    """Headings of the columns by which a row is known again; empty: all of them."""
    sheet: str = ""
    """Of an Excel file; empty: the first one that is shown."""
    workflow: str = ""
    """Rows are read as values of this workflow's form, and wrong ones are told; empty: as texts."""
    columns: dict[str, str] = {}
    """Names, or fields of the workflow, by heading. Others are found by their heading."""
    changed: Literal["once", "again"] = "once"
    """again: a known row fires anew when something else in it changed; only with ``key``."""
    existing: Literal["fire", "skip"] = "fire"
    """skip: rows that stand in the file when it is first looked at fire never."""


class OnEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on", tag="event"):
    """When something happened in the office."""

    what: Happening
    workflow: str = ""
    """Only for requests of this workflow; empty: of any."""
    percent: int = 80
    """The share of a budget that has to be passed; only for ``budget-over``."""
    outcomes: tuple[str, ...] = ()
    """Only for requests that stand so, such as ``done`` or ``rejected``; empty: however they do. For ``decided``
    and ``ended``.
    """


class OnStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on", tag="step"):
    """When a request comes to an action step. The laptop of this automation does the steps' actions, each once.

    Where several automations wait for the same step, the one whose id comes first has it.
    """

    workflow: str = ""
    """Only steps of this workflow; empty: of any."""


Trigger = ByHand | OnSchedule | OnFile | OnMail | OnRows | OnEvent | OnStep


class Action(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is done. What the settings mean is known to the effect of that kind."""

    kind: str
    settings: dict[str, Any] = {}
    """Plain data: texts, whole numbers, yes and no, lists and maps of these."""


class Automation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A trigger and its actions, run by one laptop at a time."""

    id: str
    name: str
    trigger: Trigger
    actions: tuple[Action, ...]
    """Done in this order; where one fails, those after it are not done. Never empty."""
    unit: str
    """In whose name, by whose hours, holidays and zone."""
    person: str = ""
    """Who is asked to look where it failed for good, or nobody knows whether it happened; empty: the owner."""
    missed: Missed = "once"
    enabled: bool = True
    device: str
    """Id of the laptop that runs it. It changes by a signed act alone, and the term rises with it."""
    term: int = 1
    """Counts who runs it: the first laptop has term 1. What a laptop does in an earlier term no longer counts."""
    since_ms: Annotated[int, Meta(ge=0, le=LAST_MS)] = 0
    """From when the laptop of this term may run it without a word from the one before; 0: it waits for that word."""


class RunName(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One firing of an automation, as a log speaks of it."""

    automation: str
    cause: str
    """What it is a firing for: the planned time (``2026-11-23T08:00:00Z``), or what came (``file:…``, ``mail:…``)."""
    term: int
    """The term of the laptop that speaks."""


RunResult = Literal["done", "caught-up", "failed", "interrupted"]
"""caught-up: done, later than planned, because the laptop was off. interrupted: it was begun, and nobody knows whether
it happened.
"""

Settlement = Literal["done", "again", "leave"]
"""What a person found out about a run of which nobody knew: it had happened; do it once more; let it be."""


class RunEnd(RunName, frozen=True, kw_only=True, omit_defaults=True):
    """How a firing ended."""

    result: RunResult
    code: str = ""
    """Why it failed, as a stable word."""
    text: str = ""


class RunStop(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far a laptop came with an automation in a term that is over."""

    automation: str
    term: int
    until_ms: Annotated[int, Meta(ge=-1, le=LAST_MS)]
    """Every firing planned up to then, itself included, is accounted for by this laptop; -1: it never began."""

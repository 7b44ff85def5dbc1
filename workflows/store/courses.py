"""How requests went: who acted on them how often, how long they waited, how they ended. Whole pasts; reads only."""

from collections.abc import Iterator

import msgspec

from workflows.store.database import Database
from workflows.store.statements import Composed

_PART = 10_000


class Course(msgspec.Struct, frozen=True, array_like=True):
    """A request and how it went. Fields as in ``RequestRow``."""

    id: str
    workflow: str
    unit: str
    status: str
    amount_minor: int | None
    currency: str | None
    created_ms: int


class Acts(msgspec.Struct, frozen=True, array_like=True):
    """What people decided in one step of a request."""

    request: str
    step: str
    acts: int
    """Acts of people that count, opinions and hand-overs among them."""
    last_ms: int


class Waited(msgspec.Struct, frozen=True, array_like=True):
    """What a rule table answered about a request, and how long what it asked for waited. As in ``RuleAnswerRow``."""

    request: str
    rule_table: str
    ended: str
    waited_ms: int | None


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """Something a person said that counts, with what limits look at. As in ``DecisionRow`` and ``RequestRow``."""

    request: str
    step: str
    round: int
    person: str
    acting_for: str | None
    verdict: str
    at_ms: int
    rule_table: str | None
    rule_version: int | None
    rule_row: str | None
    workflow: str
    version: int
    unit: str
    status: str
    amount_minor: int | None
    currency: str | None
    requester: str | None


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """A rule's answer that asked people, with the request's amount. As in ``RuleAnswerRow`` and ``RequestRow``."""

    request: str
    step: str
    at_ms: int
    unit: str
    rule_table: str
    rule_version: int
    rule_row: str
    verdict: str
    ended: str
    waited_ms: int | None
    workflow: str
    status: str
    amount_minor: int | None
    currency: str | None


# Composed, not statements of every day: each reads the requests of a long time.
_SENT = Composed(
    "SELECT id, workflow, unit, status, amount_minor, currency, created_ms FROM requests"
    " WHERE created_ms >= ? AND created_ms < ? ORDER BY created_ms, id"
)
_ACTS = Composed(
    "SELECT d.request, d.step, count(*), max(d.at_ms) FROM decisions AS d JOIN requests AS r ON r.id = d.request"
    " WHERE d.counted AND d.person IS NOT NULL AND r.created_ms >= ? AND r.created_ms < ?"
    " GROUP BY d.request, d.step ORDER BY d.request, d.step"
)
_WAITED = Composed(
    "SELECT a.request, a.rule_table, a.ended, a.waited_ms FROM rule_answers AS a JOIN requests AS r ON r.id = a.request"
    " WHERE r.created_ms >= ? AND r.created_ms < ? ORDER BY a.request, a.step"
)
_VERDICTS = Composed(
    "SELECT d.request, d.step, d.round, d.person, d.acting_for, d.verdict, d.at_ms, d.rule_table, d.rule_version,"
    " d.rule_row, r.workflow, r.version, r.unit, r.status, r.amount_minor, r.currency, r.requester"
    " FROM decisions AS d JOIN requests AS r ON r.id = d.request"
    " WHERE d.counted AND d.person IS NOT NULL AND d.at_ms >= ?"
    " ORDER BY d.request, d.round, d.at_ms, d.device, d.position"
)
_ANSWERS = Composed(
    "SELECT a.request, a.step, a.at_ms, a.unit, a.rule_table, a.rule_version, a.rule_row, a.verdict, a.ended,"
    " a.waited_ms, r.workflow, r.status, r.amount_minor, r.currency"
    " FROM rule_answers AS a JOIN requests AS r ON r.id = a.request"
    " WHERE a.code = 'hit' AND a.at_ms >= ? ORDER BY a.at_ms, a.request, a.step"
)


class Courses:
    """Belongs to the thread of its store. Times are milliseconds since 1970-01-01 UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sent(self, from_ms: int, before_ms: int) -> Iterator[Course]:
        """Requests sent in that time, the earliest first."""
        for part in self._database.parts(_SENT, (from_ms, before_ms), _PART):
            yield from self._database.shaped(Course, part)

    def acts(self, from_ms: int, before_ms: int) -> Iterator[Acts]:
        """What people decided, whenever it was, about requests sent in that time; by request and step."""
        for part in self._database.parts(_ACTS, (from_ms, before_ms), _PART):
            yield from self._database.shaped(Acts, part)

    def waited(self, from_ms: int, before_ms: int) -> Iterator[Waited]:
        """Recorded waits of requests sent in that time; by request and step."""
        for part in self._database.parts(_WAITED, (from_ms, before_ms), _PART):
            yield from self._database.shaped(Waited, part)

    def verdicts(self, since_ms: int) -> Iterator[Verdict]:
        """Everything people said since then that counts; by request and round, in the order of their times."""
        for part in self._database.parts(_VERDICTS, (since_ms,), _PART):
            yield from self._database.shaped(Verdict, part)

    def answers(self, since_ms: int) -> Iterator[Asked]:
        """Answers of rows since then, one for each rule step of a request's latest round, the earliest first."""
        for part in self._database.parts(_ANSWERS, (since_ms,), _PART):
            yield from self._database.shaped(Asked, part)

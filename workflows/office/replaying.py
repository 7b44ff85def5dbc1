"""Replay before you relax: what a draft of a rule table would have answered about the requests of the past.

A question; it writes nothing. Each request is judged by what it was asked in its latest round, as it was recorded, and
by the units as they stand now. An input that the earlier version did not ask for is taken from the request as it
stands. Requests that lack a value which the draft needs are told apart: of them nothing is claimed.

Where a budget turned a rule's yes into a question to the owner, it would do so again. What a budget would have said of
another yes is not known here; ``replaying_budgets`` asks that of all of them.

Where the recorded inputs stand in columns, the whole past is decided in one statement of the database; the rest, and
tables of which the answer is a set of rows, are decided one by one with the same table.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import msgspec

from workflows import clock
from workflows.domain.budgets import Budget
from workflows.domain.definitions import RuleStep, all_steps
from workflows.domain.people import Grant
from workflows.domain.personal import is_personal_mark
from workflows.engine.answered import REFUSED, people_needed
from workflows.engine.budgeting import OVER_BUDGET
from workflows.engine.rulebook import below
from workflows.errors import InvalidInput
from workflows.office.answer_rows import columns_of, meaning_of
from workflows.office.office import Office
from workflows.rules.answers import Hit, Result, Unusable
from workflows.rules.cells import Below
from workflows.rules.consequences import consequence
from workflows.rules.evaluation import compile_table
from workflows.rules.sql_expression import SqlExpression, TooLargeForSqlError, sql_expression, sql_meaning
from workflows.rules.tables import ONE_DECIDES, RuleTable
from workflows.rules.values import Input, value_at, value_text
from workflows.store.answered_past import Redecided, Which
from workflows.store.rows import RuleAnswerRow

Refused = Literal["rejected", "rejected-by-rule", "stopped"]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody thinks of changing. Exactly one of them is given."""

    table: RuleTable | None = None
    """A later text of a table that the office has."""
    grants: tuple[Grant, ...] | None = None
    """All grants of authority as they would be; see ``replaying_authority``."""
    budgets: tuple[Budget, ...] | None = None
    """All budgets as they would be; see ``replaying_budgets``."""


class Changed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A request about which the draft says something else."""

    request: str
    step: str
    """The rule step that asked."""
    was: str
    """The verdict, or the code of why there was none, such as ``no-rule``."""
    was_row: str
    """The row that said so, several joined by ``, ``; empty where none did."""
    would_be: str
    row: str
    """The row of the draft."""
    needed: int
    """How many people the recorded answer needs, and the draft's."""
    would_need: int
    ended: str
    """How the request ended there, see ``engine.answered``."""
    waited_ms: int | None
    passes: bool
    """Whether nobody would be asked, and nothing refused."""


class Lacking(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A request without a value that the draft needs."""

    request: str
    step: str
    input: str
    row: str
    """The first row of the draft that needs it."""


class Replayed(msgspec.Struct, frozen=True, kw_only=True):
    """What the draft would have changed. Lists are ordered by request and step."""

    table: str
    requests: int
    changed: tuple[Changed, ...]
    lacking: tuple[Lacking, ...]
    touches_before: int
    """Acts of people that the recorded answers need, summed."""
    touches_after: int
    """The same for the draft's answers; requests that lack a value count as before."""

    @property
    def touches_saved(self) -> int:
        """Less than nothing where the draft asks more people."""
        return self.touches_before - self.touches_after

    @property
    def spared(self) -> tuple[Changed, ...]:
        """Requests for which people were needed and would not be any more."""
        return tuple(one for one in self.changed if one.needed and not one.would_need)

    @property
    def waiting_saved_ms(self) -> int:
        """How long these waited, from the opening of an approval to its decision; those still open count nothing."""
        return sum(one.waited_ms or 0 for one in self.spared)

    @property
    def refusals_that_pass(self) -> tuple[Changed, ...]:
        """Requests that a person or a rule refused, or a rule stopped for good, and that would now pass untouched."""
        return tuple(one for one in self.changed if one.passes and one.ended in REFUSED)


def replay(office: Office, draft: Draft, *, since: date | None = None, unit: str | None = None) -> Replayed:
    """Decide the past once more: all of it, or since a day (UTC, that day counts); in all units, or in one and below.

    Raises InvalidInput for a draft of a table that the office does not have, or that decides nothing, and for an
    unknown unit.
    """
    table = draft.table
    if table is None:
        raise _refused("nothing-to-replay", "There is nothing to replay", "The draft holds no rule table.")
    known = office.state.tables.get(table.id)
    if known is None:
        raise _refused("unknown-table", "There is no such rule table", f"No rule table is called “{table.id}” here.")
    units = below(office.state.units)
    compiled = compile_table(table, units)
    if compiled.broken is not None:
        where = f"row {compiled.broken.row}, {compiled.broken.input}" if compiled.broken.row else "the table"
        text = f"It decides nothing ({compiled.broken.code}: {where})."
        raise _refused("bad-table", "This table cannot decide", text)
    if unit is not None and unit not in units:
        raise _refused("unknown-unit", "There is no such unit", f"No unit is called “{unit}” here.")
    chosen = Which(
        table=table.id,
        versions=(),
        since_ms=None if since is None else clock.to_ms(clock.parse_utc(f"{since.isoformat()}T00:00:00Z")),
        units=None if unit is None else tuple(sorted(units[unit] | {unit})),
    )
    work = _Replay(office, table, units)
    with office.store.database.snapshot():
        groups = _alike(known, table)
        for versions, inputs in groups:
            part = msgspec.structs.replace(chosen, versions=versions) if len(groups) > 1 else chosen
            if inputs is None or not work.at_once(part, inputs):
                work.one_by_one(part)
        requests = office.store.answered.requests(chosen) if _asks_twice(office, table.id) else work.answers
    return work.replayed(requests)


# ---------------------------------------------------------------- inside


def _alike(known: Mapping[int, RuleTable], draft: RuleTable) -> list[tuple[tuple[int, ...], dict[str, str] | None]]:
    """The versions of the table in groups, each with the SQL of every input of the draft.

    None where the columns of these versions do not hold what the draft asks for.
    """
    groups: dict[str, tuple[list[int], dict[str, str] | None]] = {}
    for version, table in known.items():
        found = _columns_for(draft, table)
        groups.setdefault(str(found), ([], found))[0].append(version)
    return [(tuple(sorted(versions)), found) for versions, found in groups.values()]


def _columns_for(draft: RuleTable, earlier: RuleTable) -> dict[str, str] | None:
    columns, inputs = columns_of(earlier.inputs), {column.id: column for column in earlier.inputs}
    if columns is None:
        return None
    found: dict[str, str] = {}
    for wanted in draft.inputs:
        asked = inputs.get(wanted.id)
        if asked is not None and _plainly(asked) == _plainly(wanted):
            found[wanted.id] = columns[wanted.id]
        elif asked is None and (wanted.id, wanted.type) == ("unit", "unit"):
            found[wanted.id] = "unit"  # every request has one, whether the table asked for it or not
        else:
            return None
    return found


def _plainly(column: Input) -> Input:
    """The input without what only people read."""
    return msgspec.structs.replace(column, label="", measure="")


def _is_of(wanted: Input, asked: Input) -> bool:
    """Whether both mean the same thing, if perhaps read as another type: a field by its id, or one computed value."""
    return _plainly(msgspec.structs.replace(asked, type=wanted.type, currency=wanted.currency)) == _plainly(wanted)


def _asks_twice(office: Office, table: str) -> bool:
    """Whether some workflow asks the table in more than one step, so that a request has several answers."""
    return any(
        sum(isinstance(step, RuleStep) and step.table == table for step in all_steps(definition.steps)) > 1
        for versions in office.state.workflows.values()
        for definition in versions.values()
    )


class _Replay:
    """One pass over the past. A scratch value."""

    def __init__(self, office: Office, table: RuleTable, units: Below) -> None:
        self._store = office.store
        self._versions = office.state.tables[table.id]
        self._table = table
        self._units = units
        self.answers = 0
        self._before = 0
        self._changed: list[Changed] = []
        self._lacking: list[Lacking] = []

    def replayed(self, requests: int) -> Replayed:
        self._changed.sort(key=lambda one: (one.request, one.step))
        self._lacking.sort(key=lambda one: (one.request, one.step))
        return Replayed(
            table=self._table.id,
            requests=requests,
            changed=tuple(self._changed),
            lacking=tuple(self._lacking),
            touches_before=self._before,
            touches_after=self._before + sum(one.would_need - one.needed for one in self._changed),
        )

    def at_once(self, which: Which, columns: dict[str, str]) -> bool:
        """Decide what stands in columns; False where the table is too large for one statement."""
        try:
            found = sql_expression(self._table, columns, self._units)
            if self._table.policy not in ONE_DECIDES:
                self._each(which, found)
                return True
            meaning = sql_meaning(self._table, columns, self._units, lambda result: _said(self._table, result).meaning)
        except TooLargeForSqlError:
            return False
        scanned = self._store.answered.scan(which, meaning.text, found.text, found.constants)
        self.answers += scanned.answers
        self._before += scanned.needed
        self._take(scanned.others, self._reading(found))
        if scanned.beside:
            self._one_by_one(which, beside_columns=True, counted=True)
        return True

    def _each(self, which: Which, found: SqlExpression) -> None:
        """Where the answer is a set of rows, what it means is known only when it is read; sets are few."""
        read = self._reading(found)
        for part in self._store.answered.each(which, found.text, found.constants):
            self.answers += len(part)
            self._before += sum(one.needed for one in part)
            self._take(part, read)
        self._one_by_one(which, beside_columns=True, counted=False)

    def _reading(self, found: SqlExpression) -> Callable[[int | str], "_Said"]:
        return lru_cache(maxsize=65_536)(lambda value: _said(self._table, found.read(value)))

    def one_by_one(self, which: Which) -> None:
        """Decide all with the table itself."""
        self._one_by_one(which, beside_columns=False, counted=False)

    def _one_by_one(self, which: Which, *, beside_columns: bool, counted: bool) -> None:
        compiled = compile_table(self._table, self._units)
        for row, body in self._store.answered.rows(which, beside_columns=beside_columns):
            if not counted:
                self.answers += 1
                self._before += row.needed
            self._judge(row, _said(self._table, compiled.evaluate(self._inputs(row, body))))

    def _inputs(self, row: RuleAnswerRow, body: bytes) -> dict[str, Any]:
        """What the request was asked, as recorded; what it was not asked for as it stands on the request."""
        earlier = {column.id: column for column in self._versions[row.rule_version].inputs}
        recorded = _recorded(row, tuple(earlier.values()))
        found: dict[str, Any] = {}
        values: dict[str, Any] | None = None
        for wanted in self._table.inputs:
            if wanted.id in earlier:
                found[wanted.id] = recorded.get(wanted.id) if _is_of(wanted, earlier[wanted.id]) else None
                continue
            if values is None:
                values = {**msgspec.json.decode(body).get("values", {}), "unit": row.unit}
            value = values.get(wanted.id)
            found[wanted.id] = None if is_personal_mark(value) else value
        return found

    def _take(self, redecided: Iterable[Redecided], read: Callable[[int | str], "_Said"]) -> None:
        for one in redecided:
            self._judge(one, read(one.found))

    def _judge(self, one: Redecided | RuleAnswerRow, said: "_Said") -> None:
        """Note what is otherwise about one recorded answer."""
        if said.lacks is not None:
            row, name = said.lacks
            self._lacking.append(Lacking(request=one.request, step=one.step, input=name, row=row))
        elif said.meaning != one.meaning and not (one.code == OVER_BUDGET and said.word == "approve"):
            would_need = said.clearing + said.asking * one.led
            self._changed.append(
                Changed(
                    request=one.request,
                    step=one.step,
                    was=one.verdict if one.code == "hit" else one.code,
                    was_row=one.rule_row,
                    would_be=said.word,
                    row=said.row,
                    needed=one.needed,
                    would_need=would_need,
                    ended=one.ended,
                    waited_ms=one.waited_ms,
                    passes=not would_need and not said.rejects,
                )
            )


class _Said(msgspec.Struct, frozen=True):
    """What an answer of the draft comes to."""

    word: str
    row: str
    meaning: int
    clearing: int
    """People needed to clear it where it stops."""
    asking: int
    """People needed in each approval that it leads."""
    rejects: bool
    lacks: tuple[str, str] | None
    """Row and input, where a value is missing."""


LACKS = -1
"""The meaning of an answer that needs a value: equal to no recorded one, so that its request is always told."""


def _said(table: RuleTable, result: Result) -> _Said:
    if isinstance(result, Unusable) and result.code == "missing-value":
        return _Said(result.code, result.row, LACKS, 0, 0, rejects=False, lacks=(result.row, result.input))
    follows = consequence(result, table)
    outcome, hit = follows.outcome, isinstance(result, Hit)
    return _Said(
        outcome.verdict if hit else follows.code,
        ", ".join(result.rows) if isinstance(result, Hit) else result.row if isinstance(result, Unusable) else "",
        meaning_of(follows.code, outcome),
        people_needed(follows.code, outcome, led=0),
        people_needed(follows.code, outcome, led=1) - people_needed(follows.code, outcome, led=0),
        rejects=outcome.verdict == "reject",
        lacks=None,
    )


def _recorded(row: RuleAnswerRow, inputs: Sequence[Input]) -> dict[str, Any]:
    """The recorded inputs as plain values, read back from their columns."""
    if row.rest is not None:
        found: dict[str, Any] = msgspec.json.decode(row.rest)
        return found
    columns = columns_of(tuple(inputs)) or {}
    return {column.id: _plain(getattr(row, columns[column.id]), column) for column in inputs}


def _plain(standing: int | str | None, column: Input) -> Any:
    if standing is None or isinstance(standing, str):
        return standing
    match column.type:
        case "yes-no":
            return bool(standing)
        case "money":
            return {"minor": standing, "currency": column.currency}
        case _:
            return value_text(value_at(standing, column), column)


def _refused(code: str, title: str, text: str) -> InvalidInput:
    return InvalidInput(
        code=code,
        title=title,
        text=f"{text} Nothing was changed.",
        advice="See “countersign rules list”, then try again.",
    )

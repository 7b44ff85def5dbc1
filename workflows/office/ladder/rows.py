"""Evidence about rows of rule tables: what people answered where a row asked them, and what came of its own yes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from workflows.domain.money import Money
from workflows.errors import InvalidInput
from workflows.office.ladder.drafts import asking, money_column, one_decides, passing, with_cases
from workflows.office.ladder.opinions import amount_words
from workflows.office.ladder.proposals import WEEKS, Kind, Point, Proposal, covered, evidence_of, is_enough, is_trouble
from workflows.office.office import Office
from workflows.office.piloting import Trial, last_day, planned
from workflows.office.replaying import Draft, replay
from workflows.rules.cells import Below
from workflows.rules.tables import Row, RuleTable
from workflows.rules.values import Input
from workflows.store.courses import Asked, Verdict

_DECIDED = {"approved", "rejected", "changes-asked"}


class Draftable(NamedTuple):
    """What a proposal about a row is made of."""

    kind: Kind
    table: RuleTable
    row: Row
    draft: RuleTable
    points: Sequence[Point]
    facts: dict[str, str]


class Rows:
    """Asks about the rows of the tables in force. Belongs to one question."""

    def __init__(self, office: Office, units: Below, day: str, chosen: str | None) -> None:
        """``chosen``: the unit to try in; without one, where the evidence is."""
        self._office, self._units, self._day, self._chosen = office, units, day, chosen

    def from_answers(self, answers: Iterable[Asked]) -> Iterator[Proposal]:
        """Rows that people always say yes to, and rows whose own yes people took back."""
        asked: dict[tuple[str, str], list[Asked]] = defaultdict(list)
        for one in answers:
            if self._row(one.rule_table, one.rule_version, one.rule_row) is not None:
                asked[one.rule_table, one.rule_row].append(one)
        for (name, row_id), found in sorted(asked.items()):
            table, row = self._now(name, row_id)
            if row.then.verdict == "ask":
                yield from self._always_approved(table, row, found)
            elif row.then.verdict == "approve":
                yield from self._taken_back(table, row, found)

    def from_verdicts(self, said: Iterable[list[Verdict]]) -> Iterator[Proposal]:
        """Rows where two must decide, and the later always says what the earlier said."""
        found: dict[tuple[str, str], list[Point]] = defaultdict(list)
        for step in said:
            table, version, row_id = step[0].rule_table or "", step[0].rule_version or 0, step[0].rule_row or ""
            row = self._row(table, version, row_id)
            yeses = [one for one in step if one.verdict == "approve"]
            noes = [one for one in step if one.verdict == "reject" and yeses and one.at_ms >= yeses[0].at_ms]
            people = {one.person for one in (*yeses, *noes)}
            if row is None or row.then.how not in {"all", "sequence"} or len(people) < len(row.then.approvers):
                continue
            last, wait = step[-1], max(one.at_ms for one in (*yeses, *noes)) - yeses[0].at_ms
            found[table, row_id].append(_said(last, agreed=not noes, waited_ms=wait))
        for (name, row_id), points in sorted(found.items()):
            table_now, row_now = self._now(name, row_id)
            if is_enough(points) and len(row_now.then.approvers) > 1:
                draft = one_decides(table_now, row_now)
                first = row_now.then.approvers[0]
                facts = {"who": first.role or first.person or ""}
                yield from self._draftable(Draftable("second-always-agrees", table_now, row_now, draft, points, facts))

    # ------------------------------------------------------------ inside

    def _row(self, name: str, version: int, row_id: str) -> Row | None:
        """The row as it stood, where the table in force still has it word for word."""
        table = self._office.state.table_on(name, self._day)
        then = self._office.state.tables.get(name, {}).get(version)
        if table is None or then is None:
            return None
        now = next((row for row in table.rows if row.id == row_id), None)
        was = next((row for row in then.rows if row.id == row_id), None)
        return now if was is not None and now is not None and (was.when, was.then) == (now.when, now.then) else None

    def _now(self, name: str, row_id: str) -> tuple[RuleTable, Row]:
        table = self._office.state.table_on(name, self._day)
        assert table is not None
        return table, next(row for row in table.rows if row.id == row_id)

    def _always_approved(self, table: RuleTable, row: Row, answers: Sequence[Asked]) -> Iterator[Proposal]:
        decided = [one for one in answers if one.ended in _DECIDED]
        if not decided:
            return
        workflow = self._office.state.workflow(decided[-1].workflow)
        column = money_column(table, workflow.amount if workflow is not None else None)
        points, facts, limit = [_asked(one, agreed=one.ended == "approved") for one in decided], {}, 0
        if column is not None:
            points = [one for one in points if one.currency == column.currency]
            limit = covered(one.minor or 0 for one in points if one.agreed)
            points = [one for one in points if 0 < (one.minor or 0) <= limit]
            facts = {"limit": amount_words(Money(minor=limit, currency=column.currency))}
        draft = passing(table, row, column, limit) if is_enough(points) else None
        if draft is not None:
            yield from self._draftable(Draftable("row-always-approved", table, row, draft, points, facts))

    def _taken_back(self, table: RuleTable, row: Row, answers: Sequence[Asked]) -> Iterator[Proposal]:
        points = [_asked(one, agreed=one.status == "rejected") for one in answers]
        if is_trouble(sum(one.agreed for one in points), len(points)):
            yield from self._draftable(Draftable("row-reversed", table, row, asking(table, row), points, {}))

    def _draftable(self, found: Draftable) -> Iterator[Proposal]:
        proposal = self.proposal(found)
        if proposal is not None:
            yield proposal

    def proposal(self, found: Draftable) -> Proposal | None:
        """A proposal that can be started as it is; None where the draft would be refused."""
        draft, cases = with_cases(found.draft, self._units)
        unit = self._chosen or Counter(one.unit for one in found.points).most_common(1)[0][0]
        trial = Trial(units=(unit,), since=self._day, until=last_day(self._day, WEEKS), table=draft)
        try:
            started = planned(self._office, trial)
            replayed = replay(self._office, Draft(table=draft), unit=unit)
        except InvalidInput:
            return None  # it would leave a gap, say nothing new, or stand beside a trial that runs
        name = found.row.id
        return Proposal(
            id=f"{found.kind}-{found.table.id}-{name}",
            kind=found.kind,
            units=(unit,),
            facts={"table": found.table.id, "row": name, "unit": unit, **found.facts},
            evidence=evidence_of(found.points),
            changed=tuple(dict.fromkeys(one.request for one in replayed.changed)),
            would_pass=tuple(one.request for one in replayed.refusals_that_pass),
            table=_with_version(draft, started.pilot.version),
            cases=cases,
        )


def column_of(office: Office, table: RuleTable, workflow: str) -> Input | None:
    """The money input of a table that a workflow asks."""
    definition = office.state.workflow(workflow)
    return money_column(table, definition.amount if definition is not None else None)


def _with_version(table: RuleTable, version: int) -> RuleTable:
    return msgspec.structs.replace(table, version=version)


def _asked(one: Asked, *, agreed: bool) -> Point:
    return Point(
        request=one.request,
        at_ms=one.at_ms,
        agreed=agreed,
        minor=one.amount_minor,
        currency=one.currency or "",
        waited_ms=one.waited_ms,
        unit=one.unit,
    )


def _said(one: Verdict, *, agreed: bool, waited_ms: int) -> Point:
    return Point(
        request=one.request,
        at_ms=one.at_ms,
        agreed=agreed,
        minor=one.amount_minor,
        currency=one.currency or "",
        waited_ms=waited_ms,
        unit=one.unit,
    )

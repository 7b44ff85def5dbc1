"""Walking a process from start to end in a real office: everybody who is asked acts, and time passes where it must.

Values are texts, as people type them; of dates ``+3`` is three days from today. Where people are named, small offices
put whoever they have in their place.
"""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

import msgspec

from workflows import clock
from workflows.domain.commands import Decide, Fill, Refusal, RequestCommand, Submit, Tick
from workflows.domain.definitions import Definition, FormStep, all_steps
from workflows.domain.events import PersonVerdict, RuleApplied
from workflows.domain.forms import Field, parse_value, plain_value
from workflows.engine.assign import Task, day_of
from workflows.engine.state import FINAL
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.records.writing import Wish, add_record
from workflows.office.sample_firm import FOLDER, OWNER
from workflows.office.shipped import apply_file, apply_text, process_file

ANNA = "anna-berg"
BLOCKED = "Sperrholz Erfunden"
"""A supplier whose record says that nothing is bought there."""
_MOST_ACTS = 80
_A_MINUTE_MS = 60_000

Size = Literal["firm", "pair", "alone"]
"""The sample firm; an owner and one person without any role; an owner alone."""


class Walk(msgspec.Struct, frozen=True, kw_only=True):
    """One request of a process: who asks, what they say, and where somebody says no."""

    name: str
    values: Mapping[str, str]
    by: str = "sam"
    says: Mapping[str, PersonVerdict] = {}
    """Verdict by step; approve where none stands."""
    corrected: Mapping[str, str] = {}
    """What is typed into a form that shows every field."""


class Walked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it."""

    request: str
    status: str
    rows: frozenset[tuple[str, str]]
    """Table and row of every rule that hit."""
    steps: frozenset[str]
    """Steps that were taken, and came to an end."""
    people: tuple[tuple[str, str], ...]
    """Step and person of what people did, in order."""


class Firm:
    """An office that has one process, and its clock."""

    def __init__(self, office: Office, process: str, size: Size, now_ms: int) -> None:
        self.office = office
        self.process = process
        self.size = size
        self._now_ms = now_ms
        self._numbers = itertools.count(1)

    @property
    def definition(self) -> Definition:
        """The process as it is published."""
        found_one = self.office.state.workflow(self.process)
        assert found_one is not None
        return found_one

    @property
    def now_ms(self) -> int:
        """The office's clock."""
        return self._now_ms

    @property
    def today(self) -> date:
        """By the office's clock."""
        return date.fromisoformat(day_of(self._now_ms))

    def walk(self, walk: Walk, *, late: bool = False) -> Walked:
        """Send the request and let everybody act until nothing is left. Nobody may be missing on the way.

        ``late``: nobody acts before everything has happened that a passed deadline brings; then whoever was added last.
        """
        later = {
            name for step in all_steps(self.definition.steps) if isinstance(step, FormStep) for name in step.fields
        }
        values = self.plain(walk.values)
        first = {name: value for name, value in values.items() if name not in later}
        by = walk.by if self.size == "firm" else ANNA if self.size == "alone" or walk.by == ANNA else "sam"
        unit = self.office.state.people[by].unit
        with self.a_minute():
            acted = self.office.submit(Submit(workflow=self.process, unit=unit, by=by, values=first))
        assert not isinstance(acted, Refusal), (walk.name, acted)
        request, people = acted.request.id, list[tuple[str, str]]()
        for _ in range(_MOST_ACTS):
            standing = self.office.request(request).standing
            if standing.status in FINAL or not (standing.open or standing.automatic):
                return self.came_of(request, people)
            with self.a_minute():
                tasks = self.office.tasks(request)
                nobody = [task.open.step for task in tasks if not task.people]
                assert not nobody, f"{walk.name}: nobody can act on {nobody}"
                assert all(task.open.due_ms is not None for task in tasks), f"{walk.name}: no deadline"
            if tasks and late:
                self._let_pass(request, walk)
            with self.a_minute():
                if tasks:
                    self._act(request, self.office.tasks(request)[0], walk, values, people, late=late)
                    continue
            self._now_ms = max(self._now_ms, min(one.due_ms or 0 for one in standing.automatic))
            with self.a_minute():
                self.office.catch_up()
        raise AssertionError(f"{walk.name} does not come to an end")

    def _let_pass(self, request: str, walk: Walk) -> None:
        """Nobody acts: each open step is overdue, those who are asked are told, and others may act as well."""
        asked = {task.open.step: {one.person for one in task.people} for task in self.office.tasks(request)}
        while dues := [
            one.due_ms or 0 for one in self.office.request(request).standing.automatic if one.kind == "deadline"
        ]:
            self._now_ms = max(self._now_ms, min(dues))
            with self.a_minute():
                self.office.catch_up()
        for task in self.office.tasks(request):
            assert task.open.escalated, f"{walk.name}: nothing happens when {task.open.step} is overdue"
            assert asked.get(task.open.step, set()) <= {one.person for one in task.people}, walk.name

    def _act(
        self, request: str, task: Task, walk: Walk, values: dict[str, Any], people: list[tuple[str, str]], *, late: bool
    ) -> None:
        """Whoever is asked first acts; late, whoever was added last. An empty budget is for an owner alone."""
        for who in [able.person for able in (reversed(task.people) if late else task.people)]:
            acted = self.office.act(request, self._command(task, who, walk, values))
            if not isinstance(acted, Refusal):
                people.append((task.open.step, who))
                return
            assert acted.code == "over-budget", (walk.name, task.open.step, who, acted)
        raise AssertionError(f"{walk.name}: nobody can act on {task.open.step}")

    def _command(self, task: Task, who: str, walk: Walk, values: dict[str, Any]) -> RequestCommand:
        step = task.open.step
        match task.open.kind:
            case "form":
                (form,) = [one for one in all_steps(self.definition.steps) if one.id == step]
                assert isinstance(form, FormStep)
                told = {name: values[name] for name in form.fields if name in values} or self.plain(walk.corrected)
                return Fill(by=who, step=step, values=told)
            case "todo":
                return Tick(by=who, step=step, note="Looked at it")
        return Decide(by=who, step=step, verdict=walk.says.get(step, "approve"), reason="Looked at it")

    def came_of(self, request: str, people: list[tuple[str, str]]) -> Walked:
        """Where a request stands, with what it met; ``people`` as it is to be told."""
        state = self.office.request(request)
        answers = [act.event for act in state.counted if isinstance(act.event, RuleApplied)]
        return Walked(
            request=request,
            status=state.standing.status,
            rows=frozenset((answer.table, row) for answer in answers for row in answer.rows),
            steps=frozenset(mark.step for mark in state.standing.marks if mark.state not in {"skipped", "open"}),
            people=tuple(people),
        )

    def plain(self, values: Mapping[str, str]) -> dict[str, Any]:
        """Values as they stand in a request, of what people type."""
        number = next(self._numbers)
        return {
            name: plain_value(parse_value(field, self._text(field, text, number), "EUR"))
            for name, text in values.items()
            for field in [self.definition.field(name)]
            if field is not None and text
        }

    def _text(self, field: Field, text: str, number: int) -> str:
        """What is typed: days from today, people and units of this office, ``#`` a number that was never used."""
        if field.type == "date" and text.startswith(("+", "-")):
            return (self.today + timedelta(days=int(text))).isoformat()
        if self.size != "firm" and field.type == "person":
            return ANNA if self.size == "alone" else "sam"
        if self.size != "firm" and field.type == "unit":
            return self.office.state.head
        return text.replace("#", str(number))

    @contextmanager
    def a_minute(self) -> Iterator[None]:
        """A minute later; acts of the same minute stand in their order."""
        self._now_ms += _A_MINUTE_MS
        with clock.pretending(self._now_ms):
            yield


def block(office: Office) -> None:
    """Write down that nothing is bought from that supplier."""
    wish = Wish(sort="supplier", values={"legal_name": BLOCKED, "blocked": "They never delivered"})
    assert not isinstance(add_record(office, ANNA, wish), Refusal)


@contextmanager
def firm_with(process: str, home: Path, size: Size = "firm", more: str = "") -> Iterator[Firm]:
    """A new office that has this process; ``more`` is a readable file about it. In the first days of a year."""
    now_ms = clock.to_ms(clock.parse_utc(f"{date.today().year + 1}-01-04T08:00:00Z"))  # noqa: DTZ011 -- any year does
    with clock.pretending(now_ms):
        found(home, Charter(name="Nordwind Handel", owner=OWNER))
        with Office.open(home) as office:
            apply_file(office, process_file(process), ANNA)
            if size == "firm":
                apply_file(office, FOLDER / "office.yaml", ANNA)
            elif size == "pair":
                apply_text(office, "people: [{id: sam, name: Sam Winter}]", "people", ANNA)
            if more:
                apply_text(office, more, "more", ANNA)
            block(office)
            yield Firm(office, process, size, now_ms)

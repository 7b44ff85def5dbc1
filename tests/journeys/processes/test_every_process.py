"""Every shipped process runs from start to end: through each row of its rules, each of its steps and each no."""

from pathlib import Path

import msgspec
import pytest

from tests.journeys.processes.stories import STORIES, walks_of
from tests.journeys.processes.walking import Firm, Size, Walk, Walked, firm_with
from workflows.domain.definitions import ApprovalStep, ParallelStep, RuleStep, all_steps
from workflows.office.shipped import AT_FIRST, processes
from workflows.rules.tables import RuleTable


def rules_of(firm: Firm) -> list[RuleStep]:
    """The steps in which a rule table answers."""
    return [step for step in all_steps(firm.definition.steps) if isinstance(step, RuleStep)]


def tables_of(firm: Firm) -> tuple[RuleTable, ...]:
    """The rule tables of the process, in the order of its steps."""
    asked = [step.table for step in rules_of(firm)]
    return tuple(firm.office.state.tables[name][1] for name in dict.fromkeys(asked))


def refusing(walks: list[Walk], walked: list[Walked], firm: Firm) -> list[Walk]:
    """For each step where people decide, the first walk that came there, with a no."""
    found: dict[str, Walk] = {}
    deciding = {step.id for step in all_steps(firm.definition.steps) if isinstance(step, ApprovalStep)}
    rules = {step.id for step in rules_of(firm)}
    for walk, done in zip(walks, walked, strict=True):
        for step, _ in done.people:
            if step in deciding | rules:
                found.setdefault(step, msgspec.structs.replace(walk, name=f"no at {step}", says={step: "reject"}))
    assert deciding <= set(found)
    return list(found.values())


def test_every_process_of_the_gallery_has_a_story() -> None:
    """Those that every office begins with have journeys of their own."""
    assert {one.id for one in processes()} == {*STORIES, *AT_FIRST}


@pytest.mark.parametrize("process", STORIES)
def test_each_row_and_each_step_of_a_process_is_met(process: str, tmp_path: Path) -> None:
    """By requests that people of the sample firm send and carry to their end; each no ends one.

    Whatever a process is about, who asks never decides, and who decides first does not decide again.
    """
    with firm_with(process, tmp_path / "home", more=STORIES[process].office) as firm:
        walks = walks_of(process, tables_of(firm))
        walked = [firm.walk(walk) for walk in walks]
        refused = [firm.walk(walk) for walk in refusing(walks, walked, firm)]

        deciding = {step.id for step in all_steps(firm.definition.steps) if isinstance(step, ApprovalStep)}
        rows = {(table.id, row.id) for table in tables_of(firm) for row in table.rows}
        steps = {step.id for step in all_steps(firm.definition.steps) if not isinstance(step, ParallelStep)}
    assert rows - {row for done in walked for row in done.rows} == set()
    assert steps - {step for done in walked for step in done.steps} == set()
    assert {done.status for done in walked} <= {"done", "approved", "rejected"}
    assert {done.status for done in refused} == ({"rejected"} if refused else set())
    for walk, done in zip(walks, walked, strict=True):
        who = {step: person for step, person in done.people if step in deciding}
        assert walk.by not in who.values()
        assert who.get("owner-too", "nobody") not in {who.get("approve"), who.get("finance")}


@pytest.mark.parametrize("process", STORIES)
@pytest.mark.parametrize("size", ["pair", "alone"])
def test_a_process_comes_to_its_end_with_very_few_people(process: str, size: Size, tmp_path: Path) -> None:
    """An owner and one more, or an owner alone: every request finds somebody for each step."""
    with firm_with(process, tmp_path / "home", size, more=STORIES[process].office) as firm:
        for walk in walks_of(process, tables_of(firm)):
            assert firm.walk(walk).status in {"done", "approved", "rejected"}

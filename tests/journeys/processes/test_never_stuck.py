"""No request of a shipped process waits for ever: each step has somebody, a deadline, and what happens after it."""

from pathlib import Path

import msgspec
import pytest

from tests.journeys.processes.stories import STORIES, walks_of
from tests.journeys.processes.test_every_process import tables_of
from tests.journeys.processes.walking import ANNA, Walk, firm_with
from workflows import readable
from workflows.domain.definitions import ApprovalStep, Definition, FormStep, RuleStep, Step, TodoStep, written_steps
from workflows.office.shipped import process_file, processes, read_text

AWAY = {"person": "maria", "by": "lotte", "first_day": "+10", "last_day": "+15"}


def waiting_steps(process: str) -> list[Step]:
    """The steps of a shipped process at which somebody may be waited for."""
    path = process_file(process)
    (plain,) = readable.read(read_text(path), path.name).value["workflows"]
    asking = FormStep | ApprovalStep | TodoStep | RuleStep
    return [step for step in written_steps(msgspec.convert(plain, Definition).steps) if isinstance(step, asking)]


@pytest.mark.parametrize("process", [one.id for one in processes()])
def test_each_step_has_a_deadline_and_what_happens_after_it(process: str) -> None:
    """In every shipped process; forms, approvals, things to do, and what a rule may stop."""
    steps = waiting_steps(process)

    assert steps
    assert [step.id for step in steps if not (step.due or step.due_hours) or not step.escalate] == []


@pytest.mark.parametrize("process", STORIES)
def test_a_request_that_nobody_looks_at_in_time_still_comes_to_its_end(process: str, tmp_path: Path) -> None:
    """On every way, each deadline passes with all that it brings before anybody acts; none who was asked loses that."""
    with firm_with(process, tmp_path / "home", more=STORIES[process].office) as firm:
        for walk in walks_of(process, tables_of(firm)):
            assert firm.walk(walk, late=True).status in {"done", "approved", "rejected"}


ABOUT_THE_OFFICE = {
    "substitution": (
        Walk(name="a branch's manager is away", values=AWAY, by="maria"),
        Walk(name="a clerk is away", values=AWAY | {"person": "sam"}),
        Walk(name="an owner is away", values=AWAY | {"person": ANNA}, by=ANNA),
        Walk(name="the substitute says no", values=AWAY, by="maria", says={"accept": "reject"}),
        Walk(name="an owner says no", values=AWAY, by="maria", says={"settle": "reject"}),
    ),
    "rule-change": (
        Walk(name="a draft", values={"table": "bands", "why": "They grew"}, by="petra"),
        Walk(name="a draft that nobody wants", values={"table": "bands", "why": "No"}, says={"review": "reject"}),
    ),
}


@pytest.mark.parametrize("process", ABOUT_THE_OFFICE)
@pytest.mark.parametrize("late", [False, True])
def test_what_is_about_the_office_comes_to_its_end_as_well(process: str, late: bool, tmp_path: Path) -> None:
    """In time and late: a substitution, and a draft of a rule."""
    with firm_with(process, tmp_path / "home") as firm:
        for walk in ABOUT_THE_OFFICE[process]:
            expected = {"rejected"} if walk.says else {"done", "approved"}
            assert firm.walk(walk, late=late).status in expected, walk.name

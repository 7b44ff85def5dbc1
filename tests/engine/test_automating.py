"""Who may change automations, and into what: judged alike on every laptop."""

import msgspec
import pytest

from workflows.domain.automation_events import AutomationEnded, AutomationMoved, AutomationSet
from workflows.domain.automations import Action, Automation, OnSchedule
from workflows.domain.people import Person, Unit
from workflows.engine.automating import AutomationEvent, changes_of_automations, judge_automations
from workflows.engine.state import OfficeState

REPORT = Automation(
    id="report",
    name="Report",
    trigger=OnSchedule(when="every Monday"),
    actions=(Action(kind="record"),),
    unit="head",
    device="one",
)
OFFICE = OfficeState(
    head="head",
    units={"head": Unit(id="head", name="Head")},
    people={"anna": Person(id="anna", name="Anna", unit="head")},
)


def after(*events: AutomationEvent, state: OfficeState = OFFICE) -> OfficeState:
    """The office after these acts, all of which are permitted."""
    for event in events:
        assert judge_automations(state, event) is None
        state = msgspec.structs.replace(state, **changes_of_automations(state, event))
    return state


def changed(**more: object) -> AutomationSet:
    """The report, with some of it otherwise."""
    return AutomationSet(automations=(msgspec.structs.replace(REPORT, **more),))


SET = changed()
MOVED = AutomationMoved(automation="report", device="two", term=2)


@pytest.mark.parametrize(
    ("before", "event", "code"),
    [
        ((), AutomationSet(automations=()), "bad-automation"),
        ((), AutomationSet(automations=(REPORT, REPORT)), "bad-automation"),
        ((), changed(name="  "), "bad-automation"),
        ((), changed(actions=()), "bad-automation"),
        ((), changed(device=""), "bad-automation"),
        ((), changed(unit="mars"), "unknown-unit"),
        ((), changed(person="nobody"), "unknown-person"),
        ((), changed(term=2), "wrong-term"),
        ((), changed(since_ms=1), "wrong-term"),
        ((SET,), changed(device="two"), "wrong-term"),
        ((SET, MOVED), SET, "wrong-term"),
        ((SET,), AutomationMoved(automation="report", device="two", term=3), "wrong-term"),
        ((SET,), AutomationMoved(automation="report", device="one", term=2), "wrong-term"),
        ((SET, MOVED), MOVED, "wrong-term"),
        ((), MOVED, "unknown-automation"),
        ((), AutomationEnded(automation="report"), "unknown-automation"),
        ((SET, AutomationEnded(automation="report")), SET, "automation-over"),
        ((SET, AutomationEnded(automation="report")), MOVED, "unknown-automation"),
    ],
)
def test_what_would_not_be_whole_is_refused(
    before: tuple[AutomationEvent, ...], event: AutomationEvent, code: str
) -> None:
    """One laptop at a time, terms one after the other, no id twice."""
    refused = judge_automations(after(*before), event)

    assert refused is not None
    assert refused.code == code


def test_a_move_raises_the_term_and_is_remembered() -> None:
    """Who ran it when can be told of every term, also after its end."""
    state = after(SET, MOVED, AutomationMoved(automation="report", device="one", term=3))

    assert (state.automations["report"].device, state.automations["report"].term) == ("one", 3)
    assert state.terms_of("report") == ("one", "two", "one")
    assert after(AutomationEnded(automation="report"), state=state).terms_of("report") == ("one", "two", "one")
    assert after(SET).terms_of("report") == ("one",)


def test_a_change_keeps_who_runs_it() -> None:
    """Only the name is another one."""
    state = after(SET, MOVED, changed(name="Weekly", device="two", term=2))

    assert state.automations["report"].name == "Weekly"
    assert state.terms_of("report") == ("one", "two")

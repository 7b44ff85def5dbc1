"""The core speaks in codes; none of them reaches a person as a code."""

from typing import get_args

from desktop.wording import (
    alarms,
    documents,
    events,
    findings,
    periods,
    reasons,
    refusals,
    standing,
    trials,
    troubles,
    values,
    why,
)
from tests.support.core_codes import (
    CORE,
    TROUBLES,
    codes_of_calls,
    constants,
    first_words,
    literals_of,
    returned,
)
from workflows.domain.events import ActionDone, Event, PersonVerdict
from workflows.domain.forms import FieldType
from workflows.domain.outcomes import How, Verdict
from workflows.domain.people import Period, Rung
from workflows.engine.assign import Via
from workflows.engine.eyes import KEPT_APART
from workflows.engine.fold import FORGOTTEN, WAITING
from workflows.engine.state import OpenKind, Status
from workflows.ledger.finding import Code
from workflows.ledger.membership import KINDS
from workflows.office.heads import HEADS_SEEN
from workflows.office.ladder.proposals import Kind
from workflows.office.proving.verdict import Limit
from workflows.office.reading import Why
from workflows.office.sharing.lights import Light
from workflows.office.showing.flow import StepKind, StepState
from workflows.office.showing.pilots_shown import PilotState
from workflows.office.twins import BILLED_TWICE, CAME_TWICE, SUPPLIER_BLOCKED
from workflows.rules.answers import Why as NoAnswer

NOT_TOLD = {"missing", "no-condition"}
"""Of a cloud's failures: no trouble yet."""


def test_refusals_have_words() -> None:
    """Every “no” of the rules, wherever it is said, has a title, a text and an advice."""
    said = codes_of_calls({"Refusal"}) | returned("engine/assign.py", "engine/judge.py")
    said |= {KEPT_APART, CAME_TWICE, BILLED_TWICE, SUPPLIER_BLOCKED, "own-request", "four-eyes"}

    assert len(said) > 40
    assert said - set(refusals.REFUSALS) == set()


def test_reasons_why_not_have_words() -> None:
    """What a person may not do is explained to them, not only to those who read about them."""
    said = returned("engine/assign.py") | {KEPT_APART, "own-request", "four-eyes", "not-your-turn", "not-yours"}
    said |= codes_of_calls({"Refusal"}, "engine/erasure.py") - {"unknown-blob"}

    assert said - set(why.WHY_NOT) == set()


def test_reasons_of_who_may_decide_have_words() -> None:
    """Every link of the chain is a sentence; why somebody is passed over is said about them."""
    links = codes_of_calls({"Reason"}, "engine/reasons.py") | first_words({"_grant", "_substitution"}, "engine")
    not_they = returned("engine/assign.py") | {KEPT_APART, "own-request", "four-eyes", "not-your-turn"}

    assert len(links) > 15
    assert (links | set(get_args(Via))) - set(reasons.REASONS) == set()
    assert not_they - set(reasons.WHY_THEY_NOT) == set()
    assert set(get_args(Rung)) == set(reasons.MAY) == set(reasons._RUNG_SAID)
    assert set(get_args(Period)) == set(periods.A_PERIOD) == set(periods.EACH)


def test_troubles_have_words() -> None:
    """Everything outside of the rules that can go wrong is told in the language of the window."""
    said = codes_of_calls(TROUBLES) | codes_of_calls({"Failure"}, "sync") - NOT_TOLD

    assert len(said) > 100
    assert said - set(troubles.TROUBLES) == set()


def test_alarms_have_words() -> None:
    """What is the matter with the shared folder is said, and how a laptop stands whose log has ended."""
    assert codes_of_calls({"Alarm"}) - set(alarms.ALARMS) == set()
    assert codes_of_calls(TROUBLES, "sync/plain_words.py", "sync/cloud_words.py") - set(alarms.ALARMS) == set()
    assert returned("office/sharing/members.py") == set(alarms.ENDED)


def test_findings_have_words() -> None:
    """What a check finds is said: what kind of thing, why, and what was not looked at."""
    reasons = codes_of_calls(
        {"_found", "found", "Finding", "_finding", "_altered"}, "office/proving", "ledger", keyword="reason"
    )
    notes = first_words({"note"}, "office/proving") | codes_of_calls({"Note"}, "office/proving")
    places = constants("office/proving")

    assert set(get_args(Code)) == set(findings.CODES)
    assert set(get_args(Limit)) == set(findings.LIMITS)
    assert reasons - set(findings.REASONS) == set()
    assert notes - set(findings.NOTES) == set()
    assert {places[name] for name in ("HEADS", "FACTS", "SCOPE_KEYS", "KEY_STORE", "DATABASE")} <= set(findings.PLACES)
    assert {places[name] for name in ("COLUMNS", "PROJECTIONS")} <= set(findings.PLACES)


def test_notes_about_documents_have_words() -> None:
    """What is odd about a document that was taken in is said, and why a file cannot be used."""
    said = codes_of_calls({"Problem", "Note"}, "intake", "office/documents.py")
    said |= first_words({"Unreadable", "problem", "Problem"}, "intake") | codes_of_calls({"Failure"}, "intake")

    assert len(said) > 40
    assert said - set(documents.PROBLEMS) - set(documents.UNREADABLE) == set()


def test_wrong_values_have_words() -> None:
    """Every reason why a value does not fit its field is said."""
    rooms = ("domain/forms.py", "domain/money.py", "domain/personal.py")
    said = returned(*rooms) | first_words({"ValueError"}, *rooms) | codes_of_calls({"FieldProblem"}) | {"missing"}

    assert said - set(values.FIELD_PROBLEMS) == set()


def test_closed_sets_have_words() -> None:
    """Statuses, verdicts, kinds, lights and the like are spelled out to the last of them."""
    assert set(get_args(Status)) == set(standing.STATUS) == set(standing._STATUS_LOOK)
    assert {*get_args(PersonVerdict), *get_args(Verdict)} <= set(standing.VERDICT)
    assert {*get_args(PersonVerdict), "advise-approve", "advise-reject"} <= set(standing.WISH)
    assert {*get_args(OpenKind), "stuck"} == set(standing.KIND)
    assert set(get_args(Light)) == set(standing.LIGHT) == set(standing._LIGHT_LOOK)
    assert set(get_args(StepState)) == set(standing.STEP)
    assert set(get_args(StepKind)) == set(standing.STEP_KIND)
    assert set(get_args(Rung)) == set(standing.RUNG)
    assert set(get_args(How)) == set(standing.HOW)
    assert set(get_args(FieldType)) == set(standing.FIELD_TYPE)
    assert {*get_args(Via), "nobody"} == set(why.VIA)
    assert set(get_args(NoAnswer)) <= set(why.RULE_CODES)
    assert literals_of("office/sharing/members.py", "state") == set(standing.MEMBER)
    assert literals_of("office/sharing/invitations.py", "state") == set(standing.INVITATION)
    assert literals_of("office/documents.py", "outcome") == set(documents.OUTCOMES)


def test_trials_and_proposals_have_words() -> None:
    """How a trial stands, what speaks for a proposal and what it comes to; every reason why nothing is tried."""
    said = first_words({"_refused"}, "office/piloting.py", "office/draft_judging.py")

    assert set(get_args(PilotState)) == set(trials.STATE)
    assert set(get_args(Kind)) == set(trials.EVIDENCE) == set(trials.MOVE)
    assert len(said) > 5
    assert said - set(troubles.TROUBLES) == set()


def test_acts_have_words() -> None:
    """Every kind of entry has a name, every verdict its sentence, and every reason why one does not count."""
    kinds = {str(kind.__struct_config__.tag) for kind in get_args(Event)} | KINDS | {HEADS_SEEN}

    assert kinds == set(events.KINDS)
    assert {*get_args(PersonVerdict), "advise-approve", "advise-reject"} == set(events.DECIDED)
    assert set(get_args(Verdict)) == set(events.ANSWERED)
    assert set(get_args(Why)) == set(events.UNREAD)
    assert {*WAITING, FORGOTTEN} <= set(events.VOID)
    assert set(get_args(ActionDone.__annotations__["result"])) == {"done", "failed"}


def test_every_status_wears_an_icon_that_is_there() -> None:
    """State is never told by colour alone, so each look names an icon of the window."""
    icons = {file.stem for file in (CORE.parent / "resources" / "icons").glob("*.svg")}

    assert {icon for _, icon in (*standing._STATUS_LOOK.values(), *standing._LIGHT_LOOK.values())} <= icons

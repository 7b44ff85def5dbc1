"""Standing in for somebody, from the wish to the last day: the substitute accepts, the office writes it down."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from workflows import clock
from workflows.domain.commands import Decide, Refusal, Submit, Tick
from workflows.domain.events import ActionDone, AuthoritySet, SubstitutesSet
from workflows.domain.money import Money
from workflows.domain.people import Grant, Substitute
from workflows.engine.assign import day_of
from workflows.engine.authority import About, authority_for, authority_of
from workflows.office import substituting
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.shipped import apply_text, publish_shipped
from workflows.office.showing.substitutions import decided_for, proof_of, substitutions
from workflows.office.substituting import NOT_ACCEPTED, agreed_in, all_agreed, settle

OWNER, BEN, DORA, CARL = "anna-berg", "ben-okafor", "dora-reich", "carl-weiss"
TODAY = day_of(clock.now_ms())
LATER = "2999-12-31"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Anna owns it; Ben and Dora manage, Carl is a clerk."""
    found(tmp_path, Charter(name="Corner Shop", owner="Anna Berg"))
    with Office.open(tmp_path) as opened:
        publish_shipped(opened, OWNER, people=("Ben Okafor=manager", "Dora Reich=manager", "Carl Weiss=clerk"))
        yield opened


def ask(office: Office, asking: str = BEN, **values: Any) -> str:
    """Ben will be away, and Carl is to stand in; its request."""
    told = {"person": asking, "by": CARL, "first_day": TODAY, "last_day": LATER} | values
    unit = office.state.head
    acted = office.submit(Submit(workflow="substitution", unit=unit, by=asking, values=told))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def yes(office: Office, request: str, by: str) -> None:
    """A yes that has to be permitted."""
    acted = office.act(request, Decide(by=by, verdict="approve"))
    assert not isinstance(acted, Refusal), acted


def stands(office: Office) -> list[Substitute]:
    """Who stands in for whom."""
    return list(office.state.substitutes)


def whose_turn(office: Office, request: str) -> list[str]:
    """Who is asked now."""
    return [able.person for task in office.tasks(request) for able in task.people]


def test_the_substitute_accepts_and_the_owners_yes_writes_it_down(office: Office) -> None:
    """In the same stroke; the office's line names the entry in which the substitute accepted."""
    request = ask(office, workflows="invoice", up_to={"minor": 50_000, "currency": "EUR"})
    assert whose_turn(office, request) == [CARL]
    yes(office, request, CARL)
    accepted = office.request(request).acts[-1].id
    assert whose_turn(office, request) == [OWNER]
    assert not stands(office)
    yes(office, request, OWNER)

    (made,) = stands(office)
    assert made == Substitute(
        person=BEN,
        by=CARL,
        since=TODAY,
        until=LATER,
        workflows=("invoice",),
        up_to=Money(minor=50_000, currency="EUR"),
        accepted=accepted,
    )
    assert office.request(request).standing.status == "done"
    assert proof_of(office, made) == "accepted"


def test_whoever_stands_above_agrees_before_the_owner(office: Office) -> None:
    """A clerk's manager is asked; a manager below nobody but the owner is not asked twice."""
    request = ask(office, CARL, by=DORA)
    yes(office, request, DORA)
    assert whose_turn(office, request) == [BEN]
    yes(office, request, BEN)
    yes(office, request, OWNER)

    assert [(one.person, one.by) for one in office.state.substitutes] == [(CARL, DORA)]


def test_an_owner_asks_and_ticks_where_nobody_stands_above_them(office: Office) -> None:
    """Nobody approves their own request; that the substitute accepted is ticked."""
    request = ask(office, OWNER, by=BEN)
    yes(office, request, BEN)
    assert not isinstance(office.act(request, Tick(by=OWNER)), Refusal)

    assert [(one.person, one.by) for one in office.state.substitutes] == [(OWNER, BEN)]


def test_without_the_substitutes_own_yes_nothing_is_written(office: Office) -> None:
    """Whoever asks in the substitute's own name has not accepted: the owner is asked, and that is no acceptance."""
    request = ask(office, CARL, person=BEN, by=CARL)
    for _ in range(3):
        if office.tasks(request):
            yes(office, request, whose_turn(office, request)[0])

    assert agreed_in(office.request(request), office.state) is None
    assert not stands(office)
    answer = settle(office, OWNER, request)
    assert isinstance(answer, Refusal)
    assert answer.code == "not-agreed"
    assert office.request(request).standing.status == "done"
    (given_up,) = [act.event.text for act in office.request(request).acts if isinstance(act.event, ActionDone)]
    assert given_up == NOT_ACCEPTED


def test_a_no_of_the_substitute_ends_it(office: Office) -> None:
    """Nobody else is asked."""
    request = ask(office)
    acted = office.act(request, Decide(by=CARL, verdict="reject", reason="I am away too"))

    assert not isinstance(acted, Refusal)
    assert office.request(request).standing.status == "rejected"
    assert substitutions(office, clock.now_ms()).asked == ()


def test_what_the_office_asked_for_counts_once_it_is_accepted(office: Office) -> None:
    """The line that was only asked is replaced, others stay."""
    other = Substitute(person=DORA, by=BEN, since=TODAY, until=LATER)
    asked = Substitute(person=BEN, by=CARL, since=TODAY, until=LATER, asked=True)
    assert not isinstance(office.change(OWNER, (SubstitutesSet(substitutes=(asked, other)),)), Refusal)
    request = ask(office, OWNER, person=BEN)
    yes(office, request, CARL)
    assert not isinstance(office.act(request, Tick(by=OWNER)), Refusal)

    assert [(one.person, one.asked, bool(one.accepted)) for one in office.state.substitutes] == [
        (DORA, False, False),
        (BEN, False, True),
    ]


def test_what_is_written_otherwise_than_it_was_accepted_shows(office: Office) -> None:
    """More days, another ceiling, another person, or an entry that is not here."""
    request = ask(office, up_to={"minor": 50_000, "currency": "EUR"})
    yes(office, request, CARL)
    yes(office, request, OWNER)
    (made,) = stands(office)
    for changed in (
        msgspec.structs.replace(made, up_to=None),
        msgspec.structs.replace(made, by=DORA),
        msgspec.structs.replace(made, since="2000-01-01"),
    ):
        assert proof_of(office, changed) == "differs"
    assert proof_of(office, msgspec.structs.replace(made, accepted="ab" * 32)) == "unknown"
    assert proof_of(office, msgspec.structs.replace(made, accepted="")) == "settled"


def test_a_substitute_who_accepted_exceeds_no_limit(office: Office) -> None:
    """Neither the absent person's, nor the ceiling that was agreed on."""
    grant = Grant(workflow="invoice", role="manager", up_to=Money(minor=70_000, currency="EUR"))
    assert not isinstance(office.change(OWNER, (AuthoritySet(grants=(grant,)),)), Refusal)
    request = ask(office, up_to={"minor": 50_000, "currency": "EUR"})
    yes(office, request, CARL)
    yes(office, request, OWNER)
    (made,) = stands(office)

    for minor, may in ((50_000, True), (50_001, False), (70_001, False)):
        about = About(
            workflow="invoice",
            step="approve",
            unit=office.state.head,
            amount=Money(minor=minor, currency="EUR"),
            unknown=False,
            day=TODAY,
        )
        absent = authority_of(BEN, about, office.state)
        lent = authority_for(made, absent, about, office.state) if absent is not None else None
        assert (lent is not None) == may


def test_what_was_decided_meanwhile_is_told(office: Office) -> None:
    """Each decision with who made it, for whom, and where it is signed."""
    agreed = ask(office)
    yes(office, agreed, CARL)
    yes(office, agreed, OWNER)
    asked = ask(office, DORA, by=BEN)  # Ben is asked by name: Carl stands in
    assert whose_turn(office, asked) == [BEN, CARL]
    yes(office, asked, CARL)

    (told,) = decided_for(office, BEN, TODAY, TODAY)
    assert (told.by, told.acting_for, told.verdict, told.request) == (CARL, BEN, "approve", asked)
    assert decided_for(office, BEN, "2000-01-01", "2000-01-02") == ()
    # Whoever stands in accepts for the other, and binds nobody by it.
    yes(office, asked, OWNER)
    assert all(one.by != BEN for one in office.state.substitutes)


def test_what_only_has_to_be_written_is_offered(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """An owner who said yes on another laptop writes it where the office is changed; twice is once."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(substituting, "is_primary", lambda _office: False)
        request = ask(office)
        yes(office, request, CARL)
        yes(office, request, OWNER)
    assert not stands(office)
    assert [one.request for one in all_agreed(office)] == [request]
    assert [one.to_be_written for one in substitutions(office, clock.now_ms()).asked] == [True]

    assert not isinstance(settle(office, OWNER, request), Refusal)
    assert len(stands(office)) == 1
    assert all_agreed(office) == ()
    assert isinstance(settle(office, OWNER, request), Refusal)


LEAVE = """\
workflows:
  - id: leave
    name: Leave
    fields:
      - {id: first_day, type: date, label: First day, required: true}
      - {id: back, type: date, label: Last day, required: true}
      - {id: substitute, type: person, label: Who stands in, required: true}
    steps:
      - {kind: approval, id: accept, name: Accept, approvers: [{field: substitute}]}
      - {kind: approval, id: agree, name: Agree, approvers: [{relation: manager-of-requester}], not_by: [accept]}
      - {kind: todo, id: enter, name: Enter, who: [{role: owner, at: head}], checklist: [{id: seen, text: Seen}]}
      - {kind: action, id: set, name: Set, action: set-substitute, settings: {by: substitute, last_day: back}}
"""


def test_a_request_for_leave_brings_its_substitute(office: Office) -> None:
    """Other fields, no field for who is away: it is whoever asks."""
    apply_text(office, LEAVE, "leave.yaml", OWNER)
    values = {"first_day": TODAY, "back": LATER, "substitute": DORA}
    acted = office.submit(Submit(workflow="leave", unit=office.state.head, by=CARL, values=values))
    assert not isinstance(acted, Refusal)
    request = acted.request.id
    yes(office, request, DORA)
    yes(office, request, BEN)
    assert not isinstance(office.act(request, Tick(by=OWNER)), Refusal)

    (made,) = stands(office)
    assert (made.person, made.by, made.until, proof_of(office, made)) == (CARL, DORA, LATER, "accepted")

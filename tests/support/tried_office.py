"""An office with two branches for trials: a rule table that asks the branch's manager above 200 euros, and limits."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from workflows.domain.commands import Decide, Refusal, Submit
from workflows.domain.events import OfficeEvent, PilotStarted
from workflows.domain.money import Money
from workflows.domain.people import Grant
from workflows.office.drafting import draft_of_table
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.piloting import Trial, start
from workflows.office.shipped import apply_text
from workflows.rules.tables import RuleTable

OWNER, NORTH, SOUTH = "anna-berg", "nina-nord", "sam-sued"

TABLE = """
inputs: [{id: gross, type: money, currency: EUR}]
rows:
  - {id: "1", when: {gross: "<= 200"}, then: approve}
  - {id: "2", then: {verdict: ask, approvers: [{role: manager}], text: The manager looks at it.}}
cases:
  - {name: small, given: {gross: "200.00"}, expect: "1"}
  - {name: large, given: {gross: "700.00"}, expect: "2"}
"""

OFFICE = (
    """
units: [{id: north, name: North}, {id: north-shop, name: Shop, parent: north}, {id: south, name: South}]
roles: [{id: manager, name: Manager}]
people:
  - {name: Nina Nord, unit: north, roles: [manager]}
  - {name: Sam Sued, unit: south, roles: [manager]}
  - {name: Carl Clerk, unit: north}
tables:
  - id: spending
"""
    + "".join(f"    {line}\n" for line in TABLE.strip().splitlines())
    + """
authority:
  - {workflow: buying, role: manager, up_to: 500, rung: ask-first}
workflows:
  - id: spending
    name: Spending
    amount: gross
    fields: [{id: gross, type: money, label: Amount}]
    steps:
      - {kind: rule, id: route, name: Route, table: spending}
      - {kind: approval, id: approve, name: Approve, by_rule: route}
  - id: buying
    name: Buying
    amount: gross
    fields: [{id: gross, type: money, label: Amount}]
    steps:
      - {kind: approval, id: approve, name: Approve, approvers: [{role: manager}]}
"""
)
LOOSER = TABLE.replace("<= 200", "<= 400")
"""The draft that is tried: up to 400 the rule says yes."""


def tried_office(home: Path) -> Office:
    """Anna's office, open for writing."""
    found(home, Charter(name="Nordwind", owner="Anna Berg"))
    office = Office.open(home)
    apply_text(office, OFFICE, "office.yaml", OWNER)
    return office


def draft(office: Office, folder: Path, text: str = LOOSER) -> RuleTable:
    """A draft of the table out of a readable file."""
    file = folder / "draft.yaml"
    file.write_text(text, "utf-8")
    found = draft_of_table(office, "spending", file).table
    assert found is not None
    return found


def grant(euros: int = 500, **changes: object) -> Grant:
    """Managers decide up to so much, and tell."""
    limit = Money(minor=euros * 100, currency="EUR")
    return msgspec.structs.replace(
        Grant(workflow="buying", role="manager", up_to=limit, rung="decide-then-tell"), **changes
    )


def started(office: Office, trial: Trial) -> str:
    """Start a trial; its id."""
    before = set(office.state.pilots)
    done = start(office, OWNER, trial)
    assert not isinstance(done, Refusal), done
    (pilot,) = set(office.state.pilots) - before
    return pilot


def must(office: Office, *events: OfficeEvent | PilotStarted) -> None:
    """Change the office; the owner may."""
    done = office.change(OWNER, events)
    assert not isinstance(done, Refusal), done


def spent(office: Office, euros: int, unit: str = "north", workflow: str = "spending", by: str = "carl-clerk") -> str:
    """Something that was asked for; its request."""
    values = {"gross": {"minor": euros * 100, "currency": "EUR"}}
    acted = office.submit(Submit(workflow=workflow, unit=unit, by=by, values=values))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def decided(office: Office, request: str, by: str, verdict: str = "approve") -> None:
    """Somebody said so."""
    acted = office.act(request, Decide(verdict=verdict, by=by, reason="so"))  # type: ignore[arg-type]  # closed set
    assert not isinstance(acted, Refusal), acted


def version_of(office: Office, request: str) -> int:
    """The version of the table that the request uses."""
    return office.request(request).tables["spending"]


def statuses(office: Office, requests: Sequence[str]) -> list[str]:
    """Where each stands."""
    return [office.request(one).standing.status for one in requests]

"""Who is shown which fields, and who may fill them in."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.flows import GROSS, MANAGER, TEXT, approval, flow, form
from tests.support.shop import Shop
from workflows import clock
from workflows.domain.commands import Decide, Fill, Refusal, Submit
from workflows.domain.definitions import Definition, Step
from workflows.domain.forms import Field
from workflows.engine.soundness import mistakes
from workflows.office.office import Office
from workflows.office.showing.request_page import request_page

FILE = """
workflows:
  - id: hire
    name: Hire
    title: "{position}"
    fields:
      - {id: position, type: text, label: Position, required: true}
      - {id: pay, type: text, label: Pay, seen_by: [owner]}
      - {id: remarks, type: text, label: Remarks}
      - {id: contract, type: text, label: Contract}
    steps:
      - kind: form
        id: offer
        name: Offer
        who: [{role: owner}]
        fields: [pay, contract]
        requires: [contract]
      - {kind: approval, id: look, name: Look, approvers: [{role: manager}], hides: [remarks]}
      - {kind: form, id: file, name: File, who: [{role: bookkeeper}], fields: [contract], shows: [position]}
"""


@pytest.fixture
def firm(shop: Shop, tmp_path: Path) -> Shop:
    """A shop that hires people."""
    file = tmp_path / "hire.yaml"
    file.write_text(FILE)
    shop.done("apply", file)
    return shop


def asked(office: Office) -> str:
    """A request by Carl, with the offer that Anna filled in."""
    values = {"position": "Clerk", "remarks": "my cousin"}
    answer = office.submit(Submit(workflow="hire", unit=office.state.head, by="carl-weiss", values=values))
    assert not isinstance(answer, Refusal), answer
    request = answer.request.id
    short = office.act(request, Fill(by="anna-berg", values={"pay": "3,000"}))
    assert isinstance(short, Refusal)
    assert (short.code, short.facts["field"]) == ("field-missing", "contract")
    filled = office.act(request, Fill(by="anna-berg", values={"pay": "3,000", "contract": "2 years"}))
    assert not isinstance(filled, Refusal), filled
    return request


def seen(office: Office, request: str, person: str) -> list[str]:
    """The fields on this person's page of the request."""
    page = request_page(office, request, person, clock.now_ms())
    assert page is not None
    told = {one.field for entry in page.timeline for one in entry.changed}
    told |= {name for entry in page.timeline for name in getattr(entry.event, "values", {})}
    shown = [field.id for field in page.card.fields]
    assert told <= set(shown), "the history tells what the card hides"
    return shown


def test_each_person_is_shown_what_the_steps_show_them(firm: Shop) -> None:
    """The requester all but the pay; the manager not the remarks; who files it only what that step names."""
    with Office.open(firm.home) as office:
        request = asked(office)

        assert seen(office, request, "carl-weiss") == ["position", "remarks", "contract"]
        assert seen(office, request, "ben-okafor") == ["position", "contract"]
        assert seen(office, request, "anna-berg") == ["position", "pay", "remarks", "contract"]
        assert seen(office, request, "petra-lang") == ["position", "contract"], "what no step hides"
        office.act(request, Decide(verdict="approve", by="ben-okafor"))
        assert seen(office, request, "petra-lang") == ["position", "contract"]
        assert seen(office, request, "ben-okafor") == ["position", "contract"], "who acted sees what they saw"


def test_the_command_shows_it_as_a_person_is_shown_it(firm: Shop) -> None:
    """And everything without a person: whoever reads the log there can read it."""
    with Office.open(firm.home) as office:
        request = asked(office)

    whole, ben = firm.done("show", request), firm.done("show", request, "--as", "ben")

    assert set(whole["fields"]) == {"position", "pay", "remarks", "contract"}
    assert set(ben["fields"]) == {"position", "contract"}
    assert "3,000" not in str(ben)
    assert "my cousin" not in firm("show", request, "--as", "ben", as_json=False).out


def test_the_engine_takes_no_value_where_it_cannot_be_filled_in(firm: Shop) -> None:
    """A form takes its own fields, whoever sees more."""
    with Office.open(firm.home) as office:
        request = asked(office)
        office.act(request, Decide(verdict="ask-changes", by="ben-okafor", reason="which contract?"))
        from workflows.domain.commands import Resubmit

        refused = office.act(request, Resubmit(by="carl-weiss", values={"pay": "9,000"}))

    assert isinstance(refused, Refusal)
    assert refused.facts == {"field": "pay", "problem": "unknown-field"}


SECRET = Field(id="secret", type="text", label="Secret", seen_by=("manager",))


@pytest.mark.parametrize(
    ("steps", "more", "where"),
    [
        ((approval(hides=("nothing",)),), {}, "steps.0.hides"),
        ((approval(hides=("text",), shows=("gross",)),), {}, "steps.0.hides"),
        ((approval(hides=("gross",)),), {"amount": "gross"}, "steps.0.hides"),
        ((approval(shows=("text",)),), {"amount": "gross"}, "steps.0.shows"),
        ((form("text", who=[MANAGER], hides=("text",)), approval()), {}, "steps.0.hides"),
        ((form("text", who=[MANAGER], requires=("gross",)), approval()), {}, "steps.0.requires"),
        ((approval(),), {"title": "{secret}", "fields": (TEXT, GROSS, SECRET)}, "fields.2.seen_by"),
        (
            (approval(),),
            {"fields": (TEXT, Field(id="b", type="text", label="b", seen_by=("nobody",)))},
            "fields.1.seen_by",
        ),
    ],
)
def test_what_cannot_be_hidden_is_told_with_its_place(
    steps: tuple[Step, ...], more: dict[str, Any], where: str
) -> None:
    """Lists, limits and titles are for everybody."""
    definition: Definition = flow(*steps, **({"fields": (TEXT, GROSS)} | more))
    found = mistakes(definition, set(), {"manager", "owner"})

    assert [".".join(map(str, one.path)) for one in found][:1] == [where]

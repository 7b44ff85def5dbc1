"""What a request says of whoever asks is worked out again by every reader: steps may be left out because of it."""

import pytest

from tests.support.flows import MANAGER, TEXT, approval, flow, form
from tests.support.laptops import BOOK, Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.commands import Fill, Refusal, Submit
from workflows.domain.events import FormFilled
from workflows.domain.forms import Field
from workflows.engine.decide import decide_submission
from workflows.engine.soundness import mistakes

OWNS = Field(id="asked_by_owner", type="yes-no", label="an owner asks for it")
LED = Field(id="has_manager", type="yes-no", label="somebody stands above them")
SECRET = Field(id="secret", type="text", label="Secret", personal=True)


def office() -> Chain:
    """Nobody approves what an owner asks for; a form comes first."""
    steps = (form("text"), approval(MANAGER, when={"asked_by_owner": "no"}))
    return small_office(flow(*steps, fields=(TEXT,), facts=(OWNS, LED)))


def answer_to(by: str, **said: object) -> object:
    """What the engine says of a request by this person that says this of them."""
    command = Submit(workflow="flow", unit="north", by=by, values=said)
    return decide_submission(command, office().office, Laptop(office()).clock_ms, BOOK)


@pytest.mark.parametrize(
    ("by", "owns", "led"), [("olga", True, False), ("cora", False, True), ("nina", False, True), ("mia", False, False)]
)
def test_a_request_says_of_its_asker_what_is_so(by: str, owns: bool, led: bool) -> None:
    """An owner owns, a clerk and a manager have one above, the head's manager only the owner."""
    assert not isinstance(answer_to(by, asked_by_owner=owns, has_manager=led), Refusal)
    for wrong in ((not owns, led), (owns, not led)):
        assert isinstance(answer_to(by, asked_by_owner=wrong[0], has_manager=wrong[1]), Refusal)


def test_a_request_that_leaves_it_out_does_not_begin() -> None:
    """A condition on nothing is not true, so a step for everybody but owners would be passed over."""
    refused = answer_to("cora", has_manager=True)

    assert isinstance(refused, Refusal)
    assert refused.facts["field"] == "asked_by_owner"


def test_nobody_becomes_an_owner_by_filling_in_a_form() -> None:
    """Neither through the program nor by an entry of a program that was tampered with."""
    laptop = Laptop(office()).submit(asked_by_owner=False, has_manager=True)

    assert laptop.code(Fill(by="cora", values={"asked_by_owner": True})) == "bad-value"
    event = FormFilled(step="form", round=1, values={"asked_by_owner": True})
    assert laptop.void_code(event, "cora") == "bad-value"
    assert laptop.now.standing.values["asked_by_owner"] is False


def test_what_is_known_of_the_asker_may_stand_beside_personal_fields() -> None:
    """It is not made from values, so nothing personal can be read from it; other facts may not."""
    fine = flow(approval(), fields=(SECRET,), facts=(OWNS, LED))
    more = flow(approval(), fields=(SECRET,), facts=(OWNS, Field(id="known", type="yes-no", label="known")))

    assert mistakes(fine, (), ("manager",)) == ()
    assert [one.path for one in mistakes(more, (), ("manager",))] == [("facts",)]

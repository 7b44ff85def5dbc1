"""What the page is made of, without its window."""

from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.pages.new_request.live_line import live_line
from desktop.pages.new_request.rows import ID_ROLE, DraftModel, DraftRow, ResultModel, ResultRow
from workflows.domain.forms import FieldProblem
from workflows.office.showing.ahead import LaterStep
from workflows.office.showing.asked import Able, ShownTask
from workflows.office.showing.fields import Check
from workflows.office.showing.names import Names
from workflows.office.showing.preview import Preview
from workflows.office.showing.rule_texts import RuleShown

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
NAMES = Names(
    people={"petra": "Petra Lang", "ida": "Ida Krüger", "ben": "Ben <b>Okafor</b>"},
    units={"north": "Branch Nord"},
    roles={"manager": "Manager"},
    workflows={},
    tables={},
    devices={},
)
RULE = RuleShown(
    table="t", table_name="Who decides", version=1, rows=("2",), code="hit", texts=("Above 500 the manager decides.",)
)


def able(person: str, slot: int = 0) -> Able:
    """Somebody who may act."""
    return Able(person=person, via="role", role="manager", unit="north", acting_for=None, slot=slot)


def task(*people: Able, kind: Any = "approval", how: Any = "any", name: str = "Approve") -> ShownTask:
    """An open step."""
    return ShownTask(
        step="s",
        name=name,
        kind=kind,
        round=1,
        how=how,
        quorum=0,
        since_ms=0,
        due_ms=None,
        people=people,
        items=(),
        rule=RULE if kind == "approval" else None,
        shortage=None,
    )


def previewed(**changed: Any) -> Preview:
    """What sending would come to."""
    known: dict[str, Any] = {"problems": (), "asked": ("what",), "names": NAMES, "status": "waiting"}
    return Preview(**{**known, **changed})


def test_the_line_says_who_decides_why_and_who_is_next() -> None:
    """Two plain sentences, and the rule's own words."""
    later = LaterStep(
        step="release", name="Release for payment", kind="todo", people=(able("ida"),), how="any", quorum=0, rule=None
    )

    line = live_line(previewed(tasks=(task(able("petra")),), later=(later,)), {}, {})

    assert line.text == "Petra Lang decides. Then Ida Krüger: “Release for payment”."
    assert line.why == "Above 500 the manager decides (rule 2 of “Who decides”)."
    assert (line.tone, line.can_send) == ("plain", True)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"tasks": (task(able("petra"), able("ida")),)}, "Petra Lang or Ida Krüger decides."),
        ({"tasks": (task(able("petra"), able("ida", 1), how="all"),)}, "Petra Lang and Ida Krüger decide together."),
        ({"tasks": (task(able("petra"), kind="clear"),)}, "A rule stops it first: Petra Lang looks at it."),
        ({"tasks": (task(able("petra"), kind="form", name="Confirm"),)}, "First Petra Lang: “Confirm”."),
        ({"tasks": (task(),)}, "Nobody may act on “Approve” yet."),
        ({"status": "approved"}, "Nobody needs to decide: a rule approves it at once."),
        (
            {"status": "approved", "tasks": (task(able("ida"), kind="todo", name="Order"),)},
            "Nobody needs to decide: a rule approves it at once. Then Ida Krüger: “Order”.",
        ),
        ({"status": "rejected"}, "A rule says no to this."),
        ({"tasks": (task(able("ben")),)}, "Ben <b>Okafor</b> decides."),
    ],
)
def test_each_way_that_a_request_may_go_has_its_sentence(changed: dict[str, Any], words: str) -> None:
    """Names stay what they are."""
    assert live_line(previewed(**changed), {}, {}).text == words


def test_what_is_missing_or_wrong_is_said_before_anything_else() -> None:
    """By the form's labels; many are not listed."""
    missing = tuple(FieldProblem(field=name, code="missing") for name in ("a", "b", "c", "d", "e"))
    labels = {"a": "Supplier", "b": "Gross"}

    some = live_line(previewed(problems=missing[:2]), labels, {})
    many = live_line(previewed(problems=missing), labels, {})
    wrong = live_line(previewed(problems=missing), labels, {"b": "bad-amount"})

    assert some.text == "Fill in “Supplier” and “Gross”, and this line says who must decide."
    assert many.text == "Fill in “Supplier”, then 4 more, and this line says who must decide."
    assert "“Gross” needs an amount" in wrong.text
    assert not some.can_send


def test_a_refusal_is_said_in_words_and_ordinary_facts_are_not() -> None:
    """Codes never reach the screen."""
    refused = live_line(previewed(refusal="not-a-member", refusal_facts={"person": "petra"}), {}, {})
    found = live_line(
        previewed(
            tasks=(task(able("petra")),),
            checks=(Check(id="typed_in", label="typed"), Check(id="new_supplier", label="the supplier is new")),
        ),
        {},
        {},
    )

    assert "not-a-member" not in refused.text
    assert "Petra Lang" in refused.text
    assert found.notes == ("The supplier is new.",)


def test_the_list_of_drafts_is_a_sound_model(qtbot: QtBot) -> None:
    """Qt's own checks; ids stand behind what is shown."""
    model = DraftModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.show_rows((DraftRow(id="1", title="Chairs", detail="Purchase"), DraftRow(id="2", title="<b>x", detail="y")))
    model.show_rows((DraftRow(id="2", title="<b>x", detail="y"),))

    assert model.index(0).data(ID_ROLE) == "2"
    assert model.index(0).data() == "<b>x\ny"
    del tester


def test_the_list_of_documents_is_a_sound_model_and_a_change_keeps_the_place(qtbot: QtBot) -> None:
    """One row is told, not all."""
    model = ResultModel()
    tester = QAbstractItemModelTester(model, FATAL)
    row = ResultRow(name="a.xml", supplier="Papierhof", amount="107.10 EUR", state="In order.")
    model.show_rows([row, row])

    with qtbot.waitSignal(model.dataChanged) as told:
        model.put(1, ResultRow(name="a.xml", supplier="Papierhof", amount="107.10 EUR", state="Sent."))

    assert told.args is not None
    assert (told.args[0].row(), told.args[1].row()) == (1, 1)
    assert model.index(1, 3).data() == "Sent."
    del tester

"""Whatever a table can answer, and whatever a check can find, has words and an icon."""

from typing import get_args

from desktop.wording import rule_words
from workflows.domain.outcomes import Verdict
from workflows.office.showing.names import Names
from workflows.rules.answers import Why
from workflows.rules.coverage import Coverage, Overlap
from workflows.rules.values import Input

NAMES = Names(people={}, units={"north": "North"}, roles={}, workflows={}, tables={}, devices={})
PRICE = Input(id="price", type="money", currency="EUR")
URGENT = [Input(id=f"u{number}", type="yes-no", label=f"it is so {number}") for number in range(4)]


def test_every_answer_has_words() -> None:
    """Verdicts of rows, and each reason for none."""
    assert set(rule_words.SAYS) == set(get_args(Verdict))
    assert {*get_args(Why), "no-hit", "no-rule", "unknown-input"} == set(rule_words.NO_ANSWER)
    assert all(rule_words.verdict_look(code)[0] != "circle-help" for code in get_args(Verdict))


def test_what_a_saved_case_says_is_no_code() -> None:
    """A verdict, a row, several rows, or a reason."""
    said = [rule_words.case_answer(one) for one in ("ask", "3", "3, 4", "no-hit", "missing-value")]

    assert said == ["sent to people", "row 3", "rows 3 and 4", "no row applies", "a value is missing"]


def test_a_request_is_told_by_what_is_so() -> None:
    """Many answers of no are one; a few are named; what is missing is said."""
    many = dict.fromkeys((one.id for one in URGENT), "no") | {"u2": "yes", "price": "1240.50"}

    assert rule_words.given((PRICE, *URGENT), many, NAMES) == (
        "Price: 1,240.50\u00a0EUR · it is so 2 · everything else: no"
    )
    assert rule_words.given((PRICE, URGENT[0]), {"price": "2 USD", "u0": False}, NAMES) == (
        "Price: 2\u00a0USD · It is so 0: no"
    )
    assert rule_words.given((PRICE,), {"price": None}, NAMES) == "Price: not given"
    assert rule_words.given((Input(id="unit", type="unit"),), {"unit": "north"}, NAMES) == "Unit: North"
    assert rule_words.given(URGENT, dict.fromkeys((one.id for one in URGENT), False), NAMES) == "Everything: no"


def test_what_a_check_finds_stands_by_how_much_it_matters() -> None:
    """Gaps, contradictions and dead rows before what is only said; a table that collects may be silent."""
    found = Coverage(
        state="too-large",
        gaps=({"price": "1.00"},),
        overlaps=(
            Overlap(rows=("1", "2"), example={}, kind="shadowed-conflict"),
            Overlap(rows=("3", "4"), example={}, kind="conflict"),
        ),
        unreachable=("5",),
    )

    titles = [one.title for one in rule_words.found(found, first=True)]
    assert titles == [
        "No row applies",
        "Rows 3 and 4 contradict each other",
        "Row 5 can never apply",
        "Rows 1 and 2 both apply",
        "Not everything could be looked at",
    ]
    assert [rule_words.is_wrong(one) for one in rule_words.found(found, first=True)] == [True, True, True, False, False]
    assert rule_words.found(found, first=False)[0].title == "Rows 3 and 4 contradict each other"
    assert rule_words.found(Coverage(state="defective"), first=True)[0].colour == "bad"

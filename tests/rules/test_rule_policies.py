"""How rows work together: each policy in the compiled table, its twin, the recorded answer and the stored form."""

import random
from typing import Any

import msgspec
import pytest

from tests.rules.making import BELOW, make_request, make_table
from workflows.domain.outcomes import Outcome
from workflows.engine.rulebook import Rulebook, can_answer
from workflows.rules.answers import Hit, NoHit, Result, Unusable
from workflows.rules.consequences import consequence
from workflows.rules.defects import check_table
from workflows.rules.evaluation import compile_table
from workflows.rules.plain import TableUnreadableError, table_from_plain, table_to_plain
from workflows.rules.sentences import result_sentence
from workflows.rules.tables import POLICIES, RuleTable

_INPUTS = [{"id": "n", "type": "number"}, {"id": "new", "type": "yes-no"}]


def _table(policy: str, *rows: tuple[dict[str, str], Any], **more: Any) -> RuleTable:
    plain = [{"when": when, "then": then} for when, then in rows]
    return table_from_plain({"id": "t", "inputs": _INPUTS, "policy": policy, "rows": plain, **more})


def _ask(table: RuleTable, **values: Any) -> Result:
    return compile_table(table, BELOW).evaluate(values)


def _rows(result: Result) -> tuple[str, ...]:
    assert isinstance(result, Hit), result
    return result.rows


def test_unique_answers_with_the_only_row_and_names_all_where_there_are_two() -> None:
    """Two rows that apply are no answer, even where they say the same."""
    table = _table("unique", ({"n": "<= 5"}, "approve"), ({"n": ">= 5"}, "approve"), ({"n": "5"}, "reject"))

    assert _rows(_ask(table, n=4)) == ("1",)
    assert _ask(table, n=5) == Unusable(code="not-unique", row="1, 2, 3")
    assert _ask(_table("unique", ({"n": "1"}, "approve")), n=2) == NoHit()


def test_any_answers_where_all_rows_say_the_same_and_contradicts_itself_otherwise() -> None:
    """Texts are reasons for people and may differ; who is asked may not."""
    told = {"verdict": "approve", "text": "Small."}
    table = _table("any", ({"n": "<= 5"}, told), ({"n": "<= 3"}, "approve"), ({"n": "2"}, "reject"))

    assert _rows(_ask(table, n=3)) == ("1", "2")
    assert consequence(_ask(table, n=3), table).outcome == Outcome(verdict="approve", text="Small.")
    assert _ask(table, n=2) == Unusable(code="contradiction", row="1, 2, 3")


def test_priority_lets_the_strictest_row_win_wherever_it_stands() -> None:
    """Without declared priorities: reject, stop, ask, approve, note; rows of one verdict by their order."""
    table = _table(
        "priority", ({}, "note"), ({"n": "< 9"}, "approve"), ({"n": "< 5"}, "reject"), ({"n": "1"}, "reject")
    )

    assert _rows(_ask(table, n=1)) == ("3",)
    assert _rows(_ask(table, n=6)) == ("2",)
    assert _rows(_ask(table, n=9)) == ("1",)


def test_priority_follows_the_order_that_the_table_declares() -> None:
    """An office may let a yes go first."""
    rows: tuple[Any, ...] = (({"n": "< 5"}, "reject"), ({}, "approve"))

    assert _rows(_ask(_table("priority", *rows, priorities=["approve", "reject"]), n=1)) == ("2",)
    assert _rows(_ask(_table("priority", *rows), n=1)) == ("1",)


@pytest.mark.parametrize("policy", ["unique", "any", "collect"])
def test_where_every_row_counts_one_that_cannot_be_known_ends_in_a_named_reason(policy: str) -> None:
    """A row after the hit might apply too, so it is not passed over."""
    table = _table(policy, ({"n": "1"}, "approve"), ({"new": "yes"}, "approve"))

    assert _ask(table, n=1) == Unusable(code="missing-value", input="new", row="2")
    assert _rows(_ask(table, n=1, new=False)) == ("1",)


def test_with_priority_only_rows_that_could_still_win_are_asked() -> None:
    """A row that cannot be known matters exactly where it would win."""
    looser = _table("priority", ({"new": "yes"}, "approve"), ({"n": "1"}, "reject"))
    stricter = _table("priority", ({"n": "1"}, "approve"), ({"new": "yes"}, "reject"))

    assert _rows(_ask(looser, n=1)) == ("2",)
    assert _ask(stricter, n=1) == Unusable(code="missing-value", input="new", row="2")


@pytest.mark.parametrize("policy", POLICIES)
def test_what_a_table_answers_is_what_a_reader_accepts_and_a_changed_answer_is_not(policy: Any) -> None:
    """Whatever the rulebook says of a request, ``can_answer`` takes; with another outcome it does not."""
    draw = random.Random(5)
    codes = set()
    for _ in range(300):
        table = make_table(draw, policy)
        compiled = compile_table(table, BELOW)
        result = compiled.evaluate(make_request(draw, table))
        said = consequence(result, table)
        rows = result.rows if isinstance(result, Hit) else ()
        codes.add(said.code)

        assert can_answer(table, said.code, rows, said.outcome)
        other = msgspec.structs.replace(said.outcome, require=("something else",))
        assert not can_answer(table, said.code, rows, other)
        assert not can_answer(table, "hit", (), said.outcome)
    own = {"unique": {"not-unique"}, "any": {"contradiction"}}.get(policy, set())
    assert codes == {"hit", "no-rule", "missing-value"} | own


def test_answers_of_another_policy_are_not_taken() -> None:
    """Two rows with unique, rows that say different things with any, a loser with priority’s code: all refused."""
    rows: tuple[Any, ...] = (({"n": "1"}, "approve"), ({}, "reject"))
    approve, reject, stop = (Outcome(verdict=one) for one in ("approve", "reject", "stop"))

    for policy in ("first", "priority", "unique", "any"):
        assert not can_answer(_table(policy, *rows), "hit", ("1", "2"), reject)
        assert can_answer(_table(policy, *rows), "hit", ("2",), reject)
    assert can_answer(_table("collect", *rows), "hit", ("1", "2"), reject)
    assert not can_answer(_table("collect", *rows), "hit", ("2", "1"), reject)
    assert not can_answer(_table("any", *rows), "hit", ("1", "2"), approve)
    for code, policy in (("not-unique", "unique"), ("contradiction", "any")):
        accepted = [one for one in POLICIES if can_answer(_table(one, *rows), code, (), stop)]
        assert accepted == [policy]
        assert not can_answer(_table(policy, *rows), code, (), approve)


def test_a_rulebook_records_which_rows_met() -> None:
    """The rows stand in the detail, and a person is asked: the request stops."""
    table = _table("unique", ({"n": "1"}, "approve"), ({"n": "< 5"}, "approve"))
    answer = Rulebook().ask(table, {"n": "1"}, {})

    assert (answer.code, answer.rows, answer.outcome) == ("not-unique", (), Outcome(verdict="stop"))
    assert answer.detail == {"input": "", "row": "1, 2"}


def test_the_stored_form_keeps_policy_and_priorities() -> None:
    """What is written is read back; an unknown policy or verdict is refused by its place."""
    table = _table("priority", ({}, "approve"), priorities=["reject", "approve"])

    assert table_from_plain(table_to_plain(table)) == table
    assert "priorities" not in table_to_plain(_table("priority", ({}, "approve")))
    with pytest.raises(TableUnreadableError, match="first, collect, unique, any, priority"):
        _table("most", ({}, "approve"))
    with pytest.raises(TableUnreadableError, match=r"priorities\.0"):
        _table("priority", ({}, "approve"), priorities=["perhaps"])


def test_priorities_that_leave_the_winner_open_are_defects() -> None:
    """Every verdict that a row gives has its place, once; other policies have no priorities."""

    def defects(table: RuleTable) -> list[str]:
        return [one.code for one in check_table(table)]

    rows: tuple[Any, ...] = (({}, "approve"), ({"n": "1"}, "reject"))

    assert defects(_table("priority", *rows, priorities=["reject", "approve"])) == []
    assert defects(_table("priority", *rows, priorities=["reject"])) == ["bad-priorities"]
    assert defects(_table("priority", *rows, priorities=["reject", "approve", "reject"])) == ["bad-priorities"]
    assert defects(_table("first", *rows, priorities=["reject", "approve"])) == ["priorities-unused"]


def test_the_names_of_results_are_reserved_only_where_they_can_be_meant() -> None:
    """A table of today whose row happens to be called so stays as it was."""
    named = [{"id": "not-unique", "then": "approve"}]

    assert check_table(table_from_plain({"id": "t", "rows": named})) == ()
    unique = check_table(table_from_plain({"id": "t", "rows": named, "policy": "unique"}))
    assert [one.code for one in unique] == ["bad-id"]


def test_results_without_an_answer_are_said_in_words() -> None:
    """The rows that met are named."""
    unique = _table("unique", ({"n": "1"}, "approve"), ({"n": "< 5"}, "approve"))
    any_ = _table("any", ({"n": "1"}, "approve"), ({"n": "< 5"}, "reject"))

    assert result_sentence(_ask(unique, n=1), unique) == "Rows 1 and 2 apply, where only one may: a person decides."
    assert result_sentence(_ask(any_, n=1), any_) == "Rows 1 and 2 apply and do not say the same: a person decides."

"""Definitions on the command line: checked with file and line before anything is applied, listed, read."""

import textwrap
from pathlib import Path

import pytest

from tests.support.shop import Shop

ROOT = Path(__file__).resolve().parents[2]

SOUND = """\
workflows:
  - id: order
    name: Order
    sentence: Somebody orders something.
    fields:
      - {id: what, type: text, label: What, required: true}
      - id: lines
        type: table
        label: Lines
        columns:
          - {id: count, type: number, label: How many}
          - {id: price, type: money, label: Price}
          - {id: cost, type: money, label: Cost, calculated: {how: product, of: [count, price]}}
      - {id: gross, type: money, label: Total, calculated: {how: sum, of: [lines.cost]}}
    amount: gross
    steps:
      - id: tries
        kind: repeat
        name: Tries
        again: {what: again}
        steps:
          - {id: ask, kind: approval, name: Ask, approvers: [{role: owner, at: head}], due: 2 working days,
             escalate: [{then: remind}, {then: owner, after: 1 working day}]}
      - {id: over, kind: end, name: Over, when: {what: nothing}}
      - {id: buy, kind: todo, name: Buy, who: [{role: owner, at: head}], checklist: [{id: done, text: Bought}]}
"""


def line_of(text: str) -> int:
    """Where this stands in the file, from 1."""
    return next(number for number, line in enumerate(SOUND.splitlines(), 1) if text in line)


def written(tmp_path: Path, text: str) -> str:
    """A file with this text."""
    path = tmp_path / "order.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_is_checked_and_nothing_is_applied(shop: Shop, tmp_path: Path) -> None:
    """What is sound and unwise is told with its line."""
    answer = shop.done("workflows", "check", written(tmp_path, SOUND))

    assert (answer["sound"], answer["unchanged"]) == (["order"], 0)
    assert {(one["line"], one["caution"]) for one in answer["cautions"]} >= {
        (line_of("id: buy"), "“buy” has no deadline (due)")
    }
    assert not any("ask" in one["caution"] for one in answer["cautions"])
    assert "order" not in {one["id"] for one in shop.done("workflows", "list")["workflows"]}


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("due: 2 working days", "due: 2 days", "working time such as"),
        ("again: {what: again}", "again: {nothing: x}", "the id of a field"),
        ("[lines.cost]", "[lines.nothing]", "a field or column before it"),
        ("kind: end", "kind: stop", "invalid value 'stop'"),
        ("then: owner", "then: boss", "invalid enum value 'boss'"),
        ("type: table", "type: list", "invalid enum value 'list'"),
        ("how: product", "how: quotient", "invalid enum value 'quotient'"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_what_was_expected(
    shop: Shop, tmp_path: Path, was: str, now: str, expected: str
) -> None:
    """As apply names it."""
    answer = shop("workflows", "check", written(tmp_path, SOUND.replace(was, now)))

    assert answer.code == 1
    assert answer.error["text"].startswith(f"order.yaml, line {line_of(was)}: ")
    assert expected in answer.error["text"]


def test_a_workflow_of_the_office_is_listed_checked_and_read(shop: Shop, tmp_path: Path) -> None:
    """With how many requests run in which version."""
    shop.done("apply", written(tmp_path, SOUND))
    shop.done("submit", "order", "--as", "carl", "--set", "what=Chairs", "--set", "lines=2 | 4.50")
    (listed,) = [one for one in shop.done("workflows", "list")["workflows"] if one["id"] == "order"]
    checked = shop.done("workflows", "check", "order")

    assert (listed["version"], listed["running"]) == (1, {"1": 1})
    assert (checked["mistakes"], len(checked["cautions"]) > 0) == ([], True)
    assert shop.done("workflows", "show", "order")["workflow"]["id"] == "order"
    said = shop("workflows", "show", "order", as_json=False).out
    assert "    ask: Ask, approval, due in 2 working days; then remind; then owner" in said
    assert "  over: Over, end" in said


def test_what_is_not_there_is_said(shop: Shop) -> None:
    """An unknown name, a file that is none, a name too few or too many."""
    assert shop.refused("workflows", "check", "nothing") == "unknown-workflow"
    assert shop.refused("workflows", "show", "nothing") == "unknown-workflow"
    assert shop.refused("workflows", "show", exit_code=2) == "usage"
    assert shop.refused("workflows", "list", "invoice", exit_code=2) == "usage"


def test_running_requests_are_moved_first_in_words_then_in_deed(shop: Shop, tmp_path: Path) -> None:
    """A dry run tells every reason; an owner's act follows for those that can go on."""
    shop.done("apply", written(tmp_path, SOUND))
    request = shop.done("submit", "order", "--as", "carl", "--set", "what=Chairs", "--set", "lines=2 | 4.50")["request"]
    shop.done("apply", written(tmp_path, SOUND.replace("id: tries", "id: often").replace("id: ask", "id: agree")))
    shop.done("apply", written(tmp_path, SOUND.replace("Bought", "Bought and paid")))

    (gone,) = shop.done("workflows", "move", "order", "--to", "2")["requests"]
    assert (gone["request"], gone["moved"]) == (request, False)
    assert gone["refusals"] == [{"code": "step-gone", "facts": {"step": "ask"}}]
    assert "stays: In that version “ask” is not" in shop("workflows", "move", "order", "--to", "2", as_json=False).out

    (could,) = shop.done("workflows", "move", "order", "--to", "3")["requests"]
    assert (could["moved"], could["refusals"]) == (False, [])
    assert shop.done("show", request)["version"] == 1

    (moved,) = shop.done("workflows", "move", "order", "--to", "3", "--do-it", "--reason", "paid too")["requests"]
    assert moved["moved"] is True
    assert shop.done("show", request)["version"] == 3
    assert "Anna Berg moved it to version 3 of its workflow" in shop("show", request, as_json=False).out
    assert shop.done("workflows", "move", "order", "--to", "3")["requests"] == []


def test_who_is_no_owner_moves_nothing(shop: Shop, tmp_path: Path) -> None:
    """The reason is told, and the request stays."""
    shop.done("apply", written(tmp_path, SOUND))
    shop.done("submit", "order", "--as", "carl", "--set", "what=Chairs", "--set", "lines=2 | 4.50")
    shop.done("apply", written(tmp_path, SOUND.replace("Bought", "Bought and paid")))

    (one,) = shop.done("workflows", "move", "order", "--to", "2", "--do-it", "--as", "carl")["requests"]

    assert (one["moved"], one["refusals"][0]["code"]) == (False, "not-owner")
    assert shop.refused("workflows", "move", "order", exit_code=2) == "usage"
    assert shop.refused("workflows", "show", "order", "--to", "2", exit_code=2) == "usage"


def test_what_the_paper_shows_is_sound(shop: Shop, tmp_path: Path) -> None:
    """Whoever copies the whole workflow, or its measures, begins with something that can be applied."""
    paper = (ROOT / "workflows" / "engine" / "WORKFLOWS.md").read_text("utf-8")
    whole = paper.partition("## A whole one")[2].split("```")[1].removeprefix("yaml\n")
    measures = paper.partition("## Measuring")[2].split("```")[1].removeprefix("yaml\n")
    steps = whole[: whole.index("    kpis:")]
    for number, text in enumerate((whole, steps + textwrap.indent(measures, "    "))):
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, "utf-8")
        assert shop.done("workflows", "check", file) | {"file": ""} == {
            "file": "",
            "sound": ["repair"],
            "cautions": [],
            "unchanged": 0,
        }

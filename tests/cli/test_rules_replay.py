"""``rules replay`` as the contract says it: which requests a draft would have answered otherwise."""

import csv
from pathlib import Path

import pytest

from tests.support.shop import Shop

SPENDING = """
tables:
  - id: spending
    inputs: [{{id: gross, type: money}}, {{id: what, type: text}}]
    rows:
      - {{id: "1", when: {{gross: "<= {limit}"}}, then: approve}}
      - {{id: "2", then: {{verdict: ask, approvers: [{{role: manager}}]}}}}
workflows:
  - id: spending
    name: Spending
    fields: [{{id: gross, type: money, label: Amount}}, {{id: what, type: text, label: What}}]
    steps:
      - {{kind: rule, id: route, name: Route, table: spending}}
      - {{kind: approval, id: approve, name: Approve, by_rule: route}}
"""


@pytest.fixture
def spent(shop: Shop, tmp_path: Path) -> list[str]:
    """Four requests, over 100, 250, 400 and 700 euros; up to 200 the rule approved."""
    (tmp_path / "office.yaml").write_text(SPENDING.format(limit=200), "utf-8")
    shop.done("apply", tmp_path / "office.yaml", "--as", "anna")
    return [
        shop.done("submit", "spending", "--as", "carl", f"--set=gross={gross}", "--set=what=chairs")["request"]
        for gross in (100, 250, 400, 700)
    ]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The draft: up to 400 the rule would approve."""
    file = tmp_path / "draft.yaml"
    file.write_text(SPENDING.format(limit=400), "utf-8")
    return file


def test_exactly_the_requests_between_the_limits_are_listed(shop: Shop, spent: list[str], draft: Path) -> None:
    """The keys of the contract, and every changed request with what was and what would be."""
    shop.done("decide", spent[1], "reject", "--as", "ben", "--reason", "No room for them")

    answer = shop.done("rules", "replay", "spending", "--with", draft)

    assert [{name: one[name] for name in ("request", "was", "would_be", "row")} for one in answer["changed"]] == [
        {"request": request, "was": "ask", "would_be": "approve", "row": "1"} for request in sorted(spent[1:3])
    ]
    counts = {name: answer[name] for name in ("requests", "missing_field", "touches_before", "touches_after")}
    assert counts == {"requests": 4, "missing_field": 0, "touches_before": 3, "touches_after": 1}
    assert answer["seconds"] > 0
    assert [one["request"] for one in answer["refusals_that_pass"]] == [spent[1]]


def test_the_words_for_people_say_the_same(shop: Shop, spent: list[str], draft: Path) -> None:
    """How many, which, and the refusals to look at first."""
    shop.done("decide", spent[1], "reject", "--as", "ben", "--reason", "No room for them")

    words = shop("rules", "replay", "spending", "--with", draft, as_json=False).out

    assert "4 requests of the past were decided once more" in words
    assert "People had to act 3 times; with the draft it would be once (2 fewer)." in words
    assert f"{spent[1]}: a person rejected it; row 1 would let it pass" in words
    assert f"{spent[2]}: ask (row 2) → approve (row 1)" in words


def test_the_list_is_a_file_that_no_spreadsheet_takes_for_formulas(
    shop: Shop, spent: list[str], draft: Path, tmp_path: Path
) -> None:
    """A line for each changed request; a file that stands there is left as it is."""
    target = tmp_path / "changed.csv"

    answer = shop.done("rules", "replay", "spending", "--with", draft, "--list", target)

    assert answer["list"] == str(target)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert [line["request"] for line in lines] == sorted(spent[1:3])
    assert {(line["was"], line["would_be"], line["people_needed"]) for line in lines} == {("ask", "approve", "1")}
    before = target.read_bytes()
    assert shop.refused("rules", "replay", "spending", "--with", draft, "--list", target) == "file-exists"
    assert target.read_bytes() == before


def test_a_day_and_a_unit_narrow_the_past(shop: Shop, spent: list[str], draft: Path) -> None:
    """Nothing was asked after tomorrow; an unknown unit is refused."""
    assert len(spent) == 4
    assert shop.done("rules", "replay", "spending", "--with", draft, "--since", "2999-01-01")["requests"] == 0
    assert shop.done("rules", "replay", "spending", "--with", draft, "--since", "2026-01-01")["requests"] == 4
    assert shop.refused("rules", "replay", "spending", "--with", draft, "--unit", "nowhere") == "unknown-unit"


def test_slips_are_told(shop: Shop, draft: Path, tmp_path: Path) -> None:
    """No draft, no table, no such table, no day, no file: each with its own words, and nothing is changed."""
    assert shop.refused("rules", "replay", "spending", exit_code=2) == "usage"
    assert shop.refused("rules", "replay", "--with", draft, exit_code=2) == "usage"
    assert (
        shop.refused("rules", "replay", "invoice-approval", "--with", draft, "--since", "May", exit_code=2) == "usage"
    )
    assert shop.refused("rules", "replay", "invoice-approval", "--with", draft) == "invalid-file"
    assert shop("rules", "replay", "invoice-approval", "--with", tmp_path / "none.yaml").code != 0

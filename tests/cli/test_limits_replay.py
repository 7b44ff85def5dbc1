"""``authority replay`` and ``budget replay``: other limits asked about the past, in words and for programs."""

import csv
from pathlib import Path

import pytest

from tests.support.old_office import Past
from tests.support.shop import Shop

SPENDING = """
tables:
  - id: spending
    inputs: [{id: gross, type: money}]
    rows:
      - {then: {verdict: ask, approvers: [{role: manager}]}}
authority:
  - {workflow: spending, role: manager, up_to: "500.00 EUR"}
workflows:
  - id: spending
    name: Spending
    amount: gross
    fields: [{id: gross, type: money, label: Amount}]
    steps:
      - {kind: rule, id: route, name: Route, table: spending}
      - {kind: approval, id: approve, name: Approve, by_rule: route}
"""


@pytest.fixture
def spent(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three requests of one week: Ben approved 100 and 300, Anna 800."""
    past = Past(monkeypatch)
    past.go("2031-03-01T09:00:00Z")
    (tmp_path / "office.yaml").write_text(SPENDING, "utf-8")
    shop.done("apply", tmp_path / "office.yaml", "--as", "anna")
    found = []
    for day, gross, by in (("03", 100, "ben"), ("04", 300, "ben"), ("05", 800, "anna")):
        past.go(f"2031-03-{day}T09:00:00Z")
        found.append(shop.done("submit", "spending", "--as", "carl", f"--set=gross={gross}")["request"])
        shop.done("decide", found[-1], "approve", "--as", by)
    return found


def grants(folder: Path, more: str) -> Path:
    """A draft in which managers decide so much."""
    file = folder / "authority.yaml"
    file.write_text(f"authority: [{{workflow: spending, role: manager, {more}}}]", "utf-8")
    return file


def budgets(folder: Path, amount: int) -> Path:
    """A draft with one budget for everything."""
    file = folder / "budgets.yaml"
    told = f"{{id: all, name: Everything, unit: head-office, period: month, amount: {amount}, warn_percent: 80}}"
    file.write_text(f"budgets: [{told}]", "utf-8")
    return file


def test_a_lower_limit_names_whose_decisions_would_have_been_beyond(
    shop: Shop, spent: list[str], tmp_path: Path
) -> None:
    """By the id of each request, for programs; by names and amounts, for people."""
    draft = grants(tmp_path, "up_to: 200")

    answer = shop.done("authority", "replay", "--with", draft)

    assert answer["decisions"] == 3
    assert [(one["request"], one["person"], one["why"]) for one in answer["beyond"]] == [
        (spent[1], "ben-okafor", "amount")
    ]
    assert answer["nearer"] == []
    words = shop("authority", "replay", "--with", draft, as_json=False).out
    assert f"{spent[1][:8]}: Ben Okafor, 300.00 EUR: above every limit of theirs" in words
    assert shop.done("authority", "replay", "--with", draft, "--since", "2031-03-05")["beyond"] == []


def test_a_higher_limit_names_what_could_have_stayed_nearer(shop: Shop, spent: list[str], tmp_path: Path) -> None:
    """What went to the owner for its amount alone."""
    draft = grants(tmp_path, "up_to: 1000")

    answer = shop.done("authority", "replay", "--with", draft)

    assert [(one["request"], one["person"], one["could"]) for one in answer["nearer"]] == [
        (spent[2], "anna-berg", ["ben-okafor", "dora-reich"])
    ]
    words = shop("authority", "replay", "--with", draft, as_json=False).out
    assert "Ben Okafor or Dora Reich instead of Anna Berg, 800.00 EUR" in words


def test_the_sum_of_a_period_is_told_with_what_was_decided_before(shop: Shop, spent: list[str], tmp_path: Path) -> None:
    """Each amount was within, both together were not."""
    draft = grants(tmp_path, "per_period: 350, period: week")

    (found,) = shop.done("authority", "replay", "--with", draft)["beyond"]

    assert (found["request"], found["why"], found["decided_before"]) == (spent[1], "period", "100.00 EUR")


def test_other_budgets_name_what_would_have_met_their_levels(shop: Shop, spent: list[str], tmp_path: Path) -> None:
    """400 of 450 is a warning, 1,200 is beyond."""
    draft = budgets(tmp_path, 450)

    answer = shop.done("budget", "replay", "--with", draft)

    assert answer["requests"] == 3
    assert [one["request"] for one in answer["warned"]] == [spent[1]]
    assert answer["blocked"] == [
        {
            "request": spent[2],
            "budget": "all",
            "from": "2031-03-01",
            "currency": "EUR",
            "amount": "450.00",
            "used_before": "400.00",
            "this": "800.00",
        }
    ]
    words = shop("budget", "replay", "--with", draft, as_json=False).out
    assert "Only an owner would have let pass, with a reason: 1." in words
    assert "Everything from 2031-03-01: 400.00 of 450.00 EUR were taken, and it takes 800.00" in words
    assert "None of them" in shop("budget", "replay", "--with", budgets(tmp_path, 9000), as_json=False).out


@pytest.mark.parametrize("command", ["authority", "budget"])
def test_everything_found_goes_into_a_list(shop: Shop, spent: list[str], tmp_path: Path, command: str) -> None:
    """A line each; a file that stands there is left as it is, and nothing is half written."""
    draft = grants(tmp_path, "up_to: 200") if command == "authority" else budgets(tmp_path, 450)
    target = tmp_path / "found.csv"

    assert shop.done(command, "replay", "--with", draft, "--list", target)["list"] == str(target)

    with target.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert {line["request"] for line in lines} <= set(spent)
    assert len(lines) == (1 if command == "authority" else 2)
    before = target.read_bytes()
    assert shop.refused(command, "replay", "--with", draft, "--list", target) == "file-exists"
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if "found" in path.name] == ["found.csv"]


@pytest.mark.usefixtures("spent")
def test_slips_of_replays_are_told(shop: Shop, tmp_path: Path) -> None:
    """No draft, a file about something else, a unit that is none."""
    for command in ("authority", "budget"):
        assert shop(command, "replay").code == 2
        draft = grants(tmp_path, "up_to: 200") if command == "budget" else budgets(tmp_path, 450)
        assert shop(command, "replay", "--with", draft).error["text"].count("expected the section") == 1
    assert (
        shop.refused("authority", "replay", "--with", grants(tmp_path, "up_to: 1"), "--unit", "moon") == "unknown-unit"
    )

"""``rules diff``, ``cases``, ``sentences`` and ``test --grid``, as a script outside would call them."""

from pathlib import Path

import pytest

from tests.support.shop import Shop

OLD = """
tables:
  - id: limits
    version: 1
    inputs: [{id: gross, type: money, currency: EUR}]
    rows:
      - {when: {gross: "<= 250"}, then: approve}
      - {then: {verdict: ask, approvers: [{role: owner}]}}
"""
NEW = OLD.replace("version: 1", "version: 2").replace("<= 250", "<= 300")


@pytest.fixture
def limits(shop: Shop, tmp_path: Path) -> Shop:
    """The corner shop with two versions of one table."""
    for number, text in enumerate((OLD, NEW)):
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, encoding="utf-8")
        shop.done("apply", file)
    return shop


def test_two_versions_differ_in_sentences_and_by_an_example(limits: Shop) -> None:
    """By default the newest against the one before it; the example is a request that gets another answer."""
    plain = limits.done("rules", "diff", "limits")

    assert (plain["was"], plain["now"], plain["same"], plain["state"]) == (1, 2, False, "exact")
    assert plain["sentences"] == ["In row 1, “gross is at most 250.00 EUR” became “gross is at most 300.00 EUR”."]
    (answer,) = plain["answers"]
    assert answer["example"] == {"gross": "250.01"}
    assert (answer["was"]["verdict"], answer["now"]["verdict"]) == ("ask", "approve")
    assert limits.done("rules", "diff", "limits", "2", "1")["now"] == 1
    assert limits.done("rules", "diff", "limits", "2", "2")["same"] is True


def test_a_draft_is_compared_without_being_applied(limits: Shop, tmp_path: Path) -> None:
    """Against the newest version, or a named one."""
    draft = tmp_path / "draft.yaml"
    draft.write_text(OLD.replace("<= 250", "<= 900").replace("version: 1", "version: 3"), encoding="utf-8")
    plain = limits.done("rules", "diff", "limits", "--with", draft)

    assert plain["rows_changed"] == ["1"]
    assert plain["answers"][0]["example"] == {"gross": "300.01"}
    assert limits.done("rules", "diff", "limits", "1", "--with", draft)["answers"][0]["example"] == {"gross": "250.01"}
    assert limits.done("rules", "list", "limits")["tables"][0]["version"] == 2


def test_versions_that_are_not_there_are_named(limits: Shop) -> None:
    """With those that are; one version alone is wrong usage."""
    assert limits("rules", "diff", "limits", "1", "7").error["code"] == "unknown-version"
    assert limits("rules", "diff", "invoice-checks").error["code"] == "single-version"
    assert limits("rules", "diff", "limits", "1").code == 2
    assert limits("rules", "check", "limits", "1").code == 2
    assert limits("rules", "diff").code == 2


def test_a_grid_is_made_filled_in_and_run(limits: Shop, tmp_path: Path) -> None:
    """The limits with their neighbours; lines without an expectation are told."""
    grid = tmp_path / "cases.csv"
    made = limits.done("rules", "cases", "limits", "--grid", grid)

    assert made["lines"] == 3
    text = grid.read_text(encoding="utf-8-sig")
    filled = text.replace("300.00,\n", "300.00,1\n").replace("300.01,\n", "300.01,approve\n")
    grid.write_text(filled, encoding="utf-8")
    answer = limits("rules", "test", "limits", "--grid", grid)
    assert answer.code == 1
    assert (answer.json["passed"], answer.json["failed"], len(answer.json["unfilled"])) == (1, 1, 1)
    assert [one["got"] for one in answer.json["cases"]] == ["1", "ask"]


def test_a_grid_is_never_written_over_a_file(limits: Shop, tmp_path: Path) -> None:
    """What stands there stays; without a file the grid is the answer."""
    grid = tmp_path / "cases.csv"
    grid.write_text("mine", encoding="utf-8")

    assert limits("rules", "cases", "limits", "--grid", grid).error["code"] == "file-exists"
    assert grid.read_text(encoding="utf-8") == "mine"
    assert limits.done("rules", "cases", "limits")["csv"].startswith("name,gross,expected\r\n")
    assert limits("rules", "cases").code == 2


def test_bad_cells_of_a_grid_are_named(limits: Shop, tmp_path: Path) -> None:
    """With line and column; no case is run."""
    grid = tmp_path / "cases.csv"
    grid.write_text('gross,expected\n"1,5",1\n5,9\n', encoding="utf-8")
    error = limits("rules", "test", "limits", "--grid", grid).error

    assert error["code"] == "bad-grid"
    assert "line 2, column 1" in error["text"]
    assert "line 3, column 2" in error["text"]
    assert limits("rules", "test", "limits", "--grid", tmp_path / "none.csv").error["code"] == "bad-grid"


def test_sentences_name_the_policy_of_a_table(limits: Shop) -> None:
    """The rows as sentences, beside how they work together."""
    (table,) = limits.done("rules", "sentences", "limits")["tables"]

    assert table["policy"] == "first"
    assert table["rows"][0]["sentence"] == "If gross is at most 300.00 EUR, the request is approved."


@pytest.mark.parametrize(("policy", "code"), [("unique", 1), ("any", 1), ("priority", 0)])
def test_check_follows_the_policy(shop: Shop, tmp_path: Path, policy: str, code: int) -> None:
    """The same two rows are a conflict, a contradiction, or in order."""
    file = tmp_path / "table.yaml"
    text = OLD.replace("    inputs", f"    policy: {policy}\n    inputs")
    file.write_text(text, encoding="utf-8")
    shop.done("apply", file)
    answer = shop("rules", "check", "limits")

    (table,) = answer.json["tables"]
    assert answer.code == code
    assert [one["rows"] for one in table["overlaps"]] == ([["1", "2"]] if code else [])
    assert table["policy"] == policy

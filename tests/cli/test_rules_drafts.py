"""``rules draft``, ``review``, ``publish``, ``rollback``, ``history``: a rule changes in steps that can be proven."""

from pathlib import Path

import pytest

from tests.support.old_office import Past
from tests.support.shop import Shop
from workflows.office.shipped import RESOURCES

SPENDING = """
tables:
  - id: spending
    name: Spending limits
    inputs: [{{id: gross, type: money}}]
    rows:
      - {{id: "1", when: {{gross: "<= {limit}"}}, then: approve}}
      - {{id: "2", then: {{verdict: ask, approvers: [{{role: manager}}]}}}}
    cases:
      - {{name: small, given: {{gross: "100.00"}}, expect: "1"}}
      - {{name: large, given: {{gross: "900.00"}}, expect: "2"}}
workflows:
  - id: spending
    name: Spending
    fields: [{{id: gross, type: money, label: Amount}}]
    steps:
      - {{kind: rule, id: route, name: Route, table: spending}}
      - {{kind: approval, id: approve, name: Approve, by_rule: route}}
"""


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch, shop: Shop, tmp_path: Path) -> Past:
    """A day on which the corner shop writes its limit down: up to 200 the rule approves."""
    moved = Past(monkeypatch)
    moved.go("2031-11-23T09:00:00Z")
    (tmp_path / "office.yaml").write_text(SPENDING.format(limit=200), "utf-8")
    shop.done("apply", tmp_path / "office.yaml", "--as", "anna")
    return moved


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The draft: up to 400."""
    return written(tmp_path, 400)


def written(folder: Path, limit: int, was: str = "", now: str = "") -> Path:
    """A draft with this limit."""
    file = folder / f"draft-{limit}.yaml"
    file.write_text(SPENDING.format(limit=limit).replace(was, now) if was else SPENDING.format(limit=limit), "utf-8")
    return file


def sent(shop: Shop, draft: Path, *more: str, by: str = "carl") -> str:
    """The request that keeps the draft."""
    answer = shop.done(
        "rules", "draft", "spending", "--with", draft, "--send", "--as", by, "--why", "Less to ask", *more
    )
    request: str = answer["request"]
    return request


def fate_of_300(shop: Shop, gross: int = 300) -> str:
    """Where a request over so much stands that is sent now."""
    request = shop.done("submit", "spending", "--as", "carl", f"--set=gross={gross}")["request"]
    status: str = shop.done("show", request)["status"]
    return status


@pytest.mark.usefixtures("past")
def test_the_sheet_says_all_before_anything_is_kept(shop: Shop, draft: Path) -> None:
    """Difference, checks, cases and the past in one answer; the office is as before."""
    shop.done("submit", "spending", "--as", "carl", "--set=gross=300")

    answer = shop.done("rules", "draft", "spending", "--with", draft)

    assert (answer["was"], answer["from"], answer["against"]) == (1, None, None)
    assert "at most 400.00 EUR" in answer["sentences"][0]
    assert answer["cases"] == {"passed": 2, "failed": 0, "failures": []}
    assert (answer["gaps"], answer["overlaps"], answer["unreachable"]) == ([], [], [])
    assert [one["would_be"] for one in answer["replay"]["changed"]] == ["approve"]
    assert shop.done("rules", "review")["drafts"] == []
    words = shop("rules", "draft", "spending", "--with", draft, as_json=False).out
    assert "Nothing stands against publishing it." in words
    assert "1 request of the past" in words


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ('{id: "2", then', '{id: "2", when: {gross: "> 500"}, then', "draft-contradicts"),
        ("inputs:", "policy: unique\n    inputs:", "draft-contradicts"),
        ('expect: "2"', 'expect: "1"', "draft-fails-cases"),
        ("<= 400", "<= 200", "draft-unchanged"),
    ],
    ids=["a gap", "a contradiction", "a failing case", "nothing new"],
)
@pytest.mark.usefixtures("past")
def test_what_could_do_harm_is_neither_sent_nor_published(
    shop: Shop, tmp_path: Path, was: str, now: str, code: str
) -> None:
    """The sheet names the reason and exits with 1; there is no option to go on all the same."""
    bad = written(tmp_path, 400, was, now)

    shown = shop("rules", "draft", "spending", "--with", bad)

    assert shown.code == 1
    assert shown.json["against"]["code"] == code
    sending = ("--send", "--as", "carl", "--why", "Less to ask")
    assert shop.refused("rules", "draft", "spending", "--with", bad, *sending) == code
    assert shop.refused("rules", "publish", "spending", "--with", bad) == code
    assert shop("rules", "publish", "spending", "--with", bad, "--anyway").code == 2


@pytest.mark.usefixtures("past")
def test_a_mistake_in_the_file_is_told_with_its_line(shop: Shop, tmp_path: Path) -> None:
    """Before anything is checked against the past."""
    bad = written(tmp_path, 400, "<= 400", "<= many")

    answer = shop("rules", "draft", "spending", "--with", bad)

    assert answer.code == 1
    assert "draft-400.yaml:7" in answer.error["text"] or "line 7" in answer.error["text"], answer.error


@pytest.mark.usefixtures("past")
def test_a_draft_goes_from_its_author_over_somebody_else_to_the_owner(shop: Shop, draft: Path) -> None:
    """Sent, reviewed, approved, published; the version names the request and the approval, and history says by whom."""
    request = sent(shop, draft)
    assert [one["request"] for one in shop.done("rules", "review")["drafts"]] == [request]
    shown = shop.done("rules", "review", request)
    assert (shown["by"], shown["why"], shown["based_on"], shown["reviewed_by"]) == (
        "carl-weiss",
        "Less to ask",
        1,
        None,
    )
    assert "at most 400.00 EUR" in shown["sheet"]["sentences"][0]
    shop.done("decide", request, "approve", "--as", "petra")

    done = shop.done("rules", "publish", request)

    assert (done["version"], done["request"], done["reviewed_by"]) == (2, request, "petra-lang")
    assert shop.status(request) == "done"
    assert shop.done("rules", "review")["drafts"] == []
    newest, first = shop.done("rules", "history", "spending")["versions"]
    assert (newest["version"], newest["by"], newest["review"]) == (2, "anna-berg", "reviewed")
    assert (newest["request"], newest["reviewed_by"]) == (request, "petra-lang")
    assert (first["version"], first["review"], first["request"]) == (1, "alone", None)
    assert shop.refused("rules", "publish", request) == "draft-published"
    assert fate_of_300(shop) == "approved"


@pytest.mark.usefixtures("past")
def test_nobody_approves_their_own_draft(shop: Shop, draft: Path) -> None:
    """Not even the owner; and what nobody approved is not published."""
    request = sent(shop, draft, by="anna")

    assert shop.refused("decide", request, "approve", "--as", "anna") == "own-request"
    assert shop.refused("rules", "publish", request) == "draft-not-reviewed"


@pytest.mark.usefixtures("past")
def test_a_rejected_draft_is_not_published(shop: Shop, draft: Path) -> None:
    """It leaves the list of those that wait."""
    request = sent(shop, draft)
    shop.done("decide", request, "reject", "--as", "petra", "--reason", "Too much")

    assert shop.refused("rules", "publish", request) == "draft-not-reviewed"
    assert shop.done("rules", "review")["drafts"] == []
    assert [one["status"] for one in shop.done("rules", "review", "--all")["drafts"]] == ["rejected"]


@pytest.mark.usefixtures("past")
def test_only_an_owner_publishes(shop: Shop, draft: Path) -> None:
    """An approval alone changes no rule."""
    request = sent(shop, draft)
    shop.done("decide", request, "approve", "--as", "petra")

    assert shop.refused("rules", "publish", request, "--as", "petra") == "not-owner"
    assert shop.done("rules", "history", "spending")["in_force"] == 1


@pytest.mark.usefixtures("past")
def test_a_draft_does_not_undo_what_was_published_meanwhile(shop: Shop, draft: Path, tmp_path: Path) -> None:
    """Two drafts of one version: the second to be published would silently take the first back."""
    first, second = sent(shop, draft), sent(shop, written(tmp_path, 500))
    for request in (first, second):
        shop.done("decide", request, "approve", "--as", "petra")
    shop.done("rules", "publish", first)

    assert shop.refused("rules", "publish", second) == "draft-overtaken"


def test_a_version_that_begins_later_holds_from_its_day(shop: Shop, past: Past, draft: Path) -> None:
    """What is sent the evening before is treated as before, whenever it is decided; the first of the day is not."""
    request = sent(shop, draft, "--day", "2031-12-01")
    shop.done("decide", request, "approve", "--as", "petra")
    assert shop.done("rules", "publish", request)["from"] == "2031-12-01"
    assert fate_of_300(shop) == "waiting"
    held = shop.done("rules", "history", "spending")
    assert held["in_force"] == 1
    assert [one["held"] for one in held["versions"]] == [
        [{"from": "2031-12-01", "to": None}],
        [{"from": "2031-11-23", "to": "2031-11-30"}],
    ]

    past.go("2031-11-30T23:59:00Z")
    evening = shop.done("submit", "spending", "--as", "carl", "--set=gross=300")["request"]
    past.go("2031-12-01T00:01:00Z")

    assert fate_of_300(shop) == "approved"
    assert shop.done("rules", "history", "spending")["in_force"] == 2
    assert shop.status(evening) == "waiting"
    shop.done("decide", evening, "approve", "--as", "ben")
    assert [one["version"] for one in shop.done("rules", "why", evening)["answers"]] == [1]


@pytest.mark.usefixtures("past")
def test_an_owner_may_publish_alone_and_it_says_so(shop: Shop, draft: Path) -> None:
    """A business of one has nobody to ask; history does not claim a review."""
    answer = shop.done("rules", "publish", "spending", "--with", draft)

    assert (answer["version"], answer["reviewed_by"]) == (2, None)
    assert [one["review"] for one in shop.done("rules", "history", "spending")["versions"]] == ["alone", "alone"]
    assert "nobody else reviewed it" in shop("rules", "history", "spending", as_json=False).out


@pytest.mark.usefixtures("past")
def test_going_back_is_shown_first_and_then_a_version_of_its_own(shop: Shop, draft: Path) -> None:
    """Without --yes nothing is written; with it the older text holds under a new number, and nothing is forgotten."""
    shop.done("rules", "publish", "spending", "--with", draft)
    assert fate_of_300(shop) == "approved"

    shown = shop.done("rules", "rollback", "spending")
    assert (shown["back_to"], shown["published"]) == (1, False)
    assert "at most 200.00 EUR" in shown["sentences"][0]
    assert [one["would_be"] for one in shown["replay"]["changed"]] == ["ask"]
    assert shop.done("rules", "history", "spending")["in_force"] == 2

    assert shop.done("rules", "rollback", "spending", "--yes")["version"] == 3
    assert fate_of_300(shop) == "waiting"
    assert [one["same_as"] for one in shop.done("rules", "history", "spending")["versions"]] == [1, None, None]
    assert shop.done("rules", "rollback", "spending", "--to", "2", "--yes")["version"] == 4


def test_going_back_takes_away_a_version_that_is_still_to_come(shop: Shop, past: Past, draft: Path) -> None:
    """Its day comes and nothing happens."""
    shop.done("rules", "publish", "spending", "--with", draft, "--day", "2031-12-01")
    shop.done("rules", "rollback", "spending", "--yes")

    past.go("2031-12-02T09:00:00Z")

    assert fate_of_300(shop) == "waiting"
    newest, taken_back, first = shop.done("rules", "history", "spending")["versions"]
    assert (newest["same_as"], taken_back["held"], first["held"]) == (1, [], [])


def test_an_older_text_comes_back_without_the_days_it_had(shop: Shop, past: Past, draft: Path) -> None:
    """Else a version that ended would never hold again; it holds at once, or from the day that is named."""
    ended = draft.with_name("ended.yaml")
    ended.write_text(draft.read_text("utf-8").replace("    rows:", "    effective_to: 2031-11-30\n    rows:"), "utf-8")
    shop.done("rules", "publish", "spending", "--with", ended, "--day", "2031-11-24")
    past.go("2031-12-02T09:00:00Z")
    assert fate_of_300(shop) == "waiting"
    assert shop.done("rules", "history", "spending")["in_force"] == 1
    shop.done("rules", "rollback", "spending", "--to", "1", "--yes")

    assert (
        shop.done("rules", "rollback", "spending", "--to", "2", "--day", "2031-12-04", "--yes")["from"] == "2031-12-04"
    )

    assert fate_of_300(shop) == "waiting"
    past.go("2031-12-04T00:00:00Z")
    assert fate_of_300(shop) == "approved"
    assert [one["held"] for one in shop.done("rules", "history", "spending")["versions"]] == [
        [{"from": "2031-12-04", "to": None}],
        [{"from": "2031-12-02", "to": "2031-12-03"}],
        [{"from": "2031-11-24", "to": "2031-11-30"}],
        [{"from": "2031-11-23", "to": "2031-11-23"}, {"from": "2031-12-01", "to": "2031-12-01"}],
    ]


@pytest.mark.usefixtures("past")
def test_a_day_that_is_over_does_not_reach_back(shop: Shop, draft: Path) -> None:
    """Whatever day a version names, it holds from its publication at the earliest."""
    shop.done("rules", "publish", "spending", "--with", draft, "--day", "2031-01-01")

    assert shop.done("rules", "history", "spending")["versions"][0]["held"] == [{"from": "2031-11-23", "to": None}]


@pytest.mark.usefixtures("past")
def test_an_office_may_ask_for_more_than_one_reviewer(shop: Shop, draft: Path, tmp_path: Path) -> None:
    """The process is data: where all have to approve, one approval publishes nothing."""
    text = (RESOURCES / "processes" / "rule-change.yaml").read_text("utf-8")
    (tmp_path / "stricter.yaml").write_text(text.replace("how: any", "how: all"), "utf-8")
    shop.done("apply", tmp_path / "stricter.yaml", "--as", "anna")
    request = sent(shop, draft)
    shop.done("decide", request, "approve", "--as", "petra")

    assert shop.refused("rules", "publish", request) == "draft-not-reviewed"
    shop.done("decide", request, "approve", "--as", "anna")
    assert shop.done("rules", "publish", request)["version"] == 2


def test_the_form_says_where_the_ids_of_tables_stand(shop: Shop) -> None:
    """The field takes any text, so its label names the list to look in."""
    shown = shop("workflows", "show", "rule-change", as_json=False).out

    assert "table: Rule table's id from “rules list”, text, required" in shown


@pytest.mark.usefixtures("past")
def test_people_read_who_waits_for_whom(shop: Shop, draft: Path) -> None:
    """Names and reasons in words, and what to type next."""
    request = sent(shop, draft)

    assert "by Carl Weiss: waits for its review" in shop("rules", "review", as_json=False).out
    shown = shop("rules", "review", request, as_json=False).out
    assert "by Carl Weiss: Less to ask" in shown
    assert "compared with version 1" in shown
    assert f"countersign decide {request[:8]} approve" in shown
    shop.done("decide", request, "approve", "--as", "petra")
    assert "approved by Petra Lang, waits for its publication" in shop("rules", "review", as_json=False).out
    assert "Reviewed by Petra Lang." in shop("rules", "publish", request, as_json=False).out
    history = shop("rules", "history", "spending", as_json=False).out
    assert f"reviewed by Petra Lang, request {request[:8]}" in history


@pytest.mark.usefixtures("past")
def test_slips_are_told(shop: Shop, draft: Path) -> None:
    """Unknown tables, versions and requests; nothing older; a request about something else."""
    assert shop.refused("rules", "history", "spnding") == "unknown-table"
    assert shop.refused("rules", "rollback", "spending") == "nothing-older"
    assert shop.refused("rules", "rollback", "spending", "--to", "7") == "unknown-version"
    assert shop.refused("rules", "rollback", "spending", "--to", "1") == "nothing-older"
    request = shop.done("submit", "spending", "--as", "carl", "--set=gross=300")["request"]
    assert shop.refused("rules", "review", request) == "no-draft"
    assert shop.refused("rules", "publish", request) == "no-draft"
    assert shop("rules", "draft", "spending", "--with", draft, "--send", "--as", "carl").code == 2
    assert shop("rules", "publish").code == 2

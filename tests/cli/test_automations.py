"""``automations`` and ``work`` as a script outside would call them."""

from pathlib import Path

import pytest

from tests.support.old_office import Past
from tests.support.shop import Shop

FILE = """\
automations:
  - id: monday-report
    name: Monday report
    when: every Monday 08:00
    actions: [{kind: record, settings: {text: The week begins}}]
"""


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> Past:
    """A Monday at 07:00 in Berlin."""
    moved = Past(monkeypatch)
    moved.go("2026-11-23T06:00:00Z")
    return moved


@pytest.fixture
def office(empty: Shop, past: Past, tmp_path: Path) -> Shop:
    """An office with a report every Monday."""
    (tmp_path / "automations.yaml").write_text(FILE, "utf-8")
    empty.done("init", "--name=Firm", "--owner=Anna", "--country=DE")
    empty.done("automations", "set", tmp_path / "automations.yaml")
    return empty


def test_a_run_that_is_due_is_done_by_work_and_told_by_the_list(office: Shop, past: Past) -> None:
    """Last ran, with what it said; next due; and why not, which is nothing."""
    office.done("work", "--once")
    past.go("2026-11-23T07:00:05Z")

    worked = office.done("work", "--once")
    (found,) = office.done("automations", "list")["automations"]

    assert worked == {
        "done": 1,
        "failed": 0,
        "skipped": 0,
        "interrupted": 0,
        "next_at": "2026-11-30T07:00:00Z",
    }
    assert {name: found[name] for name in ("name", "when", "next_at", "why_not")} == {
        "name": "Monday report",
        "when": "every Monday at 08:00",
        "next_at": "2026-11-30T07:00:00Z",
        "why_not": None,
    }
    assert {name: found["last"][name] for name in ("planned_at", "started_at", "result", "text")} == {
        "planned_at": "2026-11-23T07:00:00Z",
        "started_at": "2026-11-23T07:00:05Z",
        "result": "done",
        "text": "The week begins",
    }


def test_what_is_due_is_listed_before_it_is(office: Shop) -> None:
    """With what keeps it from running."""
    office.done("work", "--once")

    found = office.done("automations", "due")

    assert [(run["planned_at"], run["state"], run["why_not"]) for run in found["runs"]] == [
        ("2026-11-23T07:00:00Z", "due", None)
    ]
    assert found["asked"] == []


def test_what_was_set_is_planned_at_once(office: Shop, tmp_path: Path) -> None:
    """The next time is told before anything looked; a change plans it anew."""
    assert office.done("automations", "list")["automations"][0]["next_at"] == "2026-11-23T07:00:00Z"

    (tmp_path / "automations.yaml").write_text(FILE.replace("08:00", "09:30"), "utf-8")
    (changed,) = office.done("automations", "set", tmp_path / "automations.yaml")["automations"]

    assert changed["next_at"] == "2026-11-23T08:30:00Z"


def test_a_run_that_failed_is_settled_by_how_its_name_begins(office: Shop, tmp_path: Path, past: Past) -> None:
    """Nobody types the hash of a file."""
    mail = "{kind: send-mail, settings: {to: a@example.org, subject: Hello, text: Hello}}"
    mailing = FILE.replace("{kind: record, settings: {text: The week begins}}", mail)
    (tmp_path / "automations.yaml").write_text(mailing, "utf-8")
    office.done("automations", "set", tmp_path / "automations.yaml")
    past.go("2026-11-23T07:00:05Z")
    assert office("work", "--once").code == 1

    office.done("automations", "settle", "monday-report", "2026-11-23T07", "leave")

    assert office.done("automations", "due")["asked"] == []


def test_one_can_be_run_by_hand_and_shown_before(office: Shop) -> None:
    """A dry run does nothing; a run by hand leaves the schedule as it is."""
    would = office.done("automations", "run", "monday-report", "--dry-run")
    assert [(one["code"], one["preview"]) for one in would["would"]] == [("record", "The week begins")]

    (found,) = office.done("automations", "run", "Monday report")["automations"]

    assert (found["last"]["result"], found["last"]["text"]) == ("done", "The week begins")
    assert found["next_at"] == "2026-11-23T07:00:00Z"


@pytest.mark.parametrize(
    ("broken", "code", "text"),
    [
        (("every Monday 08:00", "every Mondy 08:00"), "bad-schedule", "found “Mondy” at character 7"),
        (("kind: record", "kind: explode"), "unknown-action", "explode"),
        (("text: The", "txt: The"), "bad-action", "text"),
        (("when:", "wen:"), "invalid-file", "line 4"),
        (("    when", "    unit: nowhere\n    when"), "unknown-unit", "nowhere"),
    ],
)
def test_a_file_with_a_mistake_changes_nothing(
    office: Shop, tmp_path: Path, broken: tuple[str, str], code: str, text: str
) -> None:
    """And the error says what was expected."""
    (tmp_path / "broken.yaml").write_text(FILE.replace(*broken).replace("monday-report", "other"), "utf-8")

    answer = office("automations", "set", tmp_path / "broken.yaml")

    assert answer.code == 1
    assert answer.error["code"] == code
    assert text in answer.error["text"]
    assert len(office.done("automations", "list")["automations"]) == 1


def test_one_that_is_over_is_not_listed(office: Shop) -> None:
    """And its id is not used again."""
    assert office.done("automations", "end", "monday-report")["automations"] == []
    assert office.done("automations", "list")["automations"] == []


def test_an_unknown_automation_is_named(office: Shop) -> None:
    """With those there are."""
    answer = office("automations", "run", "tuesday")

    assert (answer.code, answer.error["code"]) == (1, "unknown-automation")
    assert "monday-report" in answer.error["advice"]

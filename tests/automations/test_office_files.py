"""Automations in the office file: set by apply, written by export, and the same office again."""

from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.domain.automations import Action, OnFile, OnSchedule
from workflows.office.office import Office

FILE = """\
automations:
  - id: monday
    name: Monday report
    when: every Monday 08:00
    actions:
      - {kind: record, settings: {text: The week begins}}
  - id: scans
    trigger: {on: file, folder: /srv/scans, pattern: "*.pdf"}
    person: carl-weiss
    enabled: false
    actions:
      - {kind: take-in}
      - kind: notify
        settings:
          title: "{file_name}"
          text: |
            Two lines:
            {problems}
"""


def applied(shop: Shop, text: str) -> list[str]:
    """What applying the text changes."""
    file = shop.home.parent / "more.yaml"
    file.write_text(text)
    changed: list[str] = shop.done("apply", file)["changed"]
    return changed


def test_apply_sets_them_for_this_laptop_and_twice_changes_nothing(shop: Shop) -> None:
    """The first time both, then none; a line that changes sets one of them anew."""
    assert applied(shop, FILE) == ["automation monday", "automation scans"]
    assert applied(shop, FILE) == []
    assert applied(shop, FILE.replace("08:00", "09:00")) == ["automation monday"]

    with Office.open(shop.home, write=False) as office:
        monday, scans = office.state.automations["monday"], office.state.automations["scans"]
        assert (monday.trigger, monday.device) == (OnSchedule(when="every Monday 09:00"), office.keys.device)
        assert (scans.trigger, scans.enabled) == (OnFile(folder="/srv/scans", pattern="*.pdf"), False)
        assert scans.actions[0] == Action(kind="take-in")
    assert shop.done("automations", "list")["automations"][0]["id"] == "monday"


def test_what_export_writes_is_the_same_office(shop: Shop) -> None:
    """Applied to itself nothing changes; in another office it sets the same for the laptop there."""
    applied(shop, FILE)
    text = shop.done("export")["text"]
    assert applied(shop, text) == []
    assert "device" not in text


def written(shop: Shop, text: str) -> Path:
    """A file with this text."""
    file = shop.home.parent / "more.yaml"
    file.write_text(text)
    return file


@pytest.mark.parametrize(
    ("was", "now", "line", "expected"),
    [
        ("when: every Monday 08:00", "when: every Moonday 08:00", 2, "Moonday"),
        ("when: every Monday 08:00", "when: 8", 4, "a time in words"),
        ("when: every Monday 08:00", "trigger: {on: fax}", 4, "fax"),
        ("kind: record", "kind: recrod", 2, "recrod"),
        ("text: The week begins", "txet: The week begins", 2, "text"),
        ("folder: /srv/scans", "folder: scans", 7, "whole path"),
        ("folder: /srv/scans", "folder: /srv/scans, size: 5", 8, "size"),
        ("enabled: false", "device: other", 10, "expected no device"),
        ("person: carl-weiss", "person: nobody", 9, "expected the id of a person"),
        ("person: carl-weiss", "unit: nowhere", 9, "expected the id of a unit"),
        ("id: monday", "id: Monday!", 2, "lower-case letters"),
        ("name: Monday report", "title: Monday", 3, "expected one of id, name"),
        ('pattern: "*.pdf"}', 'pattern: "*.pdf"}\n    when: daily 08:00', 9, "either when or trigger"),
    ],
)
def test_a_mistake_names_its_line_and_nothing_is_applied(
    shop: Shop, was: str, now: str, line: int, expected: str
) -> None:
    """Also where only the actions know that a setting is wrong."""
    assert was in FILE
    file = written(shop, FILE.replace(was, now, 1))
    answer = shop("apply", file)
    assert answer.code == 1
    assert f"more.yaml, line {line}" in answer.error["text"], answer.error
    assert expected in answer.error["text"]
    with Office.open(shop.home, write=False) as office:
        assert not office.state.automations


def test_an_ended_one_does_not_come_back(shop: Shop) -> None:
    """Its runs keep its name."""
    applied(shop, FILE)
    shop.done("automations", "end", "monday", "--as", "anna")
    answer = shop("apply", written(shop, FILE))
    assert "was ended" in answer.error["text"]

"""What the program does by itself, as values."""

from pathlib import Path

import pytest

from tests.support.shown_office import Both
from workflows.office.sharing.sharing import Sharing
from workflows.office.shipped import apply_text
from workflows.office.showing import automations_shown as asked
from workflows.office.showing.automations_shown import OwnSteps, automations_shown

WAITING = """
workflows:
  - id: parcel
    name: Parcel
    title: "{what}"
    fields: [{id: what, type: text, label: What, required: true}]
    steps:
      - {kind: wait, id: cool, name: Sleep on it, hours: 24}
      - {kind: action, id: noted, name: Noted, action: record, settings: {text: It was noted.}}
      - {kind: todo, id: fetch, name: Fetch, who: [{role: manager}], checklist: [{id: got, text: Got it}]}
"""
HOUR_MS = 3_600_000


def steps(both: Both) -> dict[str, OwnSteps]:
    """The program's own steps by kind."""
    return {one.kind: one for one in automations_shown(both.reader, both.now_ms).steps}


def test_an_office_alone_exchanges_nothing(both: Both) -> None:
    """No folder, no step done: nothing is made up, and never means never."""
    found = automations_shown(both.reader, both.now_ms)

    assert found.exchanging is None
    assert found.waits == ()
    assert [(one.kind, one.last, one.is_all, one.waiting) for one in found.steps] == [
        ("rule", None, True, 0),
        ("wait", None, True, 0),
        ("action", None, True, 0),
    ]


def test_the_last_rule_is_told_with_its_request_and_its_answer(both: Both) -> None:
    """Of several the latest; a note of what it said."""
    both.buy("50.00", what="Pens")
    request = both.buy("500.00", what="Chairs")

    last = steps(both)["rule"].last

    assert last is not None
    assert (last.request, last.title, last.result) == (request, "Chairs", "ask")
    assert last.device == both.writer.keys.device


def test_waits_are_listed_until_the_program_ended_them(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    """With their time, the next first; then the wait and the action after it are the last of their kinds."""
    apply_text(both.writer, WAITING, "parcel.yaml", "anna-berg")
    both.submit("parcel", {"what": "Box"}, by="carl-weiss")
    both.submit("parcel", {"what": "Bag"}, by="carl-weiss")
    started = both.now_ms

    before = automations_shown(both.reader, started)
    assert [(one.title, one.step_name) for one in before.waits] == [("Box", "Sleep on it"), ("Bag", "Sleep on it")]
    assert 0 <= before.waits[0].due_ms - before.waits[0].since_ms - 24 * HOUR_MS < HOUR_MS
    assert (steps(both)["wait"].waiting, steps(both)["wait"].due) == (2, 0)
    assert len(automations_shown(both.reader, started, waits=1).waits) == 1

    monkeypatch.setenv("COUNTERSIGN_NOW", "2099-01-02T09:00:00Z")
    assert steps(both)["wait"].due == 2
    both.writer.catch_up()

    found = steps(both)
    assert (found["wait"].waiting, found["wait"].last is not None) == (0, True)
    assert found["action"].last is not None
    assert found["action"].last.result == "done"
    assert found["action"].last.title in {"Box", "Bag"}


def test_the_exchange_says_when_it_was_and_how_often_it_is(both: Both, tmp_path: Path) -> None:
    """As the folder's own pace has it."""
    (tmp_path / "shared").mkdir()
    Sharing.connect(both.writer, str(tmp_path / "shared")).exchange()

    found = automations_shown(both.reader, both.now_ms).exchanging

    assert found is not None
    assert found.trouble is None
    assert found.last_ms is not None
    assert 0 < found.every_s <= found.behind_s < found.most_s


def test_a_long_log_is_not_read_to_its_end(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies further back is not called never."""
    both.buy("50.00")
    request = both.buy("500.00")
    for number in range(4):
        both.say(request, "carl-weiss", f"Note {number}")
    monkeypatch.setattr(asked, "LOOKED_AT", 3)

    found = steps(both)["rule"]

    assert (found.last, found.is_all) == (None, False)

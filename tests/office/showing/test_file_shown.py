"""An office file is looked at before it is applied."""

from pathlib import Path

import pytest

from tests.support.shown_office import Both
from workflows.errors import InvalidInput
from workflows.office.shipped import apply_text
from workflows.office.showing.file_shown import TableChange, file_shown

BANDS = """
people: [{id: ben-okafor, name: Ben Okafor}, {name: Emil Horn, roles: [helper]}]
tables:
  - id: bands
    name: Bands
    inputs: [{id: price, type: money}]
    rows: [{when: {price: "<= 50"}, then: approve}, {then: {verdict: ask, approvers: [{role: manager}]}}]
    cases:
      - {name: a pen, given: {price: "2.00"}, expect: approve}
      - {name: a chair, given: {price: "90.00"}, expect: approve}
"""


def test_what_a_file_would_change_is_known_before(both: Both, tmp_path: Path) -> None:
    """Each act with a name, new or not; of a table how its cases would end. Nothing is written by looking."""
    file = tmp_path / "bands.yaml"
    file.write_text(BANDS)
    entries = both.writer.state

    found = file_shown(both.reader, file)

    assert [(one.kind, one.name, one.is_new) for one in found.changes] == [
        ("person.set", "Emil Horn", True),
        ("assignments.set", "Emil Horn", False),
        ("table.published", "Bands", False),
    ]
    assert found.changes[2].table == TableChange(version=2, rows=2, rows_before=3, passed=1, failed=1)
    assert found.unchanged == 1
    assert both.writer.state is entries


def test_what_was_shown_is_what_is_applied(both: Both, tmp_path: Path) -> None:
    """The text that was read is kept; after it was applied the file asks for nothing."""
    file = tmp_path / "bands.yaml"
    file.write_text(BANDS)
    found = file_shown(both.reader, file)
    file.write_text("people: []")

    apply_text(both.writer, found.text, file.name, "anna-berg")
    file.write_text(BANDS)

    assert file_shown(both.reader, file).changes == ()
    assert both.writer.state.tables["bands"][2].rows[0].then.verdict == "approve"


def test_a_mistake_names_its_line(both: Both, tmp_path: Path) -> None:
    """Before anything is signed."""
    file = tmp_path / "bands.yaml"
    file.write_text(BANDS.replace("role: manager", "role: king"))

    with pytest.raises(InvalidInput, match="line 7"):
        file_shown(both.reader, file)

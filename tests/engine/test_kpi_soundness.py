"""Measures are looked at before they are published: a mistake names file, line and what was expected."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tried_office import OWNER, tried_office
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.office_export import office_text
from workflows.office.shipped import ABOUT_THE_OFFICE, apply_file, apply_text, shipped_processes

TOP = """workflows:
  - id: spending
    name: Spending
    amount: gross
    fields:
      - {id: gross, type: money, label: Amount}
      - {id: note, type: text, label: Note}
      - {id: secret, type: text, label: Secret, personal: true}
      - {id: by, type: person, label: By}
    steps:
      - {kind: rule, id: route, name: Route, table: spending}
      - {kind: approval, id: approve, name: Approve, by_rule: route}
    kpis:
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with a table and a workflow."""
    with tried_office(tmp_path_factory.mktemp("kpis") / "home") as opened:
        yield opened


@pytest.mark.parametrize(
    ("kpi", "expected"),
    [
        ("{id: A b, name: N, measure: {kind: count}}", "an id used once"),
        ('{id: a, name: " ", measure: {kind: count}}', "a name"),
        ("{id: a, name: N, measure: {kind: average}}", "average"),
        ("{id: a, name: N, measure: {kind: count, amogn: {}}}", "amogn"),
        ("{id: a, name: N, measure: {kind: time, until: approved}}", "“opened STEP”"),
        ("{id: a, name: N, measure: {kind: time, until: done aprove}}", "“done aprove”"),
        ("{id: a, name: N, measure: {kind: time, until: submitted}}", "another point"),
        ("{id: a, name: N, measure: {kind: time, until: ended, counted: weeks}}", "weeks"),
        ("{id: a, name: N, measure: {kind: time, until: ended}, over: running}", "has not ended"),
        ("{id: a, name: N, measure: {kind: share, of: {}}}", "at least one condition"),
        ("{id: a, name: N, measure: {kind: share, of: {fields: {nte: x}}}}", "“nte”"),
        ("{id: a, name: N, measure: {kind: share, of: {fields: {note: '> 3'}}}}", "have a range"),
        ("{id: a, name: N, measure: {kind: share, of: {fields: {secret: x}}}}", "not personal"),
        ("{id: a, name: N, measure: {kind: share, of: {statuses: [over]}}}", "“over”"),
        ("{id: a, name: N, measure: {kind: share, of: {rows: {approve: ['1']}}}}", "a rule step"),
        ("{id: a, name: N, measure: {kind: share, of: {rows: {route: ['9']}}}}", "“9”"),
        ("{id: a, name: N, measure: {kind: share, of: {steps: {aprove: done}}}}", "“aprove”"),
        ("{id: a, name: N, measure: {kind: share, of: {steps: {approve: gone}}}}", "gone"),
        ("{id: a, name: N, measure: {kind: share, of: {kept: [{point: ended, day: note}]}}}", "type date"),
        ("{id: a, name: N, measure: {kind: sum, field: note}}", "type money or number"),
        ("{id: a, name: N, measure: {kind: sum, field: gross}, target: {at_most: 5}}", "no target"),
        ("{id: a, name: N, measure: {kind: distinct, field: gross}}", "“gross”"),
        ("{id: a, name: N, measure: {kind: count}, by: person}", "row STEP"),
        ("{id: a, name: N, measure: {kind: count}, by: field by}", "“by”"),
        ("{id: a, name: N, measure: {kind: count}, by: row approve}", "a rule step"),
        ("{id: a, name: N, measure: {kind: count}, by: unit, top: 21}", "1 to 20"),
        ("{id: a, name: N, measure: {kind: count}, target: {at_most: 5, at_least: 4}}", "either"),
        ("{id: a, name: N, measure: {kind: count}, target: {at_most: many}}", "“many”"),
        ("{id: a, name: N, measure: {kind: count}, target: {at_most: 5, near: 4}}", "missed side"),
        ("{id: a, name: N, measure: {kind: count}, target: {at_most: 5, slowest: true}}", "a measure of time"),
    ],
)
def test_a_mistake_names_its_line(office: Office, kpi: str, expected: str) -> None:
    """And nothing of the file is applied."""
    before = office.state.workflow("spending")
    with pytest.raises(InvalidInput) as raised:
        apply_text(office, f"{TOP}      - {kpi}\n", "kpis.yaml", OWNER)
    assert raised.value.code == "invalid-file"
    assert "kpis.yaml, line 14: " in raised.value.text
    assert expected in raised.value.text
    assert office.state.workflow("spending") == before


def test_two_measures_of_one_name_and_too_many_are_refused(office: Office) -> None:
    """The second one is named."""
    one = "      - {id: a, name: N, measure: {kind: count}}\n"
    with pytest.raises(InvalidInput, match="line 15: expected an id used once"):
        apply_text(office, TOP + one + one, "kpis.yaml", OWNER)
    with pytest.raises(InvalidInput, match="at most 40"):
        apply_text(office, TOP + one * 41, "kpis.yaml", OWNER)


def test_measures_come_back_as_they_went_out(tmp_path: Path) -> None:
    """Exported and applied, it is the same office."""
    with tried_office(tmp_path / "home") as fresh:
        kpi = (
            "      - id: a\n        name: Decided\n"
            "        measure: {kind: time, until: decided, among: {rows: {route: ['1']}, late: false}}\n"
            "        by: unit\n        target: {at_most: '2.5', near: 3}\n"
        )
        assert apply_text(fresh, TOP + kpi, "kpis.yaml", OWNER)[0].wishes
        assert not apply_text(fresh, office_text(fresh.state), "again.yaml", OWNER)[0].wishes


def test_every_shipped_process_measures_something(tmp_path: Path) -> None:
    """And each of its measures is sound: the process can be taken."""
    with tried_office(tmp_path / "home") as fresh:
        for path in shipped_processes():
            apply_file(fresh, path, OWNER)
            definition = fresh.state.workflow(path.stem)
            assert definition is not None
            assert (len(definition.kpis) >= 4) == (path.stem not in ABOUT_THE_OFFICE), path.stem

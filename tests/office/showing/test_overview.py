"""The office at a glance."""

from pathlib import Path

from tests.support.shown_office import Both
from tests.support.two_laptops import connect, exchange, found_office, second_laptop
from workflows.domain.people import Unit
from workflows.office.shipped import apply_text
from workflows.office.showing.overview import overview, unit_lines


def test_the_overview_names_office_people_and_work(both: Both) -> None:
    """Everything that a window shows around its pages."""
    both.buy("5000.00")

    known = overview(both.reader)

    assert (known.name, known.currency, known.country) == ("Corner Shop", "EUR", "DE")
    assert known.device == both.writer.keys.device
    assert known.writes_authority
    assert known.ended is None
    assert known.acting == ("anna-berg", "ben-okafor", "carl-weiss", "dora-reich", "petra-lang")
    assert known.waiting == {"anna-berg": 1, "ben-okafor": 1, "dora-reich": 1}
    assert known.statuses == {"waiting": 1}
    assert (known.folder, known.trouble, known.alarms, known.to_publish) == (None, None, (), 0)
    assert {("invoice", 1), ("purchase", 1)} <= {(one.id, one.version) for one in known.workflows}
    assert {one.id: one.roles for one in known.people}["ben-okafor"] == ("manager", "helper")


def test_who_was_closed_acts_nowhere(both: Both) -> None:
    """Closed people stay in the list, at its end."""
    apply_text(both.writer, "people: [{name: Anna Berg}, {name: Ben Okafor, active: false}]", "p.yaml", "anna-berg")

    known = overview(both.reader)

    assert "ben-okafor" not in known.acting
    assert (known.people[-1].id, known.people[-1].active, known.people[-1].here) == ("ben-okafor", False, False)


def test_who_signs_elsewhere_does_not_act_here(tmp_path: Path) -> None:
    """On the second laptop only its own person acts; what was not published yet is counted."""
    with found_office(tmp_path / "one") as one, second_laptop(one, tmp_path / "two") as two:
        exchange(connect(one, tmp_path / "folder"), connect(two, tmp_path / "folder"))

        first, second = overview(one), overview(two)

    assert "anna-berg" in first.acting
    assert second.acting == ("carl",)
    assert (first.writes_authority, second.writes_authority) == (True, False)
    assert first.folder == str(tmp_path / "folder")
    assert first.synced_ms is not None
    assert first.to_publish == 0
    assert second.device_name == "the other laptop"


def test_units_stand_in_the_order_of_the_tree() -> None:
    """Each right before those below it; siblings by name; a unit whose parent is unknown is not lost."""
    units = [
        Unit(id="hq", name="Head office"),
        Unit(id="south", name="South", parent="hq"),
        Unit(id="north", name="north", parent="hq"),
        Unit(id="shop", name="Shop", parent="north"),
        Unit(id="lost", name="Lost", parent="gone"),
    ]

    lines = unit_lines({unit.id: unit for unit in units})

    assert [(one.id, one.depth) for one in lines] == [("hq", 0), ("north", 1), ("shop", 2), ("south", 1), ("lost", 0)]

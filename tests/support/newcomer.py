"""An office as it stands after its first page: the owner, and somebody of whom a name alone was said."""

from pathlib import Path

from workflows.office.beginning import Beginning, begin
from workflows.office.pasted_people import read_people
from workflows.office.sample_firm import sample_invoices

ROLES = {"manager": "manager", "bookkeeper": "bookkeeper", "clerk": "clerk"}


def found_newcomer(home: Path, people: str = "Ben Okafor") -> None:
    """Found it."""
    begin(
        Beginning(
            name="Annas Laden",
            owner="Anna Shop",
            currency="EUR",
            country="DE",
            asked_above="1000",
            people=read_people(people, owner="Anna Shop", branches=(), head=(), roles=ROLES),
            processes=("invoice",),
            home=home,
        )
    )


def new_invoice(folder: Path) -> Path:
    """An e-invoice over 107.10 EUR of a supplier that nobody knows yet."""
    path = folder / "invoice.xml"
    path.write_text(sample_invoices()[0].read_text("utf-8"), "utf-8")
    return path

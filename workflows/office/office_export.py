"""The office as it stands as one readable file: what ``apply`` reads back to the very same office.

Members that have their usual value are left out, amounts and conditions stand as people write them. Requests, keys,
laptops and trials are not in it: they live in the log; nor is which laptop runs an
automation. Of rule tables and workflows the newest version is written.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.money import Money
from workflows.domain.people import Assignment, Person
from workflows.engine.state import OfficeState
from workflows.office.office_file_automations import SECTION as AUTOMATIONS
from workflows.office.office_file_automations import plain_automation
from workflows.office.readable_tables import laid_out
from workflows.readable_writing import OneLine, written
from workflows.rules.plain import table_to_plain
from workflows.rules.tables import RuleTable

_SENTENCE = "# The office as a file. Change it, then: countersign apply THIS-FILE\n"


def office_text(office: OfficeState) -> str:
    """The whole office as YAML, in the order in which ``apply`` needs it."""
    return _SENTENCE + "".join(f"\n{text}" for text in _sections(office))


def _sections(office: OfficeState) -> Iterator[str]:
    told = {"name": office.name, "country": office.country, "currency": office.currency}
    yield written({"office": OneLine(told)})
    listed: dict[str, list[dict[str, Any]]] = {
        "units": [_plain(unit) for unit in _from_the_top(office)],
        "roles": [_plain(role) for role in office.roles.values()],
        "people": [_person(person, office) for person in _from_above(office)],
        "authority": [_amounts(_plain(grant)) for grant in office.grants],
        "substitutes": [_amounts(_plain(one)) for one in office.substitutes],
        "rates": [_plain(rate) for rate in office.rates],
        "mail_replies": [_amounts(_plain(one)) for one in office.replies],
        "budgets": [_amounts(_plain(budget)) for budget in office.budgets],
    }
    for name, parts in listed.items():
        if parts:
            yield written({name: [OneLine(part) for part in parts]})
    tables = [table for name in office.tables if (table := office.table(name)) is not None]
    if tables:
        yield written({"tables": [_table(table, office) for table in tables]})
    shown = [name for name in office.workflows if name not in office.deleted_workflows]
    workflows = [latest for name in shown if (latest := office.latest_workflow(name)) is not None]
    if workflows:
        yield written({"workflows": [workflow_plain(one) for one in workflows]})
    ended = sorted(office.ended_workflows - office.deleted_workflows)
    if ended:
        yield written({"ended_workflows": ended})
    if office.automations:
        by_id = sorted(office.automations.values(), key=lambda one: one.id)
        yield written({AUTOMATIONS: [plain_automation(one, office.head) for one in by_id]})


def _from_the_top(office: OfficeState) -> list[Any]:
    """Units, each after the one above it."""
    return sorted(office.units.values(), key=lambda unit: len(office.path_up(unit.id)))


def _from_above(office: OfficeState) -> list[Person]:
    """People, each after the one whom they report to."""

    def distance(person: Person) -> int:
        steps = 0
        while person.reports_to:
            person, steps = office.people[person.reports_to], steps + 1
        return steps

    return sorted(office.people.values(), key=distance)


def _person(person: Person, office: OfficeState) -> dict[str, Any]:
    held = [_assignment(one, person) for one in office.assignments if one.person == person.id]
    return _plain(person) | {"roles": held}


def _assignment(one: Assignment, person: Person) -> Any:
    plain = _plain(one)
    plain.pop("person")
    if plain["unit"] == person.unit:
        plain.pop("unit")
    return plain["role"] if plain.keys() == {"role"} else plain


def _table(table: RuleTable, office: OfficeState) -> dict[str, Any]:
    plain = table_to_plain(table)
    plain.pop("version")
    for column in plain["inputs"]:
        if column["type"] == "money" and column.get("currency") == office.currency:
            column.pop("currency")
    return laid_out(plain)


def workflow_plain(workflow: Definition) -> dict[str, Any]:
    """A workflow as it is written in a readable file; ``apply`` numbers its versions."""
    plain = _plain(workflow)
    plain.pop("version", None)
    for name in ("fields", "facts"):
        if name in plain:
            plain[name] = [OneLine(field) for field in plain[name]]
    return plain


def _plain(part: msgspec.Struct) -> dict[str, Any]:
    # Through JSON, so that tuples become lists: nothing else is written to a file.
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(part))
    return found


def _amounts(plain: dict[str, Any]) -> dict[str, Any]:
    """Amounts as people write them: ``1000.00 EUR``."""
    for name, value in plain.items():
        if isinstance(value, dict) and value.keys() == {"minor", "currency"}:
            plain[name] = str(Money(minor=value["minor"], currency=value["currency"]))
    return plain

"""What people call everything that values name by its id."""

import msgspec

from workflows.office.office import Office
from workflows.office.sharing.members import name_of


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """Names by id. An id that is missing is shown itself."""

    people: dict[str, str]
    units: dict[str, str]
    roles: dict[str, str]
    workflows: dict[str, str]
    """Of the newest version."""
    tables: dict[str, str]
    """Of the newest version; the id where it has no name."""
    devices: dict[str, str]


def names(office: Office) -> Names:
    """The names as the office has them now."""
    state = office.state
    tables = {table: state.table(table) or versions[max(versions)] for table, versions in state.tables.items()}
    return Names(
        people={one.id: one.name for one in state.people.values()},
        units={one.id: one.name for one in state.units.values()},
        roles={one.id: one.name for one in state.roles.values()},
        workflows={name: versions[max(versions)].name for name, versions in state.workflows.items()},
        tables={name: table.name or name for name, table in tables.items()},
        devices={device: name_of(office, device) for device in office.chain.trust.members},
    )

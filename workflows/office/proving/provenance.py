"""The entries that explain a pack: who let laptops and keys in, by which right, and which rules were published.

Only a part of the authority chain is shown, but of what it shows everything that it rests on: an entry's own signer is
explained as well, by the entry that introduced the key and those that made the person an owner.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from workflows.domain.events import (
    Act,
    AssignmentsSet,
    OfficeFounded,
    PersonSet,
    PilotEnded,
    PilotStarted,
    RoleSet,
    TablePublished,
    UnitSet,
    WorkflowPublished,
)
from workflows.domain.tables_brought import table_brought
from workflows.engine.state import RequestState
from workflows.ledger import entry, names
from workflows.ledger.membership import (
    AuthorityMoved,
    DeviceAdded,
    DeviceRecovered,
    DeviceRotated,
    Genesis,
    KeyAdded,
    TrustEvent,
)
from workflows.ledger.names import device_id
from workflows.ledger.note import VerifierKey
from workflows.office.authority import read_chain
from workflows.office.office import Office
from workflows.office.reading import Content, Introduction, Reader
from workflows.store.rows import EntryRow

Place = tuple[str, int]
"""Device and position of an entry."""

Explaining = Act | Introduction

_NEED_NO_OWNER = (Genesis, OfficeFounded, DeviceRotated, DeviceRecovered)
"""They stand for themselves: by the office's id, by the keys of the laptop that they replace, or by the printed key."""


def provenance(
    office: Office, state: RequestState, shown: Collection[Content]
) -> dict[Place, tuple[EntryRow, Content]]:
    """The entries that explain what a request's entries (``shown``) rest on, in the order in which they took effect."""
    entries = office.store.entries
    rows = [row for scope in (entry.OPEN_SCOPE, entry.AUTHORITY_SCOPE) for row in entries.of_scope(scope)]
    by_place = {(row.device, row.position): row for row in rows}
    void = {act for act, _ in office.state.void}
    read = [one for one in _in_order(office, rows) if one.id not in void]
    search = _Search(office, state, shown)
    while more := [one for one in read if _place(one) not in search.chosen and search.explains(one)]:
        for one in more:
            search.choose(one)
    return {_place(one): (by_place[_place(one)], one) for one in read if _place(one) in search.chosen}


def keys_of(office: str, shown: Mapping[str, tuple[EntryRow, Content]]) -> dict[str, list[dict[str, str]]]:
    """The keys that these entries introduce: ``logs`` and ``people``, each with its entry's number in the pack."""
    events = [one.event for _, one in shown.values() if isinstance(one, Act)]
    founders = [event.founder.id for event in events if isinstance(event, OfficeFounded)]
    logs, people = [], []
    for number, (row, content) in shown.items():
        event = content.event if isinstance(content, Introduction) else None
        for device, public in _logs_in(event, row.device):
            origin = names.origin(office, device)
            vkey = VerifierKey(name=origin, public=bytes.fromhex(public)).to_text()
            logs.append({"device": device, "origin": origin, "vkey": vkey, "entry": number})
        people += [
            {"person": person, "device": device, "key": key, "entry": number}
            for person, device, key in _people_in(event, row.device, founders)
        ]
    return {"logs": logs, "people": people}


class _Search:
    """What still wants to be explained. It grows with every entry that is chosen, until nothing new comes in."""

    def __init__(self, office: Office, state: RequestState, shown: Collection[Content]) -> None:
        signed = [one for one in shown if isinstance(one, Act | Introduction)]
        self.chosen: set[Place] = set()
        self._state = state
        self._signers = {(one.by, one.device) for one in signed if one.by is not None}
        self._devices = {office.reader.founder, office.keys.device, *(one.device for one in shown)}
        self._founders: set[str] = set()
        self._owners: set[str] = set()
        self._units: set[str] = set()
        self._roles: set[str] = set()
        self._pilots: set[str] = set()

    def choose(self, one: Explaining) -> None:
        """Show an entry, and ask for what it rests on."""
        self.chosen.add(_place(one))
        self._devices.add(one.device)
        if one.by is not None:
            self._signers.add((one.by, one.device))
            if not isinstance(one.event, _NEED_NO_OWNER):
                self._owners |= {one.by} - self._founders
        match one.event:
            case OfficeFounded() as event:
                self._founders.add(event.founder.id)
            case AuthorityMoved() as event:
                self._devices.add(event.device)
            case DeviceRotated() as event:
                self._devices.add(event.old_device)
                self._signers |= {(moved.person, event.old_device) for moved in event.people}
            case PersonSet() as event:
                self._units.add(event.person.unit)
            case AssignmentsSet() as event:
                self._units |= {held.unit for held in event.assignments}
                self._roles |= {held.role for held in event.assignments}
            case PilotStarted() as event:
                self._pilots.add(event.pilot.id)
                self._units |= set(event.pilot.units)
            case UnitSet() as event if event.unit.parent is not None:
                self._units.add(event.unit.parent)
            case _:
                pass

    def explains(self, one: Explaining) -> bool:
        """Whether an entry explains something that is shown."""
        match one.event:
            case Genesis() | OfficeFounded() | AuthorityMoved():
                return True
            case DeviceRotated() | DeviceRecovered():
                return one.device in self._devices
            case DeviceAdded() as event:
                return device_id(bytes.fromhex(event.log_key)) in self._devices
            case KeyAdded() as event:
                return (event.person, event.device) in self._signers
            case TablePublished() | PilotStarted() as event:
                table = table_brought(event)
                return table is not None and self._state.tables.get(str(table.get("id"))) == table.get("version")
            case PilotEnded() as event:
                return event.pilot in self._pilots
            case WorkflowPublished() as event:
                definition = event.definition
                return (definition.id, definition.version) == (self._state.workflow, self._state.version)
            case _:
                return self._makes_an_owner(one)

    def _makes_an_owner(self, one: Explaining) -> bool:
        """What says who belongs where, as far as it is about people who signed an entry that is shown here."""
        match one.event:
            case PersonSet() as event:
                return event.person.id in self._owners
            case AssignmentsSet() as event:
                return event.person in self._owners
            case UnitSet() as event:
                return event.unit.id in self._units
            case RoleSet() as event:
                return event.role.id in self._roles
            case _:
                return False


class _Noting(Reader):
    """Remembers what it read, in that order: the chain's entries, and those beside it where they were let in."""

    def __init__(self, office: str, founder: str, scope_keys: dict[tuple[int, int], bytes]) -> None:
        super().__init__(office, founder, scope_keys)
        self.noted: dict[Place, Content] = {}

    def read_plain(self, row: EntryRow, plain: dict[str, Any], *, verified: bool = False) -> Content:
        content = super().read_plain(row, plain, verified=verified)
        place = (row.device, row.position)
        self.noted.pop(place, None)  # a walk that starts again begins at the genesis
        self.noted[place] = content
        return content


def _in_order(office: Office, rows: list[EntryRow]) -> list[Explaining]:
    reader = _Noting(office.id, office.reader.founder, office.reader.scope_keys)
    read_chain(reader, rows, verified=False)
    return [one for one in reader.noted.values() if isinstance(one, Act | Introduction)]


def _place(one: Explaining) -> Place:
    return one.device, one.position


def _logs_in(event: TrustEvent | None, device: str) -> list[tuple[str, str]]:
    if isinstance(event, DeviceAdded):
        return [(device_id(bytes.fromhex(event.log_key)), event.log_key)]
    return [(device, event.log_key)] if isinstance(event, Genesis | DeviceRotated | DeviceRecovered) else []


def _people_in(event: TrustEvent | None, device: str, founders: list[str]) -> Iterable[tuple[str, str, str]]:
    match event:
        case Genesis():
            return [(person, device, event.owner_key) for person in founders]
        case KeyAdded():
            return [(event.person, event.device, event.key)]
        case DeviceRotated():
            return [(moved.person, device, moved.key) for moved in event.people]
        case DeviceRecovered():
            return [(event.person, device, event.key)]
        case _:
            return []

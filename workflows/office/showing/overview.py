"""The office at a glance: who, where, what, on which device, and how the sharing goes."""

from typing import Literal

import msgspec

from workflows.office.office import Office
from workflows.office.sharing.sharing import LastTrouble
from workflows.office.showing.names import Names
from workflows.sync.report import Alarm


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """A person."""

    id: str
    name: str
    unit: str
    active: bool
    roles: tuple[str, ...]
    """Ids of the roles they hold today, in whatever unit."""
    owner: bool
    here: bool
    """Whether they are active and what they sign on this device counts."""
    waiting: int
    """Tasks in their inbox."""


class UnitLine(msgspec.Struct, frozen=True, kw_only=True):
    """A unit, in the order of the tree: each right before those below it, siblings by name."""

    id: str
    name: str
    parent: str | None
    depth: int
    """0: the head."""


class WorkflowLine(msgspec.Struct, frozen=True, kw_only=True):
    """The version in force of a workflow."""

    id: str
    version: int
    name: str
    sentence: str


class SharingShown(msgspec.Struct, frozen=True, kw_only=True):
    """The shared folder, as the last exchange left it. The folder itself is not asked."""

    place: str | None
    """None: this office lives on this laptop alone."""
    last_ms: int | None
    """When the last exchange was done."""
    trouble: LastTrouble | None
    alarms: tuple[Alarm, ...]
    to_publish: int
    """Own entries that are not known to be in the folder yet."""


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The office as it stands."""

    office: str
    name: str
    currency: str
    country: str
    device: str
    device_name: str
    writes_authority: bool
    """Whether members, devices and rules are written on this device."""
    ended: Literal["device-revoked", "device-forked"] | None
    """Why nothing that is written here counts any more; None while it does."""
    people: tuple[PersonLine, ...]
    """By name, closed people last."""
    units: tuple[UnitLine, ...]
    workflows: tuple[WorkflowLine, ...]
    """By name."""
    acting: tuple[str, ...]
    """Ids of the people who may act on this device, by name."""
    sharing: SharingShown
    statuses: dict[str, int]
    """How many requests stand in each status that occurs."""
    names: Names


def overview(office: Office, now_ms: int) -> Overview:
    """The office at this moment."""
    raise NotImplementedError

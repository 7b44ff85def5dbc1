"""Taking a ready-made process into the office, with what belongs to it and runs by itself."""

from typing import TYPE_CHECKING

import msgspec

from workflows.automations.automation_files import automations_in
from workflows.automations.changing import set_automations
from workflows.changes import Changes
from workflows.domain.automations import Automation
from workflows.domain.commands import Refusal
from workflows.office.shipped import RESOURCES, ShippedProcess, apply_file, process_file, processes, read_text
from workflows.readable import read

if TYPE_CHECKING:
    from workflows.office.office import Office

AUTOMATIONS = RESOURCES / "automations"
"""What belongs to a process and runs by itself, a file each."""


class GalleryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A process as the gallery shows it."""

    process: ShippedProcess
    published: bool
    """Whether the office has a workflow of its id already."""
    with_automations: bool
    """Whether automations belong to it."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What came into the office; nothing where it had all of it."""

    set: tuple[str, ...]
    """What was set: ``workflow purchase``, ``table purchase-approval`` …"""
    automations: tuple[Automation, ...]
    """Switched off: an owner switches them on."""
    changes: Changes


def gallery(office: "Office") -> tuple[GalleryEntry, ...]:
    """Every process that comes with the program, by name."""
    published = frozenset(office.state.workflows) - office.state.deleted_workflows
    return tuple(
        GalleryEntry(
            process=one,
            published=one.id in published,
            with_automations=(AUTOMATIONS / f"{one.id}.yaml").exists(),
        )
        for one in processes()
    )


def add_process(office: "Office", by: str, name: str, *, with_automations: bool = False) -> Added | Refusal:
    """Publish one as it came, an owner's act. Raises InvalidInput ``unknown-process`` and as ``apply_file``.

    A workflow of its id that the office changed is published anew as it came: whoever offers this says so before.
    """
    planned, changes = apply_file(office, process_file(name), by)
    fresh = _fresh(office, name) if with_automations else ()
    if fresh:
        done = set_automations(office, by, fresh)
        if isinstance(done, Refusal):
            return done
        changes |= done
    return Added(set=tuple(wish.name for wish in planned.wishes), automations=fresh, changes=changes)


def _fresh(office: "Office", name: str) -> tuple[Automation, ...]:
    path = AUTOMATIONS / f"{name}.yaml"
    found = automations_in(office, read(read_text(path), path.name)) if path.exists() else ()
    return tuple(one for one in found if one.id not in office.state.automations)

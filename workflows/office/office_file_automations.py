"""The part of an office file that says what runs by itself. Which laptop runs it is no matter of the file.

Whether actions and times can be used is known to a room above: ``apply`` asks it before anything is signed.
"""

from typing import Any

import msgspec

from workflows.domain.automation_events import AutomationSet
from workflows.domain.automations import Automation, OnEvent, OnRows, OnSchedule, OnStep
from workflows.office.office_file_limits import LimitsReading
from workflows.office.office_file_reading import Reading
from workflows.readable import Path

SECTION = "automations"
_OF_LAPTOPS = ("device", "term", "since_ms")


class AutomationsReading(LimitsReading):
    """Reads that part. What it does not name stays as it is."""

    device = ""
    """The laptop that runs what is new."""

    def automations(self) -> None:
        """Each of them."""
        for place, plain in enumerate(self.listed(SECTION)):
            path: Path = (SECTION, place)
            for name in _OF_LAPTOPS if isinstance(plain, dict) else ():
                if name in plain:
                    self.source.refuse((*path, name), f"expected no {name}: “countersign automations move” says that")
            one = read_automation(self, path, plain, self.device)
            self.refuse_bad_id(path, one.id)
            self.refuse_bad_name(path, one.name)
            if one.id not in self.office.automations and one.id in self.office.automation_terms:
                self.source.refuse(
                    (*path, "id"), f"expected an id of its own: “{one.id}” was ended, and its runs keep it"
                )
            if one.unit not in self.units:
                self.source.refuse((*path, "unit"), f"expected the id of a unit, found “{one.unit}”")
            if one.person and one.person not in self.people:
                self.source.refuse((*path, "person"), f"expected the id of a person, found “{one.person}”")
            if not one.actions:
                self.source.refuse((*path, "actions"), "expected at least one action")
            workflow = one.trigger.workflow if isinstance(one.trigger, OnSchedule | OnEvent | OnRows | OnStep) else ""
            if workflow:
                self.refuse_unknown_workflow((*path, "trigger", "workflow"), workflow)
            same = self.office.automations.get(one.id) == one
            self.wish(same, AutomationSet(automations=(one,)), path, f"automation {one.id}")


def read_automation(reading: Reading, path: Path, plain: Any, device: str) -> Automation:
    """One of them. ``when`` stands for a trigger by schedule, with ``workflow`` for a date of its requests.

    A new one is run by the laptop that is named, and by ``device`` where none is; which laptop runs a known one is left
    as it is. Raises InvalidInput that names file, line and what was expected.
    """
    source = reading.source
    if not isinstance(plain, dict) or not isinstance(plain.get("id"), str):
        source.refuse(path, "expected an automation with id, name, when (or trigger) and actions")
    known = reading.office.automations.get(plain["id"])
    given = {"unit": reading.office.head, "device": device, "name": plain["id"], **plain}
    when = given.pop("when", None)
    if when is not None:
        if "trigger" in given:
            source.refuse((*path, "when"), "expected either when or trigger")
        if not isinstance(when, str):
            source.refuse((*path, "when"), "expected a time in words, such as every Monday 08:00")
        given["trigger"] = msgspec.to_builtins(OnSchedule(when=when, workflow=str(given.pop("workflow", ""))))
    strange = sorted(set(given) - set(Automation.__struct_fields__))
    if strange:
        source.refuse((*path, strange[0]), f"expected one of {', '.join(Automation.__struct_fields__)}, or when")
    for kept in _OF_LAPTOPS if known is not None else ():
        given[kept] = getattr(known, kept)
    return reading.convert(path, given, Automation)


def plain_automation(one: Automation, head: str) -> dict[str, Any]:
    """As a file has it: without what belongs to laptops, and with its time in words."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(one))
    for name in _OF_LAPTOPS:
        plain.pop(name, None)
    if plain["unit"] == head:
        plain.pop("unit")
    actions, trigger = plain.pop("actions"), plain.pop("trigger")
    first = {name: plain.pop(name) for name in ("id", "name")}
    if isinstance(one.trigger, OnSchedule):
        told = {"when": one.trigger.when} | ({"workflow": one.trigger.workflow} if one.trigger.workflow else {})
    else:
        told = {"trigger": trigger}
    return first | told | plain | {"actions": actions}

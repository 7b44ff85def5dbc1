"""Acts on the office itself, and about keys and laptops, as sentences."""

from typing import TYPE_CHECKING, Any

from desktop.wording.alarms import laptop
from desktop.wording.automations import automation_event
from desktop.wording.records import record_event
from desktop.wording.speech import fill, translate
from desktop.wording.times import day

if TYPE_CHECKING:
    from workflows.office.showing.names import Names


def office_event(kind: str, found: Any, who: str, names: "Names") -> str:
    """What happened, without a full stop; the kind itself where it is not known."""
    found_by = _members(kind, found, names) or _rules(kind, found) or _delegation(kind, found)
    found_by = found_by or _laptops(kind, found, names) or automation_event(kind, found, names)
    said, facts = found_by or record_event(kind, found, names) or (kind, {})
    return fill(said, who=who, **facts)


_Said = tuple[str, dict[str, str]]
"""A sentence and the words for its places, but who did it."""


def _members(kind: str, found: Any, names: "Names") -> _Said | None:
    match kind:
        case "office.founded":
            said, word = translate("Wording", "%who founded the office “%subject”"), found.name
        case "unit.set":
            said, word = translate("Wording", "%who set the unit “%subject”"), found.unit.name
        case "person.set" if found.person.active:
            said, word = translate("Wording", "%who set the person %subject"), found.person.name
        case "person.set":
            said, word = translate("Wording", "%who closed the person %subject"), found.person.name
        case "role.set":
            said, word = translate("Wording", "%who set the role “%subject”"), found.role.name
        case "assignments.set":
            said = translate("Wording", "%who set the roles of %subject")
            word = names.people.get(found.person, found.person)
        case "authority.set":
            said, word = translate("Wording", "%who set who may decide up to which amount"), ""
        case "substitutes.set":
            said, word = translate("Wording", "%who set who stands in for whom"), ""
        case _:
            return None
    return said, {"subject": word}


def _rules(kind: str, found: Any) -> _Said | None:
    match kind:
        case "table.published":
            said = translate("Wording", "%who published version %version of the rule table “%subject”")
            word, version = str(found.table.get("name") or found.table.get("id")), str(found.table.get("version", "…"))
        case "workflow.published":
            said = translate("Wording", "%who published version %version of the workflow “%subject”")
            word, version = found.definition.name, str(found.definition.version)
        case "workflow.ended":
            said, word, version = translate("Wording", "%who ended the workflow “%subject”"), found.workflow, ""
        case _:
            return None
    return said, {"subject": word, "version": version}


def _delegation(kind: str, found: Any) -> _Said | None:
    match kind:
        case "budgets.set":
            said, word = translate("Wording", "%who set the budgets"), ""
        case "budget.moved":
            said = translate("Wording", "%who moved part of the budget “%subject” to “%target”: %reason")
            moved = found.transfer
            return said, {"subject": moved.source, "target": moved.target, "reason": moved.reason}
        case "rates.set":
            said, word = translate("Wording", "%who set the exchange rates"), ""
        case "replies.set" if found.limits:
            said, word = translate("Wording", "%who set up to which amounts people may decide by answering a mail"), ""
        case "replies.set":
            said, word = translate("Wording", "%who set that nobody decides by answering a mail"), ""
        case "pilot.started":
            said = translate("Wording", "%who started the trial “%subject”, until %day")
            return said, {"subject": found.pilot.name or found.pilot.id, "day": day(found.pilot.until)}
        case "pilot.ended" if found.how == "rolled-out":
            said, word = translate("Wording", "%who let what was tried in “%subject” hold everywhere"), found.pilot
        case "pilot.ended":
            said, word = translate("Wording", "%who pulled the trial “%subject” back"), found.pilot
        case _:
            return None
    return said, {"subject": word}


def _laptops(kind: str, found: Any, names: "Names") -> _Said | None:
    device = laptop(getattr(found, "device", None), names)
    match kind:
        case "genesis":
            said, word = translate("Wording", "The office's log began"), ""
        case "key.added":
            said = translate("Wording", "%person can sign on %subject")
            return said, {"subject": device, "person": names.people.get(found.person, found.person)}
        case "device.rotated":
            said, word = translate("Wording", "%subject goes on in a new log"), laptop(found.old_device, names)
        case "device.added":
            said, word = translate("Wording", "%who let in the laptop “%subject”"), found.name
        case "device.revoked":
            said = translate("Wording", "%who ended the log of %subject after %size entries")
            return said, {"subject": device, "size": str(found.size)}
        case "revocation.asked":
            said, word = translate("Wording", "%who agreed to end the log of %subject"), device
        case "scope.set":
            said = translate("Wording", "%who set which laptops read the requests of “%subject”")
            word = names.units.get(found.unit, found.unit)
        case "keys.announced":
            said, word = translate("Wording", "New keys were given to those who may read"), ""
        case "authority.moved":
            said, word = translate("Wording", "%who handed the office over to %subject"), device
        case "entries.ratified":
            said, word = translate("Wording", "%who took in entries of %subject that were held"), device
        case "device.recovered":
            said = translate("Wording", "%subject took the office over with the recovery key")
            word = names.people.get(found.person, found.person)
        case "log.forked":
            said, word = translate("Wording", "It was proven that %subject signed two histories"), device
        case "heads.seen":
            said = translate("Wording", "A laptop noted how far it has %n other logs", "", len(found.heads))
            word = ""
        case _:
            return None
    return said, {"subject": word}

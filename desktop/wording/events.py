"""One act of the log as a sentence."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop.wording.automations import KINDS as AUTOMATIONS
from desktop.wording.office_events import office_event
from desktop.wording.records import KINDS as RECORDS
from desktop.wording.refusals import REFUSALS
from desktop.wording.speech import QT_TRANSLATE_NOOP, all_of, fill, quoted, spoken, translate
from desktop.wording.values import plain_value

if TYPE_CHECKING:
    from workflows.domain.definitions import Definition
    from workflows.domain.events import DecisionMade, RuleApplied
    from workflows.office.showing.log_entries import LogEntry
    from workflows.office.showing.names import Names
    from workflows.office.showing.timeline import TimelineEntry

DECIDED: Mapping[str, str] = {
    "approve": QT_TRANSLATE_NOOP("Wording", "%who approved it"),
    "reject": QT_TRANSLATE_NOOP("Wording", "%who rejected it"),
    "advise-approve": QT_TRANSLATE_NOOP("Wording", "%who is for it"),
    "advise-reject": QT_TRANSLATE_NOOP("Wording", "%who is against it"),
    "ask-changes": QT_TRANSLATE_NOOP("Wording", "%who asked for changes"),
    "abstain": QT_TRANSLATE_NOOP("Wording", "%who abstained"),
    "hand-on": QT_TRANSLATE_NOOP("Wording", "%who handed it on to %to"),
}
"""What a person decided, by verdict."""

ANSWERED: Mapping[str, str] = {
    "approve": QT_TRANSLATE_NOOP("Wording", "“%table” approved it"),
    "reject": QT_TRANSLATE_NOOP("Wording", "“%table” rejected it"),
    "stop": QT_TRANSLATE_NOOP("Wording", "“%table” stopped it"),
    "ask": QT_TRANSLATE_NOOP("Wording", "“%table” sent it to people"),
    "note": QT_TRANSLATE_NOOP("Wording", "“%table” let it pass"),
}
"""What a rule table answered, by verdict."""

KINDS: Mapping[str, str] = {
    "request.submitted": QT_TRANSLATE_NOOP("Wording", "Request"),
    "rule.applied": QT_TRANSLATE_NOOP("Wording", "Rule"),
    "decision.made": QT_TRANSLATE_NOOP("Wording", "Decision"),
    "form.filled": QT_TRANSLATE_NOOP("Wording", "Form"),
    "item.ticked": QT_TRANSLATE_NOOP("Wording", "To-do"),
    "wait.ended": QT_TRANSLATE_NOOP("Wording", "Wait"),
    "step.escalated": QT_TRANSLATE_NOOP("Wording", "Deadline passed"),
    "action.done": QT_TRANSLATE_NOOP("Wording", "Automatic action"),
    "document.made": QT_TRANSLATE_NOOP("Wording", "Document made"),
    "fields.set": QT_TRANSLATE_NOOP("Wording", "Fields written"),
    "part.started": QT_TRANSLATE_NOOP("Wording", "Request started"),
    "other.ended": QT_TRANSLATE_NOOP("Wording", "Other request over"),
    "request.resubmitted": QT_TRANSLATE_NOOP("Wording", "Answer"),
    "request.moved": QT_TRANSLATE_NOOP("Wording", "New version"),
    "request.withdrawn": QT_TRANSLATE_NOOP("Wording", "Withdrawal"),
    "request.commented": QT_TRANSLATE_NOOP("Wording", "Comment"),
    "erasure.ordered": QT_TRANSLATE_NOOP("Wording", "Erasure"),
    "erasure.confirmed": QT_TRANSLATE_NOOP("Wording", "Erasure"),
    "office.founded": QT_TRANSLATE_NOOP("Wording", "Founding"),
    "unit.set": QT_TRANSLATE_NOOP("Wording", "Unit"),
    "person.set": QT_TRANSLATE_NOOP("Wording", "Person"),
    "role.set": QT_TRANSLATE_NOOP("Wording", "Role"),
    "assignments.set": QT_TRANSLATE_NOOP("Wording", "Roles of a person"),
    "authority.set": QT_TRANSLATE_NOOP("Wording", "Authority"),
    "substitutes.set": QT_TRANSLATE_NOOP("Wording", "Substitutes"),
    "table.published": QT_TRANSLATE_NOOP("Wording", "Rule table"),
    "workflow.published": QT_TRANSLATE_NOOP("Wording", "Workflow"),
    "workflow.ended": QT_TRANSLATE_NOOP("Wording", "End of a workflow"),
    "budgets.set": QT_TRANSLATE_NOOP("Wording", "Budgets"),
    "budget.moved": QT_TRANSLATE_NOOP("Wording", "Transfer between budgets"),
    "rates.set": QT_TRANSLATE_NOOP("Wording", "Exchange rates"),
    "replies.set": QT_TRANSLATE_NOOP("Wording", "Deciding by mail"),
    "pilot.started": QT_TRANSLATE_NOOP("Wording", "Start of a trial"),
    "pilot.ended": QT_TRANSLATE_NOOP("Wording", "End of a trial"),
    "genesis": QT_TRANSLATE_NOOP("Wording", "Beginning of the log"),
    "key.added": QT_TRANSLATE_NOOP("Wording", "Key of a person"),
    "device.rotated": QT_TRANSLATE_NOOP("Wording", "New log of a laptop"),
    "device.added": QT_TRANSLATE_NOOP("Wording", "Laptop let in"),
    "device.revoked": QT_TRANSLATE_NOOP("Wording", "End of a laptop's log"),
    "revocation.asked": QT_TRANSLATE_NOOP("Wording", "Second word for an end"),
    "scope.set": QT_TRANSLATE_NOOP("Wording", "Who reads a unit"),
    "keys.announced": QT_TRANSLATE_NOOP("Wording", "New keys"),
    "authority.moved": QT_TRANSLATE_NOOP("Wording", "Hand-over of the office"),
    "entries.ratified": QT_TRANSLATE_NOOP("Wording", "Held entries taken in"),
    "device.recovered": QT_TRANSLATE_NOOP("Wording", "Recovery"),
    "log.forked": QT_TRANSLATE_NOOP("Wording", "Proof of two histories"),
    "log.retired": QT_TRANSLATE_NOOP("Wording", "Old requests let go"),
    "heads.seen": QT_TRANSLATE_NOOP("Wording", "What was seen of other logs"),
    **AUTOMATIONS,
    **RECORDS,
}
"""What an entry is, by the kind in the log."""

OTHER_ENDED: Mapping[str, str] = {
    "done": QT_TRANSLATE_NOOP("Wording", "What “%step” waited for is done"),
    "rejected": QT_TRANSLATE_NOOP("Wording", "What “%step” waited for was rejected"),
    "withdrawn": QT_TRANSLATE_NOOP("Wording", "What “%step” waited for was taken back"),
}
"""How another request ended, by outcome."""

UNREAD: Mapping[str, str] = {
    "retired": QT_TRANSLATE_NOOP("Wording", "Its keeping time was over: only its place and its hash are left"),
    "no-key": QT_TRANSLATE_NOOP("Wording", "This laptop has no key to read it"),
    "altered": QT_TRANSLATE_NOOP("Wording", "It was altered after it was signed"),
    "unsigned": QT_TRANSLATE_NOOP("Wording", "It names a person but bears no signature"),
    "wrong-signature": QT_TRANSLATE_NOOP("Wording", "It was not signed by the person it names"),
    "no-signer": QT_TRANSLATE_NOOP("Wording", "The person it names had no key on that laptop"),
    "not-understood": QT_TRANSLATE_NOOP("Wording", "It comes from a newer program"),
    "off-chain": QT_TRANSLATE_NOOP("Wording", "It does not continue the office's own history"),
}
"""Why an entry cannot be read here, by code."""

VOID: Mapping[str, str] = {
    "unknown-cause": QT_TRANSLATE_NOOP("Wording", "It waits for entries that are not here yet"),
    "unknown-office": QT_TRANSLATE_NOOP("Wording", "It waits for changes of the office that are not here yet"),
    "forgotten": QT_TRANSLATE_NOOP("Wording", "It was made while earlier entries were hidden"),
    "settled": QT_TRANSLATE_NOOP("Wording", "It is settled already"),
    "held": QT_TRANSLATE_NOOP("Wording", "It is held until somebody looks at it"),
    "device-ended": QT_TRANSLATE_NOOP("Wording", "The laptop's log had ended before it"),
    "not-vouched": QT_TRANSLATE_NOOP("Wording", "Nobody who may vouches for it"),
    "second-needed": QT_TRANSLATE_NOOP("Wording", "A second person has not agreed"),
    "cut-not-confirmed": QT_TRANSLATE_NOOP("Wording", "Where the log ends is not confirmed"),
}
"""Why an entry has no effect, by code, where it is no refusal."""


def event(entry: "TimelineEntry | LogEntry", names: "Names", definition: "Definition | None" = None) -> str:
    """What happened, who did it and the words they added; without a full stop.

    ``definition`` gives the names of steps and checklist items where the entry itself does not have them.
    """
    found: Any = entry.event
    if found is None:
        return unread(entry.why)
    who = names.people.get(entry.by, entry.by) if entry.by else translate("Wording", "The program")
    kind = str(found.__struct_config__.tag)
    step = getattr(entry, "step_name", "") or _step(getattr(found, "step", ""), definition)
    match kind:
        case "decision.made":
            return _decided(found, who, names)
        case "rule.applied":
            return _answered(found, names)
        case "request.submitted":
            return _submitted(found, entry.by, who)
        case "form.filled":
            said = fill(translate("Wording", "%who filled in “%step”"), who=who, step=step)
            return _with(said, _changed(entry, names) or translate("Wording", "confirmed as it stood"))
        case "request.resubmitted":
            said = fill(translate("Wording", "%who answered, and round %round begins"), who=who, round=str(found.round))
            return _with(said, _changed(entry, names), _quote(found.note))
        case "fields.set":
            return _with(fill(translate("Wording", "“%step” wrote fields"), step=step), _changed(entry, names))
    return _small(kind, found, who, step, definition) or office_event(kind, found, who, names)


def _small(kind: str, found: Any, who: str, step: str, definition: "Definition | None") -> str:
    match kind:
        case "item.ticked":
            item = _item(found.step, found.item, definition)
            return _with(fill(translate("Wording", "%who ticked “%item”"), who=who, item=item), _quote(found.note))
        case "request.withdrawn":
            return _with(fill(translate("Wording", "%who took it back"), who=who), _quote(found.reason))
        case "request.moved":
            said = translate("Wording", "%who moved it to version %version of its workflow")
            return _with(fill(said, who=who, version=str(found.version)), _quote(found.reason))
        case "request.commented":
            return _with(fill(translate("Wording", "%who said"), who=who), _quote(found.text))
        case "wait.ended":
            return fill(translate("Wording", "The wait “%step” ended"), step=step)
        case "step.escalated":
            return fill(translate("Wording", "The deadline of “%step” passed"), step=step)
        case "action.done":
            done = translate("Wording", "“%step” was done by the program")
            failed = translate("Wording", "“%step” could not be done by the program")
            return _with(fill(done if found.result == "done" else failed, step=step), _quote(found.text))
        case "erasure.ordered":
            said = translate("Wording", "%who ordered the erasure of %n documents or values", "", len(found.blobs))
            return _with(fill(said, who=who), _quote(found.reason))
        case "erasure.confirmed":
            return translate("Wording", "A laptop confirmed that it erased what was ordered")
    return _elsewhere(kind, found, step)


def _elsewhere(kind: str, found: Any, step: str) -> str:
    """What the program wrote about documents, fields and other requests."""
    match kind:
        case "document.made":
            return fill(translate("Wording", "“%step” attached %file"), step=step, file=found.name)
        case "part.started":
            if found.code:
                return fill(
                    translate("Wording", "“%step” could not start its request (%code)"), step=step, code=found.code
                )
            return fill(translate("Wording", "“%step” started a request of its own"), step=step)
        case "other.ended":
            return fill(spoken(OTHER_ENDED[found.outcome]), step=step)
    return ""


def kind(code: str | None) -> str:
    """What an entry is, in a word or two; “not readable” where it cannot be read."""
    if code is None:
        return translate("Wording", "Not readable")
    return spoken(KINDS[code]) if code in KINDS else code


def unread(why: str | None) -> str:
    """Why an entry cannot be read here."""
    known = UNREAD.get(why or "")
    return spoken(known) if known else translate("Wording", "It cannot be read")


def void(code: str | None) -> str:
    """Why an entry has no effect; empty where it has."""
    if code is None:
        return ""
    known = VOID.get(code) or (REFUSALS[code][0] if code in REFUSALS else "")
    if not known:
        return fill(translate("Wording", "It has no effect (%code)"), code=code)
    return fill(translate("Wording", "It has no effect: %why"), why=spoken(known))


def _decided(found: "DecisionMade", who: str, names: "Names") -> str:
    if found.acting_for:
        absent = names.people.get(found.acting_for, found.acting_for)
        who = fill(translate("Wording", "%who for %absent"), who=who, absent=absent)
    if found.through == "mail":
        who = fill(translate("Wording", "%who, by mail,"), who=who)
    to = names.people.get(found.to, found.to) if found.to else "…"
    return _with(spoken(DECIDED[found.said], who=who, to=to), _quote(found.reason))


def _answered(found: "RuleApplied", names: "Names") -> str:
    table = names.tables.get(found.table, found.table)
    if not found.rows and found.outcome.verdict == "note":
        return fill(translate("Wording", "“%table” found nothing to say"), table=table)
    said = spoken(ANSWERED[found.outcome.verdict], table=table)
    if found.rows:
        row = (
            translate("Wording", "%said by rule %row")
            if len(found.rows) == 1
            else translate("Wording", "%said by rules %row")
        )
        said = fill(row, said=said, row=all_of(found.rows))
    else:
        said = fill(translate("Wording", "%said, because no rule gave an answer"), said=said)
    return _with(said, found.outcome.text)


def _submitted(found: Any, by: str | None, who: str) -> str:
    came = all_of(source.name for source in found.sources)
    if by is None:
        if came:
            return fill(translate("Wording", "Taken in from %file"), file=came)
        return translate("Wording", "It came in by itself")
    if came:
        return fill(translate("Wording", "%who asked for it, with %file"), who=who, file=came)
    return fill(translate("Wording", "%who asked for it"), who=who)


def _changed(entry: Any, names: "Names") -> str:
    """The fields that an act set, by their labels; empty where the entry does not say."""
    empty, personal = translate("Wording", "empty"), translate("Wording", "personal, kept off the log")
    pair = translate("Wording", "%label: %value", "a field and what stands in it")
    return ", ".join(
        fill(pair, label=one.label, value=personal if one.personal else _shown(one, names) or empty)
        for one in getattr(entry, "changed", ())
    )


def _shown(one: Any, names: "Names") -> str:
    """The value of a changed field, whose type the entry does not say: ids of people and units are known by name."""
    found = one.value
    if isinstance(found, str):
        return names.people.get(found) or names.units.get(found) or found
    return plain_value(found)


def _step(step: str, definition: "Definition | None") -> str:
    if definition is None:
        return step
    from workflows.domain.definitions import all_steps  # noqa: PLC0415 -- not before the first paint

    return next((one.name for one in all_steps(definition.steps) if one.id == step and one.name), step)


def _item(step: str, item: str, definition: "Definition | None") -> str:
    if definition is None:
        return item
    from workflows.domain.definitions import TodoStep, all_steps  # noqa: PLC0415 -- as above

    steps = [one for one in all_steps(definition.steps) if isinstance(one, TodoStep) and one.id == step]
    return next((one.text for found in steps for one in found.checklist if one.id == item), item)


def _quote(text: str) -> str:
    return quoted(text) if text else ""


def _with(said: str, *more: str) -> str:
    """Something said, and what belongs to it after a colon."""
    rest = ", ".join(part for part in more if part)
    return fill(translate("Wording", "%said: %more", "a sentence, and details"), said=said, more=rest) if rest else said

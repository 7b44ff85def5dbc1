"""What the card says, made of the core's facts: plain values, no widget."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from desktop.wording.speech import fill, sentence, translate
from desktop.wording.standing import status, status_look, verdict
from desktop.wording.times import ago, due, is_late
from desktop.wording.values import CHECKS, check, money, value
from desktop.wording.why import asked, rule, shortage

if TYPE_CHECKING:
    from workflows.office.showing.card import Card


@dataclass(frozen=True, slots=True)
class IconLine:
    """A line with an icon; colours are names of the theme's."""

    icon: str
    colour: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """A field."""

    name: str
    value: str
    mark: str = ""
    """Says that the last round changed it; empty where it did not."""
    former: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """An earlier decision."""

    request: str
    icon: str
    colour: str
    title: str
    name: str
    """What the link is called for screen readers."""
    amount: str
    said: str


def amount(shown: "Card") -> str:
    """How much; empty where it is about no amount."""
    return money(shown.amount)


def origin(shown: "Card", now_ms: int) -> str:
    """Who asked, and when: “Asked by Ben, yesterday”."""
    when = ago(shown.created_ms, now_ms)
    if shown.requester is None:
        return fill(translate("InboxCard", "Came in by itself, %when"), when=when)
    who = shown.names.people.get(shown.requester, shown.requester)
    return fill(translate("InboxCard", "Asked by %person, %when"), person=who, when=when)


def pills(shown: "Card", now_ms: int) -> list[tuple[str, str]]:
    """Status, round, unit and deadline, each with its look."""
    look, _ = status_look(shown.status)
    made = [(status(shown.status), look)]
    if shown.round > 1:
        made.append((fill(translate("InboxCard", "round %round"), round=str(shown.round)), "pill-warn"))
    made.append((shown.names.units.get(shown.unit, shown.unit), "pill"))
    if shown.due_ms is not None:
        late = is_late(shown.due_ms, now_ms)
        made.append((due(shown.due_ms, now_ms), "pill-bad" if late else "pill"))
    if shown.draft:
        made.append((translate("InboxCard", "values proposed by the program"), "pill-warn"))
    return made


def why_here(shown: "Card", step: str) -> str:
    """One sentence why it is here, and one why this person is asked."""
    said = sentence(_with_others(shown) + rule(shown.rule, shown.names))
    task = next((one for one in shown.tasks if one.step == step), None)
    able = None
    if task is not None:
        able = next((one for one in task.people if one.person == shown.actions.person), None)
    if able is None:
        return said
    asked_words = asked(able, shown.names)
    you = fill(translate("InboxCard", "You are asked %why."), why=asked_words) if asked_words else ""
    return " ".join(part for part in (said, you) if part)


def _with_others(shown: "Card") -> str:
    """That the rule looked at a sum: “2,665.60 EUR, with 2,499.00 EUR of the last 7 days: ”; else empty."""
    if shown.weighed is None or shown.amount is None:
        return ""
    others = msgspec.structs.replace(shown.weighed, minor=shown.weighed.minor - shown.amount.minor)
    template = translate("InboxCard", "%amount, with %others of the last 7 days:")
    return fill(template, amount=money(shown.amount), others=money(others)) + " "


def why_lines(shown: "Card", step: str) -> list[IconLine]:
    """Why it is here, what rules noted, and who is missing."""
    whole = why_here(shown, step)
    lines = [IconLine("route", "muted", whole)] if whole else []
    for noted in shown.told:
        lines.extend(IconLine("info", "muted", sentence(text)) for text in noted.texts)
    short = [one.shortage for one in shown.tasks if one.shortage is not None]
    lines.extend(IconLine("users", "warn", shortage(one, shown.names)) for one in short)
    return lines


def check_lines(shown: "Card") -> list[IconLine]:
    """What the program found out: warnings, then in one line that other checks found nothing, then what is neither."""
    warnings = [one for one in shown.checks if one.id in CHECKS]
    lines = [IconLine("triangle-alert", "warn", sentence(check(one))) for one in warnings]
    passed = sum(one in CHECKS for one in shown.cleared)
    if passed and lines:
        text = translate("InboxCard", "%n other checks found nothing unusual.", "", passed)
        lines.append(IconLine("circle-check", "good", text))
    elif passed:
        text = translate("InboxCard", "%n checks found nothing unusual.", "", passed)
        lines.append(IconLine("circle-check", "good", text))
    lines.extend(IconLine("info", "muted", sentence(check(one))) for one in shown.checks if one.id not in CHECKS)
    return lines


def fields(shown: "Card") -> list[FieldLine]:
    """What was filled in; fields that are not asked, or were left empty, are left out."""
    kept = [one for one in shown.fields if one.asked and (one.value is not None or one.changed or one.personal)]
    return [
        FieldLine(
            name=one.label,
            value=value(one, one.value, shown.names) or "–",
            mark=translate("InboxCard", "changed") if one.changed else "",
            former=_former(value(one, one.former, shown.names)) if one.changed else "",
        )
        for one in kept
    ]


def _former(text: str) -> str:
    return fill(translate("InboxCard", "before: %value"), value=text) if text else ""


def similar(shown: "Card", now_ms: int) -> list[Similar]:
    """The last decisions about something like this."""
    made = []
    for one in shown.similar:
        good = one.verdict == "approve"
        who = shown.names.people.get(one.person or "", one.person or "") or translate("InboxCard", "a rule")
        template = translate("InboxCard", "%verdict by %person, %when")
        said = fill(template, verdict=verdict(one.verdict), person=who, when=ago(one.at_ms, now_ms))
        if one.reason:
            said = fill(translate("InboxCard", "%said: “%reason”"), said=said, reason=one.reason)
        title = one.title or one.request
        made.append(
            Similar(
                request=one.request,
                icon="circle-check" if good else "circle-x",
                colour="good" if good else "bad",
                title=title,
                name=fill(translate("InboxCard", "Open %title"), title=title),
                amount=money(one.amount),
                said=said,
            )
        )
    return made


def opinions(shown: "Card", now_ms: int) -> list[IconLine]:
    """What those said who were asked before: “Sam Lee was for it, 5 minutes ago: “…””."""
    people, made = shown.names.people, []
    for one in shown.opinions:
        template = translate("InboxCard", "%person %verdict, %when")
        who = people.get(one.by, one.by)
        if one.acting_for:
            absent = people.get(one.acting_for, one.acting_for)
            who = fill(translate("InboxCard", "%person, standing in for %absent,"), person=who, absent=absent)
        said = fill(template, person=who, verdict=verdict(one.said), when=ago(one.at_ms, now_ms))
        if one.reason:
            said = fill(translate("InboxCard", "%said: “%reason”"), said=said, reason=one.reason)
        made.append(IconLine("message-square", "accent", said))
    return made


def comments(shown: "Card", now_ms: int) -> list[tuple[str, str]]:
    """Who said something and when, and what."""
    people = shown.names.people
    return [(f"{people.get(one.by, one.by)} · {ago(one.at_ms, now_ms)}", one.text) for one in shown.comments]


def twins(shown: "Card") -> list[tuple[str, str]]:
    """Requests of the same invoice, with title and status."""
    return [(twin.request, f"{twin.title} · {status(twin.status)}") for twin in shown.twins]


def twins_warning() -> str:
    """What it means that there are twins."""
    return translate("InboxCard", "The same invoice came in on another laptop. Compare both before you decide.")

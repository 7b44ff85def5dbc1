"""``calendar-file``: one event as an iCalendar file (RFC 5545), written to a folder."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from workflows.automations.effects.filling import one_line, writable
from workflows.automations.effects.notes import mark_of
from workflows.automations.effects.occasions import line_for, text_for
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import Destination, was_written, write_once
from workflows.domain.automations import Action

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "calendar-file"
_FOLD_AT = 75
"""Bytes of one line without its end (RFC 5545, 3.1)."""
_LONGEST = 2_000
_MOST_DAYS = 366
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)\Z")


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the calendar: whole days, or from one instant to another."""

    uid: str
    at_ms: int
    """When it was made."""
    start: date | datetime
    end: date | datetime
    """The last day, counted in; or the instant at which it is over."""
    summary: str
    description: str = ""
    location: str = ""


def event_file(event: Event) -> bytes:
    """The file, the same bytes for the same event."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Countersign//Countersign//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_instant(datetime.fromtimestamp(event.at_ms // 1000, UTC))}",
        *_when(event),
        f"SUMMARY:{_text(one_line(event.summary))}",
    ]
    lines += [f"LOCATION:{_text(one_line(event.location))}"] if event.location.strip() else []
    lines += [f"DESCRIPTION:{_text(writable(event.description))}"] if event.description.strip() else []
    lines += ["TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR"]
    return b"".join(map(_folded, lines))


def day_or_time(text: str) -> date | datetime | None:
    """A day ``YYYY-MM-DD``, or a time with a zone (ISO 8601); None for anything else."""
    text = text.strip()
    try:
        if _TIME.match(text):
            return datetime.fromisoformat(text).astimezone(UTC)
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except (ValueError, OverflowError):
        return None


class CalendarFile:
    """Writes an .ics file. The same occasion has the same UID always, so that a calendar takes it for one event."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``folder``, ``summary`` and ``start``. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """The event and the file."""
        wish = _wish(action.settings)
        try:
            folder, name = wish.to.place(occasion, office, make=False)
            event = _event(wish, occasion, office)
        except EffectFailed as error:
            return WouldDo(code=KIND, problems=(error.code,))
        facts = {"file": str(folder / name), "summary": event.summary, "start": str(event.start), "end": str(event.end)}
        return WouldDo(code=KIND, facts=facts, preview=event_file(event).decode())

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Write the file."""
        wish = _wish(action.settings)
        place = wish.to.place(occasion, office, make=True)
        path = write_once(office, occasion, place, event_file(_event(wish, occasion, office)))
        return Did(text=path.name, files=(path,))

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """As its note and the folder say."""
        del action
        return was_written(office, occasion.key)


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    start: str
    end: str
    summary: str
    description: str
    location: str
    to: Destination


def _wish(settings: Settings) -> _Wish:
    read = Reading(KIND, settings)
    wish = _Wish(
        start=read.template("start", longest=100),
        end=read.template("end", "", longest=100),
        summary=read.template("summary", longest=300),
        description=read.template("description", ""),
        location=read.template("location", "", longest=300),
        to=Destination.read(read, "{request}.ics"),
    )
    for name, text in (("start", wish.start), ("end", wish.end)):
        if text and "{" not in text and day_or_time(text) is None:
            read.refuse(name, "expected a field in braces, a day YYYY-MM-DD, or a time with a zone")
    read.done()
    return wish


def _event(wish: _Wish, occasion: Occasion, office: "Office") -> Event:
    start = day_or_time(line_for(wish.start, occasion))
    told = line_for(wish.end, occasion)
    end = day_or_time(told) if told else start
    if start is None or end is None or type(start) is not type(end):
        raise EffectFailed("bad-date", "Start and end are not two days, or two times with a zone.", again=False)
    if end < start or end - start > timedelta(days=_MOST_DAYS):
        raise EffectFailed("bad-date", f"It ends before it starts, or lasts over {_MOST_DAYS} days.", again=False)
    return Event(
        uid=f"{mark_of(occasion.key)}@{office.id[:16]}.countersign",
        at_ms=occasion.planned_ms,
        start=start,
        end=end,
        summary=line_for(wish.summary, occasion)[:_LONGEST],
        description=text_for(wish.description, occasion)[:_LONGEST],
        location=line_for(wish.location, occasion)[:_LONGEST],
    )


def _when(event: Event) -> list[str]:
    if isinstance(event.start, datetime) and isinstance(event.end, datetime):
        return [f"DTSTART:{_instant(event.start)}", f"DTEND:{_instant(event.end)}"]
    after = min(event.end, date(9999, 12, 30)) + timedelta(days=1)  # the end of days is not counted in (3.6.1)
    return [f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _instant(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Escaped (3.3.11)."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\t", " ")
    return text.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Lines of at most 75 bytes, no character cut apart; what follows begins with a blank."""
    pieces: list[bytes] = [b""]
    for sign in line:
        raw = sign.encode()
        if len(pieces[-1]) + len(raw) > _FOLD_AT:
            pieces.append(b" ")
        pieces[-1] += raw
    return b"\r\n".join(pieces) + b"\r\n"

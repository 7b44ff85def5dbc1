"""An entry of the log in words: what stands in its row, and what a screen reader says of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from desktop.pages.log.columns import Column
from desktop.widgets.lights import lights_said
from desktop.widgets.timeline import sign_of
from desktop.wording import events, standing, times
from desktop.wording.speech import fill, sentence

if TYPE_CHECKING:
    from workflows.office.showing.log_entries import LogEntry
    from workflows.office.showing.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """A row."""

    what: str
    """What happened, in one sentence."""
    about: str
    """What the request is called, and why the entry has no effect; empty for neither."""
    tone: Literal["text", "muted", "bad"]
    who: str
    laptop: str
    number: str
    far: str
    when: str
    icon: tuple[str, str]
    """Its name and colour."""
    light: str

    def cell(self, column: Column) -> str:
        """A cell's text, all of it."""
        match column:
            case Column.WHAT:
                return " ".join(part for part in (self.what, self.about) if part)
            case Column.WHO:
                return self.who
            case Column.LAPTOP:
                return f"{self.laptop}, {self.number}"
            case Column.FAR:
                return self.far
            case Column.WHEN:
                return self.when


def line_of(entry: "LogEntry", names: "Names") -> LogLine:
    """An entry as a row."""
    void = void_said(entry)
    title = one_line(entry.title or "")
    wrong = entry.why is not None
    return LogLine(
        what=one_line(said(entry, names)),
        about=" · ".join(part for part in (title, void) if part),
        tone="bad" if wrong and entry.why in _WRONG else "muted" if entry.void or wrong else "text",
        who=one_line(who(entry, names)),
        laptop=one_line(entry.device_name or entry.device),
        number=number_said(entry.position),
        far=standing.light(entry.light),
        when=times.moment(entry.at_ms),
        icon=sign_of(entry),
        light=entry.light,
    )


_WRONG = frozenset({"altered", "unsigned", "wrong-signature", "no-signer", "off-chain"})
"""Why an entry has no meaning, where somebody did that; the others are only not for this laptop."""


def said(entry: "LogEntry", names: "Names") -> str:
    """What happened, as a full sentence; or why that cannot be told."""
    return sentence(events.event(entry, names))


def void_said(entry: "LogEntry") -> str:
    """Why an entry has no effect, as a sentence; empty where it has one, or cannot be read at all."""
    return sentence(events.void(entry.void)) if entry.event is not None else ""


def is_wrong(entry: "LogEntry") -> bool:
    """Whether somebody made an entry mean nothing; not so where this laptop merely cannot read it."""
    return entry.why in _WRONG


def who(entry: "LogEntry", names: "Names") -> str:
    """Who acted, by name; the program; or that nobody can tell."""
    if entry.by:
        return names.people.get(entry.by, entry.by)
    if entry.event is None:
        return QCoreApplication.translate("LogWords", "not known")
    return QCoreApplication.translate("LogWords", "the program")


def number_said(position: int) -> str:
    """An entry's number in its log, as findings count too."""
    return fill(QCoreApplication.translate("LogWords", "entry %index"), index=str(position))


def heading(column: Column) -> str:
    """What a column is called."""
    translate = QCoreApplication.translate
    return {
        Column.WHAT: translate("LogWords", "What happened"),
        Column.WHO: translate("LogWords", "Who"),
        Column.LAPTOP: translate("LogWords", "Laptop"),
        Column.FAR: translate("LogWords", "How far it has come"),
        Column.WHEN: translate("LogWords", "When"),
    }[column]


def spoken(line: LogLine, column: Column) -> str:
    """A cell as a screen reader says it: the first with everything, because rows are walked by it."""
    if column is Column.WHAT:
        where = f"{line.laptop}, {line.number}"
        parts = [line.what, line.about, line.when, where, lights_said(line.light)]
        return " ".join(sentence(part) for part in parts if part)
    label = QCoreApplication.translate("LogWords", "%heading: %cell")
    return fill(label, heading=heading(column), cell=line.cell(column))


def one_line(text: str) -> str:
    """Text from outside without breaks, which would hide what stands after them."""
    return " ".join(text.split())

"""What happens by itself, as lines to read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop import numbers
from desktop.widgets.line_list import Line
from desktop.wording.alarms import laptop
from desktop.wording.rule_words import NO_ANSWER, step_result, verdict_look
from desktop.wording.speech import fill
from desktop.wording.times import ago, moment, waiting
from desktop.wording.troubles import kept_trouble

if TYPE_CHECKING:
    from workflows.office.showing.automations_shown import AutomationsShown, Exchanging, OwnSteps, WaitShown
    from workflows.office.showing.names import Names

EXCHANGE, REMINDERS = "exchange", "reminders"
"""Keys of the lines that are about no steps; the others are kinds of steps."""

_ICONS = {"rule": "scale", "wait": "clock", "action": "bot"}


def own_lines(shown: "AutomationsShown", now_ms: int) -> list[Line]:
    """Everything that happens by itself. There is nothing else."""
    steps = [_steps(one, shown, now_ms) for one in shown.steps]
    return [_exchange(shown.exchanging, now_ms), *steps, _reminders()]


def wait_lines(shown: "AutomationsShown", now_ms: int) -> list[Line]:
    """Requests that wait for a time, the next first."""
    return [_wait(one, now_ms) for one in shown.waits]


def _exchange(known: "Exchanging | None", now_ms: int) -> Line:
    translate = QCoreApplication.translate
    title = translate("AutomationsPage", "Exchange with the shared folder")
    if known is None:
        return Line(
            key=EXCHANGE,
            icon="folder-sync",
            title=title,
            mark=translate("AutomationsPage", "off"),
            text=translate("AutomationsPage", "This office lives on this laptop alone: there is nothing to exchange."),
        )
    last = ago(known.last_ms, now_ms) or translate("AutomationsPage", "not yet")
    said = fill(translate("AutomationsPage", "Last: %when."), when=last)
    if known.trouble is not None:
        wrong = kept_trouble(known.trouble.code, known.trouble.title, known.trouble.text, known.trouble.advice)
        again = translate(
            "AutomationsPage", "Next: it is tried again by itself, every %n seconds at most.", "", known.most_s
        )
        if known.most_s >= 120:
            again = translate(
                "AutomationsPage", "Next: it is tried again by itself, within %n minutes.", "", known.most_s // 60
            )
        return Line(
            key=EXCHANGE,
            icon="triangle-alert",
            colour="warn",
            title=title,
            mark=translate("AutomationsPage", "did not work"),
            text=f"{wrong.whole} {fill(translate('AutomationsPage', 'Last that worked: %when.'), when=last)}",
            below=again,
        )
    again = translate(
        "AutomationsPage",
        "Next: within %n seconds while you look at this window, otherwise within %other.",
        "",
        known.every_s,
    )
    other = translate("AutomationsPage", "%n seconds", "as in: within 60 seconds", known.behind_s)
    worked = known.last_ms is not None
    return Line(
        key=EXCHANGE,
        icon="folder-sync",
        colour="good" if worked else "muted",
        title=title,
        mark=translate("AutomationsPage", "worked") if worked else "",
        text=said,
        below=fill(again, other=other),
    )


def _steps(one: "OwnSteps", shown: "AutomationsShown", now_ms: int) -> Line:
    translate = QCoreApplication.translate
    titles = {
        "rule": translate("AutomationsPage", "Rules answer"),
        "wait": translate("AutomationsPage", "Waits end"),
        "action": translate("AutomationsPage", "Actions are done"),
    }
    colour, mark = "muted", ""
    if one.last is not None:
        ended = one.kind == "wait"
        mark = translate("AutomationsPage", "ended") if ended else step_result(one.last.result)
        if one.last.result in NO_ANSWER or one.last.result == "failed":
            colour = "warn"
        else:
            colour = verdict_look(one.last.result)[1] if one.kind == "rule" else "good"
    return Line(
        key=one.kind,
        icon=_ICONS[one.kind],
        colour=colour,
        title=titles[one.kind],
        mark=mark,
        text=_last(one, shown.names, now_ms),
        below=_next(one, shown),
    )


def _last(one: "OwnSteps", names: "Names", now_ms: int) -> str:
    translate = QCoreApplication.translate
    if one.last is None:
        if one.is_all:
            return translate("AutomationsPage", "Last: never.")
        return translate("AutomationsPage", "Last: a while ago, before the newest entries of the log.")
    when, title = ago(one.last.at_ms, now_ms), one.last.title or one.last.request[:8]
    if len(names.devices) > 1:
        said = translate("AutomationsPage", "Last: %when, “%title”, on %laptop.")
        return fill(said, when=when, title=title, laptop=laptop(one.last.device, names))
    return fill(translate("AutomationsPage", "Last: %when, “%title”."), when=when, title=title)


def _next(one: "OwnSteps", shown: "AutomationsShown") -> str:
    translate = QCoreApplication.translate
    if one.due:
        return translate("AutomationsPage", "Next: %n are due, and are done within a minute.", "", one.due)
    if one.kind == "wait":
        if not shown.waits:
            return translate("AutomationsPage", "Next: none. No request waits for a time.")
        first = shown.waits[0]
        said = fill(
            translate("AutomationsPage", "Next: %when, “%title”."), when=moment(first.due_ms), title=first.title
        )
        return f"{said} {translate('AutomationsPage', '%n requests wait for a time.', '', one.waiting)}"
    if one.kind == "rule":
        return translate("AutomationsPage", "Next: as soon as a request comes to a rule.")
    return translate("AutomationsPage", "Next: as soon as a request comes to such a step.")


def _reminders() -> Line:
    translate = QCoreApplication.translate
    said = translate(
        "AutomationsPage",
        "What is due stands first in each inbox, and the tray says when something is overdue. "
        "An automation can mail it to everybody.",
    )
    return Line(key=REMINDERS, icon="bell", title=translate("AutomationsPage", "Reminders"), text=said)


def _wait(one: "WaitShown", now_ms: int) -> Line:
    translate = QCoreApplication.translate
    over = one.due_ms <= now_ms
    step = f"{one.step_name} · " if one.step_name else ""
    return Line(
        key=one.request,
        icon="clock",
        colour="warn" if over else "muted",
        title=one.title or one.request[:8],
        mark=translate("AutomationsPage", "due") if over else moment(one.due_ms),
        text="",
        below=f"{step}{fill(translate('AutomationsPage', 'waits %since'), since=waiting(one.since_ms, now_ms))}",
    )


def more_waits(count: int) -> str:
    """How many wait besides those that are shown."""
    return fill(QCoreApplication.translate("AutomationsPage", "and %more more"), more=numbers.count(count))

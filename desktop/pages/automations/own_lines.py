"""The office's automations, their runs and their notices, as lines to read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.widgets.line_list import Line
from desktop.wording.action_problems import problem
from desktop.wording.alarms import laptop
from desktop.wording.automations_shown import actions, facts, run_state, trigger, why_not
from desktop.wording.speech import fill, sentence
from desktop.wording.times import ago, moment

if TYPE_CHECKING:
    from desktop.pages.automations.own_model import OwnShown
    from workflows.automations.asking import AutomationShown, Run
    from workflows.automations.effects.protocol import WouldDo
    from workflows.office.notices import Notice

_ICONS = {"OnSchedule": "calendar-clock", "OnMail": "mail", "OnFile": "folder-open", "OnRows": "file-spreadsheet"}
_ELSEWHERE = frozenset({"not-this-device"})
_OFF = frozenset({"disabled"})


def automation_lines(shown: "OwnShown", now_ms: int) -> list[Line]:
    """Every automation of the office, by name."""
    return [_automation(one, shown, now_ms) for one in shown.automations]


def _automation(one: "AutomationShown", shown: "OwnShown", now_ms: int) -> Line:
    translate = QCoreApplication.translate
    what, mark, colour = one.automation, "", "muted"
    below = fill(translate("AutomationsPage", "Last: %last."), last=_last(one, now_ms))
    if one.why_not in _OFF:
        mark = translate("AutomationsPage", "switched off")
    elif one.why_not in _ELSEWHERE:
        mark = fill(translate("AutomationsPage", "on %laptop"), laptop=laptop(what.device, shown.names))
    elif one.why_not is not None:
        mark, colour = translate("AutomationsPage", "does not run"), "warn"
        below = f"{sentence(why_not(one.why_not, one.detail))} {below}"
    elif one.next_ms is not None:
        mark, colour = moment(one.next_ms), "good"
    if one.last is not None and one.last.state in {"failed", "interrupted", "missed"}:
        colour = run_state(one.last.state)[1]
    said = translate("AutomationsPage", "%when: %actions")
    return Line(
        key=what.id,
        icon=_ICONS.get(type(what.trigger).__name__, "bot"),
        colour=colour,
        title=what.name,
        mark=mark,
        text=_capital(fill(said, when=trigger(what.trigger, one.when, shown.names), actions=actions(what.actions))),
        below=below,
        faint=one.why_not in _OFF,
    )


def _last(one: "AutomationShown", now_ms: int) -> str:
    if one.last is None:
        return QCoreApplication.translate("AutomationsPage", "never", "as in: last: never")
    when = ago(one.last.over_ms or one.last.planned_ms, now_ms)
    return f"{when}, {run_state(one.last.state)[0]}"


def run_lines(rows: "tuple[Run, ...]") -> list[Line]:
    """How it went, newest first."""
    found = []
    for row in rows:
        words, colour = run_state(row.state)
        found.append(
            Line(
                key=row.cause,
                icon="circle-check" if colour == "good" else "circle-dot",
                colour=colour,
                title=moment(row.planned_ms),
                mark=words,
                text=row.text,
            )
        )
    return found


def notice_lines(notices: "tuple[Notice, ...]", now_ms: int) -> list[Line]:
    """What automations had to tell, the latest first."""
    return [
        Line(
            key=one.request or f"notice:{one.id}",
            icon="bell",
            colour="muted" if one.seen else "accent",
            title=one.title,
            mark=ago(one.at_ms, now_ms),
            text=one.text,
            faint=one.seen,
        )
        for one in notices
    ]


def would_text(found: "tuple[WouldDo, ...]") -> str:
    """What would happen, as a text of several lines; what speaks against it stands first."""
    translate = QCoreApplication.translate
    parts = []
    for one in found:
        lines = facts(one.facts)
        if one.problems:
            against = translate("AutomationsPage", "It could not be done now: %problems")
            lines.insert(0, fill(against, problems=" ".join(problem(code) for code in one.problems)))
        parts.append("\n".join([*lines, *one.preview.splitlines()[:20]]))
    return "\n\n".join(part for part in parts if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

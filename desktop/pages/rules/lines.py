"""Rule tables as lines to read: the list of tables, rows, saved cases, what a check found, and what was tried."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop import numbers
from desktop.widgets.line_list import Line
from desktop.wording import rule_words
from desktop.wording.events import kind
from desktop.wording.speech import all_of, fill

if TYPE_CHECKING:
    from workflows.office.showing.file_shown import FileChange, FileShown
    from workflows.office.showing.names import Names
    from workflows.office.showing.rules_shown import RowShown, TableLine, TableShown, Tried

_MOST = 50
"""So many gaps and overlaps are shown; who mends these meets the others."""


def table_line(one: "TableLine") -> Line:
    """A table in the list."""
    translate = QCoreApplication.translate
    rows = translate("RulesPage", "%n rows", "", one.rows)
    cases = translate("RulesPage", "%n saved cases", "", one.cases)
    in_force = one.in_force is not None
    return Line(
        key=one.table,
        icon="scale",
        colour="accent" if in_force else "muted",
        title=one.name,
        text="" if in_force else translate("RulesPage", "Not in force"),
        below=f"{rows} · {cases}",
    )


def row_lines(shown: "TableShown") -> list[Line]:
    """The rows as sentences."""
    return [_row(one) for one in shown.rows]


def case_lines(shown: "TableShown", names: "Names") -> list[Line]:
    """Saved cases with what they expect and what came."""
    translate = QCoreApplication.translate
    found = []
    for at, one in enumerate(shown.cases):
        expected, came = rule_words.case_answer(one.expected), rule_words.case_answer(one.got)
        if one.passed:
            text = fill(translate("RulesPage", "As expected: %came."), came=came)
        else:
            text = fill(translate("RulesPage", "Expected: %expected. Came: %came."), expected=expected, came=came)
        found.append(
            Line(
                key=str(at),
                icon="circle-check" if one.passed else "circle-x",
                colour="good" if one.passed else "bad",
                title=one.name[:1].upper() + one.name[1:],
                mark=translate("RulesPage", "passed") if one.passed else translate("RulesPage", "failed"),
                text=text,
                below=rule_words.given(shown.inputs, shown.given[at], names),
            )
        )
    return found


def found_lines(shown: "TableShown", told: "tuple[rule_words.Found, ...]", names: "Names") -> list[Line]:
    """What a check found, with an example of each."""
    translate = QCoreApplication.translate
    lines = []
    for at, one in enumerate(told[:_MOST]):
        example = "" if one.example is None else rule_words.given(shown.inputs, one.example, names)
        lines.append(
            Line(
                key=str(at),
                icon=one.icon,
                colour=one.colour,
                title=one.title,
                text=one.text,
                below=fill(translate("RulesPage", "For example: %example"), example=example) if example else "",
            )
        )
    if len(told) > _MOST:
        more = translate("RulesPage", "%n more", "", len(told) - _MOST)
        lines.append(Line(key="more", icon="ellipsis", title=more))
    return lines


def tried_lines(shown: "TableShown", tried: "Tried") -> list[Line]:
    """Each row with why it applies or not."""
    translate = QCoreApplication.translate
    words = {
        "hit": (translate("RulesPage", "applies"), "circle-check", "good"),
        "failed": (translate("RulesPage", "does not apply"), "minus", "muted"),
        "missing-value": (translate("RulesPage", "cannot be answered"), "circle-help", "warn"),
        "not-asked": (translate("RulesPage", "not asked any more"), "circle-dashed", "muted"),
    }
    rows = {one.row: one for one in shown.rows}
    found = []
    for one in tried.rows:
        mark, icon, colour = words[one.state]
        said = rows[one.row].sentence if one.state in {"hit", "not-asked"} and one.row in rows else one.sentence
        found.append(
            Line(
                key=one.row,
                icon=icon,
                colour=colour,
                title=rule_words.row_called(one.row),
                mark=mark,
                text=said,
                faint=one.state == "not-asked",
            )
        )
    return found


def change_lines(file: "FileShown") -> list[Line]:
    """What an office file would change."""
    return [_change(at, one) for at, one in enumerate(file.changes)]


def workflows_said(one: "TableLine", names: "Names") -> str:
    """Who asks the table: the names of workflows; empty for none."""
    return all_of(names.workflows.get(id_, id_) for id_ in one.workflows)


def _row(one: "RowShown") -> Line:
    translate = QCoreApplication.translate
    icon, colour = rule_words.verdict_look(one.outcome.verdict)
    said, own = one.sentence, one.text
    if own and said.endswith(own):
        said = said.removesuffix(own).rstrip()  # the author's own words stand apart, below
    note = fill(translate("RulesPage", "Note: %text"), text=one.note) if one.note else ""
    return Line(
        key=one.row,
        icon=icon,
        colour=colour,
        title=rule_words.row_called(one.row),
        mark=rule_words.says(one.outcome.verdict),
        text=said,
        below="\n".join(part for part in (own, note) if part),
    )


def _change(at: int, one: "FileChange") -> Line:
    translate = QCoreApplication.translate
    title = f"{kind(one.kind)}: {one.name}" if one.name else kind(one.kind)
    text, colour, icon = "", "muted", "pen-line"
    if one.is_new:
        icon = "plus"
    if one.table is not None:
        text = fill(
            translate("RulesPage", "Becomes version %version with %rows rows (before: %before)."),
            version=numbers.count(one.table.version),
            rows=numbers.count(one.table.rows),
            before=numbers.count(one.table.rows_before),
        )
        if one.table.failed:
            text += " " + translate("RulesPage", "%n of its saved cases fail.", "", one.table.failed)
            colour, icon = "warn", "triangle-alert"
        elif one.table.passed:
            text += " " + translate("RulesPage", "All of its saved cases pass.")
    return Line(
        key=str(at),
        icon=icon,
        colour=colour,
        title=title,
        mark=translate("RulesPage", "new") if one.is_new else translate("RulesPage", "changed"),
        text=text,
    )

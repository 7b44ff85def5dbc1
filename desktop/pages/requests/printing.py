"""A request on paper: plain text through a cursor, never HTML: nothing from outside formats or fetches anything."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from desktop.widgets.lights import lights_said
from desktop.widgets.timeline import said, void_said
from desktop.wording import standing, times, values
from desktop.wording.speech import sentence
from desktop.wording.why import rule as rule_said
from workflows import clock

if TYPE_CHECKING:
    from workflows.domain.definitions import Definition
    from workflows.office.showing.request_page import RequestPage

_BODY, _SMALL, _HEADING, _TITLE = 10.0, 8.5, 12.0, 17.0
"""Points, on paper."""


def document_of(page: "RequestPage", office: str, definition: "Definition | None" = None) -> QTextDocument:
    """The request as a document: facts, decisions in order, comments."""
    return _Sheet(office, definition).write(page)


class _Sheet:
    def __init__(self, office: str, definition: "Definition | None") -> None:
        self._office, self._definition = office, definition
        self._document = QTextDocument()
        font = QFont()
        font.setPointSizeF(_BODY)
        self._document.setDefaultFont(font)
        self._cursor = QTextCursor(self._document)
        self._is_first = True

    def write(self, page: "RequestPage") -> QTextDocument:
        card = page.card
        self._line(self._office, _SMALL)
        self._line(card.title, _TITLE, bold=True)
        facts = [
            standing.status(card.status),
            values.money(card.amount),
            card.workflow_name,
            card.names.units.get(card.unit, card.unit),
            card.names.people.get(card.requester or "", card.requester or ""),
        ]
        self._line(" · ".join(part for part in facts if part), _BODY)
        number = QCoreApplication.translate("Printing", "Request %id").replace("%id", card.request, 1)
        self._line(number, _SMALL, gap=10)
        for field in card.fields:
            text = values.value(field, field.value, card.names)
            if text:
                self._pair(field.label, text)
        for check in card.checks:
            self._line(sentence(values.check(check)), _BODY)
        if card.rule is not None:
            self._line(rule_said(card.rule, card.names), _BODY)
        self._line(QCoreApplication.translate("Printing", "What happened"), _HEADING, bold=True, gap=10)
        for entry in page.timeline:
            self._line(said(entry, card.names, self._definition), _BODY)
            if void_said(entry):
                self._line(void_said(entry), _BODY)
            when = times.moment(entry.at_ms)
            place = f"{entry.device_name or entry.device} {entry.position}"
            self._line(" · ".join(part for part in (when, place, lights_said(entry.light)) if part), _SMALL, gap=4)
        if card.comments:
            self._line(QCoreApplication.translate("Printing", "Comments"), _HEADING, bold=True, gap=10)
        for comment in card.comments:
            who = card.names.people.get(comment.by, comment.by)
            self._pair(f"{who}, {times.moment(comment.at_ms)}", comment.text)
        printed = QCoreApplication.translate("Printing", "Printed %when. Paper proves nothing: an evidence pack does.")
        self._line(printed.replace("%when", times.moment(clock.now_ms()), 1), _SMALL, above=14)
        return self._document

    def _pair(self, name: str, text: str) -> None:
        self._line(name, _SMALL)
        self._line(text, _BODY, gap=4)

    def _line(self, text: str, size: float, *, bold: bool = False, gap: float = 2, above: float = 0) -> None:
        block = QTextBlockFormat()
        block.setBottomMargin(gap)
        block.setTopMargin(above)
        look = QTextCharFormat()
        look.setFontPointSize(size)
        look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        if self._is_first:
            self._is_first = False
            self._cursor.setBlockFormat(block)
            self._cursor.setCharFormat(look)
        else:
            self._cursor.insertBlock(block, look)
        self._cursor.insertText(text, look)

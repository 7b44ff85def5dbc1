"""What an import of a table would do, row by row, before anything is signed; then how far it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.pages.records.importing import Importing
from desktop.theme import Theme
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.line_list import Line, LineList
from desktop.widgets.plain import label
from desktop.wording import record_fields
from desktop.wording.speech import fill, numbered, translate
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from workflows.errors import CountersignError
    from workflows.office.records.sheets import RowRead

_MOST = 200
"""Rows that are listed: those that are refused before those that are not."""


class ImportDialog(AskingDialog):
    """First says what would be done; signs only when that is wished; says what was done."""

    def __init__(self, theme: Theme, importing: Importing, parent: QWidget) -> None:
        title = fill(translate("ImportDialog", "Import “%file”"), file=importing.file)
        super().__init__(theme, title, translate("ImportDialog", "Import and sign"), parent)
        self.importing = importing
        importing.setParent(self)
        self._is_over, self._base_pt = False, theme.base_pt
        self._sum = label("", wrap=True)
        self.fields.addWidget(self._sum)
        self.list = LineList(theme, self.tr("Rows of the table"))
        self.fields.addWidget(self.list, 1)
        self._more = label("", "small", wrap=True)
        self.fields.addWidget(self._more)
        importing.went_on.connect(self._show_progress)
        importing.finished.connect(self._finish)
        importing.failed.connect(self._fail)
        self.rejected.connect(importing.stop)
        self._show_rows(importing.rows)
        self._say_sum()

    @Slot()
    def send(self) -> None:
        """Do it; once it is over, close."""
        if self._is_over:
            self.accept()
            return
        self.yes.setEnabled(False)
        self.say_problem("")
        self.importing.begin()

    def fit(self) -> None:
        """As wide as a sentence of a refused row, as far as the window is."""
        above = self.parentWidget()
        if above is not None:
            self.setMinimumWidth(min(round(self._base_pt * 64), max(320, above.window().width() - 80)))
        self.list.setMinimumHeight(round(self._base_pt * 24))
        super().fit()

    def _say_sum(self) -> None:
        found = self.importing
        adds, sets, refused = found.count("add"), found.count("set"), found.count("refused")
        parts = [
            self.tr("%n new", "", adds),
            self.tr("%n changed", "", sets),
            self.tr("%n as they are", "", found.count("same")),
            self.tr("%n refused", "", refused),
        ]
        said = [", ".join(parts) + ".", self.tr("Nothing is signed yet.")]
        if refused and (adds or sets):
            said.append(self.tr("Refused rows are left out; the others can be imported."))
        self._sum.setText(" ".join(said))
        self.yes.setEnabled(bool(adds or sets))
        self.yes.setToolTip("" if adds or sets else self.tr("No row would change anything."))

    def _show_rows(self, rows: "tuple[RowRead, ...]") -> None:
        order = {"refused": 0, "add": 1, "set": 2}
        told = sorted((one for one in rows if one.does in order), key=lambda one: (order[one.does], one.line))
        self.list.show_lines([self._line(one) for one in told[:_MOST]])
        self.list.setVisible(bool(told))
        left = len(told) - _MOST
        self._more.setText(self.tr("and %n more rows", "", left) if left > 0 else "")
        self._more.setVisible(left > 0)

    def _line(self, one: "RowRead") -> Line:
        icon, colour, mark = {
            "refused": ("circle-x", "bad", self.tr("refused")),
            "add": ("plus", "good", self.tr("new")),
            "set": ("pencil", "accent", self.tr("changes")),
        }[one.does]
        text = record_fields.row_problem(one.field, one.problem) if one.does == "refused" else self._changes(one)
        where = numbered(self.tr("Line %1"), str(one.line))
        return Line(
            key=str(one.line), icon=icon, colour=colour, mark=mark, title=one.title or where, text=text, below=where
        )

    def _changes(self, one: "RowRead") -> str:
        if one.wish is None:
            return ""
        return ", ".join(record_fields.field(cell) for cell in list(one.wish.values)[:12])

    @Slot()
    def _show_progress(self) -> None:
        told = self.tr("%1 of %2 rows are done. What is signed stays when you stop.")
        self._sum.setText(numbered(told, str(self.importing.done), str(len(self.importing.rows))))

    @Slot()
    def _finish(self) -> None:
        self._is_over = True
        self._show_rows(tuple(one for one in self.importing.rows if one.does == "refused"))
        said = [self.tr("%n records were written and signed.", "", self.importing.written)]
        refused = self.importing.count("refused")
        if refused:
            said.append(self.tr("%n rows were refused:", "", refused))
        self._sum.setText(" ".join(said))
        self.yes.setText(self.tr("Close"))
        self.yes.setEnabled(True)
        self.cancel.hide()
        self.fit()
        if not refused:
            self.accept()

    @Slot(object)
    def _fail(self, error: "CountersignError") -> None:
        self.say_problem(trouble(error).whole)
        self._say_sum()

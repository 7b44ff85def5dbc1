"""The logs of all laptops: who has seen what, as a picture and as a table, and the heads that were signed."""

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from desktop.pages.log.fact_rows import HeadRows, SeenRows
from desktop.pages.log.seen import seen_plan
from desktop.pages.log.seen_picture import SeenPicture
from desktop.pages.log.view_model import LogView
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.plain import button, card, column, label, row

_MOST_LINES = 8
"""A table is so many lines high at most; more of them are scrolled to."""


class LaptopsView(QWidget):
    """The second side of the page."""

    folder_wanted = Signal()
    """Wish to see the page about folder and laptops."""

    def __init__(self, session: Session, model: LogView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self.seen_rows, self.head_rows = SeenRows(self), HeadRows(self)
        self.picture = SeenPicture(session.theme)
        self.seen = FactTable(self.tr("Who has seen what"), self.seen_rows)
        self.heads = FactTable(self.tr("Signed heads"), self.head_rows)
        self._alone = label("", "muted", wrap=True)
        self.folder_button = button(self.tr("Folder and laptops"))
        self.folder_button.clicked.connect(self.folder_wanted)
        self._count = label("", "muted", wrap=True)
        box = column(self, gap=4)
        box.addWidget(self._who())
        box.addWidget(self._signed())
        box.addStretch(1)
        model.logs_changed.connect(self._show)
        session.theme.looks_changed.connect(self._measure)

    def _who(self) -> QWidget:
        frame, inner = card()
        inner.setSpacing(3 * SPACE)
        inner.addWidget(label(self.tr("Who has seen what"), "heading"))
        self._meaning = label(
            self.tr(
                "Each line is a laptop, each column the log of one. A field is as full as that laptop has said that it "
                "has the log: nobody can take entries away again without those laptops noticing."
            ),
            "muted",
            wrap=True,
        )
        inner.addWidget(self._meaning)
        inner.addWidget(self._alone)
        inner.addWidget(self.picture)
        inner.addWidget(self.seen)
        line = row()
        line.addWidget(self.folder_button)
        line.addStretch(1)
        inner.addLayout(line)
        return frame

    def _signed(self) -> QWidget:
        frame, inner = card()
        _add_heading(inner, self.tr("Checkpoints and witnesses"))
        inner.addWidget(
            label(
                self.tr(
                    "A checkpoint is a laptop's signature under everything it wrote up to there. A witness is another "
                    "laptop that signed the same, so that both would have to lie."
                ),
                "muted",
                wrap=True,
            )
        )
        inner.addWidget(self._count)
        inner.addWidget(self.heads)
        return frame

    @Slot()
    def _show(self) -> None:
        logs, names = self._model.logs, self._model.names
        if logs is None or names is None:
            return
        plan = seen_plan(logs)
        is_alone = len(plan.laptops) < 2
        self.picture.show_plan(plan, names)
        self.seen_rows.show_rows(tuple(one for one in plan.fields if one.state != "own"), names)
        for one in (self.picture, self.seen, self._meaning):
            one.setVisible(not is_alone)
        self._alone.setVisible(is_alone)
        self._alone.setText(
            self.tr(
                "This office lives on one laptop, so nobody else has seen its log yet. A second laptop, or a shared "
                "folder, makes it impossible to take entries away unnoticed."
            )
        )
        self.head_rows.show_rows(logs.heads, names)
        said = [
            self.tr("%n entries are held here.", "", logs.entries),
            self.tr("%n heads are signed.", "", len(logs.heads)),
        ]
        if logs.unread:
            said.append(self.tr("%n entries cannot be read here.", "", logs.unread))
        self._count.setText(" ".join(said))
        self._measure()

    @Slot()
    def _measure(self) -> None:
        line = round(self._session.theme.base_pt * 96 / 72 * 2.2)
        for table in (self.seen, self.heads):
            table.measure(line)

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)


def _add_heading(inner: QVBoxLayout, text: str) -> None:
    inner.setSpacing(3 * SPACE)
    inner.addWidget(label(text, "heading"))


class FactTable(QTableView):
    """A small table that is as high as its rows; where there is no room for its words, it is moved sideways."""

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("look", "facts")
        self.setModel(model)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower."""
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Give each column the same, or where that is too little what its words need; the last one takes the rest."""
        header, count = self.horizontalHeader(), self.model().columnCount()
        least = 16 * self.fontMetrics().horizontalAdvance("0")
        for at in range(count - 1):
            needed = max(self.sizeHintForColumn(at), header.sectionSizeHint(at)) + 4 * SPACE
            self.setColumnWidth(at, max(self.viewport().width() // count, min(needed, 2 * least)))
        header.setMinimumSectionSize(least)

    def measure(self, line: int) -> None:
        """Be as high as the rows, each so high; not higher than a few of them."""
        self.verticalHeader().setDefaultSectionSize(line)
        lines = min(max(self.model().rowCount(), 1), _MOST_LINES)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines * line + bar // 2 + 6)
        self.share()

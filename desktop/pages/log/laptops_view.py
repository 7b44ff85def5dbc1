"""The logs of all laptops: who has seen what, as a picture and as a table, and the heads that were signed."""

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

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
        self.seen = _table(self.tr("Who has seen what"), self.seen_rows)
        self.heads = _table(self.tr("Signed heads"), self.head_rows)
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
            table.verticalHeader().setDefaultSectionSize(line)
            lines = min(max(table.model().rowCount(), 1), _MOST_LINES)
            table.setFixedHeight(table.horizontalHeader().sizeHint().height() + lines * line + 6)

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)


def _add_heading(inner: QVBoxLayout, text: str) -> None:
    inner.setSpacing(3 * SPACE)
    inner.addWidget(label(text, "heading"))


def _table(name: str, model: QAbstractItemModel) -> QTableView:
    found = QTableView()
    found.setAccessibleName(name)
    found.setProperty("look", "facts")
    found.setModel(model)
    found.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    found.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    found.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    found.setTabKeyNavigation(False)
    found.setShowGrid(False)
    found.setWordWrap(False)
    found.verticalHeader().hide()
    header = found.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return found

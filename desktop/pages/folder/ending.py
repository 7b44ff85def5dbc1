"""Ending a laptop's log: where it ends is chosen on its entries, and two people say so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QListView, QWidget

from desktop import numbers
from desktop.pages.folder.folding import Folding
from desktop.pages.folder.foot import foot
from desktop.pages.folder.rows import CutRows
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon, icon_side
from desktop.widgets.plain import button, card, column, label, row
from desktop.wording.alarms import laptop
from desktop.wording.said import Said
from desktop.wording.speech import numbered

if TYPE_CHECKING:
    from workflows.office.showing.ending_shown import EndingShown
    from workflows.office.showing.folder_shown import EndAsked, FolderShown


class EndDialog(QDialog):
    """Asks where the log ends. On the laptop that writes about members this is the end; on another, a second word."""

    end_wanted = Signal(str, int, str)
    """Wish to end a laptop's log: its id, how many entries count, and who gives the second word here or empty."""
    ask_wanted = Signal(str, int)
    """Wish to give the second word: a laptop's id, and how many entries are to count."""

    def __init__(self, theme: Theme, ending: "EndingShown", parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ending = ending
        name = laptop(ending.device, ending.names)
        self.setWindowTitle(self.tr("End a laptop's log"))
        box = column(self, margin=6, gap=3)
        head = row(gap=3)
        head.addWidget(Icon(theme, "ban", "bad", 2.0), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(self.tr("End the log of “%1”").replace("%1", name), "heading", wrap=True), 1)
        box.addLayout(head)
        box.addWidget(
            label(
                self.tr(
                    "For a laptop that is lost, or whose person left. What it signed up to the end you choose counts "
                    "for good. What stands behind it counts for nobody, unless an owner lets it in. All others get new "
                    "keys, so that it can read nothing that is written from now on."
                ),
                wrap=True,
            )
        )
        box.addWidget(label(self.tr("The last entry that counts"), "overline"))
        self.rows = CutRows(theme, self)
        size = ending.word_size if ending.is_primary and ending.word_by is not None else ending.held
        self.rows.show_ending(ending, size)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setWordWrap(True)
        self.list.setSpacing(SPACE // 2)
        self.list.setIconSize(QSize(icon_side(theme, 1.1), icon_side(theme, 1.1)))
        self.list.setAccessibleName(self.tr("The last entry that counts"))
        self.list.setCurrentIndex(self.rows.index(self.rows.row_of(size)))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        box.addWidget(self.list, 1)
        self._loss = label("", "warn", wrap=True)
        box.addWidget(self._loss)
        self._second = label("", wrap=True)
        box.addWidget(self._second)
        box.addLayout(self._make_second())
        self._problem = label("", "bad", wrap=True)
        self._problem.hide()
        box.addWidget(self._problem)
        box.addLayout(self._make_buttons())
        window = parent.window()
        self.resize(
            min(round(theme.base_pt * 70), max(420, window.width() - 60)),
            min(round(theme.base_pt * 60), max(380, window.height() - 40)),
        )
        self._settle()
        self.list.setFocus()

    @Slot(object)
    def show_problem(self, said: Said) -> None:
        """It could not be done."""
        self._problem.setText(said.whole)
        self._problem.show()
        self._settle()

    def _make_second(self) -> QHBoxLayout:
        line = row(gap=2)
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("The second person"))
        for person in self._ending.able_here:
            self.who.addItem(self._ending.names.people.get(person, person), person)
        self.agrees = QCheckBox()
        self.agrees.toggled.connect(self._settle)
        self.who.currentIndexChanged.connect(self._settle)
        line.addWidget(self.who)
        line.addWidget(self.agrees, 1)
        return line

    def _make_buttons(self) -> QHBoxLayout:
        leave = button(self.tr("Leave it as it is"))
        self.yes = button(
            self.tr("End its log") if self._ending.is_primary else self.tr("Say that it should end"), "bad"
        )
        self.yes.setAutoDefault(False)
        self.yes.clicked.connect(self._end)
        leave.clicked.connect(self.reject)
        return foot(self, leave, self.yes)

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid():
            self.rows.cut_after(now.row())
            self._settle()

    @Slot()
    def _settle(self, _: object = None) -> None:
        """Say what would follow, and who must still agree."""
        ending = self._ending
        lost = ending.held - self.rows.size
        self._loss.setText(
            self.tr("Entries that are here and would count no more: %1").replace("%1", numbers.count(lost))
        )
        self._loss.setVisible(lost > 0)
        agreed = ending.word_by is not None and ending.word_size == self.rows.size
        here = ending.is_primary and bool(ending.able_here) and not agreed
        self.who.setVisible(here)
        self.agrees.setVisible(here)
        if here:
            self.agrees.setText(self.tr("%1 sits here too and agrees").replace("%1", self.who.currentText()))
        self._second.setText(self._second_words(agreed=agreed))
        may = not ending.is_primary or agreed or not ending.needs_second or (here and self.agrees.isChecked())
        self.yes.setEnabled(may)

    def _second_words(self, *, agreed: bool) -> str:
        ending = self._ending
        called = ending.names.people
        if not ending.is_primary:
            return self.tr(
                "This is the second word of two. It counts as soon as an owner ends the log at the same entry, on the "
                "laptop that writes about members."
            )
        if agreed:
            who = called.get(ending.word_by or "", ending.word_by or "")
            return self.tr("%1 has agreed to this end on another laptop.").replace("%1", who)
        if not ending.needs_second:
            return self.tr("Nobody else in this office can agree, so your word alone is enough.")
        if ending.word_by is not None:
            words = self.tr("%1 has agreed to another end. Choose the same one, or agree on this one first.")
            return words.replace("%1", called.get(ending.word_by, ending.word_by))
        if ending.able_here:
            return self.tr("A second person must agree.")
        able = ", ".join(
            f"{called.get(person, person)} ({laptop(where, ending.names)})" for person, where in ending.able_elsewhere
        )
        words = self.tr(
            "A second person must agree, on their own laptop: %1. There, under Folder and laptops, they choose “End "
            "its log…” and the same last entry. Then it waits for you here."
        )
        return words.replace("%1", able)

    @Slot()
    def _end(self) -> None:
        self.yes.setEnabled(False)
        if self._ending.is_primary:
            second = str(self.who.currentData()) if self.agrees.isChecked() and not self.agrees.isHidden() else ""
            self.end_wanted.emit(self._ending.device, self.rows.size, second)
        else:
            self.ask_wanted.emit(self._ending.device, self.rows.size)


class EndAskedCard(QWidget):
    """A second person's word that waits for an owner's."""

    look_requested = Signal(str)
    """Wish to look at it and to say yes or no: the laptop's id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device = ""
        frame, inner = card("banner-warn")
        column(self).addWidget(frame)
        line = row(gap=3)
        line.addWidget(Icon(theme, "ban", "warn", 1.6), 0, Qt.AlignmentFlag.AlignTop)
        said = QWidget()
        words = column(said, gap=1)
        self._title, self._text = label("", "strong", wrap=True), label("", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self.look = button(self.tr("Look at it…"))
        self.look.clicked.connect(self._look)
        line.addWidget(Folding(said, self.look), 1)
        inner.addLayout(line)

    def show_value(self, value: "tuple[EndAsked, FolderShown, bool]") -> None:
        """Show it, and whether whoever sits here may decide."""
        asked, shown, may_decide = value
        self._device = asked.device
        who = shown.names.people.get(asked.by, asked.by)
        name = laptop(asked.device, shown.names)
        self._title.setText(numbered(self.tr("%1 says that the log of “%2” should end"), who, name))
        words = (
            self.tr("They want its first %1 entries to count. It ends when you say so too.")
            if may_decide
            else self.tr("They want its first %1 entries to count. It ends when an owner says so too.")
        )
        self._text.setText(words.replace("%1", numbers.count(asked.size)))
        self.look.setVisible(may_decide)
        self.setAccessibleName(f"{self._title.text()}. {self._text.text()}")

    @Slot()
    def _look(self) -> None:
        self.look_requested.emit(self._device)

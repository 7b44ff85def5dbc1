"""Inviting a laptop, from “for whom?” to “it is in”: one dialog that follows what the other screen does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from desktop.pages.folder.foot import foot
from desktop.pages.folder.invitation_card import Given
from desktop.pages.folder.steps import Stage, StageRow
from desktop.pages.folder.words_card import WordsCard
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, column, label, row
from desktop.widgets.qr import QrPicture
from desktop.wording.said import Said
from desktop.wording.times import moment

if TYPE_CHECKING:
    from workflows.office.sharing.admitting import Pending
    from workflows.office.showing.folder_shown import FolderShown

_COPIED_MS = 2_500


class InviteDialog(QDialog):
    """Stays open until the laptop is in, or somebody closes it; closing takes nothing back."""

    invite_wanted = Signal(str, int)
    """Wish to make a code: for a person, by id, and for how many days."""
    same_chosen = Signal(object)
    """The words are the same."""
    different_chosen = Signal(object)
    """They differ."""
    closed = Signal()

    def __init__(self, theme: Theme, shown: "FolderShown", person: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Invite a laptop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._given: Given | None = None
        self._shown = shown
        self._device = ""
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied.timeout.connect(self._say_copy)
        box = column(self, margin=6, gap=4)
        self._title = label(self.tr("Invite a laptop"), "heading", wrap=True)
        box.addWidget(self._title)
        self._stages = StageRow(theme)
        box.addWidget(self._stages)
        self.parts = QStackedWidget()
        self._form, self._code, self._words, self._end = (
            self._make_form(shown, person),
            self._make_code(),
            self._make_words(),
            self._make_end(),
        )
        for part in (self._form, self._code, self._words, self._end):
            self.parts.addWidget(_scrolled(part))
        box.addWidget(self.parts, 1)
        self._problem = label("", "bad", wrap=True)
        self._problem.hide()
        box.addWidget(self._problem)
        self.make = button(self.tr("Make the code"), "primary")
        self.make.clicked.connect(self._make)
        self.copy = button("", "primary")
        wear_icon(self.copy, theme, "copy", "on_accent")
        self.copy.clicked.connect(self._copy)
        self.leave = button(self.tr("Close"))
        self.leave.clicked.connect(self.close)
        box.addLayout(foot(self, self.leave, self.copy, self.make))
        self.make.setDefault(True)
        window = parent.window()
        self.resize(
            min(round(theme.base_pt * 76), max(420, window.width() - 60)),
            min(round(theme.base_pt * 54), max(360, window.height() - 60)),
        )
        self._say_copy()
        self._go(0)

    @property
    def nonce(self) -> str:
        """Of the invitation that is shown; empty before there is one."""
        return self._given.nonce if self._given is not None else ""

    # ------------------------------------------------------------ what the page tells

    def show_given(self, given: Given) -> None:
        """A code was made, or is shown again."""
        self._given = given
        person = self._shown.names.people.get(given.person, given.person)
        self._title.setText(self.tr("A laptop for %1").replace("%1", person))
        self.code_text.setPlainText(given.code.replace("-", " "))
        self.code_text.setAccessibleDescription(given.code)
        self.qr.show_text(given.code)
        self._until.setText(
            self.tr("For one laptop, until %1. Give it to nobody else.").replace("%1", moment(given.expires_ms))
        )
        self._go(1)

    def show_pending(self, pending: "tuple[Pending, ...]", may_decide: bool) -> None:
        """These laptops wait for a person's word."""
        mine = next((one for one in pending if one.nonce == self.nonce), None)
        if mine is not None:
            self._device = mine.device
            person = self._shown.names.people.get(mine.person, mine.person)
            self.words.show_value((mine, person, may_decide))
            self._go(2)

    def show_folder(self, shown: "FolderShown") -> None:
        """The office as it stands: whether the laptop has been let in, and has spoken."""
        self._shown = shown
        mine = next((one for one in shown.invitations if one.nonce == self.nonce), None)
        device = mine.device if mine is not None and mine.device else self._device
        laptop = next((one.line for one in shown.laptops if one.line.device == device), None)
        if laptop is None:
            return
        spoken = laptop.seen_ms is not None
        self._go(3, is_in=spoken)
        self._end_icon.show_icon("circle-check" if spoken else "circle-dot", "good" if spoken else "accent")
        self._end_title.setText(
            (self.tr("“%1” is in") if spoken else self.tr("“%1” is let in")).replace("%1", laptop.name)
        )
        self._end_text.setText(
            self.tr("It has what it may read. You can close this.")
            if spoken
            else self.tr("It fetches what it may read as soon as it looks into the folder. You can close this.")
        )

    def show_refused(self) -> None:
        """The laptop was not let in."""
        self._end_icon.show_icon("circle-x", "bad")
        self._end_title.setText(self.tr("The laptop was not let in"))
        self._end_text.setText(self.tr("Its code has ended. If you meant to invite it, make a new code."))
        self._go(3, refused=True)

    def show_problem(self, said: Said) -> None:
        """It could not be done."""
        self._problem.setText(said.whole)
        self._problem.show()
        self.make.setEnabled(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Somebody closes it."""
        self._copied.stop()
        self.closed.emit()
        super().closeEvent(event)

    # ------------------------------------------------------------ inside

    def _make_form(self, shown: "FolderShown", person: str) -> QWidget:
        part = QWidget()
        box = column(part, gap=4)
        box.addWidget(
            label(
                self.tr(
                    "You get a code. On the other laptop, choose “Join with a code” and paste it there. Then both "
                    "screens show four words, and you compare them."
                ),
                wrap=True,
            )
        )
        form = QFormLayout()
        form.setHorizontalSpacing(4 * SPACE)
        form.setVerticalSpacing(3 * SPACE)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.whom, self.days = QComboBox(), QComboBox()
        self.whom.setAccessibleName(self.tr("Who will sign on it"))
        for one in shown.people:
            self.whom.addItem(shown.names.people.get(one, one), one)
        self.whom.setCurrentIndex(max(self.whom.findData(person), 0))
        self.days.setAccessibleName(self.tr("How long the code can be used"))
        for days, words in ((1, self.tr("one day")), (7, self.tr("one week")), (30, self.tr("30 days"))):
            self.days.addItem(words, days)
        self.days.setCurrentIndex(1)
        form.addRow(label(self.tr("Who will sign on it")), self.whom)
        form.addRow(label(self.tr("How long the code can be used")), self.days)
        box.addLayout(form)
        place = self.tr("The shared folder: %1. It may have another path on the other laptop; it is asked there.")
        box.addWidget(label(place.replace("%1", shown.place or ""), "muted", wrap=True))
        box.addStretch(1)
        return part

    def _make_code(self) -> QWidget:
        part = QWidget()
        box = column(part, gap=3)
        line = row(gap=4)
        self.code_text = QPlainTextEdit()
        self.code_text.setReadOnly(True)
        self.code_text.setProperty("look", "code")
        self.code_text.setAccessibleName(self.tr("The code"))
        self.code_text.setTabChangesFocus(True)
        self.code_text.setMinimumHeight(round(self._theme.base_pt * 12))
        line.addWidget(self.code_text, 1)
        self.qr = QrPicture(self.tr("The code as a picture for a camera"))
        line.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(line)
        self._until = label("", "strong", wrap=True)
        box.addWidget(self._until)
        waits = row(gap=2)
        waits.addWidget(Icon(self._theme, "clock", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        waits.addWidget(
            label(
                self.tr(
                    "Waiting for the other laptop. When it has asked, its four words appear here by themselves; how "
                    "soon depends on the folder."
                ),
                "muted",
                wrap=True,
            ),
            1,
        )
        box.addLayout(waits)
        box.addStretch(1)
        return part

    def _make_words(self) -> QWidget:
        part = QWidget()
        box = column(part)
        self.words = WordsCard(self._theme)
        self.words.same_chosen.connect(self.same_chosen)
        self.words.different_chosen.connect(self.different_chosen)
        box.addWidget(self.words)
        box.addStretch(1)
        return part

    def _make_end(self) -> QWidget:
        part = QWidget()
        box = column(part, gap=3)
        box.addStretch(1)
        self._end_icon = Icon(self._theme, "circle-check", "good", 3.2)
        self._end_title, self._end_text = label("", "heading", wrap=True), label("", "muted", wrap=True)
        box.addWidget(self._end_icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for one in (self._end_title, self._end_text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(one)
        box.addStretch(2)
        return part

    def _go(self, part: int, *, is_in: bool = False, refused: bool = False) -> None:
        self.parts.setCurrentIndex(part)
        self._problem.hide()
        self.make.setVisible(part == 0)
        self.copy.setVisible(part == 1)
        texts = (self.tr("The code"), self.tr("It asks"), self.tr("Four words"), self.tr("It is in"))
        at = 4 if is_in else part
        if refused:
            self._stages.hide()
        self._stages.show_stages(
            tuple(
                Stage(text=text, standing="done" if place < at else ("now" if place == at else "ahead"))
                for place, text in enumerate(texts)
            )
        )
        if part:  # never on an answer: Return must not let anybody in
            (self.copy if part == 1 else self.leave).setFocus()

    @Slot()
    def _make(self) -> None:
        self.make.setEnabled(False)
        self.invite_wanted.emit(str(self.whom.currentData()), int(self.days.currentData()))

    @Slot()
    def _copy(self) -> None:
        if self._given is not None:
            QGuiApplication.clipboard().setText(self._given.code)
            self.copy.setText(self.tr("Copied"))
            self._copied.start()

    @Slot()
    def _say_copy(self) -> None:
        self.copy.setText(self.tr("Copy the code"))


def _scrolled(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(part)
    return area

"""*Join with a code*: the code, this laptop's name, the folder; then four words and waiting."""

from PySide6.QtCore import QSysInfo, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QProgressBar, QStackedWidget, QWidget

from desktop import numbers
from desktop.pages.welcome.field import Field
from desktop.pages.welcome.join_model import JoinModel
from desktop.theme import SPACE, Theme
from desktop.widgets.choosing_paths import choose_folder
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, card, clear, column, label, row
from desktop.wording import beginning as wording
from desktop.wording.troubles import trouble

_PAUSE_MS = 200
_SHORTEST = 100
"""Signs of the shortest code: what is shorter is still being typed."""


class JoinPanel(QWidget):
    """Two faces: asking, and waiting."""

    back_requested = Signal()

    def __init__(self, theme: Theme, model: JoinModel) -> None:
        super().__init__()
        self._theme, self.model = theme, model
        self._place = ""
        self._faces = QStackedWidget()
        self._faces.addWidget(self._asking())
        self._faces.addWidget(self._waiting())
        column(self).addWidget(self._faces)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.code.textChanged.connect(self._typed)
        self.folder.textChanged.connect(self._edited)
        self.name.textChanged.connect(self._edited)
        self.choose.clicked.connect(self._choose)
        self.back.clicked.connect(self.back_requested)
        self.ask.clicked.connect(self._ask)
        self.leave.clicked.connect(self._leave)
        model.code_read.connect(self._show_code)
        model.code_refused.connect(self._refuse_code)
        model.refused.connect(self._refuse)
        model.asked.connect(self._show_words)
        model.waiting.connect(self._show_waiting)
        model.folder_failed.connect(self._show_trouble)

    def begin(self, code: str = "") -> None:
        """Show the asking face; a code from a link stands in it already."""
        self._faces.setCurrentIndex(0)
        self._say("")
        if code:
            self.code.setPlainText(code)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ what there is

    def _asking(self) -> QWidget:
        face = QWidget()
        box = column(face, gap=4)
        box.addWidget(label(self.tr("Join with a code"), "title", wrap=True))
        box.addWidget(
            label(
                self.tr("The code comes from a laptop that is a member already: Folder and laptops, Invite."),
                "lead",
                wrap=True,
            )
        )
        frame, inner = card()
        inner.setSpacing(3 * SPACE)
        self.code = QPlainTextEdit()
        self.code.setTabChangesFocus(True)
        self.code.setPlaceholderText("CS1-…")
        self.code.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 6 * SPACE)
        self.code_field = Field(
            self._theme, self.tr("The code"), self.code, self.tr("Capitals, blanks and dashes do not matter.")
        )
        self.name = QLineEdit(QSysInfo.machineHostName()[:60])
        self.name.setMaxLength(60)
        self.name_field = Field(
            self._theme, self.tr("What is this laptop called?"), self.name, self.tr("Such as “Maria's laptop”.")
        )
        self.folder = QLineEdit()
        self.folder.setMaxLength(2000)
        self.folder.setPlaceholderText(self.tr("A folder, or an address such as webdavs://… or s3://…"))
        self.folder_field = Field(
            self._theme,
            self.tr("Where is the shared folder here?"),
            self.folder,
            self.tr("The same folder as on the other laptop. It may lie elsewhere on this one."),
        )
        self.choose = button(self.tr("Choose…"), name=self.tr("Choose the shared folder"))
        line = row(gap=2)
        line.addWidget(self.folder_field, 1)
        line.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        inner.addWidget(self.code_field)
        inner.addWidget(self.name_field)
        inner.addLayout(line)
        box.addWidget(frame)
        self.said = label("", "bad", wrap=True)
        end = row(gap=3)
        self.back = button(self.tr("Back"))
        self.ask = button(self.tr("Ask to join"), "primary")
        wear_icon(self.ask, self._theme, "send", "on_accent")
        end.addWidget(self.back)
        end.addWidget(self.said, 1)
        end.addWidget(self.ask)
        box.addLayout(end)
        box.addStretch(1)
        return face

    def _waiting(self) -> QWidget:
        face = QWidget()
        box = column(face, gap=4)
        box.addWidget(label(self.tr("Compare four words"), "title", wrap=True))
        box.addWidget(
            label(
                self.tr(
                    "The laptop that made the code must show the same. If it shows others, do not let this one in."
                ),
                "lead",
                wrap=True,
            )
        )
        frame, inner = card()
        self._words = column(gap=2)
        inner.addSpacing(4 * SPACE)
        inner.addLayout(self._words)
        inner.addSpacing(4 * SPACE)
        box.addWidget(frame)
        line = row(gap=2)
        self._state_icon = Icon(self._theme, "clock", "muted")
        self.state = label("", "", wrap=True)
        line.addWidget(self._state_icon)
        line.addWidget(self.state, 1)
        box.addLayout(line)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Waiting for the other laptop"))
        box.addWidget(self.bar)
        end = row(gap=3)
        self.leave = button(self.tr("Not now"))
        end.addWidget(self.leave)
        end.addWidget(
            label(self.tr("What was asked stays asked: it goes on from the first page."), "small", wrap=True), 1
        )
        box.addLayout(end)
        box.addStretch(1)
        return face

    # ------------------------------------------------------------ what happens

    @Slot()
    def _typed(self) -> None:
        self.code_field.say("")
        self._say("")
        self._pause.start()

    @Slot()
    def _edited(self) -> None:
        self.folder_field.say("")
        self.name_field.say("")
        self._say("")

    @Slot()
    def _read(self) -> None:
        code = self.code.toPlainText()
        if len("".join(code.split())) >= _SHORTEST:
            self.model.read(code)

    @Slot()
    def _choose(self) -> None:
        choose_folder(self, self.tr("The shared folder"), self.folder.setText, start=self.folder.text())

    @Slot()
    def _ask(self) -> None:
        if not self.code.toPlainText().strip():
            self.code_field.say(self.tr("Paste the code first."))
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say("")
        self.ask.setEnabled(False)
        self.model.ask(self.code.toPlainText(), self.name.text(), self.folder.text().strip())

    @Slot()
    def _leave(self) -> None:
        self.model.leave()
        self.back_requested.emit()

    # ------------------------------------------------------------ what is shown

    @Slot(object)
    def _show_code(self, invited: object) -> None:
        place, expires_s = str(getattr(invited, "place", "")), int(getattr(invited, "expires_s", 0))
        self.code_field.set_hint(
            self.tr("The code is whole. It can be used until %when.").replace("%when", numbers.moment(expires_s * 1000))
        )
        if place and self.folder.text() in {"", self._place}:
            self._place = place
            self.folder.setText(place)

    @Slot(object)
    def _refuse_code(self, error: object) -> None:
        said = trouble(error)  # type: ignore[arg-type]  # the model tells no other
        self.code_field.say(f"{said.title}. {said.advice}")

    @Slot(object)
    def _refuse(self, error: object) -> None:
        self.ask.setEnabled(True)
        self._faces.setCurrentIndex(0)
        said = trouble(error)  # type: ignore[arg-type]  # as above
        code = str(getattr(error, "code", ""))
        words = f"{said.title}. {said.text} {said.advice}"
        if code in {"no-place", "folder-empty", "folder-foreign", "bad-folder"} or "folder" in code:
            self.folder_field.say(words)
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        elif code == "bad-name":
            self.name_field.say(words)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif code in {"bad-code", "bad-checksum", "unknown-version", "invitation-expired", "code-used"}:
            self.code_field.say(words)
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._say(words)

    @Slot(tuple)
    def _show_words(self, words: tuple[str, ...]) -> None:
        self.ask.setEnabled(True)
        clear(self._words)
        line = label("   ".join(words), "figure", wrap=True, selectable=True)
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        line.setObjectName("words")
        self._words.addWidget(line)
        self._faces.setCurrentIndex(1)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _show_waiting(self, reason: str) -> None:
        over = reason in {"refused", "expired"}
        self._state_icon.show_icon("circle-x" if over else "clock", "bad" if over else "muted")
        self.state.setText(wording.waiting(reason))
        self.bar.setVisible(not over)

    @Slot(object)
    def _show_trouble(self, error: object) -> None:
        said = trouble(error)  # type: ignore[arg-type]  # as above
        self._state_icon.show_icon("triangle-alert", "warn")
        self.state.setText(said.whole)

    def _say(self, text: str) -> None:
        self.said.setText(text)

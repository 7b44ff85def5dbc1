"""Settings: looks, language, the moment before a signature, the tray, and a copy of everything."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop import numbers
from desktop.page import Notice, Page
from desktop.pages.settings.backup_dialog import BackupDialog
from desktop.pages.settings.updates_card import UpdatesCard
from desktop.pages.settings.view_model import MOST_UNDO_S, SettingsModel
from desktop.session import Session
from desktop.widgets.choosing_paths import choose_new_file
from desktop.widgets.flowing import Flowing
from desktop.widgets.plain import button, card, column, inset, label, row
from desktop.widgets.wrapped_tick import wrapped_tick
from desktop.wording.troubles import trouble

_WIDEST = 60
"""Of the column, in times the size of body text."""


class SettingsPage(Page):
    """One column of cards. Every choice takes effect at once; there is nothing to save."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = SettingsModel(session, self)
        self._dialog: BackupDialog | None = None
        self._build()
        self.model.backup_done.connect(self._backed_up)
        self.model.failed.connect(self._say_failure)
        self.model.busy_changed.connect(self._show_busy)
        session.theme.looks_changed.connect(self._widen)
        self._widen()

    def refresh(self) -> None:
        """Show what is chosen."""
        blocked = [QSignalBlocker(one) for one in (self._look, self._language, self._undo, self._stay, self._start)]
        self._look.setCurrentIndex(max(0, self._look.findData(self.model.look)))
        self._language.setCurrentIndex(max(0, self._language.findData(self.model.language)))
        self._undo.setValue(self.model.undo_s)
        self._stay.setChecked(self.model.stays)
        self._start.setChecked(self.model.starts_with_system)
        for one in blocked:
            one.unblock()
        home = self.model.home
        self._home.setText("" if home is None else str(home))
        self._backup.setEnabled(home is not None)
        self.updates.refresh()

    def lasting(self, item: str) -> str:
        """Every item begins something."""
        del item
        return ""

    def open_item(self, item: str) -> None:
        """``backup:`` begins a copy; ``updates:`` shows what is newer."""
        if item.startswith("backup:"):
            self._ask_backup()
        elif item.startswith("updates:"):
            self._scroll.ensureWidgetVisible(self.updates)
            self.updates.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self._look

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self).addWidget(scroll)
        self._column = QWidget()
        self._column.setProperty("look", "page")
        line = row(margin=8)
        line.addWidget(self._column, 1000)  # all there is, up to its widest
        line.addStretch(1)
        inside = QWidget()
        inside.setLayout(line)
        scroll.setWidget(inside)
        box = column(self._column, gap=4)
        box.addWidget(label(self.tr("Settings"), "title"))
        box.addWidget(self._looks())
        box.addWidget(self._deciding())
        box.addWidget(self._running())
        box.addWidget(self._data())
        self.updates = UpdatesCard(self.session)
        self.updates.failed.connect(self._say_failure)
        box.addWidget(self.updates)
        box.addStretch(1)

    def _looks(self) -> QFrame:
        frame, box = card()
        box.addWidget(label(self.tr("How it looks"), "heading"))
        self._look, self._language = QComboBox(), QComboBox()
        for words, look in (
            (self.tr("As the system has it"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
            (self.tr("High contrast"), "contrast"),
        ):
            self._look.addItem(words, look)
        for words, language in ((self.tr("As the system has it"), "system"), ("English", "en"), ("Deutsch", "de")):
            self._language.addItem(words, language)
        self._look.currentIndexChanged.connect(self._look_chosen)
        self._language.currentIndexChanged.connect(self._language_chosen)
        _line(box, label(self.tr("&Colours")), self._look)
        _line(box, label(self.tr("&Language")), self._language)
        box.addWidget(label(self.tr("Larger or smaller text: Ctrl and + or −, everywhere."), "muted", wrap=True))
        return frame

    def _deciding(self) -> QFrame:
        frame, box = card()
        box.addWidget(label(self.tr("Deciding"), "heading"))
        self._undo = QSpinBox()
        inset(self._undo)
        self._undo.setRange(0, MOST_UNDO_S)
        self._undo.setSuffix(self.tr(" seconds"))
        self._undo.setSpecialValueText(self.tr("none"))
        self._undo.valueChanged.connect(self.model.choose_undo_s)
        _line(box, label(self.tr("Time to &undo before a decision is signed")), self._undo)
        box.addWidget(
            label(
                self.tr("What is signed cannot be taken back; only a later decision can answer it."), "muted", wrap=True
            )
        )
        return frame

    def _running(self) -> QFrame:
        frame, box = card()
        box.addWidget(label(self.tr("In the background"), "heading"))
        self._stay, stay = wrapped_tick(
            self.tr("Go on in the tray when the window is closed, and tell me what comes in")
        )
        self._stay.toggled.connect(self.model.choose_stay)
        self._start, start = wrapped_tick(self.tr("Start when I log in"))
        self._start.toggled.connect(self.model.choose_start)
        box.addLayout(stay)
        box.addLayout(start)
        return frame

    def _data(self) -> QFrame:
        frame, box = card()
        box.addWidget(label(self.tr("A copy of everything"), "heading"))
        box.addWidget(
            label(
                self.tr(
                    "A backup is one file with the whole office: log, documents and this laptop's keys. It is read "
                    "back before it counts. Restoring makes a new home beside this one; this one stays as it is."
                ),
                wrap=True,
            )
        )
        self._home = label("", "muted", wrap=True, selectable=True)
        self._home.setAccessibleName(self.tr("Where this office lies on this laptop"))
        box.addWidget(self._home)
        self._backup = button(self.tr("Make a backup…"), "primary")
        self._backup.clicked.connect(self._ask_backup)
        self._restore = button(self.tr("Restore a backup…"))
        self._restore.clicked.connect(self._restore_wanted)
        line = Flowing(gap=2)
        line.addWidget(self._backup)
        line.addWidget(self._restore)
        box.addLayout(line)
        return frame

    @Slot()
    def _widen(self) -> None:
        self._column.setMaximumWidth(round(self.session.theme.base_pt * _WIDEST * 96 / 72))

    # ------------------------------------------------------------ wishes

    @Slot(int)
    def _look_chosen(self, index: int) -> None:
        self.model.choose_look(self._look.itemData(index))

    @Slot(int)
    def _language_chosen(self, index: int) -> None:
        self.model.choose_language(self._language.itemData(index))

    @Slot()
    def _ask_backup(self) -> None:
        name, kinds = self.tr("countersign.backup"), self.tr("Backups (*.backup)")
        choose_new_file(self, self.tr("Make a backup"), self._ask_passphrase, name=name, kinds=kinds)

    @Slot(str)
    def _ask_passphrase(self, file: str) -> None:
        self._dialog = BackupDialog(file, self)
        self._dialog.passphrase_chosen.connect(self.model.back_up)
        self._dialog.open()

    @Slot()
    def _restore_wanted(self) -> None:
        self.page_requested.emit("welcome", "restore:")

    @Slot(str, int)
    def _backed_up(self, file: str, entries: int) -> None:
        self.notice_requested.emit(
            Notice(
                text=self.tr("%1: %2 entries, read back and whole.")
                .replace("%2", numbers.count(entries))
                .replace("%1", file),
                tone="good",
            )
        )

    @Slot(object)
    def _say_failure(self, error: object) -> None:
        from workflows.errors import CountersignError  # noqa: PLC0415 -- after the first painting

        text = trouble(error).whole if isinstance(error, CountersignError) else str(error)
        self.notice_requested.emit(Notice(text=text, tone="bad"))
        self.refresh()

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:
        self._backup.setEnabled(not busy)
        self._backup.setText(self.tr("Copying…") if busy else self.tr("Make a backup…"))


def _line(box: QVBoxLayout, words: QLabel, editor: QWidget) -> None:
    """A label and its editor side by side; the label's key leads to the editor."""
    words.setBuddy(editor)
    editor.setAccessibleName(words.text().replace("&", ""))
    words.setWordWrap(True)
    line = row()
    line.addWidget(words, 1)
    line.addWidget(editor)
    box.addLayout(line)

"""The first page: the ways in, the one page of a new firm, joining, and the recovery sheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.homes import KnownHome
from desktop.page import Notice, Page
from desktop.pages.welcome.choices import Choices
from desktop.pages.welcome.view_model import WelcomeModel
from desktop.pages.welcome.working import Working
from desktop.session import Session
from desktop.widgets.choosing_paths import choose_folder
from desktop.widgets.plain import column, row
from desktop.wording.speech import fill
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from desktop.pages.welcome.join_panel import JoinPanel
    from desktop.pages.welcome.recovery_panel import RecoveryPanel
    from desktop.pages.welcome.restore_dialog import RestoreDialog
    from desktop.pages.welcome.start_form import StartForm

_WIDEST = 78
"""Of the column of everything, in times the size of body text."""


class WelcomePage(Page):
    """One panel at a time, in a column that scrolls. Panels but the first are built when they are first needed."""

    home_requested = Signal(object)
    """Path: the office to open."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = WelcomeModel(session, self)
        self._start: StartForm | None = None
        self._join: JoinPanel | None = None
        self._sheet: RecoveryPanel | None = None
        self._dialog: RestoreDialog | None = None
        self.choices, self.working = Choices(session.theme), Working()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column(self).addWidget(self._scroll)
        self._column = QWidget()
        self._column.setProperty("look", "page")
        line = row(self._column, margin=8)
        self._panels = _Panels()
        line.addStretch(1)
        line.addWidget(self._panels, 1000)
        line.addStretch(1)
        self._scroll.setWidget(self._column)
        self._panels.add(self.working)
        self._panels.show_panel(self.choices)
        self._connect()
        session.theme.looks_changed.connect(self._widen)
        self._widen()

    # ------------------------------------------------------------ what the window calls

    def refresh(self) -> None:
        """Show the offices on this computer."""
        self.choices.show_homes(self.model.known())

    def lasting(self, item: str) -> str:
        """Every item begins something."""
        del item
        return ""

    def open_item(self, item: str) -> None:
        """``code:…`` begins joining with it; ``sheet:`` shows the key in hand; ``restore:`` asks for a backup;
        ``start:`` shows the page of a new firm.
        """
        kind, _, text = item.partition(":")
        if kind == "code":
            self._show_join(text)
        elif kind == "sheet" and self.session.recovery.groups():
            self._show_sheet()
        elif kind == "restore":
            self._show_restore()
        elif kind == "start":
            self._show_start()

    def first_focus(self) -> QWidget | None:
        """The way that most take first."""
        return self.choices.sample if self._panels.shown is self.choices else None

    # ------------------------------------------------------------ inside

    def _connect(self) -> None:
        choices, model = self.choices, self.model
        choices.sample_requested.connect(model.look_around)
        choices.start_requested.connect(self._show_start)
        choices.join_requested.connect(self._show_join)
        choices.restore_requested.connect(self._show_restore)
        choices.folder_requested.connect(self._choose_folder)
        choices.home_requested.connect(self._open)
        choices.remove_requested.connect(self._remove)
        choices.forget_requested.connect(model.forget)
        self.working.stop_requested.connect(model.cancel)
        model.homes_changed.connect(self.refresh)
        model.work_began.connect(self._show_working)
        model.work_progressed.connect(self.working.progress)
        model.work_ended.connect(self._leave_working)
        model.home_ready.connect(self._ready)
        model.founded.connect(self._show_sheet)
        model.documents_read.connect(self._say_documents)
        model.failed.connect(self._say_trouble)

    def _show(self, panel: QWidget) -> None:
        self._panels.show_panel(panel)
        self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def show_choices(self) -> None:
        """Back to the ways in."""
        self.refresh()
        self._show(self.choices)
        self.choices.sample.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_start(self) -> None:
        from desktop.pages.welcome.start_form import StartForm  # noqa: PLC0415 -- when it is first needed
        from desktop.pages.welcome.start_model import StartModel  # noqa: PLC0415 -- as above

        if self._start is None:
            model = StartModel(self.session, self.model.homes.next_new(), self)
            self._start = StartForm(self.session.theme, model, self._panels)
            self._start.back_requested.connect(self.show_choices)
            model.started.connect(self.model.start)
        self._show(self._start)
        self._start.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_join(self, code: str = "", home: Path | None = None) -> None:
        from desktop.pages.welcome.join_model import JoinModel  # noqa: PLC0415 -- when it is first needed
        from desktop.pages.welcome.join_panel import JoinPanel  # noqa: PLC0415 -- as above

        if self._join is None:
            model = JoinModel(self.session, self)
            self._join = JoinPanel(self.session.theme, model)
            self._join.back_requested.connect(self.show_choices)
            model.joined.connect(self._ready)
        self._show(self._join)
        if home is not None:
            self._join.model.go_on(home)
        else:
            self._join.begin(code)

    @Slot()
    def _show_sheet(self) -> None:
        from desktop.pages.welcome.recovery_panel import RecoveryPanel  # noqa: PLC0415 -- when it is first needed

        if self._sheet is None:
            self._sheet = RecoveryPanel(self.session.theme, self.session.recovery)
            self._sheet.done.connect(self._ready)
        self._sheet.show_key()
        self._show(self._sheet)
        self._sheet.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_restore(self) -> None:
        from desktop.pages.welcome.restore_dialog import RestoreDialog  # noqa: PLC0415 -- when it is first needed

        self._dialog = RestoreDialog(self.session, self.model.homes.next_new(), self)
        self._dialog.restore_requested.connect(self._restore)
        self._dialog.destroyed.connect(self._dialog_gone)
        self._dialog.open()

    @Slot(str, str, str)
    def _restore(self, file: str, home: str, passphrase: str) -> None:
        self.model.restore(Path(file), Path(home).expanduser().absolute(), passphrase or None)

    @Slot()
    def _dialog_gone(self) -> None:
        self._dialog = None

    @Slot()
    def _choose_folder(self) -> None:
        choose_folder(self, self.tr("The folder of an office on this computer"), self._open_chosen)

    @Slot(str)
    def _open_chosen(self, chosen: str) -> None:
        if not self.model.open_folder(Path(chosen)):
            text = self.tr("There is no office in this folder. It holds a file “countersign.db” where there is one.")
            self.notice_requested.emit(Notice(text=text, tone="warn"))

    @Slot(object)
    def _open(self, home: KnownHome) -> None:
        if home.kind == "waiting":
            self._show_join(home=Path(home.path))
        else:
            self.model.open(Path(home.path))

    @Slot(object)
    def _remove(self, home: KnownHome) -> None:
        if self.session.bridge.home == Path(home.path):
            self.session.bridge.close_office(wait=True)  # its files must be closed before they can be removed
        self.model.remove(home)

    @Slot(object)
    def _ready(self, home: Path) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.home_requested.emit(home)

    @Slot(str)
    def _show_working(self, work: str) -> None:
        if work != "restore":
            self.working.begin(work)
            self._show(self.working)

    @Slot(str)
    def _leave_working(self, work: str) -> None:
        if work == "start" and self._start is not None:
            self._show(self._start)
        elif work != "restore":
            self.show_choices()

    @Slot(int, tuple)
    def _say_documents(self, taken: int, refused: tuple[str, ...]) -> None:
        text = self.tr("%n invoices were read in. Those that wait for you stand in your inbox.", "", taken)
        if refused:
            text += " " + fill(self.tr("No invoice was found in: %files."), files=", ".join(refused))
        self.notice_requested.emit(Notice(text=text, tone="warn" if refused else "good"))

    @Slot(object)
    def _say_trouble(self, error: Any) -> None:
        if self._dialog is not None:
            self._dialog.refuse(error)
        else:
            self.notice_requested.emit(Notice(text=trouble(error).whole, tone="bad"))

    @Slot()
    def _widen(self) -> None:
        self._panels.setMaximumWidth(round(self.session.theme.base_pt * _WIDEST))


class _Panels(QWidget):
    """One panel at a time, and as high as that one: a stack of Qt is as high as the highest of all."""

    def __init__(self) -> None:
        super().__init__()
        self._box = column(self)
        self._shown: QWidget | None = None

    @property
    def shown(self) -> QWidget | None:
        """The panel that is seen."""
        return self._shown

    def add(self, panel: QWidget) -> None:
        """Let it be one of them, not seen yet."""
        if self._box.indexOf(panel) < 0:
            panel.hide()
            self._box.addWidget(panel)

    def show_panel(self, panel: QWidget) -> None:
        """Show this one instead."""
        if self._shown is panel:
            return
        if self._shown is not None:
            self._shown.hide()
        self.add(panel)
        self._shown = panel
        panel.show()

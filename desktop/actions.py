"""Every action with its words, its keys and its menu: one table. The palette finds any of them by its words.

Keys are written as Qt has them; Ctrl is Cmd on a Mac. Keys of single letters belong to a page and are quiet while
somebody types into a field of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QObject, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.marked import QT_TRANSLATE_NOOP

Menu = Literal["file", "go", "request", "view", "help", ""]


@dataclass(frozen=True, slots=True)
class Row:
    """One action."""

    id: str
    text: str
    """English, marked for translation."""
    keys: tuple[str, ...] = ()
    menu: Menu = ""
    page: str = ""
    """The page it belongs to; empty: the window, everywhere."""
    icon: str = ""


TABLE: tuple[Row, ...] = (
    # ---------------------------------------------------------------- everywhere
    Row("new-request", QT_TRANSLATE_NOOP("Actions", "New request"), ("Ctrl+N",), "file", icon="file-plus"),
    Row("read-documents", QT_TRANSLATE_NOOP("Actions", "Read documents…"), ("Ctrl+O",), "file", icon="files"),
    Row("exchange", QT_TRANSLATE_NOOP("Actions", "Exchange with the folder now"), ("F5",), "file", icon="refresh-cw"),
    Row(
        "switch-person", QT_TRANSLATE_NOOP("Actions", "Act as somebody else…"), ("Ctrl+Shift+P",), "file", icon="users"
    ),
    Row("next-person", QT_TRANSLATE_NOOP("Actions", "Sample firm: be the next person"), ("Ctrl+]",), icon="users"),
    Row(
        "previous-person", QT_TRANSLATE_NOOP("Actions", "Sample firm: be the person before"), ("Ctrl+[",), icon="users"
    ),
    Row("tamper", QT_TRANSLATE_NOOP("Actions", "Sample firm: try to tamper"), ("Ctrl+Shift+T",), icon="shield-alert"),
    Row("other-office", QT_TRANSLATE_NOOP("Actions", "Open another office…"), (), "file", icon="building-2"),
    Row("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",), "file", icon="power"),
    Row("palette", QT_TRANSLATE_NOOP("Actions", "Find anything…"), ("Ctrl+K",), "go", icon="command"),
    Row("go-inbox", QT_TRANSLATE_NOOP("Actions", "Inbox"), ("Ctrl+1",), "go", icon="inbox"),
    Row("go-requests", QT_TRANSLATE_NOOP("Actions", "Requests"), ("Ctrl+2",), "go", icon="files"),
    Row("go-log", QT_TRANSLATE_NOOP("Actions", "Decision log"), ("Ctrl+3",), "go", icon="shield-check"),
    Row("go-figures", QT_TRANSLATE_NOOP("Actions", "Figures"), ("Ctrl+8",), "go", icon="gauge"),
    Row("go-people", QT_TRANSLATE_NOOP("Actions", "People and units"), ("Ctrl+4",), "go", icon="users"),
    Row("go-rules", QT_TRANSLATE_NOOP("Actions", "Rules"), ("Ctrl+5",), "go", icon="scale"),
    Row("go-automations", QT_TRANSLATE_NOOP("Actions", "Automations"), ("Ctrl+6",), "go", icon="calendar-clock"),
    Row("go-folder", QT_TRANSLATE_NOOP("Actions", "Folder and laptops"), ("Ctrl+7",), "go", icon="folder-sync"),
    Row("go-records", QT_TRANSLATE_NOOP("Actions", "Suppliers and customers"), ("Ctrl+9",), "go", icon="store"),
    Row("go-settings", QT_TRANSLATE_NOOP("Actions", "Settings"), ("Ctrl+,",), "go", icon="settings"),
    Row("search", QT_TRANSLATE_NOOP("Actions", "Search in requests"), ("Ctrl+F",), "go", icon="search"),
    Row("back", QT_TRANSLATE_NOOP("Actions", "Back"), ("Alt+Left",), "go", icon="arrow-left"),
    Row("larger", QT_TRANSLATE_NOOP("Actions", "Larger text"), ("Ctrl++", "Ctrl+="), "view", icon="zoom-in"),
    Row("smaller", QT_TRANSLATE_NOOP("Actions", "Smaller text"), ("Ctrl+-",), "view", icon="zoom-out"),
    Row("usual-size", QT_TRANSLATE_NOOP("Actions", "Usual text size"), ("Ctrl+0",), "view", icon="maximize-2"),
    Row("look-system", QT_TRANSLATE_NOOP("Actions", "Colours as the system has them"), (), "view", icon="monitor"),
    Row("look-light", QT_TRANSLATE_NOOP("Actions", "Light colours"), (), "view", icon="sun"),
    Row("look-dark", QT_TRANSLATE_NOOP("Actions", "Dark colours"), (), "view", icon="moon"),
    Row("look-contrast", QT_TRANSLATE_NOOP("Actions", "High contrast"), (), "view", icon="contrast"),
    Row("help", QT_TRANSLATE_NOOP("Actions", "Help for this page"), ("F1",), "help", icon="circle-help"),
    Row("keys", QT_TRANSLATE_NOOP("Actions", "All keys"), ("Ctrl+/",), "help", icon="keyboard"),
    Row("about", QT_TRANSLATE_NOOP("Actions", "About Countersign"), (), "help", icon="info"),
    # ---------------------------------------------------------------- inbox
    Row("approve", QT_TRANSLATE_NOOP("Actions", "Approve"), ("A",), "request", "inbox", "check"),
    Row("reject", QT_TRANSLATE_NOOP("Actions", "Reject"), ("R",), "request", "inbox", "x"),
    Row("ask-changes", QT_TRANSLATE_NOOP("Actions", "Ask for changes"), ("C",), "request", "inbox", "corner-up-left"),
    Row("hand-on", QT_TRANSLATE_NOOP("Actions", "Hand on"), ("H",), "request", "inbox", "forward"),
    Row("abstain", QT_TRANSLATE_NOOP("Actions", "Abstain"), (), "request", "inbox", "minus"),
    Row("comment", QT_TRANSLATE_NOOP("Actions", "Comment"), ("M",), "request", "inbox", "message-square"),
    Row(
        "undo", QT_TRANSLATE_NOOP("Actions", "Undo before it is signed"), ("Z", "Ctrl+Z"), "request", "inbox", "undo-2"
    ),
    Row("next", QT_TRANSLATE_NOOP("Actions", "Next"), ("J",), "request", "inbox", "chevron-down"),
    Row("previous", QT_TRANSLATE_NOOP("Actions", "Previous"), ("K",), "request", "inbox", "chevron-up"),
    Row(
        "choose", QT_TRANSLATE_NOOP("Actions", "Choose for several at once"), ("X",), "request", "inbox", "square-check"
    ),
    Row(
        "open-request",
        QT_TRANSLATE_NOOP("Actions", "Open the whole request"),
        ("O",),
        "request",
        "inbox",
        "external-link",
    ),
    Row("why", QT_TRANSLATE_NOOP("Actions", "Who decides, and why?"), ("W",), "request", "inbox", "circle-help"),
    Row("filter-inbox", QT_TRANSLATE_NOOP("Actions", "Filter the inbox"), ("/",), "request", "inbox", "list-filter"),
    # ---------------------------------------------------------------- new request
    Row("send", QT_TRANSLATE_NOOP("Actions", "Send the request"), ("Ctrl+Return",), "", "new_request", "send"),
    Row("keep-draft", QT_TRANSLATE_NOOP("Actions", "Keep as a draft"), ("Ctrl+S",), "", "new_request", "save"),
    # ---------------------------------------------------------------- requests
    Row("filter-requests", QT_TRANSLATE_NOOP("Actions", "Filter the list"), ("/",), "", "requests", "list-filter"),
    Row("export-requests", QT_TRANSLATE_NOOP("Actions", "Export the list…"), ("Ctrl+E",), "", "requests", "download"),
    Row("evidence", QT_TRANSLATE_NOOP("Actions", "Evidence pack…"), ("Ctrl+Shift+E",), "", "requests", "file-check"),
    Row("print-request", QT_TRANSLATE_NOOP("Actions", "Print…"), ("Ctrl+P",), "", "requests", "printer"),
    Row("copy-request", QT_TRANSLATE_NOOP("Actions", "New request like this one"), ("Ctrl+D",), "", "requests", "copy"),
    # ---------------------------------------------------------------- suppliers and customers
    Row("find-record", QT_TRANSLATE_NOOP("Actions", "Find by name, VAT id or IBAN"), ("/",), "", "records", "search"),
    Row("new-record", QT_TRANSLATE_NOOP("Actions", "New record…"), ("Ctrl+Shift+N",), "", "records", "plus"),
    Row("change-record", QT_TRANSLATE_NOOP("Actions", "Change the record…"), ("E",), "", "records", "pencil"),
    # ---------------------------------------------------------------- decision log
    Row("verify", QT_TRANSLATE_NOOP("Actions", "Verify now"), ("V",), "", "log", "shield-check"),
    Row("filter-log", QT_TRANSLATE_NOOP("Actions", "Filter the log"), ("/",), "", "log", "list-filter"),
    Row("export-log", QT_TRANSLATE_NOOP("Actions", "Export the log…"), ("Ctrl+E",), "", "log", "download"),
)


def words(row: Row) -> str:
    """The action's words in the language in use."""
    return QCoreApplication.translate("Actions", row.text)


class Actions(QObject):
    """The actions as Qt has them. Made by the window; pages bind theirs when they are built."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._rows = {(row.page, row.id): row for row in TABLE}
        self._made: dict[tuple[str, str], QAction] = {}

    def bind(
        self, id_: str, where: QWidget, triggered: Callable[[], object] | SignalInstance, *, page: str = ""
    ) -> QAction:
        """Let an action of the table do something in a widget; ``triggered`` is a bound method of a QObject."""
        row = self._rows[page, id_]
        action = QAction(words(row), where)
        action.setObjectName(f"{page}.{id_}" if page else id_)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        if page:
            action.setShortcutContext(QtCore.Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(triggered)
        where.addAction(action)
        self._made[page, id_] = action
        return action

    def made(self) -> list[tuple[Row, QAction]]:
        """The actions that are bound, in the order of the table."""
        living = self._living()
        return [(row, living[key]) for key, row in self._rows.items() if key in living]

    def action(self, id_: str, page: str = "") -> QAction:
        """One that is bound."""
        return self._made[page, id_]

    def speak_anew(self) -> None:
        """Use the words of the language in use."""
        for key, action in self._living().items():
            action.setText(words(self._rows[key]))

    def _living(self) -> dict[tuple[str, str], QAction]:
        """A page that is gone, as those of an office that was left, took its actions with it."""
        self._made = {key: action for key, action in self._made.items() if isValid(action)}
        return self._made


def keys_text(row: Row) -> str:
    """The first of the action's keys as this system writes it; empty where it has none."""
    return QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if row.keys else ""

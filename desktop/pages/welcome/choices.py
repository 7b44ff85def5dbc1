"""The three ways in, and beneath them what is on this computer already."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QSizePolicy, QWidget

from desktop.homes import KnownHome
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon, IconButton, wear_icon
from desktop.widgets.plain import button, clear, column, label, row, rule

_SIDE_BY_SIDE = 90
"""In widths of a letter: beneath that the three stand below each other."""


class Choice(QPushButton):
    """One way in: a large button with an icon, a title and a sentence."""

    def __init__(self, theme: Theme, icon_name: str, title: str, text: str) -> None:
        super().__init__()
        self.setProperty("look", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._inside = box = column(self, margin=5, gap=2)
        box.addWidget(Icon(theme, icon_name, "accent", 2.0))
        box.addSpacing(SPACE)
        for one in (label(title, "heading", wrap=True), label(text, "muted", wrap=True)):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(one)
        box.addStretch(1)

        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Its text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as what lies in it: a button by itself asks only its own text."""
        return self._inside.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """As large as what lies in it."""
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(0, self.heightForWidth(max(self.width(), 1)))


class Choices(QWidget):
    """The panel."""

    sample_requested = Signal()
    start_requested = Signal()
    join_requested = Signal()
    restore_requested = Signal()
    folder_requested = Signal()
    home_requested = Signal(object)
    """``KnownHome`` to open."""
    remove_requested = Signal(object)
    """``KnownHome``: a sample firm, or one that waits, to throw away."""
    forget_requested = Signal(object)
    """Path of an office to show here no more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        box = column(self, gap=4)
        box.addWidget(label(self.tr("Welcome to Countersign"), "title", wrap=True))
        box.addWidget(
            label(
                self.tr(
                    "Approvals that everybody can check. No account, no network: all of it stays on this computer."
                ),
                "lead",
                wrap=True,
            )
        )
        box.addSpacing(2 * SPACE)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(3 * SPACE)
        self.sample = Choice(
            theme,
            "store",
            self.tr("Look around with a sample firm"),
            self.tr(
                "Three branches, a dozen people, a full inbox. Nothing in it is real, and it goes when you say so."
            ),
        )
        self.start = Choice(
            theme,
            "building-2",
            self.tr("Start mine"),
            self.tr("One page: your firm, your branches, who decides, and above which amount you want to be asked."),
        )
        self.join = Choice(
            theme,
            "laptop",
            self.tr("Join with a code"),
            self.tr("Somebody at your firm uses it already and gave you a code for this laptop."),
        )
        for way, wish in (
            (self.sample, self.sample_requested),
            (self.start, self.start_requested),
            (self.join, self.join_requested),
        ):
            way.clicked.connect(wish)
            self._ways.addWidget(way, 1)
        box.addLayout(self._ways)
        box.addSpacing(4 * SPACE)
        self._title = label(self.tr("On this computer"), "heading")
        box.addWidget(self._title)
        self._list = QFrame()
        self._list.setProperty("look", "card")
        self._rows = column(self._list, margin=2, gap=0)
        box.addWidget(self._list)
        others = row(gap=2)
        self.restore = button(self.tr("Restore a backup…"))
        wear_icon(self.restore, theme, "history", "muted")
        self.restore.clicked.connect(self.restore_requested)
        self.folder = button(self.tr("Open another folder…"))
        wear_icon(self.folder, theme, "folder-open", "muted")
        self.folder.clicked.connect(self.folder_requested)
        others.addWidget(self.restore)
        others.addWidget(self.folder)
        others.addStretch(1)
        box.addLayout(others)
        box.addStretch(1)
        theme.looks_changed.connect(self._arrange)

    def show_homes(self, homes: tuple[KnownHome, ...]) -> None:
        """Show the offices on this computer."""
        clear(self._rows)
        self._title.setVisible(bool(homes))
        self._list.setVisible(bool(homes))
        for number, home in enumerate(homes):
            if number:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(home))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        narrow = self.width() < _SIDE_BY_SIDE * self.fontMetrics().averageCharWidth()
        self._ways.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _row(self, home: KnownHome) -> QWidget:
        line = QWidget()
        box = row(line, margin=1, gap=2)
        icon_name, name, pill = {
            "office": ("building-2", home.name, ""),
            "sample": ("store", self.tr("The sample firm"), self.tr("Sample")),
            "waiting": ("clock", self.tr("Waits to be let in"), self.tr("Joining")),
        }[home.kind]
        opening = button(name or Path(home.path).name, "nav", description=home.path)
        opening.setAccessibleName(self.tr("Open %who").replace("%who", name or home.path))
        wear_icon(opening, self._theme, icon_name, "muted")
        opening.clicked.connect(partial(self.home_requested.emit, home))
        box.addWidget(opening, 1)
        if pill:
            box.addWidget(label(pill, "pill-warn"))
        if home.kind == "office":
            away = IconButton(self._theme, "x", self.tr("Do not list %who here").replace("%who", name))
            away.clicked.connect(partial(self.forget_requested.emit, Path(home.path)))
        else:
            away = IconButton(self._theme, "trash-2", self.tr("Remove it from this computer"))
            away.clicked.connect(partial(self.remove_requested.emit, home))
        box.addWidget(away)
        return line

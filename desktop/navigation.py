"""The list of pages at the window's side: where one is, how much waits, and who acts."""

from dataclasses import dataclass

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from desktop.marked import QT_TRANSLATE_NOOP
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.icon_button import icon_side, wear_icon
from desktop.widgets.plain import button, column, label, plain_tip


@dataclass(frozen=True, slots=True)
class Place:
    """A page as the side list shows it."""

    page: str
    text: str
    icon: str
    group: int
    """Places of one group stand together."""


PLACES: tuple[Place, ...] = (
    Place("inbox", QT_TRANSLATE_NOOP("Navigation", "Inbox"), "inbox", 0),
    Place("requests", QT_TRANSLATE_NOOP("Navigation", "Requests"), "files", 0),
    Place("log", QT_TRANSLATE_NOOP("Navigation", "Decision log"), "shield-check", 0),
    Place("figures", QT_TRANSLATE_NOOP("Navigation", "Figures"), "gauge", 0),
    Place("records", QT_TRANSLATE_NOOP("Navigation", "Suppliers and customers"), "store", 1),
    Place("people", QT_TRANSLATE_NOOP("Navigation", "People and units"), "users", 1),
    Place("rules", QT_TRANSLATE_NOOP("Navigation", "Rules"), "scale", 1),
    Place("automations", QT_TRANSLATE_NOOP("Navigation", "Automations"), "calendar-clock", 1),
    Place("folder", QT_TRANSLATE_NOOP("Navigation", "Folder and laptops"), "folder-sync", 2),
    Place("settings", QT_TRANSLATE_NOOP("Navigation", "Settings"), "settings", 2),
    Place("help", QT_TRANSLATE_NOOP("Navigation", "Help"), "circle-help", 2),
)
_FOLDS = 46
"""In less than so many times the size of type, words at the side would leave too little for the page."""
_NO_FOCUS, _NEVER = 0, 1
"""Of ``Qt.FocusPolicy`` and ``Qt.ScrollBarPolicy``: naming ``Qt`` before the first painting takes long."""


class Navigation(QFrame):
    """The side list."""

    page_requested = Signal(str)
    """A page's name."""
    new_request_requested = Signal()
    palette_requested = Signal()
    person_requested = Signal()
    """Wish to act as somebody else."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("look", "sidebar")
        session.theme.dress(self)
        self.setAccessibleName(self.tr("Pages"))
        self._office = label("", "strong", wrap=True)
        self._find = button("")
        wear_icon(self._find, session.theme, "search", "muted")
        self._find.clicked.connect(self.palette_requested)
        self._new = button("", "primary")
        wear_icon(self._new, session.theme, "plus", "on_accent")
        self._new.clicked.connect(self.new_request_requested)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        self._is_folded = False
        self._words: dict[QPushButton, str] = {}
        self._counts: dict[str, QLabel] = {}
        self._person = button("", "nav")
        wear_icon(self._person, session.theme, "user", "muted")
        self._person.clicked.connect(self.person_requested)
        self._folder = button("", "nav")
        wear_icon(self._folder, session.theme, "cloud", "muted")
        self._folder.setObjectName("folder-state")
        self._folder.clicked.connect(self._folder_wanted)
        self._lay_out()
        self._speak()
        session.overview_changed.connect(self._show)
        session.person_changed.connect(self._show)
        session.theme.looks_changed.connect(self.widen)
        self._show()
        self.widen()

    @Slot()
    def widen(self) -> None:
        """Be as wide as the longest words here, with room for a count beside them; folded, as an icon."""
        if self._is_folded:
            self.setFixedWidth(icon_side(self._session.theme, 1.3) + round(self._session.theme.base_pt * 1.4) + 44)
            return
        room = self._session.theme.base_pt * 4
        every = (*self._buttons.values(), self._folder, self._person)
        widest = max(one.sizeHint().width() + _bolder(one) for one in every)
        self.setFixedWidth(round(max(self._session.theme.base_pt * 20, widest + room)))

    def fit(self, width: int) -> None:
        """The window is so wide: where the words would take too much of it, icons stand for them."""
        folded = width < self._session.theme.base_pt * 96 / 72 * _FOLDS
        if folded == self._is_folded:
            return
        self._is_folded = folded
        self._office.setVisible(not folded)
        for count in self._counts.values():
            self._place_count(count)
        for one, words in self._words.items():
            self._say(one, words)
        self._show()  # names with counts in them
        self.widen()

    def _say(self, one: QPushButton, words: str) -> None:
        """Words stand in the button, or in its tip while the list is folded; by name it always has them."""
        self._words[one] = words
        one.setText("" if self._is_folded else words.replace("&", "&&"))
        one.setToolTip(plain_tip(words) if self._is_folded else "")
        one.setAccessibleName(words)

    def mark(self, page: str) -> None:
        """Show which page is open."""
        chosen = self._buttons.get(page)
        if chosen is not None:
            chosen.setChecked(True)
            self._area.ensureWidgetVisible(chosen)
            return
        self._group.setExclusive(False)
        for one in self._buttons.values():
            one.setChecked(False)
        self._group.setExclusive(True)

    def _lay_out(self) -> None:
        box = column(self, margin=3, gap=1)
        box.addWidget(self._office)
        box.addSpacing(SPACE)
        box.addWidget(self._find)
        box.addWidget(self._new)
        box.addSpacing(2 * SPACE)
        inside, group = QWidget(), 0
        places = column(inside, gap=1)
        for place in PLACES:
            if place.group != group:
                places.addSpacing(4 * SPACE)
                group = place.group
            places.addWidget(self._button(place))
        places.addStretch(1)
        self._area = area = QScrollArea()  # large letters in a low window: rows are reached, not squeezed
        area.setWidgetResizable(True)
        area.setProperty("focusPolicy", _NO_FOCUS)
        area.setProperty("horizontalScrollBarPolicy", _NEVER)
        area.setWidget(inside)
        box.addWidget(area, 1)
        box.addWidget(self._folder)
        box.addWidget(self._person)

    def _button(self, place: Place) -> QPushButton:
        found = button("", "nav")
        found.setCheckable(True)
        found.setObjectName(place.page)
        wear_icon(found, self._session.theme, place.icon, "muted")
        found.clicked.connect(self._pressed)
        self._group.addButton(found)
        self._buttons[place.page] = found
        return found

    def _speak(self) -> None:
        for place in PLACES:
            self._say(self._buttons[place.page], QCoreApplication.translate("Navigation", place.text))
        self._say(self._find, self.tr("Find anything"))
        self._say(self._new, self.tr("New request"))

    @Slot()
    def _pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self.page_requested.emit(pressed.objectName())

    @Slot()
    def _folder_wanted(self) -> None:
        self.page_requested.emit("folder")

    @Slot()
    def _show(self) -> None:
        known = self._session.overview
        self.setEnabled(known is not None)
        self._office.setText(known.name if known is not None else "Countersign")
        waiting = 0 if known is None else known.waiting.get(self._session.person, 0)
        self._show_count("inbox", waiting)
        self._say(self._person, self._session.name(self._session.person))
        self._person.setVisible(bool(self._session.person))
        self._person.setAccessibleName(
            self.tr("You act as %s. Act as somebody else.").replace("%s", self._session.name(self._session.person))
        )
        self._folder.setVisible(known is not None)
        if known is not None:
            if known.alarms or known.trouble is not None or known.ended is not None:
                self._say(self._folder, self.tr("Needs a look"))
            elif known.folder is not None:
                self._say(self._folder, self.tr("Shared folder"))
            else:
                self._say(self._folder, self.tr("This laptop only"))

    def _place_count(self, count: QLabel) -> None:
        """Beside the words; folded, at the upper edge, so that the icon is seen."""
        ways = QtCore.Qt.AlignmentFlag
        wearer = count.parentWidget()
        line = None if wearer is None else wearer.layout()
        assert line is not None
        line.setContentsMargins(0, 0, 0 if self._is_folded else 2 * SPACE, 0)
        line.setAlignment(count, ways.AlignTop if self._is_folded else ways.AlignVCenter)

    def _show_count(self, page: str, number: int) -> None:
        found = self._buttons[page]
        if number and page not in self._counts:
            self._counts[page] = _count_on(found)
            self._place_count(self._counts[page])
        place = next(one for one in PLACES if one.page == page)
        name = QCoreApplication.translate("Navigation", place.text)
        found.setAccessibleName(self.tr("%1, %n waiting", "", number).replace("%1", name) if number else name)
        count = self._counts.get(page)
        if count is not None:
            count.setText(str(number) if number < 1000 else "999+")
            count.setVisible(number > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed something, such as the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self._show()
            self.widen()
        super().changeEvent(event)


def _bolder(one: QPushButton) -> int:
    """How much wider its words are while it is the chosen one."""
    bold = QFont(one.font())
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold).horizontalAdvance(one.text()) - one.fontMetrics().horizontalAdvance(one.text())


def _count_on(wearer: QPushButton) -> QLabel:
    """A number at the end of a button."""
    count = label("", "pill-accent")
    count.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    inner = QHBoxLayout(wearer)
    inner.setContentsMargins(0, 0, 2 * SPACE, 0)
    inner.addStretch(1)
    inner.addWidget(count, 0, QtCore.Qt.AlignmentFlag.AlignVCenter)
    return count

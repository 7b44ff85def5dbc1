"""The strip of the sample firm: nothing here is real, who you are now, and what to try next."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QSizePolicy, QWidget

from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.icon_button import Icon, IconButton, wear_icon
from desktop.widgets.plain import button, column, label, plain_tip, row

if TYPE_CHECKING:
    from desktop.actions import Actions
    from desktop.widgets.tamper_dialog import TamperDialog
    from workflows.changes import Changes

_SIGNED, _TAMPERING, _LAST = 2, 3, 4
_NARROW, _VERY_NARROW = 105, 60
"""In widths of a letter."""


class PersonStrip(QFrame):
    """Shown in the sample firm alone. The tour goes on by itself when somebody did what it says, or by its button."""

    page_requested = Signal(str)
    """Wish to see a page."""
    leave_requested = Signal()
    start_requested = Signal()
    """Wish to leave the sample firm and to start an own one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._step = 0
        self._sees_log = False
        self._requests = self._own_waiting = -1
        self._dialog: TamperDialog | None = None
        self.setProperty("look", "strip-sample")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("The sample firm"))
        self.person = QComboBox()
        self.person.setAccessibleName(self.tr("Who you are now"))
        self.person.view().setAccessibleName(self.tr("Who you are now"))
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.person.activated.connect(self._person_chosen)
        self.back = IconButton(session.theme, "chevron-left", self.tr("Be the person before"))
        self.next = IconButton(session.theme, "chevron-right", self.tr("Be the next person"))
        self.back.clicked.connect(partial(self._step_person, -1))
        self.next.clicked.connect(partial(self._step_person, 1))
        self.tour = label("", "", wrap=True)
        self.do = button("", "primary")
        self.do.clicked.connect(self._do)
        self.tamper = button(self.tr("Try to tamper"))
        wear_icon(self.tamper, session.theme, "shield-alert", "text")
        self.tamper.clicked.connect(self.try_to_tamper)
        self.leave = button(self.tr("Leave"), "quiet", name=self.tr("Leave the sample firm"))
        wear_icon(self.leave, session.theme, "log-out", "muted")
        self.leave.clicked.connect(self.leave_requested)
        self._lay_out()
        session.overview_changed.connect(self._show)
        session.person_changed.connect(self._show)
        session.bridge.changed.connect(self._look_on)
        self.hide()

    def bind_actions(self, actions: "Actions") -> None:
        """Give the strip its keys."""
        actions.bind("next-person", self, self.next.click)
        actions.bind("previous-person", self, self.back.click)
        actions.bind("tamper", self, self.try_to_tamper)

    @Slot(bool)
    def show_for(self, is_sample: bool) -> None:
        """Stand there, or not."""
        if is_sample and self.isHidden():
            self._step, self._requests, self._own_waiting, self._sees_log = 0, -1, -1, False
        self.setVisible(is_sample)
        self._show()

    @Slot()
    def try_to_tamper(self) -> None:
        """Alter a past decision in a copy, and show what is found."""
        from desktop.widgets.tamper_dialog import TamperDialog  # noqa: PLC0415 -- when it is first needed

        self._dialog = TamperDialog(self._session, self.window())
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.tampered.connect(self._tampered)
        self._dialog.open()

    # ------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        box = column(self, margin=2, gap=1)
        top = row(gap=2)
        top.addWidget(Icon(self._session.theme, "store", "warn"))
        top.addWidget(label(self.tr("Sample firm"), "strong"))
        self._pill = pill = label(self.tr("Nothing here is real"), "pill-warn")
        top.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        self._you = label(self.tr("You are"), "muted")
        top.addWidget(self._you)
        top.addWidget(self.back)
        top.addWidget(self.person)
        top.addWidget(self.next)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(2 * SPACE)
        self._line.addWidget(self.tour, 1)
        deeds = row(gap=2)
        deeds.addWidget(self.do)
        deeds.addWidget(self.tamper)
        deeds.addWidget(self.leave)
        self._line.addLayout(deeds)
        box.addLayout(top)
        box.addLayout(self._line)

    @Slot()
    def _show(self) -> None:
        known = self._session.overview
        if known is None or self.isHidden():
            return
        roles = {one.id: one for one in known.people}
        shown = [(one, self._titled(one, roles)) for one in known.acting]
        if [(self.person.itemData(at), self.person.itemText(at)) for at in range(self.person.count())] != shown:
            self.person.clear()
            for one, text in shown:
                self.person.addItem(text, one)
        self.person.setCurrentIndex(self.person.findData(self._session.person))
        self._advance()
        texts = self._texts()
        self.tour.setText(texts[self._step][0])
        self.do.setText(texts[self._step][1])
        self.do.setAccessibleDescription(texts[self._step][0])
        self.do.setToolTip(plain_tip(texts[self._step][0]))
        self._fit()

    def _titled(self, person: str, people: "Mapping[str, object]") -> str:
        from desktop.wording.beginning import role  # noqa: PLC0415 -- after the first painting

        line = people.get(person)
        held = [self.tr("owner")] if getattr(line, "owner", False) else []
        held += [role(one).lower() for one in getattr(line, "roles", ()) if one != "owner"]
        name = self._session.name(person)
        return f"{name}, {', '.join(held)}" if held else name

    def _texts(self) -> list[tuple[str, str]]:
        """For each step what to do in one sentence, and the words of its button."""
        owner, clerk = self._session.name(self._owner()), self._session.name(self._clerk())
        return [
            (
                self.tr("1 of 4. Ask as %who, a clerk, and watch who must decide as the amount changes.").replace(
                    "%who", clerk
                ),
                self.tr("Ask as %who").replace("%who", clerk.split(" ")[0]),
            ),
            (
                self.tr("2 of 4. Decide as %who, the owner: one key, A, approves what is open.").replace("%who", owner),
                self.tr("Decide as %who").replace("%who", owner.split(" ")[0]),
            ),
            (
                self.tr("3 of 4. See the signature: your decision stands in the log. Verify it with V."),
                self.tr("Next") if self._sees_log else self.tr("Open the decision log"),
            ),
            (
                self.tr("4 of 4. Try to tamper: one bit of a past decision is altered in a copy. Will it be found?"),
                self.tr("Try to tamper"),
            ),
            (
                self.tr("That is all there is to it. Start your own firm: it takes one page."),
                self.tr("Leave and start"),
            ),
        ]

    @Slot()
    def _do(self) -> None:
        step = self._step
        if step == 0:
            self._session.act_as(self._clerk())
            self.page_requested.emit("new_request")
        elif step == 1:
            self._session.act_as(self._owner())
            self.page_requested.emit("inbox")
        elif step == _SIGNED and not self._sees_log:
            self._sees_log = True
            self.page_requested.emit("log")
        elif step == _SIGNED:
            self._step = _TAMPERING
        elif step == _TAMPERING:
            self.try_to_tamper()
        else:
            self.start_requested.emit()
        self._show()

    @Slot()
    def _tampered(self) -> None:
        """It was tried: where the tour asked for it the tour is done, and at any other time it goes on where it was."""
        if self._step == _TAMPERING:
            self._step = _LAST
        self._show()

    @Slot(object)
    def _look_on(self, _changes: "Changes") -> None:
        """An act was done: who did it is who is shown now."""
        if not self.isHidden() and self._step == 1 and self._session.person == self._owner():
            self._step = 2

    def _advance(self) -> None:
        """A request more than before: somebody asked."""
        known = self._session.overview
        assert known is not None
        requests = sum(known.statuses.values())
        if self._step == 0 and 0 <= self._requests < requests:
            self._step = 1
        elif self._step == 0 and self._requests >= 0 and self._decided():
            self._step = 2
        self._requests = requests
        self._own_waiting = known.waiting.get(self._owner(), 0)

    def _decided(self) -> bool:
        """Whether the owner has fewer tasks than before, and is who is shown: they did not wait for the tour."""
        known = self._session.overview
        assert known is not None
        is_owner = self._session.person == self._owner()
        return is_owner and known.waiting.get(self._owner(), 0) < self._own_waiting

    def _owner(self) -> str:
        known = self._session.overview
        return next((one.id for one in known.people if one.owner), "") if known is not None else ""

    def _clerk(self) -> str:
        known = self._session.overview
        found = [] if known is None else [one.id for one in known.people if "clerk" in one.roles]
        return self._session.person if self._session.person in found else next(iter(found), "")

    @Slot(int)
    def _person_chosen(self, index: int) -> None:
        self._session.act_as(str(self.person.itemData(index)))

    def _step_person(self, step: int) -> None:
        if self.person.count():
            self._session.act_as(str(self.person.itemData((self.person.currentIndex() + step) % self.person.count())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower: where there is little room, the tour stands above its buttons."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        narrow = letters < _NARROW
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._pill.setHidden(narrow)
        self._you.setHidden(narrow)
        self.tamper.setVisible(self._step != _TAMPERING and letters >= _VERY_NARROW)
        box = self.layout()
        if box is not None:
            self.setMinimumHeight(box.totalHeightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed something, such as the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.tamper.setText(self.tr("Try to tamper"))
            self.leave.setText(self.tr("Leave"))
            self._show()
        super().changeEvent(event)

"""The buttons below the card. What is not permitted is grey, and says why; nothing is pressed by Enter alone."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from desktop import numbers
from desktop.pages.inbox.looking import CardState
from desktop.pages.inbox.permits import Verb, wish_code
from desktop.pages.inbox.view_model import InboxView
from desktop.theme import Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, column, label, plain_tip
from desktop.wording.standing import verdict_wish

_KEYS: dict[Verb, str] = {
    "approve": "A",
    "reject": "R",
    "ask-changes": "C",
    "hand-on": "H",
    "comment": "M",
}
_LOOKS: dict[Verb, tuple[str, str, str]] = {
    "approve": ("good", "check", "surface"),
    "reject": ("bad", "x", "bad"),
    "ask-changes": ("", "corner-up-left", "text"),
    "hand-on": ("", "forward", "text"),
}


class ActBar(QWidget):
    """What can be done with the card, or with what is chosen."""

    open_requested = Signal()
    """Wish to open the whole request."""

    def __init__(self, theme: Theme, view: InboxView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.buttons: dict[Verb, QPushButton] = {}
        box = column(self, gap=2)
        self._why = label("", "muted", wrap=True)
        box.addWidget(self._why)
        line = Flowing(gap=2)
        box.addLayout(line)
        slots = {
            "approve": view.approve,
            "reject": view.reject,
            "ask-changes": view.ask_changes,
            "hand-on": view.hand_on,
        }
        for verb, (look, icon_name, colour) in _LOOKS.items():
            made = button(f" {verdict_wish(verb)}   {_KEYS[verb]}", look, name=verdict_wish(verb))
            wear_icon(made, theme, icon_name, colour, 1.1)
            made.clicked.connect(slots[verb])
            line.addWidget(made)
            self.buttons[verb] = made
        self._more = QToolButton()
        self._more.setProperty("look", "button")
        self._more.setAccessibleName(self.tr("More that can be done"))
        self._more.setToolTip(plain_tip(self.tr("More that can be done")))
        wear_icon(self._more, theme, "ellipsis", "text", 1.1)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("More that can be done"))
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        line.addWidget(self._more)
        view.chosen_changed.connect(self.follow)
        view.stages_changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Say what can be done now."""
        view = self._view
        shown = view.card_state is CardState.SHOWN or bool(view.chosen)
        reasons = []
        doable = view.permit("approve").doable
        decides = doable is None or doable.kind not in {"form", "todo", "changes"} or bool(view.chosen)
        for verb, made in self.buttons.items():
            found = view.permit(verb)
            many = f" {numbers.count(len(view.chosen))}" if len(view.chosen) > 1 else ""
            said = verdict_wish(verb if view.chosen else wish_code(verb, doable))
            text = f" {said}{many}   {_KEYS[verb]}"
            if made.text() != text:
                made.setText(text)
                made.setAccessibleName(f"{said}{many}")
            made.setVisible(shown and decides)
            made.setEnabled(found.allowed)
            made.setToolTip(plain_tip(found.why_not))
            made.setAccessibleDescription(found.why_not)
            if found.why_not and verb in {"approve", "reject"} and found.why_not not in reasons:
                reasons.append(found.why_not)
        self._more.setVisible(view.card_state is CardState.SHOWN)
        if doable is not None and doable.rung == "ask-first" and not view.chosen:
            reasons.insert(0, self.tr("You are asked for your opinion; then somebody who may decide is asked."))
        text = " ".join(reasons) if shown and decides else ""
        self._why.setText(text)
        self._why.setVisible(bool(text))

    @Slot()
    def _fill_menu(self) -> None:
        view = self._view
        self._menu.clear()
        rest: tuple[tuple[Verb, Callable[[], None]], ...] = (
            ("abstain", view.abstain),
            ("comment", view.comment),
            ("withdraw", view.withdraw),
        )
        for verb, slot in rest:
            found = view.permit(verb)
            action = self._menu.addAction(verdict_wish(verb))
            action.setEnabled(found.allowed)
            if found.why_not:
                action.setText(f"{verdict_wish(verb)} – {found.why_not}".replace("&", "&&"))
            action.triggered.connect(slot)
        self._menu.addSeparator()
        whole = self._menu.addAction(self.tr("Open the whole request"))
        whole.triggered.connect(self.open_requested)

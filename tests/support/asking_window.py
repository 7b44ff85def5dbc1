"""A window at the page where people ask, and what they do there."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.new_request.page import NewRequestPage

GIFTS = """
workflows:
  - id: gift
    name: Gift
    sentence: Somebody wants to give something away.
    title: "{what}"
    amount: price
    fields:
      - {id: what, type: text, label: What, required: true}
      - {id: price, type: money, label: Price, required: true}
      - {id: abroad, type: yes-no, label: Goes abroad}
      - {id: country, type: text, label: Which country, required: true, when: {abroad: "yes"}}
      - {id: born, type: date, label: Born, personal: true}
    steps:
      - {kind: rule, id: route, name: Route, table: bands}
      - {kind: approval, id: approve, name: Approve, by_rule: route}
"""
"""Every field is asked at the beginning, one of them only under a condition."""


class Asking:
    """A window at the page, and what people do there."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self.qtbot = qtbot
        self.desktop = desktop

    @property
    def page(self) -> NewRequestPage:
        found = self.desktop.window.page("new_request")
        assert isinstance(found, NewRequestPage)
        return found

    def go(self, person: str = "", kind: str = "") -> None:
        """Open the page as somebody, with the form of a kind."""
        if person:
            self.desktop.session.act_as(person)
        window = self.desktop.window
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        window.open_page("new_request", f"workflow:{kind}" if kind else "")
        self.qtbot.waitUntil(lambda: self.page.model.stage == "form" or not kind)
        if kind:
            self.settle()

    def settle(self) -> None:
        """Wait until the line has answered."""
        model = self.page.model
        self.qtbot.waitUntil(lambda: model.preview is not None and not model.foretelling.is_waiting)

    def type(self, field: str, text: str) -> None:
        """Go to a field and type."""
        entry = self.page.form.editor(field).entry
        entry.setFocus()
        select = getattr(entry, "selectAll", None)
        if select is not None:
            select()
        QTest.keyClicks(entry, text)

    def until(self, *words: str) -> None:
        """Wait until the line says all these."""
        self.qtbot.waitUntil(lambda: all(word in self.page.bar.text for word in words))

    def kept(self) -> None:
        """Wait until a draft is kept."""
        drafting = self.page.model.drafting
        drafting.keep_now()
        self.qtbot.waitUntil(lambda: not drafting.is_waiting and bool(drafting.drafts))

    def focused(self) -> QWidget:
        """What has the keyboard."""
        found = self.desktop.window.focusWidget()
        assert found is not None
        return found

"""Settings: whether there is a newer version. The program shows what it heard, and never replaces itself."""

import textwrap
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QWidget

from desktop import numbers
from desktop.session import Session
from desktop.update_check import UpdateCheck
from desktop.widgets.flowing import Flowing
from desktop.widgets.plain import button, clear, column, label, set_look
from desktop.widgets.wrapped_tick import wrapped_tick
from desktop.wording import newer_versions

if TYPE_CHECKING:
    from workflows.office.updates.hearing import Heard


class UpdatesCard(QFrame):
    """What was heard, a tick for once a week, and a button for now."""

    failed = Signal(object)
    """``CountersignError``."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = UpdateCheck(session.bridge, self)
        self._session = session
        self._page = ""
        self._can_ask = True
        self.setProperty("look", "card")
        self._box = column(self, margin=4, gap=2)
        self._build()
        self.check.heard.connect(self._show)
        self.check.failed.connect(self.failed)
        self.check.busy_changed.connect(self._show_busy)

    def refresh(self) -> None:
        """Show what was heard; asks nobody outside."""
        has_office = self._session.bridge.home is not None
        self.weekly.setEnabled(has_office and (self._can_ask or self.weekly.isChecked()))
        self.now.setEnabled(has_office)
        if has_office:
            self.check.show()

    def _build(self) -> None:
        self._box.addWidget(label(self.tr("Newer versions"), "heading"))
        self.state = label("", wrap=True)
        self._box.addWidget(self.state)
        self.news = QWidget()
        self._news = column(self.news, gap=2)
        self._box.addWidget(self.news)
        self.news.hide()
        self.came = label("", "muted", wrap=True)
        self._box.addWidget(self.came)
        self.weekly, tick = wrapped_tick(self.tr("Ask once a week whether there is a newer version"))
        self.weekly.toggled.connect(self.check.consent)
        self._box.addLayout(tick)
        self.where = label("", "muted", wrap=True)
        self._box.addWidget(self.where)
        self.now = button(self.tr("Ask now"))
        self.now.clicked.connect(self._ask_now)
        self.open_page = button(self.tr("Open the download page"), "primary")
        self.open_page.clicked.connect(self._open_page)
        self.open_page.hide()
        line = Flowing(gap=2)
        line.addWidget(self.open_page)
        line.addWidget(self.now)
        self._box.addLayout(line)

    @Slot(object)
    def _show(self, told: "Heard") -> None:
        blocked = QSignalBlocker(self.weekly)
        self.weekly.setChecked(told.weekly)
        blocked.unblock()
        self._can_ask = newer_versions.can_ask(told)
        self.weekly.setEnabled(self._can_ask or told.weekly)  # a consent can be taken back at any time
        self._page = told.page
        self.open_page.setVisible(bool(told.page) and told.notice is not None)
        self.state.setText(newer_versions.state(told))
        set_look(self.state, "" if told.notice is None else "strong")
        self.came.setText("\n".join(newer_versions.came(one) for one in told.came))
        self.came.setVisible(bool(told.came))
        self.where.setText(newer_versions.asked(told))
        self._show_news(told)

    def _show_news(self, told: "Heard") -> None:
        clear(self._news)
        self.news.setVisible(told.notice is not None)
        if told.notice is None:
            return
        spoken = self._session.language.spoken if self._session.language is not None else "en"
        words = told.notice.words.get(spoken) or told.notice.words["en"]
        self._news.addWidget(label(words, wrap=True, selectable=True))
        if not told.can_follow:
            text = self.tr("It takes offices over from version %1 on. Go there first, by way of a version in between.")
            self._news.addWidget(label(text.replace("%1", told.notice.least), "warn", wrap=True))
        for file in told.files_here:
            self._add_file(file.name, file.size, file.sha256)

    def _add_file(self, name: str, size: int, sha256: str) -> None:
        self._news.addWidget(label(f"{name} · {numbers.count(size)} B", wrap=True, selectable=True))
        self._news.addWidget(label(self.tr("SHA-256, to compare with the file that you got:"), "muted", wrap=True))
        digits = label("\n".join(textwrap.wrap(sha256, 32)), selectable=True)
        digits.setAccessibleName(f"SHA-256 {sha256}")
        self._news.addWidget(digits)

    @Slot()
    def _ask_now(self) -> None:
        if self._can_ask:
            self.check.ask_now()
        else:
            self.came.setText(newer_versions.nothing_to_ask())
            self.came.show()

    @Slot()
    def _open_page(self) -> None:
        """The address is the program's own, never one out of a notice."""
        url = QUrl(self._page, QUrl.ParsingMode.StrictMode)
        if url.isValid() and url.scheme() == "https":
            QDesktopServices.openUrl(url)

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:
        # The button stays enabled: another one would get the focus. A second press while it asks does nothing.
        self.now.setText(self.tr("Asking…") if busy else self.tr("Ask now"))

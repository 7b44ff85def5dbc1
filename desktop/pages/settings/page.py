"""The page “settings”."""

from desktop.page import Page
from desktop.session import Session
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.plain import column


class SettingsPage(Page):
    """Nothing stands here yet."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        column(self).addWidget(EmptyState(session.theme, "sparkles", "settings", "Nothing stands here yet."))

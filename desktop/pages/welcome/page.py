"""The page “welcome”."""

from desktop.page import Page
from desktop.session import Session
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.plain import column


class WelcomePage(Page):
    """Nothing stands here yet."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        column(self).addWidget(EmptyState(session.theme, "sparkles", "welcome", "Nothing stands here yet."))

"""The page “inbox”."""

from desktop.page import Page
from desktop.session import Session
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.plain import column


class InboxPage(Page):
    """Nothing stands here yet."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        column(self).addWidget(EmptyState(session.theme, "sparkles", "inbox", "Nothing stands here yet."))

"""The page “new_request”."""

from desktop.page import Page
from desktop.session import Session
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.plain import column


class NewRequestPage(Page):
    """Nothing stands here yet."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        column(self).addWidget(EmptyState(session.theme, "sparkles", "new_request", "Nothing stands here yet."))

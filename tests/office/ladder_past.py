"""Pasts for the ladder: many decisions over many weeks, in a real office with a moving clock."""

from datetime import datetime, timedelta

from tests.support.old_office import Past
from tests.support.tried_office import decided, spent
from workflows.office.office import Office

FIRST = datetime.fromisoformat("2026-06-01T09:00:00+00:00")


class Weeks:
    """One decision after the other, a day and a bit apart."""

    def __init__(self, office: Office, past: Past, step: timedelta = timedelta(days=1, hours=1)) -> None:
        self._office, self._past, self._step, self._at = office, past, step, FIRST

    def go_on(self, by: timedelta | None = None) -> None:
        """Let time go by."""
        self._at += by or self._step
        self._past.go(self._at.isoformat())

    def asked(
        self, euros: int, *said: tuple[str, str], unit: str = "north", workflow: str = "spending", minutes: int = 30
    ) -> str:
        """Something asked for, and what people said about it one after the other; its request."""
        self.go_on()
        request = spent(self._office, euros, unit, workflow)
        for person, verdict in said:
            self.go_on(timedelta(minutes=minutes))
            decided(self._office, request, person, verdict)
        return request

"""Signing in at a service before the office is touched: the person may take minutes in the browser, and acts go on."""

from collections.abc import Callable

from workflows.sync.places import sign_in_where_needed


def sign_in_first(place: str, open_browser: Callable[[str], bool]) -> dict[str, str]:
    """Let the person sign in where the place needs an account; the secrets to be kept then, by name.

    Needs no office, and keeps nothing itself. Blocks until the person has signed in or some minutes have passed.
    Raises InvalidInput ``bad-folder``, ``no-client-id``; Trouble ``sign-in-late``, ``sign-in-failed``; FolderTrouble.
    """
    kept = _InMemory()
    sign_in_where_needed(place, kept, open_browser)
    return kept.values


class _InMemory:
    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        return self.values.get(name)

    def write(self, name: str, value: str) -> None:
        self.values[name] = value

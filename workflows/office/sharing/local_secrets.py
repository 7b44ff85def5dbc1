"""Small secrets of the folder's account, encrypted with the device's own key in the local database.

A keyring holds one key of 32 bytes; on some systems it could not hold the long tokens that providers issue.
"""

from typing import Protocol

from workflows.keys import DeviceKeys
from workflows.store.store import Store

SECRET = "secret/"  # noqa: S105 -- a prefix of names


class Home(Protocol):
    """Whose database and key it is: an office, or a laptop that waits to be let into one."""

    store: Store
    keys: DeviceKeys


class LocalSecrets:
    """See ``sync.places``: secrets by name, each readable only with this device's key."""

    def __init__(self, office: Home) -> None:
        self._office = office

    def read(self, name: str) -> str | None:
        """The secret; None where there is none."""
        kept = self._office.store.facts.get(SECRET + name)
        return None if kept is None else self._office.keys.unwrap(kept).decode()

    def write(self, name: str, value: str) -> None:
        """Keep a secret from now on."""
        with self._office.store.database.transaction():
            self._office.store.facts.put(SECRET + name, self._office.keys.wrap(value.encode()))

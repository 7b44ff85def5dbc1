"""Small secrets of the folder's account, encrypted with the device's own key in the local database.

A keyring holds one key of 32 bytes; on some systems it could not hold the long tokens that providers issue.
"""

from typing import Generic, Protocol, TypeVar

import msgspec

from workflows.keys import DeviceKeys
from workflows.store.store import Store

SECRET = "secret/"  # noqa: S105 -- a prefix of names

ValueT = TypeVar("ValueT", bound=msgspec.Struct)


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


class SecretValues(Generic[ValueT]):
    """Values of one type that hold secrets, such as accounts, each under its name on this laptop."""

    def __init__(self, office: Home, prefix: str, type_: type[ValueT]) -> None:
        self._office, self._prefix, self._type = office, prefix, type_

    def read(self, name: str) -> ValueT | None:
        """The value; None where there is none, or one of a newer program."""
        kept = LocalSecrets(self._office).read(self._prefix + name)
        if not kept:
            return None
        try:
            return msgspec.json.decode(kept, type=self._type)
        except msgspec.MsgspecError:
            return None

    def write(self, name: str, value: ValueT) -> None:
        """Keep a value, in the place of the one before."""
        LocalSecrets(self._office).write(self._prefix + name, msgspec.json.encode(value).decode())

    def forget(self, name: str) -> None:
        """Keep it no longer; one that is not there is no error."""
        with self._office.store.database.transaction():
            self._office.store.facts.remove(f"{SECRET}{self._prefix}{name}")

    def names(self) -> tuple[str, ...]:
        """All of them, sorted."""
        prefix = SECRET + self._prefix
        return tuple(sorted(name.removeprefix(prefix) for name in self._office.store.facts.under(prefix)))

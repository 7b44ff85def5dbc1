"""Facts that hold only on this device, such as how far it has published. Never part of the state hash."""

from workflows.errors import Trouble
from workflows.store.database import Database
from workflows.store.statements import Statement
from workflows.store.troubles import damaged

_GET = Statement("SELECT value FROM local_facts WHERE name = ?")
_PUT = Statement(
    "INSERT INTO local_facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
_REMOVE = Statement("DELETE FROM local_facts WHERE name = ?")
_ALL = Statement("SELECT name, value FROM local_facts ORDER BY name")
_UNDER = Statement("SELECT name, value FROM local_facts WHERE name >= ? AND name < ? ORDER BY name")


class LocalFacts:
    """Names and bytes. Writes only inside a transaction of the database.

    Reading raises Trouble ``office-damaged`` for what this program cannot have written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> bytes | None:
        """The fact's value; None where it is not known."""
        found = self._database.one(_GET, (name,))
        return None if found is None else self._known(name, found[0])

    def text(self, name: str) -> str | None:
        """The same for a fact that is a word in ASCII."""
        found = self.get(name)
        try:
            return None if found is None else found.decode("ascii")
        except UnicodeDecodeError as error:
            raise self._strange(name) from error

    def put(self, name: str, value: bytes) -> None:
        """Know a fact from now on."""
        self._database.run(_PUT, (name, value))

    def remove(self, name: str) -> None:
        """Forget a fact; unknown ones are no error."""
        self._database.run(_REMOVE, (name,))

    def every(self) -> dict[str, bytes]:
        """All facts, by name."""
        return {name: self._known(name, value) for name, value in self._database.query(_ALL)}

    def under(self, prefix: str) -> dict[str, bytes]:
        """All facts whose names begin with the prefix, by the rest of the name."""
        found = self._database.query(_UNDER, (prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)))
        return {name[len(prefix) :]: self._known(name, value) for name, value in found}

    def _known(self, name: str, value: object) -> bytes:
        if not isinstance(value, bytes):
            raise self._strange(name)
        return value

    def _strange(self, name: str) -> Trouble:
        return damaged(self._database.path, f"the local fact “{name}” is not one of ours")

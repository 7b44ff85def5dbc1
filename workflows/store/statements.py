"""SQL as values: portable text with ``?`` for each value. Tests prepare every one against a migrated database."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, Generic, TypeVar

import msgspec

RowT = TypeVar("RowT", bound=msgspec.Struct)

Values = tuple[Any, ...]


class Statement:
    """One statement. Compared by identity, so that a database can remember its own wording of it."""

    __slots__ = ("text",)

    known: "list[Statement]" = []  # noqa: RUF012  # a list on purpose: every statement made at import, for the tests

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())
        Statement.known.append(self)


class Composed(Statement):
    """A statement that is put together when it is first wanted, because there are too many to make them all at import.

    It is not among the known ones; the tests of its file prepare it.
    """

    __slots__ = ()

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())


def columns(kind: type[msgspec.Struct], of: str = "") -> str:
    """The row's columns in the order of its fields, each with the table's short name before it where given."""
    return ", ".join(f"{of}.{name}" if of else name for name in kind.__struct_fields__)


def select(kind: type[msgspec.Struct], rest: str, *, of: str = "") -> Statement:
    """A query that answers with the row's columns; ``rest`` starts at FROM."""
    return Statement(f"SELECT {columns(kind, of)} {rest}")


class Relation(Generic[RowT]):
    """One table as it is written: its row type, its key, and the four statements that follow from them."""

    def __init__(self, name: str, kind: type[RowT], key: tuple[str, ...]) -> None:
        self.name = name
        self.kind = kind
        self.key = key
        fields = kind.__struct_fields__
        rest = tuple(field for field in fields if field not in key)
        listed, places = ", ".join(fields), ", ".join("?" * len(fields))
        chosen = " AND ".join(f"{field} = ?" for field in key)
        kept = ", ".join(f"{field} = excluded.{field}" for field in rest)
        setting = ", ".join(f"{field} = ?" for field in rest)
        # S608: names come from our own row types; values travel as ?
        self.insert = Statement(f"INSERT INTO {name} ({listed}) VALUES ({places})")  # noqa: S608
        self.upsert = Statement(f"{self.insert.text} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {kept}")
        self.update = Statement(f"UPDATE {name} SET {setting} WHERE {chosen}")  # noqa: S608
        self.delete = Statement(f"DELETE FROM {name} WHERE {chosen}")  # noqa: S608
        self.clear = Statement(f"DELETE FROM {name}")  # noqa: S608
        self.in_order = select(kind, f"FROM {name} ORDER BY {', '.join(key)}")
        self._update_order = _getter([fields.index(field) for field in (*rest, *key)])
        self._key_order = _getter([fields.index(field) for field in key])

    def values(self, row: RowT) -> Values:
        """What ``insert`` and ``upsert`` ask for."""
        return msgspec.structs.astuple(row)

    def update_values(self, row: RowT) -> Values:
        """What ``update`` asks for: the new values, then the key."""
        return self._update_order(msgspec.structs.astuple(row))

    def key_values(self, row: RowT) -> Values:
        """The row's key; what ``delete`` asks for."""
        return self._key_order(msgspec.structs.astuple(row))


class _getter:  # noqa: N801  # used like itemgetter, which answers a bare value for one index
    __slots__ = ("_one", "_pick")

    def __init__(self, indexes: list[int]) -> None:
        self._one = indexes[0] if len(indexes) == 1 else None
        self._pick = itemgetter(*indexes)

    def __call__(self, values: Values) -> Values:
        if self._one is not None:
            return (values[self._one],)
        picked: Values = self._pick(values)
        return picked


def many(relation: Relation[RowT], rows: Iterable[RowT]) -> list[Values]:
    """The values of several rows, for ``insert``."""
    return [relation.values(row) for row in rows]

"""What an act on the office touched. Whoever shows something asks only “is mine among them?”."""

import msgspec


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """The ids touched by one act. Empty sets mean: nothing changed."""

    requests: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    workflows: frozenset[str] = frozenset()
    office: bool = False
    """Units, roles, authority or the office's own facts changed."""
    records: frozenset[str] = frozenset()
    """Suppliers, customers and employees."""

    def __bool__(self) -> bool:
        return bool(self.requests or self.people or self.tables or self.workflows or self.office or self.records)

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            requests=self.requests | other.requests,
            people=self.people | other.people,
            tables=self.tables | other.tables,
            workflows=self.workflows | other.workflows,
            office=self.office or other.office,
            records=self.records | other.records,
        )

"""What an office that is open knows of its database: enough to tell whether something was written there since."""

import msgspec

from workflows.store.store import Store


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a database that was read."""

    commits: int
    """Moves with every commit of another connection; see ``Database.version``."""
    chain: tuple[tuple[str, int, int, int], ...]
    """What the authority chain is made of: for each log, how many entries and at which places."""
    keys: frozenset[tuple[int, int]]
    """Scopes and epochs of the keys that are held."""

    def reads_alike(self, other: "Known") -> bool:
        """Whether the authority chain and what can be read are the same in both."""
        return self.chain == other.chain and self.keys == other.keys


def known_of(store: Store) -> Known:
    """What is there now. Taken before anything else is read, it is never newer than that."""
    commits = store.database.version()
    keys = frozenset((row.scope, row.epoch) for row in store.entries.scope_keys())
    return Known(commits=commits, chain=store.entries.chain_extent(), keys=keys)

"""Whether the tables of records say what follows from the log: an account that a row calls verified was verified."""

from collections.abc import Iterable

from workflows.domain.events import Act
from workflows.engine.records import fold_merges, fold_record, heads_of_merges
from workflows.office.chain import FORKED, Chain
from workflows.office.reading import Reader
from workflows.office.records.folding import keys_of, row_of
from workflows.store.records import MERGES, RECORD
from workflows.store.rows import EntryRow
from workflows.store.store import Store


def records_as_written(store: Store, reader: Reader, chain: Chain) -> bool:
    """Whether every row, and everything records are found by, follows from the entries. Reads only."""
    names = store.records.names()
    stored = store.records.every()
    if not names and not stored:
        return True
    heads = heads_of_merges(fold_merges(_acts(reader, chain, store.entries.of_request(MERGES)), chain.at, chain))
    folded = (
        fold_record(_acts(reader, chain, store.entries.of_request(RECORD + name)), chain.at, chain) for name in names
    )
    states = [state for state in folded if state is not None]
    rows = tuple(sorted((row_of(state, heads, chain.now) for state in states), key=lambda row: row.id))
    keys = {(state.id, what, text) for state in states for what, text in keys_of(state)}
    return rows == stored and keys == store.records.keys()


def _acts(reader: Reader, chain: Chain, rows: Iterable[EntryRow]) -> list[Act]:
    acts = [one for one in reader.read_all(rows, verified=True) if isinstance(one, Act)]
    return [act for act in acts if chain.cut(act) != FORKED] if chain.trust.forks else acts

"""How rule tables are laid out in readable files: one line for a column, a row's cells and a case."""

from typing import Any

from workflows.readable_writing import OneLine, written
from workflows.rules.plain import table_to_plain
from workflows.rules.tables import RuleTable

Plain = dict[str, Any]


def tables_as_yaml(tables: tuple[RuleTable, ...]) -> str:
    """The tables as a readable file that ``apply`` takes, versions included."""
    return written({"tables": [laid_out(table_to_plain(table)) for table in tables]})


def laid_out(plain: Plain) -> Plain:
    """A plain table (``rules.plain``) as it is written: what says nothing is left out of its rows."""
    lines = {name: [OneLine(part) for part in plain[name]] for name in ("inputs", "cases") if name in plain}
    return plain | lines | {"rows": [_short(row) for row in plain["rows"]]}


def _short(row: Plain) -> Plain:
    row = {name: value for name, value in row.items() if value not in ({}, "")}
    if row["then"].keys() == {"verdict"}:
        row["then"] = row["then"]["verdict"]
    return {name: OneLine(value) if isinstance(value, dict) else value for name, value in row.items()}

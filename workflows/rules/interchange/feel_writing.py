"""Our cells as FEEL's unary tests (OMG DMN 1.3, 10.3.1.2)."""

import re

from workflows.rules.cells import Anything, Cell, Empty, NoneOf, OneOf, Present, Range, UnitAndBelow
from workflows.rules.interchange.feel import KIND_OF
from workflows.rules.values import Input, Value, value_text

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def feel_text(text: str) -> str:
    """A text as a FEEL string."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04X}", quoted) + '"'


def write_cell(cell: Cell, column: Input, below: frozenset[str] = frozenset()) -> str:
    """The cell as a unary test. ``below``: the units under the one that a cell names with all below it.

    ``read_cells`` reads the same cell back, but for a unit with those below it: that becomes a list.
    """
    match cell:
        case Anything():
            return "-"
        case Empty():
            return "null"
        case Present():
            return "not(null)"
        case Range():
            return _write_range(cell, column)
        case OneOf():
            return ",".join(_write_value(value, column) for value in cell.values)
        case NoneOf():
            return f"not({','.join(_write_value(value, column) for value in cell.values)})"
        case UnitAndBelow():
            return ",".join(feel_text(unit) for unit in (cell.unit, *sorted(below - {cell.unit})))


def _write_range(cell: Range, column: Input) -> str:
    low, high = cell.lower, cell.upper
    if low is not None and high is not None:
        ends = f"{_write_value(low.value, column)}..{_write_value(high.value, column)}"
        return f"{'[' if low.included else '('}{ends}{']' if high.included else ')'}"
    end = low or high
    assert end is not None  # a range has an end
    return f"{'>' if low else '<'}{'=' if end.included else ''} {_write_value(end.value, column)}"


def _write_value(value: Value, column: Input) -> str:
    match KIND_OF[column.type]:
        case "text":
            return feel_text(str(value))
        case "date":
            return f'date("{value}")'
        case "yes-no":
            return "true" if value else "false"
        case _:
            return value_text(value, column)

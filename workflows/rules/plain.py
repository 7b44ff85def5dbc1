"""A table as plain values, for signed events and readable files: dict, list, str, int, bool; no float.

``table_to_plain`` writes the one canonical form (cells as their text, absent things left out).
``table_from_plain`` reads it back exactly; it also reads what a person may write shorter: a cell as a bare
number or ``true``, a bare verdict instead of an outcome, rows without ids (they get their number, from 1).
Keys that are not known are refused, because a condition that this version cannot read must not be passed
over.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import msgspec

from workflows.domain.outcomes import Approver, Outcome, Verdict
from workflows.rules.cells import Cell
from workflows.rules.defects import VERDICTS, Defect
from workflows.rules.notation import BadCellError, parse_cell, print_cell
from workflows.rules.tables import POLICIES, Case, Given, Row, RuleTable
from workflows.rules.values import INPUT_TYPES, Input, InputType, read_date

Plain = dict[str, Any]
_Path = tuple[str | int, ...]
_Part = TypeVar("_Part")

_TABLE_KEYS = frozenset(
    ("id", "version", "name", "policy", "priorities", "inputs", "rows", "effective_from", "effective_to", "cases")
)
_INPUT_KEYS = frozenset(("id", "type", "label", "currency", "measure", "computed"))
_ROW_KEYS = frozenset(("id", "when", "then", "note"))
_OUTCOME_KEYS = Outcome.__struct_fields__
_APPROVER_KEYS = Approver.__struct_fields__
_CASE_KEYS = frozenset(("name", "given", "expect"))


class TableUnreadableError(ValueError):
    """A plain value that is no table. ``defects`` says everything that is wrong, each with its path."""

    def __init__(self, defects: tuple[Defect, ...]) -> None:
        first = defects[0]
        super().__init__(f"{'.'.join(map(str, first.path))}: found “{first.found}”, expected {first.expected}")
        self.defects = defects


# ---------------------------------------------------------------- write


def table_to_plain(table: RuleTable) -> Plain:
    """The table's canonical plain form. The table must be free of defects."""
    columns = {column.id: column for column in table.inputs}
    plain: Plain = {"id": table.id, "version": table.version, "name": table.name, "policy": table.policy}
    if table.priorities:
        plain["priorities"] = list(table.priorities)
    if table.effective_from is not None:
        plain["effective_from"] = table.effective_from.isoformat()
    if table.effective_to is not None:
        plain["effective_to"] = table.effective_to.isoformat()
    plain["inputs"] = [_plain_input(column) for column in table.inputs]
    plain["rows"] = [_plain_row(row, columns) for row in table.rows]
    if table.cases:
        plain["cases"] = [{"name": case.name, "given": dict(case.given), "expect": case.expect} for case in table.cases]
    return plain


def _plain_input(column: Input) -> Plain:
    plain = {"id": column.id, "type": column.type}
    optional = {
        "label": column.label,
        "currency": column.currency,
        "measure": column.measure,
        "computed": column.computed,
    }
    return plain | {key: text for key, text in optional.items() if text}


def _plain_row(row: Row, columns: dict[str, Input]) -> Plain:
    plain: Plain = {
        "id": row.id,
        "when": {name: print_cell(cell, columns[name]) for name, cell in row.when.items()},
        # Through JSON, so that tuples become lists: signed events hold nothing else.
        "then": msgspec.json.decode(msgspec.json.encode(row.then)),
    }
    if row.note:
        plain["note"] = row.note
    return plain


# ---------------------------------------------------------------- read


def table_from_plain(plain: object) -> RuleTable:
    """The table that a plain value stands for. Raises TableUnreadableError with everything that is wrong.

    Only the form is checked here; ``check_table`` judges what the table says.
    """
    reader = _Reader()
    table = reader.table(plain)
    if table is None or reader.defects:
        raise TableUnreadableError(tuple(reader.defects))
    return table


class _Reader:
    """Reads on after a mistake, so that a person sees all of them at once."""

    def __init__(self) -> None:
        self.defects: list[Defect] = []

    def refuse(
        self,
        path: _Path,
        expected: str,
        *,
        found: str,
        code: str = "wrong-shape",
        row: str = "",
        name: str = "",
    ) -> None:
        self.defects.append(Defect(code=code, row=row, input=name, found=found, expected=expected, path=path))

    def mapping(self, value: object, path: _Path, keys: frozenset[str]) -> Plain | None:
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
            self.refuse(path, f"the keys {', '.join(sorted(keys))}", found=_brief(value))
            return None
        for key in value:
            if key not in keys:
                self.refuse((*path, key), f"one of {', '.join(sorted(keys))}", code="unknown-key", found=key[:40])
        return value

    def items(
        self, holder: Plain, key: str, path: _Path, read: Callable[[object, _Path, int], _Part | None]
    ) -> tuple[_Part, ...]:
        value = holder.get(key)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self.refuse((*path, key), "a list", found=_brief(value))
            return ()
        parts = (read(item, (*path, key, place), place) for place, item in enumerate(value))
        return tuple(part for part in parts if part is not None)

    def text(self, holder: Plain, key: str, path: _Path, default: str | None = None) -> str:
        value = holder.get(key, default)
        if type(value) is int:  # ids and names that happen to be written as numbers
            return str(value)
        if not isinstance(value, str):
            self.refuse((*path, key), "a text", found=_brief(value))
            return ""
        return value

    def day(self, holder: Plain, key: str) -> date | None:
        value = holder.get(key)
        found = read_date(value) if isinstance(value, str) else None
        if value is not None and found is None:
            self.refuse((key,), "a date such as 2026-01-31", found=_brief(value))
        return found

    def table(self, value: object) -> RuleTable | None:
        plain = self.mapping(value, (), _TABLE_KEYS)
        if plain is None:
            return None
        version = plain.get("version", 1)
        if type(version) is not int:
            self.refuse(("version",), "a whole number", found=_brief(version))
            version = 1
        policy = plain.get("policy", "first")
        if policy not in POLICIES:
            self.refuse(("policy",), f"one of {', '.join(POLICIES)}", found=_brief(policy))
        inputs = self.items(plain, "inputs", (), self.input)
        columns = {column.id: column for column in inputs}
        table_id = self.text(plain, "id", ())
        return RuleTable(
            id=table_id,
            version=version,
            name=self.text(plain, "name", (), ""),
            policy=policy,
            priorities=self.items(plain, "priorities", (), self.verdict),
            inputs=inputs,
            rows=self.items(plain, "rows", (), lambda row, path, place: self.row(row, path, place, columns)),
            effective_from=self.day(plain, "effective_from"),
            effective_to=self.day(plain, "effective_to"),
            cases=self.items(plain, "cases", (), self.case),
        )

    def verdict(self, value: object, path: _Path, _place: int) -> Verdict | None:
        found = next((known for known in VERDICTS if known == value), None)
        if found is None:
            self.refuse(path, f"one of {', '.join(VERDICTS)}", found=_brief(value))
        return found

    def input(self, value: object, path: _Path, _place: int) -> Input | None:
        plain = self.mapping(value, path, _INPUT_KEYS)
        if plain is None:
            return None
        found: InputType | None = next((known for known in INPUT_TYPES if known == plain.get("type")), None)
        if found is None:
            self.refuse((*path, "type"), f"one of {', '.join(INPUT_TYPES)}", found=_brief(plain.get("type")))
            return None
        return Input(
            id=self.text(plain, "id", path),
            type=found,
            label=self.text(plain, "label", path, ""),
            currency=self.text(plain, "currency", path, ""),
            measure=self.text(plain, "measure", path, ""),
            computed=self.text(plain, "computed", path, ""),
        )

    def row(self, value: object, path: _Path, place: int, columns: dict[str, Input]) -> Row | None:
        plain = self.mapping(value, path, _ROW_KEYS)
        if plain is None:
            return None
        row_id = self.text(plain, "id", path, str(place + 1))
        when = plain.get("when") or {}
        cells: dict[str, Cell] = {}
        if isinstance(when, dict):
            for name, written in when.items():
                cell = self.cell(written, (*path, "when", name), row_id, columns.get(name))
                if cell is not None:
                    cells[name] = cell
        else:
            self.refuse((*path, "when"), "a condition for each input", row=row_id, found=_brief(when))
        outcome = self.outcome(plain.get("then"), (*path, "then"), row_id)
        note = self.text(plain, "note", path, "")
        return None if outcome is None else Row(id=row_id, when=cells, then=outcome, note=note)

    def cell(self, written: object, path: _Path, row: str, column: Input | None) -> Cell | None:
        name = str(path[-1])
        if column is None:
            self.refuse(path, "an input of this table", code="unknown-input", row=row, name=name, found=name[:40])
            return None
        if written is None:
            written = ""
        elif isinstance(written, bool):
            written = "yes" if written else "no"
        elif isinstance(written, int):
            written = str(written)
        if not isinstance(written, str):
            self.refuse(path, "a condition as text", code="bad-cell", row=row, name=name, found=_brief(written))
            return None
        try:
            return parse_cell(written, column)
        except BadCellError as mistake:
            self.refuse(path, mistake.expected, code="bad-cell", row=row, name=name, found=mistake.found)
            return None

    def outcome(self, value: object, path: _Path, row: str) -> Outcome | None:
        if isinstance(value, str):
            value = {"verdict": value}
        try:
            outcome = msgspec.convert(value, Outcome)
        except msgspec.ValidationError as error:
            expected = f"an outcome with a verdict ({', '.join(VERDICTS)})"
            self.refuse(path, expected, row=row, found=str(error)[:200])
            return None
        assert isinstance(value, dict)  # nothing else converts to an outcome
        people = [person for key in ("approvers", "tell") for person in value.get(key) or ()]
        for holder, keys in ((value, _OUTCOME_KEYS), *((person, _APPROVER_KEYS) for person in people)):
            for key in holder.keys() - keys:
                self.refuse((*path, key), f"one of {', '.join(keys)}", code="unknown-key", row=row, found=key[:40])
        return outcome

    def case(self, value: object, path: _Path, _place: int) -> Case | None:
        plain = self.mapping(value, path, _CASE_KEYS)
        if plain is None:
            return None
        given = plain.get("given") or {}
        if not isinstance(given, dict) or not all(_is_given(name, written) for name, written in given.items()):
            self.refuse(
                (*path, "given"),
                "a text, whole number, true, false or nothing for each input",
                found=_brief(given),
            )
            return None
        expect = self.text(plain, "expect", path)
        return Case(name=self.text(plain, "name", path), given=dict(given), expect=expect)


def _is_given(name: object, written: object) -> bool:
    return isinstance(name, str) and isinstance(written, Given)


def _brief(value: object) -> str:
    """What was found, short enough to show."""
    return repr(value)[:40]

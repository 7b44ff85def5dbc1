"""A table as a grid of texts for spreadsheets, and back: one line per row, conditions in the notation of our cells.

=================  ===========================================================================================
``table``, …       the head: one line each for ``table`` (its id), ``name``, ``policy``, ``version`` and the rest
``row``            the headings: an id for each input, then ``verdict`` and the others of an outcome, ``note``
``input type``     the type of each: ``number``, ``number km``, ``money EUR``, ``text``, ``yes-no``, ``date``, ``unit``
``input label``    what people call it (not needed)
the rows           a row's id (or nothing: its number), conditions, outcome, note
``saved case``     headings of saved cases (not needed): an id for each input, ``case expect``; then the cases
=================  ===========================================================================================

An outcome's columns are told from inputs by their empty type, so that an input may have any name. Empty lines count
nothing.
"""

from typing import Any

from workflows.rules.defects import Defect, check_table
from workflows.rules.interchange.outcome_texts import COLUMNS, BadOutcomeError, outcome_from_texts, outcome_to_texts
from workflows.rules.interchange.refusals import OutsideError, outside
from workflows.rules.interchange.sheet_texts import BadTextError, given_text, json_text, read_given, read_json
from workflows.rules.plain import TableUnreadableError, table_from_plain, table_to_plain
from workflows.rules.tables import RuleTable

Plain = dict[str, Any]
Grid = list[list[str]]
_Numbered = tuple[int, list[str]]
"""A line and its number in the sheet, from 1."""

_HEAD_TEXTS = frozenset(("id", "name", "policy", "version", "effective_from", "effective_to"))
_INPUT_TEXTS = ("type", "label")
_TYPED = frozenset(("id", "type", "currency", "measure"))
_ROW_TEXTS = frozenset(("id", "when", "then", "note"))
_AFTER = (*COLUMNS, "note", "row more")

# ---------------------------------------------------------------- write


def to_grid(table: RuleTable) -> Grid:
    """The table as lines of texts. Raises OutsideError for a table with defects."""
    for defect in check_table(table):
        if not defect.case:
            expected = f"a table without mistakes ({defect.code}: expected {defect.expected})"
            raise outside("table-defective", expected, element=table.id, found=defect.found)
    plain = table_to_plain(table)
    inputs: list[Plain] = plain["inputs"]
    ids = [column["id"] for column in inputs]
    grid = [["table", plain["id"]]]
    for key, value in plain.items():
        if key not in {"id", "inputs", "rows", "cases"}:
            grid.append([key, str(value) if key in _HEAD_TEXTS else json_text(value)])
    answers = [outcome_to_texts(row["then"]) | _rest(row) for row in plain["rows"]]
    used = {"verdict", "note"}.union(*answers)
    after = [column for column in _AFTER if column in used]
    grid += [[], ["row", *ids, *after], ["input type", *(_type_text(column) for column in inputs)]]
    keys = dict.fromkeys(key for column in inputs for key in column if key not in _TYPED)
    for key in keys:
        texts = [column.get(key, "") if key == "label" else _json(column, key) for column in inputs]
        grid.append([f"input {key}", *texts])
    for row, answer in zip(plain["rows"], answers, strict=True):
        conditions = [row["when"].get(name, "") for name in ids]
        grid.append([row["id"], *conditions, *(answer.get(column, "") for column in after)])
    cases: list[Plain] = plain.get("cases", [])
    if cases:
        extra = dict.fromkeys(key for case in cases for key in case if key not in {"name", "given", "expect"})
        grid += [[], ["saved case", *ids, "case expect", *(f"case {key}" for key in extra)]]
        for case in cases:
            given = [given_text(case["given"][name]) if name in case["given"] else "" for name in ids]
            grid.append([case["name"], *given, case["expect"], *(_json(case, key) for key in extra)])
    return grid


def _rest(row: Plain) -> dict[str, str]:
    more = {key: value for key, value in row.items() if key not in _ROW_TEXTS}
    texts = {"note": row.get("note", ""), "row more": json_text(more) if more else ""}
    return {column: text for column, text in texts.items() if text}


def _type_text(column: Plain) -> str:
    return f"{column['type']} {column.get('currency') or column.get('measure') or ''}".strip()


def _json(holder: Plain, key: str) -> str:
    return json_text(holder[key]) if key in holder else ""


# ---------------------------------------------------------------- read


def from_grid(grid: Grid, table_id: str = "") -> RuleTable:
    """The table that a sheet says. ``table_id``: its id where the sheet names none.

    Raises OutsideError that names line and column: lines of the sheet from 1, columns by their headings.
    """
    return _Sheet(grid).table(table_id)


class _Sheet:
    def __init__(self, grid: Grid) -> None:
        lines: list[_Numbered] = [(number, row) for number, row in enumerate(grid, start=1) if any(map(str.strip, row))]
        start = _first(lines, "row")
        if start is None:
            raise outside("sheet-headings", "a line of headings that begins with “row”")
        end = _first(lines, "saved case", start)
        self.head = lines[:start]
        self.headings = _trimmed(lines[start][1])
        self.heading_line = lines[start][0]
        self.lines = lines[start + 1 : end]
        self.cases = lines[end:] if end is not None else []

    def table(self, table_id: str) -> RuleTable:
        plain = self._head(table_id)
        about = [line for line in self.lines if _name(line).startswith("input ")]
        rows = [line for line in self.lines if not _name(line).startswith("input ")]
        inputs, after = self._columns(about)
        places = {column["id"]: place for place, column in inputs.items()}
        plain["inputs"] = list(inputs.values())
        plain["rows"] = [self._row(line, number, places, after) for number, line in enumerate(rows, start=1)]
        if self.cases:
            plain["cases"] = self._cases(places)
        try:
            table = table_from_plain(plain)
        except TableUnreadableError as error:
            raise self._misplaced(error.defects[0], rows) from error
        for defect in check_table(table):
            raise self._misplaced(defect, rows)
        return table

    def _head(self, table_id: str) -> Plain:
        plain: Plain = {"id": table_id}
        for number, row in self.head:
            key, text = row[0].strip(), row[1].strip() if len(row) > 1 else ""
            if key in plain and key != "id":
                raise outside("sheet-head", "each line of the head once", row=number, found=key)
            if key == "table":
                plain["id"] = text or table_id
            elif key == "version":
                plain[key] = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else text
            elif key in _HEAD_TEXTS:
                plain[key] = row[1] if key == "name" and len(row) > 1 else text
            else:
                plain[key] = self._kept(text, number, key)
        return {key: value for key, value in plain.items() if value != "" or key in {"id", "name"}}

    def _columns(self, about: list[_Numbered]) -> tuple[dict[int, Plain], dict[str, int]]:
        """The inputs by their place, and the places of the other columns."""
        types = next((row for number, row in about if _name((number, row)) == "input type"), None)
        if types is None:
            expected = "a line “input type” under the headings, such as: input type, money EUR, text, yes-no"
            raise outside("sheet-types", expected, row=self.heading_line)
        inputs: dict[int, Plain] = {}
        after: dict[str, int] = {}
        for place, heading in enumerate(self.headings[1:], start=1):
            text = _cell(types, place).strip()
            if text:
                kind, _, unit = text.partition(" ")
                if kind == "money" and not unit.strip():
                    expected = "a currency behind it, such as: money EUR"
                    raise outside("bad-currency", expected, row=self.heading_line, column=heading, found=text)
                inputs[place] = {"id": heading, "type": kind}
                if unit.strip():
                    inputs[place]["currency" if kind == "money" else "measure"] = unit.strip()
            elif heading in _AFTER and heading not in after:
                after[heading] = place
            else:
                expected = f"a type under it, or one of {', '.join(_AFTER)}, each once"
                raise outside("sheet-headings", expected, row=self.heading_line, column=heading, found=heading)
        if "verdict" not in after:
            raise outside("sheet-headings", "a column “verdict”", row=self.heading_line)
        for number, row in about:
            key = _name((number, row)).removeprefix("input ")
            for place, column in inputs.items():
                text = _cell(row, place)
                if key == "label" and text:
                    column[key] = text
                elif key not in _INPUT_TEXTS and text:
                    column[key] = self._kept(text, number, column["id"])
        return inputs, after

    def _row(self, line: _Numbered, number: int, places: dict[str, int], after: dict[str, int]) -> Plain:
        place_in_sheet, row = line
        self._nothing_beyond(line, len(self.headings))
        texts = {column: _cell(row, place) for column, place in after.items()}
        try:
            then = outcome_from_texts(texts)
        except BadOutcomeError as mistake:
            column = mistake.column
            raise outside(
                "bad-outcome", mistake.expected, row=place_in_sheet, column=column, found=texts.get(column, "")
            ) from mistake
        if not then["verdict"]:
            raise outside("bad-outcome", "approve, reject, stop, ask or note", row=place_in_sheet, column="verdict")
        when = {name: _cell(row, place) for name, place in places.items() if _cell(row, place).strip()}
        plain: Plain = {"id": row[0].strip() or str(number), "when": when, "then": then}
        if texts.get("note"):
            plain["note"] = texts["note"]
        return plain | (self._kept(texts["row more"], place_in_sheet, "row more") if texts.get("row more") else {})

    def _cases(self, inputs: dict[str, int]) -> list[Plain]:
        (heading_line, first), *lines = self.cases
        headings = _trimmed(first)[1:]
        strange = [heading for heading in headings if heading not in inputs and not heading.startswith("case ")]
        if strange or len(set(headings)) < len(headings) or "case expect" not in headings:
            expected = "the ids of inputs, each once, and “case expect”"
            raise outside("sheet-headings", expected, row=heading_line, found=", ".join(headings))
        cases: list[Plain] = []
        for line in lines:
            number, row = line
            self._nothing_beyond(line, len(headings) + 1)
            case: Plain = {"name": row[0], "given": {}, "expect": ""}
            for place, heading in enumerate(headings, start=1):
                text = _cell(row, place)
                if heading == "case expect":
                    case["expect"] = text.strip()
                elif heading.startswith("case ") and text:
                    case[heading.removeprefix("case ")] = self._kept(text, number, heading)
                elif text:
                    case["given"][heading] = self._given(text, number, heading)
            cases.append(case)
        return cases

    def _given(self, text: str, line: int, column: str) -> Any:
        try:
            return read_given(text)
        except BadTextError as mistake:
            raise outside("bad-case", str(mistake), row=line, column=column, found=text) from mistake

    def _kept(self, text: str, line: int, column: str) -> Any:
        try:
            return read_json(text)
        except BadTextError as mistake:
            expected = f"JSON, or one of {', '.join(sorted(_HEAD_TEXTS - {'id'}))} before it"
            raise outside("sheet-head", expected, row=line, column=column, found=text) from mistake

    def _nothing_beyond(self, line: _Numbered, width: int) -> None:
        number, row = line
        if any(text.strip() for text in row[width:]):
            raise outside("sheet-headings", "a heading over every cell", row=number, found=" ".join(row[width:]))

    def _misplaced(self, defect: Defect, rows: list[_Numbered]) -> OutsideError:
        """A defect of the table, with its line in the sheet."""
        line, path = self.heading_line, defect.path
        if path[:1] == ("rows",) and len(path) > 1:
            line = rows[int(path[1])][0] if int(path[1]) < len(rows) else line
        elif path[:1] == ("cases",) and len(path) > 1:
            line = self.cases[int(path[1]) + 1][0]
        column = defect.input or (str(path[3]) if path[2:3] == ("then",) and len(path) > 3 else "")
        return outside(defect.code, defect.expected, row=line, column=column, found=defect.found)


def _first(lines: list[_Numbered], name: str, start: int = 0) -> int | None:
    return next((place for place, line in enumerate(lines) if place >= start and _name(line) == name), None)


def _name(line: _Numbered) -> str:
    return line[1][0].strip().lower()


def _cell(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _trimmed(row: list[str]) -> list[str]:
    """The headings, without the empty cells behind the last one."""
    found = [text.strip() for text in row]
    while found and not found[-1]:
        found.pop()
    return found

"""Whether tables of a form and what is calculated can be made as they are written."""

from collections.abc import Iterator, Sequence

from workflows.domain.calculated import parts_of
from workflows.domain.forms import Field
from workflows.engine.mistakes import ID, Mistake, Path

MAX_COLUMNS = 20
MAX_PARTS = 50
_CELLS = frozenset({"text", "number", "money", "date", "yes-no", "one-of", "person", "unit"})
_SUMMED = frozenset({"number", "money"})


def calculation_mistakes(field: Field, before: Sequence[Field], path: Path) -> Iterator[Mistake]:
    """What is amiss with the columns of a table, and with the parts of a calculation: fields before it alone."""
    if (field.type == "table") != bool(field.columns):
        yield Mistake(path=(*path, "columns"), expected=f"expected columns of a table alone, found “{field.id}”")
    if field.type == "table":
        yield from _columns(field, path)
    if field.calculated is None:
        return
    if path[0] == "facts" or field.required or field.personal or field.when:
        expected = "expected a calculated field that is not a fact, not required, not personal and without conditions"
        yield Mistake(path=(*path, "calculated"), expected=expected)
    yield from _calculation(field, before, (*path, "calculated"))


def value_mistakes(field: Field, fields: Sequence[Field], path: Path) -> Iterator[Mistake]:
    """The same for a value that a step calculates, from any field of the form."""
    yield from _calculation(field, fields, path)


def _columns(table: Field, path: Path) -> Iterator[Mistake]:
    if len(table.columns) > MAX_COLUMNS:
        yield Mistake(path=(*path, "columns"), expected=f"expected at most {MAX_COLUMNS} columns")
    if table.personal:
        yield Mistake(path=(*path, "personal"), expected=f"expected no personal table, found “{table.id}”")
    if table.columns and all(column.calculated is not None for column in table.columns):
        yield Mistake(path=(*path, "columns"), expected="expected a column that people fill in")
    seen: set[str] = set()
    for place, column in enumerate(table.columns):
        at = (*path, "columns", place)
        if not ID.match(column.id) or column.id in seen:
            yield Mistake(path=(*at, "id"), expected=f"expected an id used once, found “{column.id}”")
        seen.add(column.id)
        if column.type not in _CELLS or column.personal or column.when or column.columns:
            expected = f"expected a column of type {', '.join(sorted(_CELLS))}, not personal and without conditions"
            yield Mistake(path=at, expected=expected)
        if column.type == "one-of" and not column.options:
            yield Mistake(path=at, expected=f"expected options for “{column.id}”")
        if column.calculated is not None:
            if column.required:
                yield Mistake(path=(*at, "required"), expected="expected no required column that is calculated")
            yield from _calculation(column, table.columns[:place], (*at, "calculated"))


def _calculation(field: Field, before: Sequence[Field], path: Path) -> Iterator[Mistake]:
    assert field.calculated is not None
    how, names = field.calculated.how, field.calculated.of
    if not 1 <= len(names) <= MAX_PARTS or (how == "days-between" and len(names) != 2):
        yield Mistake(path=(*path, "of"), expected=f"expected two days, or 1 to {MAX_PARTS} fields")
        return
    types: list[str] = []
    for place, name in enumerate(names):
        part = parts_of(field, name, before)
        wanted = {"date"} if how == "days-between" else _SUMMED
        if part is None or part.type not in wanted or part.personal:
            kinds = " or ".join(sorted(wanted))
            expected = f"expected a field or column before it of type {kinds} that is not personal, found “{name}”"
            yield Mistake(path=(*path, "of", place), expected=expected)
            return
        types.append(part.type)
    if field.type != _type_of(how, types):
        yield Mistake(path=path, expected=f"expected parts that make a value of type {field.type}")


def _type_of(how: str, types: Sequence[str]) -> str | None:
    """What comes of parts of these types; None where they do not go together."""
    if how == "product":
        return "number" if "money" not in types else "money" if types.count("money") == 1 else None
    return "number" if how == "days-between" else types[0] if len(set(types)) == 1 else None

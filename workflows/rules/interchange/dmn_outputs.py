"""What follows from a row: outputs that are ours, or foreign values that are kept as words and decide nothing.

A foreign value becomes an outcome only where the person who imports says which (``--map "Approved=approve"``). Without
that, a row says its values as a note: an imported table never decides on its own what nobody here has said it may.
"""

from decimal import Decimal
from typing import Any

import msgspec

from workflows.rules.defects import VERDICTS
from workflows.rules.interchange.feel import BadTestError, Literally, read_literal, read_literals
from workflows.rules.interchange.outcome_texts import COLUMNS, BadOutcomeError, outcome_from_texts
from workflows.rules.interchange.refusals import outside

Plain = dict[str, Any]


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """One output column of a foreign table."""

    name: str
    """Its name or label; empty where the table has just one without a name."""
    values: str = ""
    """FEEL's list of values, the first with the highest priority; empty where none is given."""
    default: str = ""
    """What holds where no rule does; empty for none."""


class Foreign(msgspec.Struct, frozen=True, kw_only=True):
    """The outputs of all rows of one table, read."""

    element: str
    outputs: tuple[Output, ...]
    rows: tuple[tuple[Literally | None, ...], ...]
    """For each row one value per output; None for none."""


def read_outputs(element: str, outputs: tuple[Output, ...], texts: list[list[str]]) -> Foreign:
    """Each entry as a plain value. Raises OutsideError with row and column for anything else."""
    rows = []
    for number, row in enumerate(texts, start=1):
        rows.append(tuple(_value(text, element, number, output) for text, output in zip(row, outputs, strict=True)))
    return Foreign(element=element, outputs=outputs, rows=tuple(rows))


def default_row(foreign: Foreign) -> tuple[Literally | None, ...] | None:
    """What holds where no rule does; None where the table does not say."""
    if not any(output.default for output in foreign.outputs):
        return None
    return tuple(_value(output.default, foreign.element, 0, output) for output in foreign.outputs)


def _value(text: str, element: str, row: int, output: Output) -> Literally | None:
    if not text:
        return None
    try:
        literal = read_literal(text)
    except BadTestError as mistake:
        raise outside("dmn-output", str(mistake), element=element, row=row, column=output.name, found=text) from mistake
    return None if literal.kind == "null" else literal


def are_ours(foreign: Foreign) -> bool:
    """Whether the columns are named as an outcome's own, and the first of them holds verdicts in every row."""
    names = [output.name for output in foreign.outputs]
    if "verdict" not in names or len(set(names)) < len(names) or not set(names) <= set(COLUMNS):
        return False
    place = names.index("verdict")
    found = [row[place] for row in foreign.rows]
    return all(one is not None and one.kind == "text" and one.text in VERDICTS for one in found)


def our_outcomes(foreign: Foreign) -> list[Plain]:
    """The outcomes that our own columns say. Raises OutsideError."""
    outcomes = []
    for number, row in enumerate(foreign.rows, start=1):
        named = zip(foreign.outputs, row, strict=True)
        texts = {output.name: value.text for output, value in named if value is not None}
        try:
            outcomes.append(outcome_from_texts(texts))
        except BadOutcomeError as mistake:
            element, column = foreign.element, mistake.column
            raise outside(
                "bad-outcome", mistake.expected, element=element, row=number, column=column, found=texts[column]
            ) from mistake
    return outcomes


def foreign_outcomes(
    foreign: Foreign, rows: list[tuple[Literally | None, ...]], mapping: dict[str, Plain]
) -> list[Plain]:
    """Foreign values as outcomes: by the mapping, which must name every value of one column; else as notes."""
    place = _mapped_column(foreign, rows, mapping) if mapping else None
    outcomes = []
    for row in rows:
        text = _words(foreign.outputs, row)
        value = row[place] if place is not None else None
        outcome = dict(mapping[value.text]) if value is not None else {"verdict": "note"}
        outcomes.append(outcome | ({"text": text} if text else {}))
    return outcomes


def _mapped_column(foreign: Foreign, rows: list[tuple[Literally | None, ...]], mapping: dict[str, Plain]) -> int:
    found: list[int] = []
    lacking: list[tuple[int, str, str]] = []
    for place, output in enumerate(foreign.outputs):
        texts = [value.text if (value := row[place]) is not None else "" for row in rows]
        missing = [(number, text) for number, text in enumerate(texts, start=1) if text not in mapping]
        if not missing:
            found.append(place)
        elif len(missing) < len(texts):
            lacking.append((missing[0][0], output.name, missing[0][1]))
    if len(found) == 1:
        return found[0]
    if found:
        names = " and ".join(f"“{foreign.outputs[place].name}”" for place in found)
        raise outside("map-unclear", f"a mapping that fits one output column; it fits {names}", element=foreign.element)
    row, column, text = lacking[0] if lacking else (1, foreign.outputs[0].name, "")
    expected = "an outcome for every value of one output column: add it to the mapping"
    raise outside("map-incomplete", expected, element=foreign.element, row=row, column=column, found=text)


def _words(outputs: tuple[Output, ...], row: tuple[Literally | None, ...]) -> str:
    """The values as people read them: the value alone, or ``Status: Approved; Rate: Best``."""
    if len(outputs) == 1:
        return row[0].text if row[0] is not None else ""
    named = zip(outputs, row, strict=True)
    return "; ".join(f"{output.name}: {value.text}" for output, value in named if value is not None)


# ---------------------------------------------------------------- which row goes before which


def values_of(foreign: Foreign, output: Output) -> list[Literally]:
    """The values that a column lists, the one that goes first leading; none where it lists none."""
    if not output.values:
        return []
    try:
        return read_literals(output.values)
    except BadTestError as mistake:
        raise outside(
            "dmn-output-values", str(mistake), element=foreign.element, column=output.name, found=output.values
        ) from mistake


def by_priority(foreign: Foreign) -> list[int]:
    """The places of the rows, those with the highest output priority first, as OMG DMN 1.3, 8.2.10 orders them."""
    lists: list[dict[Literally, int] | None] = []
    for output in foreign.outputs:
        values = values_of(foreign, output)
        lists.append({value: place for place, value in reversed(list(enumerate(values)))} if values else None)
    if not any(lists):
        expected = "a list of output values, which gives the order that this hit policy goes by"
        raise outside("dmn-output-values", expected, element=foreign.element)

    def key(row: int) -> list[int]:
        places = []
        for output, ranks, value in zip(foreign.outputs, lists, foreign.rows[row], strict=True):
            if ranks is not None:
                if value is None or value not in ranks:
                    expected = "one of the column's output values, which give the order"
                    found = value.text if value else "nothing"
                    raise outside(
                        "dmn-output-values",
                        expected,
                        element=foreign.element,
                        row=row + 1,
                        column=output.name,
                        found=found,
                    )
                places.append(ranks[value])
        return places

    return sorted(range(len(foreign.rows)), key=key)


def by_size(foreign: Foreign, *, largest: bool) -> list[int]:
    """The places of the rows by their one number, for a table that answers with the smallest or the largest."""
    numbers = []
    for row, values in enumerate(foreign.rows, start=1):
        value = values[0]
        if len(values) != 1 or value is None or value.kind != "number":
            raise outside(
                "dmn-aggregation", "one number in each row, of which one is chosen", element=foreign.element, row=row
            )
        numbers.append(Decimal(value.text))
    return sorted(range(len(numbers)), key=lambda row: numbers[row], reverse=largest)

"""What rule tables answer, leave open and contradict, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import numbers
from desktop.wording.speech import QT_TRANSLATE_NOOP, all_of, fill, spoken, translate
from desktop.wording.standing import verdict
from desktop.wording.times import day

if TYPE_CHECKING:
    from workflows.office.showing.names import Names
    from workflows.office.showing.rules_shown import GivenValue, RowsOverlap, TableChecked, TableInput

_VERDICT_LOOK: Mapping[str, tuple[str, str]] = {
    "approve": ("check", "good"),
    "reject": ("x", "bad"),
    "stop": ("hand", "bad"),
    "ask": ("users", "accent"),
    "note": ("message-square", "muted"),
}

SAYS: Mapping[str, str] = {
    "approve": QT_TRANSLATE_NOOP("Wording", "approves"),
    "reject": QT_TRANSLATE_NOOP("Wording", "rejects"),
    "stop": QT_TRANSLATE_NOOP("Wording", "stops"),
    "ask": QT_TRANSLATE_NOOP("Wording", "asks people"),
    "note": QT_TRANSLATE_NOOP("Wording", "makes a note"),
}
"""What a row does with a request, by verdict."""

NO_ANSWER: Mapping[str, str] = {
    "no-hit": QT_TRANSLATE_NOOP("Wording", "no row applies"),
    "no-rule": QT_TRANSLATE_NOOP("Wording", "no row applies"),
    "missing-value": QT_TRANSLATE_NOOP("Wording", "a value is missing"),
    "wrong-type": QT_TRANSLATE_NOOP("Wording", "a value of another type"),
    "other-currency": QT_TRANSLATE_NOOP("Wording", "an amount in another currency"),
    "unknown-unit": QT_TRANSLATE_NOOP("Wording", "a unit that this office does not know"),
    "bad-cell": QT_TRANSLATE_NOOP("Wording", "a condition that is wrong"),
    "bad-table": QT_TRANSLATE_NOOP("Wording", "a table with mistakes"),
    "not-unique": QT_TRANSLATE_NOOP("Wording", "several rows apply"),
    "contradiction": QT_TRANSLATE_NOOP("Wording", "rows contradict each other"),
    "unknown-input": QT_TRANSLATE_NOOP("Wording", "a value that the table does not ask for"),
}
"""Why a table says nothing, by code."""


_NAMED = 2
"""So many answers of no are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something about a table that its author may want to know."""

    title: str
    text: str
    example: "Mapping[str, GivenValue] | None" = None
    """A request of which it is true."""
    icon: str = "info"
    colour: str = "muted"


def verdict_look(code: str) -> tuple[str, str]:
    """The icon of what a row says, and its colour."""
    return _VERDICT_LOOK.get(code, ("circle-help", "muted"))


def says(code: str) -> str:
    """What a row does with a request: “asks people”."""
    return spoken(SAYS[code]) if code in SAYS else code


def row_called(row: str) -> str:
    """“Row 3”."""
    return fill(translate("Wording", "Row %row"), row=row)


def case_answer(said: str) -> str:
    """What a saved case expects or gets: a verdict, a row, several rows, or no answer."""
    if said in _VERDICT_LOOK:
        return verdict(said)
    if said in NO_ANSWER:
        return spoken(NO_ANSWER[said])
    rows = said.split(", ")
    if len(rows) == 1:
        return fill(translate("Wording", "row %row"), row=said)
    return fill(translate("Wording", "rows %row"), row=all_of(rows))


def step_result(code: str) -> str:
    """What a step of the program came to: a rule's verdict or why there was none, of others done or failed."""
    return spoken(NO_ANSWER[code]) if code in NO_ANSWER else verdict(code)


def policy(code: str) -> str:
    """How rows work together, as a sentence."""
    if code == "collect":
        return translate("Wording", "Every row that applies counts.")
    if code == "unique":
        return translate("Wording", "Only one row may apply.")
    if code == "any":
        return translate("Wording", "Several rows may apply if they say the same.")
    if code == "priority":
        return translate("Wording", "Of the rows that apply, the one with the highest priority decides.")
    return translate("Wording", "The first row that applies decides.")


def input_label(column: "TableInput") -> str:
    """What people call an input, with a capital at its beginning."""
    return column.shown[:1].upper() + column.shown[1:]


def given(inputs: "Sequence[TableInput]", values: "Mapping[str, GivenValue]", names: "Names") -> str:
    """A request in short, as a saved case gives it: “Gross: 1,000.00 EUR · the supplier is new · everything else: no”.

    Several questions that are answered with no are not named one by one: what is so, says more.
    """
    pattern, parts, refused = translate("Wording", "%label: %value"), list[str](), list["TableInput"]()
    for column in inputs:
        if column.id not in values:
            continue
        value = values[column.id]
        if column.type == "yes-no" and value in {True, "yes"}:
            parts.append(column.shown)
        elif column.type == "yes-no" and value in {False, "no"}:
            refused.append(column)
        else:
            parts.append(fill(pattern, label=input_label(column), value=_value(column, value, names)))
    if len(refused) > _NAMED:
        parts.append(translate("Wording", "everything else: no") if parts else translate("Wording", "everything: no"))
    else:
        parts += [fill(pattern, label=input_label(one), value=translate("Wording", "no")) for one in refused]
    text = " · ".join(parts)
    return text[:1].upper() + text[1:]


def found(checked: "TableChecked", *, first: bool) -> tuple[Found, ...]:
    """What a check found. ``first``: only one row of the table decides, so a request without a row is a gap.

    A table that collects may be silent; nothing is said of that.
    """
    gaps = checked.gaps if first else ()
    told = [
        Found(
            title=translate("Wording", "No row applies"),
            text=translate("Wording", "The owner would be asked, because no row says what to do."),
            example=gap,
            icon="triangle-alert",
            colour="warn",
        )
        for gap in gaps
    ]
    told += [_overlap(one) for one in checked.overlaps if one.kind == "conflict"]
    told += [
        Found(
            title=fill(translate("Wording", "Row %row can never apply"), row=row),
            text=translate("Wording", "Rows before it answer every request that it would answer.")
            if first
            else translate("Wording", "No request can fulfil all of its conditions."),
            icon="circle-dashed",
            colour="warn",
        )
        for row in checked.unreachable
    ]
    told += [_overlap(one) for one in checked.overlaps if one.kind != "conflict"]
    if checked.state == "too-large":
        told.append(
            Found(
                title=translate("Wording", "Not everything could be looked at"),
                text=translate(
                    "Wording", "This table is too tangled. What stands here is true, but there may be more."
                ),
                icon="circle-help",
            )
        )
    if checked.state == "defective":
        told.append(
            Found(
                title=translate("Wording", "This table has mistakes"),
                text=translate("Wording", "It decides nothing until they are mended: every request goes to a person."),
                icon="circle-x",
                colour="bad",
            )
        )
    return tuple(told)


def is_wrong(one: Found) -> bool:
    """Whether the author should do something about it."""
    return one.colour in {"warn", "bad"}


def _overlap(one: "RowsOverlap") -> Found:
    rows = all_of(one.rows)
    if one.kind == "conflict":
        return Found(
            title=fill(translate("Wording", "Rows %row contradict each other"), row=rows),
            text=translate("Wording", "Both apply to the same request and want different things."),
            example=one.example,
            icon="split",
            colour="bad",
        )
    return Found(
        title=fill(translate("Wording", "Rows %row both apply"), row=rows),
        text=translate("Wording", "The earlier one decides, because it stands first. That may be as you want it."),
        example=one.example,
    )


def _value(column: "TableInput", value: "GivenValue", names: "Names") -> str:
    if value is None or value == "":
        return translate("Wording", "not given")
    if isinstance(value, bool) or (column.type == "yes-no" and value in {"yes", "no"}):
        return translate("Wording", "yes") if value in {True, "yes"} else translate("Wording", "no")
    text = str(value)
    match column.type:
        case "money":
            amount, _, currency = text.partition(" ")
            return f"{numbers.exact(amount)}\u00a0{currency or column.currency}"
        case "number":
            return f"{numbers.exact(text)}\u00a0{column.measure}".rstrip()
        case "date":
            return day(text)
        case "unit":
            return names.units.get(text, text)
    return text

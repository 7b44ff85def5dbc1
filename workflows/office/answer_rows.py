"""What rule tables were asked and answered, in columns: the past that ``replaying`` decides once more."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import msgspec

from workflows.domain.outcomes import Outcome
from workflows.engine.answered import Answered, answers_in, people_needed
from workflows.engine.state import OfficeState, RequestState
from workflows.rules.cells import Below
from workflows.rules.recorded import READERS, Refused
from workflows.rules.sql_expression import step_in_column
from workflows.rules.tables import RuleTable
from workflows.rules.values import Input, InputType
from workflows.store.rows import NUMBERS, TEXTS, RuleAnswerRow

_pack = msgspec.msgpack.Encoder(order="deterministic").encode
_encode = msgspec.json.Encoder(order="deterministic").encode

_AS_TEXT: frozenset[InputType] = frozenset({"text", "unit"})
_NUMBERS = tuple(f"n{place}" for place in range(NUMBERS))
_TEXTS = tuple(f"t{place}" for place in range(TEXTS))


def answer_rows(state: RequestState, office: OfficeState) -> tuple[RuleAnswerRow, ...]:
    """One row for each rule step that was answered in the request's latest round."""
    answers = answers_in(state, office.workflows[state.workflow][state.version])
    return tuple(_row(state, answered, office) for answered in answers)


def columns_of(inputs: tuple[Input, ...]) -> dict[str, str] | None:
    """In which column each input of a table stands; None where they are too many for the columns."""
    numbers, texts = iter(_NUMBERS), iter(_TEXTS)
    try:
        return {column.id: next(texts if column.type in _AS_TEXT else numbers) for column in inputs}
    except StopIteration:
        return None


@lru_cache(maxsize=4096)
def meaning_of(code: str, outcome: Outcome) -> int:
    """63 bits that are equal where the same follows: all of the outcome but its sentence, and why there was no hit."""
    silent = msgspec.structs.replace(outcome, text="")
    return int.from_bytes(hashlib.sha256(_pack([code, silent])).digest()[:8], "big") >> 1


def _row(state: RequestState, answered: Answered, office: OfficeState) -> RuleAnswerRow:
    event = answered.event
    table = office.tables[event.table][event.version]
    # Reading asks only whether there is such a unit; what stands below it costs too much to work out for every row.
    standing = _standing(table, event.inputs, cast("Below", office.units))
    return RuleAnswerRow(
        request=state.id,
        step=event.step,
        round=event.round,
        at_ms=answered.act.at[0],
        unit=state.unit,
        rule_table=event.table,
        rule_version=event.version,
        rule_row=", ".join(event.rows),
        code=event.code,
        verdict=event.outcome.verdict,
        meaning=meaning_of(event.code, event.outcome),
        needed=people_needed(event.code, event.outcome, answered.led),
        led=answered.led,
        ended=answered.ended,
        waited_ms=answered.waited_ms,
        rest=_encode(event.inputs) if standing is None else None,
        **standing or {},
    )


def _standing(table: RuleTable, inputs: Mapping[str, Any], units: Below) -> dict[str, Any] | None:
    """The inputs by column; None where one of them cannot stand in its column exactly as the table reads it."""
    columns = columns_of(table.inputs)
    if columns is None:
        return None
    found: dict[str, Any] = {}
    for column in table.inputs:
        plain = inputs.get(column.id)
        value = None if plain is None else READERS[column.type](plain, column, units)
        if value is None:
            continue
        step = None if isinstance(value, Refused) else step_in_column(value, column)
        if step is None:
            return None
        found[columns[column.id]] = step
    return found

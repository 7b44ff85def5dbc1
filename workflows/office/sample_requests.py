"""Made-up requests of the shipped processes, to look around with: sent like any other, and marked as samples.

Values are texts as people type them; of dates ``+3`` is three days from today. People are those of the sample firm;
where an office does not know one of them, somebody it has stands in.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from workflows import clock, readable
from workflows.domain.commands import Comment, Refusal, Submit
from workflows.domain.definitions import Definition
from workflows.domain.forms import Field, Value, parse_value, plain_value
from workflows.engine.assign import day_of
from workflows.errors import InvalidInput
from workflows.office.sample_firm import FIRM
from workflows.office.sample_home import is_sample
from workflows.office.shipped import RESOURCES, process_file, read_text

if TYPE_CHECKING:
    from workflows.office.office import Office

FOLDER = RESOURCES / "samples"
MARK = "Sample: made up to look around with. Nobody asked for it."
"""The comment that each of them bears."""
IN_TITLE = " (sample)"
"""Behind the first text of its title, where there is one."""
_IN_TITLE = re.compile(r"\{([^{}]*)\}")
_FACT = "samples:"
"""Begins the names of the notes in this home that a process's samples are here; never in the log."""


class SampleRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One request of the file."""

    by: str
    values: Mapping[str, str]


def sample_requests(process: str) -> tuple[SampleRequest, ...]:
    """The samples of a shipped process, in the file's order. Raises InvalidInput ``unknown-process``."""
    process_file(process)
    path = FOLDER / f"{process}.yaml"
    return msgspec.convert(readable.read(read_text(path), path.name).value["requests"], tuple[SampleRequest, ...])


def submit_samples(office: "Office", process: str, *, anyway: bool = False) -> tuple[str, ...]:
    """Send the samples of a process that the office has; their ids. Each is written before the next is begun.

    Raises InvalidInput ``not-a-sample`` in an office that is none to look around in, unless ``anyway``;
    ``unknown-workflow``, ``samples-there``, and ``sample-refused`` where the office's own rules take one of them not.
    """
    samples, definition = sample_requests(process), office.state.workflow(process)
    if definition is None:
        raise _refused(
            "unknown-workflow",
            f"This office has no “{process}” yet. Nothing was changed.",
            f"First: processes add {process}",
        )
    if not anyway and not (is_sample(office) or office.state.name == FIRM):
        text = f"{office.state.name} may be a real office, and what stands in its log stays there. Nothing was changed."
        raise _refused("not-a-sample", text, "Try it in the sample firm, or say --anyway")
    if office.store.facts.get(_FACT + process) is not None:
        raise _refused(
            "samples-there",
            f"The samples of “{process}” are here already. Nothing was changed.",
            "Look at them in the list: search",
        )
    found: list[str] = []
    for one in samples:
        by = one.by if office.state.is_active(one.by) else office.an_owner()
        unit = office.state.people[by].unit
        values = _plain(office, definition, one.values, by)
        acted = office.submit(Submit(workflow=process, unit=unit, by=by, values=values))
        told = acted if isinstance(acted, Refusal) else office.act(acted.request.id, Comment(by=by, text=MARK))
        if isinstance(acted, Refusal) or isinstance(told, Refusal):
            why = told.code if isinstance(told, Refusal) else ""
            text = f"Sample {len(found) + 1} of “{process}” was not taken ({why}); {len(found)} before it were."
            raise _refused("sample-refused", text, "The form of this office asks something else")
        found.append(acted.request.id)
    with office.store.database.transaction():
        office.store.facts.put(_FACT + process, b"1")
    return tuple(found)


def _plain(office: "Office", definition: Definition, values: Mapping[str, str], by: str) -> dict[str, object]:
    fields = {field.id: field for field in definition.fields}
    titled = next((name for name in _IN_TITLE.findall(definition.title) if _is_text(fields.get(name))), "")
    marked = {name: text + (IN_TITLE if name == titled else "") for name, text in values.items()}
    known = {name: _value(office, fields[name], text, by) for name, text in marked.items() if name in fields}
    return {name: plain_value(value) for name, value in known.items() if value is not None}


def _is_text(field: Field | None) -> bool:
    return field is not None and field.type == "text" and not field.personal


def _value(office: "Office", field: Field, text: str, by: str) -> Value:
    match field.type:
        case "date":
            today = date.fromisoformat(day_of(clock.now_ms()))
            text = (today + timedelta(days=int(text))).isoformat()
        case "person" if not office.state.is_active(text):
            others = sorted(one for one in office.state.people if one != by and office.state.is_active(one))
            text = others[0] if others else by
        case "unit" if text not in office.state.units:
            text = office.state.head
    return parse_value(field, text, office.state.currency)


def _refused(code: str, text: str, advice: str) -> InvalidInput:
    return InvalidInput(code=code, title="The samples were not sent", text=text, advice=f"{advice}.")

"""``start-workflow``: a request of a workflow, with values from what set it off. Nobody is its requester.

The program never signs for a person: the request came in by itself, as a document does, and is judged so everywhere.
"""

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from workflows.automations.effects.notes import Notes
from workflows.automations.effects.occasions import text_for
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import keep_note, read_note
from workflows.domain.automations import Action
from workflows.domain.commands import Refusal, Submit
from workflows.domain.events import RequestSubmitted
from workflows.domain.forms import parse_value, plain_value
from workflows.domain.requests import request_id
from workflows.errors import InvalidInput

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "start-workflow"


class StartNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request that is being started, or was. Its id follows from the place in the own log at which it will stand."""

    request: str
    workflow: str
    values: str
    """SHA-256 of the values as they were filled in."""
    done: bool = False


class StartWorkflow:
    """Submits a request."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``workflow``, and ``values``: a field's id and a text for each. Raises InvalidInput.

        Without ``values`` those that came are taken wherever they are called like a field.
        """
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """The request as it would be submitted; whether rules take it is only known then."""
        workflow, _, _ = _wish(action.settings)
        try:
            command = _command(action.settings, occasion, office)
        except EffectFailed as error:
            return WouldDo(code=KIND, facts={"workflow": workflow}, problems=(error.code,))
        facts = {"workflow": workflow, "unit": command.unit}
        return WouldDo(code=KIND, facts=facts, preview=msgspec.json.encode(command.values).decode())

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Submit it, once."""
        notes = Notes(office.store.home.path, "start", StartNote)
        happened = self.was_done(action, occasion, office)
        note: StartNote | None = read_note(notes, occasion.key)
        if note is not None and happened == "yes":
            return Did(text=f"started {note.request[:8]}", values={"started_request": note.request})
        command = _command(action.settings, occasion, office)
        request = request_id(office.keys.device, office.journal().size)
        note = StartNote(request=request, workflow=command.workflow, values=_hash(command.values))
        keep_note(notes, occasion.key, note)
        answer = office.submit(command)
        if isinstance(answer, Refusal):
            notes.forget(occasion.key)
            told = ", ".join(f"{name}: {value}" for name, value in answer.facts.items())
            raise EffectFailed(answer.code, f"The request was refused ({answer.code}) {told}".strip(), again=False)
        keep_note(notes, occasion.key, msgspec.structs.replace(note, done=True), happened="yes")
        return Did(text=f"started {answer.request.id[:8]}", values={"started_request": answer.request.id})

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """By the own log: whether the request stands at its place there, with these values."""
        try:
            note: StartNote | None = read_note(Notes(office.store.home.path, "start", StartNote), occasion.key)
        except EffectFailed:
            return "unknown"
        if note is None:
            return "no"
        if note.done:
            return "yes"
        try:
            submitted = office.request(note.request).acts[0].event
        except InvalidInput:
            return "no"  # nothing, or something else, stands at that place
        same = isinstance(submitted, RequestSubmitted) and submitted.workflow == note.workflow
        try:
            wished = _hash(_command(action.settings, occasion, office).values)
        except EffectFailed:
            return "unknown"
        return "yes" if same and wished == note.values else "unknown"


def _wish(settings: Settings) -> tuple[str, str, Mapping[str, str]]:
    read = Reading(KIND, settings)
    wish = read.text("workflow", longest=60), read.text("unit", "", longest=60), read.pairs("values", required=False)
    read.done()
    return wish


def _command(settings: Settings, occasion: Occasion, office: "Office") -> Submit:
    workflow, unit, templates = _wish(settings)
    definition = office.state.workflow(workflow)
    if definition is None:
        raise EffectFailed("unknown-workflow", f"There is no workflow “{workflow}”.", again=False)
    known = {field.id: field for field in definition.fields}
    if not templates:
        own = [name for name, field in known.items() if field.calculated is None and field.type != "table"]
        templates = {name: f"{{{name}}}" for name in own if name in occasion.values}
    values: dict[str, Any] = {}
    for name, template in templates.items():
        if name not in known:
            raise EffectFailed("unknown-field", f"“{workflow}” has no field “{name}”.", again=False)
        try:
            value = parse_value(known[name], text_for(template, occasion), office.state.currency)
        except ValueError as error:
            raise EffectFailed(str(error), f"“{name}” does not take what came ({error}).", again=False) from error
        if value is not None:
            values[name] = plain_value(value)
    return Submit(workflow=workflow, unit=unit or occasion.unit or office.state.head, by=None, values=values)


def _hash(values: Mapping[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(dict(sorted(values.items())))).hexdigest()

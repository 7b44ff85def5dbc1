"""``write-record``: a supplier, customer or employee as a request says it, added or brought up to date.

Each cell is named in the settings with the text that fills it; texts that come out empty change nothing. The record
that is there already is found by its VAT id, or by the person it is about; it is never guessed. Nobody signs for a
person: the act says which request led to it and by which act that was approved, and a bank account that comes so counts
only once somebody verified it.
"""

from typing import TYPE_CHECKING

import msgspec

from workflows.automations.effects.notes import Notes
from workflows.automations.effects.occasions import line_for
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import keep_note, read_note
from workflows.domain.automations import Action
from workflows.domain.commands import Refusal
from workflows.domain.events import Act, DecisionMade
from workflows.domain.records import SORTS, Sort, cleaned_cell, field_of
from workflows.domain.requests import is_request_id, request_id
from workflows.errors import InvalidInput
from workflows.office.records.finding import heads_for
from workflows.office.records.folding import contents_of
from workflows.office.records.writing import Wish, add_record, set_record, wished

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "write-record"


class RecordNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record that is being written, or was."""

    record: str
    position: int
    """Of the own log: the act stands at this place, or nowhere."""
    done: bool = False


class WriteRecord:
    """Adds a record, or sets cells of one."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``sort`` and ``fields``: a cell and a text for each. Raises InvalidInput."""
        _settings(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """Which record would be added or changed, and how."""
        try:
            wish, record = _wished(action.settings, occasion, office)
        except EffectFailed as error:
            return WouldDo(code=KIND, problems=(error.code,))
        facts = {"sort": wish.sort, "record": record[:8]}
        preview = "\n".join(f"{cell} = {value}" for cell, value in wish.values.items() if not _is_personal(wish, cell))
        return WouldDo(code=KIND, facts=facts, preview=preview)

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Write it, once."""
        notes = Notes(office.store.home.path, "record", RecordNote)
        if self.was_done(action, occasion, office) == "yes":
            known: RecordNote | None = read_note(notes, occasion.key)
            return _did(known.record if known is not None else "")
        wish, record = _wished(action.settings, occasion, office)
        request = _request(occasion)
        position = office.journal().size
        note = RecordNote(record=record or request_id(office.keys.device, position), position=position)
        keep_note(notes, occasion.key, note)
        approval = _approval(office, request)
        try:
            if record:
                answer = set_record(office, None, record, wish, request=request, approval=approval)
            else:
                answer = add_record(office, None, wish, request=request, approval=approval)
        except InvalidInput as error:
            notes.forget(occasion.key)
            raise EffectFailed(error.code, error.text, again=False) from error
        if isinstance(answer, Refusal):
            notes.forget(occasion.key)
            told = ", ".join(f"{name}: {value}" for name, value in answer.facts.items() if value)
            raise EffectFailed(answer.code, f"The record was refused ({answer.code}) {told}".strip(), again=False)
        keep_note(notes, occasion.key, msgspec.structs.replace(note, done=True), happened="yes")
        return _did(answer.record)

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """By the own log: whether the act stands at its place there."""
        del action
        try:
            note: RecordNote | None = read_note(Notes(office.store.home.path, "record", RecordNote), occasion.key)
        except EffectFailed:
            return "unknown"
        if note is None:
            return "no"
        own = office.keys.device
        written = any(
            isinstance(one, Act) and one.device == own and one.position == note.position
            for one in contents_of(office, note.record)
        )
        return "yes" if note.done or written else "no"


def _did(record: str) -> Did:
    return Did(text=f"record {record[:8]}", values={"record": record})


def _settings(settings: Settings) -> tuple[Sort, dict[str, str]]:
    read = Reading(KIND, settings)
    sort: Sort = next(one for one in SORTS if one == read.choice("sort", SORTS))
    fields = read.pairs("fields")
    for cell in fields:
        name, slash, key = cell.partition("/")
        if name == "iban" and key.startswith("{"):
            continue  # the account itself is filled in
        try:
            cleaned_cell(sort, name if not slash else cell)
        except ValueError as error:
            read.refuse("fields", f"“{cell}” is no field of a {sort} ({error})")
    read.done()
    return sort, fields


def _wished(settings: Settings, occasion: Occasion, office: "Office") -> tuple[Wish, str]:
    """What is to be written, and the record that is there already; empty where there is none."""
    if not is_request_id(_request(occasion)):
        raise EffectFailed("unknown-request", "A record is written for a request only.", again=False)
    sort, fields = _settings(settings)
    texts: dict[str, str] = {}
    for cell, template in fields.items():
        named, text = line_for(cell, occasion), line_for(template, occasion)
        if text and not named.endswith("/"):
            texts[named] = text
    wish = wished(office, sort, texts)
    if isinstance(wish, Refusal):
        problem = wish.facts.get("problem", wish.code)
        text = f"“{wish.facts.get('field', '')}” does not take what came ({problem})."
        raise EffectFailed(problem, text, again=False)
    heads = heads_for(office, sort, wish.values)
    if len(heads) > 1:
        text = "Several records have this VAT id or person. Merge them first; nothing was written."
        raise EffectFailed("ambiguous-record", text, again=False)
    return wish, heads[0] if heads else ""


def _request(occasion: Occasion) -> str:
    return occasion.request or str(occasion.values.get("request", ""))


def _approval(office: "Office", request: str) -> str:
    """The act by which somebody approved the request last; empty where nobody did."""
    try:
        acts = office.request(request).counted
    except InvalidInput as error:
        raise EffectFailed("unknown-request", error.text, again=False) from error
    said = [act.id for act in acts if isinstance(act.event, DecisionMade) and act.event.verdict == "approve"]
    return said[-1] if said else ""


def _is_personal(wish: Wish, cell: str) -> bool:
    field = field_of(wish.sort, cell)
    return field is not None and field.personal

"""``payment-file``: a SEPA file with what is approved and waits to be paid, for the bank. Nothing is paid twice.

With a request, that one; else every request of the workflow that waits at an action step ``payment-run``. Each of them
then gets the step done, so the log says in which file it stands. The file is for a person to give to the bank.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.automations.effects.filling import one_line
from workflows.automations.effects.notes import Notes, mark_of
from workflows.automations.effects.occasions import line_for
from workflows.automations.effects.pain import Account, Order, Payment, iban_problem, is_bic, order_xml
from workflows.automations.effects.payable import Fields, Payable, payable, waiting_step
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import Destination, keep_note, read_note, was_written, write_once
from workflows.domain.automations import Action
from workflows.domain.commands import FinishAction, Refusal
from workflows.domain.money import Money

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "payment-file"
_MOST_REQUESTS = 100_000


class InFile(msgspec.Struct, frozen=True, kw_only=True):
    """A request stands in a file, or is about to."""

    message_id: str


class FileNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A payment file that is being made, or was."""

    message_id: str
    requests: tuple[str, ...]
    content: bytes = b""
    """Until it is in its place."""
    done: bool = False


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    debtor: Account
    workflow: str
    payer: str
    when: str
    text: str
    fields: Fields
    to: Destination


class _Chosen(msgspec.Struct, frozen=True, kw_only=True):
    payments: tuple[Payable, ...]
    left_out: tuple[tuple[str, str], ...]
    """Request and why."""


class PaymentFile:
    """Writes pain.001.001.09."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``debtor``, ``debtor_iban`` and ``folder``, and the workflow to look at. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """Each payment, the sum, and what is left out with the reason."""
        wish = _wish(action.settings)
        try:
            folder, name = wish.to.place(occasion, office, make=False)
            chosen = _chosen(wish, occasion, office)
        except EffectFailed as error:
            return WouldDo(code=KIND, problems=(error.code,))
        total = Money(minor=sum(one.minor for one in chosen.payments), currency="EUR")
        lines = [
            f"{one.request[:8]}  {Money(minor=one.minor, currency='EUR')}  {one.iban}  {one.name}"
            for one in chosen.payments
        ]
        lines += [f"{request[:8]}  left out: {why}" for request, why in chosen.left_out]
        facts = {"payments": str(len(chosen.payments)), "sum": str(total), "file": str(folder / name)}
        return WouldDo(code=KIND, facts=facts, preview="\n".join(lines))

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Choose, write it down, write the file, and say in each request that it stands there."""
        wish = _wish(action.settings)
        notes = Notes(office.store.home.path, "payments", FileNote)
        note: FileNote | None = read_note(notes, occasion.key)
        if note is not None and note.done:
            return _did(note, 0)
        place = wish.to.place(occasion, office, make=True)
        left_out = 0
        if note is None:
            chosen = _chosen(wish, occasion, office)
            left_out = len(chosen.left_out)
            if not chosen.payments:
                return _nothing(chosen, occasion)
            note = _noted(notes, wish, chosen.payments, occasion)
        for request in note.requests:
            keep_note(_marks(office), request, InFile(message_id=note.message_id))
        path = write_once(office, occasion, place, note.content)
        for request in note.requests:
            _finish(office, request, f"in {path.name}, message {note.message_id}")
        note = msgspec.structs.replace(note, content=b"", done=True)
        keep_note(notes, occasion.key, note, happened="yes")
        did = _did(note, left_out)
        return msgspec.structs.replace(did, files=(path,), values={"file_name": path.name})

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """A file that is there is gone on with: the requests that do not say so yet are told."""
        del action
        try:
            note: FileNote | None = read_note(Notes(office.store.home.path, "payments", FileNote), occasion.key)
        except EffectFailed:
            return "unknown"
        if note is None:
            return "no"
        if note.done:
            return "yes"
        return "unknown" if was_written(office, occasion.key) == "unknown" else "no"


def _wish(settings: Settings) -> _Wish:
    read = Reading(KIND, settings)
    usual = Fields()
    wish = _Wish(
        debtor=Account(
            name=read.text("debtor", longest=70),
            iban=read.text("debtor_iban", longest=42),
            bic=read.text("debtor_bic", "", longest=11).upper(),
        ),
        workflow=read.text("workflow", "", longest=60),
        payer=read.text("payer", longest=60),
        when=read.choice("when", ("at-once", "due"), "at-once"),
        text=read.template("text", "{number}", longest=140),
        fields=Fields(
            **{
                name: read.text(f"{name}_field" if name != "verified_by" else name, getattr(usual, name), longest=60)
                for name in Fields.__struct_fields__
            }
        ),
        to=Destination.read(read, "payments {today}.xml"),
    )
    if iban_problem(wish.debtor.iban):
        read.refuse("debtor_iban", f"expected the IBAN of the account to pay from ({iban_problem(wish.debtor.iban)})")
    if wish.debtor.bic and not is_bic(wish.debtor.bic):
        read.refuse("debtor_bic", "expected a BIC of 8 or 11 signs")
    read.done()
    return wish


def _chosen(wish: _Wish, occasion: Occasion, office: "Office") -> _Chosen:
    found: list[Payable] = []
    left_out: list[tuple[str, str]] = []
    if wish.payer not in office.state.people:
        raise EffectFailed("unknown-payer", f"Nobody has the id {wish.payer}.", again=False)
    for request in _asked(wish, occasion, office):
        state = office.request(request)
        one: Payable | str = "in-a-file-already"
        if read_note(_marks(office), request) is None:
            one = payable(state, office, wish.fields, wish.payer)
        if isinstance(one, str):
            left_out.append((request, one))
        else:
            found.append(one)
    return _Chosen(payments=tuple(found), left_out=tuple(left_out))


def _asked(wish: _Wish, occasion: Occasion, office: "Office") -> Sequence[str]:
    if occasion.request:
        return (occasion.request,)
    lines = office.store.questions.requests(workflow=wish.workflow or None, status="approved", limit=_MOST_REQUESTS)
    waiting = (line.id for line in lines if waiting_step(office.request(line.id), office) is not None)
    return tuple(sorted(waiting))


def _noted(notes: Notes[FileNote], wish: _Wish, payments: Sequence[Payable], occasion: Occasion) -> FileNote:
    """Make the file's bytes and write down which requests they hold, before there is a file."""
    today = f"{clock.utc(max(occasion.planned_ms, occasion.now_ms)):%Y-%m-%d}"
    order = Order(
        message_id=mark_of(occasion.key)[:30],
        at_ms=occasion.now_ms,
        debtor=wish.debtor,
        payments=[
            Payment(
                end_to_end=one.request,
                to=Account(name=one.name, iban=one.iban),
                minor=one.minor,
                text=line_for(wish.text, occasion, number=one.number, supplier=one.name, paid_request=one.request[:8]),
                day=max(today, one.due) if wish.when == "due" else today,
            )
            for one in payments
        ],
    )
    try:
        content = order_xml(order)
    except ValueError as error:
        raise EffectFailed(str(error), "No bank would take this file. Nothing was written.", again=False) from error
    note = FileNote(message_id=order.message_id, requests=tuple(one.request for one in payments), content=content)
    keep_note(notes, occasion.key, note)
    return note


def _finish(office: "Office", request: str, text: str) -> None:
    """Say in the request that it stands in the file, where it waits for that."""
    step = waiting_step(office.request(request), office)
    if step is None:
        return
    answer = office.act(request, FinishAction(step=step, text=one_line(text)))
    if isinstance(answer, Refusal):
        raise EffectFailed(answer.code, f"{request[:8]} could not be marked as paid.", happened="unknown", again=False)


def _nothing(chosen: _Chosen, occasion: Occasion) -> Did:
    if occasion.request:
        _, why = chosen.left_out[0]
        raise EffectFailed(why, f"{occasion.request[:8]} cannot be paid: {why}.", again=False)
    return Did(text=_counted(0, len(chosen.left_out)))


def _did(note: FileNote, left_out: int) -> Did:
    return Did(text=_counted(len(note.requests), left_out), facts={"message_id": note.message_id})


def _counted(payments: int, left_out: int) -> str:
    told = f"{payments} payment{'' if payments == 1 else 's'}"
    return f"{told}, {left_out} left out" if left_out else told


def _marks(office: "Office") -> Notes[InFile]:
    """The requests that stand in a file of this laptop, or in one that it began to make."""
    return Notes(office.store.home.path, "paid", InFile)

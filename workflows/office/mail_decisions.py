"""Deciding by answering a mail, on the person's own laptop: one-time codes, and what an answer with one comes to.

Off until an owner sets a limit and the person lets this laptop do it. A code is kept only as a keyed hash; it is for
one person, one step and what was shown of the request, dies when it was used, after a few wrong tries, in time, or when
anything about the request changes. The decision is signed with the person's key on this laptop, as any other is, and
says that it came by mail.
"""

import hashlib
import hmac
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from workflows.domain.commands import Decide, Refusal
from workflows.domain.definitions import Definition
from workflows.domain.events import DecisionMade
from workflows.domain.forms import Field, Value, plain_value
from workflows.domain.money import Money
from workflows.engine.decide import decide
from workflows.engine.replies import reply_limit
from workflows.engine.sight import hidden_from
from workflows.engine.state import OpenStep, RequestState
from workflows.errors import InvalidInput
from workflows.ids import new_bytes
from workflows.ledger import crockford
from workflows.office.gathering import with_sums
from workflows.office.mail_codes import Code, Codes
from workflows.office.notices import Notice, keep_notice

if TYPE_CHECKING:
    from workflows.office.office import Office

MOST_TRIES = 5
"""So many wrong codes from a person's address, and every code that is open for them dies."""
MOST_SENT = 5
"""Codes for one step of one request; whoever changes it again and again fills no mailbox."""
MOST_OPEN = 50
_CODE_BYTES = 8
_CODE_SIGNS = 12
"""Signs of a code that only its mail tells: 60 bits. Before them stands the mark of the laptop."""
_HOUR_MS = 3_600_000
_LONGEST_LINE = 200

Verdict = Literal["approve", "reject"]

Outcome = Literal["decided", "refused", "wrong-code", "used-code", "dead-code", "late-code", "changed"]
"""decided: signed and stored. refused: the rules say no. wrong-code: no such code for this person here. used-code: it
decided already. dead-code: too many wrong ones came. late-code: its time is over. changed: the request is not what was
shown.
"""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What a person may decide by mail now."""

    request: str
    step: str
    round: int
    title: str
    lines: tuple[str, ...]
    """What the mail shows, a line each. No personal value, and none that the step hides from the person."""
    fingerprint: str
    hours: int


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer came to."""

    outcome: Outcome
    request: str = ""
    verdict: str = ""
    code: str = ""
    """With ``refused``: the refusal's code."""
    entry: str = ""
    """With ``decided``: the id of the signed entry."""


def refuse_without_key(office: "Office", person: str) -> None:
    """Raise InvalidInput ``signs-elsewhere`` where this laptop cannot sign for the person, or has no business to.

    A founding laptop may hold keys of people who have a laptop of their own by now: by mail they decide on theirs.
    """
    trust, device = office.chain.trust, office.keys.device
    holds = trust.key_of(person, device) == office.keys.person_public(person) and trust.speaks(device)
    if not office.state.is_active(person) or not holds or _has_another(office, person):
        raise InvalidInput(
            code="signs-elsewhere",
            title="This person does not sign on this laptop",
            text=f"“{person}” has no key here, or a laptop of their own. Nothing was changed.",
            advice="Do this on the person's own laptop.",
        )


def _has_another(office: "Office", person: str) -> bool:
    """Whether the person has a laptop of their own, and this is not one."""
    trust, own = office.chain.trust, office.keys.device
    theirs = {device for device, known in trust.members.items() if known.person == person and trust.speaks(device)}
    return bool(theirs) and own not in theirs


def can_sign(office: "Office", person: str) -> bool:
    """Whether this laptop holds the key with which the person signs on it."""
    try:
        refuse_without_key(office, person)
    except InvalidInput:
        return False
    return True


def offers(office: "Office", person: str, now_ms: int) -> Iterator[Offer]:
    """What waits for the person and may be decided by mail, as the inbox has it."""
    if not office.state.replies:
        return
    for task in office.store.questions.inbox(person, limit=10 * MOST_OPEN):
        limit = reply_limit(office.state, task.workflow, task.unit)
        if limit is None or task.kind != "approval":
            continue
        state = office.request(task.request)
        offer = offer_of(office, state, person, task.step, limit.hours, now_ms)
        if offer is not None and _may(office, state, person, task.step, now_ms):
            yield offer


def offer_of(office: "Office", state: RequestState, person: str, step: str, hours: int, now_ms: int) -> Offer | None:
    """What the person would be shown of a request at a step; None where it does not wait there for an approval."""
    asked = next((one for one in state.standing.open if one.step == step and one.kind == "approval"), None)
    if asked is None:
        return None
    hidden = hidden_from(state, person, office.state, now_ms)
    lines = tuple(_lines(office, state, asked, hidden))
    return Offer(
        request=state.id,
        step=step,
        round=asked.round,
        title=state.standing.title,
        lines=lines,
        fingerprint=_fingerprint(state, asked, lines),
        hours=hours,
    )


def new_code(office: "Office", person: str, offer: Offer, now_ms: int) -> tuple[Code, str] | None:
    """A code for an offer, and its text, which is kept nowhere. None where one is open, died, or enough were sent."""
    codes = Codes(office)
    codes.note_time(now_ms)
    known = [
        one
        for one in codes.of(person)
        if (one.request, one.step, one.round) == (offer.request, offer.step, offer.round)
    ]
    if any(one.is_open(now_ms) and one.fingerprint == offer.fingerprint for one in known) or len(known) >= MOST_SENT:
        return None
    if any(one.state == "dead" for one in known):
        return None  # somebody tried codes out: this is decided at the laptop
    if sum(one.is_open(now_ms) for one in codes.of(person)) >= MOST_OPEN:
        return None
    for old in known:
        if old.state == "open":
            codes.put(msgspec.structs.replace(old, state="changed" if old.until_ms > now_ms else "late"))
    text = codes.mark(person) + crockford.encode(new_bytes(_CODE_BYTES))[:_CODE_SIGNS]
    code = Code(
        id=new_bytes(16).hex(),
        person=person,
        request=offer.request,
        step=offer.step,
        round=offer.round,
        fingerprint=offer.fingerprint,
        digest=codes.digest(person, text),
        made_ms=now_ms,
        until_ms=now_ms + offer.hours * _HOUR_MS,
    )
    codes.put(code)
    return code, crockford.grouped(text)


def answer(office: "Office", person: str, verdict: Verdict, typed: str, reason: str, now_ms: int) -> Answered:
    """Decide what an answer of the person says, if its code fits. The caller saw that it comes from their address.

    Raises InvalidInput where this laptop cannot sign for the person.
    """
    refuse_without_key(office, person)
    codes = Codes(office)
    codes.note_time(now_ms)
    try:
        text = crockford.read(typed)
    except crockford.UnknownSign:
        text = ""
    if not text.startswith(codes.mark(person)):  # of another laptop of theirs, which reads it too; it tells nothing
        return Answered(outcome="wrong-code", verdict=verdict)
    digest = codes.digest(person, text)
    code = next((one for one in codes.of(person) if hmac.compare_digest(one.digest, digest)), None)
    if code is None:
        _wrong_try(office, codes, person, now_ms)
        return Answered(outcome="wrong-code", verdict=verdict)
    if code.state != "open":
        told: dict[str, Outcome] = {"used": "used-code", "changed": "changed", "late": "late-code"}
        return Answered(outcome=told.get(code.state, "dead-code"), request=code.request, verdict=verdict)
    if (
        now_ms > code.until_ms or now_ms < code.made_ms - _HOUR_MS
    ):  # a clock that was set back makes no code hold longer
        codes.put(msgspec.structs.replace(code, state="late"))
        return Answered(outcome="late-code", request=code.request, verdict=verdict)
    return _decided(office, codes, code, verdict, reason, now_ms)


def _decided(  # an answer and its code
    office: "Office", codes: Codes, code: Code, verdict: Verdict, reason: str, now_ms: int
) -> Answered:
    state = office.request(code.request)
    offer = offer_of(office, state, code.person, code.step, 1, now_ms)
    if offer is None or (offer.fingerprint, offer.round) != (code.fingerprint, code.round):
        if _decided_since(state, code):  # and a crash kept us from writing that down
            codes.put(msgspec.structs.replace(code, state="used"))
            return Answered(outcome="used-code", request=code.request, verdict=verdict)
        codes.put(msgspec.structs.replace(code, state="changed"))
        return Answered(outcome="changed", request=code.request, verdict=verdict)
    command = Decide(verdict=verdict, by=code.person, reason=reason, step=code.step, through="mail")
    # If we crash after the act, the code stays open, and the request is not what was shown any more.
    acted = office.act(code.request, command)
    if isinstance(acted, Refusal):
        if acted.code != "reason-missing":
            codes.put(msgspec.structs.replace(code, state="dead"))
        return Answered(outcome="refused", request=code.request, verdict=verdict, code=acted.code)
    codes.put(msgspec.structs.replace(code, state="used"))
    return Answered(outcome="decided", request=code.request, verdict=verdict, entry=acted.acts[0].id)


def _decided_since(state: RequestState, code: Code) -> bool:
    """Whether the person decided this step by mail since the code was made."""
    return any(
        isinstance(act.event, DecisionMade)
        and act.event.through == "mail"
        and (act.by, act.event.step, act.event.round) == (code.person, code.step, code.round)
        and act.at[0] >= code.made_ms
        for act in state.acts
    )


def _wrong_try(office: "Office", codes: Codes, person: str, now_ms: int) -> None:
    """Nobody tells which code was meant, so a wrong one counts against every open one of the person."""
    died = 0
    for code in codes.of(person):
        if code.is_open(now_ms):
            tries = code.tries + 1
            died += tries >= MOST_TRIES
            codes.put(msgspec.structs.replace(code, tries=tries, state="dead" if tries >= MOST_TRIES else "open"))
    if died:
        text = f"{MOST_TRIES} answers with wrong codes came from {person}'s address. {died} open codes hold no longer."
        notice = Notice(
            id=f"mail-codes-{person}-{now_ms}",
            at_ms=now_ms,
            title="Somebody tried out codes by mail",
            text=text,
        )
        keep_notice(office, notice)


def _may(office: "Office", state: RequestState, person: str, step: str, now_ms: int) -> bool:
    """Whether the person's yes would count now, with what this laptop knows of sums and budgets."""
    command = with_sums(office, state, Decide(verdict="approve", by=person, step=step, through="mail"), now_ms)
    return not isinstance(decide(state, command, office.state, now_ms, office.book), Refusal)


# ------------------------------------------------------------------ what is shown


def _lines(office: "Office", state: RequestState, asked: OpenStep, hidden: frozenset[str]) -> Iterator[str]:
    """Title, unit, who asked, and every value that is not personal and not kept from the person."""
    definition = office.state.workflows[state.workflow][state.version]
    yield f"{definition.name}: {asked.name or asked.step}"
    unit = office.state.units.get(state.unit)
    yield f"Unit: {unit.name if unit is not None else state.unit}"
    by = office.state.people.get(state.requester or "")
    yield f"Asked by: {by.name if by is not None else 'nobody; it came in by itself'}"
    for field in _open_fields(definition):
        value = state.standing.values.get(field.id)
        if value is not None and field.id not in hidden:
            yield f"{field.label}: {_text(value)}"[:_LONGEST_LINE]


def _open_fields(definition: Definition) -> Iterator[Field]:
    return (field for field in definition.fields if not field.personal)


def _text(value: Value) -> str:
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return f"{len(value)} entries" if any(isinstance(one, dict) for one in value) else ", ".join(map(str, value))
    return str(value)


def _fingerprint(state: RequestState, asked: OpenStep, lines: tuple[str, ...]) -> str:
    """Changes with anything that anybody did in the request, and with what the mail shows of it."""
    values = {name: plain_value(value) for name, value in sorted(state.standing.values.items())}
    shown = [state.id, state.version, asked.step, asked.round, sorted(state.heads), lines, values]
    return hashlib.sha256(msgspec.json.encode(shown)).hexdigest()

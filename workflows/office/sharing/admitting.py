"""Lets laptops in: reads what came in answer to an invitation, admits or refuses it, and writes the answer.

A request is believed for what it proves, and each invitation admits one laptop. What was admitted stands in the log
before anything is answered, and the answer is written again until it is in the folder.
"""

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows import clock, envelopes
from workflows.engine.assign import day_of
from workflows.errors import InvalidInput
from workflows.ledger import entry, joining
from workflows.ledger.joining import MAX_REQUEST_BYTES, JoinAnswer, JoinRequest, ScopeKey
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceAdded, KeyAdded, ScopeSet, TrustEvent
from workflows.office.changing import is_primary
from workflows.office.sharing.announcing import decree, refuse_non_owner, refuse_non_primary
from workflows.office.sharing.invitations import Issued, forget, keep, outstanding
from workflows.office.sharing.refusing import write_refusal
from workflows.office.speaking import scope_of_unit
from workflows.sync import layout

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.sharing.sharing import Sharing

_JOIN = "join"
_REQUEST_ENDING = ".req"
_MAX_SEALED = MAX_REQUEST_BYTES + 4096
_LEAST_NONCE = 6
"""Characters of an invitation's name that people may type instead of words."""


class Admitted(msgspec.Struct, frozen=True, kw_only=True, tag="admitted"):
    """A laptop is a member from now on."""

    nonce: str
    device: str
    person: str
    name: str
    words: tuple[str, ...]


class Pending(msgspec.Struct, frozen=True, kw_only=True, tag="pending"):
    """A laptop waits until a person has compared the words."""

    nonce: str
    device: str
    person: str
    name: str
    words: tuple[str, ...]


class Refused(msgspec.Struct, frozen=True, kw_only=True, tag="refused"):
    """What came was no request that admits."""

    nonce: str
    reason: str
    """``expired``, ``used-already``, ``not-readable``, ``wrong-person``, ``not-a-member``, ``not-owner``,
    ``device-known``, and the codes of ``ledger.joining.read_request``."""


Admission = Admitted | Pending | Refused


class _Asking(msgspec.Struct, frozen=True, kw_only=True):
    """A request that proved what it says."""

    issued: Issued
    request: JoinRequest
    digest: str
    words: tuple[str, ...]


def admit_waiting(sharing: "Sharing") -> tuple[Admission, ...]:
    """Look for laptops that ask to join, and let them in. Asks the folder only while an invitation is outstanding.

    To be called with every exchange, before it publishes. Raises FolderTrouble.
    """
    office, folder = sharing.office, sharing.folder
    issued = outstanding(office)
    if not issued or not is_primary(office):
        return ()
    now_ms = clock.now_ms()
    names = {one.name for one in folder.list(_JOIN)}
    found: list[Admission] = []
    for nonce, one in sorted(issued.items()):
        asked = f"{nonce}{_REQUEST_ENDING}" in names
        if one.state == "admitted":
            _answer(sharing, one)
        elif one.invited.is_expired(now_ms):
            if asked and one.state == "open":
                found.append(Refused(nonce=nonce, reason="expired"))
            _close(sharing, nonce)
        elif asked:
            found += _taken(sharing, one)
    return tuple(found)


def pending(sharing: "Sharing") -> tuple[Pending, ...]:
    """The laptops that wait for a person's word. Raises FolderTrouble."""
    now_ms = clock.now_ms()
    found = []
    for one in outstanding(sharing.office).values():
        if one.state != "open" or one.invited.is_expired(now_ms):
            continue
        asking = _asking(sharing, one)
        if isinstance(asking, _Asking):
            found.append(_pending(asking))
    return tuple(found)


def admit(sharing: "Sharing", wanted: str, *, by: str) -> Admitted:
    """Let in the laptop that shows these words (or answers the invitation whose name begins so).

    Raises InvalidInput ``nobody-waits`` where none shows them, ``not-primary``, ``not-owner``; FolderTrouble.
    """
    refuse_non_primary(sharing.office)
    refuse_non_owner(sharing.office, by)
    asking = _wanted(sharing, wanted)
    return _admit(sharing, asking, by)


def refuse(sharing: "Sharing", wanted: str, *, by: str) -> Refused:
    """Let it not in, tell it so, and its code let nobody in any more. Raises as ``admit``."""
    refuse_non_primary(sharing.office)
    refuse_non_owner(sharing.office, by)
    asking = _wanted(sharing, wanted)
    nonce = asking.request.nonce
    write_refusal(sharing.folder, asking.issued.invited)
    _close(sharing, nonce)
    return Refused(nonce=nonce, reason="refused")


def take_back(sharing: "Sharing", nonce: str, *, by: str) -> None:
    """Let the code admit nobody any more; a laptop that has asked with it already is told that it is not let in.

    One that has let a laptop in stays as it is, and an unknown one is no error. Raises InvalidInput ``not-primary``,
    ``not-owner``; FolderTrouble.
    """
    refuse_non_primary(sharing.office)
    refuse_non_owner(sharing.office, by)
    issued = outstanding(sharing.office).get(nonce)
    if issued is not None and issued.state == "open":
        write_refusal(sharing.folder, issued.invited)
        _close(sharing, nonce)


# ------------------------------------------------------------------ reading


def _taken(sharing: "Sharing", issued: Issued) -> tuple[Admission, ...]:
    nonce = issued.invited.nonce
    if issued.state != "open":
        # Whoever was admitted has its answer; what stands here is left over, or from somebody else with the same code.
        raw = _opened(sharing, issued)
        sharing.folder.delete(layout.join_request(nonce))
        left_over = raw is not None and hashlib.sha256(raw).hexdigest() == issued.request
        return () if left_over else (Refused(nonce=nonce, reason="used-already"),)
    asking = _asking(sharing, issued)
    if not isinstance(asking, _Asking):
        return (Refused(nonce=nonce, reason=asking),)
    return (_pending(asking) if issued.confirm else _admit(sharing, asking, issued.by),)


def _opened(sharing: "Sharing", issued: Issued) -> bytes | None:
    """What the file of a request holds; None where it is not there, not whole yet, or not meant for this laptop."""
    sealed = sharing.folder.read(layout.join_request(issued.invited.nonce), _MAX_SEALED)
    return None if sealed is None else envelopes.open_with(sealed, sharing.office.keys.age_identity())


def _asking(sharing: "Sharing", issued: Issued) -> _Asking | str:
    """The request that answers an invitation, or the code of why it admits nobody."""
    raw = _opened(sharing, issued)
    if raw is None:
        return "not-readable"
    try:
        request = joining.read_request(raw, issued.invited)
    except Malformed as error:
        return error.code
    reason = _objection(sharing.office, issued, request)
    if reason is not None:
        return reason
    digest = hashlib.sha256(raw).hexdigest()
    return _Asking(issued=issued, request=request, digest=digest, words=joining.words_for(raw))


def _objection(office: "Office", issued: Issued, request: JoinRequest) -> str | None:
    day = day_of(clock.now_ms())
    if [one.person for one in request.people] != [issued.person]:
        return "wrong-person"
    if not office.state.is_active(issued.person):
        return "not-a-member"
    if not office.state.is_owner(issued.by, day):
        return "not-owner"
    return "device-known" if request.device in office.chain.trust.members else None


def _pending(asking: _Asking) -> Pending:
    request = asking.request
    return Pending(
        nonce=request.nonce,
        device=request.device,
        person=asking.issued.person,
        name=request.name,
        words=asking.words,
    )


def _wanted(sharing: "Sharing", wanted: str) -> _Asking:
    """The request that a person means. Raises InvalidInput ``nobody-waits``."""
    typed = wanted.casefold().replace("-", " ").split()
    now_ms = clock.now_ms()
    waits: list[str] = []
    for nonce, issued in outstanding(sharing.office).items():
        if issued.state != "open" or issued.invited.is_expired(now_ms):
            continue
        asking = _asking(sharing, issued)
        if not isinstance(asking, _Asking):
            continue
        named = len(typed) == 1 and len(typed[0]) >= _LEAST_NONCE and nonce.startswith(typed[0])
        if named or tuple(typed) == asking.words:
            return asking
        waits.append(" ".join(asking.words))
    waiting = f" Waiting: {'; '.join(waits)}." if waits else ""
    raise InvalidInput(
        code="nobody-waits",
        title="No laptop with these words waits",
        text=f"No request in the folder shows “{wanted}”.{waiting} Nothing was changed.",
        advice="Compare the words on both screens. If they differ, let nobody in and make a new code.",
    )


# ------------------------------------------------------------------ admitting


def _admit(sharing: "Sharing", asking: _Asking, by: str) -> Admitted:
    office, request, issued = sharing.office, asking.request, asking.issued
    admitted = msgspec.structs.replace(issued, state="admitted", device=request.device, request=asking.digest)
    added = DeviceAdded(
        log_key=request.log_key,
        witness_key=request.witness_key,
        age=request.age,
        name=request.name,
        person=issued.person,
    )
    keys = tuple(KeyAdded(person=one.person, device=request.device, key=one.key) for one in request.people)

    scopes = _scopes_for(office, issued, request.device)
    decree(office, (added, *keys, *scopes), by, also=lambda: keep(office, admitted))
    _answer(sharing, admitted)
    return Admitted(
        nonce=request.nonce,
        device=request.device,
        person=issued.person,
        name=request.name,
        words=asking.words,
    )


def _scopes_for(office: "Office", issued: Issued, device: str) -> list[TrustEvent]:
    """The units' own scopes that the invitation promised; what is not sealed for a unit alone everybody reads."""
    trust = office.chain.trust
    numbers = {scope_of_unit(trust, office.state, unit) for unit in issued.units} - {entry.OFFICE_SCOPE}
    return [
        ScopeSet(
            scope=number,
            unit=trust.scopes[number].unit,
            devices=tuple(sorted(trust.scopes[number].devices | {device})),
        )
        for number in sorted(numbers)
    ]


def _answer(sharing: "Sharing", admitted: Issued) -> None:
    """Write what the admitted laptop needs, for its eyes only; then its request is done with."""
    office, folder, invited = sharing.office, sharing.folder, admitted.invited
    member = office.chain.trust.members[admitted.device]
    answer = joining.write_answer(_answer_for(office, admitted), sign=office.keys.sign_statement)
    path = layout.join_answer(invited.nonce)
    folder.delete(path)  # an unfinished one of ours, or a stranger's
    folder.create(path, envelopes.seal(answer, (member.age,)))
    folder.delete(layout.join_request(invited.nonce))
    with office.store.database.transaction():
        keep(office, msgspec.structs.replace(admitted, state="answered"))


def _answer_for(office: "Office", admitted: Issued) -> JoinAnswer:
    trust, invited = office.chain.trust, admitted.invited
    held: Mapping[tuple[int, int], bytes] = office.reader.scope_keys
    return JoinAnswer(
        office=office.id,
        nonce=invited.nonce,
        device=admitted.device,
        person=admitted.person,
        founder=office.reader.founder,
        primary=office.keys.device,
        members={device: key.hex() for device, key in sorted(trust.devices.items())},
        keys=tuple(
            ScopeKey(scope=scope, epoch=epoch, key=key.hex())
            for (scope, epoch), key in sorted(held.items())
            if admitted.device in trust.readers(scope)
        ),
        heads=admitted.heads,
    )


def _close(sharing: "Sharing", nonce: str) -> None:
    """Take everything about an invitation out of the folder, then forget it."""
    sharing.folder.delete(layout.join_request(nonce))
    sharing.folder.delete(layout.join_answer(nonce))
    with sharing.office.store.database.transaction():
        forget(sharing.office, nonce)

"""Becoming a device of an office: asking with a code, and going on once the answer is there.

The code pins the office, the laptop that admits, and what that laptop had seen. Nothing in the folder is believed
that does not fit it: a strange folder adopts nobody, and an old copy is noticed before its content counts.
"""

import hashlib
from pathlib import Path

import msgspec

from workflows import clock, envelopes
from workflows.errors import InvalidInput
from workflows.keys import DeviceKeys, new_secrets
from workflows.ledger import invitation as codes
from workflows.ledger import joining as messages
from workflows.ledger.invitation import Invitation
from workflows.ledger.joining import MAX_ANSWER_BYTES, JoinAnswer, JoinRequest, PersonKey
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import Frontier
from workflows.ledger.self_check import self_check
from workflows.office.journal import log_of, log_row
from workflows.office.office import FOUNDER_FACT, OFFICE_FACT, Office
from workflows.office.sharing.lights import PUBLISHED_FACT
from workflows.office.sharing.local_secrets import LocalSecrets
from workflows.office.sharing.members import own_end
from workflows.office.sharing.refusing import is_refused
from workflows.office.sharing.sharing import PLACE_FACT, Exchanged, Sharing
from workflows.office.sharing.waiting_home import HEADS_FACT, JOINED_FACT, WaitingHome, read_code, waiting_home
from workflows.office.this_device import WAITING_FACT, refuse_other_machine
from workflows.store.home import Home, home_in_the_making
from workflows.store.rows import ScopeKeyRow
from workflows.store.store import Store
from workflows.sync import layout, marker
from workflows.sync.folder import Folder, FolderTrouble
from workflows.sync.places import open_place
from workflows.sync.plain_words import no_such_folder

_MAX_SEALED = MAX_ANSWER_BYTES + 4096


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop that has asked to join."""

    device: str
    state: str
    """``waiting``, or ``member`` where it was let in already."""
    office: str
    words: tuple[str, ...]
    """To be compared with the other screen; empty for a member."""
    place: str
    expires_ms: int


class StillWaiting(msgspec.Struct, frozen=True, kw_only=True):
    """It is no member yet."""

    device: str
    reason: str
    """``not-answered``; ``refused``: the other laptop did not let it in; ``expired``: not answered, and the code has
    ended; ``folder-behind``: it was let in, and the folder here has not brought everything yet."""
    words: tuple[str, ...]
    place: str


class Completed(msgspec.Struct, frozen=True, kw_only=True):
    """It is a member."""

    device: str
    office: str
    name: str
    """Of the office."""
    exchanged: Exchanged
    place: str


# ------------------------------------------------------------------ asking


def ask(code: str, home: Path, *, name: str, place: str | None = None) -> Asked:
    """Make a new home that asks to join. All of it is there afterwards, or nothing; again says the same.

    ``name`` is what people will call this laptop; ``place`` the shared folder here, where the code does not say it.
    Raises InvalidInput: the codes of ``ledger.invitation.decode``, ``invitation-expired``, ``home-exists``,
    ``no-place``, ``folder-empty``, ``folder-foreign``, ``code-used``, ``bad-name``; Trouble of folder and disk.
    """
    self_check()
    invited = read_code(code)
    home = home.absolute()
    again = _asked_before(home, invited)
    if again is not None:
        return again
    if invited.is_expired(clock.now_ms()):
        raise InvalidInput(
            code="invitation-expired",
            title="This invitation has ended",
            text=f"It could be used until {clock.iso_utc(invited.expires_s * 1000)}. Nothing was changed.",
            advice="Ask for a new code; or correct this computer's clock, if that is wrong.",
        )
    where = place or invited.place
    if not where:
        raise InvalidInput(
            code="no-place",
            title="Where is the shared folder?",
            text="The code does not say where the folder is on this computer. Nothing was changed.",
            advice="Name it with --folder.",
        )
    with home_in_the_making(home) as making:
        return _make(making, code, invited, where, name)


def _asked_before(home: Path, invited: Invitation) -> Asked | None:
    """What this home says where it has asked with this code before."""
    if not Home(home).database.exists():
        return None
    with Store.open(home, write=False) as store:
        waits = store.facts.get(WAITING_FACT) is not None
        joined = store.facts.text(JOINED_FACT)
        is_member = not waits and store.facts.get(OFFICE_FACT) is not None
    if waits:
        with waiting_home(home) as own:
            if own.invited == invited:
                _ask_again(own, own.folder())
                return _asked(own)
    if is_member:
        with Office.open(home, write=False) as office:
            if own_end(office) is not None:
                raise _ended(home)
            if joined == invited.nonce:
                return Asked(
                    device=office.keys.device,
                    state="member",
                    office=office.id,
                    words=(),
                    place=(office.store.facts.get(PLACE_FACT) or b"").decode(),
                    expires_ms=invited.expires_s * 1000,
                )
    return None


def _make(making: Path, code: str, invited: Invitation, where: str, name: str) -> Asked:
    with Store.create(making) as store:
        home = WaitingHome(store, DeviceKeys.create(new_secrets(making)))
        refuse_other_machine(store, home.keys)
        folder = open_place(where, LocalSecrets(home))
        try:
            _refuse_wrong_folder(folder, invited)
        except FolderTrouble as trouble:
            raise no_such_folder(trouble, folder.place) from trouble
        request = _request(home.keys, invited, name)
        sealed = envelopes.seal(request, (invited.age,))
        home.begin(code, request, sealed, folder)
        if folder.read(layout.join_answer(invited.nonce), 0) is not None:
            raise _used()
        # Last: from here on the other laptop may answer.
        if not folder.create(layout.join_request(invited.nonce), sealed):
            raise _used()
        return _asked(home)


def _request(keys: DeviceKeys, invited: Invitation, name: str) -> bytes:
    people = (PersonKey(person=invited.person, key=keys.person_public(invited.person).hex()),) if invited.person else ()
    request = JoinRequest(
        office=invited.office,
        nonce=invited.nonce,
        log_key=keys.log_public.hex(),
        witness_key=keys.witness_public.hex(),
        age=envelopes.recipient_of(keys.age_identity()),
        name=name.strip(),
        people=people,
    )
    try:
        return messages.write_request(request, secret=invited.secret, sign=keys.sign_statement)
    except Malformed as error:
        raise InvalidInput(
            code="bad-name",
            title="This name cannot be used",
            text=f"{error} Nothing was changed.",
            advice="Call the laptop something like “Maria's laptop”, with --name.",
        ) from error


def _refuse_wrong_folder(folder: Folder, invited: Invitation) -> None:
    raw = folder.read(layout.OFFICE_FILE, marker.MAX_MARKER_BYTES)
    marker.refuse_newer(folder, raw)
    found = None if raw is None else marker.parse(raw)
    if found is None:
        raise InvalidInput(
            code="folder-empty",
            title="There is no office in this folder",
            text=f"“{folder.place}” holds no whole “{layout.OFFICE_FILE}”. Nothing was changed.",
            advice="Choose the folder that the other laptops share, and wait until it has arrived here.",
        )
    if found.office != invited.office:
        raise InvalidInput(
            code="folder-foreign",
            title="This folder belongs to another office",
            text=f"“{folder.place}” is not the folder of the office that invited this laptop. Nothing was changed.",
            advice="Choose the right folder with --folder.",
        )


def _asked(home: WaitingHome) -> Asked:
    invited = home.invited
    return Asked(
        device=home.keys.device,
        state="waiting",
        office=invited.office,
        words=home.words,
        place=home.folder().place,
        expires_ms=invited.expires_s * 1000,
    )


def _ask_again(home: WaitingHome, folder: Folder) -> None:
    """See that the request still lies in the folder as it was written."""
    path = layout.join_request(home.invited.nonce)
    there = folder.read(path, len(home.sealed))
    if there != home.sealed:
        if there is not None:
            folder.delete(path)
        folder.create(path, home.sealed)


def _ended(home: Path) -> InvalidInput:
    return InvalidInput(
        code="home-exists",
        title="This home belongs to a log that was ended",
        text=f"{home} holds a laptop that does not belong to its office any more; what it holds can still be read. "
        "Nothing was changed.",
        advice="Join into a new home: name another folder with --home.",
    )


def _used() -> InvalidInput:
    return InvalidInput(
        code="code-used",
        title="This invitation was used already",
        text="Another laptop has asked with this code. A code lets one laptop in. Nothing was changed.",
        advice="Ask for a new code. If you know of no other laptop, tell whoever owns the office.",
    )


# ------------------------------------------------------------------ going on


def complete(home: Path, *, deep: bool = False) -> Completed | StillWaiting:
    """Look for the answer; where it is there, take in everything and become a member. What ``sync`` does there.

    Raises InvalidInput ``not-waiting``, ``code-used``, ``answer-altered``, ``answer-not-fitting``, ``folder-foreign``,
    ``folder-differs``: then nothing was adopted. FolderTrouble where the folder does not answer.
    """
    self_check()
    with waiting_home(home) as own:
        refuse_other_machine(own.store, own.keys)
        folder = own.folder()
        if own.store.facts.get(OFFICE_FACT) is None:
            answer = _answer(own, folder)
            if isinstance(answer, StillWaiting):
                return answer
            _adopt(own, folder, answer)
        office = Office(own.store, own.keys, write=True)
        done = Sharing(office, folder).exchange(deep=deep)
        if _is_behind(office, own):
            return _waiting(own, folder, "folder-behind")
        own.end()
        completed = Completed(
            device=own.keys.device,
            office=office.id,
            name=office.state.name,
            exchanged=done,
            place=folder.place,
        )
        office.close()
        return completed


def _waiting(home: WaitingHome, folder: Folder, reason: str) -> StillWaiting:
    return StillWaiting(device=home.keys.device, reason=reason, words=home.words, place=folder.place)


def _answer(home: WaitingHome, folder: Folder) -> JoinAnswer | StillWaiting:
    """What the inviting laptop answered, checked against the code."""
    invited = home.invited
    _refuse_wrong_folder(folder, invited)
    sealed = folder.read(layout.join_answer(invited.nonce), _MAX_SEALED)
    if sealed is None:
        if is_refused(folder, invited):
            return _waiting(home, folder, "refused")
        expired = invited.is_expired(clock.now_ms())
        if not expired:
            _ask_again(home, folder)
        return _waiting(home, folder, "expired" if expired else "not-answered")
    raw = envelopes.open_with(sealed, home.keys.age_identity())
    if raw is None:
        raise _not_ours()
    try:
        answer = messages.read_answer(raw, invited, device=home.keys.device)
    except Malformed as error:
        raise _not_believed(error.code) from error
    heads = {device: (head.size, bytes.fromhex(head.root)) for device, head in answer.heads.items()}
    if codes.heads_digest(heads) != invited.heads:
        raise _not_believed("heads")
    return answer


def _adopt(home: WaitingHome, folder: Folder, answer: JoinAnswer) -> None:
    """Take over what the answer tells, in one transaction: the office, its devices, and the keys to read with."""
    marker.connect(folder, answer.office, answer.founder, fresh_ok=False)
    store, keys = home.store, home.keys
    with store.database.transaction():
        store.facts.put(OFFICE_FACT, answer.office.encode("ascii"))
        store.facts.put(FOUNDER_FACT, answer.founder.encode("ascii"))
        store.facts.put(PLACE_FACT, folder.place.encode())
        store.facts.put(PUBLISHED_FACT, b"0")
        store.facts.put(HEADS_FACT, msgspec.json.encode(answer.heads))
        store.entries.add_log(log_row(answer.office, keys))
        for device, key in answer.members.items():
            if device != keys.device:
                store.entries.add_log(log_of(answer.office, device, bytes.fromhex(key)))
        for one in answer.keys:
            secret = bytes.fromhex(one.key)
            digest, wrapped = hashlib.sha256(secret).digest(), keys.wrap(secret)
            store.entries.put_scope_key(ScopeKeyRow(scope=one.scope, epoch=one.epoch, digest=digest, wrapped=wrapped))


def _is_behind(office: Office, home: WaitingHome) -> bool:
    """Whether the folder has yet to bring what the inviting laptop had, or this laptop's own admission.

    Raises InvalidInput ``folder-differs`` where it brought another history.
    """
    for device, head in home.heads.items():
        leaves = office.store.entries.leaves(device, 0, head.size)
        if len(leaves) < head.size:
            return True
        frontier = Frontier()
        for leaf in leaves:
            frontier.append(leaf)
        if frontier.root().hex() != head.root:
            raise InvalidInput(
                code="folder-differs",
                title="This folder tells another history",
                text="What lies in it is not what the laptop that invited this one had seen. This laptop is not used.",
                advice="Show this to whoever owns the office: somebody may have put another log into the folder.",
            )
    return not office.chain.trust.speaks(home.keys.device)


def _not_ours() -> InvalidInput:
    return InvalidInput(
        code="code-used",
        title="The answer is not for this laptop",
        text="The code let another laptop in, or the answer was altered or has not arrived whole. Nothing was adopted.",
        advice="Try again in a few minutes. If it stays so, ask for a new code, and join with a new home.",
    )


def _not_believed(why: str) -> InvalidInput:
    return InvalidInput(
        code="answer-not-fitting",
        title="The answer in the folder does not fit the code",
        text=f"It is not from the laptop that made the code, or about an older copy of the office ({why}). "
        "Nothing was adopted.",
        advice="Ask for a new code, and compare the words on both screens.",
    )

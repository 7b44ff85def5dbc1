"""Looks through a mailbox: what is new is kept in the home, and how far it came is written down after each mail.

Asks no office and holds none: a slow server keeps nobody waiting but itself.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from workflows.automations.catching_up import RETRIES_MS
from workflows.automations.mailbox.arrivals import Arrivals, Arrived, Place
from workflows.automations.mailbox.connection import (
    STEP_S,
    WHOLE_S,
    Listed,
    Mailbox,
    MailboxTrouble,
    opened_mailbox,
)
from workflows.automations.mailbox.errands import CODE_MAIL, STOPPED_MS, Errand, place_of
from workflows.automations.mailbox.letters import (
    LARGEST,
    Came,
    Envelope,
    MailUnreadable,
    envelope_of,
    identity_of,
    identity_of_header,
    taken_apart,
)
from workflows.domain.automations import OnMail

MOST_AT_ONCE = 50
"""Mails that one look keeps; the rest with the next."""
MOST_BYTES = 100_000_000
BACK_MS = 60 * 86_400_000
"""So far back a mailbox is looked through that was not looked at before, or whose numbers no longer mean the same."""
MARGIN_MS = 3_600_000
"""A server's clock may be behind by so much."""
_GIVE_UP_AFTER = 6
_FLAGS = {"seen": r"\Seen", "flagged": r"\Flagged"}


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A mail that would come in, as a dry look tells it."""

    listed: Listed
    envelope: Envelope
    came: Came | None
    """None: too large, or not to be taken apart."""
    trouble: str = ""


def look(home: Path, errand: Errand, now_ms: int, *, step_s: float = STEP_S, whole_s: float = WHOLE_S) -> int:
    """Keep what is new; answers how many mails. Trouble with a mailbox is written down, and tried again later."""
    arrivals = Arrivals(home)
    place = place_of(arrivals, errand)
    kept, size = 0, 0
    marks = bool(errand.trigger.mark)
    try:
        with opened_mailbox(errand.account, errand.trigger.folder, marks=marks, step_s=step_s, whole_s=whole_s) as box:
            place, uids = _begun(box, place, errand, now_ms)
            arrivals.put_place(errand.automation, place)
            last = uids[-1] if uids else place.uid
            for listed in _in_parts(box, uids):
                if _counts(listed, place, errand, now_ms) and _sets_off(errand, envelope_of(listed.header)):
                    if listed.uid - 1 > place.uid:  # what could not be had is counted by this mail
                        place = _moved(arrivals, errand, place, listed.uid - 1)
                    size += _keep(arrivals, box, errand, listed, now_ms, given_up=place.stuck >= _GIVE_UP_AFTER)
                    kept += 1
                    place = _moved(arrivals, errand, place, listed.uid)
                if kept >= MOST_AT_ONCE or size >= MOST_BYTES:
                    last = listed.uid
                    break
            place = msgspec.structs.replace(place, uid=max(place.uid, last))
    except MailboxTrouble as trouble:
        place = place_of(arrivals, errand)  # as far as it came
        at_mail = trouble.code in {"connection-lost", "mail-larger-than-told", "server-not-understood"}
        arrivals.put_place(errand.automation, _failed(place, errand, trouble, now_ms, at_mail=at_mail))
        return kept
    arrivals.put_place(errand.automation, _went_well(place, now_ms))
    return kept


class Letters(msgspec.Struct, frozen=True, kw_only=True):
    """Mails that were read and are kept nowhere."""

    mails: tuple[tuple[str, Came], ...] = ()
    """Identity and content, in the order in which they came."""
    place: Place | None = None
    """How far it was looked: to be kept once the mails are dealt with. None: nothing could be read."""


def new_letters(
    home: Path, errand: Errand, now_ms: int, *, largest: int, step_s: float = STEP_S, whole_s: float = WHOLE_S
) -> Letters:
    """Read what is new and not larger than that, a few at a time. Keeps nothing but what went wrong."""
    arrivals = Arrivals(home)
    place = place_of(arrivals, errand)
    mails: list[tuple[str, Came]] = []
    try:
        with opened_mailbox(errand.account, errand.trigger.folder, step_s=step_s, whole_s=whole_s) as box:
            place, uids = _begun(box, place, errand, now_ms)
            last = uids[-1] if uids else place.uid
            for listed in _in_parts(box, uids):
                fits = _counts(listed, place, errand, now_ms) and listed.size <= largest
                if fits and is_wanted(errand.trigger, envelope_of(listed.header)):
                    mails += _read(box.whole(listed.uid, largest + 1024))
                if len(mails) >= MOST_AT_ONCE:
                    last = listed.uid
                    break
    except MailboxTrouble as trouble:
        failed = _failed(place_of(arrivals, errand), errand, trouble, now_ms, at_mail=False)
        arrivals.put_place(errand.automation, failed)
        return Letters()
    return Letters(
        mails=tuple(mails), place=_went_well(msgspec.structs.replace(place, uid=max(place.uid, last)), now_ms)
    )


def _went_well(place: Place, now_ms: int) -> Place:
    return msgspec.structs.replace(place, trouble="", text="", fails=0, next_ms=0, looked_ms=now_ms, account="")


def _read(content: bytes | None) -> list[tuple[str, Came]]:
    try:
        return [] if content is None else [(identity_of(content), taken_apart(content))]
    except MailUnreadable:
        return []


def would_come(errand: Errand, place: Place, now_ms: int, most: int) -> Iterator[Found]:
    """What the next looks would bring, newest last. Keeps nothing, marks nothing. Raises MailboxTrouble."""
    with opened_mailbox(errand.account, errand.trigger.folder) as box:
        place, uids = _begun(box, place, errand, now_ms)
        told = 0
        for listed in _in_parts(box, uids):
            envelope = envelope_of(listed.header)
            if _counts(listed, place, errand, now_ms) and _sets_off(errand, envelope):
                yield _found(box, listed, envelope)
                told += 1
            if told >= most:
                break


def _sets_off(errand: Errand, envelope: Envelope) -> bool:
    return is_wanted(errand.trigger, envelope) and not (errand.own and envelope.office == errand.own)


def is_wanted(trigger: OnMail, envelope: Envelope) -> bool:
    """Whether the mail is one that the trigger waits for."""
    if trigger.subject.casefold() not in envelope.subject.casefold():
        return False
    if envelope.message_id.lstrip("<").startswith(CODE_MAIL):
        return False
    sender = envelope.sender.casefold()
    domain = sender.rpartition("@")[2]
    wanted = {one.strip().casefold().removeprefix("@") for one in trigger.only_from}
    return not wanted or bool(sender and not wanted.isdisjoint({sender, domain}))


def _begun(box: Mailbox, place: Place, errand: Errand, now_ms: int) -> tuple[Place, list[int]]:
    """The place as the mailbox is now, and the numbers of what was not looked at.

    Numbers are trusted as long as they mean the same; else it goes by the date, and what was there before is known
    again by what it says.
    """
    if box.validity and place.validity == box.validity:
        return place, box.uids_after(place.uid)
    last = box.last_uid()
    uids = [one for one in box.uids_since(_since_ms(errand, now_ms)) if one <= last]
    begun = msgspec.structs.replace(
        place, source=errand.source, validity=box.validity, uid=uids[0] - 1 if uids else last, dated=last, stuck=0
    )
    return begun, uids


def _since_ms(errand: Errand, now_ms: int) -> int:
    return max(errand.since_ms - MARGIN_MS, now_ms - BACK_MS)


def _counts(listed: Listed, place: Place, errand: Errand, now_ms: int) -> bool:
    """Whether it came late enough; what came after the first look did, whatever its date: somebody put it there."""
    return listed.uid > place.dated or listed.came_ms is None or listed.came_ms >= _since_ms(errand, now_ms)


def _in_parts(box: Mailbox, uids: list[int]) -> Iterator[Listed]:
    """Asked for a few at a time: a mailbox may hold very many."""
    for start in range(0, len(uids), MOST_AT_ONCE):
        yield from box.listed(uids[start : start + MOST_AT_ONCE])


def _keep(arrivals: Arrivals, box: Mailbox, errand: Errand, listed: Listed, now_ms: int, *, given_up: bool) -> int:
    content: bytes | None = None
    trouble = "mail-too-large" if listed.size > LARGEST else "mail-not-had" if given_up else ""
    if not trouble:
        content = box.whole(listed.uid, LARGEST + 1024)
        if content is None:
            return 0  # gone meanwhile
    values = envelope_of(listed.header).values
    if content is None:
        identity = identity_of_header(listed.header, listed.size)
    else:
        identity = identity_of(content)
        try:
            values = _values(taken_apart(content))
        except MailUnreadable as error:
            trouble = error.code
    values |= {"mail": identity, "mail_size": listed.size, "mail_trouble": trouble}
    arrived = Arrived(
        automation=errand.automation,
        identity=identity,
        came_ms=min(listed.came_ms or now_ms, now_ms),
        kept_ms=now_ms,
        values=values,
    )
    arrivals.keep(arrived, content)
    if errand.trigger.mark:
        box.mark(listed.uid, _FLAGS[errand.trigger.mark])
    return len(content or b"")


def _values(came: Came) -> dict[str, object]:
    names = [one.name for one in came.attached]
    return {
        **came.envelope.values,
        "mail_text": came.text,
        "mail_files": len(names),
        "mail_file_names": ", ".join(names)[:1_000],
    }


def _found(box: Mailbox, listed: Listed, envelope: Envelope) -> Found:
    if listed.size > LARGEST:
        return Found(listed=listed, envelope=envelope, came=None, trouble="mail-too-large")
    content = box.whole(listed.uid, LARGEST + 1024)
    try:
        came = taken_apart(content or b"")
    except MailUnreadable as error:
        return Found(listed=listed, envelope=envelope, came=None, trouble=error.code)
    return Found(listed=listed, envelope=envelope, came=came)


def _moved(arrivals: Arrivals, errand: Errand, place: Place, uid: int) -> Place:
    moved = msgspec.structs.replace(place, uid=uid, stuck=0)
    arrivals.put_place(errand.automation, moved)
    return moved


def _failed(place: Place, errand: Errand, trouble: MailboxTrouble, now_ms: int, *, at_mail: bool) -> Place:
    fails = place.fails + 1
    wait_ms = RETRIES_MS[min(fails, len(RETRIES_MS)) - 1] if trouble.again else STOPPED_MS
    return msgspec.structs.replace(
        place,
        source=errand.source,
        trouble=trouble.code,
        text=trouble.text,
        fails=fails,
        account=errand.account.mark,
        next_ms=now_ms + wait_ms,
        stuck=place.stuck + at_mail,
    )

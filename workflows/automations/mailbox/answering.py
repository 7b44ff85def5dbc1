"""Rounds of mail on a person's own laptop: what may be decided by mail goes to them with a code, and answers are read.

The laptop sends the mail to the person's address in the office, from its own account, and reads the mailbox that the
person named. Nobody else's laptop takes part. Where this laptop cannot sign for the person it does neither.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.automations.accounts import MailAccount, clean_address, mail_account
from workflows.automations.catching_up import next_try_ms
from workflows.automations.effects.delivery import deliver
from workflows.automations.effects.filling import one_line
from workflows.automations.effects.letter import Letter, letter_bytes
from workflows.automations.effects.notes import mark_of, office_mark
from workflows.automations.effects.protocol import EffectFailed
from workflows.automations.mailbox.account import mailbox_account
from workflows.automations.mailbox.arrivals import Arrivals, Place
from workflows.automations.mailbox.errands import CODE_MAIL, Errand, may_look
from workflows.automations.mailbox.looking import BACK_MS, Letters, new_letters
from workflows.automations.mailbox.reply_words import Reply, read_reply
from workflows.domain.automations import OnMail
from workflows.errors import InvalidInput
from workflows.ids import new_id
from workflows.office.mail_codes import Codes
from workflows.office.mail_decisions import Answered, Offer, answer, can_sign, new_code, offers, refuse_without_key
from workflows.office.notices import Notice, keep_notice

if TYPE_CHECKING:
    from workflows.office.office import Office

_PREFIX = "mail-answers/"
_SEEN = "mail-answer-seen/"
_AT_ONCE = 20
"""Mails with codes that one look sends to one person."""
_LARGEST = 300_000
"""Bytes of an answer; what is larger is none."""

TOLD = {
    "decided": "Your answer was taken: it is signed and stored.",
    "refused": "Your answer was not taken: the rules of the office say no.",
    "used-code": "Your answer was not taken: this code decided already.",
    "dead-code": "Your answer was not taken: this code does not hold any more.",
    "late-code": "Your answer was not taken: the time of this code is over.",
    "changed": "Your answer was not taken: the request is not what it was when you were asked.",
}


class Rounds(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a person wishes to decide by mail on this laptop."""

    person: str
    account: str
    """The account to send from."""
    mailbox: str
    """The mailbox in which answers are read."""
    folder: str = "INBOX"
    since_ms: int = 0
    address: str = ""
    """Theirs when they allowed it, see ``let_answer``: whoever writes another one into the office gets no code."""


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What was read for one person, and how far."""

    errand: Errand
    letters: Letters


def let_answer(office: "Office", rounds: Rounds) -> None:
    """Let a person decide by mail on this laptop from now on. Raises InvalidInput."""
    refuse_without_key(office, rounds.person)
    rounds = msgspec.structs.replace(rounds, address=_address(office, rounds.person) or "")
    problem = rounds_problem(office, rounds)
    if problem:
        raise InvalidInput(
            code="bad-mail-rounds",
            title="This person cannot decide by mail here",
            text=f"{problem} Nothing was changed.",
            advice="See “countersign mail list” for accounts and mailboxes, and “apply” for people's addresses.",
        )
    with office.store.database.transaction():
        office.store.facts.put(_PREFIX + rounds.person, msgspec.json.encode(rounds))


def stop_answering(office: "Office", person: str) -> None:
    """Let them decide by mail no longer; codes that are open die."""
    codes = Codes(office)
    for code in codes.of(person):
        if code.state == "open":
            codes.put(msgspec.structs.replace(code, state="stopped"))
    with office.store.database.transaction():
        office.store.facts.remove(_PREFIX + person)


def all_rounds(office: "Office") -> tuple[Rounds, ...]:
    """Everybody who decides by mail on this laptop, by id."""
    found: list[Rounds] = []
    for kept in office.store.facts.under(_PREFIX).values():
        try:
            found.append(msgspec.json.decode(kept, type=Rounds))
        except msgspec.MsgspecError:
            continue  # of a newer program
    return tuple(sorted(found, key=lambda one: one.person))


def rounds_problem(office: "Office", rounds: Rounds) -> str | None:
    """Why codes are neither sent nor taken, in a sentence; None where nothing speaks against it."""
    if not can_sign(office, rounds.person):
        return f"This laptop cannot sign for {rounds.person}."
    address = _address(office, rounds.person)
    if address is None:
        return f"The office has no mail address of {rounds.person}."
    if _folded(address) != _folded(rounds.address):
        return f"The mail address of {rounds.person} changed. On this laptop they have to allow it anew."
    sharing = [name for name in sorted(office.state.people) if _folded(_address(office, name)) == _folded(address)]
    if len(sharing) > 1:
        return f"One mail address belongs to {', '.join(sharing)}: whoever reads it could answer for the others."
    if mail_account(office, rounds.account) is None:
        return f"This laptop has no mail account “{rounds.account}”."
    if mailbox_account(office, rounds.mailbox) is None:
        return f"This laptop has no mailbox “{rounds.mailbox}”."
    if not office.state.replies:
        return "No owner allows deciding by mail: it is off."
    return None


def round_trouble(office: "Office", person: str) -> str:
    """What keeps mails from going out or answers from being read at the moment; empty: nothing."""
    arrivals = Arrivals(office.store.home.path)
    places = (arrivals.place(_sending(person)), arrivals.place(_reading(person)))
    return " ".join(one.text for one in places if one.trouble)


# ------------------------------------------------------------------ out


def send_codes(office: "Office", now_ms: int) -> int:
    """Send a code for everything that its person may decide by mail and was not asked about; answers how many went."""
    return sum(
        _send_to(office, rounds, now_ms) for rounds in all_rounds(office) if rounds_problem(office, rounds) is None
    )


def _send_to(office: "Office", rounds: Rounds, now_ms: int) -> int:
    arrivals = Arrivals(office.store.home.path)
    place = arrivals.place(_sending(rounds.person))
    account, address = mail_account(office, rounds.account), _address(office, rounds.person)
    if now_ms < place.next_ms <= now_ms + 4 * 3_600_000 or account is None or address is None:
        return 0
    codes = Codes(office)
    codes.forget_old(rounds.person, now_ms)
    sent = 0
    for offer in offers(office, rounds.person, now_ms):
        made = new_code(office, rounds.person, offer, now_ms)
        if made is None:
            continue
        code, text = made
        letter = _letter(office, account, address, offer, text, now_ms)
        try:
            # No outbox: it would keep the code. A mail that perhaps went is not sent again; its code holds.
            deliver(account, [address], letter_bytes(letter), leaving=lambda: None)
        except EffectFailed as error:
            if error.happened == "no":
                codes.forget(code)
            wait_ms = next_try_ms(min(place.fails + 1, 5), now_ms) or now_ms
            arrivals.put_place(
                _sending(rounds.person),
                Place(trouble=error.code, text=one_line(error.text), fails=place.fails + 1, next_ms=wait_ms),
            )
            return sent
        sent += 1
        if sent == _AT_ONCE:
            break
    if sent or place.trouble:
        arrivals.put_place(_sending(rounds.person), Place(looked_ms=now_ms))
    return sent


def _letter(office: "Office", account: MailAccount, address: str, offer: Offer, text: str, now_ms: int) -> Letter:
    lines = [
        f"This waits for your decision at {one_line(office.state.name)}:",
        "",
        one_line(offer.title),
        *map(one_line, offer.lines),
        "",
        "To decide, answer this mail. The first line of your answer is one of these, and nothing stands before it:",
        "",
        f"    approve {text}",
        f"    reject {text} and why",
        "",
        f"Oder auf Deutsch: genehmigen {text} / ablehnen {text} und warum",
        "",
        f"The code holds for {offer.hours} hours, once, and as long as nothing about this changes. Give it to nobody.",
        "There is nothing to click on: a link never decides. You can always decide in Countersign instead.",
    ]
    return Letter(
        sender=account.address,
        sender_name=account.shown_as,
        to=(address,),
        subject=f"Decide: {offer.title}",
        text="\n".join(lines),
        message_id=f"{CODE_MAIL}{new_id()}@{account.address.rpartition('@')[2]}",
        at_ms=now_ms,
        office=office_mark(office),
    )


# ------------------------------------------------------------------ in


def answer_errands(office: "Office", now_ms: int) -> tuple[Errand, ...]:
    """Mailboxes to look through for answers now: of those who have a code that is open."""
    found: list[Errand] = []
    arrivals = Arrivals(office.store.home.path)
    for rounds in all_rounds(office):
        errand = _errand(office, rounds)
        waits = any(code.state == "open" for code in Codes(office).of(rounds.person))
        if (
            errand is not None
            and waits
            and rounds_problem(office, rounds) is None
            and may_look(arrivals, errand, now_ms)
        ):
            found.append(errand)
    return tuple(found)


def read_answers(home: Path, errands: Sequence[Errand], now_ms: int) -> tuple[Brought, ...]:
    """Ask the servers; holds no office. Answers what came in, and keeps how far it read where nothing did."""
    found: list[Brought] = []
    for errand in errands:
        letters = new_letters(home, errand, now_ms, largest=_LARGEST)
        if letters.mails:
            found.append(Brought(errand=errand, letters=letters))
        elif letters.place is not None:
            Arrivals(home).put_place(errand.automation, letters.place)
    return tuple(found)


def take_answers(office: "Office", brought: Sequence[Brought]) -> tuple[Answered, ...]:
    """Let each answer decide, in the order in which they came, and then remember how far it was read."""
    found: list[Answered] = []
    arrivals = Arrivals(office.store.home.path)
    is_reached = True  # one server that does not answer is waited for once: the office is held meanwhile
    _forget_old(office, clock.now_ms())
    for one in brought:
        person = one.errand.automation.partition("/")[2]
        rounds = next((known for known in all_rounds(office) if known.person == person), None)
        if rounds is None or rounds_problem(office, rounds) is not None:
            continue  # what came is read again when it is allowed again
        for identity, sender, reply in _replies(one.letters):
            if office.store.facts.get(_SEEN + identity) is None and sender == _folded(_address(office, person)):
                answered = _take(office, rounds, reply)
                found.append(answered)
                if answered.outcome != "wrong-code":  # whoever guesses is told nothing
                    is_reached = _tell(office, rounds, answered, clock.now_ms(), by_mail=is_reached)
                with office.store.database.transaction():
                    office.store.facts.put(_SEEN + identity, b"%d" % clock.now_ms())
        if one.letters.place is not None:
            arrivals.put_place(one.errand.automation, one.letters.place)
    return tuple(found)


def _forget_old(office: "Office", now_ms: int) -> None:
    """Answers so old are not read again, whatever numbers a server gives them."""
    facts = office.store.facts
    old = [name for name, at in facts.under(_SEEN).items() if now_ms - int(at) > 2 * BACK_MS]
    if old:
        with office.store.database.transaction():
            for name in old:
                facts.remove(name)


def _replies(letters: Letters) -> Iterator[tuple[str, str, Reply]]:
    """Answers that say something. What a program wrote decides nothing, our own mails least of all."""
    for identity, came in letters.mails:
        reply = None if came.envelope.automatic else read_reply(came.text)
        if reply is not None:
            yield identity, _folded(came.envelope.sender), reply


def _take(office: "Office", rounds: Rounds, reply: Reply) -> Answered:
    now_ms = clock.now_ms()
    try:
        return answer(office, rounds.person, reply.verdict, reply.code, reply.reason, now_ms)
    except InvalidInput as error:
        return Answered(outcome="refused", verdict=reply.verdict, code=error.code)


def _tell(office: "Office", rounds: Rounds, found: Answered, now_ms: int, *, by_mail: bool) -> bool:
    """A notice here, and a mail to the person: so a decision that they did not make is noticed.

    Answers whether the next mail is worth a try.
    """
    title = office.request(found.request).standing.title if found.request else ""
    text = TOLD[found.outcome] + (f" ({found.code})" if found.code else "")
    notice = Notice(
        id=mark_of(f"{rounds.person}/{found.request}/{now_ms}/{found.outcome}"),
        at_ms=now_ms,
        title=one_line(f"By mail, {found.verdict}: {title}")[:200],
        text=text,
        request=found.request,
    )
    keep_notice(office, notice)
    account, address = mail_account(office, rounds.account), _address(office, rounds.person)
    if account is None or address is None or not by_mail:
        return False
    letter = Letter(
        sender=account.address,
        sender_name=account.shown_as,
        to=(address,),
        subject=f"{found.verdict}: {title}",
        text=f"{text}\n\n{one_line(title)}\n\nIf you did not answer, tell your office at once.",
        message_id=f"{new_id()}@{account.address.rpartition('@')[2]}",
        at_ms=now_ms,
        office=office_mark(office),
    )
    try:
        deliver(account, [address], letter_bytes(letter), leaving=lambda: None)
    except EffectFailed:
        return False  # the notice stands here
    return True


def _errand(office: "Office", rounds: Rounds) -> Errand | None:
    account, address = mailbox_account(office, rounds.mailbox), _address(office, rounds.person)
    if account is None or address is None:
        return None
    trigger = OnMail(account=rounds.mailbox, folder=rounds.folder, only_from=(address,))
    return Errand(automation=_reading(rounds.person), account=account, trigger=trigger, since_ms=rounds.since_ms)


def _address(office: "Office", person: str) -> str | None:
    known = office.state.people.get(person)
    return clean_address(known.email) if known is not None and known.active and known.email else None


def _folded(address: str | None) -> str:
    return (address or "").casefold()


def _reading(person: str) -> str:
    return f"answers/{person}"


def _sending(person: str) -> str:
    return f"codes/{person}"

"""``send-mail``: a mail from a template, with the request's documents if wished."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from workflows.automations.accounts import MailAccount, clean_address, mail_account
from workflows.automations.effects.delivery import deliver
from workflows.automations.effects.filling import names_in, text_of
from workflows.automations.effects.letter import LARGEST, Enclosed, Letter, letter_bytes
from workflows.automations.effects.notes import mark_of, office_mark
from workflows.automations.effects.occasions import content_of, documents_of, line_for, text_for
from workflows.automations.effects.outbox import HAPPENED, Outbox, OutboxNote
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.domain.automations import Action
from workflows.errors import Trouble

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "send-mail"
MOST_RECIPIENTS = 50


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    account: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    reply_to: str
    subject: str
    text: str
    documents: bool
    domains: tuple[str, ...]


class SendMail:
    """Stores a mail in the outbox and hands it to the account's server."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``to``, ``subject`` and ``text`` are needed; see the paper on actions. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """The mail as it would go out, and what speaks against it."""
        wish = _wish(action.settings)
        account = mail_account(office, wish.account)
        problems = [] if account else ["mail-account-missing"]
        facts = {"account": wish.account}
        text = ""
        try:
            to, cc = _addresses(wish.to, wish, occasion), _addresses(wish.cc, wish, occasion)
            facts |= {"to": ", ".join(to), "subject": line_for(wish.subject, occasion)}
            facts |= {"cc": ", ".join(cc)} if cc else {}
            text = text_for(wish.text, occasion)
            enclosed = _enclosed(wish, occasion, office)
            if enclosed:
                facts["documents"] = ", ".join(one.name for one in enclosed)
        except EffectFailed as error:
            problems.append(error.code)
        return WouldDo(code=KIND, facts=facts, preview=text, problems=tuple(problems))

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Store it, then send it. A mail that was stored before goes out as it was stored."""
        wish = _wish(action.settings)
        if _answers_a_program(wish, occasion):
            return Did(text="not sent: a program wrote that mail, and two that answer each other never end")
        return _did(hand_over(office, wish.account, occasion, lambda account: _letter(wish, account, occasion, office)))

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """As the outbox says."""
        del action
        try:
            note = Outbox(office.store.home.path).note(occasion.key)
        except EffectFailed as error:
            return error.happened
        return "no" if note is None else HAPPENED[note.state]


def _wish(settings: Settings) -> _Wish:
    read = Reading(KIND, settings)
    wish = _Wish(
        account=read.text("account", "office", longest=40),
        to=read.templates("to"),
        cc=read.templates("cc", required=False),
        reply_to=read.template("reply_to", "", longest=200),
        subject=read.template("subject", longest=300),
        text=read.template("text"),
        documents=read.yes("documents", default=False),
        domains=tuple(one.lower().lstrip("@") for one in read.templates("only_domains", required=False)),
    )
    for name, addresses in (("to", wish.to), ("cc", wish.cc)):
        for one in addresses:
            if "{" not in one and clean_address(one) is None:
                read.refuse(name, f"expected a mail address or a field in braces, found “{one[:80]}”")
    read.done()
    return wish


def hand_over(
    office: "Office", account_name: str, occasion: Occasion, make: Callable[[MailAccount], Letter]
) -> OutboxNote:
    """Send one mail, once for the occasion's key: stored first, and as it was stored. Raises EffectFailed."""
    outbox = Outbox(office.store.home.path)
    note = outbox.note(occasion.key)
    if note is not None and note.state == "sent":
        return note
    if note is not None and note.state == "leaving" and occasion.attempt > 1:  # 1: a person said to do it again
        text = "It may have been sent by the try before."
        raise EffectFailed("answer-missing", text, happened="unknown", again=False)
    account = mail_account(office, account_name)
    if account is None:
        text = f"This laptop has no mail account “{account_name}”. Set one with: countersign mail account."
        raise EffectFailed("mail-account-missing", text, again=False)
    if note is None or note.sender != account.address:
        note = _stored(outbox, make(account), account, occasion)
    note = msgspec.structs.replace(note, tries=note.tries + 1, trouble="")
    leaving = msgspec.structs.replace(note, state="leaving")
    try:
        deliver(account, note.recipients, outbox.content(note.key), leaving=lambda: _kept(outbox, leaving))
    except EffectFailed as error:
        kept = leaving if error.happened == "unknown" else note
        _kept(outbox, msgspec.structs.replace(kept, trouble=error.code))
        raise
    sent = msgspec.structs.replace(note, state="sent")
    outbox.put(sent)
    return sent


def message_id(occasion: Occasion, account: MailAccount) -> str:
    """The mail's id: the same for every try."""
    return f"{mark_of(occasion.key)}@{account.address.rpartition('@')[2]}"


def _letter(wish: _Wish, account: MailAccount, occasion: Occasion, office: "Office") -> Letter:
    return Letter(
        sender=account.address,
        sender_name=account.shown_as,
        to=_addresses(wish.to, wish, occasion),
        cc=_addresses(wish.cc, wish, occasion),
        reply_to=next(iter(_addresses((wish.reply_to,), wish, occasion)), "") if wish.reply_to else "",
        subject=line_for(wish.subject, occasion),
        text=text_for(wish.text, occasion),
        enclosed=_enclosed(wish, occasion, office),
        message_id=message_id(occasion, account),
        office=office_mark(office),
        at_ms=occasion.now_ms,
    )


def _stored(outbox: Outbox, letter: Letter, account: MailAccount, occasion: Occasion) -> OutboxNote:
    content = letter_bytes(letter)
    if len(content) > LARGEST:
        raise EffectFailed("mail-too-large", f"The mail has {len(content):,} bytes.", again=False)
    note = OutboxNote(
        key=occasion.key,
        state="waiting",
        account=account.name,
        sender=account.address,
        recipients=tuple(dict.fromkeys((*letter.to, *letter.cc))),
        subject=letter.subject,
        message_id=letter.message_id,
        size=len(content),
        stored_ms=occasion.now_ms,
    )
    outbox.store(note, content)
    return note


def _kept(outbox: Outbox, note: OutboxNote) -> None:
    """Write the note before going on. Raises EffectFailed: where the disk is full, nothing more goes out."""
    try:
        outbox.put(note)
    except Trouble as error:
        happened: Happened = "no" if not note.trouble else HAPPENED[note.state]
        raise EffectFailed("disk-error", error.text, happened=happened) from error


def _addresses(templates: tuple[str, ...], wish: _Wish, occasion: Occasion) -> tuple[str, ...]:
    """Each template gives one address or nothing; two in one value are none."""
    found: dict[str, None] = {}
    for template in templates:
        text = text_for(template, occasion)
        if not text.strip() and template != text:
            continue
        address = clean_address(text) if _is_plain(template, occasion) else None
        if address is None:
            raise EffectFailed("bad-address", f"“{text[:80]!r}” is no mail address.", again=False)
        if wish.domains and address.rpartition("@")[2] not in wish.domains:
            raise EffectFailed("address-not-allowed", f"{address} is not within the allowed domains.", again=False)
        found[address] = None
    if templates is wish.to and not found:
        raise EffectFailed("nobody-to-send-to", "None of the addresses was filled in.", again=False)
    if len(found) > MOST_RECIPIENTS:
        raise EffectFailed("too-many-recipients", f"{len(found)} addresses; {MOST_RECIPIENTS} at most.", again=False)
    return tuple(found)


def _answers_a_program(wish: _Wish, occasion: Occasion) -> bool:
    """Whether a mail that a program wrote set this off, and would be answered (RFC 3834, 2)."""
    sender = occasion.values.get("mail_from")
    if occasion.values.get("mail_automatic") is not True or not isinstance(sender, str):
        return False
    recipients = (*_addresses(wish.to, wish, occasion), *_addresses(wish.cc, wish, occasion))
    return sender.casefold() in {one.casefold() for one in recipients}


def _is_plain(template: str, occasion: Occasion) -> bool:
    """Whether the values are as they look: an address with signs that nobody sees is not made good, but refused."""
    values = (occasion.values.get(name) for name in names_in(template))
    return all(text_of(value) == value for value in values if isinstance(value, str))


def _enclosed(wish: _Wish, occasion: Occasion, office: "Office") -> tuple[Enclosed, ...]:
    if not wish.documents:
        return ()
    return tuple(Enclosed(name=one.name, content=content_of(one, office)) for one in documents_of(occasion, office))


def _did(note: OutboxNote) -> Did:
    count = len(note.recipients)
    text = f"sent to {count} address{'' if count == 1 else 'es'}"
    return Did(text=text, facts={"message_id": note.message_id}, values={"message_id": note.message_id})

"""``send-digest``: to everybody with a mail address for whom something waits, one mail that says what.

It holds titles and deadlines and nothing to click on: a link never decides. Each person's mail has a key of its own, so
that a second try sends only those that did not go.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.automations.accounts import MailAccount, clean_address, mail_account
from workflows.automations.effects.filling import one_line
from workflows.automations.effects.letter import Letter
from workflows.automations.effects.mail import hand_over, message_id
from workflows.automations.effects.notes import office_mark
from workflows.automations.effects.outbox import HAPPENED, Outbox
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.domain.automations import Action
from workflows.domain.people import Person
from workflows.store.rows import InboxRow

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "send-digest"
MOST_TASKS = 50
"""Lines of one mail; what is more is counted."""
_LONGEST_LINE = 200


class SendDigest:
    """Sends what waits for each."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``account`` and ``subject`` if wished. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """Whom it would be sent to, and the first of the mails."""
        account, _ = _wish(action.settings)
        found = list(_mails(occasion, office))
        problems = () if mail_account(office, account) else ("mail-account-missing",)
        facts = {"mails": str(len(found)), "to": ", ".join(address for _, address, _ in found)}
        return WouldDo(code=KIND, facts=facts, preview=found[0][2] if found else "", problems=problems)

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Send them one after the other; where one cannot be sent, the others are, and then it is said."""
        account, subject = _wish(action.settings)
        sent, trouble = 0, list[EffectFailed]()
        for person, address, text in _mails(occasion, office):
            about = _of_person(occasion, person)
            try:
                hand_over(
                    office,
                    account,
                    about,
                    partial(
                        _letter, subject=subject, to=address, text=text, occasion=about, office=office_mark(office)
                    ),
                )
                sent += 1
            except EffectFailed as error:
                trouble.append(error)
        if trouble:
            raise _worst(trouble, sent)
        return Did(text=f"{sent} mail{'' if sent == 1 else 's'}")

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """No, unless somebody's mail may have gone: those that went are known and not sent again."""
        del action
        outbox = Outbox(office.store.home.path)
        for person in office.state.people.values():
            try:
                note = outbox.note(_of_person(occasion, person).key)
            except EffectFailed:
                return "unknown"
            if note is not None and HAPPENED[note.state] == "unknown":
                return "unknown"
        return "no"


def _wish(settings: Settings) -> tuple[str, str]:
    read = Reading(KIND, settings)
    wish = read.text("account", "office", longest=40), read.text("subject", "What waits for you", longest=200)
    read.done()
    return wish


def _mails(occasion: Occasion, office: "Office") -> Iterator[tuple[Person, str, str]]:
    """Whom, where to, and the text. Nobody who is closed, has no sound address, or is not waited for."""
    for person in sorted(office.state.people.values(), key=lambda one: one.id):
        address = clean_address(person.email) if person.active and person.email else None
        tasks = office.store.questions.inbox(person.id, limit=10 * MOST_TASKS) if address else ()
        if address and tasks:
            yield person, address, digest_text(person, office.state.name, tasks, occasion.now_ms)


def digest_text(person: Person, office: str, tasks: tuple[InboxRow, ...], now_ms: int) -> str:
    """The mail's text: late ones first, as the inbox has them."""
    lines = [f"{one_line(person.name)}, this waits for you at {one_line(office)}:", ""]
    for task in tasks[:MOST_TASKS]:
        late = task.due_ms is not None and task.due_ms < now_ms
        since = "overdue since" if late else "due"
        due = "" if task.due_ms is None else f" ({since} {clock.iso_utc(task.due_ms)[:10]})"
        lines.append(f"- {one_line(task.title)[:_LONGEST_LINE]}{due}")
    if len(tasks) > MOST_TASKS:
        lines.append(f"… and {len(tasks) - MOST_TASKS} more.")
    return "\n".join([*lines, "", "Open Countersign to decide. This mail asks for no answer."])


def _of_person(occasion: Occasion, person: Person) -> Occasion:
    return msgspec.structs.replace(occasion, key=f"{occasion.key}/{person.id}")


def _letter(account: MailAccount, subject: str, to: str, text: str, occasion: Occasion, office: str) -> Letter:
    return Letter(
        sender=account.address,
        sender_name=account.shown_as,
        to=(to,),
        subject=subject,
        text=text,
        message_id=message_id(occasion, account),
        office=office,
        at_ms=occasion.now_ms,
    )


def _worst(trouble: list[EffectFailed], sent: int) -> EffectFailed:
    """What is to be told: an unknown one first, then one that a person has to mend."""
    first = min(trouble, key=lambda one: (one.happened != "unknown", one.again))
    text = f"{first.text} {sent} went, {len(trouble)} did not."
    return EffectFailed(first.code, text, happened=first.happened, again=first.again)

"""``countersign mail mailbox`` and ``mail read``: mailboxes that are read, and what would come in."""

import argparse
from typing import Any

from workflows import clock
from workflows.automations.mailbox.account import (
    PORTS,
    MailboxAccount,
    keep_mailbox,
    mailbox_account,
    mailbox_names,
)
from workflows.automations.mailbox.arrivals import Arrivals
from workflows.automations.mailbox.connection import MailboxTrouble
from workflows.automations.mailbox.errands import Errand, place_of
from workflows.automations.mailbox.firing import errand_of
from workflows.automations.mailbox.looking import Found, would_come
from workflows.cli.output import Output
from workflows.domain.automations import OnMail
from workflows.errors import InvalidInput
from workflows.office.office import Office

_MOST = 50
_DAYS_MS = 7 * 86_400_000


def mailbox_kept(office: Office, options: argparse.Namespace, password: str) -> MailboxAccount:
    """Keep the mailbox that the options describe."""
    account = MailboxAccount(
        name=options.name,
        host=options.host,
        port=options.port or PORTS[options.security],
        security=options.security,
        user=options.user,
        password=password,
        authority=options.authority,
    )
    keep_mailbox(office, account)
    return account


def mailboxes(office: Office) -> list[MailboxAccount]:
    """All that this laptop has, by name."""
    return [one for name in mailbox_names(office) if (one := mailbox_account(office, name)) is not None]


def mailbox_plain(one: MailboxAccount) -> dict[str, Any]:
    """Everything but the password."""
    return {name: getattr(one, name) for name in ("name", "host", "port", "security", "user", "authority")}


def errands_to_try(office: Office, name: str, folder: str) -> list[Errand]:
    """For each automation that waits for this mailbox what looking takes; for the mailbox itself, where none does.

    Raises InvalidInput for a mailbox that is not on this laptop.
    """
    account = mailbox_account(office, name)
    if account is None:
        raise InvalidInput(
            code="unknown-mailbox",
            title="There is no such mailbox",
            text=f"This laptop has no mailbox “{name}”. Nothing was read.",
            advice=f"Keep it with “countersign mail mailbox”. There are: {', '.join(mailbox_names(office)) or 'none'}.",
        )
    waiting = [
        errand
        for one in sorted(office.state.automations.values(), key=lambda one: one.id)
        if isinstance(one.trigger, OnMail) and one.trigger.account == name and (errand := errand_of(office, one))
    ]
    since_ms = clock.now_ms() - _DAYS_MS
    alone = Errand(automation="", account=account, trigger=OnMail(account=name, folder=folder), since_ms=since_ms)
    return waiting or [alone]


def read(home_path: Any, errands: list[Errand], output: Output) -> int:
    """Say what would come in. Nothing is kept, nothing marked, nothing fires. Exit code 3 where it cannot be read."""
    plain: list[dict[str, Any]] = []
    words: list[str] = []
    failed = False
    arrivals = Arrivals(home_path)
    for errand in errands:
        about = errand.automation or errand.account.name
        told: dict[str, Any] = {
            "automation": errand.automation or None,
            "folder": errand.trigger.folder,
            "trouble": None,
        }
        mails: list[dict[str, Any]] = []
        try:
            for found in would_come(errand, place_of(arrivals, errand), clock.now_ms(), _MOST):
                mails.append(_plain(found))
                words += _words(about, found)
        except MailboxTrouble as trouble:
            failed = True
            told["trouble"] = {"code": trouble.code, "text": trouble.text}
            words.append(f"! {about}: {trouble.text}")
        else:
            words += [] if mails else [f"{about}: nothing new would come in."]
        plain.append(told | {"mails": mails})
    output.answer({"would_come": plain}, words)
    return 3 if failed else 0


def _plain(found: Found) -> dict[str, Any]:
    envelope, came = found.envelope, found.came
    return {
        "from": envelope.sender,
        "subject": envelope.subject,
        "date": envelope.date,
        "came_at": None if found.listed.came_ms is None else clock.iso_utc(found.listed.came_ms),
        "size": found.listed.size,
        "files": [] if came is None else [{"name": one.name, "size": len(one.content)} for one in came.attached],
        "left_out": [] if came is None else list(came.left_out),
        "trouble": found.trouble or None,
    }


def _words(about: str, found: Found) -> list[str]:
    envelope, came = found.envelope, found.came
    lines = [f"{about}: {envelope.sender or 'nobody in particular'}: {envelope.subject or '(no subject)'}"]
    if came is None:
        return [*lines, f"  ! {_TROUBLES.get(found.trouble, found.trouble)}"]
    lines += [f"  {one.name} ({len(one.content):,} bytes)" for one in came.attached]
    return lines + [f"  ! {name}: too large, or too many" for name in came.left_out]


_TROUBLES = {
    "mail-too-large": "too large to be fetched; it would be told, and left where it is",
    "mail-too-deep": "built as no sound mail is; it would be told, and left where it is",
    "mail-not-understood": "cannot be taken apart; it would be told, and left where it is",
}

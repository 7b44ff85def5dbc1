"""``countersign mail``: accounts that mail is sent with, what lies in the outbox, and mailboxes that are read."""

import argparse
import getpass
import os
import sys
from typing import Any

from workflows import clock
from workflows.automations.accounts import PORTS, MailAccount, Security, account_names, keep_account, mail_account
from workflows.automations.effects.outbox import Outbox, OutboxNote
from workflows.cli.homes import add_person, home_of, open_office
from workflows.cli.mail_deciding import answers, replies
from workflows.cli.mail_reading import errands_to_try, mailbox_kept, mailbox_plain, mailboxes, read
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import moment

EXAMPLE = """\
  countersign mail account --host smtp.example.org --address office@example.org --user office@example.org
  countersign mail account second --host mail.example.org --security starttls --address shop@example.org
  countersign mail mailbox --host imap.example.org --user office@example.org
  countersign mail read
  countersign mail replies --up-to 100 --unit north --as anna
  countersign mail answers --as maria
  countersign mail list
  countersign mail outbox

  The password is asked for, or taken from COUNTERSIGN_MAIL_PASSWORD. It stays on this laptop, encrypted.
"""
VARIABLE = "COUNTERSIGN_MAIL_PASSWORD"
_SECURITIES: tuple[Security, ...] = ("tls", "starttls", "none")
_STATES = {"waiting": "waits to be sent", "leaving": "may have been sent: look, then settle its run", "sent": "sent"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and the account's parts."""
    parser.add_argument(
        "do",
        choices=("account", "mailbox", "read", "replies", "answers", "list", "outbox"),
        help="account: keep one to send from on this laptop; mailbox: keep one to read by IMAP; read: say what would "
        "come in from a mailbox, and change nothing; replies: up to which amount people may decide by answering a "
        "mail, set by an owner; answers: let a person decide so on this laptop, which sends them codes and reads their "
        "answers; list: those it has; outbox: what was sent and what was not",
    )
    parser.add_argument("name", nargs="?", default="office", help="what the account is called here; default: office")
    parser.add_argument("--host", help="the server that takes mail, or keeps it")
    parser.add_argument("--port", type=int, help="its port; default: what belongs to the security")
    parser.add_argument(
        "--security",
        choices=_SECURITIES,
        default="tls",
        help="tls: from the first byte; starttls: insisted on; none: only to this computer itself",
    )
    parser.add_argument("--address", help="the address that mail comes from")
    parser.add_argument("--shown-as", default="", metavar="NAME", help="the name beside it")
    parser.add_argument("--user", default="", help="who signs in; without it nobody does")
    parser.add_argument("--folder", default="INBOX", help="for read and answers: which folder; default: INBOX")
    parser.add_argument("--mailbox", help="for answers: where they are read; default: of the same name")
    parser.add_argument("--up-to", metavar="AMOUNT", help="for replies: the largest amount; 0: not at all")
    parser.add_argument("--unit", help="for replies: in this unit and below")
    parser.add_argument("--workflow", help="for replies: only this one")
    parser.add_argument("--hours", type=int, default=24, help="for replies: how long a code holds; default: 24")
    parser.add_argument("--off", action="store_true", help="for replies and answers: no longer")
    add_person(parser, required=False, help_text="for replies: the owner who signs it; for answers: who decides so")
    parser.add_argument("--authority", default="", metavar="FILE", help="certificate authority of one's own server")


def run(options: argparse.Namespace, output: Output) -> int:
    """Keep an account, or show."""
    if options.do == "account" and not (options.host and options.address):
        raise WrongUsage("“mail account” needs --host and --address")
    if options.do == "mailbox" and not (options.host and options.user):
        raise WrongUsage("“mail mailbox” needs --host and --user")
    if options.do == "read":
        with open_office(options, write=False) as office:
            errands = errands_to_try(office, options.name, options.folder)
        return read(home_of(options), errands, output)
    with open_office(options, write=options.do in {"account", "mailbox", "replies", "answers"}) as office:
        if options.do == "replies":
            return replies(office, options, output)
        if options.do == "answers":
            return answers(office, options, output)
        if options.do == "mailbox":
            mailbox_kept(office, options, _password())
        if options.do == "outbox":
            found = Outbox(office.store.home.path).every()
            output.answer({"mails": [_mail(one) for one in found]}, _outbox_words(found))
            return 0
        if options.do == "account":
            security: Security = options.security
            account = MailAccount(
                name=options.name,
                host=options.host,
                port=options.port or PORTS[security],
                security=security,
                address=options.address,
                shown_as=options.shown_as,
                user=options.user,
                password=_password() if options.user else "",
                authority=options.authority,
            )
            keep_account(office, account)
        kept = [one for one in (mail_account(office, name) for name in account_names(office)) if one is not None]
        read_from = mailboxes(office)
    words = [f"{one.name}: {one.address} through {one.host}:{one.port} ({one.security})" for one in kept]
    words += [f"{one.name}: reads {one.user} at {one.host}:{one.port} ({one.security})" for one in read_from]
    plain = {"accounts": [_account(one) for one in kept], "mailboxes": [mailbox_plain(one) for one in read_from]}
    output.answer(plain, words or ["This laptop has no mail account yet."])
    return 0


def _password() -> str:
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    try:
        return getpass.getpass("Password of the mail account: ", stream=sys.stderr)
    except EOFError as error:
        raise WrongUsage(f"no password was typed; type one, or set {VARIABLE}") from error


def _account(one: MailAccount) -> dict[str, Any]:
    """Everything but the password."""
    names = ("name", "host", "port", "security", "address", "shown_as", "user", "authority")
    return {name: getattr(one, name) for name in names}


def _mail(one: OutboxNote) -> dict[str, Any]:
    return {
        "state": one.state,
        "to": list(one.recipients),
        "subject": one.subject,
        "message_id": one.message_id,
        "size": one.size,
        "stored_at": clock.iso_utc(one.stored_ms),
        "tries": one.tries,
        "trouble": one.trouble or None,
    }


def _outbox_words(found: tuple[OutboxNote, ...]) -> list[str]:
    lines = []
    for one in found:
        trouble = f" ({one.trouble})" if one.trouble else ""
        line = f"{moment(one.stored_ms)}  {', '.join(one.recipients)}: {one.subject}: {_STATES[one.state]}{trouble}"
        lines.append(line)
    return lines or ["The outbox is empty."]

"""``countersign mail replies`` and ``mail answers``: where deciding by mail is allowed, and who does it here."""

import argparse
from typing import Any

from workflows import clock
from workflows.automations.mailbox.answering import (
    Rounds,
    all_rounds,
    let_answer,
    round_trouble,
    rounds_problem,
    stop_answering,
)
from workflows.cli.homes import owner_of, person_in, unit_of
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.domain.commands import Refusal
from workflows.domain.events import RepliesSet
from workflows.domain.money import decimal_text, parse_money
from workflows.domain.replies import ReplyLimit
from workflows.errors import InvalidInput
from workflows.office.office import Office


def replies(office: Office, options: argparse.Namespace, output: Output) -> int:
    """Set, take away or show the limits up to which people may decide by answering a mail."""
    if options.up_to is None and not options.off:
        return _limits_told(office, output)
    unit, workflow = unit_of(options, office) or "", options.workflow or ""
    kept = [one for one in office.state.replies if (one.unit, one.workflow) != (unit, workflow)]
    if options.off and not unit and not workflow:
        kept = []
    elif options.up_to is not None:
        kept.append(_limit(office, options, unit, workflow))
    refused = office.change(owner_of(options, office), [RepliesSet(limits=tuple(kept))])
    if isinstance(refused, Refusal):
        return output.refused(refused, names_of(office))
    return _limits_told(office, output)


def answers(office: Office, options: argparse.Namespace, output: Output) -> int:
    """Let a person decide by answering mails on this laptop, or no longer; or show who does."""
    if options.person is not None:
        person = person_in(office.store.questions, options.person)
        if options.off:
            stop_answering(office, person)
        else:
            mailbox = options.mailbox or options.name
            rounds = Rounds(
                person=person, account=options.name, mailbox=mailbox, folder=options.folder, since_ms=clock.now_ms()
            )
            let_answer(office, rounds)
    found = [_rounds_plain(office, one) for one in all_rounds(office)]
    words = [_rounds_words(one) for one in found] or ["Nobody decides by mail on this laptop."]
    output.answer({"answers": found}, words)
    return 0


def _limit(office: Office, options: argparse.Namespace, unit: str, workflow: str) -> ReplyLimit:
    amount, _, currency = options.up_to.strip().partition(" ")
    try:
        money = parse_money(amount, currency or office.state.currency)
    except ValueError as error:
        raise InvalidInput(
            code="bad-amount",
            title="This is no amount",
            text=f"“{options.up_to[:40]}” is not read as an amount such as 100.00. Nothing was changed.",
            advice="Write it with a point, and the currency behind it where it is another one.",
        ) from error
    if not 1 <= options.hours <= 168:
        raise InvalidInput(
            code="bad-hours",
            title="So long no code holds",
            text=f"A code holds from 1 to 168 hours, not {options.hours}. Nothing was changed.",
            advice="Choose fewer hours.",
        )
    return ReplyLimit(up_to=money, unit=unit, workflow=workflow, hours=options.hours)


def _limits_told(office: Office, output: Output) -> int:
    found = [
        {
            "unit": one.unit or None,
            "workflow": one.workflow or None,
            "up_to": decimal_text(one.up_to),
            "currency": one.up_to.currency,
            "hours": one.hours,
        }
        for one in office.state.replies
    ]
    words = [
        f"{one.workflow or 'every workflow'}, {one.unit or 'every unit'}: up to {one.up_to}; codes hold {one.hours} h"
        for one in office.state.replies
    ]
    output.answer({"replies": found}, words or ["Nothing is decided by mail: it is off."])
    return 0


def _rounds_plain(office: Office, one: Rounds) -> dict[str, Any]:
    return {
        "person": one.person,
        "account": one.account,
        "mailbox": one.mailbox,
        "folder": one.folder,
        "why_not": rounds_problem(office, one),
        "trouble": round_trouble(office, one.person) or None,
    }


def _rounds_words(one: dict[str, Any]) -> str:
    why = one["why_not"] or one["trouble"]
    told = f"{one['person']}: sent by {one['account']}, read from {one['mailbox']}/{one['folder']}"
    return f"{told} (! {why})" if why else told

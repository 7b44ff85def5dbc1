"""``countersign substitute``: who stands in for whom: ask, accept, write down, end; and what was decided meanwhile."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import msgspec

from workflows import clock
from workflows.cli.homes import add_person, open_office, owner_of, person_in, request_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of, standing_plain, standing_words
from workflows.cli.substitute_words import asked_line, decided_line, plain_of, written_line
from workflows.cli.usage import WrongUsage
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.domain.events import OfficeEvent, SubstitutesSet
from workflows.domain.forms import is_date
from workflows.domain.money import Money, decimal_text, parse_money
from workflows.domain.people import Substitute
from workflows.engine.assign import day_of
from workflows.office.office import Office
from workflows.office.showing.substitutions import decided_for, substitutions
from workflows.office.substituting import settle

WORKFLOW = "substitution"

EXAMPLE = """\
  countersign substitute list
  countersign substitute ask carl --from 2026-12-21 --to 2026-12-31 --up-to 500 --as ben
  countersign substitute accept 7k2m --as carl
  countersign substitute settle 7k2m --as anna
  countersign substitute set carl --for ben --from 2026-12-21 --to 2026-12-31 --as anna
  countersign substitute end carl --for ben --as anna
  countersign substitute decided ben --from 2026-12-21 --to 2026-12-31

  ask: asks the substitute, whoever stands above, and the owner, each with a signed yes. Their last yes, given where
  the office is changed, writes it down; given elsewhere, “settle” does so there.
  set: the owner writes it down. The substitute is asked, and it holds once they accept; with --settled it holds at
  once, for people who have no laptop.
  Nobody who stands in decides more than the absent person may, or than --up-to says; without it, than they may.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, about whom, and within what."""
    parser.add_argument("do", choices=tuple(_DO), help="list, ask, accept, decline, set, settle, end, decided")
    parser.add_argument(
        "what",
        nargs="?",
        metavar="PERSON|REQUEST",
        help="ask, set, end: who stands in; accept, decline, settle: the request; decided: who was away",
    )
    add_person(parser, required=False)
    parser.add_argument("--for", dest="absent", metavar="PERSON", help="who will be away; default: who asks")
    parser.add_argument("--from", dest="since", metavar="DAY", help="first day, such as 2026-12-21; default: today")
    parser.add_argument("--to", dest="until", metavar="DAY", help="last day, which still counts")
    parser.add_argument("--workflow", action="append", default=[], help="only this kind of request; may be repeated")
    parser.add_argument("--unit", help="only requests of this unit and below")
    parser.add_argument("--up-to", metavar="AMOUNT", help="only up to this amount, such as 500.00")
    parser.add_argument("--note", default="", help="for ask: what the substitute should know")
    parser.add_argument("--reason", default="", help="for decline: why")
    parser.add_argument("--settled", action="store_true", help="for set: it holds without an acceptance")


def run(options: argparse.Namespace, output: Output) -> int:
    """Do it, and show what came of it."""
    if (options.what is None) != (options.do == "list"):
        raise WrongUsage(f"“substitute {options.do}” " + ("names nobody" if options.what else "needs to know which"))
    for day in (options.since, options.until):
        if day is not None and not is_date(day):
            raise WrongUsage(f"expected a day such as 2026-12-31, found “{day}”")
    with open_office(options, write=options.do not in {"list", "decided"}) as office:
        return _DO[options.do](options, office, output)


def _list(_options: argparse.Namespace, office: Office, output: Output) -> int:
    found, names = substitutions(office, clock.now_ms()), names_of(office)
    words = [written_line(one, names) for one in found.written] + [asked_line(one, names) for one in found.asked]
    plain = {
        "substitutes": [plain_of(one.substitute) | {"when": one.when, "proof": one.proof} for one in found.written],
        "asked": [
            plain_of(one.substitute)
            | {"request": one.request, "status": one.status, "to_be_written": one.to_be_written}
            for one in found.asked
        ],
    }
    output.answer(plain, words or ["Nobody stands in for anybody."])
    return 0


def _ask(options: argparse.Namespace, office: Office, output: Output) -> int:
    if options.person is None or options.until is None:
        raise WrongUsage("“substitute ask” needs --as PERSON and --to DAY")
    person = person_in(office.store.questions, options.person)
    return _submit(_wished(options, office, person), person, options.note, office, output)


def _submit(one: Substitute, asking: str, note: str, office: Office, output: Output) -> int:
    values: dict[str, Any] = {"person": one.person, "by": one.by, "first_day": one.since, "last_day": one.until}
    values |= {"workflows": ", ".join(one.workflows) or None, "only_unit": one.unit or None, "notes": note or None}
    values["up_to"] = msgspec.to_builtins(one.up_to)
    unit = office.state.people[one.person].unit
    told = {name: value for name, value in values.items() if value is not None}
    acted = office.submit(Submit(workflow=WORKFLOW, unit=unit, by=asking, values=told))
    if isinstance(acted, Refusal):
        return output.refused(acted, names_of(office))
    output.answer(standing_plain(office, acted.request.id), standing_words(office, acted.request.id))
    return 0


def _answer(options: argparse.Namespace, office: Office, output: Output) -> int:
    if options.person is None:
        raise WrongUsage(f"“substitute {options.do}” needs --as PERSON")
    request = request_in(office.store.questions, options.what)
    person = person_in(office.store.questions, options.person)
    verdict = Decide(
        verdict="approve" if options.do == "accept" else "reject",
        by=person,
        reason=options.reason,
        step="accept",
    )
    acted = office.act(request, verdict)
    if isinstance(acted, Refusal):
        return output.refused(acted, names_of(office))
    output.answer(
        standing_plain(office, request) | {"entry": acted.acts[0].id},
        standing_words(office, request),
    )
    return 0


def _set(options: argparse.Namespace, office: Office, output: Output) -> int:
    if options.absent is None or options.until is None:
        raise WrongUsage("“substitute set” needs --for PERSON and --to DAY")
    owner = owner_of(options, office)
    made = _wished(options, office, owner)
    asked = msgspec.structs.replace(made, asked=not options.settled)
    refused = _write(office, owner, SubstitutesSet(substitutes=(*office.state.substitutes, asked)))
    if refused is not None:
        return output.refused(refused, names_of(office))
    if options.settled:
        return _list(options, office, output)
    return _submit(made, owner, options.note, office, output)


def _settle(options: argparse.Namespace, office: Office, output: Output) -> int:
    owner, request = owner_of(options, office), request_in(office.store.questions, options.what)
    answer = settle(office, owner, request)
    if isinstance(answer, Refusal):
        return output.refused(answer, names_of(office))
    return _list(options, office, output)


def _end(options: argparse.Namespace, office: Office, output: Output) -> int:
    if options.absent is None:
        raise WrongUsage("“substitute end” needs --for PERSON: who is back")
    owner = owner_of(options, office)
    by, absent = (person_in(office.store.questions, one) for one in (options.what, options.absent))
    today = day_of(clock.now_ms())
    yesterday = (date.fromisoformat(today) - timedelta(days=1)).isoformat()
    after = tuple(
        msgspec.structs.replace(one, until=yesterday)
        if (one.person, one.by) == (absent, by) and one.until >= today
        else one
        for one in office.state.substitutes
    )
    if after == office.state.substitutes:
        return output.refused(Refusal(code="no-substitute", facts={"person": absent, "by": by}), names_of(office))
    refused = _write(office, owner, SubstitutesSet(substitutes=after))
    if refused is not None:
        return output.refused(refused, names_of(office))
    return _list(options, office, output)


def _decided(options: argparse.Namespace, office: Office, output: Output) -> int:
    person, today = person_in(office.store.questions, options.what), day_of(clock.now_ms())
    first, last = options.since or "2000-01-01", options.until or today
    found, names = decided_for(office, person, first, last), names_of(office)
    plain = [
        {
            "request": one.request,
            "title": one.title,
            "amount": decimal_text(one.amount) if one.amount else None,
            "currency": one.amount.currency if one.amount else None,
            "by": one.by,
            "for": one.acting_for,
            "verdict": one.verdict,
            "reason": one.reason,
            "at": clock.iso_utc(one.at_ms),
            "entry": one.entry,
            "counted": one.counted,
        }
        for one in found
    ]
    words = [decided_line(one, names) for one in found]
    output.answer(
        {"person": person, "decided": plain}, words or [f"Nobody decided anything for {names.get(person, person)}."]
    )
    return 0


def _wished(options: argparse.Namespace, office: Office, asking: str) -> Substitute:
    questions, state = office.store.questions, office.state
    today = day_of(clock.now_ms())
    since, until = options.since or today, options.until
    if until < since:
        raise WrongUsage(f"expected a last day that is not before {since}, found “{until}”")
    unknown = next((one for one in options.workflow if one not in state.workflows), None)
    if unknown is not None:
        raise WrongUsage(f"expected one of the workflows {', '.join(sorted(state.workflows))}, found “{unknown}”")
    if options.unit and options.unit not in state.units:
        raise WrongUsage(f"expected one of the units {', '.join(sorted(state.units))}, found “{options.unit}”")
    return Substitute(
        person=person_in(questions, options.absent) if options.absent else asking,
        by=person_in(questions, options.what),
        since=since,
        until=until,
        workflows=tuple(options.workflow),
        unit=options.unit or "",
        up_to=_amount(options.up_to, state.currency),
    )


def _amount(text: str | None, currency: str) -> Money | None:
    if text is None:
        return None
    try:
        return parse_money(text, currency)
    except ValueError as error:
        raise WrongUsage(f"expected an amount such as 500.00, found “{text}”") from error


def _write(office: Office, owner: str, event: OfficeEvent) -> Refusal | None:
    answer = office.change(owner, (event,))
    return answer if isinstance(answer, Refusal) else None


_DO: Mapping[str, Callable[[argparse.Namespace, Office, Output], int]] = {
    "list": _list,
    "ask": _ask,
    "accept": _answer,
    "decline": _answer,
    "set": _set,
    "settle": _settle,
    "end": _end,
    "decided": _decided,
}

"""``countersign rules history`` and ``rules rollback``: every version of a table, and back to an older one."""

import argparse
from typing import Any

from workflows import clock
from workflows.cli.commands.rules_drafts import answer_published
from workflows.cli.homes import open_office, owner_of, unit_of
from workflows.cli.output import Output
from workflows.cli.sheet_words import sheet_plain, sheet_words
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import moment
from workflows.engine.assign import day_of
from workflows.errors import InvalidInput
from workflows.office.draft_sheets import sheet_of
from workflows.office.office import Office
from workflows.office.publishing import older_text, publish_alone
from workflows.office.sharing.members import name_of
from workflows.office.table_history import Days, VersionTold, history

DOES = ("history", "rollback")
HELP = (
    "history: every version, who signed and who reviewed it, and when it holds; "
    "rollback: publish an older version's text anew, after showing what that changes"
)
EXAMPLE = (
    "  countersign rules history invoice-approval\n"
    "  countersign rules rollback invoice-approval\n"
    "  countersign rules rollback invoice-approval --to 2 --yes --as anna\n"
)
_REVIEWS = {
    "alone": "nobody else reviewed it",
    "not-here": "it names a review that cannot be checked on this laptop",
    "differs": "ATTENTION: what it names is no approval of this text",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Back to which version, and whether in earnest."""
    group = parser.add_argument_group("only for rollback")
    group.add_argument("--to", type=int, metavar="VERSION", help="the version to go back to; default: the one before")
    group.add_argument("--yes", action="store_true", help="publish it; without, it is only shown what would change")


def run(options: argparse.Namespace, output: Output) -> int:
    """Tell, or go back."""
    if options.about is None:
        raise WrongUsage(f"“rules {options.do}” needs a table's id")
    return _history(options, output) if options.do == "history" else _rollback(options, output)


def _rollback(options: argparse.Namespace, output: Output) -> int:
    with open_office(options, write=options.yes) as office:
        draft = older_text(office, options.about, options.to, day=options.day)
        sheet = sheet_of(office, draft, since=options.since, unit=unit_of(options, office))
        if options.yes:
            return answer_published(office, publish_alone(office, owner_of(options, office), draft), sheet, output)
        names = names_of(office)
        words = sheet_words(sheet, names, what=f"The text of version {draft.version}")
        if sheet.against is None:
            words.append("Nothing was changed. To go back: the same with --yes")
        output.answer(sheet_plain(sheet, names) | {"back_to": draft.version, "published": False}, words)
        return 0 if sheet.against is None else 1


def _history(options: argparse.Namespace, output: Output) -> int:
    with open_office(options, write=False) as office:
        found = history(office, options.about)
        if not found:
            raise InvalidInput(
                code="unknown-table",
                title="There is no such rule table",
                text=f"No rule table is called “{options.about}” here.",
                advice=f"Choose one of: {', '.join(sorted(office.state.tables)) or 'none yet'}.",
            )
        today = day_of(clock.now_ms())
        now = office.state.table_on(options.about, today)
        held = now.version if now is not None else None
        words = [f"{found[0].table.name or options.about} ({options.about}):"]
        for one in found:
            words += _words(one, office, today, held)
        output.answer({"table": options.about, "in_force": held, "versions": [_plain(one) for one in found]}, words)
    return 0


def _plain(one: VersionTold) -> dict[str, Any]:
    return {
        "version": one.table.version,
        "entry": one.entry,
        "by": one.by,
        "device": one.device,
        "at": clock.iso_utc(one.at_ms),
        "held": [{"from": days.first, "to": days.last or None} for days in one.days],
        "effective_from": one.table.effective_from.isoformat() if one.table.effective_from is not None else None,
        "effective_to": one.table.effective_to.isoformat() if one.table.effective_to is not None else None,
        "trial": one.trial.id if one.trial is not None else None,
        "request": one.request or None,
        "review": one.review,
        "reviewed_by": one.reviewed_by,
        "same_as": one.same_as,
    }


def _words(one: VersionTold, office: Office, today: str, held: int | None) -> list[str]:
    names, device = names_of(office), name_of(office, one.device)
    mark = "  ← holds today" if one.table.version == held else ""
    lines = [f"  version {one.table.version}: {_span(one, today)}{mark}"]
    lines.append(f"    signed by {names.get(one.by, one.by)} on “{device}”, {moment(one.at_ms)}")
    if one.trial is not None:
        units = ", ".join(names.get(unit, unit) for unit in one.trial.units)
        lines.append(f"    trial “{one.trial.name or one.trial.id}” in {units}, {one.trial.since} to {one.trial.until}")
    elif one.review == "reviewed":
        who = one.reviewed_by or ""
        lines.append(f"    reviewed by {names.get(who, who)}, request {one.request[:8]}")
    else:
        about = f", request {one.request[:8]}" if one.request else ""
        lines.append(f"    {_REVIEWS[one.review]}{about}")
    if one.same_as is not None:
        lines.append(f"    the same text as version {one.same_as}")
    return lines


def _span(one: VersionTold, today: str) -> str:
    if one.days:
        return "; ".join(_days(days, today) for days in one.days)
    return "only tried" if one.trial is not None else "replaced before it held for a whole day"


def _days(days: Days, today: str) -> str:
    if not days.last:
        return f"holds from {days.first} on" if days.first > today else f"since {days.first}"
    held = "held" if days.last < today else "holds"
    return f"{held} on {days.first}" if days.first == days.last else f"{held} {days.first} to {days.last}"

"""``countersign rules draft``, ``review`` and ``publish``: a draft is checked, read by somebody else, then signed."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from workflows.cli.commands.rules_replay import a_day
from workflows.cli.homes import add_person, open_office, owner_of, person_in, request_in, unit_of
from workflows.cli.output import Output
from workflows.cli.sheet_words import difference_text, sheet_plain, sheet_words
from workflows.cli.standing import names_of, standing_plain, standing_words
from workflows.cli.usage import WrongUsage
from workflows.domain.commands import Refusal
from workflows.office.draft_requests import DraftLine, draft_in, drafts, send_draft
from workflows.office.draft_sheets import Sheet, sheet_of
from workflows.office.drafting import draft_of_table
from workflows.office.office import Office
from workflows.office.publishing import Published, publish_alone, publish_reviewed
from workflows.rules.tables import RuleTable

DOES = ("draft", "review", "publish")
HELP = (
    "draft: check a draft and ask it about the past, with --send let the office keep it and somebody else review it; "
    "review: the drafts that the office keeps, or one of them with all its checks; "
    "publish: a reviewed draft by its request, or with --with an owner's own draft"
)
EXAMPLE = (
    "  countersign rules draft invoice-approval --with draft.yaml\n"
    '  countersign rules draft invoice-approval --with draft.yaml --send --as ben --why "Fewer waits"\n'
    "  countersign rules review 7k2m\n"
    "  countersign decide 7k2m approve --as petra\n"
    "  countersign rules publish 7k2m --as anna\n"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who, why, from when."""
    group = parser.add_argument_group("for drafts and versions")
    group.add_argument("--send", action="store_true", help="with draft: keep it in the office and ask for its review")
    group.add_argument("--why", default="", help="with draft --send: what it is good for")
    group.add_argument("--day", type=a_day, metavar="DAY", help="the first day on which it is to hold")
    group.add_argument("--all", action="store_true", dest="over", help="with review: published and refused ones, too")
    add_person(parser, required=False, help_text="who sends it, or the owner who signs it")


def run(options: argparse.Namespace, output: Output) -> int:
    """Check, keep, list or publish."""
    if options.do == "draft":
        return _draft(options, output)
    return _review(options, output) if options.do == "review" else _publish(options, output)


def _draft(options: argparse.Namespace, output: Output) -> int:
    if options.about is None or options.draft is None:
        raise WrongUsage("“rules draft” needs a table's id, and its draft with --with FILE")
    if options.send and (options.person is None or not options.why.strip()):
        raise WrongUsage("“rules draft --send” needs who sends it (--as) and what it is good for (--why)")
    with open_office(options, write=options.send) as office:
        names = names_of(office)
        sheet = sheet_of(office, _read(options, office), since=options.since, unit=unit_of(options, office))
        if not options.send:
            words = sheet_words(sheet, names, what="Draft")
            if sheet.against is None:
                words.append('Next: the same with --send --as PERSON --why "…", so that somebody else reviews it.')
            output.answer(sheet_plain(sheet, names), words)
            return 0 if sheet.against is None else 1
        if sheet.against is not None:
            raise sheet.against
        person = person_in(office.store.questions, options.person)
        acted = send_draft(office, person, sheet.draft, options.why.strip(), difference_text(sheet, names))
        if isinstance(acted, Refusal):
            return output.refused(acted, names)
        request = acted.request.id
        plain = {"sheet": sheet_plain(sheet, names)} | standing_plain(office, request)
        words = [*sheet_words(sheet, names, what="Draft"), "", "The office keeps it now.", ""]
        words += standing_words(office, request)
        words.append(f"Whoever reviews it: countersign rules review {request[:8]}")
        output.answer(plain, words)
    return 0


def _review(options: argparse.Namespace, output: Output) -> int:
    with open_office(options, write=False) as office:
        names = names_of(office)
        if options.about is None:
            found = drafts(office, over=options.over)
            words = [line for one in found for line in _line_words(one, names)]
            output.answer(
                {"drafts": [msgspec.to_builtins(one) for one in found]},
                words or ["No draft waits for its review or its publication."],
            )
            return 0
        request = request_in(office.store.questions, options.about)
        kept = draft_in(office, request)
        sheet = sheet_of(office, kept.table, since=options.since, unit=unit_of(options, office))
        by, reviewer = kept.by or "", kept.review.by if kept.review is not None else None
        plain = {
            "request": request,
            "by": kept.by,
            "why": kept.why,
            "based_on": kept.based_on,
            "reviewed_by": reviewer,
            "sheet": sheet_plain(sheet, names),
        }
        words = [f"Draft {request[:8]} by {names.get(by, by)}: {kept.why}", ""]
        words += [*sheet_words(sheet, names, what="Draft"), ""]
        if kept.based_on != sheet.difference.was.version:
            words.append(f"It was made from version {kept.based_on}, which is not the newest any more.")
        if reviewer:
            words.append(f"Approved by {names.get(reviewer, reviewer)}. Next: countersign rules publish {request[:8]}")
        else:
            words.append(f"Looking decides nothing. Next: countersign decide {request[:8]} approve --as PERSON")
        output.answer(plain, words)
        return 0 if sheet.against is None else 1


def _publish(options: argparse.Namespace, output: Output) -> int:
    if options.about is None:
        raise WrongUsage("“rules publish” needs the request that keeps a reviewed draft, or a table and --with FILE")
    if options.draft is None and options.day is not None:
        raise WrongUsage("the day of a reviewed draft stands in it; --day belongs to --with FILE")
    with open_office(options, write=True) as office:
        owner = owner_of(options, office)
        sheet: Sheet | None = None
        if options.draft is None:
            done = publish_reviewed(office, owner, request_in(office.store.questions, options.about))
        else:
            sheet = sheet_of(office, _read(options, office), since=options.since, unit=unit_of(options, office))
            done = publish_alone(office, owner, sheet.draft)
        return answer_published(office, done, sheet, output)


def answer_published(office: Office, done: Published | Refusal, sheet: Sheet | None, output: Output) -> int:
    """Say what was published, after the sheet of it where there is one."""
    names = names_of(office)
    if isinstance(done, Refusal):
        return output.refused(done, names)
    plain: dict[str, Any] = {
        "table": done.table.id,
        "version": done.table.version,
        "from": done.table.effective_from.isoformat() if done.table.effective_from is not None else None,
        "request": done.request or None,
        "reviewed_by": done.reviewed_by,
    }
    words: list[str] = []
    if sheet is not None:
        plain["sheet"] = sheet_plain(sheet, names)
        words = [*sheet_words(sheet, names, what="New text"), ""]
    first = done.table.effective_from
    words.append(
        f"Version {done.table.version} of {done.table.name or done.table.id} is published. It holds for requests sent"
        + (f" from {first} on; until then everything stays as it is." if first is not None else " from now on.")
    )
    reviewer = done.reviewed_by
    words.append(f"Reviewed by {names.get(reviewer, reviewer)}." if reviewer else "Nobody else reviewed it.")
    words.append(f"To take it back: countersign rules rollback {done.table.id}")
    output.answer(plain, words)
    return 0


def _read(options: argparse.Namespace, office: Office) -> RuleTable:
    path: Path = options.draft
    table = draft_of_table(office, options.about, path).table
    assert table is not None
    return table if options.day is None else msgspec.structs.replace(table, effective_from=options.day)


def _line_words(one: DraftLine, names: dict[str, str]) -> list[str]:
    by, reviewer = one.by or "", one.reviewed_by
    if one.published is not None:
        stands = f"published as version {one.published}"
    elif reviewer:
        stands = f"approved by {names.get(reviewer, reviewer)}, waits for its publication"
    else:
        stands = "waits for its review" if one.status == "waiting" else one.status
    return [f"{one.request[:8]}  {one.table}, by {names.get(by, by)}: {stands}", f"          {one.why}"]

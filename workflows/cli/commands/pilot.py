"""``countersign pilot``: try a rule table or more authority in some units for some weeks, and see what came of it."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from workflows import readable
from workflows.changes import Changes
from workflows.cli.homes import add_person, open_office, owner_of, unit_in
from workflows.cli.output import Output
from workflows.cli.pilot_words import compared_words, pilot_words
from workflows.cli.span_words import amount_text
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.domain.commands import Refusal
from workflows.domain.forms import is_date
from workflows.domain.pilots import Ending
from workflows.office.drafting import draft_of_table
from workflows.office.ladder.climbing import proposals
from workflows.office.ladder.proposals import WEEKS
from workflows.office.ladder.starting import trial_of_proposal
from workflows.office.office import Office
from workflows.office.piloting import Trial, end, last_day, start, today
from workflows.office.shipped import read_text
from workflows.office.showing.pilots_shown import Figures, PilotShown, SideBySide, pilots, shown_on, side_by_side
from workflows.office.trial_files import grants_in

EXAMPLE = """\
  countersign pilot start invoice-approval --with draft.yaml --unit north --weeks 6 --as anna
  countersign pilot start --authority more.yaml --unit north --weeks 6 --name "Maria decides" --as anna
  countersign pilot start --proposal opinion-maria-invoice-north --as anna
  countersign pilot list
  countersign pilot compare invoice-approval-north
  countersign pilot end invoice-approval-north --reason "too many slips" --as anna
  countersign pilot end invoice-approval-north --roll-out --as anna

  A draft is a readable file, as “rules replay” takes it; authority to try is a file with the section “authority”,
  of which only what it adds is tried:
  authority:
    - {workflow: invoice, role: manager, up_to: 1500, rung: decide-then-tell}
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which trial or table."""
    parser.add_argument(
        "do",
        choices=("list", "start", "end", "compare"),
        help="list: every trial; start: try a draft; end: pull back, or roll out; compare: beside the other units",
    )
    parser.add_argument("about", nargs="?", help="for start: the table's id; for end and compare: the trial's id")
    parser.add_argument("--with", dest="draft", type=Path, metavar="FILE", help="for start: the draft of the table")
    parser.add_argument("--authority", type=Path, metavar="FILE", help="for start: the authority to try")
    parser.add_argument("--proposal", metavar="ID", help="for start: a proposal of “countersign ladder”, as it is")
    parser.add_argument("--unit", dest="units", action="append", default=[], metavar="UNIT", help="where; repeat it")
    parser.add_argument("--from", dest="since", metavar="DAY", help="first day, such as 2026-12-01; default: today")
    parser.add_argument("--weeks", type=int, metavar="N", help="for so many weeks")
    parser.add_argument("--until", metavar="DAY", help="instead of weeks: the last day, such as 2026-12-31")
    parser.add_argument("--name", default="", help="for start: how people call it")
    parser.add_argument("--why", default="", help="for start: what you hope to learn")
    parser.add_argument("--roll-out", action="store_true", help="for end: let it hold everywhere from now on")
    parser.add_argument("--reason", default="", help="for end: why")
    add_person(parser, required=False, help_text="the owner who signs it")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show, or sign one act and show."""
    _refuse_half(options)
    with open_office(options, write=options.do in {"start", "end"}) as office:
        names = names_of(office)
        if options.do == "compare":
            found = side_by_side(office, options.about)
            output.answer(_compared(found), list(compared_words(found, names)))
            return 0
        if options.do == "list":
            shown = pilots(office)
            words = [line for one in shown for line in pilot_words(one, names)] or ["There was no trial yet."]
            output.answer({"pilots": [_plain(one) for one in shown]}, words)
            return 0
        before = set(office.state.pilots)
        done = _start(options, office) if options.do == "start" else _end(options, office)
        if isinstance(done, Refusal):
            return output.refused(done, names)
        name = options.about if options.do == "end" else next(iter(set(office.state.pilots) - before))
        one = shown_on(office.state.pilots[name], today())
        output.answer(_plain(one), pilot_words(one, names))
    return 0


def _refuse_half(options: argparse.Namespace) -> None:
    match options.do:
        case "start" if options.proposal is not None:
            _refuse_more(options)
        case "start":
            both = (options.draft is None) == (options.authority is None)
            if both or (options.draft is not None and options.about is None):
                raise WrongUsage("“pilot start” needs a table's id and its draft with --with FILE, or --authority FILE")
            if not options.units or (options.weeks is None) == (options.until is None):
                raise WrongUsage("“pilot start” needs --unit, and either --weeks or --until")
            for day in (options.since, options.until):
                if day is not None and not is_date(day):
                    raise WrongUsage(f"expected a day such as 2026-12-31, found “{day}”")
        case "end" | "compare" if options.about is None:
            raise WrongUsage(f"“pilot {options.do}” needs the trial's id; “pilot list” shows them")
        case _:
            pass


def _refuse_more(options: argparse.Namespace) -> None:
    """A proposal says itself what is tried and where."""
    if options.about or options.draft or options.authority or options.units or options.until:
        raise WrongUsage("“pilot start --proposal” takes beside it only --from, --weeks and --as")


def _start(options: argparse.Namespace, office: Office) -> Changes | Refusal:
    since, file = options.since or today(), options.authority
    if options.proposal is not None:
        proposed = trial_of_proposal(proposals(office), options.proposal, since, options.weeks or WEEKS)
        return start(office, owner_of(options, office), proposed)
    trial = Trial(
        units=tuple(unit_in(office.state.units, one) for one in options.units),
        since=since,
        until=options.until or last_day(since, options.weeks),
        table=None if options.draft is None else draft_of_table(office, options.about, options.draft).table,
        grants=() if file is None else grants_in(office, readable.read(read_text(file), file.name)),
        name=options.name,
        why=options.why,
    )
    return start(office, owner_of(options, office), trial)


def _end(options: argparse.Namespace, office: Office) -> Changes | Refusal:
    how: Ending = "rolled-out" if options.roll_out else "pulled-back"
    return end(office, owner_of(options, office), options.about, how, options.reason)


# ---------------------------------------------------------------- JSON


def _plain(one: PilotShown) -> dict[str, Any]:
    pilot = one.pilot
    return {
        "pilot": pilot.id,
        "name": pilot.name,
        "why": pilot.why,
        "state": one.state,
        "units": list(pilot.units),
        "from": pilot.since,
        "to": pilot.until,
        "ends": one.ends or None,
        "days_left": one.left,
        "table": pilot.table or None,
        "version": pilot.version or None,
        "authority": msgspec.to_builtins(pilot.grants),
    }


def _compared(found: SideBySide) -> dict[str, Any]:
    return {
        "trial": _plain(found.shown),
        "workflows": list(found.workflows),
        "units": list(found.units),
        "others": list(found.others),
        "days": {"from": found.first_day or None, "to": found.last_day or None},
        "days_before": {"from": found.before_from or None, "to": found.before_to or None},
        "in_trial": {"before": _figures(found.tried_before), "during": _figures(found.tried)},
        "outside": {"before": _figures(found.untried_before), "during": _figures(found.untried)},
    }


def _figures(one: Figures) -> dict[str, Any]:
    return {
        "requests": one.requests,
        "decided": one.decided,
        "withdrawn": one.withdrawn,
        "decided_without_touch": one.untouched,
        "touches": one.touches,
        "rejected": one.rejected,
        "waits": one.waits,
        "median_wait_seconds": None if one.median_ms is None else one.median_ms // 1000,
        "slowest_tenth_wait_seconds": None if one.slowest_tenth_ms is None else one.slowest_tenth_ms // 1000,
        "sums": {currency: amount_text(minor, currency) for currency, minor in one.sums.items()},
    }

"""``countersign invite``: a code with which another laptop joins the office."""

import argparse

from workflows import clock
from workflows.cli.homes import add_person, open_office, owner_of, person_in
from workflows.cli.output import Output
from workflows.cli.usage import positive
from workflows.cli.wording import moment
from workflows.office.sharing.invitations import DEFAULT_DAYS, invite
from workflows.office.sharing.sharing import Sharing

EXAMPLE = """\
  countersign invite --person maria
  countersign invite --person maria --unit north --days 2 --confirm
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For whom, for how long, and what the laptop is to read."""
    parser.add_argument(
        "--person", dest="whom", metavar="PERSON", help="who will sign on that laptop; default: the owner who invites"
    )
    parser.add_argument(
        "--unit", action="append", default=[], metavar="UNIT", help="a unit with a scope of its own that it is to read"
    )
    parser.add_argument(
        "--days", type=positive, default=DEFAULT_DAYS, metavar="N", help=f"how long it lasts; default {DEFAULT_DAYS}"
    )
    parser.add_argument(
        "--confirm", action="store_true", help="let nobody in before the words on both screens were compared"
    )
    add_person(parser, required=False, help_text="the owner who invites; needed where there are several")


def run(options: argparse.Namespace, output: Output) -> int:
    """Make the code, and say what to do with it on the other laptop."""
    with open_office(options, write=True) as office:
        by = owner_of(options, office)
        whom = person_in(office.store.questions, options.whom) if options.whom is not None else None
        sharing = Sharing.of(office)
        made = invite(sharing, by=by, person=whom, units=options.unit, days=options.days, confirm=options.confirm)
        name = office.state.people[made.person].name
    then = "compare the four words, then “countersign admit WORDS”" if made.confirm else "run “countersign sync”"
    output.answer(
        {
            "code": made.code,
            "expires_at": clock.iso_utc(made.expires_ms),
            "person": made.person,
            "nonce": made.nonce,
            "confirm": made.confirm,
        },
        [
            f"For one laptop of {name}, until {moment(made.expires_ms)}:",
            "",
            f"  {made.code}",
            "",
            "Give it to nobody else: whoever has it and the shared folder can ask to be let in.",
            "On the other laptop, once it has the shared folder:",
            "  countersign join CODE --home NEW-FOLDER      (--folder PATH if the shared folder lies elsewhere there)",
            f"Then, here: {then}; and there: run “countersign sync”.",
        ],
    )
    return 0

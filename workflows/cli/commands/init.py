"""``countersign init``: found an office."""

import argparse

from workflows.cli.called import program, typed
from workflows.cli.homes import home_of
from workflows.cli.newcomers import add_people, wanted_people
from workflows.cli.output import Output
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.shipped import AT_FIRST, process_file, publish_shipped

EXAMPLE = """\
  countersign init --name "Corner Shop" --owner "Anna Berg" --person "Ben Okafor=manager" --person "Petra Lang"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Name and owner, and who else there is."""
    parser.add_argument("--name", required=True, help="the office's name")
    parser.add_argument("--owner", required=True, metavar="PERSON", help="the owner's full name")
    parser.add_argument("--country", default="DE", metavar="CC", help="two letters (ISO 3166-1); default DE")
    parser.add_argument("--currency", default="EUR", metavar="CCC", help="three letters (ISO 4217); default EUR")
    parser.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="NAME[=ROLE]",
        help="somebody else at the head office, with a role (manager, bookkeeper, clerk); may be given several times",
    )
    parser.add_argument(
        "--process",
        action="append",
        default=[],
        metavar="NAME",
        help="a process to begin with besides those that every office has, such as purchase; "
        "may be given several times, and “processes list” shows them all",
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Found the office, publish the chosen processes, add the people."""
    home = home_of(options)
    chosen = tuple(dict.fromkeys((*AT_FIRST, *options.process)))
    for name in options.process:
        process_file(name)  # said before anything is made
    charter = Charter(name=options.name, owner=options.owner, country=options.country, currency=options.currency)
    wanted = wanted_people(options.person, options.owner)
    people: dict[str, str] = {}

    def begin(office: Office, owner: str) -> None:
        publish_shipped(office, owner, chosen=chosen)
        add_people(office, owner, wanted)
        people.update({person.id: person.name for person in office.state.people.values()})

    founded = found(home, charter, begin)
    at = f" --home {typed(home)}" if options.home is not None else ""
    answer = {
        "office": founded.office,
        "device": founded.device,
        "owner": founded.owner,
        "home": str(home),
        "people": people,
        "recovery_key": founded.recovery_key,
        "key_store": founded.key_store,
    }
    output.answer(
        answer,
        [
            f"{options.name} is founded. Its folder is {home}.",
            f"People and their ids: {', '.join(f'{name} ({one})' for one, name in people.items())}.",
            "",
            "Recovery key. Write it down or print it, and put it away from this computer; it is not shown again:",
            f"  {founded.recovery_key}",
            "With it and the shared folder alone the owner takes the office over when this computer is lost:",
            f"  office {founded.office}, owner {founded.owner}; countersign recover --folder PATH --as {founded.owner}",
            "",
            _where(founded.key_store),
            f"Next: {program()} intake YOUR-INVOICE.xml{at}, then {program()} inbox --as {founded.owner}{at}",
        ],
    )
    return 0


def _where(key_store: str) -> str:
    if key_store == "keyring":
        return "This laptop's key is in the system's keyring."
    return "No keyring works here, so this laptop's key is in a file in that folder that only you can read."

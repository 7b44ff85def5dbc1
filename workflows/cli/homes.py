"""Which office a command is about, and who acts in it."""

import argparse
import unicodedata
from pathlib import Path

from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.store.questions import Questions


def home_of(options: argparse.Namespace) -> Path:
    """The home that ``--home`` names; else this system's place for program data."""
    if options.home is not None:
        home: Path = options.home
        return home.expanduser().absolute()
    import platformdirs  # noqa: PLC0415 -- only where no home was named

    return Path(platformdirs.user_data_dir("Countersign", appauthor=False)) / "office"


def open_office(options: argparse.Namespace, *, write: bool) -> Office:
    """The office in that home, for reading or for writing. Raises Trouble where it cannot be opened."""
    return Office.open(home_of(options), write=write)


def person_in(questions: Questions, wanted: str) -> str:
    """A person's id, from the id or the full name as people type it. Raises InvalidInput for nobody or several."""
    people = questions.people()
    for person in people:
        if person.id == wanted:
            return person.id
    folded = unicodedata.normalize("NFC", wanted).casefold().strip()
    found = [person.id for person in people if folded in {person.name.casefold(), person.id.casefold()}]
    if not found:
        found = [person.id for person in people if person.name.casefold().split()[:1] == [folded]]
    if len(found) == 1:
        return found[0]
    known = ", ".join(person.id for person in people if person.active)
    raise InvalidInput(
        code="unknown-person",
        title="Nobody is called so here" if not found else "Several people are called so",
        text=f"“{wanted}” names {'nobody' if not found else 'more than one person'} in this office.",
        advice=f"Use one of these ids: {known}.",
    )


def request_in(questions: Questions, wanted: str) -> str:
    """A request's full id, from the id or its beginning. Raises InvalidInput where none or several begin so."""
    found = questions.request(wanted.strip().lower())
    if found is None:
        raise InvalidInput(
            code="unknown-request",
            title="There is no such request here",
            text=f"No request's id begins with “{wanted}”. Nothing was changed.",
            advice="“countersign inbox --as PERSON” and “countersign search WORDS” show ids.",
        )
    return found.id


def add_person(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """The option ``--as``."""
    parser.add_argument(
        "--as", dest="person", required=required, metavar="PERSON", help="who acts: an id or a full name"
    )

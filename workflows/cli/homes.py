"""Which office a command is about, and who acts in it."""

import argparse
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from workflows.domain.people import Unit
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.store.questions import Questions
from workflows.store.rows import PersonRow


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


def owner_of(options: argparse.Namespace, office: Office) -> str:
    """Whom ``--as`` names; without it the only owner. Raises InvalidInput for nobody, or where there are several."""
    return person_in(office.store.questions, options.person) if options.person is not None else office.an_owner()


def unit_in(units: Mapping[str, Unit], wanted: str) -> str:
    """A unit's id, from its id or its name; what is neither, or is the name of several, comes back as it was typed."""
    folded = unicodedata.normalize("NFC", wanted).casefold().strip()
    named = [unit.id for unit in units.values() if unit.name.casefold() == folded]
    return wanted if wanted in units or len(named) != 1 else named[0]


def unit_of(options: argparse.Namespace, office: Office) -> str | None:
    """The unit that ``--unit`` names, by its id or its name; None without it."""
    return unit_in(office.state.units, options.unit) if options.unit is not None else None


def person_in(questions: Questions, wanted: str) -> str:
    """A person's id, from what people type: the id, the full name, one of its names, or how one of these begins.

    The first of these that fits anybody counts. Raises InvalidInput for nobody or several.
    """
    people = questions.people()
    for person in people:
        if person.id == wanted:
            return person.id
    folded = unicodedata.normalize("NFC", wanted).casefold().strip()
    found = _called(people, folded) if folded else []
    if len(found) == 1:
        return found[0].id
    if found:
        raise InvalidInput(
            code="unknown-person",
            title="Several people are called so",
            text=f"“{wanted}” names more than one person in this office. Nothing was changed.",
            advice=f"Use one of these ids: {_listed(found)}.",
        )
    active = [person for person in people if person.active]
    raise InvalidInput(
        code="unknown-person",
        title="Nobody is called so here",
        text=f"“{wanted}” names nobody in this office. Nothing was changed.{_meant(active, folded)}",
        advice=f"Use one of these ids: {_listed(active)}.",
    )


def _called(people: Sequence[PersonRow], folded: str) -> list[PersonRow]:
    """Those whom a folded text names, by its best fit; closed people only where it names no active one."""
    fits: tuple[Callable[[PersonRow], bool], ...] = (
        lambda person: folded in {person.name.casefold(), person.id.casefold()},
        lambda person: folded in _names(person),
        lambda person: person.name.casefold().startswith(folded) or person.id.startswith(folded),
        lambda person: any(name.startswith(folded) for name in _names(person)),
    )
    for fit in fits:
        found = [person for person in people if fit(person)]
        if found:
            return [person for person in found if person.active] or found
    return []


def _names(person: PersonRow) -> list[str]:
    """The single names of a person as they are written, and as they stand in the id."""
    return [*person.name.casefold().split(), *person.id.casefold().split("-")]


def _listed(people: Sequence[PersonRow]) -> str:
    return ", ".join(f"{person.id} ({person.name})" for person in people)


def _meant(people: Sequence[PersonRow], folded: str) -> str:
    import difflib  # noqa: PLC0415 -- only after a slip

    by_name = {name: person for person in people for name in (person.id, person.name.casefold(), *_names(person))}
    close = difflib.get_close_matches(folded, by_name, n=1)
    return f" Did you mean {by_name[close[0]].name}?" if close else ""


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


def add_person(
    parser: argparse.ArgumentParser, *, required: bool = True, help_text: str = "who acts: an id or a name"
) -> None:
    """The option ``--as``."""
    parser.add_argument("--as", dest="person", required=required, metavar="PERSON", help=help_text)

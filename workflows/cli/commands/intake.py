"""``countersign intake``: documents become requests."""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from workflows.cli.homes import add_person, open_office, person_in
from workflows.cli.output import Output
from workflows.cli.standing import stands
from workflows.intake.confined import ConfinedReader
from workflows.office.asking import files_in
from workflows.office.documents import Taken, take_in
from workflows.office.office import Office

EXAMPLE = "  countersign intake inbox-folder/ --unit north\n"
_AS = "who enters them; whoever enters a document cannot approve it (default: they came in by themselves)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, and for whom."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE|DIR", help="files, or folders of files")
    parser.add_argument("--workflow", default="invoice", help="what they become; default invoice")
    parser.add_argument("--unit", help="for which unit; default: the one the invoice names, else the head office")
    add_person(parser, required=False, help_text=_AS)


def run(options: argparse.Namespace, output: Output) -> int:
    """Take in each file; every document that was acknowledged is stored, whatever the next one does."""
    paths = files_in(options.files)
    taken: list[Taken] = []
    with open_office(options, write=True) as office, ConfinedReader() as confined:
        by = person_in(office.store.questions, options.person) if options.person else None
        for one in take_in(office, paths, workflow=options.workflow, unit=options.unit, by=by, confined=confined):
            taken.append(one)
            output.progress(len(taken), len(paths), "documents")
        output.progress_ended()
        words = [line for one in taken for line in _words(office, one)] + _closing(taken, options.files)
    documents = [
        {
            "file": one.file,
            "outcome": one.outcome,
            "request": one.request,
            "checks": [{"code": note.code, "field": note.field, "text": note.text} for note in one.checks],
        }
        for one in taken
    ]
    output.answer({"documents": documents}, words)
    return 1 if taken and all(one.outcome == "refused" for one in taken) else 0


def _words(office: Office, one: Taken) -> list[str]:
    lines = [f"{one.file}: {one.outcome}"]
    if one.request is not None:
        state = office.request(one.request)
        lines = [f"{one.file} → {state.id[:8]}  {state.standing.title}: {stands(office, one.request)}"]
    return lines + [f"  ! {note.text}" for note in one.checks]


def _closing(taken: Sequence[Taken], given: Sequence[Path]) -> list[str]:
    """How many of each, where there are several; and that there were none."""
    if not taken:
        return [f"No files were found in {', '.join(map(str, given))}."]
    if len(taken) == 1:
        return []
    counts = Counter[str](one.outcome for one in taken)
    told = ", ".join(_counted(counts[outcome], words) for outcome, words in _OUTCOMES.items() if counts[outcome])
    return [f"{told}."]


def _counted(number: int, words: tuple[str, str]) -> str:
    return f"{number} {words[0] if number == 1 else words[1]}"


_OUTCOMES = {
    "request": ("request", "requests"),
    "draft": ("draft", "drafts"),
    "duplicate": ("duplicate", "duplicates"),
    "refused": ("refused", "refused"),
}

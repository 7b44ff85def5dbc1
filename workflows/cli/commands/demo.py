"""``countersign demo``: the whole story on a sample firm, from invoices to proof. Leaves everything to look at."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from workflows import clock
from workflows.cli.called import program, typed
from workflows.cli.commands.verify import finding_sentence
from workflows.cli.demo_together import SECOND, connect, decide_there, meet
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.wording import KIND
from workflows.domain.commands import Decide, Fill, Tick
from workflows.domain.events import RuleApplied
from workflows.domain.money import Money
from workflows.errors import InvalidInput
from workflows.office.documents import Taken
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.sample_firm import (
    CODING,
    Step,
    Tell,
    found_sample_firm,
    sample_invoices,
    settle,
    take_in_samples,
)
from workflows.rules.sentences import outcome_sentence
from workflows.store.tampering import alter_entry, copy_home

EXAMPLE = "  countersign demo\n  countersign demo --home /somewhere/empty --json\n"
_DEFAULT = "countersign-demo"
_RELEASE = "release"
"""The step of the shipped process that follows an approval."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Only the general options."""
    del parser


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the invoices."""

    read: int
    approved_by_rule: int
    decided_by_people: int
    refused: int


def run(options: argparse.Namespace, output: Output) -> int:
    """Found the firm, read its invoices, decide, verify, tamper with a copy, and find it."""
    started = clock.monotonic_s()
    os.environ.setdefault("COUNTERSIGN_KEY_STORE", "file")  # a firm to play with leaves nothing in the keyring
    home = _home(options.home)
    tampered, folder, second = (home.with_name(f"{home.name}-{end}") for end in ("tampered", "folder", SECOND))
    for path in (tampered, folder, second):
        if path.exists():
            raise _in_the_way(path)
    output.say("Nordwind Handel: three branches, a dozen people, no server. Their log begins two months ago …")
    founded = found_sample_firm(home)
    connect(home, folder, second, founded.owner, output)
    with Office.open(home) as office:
        taken = _read_invoices(office, output)
    requests = [one.request for one in taken if one.request is not None]
    decide_there(home, second, requests, _teller(second, output), output)
    with Office.open(home) as office:
        _people_decide(office, taken, output)
    met = meet(home, second)
    with Office.open(home) as office:
        counts = _counts(office, taken)
        before = office.store.projections.state_hash()
        office.rebuild()
        converged = met.converged and office.store.projections.state_hash() == before
        target, waiting = _entry_to_alter(office), _to_release(office)
    verdict = check_office(home)
    output.say()
    output.say(
        f"The log: {verdict.entries} entries. None can be moved, removed or rewritten unseen; whoever acted signed it."
    )
    output.say("Verified: all of them are as they were written." if verdict.ok else "Verification FAILED.")
    output.say(
        "Both laptops hold the same entries and see the same."
        if met.converged
        else "The two laptops do NOT see the same."
    )
    found = _tamper(home, tampered, founded.device, target, output)
    seconds = round(clock.monotonic_s() - started, 2)
    answer = {
        "home": str(home),
        "folder": met.folder,
        "offices": [{"home": str(home), "device": founded.device}, {"home": met.home, "device": met.device}],
        "invoices": msgspec.to_builtins(counts),
        "log": {"entries": verdict.entries, "verified": verdict.ok},
        "converged": converged,
        "tamper_detected": found,
        "tampered_home": str(tampered),
        "seconds": seconds,
    }
    output.answer(answer, _closing(home, seconds, waiting))
    return 0 if verdict.ok and found and converged else 1


def _home(wanted: Path | None) -> Path:
    if wanted is not None:
        return wanted.expanduser().absolute()
    for number in range(1, 1000):
        folder = Path.cwd() / (_DEFAULT if number == 1 else f"{_DEFAULT}-{number}")
        if not folder.exists():
            folder.mkdir()
            return folder / "home"
    raise _in_the_way(Path.cwd() / _DEFAULT)


def _in_the_way(path: Path) -> InvalidInput:
    return InvalidInput(
        code="home-exists",
        title="Something is in the way",
        text=f"{path} exists already. Nothing was changed.",
        advice="Remove it, or choose another folder with --home.",
    )


# ---------------------------------------------------------------- the story


def _read_invoices(office: Office, output: Output) -> list[Taken]:
    output.say()
    output.say("Invoices come in. Each is read, checked against what came before, and sent its way by the rules:")
    taken: list[Taken] = []
    for one in take_in_samples(office, sample_invoices()):
        taken.append(one)
        for line in _way(office, one):
            output.say(line)
    return taken


def _way(office: Office, one: Taken) -> Iterator[str]:
    if one.request is None:
        yield f"  {one.file}: refused"
        return
    standing = office.request(one.request).standing
    amount = f", {standing.amount}" if standing.amount else ""
    yield f"  {one.file}: {standing.title}{amount}"
    for note in one.checks:
        yield f"      found: {note.text}"
    weighed = standing.values.get("weighed")
    if isinstance(weighed, Money) and standing.amount is not None and weighed.minor > standing.amount.minor:
        yield f"      weighed with this supplier's other invoices of the same week: {weighed}"
    answer = _last_answer(office, one.request)
    if answer is not None and answer.outcome.verdict == "approve":
        yield f"      approved by rule {', '.join(answer.rows)}: {answer.outcome.text}"
    for task in office.tasks(one.request):
        if task.open.step == _RELEASE:
            continue
        if task.open.kind == "clear" and answer is not None:
            yield f"      stopped: {answer.outcome.text}"
        names = [names_of(office)[able.person] for able in task.people]
        together = " and " if task.open.how in {"all", "sequence"} and task.open.kind == "approval" else " or "
        who = together.join(dict.fromkeys(names)) or "nobody"
        yield f"      waits for {who} to {KIND[task.open.kind]}{_because(office, one.request)}"


def _because(office: Office, request: str) -> str:
    answer = _last_answer(office, request)
    if answer is None or answer.outcome.verdict != "ask":
        return ""
    table = office.state.tables[answer.table][answer.version]
    rows = [row for row in table.rows if row.id in answer.rows]
    said = answer.outcome.text or (outcome_sentence(rows[0], names_of(office)) if rows else "")
    return f": {said} (rule {', '.join(answer.rows)})"


def _last_answer(office: Office, request: str) -> RuleApplied | None:
    found = [act.event for act in office.request(request).acts if isinstance(act.event, RuleApplied)]
    return found[-1] if found else None


def _people_decide(office: Office, taken: list[Taken], output: Output) -> None:
    output.say()
    output.say("Now the others, each with a signature of their own:")
    names = names_of(office)
    for one in taken:
        if one.request is not None:
            settle(office, one.request, lambda step: output.say(f"  {_deed(office, names, step)}"), until_paid=False)


def _teller(home: Path, output: Output) -> Tell:
    """Tells what people do on another laptop, as that laptop knows it."""

    def tell(step: Step) -> None:
        with Office.open(home, write=False) as office:
            output.say(f"  {_deed(office, names_of(office), step)}")

    return tell


def _deed(office: Office, names: dict[str, str], step: Step) -> str:
    title = office.request(step.request).standing.title
    who = names[step.person]
    match step.command:
        case Decide(verdict="reject") as command:
            return f"{who} rejects {title}: “{command.reason}”"
        case Decide():
            return f"{who} approves {title}"
        case Fill() if step.task.open.step == CODING:
            return f"{who} says to which account {title} belongs"
        case Fill():
            return f"{who} {'corrects' if step.task.open.step == 'correct' else 'confirms'} the values of {title}"
        case Tick():
            return f"{who} calls back the supplier of {title}"
        case _:
            return f"{who} acts on {title}"


def _counts(office: Office, taken: list[Taken]) -> Counts:
    by_rule = by_people = refused = 0
    for one in taken:
        if one.request is None:
            refused += 1
            continue
        status = office.request(one.request).standing.status
        decisions = office.store.questions.decisions_of(one.request)
        if status == "rejected":
            refused += 1
        elif any(row.person is not None for row in decisions):
            by_people += 1
        elif any(row.verdict == "approve" for row in decisions):
            by_rule += 1
    return Counts(read=len(taken), approved_by_rule=by_rule, decided_by_people=by_people, refused=refused)


# ---------------------------------------------------------------- the proof


def _entry_to_alter(office: Office) -> int:
    """The entry of the largest approval by a person: the one that somebody would like to have said otherwise."""
    rows = [
        (row.amount_minor or 0, decision.position)
        for row in office.store.questions.requests(limit=1000)
        for decision in office.store.questions.decisions_of(row.id)
        if decision.person is not None and decision.verdict == "approve"
    ]
    return max(rows)[1]


def _tamper(home: Path, tampered: Path, device: str, position: int, output: Output) -> bool:
    copy_home(home, tampered)
    alter_entry(tampered, device, position, bit=8 * 100 + 3)
    verdict = check_office(tampered)
    output.say()
    output.say(
        f"Somebody alters one bit of entry {position} in a copy, the approval of the largest amount. The check says:"
    )
    for finding in verdict.findings:
        output.say(f"  {finding_sentence(finding)}")
    return not verdict.ok and any(one.index == position for one in verdict.findings)


def _closing(home: Path, seconds: float, waiting: dict[str, int]) -> list[str]:
    start, at, tampered = program(), typed(home), typed(home.with_name(home.name + "-tampered"))
    return [
        "",
        _released_next(waiting),
        "",
        f"Done in {seconds} seconds. Everything is still there to look at:",
        f"  {start} inbox --as petra --home {at}",
        f"  {start} search --home {at}",
        f"  {start} show REQUEST --home {at}",
        f"  {start} rules list --home {at}",
        f"  {start} folder status --home {at}",
        f"  {start} verify --home {tampered}",
    ]


def _to_release(office: Office) -> dict[str, int]:
    """How many approved invoices wait for whom to release them, by name."""
    names = names_of(office)
    people = [
        names[able.person]
        for row in office.store.questions.requests(status="approved", limit=1000)
        for task in office.tasks(row.id)
        if task.open.step == _RELEASE
        for able in task.people
    ]
    return {name: people.count(name) for name in dict.fromkeys(people)}


def _released_next(waiting: dict[str, int]) -> str:
    said = " and ".join(f"{number} for {name}" for name, number in waiting.items()) or "none"
    return f"The approved invoices now wait to be released for payment, which is another person's signature: {said}."

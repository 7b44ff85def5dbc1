"""``countersign automations``: what runs by itself, what is due, what waits for a person; run, set, move, end."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from workflows import clock
from workflows.automations.asking import AutomationShown, asked, automations, due, shown
from workflows.automations.automation_files import automations_in
from workflows.automations.by_hand import run_now, would
from workflows.automations.changing import end, move, set_automations, settle_run
from workflows.automations.effects.do_step import values_of
from workflows.automations.planning import follow
from workflows.automations.turns import why_not
from workflows.cli.automation_lines import automation_words, run_words, why_not_words
from workflows.cli.effect_words import would_words
from workflows.cli.homes import add_person, open_office, owner_of, request_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.trigger_words import waits_words
from workflows.cli.usage import WrongUsage
from workflows.domain.automations import Automation
from workflows.domain.commands import Refusal
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.sharing.members import device_in
from workflows.office.shipped import read_text
from workflows.readable import read
from workflows.store.runs import RunRow

EXAMPLE = """\
  countersign automations list
  countersign automations due
  countersign automations run monday-report --dry-run
  countersign automations run welcome --dry-run --request 7k2m
  countersign automations set automations.yaml --as anna
  countersign automations move monday-report --to DEVICE --as anna
  countersign automations settle monday-report RUN again --as anna

  automations:
    - id: monday-report
      name: Monday report
      when: every Monday 08:00
      missed: once
      actions: [{kind: record, settings: {text: The week begins}}]
"""
_DAY_MS = 86_400_000
_RESULTS = {"done": "done", "caught-up": "caught-up", "skipped": "skipped", "missed": "skipped"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which automation."""
    parser.add_argument(
        "do",
        choices=("list", "due", "run", "set", "on", "off", "move", "end", "settle"),
        help="list: all; due: what is due within a day, and what waits for a person; run: now; set: from a file; "
        "on, off: let it run, or not; "
        "move: to another laptop; end: for good; settle: say what became of a run that nobody knows about",
    )
    parser.add_argument("name", nargs="?", help="the automation's id or name; for set: the file")
    parser.add_argument("run", nargs="?", help="for settle: the run, as “due” shows it, or how it begins")
    parser.add_argument("how", nargs="?", choices=("done", "again", "leave"), help="for settle: what became of it")
    parser.add_argument("--dry-run", action="store_true", help="for run: say what would happen, and do nothing")
    parser.add_argument("--request", help="for run --dry-run: with the values of this request")
    parser.add_argument(
        "--to",
        dest="device",
        metavar="DEVICE",
        help="for move: the laptop that runs it from now on, by name, id, or how that begins",
    )
    parser.add_argument("--old-is-gone", action="store_true", help="for move: go on after a day without its word")
    parser.add_argument("--reason", default="", help="why")
    add_person(parser, required=False, help_text="the owner who signs it, or the person who settles a run")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show, or do one thing and show."""
    if options.do not in {"list", "due"} and options.name is None:
        raise WrongUsage(f"“automations {options.do}” needs " + ("a file" if options.do == "set" else "a name"))
    with open_office(options, write=options.do not in {"list", "due"}) as office:
        if options.do == "list":
            return _told(office, automations(office, clock.now_ms()), output)
        if options.do == "due":
            return _due(office, output)
        if options.do == "run":
            return _run(office, options, output)
        return _changed(office, options, output)


def _due(office: Office, output: Output) -> int:
    now_ms = clock.now_ms()
    rows, asks = due(office, now_ms + _DAY_MS), asked(office, now_ms)
    names = {one.id: one.name for one in office.state.automations.values()}
    listed, ids = automations(office, now_ms), {row.automation for row in rows}
    kept = [one for one in listed if one.looked_ms is not None and (one.detail or one.waiting)]
    plain = {
        "automations": [_plain(one) for one in listed if one.automation.id in ids or one in kept],
        "runs": [run_plain(row) | {"why_not": _why_not(office, row, now_ms)} for row in rows],
        "asked": [run_plain(ask.run) | {"people": list(ask.people)} for ask in asks],
    }
    words = [run_words(row, names) for row in rows] or ["Nothing is due within a day."]
    words += [f"? {one.automation.name}: {why_not_words(one) if one.why_not else waits_words(one)}" for one in kept]
    words += [f"! {run_words(ask.run, names)} -> {', '.join(ask.people)}" for ask in asks]
    output.answer(plain, words)
    return 0


def _run(office: Office, options: argparse.Namespace, output: Output) -> int:
    one = automation_in(office, options.name)
    if options.dry_run:
        found = would(office, one, **_about(office, options.request))
        words = [f"{one.name} would do this; nothing was done:"]
        words += [f"  {line}" for each in found for line in would_words(each)]
        output.answer({"would": msgspec.to_builtins(found)}, words)
        return 0
    row = run_now(office, one)
    if isinstance(row, Refusal):
        return output.refused(row, names_of(office))
    _told(office, [shown(office, one, clock.now_ms(), office.store.runs.next_of(one.id))], output)
    return 0 if row.state == "done" else 1


def _about(office: Office, wanted: str | None) -> dict[str, Any]:
    """What an occasion about a request knows: its values, and the action step at which it waits."""
    if wanted is None:
        return {}
    state = office.request(request_in(office.store.questions, wanted))
    waiting = next((one.step for one in state.standing.automatic if one.kind == "action"), "")
    return {"request": state.id, "values": values_of(state, office) | {"request": state.id, "step": waiting}}


def _changed(office: Office, options: argparse.Namespace, output: Output) -> int:
    by = owner_of(options, office)
    if options.do == "set":
        path = Path(options.name)
        found = automations_in(office, read(read_text(path), path.name))
        done: object = set_automations(office, by, found)
        ids = {one.id for one in found}
    else:
        one = automation_in(office, options.name)
        ids = {one.id}
        if options.do == "move":
            if options.device is None:
                raise WrongUsage("“automations move” needs --to DEVICE; “devices” shows them")
            done = move(
                office,
                by,
                one.id,
                device_in(office, options.device),
                old_is_gone=options.old_is_gone,
                reason=options.reason,
            )
        elif options.do in {"on", "off"}:
            done = set_automations(office, by, [msgspec.structs.replace(one, enabled=options.do == "on")])
        elif options.do == "end":
            done = end(office, by, one.id, options.reason)
        elif options.run is None or options.how is None:
            raise WrongUsage("“automations settle” needs the run, and done, again or leave")
        else:
            done = settle_run(office, by, one.id, _run_in(office, one, options.run), options.how, options.reason)
    if isinstance(done, Refusal):
        return output.refused(done, names_of(office))
    follow(office, clock.now_ms())
    listed = automations(office, clock.now_ms())
    return _told(office, [one for one in listed if one.automation.id in ids], output)


def _run_in(office: Office, one: Automation, wanted: str) -> str:
    """The run that is called so, or the only one that waits for a word and begins so."""
    asks = {ask.run.cause for ask in asked(office, clock.now_ms()) if ask.run.automation == one.id}
    begins = [cause for cause in asks if cause.startswith(wanted)]
    return begins[0] if wanted not in asks and len(begins) == 1 else wanted


def automation_in(office: Office, wanted: str) -> Automation:
    """By its id or its name. Raises InvalidInput ``unknown-automation``."""
    known = office.state.automations
    folded = wanted.casefold()
    found = [one for one in known.values() if one.id == wanted or one.name.casefold() == folded]
    if len(found) == 1:
        return found[0]
    raise InvalidInput(
        code="unknown-automation",
        title="There is no such automation",
        text=f"“{wanted}” names {'none' if not found else 'several'} here. Nothing was changed.",
        advice=f"Use one of these ids: {', '.join(sorted(known)) or 'there is none yet'}.",
    )


def _told(office: Office, found: Any, output: Output) -> int:
    names = names_of(office)
    words = [line for one in found for line in automation_words(one, names)]
    output.answer({"automations": [_plain(one) for one in found]}, words or ["There is no automation yet."])
    return 0


def _why_not(office: Office, row: RunRow, now_ms: int) -> str | None:
    one = office.state.automations.get(row.automation)
    return why_not(office, one, now_ms) if one is not None else "over"


def _plain(one: AutomationShown) -> dict[str, Any]:
    what = one.automation
    return {
        "name": what.name,
        "id": what.id,
        "on": str(what.trigger.__struct_config__.tag),
        "when": one.when,
        "unit": what.unit,
        "device": what.device,
        "term": what.term,
        "enabled": what.enabled,
        "missed": what.missed,
        "next_at": None if one.next_ms is None else clock.iso_utc(one.next_ms),
        "last": None if one.last is None else run_plain(one.last),
        "why_not": one.why_not,
        "detail": one.detail,
        "looked_at": None if one.looked_ms is None else clock.iso_utc(one.looked_ms),
        "waiting": one.waiting,
    }


def run_plain(row: RunRow) -> dict[str, Any]:
    """A run as the command line promises it."""
    return {
        "automation": row.automation,
        "run": row.cause,
        "planned_at": clock.iso_utc(row.planned_ms),
        "started_at": None if row.begun_ms is None else clock.iso_utc(row.begun_ms),
        "result": _RESULTS.get(row.state, "failed" if row.over_ms is not None else None),
        "state": row.state,
        "code": row.code,
        "text": row.text,
        "attempts": row.attempts,
        "device": row.device,
    }

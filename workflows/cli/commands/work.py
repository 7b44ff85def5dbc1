"""``countersign work``: do what is due, without a screen; once, or for as long as it runs."""

import argparse
import signal
from pathlib import Path
from typing import Any

import msgspec

from workflows import clock
from workflows.automations.due_runs import DueRuns, Stepped
from workflows.automations.turn import Back, Turn, go_away, take_turn
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.cli.own_program import OwnProgram, replaced
from workflows.errors import Trouble
from workflows.office.office import Office
from workflows.office.sharing.sharing import PLACE_FACT, Sharing

EXAMPLE = """\
  countersign work --once     do what is due now, and end
  countersign work            go on until it is stopped
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Once, or until it is stopped."""
    parser.add_argument("--once", action="store_true", help="do what is due, then end")


def run(options: argparse.Namespace, output: Output) -> int:
    """Exchange with the folder where there is one, and do what is due. Exit code 1 where a run failed for good."""
    home = home_of(options)
    if options.once:
        stepped = look(home, output)
        advice = ["“countersign automations due” says what, and why."] if stepped.failed or stepped.interrupted else []
        output.answer(_plain(stepped), [_words(stepped), *advice])
        return 1 if stepped.failed or stepped.interrupted else 0
    from workflows.automations.runner import Runner  # noqa: PLC0415 -- the scheduler, which one look does not need

    program = OwnProgram()

    def look_again() -> int | None:
        if program.is_replaced():
            runner.stop()
            return None
        try:
            stepped = look(home, output)
        except Trouble as error:
            output.say(f"{error.title}. {error.text} {error.advice}")
            return None
        if stepped.is_work:
            output.say(_words(stepped))
        return stepped.next_ms

    runner = Runner(look_again)

    def stop(number: int, frame: object) -> None:
        del frame
        if number == signal.SIGINT:
            signal.signal(number, signal.SIG_DFL)  # asked a second time, it ends in the middle of what it does
        runner.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    looked = runner.run()
    if program.is_replaced():
        raise replaced()
    output.answer({"stopped": True, "looked": looked}, ["Stopped. What was begun is written down."])
    return 0


def look(home: Path, output: Output) -> Stepped:
    """Look once. The home is held only meanwhile, so that other commands and the window go on beside it."""
    turn = _turn(home, output, None)
    back = go_away(home, turn.away)
    return _together(turn.stepped, _turn(home, output, back).stepped) if back else turn.stepped


def _turn(home: Path, output: Output, back: Back | None) -> Turn:
    with Office.open(home) as office:
        shared = office.store.facts.get(PLACE_FACT) is not None
        if shared:
            _exchange(office, output)
        logs = office.store.entries.logs()
        turn = take_turn(DueRuns(office), back)
        for one in turn.answered:
            output.say(f"An answer by mail: {one.outcome}.")
        if turn.sent:
            output.say(f"{turn.sent} mail{'' if turn.sent == 1 else 's'} with a code went out.")
        if shared and office.store.entries.logs() != logs:  # what was done, or that an automation is left to another
            _exchange(office, output)
        return turn


def _together(one: Stepped, other: Stepped) -> Stepped:
    counts = {name: getattr(one, name) + getattr(other, name) for name in ("done", "failed", "skipped", "interrupted")}
    return msgspec.structs.replace(other, **counts)


def _exchange(office: Office, output: Output) -> None:
    """What is due here does not wait for a folder that cannot be had."""
    try:
        Sharing.of(office).exchange()
    except Trouble as error:
        output.say(f"{error.title}. {error.text} {error.advice}")


def _plain(stepped: Stepped) -> dict[str, Any]:
    return {
        "done": stepped.done,
        "failed": stepped.failed,
        "skipped": stepped.skipped,
        "interrupted": stepped.interrupted,
        "next_at": None if stepped.next_ms is None else clock.iso_utc(stepped.next_ms),
    }


def _words(stepped: Stepped) -> str:
    told = f"{stepped.done} done, {stepped.failed} failed, {stepped.skipped} skipped"
    return told + (f", {stepped.interrupted} for somebody to look at" if stepped.interrupted else "") + "."

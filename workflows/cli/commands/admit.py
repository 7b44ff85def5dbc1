"""``countersign admit``: let a laptop in after comparing the words, or do not."""

import argparse
from typing import Any

from workflows.cli.homes import add_person, open_office, owner_of
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.office.office import Office
from workflows.office.sharing.admitting import Admission, Admitted, Pending, admit, pending, refuse
from workflows.office.sharing.sharing import Sharing

EXAMPLE = """\
  countersign admit                                 who waits, and with which words
  countersign admit acorn beach coffee diamond
  countersign admit acorn beach coffee diamond --refuse
"""

_REASONS = {
    "expired": "its code has ended",
    "used-already": "its code had let another laptop in",
    "not-readable": "it was altered, or has not arrived whole",
    "bad-mac": "it was not made with the code",
    "bad-signature": "it was altered",
    "wrong-person": "it is for somebody else than the code",
    "not-a-member": "the person is no active member any more",
    "not-owner": "whoever made the code is no owner any more",
    "device-known": "this laptop is a member already, or was one",
    "wrong-office": "it is for another office",
    "refused": "it was refused",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which one, and whether."""
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="the four words, or the beginning of the invitation's name"
    )
    parser.add_argument("--refuse", action="store_true", help="do not let it in, and end its code")
    add_person(parser, required=False, help_text="the owner who lets it in; needed where there are several")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show who waits; or let one in and publish that; or refuse it."""
    wanted = " ".join(options.words)
    if options.refuse and not wanted:
        raise WrongUsage("--refuse needs the words of the laptop that is not to be let in")
    with open_office(options, write=True) as office:
        sharing = Sharing.of(office)
        if not wanted:
            waiting = pending(sharing)
            words = [line for one in waiting for line in admission_words(office, one)]
            output.answer(
                {"waiting": [admission_plain(one) for one in waiting]}, words or ["No laptop waits to be let in."]
            )
            return 0
        by = owner_of(options, office)
        for one in pending(sharing):
            for line in admission_words(office, one):
                output.say(line)
        done: Admission = refuse(sharing, wanted, by=by) if options.refuse else admit(sharing, wanted, by=by)
        if isinstance(done, Admitted):
            sharing.exchange()
        output.answer(admission_plain(done), admission_words(office, done))
    return 0


def admission_plain(one: Admission) -> dict[str, Any]:
    """What became of a laptop that asked to join."""
    if isinstance(one, Admitted | Pending):
        state = "admitted" if isinstance(one, Admitted) else "pending"
        plain = {"person": one.person, "name": one.name, "words": list(one.words), "device": one.device}
        return {"state": state, "nonce": one.nonce, **plain}
    return {"state": "refused", "nonce": one.nonce, "reason": one.reason}


def admission_words(office: Office, one: Admission) -> list[str]:
    """The same for people."""
    if isinstance(one, Admitted | Pending):
        known = office.state.people.get(one.person)
        name = f"“{one.name}”, for {known.name if known else one.person}"
        shown = " · ".join(one.words)
        if isinstance(one, Admitted):
            return [
                f"Let in: {name}. Its screen shows: {shown}.",
                f"If it showed other words, end it at once: “countersign revoke {one.device}”.",
            ]
        return [f"Waits to be let in: {name}. Compare: {shown}. Then “countersign admit {' '.join(one.words)}”."]
    why = _REASONS.get(one.reason, one.reason)
    return [f"A laptop was not let in: {why}."]

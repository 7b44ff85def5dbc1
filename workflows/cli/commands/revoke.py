"""``countersign revoke``: end a laptop's log, with the word of two people."""

import argparse
import sys

from workflows import clock
from workflows.cli.commands.verify import counted
from workflows.cli.homes import add_person, open_office, owner_of, person_in
from workflows.cli.output import Output
from workflows.errors import InvalidInput
from workflows.office.changing import is_primary
from workflows.office.office import Office
from workflows.office.sharing.members import device_in, name_of
from workflows.office.sharing.revoking import LastEntry, ask_revocation, last_entries, revoke, word_for

EXAMPLE = """\
  countersign revoke "Maria's laptop" --as anna --second ben
  countersign revoke 7f3k --at 212 --as ben            on another laptop: Ben's word; then Anna's on the first
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which laptop, where its log ends, and who says so."""
    parser.add_argument("device", metavar="DEVICE", help="its id, the beginning of it, or its name")
    parser.add_argument(
        "--at",
        type=int,
        metavar="SIZE",
        help="how many of its entries count; default: all that are here; fewer only if you say so",
    )
    add_person(parser, required=False, help_text="who says so; an owner on the laptop that writes about members")
    parser.add_argument("--second", metavar="PERSON", help="the second person, where they sign on this laptop as well")


def run(options: argparse.Namespace, output: Output) -> int:
    """Revoke on the laptop that writes about members; on any other, give the second person's word."""
    with open_office(options, write=True) as office:
        device = device_in(office, options.device)
        if options.at is None and not output.as_json:
            for line in _entries_words(office, device):
                output.say(line)
        if is_primary(office):
            return _revoke(office, device, options, output)
        return _ask(office, device, options, output)


def _revoke(office: Office, device: str, options: argparse.Namespace, output: Output) -> int:
    by = owner_of(options, office)
    second = person_in(office.store.questions, options.second) if options.second is not None else None
    if options.at is None and second is None:
        _refuse_unsaid_loss(office, device, by, output)
    done = revoke(office, device, by=by, second=second, size=options.at)
    people, name = office.state.people, name_of(office, device)
    words = [f"{name}: its log ends at {done.size}; {counted(done.beyond)} behind that here count no more."]
    if done.second is None:
        words.append("One person was enough, because nobody else in this office can sign on another laptop's fate.")
    else:
        words.append(f"{people[by].name} and {people[done.second].name} said so.")
    words += [
        f"New keys: it cannot read what is written from now on ({counted(len(done.rekeyed), 'scope', 'scopes')}).",
        "Next: “countersign sync”. Then shut that laptop out of the shared folder itself, where its provider can.",
    ]
    if done.beyond:
        words.append("Honest work among what counts no more: “countersign ratify --list”.")
    output.answer(
        {
            "device": device,
            "state": "ended",
            "size": done.size,
            "beyond": done.beyond,
            "by": by,
            "second": done.second,
            "rekeyed": list(done.rekeyed),
            "requests": sorted(done.changes.requests),
        },
        words,
    )
    return 0


def _refuse_unsaid_loss(office: Office, device: str, by: str, output: Output) -> None:
    """Somebody else's word may end the log before what is here: whoever revokes says yes to that very size.

    Raises InvalidInput ``cut-not-confirmed``.
    """
    word, log = word_for(office, device, by), office.store.entries.log(device)
    held = log.size if log is not None else 0
    if word is None or word.asked.size >= held:
        return
    size, who = word.asked.size, office.state.people[word.person].name
    loss = f"{who} asked for an end at {size}, and {held} entries are here: {counted(held - size)} would count no more."
    if not output.as_json and sys.stdin.isatty():
        output.say(loss)
        output.say(f"Type {size} to end the log there:")
        if sys.stdin.readline().strip() == str(size):
            return
    raise InvalidInput(
        code="cut-not-confirmed",
        title="This would take away entries that are here",
        text=f"{loss} Nothing was changed.",
        advice=f"Say --at {size} if that is meant; else agree on another size with {who} first.",
    )


def _ask(office: Office, device: str, options: argparse.Namespace, output: Output) -> int:
    by = owner_of(options, office)
    asked = ask_revocation(office, device, by=by, size=options.at)
    primary = name_of(office, office.chain.trust.primary)
    output.answer(
        {"device": device, "state": "asked", "size": asked.size, "by": by},
        [
            f"{name_of(office, device)}: {office.state.people[by].name} agrees that its log ends at {asked.size}.",
            f"Next: “countersign sync” here and on “{primary}”, and there “countersign revoke {device}”.",
        ],
    )
    return 0


def _entries_words(office: Office, device: str) -> list[str]:
    lines = [f"The latest entries of {name_of(office, device)}:"]
    return lines + [f"  {_line(one)}" for one in last_entries(office, device)]


def _line(one: LastEntry) -> str:
    at = clock.iso_utc(one.at_ms) if one.at_ms is not None else "unknown time"
    who = f" by {one.by}" if one.by else ""
    about = f" about {one.request}" if one.request else ""
    return f"{one.position:>6}  {at}  {one.kind}{who}{about}"

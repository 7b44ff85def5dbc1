"""``countersign folder``: the folder that laptops share, and how the members stand in it."""

import argparse
import webbrowser
from typing import Any

import msgspec

from workflows import clock
from workflows.cli.alarm_words import alarm_sentence
from workflows.cli.called import as_called
from workflows.cli.commands.verify import counted
from workflows.cli.held_words import waiting_plain, waiting_words
from workflows.cli.homes import open_office
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import ENDED, moment
from workflows.office.office import Office
from workflows.office.sharing.local_secrets import LocalSecrets
from workflows.office.sharing.members import members, name_of, own_end
from workflows.office.sharing.sharing import (
    PLACE_FACT,
    Sharing,
    alarms_of_last,
    no_folder,
    synced_of_last,
    trouble_of_last,
)
from workflows.sync.places import sign_in_where_needed
from workflows.sync.report import Alarm

EXAMPLE = """\
  countersign folder connect ~/Dropbox/office
  countersign folder connect webdavs://cloud.example.org/office
  countersign folder status
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Connect or look."""
    parser.add_argument(
        "part",
        choices=("connect", "status", "disconnect"),
        help="share this office through a folder; see where it is and who is in it; work on this laptop alone again",
    )
    parser.add_argument(
        "place",
        nargs="?",
        metavar="PATH|URL",
        help="for connect: a folder that is synced; or webdavs://, s3://, onedrive:/, gdrive:/, dropbox:/",
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Connect, show, or let go."""
    if (options.place is None) == (options.part == "connect"):
        raise WrongUsage("a place belongs to “connect”, and to nothing else")
    with open_office(options, write=options.part != "status") as office:
        if options.part == "connect":
            sign_in_where_needed(options.place, LocalSecrets(office), webbrowser.open)
            Sharing.connect(office, options.place)
        elif options.part == "disconnect":
            if office.store.facts.get(PLACE_FACT) is None:
                raise no_folder()
            Sharing.disconnect(office)
        plain, words = status_plain(office), status_words(office)
    output.answer(plain, words)
    return 0


def status_plain(office: Office) -> dict[str, Any]:
    """The folder, its devices and its alarms, as the command line promises them."""
    place = office.store.facts.get(PLACE_FACT)
    synced, trouble = synced_of_last(office), trouble_of_last(office)
    return {
        "folder": place.decode() if place else None,
        "office": office.id,
        "device": office.keys.device,
        "devices": _devices(office),
        "alarms": [alarm_plain(office, alarm) for alarm in alarms_of_last(office)],
        "synced_at": clock.iso_utc(synced) if synced is not None else None,
        "trouble": msgspec.to_builtins(trouble),
        "ended": own_end(office),
        "held": waiting_plain(office),
    }


def alarm_plain(office: Office, alarm: Alarm) -> dict[str, Any]:
    """An alarm with its sentence."""
    facts = {name: name_of(office, str(value)) if name == "by" else value for name, value in alarm.facts.items()}
    named = facts | {"device": name_of(office, alarm.device or "")}
    if "person" in facts:
        person = office.state.people.get(str(facts["person"]))
        named["who"] = person.name if person is not None else str(facts["person"])
    return {
        "code": alarm.code,
        "device": alarm.device,
        "file": alarm.file,
        "text": alarm_sentence(alarm.code, named),
        "facts": dict(alarm.facts),
    }


def _devices(office: Office) -> list[dict[str, Any]]:
    return [
        {
            "device": one.device,
            "name": one.name,
            "person": one.person,
            "size": one.size,
            "seen_at": clock.iso_utc(one.seen_ms) if one.seen_ms else None,
            "state": one.state,
            "own": one.own,
        }
        for one in members(office)
    ]


def status_words(office: Office) -> list[str]:
    """The same for people."""
    place = office.store.facts.get(PLACE_FACT)
    synced, trouble, ended = synced_of_last(office), trouble_of_last(office), own_end(office)
    lines = [f"! {ENDED[ended]}"] if ended is not None else []
    lines.append(f"Folder: {place.decode()}" if place else "No shared folder: this office lives on this laptop alone.")
    if synced is not None:
        lines.append(f"Last exchange: {moment(synced)}")
    elif place:
        lines.append("Nothing was exchanged with it yet. Next: “countersign sync”.")
    if trouble is not None:
        lines.append(f"! The latest exchange could not be done. {trouble.title}. {trouble.text} {trouble.advice}")
    for one in members(office):
        said = f", last heard of at {moment(one.seen_ms)}" if one.seen_ms else ""
        here = " (this one)" if one.own else ""
        lines.append(f"  {one.name}{here}: {one.state}, {counted(one.size)}{said}")
    alarms = alarms_of_last(office)
    lines += [f"! {alarm_plain(office, alarm)['text']}" for alarm in alarms]
    held = waiting_words(office)
    lines += held
    if place and synced is not None and not (alarms or trouble or ended or held):
        lines.append("Nothing is the matter.")
    return [as_called(line) for line in lines]

"""``countersign erase``: erase the documents and personal data of a request everywhere, and say who has done so."""

import argparse
from typing import Any

from workflows import clock
from workflows.cli.homes import add_person, open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import moment
from workflows.domain.commands import Refusal
from workflows.office.erasing import Certificate, certificates, erase
from workflows.office.office import Office

EXAMPLE = """\
  countersign erase 7k2m --as anna --reason "the applicant asked for it"
  countersign erase status
  countersign erase status 7k2m
"""
STATUS = "status"

RESIDUAL = (
    "What no order reaches: older versions that the folder's provider keeps, backups, laptops that stay switched off,",
    "and whoever copied the age file before and could read the request: the key to it stands in the signed log.",
    "The names of files and all other fields of the request stay in the log.",
)
"""What an erasure cannot promise."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, by whom, and why; or ``status`` and, if wanted, which request."""
    parser.add_argument("request", metavar="REQUEST|status", help="the request's id, or its beginning; or “status”")
    parser.add_argument("about", nargs="?", metavar="REQUEST", help="with status: this request only")
    add_person(parser, required=False, help_text="the owner who orders it: an id or a name")
    parser.add_argument("--reason", default="", help="why; it stands in the log for good")


def run(options: argparse.Namespace, output: Output) -> int:
    """Order an erasure, or show how far orders were carried out."""
    if options.request == STATUS:
        with open_office(options, write=False) as office:
            about = request_in(office.store.questions, options.about) if options.about else None
            return _answer(office, certificates(office, about), output)
    if options.about is not None or options.person is None:
        raise WrongUsage("An erasure is ordered by an owner, of one request: erase REQUEST --as OWNER --reason WHY")
    with open_office(options, write=True) as office:
        request = request_in(office.store.questions, options.request)
        by = person_in(office.store.questions, options.person)
        acted = erase(office, request, by=by, reason=options.reason)
        if isinstance(acted, Refusal):
            return output.refused(acted, names_of(office))
        return _answer(office, certificates(office, request), output)


def _answer(office: Office, found: tuple[Certificate, ...], output: Output) -> int:
    words = [line for one in found for line in _words(office, one)] or ["Nothing was erased."]
    output.answer({"orders": [_plain(one) for one in found]}, [*words, *(RESIDUAL if found else ())])
    return 0


def _plain(one: Certificate) -> dict[str, Any]:
    return {
        "request": one.request,
        "order": one.order,
        "by": one.by,
        "at": clock.iso_utc(one.at_ms),
        "reason": one.reason,
        "blobs": list(one.blobs),
        "kept": [{"blob": blob, "request": request} for blob, request in one.kept],
        "complete": one.complete,
        "devices": [
            {
                "device": device.device,
                "name": device.name,
                "confirmed_at": clock.iso_utc(device.at_ms) if device.at_ms is not None else None,
            }
            for device in one.devices
        ],
        "gone": list(one.gone),
    }


def _words(office: Office, one: Certificate) -> list[str]:
    names = names_of(office)
    what = f"{one.request}: {len(one.blobs)} blob(s)"
    lines = [f"{what}, ordered by {names.get(one.by, one.by)} on {moment(one.at_ms)}: “{one.reason}”"]
    lines += [f"  {blob[:12]}… stays: {request} began with it as well" for blob, request in one.kept]
    for device in one.devices:
        name = device.name or f"laptop {device.device[:8]}…"
        said = f"confirmed on {moment(device.at_ms)}" if device.at_ms is not None else "has not confirmed yet"
        lines.append(f"  {name}: {said}")
    lines += [f"  laptop {device[:8]}…: no member any more; nobody can ask it" for device in one.gone]
    lines.append("  Every laptop confirmed." if one.complete else "  Not complete yet.")
    return lines

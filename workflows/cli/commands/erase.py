"""``countersign erase``: erase the documents and personal data of a request everywhere, and say who has done so."""

import argparse
from typing import Any

import msgspec

from workflows import clock
from workflows.cli.homes import add_person, open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import moment
from workflows.domain.commands import Refusal
from workflows.office.erasing import Certificate, certificates, erase
from workflows.office.office import Office
from workflows.office.records.erased import RecordCertificate, record_certificates
from workflows.office.records.writing import erase_record

EXAMPLE = """\
  countersign erase 7k2m --as anna --reason "the applicant asked for it"
  countersign erase status
  countersign erase status 7k2m
  countersign erase 9x1c --as anna --reason "left two years ago"

  A record's id is taken as well: then the personal values of that employee, customer or supplier go.
"""
STATUS = "status"
_LEAST = 4
"""Characters of a record's id; fewer are too likely to be a slip."""

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
            records = record_certificates(office) if about is None else ()
            return _answer(office, certificates(office, about), output, records)
    if options.about is not None or options.person is None:
        raise WrongUsage("An erasure is ordered by an owner, of one request: erase REQUEST --as OWNER --reason WHY")
    with open_office(options, write=True) as office:
        by = person_in(office.store.questions, options.person)
        record = _record(office, options.request)
        if record:
            return _erase_record(office, by, record, options.reason, output)
        request = request_in(office.store.questions, options.request)
        acted = erase(office, request, by=by, reason=options.reason)
        if isinstance(acted, Refusal):
            return output.refused(acted, names_of(office))
        return _answer(office, certificates(office, request), output)


def _record(office: Office, text: str) -> str:
    """The record that is meant where no request is; empty where that is none either."""
    if office.store.questions.request(text.strip().lower()) is not None or len(text.strip()) < _LEAST:
        return ""
    found = office.store.records.beginning(text.strip().lower())
    return found[0].id if len(found) == 1 else ""


def _erase_record(office: Office, by: str, record: str, reason: str, output: Output) -> int:
    """The personal values of a supplier, customer or employee."""
    done = erase_record(office, by, record, reason)
    if isinstance(done, Refusal):
        return output.refused(done, names_of(office))
    found = record_certificates(office, record)
    plain = [msgspec.to_builtins(one) for one in found]
    lines = [_record_line(one) for one in found]
    output.answer({"orders": [], "records": plain}, [*lines, *RESIDUAL])
    return 0


def _answer(
    office: Office, found: tuple[Certificate, ...], output: Output, records: tuple[RecordCertificate, ...] = ()
) -> int:
    words = [line for one in found for line in _words(office, one)]
    words += [_record_line(one) for one in records]
    plain: dict[str, Any] = {"orders": [_plain(one) for one in found]}
    plain |= {"records": [msgspec.to_builtins(one) for one in records]} if records else {}
    output.answer(plain, [*words, *RESIDUAL] if words else ["Nothing was erased."])
    return 0


def _record_line(one: RecordCertificate) -> str:
    who = f"{len(one.confirmed)} of {len(one.confirmed) + len(one.missing)} laptops confirmed"
    return f"record {one.record}: {len(one.blobs)} blob(s), “{one.reason}”; {who}"


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

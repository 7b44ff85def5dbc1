"""``countersign updates``: whether there is a newer version, asked only when somebody asks."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from workflows import clock
from workflows.cli.homes import open_office
from workflows.cli.output import Output
from workflows.errors import InvalidInput, Trouble
from workflows.ledger.update_notice import MOST_BYTES, UpdateNotice
from workflows.office.updates import hearing, published
from workflows.office.updates.fetching import fetch
from workflows.office.updates.hearing import Came, Heard

EXAMPLE = """\
  countersign updates                       what was heard of newer versions, and whether they are asked for
  countersign updates check                 ask now: on the web where an address is known, and in the folder
  countersign updates check --file update.note    judge a notice that came by hand
  countersign updates weekly                consent to asking once a week while the window is open
  countersign updates never                 take that back; it is so from the beginning
  countersign updates pass-on               put the notice into the shared folder, for laptops without the web

The program never replaces itself. A notice counts only with the publisher's signature.
"""

_CAME = {
    "newer": "it tells of a newer version.",
    "known": "nothing that was not heard before.",
    "older": "an older notice than the one that was heard before; it is ignored.",
    "not-newer": "no version newer than this one.",
    "nothing": "there is no notice.",
    "failed": "no answer; nothing was changed.",
}
_REFUSED = {
    "no-known-signature": "what lies there was not signed by the publisher; it is ignored.",
    "bad-signature": "what lies there was altered after it was signed; it is ignored.",
    "newer-notice": "a notice that only newer versions can read. Look at the place you have this program from.",
}
_ELSE = "what lies there is no notice of a newer version; it is ignored."
_SOURCES = {"web": "The web", "folder": "The shared folder", "file": "The file"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do; shows by itself what was heard."""
    parser.add_argument("what", nargs="?", choices=("show", "check", "weekly", "never", "pass-on"), default="show")
    parser.add_argument("--file", type=Path, help="a notice's file, for check and pass-on")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show, ask, or change whether it may be asked."""
    if options.file is not None and options.what not in {"check", "pass-on"}:
        raise InvalidInput(
            code="usage",
            title="The file is for another word",
            text="--file goes with check and with pass-on. Nothing was changed.",
            advice="See countersign updates --help.",
        )
    raw = None if options.file is None else _bytes_of(options.file)
    web = _asked() if options.what == "check" and raw is None else None
    with open_office(options, write=options.what != "show") as office:
        if options.what == "pass-on":
            notice = hearing.pass_on(office, raw)
            output.answer(_plain_notice(notice), [f"The notice of version {notice.version} lies in the shared folder."])
            return 0
        if options.what in {"weekly", "never"}:
            hearing.consent(office, weekly=options.what == "weekly")
        if options.what != "check":
            told = hearing.heard(office)
        elif raw is not None:
            told = hearing.heard(office, (hearing.take(office, raw, "file"),))
        else:
            told = hearing.hear(office, web, clock.now_ms())
    output.answer(_plain(told), _words(told))
    return 1 if options.file is not None and told.came[0].what == "refused" else 0


def _asked() -> bytes | Trouble | None:
    if not published.NOTICE_ADDRESS:
        return None
    try:
        return fetch(published.NOTICE_ADDRESS)
    except Trouble as error:
        return error


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InvalidInput(
            code="file-not-readable",
            title="The file cannot be read",
            text=f"{path}: {error.strerror}. Nothing was changed.",
            advice="Name the notice's file, such as update.note.",
        ) from error


def _plain(told: Heard) -> dict[str, Any]:
    return {
        "version": told.own,
        "weekly": told.weekly,
        "asked": None if told.asked_ms is None else clock.iso_utc(told.asked_ms),
        "web": told.asks_web,
        "folder": told.has_folder,
        "page": told.page,
        "newer": None if told.notice is None else _plain_notice(told.notice) | {"direct": told.can_follow},
        "came": [msgspec.to_builtins(one) for one in told.came],
    }


def _plain_notice(notice: UpdateNotice) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(notice)
    return {name: plain[name] for name in ("version", "build", "made", "least", "files", "words")}


def _words(told: Heard) -> Iterator[str]:
    for came in told.came:
        yield f"{_SOURCES[came.source]}: {_what(came)}"
    if told.notice is None:
        yield f"This is version {told.own}; no newer one was heard of."
    else:
        yield from _notice_words(told, told.notice)
    if told.asked_ms is None:
        yield "It was never asked from here."
    else:
        yield f"Asked last: {clock.iso_utc(told.asked_ms)}"
    yield "Asked once a week while the window is open." if told.weekly else "Asked only when somebody asks."
    if not told.asks_web:
        yield "This program knows no address on the web to ask" + (
            "; it looks into the shared folder." if told.has_folder else ", and this office has no shared folder."
        )


def _what(came: Came) -> str:
    return _REFUSED.get(came.code, _ELSE) if came.what == "refused" else _CAME[came.what]


def _notice_words(told: Heard, notice: UpdateNotice) -> Iterator[str]:
    yield f"Version {notice.version} can be had ({notice.build}); this is {told.own}."
    yield from (f"  {line}" for line in notice.words["en"].splitlines())
    if not told.can_follow:
        yield f"! It takes offices over from version {notice.least} on: go there first, by way of a version in between."
    for file in notice.files:
        yield f"  {file.system}  {file.name}  {file.size:,} bytes"
        yield f"    SHA-256 {file.sha256}"
    if told.page:
        yield f"It is at {told.page}. Compare the SHA-256 before you start it."
    else:
        yield "Get it where you have this program from, and compare the SHA-256 before you start it."
    yield "Make a backup first: countersign backup FILE"

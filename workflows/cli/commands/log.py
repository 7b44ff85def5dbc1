"""``countersign log export``: the decision log for other programs."""

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workflows.cli.homes import open_office
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage
from workflows.errors import InvalidInput, Trouble
from workflows.office.proving.log_export import export_tiles, readable_entries
from workflows.store.files import forget, kind_at, part_beside, parts_of, put_in_place, sweep

EXAMPLE = """\
  countersign log export -o log.jsonl            one readable entry a line
  countersign log export --tiles -o public-log   the files that public verifiers read, entries still encrypted
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with the log, and where to."""
    parser.add_argument("action", choices=["export"], help="what to do with the log")
    parser.add_argument("-o", "--out", type=Path, metavar="FILE|DIR", help="default: lines on standard output")
    parser.add_argument(
        "--tiles",
        action="store_true",
        help="write each laptop's signed log in the tlog-tiles layout (c2sp.org/tlog-tiles) into a new folder",
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Export; existing files and folders are left as they are."""
    return _tiles(options, output) if options.tiles else _lines(options, output)


def _tiles(options: argparse.Namespace, output: Output) -> int:
    if options.out is None:
        raise WrongUsage("--tiles needs -o and the name of a new folder")
    with open_office(options, write=False) as office:
        logs = export_tiles(office, options.out)
    plain = [{"device": one.device, "size": one.size, "folder": one.folder, "vkey": one.vkey} for one in logs]
    words = [f"{options.out / one.folder}: {one.size} entries, key {one.vkey}" for one in logs]
    output.answer({"folder": str(options.out), "logs": plain}, words)
    return 0


def _lines(options: argparse.Namespace, output: Output) -> int:
    with open_office(options, write=False) as office:
        if options.out is not None:
            count = _write(options.out, readable_entries(office))
            output.answer({"file": str(options.out), "entries": count}, [f"{options.out}: {count} entries"])
        elif output.as_json:
            output.answer({"entries": list(readable_entries(office))}, ())
        else:
            output.answer(None, map(_line, readable_entries(office)))
    return 0


def _write(target: Path, entries: Iterator[dict[str, Any]]) -> int:
    if kind_at(target) != "nothing":
        raise InvalidInput(
            code="file-exists",
            title="There is a file of this name already",
            text=f"{target} exists and was left as it is.",
            advice="Choose another name.",
        )
    part, count = part_beside(target), 0
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as stream:
            for plain in entries:
                stream.write(_line(plain) + "\n")
                count += 1
        sweep(target.parent, parts_of(target), fresh=part)
        put_in_place(part, target)
    except OSError as error:
        forget(part)
        raise Trouble(
            code="disk-error",
            title="The log could not be exported",
            text=f"{target}: {error.strerror}. Nothing was left there; the office is untouched.",
            advice="Make room on the disk or choose another place, then try again.",
        ) from error
    except BaseException:
        forget(part)
        raise
    return count


def _line(plain: dict[str, Any]) -> str:
    # ASCII only: no character in it can do anything to a terminal, and the text is exact.
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))

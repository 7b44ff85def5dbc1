"""``countersign verify``: check every entry, signature and proof; a pack; or the shared folder, file by file."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from workflows.cli.called import as_called
from workflows.cli.folder_findings import (
    folder_finding_sentence,
    folder_note_sentence,
    folder_note_sentences,
    folder_sentences,
    laptop_words,
)
from workflows.cli.homes import home_of, open_office
from workflows.cli.output import Output
from workflows.cli.wording import FINDING
from workflows.office.proving.checking import DATABASE, check_office
from workflows.office.proving.folder_checking import check_folder, folder_to_check
from workflows.office.proving.folder_view import FolderVerdict
from workflows.office.proving.ground import FACTS, HEADS, SCOPE_KEYS
from workflows.office.proving.log_checking import COLUMNS, KEY_STORE
from workflows.office.proving.pack_checking import ShownDevice, check_pack
from workflows.office.proving.state_checking import PROJECTIONS
from workflows.office.proving.verdict import CheckedDevice, Finding, Verdict
from workflows.office.sharing.rivals import RIVAL
from workflows.office.sharing.sharing import PLACE_FACT

EXAMPLE = """\
  countersign verify
  countersign verify --pack evidence.zip      needs no office and no key
  countersign verify --folder                 the connected folder against what this laptop holds
  countersign verify --folder /media/stick    another copy of it
"""
_SHORT = 8
_MOST = 50

_MENDED = frozenset({"altered", "missing", "rolled-back"})
"""Codes of findings about logs and attachments in a folder that “sync --repair” writes again."""

_BESIDE: Mapping[str, str] = {
    HEADS: "The stored head of the log of laptop {device} does not fit its entries.",
    FACTS: "A note that this laptop keeps about itself ({reason}) was altered. The entries are not concerned.",
    SCOPE_KEYS: "The stored key of scope {scope} was altered; entries under it cannot be opened with it.",
    KEY_STORE: "The key store of this laptop remembers another history of its log, of {entries_held}.",
    DATABASE: "{text}",
}

_REASON: Mapping[str, str] = {
    "wrong-signature": "Entry {index} of laptop {device} was not signed by the person it names.",
    "unsigned": "Entry {index} of laptop {device} names a person but bears no signature.",
    "rule-answer": "Entry {index} of laptop {device} records an answer that rule table {table} does not give.",
    "predecessor": "Entry {of} of laptop {device} builds on an entry that is not here.",
    "office-id": "Entry {index} of laptop {device} is the founding of another office.",
    "forgotten": "Entry {index} of laptop {device} was made while earlier entries were hidden. It does not count.",
    "not-admitted": "Nobody of this office admitted laptop {device}.",
    RIVAL: "Laptop {device} was made of the same laptop as {going_on}, such as by restoring one backup twice. What it "
    "signs counts nowhere.",
    "no-act": "{entries} of laptop {device} were taken out: their bytes are gone, and no owner retired them.",
    "unreadable": "{entries} of laptop {device} cannot be read any more: the database is damaged.",
}

CHOOSING = (
    "Decide which of the two laptops goes on. On the other write down what was done there, delete its home, and let it "
    "join with “countersign invite”; restore no backup for this, which would make one more."
)
"""What to do about two laptops that were made of one."""

_LIMIT: Mapping[str, str] = {
    "no-key": "The key is not here, so entries were not opened: their hashes and signed heads were compared.",
    "not-understood": "Some entries come from a newer program. They are authentic; what they say was not checked.",
    "meaning-not-checked": "What the entries say was not checked, because those about people and rules are not whole.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to check, where it is not the office."""
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--pack", type=Path, metavar="FILE", help="check an evidence pack instead of the office")
    instead.add_argument(
        "--folder",
        nargs="?",
        const="",
        metavar="DIR",
        help="compare the shared folder, file by file, with what this laptop holds (default: the connected one)",
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Check; exit code 1 where anything is wrong, 3 where the key is not there to look at everything."""
    if options.folder is not None:
        return _run_folder(options, output)
    if options.pack is not None:
        verdict = check_pack(options.pack)
    else:
        verdict = check_office(home_of(options), progress=lambda what, done, total: output.progress(done, total, what))
        output.progress_ended()
    output.answer(verdict_plain(verdict), _words(verdict, pack=options.pack))
    if verdict.ok and options.pack is None and "no-key" in verdict.limits:
        return 3  # nothing wrong was found, but without the key nothing was opened either
    return 0 if verdict.ok else 1


def _run_folder(options: argparse.Namespace, output: Output) -> int:
    """Check the shared folder; exit code 1 where anything in it is wrong."""
    with open_office(options, write=False) as office:
        folder = folder_to_check(office, options.folder or None)
        connected = office.store.facts.get(PLACE_FACT) == folder.place.encode()
        verdict = check_folder(office, folder, progress=lambda what, done, total: output.progress(done, total, what))
    output.progress_ended()
    output.answer(folder_verdict_plain(verdict), _folder_words(verdict, connected=connected))
    return 0 if verdict.ok else 1


def folder_verdict_plain(verdict: FolderVerdict) -> dict[str, Any]:
    """The verdict about a folder as the command line promises it."""
    plain = verdict_plain(verdict)
    for line, found in zip(plain["findings"], verdict.findings, strict=True):
        line["text"] = folder_finding_sentence(found, verdict.names)
    return plain | {
        "folder": verdict.folder,
        "files": verdict.files,
        "notes": [
            msgspec.to_builtins(note) | {"text": folder_note_sentence(note, verdict.names)} for note in verdict.notes
        ],
    }


def _folder_words(verdict: FolderVerdict, *, connected: bool) -> list[str]:
    sentences = folder_sentences(verdict)
    if verdict.ok:
        lines = [f"{verdict.folder}: every file is as it was written, {counted(verdict.entries)} in all."]
        retired = sum(one.retired for one in verdict.devices)
        lines += [_retired_line(verdict.entries, retired)] if retired else []
    elif len(sentences) == 1:
        lines = sentences
    else:
        lines = [f"{len(verdict.findings)} things are wrong in {verdict.folder}:"]
        lines += [f"  {sentence}" for sentence in sentences[:_MOST]]
        lines += [f"  … and {len(sentences) - _MOST} more; --json shows all."] if len(sentences) > _MOST else []
    lines += map(as_called, folder_note_sentences(verdict))
    for one in verdict.devices:
        lines.append(f"  {laptop_words(one.device, verdict.names)}: {_device_words(one)}")
    if not verdict.ok:
        mending = _mending(verdict, connected=connected)
        mending += f" {CHOOSING}" if any(is_of_rival(found) for found in verdict.findings) else ""
        lines.append(as_called(f"Nothing was changed. Everything this laptop held is safe.{mending}"))
    return lines


def _mending(verdict: FolderVerdict, *, connected: bool) -> str:
    """What “sync --repair” does about the findings; nothing is promised that it does not do."""
    if connected and any(_is_mended(found) for found in verdict.findings):
        return " “countersign sync --repair” writes again what is damaged or gone."
    return ""


def _is_mended(found: Finding) -> bool:
    is_ours = found.device is not None or (found.file or "").startswith("blob/")
    return is_ours and found.code in _MENDED and found.facts.get("reason") not in {"unreadable", "blob"}


def verdict_plain(verdict: Verdict) -> dict[str, Any]:
    """The verdict as the command line promises it."""
    return {
        "ok": verdict.ok,
        "office": verdict.office,
        "entries": verdict.entries,
        "devices": [
            {"device": one.device, "size": one.size, "root": one.root, "ok": one.ok}
            | ({"retired": one.retired} if one.retired else {})
            | ({"checked": one.checked} if isinstance(one, ShownDevice) else {})
            for one in verdict.devices
        ],
        "findings": [
            {
                "code": found.code,
                "device": found.device,
                "index": found.index,
                "file": found.file,
                "text": finding_sentence(found),
                "facts": found.facts,
            }
            for found in verdict.findings
        ],
        "limits": list(verdict.limits),
    }


def is_of_rival(found: Finding) -> bool:
    """Whether it is about a laptop that is not followed because another one goes on for the same."""
    return found.facts.get("reason") == RIVAL


def finding_sentence(found: Finding) -> str:
    """A finding for people."""
    reason = str(found.facts.get("reason", ""))
    facts = {
        "device": _laptop(found.device),
        "index": found.index,
        "entries": _entries(found),
        "file": found.file,
        "reason": reason,
        "entries_held": counted(found.facts.get("size", "?")),
        "going_on": _laptop(str(found.facts["by"])) if found.facts.get("by") else "another one",
        **found.facts,
    }
    file = found.file or ""
    if file == KEY_STORE and found.code == "missing":
        return f"The key store of laptop {facts['device']} no longer remembers how long its log was."
    if file in _BESIDE:
        return _BESIDE[file].format_map(_Facts(facts))
    if file == COLUMNS:
        return f"What stands beside entry {found.index} of laptop {facts['device']} was altered; the entry is whole."
    if file == PROJECTIONS:
        what = f"of request {str(facts['request'])[:_SHORT]}… " if "request" in facts else ""
        return f"The table “{facts.get('table')}” {what}does not say what follows from the log."
    if reason in _REASON:
        sentence = _REASON[reason].format_map(_Facts(facts))
        return f"{file}: {sentence}" if file else sentence
    if file:
        head = file.removeprefix("checkpoint ")
        name = f"The signed head of laptop {facts['device']} at {counted(head)}" if head != file else file
        return f"{name} {_WRONG_FILE[found.code]}."
    if found.code == "rolled-back":
        had = f"had {counted(facts['size'])}" if "size" in facts else "had more entries"
        return f"Laptop {facts['device']} {had}; those from {found.index} on are gone."
    verb = FINDING[found.code]
    if _many(found):
        verb = verb.replace("was ", "were ").replace("is ", "are ").replace("stands ", "stand ")
        verb = verb.replace("belongs ", "belong ").replace("has ", "have ").replace("it names", "they name")
    return f"{facts['entries']} of laptop {facts['device']} {verb}."


_WRONG_FILE: Mapping[str, str] = {
    "altered": "was altered",
    "missing": "is missing",
    "reordered": "stands in the wrong place",
    "rolled-back": "is older than what was seen before",
    "forged": "was not signed as it claims",
    "forked": "belongs to a second history",
    "foreign": "does not belong here",
    "duplicated": "stands there twice",
}


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def _words(verdict: Verdict, *, pack: Path | None) -> list[str]:
    lines = [_verdict_line(verdict, pack=pack is not None)]
    lines += [f"  {finding_sentence(found)}" for found in verdict.findings[:_MOST]] if len(verdict.findings) > 1 else []
    if len(verdict.findings) > _MOST:
        lines.append(f"  … and {len(verdict.findings) - _MOST} more; --json shows all.")
    lines += [_LIMIT[limit] for limit in verdict.limits]
    for one in verdict.devices:
        lines.append(f"  laptop {one.device}: {_device_words(one)}")
    if verdict.office:
        lines.append(f"Office {verdict.office}")
    if pack is not None and verdict.ok:
        lines.append("Compare the office and laptop ids with what you were told another way: they are what is proven.")
    if not verdict.ok and pack is None:
        lines.append("Nothing was changed.")
        rivals = [is_of_rival(found) for found in verdict.findings]
        lines[-1] += as_called(f" {CHOOSING}") if any(rivals) else ""
        lines[-1] += "" if all(rivals) else " Keep this folder as it is, and restore a backup into a new home."
    return lines


def _verdict_line(verdict: Verdict, *, pack: bool) -> str:
    if verdict.ok:
        where = "in this pack " if pack else ""
        how = " by their hashes" if "no-key" in verdict.limits else ""
        retired = sum(one.retired for one in verdict.devices)
        if retired:
            return _retired_line(verdict.entries, retired)
        if verdict.entries == 1:
            return f"The one entry {where}is as it was written{how}."
        return f"All {verdict.entries} entries {where}are as they were written{how}."
    if len(verdict.findings) == 1:
        return finding_sentence(verdict.findings[0])
    return f"{len(verdict.findings)} things are wrong:"


def _retired_line(entries: int, retired: int) -> str:
    """What is said where an owner let entries go: nobody can check what stood in them."""
    stays = f"Of {counted(entries)}, {entries - retired} are as they were written"
    return f"{stays}; {retired} were retired by an owner, and only their places and hashes are left, as signed."


def counted(number: object, one: str = "entry", many: str = "entries") -> str:
    """``1 entry``, ``15 entries``."""
    return f"{number} {one if str(number) == '1' else many}"


def _device_words(device: CheckedDevice) -> str:
    if isinstance(device, ShownDevice):
        words = f"{counted(device.checked)} checked; its log had {device.size}"
        return words if device.ok else f"{words}; see above"
    retired = f", {device.retired} of them retired" if device.retired else ""
    return f"{counted(device.size)}, {'as written' if device.ok else 'see above'}{retired}"


def _many(found: Finding) -> bool:
    until = found.facts.get("until")
    return isinstance(until, int) and found.index is not None and until > found.index + 1


def _entries(found: Finding) -> str:
    if _many(found):
        return f"Entries {found.index} to {int(found.facts['until']) - 1}"
    return f"Entry {found.index}" if found.index is not None else "A signed head"


def _laptop(device: str | None) -> str:
    return f"{device[:_SHORT]}…" if device else "?"

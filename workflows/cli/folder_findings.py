"""What a check of the shared folder found, in sentences: which file, what is wrong with it, and whose it is."""

from collections import Counter
from collections.abc import Mapping

from workflows.office.proving.folder_view import FolderVerdict, Note
from workflows.office.proving.verdict import Finding
from workflows.office.sharing.rivals import RIVAL

_SHORT = 8
_FEW = 3
_FAR = 2**63

_BY_REASON: Mapping[tuple[str, str], str] = {
    ("altered", "unreadable"): "{file}{of} cannot be read: something else stands in its place, or it has not arrived.",
    ("altered", "too-large"): "{file}{of} was altered: it is larger than any file that this program writes.",
    ("altered", "unknown-version"): "{file}{of} was altered, or written by a newer program.",
    ("altered", "not-sealed"): "{file}{of} was altered: a head over {size} entries does not belong there.",
    ("altered", "root"): "{file}: {entries} of {laptop} do not lead to the head that it signed.",
    ("missing", "no-act"): "{file} lacks {entries} of {laptop}, and no act that is known here retired them.",
    ("missing", "blob"): "{file} is gone and is not here either: entry {index} of {laptop} refers to it.",
    ("missing", "blob-here"): "{file} is gone; it is held here: entry {index} of {laptop} refers to it.",
    ("foreign", "folder"): "This is the shared folder of another office: {file} names {office}. Connect the right one, "
    "or name the right one to check.",
    ("forged", "no-head"): "{file} was forged: {laptop} signed no head over what stands in it.",
    ("forked", "beyond-fork"): "{entries} of {laptop} do not count: its log has two histories from {index} on.",
    ("foreign", RIVAL): "{file} is of {laptop}, which was made of the same laptop as {going_on}, such as by restoring "
    "one backup twice. What it signs counts nowhere.",
    ("foreign", "too-large"): "{file} does not belong there: nothing in that place is so large.",
}

_BY_CODE: Mapping[str, str] = {
    "altered": "{file}{of} was altered.",
    "missing": "{file}{of} is missing.",
    "reordered": "{file} stands under a wrong name: it holds what belongs at {belongs_at}, of {laptop}.",
    "forged": "{file} was forged: it says it is of {laptop}, which did not sign it.",
    "forked": "{file}: {laptop} signed a second history of its log.",
    "foreign": "{file} is of a laptop that is not known in this office.",
}

_NOTE: Mapping[str, str] = {
    "news": "The folder has {shown} entries of {laptop}, {held} are here: “countersign sync” takes in the rest.",
    "beyond-cut": "{entries} of {laptop} do not count: its log was ended before them. They have no effect, and nothing "
    "has to be done. What is honest work among them an owner can let in: “countersign ratify --list”.",
    "gap": "{file} is signed by {laptop}; entries from {start} to before {end} are not there, so it was not compared.",
}


def folder_finding_sentence(found: Finding, names: Mapping[str, str]) -> str:
    """A finding for people."""
    facts = _facts(found, names)
    reason = str(found.facts.get("reason", ""))
    if (found.code, reason) in _BY_REASON:
        return _BY_REASON[found.code, reason].format_map(facts)
    if found.code == "rolled-back":
        what = f"{found.file} of {facts['laptop']}" if found.file else f"The log of {facts['laptop']}"
        return f"{what} was rolled back: {facts['size']} entries were in this folder, it shows {facts['shown']}."
    if "office" in found.facts or "origin" in found.facts:
        claimed = found.facts.get("office") or str(found.facts["origin"]).removeprefix("countersign/")
        return f"{found.file} does not belong there{_in_place_of(found, facts)}: it names {claimed}."
    if found.code == "altered" and found.index is not None:
        return f"{found.file} was altered: entry {found.index} of {facts['laptop']} is not as it was signed."
    if found.code == "missing" and found.index is not None:
        if found.file is None:
            return f"Missing: {str(facts['entries']).lower()} of {facts['laptop']}, which no file in the folder holds."
        return f"{found.file} is missing: it held {str(facts['entries']).lower()} of {facts['laptop']}."
    if found.code == "forked" and found.index is not None:
        return f"{_BY_CODE['forked'].format_map(facts)[:-1]} that differs from entry {found.index} on."
    return _BY_CODE[found.code].format_map(facts)


def folder_sentences(verdict: FolderVerdict) -> list[str]:
    """All findings for people. Where a log went back by many files, these are told as a number."""
    back = {one.device: one.index or 0 for one in verdict.findings if one.code == "rolled-back" and one.file is None}
    gone = [one for one in verdict.findings if one.code == "missing" and (one.index or 0) >= back.get(one.device, _FAR)]
    count = Counter(one.device for one in gone if one.file is not None)
    lines: list[str] = []
    for one in verdict.findings:
        many = count[one.device] > _FEW
        if many and one in gone:
            continue
        line = folder_finding_sentence(one, verdict.names)
        is_log = one.code == "rolled-back" and one.file is None
        lines.append(
            f"{line} {count[one.device]} files of it are gone; --json names them." if many and is_log else line
        )
    return lines


def folder_note_sentence(note: Note, names: Mapping[str, str]) -> str:
    """A note for people; empty for files that are only counted."""
    return _NOTE[note.code].format_map(_note_facts(note, names)) if note.code in _NOTE else ""


def folder_note_sentences(verdict: FolderVerdict) -> list[str]:
    """What is worth a word and is not wrong; files that are none of ours as a number."""
    lines = [text for one in verdict.notes if (text := folder_note_sentence(one, verdict.names))]
    copies = sum(one.code == "copy" for one in verdict.notes)
    strange = sum(one.code == "strange" for one in verdict.notes)
    if copies:
        lines.append(f"{_files(copies)} under another name, as sync programs make them: harmless.")
    if strange:
        lines.append(f"{_files(strange)} that this program did not write: not looked at.")
    return lines


def _facts(found: Finding, names: Mapping[str, str]) -> dict[str, object]:
    laptop = laptop_words(found.device, names)
    entries = _entries(found)
    return {
        "size": "more",
        "shown": found.index,
        **found.facts,
        "file": found.file or "A file",
        "index": found.index,
        "laptop": laptop,
        "of": f" of {laptop}" if found.device else "",
        "entries": entries,
        "going_on": laptop_words(str(found.facts.get("by", "")), names),
    }


def _note_facts(note: Note, names: Mapping[str, str]) -> dict[str, object]:
    return {
        **note.facts,
        "file": note.file,
        "laptop": laptop_words(note.device, names),
        "entries": _entries(note),
    }


def _entries(one: Finding | Note) -> str:
    until = one.facts.get("until")
    last = until - 1 if isinstance(until, int) else one.index
    return f"Entry {one.index}" if last == one.index else f"Entries {one.index} to {last}"


def _in_place_of(found: Finding, facts: Mapping[str, object]) -> str:
    return f", in the place of {facts['laptop']}" if found.device else ""


def laptop_words(device: str | None, names: Mapping[str, str]) -> str:
    """A laptop by the name that people gave it, and the beginning of its id."""
    if not device:
        return "an unknown laptop"
    short = f"{device[:_SHORT]}…"
    return f"{names[device]} ({short})" if device in names else f"laptop {short}"


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"

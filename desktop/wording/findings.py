"""What a check of the log, of a pack or of the shared folder found, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.wording.alarms import alarm, laptop
from desktop.wording.said import Said
from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, number, spoken, translate

if TYPE_CHECKING:
    from workflows.office.proving.folder_view import Note
    from workflows.office.proving.verdict import Finding
    from workflows.office.showing.names import Names

CODES: Mapping[str, tuple[str, str]] = {
    "altered": (
        QT_TRANSLATE_NOOP("Wording", "Something was altered"),
        QT_TRANSLATE_NOOP("Wording", "%what is not as it was written."),
    ),
    "missing": (
        QT_TRANSLATE_NOOP("Wording", "Something is missing"),
        QT_TRANSLATE_NOOP("Wording", "%what is gone."),
    ),
    "reordered": (
        QT_TRANSLATE_NOOP("Wording", "Something stands in the wrong place"),
        QT_TRANSLATE_NOOP("Wording", "%what belongs elsewhere."),
    ),
    "rolled-back": (
        QT_TRANSLATE_NOOP("Wording", "The end of a log is gone"),
        QT_TRANSLATE_NOOP("Wording", "%what and everything after it was taken away."),
    ),
    "forged": (
        QT_TRANSLATE_NOOP("Wording", "Something was forged"),
        QT_TRANSLATE_NOOP("Wording", "%what was not written by the person or laptop that it names."),
    ),
    "forked": (
        QT_TRANSLATE_NOOP("Wording", "A laptop signed two histories"),
        QT_TRANSLATE_NOOP("Wording", "%what has a second history."),
    ),
    "foreign": (
        QT_TRANSLATE_NOOP("Wording", "Something does not belong here"),
        QT_TRANSLATE_NOOP("Wording", "%what belongs to another log or office."),
    ),
    "duplicated": (
        QT_TRANSLATE_NOOP("Wording", "Something stands twice"),
        QT_TRANSLATE_NOOP("Wording", "%what is there a second time."),
    ),
}
"""Title and sentence by code."""

REASONS: Mapping[str, str] = {
    "unreadable": QT_TRANSLATE_NOOP("Wording", "It cannot be read: it is damaged, or has not arrived."),
    "too-large": QT_TRANSLATE_NOOP("Wording", "It is larger than any file that this program writes."),
    "unknown-version": QT_TRANSLATE_NOOP("Wording", "It was altered, or written by a newer program."),
    "not-sealed": QT_TRANSLATE_NOOP("Wording", "A signed head does not belong there."),
    "root": QT_TRANSLATE_NOOP("Wording", "It does not lead to the head that was signed."),
    "blob": QT_TRANSLATE_NOOP("Wording", "A document is gone and is not here either."),
    "blob-here": QT_TRANSLATE_NOOP("Wording", "A document is gone there; it is held here."),
    "folder": QT_TRANSLATE_NOOP("Wording", "This is the shared folder of another office."),
    "no-head": QT_TRANSLATE_NOOP("Wording", "No signed head covers what stands in it."),
    "no-act": QT_TRANSLATE_NOOP("Wording", "Its bytes are gone, and no act of an owner retired them."),
    "beyond-fork": QT_TRANSLATE_NOOP(
        "Wording", "These entries stand behind the place where the log has two histories."
    ),
    "wrong-signature": QT_TRANSLATE_NOOP("Wording", "It was not signed by the person it names."),
    "unsigned": QT_TRANSLATE_NOOP("Wording", "It bears no signature."),
    "no-signer": QT_TRANSLATE_NOOP("Wording", "The person it names had no key on that laptop."),
    "rule-answer": QT_TRANSLATE_NOOP("Wording", "It records an answer that the rule table does not give."),
    "predecessor": QT_TRANSLATE_NOOP("Wording", "It builds on an entry that is not here."),
    "office-id": QT_TRANSLATE_NOOP("Wording", "It is the founding of another office."),
    "forgotten": QT_TRANSLATE_NOOP("Wording", "It was made while earlier entries were hidden. It does not count."),
    "not-admitted": QT_TRANSLATE_NOOP("Wording", "Nobody of this office admitted that laptop."),
    "columns": QT_TRANSLATE_NOOP("Wording", "What stands beside it was altered; the entry is whole."),
    "frontier": QT_TRANSLATE_NOOP("Wording", "The stored head of the log does not fit its entries."),
    "size": QT_TRANSLATE_NOOP("Wording", "The stored length of the log does not fit its entries."),
    "founder": QT_TRANSLATE_NOOP("Wording", "A note that this laptop keeps about the founder was altered."),
    "wrapped": QT_TRANSLATE_NOOP("Wording", "A stored key was altered; entries under it cannot be opened with it."),
    "digest": QT_TRANSLATE_NOOP("Wording", "A stored key is not the one that was announced."),
    "commitment": QT_TRANSLATE_NOOP("Wording", "What it shows is not what was signed."),
    "signature": QT_TRANSLATE_NOOP("Wording", "The signature of the pack is wrong."),
    "sum": QT_TRANSLATE_NOOP("Wording", "It is not the file that the pack was made with."),
    "not-introduced": QT_TRANSLATE_NOOP("Wording", "It names a key that no entry introduces."),
    "story": QT_TRANSLATE_NOOP("Wording", "What it tells does not follow from the entries."),
    "table": QT_TRANSLATE_NOOP("Wording", "The rule table is not the one that was published."),
    "erased": QT_TRANSLATE_NOOP("Wording", "It claims an erasure that no entry orders."),
    "name": QT_TRANSLATE_NOOP("Wording", "A file of this name does not belong into a pack."),
    "archive": QT_TRANSLATE_NOOP("Wording", "It cannot be taken out of the pack: it is damaged."),
    "not-json": QT_TRANSLATE_NOOP("Wording", "It is not written in the form that it must have."),
    "header": QT_TRANSLATE_NOOP("Wording", "Its beginning is not of the form that it must have."),
}
"""What is known besides, by reason."""

PLACES: Mapping[str, str] = {
    "heads": QT_TRANSLATE_NOOP("Wording", "The stored head of the log of %laptop"),
    "local facts": QT_TRANSLATE_NOOP("Wording", "A note that this laptop keeps about itself"),
    "scope keys": QT_TRANSLATE_NOOP("Wording", "A stored key"),
    "key store": QT_TRANSLATE_NOOP("Wording", "What the key store remembers of the log of %laptop"),
    "countersign.db": QT_TRANSLATE_NOOP("Wording", "The office's database"),
    "columns": QT_TRANSLATE_NOOP("Wording", "What stands beside entry %index of %laptop"),
    "projections": QT_TRANSLATE_NOOP("Wording", "The table “%table”, which follows from the log,"),
    "checkpoints": QT_TRANSLATE_NOOP("Wording", "The signed heads of the log of %laptop"),
}
"""What a finding is about where it is neither an entry nor a file."""

LIMITS: Mapping[str, str] = {
    "no-key": QT_TRANSLATE_NOOP(
        "Wording", "The key is not here, so entries were not opened: their hashes and signed heads were compared."
    ),
    "not-understood": QT_TRANSLATE_NOOP(
        "Wording", "Some entries come from a newer program. They are authentic; what they say was not checked."
    ),
    "meaning-not-checked": QT_TRANSLATE_NOOP(
        "Wording", "What the entries say was not checked, because those about people and rules are not whole."
    ),
}
"""Why a check could not look at everything."""

NOTES: Mapping[str, str] = {
    "news": QT_TRANSLATE_NOOP(
        "Wording", "The folder has %shown entries of %laptop, and %held are here: an exchange takes in the rest."
    ),
    "beyond-cut": QT_TRANSLATE_NOOP(
        "Wording", "Entries of %laptop do not count: its log was ended before them. Nothing has to be done."
    ),
    "gap": QT_TRANSLATE_NOOP(
        "Wording", "%file is signed by %laptop; entries before it are not there, so it was not compared."
    ),
    "copy": QT_TRANSLATE_NOOP("Wording", "%file is a copy under another name, as sync programs make them: harmless."),
    "strange": QT_TRANSLATE_NOOP("Wording", "%file was not written by this program and was not looked at."),
    "join": QT_TRANSLATE_NOOP("Wording", "A laptop asks to join: %file."),
}
"""What is worth a word and is not wrong."""

_MENDED = frozenset({"altered", "missing", "rolled-back"})
"""Codes of findings about a folder's logs and attachments that a repair writes again."""


def finding(finding: "Finding", names: "Names") -> Said:
    """What is wrong, where, and what to do."""
    rival = _rival(finding, names)
    if rival is not None:
        return rival
    title, text = CODES[finding.code]
    said = spoken(text, what=_what(finding, names))
    reason = REASONS.get(str(finding.facts.get("reason", "")))
    return Said(
        title=spoken(title),
        text=f"{said[:1].upper()}{said[1:]}" + (f" {spoken(reason)}" if reason else ""),
        advice=translate(
            "Wording", "Nothing was changed. Keep this folder as it is, and restore a backup into a new one."
        ),
        detail=str(finding.facts.get("text", "")),
    )


def folder_finding(finding: "Finding", names: "Names") -> Said:
    """The same about the shared folder, where everything that this laptop held is safe."""
    rival = _rival(finding, names)
    if rival is not None:
        return rival
    said = finding_without_advice(finding, names)
    if finding.code in _MENDED and finding.facts.get("reason") not in {"unreadable", "blob"}:
        advice = translate(
            "Wording", "Everything that this laptop held is safe. A repair writes again what is damaged or gone."
        )
    else:
        advice = translate("Wording", "Everything that this laptop held is safe.")
    return Said(title=said.title, text=said.text, advice=advice, detail=said.detail)


def finding_without_advice(found: "Finding", names: "Names") -> Said:
    """What is wrong and where, for lists that say once what to do."""
    said = finding(found, names)
    return Said(title=said.title, text=said.text, advice="", detail=said.detail)


def limit(code: str) -> str:
    """Why a check could not look at everything."""
    return spoken(LIMITS[code]) if code in LIMITS else code


def note(note: "Note", names: "Names") -> str:
    """Something about the folder that is worth a word and not wrong."""
    if note.code not in NOTES:
        return note.code
    facts = {name: number(value) for name, value in note.facts.items()}
    file = note.file or translate("Wording", "A file")
    return spoken(NOTES[note.code], **{**facts, "file": file, "laptop": laptop(note.device, names)})


def verdict(entries: int, findings: int, *, opened: bool = True) -> str:
    """The whole check in one sentence."""
    if findings:
        return translate("Wording", "%n things are wrong.", "", findings)
    if opened:
        return translate("Wording", "All %n entries are as they were written.", "", entries)
    return translate("Wording", "All %n entries are as they were written, by their hashes.", "", entries)


def _rival(finding: "Finding", names: "Names") -> Said | None:
    """Two laptops that were made of one: the folder's alarm says the same. None for anything else."""
    if finding.facts.get("reason") != "rival":
        return None
    said = alarm(_AsAlarm(code="rival", device=finding.device, facts=finding.facts), names)
    return Said(title=said.title, text=said.text, advice=said.advice, detail=finding.file or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _AsAlarm:
    """A finding that stands for an alarm."""

    code: str
    device: str | None
    facts: Mapping[str, int | str]


def _what(finding: "Finding", names: "Names") -> str:
    """What a finding is about: an entry, entries, or a file."""
    owner = laptop(finding.device, names)
    facts = {"laptop": owner, "index": number(finding.index), "table": str(finding.facts.get("table", "…"))}
    place = finding.file or ""
    if place in PLACES:
        return spoken(PLACES[place], **facts)
    if finding.file and finding.index is None:
        head = finding.file.removeprefix("checkpoint ")
        if head != finding.file:
            signed = translate("Wording", "The signed head of %laptop at %size entries")
            return fill(signed, laptop=owner, size=head)
        return fill(translate("Wording", "The file “%file”"), file=finding.file)
    if finding.index is None:
        return fill(translate("Wording", "A signed head of %laptop"), laptop=owner)
    until = finding.facts.get("until")
    if isinstance(until, int) and until > finding.index + 1:
        facts["last"] = number(until - 1)
        many = translate("Wording", "The run of entries %index to %last of %laptop")
        within = translate("Wording", "The run of entries %index to %last of %laptop, in the file “%file”,")
        return fill(within if finding.file else many, **facts, file=finding.file or "")
    one = translate("Wording", "Entry %index of %laptop")
    inside = translate("Wording", "Entry %index of %laptop, in the file “%file”,")
    return fill(inside if finding.file else one, **facts, file=finding.file or "")

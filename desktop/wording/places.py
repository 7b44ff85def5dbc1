"""What was found about a place for the shared folder, and how laptops stand to each other, in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.wording.alarms import laptop
from desktop.wording.said import Said
from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, number, spoken, translate
from desktop.wording.times import ago

if TYPE_CHECKING:
    from workflows.office.sharing.place_checks import PlaceCheck
    from workflows.office.showing.folder_shown import FolderShown, LaptopShown
    from workflows.office.showing.names import Names

CHECKS: Mapping[str, tuple[str, str]] = {
    "bad-address": (
        QT_TRANSLATE_NOOP("Wording", "This address cannot be read"),
        QT_TRANSLATE_NOOP("Wording", "Give a folder's path, or an address that begins with webdavs:// or s3://."),
    ),
    "there": (QT_TRANSLATE_NOOP("Wording", "The folder is there"), ""),
    "not-there": (
        QT_TRANSLATE_NOOP("Wording", "There is no such folder"),
        QT_TRANSLATE_NOOP("Wording", "Check the path, or make the folder first. If it is on a drive, connect that."),
    ),
    "not-a-folder": (
        QT_TRANSLATE_NOOP("Wording", "This is a file"),
        QT_TRANSLATE_NOOP("Wording", "Choose the folder that it lies in, or another one."),
    ),
    "writable": (QT_TRANSLATE_NOOP("Wording", "A file can be written there, and reads back the same"), ""),
    "not-writable": (
        QT_TRANSLATE_NOOP("Wording", "No file can be written there"),
        QT_TRANSLATE_NOOP("Wording", "Ask whoever shares the folder to let you change it, or choose another one."),
    ),
    "reads-back-wrong": (
        QT_TRANSLATE_NOOP("Wording", "What is written there reads back as something else"),
        QT_TRANSLATE_NOOP("Wording", "The drive is faulty, or a program changes files. Choose another folder."),
    ),
    "empty": (QT_TRANSLATE_NOOP("Wording", "It is empty"), ""),
    "ours": (QT_TRANSLATE_NOOP("Wording", "It is this office's folder already"), ""),
    "foreign": (
        QT_TRANSLATE_NOOP("Wording", "It belongs to another office"),
        QT_TRANSLATE_NOOP("Wording", "Choose the folder of this office, or a new, empty one."),
    ),
    "newer-marker": (
        QT_TRANSLATE_NOOP("Wording", "A newer version of Countersign works with it"),
        QT_TRANSLATE_NOOP("Wording", "Update Countersign on this laptop. Delete nothing in the folder."),
    ),
    "damaged-marker": (
        QT_TRANSLATE_NOOP("Wording", "It may belong to an office: its marker cannot be read"),
        QT_TRANSLATE_NOOP("Wording", "Wait until the sync program has fetched everything, or choose another folder."),
    ),
    "other-files": (
        QT_TRANSLATE_NOOP("Wording", "Other files lie in it: %count"),
        QT_TRANSLATE_NOOP("Wording", "They are left alone. A folder of its own is tidier."),
    ),
    "inside-home": (
        QT_TRANSLATE_NOOP("Wording", "This laptop's own data lies there"),
        QT_TRANSLATE_NOOP("Wording", "That must stay on this laptop alone. Choose another folder."),
    ),
    "space": (QT_TRANSLATE_NOOP("Wording", "There is room: %free free"), ""),
    "little-space": (
        QT_TRANSLATE_NOOP("Wording", "There is little room: %free free"),
        QT_TRANSLATE_NOOP("Wording", "It is enough to begin with. Make room before long."),
    ),
    "no-space": (
        QT_TRANSLATE_NOOP("Wording", "There is no room: %free free"),
        QT_TRANSLATE_NOOP("Wording", "Make room first."),
    ),
    "synced": (QT_TRANSLATE_NOOP("Wording", "%by carries it to other laptops"), ""),
    "network": (QT_TRANSLATE_NOOP("Wording", "It is on a network drive"), ""),
    "this-disk": (
        QT_TRANSLATE_NOOP("Wording", "It looks as if it were on this laptop alone"),
        QT_TRANSLATE_NOOP(
            "Wording", "Other laptops must reach it: let a sync program carry it, or take it there on a stick."
        ),
    ),
    "files-kept": (QT_TRANSLATE_NOOP("Wording", "Its files are on this laptop, and stay"), ""),
    "online-only": (
        QT_TRANSLATE_NOOP("Wording", "Files that are online only: %count"),
        QT_TRANSLATE_NOOP("Wording", "Choose “always keep on this device” for this folder in your sync program."),
    ),
    "asked-later": (
        QT_TRANSLATE_NOOP("Wording", "The address can be used"),
        QT_TRANSLATE_NOOP("Wording", "The server is asked when you connect."),
    ),
    "sign-in": (
        QT_TRANSLATE_NOOP("Wording", "You sign in to %by with your browser"),
        QT_TRANSLATE_NOOP("Wording", "It opens when you connect."),
    ),
    "no-client-id": (
        QT_TRANSLATE_NOOP("Wording", "Signing in to %by is not offered yet"),
        QT_TRANSLATE_NOOP("Wording", "Install its own program, and choose the folder that it keeps on this laptop."),
    ),
}
"""What was found and, where there is something to do or to know, the words for that; by code."""

_UNITS = ("B", "kB", "MB", "GB", "TB")
_STEP = 1000


def place_check(check: "PlaceCheck") -> Said:
    """One thing that was found about a place."""
    if check.code not in CHECKS:
        return Said(title=check.code, text="", advice="")
    facts = {name: size(value) if name == "free" else number(value) for name, value in check.facts.items()}
    title, text = CHECKS[check.code]
    detail = facts.get("why", "")
    return Said(title=spoken(title, **facts), text=spoken(text, **facts) if text else "", advice="", detail=detail)


def size(value: object) -> str:
    """Bytes as people say them: “79 GB”."""
    left, unit = value if isinstance(value, int) else 0, 0
    while left >= _STEP and unit < len(_UNITS) - 1:
        left, unit = left // _STEP, unit + 1
    return f"{number(left)}\u00a0{_UNITS[unit]}"


def heard(one: "LaptopShown", now_ms: int) -> str:
    """When a laptop was last heard of."""
    if one.line.own:
        return translate("Wording", "You are sitting at it")
    if one.line.seen_ms is None:
        return translate("Wording", "Not heard of yet")
    return fill(translate("Wording", "Last heard of %when"), when=ago(one.line.seen_ms, now_ms))


def has_ours(one: "LaptopShown", shown: "FolderShown") -> str:
    """How far a laptop has what was written on this one; empty for this one."""
    if one.has_ours is None:
        return ""
    if not one.has_ours:
        return translate("Wording", "Has not said that it has anything from here")
    if one.has_ours >= shown.own.acts:
        return translate("Wording", "Has everything that was written here")
    return fill(
        translate("Wording", "Has %has of %all entries that were written here"),
        has=number(one.has_ours),
        all=number(shown.own.acts),
    )


def who_has(by: str, device: str, held: int, there: int, names: "Names") -> str:
    """One field of the picture of who has seen what, as a sentence."""
    facts = {"by": laptop(by, names), "laptop": laptop(device, names), "has": number(held), "all": number(there)}
    if not there:
        return fill(translate("Wording", "%laptop has written nothing yet."), **facts)
    if held >= there:
        return fill(translate("Wording", "%by has all %all entries of %laptop."), **facts)
    if held:
        return fill(translate("Wording", "%by has %has of %all entries of %laptop."), **facts)
    return fill(translate("Wording", "%by has not said that it has anything of %laptop."), **facts)


NOT_LET_IN: Mapping[str, str] = {
    "expired": QT_TRANSLATE_NOOP("Wording", "its code has ended"),
    "used-already": QT_TRANSLATE_NOOP("Wording", "its code had let another laptop in"),
    "bad-mac": QT_TRANSLATE_NOOP("Wording", "it was not asked with the code"),
    "bad-signature": QT_TRANSLATE_NOOP("Wording", "what it asked was altered"),
    "wrong-person": QT_TRANSLATE_NOOP("Wording", "it is for somebody else than the code"),
    "not-a-member": QT_TRANSLATE_NOOP("Wording", "the person it is for is no active member any more"),
    "not-owner": QT_TRANSLATE_NOOP("Wording", "whoever made the code is no owner any more"),
    "device-known": QT_TRANSLATE_NOOP("Wording", "it is a member already, or was one"),
    "wrong-office": QT_TRANSLATE_NOOP("Wording", "it is for another office"),
}
"""Why a laptop that asked was not let in, by code."""


def not_let_in(reason: str) -> str:
    """A laptop that asked was not let in; empty where it may still arrive whole, or a person refused it."""
    if reason not in NOT_LET_IN:
        return ""
    words = translate("Wording", "A laptop asked to be let in and was not: %why.")
    return fill(words, why=spoken(NOT_LET_IN[reason]))

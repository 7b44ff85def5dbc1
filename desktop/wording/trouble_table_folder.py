"""What can be the matter with joining and with the shared folder, as title, text and advice."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP

JOINING: Mapping[str, tuple[str, str, str]] = {
    "bad-code": (
        QT_TRANSLATE_NOOP("Wording", "This invitation code cannot be used"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Copy the whole code, or compare it group by group with the screen that shows it.",
        ),
    ),
    "bad-checksum": (
        QT_TRANSLATE_NOOP("Wording", "This invitation code is mistyped"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Copy the whole code, or compare it group by group with the screen that shows it.",
        ),
    ),
    "unknown-version": (
        QT_TRANSLATE_NOOP("Wording", "This is from another version of the program"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Update this program on both computers, then try again."),
    ),
    "invitation-expired": (
        QT_TRANSLATE_NOOP("Wording", "This invitation has ended"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Ask for a new one; or correct this computer's clock, if that is wrong."),
    ),
    "code-used": (
        QT_TRANSLATE_NOOP("Wording", "This invitation was used already"),
        QT_TRANSLATE_NOOP("Wording", "A code lets one laptop in. Nothing was adopted."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Try again in a few minutes. If it stays so, ask for a new code; and if you know of no "
            "other laptop, tell an owner.",
        ),
    ),
    "answer-not-fitting": (
        QT_TRANSLATE_NOOP("Wording", "The answer in the folder does not fit the code"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It is not from the laptop that made the code, or about an older copy of the office. Nothing was adopted.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Ask for a new code, and compare the words on both screens."),
    ),
    "no-place": (
        QT_TRANSLATE_NOOP("Wording", "Where is the shared folder?"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The code does not say where the folder is on this computer. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Choose the folder."),
    ),
    "not-waiting": (
        QT_TRANSLATE_NOOP("Wording", "This laptop does not wait for an answer"),
        QT_TRANSLATE_NOOP("Wording", "There is a member of an office in this folder already. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Use it as it is, or join with a new folder."),
    ),
    "not-readable": (
        QT_TRANSLATE_NOOP("Wording", "The request to join cannot be read"),
        QT_TRANSLATE_NOOP("Wording", "It was altered, or has not arrived whole. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Wait until the folder is in step, or make a new invitation."),
    ),
    "wrong-person": (
        QT_TRANSLATE_NOOP("Wording", "The invitation is for somebody else"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Ask for an invitation for this person."),
    ),
    "folder-empty": (
        QT_TRANSLATE_NOOP("Wording", "There is no office in this folder"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Choose the folder that the other laptops share, and wait until it has arrived here.",
        ),
    ),
    "folder-newer": (
        QT_TRANSLATE_NOOP("Wording", "This folder needs a newer program"),
        QT_TRANSLATE_NOOP("Wording", "A newer version works with it. Nothing was changed, here or there."),
        QT_TRANSLATE_NOOP("Wording", "Update Countersign on this laptop. Delete nothing in the folder."),
    ),
    "folder-foreign": (
        QT_TRANSLATE_NOOP("Wording", "This folder belongs to another office"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose the folder of this office, or a new, empty one."),
    ),
    "folder-not-empty": (
        QT_TRANSLATE_NOOP("Wording", "This folder holds something else"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Its file “office.json” is no whole marker of this office. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Wait until the sync program has fetched it. If it stays so, choose another folder.",
        ),
    ),
    "folder-differs": (
        QT_TRANSLATE_NOOP("Wording", "This folder tells another history"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "What lies in it is not what the laptop that invited this one had seen. This laptop is not used.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Show this to an owner: somebody may have put another log into the folder."),
    ),
    "folder-incomplete": (
        QT_TRANSLATE_NOOP("Wording", "The folder does not hold the whole office"),
        QT_TRANSLATE_NOOP("Wording", "Its beginning is not there, or cannot be read. Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Wait until the sync program has fetched everything, or use another copy of the folder.",
        ),
    ),
    "no-folder": (
        QT_TRANSLATE_NOOP("Wording", "This office has no shared folder yet"),
        QT_TRANSLATE_NOOP("Wording", "It lives on this laptop alone. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Connect one under Folder and laptops."),
    ),
    "bad-folder": (
        QT_TRANSLATE_NOOP("Wording", "This is no shared folder"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Choose a folder that is kept in step, or write the address of a cloud folder as the example shows.",
        ),
    ),
    "twin": (
        QT_TRANSLATE_NOOP("Wording", "This laptop has a twin"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Another computer wrote into the same log, with the same key, something else than is "
            "here. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Keep this folder as it is. Ask an owner for an invitation and join with a new folder; "
            "people then repeat what is missing.",
        ),
    ),
    "missing": (
        QT_TRANSLATE_NOOP("Wording", "Something is missing in the folder"),
        QT_TRANSLATE_NOOP("Wording", "Everything decided on this laptop is kept here, and nothing is lost."),
        QT_TRANSLATE_NOOP("Wording", "Wait until the sync program has fetched everything; it goes on by itself."),
    ),
    "taken": (
        QT_TRANSLATE_NOOP("Wording", "Somebody else wrote this file first"),
        QT_TRANSLATE_NOOP("Wording", "Everything decided on this laptop is kept here, and nothing is lost."),
        QT_TRANSLATE_NOOP("Wording", "It is tried again by itself."),
    ),
}
"""Invitations, and the folder of an office, by code."""

FOLDER: Mapping[str, tuple[str, str, str]] = {
    "folder-offline": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder is not there"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It cannot be reached at the moment. Everything decided on this laptop is kept here, and nothing is lost.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Plug in the drive, connect to the network or start the sync program; it goes on by "
            "itself then. If the folder was moved, choose it anew under Folder and laptops.",
        ),
    ),
    "folder-full": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder is full"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "There is no room left in it. Everything decided on this laptop is kept here, and nothing is lost.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Make room on that drive or in that account; what is waiting is sent by itself then.",
        ),
    ),
    "folder-denied": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder may not be used"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The system refuses access to it. Everything decided on this laptop is kept here, and nothing is lost.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Ask whoever shares the folder to let you read and change it, and check that it is not read-only.",
        ),
    ),
    "folder-file": (
        QT_TRANSLATE_NOOP("Wording", "A file in the shared folder cannot be read now"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It is listed, but its content cannot be had. Everything decided on this laptop is kept "
            "here, and nothing is lost.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Wait until the sync program has fetched it, or choose “always keep on this device” for the folder.",
        ),
    ),
    "folder-failed": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder does not work"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It reports a failure. Everything decided on this laptop is kept here, and nothing is lost.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Check the drive, the account or the sync program; it is tried again by itself.",
        ),
    ),
    "folder-sign-in": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder asks to sign in"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It does not let this program in at the moment. Everything decided on this laptop is kept "
            "here, and nothing is lost.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Sign in again under Folder and laptops."),
    ),
}
"""The shared folder, by code."""

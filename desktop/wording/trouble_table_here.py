"""What can be the matter on this laptop: disk, files, keys and copies; as title, text and advice."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP

ON_THIS_LAPTOP: Mapping[str, tuple[str, str, str]] = {
    "disk-full": (
        QT_TRANSLATE_NOOP("Wording", "The disk is full"),
        QT_TRANSLATE_NOOP("Wording", "This step was not saved; everything saved before is safe."),
        QT_TRANSLATE_NOOP("Wording", "Free some space on this disk, then do it again."),
    ),
    "disk-error": (
        QT_TRANSLATE_NOOP("Wording", "The disk reported an error"),
        QT_TRANSLATE_NOOP("Wording", "This step was not saved; everything saved before is safe."),
        QT_TRANSLATE_NOOP("Wording", "Check the disk and its free space, then try again."),
    ),
    "out-of-memory": (
        QT_TRANSLATE_NOOP("Wording", "Not enough memory"),
        QT_TRANSLATE_NOOP("Wording", "This step was not saved; everything saved before is safe."),
        QT_TRANSLATE_NOOP("Wording", "Close other programs, then try again."),
    ),
    "home-read-only": (
        QT_TRANSLATE_NOOP("Wording", "The office's folder cannot be written"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It is write-protected. This step was not saved; everything saved before is safe.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Correct the folder's permissions, or choose another folder for the office."),
    ),
    "home-busy": (
        QT_TRANSLATE_NOOP("Wording", "The office is open elsewhere"),
        QT_TRANSLATE_NOOP("Wording", "Another window or program is writing in it. Nothing was changed here."),
        QT_TRANSLATE_NOOP("Wording", "Close the other window, or wait until it has ended; then try again."),
    ),
    "home-cannot-open": (
        QT_TRANSLATE_NOOP("Wording", "The office's folder cannot be opened"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Check that the folder exists and that you may read and write it."),
    ),
    "home-gone": (
        QT_TRANSLATE_NOOP("Wording", "The office's folder is not where it was"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It was moved, removed or replaced while it was open. This step was not saved.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Put the folder back where it was (look in the bin too), or open the office from where it is now.",
        ),
    ),
    "home-exists": (
        QT_TRANSLATE_NOOP("Wording", "There is something in this folder already"),
        QT_TRANSLATE_NOOP("Wording", "It was left as it is. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Open the office that is there, or choose a new, empty folder."),
    ),
    "home-on-network": (
        QT_TRANSLATE_NOOP("Wording", "The office's own folder cannot lie on a network drive"),
        QT_TRANSLATE_NOOP("Wording", "A database can be damaged there. Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Choose a folder on this computer's own disk. Only the shared folder belongs on the network.",
        ),
    ),
    "home-in-synced-folder": (
        QT_TRANSLATE_NOOP("Wording", "The office's own folder cannot lie in a synced folder"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "A program that keeps folders in step can damage a database. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Choose a folder outside of it. If an office lies there already, quit Countersign, move its folder out, "
            "and open it at its new place. Only the shared folder belongs there.",
        ),
    ),
    "home-not-sound": (
        QT_TRANSLATE_NOOP("Wording", "What this laptop holds was altered"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The log is not here as it was signed, so the folder cannot be compared with it. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Verify the decision log: it names what was altered here."),
    ),
    "office-damaged": (
        QT_TRANSLATE_NOOP("Wording", "The office's database is damaged"),
        QT_TRANSLATE_NOOP("Wording", "It cannot be read correctly. The file was left as it is."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Restore the last backup into a new folder, or let this laptop join anew: the shared "
            "folder still holds what was sent.",
        ),
    ),
    "not-an-office": (
        QT_TRANSLATE_NOOP("Wording", "This is not an office's database"),
        QT_TRANSLATE_NOOP("Wording", "It was not written by this program. It was left as it is."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Choose the folder that holds the office, or restore a backup into a new folder.",
        ),
    ),
    "no-office-here": (
        QT_TRANSLATE_NOOP("Wording", "There is no office in this folder"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose the folder that holds the office, or start a new one."),
    ),
    "office-newer-than-program": (
        QT_TRANSLATE_NOOP("Wording", "This office needs a newer program"),
        QT_TRANSLATE_NOOP("Wording", "It was last used by a newer version. It was left as it is."),
        QT_TRANSLATE_NOOP("Wording", "Update this program on this computer, then open the office again."),
    ),
    "log-position": (
        QT_TRANSLATE_NOOP("Wording", "These entries do not continue the log"),
        QT_TRANSLATE_NOOP("Wording", "Another window wrote meanwhile. Nothing was stored."),
        QT_TRANSLATE_NOOP("Wording", "Try once more."),
    ),
    "log-damaged": (
        QT_TRANSLATE_NOOP("Wording", "The decision log on this laptop is damaged"),
        QT_TRANSLATE_NOOP("Wording", "Stored entries are not what was signed. Nothing was signed or written."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Verify the decision log to see which entry it is, then restore a backup into a new folder.",
        ),
    ),
    "log-rolled-back": (
        QT_TRANSLATE_NOOP("Wording", "This folder holds an older or another history than before"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Entries that were here when it was last closed are gone. Nothing was written.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Put the newer folder back. If it is lost, restore a backup into a new folder; it goes on in a new log.",
        ),
    ),
    "not-signed-yet": (
        QT_TRANSLATE_NOOP("Wording", "The newest entry is not signed yet"),
        QT_TRANSLATE_NOOP("Wording", "It is stored, but no signed head covers it. Nothing was written."),
        QT_TRANSLATE_NOOP("Wording", "Close other windows of this office, then try again."),
    ),
    "still-waiting": (
        QT_TRANSLATE_NOOP("Wording", "This laptop is still waiting to be let in"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It has asked to join an office, and cannot show or write anything before it has been answered.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Exchange on the laptop that invited it, then look again here."),
    ),
    "other-machine": (
        QT_TRANSLATE_NOOP("Wording", "This office was copied from another computer"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Its log belongs to the computer it was copied from. Nothing was written; what is here can be read.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "If the other computer is used no more, choose to continue here. If it is, let this one "
            "join as a new laptop with an invitation.",
        ),
    ),
    "crypto-self-check": (
        QT_TRANSLATE_NOOP("Wording", "The cryptography on this computer does not work correctly"),
        QT_TRANSLATE_NOOP("Wording", "Known examples gave wrong results. Nothing was signed or changed."),
        QT_TRANSLATE_NOOP("Wording", "Install Countersign again from its official package."),
    ),
    "file-not-kept": (
        QT_TRANSLATE_NOOP("Wording", "The file could not be kept"),
        QT_TRANSLATE_NOOP("Wording", "No request was made of it; everything before is safe."),
        QT_TRANSLATE_NOOP("Wording", "Make room on the disk, then take it in again."),
    ),
    "file-changed": (
        QT_TRANSLATE_NOOP("Wording", "The file changed while it was read"),
        QT_TRANSLATE_NOOP("Wording", "No request was made of it."),
        QT_TRANSLATE_NOOP("Wording", "Wait until it is complete, then take it in again."),
    ),
    "file-gone": (
        QT_TRANSLATE_NOOP("Wording", "The file could not be kept"),
        QT_TRANSLATE_NOOP("Wording", "It is not there any more, or cannot be read. No request was made of it."),
        QT_TRANSLATE_NOOP("Wording", "Check that the file is still there, then take it in again."),
    ),
    "file-not-erased": (
        QT_TRANSLATE_NOOP("Wording", "A file could not be erased"),
        QT_TRANSLATE_NOOP("Wording", "It is tried again at the next exchange; nothing is confirmed before."),
        QT_TRANSLATE_NOOP("Wording", "Close the programs that show this file."),
    ),
    "file-not-saved": (
        QT_TRANSLATE_NOOP("Wording", "The file could not be saved"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was left there; the office is untouched."),
        QT_TRANSLATE_NOOP("Wording", "Make room on the disk or choose another place, then try again."),
    ),
    "file-exists": (
        QT_TRANSLATE_NOOP("Wording", "There is something of this name already"),
        QT_TRANSLATE_NOOP("Wording", "It was left as it is."),
        QT_TRANSLATE_NOOP("Wording", "Choose another name."),
    ),
    "no-such-file": (
        QT_TRANSLATE_NOOP("Wording", "There is no such file"),
        QT_TRANSLATE_NOOP("Wording", "It is not there. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Check the name and the folder."),
    ),
    "file-unreadable": (
        QT_TRANSLATE_NOOP("Wording", "A file could not be attached"),
        QT_TRANSLATE_NOOP("Wording", "It is not there, cannot be read, or is too large. Nothing was sent."),
        QT_TRANSLATE_NOOP("Wording", "Check the file, then attach it again."),
    ),
    "not-attached": (
        QT_TRANSLATE_NOOP("Wording", "A file could not be attached"),
        QT_TRANSLATE_NOOP("Wording", "It is not there any more, cannot be read, or is too large. Nothing was sent."),
        QT_TRANSLATE_NOOP("Wording", "Check that it is there, or take it away from the request."),
    ),
    "too-many-files": (
        QT_TRANSLATE_NOOP("Wording", "Too many files for one request"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was sent."),
        QT_TRANSLATE_NOOP("Wording", "Take some away, or put them into one document."),
    ),
    "is-a-folder": (
        QT_TRANSLATE_NOOP("Wording", "This is a folder"),
        QT_TRANSLATE_NOOP("Wording", "A file is needed here. Nothing was written."),
        QT_TRANSLATE_NOOP("Wording", "Name a file to write in that folder."),
    ),
    "unreadable-file": (
        QT_TRANSLATE_NOOP("Wording", "This file cannot be read"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Check the name, and that the file is a text file."),
    ),
    "invalid-file": (
        QT_TRANSLATE_NOOP("Wording", "This file cannot be used as it is"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Correct the line that is named, then try again."),
    ),
    "too-many-rows": (
        QT_TRANSLATE_NOOP("Wording", "The list is too long for Excel"),
        QT_TRANSLATE_NOOP("Wording", "A sheet of Excel ends earlier. Nothing was left there."),
        QT_TRANSLATE_NOOP("Wording", "Filter the list, or export it as CSV."),
    ),
}
"""Disk, folder, database and files, by code."""

KEYS_AND_COPIES: Mapping[str, tuple[str, str, str]] = {
    "key-missing": (
        QT_TRANSLATE_NOOP("Wording", "This laptop's key is not there"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The key of this office cannot be found where it was kept. Nothing is lost: all entries are here.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Restore a backup into a new folder, or let this laptop join as a new one."),
    ),
    "key-unreadable": (
        QT_TRANSLATE_NOOP("Wording", "The key cannot be read"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The place where it is kept did not give it. Nothing was changed, nothing is lost.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Unlock the keyring, or correct the permissions of the key file; then try again.",
        ),
    ),
    "unknown-key-store": (
        QT_TRANSLATE_NOOP("Wording", "There is no such place for keys"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The setting COUNTERSIGN_KEY_STORE can be “keyring” or “file”. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Set it to one of these, or remove it."),
    ),
    "key-file-open": (
        QT_TRANSLATE_NOOP("Wording", "The key file can be read by others"),
        QT_TRANSLATE_NOOP("Wording", "Other users of this computer can read it. Nothing was signed."),
        QT_TRANSLATE_NOOP("Wording", "Make the file yours alone in its permissions, then try again."),
    ),
    "key-not-kept": (
        QT_TRANSLATE_NOOP("Wording", "The key could not be written"),
        QT_TRANSLATE_NOOP("Wording", "Keys that were there before are untouched."),
        QT_TRANSLATE_NOOP("Wording", "Make room on the disk or correct the folder's permissions, then try again."),
    ),
    "key-does-not-fit": (
        QT_TRANSLATE_NOOP("Wording", "This key does not belong to this office's folder"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The key that is kept here cannot open the local secrets. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Put back the key that belongs to this folder, or restore a backup into a new one.",
        ),
    ),
    "wrong-passphrase": (
        QT_TRANSLATE_NOOP("Wording", "This passphrase does not open the file"),
        QT_TRANSLATE_NOOP("Wording", "The passphrase is wrong, or the file was damaged. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Type the passphrase again; blanks and capitals count."),
    ),
    "bad-passphrase": (
        QT_TRANSLATE_NOOP("Wording", "This passphrase cannot be used"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose another passphrase."),
    ),
    "passphrase-needed": (
        QT_TRANSLATE_NOOP("Wording", "This backup is locked"),
        QT_TRANSLATE_NOOP("Wording", "It opens with the passphrase it was made with. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Type the passphrase."),
    ),
    "work-factor": (
        QT_TRANSLATE_NOOP("Wording", "This file was locked in an unusual way"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Opening it asks for far more work than files of this program do. It was not tried, and "
            "nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Use a file that this program locked."),
    ),
    "not-a-backup": (
        QT_TRANSLATE_NOOP("Wording", "This is not a backup of an office"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose the file that a backup of this program wrote."),
    ),
    "backup-altered": (
        QT_TRANSLATE_NOOP("Wording", "This backup is damaged"),
        QT_TRANSLATE_NOOP("Wording", "Something in it is not what was written. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Use another copy of the file, or an older backup."),
    ),
    "backup-not-readable": (
        QT_TRANSLATE_NOOP("Wording", "The backup could not be read back"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "What was written did not come back the same, and was removed. The office is untouched.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Use another disk, then try again."),
    ),
    "backup-newer": (
        QT_TRANSLATE_NOOP("Wording", "This backup needs a newer program"),
        QT_TRANSLATE_NOOP("Wording", "It was made by a newer version. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Update this program on this computer, then restore again."),
    ),
    "backup-not-sound": (
        QT_TRANSLATE_NOOP("Wording", "The office in this backup was altered"),
        QT_TRANSLATE_NOOP("Wording", "Some of its entries or keys are not what was signed. Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Use an older backup. Verifying the office that it was made of names the entries.",
        ),
    ),
    "not-a-pack": (
        QT_TRANSLATE_NOOP("Wording", "This is not an evidence pack"),
        QT_TRANSLATE_NOOP("Wording", "Nothing in it was used."),
        QT_TRANSLATE_NOOP("Wording", "Ask for the file again from whoever made it."),
    ),
    "recovery-wrong-length": (
        QT_TRANSLATE_NOOP("Wording", "This recovery key is not complete"),
        QT_TRANSLATE_NOOP("Wording", "It has too few or too many letters and digits. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Compare it group by group with the printed sheet."),
    ),
    "recovery-checksum": (
        QT_TRANSLATE_NOOP("Wording", "This recovery key is mistyped"),
        QT_TRANSLATE_NOOP("Wording", "Its last group does not fit the others. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Compare it group by group with the printed sheet."),
    ),
    "recovery-wrong-character": (
        QT_TRANSLATE_NOOP("Wording", "This character is in no recovery key"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Recovery keys have the digits and all letters but I, L, O and U. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Compare it group by group with the printed sheet."),
    ),
    "recovery-other-office": (
        QT_TRANSLATE_NOOP("Wording", "This recovery key is for another office"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The key is typed correctly, and does not belong to the office in this folder. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Compare the office's id on the printed sheet with the one in the folder's file “office.json”.",
        ),
    ),
    "no-recovery-key": (
        QT_TRANSLATE_NOOP("Wording", "This office has no recovery key here"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Use the printed sheet of this office."),
    ),
}
"""Keys, passphrases, backups and evidence packs, by code."""

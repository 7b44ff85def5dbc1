"""Everything that can be the matter outside of the office's rules, as title, text and advice."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP

ABOUT_THE_OFFICE: Mapping[str, tuple[str, str, str]] = {
    "bad-time": (
        QT_TRANSLATE_NOOP("Wording", "This is no time"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Write it like 2026-11-23T09:00:00Z."),
    ),
    "bad-name": (
        QT_TRANSLATE_NOOP("Wording", "This name cannot be used"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "A name has characters that can be printed, and not too many of them. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Type the name as it should stand on documents."),
    ),
    "bad-country": (
        QT_TRANSLATE_NOOP("Wording", "This is no country"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose a country, or write its two letters, such as DE."),
    ),
    "bad-currency": (
        QT_TRANSLATE_NOOP("Wording", "This is no currency"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose a currency, or write its three letters, such as EUR."),
    ),
    "bad-person": (
        QT_TRANSLATE_NOOP("Wording", "This person cannot be added so"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Correct the person's name, and try again."),
    ),
    "bad-days": (
        QT_TRANSLATE_NOOP("Wording", "An invitation cannot last so long"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It can be used for one day at least, and for some weeks at most. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Choose another number of days; seven is usual."),
    ),
    "unknown-request": (
        QT_TRANSLATE_NOOP("Wording", "There is no such request here"),
        QT_TRANSLATE_NOOP("Wording", "It may not have arrived yet. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Look for it under Requests, or exchange with the folder."),
    ),
    "ambiguous-request": (
        QT_TRANSLATE_NOOP("Wording", "Several requests begin like this"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose the request in the list."),
    ),
    "unknown-workflow": (
        QT_TRANSLATE_NOOP("Wording", "There is no such workflow"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose another one under New request."),
    ),
    "unknown-unit": (
        QT_TRANSLATE_NOOP("Wording", "There is no such unit"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose another one; an owner adds units under People and units."),
    ),
    "unknown-person": (
        QT_TRANSLATE_NOOP("Wording", "There is no such person"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose another one; an owner adds people under People and units."),
    ),
    "unknown-role": (
        QT_TRANSLATE_NOOP("Wording", "There is no such role"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose another one; an owner adds roles under People and units."),
    ),
    "unknown-table": (
        QT_TRANSLATE_NOOP("Wording", "There is no such rule table"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose another one under Rules."),
    ),
    "unknown-field": (
        QT_TRANSLATE_NOOP("Wording", "There is no such field"),
        QT_TRANSLATE_NOOP("Wording", "It is not on the form. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose another field."),
    ),
    "unknown-item": (
        QT_TRANSLATE_NOOP("Wording", "There is no such thing to tick"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Look at the list again and tick what is open."),
    ),
    "not-a-member": (
        QT_TRANSLATE_NOOP("Wording", "This person is not an active member"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Add or reopen the person under People and units."),
    ),
    "not-owner": (
        QT_TRANSLATE_NOOP("Wording", "Only an owner does this"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Act as an owner: choose another person at the foot of the side list."),
    ),
    "several-owners": (
        QT_TRANSLATE_NOOP("Wording", "Which owner acts?"),
        QT_TRANSLATE_NOOP("Wording", "This office has several owners. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose who acts at the foot of the side list."),
    ),
    "not-primary": (
        QT_TRANSLATE_NOOP("Wording", "The office is changed on another laptop"),
        QT_TRANSLATE_NOOP("Wording", "Members, laptops and rules are written on one laptop. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Do it there; or let that laptop hand this over, under Folder and laptops."),
    ),
    "signs-elsewhere": (
        QT_TRANSLATE_NOOP("Wording", "This person does not sign on this laptop"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "There is no key here, so that nobody could tell who decided. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Act on the person's own laptop; or let an owner invite the person here."),
    ),
    "device-revoked": (
        QT_TRANSLATE_NOOP("Wording", "This laptop does not belong to the office any more"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Its log was ended. What is written here would count for nobody; what it holds can still be read.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Ask an owner for a new invitation if it should belong again."),
    ),
    "device-forked": (
        QT_TRANSLATE_NOOP("Wording", "This laptop's log has two histories"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "A copy of this laptop wrote into the same log. What is written here would count for nobody.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Ask an owner for a new invitation, and let this laptop join again."),
    ),
    "no-scope-key": (
        QT_TRANSLATE_NOOP("Wording", "This laptop may not read what belongs here"),
        QT_TRANSLATE_NOOP("Wording", "It was not given the key of this unit's requests. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Ask an owner to let this laptop read the unit, under Folder and laptops."),
    ),
    "unknown-device": (
        QT_TRANSLATE_NOOP("Wording", "There is no such laptop"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "The laptops of this office stand under Folder and laptops."),
    ),
    "unknown-scope": (
        QT_TRANSLATE_NOOP("Wording", "Nothing is readable for this unit alone"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Folder and laptops shows who reads what."),
    ),
    "no-owner-there": (
        QT_TRANSLATE_NOOP("Wording", "The owner does not sign on that laptop"),
        QT_TRANSLATE_NOOP("Wording", "Nobody could change the office any more. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Invite the owner there first, under Folder and laptops."),
    ),
    "is-primary": (
        QT_TRANSLATE_NOOP("Wording", "This laptop writes about all the others"),
        QT_TRANSLATE_NOOP("Wording", "It cannot end its own log. Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Hand the office over to another laptop first. If the laptop is lost, recover the office "
            "with the printed key on another one.",
        ),
    ),
    "device-ended": (
        QT_TRANSLATE_NOOP("Wording", "This laptop's log has ended already"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Folder and laptops shows where it ended."),
    ),
    "device-known": (
        QT_TRANSLATE_NOOP("Wording", "This laptop is a member already"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Use it as it is."),
    ),
    "second-needed": (
        QT_TRANSLATE_NOOP("Wording", "A second person must agree"),
        QT_TRANSLATE_NOOP("Wording", "Ending a laptop's log takes two people. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Let a second person agree here or on their own laptop, then exchange."),
    ),
    "second-cannot": (
        QT_TRANSLATE_NOOP("Wording", "This person cannot be the second"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It is the first person, is not active, or has no key here that counts. Nothing was changed.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Let somebody else agree; Folder and laptops shows who signs where."),
    ),
    "asked-on-primary": (
        QT_TRANSLATE_NOOP("Wording", "On this laptop the end itself is written"),
        QT_TRANSLATE_NOOP("Wording", "The second person agrees here. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Let an owner end the log here, with this person as the second."),
    ),
    "bad-cut": (
        QT_TRANSLATE_NOOP("Wording", "The log cannot end there"),
        QT_TRANSLATE_NOOP("Wording", "So many entries of this laptop are not here. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Exchange first if more are expected; then choose another number."),
    ),
    "cut-not-confirmed": (
        QT_TRANSLATE_NOOP("Wording", "Where the log ends is not confirmed yet"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Look at what would not count any more, and confirm it."),
    ),
    "bad-range": (
        QT_TRANSLATE_NOOP("Wording", "There are no such entries"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose from the list of held entries."),
    ),
    "malformed": (
        QT_TRANSLATE_NOOP("Wording", "These bytes are not valid"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was taken over from them."),
        QT_TRANSLATE_NOOP("Wording", "Exchange again; the laptop that wrote them sends them anew."),
    ),
    "nobody-waits": (
        QT_TRANSLATE_NOOP("Wording", "No laptop with these words waits"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Compare the words on both screens. If they differ, let nobody in and make a new invitation.",
        ),
    ),
    "sign-in-late": (
        QT_TRANSLATE_NOOP("Wording", "Nobody signed in"),
        QT_TRANSLATE_NOOP("Wording", "No answer came in time. Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Start it again, and finish signing in within five minutes in the browser window that opens.",
        ),
    ),
    "sign-in-failed": (
        QT_TRANSLATE_NOOP("Wording", "The sign-in did not succeed"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Start it again. If it stays so, connect the folder that the provider's own program keeps here.",
        ),
    ),
    "sign-in-cancelled": (
        QT_TRANSLATE_NOOP("Wording", "The sign-in was cancelled"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Start it again when you like."),
    ),
    "no-client-id": (
        QT_TRANSLATE_NOOP("Wording", "Signing in is not set up for this provider"),
        QT_TRANSLATE_NOOP("Wording", "This program is not registered there. Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Install the provider's own program and connect the folder that it keeps on this computer.",
        ),
    ),
}
"""Requests, people, laptops and signing in, by code."""

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

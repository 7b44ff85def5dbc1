"""What can be asked of an office in vain: people, units, laptops, signing in; as title, text and advice."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP

ABOUT_THE_OFFICE: Mapping[str, tuple[str, str, str]] = {
    "bad-time": (
        QT_TRANSLATE_NOOP("Wording", "This is no time"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Write it like 2026-11-23T09:00:00Z."),
    ),
    "too-recent": (
        QT_TRANSLATE_NOOP("Wording", "This date is too recent"),
        QT_TRANSLATE_NOOP("Wording", "Only what is at least 30 days old can go. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose an earlier day: a laptop may have been away."),
    ),
    "budget-changed": (
        QT_TRANSLATE_NOOP("Wording", "The budget was changed meanwhile"),
        QT_TRANSLATE_NOOP("Wording", "It is not the one any more that you began to change. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Look at it again."),
    ),
    "bad-email": (
        QT_TRANSLATE_NOOP("Wording", "This is no e-mail address"),
        QT_TRANSLATE_NOOP("Wording", "An e-mail address has an @ and no blanks. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Correct it, or leave it empty."),
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
    "not-a-sample": (
        QT_TRANSLATE_NOOP("Wording", "This is not the sample firm"),
        QT_TRANSLATE_NOOP("Wording", "The folder was not made for looking around. Nothing was removed."),
        QT_TRANSLATE_NOOP("Wording", "Remove a real office's folder yourself, once there is a backup of it."),
    ),
    "nothing-decided": (
        QT_TRANSLATE_NOOP("Wording", "Nobody has approved anything yet"),
        QT_TRANSLATE_NOOP("Wording", "There is no decision to alter. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Approve something first, then try again."),
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
    "bad-period": (
        QT_TRANSLATE_NOOP("Wording", "This period cannot be used"),
        QT_TRANSLATE_NOOP("Wording", "It has no days, or names one that there is not. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Give a first day that is not later than the last one, and not after today."),
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

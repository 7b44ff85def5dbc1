"""Every “no” of the office's own rules, as title, text and advice."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP

ACTING: Mapping[str, tuple[str, str, str]] = {
    "own-request": (
        QT_TRANSLATE_NOOP("Wording", "Nobody decides their own request"),
        QT_TRANSLATE_NOOP("Wording", "%person asked for this, so somebody else must decide it."),
        QT_TRANSLATE_NOOP("Wording", "The request's page shows who is asked."),
    ),
    "four-eyes": (
        QT_TRANSLATE_NOOP("Wording", "A second person is needed"),
        QT_TRANSLATE_NOOP("Wording", "%person entered values of this request, or acted on it already."),
        QT_TRANSLATE_NOOP("Wording", "Somebody else must act; the request's page shows who is asked."),
    ),
    "kept-apart": (
        QT_TRANSLATE_NOOP("Wording", "These two duties are kept apart"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "%person acted on another step of this request that is kept apart from this one.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Somebody else must act; the request's page shows who is asked."),
    ),
    "over-limit": (
        QT_TRANSLATE_NOOP("Wording", "This is above the limit"),
        QT_TRANSLATE_NOOP("Wording", "The amount is above what %person may decide."),
        QT_TRANSLATE_NOOP("Wording", "Hand it on to somebody with a higher limit."),
    ),
    "not-your-turn": (
        QT_TRANSLATE_NOOP("Wording", "It is not %person's turn"),
        QT_TRANSLATE_NOOP("Wording", "Others are asked for this step."),
        QT_TRANSLATE_NOOP("Wording", "The request's page shows who is asked, and why."),
    ),
    "not-its-turn": (
        QT_TRANSLATE_NOOP("Wording", "Nothing of this kind is waiting"),
        QT_TRANSLATE_NOOP("Wording", "The request stands at “%status”, where this cannot be done."),
        QT_TRANSLATE_NOOP("Wording", "The request's page shows what it waits for."),
    ),
    "already-decided": (
        QT_TRANSLATE_NOOP("Wording", "This is decided already"),
        QT_TRANSLATE_NOOP("Wording", "What was decided stays as it is."),
        QT_TRANSLATE_NOOP("Wording", "The request's history shows who decided what."),
    ),
    "changed-meanwhile": (
        QT_TRANSLATE_NOOP("Wording", "It changed while you looked at it"),
        QT_TRANSLATE_NOOP("Wording", "“%title” is not what you saw any more, so your decision was not signed."),
        QT_TRANSLATE_NOOP("Wording", "Look at it again, then decide."),
    ),
    "came-twice": (
        QT_TRANSLATE_NOOP("Wording", "The same invoice came in twice"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "“%title” has the same supplier and number. Two laptops took it in, and neither knew of the other.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Compare both and reject one; or go on, and say in a reason why both are right.",
        ),
    ),
    "billed-twice": (
        QT_TRANSLATE_NOOP("Wording", "The same order was billed twice"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "“%title” fits the same order. Two laptops took the invoices in, and neither knew of the other.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Compare both and reject one; or go on, and say in a reason why both are right.",
        ),
    ),
    "reason-missing": (
        QT_TRANSLATE_NOOP("Wording", "A reason is needed"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Whoever says no, asks for changes, hands on, takes back or lifts a stop says why.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Write a reason, then try again."),
    ),
    "not-a-member": (
        QT_TRANSLATE_NOOP("Wording", "This person is not an active member"),
        QT_TRANSLATE_NOOP("Wording", "“%person” is not active in this office."),
        QT_TRANSLATE_NOOP("Wording", "Add or reopen the person under People and units."),
    ),
    "not-owner": (
        QT_TRANSLATE_NOOP("Wording", "Only an owner changes the office"),
        QT_TRANSLATE_NOOP("Wording", "%person is not an owner of this office."),
        QT_TRANSLATE_NOOP("Wording", "Act as an owner: choose another person at the foot of the side list."),
    ),
    "not-yours": (
        QT_TRANSLATE_NOOP("Wording", "Only the requester takes a request back"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "%person did not ask for this; an owner may close only what nobody else can act on.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Reject it instead, if it is your turn."),
    ),
    "not-permitted": (
        QT_TRANSLATE_NOOP("Wording", "It cannot be handed on to this person"),
        QT_TRANSLATE_NOOP("Wording", "%person does not hold the role that is asked here."),
        QT_TRANSLATE_NOOP("Wording", "Choose somebody from the list under Hand on."),
    ),
    "hand-on-to-self": (
        QT_TRANSLATE_NOOP("Wording", "It is yours already"),
        QT_TRANSLATE_NOOP("Wording", "A request is handed on to somebody else."),
        QT_TRANSLATE_NOOP("Wording", "Choose another person."),
    ),
    "unknown-item": (
        QT_TRANSLATE_NOOP("Wording", "There is no such thing to tick"),
        QT_TRANSLATE_NOOP("Wording", "“%item” is not on the list, or is ticked already."),
        QT_TRANSLATE_NOOP("Wording", "Look at the list again and tick what is open."),
    ),
    "nothing-to-erase": (
        QT_TRANSLATE_NOOP("Wording", "There is nothing to erase"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "No document and no personal data of this request is left, or it never had any.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Nothing has to be done."),
    ),
    "bad-blob": (
        QT_TRANSLATE_NOOP("Wording", "A document cannot be carried so"),
        QT_TRANSLATE_NOOP("Wording", "Its hashes, or the key to its file, are not of the form that they must have."),
        QT_TRANSLATE_NOOP("Wording", "Take the document in again under New request."),
    ),
    "unknown-blob": (
        QT_TRANSLATE_NOOP("Wording", "This is not of this request"),
        QT_TRANSLATE_NOOP("Wording", "The request does not name what was to be erased."),
        QT_TRANSLATE_NOOP("Wording", "The request's page lists its documents."),
    ),
    "text-missing": (
        QT_TRANSLATE_NOOP("Wording", "Nothing is said"),
        QT_TRANSLATE_NOOP("Wording", "A comment has words."),
        QT_TRANSLATE_NOOP("Wording", "Write what there is to say."),
    ),
    "too-early": (
        QT_TRANSLATE_NOOP("Wording", "It is too early"),
        QT_TRANSLATE_NOOP("Wording", "The time that this step waits for has not come."),
        QT_TRANSLATE_NOOP("Wording", "It goes on by itself then."),
    ),
    "nobody-acted": (
        QT_TRANSLATE_NOOP("Wording", "Nobody signed this"),
        QT_TRANSLATE_NOOP("Wording", "An act of this kind is signed by a person."),
        QT_TRANSLATE_NOOP("Wording", "Choose who acts at the foot of the side list, then try again."),
    ),
    "submitted-twice": (
        QT_TRANSLATE_NOOP("Wording", "This was sent already"),
        QT_TRANSLATE_NOOP("Wording", "The request exists; it does not begin a second time."),
        QT_TRANSLATE_NOOP("Wording", "Look for it under Requests."),
    ),
    "note-missing": (
        QT_TRANSLATE_NOOP("Wording", "Say what came"),
        QT_TRANSLATE_NOOP("Wording", "“%item” ends a wait. It is given with a note, so that others know what came."),
        QT_TRANSLATE_NOOP("Wording", "Write a note and tick it again."),
    ),
    "workflow-ended": (
        QT_TRANSLATE_NOOP("Wording", "The workflow was ended"),
        QT_TRANSLATE_NOOP("Wording", "“%workflow” takes no new requests. Running ones go on."),
        QT_TRANSLATE_NOOP("Wording", "An owner takes it up again by publishing it."),
    ),
    "workflow-needed": (
        QT_TRANSLATE_NOOP("Wording", "Another workflow needs it"),
        QT_TRANSLATE_NOOP("Wording", "“%other” starts requests of “%workflow”, or waits for them."),
        QT_TRANSLATE_NOOP("Wording", "Publish “%other” without that step first, or end it."),
    ),
    "workflow-used": (
        QT_TRANSLATE_NOOP("Wording", "It was used"),
        QT_TRANSLATE_NOOP("Wording", "There are requests of “%workflow”, so its definition is kept."),
        QT_TRANSLATE_NOOP("Wording", "End it: then no new request begins."),
    ),
    "workflow-perhaps-used": (
        QT_TRANSLATE_NOOP("Wording", "It may have been used"),
        QT_TRANSLATE_NOOP(
            "Wording", "Entries here were let go or cannot be read; some may be requests of “%workflow”."
        ),
        QT_TRANSLATE_NOOP("Wording", "End it: then no new request begins."),
    ),
    "not-the-part": (
        QT_TRANSLATE_NOOP("Wording", "Another request stands in its place"),
        QT_TRANSLATE_NOOP("Wording", "The request that started this one counts another one for the same step."),
        QT_TRANSLATE_NOOP("Wording", "Go on with the other one, and take this one back."),
    ),
    "not-a-part": (
        QT_TRANSLATE_NOOP("Wording", "No step started this request"),
        QT_TRANSLATE_NOOP(
            "Wording", "It says that a step of another request started it, and that one knows nothing of it."
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Synchronise once more. If it stays so, somebody’s program wrote it: reject it, and tell an owner.",
        ),
    ),
    "part-ended-otherwise": (
        QT_TRANSLATE_NOOP("Wording", "The other request did not end so"),
        QT_TRANSLATE_NOOP(
            "Wording", "This request counts “%title” as done. Here it is not, or it came to something else."
        ),
        QT_TRANSLATE_NOOP(
            "Wording", "Synchronise and look at both; then go on and say in a reason why it is right, or reject it."
        ),
    ),
    "too-deep": (
        QT_TRANSLATE_NOOP("Wording", "Requests start each other without end"),
        QT_TRANSLATE_NOOP("Wording", "Too many requests stand above this one, each started by a step of the other."),
        QT_TRANSLATE_NOOP("Wording", "Look at the workflows: one of them leads back to itself."),
    ),
    "wrong-values": (
        QT_TRANSLATE_NOOP("Wording", "This is not what the workflow writes"),
        QT_TRANSLATE_NOOP("Wording", "The written values do not follow from the workflow and the request's values."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Verify the decision log: the laptop that wrote it may run an altered program.",
        ),
    ),
    "wrong-part": (
        QT_TRANSLATE_NOOP("Wording", "This is not the request that the step starts"),
        QT_TRANSLATE_NOOP("Wording", "What was recorded of another request does not follow from this one."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Verify the decision log: the laptop that wrote it may run an altered program.",
        ),
    ),
    "wrong-answer": (
        QT_TRANSLATE_NOOP("Wording", "This is not what the rule answers"),
        QT_TRANSLATE_NOOP("Wording", "The recorded answer does not follow from the table and the request's values."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Verify the decision log: the laptop that wrote it may run an altered program.",
        ),
    ),
}
"""Why somebody may not do this, by code."""

OFFICE: Mapping[str, tuple[str, str, str]] = {
    "same-file": (
        QT_TRANSLATE_NOOP("Wording", "This file was sent before"),
        QT_TRANSLATE_NOOP("Wording", "A request was made of this very file already."),
        QT_TRANSLATE_NOOP("Wording", "Open that request; send the file again only if it is meant as a second one."),
    ),
    "not-taken": (
        QT_TRANSLATE_NOOP("Wording", "This would not be taken"),
        QT_TRANSLATE_NOOP("Wording", "The rules of the office would refuse such a request."),
        QT_TRANSLATE_NOOP("Wording", "Correct the values and try again."),
    ),
    "unknown-workflow": (
        QT_TRANSLATE_NOOP("Wording", "There is no such workflow"),
        QT_TRANSLATE_NOOP("Wording", "This office has no workflow “%workflow”."),
        QT_TRANSLATE_NOOP("Wording", "Choose another one under New request."),
    ),
    "unknown-unit": (
        QT_TRANSLATE_NOOP("Wording", "There is no such unit"),
        QT_TRANSLATE_NOOP("Wording", "This office has no unit “%unit”."),
        QT_TRANSLATE_NOOP("Wording", "Choose another one; an owner adds units under People and units."),
    ),
    "unknown-person": (
        QT_TRANSLATE_NOOP("Wording", "There is no such person"),
        QT_TRANSLATE_NOOP("Wording", "Nobody in this office is “%person”."),
        QT_TRANSLATE_NOOP("Wording", "Choose another person; an owner adds people under People and units."),
    ),
    "unknown-role": (
        QT_TRANSLATE_NOOP("Wording", "There is no such role"),
        QT_TRANSLATE_NOOP("Wording", "This office has no role “%role”."),
        QT_TRANSLATE_NOOP("Wording", "Choose another role; an owner adds roles under People and units."),
    ),
    "unknown-table": (
        QT_TRANSLATE_NOOP("Wording", "A rule table is not in force"),
        QT_TRANSLATE_NOOP("Wording", "The workflow asks the table “%table”, which does not hold today."),
        QT_TRANSLATE_NOOP("Wording", "An owner publishes tables under Rules."),
    ),
    "step-gone": (
        QT_TRANSLATE_NOOP("Wording", "It cannot go on there"),
        QT_TRANSLATE_NOOP("Wording", "In that version “%step” is not where this request stands."),
        QT_TRANSLATE_NOOP("Wording", "Let it end in its own version, or publish a version that keeps the step."),
    ),
    "field-missing": (
        QT_TRANSLATE_NOOP("Wording", "Something is missing"),
        QT_TRANSLATE_NOOP("Wording", "“%field” must be filled in."),
        QT_TRANSLATE_NOOP("Wording", "Fill it in and try again."),
    ),
    "bad-value": (
        QT_TRANSLATE_NOOP("Wording", "This value cannot be taken"),
        QT_TRANSLATE_NOOP("Wording", "“%field” does not fit its field. %problem"),
        QT_TRANSLATE_NOOP("Wording", "Correct it and try again."),
    ),
    "bad-text": (
        QT_TRANSLATE_NOOP("Wording", "This is no text"),
        QT_TRANSLATE_NOOP("Wording", "It holds characters that are no text."),
        QT_TRANSLATE_NOOP("Wording", "Type it again."),
    ),
    "too-long": (
        QT_TRANSLATE_NOOP("Wording", "This text is too long"),
        QT_TRANSLATE_NOOP("Wording", "It has more characters than can be kept."),
        QT_TRANSLATE_NOOP("Wording", "Shorten it."),
    ),
    "draft-without-form": (
        QT_TRANSLATE_NOOP("Wording", "Nobody would confirm these values"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "They were proposed by the program, and “%workflow” does not begin with a form in which a "
            "person confirms them.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Take the document in with another workflow."),
    ),
    "last-owner": (
        QT_TRANSLATE_NOOP("Wording", "An office needs an owner"),
        QT_TRANSLATE_NOOP("Wording", "%person is the last owner."),
        QT_TRANSLATE_NOOP("Wording", "Make somebody else an owner first, under People and units."),
    ),
    "wrong-version": (
        QT_TRANSLATE_NOOP("Wording", "This was changed meanwhile"),
        QT_TRANSLATE_NOOP("Wording", "The version that it builds on is not the newest one."),
        QT_TRANSLATE_NOOP("Wording", "Open it again and make the change there."),
    ),
    "wrong-table": (
        QT_TRANSLATE_NOOP("Wording", "Another table belongs here"),
        QT_TRANSLATE_NOOP("Wording", "The request uses another table, or another version of it, to its end."),
        QT_TRANSLATE_NOOP("Wording", "Nothing has to be done: running requests keep the rules they began with."),
    ),
    "bad-workflow": (
        QT_TRANSLATE_NOOP("Wording", "This workflow cannot run as it is"),
        QT_TRANSLATE_NOOP("Wording", "Something in it does not fit: %expected"),
        QT_TRANSLATE_NOOP("Wording", "Correct the workflow, then publish it again."),
    ),
    "bad-table": (
        QT_TRANSLATE_NOOP("Wording", "This rule table cannot be used as it is"),
        QT_TRANSLATE_NOOP("Wording", "Something in it does not fit: %text"),
        QT_TRANSLATE_NOOP("Wording", "Correct the table under Rules, then publish it again."),
    ),
    "bad-date": (
        QT_TRANSLATE_NOOP("Wording", "These days do not fit"),
        QT_TRANSLATE_NOOP("Wording", "The last day lies before the first, or one of them is no day."),
        QT_TRANSLATE_NOOP("Wording", "Correct the days."),
    ),
    "bad-founding": (
        QT_TRANSLATE_NOOP("Wording", "The office cannot begin so"),
        QT_TRANSLATE_NOOP("Wording", "Its first entry is not of the form that it must have."),
        QT_TRANSLATE_NOOP("Wording", "Begin again with a new office."),
    ),
    "founded-twice": (
        QT_TRANSLATE_NOOP("Wording", "The office exists already"),
        QT_TRANSLATE_NOOP("Wording", "An office begins once."),
        QT_TRANSLATE_NOOP("Wording", "Nothing has to be done."),
    ),
    "wrong-place": (
        QT_TRANSLATE_NOOP("Wording", "This does not belong here"),
        QT_TRANSLATE_NOOP("Wording", "Such an entry is written elsewhere in the log."),
        QT_TRANSLATE_NOOP("Wording", "Nothing has to be done: it has no effect."),
    ),
    "head-has-no-parent": (
        QT_TRANSLATE_NOOP("Wording", "The head office stands above all units"),
        QT_TRANSLATE_NOOP("Wording", "It has no unit above it."),
        QT_TRANSLATE_NOOP("Wording", "Choose another unit to move."),
    ),
    "unit-below-itself": (
        QT_TRANSLATE_NOOP("Wording", "A unit cannot lie below itself"),
        QT_TRANSLATE_NOOP("Wording", "“%unit” would stand below one of its own units."),
        QT_TRANSLATE_NOOP("Wording", "Choose another unit above it."),
    ),
    "substitute-self": (
        QT_TRANSLATE_NOOP("Wording", "Nobody stands in for themselves"),
        QT_TRANSLATE_NOOP("Wording", "%person would stand in for %person."),
        QT_TRANSLATE_NOOP("Wording", "Choose another person."),
    ),
    "not-primary": (
        QT_TRANSLATE_NOOP("Wording", "The office is changed on another laptop"),
        QT_TRANSLATE_NOOP("Wording", "People, units, rules and laptops are written on one laptop: “%laptop”."),
        QT_TRANSLATE_NOOP("Wording", "Do it there; or let that laptop hand this over, under Folder and laptops."),
    ),
}
"""What does not fit the office or its forms, by code."""

SILENCED: Mapping[str, tuple[str, str, str]] = {
    "signs-elsewhere": (
        QT_TRANSLATE_NOOP("Wording", "This person does not sign on this laptop"),
        QT_TRANSLATE_NOOP("Wording", "%person has no key here, so that nobody could tell who decided."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Act on the person's own laptop; or let an owner invite the person here, under Folder and laptops.",
        ),
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
            "A copy of this laptop wrote into the same log. What is written here would count for "
            "nobody; what it holds can still be read.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Ask an owner for a new invitation, and let this laptop join again."),
    ),
}
"""Why nothing that this person signs on this laptop would count, by code."""

"""Drafts, trials and proposals that cannot be used as they are, by code: title, text and advice."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP

ABOUT_TRIALS: Mapping[str, tuple[str, str, str]] = {
    "draft-unchanged": (
        QT_TRANSLATE_NOOP("Wording", "This draft changes nothing"),
        QT_TRANSLATE_NOOP("Wording", "It says what the rule table says already. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Change the draft first."),
    ),
    "draft-defective": (
        QT_TRANSLATE_NOOP("Wording", "This draft cannot decide"),
        QT_TRANSLATE_NOOP("Wording", "A row, a column or a saved case has a mistake. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Correct the draft."),
    ),
    "draft-contradicts": (
        QT_TRANSLATE_NOOP("Wording", "This draft leaves requests open"),
        QT_TRANSLATE_NOOP(
            "Wording", "For some requests no row answers, or two rows contradict each other. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP("Wording", "Check the draft for gaps and contradictions, and correct it."),
    ),
    "draft-fails-cases": (
        QT_TRANSLATE_NOOP("Wording", "A saved case fails"),
        QT_TRANSLATE_NOOP("Wording", "The draft answers it otherwise than expected. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Correct the draft, or the case where the new answer is the right one."),
    ),
    "no-rule-change": (
        QT_TRANSLATE_NOOP("Wording", "This office does not review drafts yet"),
        QT_TRANSLATE_NOOP("Wording", "It lacks the process by which drafts are reviewed. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Let an owner add the process “Change of a rule”."),
    ),
    "no-draft": (
        QT_TRANSLATE_NOOP("Wording", "This request keeps no draft"),
        QT_TRANSLATE_NOOP("Wording", "It is about something else, or its file is no rule table. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose the request that was sent with the draft."),
    ),
    "draft-not-here": (
        QT_TRANSLATE_NOOP("Wording", "The draft is not on this laptop"),
        QT_TRANSLATE_NOOP("Wording", "Its file has not arrived yet, was erased, or was altered. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Exchange with the shared folder, then look again."),
    ),
    "draft-published": (
        QT_TRANSLATE_NOOP("Wording", "This draft is published already"),
        QT_TRANSLATE_NOOP("Wording", "It became a version of its rule table. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Look at the versions of the rule table."),
    ),
    "draft-not-reviewed": (
        QT_TRANSLATE_NOOP("Wording", "Nobody has approved this draft yet"),
        QT_TRANSLATE_NOOP("Wording", "It still waits for its review, or was refused. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Ask somebody else than its author to review it."),
    ),
    "draft-overtaken": (
        QT_TRANSLATE_NOOP("Wording", "The rule table was changed after this draft was sent"),
        QT_TRANSLATE_NOOP("Wording", "Published now, the draft would undo that silently. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Make a draft from the newest version that has both changes."),
    ),
    "nothing-older": (
        QT_TRANSLATE_NOOP("Wording", "There is nothing to go back to"),
        QT_TRANSLATE_NOOP("Wording", "No older version is there, or the newest was chosen. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Look at the versions of the rule table."),
    ),
    "bad-weeks": (
        QT_TRANSLATE_NOOP("Wording", "A trial has an end"),
        QT_TRANSLATE_NOOP("Wording", "It runs for 1 to 52 weeks. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose how many weeks it runs."),
    ),
    "nothing-to-try": (
        QT_TRANSLATE_NOOP("Wording", "There is nothing to try"),
        QT_TRANSLATE_NOOP(
            "Wording", "A trial is about one rule table, or adds authority where limits stand. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP("Wording", "Choose one thing, and write limits down first where there are none."),
    ),
    "pilot-beside-another": (
        QT_TRANSLATE_NOOP("Wording", "This is tried there already"),
        QT_TRANSLATE_NOOP(
            "Wording", "Two trials of one thing in one place could not be told apart. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP("Wording", "Wait for the other's end, or pull it back first."),
    ),
    "unknown-pilot": (
        QT_TRANSLATE_NOOP("Wording", "There is no such trial"),
        QT_TRANSLATE_NOOP("Wording", "The office has no trial of this name."),
        QT_TRANSLATE_NOOP("Wording", "Choose one of its trials."),
    ),
    "unknown-proposal": (
        QT_TRANSLATE_NOOP("Wording", "This is not proposed any more"),
        QT_TRANSLATE_NOOP("Wording", "What happened since speaks against it. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Look at the proposals as they are now."),
    ),
    "no-trial": (
        QT_TRANSLATE_NOOP("Wording", "This cannot be tried"),
        QT_TRANSLATE_NOOP("Wording", "A trial adds authority, and this takes some back. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Change the authority itself."),
    ),
}

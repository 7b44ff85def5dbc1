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

"""Trouble with mail, addresses on the web, other programs' rule tables and shipped processes: title, text, advice."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP

FROM_OUTSIDE: Mapping[str, tuple[str, str, str]] = {
    "too-long-for-log": (
        QT_TRANSLATE_NOOP("Wording", "This is too long for one entry of the log"),
        QT_TRANSLATE_NOOP("Wording", "It says more than one signed entry can hold. Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "Wording", "Say it with less: a limit for a role, or a budget of the unit above, instead of many lines."
        ),
    ),
    "bad-mail-account": (
        QT_TRANSLATE_NOOP("Wording", "This mail account cannot be used so"),
        QT_TRANSLATE_NOOP("Wording", "Something in it is missing or cannot be right. Nothing was kept."),
        QT_TRANSLATE_NOOP("Wording", "Compare it with what the mail provider says, and correct it."),
    ),
    "bad-mail-rounds": (
        QT_TRANSLATE_NOOP("Wording", "This person cannot decide by mail here"),
        QT_TRANSLATE_NOOP("Wording", "A key, an address, an account or a mailbox is missing. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Set what is missing, and try again."),
    ),
    "bad-mailbox": (
        QT_TRANSLATE_NOOP("Wording", "This mailbox cannot be used so"),
        QT_TRANSLATE_NOOP("Wording", "Something in it is missing or cannot be right. Nothing was kept."),
        QT_TRANSLATE_NOOP("Wording", "Compare it with what the mail provider says, and correct it."),
    ),
    "bad-trigger": (
        QT_TRANSLATE_NOOP("Wording", "What sets this off cannot be used as it is written"),
        QT_TRANSLATE_NOOP(
            "Wording", "A folder, a file, a column or an outcome in it cannot be right. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP("Wording", "Give folders and files with their whole path, and name what there is."),
    ),
    "bad-host": (
        QT_TRANSLATE_NOOP("Wording", "This address on the web cannot be used"),
        QT_TRANSLATE_NOOP("Wording", "It is no name of a computer that can be asked safely. Nothing was sent."),
        QT_TRANSLATE_NOOP("Wording", "Write a name such as hooks.example.com, without anything before or after it."),
    ),
    "unknown-process": (
        QT_TRANSLATE_NOOP("Wording", "There is no such process"),
        QT_TRANSLATE_NOOP("Wording", "No process of this name comes with the program. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose one of the list."),
    ),
    "several-tables": (
        QT_TRANSLATE_NOOP("Wording", "The file holds several rule tables"),
        QT_TRANSLATE_NOOP("Wording", "One name cannot be given to all of them. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Take them in with their own names."),
    ),
    "unknown-format": (
        QT_TRANSLATE_NOOP("Wording", "This kind of file cannot be used here"),
        QT_TRANSLATE_NOOP("Wording", "Rule tables stand in DMN, CSV, Excel or YAML files. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Choose a file of one of these kinds."),
    ),
    "updates-offline": (
        QT_TRANSLATE_NOOP("Wording", "Nobody answered about newer versions"),
        QT_TRANSLATE_NOOP("Wording", "There was no answer in time. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Check the connection to the internet, then ask again."),
    ),
    "updates-failed": (
        QT_TRANSLATE_NOOP("Wording", "The answer about newer versions cannot be used"),
        QT_TRANSLATE_NOOP("Wording", "What came is no notice of a newer version. Nothing was taken over from it."),
        QT_TRANSLATE_NOOP("Wording", "Ask again later. A sign-in page of a hotel or café may be in the way."),
    ),
    "no-notice": (
        QT_TRANSLATE_NOOP("Wording", "There is no notice to pass on"),
        QT_TRANSLATE_NOOP("Wording", "This laptop has heard of no newer version. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Ask first whether there is a newer version."),
    ),
    "older-notice": (
        QT_TRANSLATE_NOOP("Wording", "The folder holds a later notice"),
        QT_TRANSLATE_NOOP("Wording", "It stays there. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Nothing is to be done."),
    ),
}

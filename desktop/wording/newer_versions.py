"""What was heard of newer versions, in words."""

from typing import TYPE_CHECKING

from desktop.wording.speech import QT_TRANSLATE_NOOP, spoken
from desktop.wording.times import moment

if TYPE_CHECKING:
    from workflows.office.updates.hearing import Came, Heard

CAME = {
    "newer": QT_TRANSLATE_NOOP("Wording", "a newer version is told of."),
    "known": QT_TRANSLATE_NOOP("Wording", "nothing new."),
    "older": QT_TRANSLATE_NOOP("Wording", "an older notice than one that was heard before; it is ignored."),
    "not-newer": QT_TRANSLATE_NOOP("Wording", "no version newer than this one."),
    "nothing": QT_TRANSLATE_NOOP("Wording", "there is no notice."),
    "refused": QT_TRANSLATE_NOOP(
        "Wording", "what lies there was not signed by this program's publisher, or altered; it is ignored."
    ),
    "failed": QT_TRANSLATE_NOOP("Wording", "no answer. It can be asked again later."),
}
"""What a source had, by code."""

FROM = {
    "web": QT_TRANSLATE_NOOP("Wording", "On the web: %1"),
    "folder": QT_TRANSLATE_NOOP("Wording", "In the shared folder: %1"),
    "file": QT_TRANSLATE_NOOP("Wording", "In the file: %1"),
}

NEWER_NOTICE = QT_TRANSLATE_NOOP(
    "Wording", "a notice that only newer versions can read. Look where you have this program from."
)


def state(told: "Heard") -> str:
    """Which version this is, and which can be had."""
    if told.notice is None:
        return spoken(QT_TRANSLATE_NOOP("Wording", "This is version %1. No newer one was heard of.")).replace(
            "%1", told.own
        )
    text = spoken(QT_TRANSLATE_NOOP("Wording", "Version %2 can be had; this is %1."))
    return text.replace("%1", told.own).replace("%2", told.notice.version)


def came(one: "Came") -> str:
    """What one source had."""
    what = NEWER_NOTICE if one.code == "newer-notice" else CAME[one.what]
    return spoken(FROM[one.source]).replace("%1", spoken(what))


def can_ask(told: "Heard") -> bool:
    """Whether anything could answer."""
    return told.asks_web or told.has_folder


def nothing_to_ask() -> str:
    """What a press says where nothing could answer."""
    return spoken(
        QT_TRANSLATE_NOOP(
            "Wording", "Nobody was asked: there is nothing to ask. Look for a newer version where this one came from."
        )
    )


def asked(told: "Heard") -> str:
    """Where it is asked, and when it was last."""
    if told.asks_web and told.has_folder:
        where = spoken(QT_TRANSLATE_NOOP("Wording", "Asked are the web and the shared folder."))
    elif told.asks_web:
        where = spoken(QT_TRANSLATE_NOOP("Wording", "Asked is the web; nothing about this office is told there."))
    elif told.has_folder:
        where = spoken(
            QT_TRANSLATE_NOOP("Wording", "Looked at is the shared folder; this program asks nobody on the web.")
        )
    else:
        where = spoken(
            QT_TRANSLATE_NOOP(
                "Wording",
                "There is nothing to ask: this program asks nobody on the web, and no shared folder is connected.",
            )
        )
    own = spoken(QT_TRANSLATE_NOOP("Wording", "The program never replaces itself."))
    if not can_ask(told):
        return f"{where} {own}"
    if told.asked_ms is None:
        when = spoken(QT_TRANSLATE_NOOP("Wording", "It was never asked from here."))
    else:
        when = spoken(QT_TRANSLATE_NOOP("Wording", "Asked last: %1.")).replace("%1", moment(told.asked_ms))
    return f"{where} {when} {own}"

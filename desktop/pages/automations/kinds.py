"""The actions that the window can set, and the settings of each. The office file knows all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.wording.speech import QT_TRANSLATE_NOOP

Entry = Literal["line", "text", "folder", "workflow", "workflow-alone", "person", "format"]
"""How a setting is typed or chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting of an action."""

    id: str
    words: str
    """What it is called, to be translated."""
    entry: Entry = "line"
    required: bool = True
    hint: str = ""
    """What stands in an empty field, to be translated."""


KINDS: Mapping[str, tuple[Setting, ...]] = {
    "send-digest": (
        Setting(id="subject", words=QT_TRANSLATE_NOOP("EditDialog", "Subject of the mail"), required=False),
    ),
    "notify": (
        Setting(id="title", words=QT_TRANSLATE_NOOP("EditDialog", "Title of the notice")),
        Setting(id="text", words=QT_TRANSLATE_NOOP("EditDialog", "Text"), entry="text", required=False),
    ),
    "send-mail": (
        Setting(
            id="to",
            words=QT_TRANSLATE_NOOP("EditDialog", "To"),
            hint=QT_TRANSLATE_NOOP("EditDialog", "office@example.com"),
        ),
        Setting(id="subject", words=QT_TRANSLATE_NOOP("EditDialog", "Subject")),
        Setting(id="text", words=QT_TRANSLATE_NOOP("EditDialog", "Text"), entry="text"),
    ),
    "report": (
        Setting(id="title", words=QT_TRANSLATE_NOOP("EditDialog", "Title of the report"), required=False),
        Setting(
            id="workflow",
            words=QT_TRANSLATE_NOOP("EditDialog", "Requests of this kind"),
            entry="workflow",
            required=False,
        ),
        Setting(id="format", words=QT_TRANSLATE_NOOP("EditDialog", "As"), entry="format", required=False),
        Setting(id="folder", words=QT_TRANSLATE_NOOP("EditDialog", "Into this folder"), entry="folder"),
    ),
    "payment-file": (
        Setting(id="debtor", words=QT_TRANSLATE_NOOP("EditDialog", "Whose account pays (name)")),
        Setting(id="debtor_iban", words=QT_TRANSLATE_NOOP("EditDialog", "IBAN of that account")),
        Setting(id="payer", words=QT_TRANSLATE_NOOP("EditDialog", "Who takes it to the bank"), entry="person"),
        Setting(id="folder", words=QT_TRANSLATE_NOOP("EditDialog", "Into this folder"), entry="folder"),
    ),
    "take-in": (
        Setting(
            id="workflow",
            words=QT_TRANSLATE_NOOP("EditDialog", "As requests of this kind"),
            entry="workflow-alone",
            required=False,
        ),
    ),
    "take-in-mail": (
        Setting(
            id="workflow",
            words=QT_TRANSLATE_NOOP("EditDialog", "As requests of this kind"),
            entry="workflow-alone",
            required=False,
        ),
    ),
    "do-step": (),
}
"""By kind, in the order in which they are offered."""

FORMATS = ("pdf", "xlsx", "csv")
"""What a report can be written as."""

"""The actions that a workflow's steps may name, with their settings: what a definition is checked against.

What each setting means is known to the effect of that kind (``automations.effects``); a test holds the two together.
"""

import msgspec


class ActionKind(msgspec.Struct, frozen=True, kw_only=True):
    """What an action needs and takes."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()
    """Names that its texts may have in braces beside the request's fields."""


ALWAYS_NAMED = frozenset({"today", "request", "title"})
"""Names that every text may have in braces."""

ALWAYS_TAKEN = frozenset({"after_hours"})
"""Settings of every action that has an effect outside."""


def _kind(required: str, optional: str = "", more: str = "") -> ActionKind:
    return ActionKind(
        required=frozenset(required.split()), optional=frozenset(optional.split()), more=frozenset(more.split())
    )


_PLACE = "subfolder name"
_FILE_NAMES = "file_name file_stem file_suffix"

ACTIONS: dict[str, ActionKind] = {
    "record": _kind("", "text"),
    "set-substitute": _kind("", "person by first_day last_day workflows only_unit up_to"),
    "payment-run": _kind(""),
    "send-mail": _kind("to subject text", "account cc reply_to documents only_domains"),
    "copy-file": _kind("from which folder", f"{_PLACE} required", _FILE_NAMES),
    "move-file": _kind("from which folder", f"{_PLACE} required", _FILE_NAMES),
    "rename-file": _kind("from which name", "required", _FILE_NAMES),
    "append-row": _kind("file columns", "sheet delimiter"),
    "payment-file": _kind(
        "debtor debtor_iban payer folder",
        f"{_PLACE} debtor_bic workflow when text name_field iban_field amount_field number_field due_field verified_by",
        "number supplier paid_request",
    ),
    "calendar-file": _kind("folder summary start", f"{_PLACE} end description location"),
    "webhook": _kind("url", "fields event repeatable"),
    "make-document": _kind("folder template title", f"{_PLACE} attach"),
    "notify": _kind("title", "text"),
    "start-workflow": _kind("workflow", "unit values"),
    "write-record": _kind("sort fields"),
    "report": _kind("folder", f"{_PLACE} list workflow statuses format title"),
}
"""Every kind, by the word that steps name it by."""

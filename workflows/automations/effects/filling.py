"""Texts with field names in braces, filled with values. Pure, and nothing in a value is ever read as a template.

``{supplier_name}`` stands for a value, ``{gross.amount}`` and ``{gross.currency}`` for the parts of money, ``{{`` and
``}}`` for braces. A value that is not there leaves nothing behind; a name that nobody knows is an error.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from workflows.domain.forms import is_text
from workflows.domain.money import MAX_MINOR, Money, decimal_text, is_currency

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}(\.(amount|currency))?\Z")
LONGEST_VALUE = 10_000
"""Characters that one value gives; a form's text is no longer."""
_HIDDEN = frozenset("\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\ufeff")
"""Signs that change how others are shown, or show nothing."""


class BadTemplateError(Exception):
    """A template that cannot be read: what was expected."""


class UnknownNameError(Exception):
    """A template names a value that there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def names_in(template: str) -> tuple[str, ...]:
    """The values that a template names, each once, without the parts of money. Raises BadTemplateError."""
    found: dict[str, None] = {}
    for piece in _PIECE.finditer(template):
        if piece[0] in {"{{", "}}"}:
            continue
        if piece[1] is None or not _NAME.match(piece[1]):
            raise BadTemplateError(f"expected a field's id in braces, found “{piece[0][:60]}”; write {{{{ for a brace")
        found[piece[1].partition(".")[0]] = None
    return tuple(found)


def filled(template: str, values: Mapping[str, Any], shaped: Callable[[str], str] = str) -> str:
    """The template with its values, each ``shaped`` before it goes in.

    Raises BadTemplateError, and UnknownNameError for a name that is not there.
    """

    def piece(found: re.Match[str]) -> str:
        if found[0] in {"{{", "}}"}:
            return found[0][0]
        name = found[1]
        if name is None or not _NAME.match(name):
            raise BadTemplateError(f"expected a field's id in braces, found “{found[0][:60]}”")
        whole, _, part = name.partition(".")
        if whole not in values:
            raise UnknownNameError(whole)
        return shaped(text_of(values[whole], part))

    return _PIECE.sub(piece, template)


def text_of(value: Any, part: str = "") -> str:
    """A plain value as text. ``part``: ``amount`` or ``currency`` of money. What has no text gives none."""
    money = money_of(value)
    if money is not None:
        text = {"amount": decimal_text(money), "currency": money.currency}.get(part, str(money))
    elif part:
        text = ""
    elif isinstance(value, bool):
        text = "yes" if value else "no"
    elif isinstance(value, list | tuple):
        text = ", ".join(one for one in value if isinstance(one, str))
    elif isinstance(value, str | int):
        text = str(value) if isinstance(value, str) or abs(value) < 10**18 else ""
    else:
        text = ""
    return writable(text[:LONGEST_VALUE])


def money_of(value: Any) -> Money | None:
    """Money in its plain form, or as it is; None for anything else."""
    if isinstance(value, Mapping):
        minor, currency = value.get("minor"), value.get("currency")
        if type(minor) is not int or not isinstance(currency, str):
            return None
        value = Money(minor=minor, currency=currency)
    return value if isinstance(value, Money) and is_currency(value.currency) and abs(value.minor) <= MAX_MINOR else None


def writable(text: str) -> str:
    """The text without what cannot be written down or would steer whatever shows it; lines stay lines."""
    if not is_text(text):
        text = text.encode("utf-8", "replace").decode()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (one for one in text if one in "\n\t" or not (one in _HIDDEN or unicodedata.category(one) in _STEERING))
    return unicodedata.normalize("NFC", "".join(kept))


def one_line(text: str) -> str:
    """The text on one line, with single blanks: for subjects, names and receipts."""
    return " ".join(writable(text).split())


_STEERING = frozenset({"Cc", "Cs", "Cf", "Co"})
"""Control characters, halves of surrogate pairs, signs that turn the direction of writing, private signs."""

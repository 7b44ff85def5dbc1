"""How sentences are made: translated first, and only then filled with names from outside.

A placeholder is a percent sign and letters, such as ``%person``. Names go in all at once, so that a name that looks
like a placeholder stays as it is. No placeholder begins with “n”: Qt takes ``%n`` for the number of a plural.
"""

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop import numbers

CONTEXT = "Wording"

_PLACE = re.compile(r"%([a-z]+)")
_NUMBERED = re.compile(r"%([1-9])")


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """The text itself, marked for translation under this name, which ``lupdate`` knows; Qt's own has no types."""
    del context
    return text


def translate(context: str, text: str, disambiguation: str = "", number: int = -1) -> str:
    """The text in the language in use; ``%n`` becomes the number, where one is given."""
    return QCoreApplication.translate(context, text, disambiguation or None, number)


def fill(template: str, /, **facts: str) -> str:
    """The template with words for its placeholders. Facts never act as templates; what is not given stays."""
    return _PLACE.sub(lambda found: facts.get(found[1], found[0]), template)


def numbered(template: str, /, *facts: str) -> str:
    """The template with words for ``%1``, ``%2`` …; all at once, so that a name that holds “%2” stays as it is."""
    return _NUMBERED.sub(lambda found: facts[int(found[1]) - 1] if int(found[1]) <= len(facts) else found[0], template)


def spoken(text: str, /, **facts: str) -> str:
    """A text of a table of this package, translated and filled; a fact that is missing becomes an ellipsis."""
    return _PLACE.sub(lambda found: facts.get(found[1], "…"), translate(CONTEXT, text))


def language() -> str:
    """The two letters of the language that sentences are made in."""
    return translate("Wording", "en", "the code of this language: en, de …")


def quoted(text: str) -> str:
    """A text of somebody's own, in quotation marks."""
    return fill(translate("Wording", "“%text”"), text=text)


def sentence(text: str) -> str:
    """The text with a capital at its beginning and a full stop at its end."""
    if not text:
        return ""
    ended = text if text.endswith((".", "!", "?", "…", "”")) else f"{text}."
    return ended[:1].upper() + ended[1:]


def all_of(items: Iterable[str]) -> str:
    """“Ben, Dora and Anna”."""
    return _joined(list(items), translate("Wording", "%first and %last"))


def one_of(items: Iterable[str]) -> str:
    """“Ben, Dora or Anna”."""
    return _joined(list(items), translate("Wording", "%first or %last"))


def inside(role: str) -> str:
    """The name of a role inside a sentence: English writes it small there."""
    return role[:1].lower() + role[1:] if language() == "en" and role[1:].islower() else role


def number(value: object) -> str:
    """A count with the language's groups; anything else as it is."""
    return numbers.count(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _joined(items: list[str], last: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return fill(last, first=translate("Wording", ", ", "between items of a list").join(items[:-1]), last=items[-1])

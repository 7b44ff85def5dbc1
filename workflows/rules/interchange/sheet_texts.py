"""The texts of single cells in a sheet: values of saved cases, and what is kept as JSON."""

import re
from typing import Any

import msgspec

from workflows.rules.tables import Given

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_WORDS: dict[str, Given] = {"true": True, "false": False, "null": None}


class BadTextError(ValueError):
    """A cell's text that cannot be read; says what was expected."""


def given_text(value: Given) -> str:
    """A saved value: texts as they are, but in quotation marks where they could be mistaken for something else."""
    if isinstance(value, str):
        plain = value and value == value.strip() and value[0] != '"' and value not in _WORDS
        return value if plain and not _NUMBER.match(value) else msgspec.json.encode(value).decode()
    return msgspec.json.encode(value).decode()


def read_given(text: str) -> Given:
    """The saved value that a text stands for. Raises BadTextError."""
    text = text.strip()
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.match(text):
        return int(text)
    if text.startswith('"'):
        found = read_json(text)
        if isinstance(found, str):
            return found
        raise BadTextError("a text in quotation marks")
    return text


def json_text(value: Any) -> str:
    """A plain value as JSON."""
    return msgspec.json.encode(value).decode()


def read_json(text: str) -> Any:
    """What JSON says. Raises BadTextError."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise BadTextError("JSON") from error

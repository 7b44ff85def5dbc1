"""Reading an action's settings: each by its type, with a mistake that names the setting, and nothing left over.

Settings of an automation are plain data; those of a workflow's action step are texts. So every type is also read from
the text that people would write: ``yes``, ``25``, ``one, two``, or a line ``NAME = TEXT`` for each pair.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from workflows.automations.effects.filling import BadTemplateError, names_in
from workflows.automations.effects.protocol import Settings
from workflows.errors import InvalidInput

_PAIR = re.compile(r"\s*([^=\n]{1,200}?)\s*=\s?(.*)")
_MOST = 200
"""Entries of one list."""


class Reading:
    """The settings of one action while they are read."""

    def __init__(self, kind: str, settings: Settings) -> None:
        self._kind = kind
        self._settings = settings
        self._asked: set[str] = set()

    def text(self, name: str, default: str | None = None, *, longest: int = 1_000) -> str:
        """A text on one line, as it stands. Without a default it has to be there."""
        value = self._plain_text(name, default, longest)
        if "\n" in value or "\r" in value:
            self.refuse(name, "expected one line")
        return value

    def template(self, name: str, default: str | None = None, *, longest: int = 20_000) -> str:
        """A text with field names in braces; see ``filling``."""
        value = self._plain_text(name, default, longest)
        self._sound(name, value)
        return value

    def templates(self, name: str, *, required: bool = True) -> tuple[str, ...]:
        """Several texts with field names in braces; one text with commas for several."""
        found = self._list(name, required=required)
        for one in found:
            self._sound(name, one)
        return found

    def pairs(self, name: str, *, required: bool = True) -> dict[str, str]:
        """Names and a text with field names in braces for each, in order."""
        value = self._take(name)
        found: dict[str, str] = {}
        if isinstance(value, Mapping):
            found = {str(key): one for key, one in value.items() if isinstance(one, str)}
            if len(found) != len(value):
                self.refuse(name, "expected a text for each name")
        elif isinstance(value, str) and value.strip():
            for line in filter(None, map(str.strip, value.splitlines())):
                pair = _PAIR.fullmatch(line)
                if pair is None or pair[1] in found:
                    self.refuse(name, f"expected lines NAME = TEXT, each name once, found “{line[:60]}”")
                found[pair[1]] = pair[2]
        elif value is not None and value != "":
            self.refuse(name, "expected names with a text for each")
        if (required and not found) or len(found) > _MOST:
            self.refuse(name, f"expected 1 to {_MOST} names with a text for each")
        for one in found.values():
            self._sound(name, one)
        return found

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """A whole number within bounds, both counted in."""
        value = self._take(name)
        if value is None:
            return default
        if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
            value = int(value)
        if type(value) is not int or not least <= value <= most:
            self.refuse(name, f"expected a whole number from {least} to {most}")
        return value

    def choice(self, name: str, options: tuple[str, ...], default: str | None = None) -> str:
        """One of some words."""
        value = self._take(name)
        value = default if value is None else value
        if not isinstance(value, str) or value not in options:
            self.refuse(name, f"expected one of: {', '.join(options)}")
        return value

    def yes(self, name: str, *, default: bool) -> bool:
        """Yes or no."""
        value = self._take(name)
        value = default if value is None else value
        if isinstance(value, str) and value in {"yes", "no"}:
            value = value == "yes"
        if not isinstance(value, bool):
            self.refuse(name, "expected yes or no")
        return value

    def folder(self, name: str) -> Path:
        """The whole path of a folder, as the owner wrote it: it holds no field of a request."""
        return self._path(name, "folder")

    def file(self, name: str) -> Path:
        """The same of a file."""
        return self._path(name, "file")

    def _path(self, name: str, what: str) -> Path:
        value = self.text(name)
        path = Path(value)
        if "{" in value or "\0" in value or not path.is_absolute() or ".." in path.parts:
            self.refuse(name, f"expected the whole path of a {what}, without braces and without “..”")
        return path

    def refuse(self, name: str, expected: str) -> NoReturn:
        """Say what was expected of a setting. Raises InvalidInput ``bad-action``."""
        raise InvalidInput(
            code="bad-action",
            title="This action cannot be used as it is written",
            text=f"“{self._kind}”, setting “{name}”: {expected}. Nothing was changed.",
            advice="Correct the setting and try again.",
        )

    def done(self) -> None:
        """Refuse what nothing asked for, so that a misspelt setting is never passed over."""
        strange = sorted(map(str, set(self._settings) - self._asked))
        if strange:
            self.refuse(strange[0], f"expected one of: {', '.join(sorted(self._asked)) or 'no setting at all'}")

    def _take(self, name: str) -> object:
        self._asked.add(name)
        return self._settings.get(name)

    def _plain_text(self, name: str, default: str | None, longest: int) -> str:
        value = self._take(name)
        value = default if value is None else value
        if not isinstance(value, str) or len(value) > longest or "\0" in value:
            self.refuse(name, f"expected a text of up to {longest:,} characters")
        if default is None and not value.strip():
            self.refuse(name, "expected a text")
        return value

    def _list(self, name: str, *, required: bool) -> tuple[str, ...]:
        value = self._take(name)
        if isinstance(value, str):
            found = tuple(one.strip() for one in value.split(",") if one.strip())
        elif isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
            found = tuple(value)
        elif value is None:
            found = ()
        else:
            self.refuse(name, "expected a list of texts")
        if (required and not found) or len(found) > _MOST:
            self.refuse(name, f"expected 1 to {_MOST} texts")
        return found

    def _sound(self, name: str, template: str) -> None:
        try:
            names_in(template)
        except BadTemplateError as error:
            self.refuse(name, str(error))

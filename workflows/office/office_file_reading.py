"""Reading an office file: its parts as values, and every mistake as file, line and what was expected."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from workflows.domain.events import OfficeEvent
from workflows.domain.forms import is_date
from workflows.domain.money import parse_money
from workflows.engine.state import OfficeState
from workflows.office.slugs import MAX_NAME, is_name, is_slug
from workflows.readable import Path, Readable

_Part = TypeVar("_Part")


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """One act that the file asks for."""

    event: OfficeEvent
    path: Path
    """Where the file says so."""
    name: str
    """What changes, such as ``person maria``."""


class Reading:
    """What was read so far: what the file asks for, and what the office has by then."""

    def __init__(self, source: Readable, office: OfficeState) -> None:
        self.source = source
        self.office = office
        self.units = dict(office.units)
        self.roles = dict(office.roles)
        self.people = dict(office.people)
        self.tables = {name: table for name in office.tables if (table := office.table(name)) is not None}
        self.workflows = set(office.workflows)
        """Those of the file as well: what limits a workflow may stand above it."""
        self.wishes: list[Wish] = []
        self.unchanged = 0
        self.named: set[str] = set()
        """Everything the file has spoken of so far, such as ``person maria``."""

    def wish(self, same: bool, event: OfficeEvent, path: Path, name: str) -> None:  # noqa: FBT001 -- one private verb
        """Note an act that the file asks for, unless it stands so already. Each thing may be named once."""
        if name in self.named:
            self.source.refuse(path, f"{name} stands in this file a second time")
        self.named.add(name)
        if same:
            self.unchanged += 1
        else:
            self.wishes.append(Wish(event=event, path=path, name=name))

    def listed(self, section: str) -> list[Any]:
        """The section as a list; empty where the file has none."""
        found = self.source.value.get(section)
        if found is None:
            return []
        if not isinstance(found, list):
            self.source.refuse((section,), "expected a list")
        return list(found)

    def parts(self, section: str, kind: type[_Part]) -> Iterator[tuple[Path, _Part]]:
        """Each entry of the section with its path, as a value of this kind."""
        for place, plain in enumerate(self.listed(section)):
            yield (section, place), self.convert((section, place), plain, kind)

    def convert(self, path: Path, plain: Any, kind: type[_Part]) -> _Part:
        """What stands at the path, as a value of this kind; a member that it has no place for is a mistake."""
        try:
            found: _Part = msgspec.convert(plain, kind)
        except msgspec.ValidationError as error:
            text, _, where = str(error).partition(" - at `$")
            self.source.refuse((*path, *_inner_path(where)), f"{text[:1].lower()}{text[1:]}")
        unknown = _unknown_key(plain, found)
        if unknown is not None:
            at, names = unknown
            self.source.refuse((*path, *at), f"“{at[-1]}” is not known here; known are {', '.join(names)}")
        return found

    def refuse_bad_id(self, path: Path, text: str) -> None:
        """Refuse what could not be an id."""
        if not is_slug(text):
            self.source.refuse((*path, "id"), f"expected lower-case letters, digits and dashes, found “{text}”")

    def refuse_bad_name(self, path: Path, text: str) -> None:
        """Refuse what could not be shown as a name."""
        if not is_name(text):
            self.source.refuse((*path, "name"), f"expected a name of 1 to {MAX_NAME} characters that can be printed")

    def refuse_unknown_workflow(self, path: Path, workflow: str) -> None:
        """Refuse what is no workflow of the office or of this file."""
        if workflow not in self.workflows:
            known = ", ".join(sorted(self.workflows)) or "none yet"
            self.source.refuse(path, f"expected the id of a workflow ({known}), found “{workflow}”")

    def refuse_bad_days(self, path: Path, since: str, until: str) -> None:
        """Refuse days that are none, or stand in the wrong order; an empty one is left open."""
        for part, day in (("from", since), ("to", until)):
            if day and not is_date(day):
                self.source.refuse((*path, part), f"expected a day such as 2026-12-31, found “{day}”")
        if since and until and since > until:
            self.source.refuse((*path, "to"), "expected a day that is not before the first one")

    def money(self, path: Path, text: str) -> dict[str, Any]:
        """An amount such as ``1000.00`` or ``1000 USD``, plain; in the office's currency where none is named."""
        amount, _, currency = text.strip().partition(" ")
        try:
            money = parse_money(amount, currency or self.office.currency)
        except ValueError:
            self.source.refuse(path, f"expected an amount such as 1000.00 {self.office.currency}, found “{text}”")
        return {"minor": money.minor, "currency": money.currency}


def _inner_path(where: str) -> tuple[str | int, ...]:
    """``.steps[0].kind`` or ``[...]`` of the library's message as a path; unknown places are left out."""
    parts: list[str | int] = []
    for part in where.rstrip("`").replace("[", ".[").split("."):
        if part.startswith("["):
            inner = part.strip("[]")
            if inner.isdigit():
                parts.append(int(inner))
        elif part:
            parts.append(part)
    return tuple(parts)


def _unknown_key(plain: Any, typed: Any) -> tuple[Path, tuple[str, ...]] | None:
    """Where the file says what the value has no place for, most likely a slip of the pen; and what is known there."""
    if isinstance(plain, dict) and isinstance(typed, msgspec.Struct):
        config = typed.__struct_config__
        names = dict(zip(typed.__struct_encode_fields__, typed.__struct_fields__, strict=True))
        for key, value in plain.items():
            if key == config.tag_field:
                continue
            if key not in names:
                return (key,), tuple(names)
            inner = _unknown_key(value, getattr(typed, names[key]))
            if inner is not None:
                return (key, *inner[0]), inner[1]
    elif isinstance(plain, list) and isinstance(typed, tuple | list):
        for place, (value, one) in enumerate(zip(plain, typed, strict=False)):
            inner = _unknown_key(value, one)
            if inner is not None:
                return (place, *inner[0]), inner[1]
    return None

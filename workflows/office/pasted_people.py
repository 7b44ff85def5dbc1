"""People as they come out of a spreadsheet: lines with name, branch, role and e-mail, each with what is wrong with it.

Cells are parted by tabs where there is one, else by semicolons or commas. A heading line is recognised and passed over.
Nothing is lost: a line that cannot be used stays in the answer, with the codes of why.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from workflows.office.slugs import is_name

Problem = Literal[
    "no-name", "bad-name", "same-name", "unknown-branch", "unknown-role", "bad-email", "too-many-cells", "too-many"
]
"""``same-name``: the name stands in a line before. ``too-many``: beyond ``MOST`` lines."""

MOST = 500
"""People that can be added at once."""

_CELLS = 4
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_MAX_EMAIL = 254
_NAME_HEADINGS = frozenset({"name", "names", "person", "employee", "mitarbeiter", "mitarbeiterin", "full name"})
_OTHER_HEADINGS = frozenset(
    {"branch", "unit", "filiale", "standort", "role", "rolle", "funktion", "e-mail", "email", "mail", "department"}
)


class PastedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """One line."""

    line: int
    """From 1, as pasted."""
    text: str
    """The line itself."""
    name: str = ""
    branch: str = ""
    """As the list of branches writes it; empty: the head office. Where it is unknown, as it was typed."""
    role: str = ""
    """The role's id; empty: none. Where it is unknown, as it was typed."""
    email: str = ""
    owner: bool = False
    """This is whoever founds the office: they are there already, and get the role of this line as well."""
    problems: tuple[Problem, ...] = ()


def read_people(
    text: str, *, owner: str, branches: Iterable[str], head: Iterable[str], roles: Mapping[str, str]
) -> tuple[PastedPerson, ...]:
    """Read pasted lines; empty ones are passed over.

    ``branches`` are the names there are, ``head`` words for the head office, ``roles`` ids by what people may call
    them; capitals do not matter in any of them.
    """
    reader = _Reader(owner, branches, head, roles)
    return tuple(reader.people(text))


class _Reader:
    def __init__(self, owner: str, branches: Iterable[str], head: Iterable[str], roles: Mapping[str, str]) -> None:
        self._owner = _key(owner)
        self._branches = {_key(name): name.strip() for name in branches} | {_key(word): "" for word in head}
        self._roles = {_key(word): role for word, role in roles.items()}
        self._names: set[str] = set()

    def people(self, text: str) -> Iterable[PastedPerson]:
        lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        sign = _separator(line for _, line in lines)
        for place, (number, line) in enumerate(lines):
            cells = _cells(line, sign)
            if place == 0 and _is_heading(cells):
                continue
            yield self._person(number, line, cells)

    def _person(self, number: int, line: str, cells: list[str]) -> PastedPerson:
        name, branch, role, email = (*cells[:_CELLS], *[""] * (_CELLS - len(cells[:_CELLS])))
        found: list[Problem] = []
        key = _key(name)
        if not name:
            found.append("no-name")
        elif not is_name(name):
            found.append("bad-name")
        elif key in self._names:
            found.append("same-name")
        self._names.add(key)
        if branch and _key(branch) not in self._branches:
            found.append("unknown-branch")
        if role and _key(role) not in self._roles:
            found.append("unknown-role")
        if email and (not _EMAIL.fullmatch(email) or len(email) > _MAX_EMAIL or not email.isprintable()):
            found.append("bad-email")
        if any(cells[_CELLS:]):
            found.append("too-many-cells")
        if len(self._names) > MOST:
            found.append("too-many")
        return PastedPerson(
            line=number,
            text=line,
            name=name,
            branch=self._branches.get(_key(branch), branch) if branch else "",
            role=self._roles.get(_key(role), role) if role else "",
            email=email,
            owner=bool(key) and key == self._owner,
            problems=tuple(found),
        )


def _separator(lines: Iterable[str]) -> str:
    every = list(lines)
    for sign in ("\t", ";"):
        if any(sign in line for line in every):
            return sign
    return ","


def _cells(line: str, sign: str) -> list[str]:
    try:
        row = next(csv.reader([line.replace("\x00", "\ufffd")], delimiter=sign), [])
    except csv.Error:
        row = line.split(sign)  # an unpaired quotation mark: the line is shown as it was pasted
    return [" ".join(cell.split()) for cell in row]


def _is_heading(cells: list[str]) -> bool:
    keys = [_key(cell) for cell in cells]
    return bool(keys) and keys[0] in _NAME_HEADINGS and all(key in _OTHER_HEADINGS or not key for key in keys[1:])


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()

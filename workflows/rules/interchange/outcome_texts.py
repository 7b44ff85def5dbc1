"""An outcome as columns of text: ``ask`` · ``manager, owner at head, person maria`` · ``sequence`` … and back.

=============  ==================================================================================
``verdict``    approve, reject, stop, ask or note
``approvers``  whom to ask: a role, ``ROLE at head``, or ``person NAME``, with commas between them
``how``        any (or nothing), all, quorum or sequence
``quorum``     a number
``require``    names with commas between them
``tell``       who is informed, written like approvers
``text``       one sentence for people
``more``       what a later version may say besides, as JSON
=============  ==================================================================================

A name with a comma, a blank or a quotation mark stands in double quotes; a quotation mark inside is doubled.
"""

import re
from typing import Any

import msgspec

Plain = dict[str, Any]

COLUMNS = ("verdict", "approvers", "how", "quorum", "require", "tell", "text", "more")
_KNOWN = frozenset(COLUMNS) - {"more"}
_PERSON_KEYS = frozenset(("role", "person", "at"))

_BARE = re.compile(r"[^\s\",]+\Z")
_WORDS = frozenset(("person", "role", "at"))
_NAME = r"(?:\"(?:[^\"]|\"\")*\"|[^\s\",]+)"
_PERSON = re.compile(rf"\s*(?:(?P<kind>person|role)\s+)?(?P<name>{_NAME})(?:\s+at\s+(?P<at>\w+))?\s*(?:,|\Z)")
_REQUIRED = re.compile(r"\s*(?P<name>\"(?:[^\"]|\"\")*\"|[^\",]+?)\s*(?:,|\Z)")


class BadOutcomeError(ValueError):
    """A column's text that says no outcome: the column, and what was expected there."""

    def __init__(self, column: str, expected: str) -> None:
        super().__init__(f"{column}: {expected}")
        self.column = column
        self.expected = expected


def outcome_to_texts(plain: Plain) -> dict[str, str]:
    """The columns of an outcome in its plain form (``table_to_plain``). Columns that say nothing are left out."""
    texts = {
        "verdict": plain["verdict"],
        "approvers": _people(plain.get("approvers", ())),
        "how": plain.get("how", ""),
        "quorum": str(plain.get("quorum", "")),
        "require": ", ".join(_quoted(name) for name in plain.get("require", ())),
        "tell": _people(plain.get("tell", ())),
        "text": plain.get("text", ""),
        "more": _json({key: value for key, value in plain.items() if key not in _KNOWN}),
    }
    return {column: text for column, text in texts.items() if text}


def outcome_from_texts(texts: dict[str, str]) -> Plain:
    """The plain outcome that columns stand for; what it says is checked with the table. Raises BadOutcomeError."""
    more = texts.get("more", "").strip()
    plain: Plain = {"verdict": texts.get("verdict", "").strip()}
    for column in ("approvers", "tell"):
        if texts.get(column, "").strip():
            plain[column] = _read_people(texts[column], column)
    if texts.get("how", "").strip() not in {"", "any"}:
        plain["how"] = texts["how"].strip()
    quorum = texts.get("quorum", "").strip()
    if quorum:
        if not re.fullmatch(r"[0-9]{1,4}", quorum):
            raise BadOutcomeError("quorum", "a whole number")
        plain["quorum"] = int(quorum)
    if texts.get("require", "").strip():
        plain["require"] = [match["name"] for match in _matches(_REQUIRED, texts["require"], "require", "names")]
        plain["require"] = [_unquoted(name) for name in plain["require"]]
    if texts.get("text", ""):
        plain["text"] = texts["text"]
    return plain | (_read_json(more) if more else {})


def _people(people: list[Plain] | tuple[()]) -> str:
    return ", ".join(_one_person(person) for person in people)


def _one_person(person: Plain) -> str:
    if person.keys() - _PERSON_KEYS:
        raise BadOutcomeError("approvers", "a role or a person, and where it is looked for; nothing else is written")
    who = f"person {_quoted(person['person'])}" if "person" in person else _quoted(person.get("role", ""))
    return f"{who} at {person['at']}" if "at" in person else who


def _read_people(text: str, column: str) -> list[Plain]:
    found: list[Plain] = []
    expected = "a role, “ROLE at head” or “person NAME”, with commas between them"
    for match in _matches(_PERSON, text, column, expected):
        who: Plain = {"person" if match["kind"] == "person" else "role": _unquoted(match["name"])}
        if match["at"] not in {None, "nearest"}:
            who["at"] = match["at"]
        found.append(who)
    return found


def _matches(pattern: re.Pattern[str], text: str, column: str, expected: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    place = 0
    text = text.strip()
    while place < len(text):
        match = pattern.match(text, place)
        if not match:
            raise BadOutcomeError(column, expected)
        found.append(match)
        place = match.end()
    return found


def _quoted(name: str) -> str:
    return name if _BARE.match(name) and name not in _WORDS else '"' + name.replace('"', '""') + '"'


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"') if name.startswith('"') else name


def _json(value: Plain) -> str:
    return msgspec.json.encode(value).decode() if value else ""


def _read_json(text: str) -> Plain:
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise BadOutcomeError("more", "JSON, or nothing") from error
    if not isinstance(found, dict) or found.keys() & _KNOWN:
        raise BadOutcomeError("more", "an object in JSON that repeats no other column, or nothing")
    return found

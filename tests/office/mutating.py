"""Changes workflow files at random: in their text, and in what they say. The same seed makes the same changes.

``python -m tests.office.mutating --each 1000`` changes every shipped file so often, and says what became of it.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from jsonschema import Draft202012Validator

from tests.support.small_office import Chain
from workflows.domain.definitions import Definition
from workflows.domain.events import OfficeFounded
from workflows.domain.people import Person, Unit
from workflows.engine.office_fold import judge_content
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.office_file import plan
from workflows.office.office_schema import office_schema
from workflows.readable import read

FILES = sorted((Path(__file__).parents[2] / "resources" / "processes").glob("*.yaml"))
_ODD: tuple[Any, ...] = (
    None, True, 0, -1, 10**17, "", " ", "x", "{", "{}", "{nothing}", "ä" * 70, "\u202e", "> 5", "not: x", "1.10",
    [], {}, [[]], [None], {"x": {}}, [{}], "2026-02-30", "3 working days", "role", {"kind": "approval"}, "a" * 20_000,
)  # fmt: skip
_KEYS = ("kind", "id", "name", "when", "due", "for", "who", "steps", "fields", "values", "calculated", "takes", "x", "")


def office() -> OfficeState:
    """An office of one owner, in which nothing is set yet."""
    founder = Person(id="olga", name="Olga", unit="hq")
    head = Unit(id="hq", name="Head office")
    return Chain().must(OfficeFounded(name="Nordwind", country="DE", currency="EUR", founder=founder, head=head)).office


def changed_text(text: str, draw: random.Random) -> str:
    """The text with one to three slips of the pen."""
    lines = text.split("\n")
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(lines))
        line = lines[at]
        place = draw.randrange(len(line) + 1)
        match draw.randrange(8):
            case 0:
                del lines[at : at + draw.randint(1, 3)]
            case 1:
                lines.insert(at, draw.choice(lines) if lines else "x")
            case 2:
                lines[at] = line[:place] + line[place + 1 :]
            case 3:
                lines[at] = line[:place] + draw.choice("abc:{}[],#&*!|>'\"%@`-? \t\x07é") + line[place:]
            case 4:
                lines[at] = " " * draw.randrange(6) + line.strip()
            case 5 if lines:
                other = draw.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 6:
                lines[at] = line[:place]
            case _:
                lines[at] = line.replace(draw.choice(line.split() or ["x"]), draw.choice(text.split()))
        lines = lines or [""]
    return "\n".join(lines)


def changed_value(value: Any, draw: random.Random) -> Any:
    """What the file says, with one to three parts left out, put twice, renamed, moved or replaced."""
    whole = json.loads(json.dumps(value))
    for _ in range(draw.randint(1, 3)):
        spots = list(_spots(whole))
        if not spots:
            return whole
        held, key = draw.choice(spots)
        others = draw.choice(spots)
        match draw.randrange(6):
            case 0:
                del held[key]
            case 1:
                held[key] = draw.choice(_ODD)
            case 2:
                held[key] = json.loads(json.dumps(others[0][others[1]]))
            case 3 if isinstance(held, list):
                held.insert(draw.randrange(len(held) + 1), json.loads(json.dumps(held[key])))
            case 4 if isinstance(held, dict):
                held[draw.choice(_KEYS)] = held.pop(key)
            case _ if isinstance(held, dict):
                held[draw.choice(_KEYS)] = draw.choice(_ODD)
            case _:
                draw.shuffle(held)
    return whole


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        for key in value:
            yield value, key
            yield from _spots(value[key])
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield value, place
            yield from _spots(one)


class Trial:
    """Says what becomes of a file: ``sound``, or ``refused`` with a clear error. Anything else raises."""

    def __init__(self) -> None:
        self._office = office()
        self._fits = Draft202012Validator(office_schema()).is_valid

    def of_text(self, text: str) -> str:
        """Read it, plan it, and judge every act that it asks for."""
        try:
            source = read(text, "changed.yaml")
            planned = plan(source, self._office)
        except InvalidInput as error:
            return _clear(error)
        for wish in planned.wishes:
            judge_content(self._office, wish.event, "2026-11-23")
        assert self._fits(source.value), "the program takes what an editor would mark as wrong"
        return "sound"

    def of_value(self, value: Any) -> str:
        """The same for what a file says; and what no type of ours has room for does not fit the schema either."""
        found = self.of_text(json.dumps(value, ensure_ascii=False, indent=1))
        if found == "refused" and isinstance(value, dict) and not _is_readable(value.get("workflows", [])):
            assert not self._fits(value), "an editor takes what has no room in any type"
        return found


def _clear(error: InvalidInput) -> str:
    """A refusal says which line, what was expected there, that nothing happened, and what to do."""
    assert (error.code, bool(error.title), bool(error.advice)) == ("invalid-file", True, True), error
    assert error.text.startswith("changed.yaml, line "), error
    assert "Nothing was changed." in error.text, error
    return "refused"


def _is_readable(workflows: Any) -> bool:
    try:
        msgspec.convert(workflows, list[Definition])
    except msgspec.ValidationError:
        return False
    return True


def tried(file: Path, each: int, seed: int = 1) -> Counter[str]:
    """What became of so many changed files; half of them changed in their text, half in what they say."""
    draw, trial, found = random.Random(f"{file.name} {seed}"), Trial(), Counter[str]()
    text = file.read_text(encoding="utf-8")
    value = read(text, file.name).value
    for number in range(each):
        by_text = number % 2 == 0
        try:
            found[
                trial.of_text(changed_text(text, draw)) if by_text else trial.of_value(changed_value(value, draw))
            ] += 1
        except Exception as error:
            error.add_note(f"change {number} of {file.name} with seed {seed}")
            raise
    return found


def main() -> None:
    """Try every file, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for file in FILES:
        found = tried(file, options.each, options.seed)
        sys.stdout.write(f"{file.name}: {options.each} changed, {found['sound']} sound, {found['refused']} refused\n")


if __name__ == "__main__":
    main()

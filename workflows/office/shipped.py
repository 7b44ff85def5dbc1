"""The processes that come with the program, and the first people of an office."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from workflows import readable
from workflows.changes import Changes
from workflows.domain.commands import Refusal
from workflows.domain.events import OfficeEvent
from workflows.errors import InvalidInput
from workflows.office.changing import ACT_FACT
from workflows.office.office import Office
from workflows.office.office_file import Plan, plan, refuse_wish
from workflows.office.speaking import not_primary_here
from workflows.store.files import read_regular

_LARGEST = 4 * readable.MAX_CHARACTERS
"""Bytes: no text in UTF-8 that could be read is longer."""

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

ABOUT_THE_OFFICE = ("rule-change", "substitution")
"""Shipped processes about the office itself; lists of what to ask for show them after the others."""

AT_FIRST = ("invoice", *ABOUT_THE_OFFICE)
"""The processes that an office begins with where nothing else is chosen; the others wait in the gallery."""


class ShippedProcess(msgspec.Struct, frozen=True, kw_only=True):
    """A process of the gallery."""

    id: str
    """Of its workflow, and of its file."""
    name: str
    sentence: str
    at_first: bool
    """Whether it is chosen where nobody chooses."""


def shipped_processes() -> tuple[Path, ...]:
    """The files of the shipped processes, by name."""
    return tuple(sorted((RESOURCES / "processes").glob("*.yaml")))


def processes() -> tuple[ShippedProcess, ...]:
    """The gallery: every shipped process, by name."""
    found_all = [
        ShippedProcess(id=path.stem, name=one["name"], sentence=one.get("sentence", ""), at_first=path.stem in AT_FIRST)
        for path in shipped_processes()
        for one in readable.read(read_text(path), path.name).value.get("workflows") or ()
    ]
    return tuple(sorted(found_all, key=lambda one: one.name))


def process_file(name: str) -> Path:
    """The file of a shipped process. Raises InvalidInput ``unknown-process`` where there is none of that id."""
    for path in shipped_processes():
        if path.stem == name:
            return path
    known = ", ".join(path.stem for path in shipped_processes())
    raise InvalidInput(
        code="unknown-process",
        title="There is no such process",
        text=f"No process “{name}” comes with the program. Nothing was changed.",
        advice=f"Choose one of: {known}.",
    )


Look = Callable[[OfficeEvent], None]
"""Looks at an event before it is signed."""


def apply_file(office: Office, path: Path, by: str, look: Look | None = None) -> tuple[Plan, Changes]:
    """Make the office as a readable file says. All of it or, where a line is wrong, nothing."""
    return apply_text(office, read_text(path), path.name, by, look)


def apply_text(office: Office, text: str, name: str, by: str, look: Look | None = None) -> tuple[Plan, Changes]:
    """The same for a text. Raises InvalidInput that names the line.

    ``look`` raises InvalidInput for an event of which a room above knows that it could never be of use.
    """
    source = readable.read(text, name)
    planned = plan(source, office.state, device=office.keys.device)
    if look is not None:
        for wish in planned.wishes:
            try:
                look(wish.event)
            except InvalidInput as error:
                source.refuse(wish.path, error.text.removesuffix(" Nothing was changed."))
    if not planned.wishes:
        return planned, Changes()
    changed = office.change(by, [wish.event for wish in planned.wishes])
    if isinstance(changed, Refusal):
        if changed.code == "not-primary":
            raise not_primary_here(changed)
        if changed.code == "not-owner":
            raise InvalidInput(
                code="not-owner",
                title="Only an owner changes the office",
                text=f"{by} is not an owner of this office. Nothing was changed.",
                advice="Apply the file as the owner, with --as.",
            )
        facts = dict(changed.facts)
        wish = planned.wishes[int(facts.pop(ACT_FACT))]
        raise refuse_wish(source, wish, f"{changed.code} {' '.join(facts.values())}".strip())
    return planned, changed


def publish_shipped(
    office: Office, owner: str, *, people: Sequence[str] = (), chosen: Sequence[str] = AT_FIRST
) -> None:
    """Publish the chosen processes, and add people given as ``Full Name`` or ``Full Name=role``.

    Raises InvalidInput as ``process_file`` and ``apply_file``.
    """
    for path in [process_file(name) for name in chosen]:
        apply_file(office, path, owner)
    if people:
        lines = ["people:"]
        for told in people:
            name, _, role = told.partition("=")
            lines.append(f"  - name: {_quoted(name.strip())}")
            lines.append(f"    roles: [{_quoted(role.strip())}]" if role.strip() else "    roles: []")
        apply_text(office, "\n".join(lines), "--person", owner)


def read_text(path: Path) -> str:
    """The text of a readable file. Raises InvalidInput where it is none."""
    try:
        return read_regular(path, _LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise InvalidInput(
            code="unreadable-file",
            title="This file cannot be read",
            text=f"{path}: {why}. Nothing was changed.",
            advice="Check the name and that the file is a text file.",
        ) from error


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

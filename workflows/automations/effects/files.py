"""``copy-file``, ``move-file`` and ``rename-file``: files by a pattern, within folders that the owner named.

What is to be done is written down before the first file is touched, so that a second try goes on with the same plan:
it copies nothing twice, and a renamed file is not renamed again because its new name fits the pattern as well.
"""

import fnmatch
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from workflows.automations.effects.filling import one_line
from workflows.automations.effects.notes import Notes
from workflows.automations.effects.occasions import line_for, text_for
from workflows.automations.effects.places import (
    allowed,
    below,
    candidates,
    cannot_write,
    copy_new,
    hash_of,
    safe_name,
    same_content,
)
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import keep_note, read_note, without_slashes
from workflows.domain.automations import Action

if TYPE_CHECKING:
    from workflows.office.office import Office

MOST = 500
"""Files of one doing."""
_MAGIC = re.compile(r"([*?\[])")


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One file: from where, to where, and what it holds."""

    source: str
    target: str
    sha256: str


class Plan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All files of one doing."""

    steps: tuple[Step, ...]
    done: bool = False


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    source: Path
    which: str
    folder: Path
    subfolder: str
    name: str
    required: bool


class _Files:
    """What the three have in common."""

    kind = ""
    _keeps = False
    """Whether the first file stays where it is."""

    def check(self, settings: Settings) -> None:
        """``from`` and ``which``, and where they go. Raises InvalidInput."""
        self._wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """Each file and what it would become."""
        try:
            steps = self._plan(self._wish(action.settings), occasion, office, make=False)
        except EffectFailed as error:
            return WouldDo(code=self.kind, problems=(error.code,))
        facts = {"files": str(len(steps))}
        return WouldDo(code=self.kind, facts=facts, preview="\n".join(f"{one.source} -> {one.target}" for one in steps))

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Carry the plan out, from where it was left."""
        notes = Notes(office.store.home.path, "files", Plan)
        plan: Plan | None = read_note(notes, occasion.key)
        if plan is None:
            plan = Plan(steps=self._plan(self._wish(action.settings), occasion, office, make=True))
            keep_note(notes, occasion.key, plan)
        made = tuple(self._done(step) for step in plan.steps) if not plan.done else _targets(plan)
        keep_note(notes, occasion.key, msgspec.structs.replace(plan, done=True))
        count = len(made)
        return Did(text=f"{count} file{'' if count == 1 else 's'}", files=made)

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """A plan that was begun is gone on with: that does nothing twice."""
        del action
        try:
            plan: Plan | None = read_note(Notes(office.store.home.path, "files", Plan), occasion.key)
        except EffectFailed:
            return "unknown"
        return "yes" if plan is not None and plan.done else "no"

    def _wish(self, settings: Settings) -> _Wish:
        read = Reading(self.kind, settings)
        source = read.folder("from")
        renames = self.kind == RenameFile.kind
        wish = _Wish(
            source=source,
            which=read.template("which", longest=200),
            folder=source if renames else read.folder("folder"),
            subfolder="" if renames else read.template("subfolder", "", longest=300),
            name=read.template("name", None if renames else "{file_name}", longest=200),
            required=read.yes("required", default=True),
        )
        if "/" in wish.which or "\\" in wish.which:
            read.refuse("which", "expected the name of a file, with * and ? if wished, and no folder")
        read.done()
        return wish

    def _plan(self, wish: _Wish, occasion: Occasion, office: "Office", *, make: bool) -> tuple[Step, ...]:
        home = office.store.home.path
        source, folder = allowed(wish.source, home), allowed(wish.folder, home)
        steps: list[Step] = []
        taken: set[Path] = set()
        for path in _found(source, wish, occasion):
            more = {"file_name": path.name, "file_stem": path.stem, "file_suffix": path.suffix.lstrip(".")}
            place = below(folder, text_for(wish.subfolder, occasion, without_slashes, **more), make=make)
            name = safe_name(line_for(wish.name, occasion, **more))
            if place / name == path:
                continue  # it is called so already
            sha256 = _hash(path)
            target = next(
                (one for one in candidates(place, name, "number") if one not in taken and _fits(one, sha256)), None
            )
            if target is None:
                raise EffectFailed("file-exists", f"Too many files are called {name} in {place}.", again=False)
            taken.add(target)
            steps.append(Step(source=str(path), target=str(target), sha256=sha256))
            if len(steps) > MOST:
                raise EffectFailed("too-many-files", f"More than {MOST} files fit in {source}.", again=False)
        if not steps and wish.required:
            raise EffectFailed("no-file", f"No file in {source} fits {wish.which}.")
        return tuple(steps)

    def _done(self, step: Step) -> Path:
        source, target = Path(step.source), Path(step.target)
        if same_content(target, step.sha256):
            made = target
        elif same_content(source, step.sha256):
            made = copy_new(source, target.parent, target.name)
        else:
            raise EffectFailed("file-changed", f"{source.name} is gone or changed since.", again=False)
        if not self._keeps and same_content(source, step.sha256):
            try:
                source.unlink()
            except OSError as error:
                raise cannot_write(source, error) from error
        return made


class CopyFile(_Files):
    """Copies files."""

    kind = "copy-file"
    _keeps = True


class MoveFile(_Files):
    """Moves files."""

    kind = "move-file"


class RenameFile(_Files):
    """Gives files other names where they lie."""

    kind = "rename-file"


def _found(source: Path, wish: _Wish, occasion: Occasion) -> Iterator[Path]:
    """Regular files whose names fit, by name. Signs with a meaning count in the setting alone, never in a value."""
    pattern = text_for(wish.which, occasion, lambda value: _MAGIC.sub(r"[\1]", one_line(value)))
    fits = re.compile(fnmatch.translate(pattern))
    try:
        names = sorted(one.name for one in os.scandir(source) if one.is_file(follow_symlinks=False))
    except OSError as error:
        raise cannot_write(source, error) from error
    return (source / name for name in names if fits.match(name) and not name.startswith(("~", ".")))


def _fits(target: Path, sha256: str) -> bool:
    return not os.path.lexists(target) or same_content(target, sha256)


def _hash(path: Path) -> str:
    try:
        return hash_of(path)
    except OSError as error:
        raise cannot_write(path, error) from error


def _targets(plan: Plan) -> tuple[Path, ...]:
    return tuple(Path(step.target) for step in plan.steps)

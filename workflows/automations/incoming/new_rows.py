"""New rows of a CSV or Excel file set an automation off, each once; wrong rows are told, and hold up no other.

Which rows were seen stands in the table of runs: a row's cause is made of its key and of what it holds. So a row fires
once, whatever is forgotten and whichever laptop looks. A row that is wrong has no such run, and fires once it is right.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from workflows.automations.effects.filling import one_line
from workflows.automations.effects.places import allowed
from workflows.automations.effects.protocol import EffectFailed
from workflows.automations.incoming.folders import followed, in_time, is_whole
from workflows.automations.incoming.memory import Look, Memory, memory_of, remember
from workflows.automations.incoming.row_values import Columns, WrongCell
from workflows.automations.incoming.telling import Firing, mark_over, over, tell
from workflows.domain.automations import Automation, OnRows
from workflows.intake.columns import heading_key
from workflows.intake.confined_messages import Cell
from workflows.intake.plain_rows import PlainTable, TableUnread, read_rows
from workflows.store.runs import RunRow

if TYPE_CHECKING:
    from workflows.office.office import Office

MOST_AT_ONCE = 200
"""Rows that one turn lets fire; the rest the next."""
MOST_TOLD = 100
"""Wrong rows of one file of which a person is told one by one."""
WAITING_MS = 6_000
_FILE = "file"
_WRONG = "wrong-row:"


def fire_rows(runs: Firing, one: Automation, trigger: OnRows, now_ms: int) -> int | None:
    """Look at the file, and let the automation fire for its new rows. Answers when to look again."""
    office = runs.office
    memory = memory_of(office, one, trigger.file)
    memory.looked_ms, memory.code, memory.detail, memory.waiting = now_ms, "", "", 0
    try:
        again_ms = _looked(runs, one, trigger, memory, now_ms)
    except EffectFailed as error:
        memory.code, memory.detail, again_ms = error.code, one_line(error.text)[:300], None
    remember(office, one, memory)
    return again_ms


def _looked(runs: Firing, one: Automation, trigger: OnRows, memory: Memory, now_ms: int) -> int | None:
    try:
        path = in_time(lambda: _file(runs.office, trigger), trigger.file)
    except OSError as error:
        raise EffectFailed("file-unreadable", f"{trigger.file}: {error.strerror or error}") from error
    try:
        about = in_time(path.lstat, trigger.file)
    except FileNotFoundError as error:
        raise EffectFailed("file-gone", f"{path.name} is not in its folder.") from error
    except OSError as error:
        raise EffectFailed("file-unreadable", f"{path.name}: {error.strerror or error}") from error
    look = followed(memory.files.get(_FILE), Look(about.st_size, about.st_mtime_ns, about.st_ino, now_ms))
    memory.files = {_FILE: look}
    if memory.read is not None and memory.read.same(look) and memory.read.sha256 == _asked_for(runs.office, trigger):
        memory.code, memory.detail = memory.told.get("code", ""), memory.told.get("detail", "")
        return None
    if not is_whole(look, now_ms):
        memory.waiting = 1
        return now_ms + WAITING_MS
    wanted = (*trigger.key, *trigger.columns)
    found = read_rows(path, wanted=wanted, sheet=trigger.sheet)
    if isinstance(found, TableUnread):
        raise EffectFailed(found.code, f"{path.name}: {found.text}")
    try:
        after = path.lstat()
    except OSError as error:
        raise EffectFailed("file-gone", f"{path.name} is not in its folder.") from error
    if (after.st_size, after.st_mtime_ns) != (look.size, look.mtime_ns):
        memory.files = {}
        return now_ms + WAITING_MS
    turn = _Turn(runs, one, trigger, memory, found, now_ms)
    if not turn.take():
        return now_ms
    memory.read = msgspec.structs.replace(look, sha256=_asked_for(runs.office, trigger))
    memory.told = {"code": memory.code, "detail": memory.detail}
    return None


def _file(office: "Office", trigger: OnRows) -> Path:
    path = Path(trigger.file)
    if not path.is_absolute():
        raise EffectFailed("bad-folder", f"{path} is no whole path on this laptop.", again=False)
    return allowed(path.parent, office.store.home.path) / path.name


def _asked_for(office: "Office", trigger: OnRows) -> str:
    """What reading depends on besides the file: where that changes, the same file is read again."""
    definition = office.state.workflow(trigger.workflow) if trigger.workflow else None
    told = (trigger, definition.version if definition is not None else 0)
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:16]


class _Turn:
    """One reading of one file."""

    def __init__(
        self, runs: Firing, one: Automation, trigger: OnRows, memory: Memory, table: PlainTable, now_ms: int
    ) -> None:
        office = runs.office
        definition = office.state.workflow(trigger.workflow) if trigger.workflow else None
        if trigger.workflow and definition is None:
            raise EffectFailed("unknown-workflow", f"There is no workflow “{trigger.workflow}”.", again=False)
        self._runs = runs
        self._one = one
        self._trigger = trigger
        self._memory = memory
        self._table = table
        self._now_ms = now_ms
        self._columns = Columns(table, trigger, definition, office.state.currency)
        self._keys = [heading_key(one) for one in table.headings]
        self._known: dict[str, list[tuple[int, str]]] = {}
        self._contents: set[str] = set()
        self._causes: set[str] = set()
        self._wrong: set[str] = set()
        self._more_wrong = 0
        for row in office.store.runs.of(one.id):
            self._causes.add(row.cause)
            parts = row.cause.split(":")
            if parts[0] == "row" and len(parts) == 4 and parts[3].isdigit():
                self._known.setdefault(parts[1], []).append((int(parts[3]), parts[2]))
                self._contents.add(parts[2])

    def take(self) -> bool:
        """Let new rows fire, in the file's order; whether all of them were looked at."""
        is_first = self._memory.read is None and not self._known
        skips = is_first and self._trigger.existing == "skip"
        keys: dict[str, tuple[int, str]] = {}
        fired = 0
        passed: list[RunRow] = []
        for line, cells in self._table.rows:
            content = self._content(cells)
            key = self._key(cells) if self._trigger.key else content
            if key is None:
                found: Any = WrongCell(heading=", ".join(self._trigger.key), expected="a value", found="")
            elif key in keys and keys[key][1] != content:
                found = WrongCell(
                    heading=", ".join(self._trigger.key), expected=f"another one than in line {keys[key][0]}", found=""
                )
            elif key in keys:
                continue
            else:
                keys[key] = (line, content)
                cause = self._cause(key, content)
                if cause is None:
                    continue
                if fired >= MOST_AT_ONCE and not skips:
                    return False
                if skips:
                    passed.append(
                        over(self._one, cause, "was-there", f"{self._where(line)} was there", state="skipped")
                    )
                    continue
                found = self._columns.values(cells)
                if isinstance(found, dict):
                    self._fire(cause, line, found)
                    fired += 1
            if isinstance(found, WrongCell):
                self._tell(line, content, found)
        if passed:
            with self._runs.office.store.database.transaction():
                self._runs.office.store.runs.plan(passed)
        self._settle_gone()
        if self._more_wrong:
            self._memory.code = "more-wrong-rows"
            self._memory.detail = f"{self._table.file}: {self._more_wrong} more wrong rows"
        return True

    def _cause(self, key: str, content: str) -> str | None:
        """What the row's run would be called; None where there is nothing new about it."""
        known = sorted(self._known.get(key, ()))
        if not known:  # a row that was known by other columns before is no new one
            return None if content in self._contents else f"row:{key}:{content}:1"
        number, last = known[-1]
        if self._trigger.changed == "once" or last == content:
            return None
        return f"row:{key}:{content}:{number + 1}"

    def _fire(self, cause: str, line: int, values: dict[str, Any]) -> None:
        about = {"row_number": line, "row_file": one_line(self._table.file)[:120]}
        came_ms = self._memory.files[_FILE].mtime_ns // 1_000_000 if self._one.since_ms else None
        self._runs.fire(self._one, cause=cause, values=values | about, happened_ms=came_ms)

    def _tell(self, line: int, content: str, wrong: WrongCell) -> None:
        cause = f"{_WRONG}{content}"
        self._wrong.add(cause)
        if cause in self._causes:
            return
        if len(self._wrong) > MOST_TOLD:
            self._more_wrong += 1
            return
        found = f", found “{wrong.found}”" if wrong.found else ""
        text = f"{self._where(line)}, “{wrong.heading[:60]}”: expected {wrong.expected}{found}"
        tell(self._runs, self._one, cause, "wrong-row", text, state="failed")

    def _settle_gone(self) -> None:
        """Of rows that were wrong and are not there any more nobody has to say anything."""
        for cause in self._causes:
            if cause.startswith(_WRONG) and cause not in self._wrong:
                mark_over(self._runs.office, self._one, cause, "row-gone", self._now_ms)

    def _where(self, line: int) -> str:
        return f"{one_line(self._table.file)[:80]}, line {line}"

    def _key(self, cells: tuple[Cell | None, ...]) -> str | None:
        places = [self._keys.index(heading_key(name)) for name in self._trigger.key]
        texts = [(cell[1].strip() if place < len(cells) and (cell := cells[place]) else "") for place in places]
        return _hash(texts) if all(texts) else None

    def _content(self, cells: tuple[Cell | None, ...]) -> str:
        """The same whatever the order of columns, and whether empty ones were added."""
        told = [
            (self._keys[place] if place < len(self._keys) else "", cell[1].strip())
            for place, cell in enumerate(cells)
            if cell
        ]
        return _hash(sorted(told))


def _hash(told: Any) -> str:
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:32]

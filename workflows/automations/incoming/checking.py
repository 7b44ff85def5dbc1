"""Looking at what an owner sets before it is signed: folders, tables, columns, outcomes. Pure."""

from pathlib import PurePosixPath, PureWindowsPath
from typing import NoReturn

from workflows.automations.incoming.folders import DONE, REFUSED
from workflows.automations.incoming.row_values import is_name
from workflows.domain.automations import OnEvent, OnFile, OnRows, Trigger
from workflows.errors import InvalidInput
from workflows.intake.columns import heading_key

_OUTCOMES = ("approved", "rejected", "withdrawn", "done")


def check_trigger(trigger: Trigger) -> None:
    """Raises InvalidInput ``bad-trigger`` for what could never set anything off."""
    match trigger:
        case OnFile():
            _check_path(trigger.folder, "folder")
            if not trigger.pattern.strip() or "/" in trigger.pattern or "\\" in trigger.pattern:
                _refuse("pattern", "expected the name of a file, with * and ? if wished, and no folder")
            if _last(trigger.folder).casefold() in {DONE, REFUSED}:
                _refuse(
                    "folder", f"expected no folder called “{_last(trigger.folder)}”: such ones hold what was put away"
                )
        case OnRows():
            _check_rows(trigger)
        case OnEvent():
            strange = [one for one in trigger.outcomes if one not in _OUTCOMES]
            if strange or (trigger.outcomes and trigger.what not in {"decided", "ended"}):
                _refuse("outcomes", f"expected some of {', '.join(_OUTCOMES)}, with what: decided or what: ended")
            if not 0 < trigger.percent <= 1_000:
                _refuse("percent", "expected a share from 1 to 1000")
        case _:
            pass


def _check_rows(trigger: OnRows) -> None:
    _check_path(trigger.file, "file")
    if not all(map(heading_key, trigger.key)) or len(set(map(heading_key, trigger.key))) != len(trigger.key):
        _refuse("key", "expected headings with letters or digits, each once")
    if trigger.changed == "again" and not trigger.key:
        _refuse("changed", "expected a key as well: without one a changed row is a new one")
    names = list(trigger.columns.values())
    if not all(map(is_name, names)) or len(set(names)) != len(names) or not all(map(heading_key, trigger.columns)):
        _refuse("columns", "expected a name of small letters, digits and _ for each heading, each once")


def _check_path(text: str, what: str) -> None:
    """The laptop that runs it may be another one, of another system, so the path is only looked at as a text."""
    whole = PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()
    parts = text.replace("\\", "/").split("/")
    if not whole or ".." in parts or not all(map(str.isprintable, text)) or len(text) > 1_000:
        _refuse(what, f"expected the whole path of a {what}, without “..”")


def _last(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _refuse(name: str, expected: str) -> NoReturn:
    raise InvalidInput(
        code="bad-trigger",
        title="This trigger cannot be used as it is written",
        text=f"Trigger, “{name}”: {expected}. Nothing was changed.",
        advice="Correct it and try again.",
    )

"""What is told of files that stand apart from the log: everything but the one-time keys that open them.

An event names such a file, an age file, together with its key. Entries hold both for good, because they are signed as
they are; whatever is made of entries for people or programs leaves the keys out.
"""

from typing import Any

from workflows.domain.personal import SECRET, is_personal_mark, personal_mark, reference_in

KEPT_APART = "personal value, kept apart"


def without_keys(plain: Any) -> Any:
    """A plain event without the keys that stand in it, wherever they stand, those of unsound references included."""
    if isinstance(plain, dict):
        return {name: without_keys(value) for name, value in plain.items() if not _is_key(value)}
    if isinstance(plain, list | tuple):
        return [without_keys(value) for value in plain if not _is_key(value)]
    return plain


def holds_keys(plain: Any) -> bool:
    """Whether an event that is not shown gives such a key away."""
    return bool(without_keys(plain) != plain)


def mark_of(value: Any) -> Any:
    """The mark that stands for a personal value, as in a request's values; any other value as it is."""
    return personal_mark(value) if reference_in(value) is not None else value


def is_kept_apart(value: Any) -> bool:
    """Whether a reference stands there, or the mark that stands for one."""
    return reference_in(value) is not None or is_personal_mark(value)


def _is_key(value: Any) -> bool:
    return isinstance(value, str) and SECRET.fullmatch(value) is not None

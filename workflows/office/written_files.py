"""Files that the office writes for people: whole or not at all."""

from pathlib import Path

from workflows.errors import InvalidInput, Trouble
from workflows.store.files import forget, kind_at, part_beside, put_in_place


def write_new(path: Path, content: bytes) -> None:
    """Write a file under a name that nothing bears. Raises InvalidInput where something does, Trouble for the disk."""
    if kind_at(path) != "nothing":
        raise InvalidInput(
            code="file-exists",
            title="There is a file of this name already",
            text=f"{path} exists and was left as it is.",
            advice="Choose another name.",
        )
    _write(path, content, "Nothing was left there; the office is untouched.")


def write_over(path: Path, content: bytes) -> None:
    """Write a file; one of that name is replaced at once. Raises Trouble for the disk."""
    _write(path, content, "What was there before is unchanged, and so is the office.")


def _write(path: Path, content: bytes, safe: str) -> None:
    part = part_beside(path)
    try:
        part.write_bytes(content)
        put_in_place(part, path)
    except OSError as error:
        raise Trouble(
            code="disk-error",
            title="The file could not be written",
            text=f"{path}: {error.strerror}. {safe}",
            advice="Close the file in other programs, make room on the disk or choose another place, then try again.",
        ) from error
    finally:
        forget(part)

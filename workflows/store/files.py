"""Files that appear complete or not at all."""

import os
from pathlib import Path


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name, replacing a file of that name, so that a power cut leaves one or the other.

    Raises OSError.
    """
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

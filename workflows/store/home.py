"""The layout of an office's local folder, and where it may not lie."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workflows.errors import InvalidInput, Trouble
from workflows.store import troubles
from workflows.store.files import part_beside, parts_of, sweep
from workflows.store.network_drives import network_type
from workflows.store.synced_folders import synced_by


@dataclass(frozen=True, slots=True)
class Home:
    """One office's folder on this computer. Readable by its owner alone."""

    path: Path

    @property
    def database(self) -> Path:
        """The database. Files beside it whose names begin so belong to it."""
        return self.path / "countersign.db"

    @property
    def lock(self) -> Path:
        """Locked by the one process that writes."""
        return self.path / "lock"

    @property
    def attachments(self) -> Path:
        """Attached files, as the office keeps them."""
        return self.path / "attachments"

    def make(self) -> None:
        """Make the folders that are missing, closed to other people (mode 0700). Existing ones stay as they are.

        Raises Trouble ``home-cannot-open``.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.mkdir(mode=0o700, exist_ok=True)
            self.attachments.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise troubles.cannot_open(self.path, error.strerror or type(error).__name__) from error


def refuse_synced(path: Path) -> None:
    """Raise Trouble where the folder is kept in step by a sync program or lies on a network drive.

    Both tear a database apart that is being written (“How To Corrupt An SQLite Database File”, sqlite.org). Codes:
    ``home-in-synced-folder``, ``home-on-network``. The folder need not exist yet; ``home-cannot-open`` where the system
    does not let us look there, as where a name is too long.
    """
    try:
        Home(path).database.exists()
        kind = network_type(path.resolve())
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead back to themselves
        raise troubles.cannot_open(path, getattr(error, "strerror", None) or str(error)) from error
    if kind is not None:
        raise Trouble(
            code="home-on-network",
            title="The office's own folder cannot lie on a network drive",
            text=f"{path} is reached over a network ({kind}), where a database can be damaged. Nothing was changed.",
            advice="Choose a folder on this computer's own disk. Only the shared folder belongs on the network.",
        )
    program = synced_by(path, user_home=Path.home(), environment=os.environ)
    if program is not None:
        raise Trouble(
            code="home-in-synced-folder",
            title="The office's own folder cannot lie in a synced folder",
            text=f"{path} is kept in step by {program}, which can damage a database. Nothing was changed.",
            advice=_advice(path),
        )


def _advice(path: Path) -> str:
    """What to do about a synced folder, which may hold an office already."""
    if Home(path).database.exists():
        return (
            "Close the program on every computer, move this folder outside of what is kept in step, and open it there. "
            "The office, its keys and its log go along. Only the shared folder belongs into a synced one."
        )
    return "Choose a folder outside of it. Only the shared folder belongs there."


def refuse_used(path: Path) -> None:
    """Raise InvalidInput ``home-exists`` where the folder holds something already.

    Trouble ``home-cannot-open`` where it cannot be looked into.
    """
    try:
        used = path.exists() and (not path.is_dir() or any(path.iterdir()))
    except OSError as error:
        raise troubles.cannot_open(path, error.strerror or type(error).__name__) from error
    if used:
        raise InvalidInput(
            code="home-exists",
            title="This folder is not empty",
            text=f"{path} holds something already. Nothing was changed.",
            advice="Choose a new folder with --home, or use the office that is there.",
        )


@contextmanager
def home_in_the_making(home: Path) -> Iterator[Path]:
    """A place beside ``home`` to make it at. When the block ends it becomes ``home``; when it raises, nothing is left.

    Raises InvalidInput for a folder that holds something already, Trouble for a synced place and for the disk.
    """
    refuse_synced(home)
    refuse_used(home)
    making = part_beside(home)
    try:
        yield making
        sweep(home.parent, parts_of(home), fresh=making)
        if home.exists():
            home.rmdir()
        making.replace(home)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise Trouble(
            code="home-cannot-open",
            title="The office's folder could not be made",
            text=f"{home}: {error.strerror}. Nothing was left behind on this computer.",
            advice="Make room on the disk or choose a folder you may write to, then try again.",
        ) from error
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise

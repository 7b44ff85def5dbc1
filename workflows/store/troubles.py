"""The store's outside troubles in words: what happened, what is safe, what to do. No database is named here."""

from pathlib import Path

from workflows.errors import InvalidInput, Trouble


class Misuse(RuntimeError):
    """The store was used wrongly: a bug of ours, never outside trouble. Nothing of the statement was stored."""


class Conflict(Misuse):
    """A row contradicts one that is stored, or the stored one is not what the caller was told."""


def disk_full(path: Path) -> Trouble:
    """No room left where the database lies."""
    return Trouble(
        code="disk-full",
        title="The disk is full",
        text=f"{path} could not grow. This step was not saved; everything saved before is safe.",
        advice="Free some space on this disk and do it again.",
    )


def read_only(path: Path) -> Trouble:
    """The database may not be written."""
    return Trouble(
        code="home-read-only",
        title="The office's folder cannot be written",
        text=f"{path} is write-protected. This step was not saved; everything saved before is safe.",
        advice="Check the permissions of the folder, or choose another home for the office.",
    )


def busy(path: Path, holder: int | None = None) -> Trouble:
    """Another process holds the office; ``holder`` is its process id where known."""
    who = f"process {holder}" if holder is not None else "another program"
    return Trouble(
        code="home-busy",
        title="The office is open elsewhere",
        text=f"{path} is being written by {who}. Nothing was changed here.",
        advice="Close the other window or wait until its command has ended, then try again.",
    )


def damaged(path: Path, detail: str) -> Trouble:
    """The file is ours but its content is broken."""
    return Trouble(
        code="office-damaged",
        title="The office's database is damaged",
        text=f"{path} cannot be read correctly ({detail}). The file was left as it is.",
        advice="Restore the last backup, or join the office anew: the shared folder still holds what was sent.",
    )


def tables_damaged(path: Path, detail: str) -> Trouble:
    """A table that follows from the log holds what never followed from it. The log itself may be whole."""
    return Trouble(
        code="office-damaged",
        title="The office's tables were altered",
        text=f"{path} holds a row that this program did not write ({detail}). Nothing was changed.",
        advice="Run “countersign verify” to see what is wrong. If the log is whole, restoring a backup makes the tables"
        " again from it.",
    )


def not_an_office(path: Path) -> Trouble:
    """The file stands where a database is expected, but is something else."""
    return Trouble(
        code="not-an-office",
        title="This is not an office's database",
        text=f"{path} was not written by this program. It was left as it is.",
        advice="Choose the folder that holds the office, or restore a backup into a new folder.",
    )


def no_office(path: Path) -> Trouble:
    """There is nothing to open."""
    return Trouble(
        code="no-office-here",
        title="There is no office in this folder",
        text=f"{path} does not exist. Nothing was changed.",
        advice="Choose the folder that holds the office, or start a new one there.",
    )


def home_gone(path: Path) -> Trouble:
    """What was opened does not lie there any more: it was moved, removed or replaced while it was open."""
    return Trouble(
        code="home-gone",
        title="The office's folder is not where it was",
        text=f"{path} was moved, removed or replaced while it was open. This step was not saved.",
        advice="Put the folder back where it was (look in the bin too), or open the office from where it is now.",
    )


def cannot_open(path: Path, detail: str) -> Trouble:
    """The operating system refuses to open or make the file."""
    return Trouble(
        code="home-cannot-open",
        title="The office's folder cannot be opened",
        text=f"{path} cannot be opened ({detail}). Nothing was changed.",
        advice="Check that the folder exists and that you may read and write it.",
    )


def disk_error(path: Path, detail: str) -> Trouble:
    """Reading or writing failed below us."""
    return Trouble(
        code="disk-error",
        title="The disk reported an error",
        text=f"Reading or writing {path} failed ({detail}). This step was not saved; everything saved before is safe.",
        advice="Check the disk and its free space, make a backup, then try again.",
    )


def out_of_memory(path: Path) -> Trouble:
    """The database had not enough memory."""
    return Trouble(
        code="out-of-memory",
        title="Not enough memory",
        text=f"Working on {path} needed more memory than there is. This step was not saved.",
        advice="Close other programs and try again.",
    )


def newer_than_program(path: Path, found: str) -> Trouble:
    """A later program has already changed the file."""
    return Trouble(
        code="office-newer-than-program",
        title="This office needs a newer program",
        text=f"{path} was last used by a newer version (its layout is “{found}”). It was left as it is.",
        advice="Update this program on this computer, then open the office again.",
    )


def log_moved_on(device: str, size: int | None, position: int) -> Trouble:
    """Entries do not continue the stored log. ``size`` is None where the log is unknown."""
    state = "is not known here" if size is None else f"has {size} entries"
    return Trouble(
        code="log-position",
        title="These entries do not continue the log",
        text=f"The log of {device} {state}; an entry for position {position} does not fit. Nothing was stored.",
        advice="Read the log again and try once more.",
    )


def file_exists(path: Path) -> InvalidInput:
    """A new file was asked for where one stands."""
    return InvalidInput(
        code="file-exists",
        title="There is a file of this name already",
        text=f"{path} exists and was left as it is.",
        advice="Choose another name.",
    )


def home_exists(path: Path) -> InvalidInput:
    """A new office was asked for where one stands."""
    return InvalidInput(
        code="home-exists",
        title="There is an office in this folder already",
        text=f"{path} holds an office. It was left as it is.",
        advice="Open it, or choose another folder for the new one.",
    )


def ambiguous_request(prefix: str) -> InvalidInput:
    """Several requests begin so."""
    return InvalidInput(
        code="ambiguous-request",
        title="Several requests begin like this",
        text=f"“{prefix}” is the beginning of more than one request. Nothing was changed.",
        advice="Write more of the request's id.",
    )

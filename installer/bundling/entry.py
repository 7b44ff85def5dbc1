"""What both programs of the bundle run first: the window or a command, or a helper of either.

The bundle is no Python: where the program starts a part of itself in a process of its own, it starts itself with a word
that says which.
"""

import sys
from pathlib import PurePath

COMMAND = "countersign"
SMOKE, FIRST_WINDOW = "--smoke", "--first-window"
FOR_ME = ("--install-for-me", "--remove-for-me")
"""What `installer.linux.for_me` does; its own copy of the two words is checked by a test."""


def main(window: bool) -> int:  # noqa: FBT001 -- which of the two programs this is
    """Do what the words ask for; answers the exit code."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    if word == "--confined-reader":
        from workflows.intake.confined_process import main as read  # noqa: PLC0415 -- each way loads only its own

        read()
        return 0
    if word == "--side-process":
        from workflows.office.side_process import main as fold  # noqa: PLC0415

        fold()
        return 0
    if word == SMOKE:
        from installer.bundling.smoke import main as try_all  # noqa: PLC0415

        return try_all(sys.argv[2:])
    if word == FIRST_WINDOW:
        from installer.bundling.first_window import main as paint  # noqa: PLC0415

        return paint(sys.argv[2:])
    if word in FOR_ME and sys.platform == "linux":
        from installer.linux.for_me import main as put_in_place  # noqa: PLC0415

        return put_in_place(sys.argv[1:])
    if window:
        from desktop.start import main as open_window  # noqa: PLC0415

        return open_window()
    from workflows.cli.main import main as run  # noqa: PLC0415

    return run()


def is_window(called: str) -> bool:
    """Whether the program is the window: it is, unless it was called by the command's name.

    On Linux and macOS the command is a link to the window's program, so that the bundle holds all of it once.
    """
    return PurePath(called).stem != COMMAND

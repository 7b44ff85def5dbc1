"""The first thing that runs. Collecting garbage while everything is being loaded only costs time: there is none yet."""

import gc
import sys

_USAGE = """\
countersign-desktop: the window of Countersign, approvals that everybody can check.

usage: countersign-desktop [--home PATH] [--] [FILE or countersign: LINK]

  --home PATH      open the office in this folder
  --in-tray        start in the tray
  -h, --help       show this and end
  -V, --version    show the version and end

Everything that can be done in a terminal: countersign --help
"""


def main() -> int:
    """Start the app; answers its exit code."""
    said = _said(sys.argv[1:])
    if said:
        print(said.rstrip())  # noqa: T201 -- whoever asked waits at a terminal
        return 0
    gc.disable()
    from desktop.app import run  # noqa: PLC0415 -- after the line above

    return run(sys.argv)


def _said(words: list[str]) -> str:
    """What is told in place of opening a window; a word behind ``--`` is never an option."""
    options = words[: words.index("--")] if "--" in words else words
    if "-h" in options or "--help" in options:
        return _USAGE
    if "--version" in options or "-V" in options:
        from desktop.about_file import version_words  # noqa: PLC0415 -- only where it is asked for

        return version_words()
    return ""


if __name__ == "__main__":
    sys.exit(main())

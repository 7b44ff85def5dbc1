"""Tell a person, and a program, why the set-up could not be finished.

Written in the Python of 3.6, as `installer.environment` is.
"""

import contextlib
import json
import sys
from collections.abc import Iterator

from workflows.errors import Trouble


@contextlib.contextmanager
def told(*, as_json: bool) -> "Iterator[None]":
    """Turn outside trouble into words on standard error and exit code 3, an interruption into 130.

    With as_json the same stands on standard output as the one JSON document that the command line promises.
    """
    try:
        yield
    except Trouble as trouble:
        say(f"\n{trouble.title}. {trouble.text}\n{trouble.advice}")
        if as_json:
            words = {
                "code": trouble.code,
                "title": trouble.title,
                "text": trouble.text,
                "advice": trouble.advice,
            }
            sys.stdout.write(json.dumps({"error": words}) + "\n")
        sys.exit(3)
    except KeyboardInterrupt:
        say("\nStopped in the middle of the set-up; the next start repairs it.")
        sys.exit(130)


def say(words: str) -> None:
    """A line for the person, on standard error: standard output belongs to the program being set up."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()

"""Wrong usage: words that no command can make sense of. Exit code 2."""

import argparse


class WrongUsage(Exception):
    """The words of a command do not fit together. The text says what is missing, without a full stop."""


def positive(text: str) -> int:
    """A whole number of at least 1, for an option's ``type``."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a number of at least 1, found “{text}”")
    return number


def field_and_value(text: str) -> str:
    """A text such as ``gross=83.30``, for an option's ``type``."""
    if "=" not in text:
        raise argparse.ArgumentTypeError(f"write FIELD=VALUE, found “{text}”")
    return text

"""The columns of the log, and how its rows are told."""

from enum import IntEnum


class Column(IntEnum):
    """In the order in which they stand."""

    WHAT = 0
    WHO = 1
    LAPTOP = 2
    """Whose log it is, and the entry's number in it."""
    FAR = 3
    """How far it has come."""
    WHEN = 4

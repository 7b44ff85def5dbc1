"""What is amiss with a definition, and where."""

import re

import msgspec

Path = tuple[str | int, ...]
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}\Z")


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that must be corrected: where in the definition, and what was expected there."""

    path: Path
    expected: str

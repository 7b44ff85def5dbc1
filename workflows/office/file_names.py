"""Names of files that are made from names of strangers."""

from pathlib import Path

_MAX_NAME = 120
_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})
"""Names that Windows gives to devices (Microsoft, “Naming Files, Paths, and Namespaces”)."""
_FORBIDDEN = frozenset('<>:"|?*')


def clean_name(name: str) -> str:
    """A name that is one file in one folder on every system, whatever the sender called it."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    told = "".join("_" if not one.isprintable() or one in _FORBIDDEN else one for one in last)
    stem, suffix = Path(told.strip(" .") or "document").stem, Path(told.strip(" .")).suffix[:12]
    stem = stem[: _MAX_NAME - len(suffix)].rstrip(" .") or "document"
    return f"_{stem}{suffix}" if stem.partition(".")[0].strip().upper() in _RESERVED else stem + suffix

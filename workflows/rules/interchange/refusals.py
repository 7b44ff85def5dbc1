"""Why a foreign table, or a part of it, is not read: a code, its place, what was found and what would have been."""

import msgspec


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that lies outside of what can be read or written."""

    code: str
    """A stable word, such as ``dmn-aggregation``."""
    element: str = ""
    """The table or decision as its file calls it; empty for the file as a whole."""
    row: int = 0
    """Which row of it, from 1; 0 where it is about no row."""
    column: str = ""
    """Which column, as its heading calls it."""
    found: str = ""
    expected: str = ""
    """A short English phrase: what can be read in that place, or why this cannot."""

    @property
    def sentence(self) -> str:
        """Place and reason in English, without a full stop."""
        places = [f"“{self.element}”" if self.element else "", f"row {self.row}" if self.row else ""]
        places.append(f"column “{self.column}”" if self.column else "")
        place = ", ".join(part for part in places if part)
        found = f"found {self.found}; " if self.found else ""
        return f"{place}: {found}{self.expected}" if place else f"{found}{self.expected}"


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was read in another way than it was written. The answers of the table are the same."""

    code: str
    text: str
    """One English sentence."""


class OutsideError(ValueError):
    """Raised where reading or writing a table has to stop; carries the Refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal


def outside(
    code: str, expected: str, *, element: str = "", row: int = 0, column: str = "", found: str = ""
) -> OutsideError:
    """The error to raise for one refusal. ``found`` is shortened."""
    return OutsideError(
        Refusal(code=code, element=element, row=row, column=column, found=shortened(found), expected=expected)
    )


def shortened(text: str) -> str:
    """At most some 60 characters of one line, in quotation marks; nothing for nothing."""
    line = " ".join(text.split())
    return f"“{line[:60]}…”" if len(line) > 60 else f"“{line}”" if line else ""

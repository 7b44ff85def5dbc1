"""Why a file, or a part of it, is not read: a code, the element with its line, and what would be read."""

import msgspec


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that lies outside of what can be read or written."""

    code: str
    """A stable word, such as ``bpmn-element``."""
    element: str = ""
    """Which kind of element, such as ``inclusiveGateway``; empty for the file as a whole."""
    name: str = ""
    """What the file calls it."""
    id: str = ""
    line: int = 0
    """Line of the file, from 1; 0 where it is about no line."""
    expected: str
    """A short English phrase: what can be read in that place, and what could be done."""

    @property
    def sentence(self) -> str:
        """Place and reason in English, without a full stop."""
        called = f"{self.element} “{shortened(self.name)}”" if self.name else self.element
        parts = [called + (f" ({shortened(self.id)})" if self.id else "") if called else ""]
        parts.append(f"line {self.line}" if self.line else "")
        place = ", ".join(part for part in parts if part)
        return f"{place}: {self.expected}" if place else self.expected


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was left out, or read in another way than it was drawn."""

    code: str
    text: str
    """One English sentence."""
    line: int = 0


class OutsideError(ValueError):
    """Raised where reading or writing has to stop; carries the Refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal


def outside(code: str, expected: str) -> OutsideError:
    """The error to raise about a file or a workflow as a whole."""
    return OutsideError(Refusal(code=code, expected=expected))


def about(code: str, expected: str, *, element: str, name: str = "", id: str = "", line: int = 0) -> OutsideError:  # noqa: A002 -- the file's own word
    """The error to raise about one element."""
    return OutsideError(Refusal(code=code, element=element, name=name, id=id, line=line, expected=expected))


def shortened(text: str) -> str:
    """At most some 60 characters of one line."""
    line = " ".join(text.split())
    return f"{line[:60]}…" if len(line) > 60 else line

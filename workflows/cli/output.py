"""Where a command's answer goes: JSON for programs on standard output, or words for people; never both."""

import sys
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import msgspec

from workflows.cli.called import as_called
from workflows.cli.wording import refusal_sentence
from workflows.domain.commands import Refusal

_CONTROL = {code: "�" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
_CONTROL |= dict.fromkeys((0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, *range(0xE0000, 0xE0080)), "�")
_CONTROL |= dict.fromkeys((0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200B), "�")


class Output:
    """The answer of one command. Text from documents and other people never reaches a terminal unescaped."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def answer(self, plain: Any, words: Iterable[str]) -> None:
        """Give the answer once: the JSON document, or these lines."""
        if self.as_json:
            try:
                encoded = msgspec.json.encode(plain)
            except UnicodeEncodeError:
                encoded = msgspec.json.encode(_as_text(plain))
            text = msgspec.json.format(encoded, indent=2).decode()
            _write(sys.stdout, text + "\n")
        else:
            _write(sys.stdout, "".join(_one_line(line) + "\n" for line in words))

    def say(self, line: str = "") -> None:
        """Words for people beside the answer: on standard output, or on standard error where that holds JSON."""
        _write(sys.stderr if self.as_json else sys.stdout, _one_line(line) + "\n")

    def progress(self, done: int, total: int | None, what: str) -> None:
        """How far long work got; only where somebody is watching."""
        if sys.stderr.isatty():
            of = f" of {total:,}" if total else ""
            _write(sys.stderr, f"\r\x1b[K{what}: {done:,}{of}")

    def progress_ended(self) -> None:
        """Clear the line of progress."""
        if sys.stderr.isatty():
            _write(sys.stderr, "\r\x1b[K")

    def refused(self, refusal: Refusal, names: Mapping[str, str]) -> int:
        """A rule said no; people and roles are told by these names. Exit code 1."""
        title, text, advice = refusal_sentence(refusal, names)
        return self.failed(refusal.code, title, text, advice, exit_code=1)

    def failed(self, code: str, title: str, text: str, advice: str, *, exit_code: int) -> int:
        """Something went wrong; answers the exit code it was given. Advice is told as it can be typed here."""
        advice = as_called(advice)
        if self.as_json:
            self.answer({"error": {"code": code, "title": title, "text": text, "advice": advice}}, ())
        _write(sys.stderr, printable(f"{title}. {text}\n{advice}") + "\n")
        return exit_code


def _as_text(plain: Any) -> Any:
    """The value with the bytes of file names that are no text replaced, since JSON can carry text only."""
    if isinstance(plain, str):
        return plain.encode("utf-8", "replace").decode()
    if isinstance(plain, dict):
        return {_as_text(name): _as_text(value) for name, value in plain.items()}
    return [_as_text(value) for value in plain] if isinstance(plain, list | tuple) else plain


def printable(text: str) -> str:
    """The text without characters that could move the cursor, recolour or reorder what a terminal shows."""
    return text.translate(_CONTROL)


def _one_line(text: str) -> str:
    """One line stays one line: a name with a line break in it cannot put words of its own below ours."""
    return printable(text).replace("\n", "�")


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()

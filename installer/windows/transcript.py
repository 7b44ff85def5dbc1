"""What a journey did and found, line by line: shown while it happens, and kept in a file."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn


class StepFailed(Exception):
    """Something was not as it must be; the journey ends here."""


@dataclass(slots=True, kw_only=True)
class Transcript:
    """Lines with the seconds since the beginning before them. For one thread."""

    file: Path
    lines: list[str] = field(default_factory=list)
    begun_s: float = field(default_factory=time.monotonic)

    def step(self, title: str) -> None:
        """A part of the journey begins."""
        self._write(f"\n[{time.monotonic() - self.begun_s:6.1f} s] {title}")

    def say(self, words: str) -> None:
        """Something that was found."""
        for line in words.rstrip().splitlines():
            self._write(f"             {line.rstrip()}")

    def must(self, holds: object, promise: str, found: object = "") -> None:
        """Write down that a promise held. Raises StepFailed where it did not."""
        if not holds:
            self.fail(f"{promise}; found: {found!r}")
        self.say(f"ok: {promise}")

    def fail(self, words: str) -> NoReturn:
        """Write down what went wrong, and end."""
        self.say(f"FAILED: {words}")
        raise StepFailed(words)

    def _write(self, line: str) -> None:
        self.lines.append(line)
        print(line, flush=True)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text("\n".join(self.lines).lstrip("\n") + "\n", "utf-8")

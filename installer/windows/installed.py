"""An installed Countersign under Wine: where it lies, what it answers, what the system holds of it."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from installer.windows import facts
from installer.windows.transcript import StepFailed
from installer.windows.wine import Wine, until

PATIENCE_S = 240.0
"""So long anything may take on a machine that has other things to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """One person's Windows, with or without the program on it."""

    wine: Wine

    @property
    def folder(self) -> Path:
        """Where the program lies."""
        return self.wine.local_data / "Programs" / "Countersign"

    @property
    def data(self) -> Path:
        """Where the office lies; not where the program does."""
        return self.wine.local_data / "Countersign"

    @property
    def shortcut(self) -> Path:
        """Its place in the start menu."""
        roaming = self.wine.local_data.parent / "Roaming"
        return roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs" / facts.SHORTCUT

    def folders(self) -> list[str]:
        """The folders of builds that are there, whole or not."""
        return sorted(one.name for one in self.folder.glob(f"{facts.FOLDER_BEGINS}*"))

    def set_up(self, setup: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
        """Run a setup to its end, with nobody to answer it."""
        return self.wine.run([setup, "/S", *words])

    def remove(self, *words: str) -> bool:
        """Run the uninstaller; whether it ended. It goes on in a copy of itself, so its end shows in what is gone."""
        place = self.folder.relative_to(self.wine.drive)
        self.wine.run(["\\".join(["C:", *place.parts, "uninstall.exe"]), "/S", *words])  # as Windows would start it
        return until(lambda: not self.folder.exists(), PATIENCE_S)

    def command(self, *words: str, home: Path | None = None) -> Any:
        """What the bundled command line answers, from JSON. Raises StepFailed where it fails."""
        named: list[str | Path] = [] if home is None else ["--home", home]
        done = self.wine.run([self.folder / facts.COMMAND_EXE, *words, "--json", *named])
        if done.returncode != 0:
            said = (done.stdout + done.stderr).decode(errors="replace")[-2000:]
            raise StepFailed(f"{words[0]} ended with {done.returncode}: {said}")
        return json.loads(done.stdout)

    def version(self) -> str:
        """What the command line says it is; empty where it does not start."""
        done = self.wine.run([self.folder / facts.COMMAND_EXE, "--version"])
        return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else ""

    def open_window(self) -> "subprocess.Popen[bytes]":
        """Start the window and wait until it holds the claim on its place. Raises StepFailed where it does not come."""
        window = self.wine.start([self.folder / facts.WINDOW_EXE])
        if not until((self.data / "window.lock").exists, PATIENCE_S) or window.poll() is not None:
            raise StepFailed("the window did not open")
        return window

    def left_in_registry(self) -> list[str]:
        """What the person's registry still holds of the program."""
        keys = [key for key in facts.owned_keys() if self.wine.registry(key) is not None]
        keys += [
            key
            for file_type in facts.FILE_TYPES
            if self.wine.registry(key := rf"{facts.CLASSES}\{file_type}\OpenWithProgids", facts.DOCUMENT) is not None
        ]
        return keys + ([facts.RUN] if self.wine.registry(facts.RUN, facts.RUN_NAME) is not None else [])

    def left_with_the_system(self) -> list[str]:
        """Keys of the whole machine that are the program's: there must never be any."""
        return [key for key in facts.owned_keys() if self.wine.registry(key, root="HKLM") is not None]

"""The life of an installed program as a script: installed, used, shared, cut short, upgraded, removed, back again."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from installer.identity import SCHEME
from installer.windows import facts, package
from installer.windows.bundle import Bundle
from installer.windows.installed import PATIENCE_S, Installed
from installer.windows.transcript import Transcript
from installer.windows.wine import until

LOOK_S = 0.002
"""So often a setup that is to be killed is looked at."""
STILL_OPEN, NEWER_THERE = 4, 6
"""Answers of the setup; all of them stand in countersign.nsi."""


class Journey:
    """Two versions, one computer. The steps are told, and done, in this order; each relies on those before."""

    def __init__(self, place: Installed, told: Transcript, work: Path, older: Bundle, newer: Bundle) -> None:
        """``older`` is installed first, ``newer`` upgrades it; ``work`` is for what laptops share."""
        self._place, self._told, self._work = place, told, work
        self._older, self._newer = older, newer
        self._setups: dict[str, Path] = {}
        self._request = ""

    def go(self, setups: dict[str, Path]) -> None:
        """All of it. ``setups``: the installer of each version. Raises StepFailed at the first thing that is wrong."""
        self._setups = setups
        self.install()
        self.use()
        self.share()
        self.refuse_while_a_command_runs()
        self.kill_half_way()
        self.upgrade_over_a_running_window()
        self.refuse_the_older()
        self.uninstall_and_keep()
        self.reinstall()
        self.remove_everything()

    # ------------------------------------------------------------ the steps

    def install(self) -> None:
        """Silently, with the start at login."""
        place, told = self._place, self._told
        told.step(f"Install {self._older.version} silently, with start at login: setup /S /LOGIN")
        self._set_up(self._older, "/LOGIN")
        told.must(place.folders() == [self._inside(self._older)], "one folder of this build", place.folders())
        told.must(place.shortcut.is_file(), "a link in the start menu")
        link = place.wine.registry(rf"{facts.CLASSES}\{SCHEME}\shell\open\command", "") or ""
        told.must(rf'{facts.WINDOW_EXE}" -- "%1"' in link, "links countersign: open the window")
        told.must(place.wine.registry(rf"{facts.CLASSES}\.pdf\OpenWithProgids", facts.DOCUMENT), "it opens invoices")
        told.must(place.wine.registry(facts.RUN, facts.RUN_NAME), "it starts at login, as was chosen")
        told.must(not place.left_with_the_system(), "nothing was written for the whole computer")
        done = place.wine.run([place.folder / facts.COMMAND_EXE, "--smoke"])
        told.must(done.returncode == 0, "the installed program's self-test passes", done.stdout[-2000:])

    def use(self) -> None:
        """Found an office, ask, decide, verify; then the window on it."""
        place, told = self._place, self._told
        told.step("Use it: init, submit, tick, decide, verify with the bundled command line")
        people = ["--owner", "Anna Berg", "--person", "Ben Okafor=clerk", "--person", "Mia Wolf=manager"]
        founded = place.command("init", "--name", "Corner Shop", *people)
        told.say(f"office {founded['office']}, keys in: {founded['key_store']}")
        values = ["supplier_name=Papierhof", "invoice_number=17", "issue_date=2026-11-20", "gross=83.30"]
        values.append("account_code=6815")  # else the clerk is asked for it before the manager decides
        asked = place.command("submit", "invoice", "--as", "ben", *(word for one in values for word in ("--set", one)))
        self._request = asked["request"]
        place.command("tick", self._request, "--as", "anna")
        decided = place.command("decide", self._request, "approve", "--as", "mia")
        told.must(decided["status"] == "approved", f"{asked['title']} is approved by Mia Wolf", decided)
        self._verify()
        self._window_opens()

    def share(self) -> None:
        """A second laptop of the office, through a folder."""
        place, told = self._place, self._told
        told.step("Share it: a folder, a second laptop that joins, sync on both")
        shared, second = self._work / "shared folder", self._work / "second laptop"
        for one in (shared, second):
            shutil.rmtree(one, ignore_errors=True)
        shared.mkdir()
        place.command("folder", "connect", _z(shared))
        told.say(f"{place.command('sync')['published']} entries published")
        code = place.command("invite", "--person", "ben")["code"]
        joined = place.command("join", code, "--name", "second", home=second)
        told.say(f"the second laptop asks, with the words {' '.join(joined['words'])}")
        place.command("sync")
        state = place.command("sync", home=second)
        shown = place.command("show", self._request, home=second)
        told.must(shown["decisions"][0]["by"] == "mia-wolf", "the second laptop sees the decision", state)
        told.must(place.command("verify", home=second)["ok"], "and verifies it")

    def refuse_while_a_command_runs(self) -> None:
        """A long command holds its own file: nothing is changed under it."""
        place, told = self._place, self._told
        told.step(f"Upgrade while a command runs (sync --watch): setup of {self._newer.version} /S")
        watching = place.wine.start([place.folder / facts.COMMAND_EXE, "sync", "--watch"])
        until(lambda: watching.poll() is not None, 5)
        told.must(watching.poll() is None, "the command is running", watching.poll())
        done = place.set_up(self._setups[self._newer.version])
        told.must(done.returncode == STILL_OPEN, "the setup says that it is open, and ends", done.returncode)
        told.say(done.stdout.decode(errors="replace"))
        told.must(watching.poll() is None, "the command still runs")
        watching.kill()
        watching.wait(60)
        told.must(place.folders() == [self._inside(self._older)], "nothing of the new one is left", place.folders())
        self._is_whole(self._older)

    def kill_half_way(self) -> None:
        """At each stage of an upgrade, and the computer with it: what is there starts, and its office verifies."""
        place, told, new = self._place, self._told, self._inside(self._newer)
        stage = place.folder / f"{new}.part1"
        command, window = (_number(place.folder / name) for name in (facts.COMMAND_EXE, facts.WINDOW_EXE))
        stages: dict[str, Callable[[], bool]] = {
            "when it begins to unpack": stage.exists,
            "in the middle of unpacking": (stage / new / "PySide6").exists,
            "when all is unpacked": (stage / "uninstall.exe").exists,
            "when the new folder is in its place": (place.folder / new).exists,
            "when the command is in its place": lambda: _number(place.folder / facts.COMMAND_EXE) != command,
            "when both programs are in their place": lambda: _number(place.folder / facts.WINDOW_EXE) != window,
        }
        told.step(f"Kill the setup of {self._newer.version} half way, {len(stages)} times")
        for words, reached in stages.items():
            setup = place.wine.start([self._setups[self._newer.version], "/S"])
            came = until(lambda: reached() or setup.poll() is not None, PATIENCE_S, LOOK_S)  # noqa: B023 -- called here
            was_running = setup.poll() is None
            setup.kill()
            setup.wait(60)
            place.wine.switch_off()
            told.must(came and was_running, f"killed {words}; there is {', '.join(place.folders())}")
            version = place.version()
            told.must(version, "what is there starts", version)
            told.say(version)
            self._verify()
        self._window_opens()

    def upgrade_over_a_running_window(self) -> None:
        """The window is asked to close, and waited for."""
        place, told = self._place, self._told
        told.step(f"Install {self._older.version} again, then {self._newer.version} over its running window")
        self._set_up(self._older, "/OLDER")
        self._is_whole(self._older)
        window = place.open_window()
        told.say("the window is open")
        self._set_up(self._newer)
        told.must(window.wait(60) == 0, "the window was asked to close, and ended in order", window.returncode)
        self._is_whole(self._newer)
        told.must(place.wine.registry(facts.RUN, facts.RUN_NAME), "it still starts at login")
        self._window_opens()

    def refuse_the_older(self) -> None:
        """Nobody falls back by accident."""
        told = self._told
        told.step(f"Set up {self._older.version} over {self._newer.version}: refused")
        done = self._place.set_up(self._setups[self._older.version])
        told.must(done.returncode == NEWER_THERE, "it says that a newer one is there, and ends", done.returncode)
        self._is_whole(self._newer)

    def uninstall_and_keep(self) -> None:
        """Everything of the program goes; the office stays."""
        place, told = self._place, self._told
        told.step("Uninstall with the window open: uninstall /S")
        window = place.open_window()
        told.must(place.remove(), "the program's folder is gone", place.folders())
        told.must(window.wait(60) == 0, "the window had been asked to close", window.returncode)
        told.must(until(lambda: not place.left_in_registry(), 30), "no key of it is left", place.left_in_registry())
        told.must(not place.shortcut.exists(), "no link in the start menu is left")
        told.must((place.data / "office").is_dir(), "the office is kept")

    def reinstall(self) -> None:
        """The office is there again; and the same build once more repairs."""
        told = self._told
        told.step(f"Install {self._newer.version} again")
        self._set_up(self._newer)
        self._is_whole(self._newer)
        shown = self._place.command("show", self._request)
        told.must(shown["decisions"][0]["by"] == "mia-wolf", "the decision is there", shown["status"])
        self._verify()
        told.must(self._place.wine.registry(facts.RUN, facts.RUN_NAME) is None, "it does not start at login, unasked")
        told.step("Repair: a file is lost, and the same setup runs once more")
        lost = self._place.folder / self._inside(self._newer) / "python313.dll"
        lost.unlink()
        told.must(not self._place.version(), "without it the program does not start")
        self._set_up(self._newer)
        self._is_whole(self._newer)

    def remove_everything(self) -> None:
        """Only where it is asked for."""
        place, told = self._place, self._told
        told.step("Uninstall with everything: uninstall /S /PURGE")
        told.must(place.remove("/PURGE"), "the program's folder is gone", place.folders())
        told.must(until(lambda: not place.data.exists(), 60), "the office is gone, as was asked")
        told.must(not place.left_in_registry(), "no key of it is left", place.left_in_registry())

    # ------------------------------------------------------------ inside

    def _set_up(self, bundle: Bundle, *words: str) -> None:
        done = self._place.set_up(self._setups[bundle.version], *words)
        said = done.stdout.decode(errors="replace").strip()
        self._told.must(done.returncode == 0, f"the setup of {bundle.version} ends with 0", (done.returncode, said))
        self._told.say(said)

    def _is_whole(self, bundle: Bundle) -> None:
        place, told = self._place, self._told
        told.must(bundle.version in place.version(), f"{bundle.version} starts", place.version())
        inside = [self._inside(bundle)]
        told.must(place.folders() == inside, "its folder is the only one", place.folders())
        listed = place.wine.registry(facts.UNINSTALL, "DisplayVersion") or ""
        told.must(bundle.version in listed, "Windows lists that version", listed)
        self._verify()

    def _verify(self) -> None:
        verdict = self._place.command("verify")
        self._told.must(verdict["ok"], f"verify: all {verdict['entries']} entries are as they were written", verdict)

    def _window_opens(self) -> None:
        """By a link, on a request; the second start hands over, then one asks it to end."""
        place, told = self._place, self._told
        window = place.open_window()
        program = place.folder / facts.WINDOW_EXE
        link = place.wine.run([program, "--", f"countersign:request?id={self._request}"])
        told.must(link.returncode == 0, "a link is handed to the window that is open", link.returncode)
        told.must(place.wine.run([program, "--quit"]).returncode == 0, "--quit closes it and says so")
        told.must(_ended(window) == 0, "the window ended in order", window.returncode)

    @staticmethod
    def _inside(bundle: Bundle) -> str:
        return package.inside_of(bundle.folder)


def _ended(window: "subprocess.Popen[bytes]") -> int | None:
    until(lambda: window.poll() is not None, PATIENCE_S)
    return window.poll()


def _number(path: Path) -> int:
    """Another one as soon as another file has this name."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _z(path: Path) -> str:
    return "Z:" + str(path.absolute()).replace("/", "\\")

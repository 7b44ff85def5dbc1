"""Tries once everything that a bundle can lack: ``--smoke``, the self-test that every bundle is run with.

What is imported late, read as a file or started as another process is what goes missing when a program is gathered. So
each part is used for real, in a folder that is thrown away: a failure names the part, and the exit code is 1.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workflows import __version__, clock

SHORT_S = 20.0
"""Nobody waits longer for a thread or a helper here."""


def main(words: list[str]) -> int:
    """Try every part and print a JSON document; ``words`` names parts to leave out, each as ``--without-PART``."""
    os.environ["COUNTERSIGN_KEY_STORE"] = "file"  # an office to throw away leaves nothing in anybody's keyring
    left_out = {word.removeprefix("--without-") for word in words}
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory(prefix="countersign-smoke-") as place:
        os.environ["COUNTERSIGN_DATA"] = place
        for name, part in PARTS.items():
            if name not in left_out:
                found[name] = _tried(part, Path(place))
    passed = all(one["passed"] for one in found.values())
    sys.stdout.write(json.dumps({"version": __version__, "build": build(), "passed": passed, "parts": found}, indent=2))
    sys.stdout.write("\n")
    sys.stdout.flush()
    return 0 if passed else 1


def build() -> str | None:
    """What the bundle was stamped with; None where this is no bundle."""
    from desktop.about_file import read  # noqa: PLC0415 -- only here

    stamped = read()
    return stamped.build if stamped else None


def _tried(part: Callable[[Path], str], place: Path) -> dict[str, Any]:
    began_s = clock.monotonic_s()
    try:
        words, passed = part(place), True
    except Exception as error:  # noqa: BLE001 -- whatever is missing, in whatever way, is what this is for
        words, passed = f"{type(error).__name__}: {error}", False
    return {"passed": passed, "found": words, "seconds": round(clock.monotonic_s() - began_s, 3)}


def _database(place: Path) -> str:
    """Found an office (which runs every migration) and read it again."""
    from workflows.office.founding import Charter, found  # noqa: PLC0415
    from workflows.office.office import Office  # noqa: PLC0415

    found(place / "home", Charter(name="Smoke", owner="Owner", country="DE"))
    with Office.open(place / "home") as office:
        return f"an office with {len(office.state.workflows)} workflows"


def _log(place: Path) -> str:
    """Every entry, signature and proof of that office, and the packages that cryptography needs."""
    from workflows.office.proving.checking import check_office  # noqa: PLC0415

    verdict = check_office(place / "home")
    assert not verdict.findings, verdict.findings
    return f"{sum(one.size for one in verdict.devices)} entries verified"


def _commands(place: Path) -> str:
    """Every command can be loaded and knows its options."""
    import argparse  # noqa: PLC0415
    from importlib import import_module  # noqa: PLC0415

    from workflows.cli.commands import COMMANDS  # noqa: PLC0415

    del place
    for entry in COMMANDS.values():
        import_module(entry.module).add_arguments(argparse.ArgumentParser(prog=entry.name))
    return f"{len(COMMANDS)} commands"


def _keyring(place: Path) -> str:
    """Which keyring would keep keys here. None is no fault: keys then lie in a file."""
    from importlib import import_module  # noqa: PLC0415

    import keyring  # noqa: PLC0415

    del place
    for name in ("SecretService", "Windows", "macOS"):
        import_module(f"keyring.backends.{name}")
    found = type(keyring.get_keyring())
    return f"{found.__module__}.{found.__qualname__}"


def _folder(place: Path) -> str:
    """Share that office through a folder once, and load the library for places on the net."""
    import opendal  # noqa: PLC0415

    from workflows.office.office import Office  # noqa: PLC0415
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415

    (place / "shared").mkdir()
    with Office.open(place / "home") as office:
        Sharing.connect(office, str(place / "shared"))
        Sharing.of(office).exchange(deep=False, at_once=False)
    operator = opendal.Operator("fs", root=str(place / "shared"))
    files = sum(1 for one in operator.scan("") if not one.path.endswith("/"))
    assert files > 0
    return f"{files} files in the folder"


def _holidays(place: Path) -> str:
    """The working days of a unit, which come from modules loaded by name."""
    import holidays  # noqa: PLC0415

    del place
    return f"{len(holidays.country_holidays('DE', years=2027))} holidays"


def _numbers(place: Path) -> str:
    """VAT numbers and accounts, each country's rules in a module loaded by name."""
    from stdnum import iban  # noqa: PLC0415

    from workflows.intake.checks import vat_answer  # noqa: PLC0415

    del place
    asked = ("DE136695976", "ATU13585627", "FR40303265045", "CHE-100.155.212 MWST")
    assert {vat_answer(one) for one in asked} == {"valid"}
    assert iban.is_valid("BE31435411161155")  # Belgium's accounts have rules of their own
    return f"{len(asked)} VAT numbers and an account"


def _scheduler(place: Path) -> str:
    """Let the runner look once, and stop it."""
    from workflows.automations.due_runs import DueRuns  # noqa: PLC0415
    from workflows.automations.runner import Runner  # noqa: PLC0415
    from workflows.office.office import Office  # noqa: PLC0415

    with Office.open(place / "home") as office:
        runs = DueRuns(office)

        def look() -> int | None:
            runner.stop()
            return runs.step().next_ms

        runner = Runner(look)
        giving_up = threading.Timer(SHORT_S, runner.stop)
        giving_up.start()
        looked = runner.run()
        giving_up.cancel()
    assert looked == 1
    return "looked once"


def _reader(place: Path) -> str:
    """The helper that takes PDF and Excel files apart, with a real invoice."""
    from workflows.intake.read import read_document  # noqa: PLC0415
    from workflows.office.shipped import RESOURCES  # noqa: PLC0415

    del place
    path = next(iter(sorted((RESOURCES / "sample_firm" / "invoices").glob("*.pdf"))))
    outcome = read_document(path).outcome
    assert outcome in {"invoice", "draft"}, outcome
    return f"{path.name}: {outcome}"


def _side_process(place: Path) -> str:
    """The helper that folds entries on another processor says that it is ready."""
    from workflows.office.side_messages import decode_ready, receive  # noqa: PLC0415
    from workflows.office.side_processes import command  # noqa: PLC0415

    words = command(place / "home")
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_root()) as process:
        assert process.stdout is not None
        giving_up = threading.Timer(SHORT_S, process.kill)
        giving_up.start()
        ready = decode_ready(receive(process.stdout))
        giving_up.cancel()
        process.communicate()
    return f"knows {len(ready.chain)} acts of the office"


def _root() -> Path:
    from workflows.office.shipped import RESOURCES  # noqa: PLC0415

    return RESOURCES.parent


def _window(place: Path) -> str:
    """The window in a process of its own, until it has painted itself; German words, icons and pages included."""
    words = [sys.executable, "--first-window"]
    if not getattr(sys, "frozen", False):
        words = [sys.executable, "-m", "installer.bundling.first_window"]
    surroundings = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    if _is_without_screen():
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [*words, str(place / "home")],
        env=surroundings,
        capture_output=True,
        timeout=SHORT_S * 3,
        check=False,
        cwd=_root(),
    )
    assert done.stdout.strip().endswith(b"painted"), done.stderr.decode(errors="replace")[-2000:]
    return "painted" + (" on no screen" if surroundings.get("QT_QPA_PLATFORM") == "offscreen" else "")


def _pages(place: Path) -> str:
    """Every page, effect and migration module can be loaded, and the German words are there."""
    from importlib import import_module  # noqa: PLC0415

    from PySide6.QtCore import QTranslator  # noqa: PLC0415

    from desktop.language import TRANSLATIONS  # noqa: PLC0415
    from desktop.navigation import PLACES  # noqa: PLC0415

    del place
    for one in PLACES:
        import_module(f"desktop.pages.{one.page}.page")
    assert QTranslator().load(str(TRANSLATIONS / "countersign_de.qm"))
    return f"{len(PLACES)} pages"


def _printing(place: Path) -> str:
    """A page goes out as it would to a printer; into a file, since nobody may have one here."""
    from PySide6.QtGui import QGuiApplication, QPainter  # noqa: PLC0415
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415

    if _is_without_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    program = QGuiApplication.instance() or QGuiApplication(["smoke"])
    page = place / "page.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(page))
    painter = QPainter(printer)
    painter.drawLine(0, 0, 100, 100)
    painter.end()
    assert page.read_bytes().startswith(b"%PDF"), program
    return f"a page, and {len(QPrinterInfo.availablePrinterNames())} printers"


def _is_without_screen() -> bool:
    return sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


PARTS: dict[str, Callable[[Path], str]] = {
    "database": _database,
    "log": _log,
    "commands": _commands,
    "keyring": _keyring,
    "folder": _folder,
    "holidays": _holidays,
    "numbers": _numbers,
    "scheduler": _scheduler,
    "reader": _reader,
    "side-process": _side_process,
    "pages": _pages,
    "printing": _printing,
    "window": _window,
}
"""In this order; the first makes the office that the others use."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Reports of failures name places in the program, and nothing of the office."""

import sys
import threading
from importlib import import_module
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.crash import Crashes, report, scrubbed
from workflows import __version__


def failing(amount: int) -> None:
    """Fails with words that hold what nobody else may read."""
    raise ValueError(f"Papierhof Müller GmbH wants {amount} EUR on 'DE89370400440532013000' at /home/anna/x.pdf")


def test_a_report_says_where_and_not_what() -> None:
    """No amount, no name, no path."""
    with pytest.raises(ValueError, match="wants") as raised:
        failing(124_050)

    text = report(raised.value)

    assert "ValueError" in text
    assert "test_crash.py" in text
    assert "in failing" in text
    for secret in ("124", "Papierhof", "Müller", "DE89", "anna"):
        assert secret not in text


def test_what_an_error_quotes_is_blanked() -> None:
    """Quotations, numbers, ids and paths."""
    assert "1.240,50" not in scrubbed("amount 1.240,50 is wrong")
    assert "anna" not in scrubbed('"anna" not found')
    assert "cizpjk6kd5a6sauqkwqgg5rspy" not in scrubbed("no cizpjk6kd5a6sauqkwqgg5rspy here")


@pytest.mark.parametrize(
    "text",
    [
        "Petra may not approve it",
        "person petra-lang unknown",
        "supplier müller gmbh not found",
        r"could not read C:\Users\Hans Petra\Rechnung Müller.pdf: denied",
        "/home/hans/Rechnung von Petra GmbH.pdf not there",
        "value=petra",
        "„Petra“ and O’Petra & Söhne",
        "user_petra of 北風商店",
    ],
)
def test_no_name_gets_through_however_it_is_written(text: str) -> None:
    """Without quotation marks, in small letters, in other scripts: only words that errors are made of stay."""
    found = scrubbed(text).casefold()

    for secret in ("petra", "müller", "lang", "hans", "gmbh", "söhne", "北風商店", "rechnung"):
        assert secret not in found


def test_what_kind_of_mistake_it_was_can_still_be_read() -> None:
    """A report that says nothing would help nobody."""
    assert scrubbed("list index out of range") == "list index out of range"
    assert "object has no attribute" in scrubbed("'NoneType' object has no attribute 'petra'")


def test_errors_that_nobody_caught_are_told_from_any_thread(qtbot: QtBot, tmp_path: Path) -> None:
    """The dialog hears of them; the program goes on."""
    crashes = Crashes(tmp_path)
    told: list[str] = []
    crashes.happened.connect(told.append)
    crashes.watch()
    try:
        thread = threading.Thread(target=failing, args=(1,))
        thread.start()
        thread.join()
        try:
            failing(2)
        except ValueError:
            sys.excepthook(*sys.exc_info())
        qtbot.waitUntil(lambda: len(told) == 2)
    finally:
        crashes.rest()

    assert all("in failing" in one for one in told)


def test_the_last_failure_lies_in_the_file_also_after_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever closed the dialog can copy it still; an older one is gone."""
    del qtbot
    kept = tmp_path / "crash.txt"
    kept.write_text("older\n" * 20_000, "utf-8")
    for _ in ("first", "second"):
        crashes = Crashes(tmp_path)
        crashes.tell(RuntimeError("index out of range"))
        crashes.rest()

    Crashes(tmp_path).rest()

    assert kept.read_text("utf-8").count("RuntimeError") == 1
    assert "older" not in kept.read_text("utf-8")
    assert "index out of range" in kept.read_text("utf-8")


def test_a_report_says_which_program_it_was_and_what_part_was_missing() -> None:
    """A part that was not gathered into a build is the first thing to look for."""
    with pytest.raises(ImportError) as raised:
        import_module("desktop.nowhere")

    text = report(raised.value)

    assert text.startswith(f"Countersign {__version__}")
    assert "(desktop.nowhere)" in text

"""Where nothing can be kept, the program says so instead of ending without a word."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import app as desktop_app
from desktop import no_place


def test_a_data_folder_that_cannot_be_written_is_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should be; a start ends with a sentence that names it."""
    told: list[Path] = []
    (tmp_path / "data").touch()
    monkeypatch.setenv("COUNTERSIGN_DATA", str(tmp_path / "data" / "deeper"))
    monkeypatch.setattr(desktop_app, "QApplication", lambda _words: qapp)
    monkeypatch.setattr(no_place, "say_no_place", told.append)

    assert desktop_app.run(["countersign"]) == 1
    assert told == [tmp_path / "data" / "deeper"]
    assert str(told[0]) in no_place.no_place_words(told[0])

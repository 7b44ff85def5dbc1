"""What people drop becomes a list of files, whatever it is."""

from pathlib import Path

import pytest

from workflows.office.asking import files_in


def test_a_folder_becomes_its_files_by_name(tmp_path: Path) -> None:
    """Hidden and unfinished ones are left, and so are folders inside."""
    for name in ("b.xml", "a.pdf", ".hidden", "~lock", "c.part"):
        (tmp_path / name).touch()
    (tmp_path / "inner").mkdir()

    assert files_in([tmp_path]) == (tmp_path / "a.pdf", tmp_path / "b.xml")


def test_what_cannot_be_looked_at_stays_for_the_reader_to_refuse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name longer than any system takes, and a folder that may not be entered, stop no other file."""
    closed, good, endless = tmp_path / "closed", tmp_path / "good.xml", Path("/" + "a" * 3_000)
    closed.mkdir()
    good.touch()

    def refused(self: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "iterdir", refused)

    assert files_in([closed, endless, good]) == (closed, endless, good)

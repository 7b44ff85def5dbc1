"""Starting with the system, by choice."""

import sys
from pathlib import Path

import pytest

from desktop import login_item
from desktop.claim import HIDDEN


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a key of the registry")
def test_it_is_turned_on_and_off(tmp_path: Path) -> None:
    """Off leaves nothing behind."""
    assert not login_item.is_on(tmp_path)
    login_item.turn_on(["/opt/counter sign/countersign", "--home", "/x"], tmp_path)
    assert login_item.is_on(tmp_path)
    written = next(tmp_path.iterdir()).read_text()
    assert "/opt/counter sign/countersign" in written
    assert HIDDEN in written

    login_item.turn_off(tmp_path)
    login_item.turn_off(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_an_installed_program_is_started_by_the_path_that_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of a version is gone after the next update; what starts every version is not."""
    stays = tmp_path / "countersign-desktop"
    monkeypatch.setenv(login_item.PROGRAM, str(stays))
    assert login_item.own_program()[0] == sys.executable

    stays.touch()

    assert login_item.own_program() == [str(stays)]


def test_signs_of_a_path_are_no_commands() -> None:
    """A folder's name can hold quotes, dollars and percent signs."""
    line = login_item._autostart(['/a"b$c`d%e\\f'])
    assert 'Exec="/a\\\\"b\\\\$c\\\\`d%%e\\\\\\\\f"' in line

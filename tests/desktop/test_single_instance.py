"""One window for one place."""

import time
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from desktop import other_starts
from desktop.claim import Claim
from desktop.other_starts import OtherStarts, words_in


def test_a_second_start_hands_over_and_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    """Its files open in the window that is there."""
    first, second, heard_here = Claim(tmp_path), Claim(tmp_path), OtherStarts(tmp_path)
    assert first.take()
    assert heard_here.listen()

    assert not second.take()
    with qtbot.waitSignal(heard_here.handed_over) as heard:
        assert OtherStarts(tmp_path).hand_over(["/a.xml", "countersign:request?id=x"])

    assert heard.args == [["/a.xml", "countersign:request?id=x"]]
    heard_here.close()
    first.release()
    assert second.take()
    second.release()


def test_another_place_is_another_claim(tmp_path: Path) -> None:
    """Two data folders may be shown side by side."""
    first, second = Claim(tmp_path / "a"), Claim(tmp_path / "b")
    assert first.take()
    assert second.take()
    first.release()
    second.release()


def test_a_socket_left_over_from_a_crash_is_in_nobodys_way(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever holds the claim listens, whatever lies there."""
    left_over = OtherStarts(tmp_path)
    assert left_over.listen()

    assert OtherStarts(tmp_path).listen()
    left_over.close()


def test_junk_over_the_socket_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """Half lines, large lines and lines of something else are passed over, and the next is heard."""
    first = OtherStarts(tmp_path)
    assert first.listen()
    for junk in (b"half", b"x" * 200_000, b'{"not": "words"}\n', b"\xff\xfe\n"):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        assert socket.waitForConnected(1000)
        socket.write(junk)
        socket.waitForBytesWritten(1000)
        socket.disconnectFromServer()

    with qtbot.waitSignal(first.handed_over, check_params_cb=lambda words: words == ["/a.xml"]):
        assert OtherStarts(tmp_path).hand_over(["/a.xml"])

    first.close()


def test_words_are_only_texts() -> None:
    """What is no list of texts is nothing."""
    assert words_in(b'["a", 1, null, "b\\u0000", "c"]') == ["a", "c"]
    assert words_in(b"[" * 100_000) == []


def test_nothing_is_said_to_a_socket_that_another_user_put_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that all users share, somebody may listen under our name: file names and codes stay here."""
    listening = OtherStarts(tmp_path)
    assert listening.listen()
    monkeypatch.setattr(other_starts, "_STARTING_S", 0.2)
    monkeypatch.setattr("os.geteuid", lambda: 4_711)

    assert not OtherStarts(tmp_path).hand_over(["countersign:join?code=secret"])
    listening.close()


def test_a_second_start_waits_for_a_first_that_does_not_hear_yet(qtbot: QtBot, tmp_path: Path) -> None:
    """Two files double-clicked one after the other: both open."""
    first = OtherStarts(tmp_path)
    handing = Thread(target=OtherStarts(tmp_path).hand_over, args=(["/b.xml"],))
    handing.start()
    time.sleep(0.2)
    assert first.listen()

    with qtbot.waitSignal(first.handed_over, check_params_cb=lambda words: words == ["/b.xml"]):
        pass
    handing.join()
    first.close()


def test_of_too_many_words_the_first_are_handed_over(qtbot: QtBot, tmp_path: Path) -> None:
    """A heap of files with long paths is cut after a whole word, not lost."""
    first = OtherStarts(tmp_path)
    assert first.listen()

    with qtbot.waitSignal(first.handed_over) as heard:
        assert OtherStarts(tmp_path).hand_over([f"/{number}/{'ü' * 900}" for number in range(150)])

    assert 5 < len(heard.args[0]) < 150
    first.close()


def test_a_folder_that_cannot_be_written_is_not_taken_for_another_window(tmp_path: Path) -> None:
    """Otherwise the program would end without a word, as if it were open already."""
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Claim(tmp_path / "file")
    claim = Claim(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(OSError, match="cannot be written"):
        claim.take()

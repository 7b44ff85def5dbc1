"""One window for one place."""

from pathlib import Path

from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from desktop.single_instance import SingleInstance, words_in


def test_a_second_start_hands_over_and_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    """Its files open in the window that is there."""
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()

    assert not second.claim()
    with qtbot.waitSignal(first.handed_over) as heard:
        assert second.hand_over(["/a.xml", "countersign:request?id=x"])

    assert heard.args == [["/a.xml", "countersign:request?id=x"]]
    first.release()
    assert second.claim()
    second.release()


def test_another_place_is_another_claim(qtbot: QtBot, tmp_path: Path) -> None:
    """The sample firm and one's own may be open side by side by other data folders."""
    first, second = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert first.claim()
    assert second.claim()
    first.release()
    second.release()


def test_junk_over_the_socket_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """Half lines, large lines and lines of something else are passed over, and the next is heard."""
    first = SingleInstance(tmp_path)
    assert first.claim()
    for junk in (b"half", b"x" * 200_000, b'{"not": "words"}\n', b"\xff\xfe\n"):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        assert socket.waitForConnected(1000)
        socket.write(junk)
        socket.waitForBytesWritten(1000)
        socket.disconnectFromServer()

    with qtbot.waitSignal(first.handed_over, check_params_cb=lambda words: words == ["/a.xml"]):
        assert SingleInstance(tmp_path).hand_over(["/a.xml"])

    first.release()


def test_words_are_only_texts() -> None:
    """What is no list of texts is nothing."""
    assert words_in(b'["a", 1, null, "b\\u0000", "c"]') == ["a", "c"]
    assert words_in(b"[" * 100_000) == []

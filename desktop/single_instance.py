"""One window for one office: a second start hands over what it was started with, and leaves.

The lock comes first, so that a socket left over from a crash is known to be nobody's (QLockFile; the socket can only be
reached by the same user). What comes over is hostile like any words from outside: at most some file paths and links.
"""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_MOST_BYTES = 64 * 1024
_WAIT_MS = 1_500
_MOST_WORDS = 200


class SingleInstance(QObject):
    """The claim of this process to be the one that shows this place."""

    handed_over = Signal(list)
    """Words (file paths and links) with which a second start was made; it left. May be empty: show the window."""

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        """``place``: the folder that tells one claim from another; made where it is missing."""
        super().__init__(parent)
        place.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(place / "window.lock"))
        self._lock.setStaleLockTime(0)
        digest = QCryptographicHash.hash(str(place.resolve()).encode(), QCryptographicHash.Algorithm.Sha256)
        self._name = "countersign-" + bytes(digest.toHex().data()).decode()[:24]
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Be the one; False where another process is already."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        self._server.listen(self._name)
        return True

    def hand_over(self, words: list[str]) -> bool:
        """Give these to the one that is running; whether it took them."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(json.dumps(words[:_MOST_WORDS]).encode()[:_MOST_BYTES] + b"\n")
        taken = socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return taken

    def release(self) -> None:
        """Let another process be the one."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    @Slot()
    def _connected(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._take(socket)

    @Slot()
    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST_BYTES + 1:
            socket.abort()
            return
        if socket.canReadLine():
            self.handed_over.emit(words_in(bytes(socket.readLine().data())))


def words_in(line: bytes) -> list[str]:
    """The words in what came over; none where it is not what a second start would have sent."""
    try:
        plain: Any = json.loads(line)
    except (ValueError, RecursionError):
        return []
    if not isinstance(plain, list):
        return []
    return [word for word in plain[:_MOST_WORDS] if isinstance(word, str) and "\0" not in word]

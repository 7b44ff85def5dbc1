"""One window for one office: a second start hands over what it was started with, and leaves.

Whoever listens holds the claim (``desktop.claim``), so a socket left over from a crash is known to be nobody's. It can
only be reached by the same user, and nothing is said to a socket that another user put in its place. What comes over
is hostile like any words from outside: some file paths and links.
"""

import json
import os
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCryptographicHash, QObject, QSemaphore, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_MOST_BYTES = 64 * 1024
_WAIT_MS = 1_500
_STARTING_S = 8.0
"""So long the first start may take until it hears others; a second one made meanwhile waits for it."""
_AGAIN_MS = 50
_MOST_WORDS = 200


class OtherStarts(QObject):
    """What other starts of the program say to the one that is running."""

    handed_over = Signal(list)
    """Words (file paths and links) with which a second start was made; it left. May be empty: show the window."""

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        """``place``: the folder that tells one claim from another."""
        super().__init__(parent)
        digest = QCryptographicHash.hash(str(place.resolve()).encode(), QCryptographicHash.Algorithm.Sha256)
        self._name = "countersign-" + bytes(digest.toHex().data()).decode()[:24]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)

    def listen(self) -> bool:
        """Hear other starts from now on; called by whoever holds the claim. False where the system does not let us."""
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def hand_over(self, words: list[str]) -> bool:
        """Give these to the one that is running; whether it took them."""
        socket, until, never = QLocalSocket(), time.monotonic() + _STARTING_S, QSemaphore(0)
        while not self._reached(socket):
            if time.monotonic() >= until:
                return False
            never.tryAcquire(1, _AGAIN_MS)  # this process has no window, and nothing else to do meanwhile
        socket.write(_line_of(words))
        taken = socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return taken

    def close(self) -> None:
        """Hear nothing more."""
        self._server.close()

    def _reached(self, socket: QLocalSocket) -> bool:
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        if _is_own(socket.fullServerName()):
            return True
        socket.abort()
        return False

    @Slot()
    def _connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
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


def _line_of(words: list[str]) -> bytes:
    """As many of the words as one message takes, from the first on."""
    kept: list[str] = []
    size = 2
    for word in words[:_MOST_WORDS]:
        size += len(json.dumps(word)) + 2
        if size >= _MOST_BYTES:
            break
        kept.append(word)
    return json.dumps(kept).encode() + b"\n"


def _is_own(name: str) -> bool:
    """Whether a socket is this user's: in a folder that all users share, another one may have been there first."""
    if not hasattr(os, "geteuid") or not name.startswith("/"):
        return True
    try:
        return os.lstat(name).st_uid == os.geteuid()
    except OSError:
        return False


def words_in(line: bytes) -> list[str]:
    """The words in what came over; none where it is not what a second start would have sent."""
    try:
        plain: Any = json.loads(line)
    except (ValueError, RecursionError):
        return []
    if not isinstance(plain, list):
        return []
    return [word for word in plain[:_MOST_WORDS] if isinstance(word, str) and "\0" not in word]

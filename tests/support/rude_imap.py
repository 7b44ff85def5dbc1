"""A mailbox server that was written to do harm: it lies about lengths, drops lines, and takes its time."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

Mood = Literal[
    "sound", "drops-in-mail", "slow-greeting", "drips", "lies-long", "lies-short", "announces-huge", "floods",
    "other-uid", "no-starttls", "garbage", "preauth",
]  # fmt: skip


class RudeImap:
    """What it was asked, and how it behaves."""

    def __init__(self, mood: Mood, mails: list[bytes]) -> None:
        self.mood = mood
        self.mails = mails
        self.heard: list[str] = []
        self.port = 0
        self.over = threading.Event()

    def serve(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            line.settimeout(20)
            if self.mood == "slow-greeting":
                self.over.wait(15)
                return
            if self.mood == "garbage":
                line.sendall(b"HTTP/1.1 200 OK\r\n\r\n" * 50)
                return
            line.sendall(b"* PREAUTH hello\r\n" if self.mood == "preauth" else b"* OK hello\r\n")
            stream = line.makefile("rb")
            with stream:
                for told in stream:
                    text = told.decode("utf-8", "replace").strip()
                    self.heard.append(text)
                    tag, _, rest = text.partition(" ")
                    if not self.answer(line, tag, rest):
                        return

    def answer(self, line: socket.socket, tag: str, rest: str) -> bool:
        verb = rest.upper()
        ok = f"{tag} OK done\r\n".encode()
        if self.mood == "drips" and verb.startswith("UID"):
            while not self.over.wait(0.1):
                line.sendall(b"* OK still there\r\n")
            return False
        if self.mood == "floods" and verb.startswith("UID"):
            with suppress(OSError):
                while not self.over.is_set():
                    line.sendall(b"* 1 FETCH (FLAGS (" + b"x" * 60_000 + b"))\r\n" * 10)
            return False
        if verb.startswith("CAPABILITY"):
            line.sendall(b"* CAPABILITY IMAP4rev1\r\n" + ok)
        elif verb.startswith(("SELECT", "EXAMINE")):
            line.sendall(b"* %d EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n" % len(self.mails) + ok)
        elif verb.startswith("UID SEARCH"):
            numbers = " ".join(str(one + 1) for one in range(len(self.mails)))
            line.sendall(f"* SEARCH {numbers}\r\n".encode() + ok)
        elif verb.startswith("UID FETCH"):
            return self.fetched(line, verb, ok)
        elif verb.startswith("LOGOUT"):
            line.sendall(b"* BYE\r\n" + ok)
            return False
        else:
            line.sendall(ok)
        return True

    def fetched(self, line: socket.socket, verb: str, ok: bytes) -> bool:
        asked = re.match(r"UID FETCH ([0-9,]+)", verb)
        assert asked is not None
        for uid in map(int, asked[1].split(",")):
            mail = self.mails[uid - 1]
            if "HEADER" in verb:
                head = mail.split(b"\r\n\r\n")[0] + b"\r\n\r\n"
                about = b'* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE "23-Nov-2026 12:00:00 +0000" ' % (
                    uid,
                    uid,
                    len(mail),
                )
                line.sendall(about + b"BODY[HEADER.FIELDS (FROM)]<0> {%d}\r\n" % len(head) + head + b")\r\n")
                continue
            length = len(mail)
            told = uid
            if self.mood == "drops-in-mail":
                line.sendall(b"* 1 FETCH (UID %d BODY[] {%d}\r\n" % (uid, length) + mail[: length // 2])
                return False
            if self.mood == "lies-long":
                length += 1_000
            if self.mood == "lies-short":
                length //= 2
            if self.mood == "announces-huge":
                length = 99_999_999_999
            if self.mood == "other-uid":
                told = uid + 1
            line.sendall(b"* 1 FETCH (UID %d BODY[] {%d}\r\n" % (told, length) + mail + b")\r\n")
        line.sendall(ok)
        return True


@contextmanager
def rude_imap(mood: Mood, *mails: bytes) -> Iterator[RudeImap]:
    """It runs for the block."""
    rude = RudeImap(mood, list(mails))
    threads: list[threading.Thread] = []
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        rude.port = listening.getsockname()[1]

        def accept() -> None:
            with suppress(OSError):
                while True:
                    line, _ = listening.accept()
                    thread = threading.Thread(target=rude.serve, args=(line,), daemon=True)
                    threads.append(thread)
                    thread.start()

        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()
        try:
            yield rude
        finally:
            rude.over.set()
            listening.shutdown(socket.SHUT_RDWR)
            accepting.join(5)
            for thread in threads:
                thread.join(5)
            time.sleep(0)

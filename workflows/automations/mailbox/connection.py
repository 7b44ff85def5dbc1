"""One connection to a mailbox by IMAP (RFC 3501): certificate checked, within a time, no more bytes than agreed on.

Nothing is ever deleted: no command here expunges, and the library's own ``flag`` is not used because it does. A folder
is opened for reading only unless marks were asked for, and bodies are peeked at, so reading marks nothing.
"""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Timer
from typing import Any

import msgspec
from imap_tools import AND, BaseMailBox
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError

from workflows.automations.accounts import LOOPBACK
from workflows.automations.effects.delivery import trust
from workflows.automations.effects.filling import one_line
from workflows.automations.mailbox.account import MailboxAccount

STEP_S = 20.0
"""So long one answer of the server is waited for."""
WHOLE_S = 120.0
"""So long one look may take, however busy the server seems."""
LOOK_BYTES = 150_000_000
"""What a server may send in one look, everything counted."""
_LONGEST_LINE = 2_000_000
_HEADER = 32_768
_HEADERS = "FROM SUBJECT DATE MESSAGE-ID AUTO-SUBMITTED COUNTERSIGN-OFFICE"
_UID = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_DATE = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')
_AT_ONCE = 50


class MailboxTrouble(Exception):
    """The mailbox could not be read. Nothing was changed there."""

    def __init__(self, code: str, text: str, *, again: bool = True) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        """A stable word, such as ``wrong-password``."""
        self.text = text
        self.again = again
        """Whether trying again soon may help; False for what a person has to change first."""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What the server says of one mail before it is fetched."""

    uid: int
    size: int
    came_ms: int | None
    """When it came, as the server has it."""
    header: bytes
    """Some lines of the header, as they stand; cut where there are too many."""


class Mailbox:
    """One folder of a mailbox, signed in and opened."""

    def __init__(self, box: "_Box", validity: int) -> None:
        self._box = box
        self.validity = validity
        """UIDVALIDITY: numbers of mails mean the same only as long as this stays."""

    def uids_after(self, uid: int) -> list[int]:
        """Numbers of the mails beyond this one, in order."""
        return [one for one in self._search(f"UID {uid + 1}:*") if one > uid]  # “n:*” always names the last one, too

    def uids_since(self, since_ms: int) -> list[int]:
        """Numbers of the mails that came since, in order; a day too many rather than one too few."""
        day = datetime.fromtimestamp(max(since_ms - 86_400_000, 0) / 1000, UTC).date()
        return self._search(str(AND(date_gte=day)))

    def last_uid(self) -> int:
        """The highest number there is; 0 in an empty folder."""
        return max(self._search("UID *"), default=0)

    def listed(self, uids: Sequence[int]) -> Iterator[Listed]:
        """What the server says of these mails, in order; those that are gone meanwhile are left out."""
        wish = f"(UID RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER.FIELDS ({_HEADERS})]<0.{_HEADER}>)"
        for start in range(0, len(uids), _AT_ONCE):
            part = uids[start : start + _AT_ONCE]
            found: dict[int, Listed] = {}
            for told, literal in self._fetch(",".join(map(str, part)), wish):
                uid, size = _UID.search(told), _SIZE.search(told)
                if uid is not None and size is not None and int(uid[1]) in part:
                    came_ms = _came(told)
                    found[int(uid[1])] = Listed(uid=int(uid[1]), size=int(size[1]), came_ms=came_ms, header=literal)
            yield from (found[uid] for uid in part if uid in found)

    def whole(self, uid: int, most: int) -> bytes | None:
        """The whole mail; None where it is gone meanwhile. Raises MailboxTrouble where it is more than that."""
        for told, literal in self._fetch(str(uid), "(UID BODY.PEEK[])", most=most):
            found = _UID.search(told)
            if found is not None and int(found[1]) == uid:
                return literal
        return None

    def mark(self, uid: int, flag: str) -> None:
        """Give it a flag, such as Seen. The library's own way would expunge what others marked as deleted."""
        self._said(self._box.client.uid("STORE", str(uid), "+FLAGS.SILENT", f"({flag})"))

    def _search(self, criteria: str) -> list[int]:
        return sorted({int(one) for one in self._box.uids(criteria, charset=None) if one.isdigit()})

    def _fetch(self, uids: str, wish: str, *, most: int = 8 * _HEADER) -> Iterator[tuple[bytes, bytes]]:
        """What is told of each mail, and its literal. A server may tell more before and after the literal."""
        self._box.client.most_literal = most
        answer = self._said(self._box.client.uid("FETCH", uids, wish))
        told, literal = b"", None
        for part in answer:
            if isinstance(part, tuple):
                if literal is not None:
                    yield told, literal
                told, literal = part[0], part[1]
            elif isinstance(part, bytes):
                told += b" " + part
        if literal is not None:
            yield told, literal

    @staticmethod
    def _said(answer: tuple[str, list[Any]]) -> list[Any]:
        if answer[0] != "OK":
            raise MailboxTrouble("server-refused", f"The server refused a question ({_word(answer[1])}).")
        return answer[1]


@contextmanager
def opened_mailbox(
    account: MailboxAccount, folder: str, *, marks: bool = False, step_s: float = STEP_S, whole_s: float = WHOLE_S
) -> Iterator[Mailbox]:
    """Sign in and open a folder, for the block. Raises MailboxTrouble, in the block as well."""
    watch = _Watch(whole_s)
    client: _Watched | None = None
    try:
        with _trouble_told(account, watch):
            box = _Box(account, watch, step_s)
            client = box.client
            _signed_in(box, account)
            yield Mailbox(box, _folder_opened(box, folder, marks=marks))
    finally:
        if client is not None:
            client.leave()
        watch.end()


class _Watch:
    """Cuts the line when the time is over: a server that sends a sign now and then would hold us for ever."""

    def __init__(self, whole_s: float) -> None:
        self.is_over = False
        self._timer = Timer(whole_s, self._cut)
        self._timer.daemon = True
        self._line: socket.socket | None = None

    def begin(self, line: socket.socket) -> None:
        """Watch this line from now on; encrypting it later changes nothing."""
        self._line = line.dup()
        self._timer.start()

    def end(self) -> None:
        """Let go."""
        self._timer.cancel()
        if self._line is not None:
            self._line.close()

    def _cut(self) -> None:
        self.is_over = True
        if self._line is not None:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)


class _Watched(imaplib.IMAP4):
    """A connection that reads no more than was agreed on, whatever length the server announces."""

    def __init__(self, account: MailboxAccount, watch: _Watch, step_s: float) -> None:
        self.most_literal = 8 * _HEADER
        self._left = LOOK_BYTES
        self._account = account
        self._watch = watch
        super().__init__(account.host, account.port, step_s)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        plain = socket.create_connection((self._account.host, self._account.port), timeout)
        self._watch.begin(plain)
        if self._account.security != "tls":
            return plain
        try:
            return trust(self._account.authority).wrap_socket(plain, server_hostname=self._account.host)
        except BaseException:
            plain.close()
            raise

    def read(self, size: int) -> bytes:
        """As much of a literal as was announced, if that was agreed on."""
        if size > self.most_literal or size > self._left:
            raise MailboxTrouble("mail-larger-than-told", f"The server announced {size:,} bytes where less was told.")
        self._left -= size
        return super().read(size)

    def readline(self) -> bytes:
        """One line, not longer than sound ones are."""
        line = super().readline()
        self._left -= len(line)
        if len(line) > _LONGEST_LINE or self._left < 0:
            raise MailboxTrouble("server-sends-too-much", "The server sent more than any mailbox needs.")
        return line

    def leave(self) -> None:
        """Say goodbye, shortly, and close. No CLOSE before: that would delete what others marked."""
        with suppress(Exception):
            self.sock.settimeout(2.0)
            self.logout()
        with suppress(Exception):
            self.shutdown()


class _Box(BaseMailBox):
    """The library's mailbox over the watched connection."""

    client: _Watched

    def __init__(self, account: MailboxAccount, watch: _Watch, step_s: float) -> None:
        self._made = account, watch, step_s
        super().__init__()

    def _get_mailbox_client(self) -> _Watched:
        account, watch, step_s = self._made
        if account.security == "none" and account.host not in LOOPBACK:
            raise MailboxTrouble(
                "not-encrypted", "Without encryption only this very computer is spoken to.", again=False
            )
        client = _Watched(account, watch, step_s)
        if account.security == "starttls":
            try:
                _encrypted(client, account)
            except BaseException:
                client.leave()
                raise
        return client


def _encrypted(client: _Watched, account: MailboxAccount) -> None:
    if "STARTTLS" not in client.capabilities or client.state != "NONAUTH":
        text = f"{account.host} offers no encryption, and no password is given without."
        raise MailboxTrouble("no-encryption-offered", text, again=False)
    client.starttls(trust(account.authority))


def _signed_in(box: _Box, account: MailboxAccount) -> None:
    try:
        if (account.user + account.password).isascii():
            box.login(account.user, account.password, None)
        else:
            box.login_utf8(account.user, account.password, None)
    except (MailboxLoginError, imaplib.IMAP4.error) as error:
        if isinstance(error, imaplib.IMAP4.abort):
            raise
        # What the server said is not repeated: it may hold what it was told.
        if "UNAVAILABLE" in str(error).upper() or "INUSE" in str(error).upper():
            raise MailboxTrouble("sign-in-later", f"{account.host} lets nobody in for now.") from None
        text = f"{account.host} does not take this user or password."
        raise MailboxTrouble("wrong-password", text, again=False) from None


def _folder_opened(box: _Box, folder: str, *, marks: bool) -> int:
    try:
        box.folder.set(folder, readonly=not marks)
    except MailboxFolderSelectError as error:
        text = f"The mailbox has no folder “{one_line(folder)[:80]}” that can be opened."
        raise MailboxTrouble("no-such-folder", text, again=False) from error
    told = box.client.untagged_responses.get("UIDVALIDITY", [b"0"])[-1]
    return int(told) if isinstance(told, bytes) and told.isdigit() else 0


@contextmanager
def _trouble_told(account: MailboxAccount, watch: _Watch) -> Iterator[None]:
    """Whatever a line, a library or a server does wrong becomes a trouble with a code."""
    try:
        yield
    except MailboxTrouble:
        raise
    except ssl.SSLCertVerificationError as error:
        text = f"The certificate of {account.host} cannot be trusted: {one_line(error.verify_message)}."
        raise MailboxTrouble("certificate-not-trusted", text, again=False) from error
    except (imaplib.IMAP4.abort, TimeoutError, ConnectionError, ssl.SSLError) as error:
        slow = "took too long" if watch.is_over or isinstance(error, TimeoutError) else "ended the connection"
        raise MailboxTrouble("connection-lost", f"{account.host} {slow}.") from error
    except (imaplib.IMAP4.error, ImapToolsError, ValueError, IndexError, TypeError) as error:
        raise MailboxTrouble("server-not-understood", f"{account.host} gave an answer that is no IMAP.") from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise MailboxTrouble("server-not-reached", f"{account.host}:{account.port}: {one_line(str(why))}.") from error


def _came(told: bytes) -> int | None:
    found = _DATE.search(told)
    if found is None:
        return None
    try:
        return int(parsedate_to_datetime(found[1].decode("ascii")).timestamp() * 1000)
    except (ValueError, OverflowError, TypeError):
        return None


def _word(told: list[Any]) -> str:
    first = told[0] if told and isinstance(told[0], bytes) else b""
    return one_line(first.decode("utf-8", "replace"))[:100]

"""Handing one mail to a server by SMTP (RFC 5321), with the certificate checked, within a time, and at most once."""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Timer

from workflows.automations.accounts import LOOPBACK, MailAccount
from workflows.automations.effects.filling import one_line
from workflows.automations.effects.protocol import EffectFailed

STEP_S = 30.0
"""So long one answer of the server is waited for."""
WHOLE_S = 300.0
"""So long handing a mail over may take, however busy the server seems."""
_DOT = re.compile(rb"(?m)^\.")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_PIECE = 1 << 16
_GO_AHEAD, _TAKEN, _TOO_BIG = 354, 250, 552


def deliver(  # what a mail and a server need
    account: MailAccount,
    recipients: Sequence[str],
    content: bytes,
    *,
    leaving: Callable[[], None],
    step_s: float = STEP_S,
    whole_s: float = WHOLE_S,
) -> str:
    """Hand it over; answers the server's last line. Raises EffectFailed.

    ``leaving`` is called when all but the last line went out: what fails before did not happen, and what fails after
    it, without an answer, nobody knows.
    """
    server = _Watched(account, step_s, whole_s)
    try:
        server.connect(account.host, account.port)
        _greeted(server, account)
        _signed_in(server, account)
        _addressed(server, account, recipients, len(content))
        answer = _written(server, content, leaving)
        _quit(server)
    except ssl.SSLCertVerificationError as error:
        text = f"The certificate of {account.host} cannot be trusted: {one_line(error.verify_message)}."
        raise EffectFailed("certificate-not-trusted", text, again=False) from error
    except smtplib.SMTPServerDisconnected as error:
        raise EffectFailed("connection-lost", f"{account.host} ended the connection or took too long.") from error
    except smtplib.SMTPException as error:
        raise EffectFailed("server-not-understood", f"{account.host} gave an answer that is no SMTP.") from error
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise EffectFailed("server-not-reached", f"{account.host}:{account.port}: {one_line(str(why))}.") from error
    finally:
        server.end()
    return answer


class _Watched(smtplib.SMTP):
    """A connection that ends when its time is over: a server that sends a sign now and then would hold us for ever."""

    def __init__(self, account: MailAccount, step_s: float, whole_s: float) -> None:
        if account.security == "none" and account.host not in LOOPBACK:
            raise EffectFailed("not-encrypted", "Without encryption only this very computer is spoken to.", again=False)
        # The name that it says is of no use to a stranger: the laptop's own stays here.
        super().__init__(timeout=step_s, local_hostname="[127.0.0.1]")
        self._host = account.host  # whose certificate is asked for
        self._account = account
        self._watch = Timer(whole_s, self._cut)
        self._watch.daemon = True
        self._line: socket.socket | None = None

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """As smtplib's own, watched before the first sign is exchanged, that of the encryption included."""
        plain = socket.create_connection((host, port), timeout)
        self._line = plain.dup()  # stays what it is when the other becomes an encrypted one
        self._watch.start()
        if self._account.security != "tls":
            return plain
        try:
            return trust(self._account.authority).wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise

    def end(self) -> None:
        """Let go of everything, whether or not it was connected."""
        self._watch.cancel()
        self.close()
        if self._line is not None:
            self._line.close()

    def _cut(self) -> None:
        if self._line is not None:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)


def trust(authority: str) -> ssl.SSLContext:
    """Certificates of the system's authorities, or of one's own in this file; the host's name is always compared."""
    context = ssl.create_default_context(cafile=authority or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _greeted(server: smtplib.SMTP, account: MailAccount) -> None:
    server.ehlo_or_helo_if_needed()
    if account.security == "starttls":
        if not server.has_extn("starttls"):
            text = f"{account.host} offers no encryption, and nothing is sent without."
            raise EffectFailed("no-encryption-offered", text, again=False)
        try:
            code, answer = server.starttls(context=trust(account.authority))
        except smtplib.SMTPResponseException as error:
            raise _refused("no-encryption-offered", error.smtp_code, error.smtp_error) from error
        if code != 220:
            raise _refused("no-encryption-offered", code, answer)
        server.ehlo()


def _signed_in(server: smtplib.SMTP, account: MailAccount) -> None:
    if not account.user:
        return
    try:
        server.login(account.user, account.password, initial_response_ok=True)
    except smtplib.SMTPAuthenticationError as error:
        # What the server said is not repeated: it may hold what it was told.
        if 400 <= error.smtp_code < 500:
            raise EffectFailed("sign-in-later", f"{account.host} lets nobody in for now ({error.smtp_code}).") from None
        text = f"{account.host} does not take this user or password ({error.smtp_code})."
        raise EffectFailed("wrong-password", text, again=False) from None
    except smtplib.SMTPNotSupportedError as error:
        text = f"{account.host} offers no way to sign in with a password."
        raise EffectFailed("no-sign-in-offered", text, again=False) from error


def _addressed(server: smtplib.SMTP, account: MailAccount, recipients: Sequence[str], size: int) -> None:
    most = server.esmtp_features.get("size", "")
    if most.isdigit() and 0 < int(most) < size:
        text = f"The mail has {size:,} bytes; {account.host} takes {int(most):,}."
        raise EffectFailed("mail-too-large", text, again=False)
    options = (f"size={size}",) if server.has_extn("size") else ()
    code, answer = server.mail(account.address, options)
    if code != _TAKEN:
        raise _refused("mail-too-large" if code == _TOO_BIG else "sender-refused", code, answer)
    for one in recipients:
        code, answer = server.rcpt(one)
        if code not in {250, 251}:  # all of them or none: a mail that went to some cannot be sent again
            raise _refused("recipient-refused", code, answer, one)


def _written(server: smtplib.SMTP, content: bytes, leaving: Callable[[], None]) -> str:
    code, answer = server.docmd("DATA")
    if code != _GO_AHEAD:
        raise _refused("refused-by-server", code, answer)
    body = _DOT.sub(b"..", _LINE_END.sub(b"\r\n", content))
    body = body if body.endswith(b"\r\n") else body + b"\r\n"
    for start in range(0, len(body), _PIECE):  # the time for one answer is the time for one piece, not for all of them
        server.send(body[start : start + _PIECE])
    leaving()
    try:
        server.send(b".\r\n")
        code, answer = server.getreply()
    except (smtplib.SMTPException, OSError) as error:
        text = "The mail went out and the server's answer did not come. It may have been sent."
        raise EffectFailed("answer-missing", text, happened="unknown", again=False) from error
    if code != _TAKEN:
        raise _refused("mail-too-large" if code == _TOO_BIG else "refused-by-server", code, answer)
    return one_line(answer.decode("utf-8", "replace"))[:200]


def _quit(server: smtplib.SMTP) -> None:
    """Say goodbye; the mail is taken whatever becomes of that."""
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        return


def _refused(code: str, number: int, answer: bytes | str, who: str = "") -> EffectFailed:
    """A refusal as the server words it. 4xx may be tried again, 5xx is for good (RFC 5321, 4.2.1)."""
    told = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    text = f"{who + ': ' if who else ''}the server answered {number} {one_line(told)[:200]}"
    return EffectFailed(code, text, again=400 <= number < 500)

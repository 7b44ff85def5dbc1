"""A real mail server (aiosmtpd) on loopback, and certificates of an authority of our own."""

import asyncio
import datetime as dt
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import msgspec
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

USER, PASSWORD = "office@corner.example", "open sesame"


class Certified(msgspec.Struct, frozen=True):
    """Files of a certificate for localhost, its key, and the authority that made it."""

    certificate: Path
    key: Path
    authority: Path

    def server_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context


def certify(folder: Path, host: str = "localhost") -> Certified:
    """Make an authority and a certificate of it for one host (and for 127.0.0.1 where that is localhost)."""
    now = dt.datetime.now(dt.UTC)
    names: list[x509.GeneralName] = [x509.DNSName(host)]
    if host == "localhost":
        names.append(x509.IPAddress(ip_address("127.0.0.1")))
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])

    def begun(subject: x509.Name, public: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(authority)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=2))
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        )

    root = (
        begun(authority, authority_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=True,
                crl_sign=True,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(authority_key, hashes.SHA256())
    )
    leaf = (
        begun(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]), key.public_key())
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    made = Certified(folder / f"{host}.pem", folder / f"{host}.key", folder / f"{host}-authority.pem")
    made.certificate.write_bytes(leaf.public_bytes(serialization.Encoding.PEM))
    made.authority.write_bytes(root.public_bytes(serialization.Encoding.PEM))
    made.key.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return made


class Received(msgspec.Struct, frozen=True):
    """A mail as the server got it."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def parsed(self) -> EmailMessage:
        """As another program reads it."""
        found = message_from_bytes(self.content, policy=default)
        assert isinstance(found, EmailMessage)
        return found


class Mailbox:
    """What the server took, and what it answers instead where a test says so."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.answer_to_recipient = "250 OK"
        self.answer_to_mail = "250 Message accepted for delivery"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answer_to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        if self.answer_to_mail.startswith("250"):
            received = Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), envelope.content)
            self.received.append(received)
        return self.answer_to_mail


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    fits = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=fits, handled=False)


class _Server(Controller):
    """As aiosmtpd's own, with STARTTLS where it is wished for."""

    def __init__(self, mailbox: Mailbox, certified: Certified | None, *, starttls: bool, most: int) -> None:
        context = certified.server_context() if certified else None
        extra: dict[str, Any] = {"tls_context": context, "require_starttls": True} if starttls else {}
        super().__init__(
            mailbox,
            hostname="127.0.0.1",
            port=0,
            ssl_context=None if starttls else context,
            authenticator=_authenticate,
            auth_required=starttls,
            auth_require_tls=starttls,  # it does not see encryption from the first byte
            data_size_limit=most,
            decode_data=False,
            enable_SMTPUTF8=False,
            **extra,
        )

    def _trigger_server(self) -> None:
        """Port 0 means a free one, which is not known before it listens."""
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # the library's


@contextmanager
def mail_server(
    certified: Certified | None = None, *, starttls: bool = False, most: int = 33_554_432
) -> Iterator[tuple[Mailbox, int]]:
    """A server that runs for the block; its mailbox and its port."""
    logging.getLogger("mail.log").setLevel(logging.ERROR)  # its own words about its own names
    mailbox = Mailbox()
    server = _Server(mailbox, certified, starttls=starttls, most=most)
    server.start()
    try:
        yield mailbox, server.port
    finally:
        server.stop()

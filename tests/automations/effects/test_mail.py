"""Mail through a real server on loopback: sent once, encrypted, and with nothing that values could smuggle in."""

import smtplib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.effect_trial import failed, occasion, refused
from tests.support.mail_server import PASSWORD, USER, Certified, mail_server
from tests.support.shop import Shop
from workflows.automations.accounts import MailAccount, account_names, clean_address, keep_account, mail_account
from workflows.automations.effects import delivery
from workflows.automations.effects.letter import Enclosed, Letter, letter_bytes
from workflows.automations.effects.mail import SendMail
from workflows.automations.effects.outbox import Outbox
from workflows.automations.effects.protocol import EffectFailed
from workflows.domain.automations import Action
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.sample_firm import sample_invoices

MAIL = SendMail()
WELCOME = {"to": "{email}", "subject": "Welcome, {name}", "text": "Dear {name},\n.\nyour limit is {limit}."}
VALUES = {"email": "mara@papierhof.example", "name": "Mara", "limit": {"minor": 120050, "currency": "EUR"}}


def account(port: int, certified: Certified | None, **more: Any) -> MailAccount:
    """An account at the server of a test."""
    plain: dict[str, Any] = {
        "name": "office",
        "host": "localhost",
        "port": port,
        "security": "tls" if certified else "none",
        "address": "office@corner.example",
        "shown_as": "Corner Shop",
        "user": USER if certified else "",
        "password": PASSWORD if certified else "",
        "authority": str(certified.authority) if certified else "",
    }
    return MailAccount(**(plain | more))


def action(**more: Any) -> Action:
    """The welcome mail, with other settings."""
    return Action(kind="send-mail", settings=WELCOME | more)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits half a minute in a test."""
    monkeypatch.setattr(delivery.deliver, "__kwdefaults__", {"step_s": 0.4, "whole_s": 1.5})


# ---------------------------------------------------------------- what arrives


@pytest.mark.parametrize("starttls", [False, True])
def test_a_mail_arrives_as_its_template_says(office: Office, certified: Certified, starttls: bool) -> None:
    """Encrypted from the first byte or by STARTTLS; what is sent is no more kept than its receipt."""
    with mail_server(certified, starttls=starttls) as (mailbox, port):
        keep_account(office, account(port, certified, security="starttls" if starttls else "tls"))
        did = MAIL.run(action(), occasion(values=VALUES), office)

    mail = mailbox.received[0].parsed
    assert mailbox.received[0].recipients == ("mara@papierhof.example",)
    assert (mail["Subject"], mail["From"]) == ("Welcome, Mara", "Corner Shop <office@corner.example>")
    assert mail.get_content().splitlines() == ["Dear Mara,", ".", "your limit is 1200.50 EUR."]
    assert did.text == "sent to 1 address"
    assert not list((office.store.home.path / "outbox").iterdir())
    assert MAIL.was_done(action(), occasion(), office) == "yes"


def test_the_same_mail_is_sent_once(office: Office, certified: Certified) -> None:
    """A second try under the same key finds that it went; another key is another mail."""
    with mail_server(certified) as (mailbox, port):
        keep_account(office, account(port, certified))
        for key in ("one", "one", "two"):
            MAIL.run(action(), occasion(key, values=VALUES), office)

    first, second = (one.parsed["Message-ID"] for one in mailbox.received)
    assert first != second


def test_what_waits_in_the_outbox_goes_out_as_it_was_stored(office: Office, certified: Certified) -> None:
    """A try that did not reach the server is made good by the next one, with the same bytes and the same id."""
    with mail_server(certified) as (_, port):
        keep_account(office, account(port, certified))
    error = failed(MAIL, action(), occasion(values=VALUES), office)
    assert (error.code, error.happened, error.again) == ("server-not-reached", "no", True)
    assert MAIL.was_done(action(), occasion(), office) == "no"
    stored = Outbox(office.store.home.path).content("one")

    with mail_server(certified) as (mailbox, port):
        keep_account(office, account(port, certified))
        MAIL.run(action(subject="Changed"), occasion(values=VALUES, attempt=2), office)
    mark = b"Message-ID: <"
    assert mailbox.received[0].parsed["Subject"] == "Welcome, Mara"
    assert mailbox.received[0].content.partition(mark)[2][:40] == stored.partition(mark)[2][:40]


def test_documents_of_the_request_go_along(shop: Shop, certified: Certified, tmp_path: Path) -> None:
    """The very bytes that were taken in."""
    source = sample_invoices()[0]
    request = shop.done("intake", source)["documents"][0]["request"]
    with Office.open(shop.home) as office, mail_server(certified) as (mailbox, port):
        keep_account(office, account(port, certified))
        MAIL.run(action(documents=True), occasion(values=VALUES, request=request), office)

    enclosed = list(mailbox.received[0].parsed.iter_attachments())
    assert [one.get_filename() for one in enclosed] == [source.name]
    assert enclosed[0].get_payload(decode=True) == source.read_bytes()


def test_ten_megabytes_arrive_whole(certified: Certified) -> None:
    """Also lines that begin with a dot, and bytes that are no text."""
    content = bytes(range(256)) * 28_000 + b"\r\n..\r\n.\r\n" * 100
    letter = Letter(
        sender="a@b.example",
        to=("c@d.example",),
        subject="Large",
        text="See the file.",
        enclosed=(Enclosed(name="large.bin", content=content),),
        message_id="m@b.example",
        at_ms=0,
    )
    raw = letter_bytes(letter)
    assert len(raw) > 9_500_000
    with mail_server(certified) as (mailbox, port):
        delivery.deliver(account(port, certified), ["c@d.example"], raw, leaving=lambda: None)
    (enclosed,) = mailbox.received[0].parsed.iter_attachments()
    assert enclosed.get_payload(decode=True) == content


# ---------------------------------------------------------------- what goes wrong


def test_a_wrong_password_is_told_and_not_tried_again(office: Office, certified: Certified) -> None:
    """And the password stands in no error."""
    with mail_server(certified) as (mailbox, port):
        keep_account(office, account(port, certified, password="hunter2-secret"))
        error = failed(MAIL, action(), occasion(values=VALUES), office)
    assert (error.code, error.happened, error.again) == ("wrong-password", "no", False)
    assert "hunter2" not in error.text
    assert not mailbox.received


def test_a_certificate_of_another_host_is_not_trusted(
    office: Office, certified: Certified, elsewhere: Certified
) -> None:
    """Neither one of an authority that nobody named; the password never goes there."""
    with mail_server(elsewhere) as (_, port):
        keep_account(office, account(port, elsewhere))
        assert failed(MAIL, action(), occasion(values=VALUES), office).code == "certificate-not-trusted"
    with mail_server(certified) as (_, port):
        keep_account(office, account(port, certified, authority=""))
        assert failed(MAIL, action(), occasion(values=VALUES), office).code == "certificate-not-trusted"


def test_a_server_without_encryption_gets_nothing(office: Office, certified: Certified) -> None:
    """Where STARTTLS was asked for and is not offered, as when somebody in between takes it out."""
    with mail_server(None) as (mailbox, port):
        keep_account(office, account(port, certified, security="starttls"))
        error = failed(MAIL, action(), occasion(values=VALUES), office)
    assert (error.code, error.again, mailbox.received) == ("no-encryption-offered", False, [])


@pytest.mark.parametrize(
    ("answer", "again"), [("550 No such user", False), ("451 Try later", True), ("421 Busy", True)]
)
def test_a_refused_recipient_means_that_nobody_gets_it(
    office: Office,
    certified: Certified,
    answer: str,
    again: bool,
) -> None:
    """A 5xx is for good, a 4xx is tried again."""
    with mail_server(certified) as (mailbox, port):
        mailbox.answer_to_recipient = answer
        keep_account(office, account(port, certified))
        error = failed(MAIL, action(), occasion(values=VALUES), office)
    assert (error.code, error.happened, error.again, mailbox.received) == ("recipient-refused", "no", again, [])


def test_a_mail_refused_at_its_end_was_not_sent(office: Office, certified: Certified) -> None:
    """The server's no is an answer, so it may be tried again."""
    with mail_server(certified) as (mailbox, port):
        mailbox.answer_to_mail = "452 Disk full"
        keep_account(office, account(port, certified))
        error = failed(MAIL, action(), occasion(values=VALUES), office)
        assert (error.happened, error.again) == ("no", True)
        assert MAIL.was_done(action(), occasion(), office) == "no"
        mailbox.answer_to_mail = "250 Fine"
        MAIL.run(action(), occasion(values=VALUES, attempt=2), office)
    assert len(mailbox.received) == 1


def test_too_large_a_mail_is_told_before_it_is_sent(office: Office, certified: Certified) -> None:
    """The server says how much it takes."""
    with mail_server(certified, most=100) as (_, port):
        keep_account(office, account(port, certified))
        error = failed(MAIL, action(), occasion(values=VALUES), office)
    assert (error.code, error.again) == ("mail-too-large", False)


SCRIPT = {"greet": b"220 hello\r\n", "ehlo": b"250 there\r\n", "ok": b"250 OK\r\n", "data": b"354 go\r\n"}


@contextmanager
def scripted(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does as it likes, once; its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                try:
                    talk(connection)
                except OSError:
                    return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(10)
        assert not thread.is_alive()


def talk_until_data(connection: socket.socket) -> None:
    """Be polite up to the mail itself."""
    for answer in ("greet", "ehlo", "ok", "ok"):
        connection.sendall(SCRIPT[answer])
        connection.recv(4096)
    connection.sendall(SCRIPT["data"])


def test_a_connection_that_drops_before_the_mail_is_tried_again(office: Office) -> None:
    """Nothing was handed over."""
    with scripted(lambda connection: connection.sendall(SCRIPT["greet"])) as port:
        keep_account(office, account(port, None))
        error = failed(MAIL, action(), occasion(values=VALUES), office)
    assert (error.happened, error.again) == ("no", True)
    assert MAIL.was_done(action(), occasion(), office) == "no"


def test_a_connection_that_drops_after_the_mail_is_never_tried_again(office: Office) -> None:
    """The server had all of it and did not say what it did; a person has to look."""

    def talk(connection: socket.socket) -> None:
        talk_until_data(connection)
        heard = b""
        while not heard.endswith(b"\r\n.\r\n"):
            heard += connection.recv(65536)

    with scripted(talk) as port:
        keep_account(office, account(port, None))
        error = failed(MAIL, action(), occasion(values=VALUES), office)
    assert (error.code, error.happened) == ("answer-missing", "unknown")
    assert MAIL.was_done(action(), occasion(), office) == "unknown"

    with mail_server(None) as (mailbox, port):
        keep_account(office, account(port, None))
        assert failed(MAIL, action(), occasion(values=VALUES, attempt=2), office).happened == "unknown"
        assert mailbox.received == []
        MAIL.run(action(), occasion(values=VALUES, attempt=1), office)  # a person looked, and said to do it again
    assert len(mailbox.received) == 1


@pytest.mark.parametrize(("piece", "happened"), [(b"DATA\r\n", "no"), (b".\r\n", "unknown")])
def test_after_a_crash_the_outbox_tells_what_is_sure(
    office: Office, monkeypatch: pytest.MonkeyPatch, piece: bytes, happened: str
) -> None:
    """Until the last line went out nobody can have the mail; from then on somebody may."""
    real = smtplib.SMTP.send

    def crash(self: smtplib.SMTP, sent: Any) -> None:
        real(self, sent)
        if sent in {piece, piece.decode()}:
            raise KeyboardInterrupt

    with mail_server(None) as (_, port), monkeypatch.context() as patch:
        keep_account(office, account(port, None))
        patch.setattr(smtplib.SMTP, "send", crash)
        with pytest.raises(KeyboardInterrupt):
            MAIL.run(action(), occasion(values=VALUES), office)
    assert MAIL.was_done(action(), occasion(), office) == happened


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("sign", [b"", b"2"])
def test_a_server_that_takes_its_time_does_not_hold_us(office: Office, sign: bytes) -> None:
    """Neither one that is silent, nor one that sends a sign now and then."""

    def talk(connection: socket.socket) -> None:
        for _ in range(100):
            if sign:
                connection.sendall(sign)
            connection.settimeout(0.1)
            try:
                if not connection.recv(10):
                    return
            except TimeoutError:
                continue

    begun = time.monotonic()
    with scripted(talk) as port:
        keep_account(office, account(port, None))
        error = failed(MAIL, action(), occasion(values=VALUES), office)
    assert (error.happened, error.again) == ("no", True)
    assert time.monotonic() - begun < 6


def test_without_an_account_the_advice_says_what_to_do(office: Office) -> None:
    """Nothing is stored either."""
    error = failed(MAIL, action(), occasion(values=VALUES), office)
    assert (error.code, error.again) == ("mail-account-missing", False)
    assert Outbox(office.store.home.path).every() == ()


# ---------------------------------------------------------------- hostile values


HOSTILE_ADDRESSES = [
    "a@b.example\r\nBcc: thief@evil.example",
    "a@b.example, thief@evil.example",
    "a@b.example;thief@evil.example",
    "a@b.example> <thief@evil.example",
    '"a@b.example thief"@evil.example\n',
    "<a@b.example>",
    "a@b",
    "a@[127.0.0.1]",
    "a@127.0.0.1",
    "ä@b.example",
    "a@b.example\0",
    "a b@c.example",
    "@b.example",
    "a" * 65 + "@b.example",
    "a@" + "b" * 250 + ".example",
    "\u202ea@b.example",
    "-oX/tmp/x@b.example\n.",
]


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_no_value_is_taken_for_more_than_one_address(office: Office, address: str) -> None:
    """It is refused before anything is stored."""
    with mail_server(None) as (mailbox, port):
        keep_account(office, account(port, None))
        error = failed(MAIL, action(), occasion(values=VALUES | {"email": address}), office)
    assert (error.code, error.again, mailbox.received) == ("bad-address", False, [])
    assert Outbox(office.store.home.path).every() == ()


def test_an_address_outside_of_the_allowed_domains_is_refused(office: Office) -> None:
    """So that a form cannot send the office's papers anywhere."""
    limited = action(only_domains="corner.example")
    with mail_server(None) as (mailbox, port):
        keep_account(office, account(port, None))
        error = failed(MAIL, limited, occasion(values=VALUES), office)
        assert error.code == "address-not-allowed"
        MAIL.run(limited, occasion(values=VALUES | {"email": "BOSS@Corner.Example"}), office)
    assert mailbox.received[0].recipients == ("BOSS@corner.example",)


def test_a_domain_in_its_own_script_becomes_ascii() -> None:
    """As servers take it."""
    assert clean_address("info@bücher.example") == "info@xn--bcher-kva.example"


@given(
    subject=st.text(max_size=300),
    name=st.text(max_size=200),
    text=st.text(max_size=500),
    shown_as=st.text(max_size=100),
)
def test_no_text_adds_a_header_or_a_recipient(subject: str, name: str, text: str, shown_as: str) -> None:
    """Whatever stands in it, another program reads the headers that we made and one enclosed file."""
    letter = Letter(
        sender="office@corner.example",
        sender_name=shown_as,
        to=("mara@papierhof.example",),
        subject=subject,
        text=text,
        enclosed=(Enclosed(name=name, content=b"x"),),
        message_id="m@corner.example",
        at_ms=0,
    )
    raw = letter_bytes(letter)

    raw.decode("ascii")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    head, _, body = raw.partition(b"\r\n\r\n")
    names = [line.partition(b":")[0] for line in head.split(b"\r\n") if line[:1] not in (b" ", b"\t")]
    allowed = {b"From", b"To", b"Subject", b"Date", b"Message-ID", b"Auto-Submitted", b"MIME-Version", b"Content-Type"}
    assert len(names) == len(set(names))
    assert set(names) <= allowed
    assert body.count(b"Content-Disposition: attachment") == 1


@pytest.mark.parametrize(
    "hostile",
    ["Hi\r\nBcc: thief@evil.example", "Hi\nContent-Type: text/html\n\n<script>", "Hi\u2028Bcc: x", "\u202eiH"],
)
def test_line_ends_in_values_stay_text(office: Office, hostile: str) -> None:
    """On the wire and for whoever reads it."""
    with mail_server(None) as (mailbox, port):
        keep_account(office, account(port, None))
        MAIL.run(action(), occasion(values=VALUES | {"name": hostile}), office)
    mail = mailbox.received[0].parsed
    assert mailbox.received[0].recipients == ("mara@papierhof.example",)
    assert mail["Bcc"] is None
    assert mail.get_content_type() == "text/plain"
    assert "\u202e" not in str(mail["Subject"])


# ---------------------------------------------------------------- settings, dry run, accounts


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"to": ""}, "“to”"),
        ({"to": "nobody"}, "“to”"),
        ({"to": ["a@b.example", 5]}, "“to”"),
        ({"subject": "{Supplier Name}"}, "“subject”"),
        ({"text": "{open"}, "“text”"),
        ({"text": "x" * 20_001}, "“text”"),
        ({"documents": "perhaps"}, "“documents”"),
        ({"atach": "x"}, "“atach”"),
        ({"cc": "a@b"}, "“cc”"),
    ],
)
def test_a_mistake_in_the_settings_names_its_place(change: dict[str, Any], place: str) -> None:
    """Before anything is published."""
    assert place in refused(MAIL, WELCOME | change)


def test_a_dry_run_shows_the_mail_and_sends_none(office: Office) -> None:
    """With what speaks against it; nothing is stored."""
    would = MAIL.dry_run(action(), occasion(values=VALUES), office)
    assert (would.facts["to"], would.facts["subject"]) == ("mara@papierhof.example", "Welcome, Mara")
    assert "1200.50 EUR" in would.preview
    assert would.problems == ("mail-account-missing",)
    assert MAIL.dry_run(action(), occasion(values={}), office).problems == ("mail-account-missing", "unknown-value")
    assert not (office.store.home.path / "outbox").exists()


def test_an_account_is_kept_encrypted_and_never_printed(office: Office, certified: Certified) -> None:
    """In the local database, readable with this device's key alone."""
    kept = account(465, certified)
    keep_account(office, kept)
    assert mail_account(office, "office") == kept
    assert account_names(office) == ("office",)
    assert PASSWORD not in repr(kept)
    for path in office.store.home.path.rglob("*"):
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Office"},
        {"host": "a b"},
        {"port": 0},
        {"security": "none", "host": "mail.example"},
        {"address": "nobody"},
        {"password": ""},
        {"user": "a\r\nb"},
        {"authority": "/does/not/exist"},
    ],
)
def test_an_account_that_can_never_work_is_refused(
    office: Office, certified: Certified, change: dict[str, Any]
) -> None:
    """An unencrypted server elsewhere among them."""
    with pytest.raises(InvalidInput) as found:
        keep_account(office, msgspec.structs.replace(account(465, certified), **change))
    assert found.value.code == "bad-mail-account"


def test_a_damaged_note_is_never_taken_for_a_no(office: Office) -> None:
    """What cannot be read might have been sent."""
    with mail_server(None) as (_, port):
        keep_account(office, account(port, None))
        MAIL.run(action(), occasion(values=VALUES), office)
    (note,) = (office.store.home.path / "effects").iterdir()
    note.write_bytes(b"{")
    assert MAIL.was_done(action(), occasion(), office) == "unknown"
    with pytest.raises(EffectFailed):
        MAIL.run(action(), occasion(values=VALUES), office)


@pytest.mark.parametrize(("automatic", "count"), [(True, 0), (False, 1)])
def test_a_program_is_not_answered(office: Office, automatic: bool, count: int) -> None:
    """Two that answer each other would never end; a person is answered, and a mail to somebody else goes out."""
    came = VALUES | {"mail_from": "Bot@papierhof.example", "mail_automatic": automatic}
    with mail_server(None) as (mailbox, port):
        keep_account(office, account(port, None))
        MAIL.run(action(to="bot@papierhof.example"), occasion(values=came, key="a"), office)
        MAIL.run(action(), occasion(values=came, key="b"), office)

    assert len(mailbox.received) == count + 1
    assert all(one.parsed["Countersign-Office"] for one in mailbox.received)

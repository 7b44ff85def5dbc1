"""Mails are taken apart without trusting them."""

import pytest

from tests.support.posts import post
from workflows.automations.mailbox.letters import (
    LARGEST,
    MailUnreadable,
    envelope_of,
    identity_of,
    taken_apart,
)

HOSTILE = {
    "../../../etc/passwd": "passwd",
    "..\\..\\windows\\system32\\evil.exe": "evil.exe",
    "/etc/cron.d/job": "job",
    "C:\\autoexec.bat": "autoexec.bat",
    "CON.pdf": "_CON.pdf",
    "nul": "_nul",
    ".": "document",
    "..": "document",
    "invoice\u202efdp.exe": "invoicefdp.exe",
    "a<b>c|d?.pdf": "a_b_c_d_.pdf",
    "x" * 400 + ".pdf": "x" * 116 + ".pdf",
}


@pytest.mark.parametrize(("name", "clean"), HOSTILE.items())
def test_names_of_attachments_are_names_of_one_file(name: str, clean: str) -> None:
    """No path, no device, no sign that turns the writing, nothing too long."""
    came = taken_apart(post(files={name: b"x"}))

    assert [one.name for one in came.attached] == [clean]


def test_control_characters_in_a_name_do_no_harm() -> None:
    """However the header is written."""
    raw = post(files={"name.pdf": b"x"}).replace(b'"name.pdf"', b'"=?utf-8?q?a=00b=0Ac=1B=2E=2E=2Fd=2Epdf?="')

    names = [one.name for one in taken_apart(raw).attached]

    assert names == ["d.pdf"]
    assert all(one.isprintable() and "/" not in one for one in names)


def test_parts_within_parts_without_end_are_refused() -> None:
    """Before anything follows them down."""
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(250))
    many = b"".join(b"Content-Type: message/rfc822\r\n\r\n" for _ in range(100_000))

    for body in (deep, many):
        with pytest.raises(MailUnreadable) as told:
            taken_apart(b"From: a@b.example\r\n" + body)
        assert told.value.code == "mail-too-deep"


def test_what_is_too_large_is_refused_or_left_out() -> None:
    """A mail beyond what is fetched; an attachment too many."""
    with pytest.raises(MailUnreadable):
        taken_apart(b"x" * (LARGEST + 1))

    came = taken_apart(post(files={f"{n}.txt": b"x" for n in range(60)}))
    assert (len(came.attached), len(came.left_out)) == (50, 10)


def test_a_forwarded_mail_is_looked_into() -> None:
    """Its attachment counts; a picture of a signature does not."""
    inner = post("Invoice", files={"invoice.pdf": b"%PDF"})
    outer = (
        b'From: Ben <ben@corner.example>\r\nSubject: Fwd\r\nContent-Type: multipart/mixed; boundary="o"\r\n\r\n'
        b"--o\r\nContent-Type: text/plain\r\n\r\nSee below\r\n"
        b'--o\r\nContent-Type: image/png\r\nContent-Disposition: inline; filename="logo.png"\r\n\r\nPNG\r\n'
        b"--o\r\nContent-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--o--\r\n"
    )

    came = taken_apart(outer)

    assert came.text.strip() == "See below"
    assert [one.name for one in came.attached] == ["invoice.pdf"]


@pytest.mark.parametrize(
    ("told", "sender"),
    [
        ("Papierhof <Billing@Papierhof.example>", "Billing@papierhof.example"),
        ("=?utf-8?q?boss=40corner=2Eexample=2C?= <x@evil.example>", "x@evil.example"),
        ("boss@corner.example, x@evil.example", ""),
        ("nobody", ""),
        ("boss@corner.example\r\nFrom: x@evil.example", ""),
    ],
)
def test_there_is_one_sender_or_none(told: str, sender: str) -> None:
    """A coded name is no address, and two senders are nobody."""
    assert envelope_of(f"From: {told}\r\n\r\n".encode()).sender == sender


def test_the_same_mail_is_the_same_whatever_way_it_took() -> None:
    """And another where anything that it says differs."""
    one = post(message_id="<1@x>")

    assert identity_of(b"Received: by a\r\n\tfor b\r\n" + one + b"\r\n") == identity_of(one)
    assert identity_of(one.replace(b"enclosed", b"Enclosed")) != identity_of(one)
    assert identity_of(one.replace(b"<1@x>", b"<2@x>")) != identity_of(one)


@pytest.mark.parametrize("seed", range(200))
def test_no_mail_brings_anything_but_an_answer(seed: int) -> None:
    """However it is broken."""
    import random

    chance = random.Random(seed)
    raw = bytearray(post("Grüße =?x?", files={"ä.pdf": bytes(range(256)), "b.txt": b"text"}))
    for _ in range(chance.randrange(1, 60)):
        at = chance.randrange(len(raw))
        raw[at : at + chance.randrange(4)] = bytes(chance.randrange(256) for _ in range(chance.randrange(4)))

    try:
        came = taken_apart(bytes(raw))
    except MailUnreadable:
        return
    assert identity_of(bytes(raw))
    assert all("/" not in one.name and one.name.isprintable() for one in came.attached)
    assert "".join(str(one) for one in came.envelope.values.values()).isprintable()

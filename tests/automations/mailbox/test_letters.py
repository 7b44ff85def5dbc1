"""Mails are taken apart without trusting them."""

import time

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


def _of_parts(*parts: bytes) -> bytes:
    body = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + body + b"--b--\r\n"


FORWARDED = b"Content-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\n\r\napprove 7K2M-9QXW-ABCD-1000\r\n"
HTML = b"Content-Type: text/html\r\n\r\n<p>What is this? I did not ask for it.</p>\r\n"
PLAIN = b"Content-Type: text/plain\r\n\r\n%s\r\n"


@pytest.mark.parametrize(
    "parts",
    [
        (HTML, FORWARDED),
        (PLAIN % b"", FORWARDED),
        (FORWARDED,),
        (HTML, PLAIN % b"approve 7K2M-9QXW-ABCD-1000"),
        (PLAIN % b"", PLAIN % b"approve 7K2M-9QXW-ABCD-1000"),
    ],
)
def test_what_somebody_else_said_is_not_what_the_mail_says(parts: tuple[bytes, ...]) -> None:
    """Neither a mail that was forwarded nor a part further down stands for the first line."""
    assert taken_apart(_of_parts(*parts)).text.strip() == ""
    assert taken_apart(_of_parts(PLAIN % b"Mine", *parts)).text.strip() == "Mine"


@pytest.mark.parametrize(
    ("header", "automatic"),
    [
        (b"Auto-Submitted: auto-replied", True),
        (b"Precedence: bulk", True),
        (b"X-Autoreply: yes", True),
        (b"Return-Path: <>", True),
        (b"List-Id: <all.corner.example>", True),
        (b"Auto-Submitted: no\r\nReturn-Path: <a@b.example>", False),
    ],
)
def test_absence_notices_are_known_by_the_signs_that_they_bear(header: bytes, automatic: bool) -> None:
    """Old ones bear other signs than the standard's."""
    assert envelope_of(b"From: a@b.example\r\n" + header + b"\r\n\r\nx").automatic is automatic


@pytest.mark.parametrize(
    "costly",
    [
        b'Content-Disposition: attachment; filename="' + b';\\"' * 60_000 + b"\r\n\r\nx",
        b"Content-Type: text/plain;\r\n" + b" a=b;\r\n" * 60_000 + b"\r\nx",
        b"\r\n" + b"\r\n" * 4_000_000,
        b"\r\n" + b"\r" * 4_000_000,
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 100_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\r--b%d\r" % (n, n) for n in range(290))
        + b"x\r" * 400_000,
    ],
    ids=["signs", "folds", "lines", "returns", "parts", "deep"],
)
def test_what_would_keep_the_reader_busy_is_refused_at_once(costly: bytes) -> None:
    """A mail of a few kilobytes must not hold a laptop for hours: it is told as one that was not taken apart."""
    began = time.monotonic()
    with pytest.raises(MailUnreadable) as told:
        taken_apart(b"From: a@b.example\r\n" + costly)

    assert told.value.code == "mail-too-deep"
    assert time.monotonic() - began < 3


def test_a_large_sound_mail_is_taken_apart() -> None:
    """Nearly as large as any that is fetched, and forwarded twice."""
    inner = post(files={"a.pdf": b"x" * 17_000_000})
    outer = _of_parts(PLAIN % b"See below", b"Content-Type: message/rfc822\r\n\r\n" + inner)

    assert [one.name for one in taken_apart(outer).attached] == ["a.pdf"]

"""What comes along with a mail becomes requests: from a real mailbox, with 10 MB, with names that mean harm."""

from pathlib import Path

import pytest

from tests.automations.mailbox.reading import mailbox
from tests.support.imap_server import PASSWORD, ImapServer
from tests.support.mail_server import Certified
from tests.support.posts import post
from tests.support.shop import Shop

SETTING = """
automations:
  - id: invoices
    name: Invoices by mail
    trigger: {on: mail, account: office}
    actions: [{kind: take-in-mail, settings: {workflow: invoice}}]
"""


@pytest.fixture
def reading(
    shop: Shop, server: ImapServer, certified: Certified, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Shop:
    """A shop whose laptop reads a mailbox."""
    monkeypatch.setenv("COUNTERSIGN_MAIL_PASSWORD", PASSWORD)
    account = mailbox(server, certified)
    shop.done("mail", "mailbox", "--host", "localhost", "--port", account.port, "--user", account.user,
              "--authority", account.authority)  # fmt: skip
    file = tmp_path / "automations.yaml"
    file.write_text(SETTING)
    shop.done("automations", "set", file, "--as", "anna")
    return shop


def test_the_list_and_a_dry_look_change_nothing(reading: Shop, server: ImapServer) -> None:
    """They say what would come in; the password stands nowhere."""
    server.put(post("Invoice", files={"../../evil.pdf": b"%PDF-1.4"}))

    told = reading.done("mail", "read")["would_come"]
    again = reading.done("mail", "read")["would_come"]
    listed = reading("mail", "list").out

    assert told == again
    assert [mail["files"] for mail in told[0]["mails"]] == [[{"name": "evil.pdf", "size": 8}]]
    assert PASSWORD not in listed
    assert reading.done("automations", "due")["runs"] == []
    assert all(":2,S" not in name for name in server.files())


def test_attachments_become_requests_once(reading: Shop, server: ImapServer, tmp_path: Path) -> None:
    """Under names that are names; what is no document is told; a second look makes nothing twice."""
    csv = b"supplier_name,invoice_number,issue_date,gross\nPapierhof,77,2026-11-02,100.00\n"
    files = {"../../../up.csv": csv, "CON.csv": csv.replace(b"77", b"78"), "virus.exe": b"MZ\0\0"}
    server.put(post("Invoices", files=files))

    first = reading.done("work", "--once")
    again = reading.done("work", "--once")

    runs = reading.done("automations", "list")["automations"][0]["last"]
    assert (first["done"], again["done"]) == (1, 0), (first, runs)
    assert "1 not taken in" in runs["text"], runs
    names = {source["name"] for one in reading.done("search")["requests"] for source in
             reading.done("show", one["request"])["sources"]}  # fmt: skip
    assert names == {"up.csv", "_CON.csv"}
    assert not (tmp_path / "up.csv").exists()
    assert any("virus.exe" in one["text"] for one in reading.done("notices")["notices"])


def test_ten_megabytes_come_in(reading: Shop, server: ImapServer) -> None:
    """One large attachment that is no document beside one that is; within one look."""
    csv = b"supplier_name,invoice_number,issue_date,gross\nPapierhof,77,2026-11-02,100.00\n"
    content = post("Invoice", files={"film.bin": bytes(range(256)) * 29_000, "in.csv": csv})
    assert len(content) > 10_000_000
    server.put(content)

    assert reading.done("work", "--once")["done"] == 1


def test_what_can_not_be_used_is_for_a_person(reading: Shop, server: ImapServer) -> None:
    """A mail whose only attachment is no document fails for good; one without any is nothing at all."""
    server.put(post("Virus", files={"virus.exe": b"MZ\0\0"}))
    server.put(post("Hello", message_id="<2@x>"))

    worked = reading("work", "--once")

    assert worked.code == 1
    assert (worked.json["done"], worked.json["failed"]) == (1, 1)
    assert [ask["code"] for ask in reading.done("automations", "due")["asked"]] == ["not-taken-in"]


def test_a_mailbox_that_is_not_there_is_told(shop: Shop, tmp_path: Path) -> None:
    """By the list, and by a look at it."""
    file = tmp_path / "automations.yaml"
    file.write_text(SETTING)
    shop.done("automations", "set", file, "--as", "anna")

    assert shop.done("automations", "list")["automations"][0]["why_not"] == "no-mailbox-account"
    assert shop.refused("mail", "read") == "unknown-mailbox"
    assert shop.refused("mail", "mailbox", "--host", "x", exit_code=2) == "usage"


def test_a_mailbox_without_encryption_is_refused(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anywhere but on this very computer."""
    monkeypatch.setenv("COUNTERSIGN_MAIL_PASSWORD", PASSWORD)

    words = ("mail", "mailbox", "--host", "mail.example.org", "--user", "u", "--security", "none")
    assert shop.refused(*words) == "bad-mailbox"

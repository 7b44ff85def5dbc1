"""What automations need on this laptop: mail accounts, allowed hosts, and where their notices are read."""

import pytest

from tests.support.shop import Shop
from workflows.automations.accounts import mail_account
from workflows.automations.effects.outbox import Outbox, OutboxNote
from workflows.office.notices import Notice, keep_notice
from workflows.office.office import Office

ACCOUNT = ("--host", "smtp.example.org", "--address", "office@example.org", "--user", "office@example.org")


def test_an_account_is_kept_without_being_shown(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The password comes from the environment here, and no answer repeats it."""
    monkeypatch.setenv("COUNTERSIGN_MAIL_PASSWORD", "open sesame")
    answer = shop("mail", "account", *ACCOUNT)
    assert answer.code == 0
    assert "sesame" not in answer.out + answer.err
    assert answer.json["accounts"][0] | {"port": 465, "security": "tls"} == answer.json["accounts"][0]
    assert shop.done("mail", "list") == answer.json
    with Office.open(shop.home, write=False) as office:
        kept = mail_account(office, "office")
        assert kept is not None
        assert kept.password == "open sesame"


def test_an_account_without_encryption_is_refused(shop: Shop) -> None:
    """Except on this very computer."""
    assert shop.refused("mail", "account", "--security", "none", *ACCOUNT[:4]) == "bad-mail-account"
    assert shop.refused("mail", "account", "--host", "x", exit_code=2) == "usage"


def test_the_outbox_says_how_far_each_mail_came(shop: Shop) -> None:
    """And why one did not go."""
    with Office.open(shop.home) as office:
        note = OutboxNote(
            key="one",
            state="waiting",
            account="office",
            sender="office@example.org",
            recipients=("mara@example.org",),
            subject="Welcome",
            message_id="m@example.org",
            size=10,
            stored_ms=0,
            tries=2,
            trouble="server-not-reached",
        )
        Outbox(office.store.home.path).store(note, b"x")
    (mail,) = shop.done("mail", "outbox")["mails"]
    assert (mail["state"], mail["trouble"], mail["to"]) == ("waiting", "server-not-reached", ["mara@example.org"])
    assert "waits to be sent (server-not-reached)" in shop("mail", "outbox", as_json=False).out


def test_a_host_is_allowed_with_a_secret_that_is_shown_once(shop: Shop) -> None:
    """And forgotten."""
    allowed = shop.done("webhook", "allow", "hooks.example.org")
    assert len(allowed["secret"]) == 64
    assert shop.done("webhook", "list") == {"hosts": ["hooks.example.org:443"]}
    assert shop.refused("webhook", "allow", "https://hooks.example.org") == "bad-host"
    assert shop.refused("webhook", "list", "x", exit_code=2) == "usage"
    assert shop.done("webhook", "forget", "hooks.example.org") == {"hosts": []}


def test_notices_are_shown_until_somebody_saw_them(shop: Shop) -> None:
    """Looking alone does not take them away."""
    with Office.open(shop.home) as office:
        keep_notice(office, Notice(id="n", at_ms=0, title="Limit of Papierhof", text="500.00 EUR"))
    for words in ((), ("--seen",)):
        assert [one["title"] for one in shop.done("notices", *words)["notices"]] == ["Limit of Papierhof"]
    assert shop.done("notices")["notices"] == []
    assert [one["seen"] for one in shop.done("notices", "--all")["notices"]] == [True]

"""The digest: one mail for each person for whom something waits, and a second try sends only the rest."""

from pathlib import Path

import pytest

from tests.support.effect_trial import failed, occasion, refused
from tests.support.mail_server import mail_server
from tests.support.shop import Shop
from workflows.automations.accounts import MailAccount, keep_account
from workflows.automations.effects.digest import SendDigest
from workflows.domain.automations import Action
from workflows.office.office import Office

DIGEST = SendDigest()
ACTION = Action(kind="send-digest")
PEOPLE = """
people:
  - {id: petra-lang, name: Petra Lang, email: petra@corner.example, roles: [bookkeeper]}
  - {id: ben-okafor, name: Ben Okafor, email: ben@corner.example, roles: [manager]}
  - {id: carl-weiss, name: Carl Weiss, email: "not an address", roles: [clerk]}
"""


@pytest.fixture
def busy(shop: Shop, tmp_path: Path) -> Shop:
    """A shop where something waits for Petra and for Ben."""
    file = tmp_path / "people.yaml"
    file.write_text(PEOPLE)
    shop.done("apply", file)
    shop.ask("119.00", number="1", supplier_name="Papier\u202ehof")
    second = shop.ask("500.00", number="2", supplier_name="Stift")
    shop.done("tick", second, "--as", "petra", "--note", "Called")
    return shop


def account(port: int) -> MailAccount:
    """The test's own server."""
    return MailAccount(name="office", host="localhost", port=port, security="none", address="office@corner.example")


def test_everybody_hears_what_waits_for_them(busy: Shop) -> None:
    """And nothing of what waits for others; there is nothing to click on."""
    with Office.open(busy.home) as office, mail_server(None) as (mailbox, port):
        keep_account(office, account(port))
        did = DIGEST.run(ACTION, occasion(), office)
        again = DIGEST.run(ACTION, occasion(attempt=2), office)
    mails = {one.recipients[0]: one.parsed.get_content() for one in mailbox.received}
    assert (did.text, again.text) == ("2 mails", "2 mails")
    assert len(mailbox.received) == 2
    assert "hof 1" in mails["petra@corner.example"]
    assert "\u202e" not in mails["petra@corner.example"]
    assert "Stift 2" in mails["ben@corner.example"]
    assert "hof 1" not in mails["ben@corner.example"]
    assert "http" not in "".join(mails.values())


def test_a_second_try_sends_the_rest(busy: Shop) -> None:
    """Those that went are known."""
    with Office.open(busy.home) as office, mail_server(None) as (mailbox, port):
        keep_account(office, account(port))
        mailbox.answer_to_recipient = "450 Later"
        error = failed(DIGEST, ACTION, occasion(), office)
        assert (error.happened, error.again) == ("no", True)
        assert DIGEST.was_done(ACTION, occasion(), office) == "no"
        mailbox.answer_to_recipient = "250 Fine"
        DIGEST.run(ACTION, occasion(attempt=2), office)
        DIGEST.run(ACTION, occasion("tomorrow"), office)
    assert len(mailbox.received) == 4


def test_a_dry_run_names_whom_it_would_reach(busy: Shop) -> None:
    """Without an account it says so."""
    with Office.open(busy.home) as office:
        would = DIGEST.dry_run(ACTION, occasion(), office)
    assert would.facts == {"mails": "2", "to": "ben@corner.example, petra@corner.example"}
    assert would.problems == ("mail-account-missing",)
    assert "“text”" in refused(DIGEST, {"text": "x"})

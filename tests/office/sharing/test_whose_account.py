"""Whose account an invoice may be paid to: what one person says of a record makes no other firm's account right."""

from tests.office.sharing.team import CARL, PETRA, Team, opened
from tests.office.sharing.test_records_between_laptops import IBAN, OTHER, added, facts, invoice
from tests.support.shop import Shop
from workflows.office.records.facts import record_facts

BAR = {"supplier_name": "Papierhof", "supplier_vat_id": "DE136695976"}
HOW = ("--how", "called the number in our files")


def accomplice(shop: Shop, *more: str) -> str:
    """A small firm whose account somebody else verified, rightly."""
    record = added(shop, "legal_name=Kumpel UG", f"iban/{OTHER}=Kumpel UG", *more)
    shop.done("records", "verify", record, OTHER, "--as", PETRA, *HOW)
    return record


def known(shop: Shop) -> str:
    """Papierhof, with its own account, verified."""
    record = added(shop, "legal_name=Papierhof", "vat_id=DE136695976", f"iban/{IBAN}=Papierhof")
    shop.done("records", "verify", record, IBAN, "--as", PETRA, *HOW)
    return record


def test_whoever_renames_a_record_takes_no_verified_account_along(team: Team) -> None:
    """Anybody may set a VAT id; the account was verified for whom the record named by then."""
    shop = team.first
    known(shop)
    theirs = accomplice(shop)
    shop.done("records", "set", theirs, "--as", CARL, "--set=vat_id=DE136695976")

    bad = facts(shop, invoice(shop, CARL, iban=OTHER, **BAR))
    good = facts(shop, invoice(shop, CARL, number="2", gross="66.00", iban=IBAN, **BAR))
    assert (bad["account_changed"], good["account_changed"]) == (True, False)

    shop.done("records", "verify", theirs, OTHER, "--as", PETRA, *HOW)
    again = facts(shop, invoice(shop, CARL, number="3", gross="77.00", iban=OTHER, **BAR))
    assert again["account_changed"] is False  # somebody else saw whose record it is now, and said so


def test_an_account_alone_makes_nobody_another_firm(team: Team) -> None:
    """An invoice in the name of one firm, to the verified account of another, without a VAT id."""
    shop = team.first
    known(shop)
    accomplice(shop)

    bad = facts(shop, invoice(shop, CARL, iban=OTHER, supplier_name="Papierhof"))
    new = facts(shop, invoice(shop, CARL, number="2", gross="66.00", iban=OTHER, supplier_name="Somebody"))

    assert bad["account_changed"] is new["account_changed"] is True
    assert new["new_supplier"] is True


def test_who_merges_alone_makes_no_account_right(team: Team) -> None:
    """A merge is the word of one person: the other firm's account has to be verified for this one."""
    shop = team.first
    ours, theirs = known(shop), accomplice(shop)
    shop.done("records", "merge", theirs, ours, "--as", PETRA, "--reason", "the same")

    bad = facts(shop, invoice(shop, CARL, iban=OTHER, **BAR))
    good = facts(shop, invoice(shop, CARL, number="2", gross="66.00", iban=IBAN, **BAR))

    assert (bad["account_changed"], good["account_changed"]) == (True, False)


def test_two_records_of_one_name_keep_their_accounts_when_merged(team: Team) -> None:
    """One has the VAT id, the other the account: the same name speaks for both."""
    shop = team.first
    one = added(shop, "legal_name=Papierhof", "vat_id=DE136695976")
    two = added(shop, "legal_name=PAPIERHOF", f"iban/{IBAN}=Papierhof")
    shop.done("records", "verify", two, IBAN, "--as", PETRA, *HOW)
    shop.done("records", "merge", one, two, "--as", PETRA, "--reason", "the same")

    assert facts(shop, invoice(shop, CARL, iban=IBAN, **BAR))["account_changed"] is False


def test_a_record_does_not_hide_that_an_account_is_left_out(team: Team) -> None:
    """Anybody may enter an account that nobody verified; the known one is missed all the same."""
    added(team.first, "legal_name=Papierhof", f"iban/{OTHER}=Papierhof")
    with opened(team.first, write=False) as office:
        definition = office.state.workflow("invoice")
        assert definition is not None
        missed = record_facts(office, definition, {"supplier_name": "Papierhof"}, {"account_missing": True}, "")

    assert missed["account_missing"] is True


def test_an_invoice_of_a_blocked_supplier_is_thought_over_at_each_yes(team: Team) -> None:
    """Blocked since it came in, too: whoever ticks or approves says why it is right all the same."""
    shop = team.first
    record = added(shop, "legal_name=Papierhof")
    request = invoice(shop, CARL, iban=IBAN)
    shop.done("records", "set", record, "--as", PETRA, "--set=blocked=sends what nobody ordered")

    assert shop.refused("tick", request, "--as", PETRA) == "supplier-blocked"
    shop.done("tick", request, "--as", PETRA, "--note", "the last one, agreed with Anna")

"""To which account an invoice belongs is proposed from earlier ones, and told to nobody who may not read those."""

from tests.office.sharing.team import BEN, OWNER, Team, opened
from tests.office.sharing.test_records_between_laptops import branches, invoice
from tests.office.test_invoice_coding import carry
from tests.support.shop import Shop

__all__ = ["branches"]


def test_what_only_few_may_read_proposes_nothing_to_others(branches: tuple[Team, Shop, Shop]) -> None:
    """The first laptop reads the north's invoices; those of the head office are read by everybody."""
    team, _, _ = branches
    north = invoice(team.first, BEN, unit="north", account_code="1234")
    with opened(team.first) as office:
        carry(office, north)
    told = {
        unit: invoice(team.first, OWNER, unit=unit, number=unit, gross=gross)
        for unit, gross in (("head-office", "61.00"), ("north", "62.00"))
    }

    with opened(team.first) as office:
        found = {unit: office.request(one).standing.values.get("account_code") for unit, one in told.items()}
    assert found == {"head-office": None, "north": "1234"}

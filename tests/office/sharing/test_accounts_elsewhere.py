"""Another account than the one that a branch paid to, which this laptop may not read."""

from tests.office.sharing.team import BEN, PETRA, Team, opened
from tests.office.sharing.test_records_between_laptops import IBAN, OTHER, branches, facts, invoice
from tests.support.shop import Shop
from workflows.domain.commands import Decide, Fill, Refusal, Tick

__all__ = ["branches"]


def paid(shop: Shop, **more: str) -> str:
    """An invoice of the north that everybody who is asked said yes to."""
    request = invoice(shop, BEN, unit="north", account_code="4980", **more)
    with opened(shop) as office:
        for _ in range(9):
            if office.request(request).standing.status in {"approved", "done"}:
                break
            task = office.tasks(request)[0]
            who = next(one.person for one in task.people)
            kind, step = task.open.kind, task.open.step
            match kind:
                case "todo":
                    said = office.act(request, Tick(by=who, step=step, note="called them"))
                case "form":
                    said = office.act(request, Fill(by=who, step=step, values={}))
                case _:
                    said = office.act(request, Decide(by=who, step=step, verdict="approve", reason="looked at it"))
            assert not isinstance(said, Refusal), (step, said)
        assert office.request(request).standing.status in {"approved", "done"}
    return request


def test_an_account_that_another_branch_never_paid_to_is_a_changed_one(branches: tuple[Team, Shop, Shop]) -> None:
    """Nothing here speaks of the supplier; the north paid them, to one account."""
    team, _, outside = branches
    paid(team.first, iban=IBAN)
    team.sync(team.first, outside)

    strange = facts(outside, invoice(outside, PETRA, number="1", gross="61.00", iban=OTHER))
    same = facts(outside, invoice(outside, PETRA, number="2", gross="62.00", iban=IBAN))
    both = facts(outside, invoice(outside, PETRA, number="3", gross="63.00", iban=IBAN, other_account=OTHER))
    none = facts(outside, invoice(outside, PETRA, number="4", gross="64.00"))
    other = facts(outside, invoice(outside, PETRA, number="5", gross="65.00", iban=OTHER, supplier_name="Somebody"))

    told = [one["account_changed"] for one in (strange, same, both, none, other)]
    assert told == [True, False, True, False, False]
    assert strange["new_supplier"] is same["new_supplier"] is True  # nobody becomes known by what others tell

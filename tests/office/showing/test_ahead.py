"""What is said to come next is what comes next."""

from tests.support.shown_office import INVOICE, Both
from workflows.domain.commands import Submit
from workflows.office.showing.ahead import LaterStep
from workflows.office.showing.preview import Preview, preview


def previewed(both: Both, gross_minor: int, by: str = "carl-weiss") -> Preview:
    """An invoice of a new supplier, as it would be sent."""
    values = INVOICE | {"gross": {"minor": gross_minor, "currency": "EUR"}}
    return preview(both.reader, Submit(workflow="invoice", unit="head-office", by=by, values=values), both.now_ms)


def people(later: tuple[LaterStep, ...]) -> list[tuple[str, list[str]]]:
    """Steps and who is asked."""
    return [(one.step, [able.person for able in one.people]) for one in later]


def test_the_steps_after_the_open_one_are_named_with_their_people_and_rule(both: Both) -> None:
    """The rule in between is asked with the values that are there."""
    found = previewed(both, 50_000)

    assert [task.step for task in found.tasks] == ["call-back"]
    assert [one.step for one in found.later] == ["approve", "release", "book"]
    assert found.later[0].rule is not None
    assert "new_supplier" in {one.id for one in found.checks}


def test_each_step_that_is_foretold_opens_for_the_people_who_were_foretold(both: Both) -> None:
    """Followed to the end by those who are asked; everybody acts on one step only."""
    foretold = previewed(both, 50_000).later
    request = both.invoice("500.00")
    seen = []
    for _ in range(3):
        task = both.writer.tasks(request)[0]
        seen.append((task.open.step, [one.person for one in task.people]))
        by = task.people[0].person
        if task.open.kind == "todo":
            both.tick(request, by)
        else:
            both.approve(request, by)

    assert [*(step for step, _ in seen), "book"] == ["call-back", *(one.step for one in foretold)]
    assert seen[1] == people(foretold)[0]


def test_an_amount_above_the_limit_foretells_two_people(both: Both) -> None:
    """As the table says; below it is one."""
    small, large = previewed(both, 50_000).later[0], previewed(both, 300_000).later[0]

    assert (small.how, large.how) == ("any", "all")
    assert len({able.slot for able in large.people}) == 2


def test_nothing_is_foretold_after_a_form_that_may_change_the_values(both: Both) -> None:
    """Sums that are wrong are corrected first; what follows depends on what is written then."""
    values = INVOICE | {
        "gross": {"minor": 50_000, "currency": "EUR"},
        "net": {"minor": 1, "currency": "EUR"},
        "tax": {"minor": 1, "currency": "EUR"},
    }
    command = Submit(workflow="invoice", unit="head-office", by="carl-weiss", values=values)
    found = preview(both.reader, command, both.now_ms)

    assert [task.kind for task in found.tasks] == ["form"]
    assert found.later == ()

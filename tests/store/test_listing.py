"""Lists of any length: every statement that can be put together, and the order they give."""

from array import array
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from tests.store.making import make_request, make_task
from workflows.errors import Trouble
from workflows.store.listing import GroupedBy, Listing, OrderBy, Wanted
from workflows.store.rows import RequestRows
from workflows.store.store import Store

NEVER = bool


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.create(tmp_path / "home") as made:
        yield made


def keep(store: Store, *rows: RequestRows) -> None:
    """Write requests."""
    with store.database.transaction():
        for one in rows:
            store.projections.put_request(one)


def ids(store: Store, places: "array[int] | None") -> list[str]:
    """The requests at these places."""
    assert places is not None
    found = store.listing.at(places)
    return [found[place].id for place in places]


def listed(store: Store, wanted: Wanted, order: OrderBy = "updated", *, descending: bool = True) -> list[str]:
    """The requests that fit, in order."""
    return ids(store, store.listing.places(wanted, order, descending=descending, cancelled=NEVER))


def test_every_filter_order_and_grouping_is_understood(store: Store) -> None:
    """All filters at once, in every order both ways; each filter alone; every grouping."""
    everything = Wanted(
        statuses=("waiting", "done"),
        units=("north",),
        workflow="invoice",
        requester="anna",
        since_ms=1,
        person="boss",
        text="chairs",
    )
    keep(store, RequestRows(request=make_request(), tasks=(make_task(),), text="Office chairs"))

    for order, descending in product(get_args(OrderBy), (False, True)):
        assert listed(store, everything, order, descending=descending) == ["r1"]
        assert listed(store, Wanted(), order, descending=descending) == ["r1"]
    for name in everything.__struct_fields__:
        assert listed(store, Wanted(**{name: getattr(everything, name)})) == ["r1"], name
    for by in get_args(GroupedBy):
        assert sum(count for _, count in store.listing.groups(everything, by)) == 1
    assert store.listing.fits(everything, "r1")
    assert not store.listing.fits(Wanted(workflow="other"), "r1")


def test_each_filter_leaves_out_what_does_not_fit(store: Store) -> None:
    """One that differs in each is not listed."""
    keep(store, RequestRows(request=make_request(), tasks=(make_task(),), text="Office chairs"))
    misses = (
        Wanted(statuses=("done",)),
        Wanted(units=("south",)),
        Wanted(workflow="other"),
        Wanted(requester="ben"),
        Wanted(since_ms=1_001),
        Wanted(person="nobody"),
        Wanted(text="tables"),
        Wanted(text="!?"),
    )

    assert [listed(store, one) for one in misses] == [[]] * len(misses)


def test_what_has_no_value_comes_last_either_way(store: Store) -> None:
    """Without a deadline or an amount, at the end; ties by id."""
    keep(
        store,
        RequestRows(request=make_request("a", due_ms=5, amount_minor=-7)),
        RequestRows(request=make_request("b", due_ms=None, amount_minor=None, currency=None)),
        RequestRows(request=make_request("c", due_ms=9, amount_minor=3)),
        RequestRows(request=make_request("d", due_ms=9, amount_minor=3)),
    )

    assert listed(store, Wanted(), "due", descending=False) == ["a", "c", "d", "b"]
    assert listed(store, Wanted(), "due", descending=True) == ["d", "c", "a", "b"]
    assert listed(store, Wanted(), "amount", descending=False) == ["a", "c", "d", "b"]
    assert listed(store, Wanted(), "amount", descending=True) == ["d", "c", "a", "b"]


def test_requests_are_sorted_by_whom_they_wait_for(store: Store) -> None:
    """By the first of several, as one looks for a name; what waits for nobody comes last either way."""
    keep(
        store,
        RequestRows(request=make_request("a"), tasks=(make_task("a", "petra"), make_task("a", "ben"))),
        RequestRows(request=make_request("b"), tasks=(make_task("b", "anna"),)),
        RequestRows(request=make_request("c"), tasks=()),
        RequestRows(request=make_request("d"), tasks=(make_task("d", "carl"),)),
    )

    assert listed(store, Wanted(), "waiting", descending=False) == ["b", "a", "d", "c"]
    assert listed(store, Wanted(), "waiting", descending=True) == ["d", "a", "b", "c"]


@pytest.mark.parametrize("order", get_args(OrderBy))
@pytest.mark.parametrize("descending", [False, True])
def test_comparing_two_says_the_same_as_the_whole_order(store: Store, order: OrderBy, descending: bool) -> None:
    """So that one request can be put where it belongs without making the list again."""
    keep(
        store,
        *(
            RequestRows(
                request=make_request(
                    f"r{number}",
                    title=("b", "A", "a", "C")[number % 4],
                    due_ms=None if number % 3 else number,
                    amount_minor=None if number % 4 == 0 else number % 3,
                    requester=None if number % 5 == 0 else "anna",
                    updated_ms=number % 2,
                    created_ms=number % 3,
                    status=("waiting", "done")[number % 2],
                )
            )
            for number in range(10)
        ),
    )
    places = store.listing.places(Wanted(), order, descending=descending, cancelled=NEVER)
    assert places is not None

    for (i, one), (j, other) in product(enumerate(places), repeat=2):
        assert store.listing.stands_before(order, one, other, descending=descending) is (i < j)


def test_a_list_can_be_given_up(store: Store) -> None:
    """Nobody waits for what nobody wants any more."""
    keep(store, RequestRows(request=make_request()))

    assert store.listing.places(Wanted(), "updated", descending=True, cancelled=lambda: True) is None


def test_rows_at_places_that_are_gone_are_left_out(store: Store) -> None:
    """And more places than one statement asks for are asked in parts."""
    keep(store, *(RequestRows(request=make_request(f"r{number:03}")) for number in range(450)))
    places = store.listing.places(Wanted(), "updated", descending=True, cancelled=NEVER)
    assert places is not None
    with store.database.transaction():
        store.projections.remove_request("r007")

    assert len(store.listing.at(places)) == 449
    assert store.listing.place_of("r007") is None


def test_a_row_that_no_log_can_have_made_is_refused(store: Store) -> None:
    """As everywhere else in the lists."""
    keep(store, RequestRows(request=make_request(status="paid")))

    with pytest.raises(Trouble, match="status"):
        listed(store, Wanted())


def test_the_usual_list_uses_the_index_and_does_not_sort(store: Store) -> None:
    """A million requests by their latest change cost no sorting."""
    plan = plan_of(store, Wanted())
    by_status = plan_of(store, Wanted(statuses=("waiting",)))

    assert "ix_requests_updated_ms_id" in plan
    assert "TEMP B-TREE" not in plan
    assert "ix_requests_status_updated_ms_id" in by_status


def plan_of(store: Store, wanted: Wanted) -> str:
    """How the database would go about it."""
    from workflows.store.listing import _listed
    from workflows.store.statements import Composed

    conditions = Listing(store.database)._conditions(wanted)
    assert conditions is not None
    statement = _listed(store.database.dialect.place, conditions[0], "updated", True)
    found = store.database.query(Composed(f"EXPLAIN QUERY PLAN {statement.text}"), conditions[1])
    return " / ".join(str(record[-1]) for record in found)

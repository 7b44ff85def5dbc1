"""The list of requests."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.shown_office import Both
from workflows.changes import Changes
from workflows.domain.commands import Decide, Withdraw
from workflows.domain.money import Money
from workflows.office.showing.requests_index import (
    MOST_FOLLOWED,
    Filter,
    RequestIndex,
    Sorting,
    changed,
    groups,
    place_of,
    requests_index,
    rows,
    units_below,
)


def index_of(both: Both, wanted: Filter | None = None, sorting: Sorting | None = None) -> RequestIndex:
    """The index, made anew."""
    found = requests_index(both.reader, wanted or Filter(), sorting or Sorting())
    assert found is not None
    return found


def titles(both: Both, index: RequestIndex) -> list[str]:
    """What the requests in the index are called."""
    return [one.title if one else "" for one in rows(both.reader, index, 0, len(index))]


def test_a_window_shows_typed_rows_and_who_is_waited_for(both: Both) -> None:
    """Ends beyond the list are cut off."""
    request = both.buy("5000.00")
    both.buy("50.00", what="Pens")

    found = rows(both.reader, index_of(both), 0, 99)

    assert [one.title for one in found if one] == ["Pens", "Chairs"]
    (first,) = [one for one in found if one and one.request == request]
    assert first.amount == Money(minor=500_000, currency="EUR")
    assert [(one.step_name, one.kind, one.people) for one in first.waiting] == [
        ("Approve", "approval", ("anna-berg", "ben-okafor", "dora-reich"))
    ]
    assert rows(both.reader, index_of(both), 5, 9) == ()


def test_an_index_stays_as_it_was_made(both: Both) -> None:
    """Rows show the present; the order is of the moment it was made."""
    first = both.buy("500.00", what="First")
    both.buy("500.00", what="Second")
    index = index_of(both)

    both.approve(first)
    found = rows(both.reader, index, 0, 2)

    assert [(one.title, one.status) for one in found if one] == [("Second", "waiting"), ("First", "approved")]


def test_a_request_is_found_in_the_list(both: Both) -> None:
    """Its place, or none."""
    first, second = both.buy("500.00"), both.buy("50.00")
    index = index_of(both, Filter(statuses=("waiting",)))

    assert place_of(both.reader, index, first) == 0
    assert place_of(both.reader, index, second) is None
    assert place_of(both.reader, index, "a" * 26) is None


def test_filters_of_the_office(both: Both) -> None:
    """Mine, waiting for me, by words, and groups of what is left."""
    both.buy("500.00", what="Blue chairs")
    both.buy("50.00", what="Pens", by="ben-okafor")
    both.invoice()

    assert titles(both, index_of(both, Filter(requester="ben-okafor"))) == ["Pens"]
    assert titles(both, index_of(both, Filter(waiting_for="dora-reich"))) == ["Blue chairs"]
    assert titles(both, index_of(both, Filter(text="bl chai"))) == ["Blue chairs"]
    assert titles(both, index_of(both, Filter(text="chairs", workflow="invoice"))) == []
    assert [(one.key, one.count) for one in groups(both.reader, Filter(workflow="purchase"), "status")] == [
        ("approved", 1),
        ("waiting", 1),
    ]
    assert units_below(both.reader, "head-office") == ("head-office",)


def test_what_does_not_concern_a_list_leaves_it_alone(both: Both) -> None:
    """The same index comes back."""
    both.buy("500.00")
    index = index_of(both, Filter(workflow="invoice"))
    other = both.buy("500.00")

    followed = changed(both.reader, index, Changes(requests=frozenset({other})))

    assert (followed.kind, followed.index) == ("same", index)


def test_when_everything_was_made_again_the_list_is_too(both: Both) -> None:
    """Rebuilding gives rows other places, whatever the requests are."""
    first, second = both.buy("500.00"), both.buy("600.00")
    index = index_of(both)
    both.writer.rebuild()

    touched = Changes(office=True, requests=frozenset({first, second}))

    assert changed(both.reader, index, touched).kind == "anew"
    assert changed(both.reader, index, Changes(requests=frozenset({"a" * 26}))).kind == "anew"


def test_many_changes_ask_for_a_new_list(both: Both) -> None:
    """Putting each in its place would cost more."""
    many = Changes(requests=frozenset(f"r{number}" for number in range(MOST_FOLLOWED + 1)))

    assert changed(both.reader, index_of(both), many).kind == "anew"


def test_a_list_that_nobody_wants_any_more_is_given_up(both: Both) -> None:
    """None."""
    both.buy("500.00")

    assert requests_index(both.reader, Filter(), Sorting(), lambda: True) is None


@pytest.mark.parametrize("wanted", [Filter(), Filter(statuses=("waiting", "changes-asked")), Filter(text="thing")])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    sorting=st.builds(
        Sorting,
        by=st.sampled_from(["updated", "created", "due", "amount", "title", "status", "requester"]),
        descending=st.booleans(),
    ),
    deeds=st.lists(
        st.tuples(st.sampled_from(["buy", "approve", "withdraw"]), st.integers(0, 9), st.sampled_from([50, 300, 5000])),
        min_size=1,
        max_size=6,
    ),
)
def test_following_changes_gives_the_list_made_anew(
    both: Both, wanted: Filter, sorting: Sorting, deeds: list[tuple[str, int, int]]
) -> None:
    """Whatever is done, in whatever order and filter: the followed list is the new list."""
    index = first = index_of(both, wanted, sorting)
    touched: set[str] = set()
    for deed, number, price in deeds:
        waiting = index_of(both, Filter(statuses=("waiting",), workflow="purchase", waiting_for="ben-okafor"))
        listed = [one for one in rows(both.reader, waiting, 0, 99) if one and one.waiting[0].kind == "approval"]
        if deed == "buy" or not listed:
            request = both.buy(f"{price}.00", what=f"Thing {number}", by=("carl-weiss", "petra-lang")[number % 2])
        else:
            chosen = listed[number % len(listed)]
            request = chosen.request
            if deed == "withdraw":
                both.act(request, Withdraw(by=chosen.requester or "", reason="x"))
            else:
                both.act(request, Decide(verdict="ask-changes", by="ben-okafor", reason="Say more"))

        followed = changed(both.reader, index, Changes(requests=frozenset({request})))
        index = followed.index

        assert followed.kind in {"same", "rows", "moved"}
        assert list(index.places) == list(index_of(both, wanted, sorting).places)
        assert (place_of(both.reader, index, request) is not None) == (request in followed.requests)
        touched.add(request)

    at_once = changed(both.reader, first, Changes(requests=frozenset(touched)))
    assert list(at_once.index.places) == list(index.places)

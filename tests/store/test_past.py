"""What other requests take: exact, whatever they come to."""

from pathlib import Path

import pytest

from tests.store.making import make_request
from workflows.domain.money import MAX_MINOR
from workflows.store.past import Taken
from workflows.store.projections import packed
from workflows.store.rows import RequestRows
from workflows.store.store import Store

DAY_MS = 86_400_000


def taken(tmp_path: Path, *requests: RequestRows) -> tuple[Taken, ...]:
    """What these requests take of the first day."""
    with Store.create(tmp_path / "home") as store:
        with store.database.transaction():
            store.projections.put_new([packed(one) for one in requests])
        return store.past.taken("north", 0, DAY_MS, without="r0")


def asked(number: int, minor: int, **facts: object) -> RequestRows:
    """A request for so much."""
    return RequestRows(request=make_request(f"r{number}", amount_minor=minor, **facts))


@pytest.mark.parametrize("sign", [1, -1])
def test_very_many_of_the_largest_amounts_are_added_up_exactly(tmp_path: Path, sign: int) -> None:
    """A tampered program may have sent them; their sum needs more than 64 bits."""
    count = 2**63 // MAX_MINOR + 10

    (found,) = taken(tmp_path, *(asked(number, sign * MAX_MINOR) for number in range(1, count + 1)))

    assert found.asked == sign * MAX_MINOR * count


def test_each_kind_is_added_up_apart_and_a_request_leaves_itself_out(tmp_path: Path) -> None:
    """Asked, committed, spent, credits included; what was refused takes nothing."""
    (found,) = taken(
        tmp_path,
        asked(0, 1),
        asked(1, 1_000_001),
        asked(2, -2_500_003),
        asked(3, 7_000_000, status="approved"),
        asked(4, -1, status="done"),
        asked(5, 11, status="rejected"),
    )

    assert (found.asked, found.committed, found.spent) == (-1_500_002, 7_000_000, -1)

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop.pages.requests.orders import MOST_STEPS, Step, steps_between

ORDERS = st.lists(st.integers(0, 2**62), unique=True, max_size=40)


def done(old: list[int], steps: tuple[Step, ...]) -> list[int]:
    """The list after the steps, each done as a table does it."""
    now = list(old)
    for step in steps:
        if step.kind == "insert":
            now[step.row : step.row] = step.places
        elif step.kind == "remove":
            del now[step.row : step.row + step.count]
        else:
            now.insert(step.to, now.pop(step.row))
    return now


@given(ORDERS, ORDERS)
def test_steps_lead_from_any_list_to_any_other(old: list[int], new: list[int]) -> None:
    """Or they are too many, and then it is said."""
    steps = steps_between(array("q", old), array("q", new))

    assert steps is None or done(old, steps) == new


@given(ORDERS, st.data())
def test_one_that_moved_is_one_step(old: list[int], data: st.DataObject) -> None:
    """A request that was just decided goes to the top: the rest stands still."""
    if len(old) < 2:
        return
    new = list(old)
    new.insert(data.draw(st.integers(0, len(old) - 1)), new.pop(data.draw(st.integers(0, len(old) - 1))))

    steps = steps_between(array("q", old), array("q", new))

    assert steps is not None
    assert len(steps) <= 1
    assert done(old, steps) == new


def test_bytes_of_two_neighbours_are_not_taken_for_a_third() -> None:
    """A place is found at its own beginning only."""
    old = array("q", [1 << 32, 1, 7, 1 << 8])

    steps = steps_between(old, array("q", [1 << 8, 7, 1, 1 << 32]))

    assert steps is not None
    assert done(list(old), steps) == [1 << 8, 7, 1, 1 << 32]


def test_a_list_turned_round_is_laid_out_anew() -> None:
    """More steps than a table wants are not counted out."""
    old = array("q", range(10 * MOST_STEPS))

    assert steps_between(old, array("q", reversed(old))) is None

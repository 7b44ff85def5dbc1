"""The hybrid logical clock: always forwards, near wall time, never led astray."""

from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger.hlc import MAX_AHEAD_MS, MAX_COUNTER, ZERO, Stamp, merge, tick

times = st.integers(0, 2**48)
stamps = st.builds(Stamp, times, st.integers(0, 2 * MAX_COUNTER) | st.just(2**53 - 1))


@given(last=stamps, wall_ms=times)
def test_an_own_act_is_after_the_last_one_whatever_the_clock_says(last: Stamp, wall_ms: int) -> None:
    """A clock set back does not set the stamps back."""
    stamp = tick(last, wall_ms)

    assert stamp > last
    assert stamp.ms >= wall_ms
    assert 0 <= stamp.counter <= MAX_COUNTER


@given(last=stamps, remote=stamps, wall_ms=times)
def test_an_answer_is_after_what_it_answers_unless_that_is_from_the_future(
    last: Stamp, remote: Stamp, wall_ms: int
) -> None:
    """Causes come first; a time more than five minutes ahead is left aside."""
    merged = merge(last, remote, wall_ms)

    assert merged >= last
    assert tick(merged, wall_ms) > last
    if remote.ms <= wall_ms + MAX_AHEAD_MS:
        assert tick(merged, wall_ms) > remote
    else:
        assert merged == last


def test_five_minutes_ahead_is_adopted_and_a_millisecond_more_is_not() -> None:
    """The limit belongs to the allowed range."""
    wall_ms = 1_700_000_000_000
    edge = Stamp(wall_ms + 300_000, 4)

    assert merge(ZERO, edge, wall_ms) == edge
    assert merge(ZERO, Stamp(edge.ms + 1, 0), wall_ms) == ZERO


def test_acts_of_one_millisecond_count_up() -> None:
    """Milliseconds first, then the counter."""
    first = tick(ZERO, 1000)
    second = tick(first, 1000)

    assert (first, second) == (Stamp(1000, 0), Stamp(1000, 1))
    assert tick(second, 999) == Stamp(1000, 2)
    assert tick(second, 1001) == Stamp(1001, 0)
    assert tick(Stamp(1000, MAX_COUNTER), 1000) == Stamp(1001, 0)

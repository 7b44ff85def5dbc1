"""Which entries nobody has to open a second time."""

from hypothesis import given
from hypothesis import strategies as st

from workflows.office.silence import Silence, spans_of

places = st.sets(st.tuples(st.sampled_from("ab"), st.integers(0, 20)))


@given(found=places, device=st.sampled_from("ab"), start=st.integers(0, 20), count=st.integers(1, 6))
def test_a_stretch_is_silent_where_every_entry_of_it_is(
    found: set[tuple[str, int]], device: str, start: int, count: int
) -> None:
    """A gap is never passed over."""
    silence = Silence()
    silence.note(spans_of(sorted(found)))

    covered = silence.covers(device, start, start + count)

    assert covered == all((device, at) in found for at in range(start, start + count))


@given(found=places, cut=st.integers(0, 20))
def test_parts_that_follow_each_other_grow_together(found: set[tuple[str, int]], cut: int) -> None:
    """However an import was cut into parts, what it covers is the same."""
    whole, parts = Silence(), Silence()
    whole.note(spans_of(sorted(found)))
    for device in "ab":
        parts.note(spans_of(sorted(place for place in found if place[0] == device and place[1] < cut)))
        parts.note(spans_of(sorted(place for place in found if place[0] == device and place[1] >= cut)))

    answers = [[one.covers(device, 0, 21) for device in "ab"] for one in (whole, parts)]
    assert answers[0] == answers[1]
    assert all(
        whole.covers(device, at, at + 2) == parts.covers(device, at, at + 2) for device in "ab" for at in range(20)
    )

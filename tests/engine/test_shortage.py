"""A step that cannot come to its end is known before anybody signs, and no other step is called one."""

from tests.support.flows import BOOKKEEPER, MANAGER, OWNER, approval, begin, todo
from tests.support.laptops import Laptop
from workflows.domain.commands import Tick
from workflows.engine.assign import tasks
from workflows.engine.shortage import Shortage, shortage_of


def short(laptop: Laptop) -> Shortage | None:
    """What is missing for the one open step."""
    state, office, now_ms = laptop.now, laptop.chain.at(len(laptop.chain.acts)), laptop.clock_ms
    (task,) = tasks(state, office, now_ms)
    return shortage_of(state, task, office, now_ms)


def test_whoever_is_asked_as_the_last_resort_once_others_have_acted_is_enough() -> None:
    """The bookkeeper who did the checks gets the place that the owner leaves: nobody has to be added."""
    laptop = begin(todo(BOOKKEEPER), approval(BOOKKEEPER, OWNER, how="all", not_by=("todo",)))
    laptop.must(Tick(by="bea"))

    assert laptop.whose_turn() == [["olga", "olga"]]
    assert short(laptop) is None

    laptop.decide("olga")

    assert laptop.whose_turn() == [["bea"]]


def test_one_person_who_is_asked_for_two_places_is_too_few() -> None:
    """Four eyes never give way, so a second person has to be there."""
    laptop = begin(todo(OWNER), approval(OWNER, MANAGER, how="all", not_by=("todo",)))
    for person in ("mia", "nina", "bea"):
        laptop.chain.close(person)
    laptop.must(Tick(by="olga"))

    found = short(laptop)

    assert found is not None
    assert (found.needed, found.people, found.roles) == (2, ("olga",), ("manager",))


def test_a_quorum_counts_those_above_who_are_asked_next() -> None:
    """One manager stands in the unit; the one above is asked when she has approved."""
    laptop = begin(approval(MANAGER, how="quorum", quorum=2))

    assert short(laptop) is None

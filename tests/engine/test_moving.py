"""A running request goes on in a newer version only where nothing of it is lost, and by an owner's act alone."""

from typing import Any

import msgspec
import pytest

from tests.support.flows import GROSS, MANAGER, OWNER, TEXT, approval, euros, flow, form, rule, says, table, todo
from tests.support.laptops import BOOK, Laptop
from tests.support.small_office import Chain, small_office
from workflows.domain.commands import Comment, Decide, Fill, Move, Resubmit, Tick
from workflows.domain.definitions import Step
from workflows.domain.events import TablePublished, WorkflowPublished
from workflows.domain.flow_events import RequestMoved
from workflows.domain.forms import Field
from workflows.engine.moving import reasons_against

BEFORE = (form("text", who=[MANAGER]), approval(), todo())
TO = Move(by="olga", version=2)


def newer(chain: Chain, *steps: Step, **more: Any) -> None:
    """Publish the second version."""
    chain.must(WorkflowPublished(definition=msgspec.structs.replace(flow(*steps, **more), version=2)))


def filled(*steps: Step, **values: Any) -> Laptop:
    """A request whose form Nina filled in, and that waits for her approval."""
    laptop = Laptop(small_office(flow(*(steps or BEFORE)))).submit(**values)
    return laptop.must(Fill(by="nina", values={"text": "as agreed"}))


def codes(laptop: Laptop, version: int = 2) -> list[str]:
    """Why the request cannot go on there."""
    against = reasons_against(laptop.now, version, laptop.chain.office, laptop.clock_ms, BOOK)
    return [one.facts.get("step", one.facts.get("field", one.code)) for one in against]


def test_a_moved_request_goes_on_in_the_newer_version() -> None:
    """What was done stands, and what follows is what the newer version says."""
    laptop = filled()
    newer(laptop.chain, *BEFORE[:2], todo(MANAGER, step="pack"), todo(step="send"))
    assert codes(laptop) == []

    laptop.must(TO)
    assert (laptop.now.version, [one.step for one in laptop.now.standing.open]) == (2, ["approve"])

    laptop.decide(laptop.whose_turn()[0][0])
    assert laptop.whose_turn() == [["nina"]]
    laptop.must(Tick(by="nina"), Tick(by="bea"))
    assert (laptop.status, laptop.now == laptop.from_scratch()) == ("done", True)


def test_a_request_that_nobody_moves_keeps_its_version() -> None:
    """A newer version is for requests that start from then on."""
    laptop = filled()
    newer(laptop.chain, todo(OWNER, step="else"))
    laptop.decide(laptop.whose_turn()[0][0]).must(Tick(by="bea"))

    assert (laptop.now.version, laptop.status) == (1, "done")


@pytest.mark.parametrize(
    ("steps", "more", "against"),
    [
        ((BEFORE[0], todo()), {}, ["approve"]),  # what is open is gone
        ((approval(), todo()), {}, ["form"]),  # what was done is gone
        ((BEFORE[0], todo(step="first"), approval()), {}, ["approve"]),  # something new comes before it
        ((BEFORE[0], todo(step="approve")), {}, ["approve"]),  # it is another kind of step
        ((form(who=[MANAGER]), *BEFORE[1:]), {"fields": (GROSS,)}, ["text"]),  # a value has no field any more
        (BEFORE, {"fields": (msgspec.structs.replace(TEXT, type="date"), GROSS)}, ["text"]),  # it fits no more
        (BEFORE, {"fields": (TEXT, msgspec.structs.replace(GROSS, required=True))}, ["gross"]),  # it is asked for now
        ((*BEFORE, rule("nowhere")), {}, ["unknown-table"]),
    ],
)
def test_every_reason_against_a_move_is_told(steps: tuple[Step, ...], more: dict[str, Any], against: list[str]) -> None:
    """And the judge refuses the act for it, on every laptop."""
    laptop = filled()
    published = [table(says("note"), name="nowhere")] if against == ["unknown-table"] else []
    if published:
        laptop.chain.must(TablePublished(table=published[0] | {"effective_from": "2030-01-01"}))
    newer(laptop.chain, *steps, **more)

    assert codes(laptop) == against
    laptop.code(TO)
    assert laptop.void_code(RequestMoved(version=2), "olga") is not None
    assert laptop.now.version == 1


def test_only_an_owner_moves_and_only_forward() -> None:
    """Others, other versions, and what is over: nothing happens."""
    laptop = filled()
    assert laptop.code(TO) == "wrong-version"

    newer(laptop.chain, *BEFORE)
    assert laptop.code(Move(by="nina", version=2)) == "not-owner"
    assert laptop.code(Move(by="olga", version=1)) == "wrong-version"
    assert laptop.void_code(RequestMoved(version=2, tables={"x": 1}), "olga") == "wrong-table"

    laptop.decide(laptop.whose_turn()[0][0], "reject")
    assert laptop.code(TO) == "already-decided"


def test_tables_stay_and_new_ones_come_in_at_the_version_of_the_day() -> None:
    """What the request used before it uses to its end."""
    first = [table(says("ask", approvers=[{"role": "manager"}]))]
    laptop = Laptop(small_office(flow(rule(), approval(by_rule="rule")), tables=first)).submit(gross=euros(5))
    laptop.chain.must(TablePublished(table=first[0] | {"version": 2}), TablePublished(table=first[0] | {"id": "more"}))
    newer(laptop.chain, rule(), approval(by_rule="rule"), rule("more", step="after"), approval(step="last"))

    assert laptop.must(TO).now.tables == {"table": 1, "more": 1}
    laptop.decide(laptop.whose_turn()[0][0])
    assert [one.step for one in laptop.now.standing.open] == ["last"]


def test_a_decision_that_did_not_know_of_the_move_counts() -> None:
    """Two laptops, a move and a yes: whatever order they meet in, both hold."""
    laptop = filled()
    newer(laptop.chain, *BEFORE[:2], todo(MANAGER, step="pack"))
    other = laptop.twin("d2")
    laptop.must(TO)
    other.decide(other.whose_turn()[0][0])

    laptop.hear(other)
    other.hear(laptop)

    assert laptop.now == other.now == laptop.from_scratch()
    assert (laptop.now.version, [one.step for one in laptop.now.standing.open]) == (2, ["pack"])


def test_a_request_that_waits_for_changes_can_be_moved() -> None:
    """Its next round begins in the newer version."""
    laptop = filled()
    newer(laptop.chain, *BEFORE, fields=(TEXT, GROSS, Field(id="note", type="text", label="Note")))
    laptop.decide(laptop.whose_turn()[0][0], "ask-changes").must(TO)
    laptop.must(Resubmit(by="cora", values={"note": "as asked"}))

    assert laptop.now.standing.values["note"] == "as asked"
    assert laptop.code(Decide(by="cora", verdict="approve")) != ""


def test_an_owner_who_claims_an_older_office_breaks_nothing() -> None:
    """What others knew before the act counts for its author as well; every laptop comes to the same."""
    laptop = filled()
    newer(laptop.chain, *BEFORE)
    laptop.must(Comment(by="cora", text="since then there is a newer version"))
    moved = RequestMoved(version=2, tables={})

    code = laptop.void_code(moved, "olga", auth=0, device="d2", position=0)

    assert code is None
    assert (laptop.now.version, laptop.now) == (2, laptop.from_scratch())

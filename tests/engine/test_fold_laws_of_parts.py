"""The laws of the fold for steps that write fields, start requests and wait, tampered programs among the laptops."""

from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.test_elsewhere import CHECK, HOUR_MS, office, start
from tests.support.flows import MANAGER, approval
from tests.support.laptops import BOOK, Laptop
from workflows.domain.commands import Advance, Decide, Tick, Withdraw
from workflows.domain.definitions import Awaited, SetStep, WaitStep
from workflows.domain.events import WaitEnded
from workflows.domain.flow_events import Ended, FieldsSet, OtherEnded, PartStarted
from workflows.engine.fold import fold_request

LAWS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
GOODS = WaitStep(id="goods", name="Goods", for_=Awaited(signal="here", who=(MANAGER,)), hours=24, then="ask")
SET = SetStep(id="set", name="Set", values={"note": "{text}, {result}"})
CHAIN = office(CHECK, SET, GOODS, approval(step="last"))
WORDS: st.SearchStrategy[Ended] = st.sampled_from(get_args(Ended))


def tampered(draw: Any, part: str) -> Any:
    """An act of the program as another program could write it, right or wrong."""
    number = draw(st.sampled_from([1, 1, 1, 2]))
    values = draw(st.sampled_from([{}, {"note": "x"}, {"note": "Desk, done"}, {"result": "done"}]))
    return draw(
        st.sampled_from(
            [
                FieldsSet(step="set", round=number, values=values),
                PartStarted(step="check", round=number, code="unknown-workflow"),
                PartStarted(step="check", round=number, request="r" * 26, version=1),
                OtherEnded(step="check", round=number, request=part, outcome=draw(WORDS), values=values),
                OtherEnded(step="goods", round=number, request=part, outcome="done"),
                WaitEnded(step=draw(st.sampled_from(["check", "goods", "set"])), round=number),
            ]
        )
    )


@st.composite
def stories(draw: st.DrawFn) -> list[Laptop]:
    """Laptops that act on what they have, and hear from each other now and then."""
    first = Laptop(CHAIN).submit(text="Desk")
    part = start(first)
    part.decide("nina", draw(st.sampled_from(["approve", "reject"])))
    laptops = [first, first.twin("d2"), first.twin("d3")]
    for _ in range(draw(st.integers(3, 14))):
        laptop = draw(st.sampled_from(laptops))
        match draw(st.sampled_from(["hear", "tell", "tell", "tamper", "forge", "late", "tick", "decide", "back"])):
            case "hear":
                laptop.hear(draw(st.sampled_from(laptops)))
            case "tell":
                ended = OtherEnded(step="check", round=1, request=part.now.id, outcome=draw(WORDS))
                laptop.do(Advance(elsewhere=(ended,)))
            case "tamper":
                laptop.write(tampered(draw, part.now.id), draw(st.sampled_from([None, None, "nina"])))
                laptop.advance()
            case "forge":  # both before the program does its own step
                ended = OtherEnded(step="check", round=1, request=part.now.id, outcome=draw(WORDS))
                laptop.write(ended, None)
                laptop.write(FieldsSet(step="set", round=1, values={"note": "x"}), None)
                laptop.advance()
            case "late":
                laptop.clock_ms += 24 * HOUR_MS
                laptop.advance()
            case "tick":
                laptop.do(Tick(by=draw(st.sampled_from(["nina", "cora", "bea"])), note="two boxes"))
            case "decide":
                by = draw(st.sampled_from(["nina", "olga", "cora"]))
                laptop.do(Decide(by=by, verdict=draw(st.sampled_from(["approve", "reject"])), reason="because"))
            case "back":
                laptop.do(Withdraw(by="cora"))
    return laptops


@LAWS
@given(laptops=stories(), order=st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_request(laptops: list[Laptop], order: Any) -> None:
    """One act at a time, in any order, is the same as all of them at once; void acts and their reasons included."""
    reader = Laptop(CHAIN, "reader").hear(*laptops)
    acts = list(reader.acts.values())
    order.shuffle(acts)
    first = next(act for act in acts if not act.prev)
    state = None
    for act in [first, *(one for one in acts if one is not first)]:
        state = fold_request(state, act, CHAIN.at, BOOK)

    assert state is not None
    scratch = reader.from_scratch()
    assert scratch is not None
    assert (state.standing, dict(state.void)) == (scratch.standing, dict(scratch.void))
    assert (state.heads, {act.id for act in state.acts}) == (scratch.heads, {act.id for act in scratch.acts})


@LAWS
@given(laptops=stories())
def test_fields_of_the_program_hold_only_what_the_definition_says(laptops: list[Laptop]) -> None:
    """Whatever was written: the note follows from the text and how the part was said to end."""
    reader = Laptop(CHAIN, "reader").hear(*laptops)
    values = reader.now.standing.values

    assert values.get("result") in {None, "done", "rejected", "withdrawn", "too-late", "not-started"}
    if values.get("note") is not None:
        assert str(values["note"]).startswith("Desk, ")

"""Laws of records: whatever the order in which acts come, and whoever did not know of whom."""

from collections.abc import Sequence
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.acts import MORNING, make_act
from tests.support.small_office import small_office
from workflows.domain.events import Act
from workflows.domain.record_events import RecordChanged, RecordsMerged, RecordsUnmerged, RecordVerified
from workflows.domain.requests import request_id
from workflows.engine.assign import day_of
from workflows.engine.records import RecordState, fold_merges, fold_record, heads_of_merges, leaders

CHAIN = small_office()
IBAN = "DE89370400440532013000"
CELL = f"iban/{IBAN}"
RECORD = request_id("d1", 0)
"""The id of what the first laptop begins with its first entry."""


class _Log:
    """One laptop that has some of the acts of the others, and writes its own."""

    def __init__(self, name: str) -> None:
        self.name, self.acts, self.written = name, dict[str, Act](), 0

    def write(self, event: Any, by: str | None, **more: Any) -> Act:
        state = fold_record(self.acts.values(), CHAIN.at)
        given: dict[str, Any] = {
            "prev": state.heads if state is not None else (),
            "auth": len(CHAIN.acts),
            "device": self.name,
        }
        at = (MORNING + 1000 * len(self.acts), 0)
        act = make_act(event, by=by, position=self.written, **({**given, "at": at} | more))
        self.written += 1
        self.acts[act.id] = act
        return act

    def hear(self, *others: "_Log") -> None:
        for other in others:
            self.acts |= other.acts

    @property
    def state(self) -> RecordState:
        state = fold_record(self.acts.values(), CHAIN.at)
        assert state is not None
        return state


def begun(*, by: str = "cora", **values: str) -> _Log:
    """A laptop on which a supplier was added."""
    log = _Log("d1")
    log.write(RecordChanged(record=RECORD, sort="supplier", values=values or {"legal_name": "Papierhof"}), by)
    return log


def change(**values: str | None) -> RecordChanged:
    """Cells are set."""
    return RecordChanged(record=RECORD, values={name.replace("__", "/"): value for name, value in values.items()})


def account(value: str | None = "Papierhof GmbH") -> RecordChanged:
    """The account is entered, with whose it is."""
    return RecordChanged(record=RECORD, values={CELL: value})


def verified() -> RecordVerified:
    """The account is verified."""
    return RecordVerified(record=RECORD, account=IBAN, how="called the number in our files")


steps = st.lists(
    st.tuples(
        st.sampled_from(["d1", "d2", "d3"]),
        st.sampled_from(["cora", "nina", "olga", "bea", "nobody"]),
        st.sampled_from(
            ["phone", "segment", "payment_terms", "account", "no-account", "verify", "legal_name", "hear", "bad"]
        ),
        st.sampled_from(["one", "two"]),
    ),
    max_size=16,
)


def _played(told: Sequence[tuple[str, str, str, str]]) -> dict[str, _Log]:
    """Three laptops that act and now and then hear from all others."""
    logs = {"d1": begun(), "d2": _Log("d2"), "d3": _Log("d3")}
    for name, by, what, text in told:
        log = logs[name]
        match what:
            case "hear":
                log.hear(*logs.values())
            case "account" | "no-account":
                log.write(account(text if what == "account" else None), by)
            case "verify":
                log.write(verified(), by)
            case "bad":
                log.write(RecordChanged(record=RECORD, values={"Bad Cell": text}), by)
            case _:
                log.write(change(**{what: text}), by)
    return logs


@settings(max_examples=150, deadline=None)
@given(told=steps, order=st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(told: list[tuple[str, str, str, str]], order: Any) -> None:
    """Every laptop that has the same acts sees the same record, void acts and their reasons included."""
    acts = [act for log in _played(told).values() for act in log.acts.values()]
    shuffled = list(acts)
    order.shuffle(shuffled)

    assert fold_record(shuffled, CHAIN.at) == fold_record(acts, CHAIN.at) == fold_record([*acts, *shuffled], CHAIN.at)


@settings(max_examples=150, deadline=None)
@given(told=steps)
def test_no_value_is_lost_unless_somebody_who_knew_it_replaced_it(told: list[tuple[str, str, str, str]]) -> None:
    """What counts and was replaced by nobody who had it stands in the cell, contested or not."""
    logs = _played(told)
    everything = _Log("reader")
    everything.hear(*logs.values())
    state = everything.state
    counted = [(act, cast("RecordChanged", act.event).values) for act in state.acts if _counts(state, act)]
    for act, values in counted:
        for cell in values:
            shown = {one.act for one in state.cells[cell].said} if cell in state.cells else set()
            setters = [(one, theirs[cell]) for one, theirs in counted if cell in theirs]
            last = [
                (one, value)
                for one, value in setters
                if not any(one.id in _past(other, state.acts) for other, _ in setters if other is not one)
            ]
            emptied = all(value is None for _, value in last)
            assert (act.id in shown) == (act in [one for one, _ in last] and not emptied), cell


def _counts(state: RecordState, act: Act) -> bool:
    return act.id not in state.void and isinstance(act.event, RecordChanged)


def _past(act: Act, acts: Sequence[Act]) -> set[str]:
    """What the author had, written down once more from the prose."""
    by_id = {one.id: one for one in acts}
    found, todo = set[str](), [act]
    while todo:
        one = todo.pop()
        own = [other for other in acts if other.device == one.device and other.position < one.position]
        for cause in [*one.prev, *(other.id for other in own)]:
            if cause in by_id and cause not in found:
                found.add(cause)
                todo.append(by_id[cause])
    return found


@settings(max_examples=150, deadline=None)
@given(told=steps)
def test_no_account_counts_unless_somebody_else_who_leads_verified_it(told: list[tuple[str, str, str, str]]) -> None:
    """Whatever people do, in whatever order: the one who entered it as it stands never verified it."""
    everything = _Log("reader")
    everything.hear(*_played(told).values())
    state = everything.state
    cell = state.cells.get(CELL)
    if cell is not None and cell.verified:
        assert cell.verified in {"nina", "olga", "bea"}
        assert cell.verified not in {one.by for one in cell.said}


def test_two_values_of_people_who_did_not_know_of_each_other_are_contested() -> None:
    """Both are shown; the first who saw both and sets the field settles it."""
    first = begun()
    second = _Log("d2")
    second.hear(first)
    first.write(change(phone="111"), "cora")
    second.write(change(phone="222"), "nina")
    first.hear(second)

    assert first.state.cells["phone"].is_contested
    assert set(first.state.cells["phone"].values) == {"111", "222"}
    assert "phone" not in first.state.values()
    first.write(change(phone="222"), "cora")
    assert first.state.values()["phone"] == "222"


def test_two_fields_are_changed_side_by_side() -> None:
    """Field by field: nobody loses anything because somebody else changed another field."""
    first = begun()
    second = _Log("d2")
    second.hear(first)
    first.write(change(phone="111"), "cora")
    second.write(change(segment="paper"), "nina")
    first.hear(second)

    assert first.state.values() == {"legal_name": "Papierhof", "phone": "111", "segment": "paper"}


def test_an_account_counts_once_somebody_else_verified_it_and_until_it_is_set_again() -> None:
    """The one who entered it does not verify it; whoever enters it again starts anew."""
    log = begun()
    log.write(account(), "bea")
    log.write(verified(), "bea")
    assert log.state.accounts(verified=True) == frozenset()
    log.write(verified(), "cora")  # a clerk
    assert log.state.accounts(verified=True) == frozenset()
    log.write(verified(), "nina")
    assert log.state.accounts(verified=True) == {IBAN}
    log.write(account("another holder"), "cora")
    assert log.state.accounts(verified=True) == frozenset()
    assert log.state.accounts(verified=False) == {IBAN}


def test_a_verification_that_did_not_see_the_latest_change_verifies_nothing() -> None:
    """Nina verified what she saw, and not what Cora set meanwhile on another laptop."""
    first = begun()
    first.write(account(), "bea")
    second = _Log("d2")
    second.hear(first)
    second.write(account("somebody else"), "cora")
    first.write(verified(), "nina")
    assert first.state.accounts(verified=True) == {IBAN}
    first.hear(second)

    assert first.state.accounts(verified=True) == frozenset()


def test_another_name_or_vat_id_asks_for_the_account_once_more() -> None:
    """Whoever verified it did so for whom the record named by then; other fields change nothing."""
    log = begun()
    log.write(account(), "bea")
    log.write(verified(), "nina")
    log.write(change(phone="111"), "cora")
    assert log.state.accounts(verified=True) == {IBAN}
    log.write(change(vat_id="DE136695976"), "cora")
    assert log.state.accounts(verified=True) == frozenset()
    log.write(verified(), "nina")
    assert log.state.accounts(verified=True) == {IBAN}


def test_nobody_claims_to_lead_alone_as_on_the_first_day() -> None:
    """Whoever founded the office led alone once; an act that knew of more than that is of later."""
    early = next(length for length in range(len(CHAIN.acts)) if leaders(CHAIN.at(length), day_of(MORNING)) == {"olga"})
    log = begun()
    log.write(account(), "olga")
    log.write(verified(), "olga", auth=early)

    assert log.state.accounts(verified=True) == frozenset()


def test_who_wrote_the_chain_cannot_have_forgotten_it() -> None:
    """On the laptop that appointed somebody, an act that claims not to know of them does not count."""
    log = begun()
    log.name, log.written = "chain", len(CHAIN.acts)
    void = log.write(change(phone="1"), "cora", auth=3)

    assert log.state.void == {void.id: "forgotten"}


def test_terms_are_set_by_somebody_who_leads() -> None:
    """What a clerk says of them stays in the log, and changes nothing."""
    log = begun()
    void = log.write(change(payment_terms="90"), "cora")
    log.write(change(payment_terms="30"), "nina")

    assert log.state.void == {void.id: "needs-lead"}
    assert log.state.values()["payment_terms"] == "30"


def test_the_program_changes_records_only_for_a_request_on_a_laptop_that_runs_automations() -> None:
    """A tampered program cannot write as nobody."""
    log = begun()
    void = log.write(RecordChanged(record=RECORD, values={"phone": "1"}, request=RECORD), None)

    assert log.state.void == {void.id: "not-its-turn"}


def test_an_act_whose_cause_is_not_here_waits() -> None:
    """It counts as soon as that arrived."""
    first = begun()
    missing = first.write(change(phone="1"), "cora")
    later = _Log("d2")
    later.hear(first)
    last = later.write(change(phone="2"), "nina")
    del first.acts[missing.id]
    first.acts[last.id] = last

    assert first.state.void == {last.id: "unknown-cause"}
    first.acts[missing.id] = missing
    assert first.state.values()["phone"] == "2"


def test_nobody_begins_a_record_under_the_id_of_another() -> None:
    """The id follows from a place that only its author's laptop can fill."""
    log = _Log("d2")
    log.write(RecordChanged(record=RECORD, sort="supplier", values={"legal_name": "Fake"}), "cora")

    assert fold_record(log.acts.values(), CHAIN.at) is None


# ---------------------------------------------------------------- merges


merge_steps = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.booleans(), st.integers(0, 5)), max_size=10
)


@settings(max_examples=150, deadline=None)
@given(told=merge_steps, order=st.randoms(use_true_random=False))
def test_merges_come_to_the_same_in_any_order(told: list[tuple[str, str, bool, int]], order: Any) -> None:
    """Crosswise merges and undone ones included; every group has exactly one record that it is shown under."""
    acts: list[Act] = []
    for place, (one, other, undo, which) in enumerate(told):
        event: Any = RecordsMerged(record=one, other=other, reason="the same")
        if undo and acts:
            event = RecordsUnmerged(merge=acts[which % len(acts)].id, reason="not the same")
        device = "d1" if place % 2 else "d2"
        acts.append(
            make_act(event, by="nina", at=(MORNING + place, 0), auth=len(CHAIN.acts), device=device, position=place)
        )
    shuffled = list(acts)
    order.shuffle(shuffled)
    found = heads_of_merges(fold_merges(acts, CHAIN.at))

    assert fold_merges(shuffled, CHAIN.at) == fold_merges(acts, CHAIN.at)
    assert heads_of_merges(fold_merges(shuffled, CHAIN.at)) == found
    assert all(found[head] == head for head in found.values())


def test_a_clerk_merges_nothing() -> None:
    """Proposed by anybody, decided by somebody who leads."""
    event = RecordsMerged(record="a", other="b", reason="the same")
    act = make_act(event, by="cora", auth=len(CHAIN.acts))

    assert fold_merges([act], CHAIN.at) == ()


def test_an_undone_merge_leaves_both() -> None:
    """Nothing of either was lost."""
    merged = make_act(RecordsMerged(record="a", other="b", reason="the same"), by="nina", auth=len(CHAIN.acts))
    undone = make_act(RecordsUnmerged(merge=merged.id, reason="two firms"), by="bea", auth=len(CHAIN.acts), position=1)

    assert heads_of_merges(fold_merges([merged], CHAIN.at)) == {"a": "a", "b": "a"}
    assert heads_of_merges(fold_merges([undone, merged], CHAIN.at)) == {}

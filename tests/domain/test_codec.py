"""Acts to plain JSON and back, and what becomes of what cannot be read."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.flows import approval, flow, form, todo
from tests.support.small_office import FOUNDED
from workflows.domain.codec import (
    KINDS,
    MAX_MS,
    VERSION,
    NotUnderstood,
    act_from_json,
    act_from_plain,
    act_to_plain,
)
from workflows.domain.events import (
    Act,
    AssignmentsSet,
    DecisionMade,
    Event,
    RequestCommented,
    RequestSubmitted,
    RuleApplied,
    WorkflowPublished,
)
from workflows.domain.outcomes import Approver, Outcome
from workflows.domain.people import Assignment

EVENTS: tuple[Event, ...] = (
    FOUNDED,
    AssignmentsSet(person="a", assignments=(Assignment(role="r", person="a", unit="u", since="2026-01-01"),)),
    WorkflowPublished(definition=flow(form("text"), approval(), todo(items=["a", "b?"]), amount="gross")),
    RequestSubmitted(workflow="w", version=1, unit="u", values={"gross": {"minor": 5, "currency": "EUR"}, "b": True}),
    RuleApplied(
        step="s",
        round=1,
        table="t",
        version=1,
        rows=("1",),
        code="hit",
        outcome=Outcome(verdict="ask", approvers=(Approver(role="manager"),), how="quorum", quorum=2),
        inputs={"x": None},
    ),
    DecisionMade(step="s", round=1, verdict="hand-on", to="b", reason="ü"),
    RequestCommented(text="hello"),
)


def plain(event: Event = EVENTS[-1], /, **changes: Any) -> dict[str, Any]:
    """An act's plain form, with members changed."""
    written = act_to_plain(event, at=(5, 0), by="a", request="r", prev=("p",), auth=3)
    through_json: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(written))
    return through_json | changes


def read(content: Any, **more: Any) -> Act | NotUnderstood:
    """What a reader makes of it."""
    return act_from_plain(content, act_id="id", device="d", position=7, **more)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_act_reads_back_as_it_was_written(event: Event) -> None:
    """Through real JSON, defaults left out."""
    expected = Act(id="id", device="d", position=7, at=(5, 0), by="a", request="r", prev=("p",), auth=3, event=event)

    assert read(plain(event)) == expected


def test_members_without_a_value_are_left_out() -> None:
    """A device's own act has no person, a first act no causes."""
    written = act_to_plain(EVENTS[-1], at=(5, 0), by=None, request=None, prev=(), auth=0)

    assert written.keys() == {"at", "auth", "event", "v"}
    found = read(written)
    assert isinstance(found, Act)
    assert (found.by, found.request, found.prev) == (None, None, ())


def test_members_that_nobody_here_knows_do_no_harm() -> None:
    """Beside the event and inside it: a newer program may say more."""
    content = plain(sig="s", colour="blue")
    content["event"]["mood"] = ["good"]

    assert read(content) == read(plain())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"event": {"kind": "request.teleported"}}, "unknown-kind"),
        ({"event": {"kind": ["x"]}}, "unknown-kind"),
        ({"event": {}}, "unknown-kind"),
        ({"v": VERSION + 1}, "newer-version"),
        ({"v": 0}, "malformed"),
        ({"v": -1}, "malformed"),
        ({"v": "1"}, "malformed"),
        ({"event": []}, "malformed"),
        ({"event": {"kind": "request.commented"}}, "malformed"),
        ({"event": {"kind": "request.commented", "text": 5}}, "malformed"),
        ({"at": [5]}, "malformed"),
        ({"at": [-1, 0]}, "malformed"),
        ({"at": [MAX_MS + 1, 0]}, "malformed"),
        ({"at": [5.5, 0]}, "malformed"),
        ({"auth": -1}, "malformed"),
        ({"auth": 2**53}, "malformed"),
        ({"prev": "p"}, "malformed"),
        ({"by": 5}, "malformed"),
    ],
)
def test_what_cannot_be_read_is_said_so(changes: dict[str, Any], code: str) -> None:
    """Never an exception, never half-read."""
    found = read(plain(**changes))

    assert isinstance(found, NotUnderstood)
    assert found.code == code


def test_the_last_moment_of_the_calendar_can_be_read() -> None:
    """And the first."""
    assert isinstance(read(plain(at=[MAX_MS, 0])), Act)
    assert isinstance(read(plain(at=[0, 0])), Act)


def test_an_older_version_is_raised_to_todays() -> None:
    """By the table of upcasts, one version at a time."""
    older = plain(v=VERSION - 1)
    older["event"] = {"kind": "request.commented", "words": "hello"}
    upcasts = {("request.commented", VERSION - 1): lambda event: {"kind": "request.commented", "text": event["words"]}}

    assert read(older, upcasts=upcasts) == read(plain())
    broken = older | {"event": {"kind": "request.commented"}}
    found = read(broken, upcasts=upcasts)
    assert isinstance(found, NotUnderstood)
    assert found.code == "malformed"


def test_steps_inside_steps_without_end_are_not_understood() -> None:
    """However deep somebody nests them."""
    steps: list[Any] = []
    for _ in range(5_000):
        steps = [{"kind": "parallel", "id": "p", "name": "p", "branches": [{"id": "b", "steps": steps}]}]
    content = plain()
    content["event"] = {
        "kind": "workflow.published",
        "definition": {"id": "d", "name": "d", "fields": [], "steps": steps},
    }

    assert isinstance(read(content), NotUnderstood)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=8,
)


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.text(max_size=8), JSON, max_size=4), JSON)
def test_no_content_makes_a_reader_fail(kind: str, members: dict[str, Any], member: Any) -> None:
    """Any JSON at all."""
    for content in (plain(event=members | {"kind": kind}), plain(at=member), plain(event=member), members):
        assert isinstance(read(content), Act | NotUnderstood)


FIELDS = (
    "step",
    "round",
    "verdict",
    "reason",
    "slot",
    "values",
    "tables",
    "rows",
    "outcome",
    "at",
    "v",
    "auth",
    "prev",
)


@given(
    st.sampled_from(EVENTS),
    st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=2),
    st.dictionaries(st.sampled_from((*FIELDS, "by", "seen", "request", "sig", "else")), JSON, max_size=2),
)
def test_reading_in_one_go_gives_the_same_act_or_leaves_it_to_the_long_way(
    event: Event, inner: dict[str, Any], outer: dict[str, Any]
) -> None:
    """Both ways of reading agree about every act, and what the long way refuses the short one never takes."""
    content = plain(event)
    content["event"] |= inner
    content |= outer

    quick = act_from_json(msgspec.json.encode(content), act_id="id", device="d", position=7)

    slow = read(msgspec.json.decode(msgspec.json.encode(content)))
    assert quick is None or quick == slow


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_sound_acts_are_read_in_one_go(event: Event) -> None:
    """The short way is the usual one."""
    quick = act_from_json(msgspec.json.encode(plain(event)), act_id="id", device="d", position=7)

    assert quick == read(plain(event))


@pytest.mark.parametrize("version", [0, VERSION + 1])
def test_acts_of_other_versions_are_left_to_the_long_way(version: int) -> None:
    """Only it knows how to raise them, or to say that they are too new."""
    assert act_from_json(msgspec.json.encode(plain(v=version)), act_id="id", device="d", position=7) is None

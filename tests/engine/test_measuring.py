"""Measures are exact: each figure follows from the requests it is told for, and nothing else."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.test_working_time import SHOP
from workflows.domain.definitions import Definition, FormStep
from workflows.domain.forms import Field
from workflows.domain.measures import Count, Distinct, Kept, Kpi, Measure, Share, Such, Sum, Target, Time
from workflows.domain.people import Unit
from workflows.domain.worked import Worked
from workflows.domain.working_time import HOUR_MS
from workflows.engine.courses import Course, StepCourse
from workflows.engine.figures import Figure
from workflows.engine.measuring import Meter, Period, needed_fields

T0 = 1_795_424_400_000
"""2026-11-23 09:00 in Berlin, a Monday."""
DAY = 24 * HOUR_MS
UNITS = {"head": Unit(id="head", name="Head"), "north": Unit(id="north", name="North", parent="head")}
PERIOD = Period(from_ms=T0 - 100 * DAY, before_ms=T0 + 1, now_ms=T0 + 1)
FIELDS = (
    Field(id="what", type="text", label="What"),
    Field(id="gross", type="money", label="Amount"),
    Field(id="parts", type="number", label="Parts"),
    Field(id="good", type="yes-no", label="Good"),
    Field(id="day", type="date", label="Day"),
    Field(id="tags", type="many-of", label="Tags", options=("a", "b")),
)


def definition(*measures: Measure, **more: Any) -> Definition:
    """A workflow that measures this."""
    kpis = tuple(Kpi(id=f"k{place}", name="K", measure=one, **more) for place, one in enumerate(measures))
    return Definition(id="w", name="W", fields=FIELDS, steps=(FormStep(id="do", name="Do"),), kpis=kpis)


def course(ended: int | None = T0, **more: Any) -> Course:
    """How a request went that ended now."""
    told: dict[str, Any] = {"decided_ms": ended, "decided_by": "people", "rows": {}, "steps": ()}
    return Course(ended, **(told | more))


def measured(of: Definition, *went: dict[str, Any], period: Period = PERIOD) -> tuple[Figure, ...]:
    """The figures of requests that went so."""
    meter = Meter(of, UNITS, period, lambda _: Worked(SHOP))
    names = needed_fields(of)
    for one in went:
        values = dict.fromkeys(names) | one.get("values", {})
        meter.take(
            one.get("unit", "north"),
            one.get("status", "done"),
            one.get("round", 1),
            one.get("created", T0 - DAY),
            values,
            one.get("course", course()),
        )
    return meter.figures("EUR")


@settings(suppress_health_check=[HealthCheck.too_slow])  # drawing takes longer than all the rest on a busy machine
@given(st.lists(st.integers(0, 40 * HOUR_MS), min_size=1, max_size=30))
def test_median_and_slowest_tenth_are_what_counting_says(lengths: list[int]) -> None:
    """Half took no longer than the median; the slowest tenth begins where nine of ten are through."""
    (found,) = measured(
        definition(Time(until="ended", counted="hours")), *({"created": T0 - length} for length in lengths)
    )
    ordered = sorted(lengths)
    rank = next(value for value in ordered if sum(one <= value for one in ordered) * 10 >= 9 * len(ordered))
    assert found.slowest is not None
    assert found.value is not None
    assert abs(found.slowest - Decimal(rank) / HOUR_MS) <= Decimal("0.05")
    half = Decimal(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    assert abs(found.value - half / HOUR_MS) <= Decimal("0.05")
    assert found.count == len(lengths)


@pytest.mark.parametrize(
    ("counted", "value"), [("hours", "72.0"), ("days", "3.0"), ("working hours", "8.0"), ("working days", "1.0")]
)
def test_time_is_counted_as_the_measure_says(counted: Any, value: str) -> None:
    """From Friday to Monday lie three days, of which one is worked."""
    (found,) = measured(definition(Time(until="ended", counted=counted)), {"created": T0 - 3 * DAY})
    assert (found.value, found.unit_of_measure) == (Decimal(value), counted)


def test_a_step_that_was_not_taken_brings_no_time() -> None:
    """It is told how many are without; passed over is not done at once."""
    steps = (StepCourse("do", "skipped", T0, None, None),)
    done = (StepCourse("do", "done", T0 - HOUR_MS, T0, None),)
    of = definition(Time(since="opened do", until="done do", counted="hours"))
    (found,) = measured(of, {"course": course(steps=steps)}, {"course": course(steps=done)}, {})
    assert (found.value, found.count, found.without) == (Decimal("1.0"), 1, 2)


def test_where_nothing_was_measured_there_is_no_value() -> None:
    """Not zero, and no state of any target."""
    target = Target(at_most=5)
    for measure in (
        Time(until="ended"),
        Share(of=Such(late=True)),
        Count(),
        Sum(field="gross"),
        Distinct(field="what"),
    ):
        (found,) = measured(definition(measure, target=None if isinstance(measure, Sum) else target))
        assert (found.value, found.count, found.state, found.slowest) == (None, 0, None, None)


def test_currencies_are_never_added_up() -> None:
    """A figure for each, exact to the cent; requests without an amount are told."""
    amounts = [(10, "EUR"), (20, "EUR"), (5, "JPY")]
    went = [{"values": {"gross": {"minor": minor, "currency": currency}}} for minor, currency in amounts]
    found = measured(definition(Sum(field="gross")), *went, {})
    assert [(one.unit_of_measure, one.value, one.count) for one in found] == [
        ("EUR", Decimal("0.30"), 2),
        ("JPY", Decimal(5), 1),
    ]
    assert found[0].without == 1
    (number,) = measured(definition(Sum(field="parts")), {"values": {"parts": "0.1"}}, {"values": {"parts": "0.2"}})
    assert (number.value, number.unit_of_measure) == (Decimal("0.3"), "")


def test_a_share_says_all_or_none_only_where_it_is() -> None:
    """One of three thousand is not nothing."""
    of = definition(Share(of=Such(fields={"good": "yes"})), target=Target(at_least=100))
    many = [{"values": {"good": True}}] * 2999
    (almost,) = measured(of, *many, {"values": {"good": False}})
    assert (almost.value, almost.state) == (Decimal("99.9"), "missed")
    (all_,) = measured(of, *many)
    assert (all_.value, all_.state) == (Decimal("100.0"), "met")
    (one,) = measured(of, *([{"values": {"good": False}}] * 2999), {"values": {"good": True}})
    assert one.value == Decimal("0.1")


CONDITIONS: list[tuple[Such, dict[str, Any]]] = [
    (Such(statuses=("rejected",)), {"status": "rejected"}),
    (Such(decided_by="rule"), {"course": course(decided_by="rule")}),
    (Such(changed=True), {"round": 2}),
    (Such(rows={"r": ("1", "3")}), {"course": course(rows={"r": "2, 3"})}),
    (Such(steps={"do": "done"}), {"course": course(steps=(StepCourse("do", "approved", T0, T0, None),))}),
    (Such(steps={"do": "late"}), {"course": course(steps=(StepCourse("do", "done", T0, T0, T0 - 1),))}),
    (Such(steps={"do": "not-done"}), {"course": course(steps=(StepCourse("do", "open", T0, None, None),))}),
    (Such(late=True), {"course": course(steps=(StepCourse("do", "open", T0, None, T0 - 1),))}),
    (Such(fields={"good": "yes", "parts": ">= 3"}), {"values": {"good": True, "parts": "3"}}),
    (Such(kept=(Kept(point="ended", day="day"),)), {"values": {"day": "2026-11-23"}}),
    (Such(kept=(Kept(point="ended", day="day", kept=False),)), {"values": {"day": "2026-11-22"}}),
    (Such(kept=(Kept(point="ended", day="day", before=True),)), {"values": {"day": "2026-11-24"}}),
    (Such(kept=(Kept(point="ended", day="day", before=True, kept=False),)), {"values": {"day": "2026-11-23"}}),
]


@pytest.mark.parametrize(("such", "fitting"), CONDITIONS)
def test_a_condition_holds_for_what_fits_and_for_nothing_else(such: Such, fitting: dict[str, Any]) -> None:
    """Each kind by itself, beside a request that fits no condition."""
    other = {"values": {"good": False, "parts": "1"}, "course": course(steps=())}
    (found,) = measured(definition(Count(among=such)), fitting, other)
    assert (found.value, found.count) == (Decimal(1), 2)


def test_populations_are_kept_apart() -> None:
    """Running ones count only where a measure is about them; what ended or came outside of the period does not."""
    went: list[dict[str, Any]] = [
        {"course": course(None), "status": "waiting"},
        {},
        {"course": course(T0 - 200 * DAY), "created": T0 - 201 * DAY},
        {"course": course(T0 + DAY)},
    ]
    for over, count in (("ended", 1), ("sent", 3), ("running", 1)):
        (found,) = measured(definition(Count(), over=over), *went)
        assert (found.value, found.over) == (Decimal(count), over)


def test_groups_are_told_with_the_most_requests_first() -> None:
    """So many as the measure says; the rest is counted. Of several choices, each is a group."""
    went = [{"values": {"what": name}} for name in "aaabbc"]
    found = measured(definition(Count(), by="field what", top=2), *went)
    assert [(one.group, one.count, one.more) for one in found] == [(None, 6, 1), ("a", 3, 0), ("b", 2, 0)]
    tags = measured(definition(Count(), by="field tags"), {"values": {"tags": ["a", "b"]}}, {"values": {"tags": ["b"]}})
    assert [(one.group, one.count) for one in tags] == [(None, 2), ("b", 2), ("a", 1)]
    stopped = (StepCourse("do", "done", T0, T0, None), StepCourse("no", "rejected", T0, T0, None))
    steps = measured(definition(Count(), by="last step"), {"course": course(steps=stopped)})
    assert [one.group for one in steps] == [None, "no"]


@pytest.mark.parametrize(("hours", "state"), [(4, "met"), (5, "met"), (6, "near"), (8, "near"), (9, "missed")])
def test_a_target_is_met_near_or_missed(hours: int, state: str) -> None:
    """The limits themselves count."""
    of = definition(Time(until="ended", counted="hours"), target=Target(at_most="5", near=8))
    (found,) = measured(of, {"created": T0 - hours * HOUR_MS})
    assert found.state == state


def test_weeks_are_told_apart() -> None:
    """Each with its own count; a week in which nothing ended has no value."""
    weeks = tuple(T0 - 7 * DAY * back for back in (2, 1, 0))
    period = Period(from_ms=0, before_ms=T0, now_ms=T0, weeks=weeks)
    of = definition(Share(of=Such(fields={"good": "yes"})))
    (found,) = measured(of, {"values": {"good": True}, "course": course(T0 - 8 * DAY)}, period=period)
    assert [(week.value, week.count) for week in found.weeks] == [(Decimal("100.0"), 1), (None, 0)]

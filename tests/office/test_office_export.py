"""The exported office is the office: applied to it, nothing changes; applied to a new one, it is the same."""

import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.support.flows import approval, flow, rule, says, table
from tests.support.shop import Shop
from tests.support.small_office import FOUNDED, Chain, small_office
from workflows import readable
from workflows.domain.automation_events import AutomationSet
from workflows.domain.automations import (
    Action,
    Automation,
    ByHand,
    OnEvent,
    OnFile,
    OnMail,
    OnRows,
    OnSchedule,
    OnStep,
)
from workflows.domain.budgets import Budget
from workflows.domain.events import AuthoritySet, BudgetsSet, OfficeEvent, PersonSet, RatesSet, RoleSet, SubstitutesSet
from workflows.domain.money import Money
from workflows.domain.people import Grant, Person, Role, Substitute
from workflows.domain.rates import Rate
from workflows.engine.state import OfficeState
from workflows.office.office import Office
from workflows.office.office_export import office_text
from workflows.office.office_file import plan
from workflows.office.office_schema import office_schema
from workflows.office.shipped import RESOURCES, shipped_processes
from workflows.readable_writing import OneLine, written

LAPTOP = "the laptop that applies it"
PARTS = (
    "units",
    "people",
    "roles",
    "assignments",
    "grants",
    "substitutes",
    "budgets",
    "rates",
    "tables",
    "workflows",
    "automations",
)

NAMES = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=12
).map(lambda text: unicodedata.normalize("NFC", " ".join(f"N{text}".split())))  # as every text of the log is
MONEY = st.builds(Money, minor=st.integers(0, 10**15), currency=st.sampled_from(["EUR", "JPY", "KWD"]))
LIMIT = st.none() | MONEY
DAY = st.dates().map(lambda day: day.isoformat())
PEOPLE = st.sampled_from(["olga", "nina", "sam", "mia", "bea", "cora", "carl"])
UNIT = st.sampled_from(["hq", "north", "south", "north-shop"])
PERIOD = st.sampled_from(["day", "week", "month", "quarter", "year"])

GRANTS = st.builds(
    Grant,
    workflow=st.just("flow"),
    person=PEOPLE,
    unit=st.none() | UNIT,
    up_to=LIMIT,
    per_period=LIMIT,
    period=PERIOD,
    rung=st.sampled_from(["ask-first", "decide-then-tell", "decide", "informed"]),
    since=st.just("") | DAY,
    step=st.sampled_from(["", "approve"]),
)
BUDGETS = st.builds(
    Budget,
    id=st.uuids().map(lambda one: f"b{one.hex[:12]}"),
    name=NAMES,
    unit=UNIT,
    category=st.just("") | NAMES,
    workflows=st.sampled_from([(), ("flow",)]),
    period=PERIOD,
    amount=MONEY,
    warn_percent=st.integers(0, 200),
    block_percent=st.none() | st.integers(0, 200),
)
SUBSTITUTES = st.builds(
    Substitute,
    person=st.just("nina"),
    by=st.just("carl"),
    since=st.just("2026-01-01"),
    until=st.just("2027-01-01"),
    unit=st.just("") | UNIT,
    up_to=LIMIT,
    asked=st.booleans(),
    workflows=st.sampled_from([(), ("flow",)]),
)
RATES = st.builds(
    Rate,
    currency=st.sampled_from(["USD", "GBP"]),
    into=st.sampled_from(["EUR", "CHF"]),
    rate=st.sampled_from(["1", "0.9215", "100", "1.10"]),
    since=DAY,
)


AUTOMATIONS = st.builds(
    Automation,
    id=st.uuids().map(lambda one: f"a{one.hex[:12]}"),
    name=NAMES,
    trigger=st.builds(ByHand)
    | st.builds(OnSchedule, when=st.sampled_from(["daily 08:00", "last working day of the month at 17:00"]))
    | st.builds(OnSchedule, when=st.just("3 working days before {due}"), workflow=st.just("flow"))
    | st.builds(OnFile, folder=st.sampled_from(["/srv/scans", "C:\\Scans"]), then=st.sampled_from(["move", "keep"]))
    | st.builds(OnMail, account=st.just("post"), subject=st.just("") | NAMES)
    | st.builds(
        OnRows,
        file=st.just("/srv/list.csv"),
        key=st.sampled_from([(), ("No.",)]),
        columns=st.dictionaries(NAMES, st.sampled_from(["a", "b"]), max_size=2),
        workflow=st.sampled_from(["", "flow"]),
    )
    | st.builds(
        OnEvent,
        what=st.sampled_from(["decided", "overdue", "budget-over", "person-added", "ended"]),
        outcomes=st.sampled_from([(), ("rejected", "done")]),
    )
    | st.builds(OnStep, workflow=st.sampled_from(["", "flow"])),
    actions=st.lists(
        st.builds(
            Action,
            kind=st.sampled_from(["notify", "record"]),
            settings=st.dictionaries(NAMES, NAMES | st.booleans() | st.integers(0, 99) | st.lists(NAMES, max_size=2)),
        ),
        min_size=1,
        max_size=2,
    ).map(tuple),
    unit=UNIT,
    person=st.just("") | PEOPLE,
    missed=st.sampled_from(["skip", "once", "each"]),
    enabled=st.booleans(),
    device=st.just(LAPTOP),
)


def lists(of: st.SearchStrategy[Any], unique_by: Any = None) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to three of them."""
    return st.lists(of, max_size=3, unique_by=unique_by).map(tuple)


EVENTS = st.tuples(
    st.lists(AUTOMATIONS, max_size=2).map(lambda found: AutomationSet(automations=tuple(found)) if found else None),
    st.builds(AuthoritySet, grants=lists(GRANTS)),
    st.builds(SubstitutesSet, substitutes=lists(SUBSTITUTES)),
    st.builds(BudgetsSet, budgets=lists(BUDGETS)),
    st.builds(RatesSet, rates=lists(RATES, unique_by=lambda one: (one.currency, one.into, one.since))),
    st.builds(lambda name: RoleSet(role=Role(id="clerk", name=name)), NAMES),
    st.builds(
        lambda name, above, active: PersonSet(
            person=Person(id="carl", name=name, unit="north", reports_to=above, active=active, email="c@example.org")
        ),
        NAMES,
        st.sampled_from(["", "nina"]),
        st.booleans(),
    ),
)


def office(*events: OfficeEvent | None) -> OfficeState:
    """The small office with a workflow, a table, and these."""
    rows = (says("ask", "<= 10", approvers=[{"role": "manager"}], text="no: “quoted”, and a #hash"), says("stop"))
    made = flow(rule(), approval(by_rule="rule"), amount="gross", title="{text}: {gross}")
    return small_office(made, tables=[table(*rows)]).must(*(one for one in events if one is not None)).office


def planned(text: str, state: OfficeState) -> tuple[OfficeEvent, ...]:
    """What applying the text to this office would do."""
    return tuple(wish.event for wish in plan(readable.read(text, "office.yaml"), state, device=LAPTOP).wishes)


@given(events=EVENTS)
@settings(max_examples=150, deadline=None)
def test_applied_to_its_own_office_an_export_changes_nothing(events: tuple[OfficeEvent, ...]) -> None:
    """Whatever stands in it; and to a new office with the same founder it brings the rest."""
    state = office(*events)
    text = office_text(state)

    assert planned(text, state) == ()
    fresh = Chain().must(FOUNDED)
    fresh.must(*planned(text, fresh.office))
    same = [name for name in PARTS if getattr(fresh.office, name) != getattr(state, name)]
    assert [name for name in same if sorted_parts(fresh.office, name) != sorted_parts(state, name)] == []
    assert office_text(fresh.office) == text or "reports_to" in text


def sorted_parts(state: OfficeState, name: str) -> list[str]:
    """What stands there, whatever its order."""
    found = getattr(state, name)
    return sorted(map(repr, found.items() if isinstance(found, dict) else found))


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | NAMES
    | st.sampled_from(["no", "1.10", "~", "", "0x1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@given(value=PLAIN)
def test_what_is_written_is_read_back(value: Any) -> None:
    """Text that looks like something else stays text."""
    assert readable.read(written({"value": value}), "x").value == {"value": value}
    braces = written({"value": OneLine({"inner": value})})
    assert readable.read(braces, "x").value == {"value": {"inner": value}}


def test_days_and_words_stand_without_quotation_marks() -> None:
    """People read and change the file."""
    assert written({"from": "2026-01-01", "when": "no", "up_to": "1000.00 EUR"}) == (
        "from: 2026-01-01\nwhen: no\nup_to: 1000.00 EUR\n"
    )


def test_the_command_writes_it_and_apply_takes_it(shop: Shop) -> None:
    """Applied at once, nothing changes; a file that is there is left alone."""
    target = shop.home.parent / "office.yaml"

    assert shop("export", "-o", target).json["file"] == str(target)
    assert shop("apply", target).json["changed"] == []
    assert shop("export", "-o", target).error["code"] == "file-exists"
    with Office.open(shop.home, write=False) as opened:
        assert shop("export").json["text"] == office_text(opened.state) == target.read_text("utf-8")


# ------------------------------------------------------------------ the schema


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    """The validator of office files."""
    Draft202012Validator.check_schema(office_schema())
    return Draft202012Validator(office_schema())


@pytest.mark.parametrize(
    "path", [*shipped_processes(), RESOURCES / "sample_firm" / "office.yaml"], ids=lambda path: path.name
)
def test_every_shipped_file_fits_the_schema(schema: Draft202012Validator, path: Any) -> None:
    """And so does every export."""
    value = readable.read(path.read_text("utf-8"), path.name).value
    assert [error.message for error in schema.iter_errors(value)] == []


@given(events=EVENTS)
@settings(max_examples=30, deadline=None)
def test_every_export_fits_the_schema(schema: Draft202012Validator, events: tuple[OfficeEvent, ...]) -> None:
    """Whatever stands in it."""
    value = readable.read(office_text(office(*events)), "office.yaml").value
    assert [error.message for error in schema.iter_errors(value)] == []


@pytest.mark.parametrize(
    "value",
    [
        {"persons": []},
        {"people": [{"name": "Ann", "salary": 5}]},
        {"authority": [{"workflow": "w", "up_to": "much"}]},
        {"authority": [{"workflow": "w", "rung": "maybe"}]},
        {"substitutes": [{"person": "ann", "by": "bob", "from": "soon", "to": "2026-01-01"}]},
        {"budgets": [{"id": "b"}]},
        {"tables": [{"id": "t", "rows": [{"when": {}}]}]},
        {"workflows": [{"id": "w"}]},
        {"automations": [{"id": "a", "actions": [{"kind": "record"}]}]},
        {"automations": [{"id": "a", "when": "daily 08:00", "actions": [{"kind": "record"}], "device": "d"}]},
        {"automations": [{"id": "a", "trigger": {"on": "fax"}, "actions": [{"kind": "record"}]}]},
    ],
)
def test_slips_of_the_pen_do_not_fit_the_schema(schema: Draft202012Validator, value: Any) -> None:
    """An editor shows them while people write."""
    assert list(schema.iter_errors(value)) != []


def test_the_published_schema_is_the_one_that_follows_from_the_types() -> None:
    """``countersign export --schema -o resources/schemas/office.schema.json`` makes it."""
    published = (RESOURCES / "schemas" / "office.schema.json").read_bytes()
    assert msgspec.json.decode(published) == msgspec.json.decode(msgspec.json.encode(office_schema()))

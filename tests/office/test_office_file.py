"""The office as one readable file: applied whole or not at all, and every mistake names file, line and expectation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.shop import Shop, entry_count
from workflows import readable
from workflows.domain.definitions import Definition
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.shipped import RESOURCES, apply_file, apply_text, shipped_processes

OWNER = "anna-berg"


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop, open."""
    with Office.open(shop.home) as opened:
        yield opened


def changed(office: Office, text: str) -> list[str]:
    """Apply a text; the names of what changed."""
    planned, _ = apply_text(office, text, "office.yaml", OWNER)
    return [wish.name for wish in planned.wishes]


WHOLE = """\
office: {name: Corner Shop, country: DE, currency: EUR}
units:
  - {id: north, name: North}
  - {id: harbour, name: Harbour, parent: north}
roles:
  - {id: driver, name: Driver}
people:
  - {name: Emil Roth, unit: harbour, roles: [driver, {role: clerk, unit: north, from: 2026-01-01, to: 2026-12-31}]}
  - {id: fay, name: Fay Wong, email: fay@example.org}
authority:
  - {role: manager, workflow: invoice, up_to: 1000.00, unit: north}
  - {person: fay, workflow: invoice, up_to: 50 EUR, rung: decide-then-tell}
substitutes:
  - {person: ben-okafor, by: dora-reich, from: 2026-12-01, to: 2026-12-24}
tables:
  - id: small
    inputs: [{id: gross, type: money}]
    rows: [{when: {gross: "<= 10"}, then: approve}, {then: {verdict: ask, approvers: [{role: manager}]}}]
workflows:
  - id: purchase
    name: Purchase
    fields: [{id: what, type: text, label: What, required: true}, {id: gross, type: money, label: Amount}]
    steps:
      - {kind: rule, id: route, name: Route, table: small}
      - {kind: approval, id: approve, name: Approve, by_rule: route}
"""


def test_applying_twice_changes_nothing(office: Office) -> None:
    """The second time every part stands so already, and no entry is written."""
    first = changed(office, WHOLE)
    entries = office.store.entries.count()

    planned, _ = apply_text(office, WHOLE, "office.yaml", OWNER)

    assert len(first) == 10
    assert (planned.wishes, planned.unchanged) == ((), 10)
    assert office.store.entries.count() == entries


@pytest.mark.parametrize(
    "path", [*shipped_processes(), RESOURCES / "sample_firm" / "office.yaml"], ids=lambda p: p.name
)
def test_shipped_files_applied_twice_change_nothing(office: Office, path: Path) -> None:
    """Also those that were published when the office was founded."""
    apply_file(office, path, OWNER)

    planned, _ = apply_file(office, path, OWNER)

    assert planned.wishes == ()
    assert planned.unchanged > 0


def test_what_a_file_leaves_out_stays(office: Office) -> None:
    """Silence removes nothing: neither people nor roles nor limits."""
    changed(office, WHOLE)
    before = office.state

    changed(office, "units: [{id: south, name: South}]")

    assert (office.state.people, office.state.assignments) == (before.people, before.assignments)
    assert (office.state.grants, office.state.substitutes) == (before.grants, before.substitutes)


def test_a_person_named_without_roles_keeps_them(office: Office) -> None:
    """A list of roles replaces those before; no list does not."""
    changed(office, "people: [{name: Ben Okafor, email: ben@example.org}]")
    kept = office.state.holders("manager", "head-office", "2026-11-23")
    changed(office, "people: [{name: Ben Okafor, email: ben@example.org, roles: []}]")

    assert "ben-okafor" in kept
    assert "ben-okafor" not in office.state.holders("manager", "head-office", "2026-11-23")


def test_versions_rise_and_old_ones_stay(office: Office) -> None:
    """A changed table or workflow becomes the next version; an unchanged one does not."""
    changed(office, WHOLE)

    again = changed(office, WHOLE.replace('"<= 10"', '"<= 20"').replace("name: Purchase", "name: Buying"))

    assert again == ["table small", "workflow purchase"]
    assert sorted(office.state.tables["small"]) == [1, 2]
    assert sorted(office.state.workflows["purchase"]) == [1, 2]
    assert office.state.workflows["purchase"][1].name == "Purchase"


def test_a_version_in_the_file_is_no_wish(office: Office) -> None:
    """The office counts; who writes the file need not."""
    changed(office, WHOLE)

    assert changed(office, WHOLE.replace("- id: small\n", "- id: small\n    version: 9\n")) == []
    assert changed(office, WHOLE.replace("- id: purchase\n", "- id: purchase\n    version: 9\n")) == []


def test_going_back_to_an_older_form_is_a_new_version(office: Office) -> None:
    """The past is not taken up again; it is written anew."""
    changed(office, WHOLE)
    changed(office, WHOLE.replace('"<= 10"', '"<= 20"'))

    assert changed(office, WHOLE) == ["table small"]
    assert sorted(office.state.tables["small"]) == [1, 2, 3]


def test_an_amount_is_read_exactly(office: Office) -> None:
    """As text, never as a float; with the office's currency where none is named."""
    changed(office, "authority: [{role: manager, workflow: invoice, up_to: 1.10}]")

    (grant,) = office.state.grants
    assert grant.up_to is not None
    assert (grant.up_to.minor, grant.up_to.currency) == (110, "EUR")


def test_a_workflow_of_the_same_file_can_be_limited(office: Office) -> None:
    """Sections may refer to what stands further down."""
    assert "authority" in changed(office, WHOLE.replace("workflow: invoice, up_to: 1000.00", "workflow: purchase"))


# ---------------------------------------------------------------- mistakes

BROKEN: list[tuple[str, int, str]] = [
    ("", 1, "expected sections"),
    ("- a\n- b\n", 1, "expected sections"),
    ("unit:\n  - {id: x, name: X}\n", 1, "expected one of the sections"),
    ("units: north\n", 1, "expected a list"),
    ("units:\n  - {id: north}\n", 2, "missing required field `name`"),
    ("units:\n  - {id: North, name: North}\n", 2, "lower-case letters"),
    ("units:\n  - {id: a b, name: North}\n", 2, "lower-case letters"),
    ("units:\n  - {id: north, name: North}\n  - {id: x, name: X, parent: nowhere}\n", 3, "stands above"),
    ("units:\n  - {id: north, name: North, colour: red}\n", 2, "“colour” is not known here"),
    ("units:\n  - {id: north, name: 7}\n", 2, "expected `str`, got `int`"),
    ("units:\n  - {id: north, name: ''}\n", 2, "expected a name"),
    ("units:\n  - {id: north, name: yes\n", 3, "not readable"),
    ("units:\n\t- {id: north, name: North}\n", 2, "not readable"),
    ("roles:\n  - {id: r, name: R}\n  - driver\n", 3, "expected `object`, got `str`"),
    ("roles:\n  - {id: r, name: R, id: s}\n", 2, "a second time"),
    ("people:\n  - {unit: head-office}\n", 2, "missing required field"),
    ("authority: [{role: manager, workflow: invoice, step: aprove}]\n", 1, "expected a step of invoice"),
    ("people:\n  - {name: Emil, unit: nowhere}\n", 2, "expected the id of a unit"),
    ("people:\n  - name: Emil\n    roles: clerk\n", 3, "expected a list of roles"),
    ("people:\n  - name: Emil\n    roles:\n      - clerk\n      - pilot\n", 5, "expected one of the roles"),
    ("people:\n  - {name: Emil, roles: [{role: clerk, unit: nowhere}]}\n", 2, "expected the id of a unit"),
    ("people:\n  - {name: Emil, roles: [{role: clerk, from: 1.1.2026}]}\n", 2, "expected a day"),
    ("people:\n  - {name: Emil, roles: [{role: clerk, from: 2026-02-02, to: 2026-02-01}]}\n", 2, "not before"),
    ("people:\n  - {name: Emil, roles: [{role: clerk, since: 2026-02-02}]}\n", 2, "“since” is not known here"),
    ("people:\n  - {name: '   '}\n", 2, "expected a name"),
    ('people:\n  - {name: "a\\tb"}\n', 2, "expected a name"),
    ("people:\n  - {name: Anna Berg, active: false}\n", 2, "last-owner"),
    ("units: [{id: x, name: X}]\npeople:\n  - {name: Anna Berg, roles: [manager]}\n", 3, "last-owner"),
    ("authority:\n  - {role: manager, person: ben-okafor, workflow: invoice}\n", 2, "either a role or a person"),
    ("authority:\n  - {workflow: invoice}\n", 2, "either a role or a person"),
    ("authority:\n  - {role: pilot, workflow: invoice}\n", 2, "expected one of the roles"),
    ("authority:\n  - {person: nobody, workflow: invoice}\n", 2, "expected the id of a person"),
    ("authority:\n  - {role: manager, workflow: invoize}\n", 2, "expected the id of a workflow"),
    ("authority:\n  - role: manager\n    workflow: invoice\n    up_to: 1.000,00\n", 4, "expected an amount"),
    ("authority:\n  - {role: manager, workflow: invoice, up_to: 10 EURO}\n", 2, "expected an amount"),
    ("authority:\n  - {role: manager, workflow: invoice, rung: always}\n", 2, "nvalid enum value"),
    ("substitutes:\n  - {person: nobody, by: dora-reich, from: 2026-01-01, to: 2026-02-01}\n", 2, "id of a person"),
    ("substitutes:\n  - {person: ben-okafor, by: dora-reich, from: 2026-01-01}\n", 2, "missing required field `to`"),
    ("substitutes:\n  - {person: ben-okafor, by: dora-reich, from: '', to: ''}\n", 2, "expected a day"),
    ("substitutes:\n  - {person: ben-okafor, by: ben-okafor, from: 2026-01-01, to: 2026-02-01}\n", 2, "another person"),
    (
        "substitutes:\n  - {person: ben-okafor, by: dora-reich, from: 2026-01-01, to: 2026-02-01, workflows: [x]}\n",
        2,
        "expected the id of a workflow",
    ),
    ("office:\n  name: Other Shop\n", 2, "cannot be changed by a file"),
    ("office:\n  nickname: Shop\n", 2, "cannot be changed by a file"),
    ("tables:\n  - nothing\n", 2, "expected a rule table"),
    ("tables:\n  - id: t\n    inputs: [{id: gross, type: cash}]\n    rows: [{then: approve}]\n", 3, "expected"),
    (
        (
            "tables:\n  - id: t\n    inputs: [{id: gross, type: money}]\n    rows:\n      - {then: approve}\n"
            "      - {when: {gross: 'about 5'}, then: approve}\n"
        ),
        6,
        "expected",
    ),
    (
        (
            "tables:\n  - id: t\n    inputs: [{id: gross, type: money}]\n    rows:\n"
            "      - {then: {verdict: ask, approvers: [{role: pilot}]}}\n"
        ),
        5,
        "expected a role of the office",
    ),
    ("tables:\n  - id: t\n    inputs: []\n    rows: [{then: maybe}]\n", 4, "expected"),
    ("workflows:\n  - {id: w, name: W}\n", 2, "missing required field `fields`"),
    (
        (
            "workflows:\n  - id: w\n    name: W\n    fields: [{id: a, type: text, label: A}]\n    steps:\n"
            "      - {kind: dance, id: s, name: S}\n"
        ),
        6,
        "nvalid value",
    ),
    (
        (
            "workflows:\n  - id: w\n    name: W\n    fields: [{id: a, type: text, label: A}]\n    steps:\n"
            "      - {kind: rule, id: s, name: S, table: nowhere}\n"
        ),
        6,
        "expected",
    ),
    (
        (
            "workflows:\n  - id: w\n    name: W\n    fields:\n      - {id: a, type: text, label: A}\n"
            "      - {id: a, type: text, label: A}\n    steps:\n      - {kind: wait, id: s, name: S, hours: 1}\n"
        ),
        6,
        "expected an id used once",
    ),
]


@pytest.mark.parametrize(("text", "line", "expected"), BROKEN)
def test_a_mistake_names_file_line_and_expectation_and_applies_nothing(
    office: Office, text: str, line: int, expected: str
) -> None:
    """Also where what stands before the mistake would be right."""
    entries, state = office.store.entries.count(), office.state

    with pytest.raises(InvalidInput) as refused:
        apply_text(office, text, "office.yaml", OWNER)

    assert refused.value.code == "invalid-file"
    assert f"office.yaml, line {line}: " in refused.value.text
    assert expected in refused.value.text
    assert (office.store.entries.count(), office.state) == (entries, state)


def test_a_mistake_at_the_end_undoes_everything_before_it(shop: Shop, tmp_path: Path) -> None:
    """All of the file or nothing, through the real command line."""
    file = tmp_path / "office.yaml"
    file.write_text(WHOLE + "substitute: []\n", "utf-8")
    before = entry_count(shop.home)

    answer = shop("apply", file)

    assert answer.code == 1
    assert "office.yaml, line 26" in answer.error["text"]
    assert entry_count(shop.home) == before


def test_an_act_that_the_office_refuses_names_its_own_line(office: Office) -> None:
    """Not the first line of the file, although that one is what else would change."""
    changed(office, "units: [{id: a, name: A}, {id: b, name: B, parent: a}]")

    with pytest.raises(InvalidInput) as refused:
        changed(office, "units:\n  - {id: new, name: New}\n  - {id: a, name: A, parent: b}\n")

    assert "line 3" in refused.value.text
    assert "unit-below-itself" in refused.value.text


def test_who_is_no_owner_is_refused_by_name(office: Office) -> None:
    """not-owner, and nothing is applied."""
    with pytest.raises(InvalidInput) as refused:
        apply_text(office, "units: [{id: a, name: A}]", "office.yaml", "ben-okafor")

    assert refused.value.code == "not-owner"
    assert "a" not in office.state.units


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"units: \xe4\n"])
def test_a_file_that_is_no_text_is_refused(office: Office, tmp_path: Path, content: bytes) -> None:
    """Old encodings are not guessed."""
    (tmp_path / "office.yaml").write_bytes(content)

    with pytest.raises(InvalidInput) as refused:
        apply_file(office, tmp_path / "office.yaml", OWNER)

    assert refused.value.code == "unreadable-file"


def test_a_byte_order_mark_and_windows_lines_are_fine(office: Office, tmp_path: Path) -> None:
    """As editors on Windows write them."""
    (tmp_path / "office.yaml").write_bytes(b"\xef\xbb\xbfunits:\r\n  - {id: north, name: North}\r\n")

    apply_file(office, tmp_path / "office.yaml", OWNER)

    assert office.state.units["north"].name == "North"


# ---------------------------------------------------------------- what YAML would make of it


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", {"a": "no"}),
        ("a: NO", {"a": "NO"}),
        ("a: on", {"a": "on"}),
        ("a: Yes", {"a": "Yes"}),
        ("a: true", {"a": True}),
        ("a: True", {"a": "True"}),
        ("a: 1.10", {"a": "1.10"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: 010", {"a": "010"}),
        ("a: 0x1F", {"a": "0x1F"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 190:20:30", {"a": "190:20:30"}),
        ("a: 2026-11-23", {"a": "2026-11-23"}),
        ("a: .inf", {"a": ".inf"}),
        ("a: 42", {"a": 42}),
        ("a: -7", {"a": -7}),
        ("a: '42'", {"a": "42"}),
        ("a: ~", {"a": None}),
        ("a:", {"a": None}),
        ("a: 'null'", {"a": "null"}),
        ("a: 99999999999999999999", {"a": "99999999999999999999"}),
        ("no: no", {"no": "no"}),
        ("1: one", {"1": "one"}),
        ("<<: {a: 1}", {"<<": {"a": 1}}),
    ],
)
def test_plain_words_mean_what_they_say(text: str, value: object) -> None:
    """No country becomes false, no amount a float, no time a number."""
    assert readable.read(text, "x").value == value


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("a: &x 1\nb: *x\n", 1, "anchor"),
        ("b: *x\n", 1, "anchor"),
        ("\na: !!python/object/apply:os.system [echo]\n", 2, "tag"),
        ("a: !x 1\n", 1, "tag"),
        ("a: 1\nb: 2\na: 3\n", 3, "a second time"),
        ("a: {b: 1, b: 2}\n", 1, "a second time"),
        ("? [a]\n: 1\n", 1, "a word before the colon"),
        ("a: 1\n---\nb: 2\n", 2, "not readable"),
        ("a: [1, 2\n", 2, "not readable"),
        ("a: \x07\n", 1, "not readable"),
        ("[" * 41, 1, "levels"),
        ("[" * 100_000, 1, "levels"),
        ("a: " + "x" * 4_000_001, 1, "characters"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_surprises_are_refused_with_their_line(text: str, line: int, expected: str) -> None:
    """Anchors, tags, repeated keys, deep nesting and huge files: none is needed, each can surprise."""
    with pytest.raises(InvalidInput) as refused:
        readable.read(text, "x.yaml")

    assert f"x.yaml, line {line}: " in refused.value.text
    assert expected in refused.value.text


def test_forty_levels_are_read(office: Office) -> None:
    """The limit is where it says."""
    assert readable.read("[" * 40 + "]" * 40, "x").value is not None


def test_a_definition_comes_through_a_file_unchanged(office: Office) -> None:
    """What the shipped file says is what runs."""
    definition = office.state.workflow("invoice")

    assert isinstance(definition, Definition)
    assert [step.id for step in definition.steps] == [
        "confirm",
        "code",
        "checks",
        "correct",
        "checks-again",
        "call-back",
        "compare",
        "budget",
        "over-budget",
        "dispute",
        "unsettled",
        "route",
        "coding",
        "approve",
        "release",
        "book",
    ]


def test_what_stands_twice_in_one_file_is_refused(shop: Shop) -> None:
    """Otherwise the second would undo the first at every application."""
    text = "people:\n  - {id: p1, name: One}\n  - {id: p1, name: Two}\n"

    with pytest.raises(InvalidInput) as refused, Office.open(shop.home) as office:
        apply_text(office, text, "twice.yaml", office.an_owner())

    assert "line 3" in refused.value.text
    assert "second time" in refused.value.text


def test_limits_that_no_entry_holds_are_refused_whole(office: Office) -> None:
    """With what to do; nothing else of the file was set either."""
    lines = "".join(f"  - {{role: manager, workflow: invoice, up_to: {amount}}}\n" for amount in range(1, 1500))
    before = office.chain.length

    with pytest.raises(InvalidInput) as refused:
        changed(office, f"units: [{{id: west, name: West}}]\nauthority:\n{lines}")

    assert refused.value.code == "too-long-for-log"
    assert (office.chain.length, "west" in office.state.units) == (before, False)
    assert changed(office, "units: [{id: west, name: West}]\n") == ["unit west"]

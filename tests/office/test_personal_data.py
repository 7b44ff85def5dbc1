"""Personal values are in a blob and nowhere else: not in the log, not in a table, not in a name."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.support.flows import approval, flow, rule, says, table
from tests.support.shop import Shop
from tests.support.small_office import small_office
from tests.support.two_laptops import CLERK, ONBOARDING, OWNER, connect, exchange, found_office, second_laptop
from workflows import envelopes
from workflows.cli.main import main
from workflows.domain.commands import Decide, Fill, Refusal, Submit
from workflows.domain.definitions import Definition, WaitStep
from workflows.domain.events import RequestSubmitted, TablePublished, WorkflowPublished
from workflows.domain.forms import Field, FieldType, Value
from workflows.domain.money import Money
from workflows.domain.personal import reference_in
from workflows.engine.judge import judge_submission
from workflows.engine.soundness import mistakes
from workflows.ledger import canonical
from workflows.office.attachments import blobs_in, read_blob
from workflows.office.office import Acted, Office
from workflows.office.personal import Personal, commitment, personal_values
from workflows.office.proving.checking import check_office
from workflows.office.proving.evidence import evidence
from workflows.office.proving.log_export import export_tiles, readable_entries

BORN, LIVES = "1987-06-05", "Kanarienweg 17, 99999 Kanaria"
CANARIES = (BORN.encode(), b"Kanarienweg", b"Kanaria", b"987654321")
VALUES: dict[str, Any] = {
    "position": "Baker",
    "born": BORN,
    "home": LIVES,
    "pay": {"minor": 987654321, "currency": "EUR"},
}
SECRET = Field(id="secret", type="text", label="Secret", personal=True)
OPEN = Field(id="open", type="text", label="Open")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with a workflow that asks for personal data."""
    with found_office(tmp_path / "first") as office:
        yield office


def submit(office: Office, **values: Any) -> Acted:
    """Start such a request; it has to be permitted."""
    acted = office.submit(Submit(workflow="onboarding", unit="head-office", by=OWNER, values=VALUES | values))
    assert not isinstance(acted, Refusal), acted
    return acted


def shown(office: Office, request: str) -> dict[str, Personal]:
    """Its personal values as this laptop has them."""
    return personal_values(office.store.home, ONBOARDING, office.request(request))


def bytes_under(folder: Path, *, but: str = "blobs") -> bytes:
    """Every name and every file below a folder, except what lies in directories of one name."""
    found = [path for path in folder.rglob("*") if but not in path.parts]
    return b"\n".join([str(path).encode() for path in found] + [one.read_bytes() for one in found if one.is_file()])


# ------------------------------------------------------------------ off the log


def test_an_event_holds_a_reference_in_the_place_of_each_personal_value(office: Office) -> None:
    """Other values stand as they are."""
    event = submit(office).acts[0].event

    assert isinstance(event, RequestSubmitted)
    assert event.values["position"] == "Baker"
    references = [reference_in(event.values[name]) for name in ("born", "home", "pay")]
    assert all(one is not None for one in references)
    assert len({one.blob for one in references if one is not None}) == 1
    assert not any(canary in msgspec.json.encode(event) for canary in CANARIES)


def test_the_value_is_found_again_where_the_blob_is(office: Office) -> None:
    """With its type, as it was given."""
    request = submit(office).request.id

    found = shown(office, request)

    assert {name: one.state for name, one in found.items()} == {"born": "here", "home": "here", "pay": "here"}
    assert (found["born"].value, found["home"].value, str(found["pay"].value)) == (BORN, LIVES, "9876543.21 EUR")


def test_anybody_can_check_one_value_against_its_commitment_without_the_others(office: Office) -> None:
    """The blob is canonical JSON with a salt for each field; the commitment covers field, salt and value."""
    event = submit(office).acts[0].event
    assert isinstance(event, RequestSubmitted)
    reference = reference_in(event.values["born"])
    assert reference is not None

    raw = read_blob(office.store.home, reference.blob)
    assert raw is not None
    content = envelopes.open_with(raw, reference.secret)
    assert content is not None
    opened: dict[str, Any] = canonical.decode(content.rstrip(b" "))

    assert len(content) % 256 == 0
    assert opened["born"]["value"] == BORN
    assert len({one["salt"] for one in opened.values()}) == 3
    statement = canonical.encode({"field": "born", "salt": opened["born"]["salt"], "value": BORN})
    assert hashlib.sha256(b"countersign/v1/personal\n" + statement).hexdigest() == reference.commitment
    assert commitment("born", opened["home"]["salt"], BORN) != reference.commitment


def test_no_canary_is_in_the_database_the_folder_or_an_export(office: Office, tmp_path: Path) -> None:
    """On both laptops, in every file and file name but the blob itself, which is encrypted."""
    with second_laptop(office, tmp_path / "second") as second:
        one, two = connect(office, tmp_path / "folder"), connect(second, tmp_path / "folder")
        request = submit(office).request.id
        exchange(one, two)
        assert shown(second, request)["home"].value == LIVES
        state = office.request(request).standing
    office.close()
    with closing(sqlite3.connect(tmp_path / "first" / "countersign.db")) as connection:
        dump = "\n".join(connection.iterdump()).encode()
    with Office.open(tmp_path / "first", write=False) as reading:
        export_tiles(reading, tmp_path / "export")
        readable = msgspec.json.encode(list(readable_entries(reading)))
        pack = b"\n".join(evidence(reading, request).members.values())

    assert state.values["born"] != BORN
    assert all(b"Baker" in one for one in (dump, pack, readable)), (
        "what is not personal is found where it was looked for"
    )
    everything = [
        dump,
        pack,
        readable,
        *(bytes_under(tmp_path / name) for name in ("first", "second", "folder", "export")),
    ]
    everything += [bytes_under(tmp_path, but="nothing")]
    assert [canary for canary in CANARIES for one in everything if canary in one] == []


def test_personal_values_are_not_searched(office: Office) -> None:
    """Others are."""
    submit(office)

    assert len(office.store.questions.search("Baker")) == 1
    assert office.store.questions.search("Kanarienweg") == ()
    assert office.store.questions.search("personal") == ()


@pytest.mark.parametrize(
    ("kind", "plain", "value"),
    [
        ("text", "Zo\u0065\u0308", "Zo\u00eb"),
        ("number", "-12.50", "-12.50"),
        ("money", {"minor": 5, "currency": "EUR"}, Money(minor=5, currency="EUR")),
        ("date", "2026-02-28", "2026-02-28"),
        ("yes-no", False, False),
        ("one-of", "b", "b"),
        ("many-of", ["a", "b"], ("a", "b")),
        ("person", "carl", "carl"),
        ("unit", "head-office", "head-office"),
        ("file", "scan.pdf", "scan.pdf"),
    ],
)
def test_a_field_of_any_type_may_be_personal(office: Office, kind: FieldType, plain: Any, value: Value) -> None:
    """Its value comes back as what it was, with texts in composed letters as everywhere in the log."""
    field = Field(id="it", type=kind, label="It", personal=True, options=("a", "b"))
    definition = msgspec.structs.replace(ONBOARDING, id="any", title="", fields=(field,), steps=ONBOARDING.steps[:1])
    assert not isinstance(office.change(OWNER, (WorkflowPublished(definition=definition),)), Refusal)

    acted = office.submit(Submit(workflow="any", unit="head-office", by=OWNER, values={"it": plain}))

    assert not isinstance(acted, Refusal), acted
    assert personal_values(office.store.home, definition, acted.request)["it"].value == value


def test_a_laptop_without_the_blob_sees_the_same_and_says_that_it_is_not_here(office: Office, tmp_path: Path) -> None:
    """The engine knows only that there is a value; so both laptops have the same state."""
    with second_laptop(office, tmp_path / "second") as second:
        one, two = connect(office, tmp_path / "folder"), connect(second, tmp_path / "folder")
        request = submit(office).request.id
        exchange(one, two)
        for blob in blobs_in(second.store.home).iterdir():
            blob.unlink()

        assert {one.state for one in shown(second, request).values()} == {"not-here"}
        assert office.request(request).standing == second.request(request).standing
        assert office.store.questions.fingerprint() == second.store.questions.fingerprint()


def test_a_check_finds_nothing_wrong(office: Office, tmp_path: Path) -> None:
    """Neither with the blob nor without it."""
    submit(office)
    office.close()
    whole = check_office(tmp_path / "first")
    for blob in (tmp_path / "first" / "blobs").iterdir():
        blob.unlink()

    assert whole.findings == check_office(tmp_path / "first").findings == ()


def test_a_value_that_does_not_fit_is_refused_before_it_is_sealed(office: Office) -> None:
    """The engine could not tell any more; no file is left behind."""
    command = Submit(workflow="onboarding", unit="head-office", by=OWNER, values=VALUES | {"born": "yesterday"})

    acted = office.submit(command)

    assert isinstance(acted, Refusal)
    assert (acted.code, acted.facts["field"]) == ("bad-value", "born")
    assert not blobs_in(office.store.home).exists()


def test_a_required_personal_value_must_be_there(office: Office) -> None:
    """That it is there is all that the rules know of it."""
    acted = office.submit(
        Submit(workflow="onboarding", unit="head-office", by=OWNER, values={"position": "Baker", "home": LIVES})
    )

    assert isinstance(acted, Refusal)
    assert (acted.code, acted.facts["field"]) == ("field-missing", "born")
    assert not blobs_in(office.store.home).exists()


def test_a_value_in_the_open_is_void_for_everyone(office: Office) -> None:
    """What a tampered program writes into the log has no effect."""
    command = Submit(workflow="onboarding", unit="head-office", by=CLERK, values=VALUES)
    event = RequestSubmitted(workflow="onboarding", version=1, unit="head-office", values=command.values)

    refused = judge_submission(event, OWNER, office.state, 1_800_000_000_000, office.book)

    assert refused is not None
    assert refused.facts == {"field": "born", "problem": "not-sealed"}


def test_filling_in_again_makes_a_new_blob_for_what_changed_only(office: Office) -> None:
    """What stays as it is stays in its old blob."""
    acted = office.submit(Submit(workflow="onboarding", unit="head-office", by=CLERK, values=VALUES))
    assert not isinstance(acted, Refusal), acted
    request = acted.request.id
    assert not isinstance(office.act(request, Decide(by=OWNER, verdict="approve")), Refusal)

    same = office.act(request, Fill(by=OWNER, values={"home": LIVES}))

    assert not isinstance(same, Refusal), same
    assert getattr(same.acts[0].event, "values", None) == {}
    assert len(list(blobs_in(office.store.home).iterdir())) == 1
    assert shown(office, request)["home"].value == LIVES


def test_a_value_that_is_filled_in_anew_is_the_one_that_is_shown(office: Office) -> None:
    """The blob of the earlier one stays until it is erased."""
    acted = office.submit(Submit(workflow="onboarding", unit="head-office", by=CLERK, values=VALUES))
    assert not isinstance(acted, Refusal), acted
    request = acted.request.id
    assert not isinstance(office.act(request, Decide(by=OWNER, verdict="approve")), Refusal)

    changed = office.act(request, Fill(by=OWNER, values={"home": "Elsewhere 3"}))

    assert not isinstance(changed, Refusal), changed
    assert shown(office, request)["home"].value == "Elsewhere 3"
    assert shown(office, request)["born"].value == BORN
    assert len(list(blobs_in(office.store.home).iterdir())) == 2


def test_a_blob_that_holds_another_value_is_not_believed(office: Office) -> None:
    """The commitment in the log decides; such a value counts as not here."""
    request = submit(office).request.id
    acted = office.request(request).acts[0]
    assert isinstance(acted.event, RequestSubmitted)
    swapped = acted.event.values | {"home": acted.event.values["born"]}
    state = office.request(request)
    event = msgspec.structs.replace(acted.event, values=swapped)
    mark = state.standing.values | {"home": state.standing.values["born"]}
    standing = msgspec.structs.replace(state.standing, values=mark)
    lying = msgspec.structs.replace(
        state, acts=(msgspec.structs.replace(acted, event=event), *state.acts[1:]), standing=standing
    )

    assert personal_values(office.store.home, ONBOARDING, lying)["home"].state == "not-here"


# ------------------------------------------------------------------ where a personal field has no place


@pytest.mark.parametrize(
    ("definition", "place"),
    [
        (flow(approval(), fields=(SECRET,), title="For {secret}"), "title"),
        (
            flow(approval(), fields=(Field(id="pay", type="money", label="Pay", personal=True),), amount="pay"),
            "amount",
        ),
        (flow(approval(when={"secret": "x"}), fields=(SECRET,)), "steps.0.when"),
        (
            flow(approval(), fields=(SECRET, Field(id="open", type="text", label="O", when={"secret": "x"}))),
            "fields.1.when",
        ),
        (flow(approval(), fields=(OPEN,), facts=(SECRET,)), "facts.0.personal"),
        (flow(approval(), fields=(SECRET,), facts=(OPEN,)), "facts"),
        (
            flow(
                WaitStep(id="w", name="w", until_field="day"),
                fields=(Field(id="day", type="date", label="Day", personal=True),),
            ),
            "steps.0.until_field",
        ),
    ],
)
def test_a_definition_that_would_need_to_know_a_personal_value_is_refused(definition: Definition, place: str) -> None:
    """With the place, and what was expected there."""
    found = mistakes(definition, set(), {"manager", "bookkeeper", "owner"})

    assert [".".join(map(str, one.path)) for one in found] == [place]
    assert "personal" in found[0].expected


def test_a_rule_table_cannot_ask_for_a_personal_field() -> None:
    """Whichever of the two is published first."""
    gross = Field(id="gross", type="money", label="Gross", personal=True)
    workflow = WorkflowPublished(definition=flow(rule(), approval(by_rule="rule"), fields=(gross,)))
    asking = TablePublished(table=table(says("ask", approvers=[{"role": "manager"}])))
    harmless = TablePublished(table=table({"then": {"verdict": "note"}}) | {"inputs": [{"id": "unit", "type": "unit"}]})
    later = TablePublished(table=asking.table | {"version": 2})

    assert small_office().must(asking).add(workflow) == "bad-workflow"
    assert small_office().must(harmless, workflow).add(later) == "bad-table"


# ------------------------------------------------------------------ on the command line


def test_show_tells_personal_values_from_what_is_not_here(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In words and in JSON; a decision or a comment shows none."""
    request = submit(office).request.id
    office.close()
    shop = Shop(tmp_path / "first", main, capsys.readouterr)

    here = shop.done("show", request)
    words = shop("show", request, as_json=False).out
    for blob in (tmp_path / "first" / "blobs").iterdir():
        blob.unlink()
    gone = shop.done("show", request)

    assert here["fields"] == {"position": "Baker", "born": BORN, "home": LIVES, "pay": "9876543.21"}
    assert LIVES in words
    assert gone["fields"] == {"position": "Baker", "born": None, "home": None, "pay": None}
    assert gone["personal"] == {name: {"state": "not-here"} for name in ("born", "home", "pay")}
    assert "not here yet" in shop("show", request, as_json=False).out

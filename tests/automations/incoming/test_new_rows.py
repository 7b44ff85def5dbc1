"""Rows of a table: each new one sets the automation off once, wrong ones are told, and nothing is ever worked out."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.automations.incoming.conftest import Laid
from tests.automations.world import MINUTE_MS, Crash, World
from workflows.automations.effects.protocol import EffectFailed
from workflows.automations.incoming import new_rows
from workflows.automations.incoming.row_values import name_of_heading
from workflows.changes import Changes
from workflows.domain.automations import Action, OnRows
from workflows.domain.definitions import ApprovalStep, Definition
from workflows.domain.events import WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver
from workflows.errors import InvalidInput
from workflows.store.runs import RunRow

ORDERS = Definition(
    id="orders",
    name="Orders",
    title="{article}",
    fields=(
        Field(id="article", type="text", label="Article", required=True),
        Field(id="gross", type="money", label="Price"),
        Field(id="due_date", type="date", label="Wanted by"),
        Field(id="urgent", type="yes-no", label="Urgent"),
        Field(id="kind", type="one-of", label="Kind", options=("new", "repair")),
    ),
    amount="gross",
    steps=(ApprovalStep(id="approve", name="Approve", approvers=(Approver(role="owner", at="head"),)),),
)
START = (Action(kind="start-workflow", settings={"workflow": "orders"}),)


def publish(world: World) -> None:
    """The workflow that rows start."""
    with world.office() as office:
        assert isinstance(office.change(world.owner, [WorkflowPublished(definition=ORDERS)]), Changes)


def watch(
    laid: Laid, name: str = "list.csv", actions: tuple[Action, ...] = (Action(kind="count"),), **more: object
) -> None:
    """Set the automation."""
    trigger = OnRows(file=str(laid.folder / name), **more)  # type: ignore[arg-type]
    laid.world.set("rows", trigger=trigger, actions=actions)


def runs(laid: Laid) -> list[RunRow]:
    """The runs, in order."""
    with laid.world.office() as office:
        return list(office.store.runs.of("rows"))


def values(laid: Laid) -> list[dict[str, object]]:
    """The values of every request that was started, by article."""
    with laid.world.office() as office:
        found = [office.request(line.id) for line in office.store.questions.requests(workflow="orders", limit=1_000)]
        return sorted((dict(state.standing.values) for state in found), key=lambda one: str(one["article"]))


def excel(*rows: tuple[str | float, ...], formula: str = "") -> bytes:
    """An Excel file; with a formula in the last row's second column whose result was never stored."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if formula:
        sheet.cell(row=len(rows), column=2, value=formula)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_each_new_row_fires_once(laid: Laid) -> None:
    """Those that are there, then those that are added; however the file is written anew."""
    watch(laid)
    laid.lay("list.csv", b"Name;Sum\nA;1\nB;2\n")
    assert laid.look() == 2
    laid.lay("list.csv", b"Name;Sum\nA;1\nB;2\nC;3\n")
    assert laid.look(4) == 1
    laid.lay("list.csv", b"Sum;Name;Note\r\n3;C;\r\n2;B;\r\n1;A;\r\n")
    assert laid.look(4) == 0
    assert set(laid.world.effect.paper.values()) == {1}
    assert laid.there() == ["list.csv"]


def test_a_row_that_changed_fires_as_the_setting_says(laid: Laid) -> None:
    """once: it is known by its key; again: each change, also back to what it was."""
    watch(laid, key=("No.",))
    laid.lay("list.csv", b"No.;Sum\n1;10\n")
    assert laid.look() == 1
    laid.lay("list.csv", b"No.;Sum\n1;11\n")
    assert laid.look() == 0
    watch(laid, key=("No.",), changed="again")
    assert laid.look() == 1
    for content in (b"No.;Sum\n1;10\n", b"No.;Sum\n1;11\n"):
        laid.lay("list.csv", content)
        assert laid.look() == 1
    assert laid.look(4) == 0


def test_rows_that_were_there_fire_never_where_that_is_wished(laid: Laid) -> None:
    """Only what comes after the first look."""
    watch(laid, existing="skip")
    laid.lay("list.csv", b"Name\nA\nB\n")
    assert laid.look(4) == 0
    assert laid.states() == ["skipped", "skipped"]
    laid.lay("list.csv", b"Name\nA\nB\nC\n")
    assert laid.look(4) == 1


def test_rows_that_are_known_stay_known_by_another_key(laid: Laid) -> None:
    """Whoever changes the key does not start everything anew."""
    watch(laid, key=("No.",))
    laid.lay("list.csv", b"No.;Sum\n1;10\n2;20\n")
    assert laid.look() == 2
    watch(laid, key=("Sum",))
    assert laid.look(3) == 0
    laid.lay("list.csv", b"No.;Sum\n1;10\n2;20\n3;30\n")
    assert laid.look(3) == 1


def test_rows_become_requests_as_the_file_writes_them(laid: Laid) -> None:
    """Headings are found, amounts with a comma and days with dots are read by the file's own habits."""
    publish(laid.world)
    watch(laid, workflow="orders", actions=START, columns={"Bezeichnung": "article"})
    text = (
        "Bezeichnung;Betrag;Wanted by;Urgent;Kind\nStühle;1.234,50;24.12.2026;ja;new\nTür;12,5;1.2.2027;nein;repair\n"
    )
    laid.lay("list.csv", text.encode("cp1252"))

    assert laid.look() == 2

    told = [{name: str(value) for name, value in one.items()} for one in values(laid)]
    assert [(one["article"], one["gross"], one["due_date"], one["urgent"], one["kind"]) for one in told] == [
        ("Stühle", "1234.50 EUR", "2026-12-24", "True", "new"),
        ("Tür", "12.50 EUR", "2027-02-01", "False", "repair"),
    ]


def test_wrong_rows_are_told_with_file_line_and_what_was_expected(laid: Laid) -> None:
    """The others go on; once each; and once they are right they fire and nobody is asked."""
    publish(laid.world)
    watch(laid, workflow="orders", actions=START)
    head = "Article,Price,Wanted by,Kind\n"
    laid.lay("list.csv", f"{head}A,much,,new\n,5.00,,new\nB,1.50,2026-13-01,new\nC,7.25,,old\nD,8.25,,new\n".encode())

    assert laid.look(5) == 1

    assert sorted(laid.asks()) == [
        "wrong-row list.csv, line 2, “Price”: expected an amount such as 1240.50, found “much”",
        "wrong-row list.csv, line 3, “Article”: expected a value",
        "wrong-row list.csv, line 4, “Wanted by”: expected a day such as 2026-11-30, found “2026-13-01”",
        "wrong-row list.csv, line 5, “Kind”: expected one of new, repair, found “old”",
    ]
    laid.lay("list.csv", f"{head}A,2.50,,new\nE,1.50,,new\nD,8.25,,new\n".encode())
    assert laid.look() == 2
    assert laid.asks() == []


def test_what_may_mean_two_amounts_is_never_guessed(laid: Laid) -> None:
    """1,234 alone: nobody knows; beside 1.234,50 it is clear."""
    publish(laid.world)
    watch(laid, workflow="orders", actions=START)
    laid.lay("list.csv", b"Article;Price\nA;1,234\n")
    assert laid.look() == 0
    expected = "expected an amount such as 1240.50, and it may mean two here, found “1,234”"
    assert laid.asks() == [f"wrong-row list.csv, line 2, “Price”: {expected}"]


def test_a_key_twice_and_a_key_that_is_missing_are_wrong(laid: Laid) -> None:
    """The first of them counts; the same row twice is one."""
    watch(laid, key=("No.",))
    laid.lay("list.csv", b"No.;Sum\n1;10\n1;11\n;12\n1;10\n")
    assert laid.look() == 1
    assert sorted(laid.asks()) == [
        "wrong-row list.csv, line 3, “No.”: expected another one than in line 2",
        "wrong-row list.csv, line 4, “No.”: expected a value",
    ]


def test_formulas_are_never_worked_out(laid: Laid) -> None:
    """In Excel one without a stored result is no value; a text that looks like one stays text."""
    publish(laid.world)
    watch(laid, "list.xlsx", workflow="orders", actions=START)
    rows = (("Article", "Price"), ("Chair", 10.1), ("'=1+1", 3), ("Sum", 0))
    laid.lay("list.xlsx", excel(*rows, formula="=SUM(B2:B3)"))

    assert laid.look() == 3

    told = {str(one["article"]): str(one.get("gross")) for one in values(laid)}
    assert told == {"Chair": "10.10 EUR", "'=1+1": "3.00 EUR", "Sum": "None"}


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "{gross}", "\u202eevil"])
def test_hostile_cells_stay_texts(laid: Laid, text: str) -> None:
    """Nothing in a cell is a formula or a template."""
    publish(laid.world)
    watch(laid, workflow="orders", actions=START)
    laid.lay("list.csv", f"Article;Kind\n{text};new\n".encode())
    assert laid.look() == 1
    assert values(laid)[0]["article"] == text.replace("\u202e", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters_are_found(laid: Laid, encoding: str, delimiter: str) -> None:
    """As intake finds them."""
    publish(laid.world)
    watch(laid, workflow="orders", actions=START)
    laid.lay("list.csv", f"Article{delimiter}Kind\nTürgriff{delimiter}new\n".encode(encoding))
    assert laid.look() == 1
    assert values(laid)[0]["article"] == "Türgriff"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", None),
        (b"PK\x03\x04 no archive", "xlsx-damaged"),
        (b"\x00\x01\x02" * 50, "unknown-format"),
        (b"Other;Sum\n1;2\n", "column-missing"),
        (b"No.;No;Sum\n1;2;3\n", "repeated-column"),
        (b"No.;Sum\n" + b"1;2\n" * 20_100, "too-many-rows"),
        (b"No.;Sum\n" + b"x" * 5_000_001, "too-large"),
        (b'No.;Sum\n1;"' + b"x" * 200_000, "csv-damaged"),
    ],
)
def test_a_file_that_is_no_table_is_a_why_not(laid: Laid, content: bytes, code: str | None) -> None:
    """Told in the list, and looked at again when it changed."""
    watch(laid, key=("No.",))
    laid.lay("list.csv", content)
    assert laid.look() == 0
    assert laid.shown().why_not == code
    assert laid.shown().looked_ms == laid.world.now_ms
    laid.lay("list.csv", b"No.;Sum\n1;2\n")
    assert laid.look() == 1
    assert laid.shown().why_not is None


def test_a_file_that_is_not_there_is_a_why_not(laid: Laid) -> None:
    """Nor its folder, nor a link in its place."""
    watch(laid)
    assert laid.look() == 0
    assert laid.shown().why_not == "file-gone"
    elsewhere = laid.folder.parent / "elsewhere.csv"
    elsewhere.write_bytes(b"Name\nA\n")
    (laid.folder / "list.csv").symlink_to(elsewhere)
    assert laid.look(3) == 0
    assert laid.shown().why_not == "not-a-file"
    (laid.folder / "list.csv").unlink()
    laid.folder.rmdir()
    assert laid.look() == 0
    assert laid.shown().why_not == "folder-gone"


def test_a_crash_among_rows_repeats_none(laid: Laid, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of them fired, nothing else was remembered."""
    watch(laid)
    laid.lay("list.csv", b"Name\n" + b"".join(b"row %d\n" % number for number in range(20)))
    laid.look(1)
    with monkeypatch.context() as patch:
        patch.setattr(new_rows, "remember", _power_cut)
        with pytest.raises(Crash):
            laid.world.step(by_ms=MINUTE_MS)
    assert laid.look(3) == 20
    assert set(laid.world.effect.paper.values()) == {1}


def _power_cut(*_: object) -> None:
    raise Crash


def test_thousands_of_rows_come_in_turns(laid: Laid) -> None:
    """Each turn some; none is lost or done twice."""
    watch(laid)
    laid.lay("list.csv", b"Name\n" + b"".join(b"row %d\n" % number for number in range(1_000)))
    laid.look(1)
    stepped = laid.world.step(by_ms=MINUTE_MS)
    assert (stepped.done, stepped.next_ms) == (new_rows.MOST_AT_ONCE, laid.world.now_ms)
    assert laid.look(6, by_ms=1_000) == 1_000 - new_rows.MOST_AT_ONCE
    assert set(laid.world.effect.paper.values()) == {1}


def test_many_wrong_rows_do_not_drown_a_person(laid: Laid) -> None:
    """The first hundred are told, the rest counted."""
    publish(laid.world)
    watch(laid, workflow="orders", actions=START)
    laid.lay("list.csv", b"Article;Price\n" + b"".join(b"A%d;x\n" % number for number in range(130)) + b"B;1\n")
    assert laid.look(4) == 1
    assert len(laid.asks()) == new_rows.MOST_TOLD
    assert (laid.shown().why_not, laid.shown().detail) == ("more-wrong-rows", "list.csv: 30 more wrong rows")


def test_a_row_that_failed_is_tried_again_like_any_run(laid: Laid) -> None:
    """What holds for every run holds for rows."""
    watch(laid)
    laid.world.effect.fails = [EffectFailed("busy", "Later.")]
    laid.lay("list.csv", b"Name\nA\n")
    assert laid.look() == 0
    assert laid.look(2) == 1


@pytest.mark.parametrize(
    ("heading", "name"),
    [("Order No.", "order_no"), ("Größe", "grosse"), ("  ", "column_3"), ("日本", "column_3"), ("IBAN", "iban")],
)
def test_headings_become_names(heading: str, name: str) -> None:
    """For templates."""
    assert name_of_heading(heading, 2) == name


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"file": "list.csv"}, "file"),
        ({"changed": "again"}, "changed"),
        ({"key": ("No", "No.")}, "key"),
        ({"columns": {"A": "Not a name"}}, "columns"),
        ({"columns": {"A": "x", "B": "x"}}, "columns"),
    ],
)
def test_what_could_never_be_read_is_refused(world: World, more: dict[str, object], name: str) -> None:
    """Before it is signed."""
    with pytest.raises(InvalidInput, match=f"“{name}”"):
        world.set("rows", trigger=OnRows(**({"file": "/srv/list.csv"} | more)))  # type: ignore[arg-type]


def test_values_that_rows_bring_can_be_named(laid: Laid, tmp_path: Path) -> None:
    """By their heading, the line and the file as well."""
    action = Action(
        kind="append-row",
        settings={"file": str(tmp_path / "out.csv"), "columns": {"Text": "{row_number} {order_no} {row_file}"}},
    )
    watch(laid, actions=(action,))
    laid.lay("list.csv", b"Order No.;Sum\nA-1;10\n")
    assert laid.look() == 1
    assert "2 A-1 list.csv" in (tmp_path / "out.csv").read_text()

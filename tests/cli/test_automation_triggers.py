"""What the command line says of automations: what sets each off, when it ran, what is next, and why not."""

import os
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows import clock

FILE = """\
automations:
  - {id: a-hand, trigger: {on: hand}, actions: [{kind: record, settings: {text: x}}]}
  - {id: b-time, when: every Monday 08:00, actions: [{kind: record, settings: {text: x}}]}
  - {id: c-file, trigger: {on: file, folder: FOLDER/scans, pattern: "*.pdf"}, actions: [{kind: take-in}]}
  - {id: d-mail, trigger: {on: mail, account: post, subject: Invoice}, actions: [{kind: record, settings: {text: x}}]}
  - {id: e-rows, trigger: {on: rows, file: FOLDER/list.csv}, actions: [{kind: record, settings: {text: "{sum}"}}]}
  - id: f-end
    trigger: {on: event, what: ended, workflow: invoice, outcomes: [rejected]}
    actions: [{kind: record, settings: {text: x}}]
  - {id: g-budget, trigger: {on: event, what: budget-over}, actions: [{kind: record, settings: {text: x}}]}
  - {id: h-steps, trigger: {on: step}, actions: [{kind: do-step}]}
"""


@pytest.fixture
def watched(shop: Shop, tmp_path: Path) -> Shop:
    """The shop with one automation of each kind; the folder is there, the table is not."""
    (tmp_path / "scans").mkdir()
    file = tmp_path / "automations.yaml"
    file.write_text(FILE.replace("FOLDER", str(tmp_path)))
    shop.done("apply", file)
    return shop


def test_the_list_says_of_each_kind_what_sets_it_off_and_why_not(watched: Shop, tmp_path: Path) -> None:
    """Whatever keeps a folder, a table or a mailbox from being looked at stands there, with what it is about."""
    (tmp_path / "scans" / "one.pdf").write_bytes(b"%PDF")
    watched("work", "--once")

    lines = watched("automations", "list", as_json=False).out.splitlines()

    told = dict(zip([line.split()[0] for line in lines[::2]], zip(lines[::2], lines[1::2], strict=True), strict=True))
    assert told["a-hand"][0].endswith(": by hand")
    assert told["b-time"][0].endswith(": every Monday at 08:00")
    assert "never ran; next " in told["b-time"][1]
    assert told["c-file"][0].endswith(f": *.pdf in {tmp_path}/scans")
    assert "never ran; 1 file may still be written; looked " in told["c-file"][1]
    assert told["d-mail"][0].endswith(": a mail to post INBOX “Invoice”")
    assert "this laptop has no such mailbox" in told["d-mail"][1]
    assert told["e-rows"][0].endswith(f": new rows of {tmp_path}/list.csv")
    assert "never ran; its file is not there (list.csv is not in its folder.); looked " in told["e-rows"][1]
    assert told["f-end"][0].endswith(": when a request comes to its end as rejected in invoice")
    assert told["f-end"][1].endswith("never ran; waits for that")
    assert told["g-budget"][0].endswith(": when a budget passes 80 %")
    assert told["h-steps"][0].endswith(": action steps of every workflow")


def test_what_is_due_names_what_cannot_be_looked_at(watched: Shop, tmp_path: Path) -> None:
    """Beside the runs that are due and those that ask somebody."""
    (tmp_path / "scans").rmdir()
    watched("work", "--once")
    words = watched("automations", "due", as_json=False).out
    assert f"? c-file: its folder is not there (The folder {tmp_path}/scans is not there.)" in words
    assert "? e-rows: its file is not there" in words
    plain = {one["id"]: one for one in watched.done("automations", "due")["automations"]}
    assert (plain["c-file"]["on"], plain["c-file"]["why_not"]) == ("file", "folder-gone")
    assert plain["c-file"]["looked_at"] is not None


def test_a_wrong_row_asks_somebody_with_file_and_line(watched: Shop, tmp_path: Path) -> None:
    """And the exit code of the work says that something failed."""
    (tmp_path / "list.csv").write_text("No.;Sum\n1;\n")
    file = tmp_path / "more.yaml"
    file.write_text(
        f"automations:\n  - {{id: e-rows, trigger: {{on: rows, file: {tmp_path}/list.csv, key: [Sum]}},"
        " actions: [{kind: record, settings: {text: x}}]}\n"
    )
    watched.done("apply", file)
    os.utime(tmp_path / "list.csv", (1_700_000_000, 1_700_000_000))
    now_ms = clock.now_ms()
    codes = []
    for minute in range(1, 4):
        with clock.pretending(now_ms + minute * 60_000):
            codes.append(watched("work", "--once").code)
    assert codes == [0, 1, 0]
    assert "list.csv, line 2, “Sum”: expected a value" in watched("automations", "due", as_json=False).out

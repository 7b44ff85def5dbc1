"""A workflow that was used is ended and kept; one that never was can be deleted. The office file says the same."""

from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.domain.commands import Decide, Refusal
from workflows.office.office import Office
from workflows.office.office_export import office_text

FILE = """
workflows:
  - id: note
    name: Note
    title: "{text}"
    fields: [{id: text, type: text, label: Text, required: true}]
    steps: [{kind: approval, id: look, name: Look, approvers: [{role: manager}]}]
  - id: trial
    name: Trial
    title: "{text}"
    fields: [{id: text, type: text, label: Text, required: true}]
    steps: [{kind: workflow, id: part, name: Part, workflow: note, values: {text: "{text}"}, due: 1 working day}]
"""


@pytest.fixture
def firm(shop: Shop, tmp_path: Path) -> Shop:
    """A shop with a workflow, and one that starts it."""
    file = tmp_path / "flows.yaml"
    file.write_text(FILE)
    shop.done("apply", file)
    return shop


def test_an_ended_workflow_takes_no_new_requests_and_running_ones_go_on(firm: Shop) -> None:
    """Nobody loses what they began."""
    firm.done("workflows", "end", "trial")
    request = firm.done("submit", "note", "--as", "carl", "--set=text=Before")["request"]
    assert firm.done("workflows", "end", "note", "--reason", "replaced")["running"] == 1

    assert firm("submit", "note", "--as", "carl", "--set=text=After").code != 0
    with Office.open(firm.home) as office:
        assert not isinstance(office.act(request, Decide(verdict="approve", by="ben-okafor")), Refusal)
        assert office.request(request).standing.status == "approved"
    listed = {one["id"]: one["ended"] for one in firm.done("workflows", "list")["workflows"]}
    assert (listed["note"], listed["trial"]) == (True, True)


def test_a_workflow_that_others_start_is_not_ended(firm: Shop) -> None:
    """Their requests would stand still."""
    assert firm("workflows", "end", "note").error["code"] == "workflow-needed"


def test_only_an_owner_ends_a_workflow(firm: Shop) -> None:
    """Like every change of the office."""
    assert firm("workflows", "end", "trial", "--as", "carl").error["code"] == "not-owner"


def test_what_was_used_is_not_deleted(firm: Shop) -> None:
    """Its requests say which version they followed."""
    firm.done("submit", "note", "--as", "carl", "--set=text=Used")
    firm.done("workflows", "end", "trial")

    assert firm("workflows", "delete", "note").error["code"] == "workflow-used"


def test_what_was_never_used_can_be_deleted(firm: Shop) -> None:
    """It is not shown any more, and a file that names it brings it back with a version of its own."""
    firm.done("workflows", "delete", "trial")
    assert firm("workflows", "show", "trial").error["code"] == "unknown-workflow"
    assert firm("submit", "trial", "--as", "carl", "--set=text=x").error["code"] == "unknown-workflow"

    firm.home.with_name("again.yaml").write_text(FILE)
    firm.done("apply", firm.home.with_name("again.yaml"))

    assert firm.done("workflows", "show", "trial")["workflow"].get("version", 1) == 2


def test_an_exported_office_says_what_was_ended(firm: Shop, tmp_path: Path) -> None:
    """Applied where it came from it changes nothing; applied elsewhere it makes the same office."""
    firm.done("workflows", "end", "trial")
    file = tmp_path / "office.yaml"
    with Office.open(firm.home, write=False) as office:
        file.write_text(office_text(office.state))

    assert firm.done("apply", file)["changed"] == []
    assert "ended_workflows" in file.read_text()


def test_what_a_file_says_of_ends_is_checked(firm: Shop, tmp_path: Path) -> None:
    """With its line."""
    file = tmp_path / "ends.yaml"
    file.write_text("ended_workflows: [nothing]\n")
    assert "expected the id of a workflow" in firm("apply", file).error["text"]
    file.write_text("ended_workflows: [note]\n")
    assert "that no other needs" in firm("apply", file).error["text"]
    file.write_text("ended_workflows: [note, trial]\n")
    assert len(firm.done("apply", file)["changed"]) == 2

"""What comes along with a shipped process: sample requests that its office takes, and reminders that can be set."""

from pathlib import Path

import pytest

from workflows import readable
from workflows.automations.automation_files import automations_in
from workflows.automations.changing import set_automations
from workflows.automations.process_gallery import AUTOMATIONS
from workflows.domain.automations import OnSchedule
from workflows.domain.commands import Refusal
from workflows.domain.events import RequestCommented
from workflows.errors import InvalidInput
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.sample_firm import FIRM, FOLDER, OWNER
from workflows.office.sample_requests import MARK, sample_requests, submit_samples
from workflows.office.shipped import apply_file, process_file, processes, read_text

PROCESSES = [one.id for one in processes()]
ANNA = "anna-berg"


def office_with(home: Path, *names: str, firm: str = FIRM, people: bool = True) -> Office:
    """An office that has these processes, with the people of the sample firm."""
    found(home, Charter(name=firm, owner=OWNER))
    office = Office.open(home)
    if people:
        apply_file(office, FOLDER / "office.yaml", ANNA)
    for name in names:
        apply_file(office, process_file(name), ANNA)
    return office


@pytest.mark.parametrize("process", PROCESSES)
def test_each_process_has_samples_that_wait_for_somebody(process: str, tmp_path: Path) -> None:
    """Really sent: the form takes every value, the rules answer, and somebody is asked with a deadline."""
    with office_with(tmp_path / "home", process) as office:
        sent = submit_samples(office, process)

        assert len(sent) == len(sample_requests(process)) >= 1
        for request in sent:
            state = office.request(request)
            assert "(sample)" in state.standing.title or process in {
                "leave",
                "leaver",
                "substitution",
                "invoice-review",
            }
            assert any(isinstance(act.event, RequestCommented) and act.event.text == MARK for act in state.acts)
            assert state.standing.status not in {"rejected", "withdrawn"}
            tasks = office.tasks(request)
            assert all(task.people and task.open.due_ms is not None for task in tasks)
            assert tasks or state.standing.automatic


@pytest.mark.parametrize("process", PROCESSES)
def test_samples_need_no_field_that_the_form_does_not_have(process: str, tmp_path: Path) -> None:
    """A field that was renamed would silently be left out of the samples."""
    with office_with(tmp_path / "home", process) as office:
        definition = office.state.workflow(process)
        assert definition is not None
        known = {field.id for field in definition.fields}
        assert [name for one in sample_requests(process) for name in one.values if name not in known] == []


@pytest.mark.parametrize("process", PROCESSES)
def test_an_owner_alone_can_look_at_samples_as_well(process: str, tmp_path: Path) -> None:
    """Where the people of the sample firm are not known, somebody stands in for them."""
    with office_with(tmp_path / "home", process, people=False) as office:
        assert submit_samples(office, process)


def test_samples_stay_out_of_a_real_office(tmp_path: Path) -> None:
    """Nothing is written; whoever means it says so, and then they come once."""
    with office_with(tmp_path / "home", "leave", firm="Bäckerei Meier") as office:
        with pytest.raises(InvalidInput) as refused:
            submit_samples(office, "leave")
        assert refused.value.code == "not-a-sample"
        assert office.store.questions.requests(workflow="leave") == ()

        submit_samples(office, "leave", anyway=True)
        with pytest.raises(InvalidInput) as again:
            submit_samples(office, "leave", anyway=True)
    assert again.value.code == "samples-there"


def test_samples_of_a_process_that_the_office_has_not_are_not_sent(tmp_path: Path) -> None:
    """It says how to get it."""
    with office_with(tmp_path / "home") as office, pytest.raises(InvalidInput) as refused:
        submit_samples(office, "leave")
    assert (refused.value.code, "processes add leave" in refused.value.advice) == ("unknown-workflow", True)


@pytest.mark.parametrize("path", sorted(AUTOMATIONS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_automations_of_a_process_can_be_set_and_are_off(path: Path, tmp_path: Path) -> None:
    """Each belongs to a process of the gallery, names fields that it has, and waits for an owner."""
    with office_with(tmp_path / "home", path.stem) as office:
        found_all = automations_in(office, readable.read(read_text(path), path.name))
        assert not isinstance(set_automations(office, ANNA, found_all), Refusal)

        definition = office.state.workflow(path.stem)
        assert definition is not None
        assert [one.id for one in office.state.automations.values() if one.enabled] == []
        for one in found_all:
            if isinstance(one.trigger, OnSchedule) and "{" in one.trigger.when:
                field = definition.field(one.trigger.when.partition("{")[2].partition("}")[0])
                assert field is not None, one.id
                assert field.type == "date"
            for text in [text for action in one.actions for text in action.settings.values() if isinstance(text, str)]:
                for name in [part.partition("}")[0] for part in text.split("{")[1:]]:
                    named = definition.field(name)
                    assert named is not None, (one.id, name)
                    assert not named.personal

"""Action steps of requests: done once, by the laptop of the automation that is responsible, and recorded."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.shop import Shop
from workflows import clock
from workflows.automations.changing import set_automations
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects.do_step import DoStep, values_of
from workflows.automations.effects.notify import Notify
from workflows.automations.effects.protocol import EffectFailed, Occasion
from workflows.automations.steps import fire_steps, waiting_steps
from workflows.domain.automations import Action, Automation, OnStep
from workflows.domain.commands import Refusal
from workflows.domain.events import ActionDone
from workflows.office.notices import notices
from workflows.office.office import Office

WORKFLOW = """
workflows:
  - id: letter
    name: Letter
    title: "{name}"
    fields:
      - {id: name, type: text, label: Name, required: true}
      - {id: limit, type: money, label: Limit}
      - {id: contact, type: person, label: Contact}
    steps:
      - {kind: todo, id: check, name: Check, who: [{role: clerk}], checklist: [{id: a, text: Looked}]}
      - kind: action
        id: tell
        name: Tell
        action: notify
        settings: {title: "Limit of {name}", text: "{limit} {contact}"HOURS}
      - {kind: todo, id: file, name: File it, who: [{role: clerk}], checklist: [{id: b, text: Filed}]}
"""


@pytest.fixture
def letters(shop: Shop, tmp_path: Path) -> Shop:
    """A shop with a workflow that tells of limits, and this laptop responsible for that."""
    return prepared(shop, tmp_path, "")


def prepared(shop: Shop, tmp_path: Path, hours: str) -> Shop:
    """The same, where some hours have to pass."""
    file = tmp_path / "letter.yaml"
    file.write_text(WORKFLOW.replace("HOURS", hours))
    shop.done("apply", file)
    with Office.open(shop.home) as office:
        one = Automation(
            id="steps",
            name="Steps",
            trigger=OnStep(),
            actions=(Action(kind="do-step"),),
            unit=office.state.head,
            device=office.keys.device,
        )
        assert not isinstance(set_automations(office, "anna-berg", [one]), Refusal)
    return shop


def asked(shop: Shop, name: str = "Papierhof") -> str:
    """A request that waits at its action step."""
    request = shop.done("submit", "letter", "--as", "ben", f"--set=name={name}", "--set=limit=500.00")["request"]
    shop.done("tick", request, "--as", "carl", "--note", "Fine")
    return str(request)


def work(office: Office) -> DueRuns:
    """Look once."""
    runs = DueRuns(office)
    fire_steps(runs)
    runs.step()
    return runs


def results(office: Office, request: str) -> list[tuple[str, str]]:
    """What the request's acts say of its actions."""
    events = [act.event for act in office.request(request).counted]
    return [(one.result, one.text) for one in events if isinstance(one, ActionDone)]


def test_a_step_is_done_once_and_the_request_goes_on(letters: Shop) -> None:
    """However often somebody looks; the log says that it began and how it ended."""
    request = asked(letters)
    with Office.open(letters.home) as office:
        for _ in range(3):
            work(office)
        (notice,) = notices(office)
        assert (notice.title, notice.text, notice.request) == ("Limit of Papierhof", "500.00 EUR ", request)
        assert results(office, request) == [("done", "Limit of Papierhof")]
        (run,) = office.store.runs.of("steps")
        assert (run.state, run.cause) == ("done", f"step:{request}/tell/1")
        assert [one.step for one in office.request(request).standing.open] == ["file"]


def test_hours_have_to_pass_where_the_step_says_so(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a late word of another laptop can still stop it."""
    letters = prepared(shop, tmp_path, ', after_hours: "24"')
    request = asked(letters)
    with Office.open(letters.home) as office:
        work(office)
        assert results(office, request) == []
        with clock.pretending(clock.now_ms() + 25 * 3_600_000):
            assert [one.request for one in waiting_steps(office, clock.now_ms())] == [request]
            work(office)
        assert [result for result, _ in results(office, request)] == ["done"]


@pytest.mark.parametrize("happened", ["no", "yes", "unknown"])
def test_after_a_crash_nothing_is_repeated_that_may_have_happened(
    letters: Shop, monkeypatch: pytest.MonkeyPatch, happened: str
) -> None:
    """What surely did not is done; what surely did is recorded; what nobody knows is shown, and a person is asked."""
    request = asked(letters)
    real = Notify.run
    calls: list[str] = []

    def crash(self: Notify, *given: Any) -> Any:
        calls.append("run")
        if happened == "yes":
            real(self, *given)
        raise KeyboardInterrupt

    with Office.open(letters.home) as office, monkeypatch.context() as patch:
        patch.setattr(Notify, "run", crash)
        runs = DueRuns(office)
        fire_steps(runs)
        with pytest.raises(KeyboardInterrupt):
            runs.step()
    with Office.open(letters.home) as office:
        if happened == "unknown":
            monkeypatch.setattr(Notify, "was_done", lambda *_: "unknown")
        work(office)
        work(office)
        (run,) = office.store.runs.of("steps")
        if happened == "unknown":
            assert (run.state, results(office, request), notices(office)) == ("interrupted", [], ())
        else:
            assert run.state in {"done", "caught-up"}
            assert [result for result, _ in results(office, request)] == ["done"]
            assert len(notices(office)) == 1
    assert calls == ["run"]


def test_a_failure_for_good_stands_in_the_request(letters: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits on, is not tried again by itself, and the run says why."""
    request = asked(letters)

    def fail(*_: Any) -> Any:
        raise EffectFailed("wrong-password", "The server does not take this password.", again=False)

    monkeypatch.setattr(Notify, "run", fail)
    with Office.open(letters.home) as office:
        work(office)
        work(office)
        assert results(office, request) == [("failed", "The server does not take this password.")]
        (run,) = office.store.runs.of("steps")
        assert (run.state, run.code) == ("failed", "wrong-password")
        assert [one.step for one in office.request(request).standing.automatic] == ["tell"]


def test_of_several_automations_the_first_has_the_step(letters: Shop) -> None:
    """By its id, so that every laptop says the same; one on another laptop leaves this one out."""
    request = asked(letters)
    with Office.open(letters.home) as office:
        first = office.state.automations["steps"]
        more = Automation(
            id="a-first",
            name="First",
            trigger=OnStep(workflow="letter"),
            actions=first.actions,
            unit=first.unit,
            device=first.device,
            enabled=True,
        )
        assert not isinstance(set_automations(office, "anna-berg", [more]), Refusal)
        work(office)
        assert len(office.store.runs.of("a-first")) == 1
        assert office.store.runs.of("steps") == ()
        assert len(results(office, request)) == 1


def test_a_dry_run_shows_what_the_step_would_do(letters: Shop) -> None:
    """And one that nothing waits for says so."""
    request = asked(letters)
    with Office.open(letters.home) as office:
        values = {"request": request, "step": "tell"}
        about = Occasion(key="x", now_ms=0, planned_ms=0, values=values)
        would = DoStep().dry_run(Action(kind="do-step"), about, office)
        assert would.facts == {"title": "Limit of Papierhof"}
        work(office)
        assert DoStep().dry_run(Action(kind="do-step"), about, office).problems == ("not-its-turn",)
        assert values_of(office.request(request), office)["contact"] is None


def test_a_dry_run_is_asked_for_from_the_command_line(letters: Shop) -> None:
    """With the values of a request; nothing happens."""
    request = asked(letters)
    (would,) = letters.done("automations", "run", "steps", "--dry-run", "--request", request[:8])["would"]
    assert (would["code"], would["facts"], would["preview"]) == (
        "notify",
        {"title": "Limit of Papierhof"},
        "500.00 EUR ",
    )
    assert letters.done("notices")["notices"] == []
    letters.done("work", "--once")
    assert [one["title"] for one in letters.done("notices")["notices"]] == ["Limit of Papierhof"]

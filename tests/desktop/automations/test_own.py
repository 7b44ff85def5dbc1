"""The office's own automations in the window: seen, made, run, switched off, ended, and answered for."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.automations.automation_dialog import AutomationDialog
from desktop.pages.automations.editing import EditDialog, can_be_edited
from desktop.pages.automations.kinds import KINDS
from desktop.pages.automations.own_section import OwnSection
from tests.desktop.automations.conftest import act, own, put, weekly
from tests.desktop.walking import nameless
from workflows import clock
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects.protocol import EffectFailed
from workflows.automations.effects.record import Record
from workflows.automations.effects.registry import Effects
from workflows.domain.automations import Action, Automation, OnEvent, OnFile, OnSchedule
from workflows.errors import InvalidInput
from workflows.office.notices import Notice, keep_notice
from workflows.office.office import Office


def detail(qtbot: QtBot, section: OwnSection, automation: str) -> AutomationDialog:
    """One looked at closely, with what it would do."""
    section.look_at(automation)
    found = section.dialog
    assert isinstance(found, AutomationDialog)
    qtbot.waitUntil(lambda: bool(found.would.text() or found.runs.rows.lines), timeout=20_000)
    return found


def editing(section: OwnSection) -> EditDialog:
    """The dialog in which one is made or changed."""
    found = section.dialog
    assert isinstance(found, EditDialog)
    return found


def shown_of(section: OwnSection, automation: str) -> Any:
    """What the page knows of one."""
    found = section.model.one(automation)
    assert found is not None
    return found


def test_the_page_opens_at_its_beginning(qtbot: QtBot, desktop: Desktop) -> None:
    """What is at hand for the keyboard stands at the top, and not a screen below the title."""
    act(qtbot, desktop, weekly)
    section = own(qtbot, desktop)
    page = desktop.window.page("automations")
    qtbot.waitUntil(lambda: section.list.isVisibleTo(section))

    assert page.first_focus() is section.list
    section.list.hide()
    assert page.first_focus() is section.add


def test_an_office_without_any_says_what_they_are_for(qtbot: QtBot, desktop: Desktop) -> None:
    """And offers to an owner, and to nobody else, to make one."""
    section = own(qtbot, desktop)

    assert section.list.isHidden()
    assert section._none.text().startswith("There is none yet.")
    assert section.add.isVisibleTo(section)
    desktop.session.act_as("ben-okafor")
    section.show_own()
    assert section.add.isHidden()
    assert "An owner sets them" in section._none.text()


def test_one_is_made_with_its_time_read_while_it_is_typed(qtbot: QtBot, desktop: Desktop) -> None:
    """What cannot be read is said in words; what can is shown as the next three times; then it is signed."""
    section = own(qtbot, desktop)
    section.add.click()
    dialog = editing(section)
    assert nameless(dialog) == []
    dialog.send()
    assert dialog.problem.text() == "A name is needed."
    dialog.name.setText("Weekly note")
    dialog.trigger.when.setText("every blue moon")
    qtbot.waitUntil(lambda: "cannot be read" in dialog.trigger.next.text(), timeout=20_000)
    dialog.trigger.when.setText("jeden Montag 08:00")
    qtbot.waitUntil(lambda: dialog.trigger.next.text().startswith("Next: "), timeout=20_000)
    dialog.does.setCurrentIndex(dialog.does.findData("notify"))
    dialog.send()
    assert dialog.problem.text() == "Fill in: Title of the notice."
    dialog.settings.entries["title"].setText("The week begins")  # type: ignore[attr-defined]

    dialog.send()

    qtbot.waitUntil(lambda: bool(section.list.rows.lines), timeout=20_000)
    (line,) = section.list.rows.lines
    assert (line.title, line.text) == ("Weekly note", "Every Monday at 08:00: show a notice on this laptop")
    assert section.dialog is None


def test_a_watched_folder_is_set_up_with_two_fields(qtbot: QtBot, desktop: Desktop, home: Path, tmp_path: Path) -> None:
    """What comes into it becomes requests; nothing else has to be chosen."""
    section = own(qtbot, desktop)
    section.add.click()
    dialog = editing(section)
    dialog.name.setText("Scanner")
    dialog.trigger.starts.setCurrentIndex(dialog.trigger.starts.findData("OnFile"))
    assert not dialog.does.isEnabled()
    dialog.send()
    assert dialog.problem.text() == "Choose the folder."
    dialog.trigger.folder.setText(str(tmp_path))
    assert nameless(dialog) == []

    dialog.send()
    qtbot.waitUntil(lambda: bool(section.list.rows.lines), timeout=20_000)

    with Office.open(home, write=False) as office:
        (one,) = office.state.automations.values()
    assert one.trigger == OnFile(folder=str(tmp_path))
    assert one.actions == (Action(kind="take-in", settings={"workflow": "invoice"}),)


def test_it_is_shown_before_it_is_run_and_told_after(qtbot: QtBot, desktop: Desktop) -> None:
    """The dry run stands in the dialog; the run's end in a notice, in the list and in the history."""
    act(qtbot, desktop, weekly)
    section = own(qtbot, desktop)
    qtbot.waitUntil(lambda: section.model.one("weekly-note") is not None, timeout=20_000)
    said: list[Any] = []
    section.notice_requested.connect(said.append)
    dialog = detail(qtbot, section, "weekly-note")
    assert "Noted" in dialog.would.text()
    assert nameless(dialog) == []

    dialog.yes.click()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)

    assert (said[0].tone, said[0].text.startswith("“Weekly note”: done.")) == ("good", True)
    qtbot.waitUntil(lambda: shown_of(section, "weekly-note").last is not None, timeout=20_000)
    tester = QAbstractItemModelTester(section.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert section.list.rows.lines[0].below == "Last: just now, done."
    assert [one.mark for one in detail(qtbot, section, "weekly-note").runs.rows.lines] == ["done"]
    del tester


def test_it_is_switched_off_changed_and_ended_for_good(qtbot: QtBot, desktop: Desktop) -> None:
    """Each is an owner's signed act; the last is asked twice."""
    act(qtbot, desktop, weekly)
    section = own(qtbot, desktop)
    qtbot.waitUntil(lambda: section.model.one("weekly-note") is not None, timeout=20_000)

    detail(qtbot, section, "weekly-note").switch.click()
    qtbot.waitUntil(lambda: not shown_of(section, "weekly-note").automation.enabled, timeout=20_000)
    assert section.list.rows.lines[0].mark == "switched off"

    dialog = detail(qtbot, section, "weekly-note")
    dialog.over.click()
    assert section.model.one("weekly-note") is not None
    dialog.over.click()
    qtbot.waitUntil(lambda: not section.list.rows.lines, timeout=20_000)


def test_what_is_changed_keeps_all_the_rest(qtbot: QtBot, desktop: Desktop) -> None:
    """Laptop, term and trigger stay; the name is another."""
    act(
        qtbot,
        desktop,
        lambda office: put(
            office,
            "Digest",
            OnEvent(what="overdue", workflow="invoice"),
            Action(kind="notify", settings={"title": "x"}),
        ),
    )
    section = own(qtbot, desktop)
    qtbot.waitUntil(lambda: section.model.one("digest") is not None, timeout=20_000)
    before = shown_of(section, "digest").automation
    detail(qtbot, section, "digest").edit.click()
    dialog = editing(section)
    dialog.name.setText("What is late")

    dialog.send()
    qtbot.waitUntil(lambda: shown_of(section, "digest").automation.name == "What is late", timeout=20_000)

    after = shown_of(section, "digest").automation
    assert (after.trigger, after.actions, after.device, after.term) == (
        before.trigger,
        before.actions,
        before.device,
        before.term,
    )


def fail_once(office: Office) -> None:
    """A run of which nobody knows whether it happened."""
    put(office, "Weekly note")

    class Broken(Record):
        def run(self, *_: object) -> Any:
            raise EffectFailed("connection-lost", "It broke off in the middle.", happened="unknown")

    runs = DueRuns(office, Effects({"record": Broken()}))
    runs.fire(office.state.automations["weekly-note"])
    runs.step()


@pytest.mark.parametrize(("answer", "state"), [("again", "done"), ("did", "done"), ("leave", "skipped")])
def test_a_run_of_which_nobody_knows_asks_and_takes_the_word(
    qtbot: QtBot, home: Path, desktop: Desktop, answer: str, state: str
) -> None:
    """A card with three answers for whoever is asked; once answered, it is gone."""
    act(qtbot, desktop, fail_once)
    section = own(qtbot, desktop)
    qtbot.waitUntil(lambda: bool(section.cards), timeout=20_000)
    assert nameless(section) == []

    getattr(section.cards[0], answer).click()
    qtbot.waitUntil(lambda: not section.cards, timeout=20_000)
    desktop.minutes._minute = None
    desktop.minutes.look()

    def ended() -> bool:
        with Office.open(home, write=False) as office:
            return [row.state for row in office.store.runs.of("weekly-note")] == [state]

    qtbot.waitUntil(ended, timeout=20_000)


def test_who_is_not_asked_reads_who_is(qtbot: QtBot, desktop: Desktop) -> None:
    """Nobody answers in somebody else's place."""
    act(qtbot, desktop, fail_once)
    section = own(qtbot, desktop)
    qtbot.waitUntil(lambda: bool(section.cards), timeout=20_000)

    desktop.session.act_as("ben-okafor")
    section.show_own()

    assert not hasattr(section.cards[0], "again")


def test_notices_are_read_and_put_aside(qtbot: QtBot, desktop: Desktop) -> None:
    """They stay, faint, once somebody saw them."""
    act(qtbot, desktop, lambda office: keep_notice(office, Notice(id="n", at_ms=clock.now_ms(), title="Budget")))
    section = own(qtbot, desktop)
    qtbot.waitUntil(lambda: bool(section.notices.rows.lines), timeout=20_000)
    assert not section.notices.rows.lines[0].faint

    section.seen.click()

    qtbot.waitUntil(lambda: section.notices.rows.lines[0].faint, timeout=20_000)
    assert section.seen.isHidden()


def test_what_is_due_is_done_while_the_window_is_open(
    qtbot: QtBot, desktop: Desktop, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several at one time, a few in each turn of the writer, and each of them once."""
    desktop.minutes._timer.stop()
    monkeypatch.setenv("COUNTERSIGN_NOW", "2097-02-03T09:00:00Z")
    for name in "abcde":
        act(qtbot, desktop, _daily(name))
    _pass_a_minute(qtbot, desktop)
    monkeypatch.setenv("COUNTERSIGN_NOW", "2097-02-04T09:00:00Z")
    _pass_a_minute(qtbot, desktop)

    def states() -> list[list[str]]:
        with Office.open(home, write=False) as office:
            return [[row.state for row in office.store.runs.of(name) if row.over_ms] for name in "abcde"]

    qtbot.waitUntil(lambda: states() == [["caught-up"]] * 5, timeout=20_000)


def _daily(name: str) -> Any:
    return lambda office: put(office, name, OnSchedule(when="daily 08:00"))


def _pass_a_minute(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.minutes._minute = None
    desktop.minutes.look()
    qtbot.waitUntil(lambda: desktop.minutes._job is None and not desktop.bridge.is_writing, timeout=20_000)


def test_every_kind_that_is_offered_can_be_set_with_its_fields_alone() -> None:
    """What the window asks for is what the action needs; it knows each setting."""
    some = {
        "line": "x",
        "text": "x",
        "folder": "/x",
        "workflow": "invoice",
        "workflow-alone": "invoice",
        "person": "anna-berg",
        "format": "pdf",
    }
    known = {"to": "a@example.com", "debtor_iban": "DE02120300000000202051"}
    for kind, settings in KINDS.items():
        full = {one.id: known.get(one.id, some[one.entry]) for one in settings}
        Effects().of(kind).check(full)
        for one in settings:
            if one.required:
                with pytest.raises(InvalidInput):
                    Effects().of(kind).check({name: value for name, value in full.items() if name != one.id})


def test_what_the_window_cannot_hold_is_not_offered_for_change() -> None:
    """Two actions, a folder, a setting of the file alone: the file has all of it."""
    notify = Action(kind="notify", settings={"title": "x"})

    def made(trigger: Any, *actions: Action) -> Automation:
        return Automation(id="a", name="A", trigger=trigger, actions=actions, unit="u", device="d")

    assert can_be_edited(made(OnSchedule(when="daily 08:00"), notify))
    assert not can_be_edited(made(OnSchedule(when="daily 08:00"), notify, notify))
    assert can_be_edited(made(OnFile(folder="/x", pattern="*.pdf"), Action(kind="take-in")))
    assert not can_be_edited(made(OnFile(folder="/x", then="keep"), Action(kind="take-in")))
    assert not can_be_edited(made(OnEvent(what="budget-over"), notify))
    assert not can_be_edited(made(OnEvent(what="ended"), Action(kind="report", settings={"folder": "/x", "list": "y"})))

"""Every alarm of the core is a card with words and one right thing to do, the most urgent first."""

import re
from pathlib import Path

import msgspec
import pytest

from desktop.pages.folder.alarm_cards import ACTIONS, URGENT_FIRST, AlarmCard, matters
from desktop.wording.alarms import ALARMS, ENDED
from tests.desktop.folder.page_steps import PageSteps, texts
from workflows.office.office import Office
from workflows.office.sharing.sharing import ALARMS_FACT, TROUBLE_FACT, LastTrouble
from workflows.sync.report import Alarm

_ROOT = Path(__file__).resolve().parents[3] / "workflows"
_ALARM = re.compile(r"Alarm\(\s*code=\"([a-z-]+)\"")
_BY_FOLDER = {"folder-offline", "folder-denied", "folder-full", "folder-sign-in", "folder-file", "folder-failed"}
"""Codes of ``FolderTrouble``, which become alarms by their own code."""


def codes_of_the_core() -> set[str]:
    """Every code of an alarm that stands in the core's own text."""
    found = {code for path in _ROOT.rglob("*.py") for code in _ALARM.findall(path.read_text(encoding="utf-8"))}
    assert len(found) > 8, "the core makes alarms somewhere else now"
    return found | _BY_FOLDER


def test_every_alarm_of_the_core_has_words_a_place_and_an_action() -> None:
    """A card without words or without a thing to do would leave somebody alone with it."""
    codes = codes_of_the_core()

    assert codes <= ALARMS.keys()
    assert codes | ENDED.keys() <= set(URGENT_FIRST)
    assert codes | ENDED.keys() <= ACTIONS.keys()


def _told(steps: PageSteps, alarms: tuple[Alarm, ...], trouble: LastTrouble | None = None) -> None:
    """Let the office remember these from its last exchange, and show them."""

    def remember(office: Office) -> None:
        with office.store.database.transaction():
            office.store.facts.put(ALARMS_FACT, msgspec.json.encode(alarms))
            if trouble is not None:
                office.store.facts.put(TROUBLE_FACT, msgspec.json.encode(trouble))

    steps.desktop.carrier.stop()
    steps.until(lambda: not steps.desktop.bridge.is_writing)
    steps.desktop.bridge.act(remember)
    steps.until(lambda: not steps.desktop.bridge.is_writing)
    steps.page.grow_stale()
    steps.until(lambda: len(steps.shown.alarms) == len(alarms))
    steps.until(lambda: bool(steps.page.alarms.cards) == bool(alarms or trouble))


def test_the_most_urgent_stands_first_with_its_button(steps: PageSteps, folder: Path) -> None:
    """What can be lost or lied about comes before what only waits."""
    steps.connect_folder(folder)
    trouble = LastTrouble(code="folder-offline", title="t", text="x", advice="a")

    _told(
        steps,
        (
            Alarm(code="missing", device=steps.shown.device, facts={"start": 1, "end": 2, "since_ms": 0}),
            Alarm(code="twin", device=steps.shown.device),
            Alarm(code="rolled-back", device=steps.shown.device, facts={"seen": 9, "shown": 3}),
        ),
        trouble,
    )

    assert [one.code for _, one in matters(steps.shown)] == ["twin", "rolled-back", "missing", "folder-offline"]
    first = steps.page.alarms.cards[0]
    assert isinstance(first, AlarmCard)
    assert "A copy of this laptop writes into the same log" in texts(first)
    assert first.action.isVisible()
    assert "Needs a look" in texts(steps.page.folder)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("folder-foreign", "dialog"), ("diverged", "log"), ("twin", "help"), ("rolled-back", "exchange")],
)
def test_each_button_does_its_one_thing(steps: PageSteps, folder: Path, code: str, expected: str) -> None:
    """Choose a folder, look at the log, read help, or repair."""
    steps.connect_folder(folder)
    _told(steps, (Alarm(code=code, device=steps.shown.device, facts={"seen": 9, "shown": 3}),))
    (card,) = steps.page.alarms.cards
    assert isinstance(card, AlarmCard)

    if expected == "exchange":
        with steps.qtbot.waitSignal(steps.page.model.done, timeout=20_000) as done:
            card.action.click()
        assert done.args[0].code == "exchanged"
        steps.until(lambda: not steps.page.alarms.cards)
    else:
        card.action.click()
        if expected == "dialog":
            assert steps.page.dialogs.open_one is not None
            steps.page.dialogs.close_all()
        else:
            assert steps.desktop.window.current == expected


def test_a_folder_that_goes_away_is_an_alarm_and_comes_back_by_itself(
    steps: PageSteps, folder: Path, tmp_path: Path
) -> None:
    """An absent folder is never an instruction; nothing is lost, and the card goes when it is there again."""
    steps.connect_folder(folder)
    folder.rename(tmp_path / "away")
    steps.page.model.exchange()
    steps.until(lambda: steps.page.alarms.cards)
    assert "not there" in texts(steps.page.alarms)

    (tmp_path / "away").rename(folder)
    steps.exchange()

    steps.until(lambda: not steps.page.alarms.cards)
    assert "All is well" in texts(steps.page.folder)

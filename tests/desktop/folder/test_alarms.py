"""Every alarm of the core is a card with words and one right thing to do, the most urgent first."""

import ast
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.pages.folder.alarm_cards import ACTIONS, URGENT_FIRST, AlarmCard, Matter, matters
from desktop.wording.alarms import ALARMS, ENDED, alarm, ended
from tests.desktop.folder.page_steps import PageSteps, texts
from tests.support.core_codes import codes_of_calls, name_of, texts_of, trees
from workflows.office.office import Office
from workflows.office.sharing.sharing import ALARMS_FACT, TROUBLE_FACT, LastTrouble
from workflows.office.showing.names import Names
from workflows.sync.report import Alarm

NOT_TOLD = {"missing", "taken", "no-condition"}
"""Of a cloud's failures: no trouble yet. (Files that are missing are an alarm of another place.)"""

FACTS: dict[str, int | str] = {
    "seen": 9,
    "shown": 3,
    "by": "d1",
    "size": 7,
    "count": 2,
    "index": 4,
    "start": 5,
    "end": 6,
    "since_ms": 0,
    "person": "anna",
}
"""Everything that any alarm tells."""


def codes_of_the_core() -> set[str]:
    """Every code of an alarm that stands in the core's own text; a folder's trouble becomes one by its own code."""
    found = codes_of_calls({"Alarm"}) | (codes_of_calls({"FolderTrouble", "Failure"}, "sync") - NOT_TOLD)
    assert len(found) > 18, "the core makes alarms somewhere else now"
    return found


CODES = sorted(codes_of_the_core() | ENDED.keys())


def test_every_alarm_of_the_core_has_words_a_place_and_an_action() -> None:
    """A card without words or without a thing to do would leave somebody alone with it."""
    codes = codes_of_the_core()

    assert codes <= ALARMS.keys()
    assert codes | ENDED.keys() <= set(URGENT_FIRST)
    assert codes | ENDED.keys() <= ACTIONS.keys()


def test_every_alarm_that_is_made_by_a_variable_is_known() -> None:
    """Where the core names a code by something else than a text, that is one of these two places."""
    made = {
        f"{ast.unparse(given.value)}"
        for tree in trees()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and name_of(call) == "Alarm"
        for given in call.keywords
        if given.arg == "code" and not texts_of(given.value)
    }

    assert made == {"code", "trouble.code"}, "“code” is folder-missing or folder-foreign; a trouble has its own"


@pytest.mark.parametrize("code", CODES)
def test_every_alarm_is_a_card_with_one_button_in_both_languages(qtbot: QtBot, steps: PageSteps, code: str) -> None:
    """Title, text, advice and one button; no placeholder left over, no code shown, and German is German."""
    said: list[tuple[str, ...]] = []
    names = Names(people={"anna": "Anna"}, units={}, roles={}, workflows={}, tables={}, devices={"d1": "Till"})
    for language in ("en", "de"):
        assert steps.desktop.language is not None
        steps.desktop.language.choose(language)
        words = ended(code) if code in ENDED else alarm(Alarm(code=code, device="d1", facts=FACTS), names)
        card = AlarmCard(steps.desktop.theme)
        qtbot.addWidget(card)
        card.show_value(Matter(code=code, device="d1", said=words, is_bad=True))
        card.show()
        buttons = [one for one in card.findChildren(QAbstractButton) if one.isVisible()]
        assert buttons == [card.action]
        said.append((words.title, words.text, words.advice, card.action.text()))
        assert all(said[-1])
        assert not any("%" in one or f"({code})" in one for one in said[-1])

    assert all(english != german for english, german in zip(*said, strict=True))


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

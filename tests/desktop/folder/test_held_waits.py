"""A restored laptop in the window: what the old one signed since the backup waits, and a card leads to it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.pages.folder.alarm_cards import HELD_WORK, AlarmCard
from desktop.wording.alarms import held
from tests.desktop.folder.page_steps import PageSteps, texts
from tests.desktop.folder.test_ending import commented
from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.changes import Changes
from workflows.engine.assign import day_of
from workflows.office.keeping import backup, restore
from workflows.office.office import Office
from workflows.office.sharing.ratifying import Waiting, ratify
from workflows.office.sharing.sharing import Sharing


def restored(folder: Path, tmp_path: Path) -> Path:
    """A home from a backup, after which Maria said something that is in the folder."""
    old = sample_home(tmp_path / "old")
    with Office.open(old) as office:
        Sharing.connect(office, str(folder)).exchange()
    backup(old, tmp_path / "b")
    commented(old, "maria", "after the backup")
    home = tmp_path / "restored"
    restore(tmp_path / "b", home)
    with Office.open(home) as office:
        Sharing.connect(office, str(folder)).exchange()
    return home


def cards(steps: PageSteps) -> list[AlarmCard]:
    """What is the matter, as it is shown."""
    return [one for one in steps.page.alarms.findChildren(AlarmCard) if one.isVisibleTo(steps.page)]


def test_a_card_says_what_waits_and_leads_to_the_list(
    open_page: Callable[[Path], PageSteps], folder: Path, tmp_path: Path
) -> None:
    """How many, whose, that they count for nobody; one button brings what they say into sight."""
    steps = open_page(restored(folder, tmp_path))
    steps.until(lambda: cards(steps))
    (card,) = cards(steps)
    assert "Signed work waits for an owner" in texts(card)
    assert "1 entry of" in texts(card)
    assert "Signed by Maria" in texts(card)
    assert "All is well" not in texts(steps.page.folder)
    steps.until(lambda: steps.page.model.held)
    assert steps.page.held.visibleRegion().isEmpty()

    card.action.click()

    steps.until(lambda: not steps.page.held.visibleRegion().isEmpty())
    assert "after the backup" in steps.page.held.rows.index(0).data()


def _let_count(device: str, position: int, office: Office) -> Changes:
    """As another window or a command does it."""
    owner = next(one for one in office.state.people if office.state.is_owner(one, day_of(clock.now_ms())))
    return ratify(office, device, position, position + 1, by=owner)


def test_the_card_goes_when_an_owner_let_it_count(
    open_page: Callable[[Path], PageSteps], folder: Path, tmp_path: Path
) -> None:
    """And the list below is looked for anew, also where it was let in elsewhere."""
    home = restored(folder, tmp_path)
    steps = open_page(home)
    steps.until(lambda: cards(steps) and steps.page.model.held)
    (line,) = steps.page.model.held or ()

    steps.desktop.session.bridge.act(partial(_let_count, line.device, line.position))
    steps.page.refresh()

    steps.until(lambda: not cards(steps))
    steps.until(lambda: steps.page.model.held == ())
    assert steps.shown.held == ()


def test_the_words_are_whole_in_both_languages(steps: PageSteps) -> None:
    """One entry and many; with people and without; German is German."""
    assert steps.desktop.language is not None
    assert steps.desktop.session.overview is not None
    names, said = steps.desktop.session.overview.names, []
    for language in ("en", "de"):
        steps.desktop.language.choose(language)
        for count, people in ((1, ("maria",)), (3, ())):
            waits = Waiting(device="d" * 26, count=count, people=people, requests=())
            said.append(held(waits, "p" * 26, names).whole)

    assert not any("%" in one for one in said)
    assert said[0].startswith("Signed work waits for an owner. 1 entry of laptop dddddddd… counts for nobody")
    assert said[2].startswith("Signierte Arbeit wartet auf einen Inhaber. 1 Eintrag von Laptop dddddddd… zählt")
    assert "3 entries of" in said[1]
    assert "3 Einträge von" in said[3]
    assert HELD_WORK not in " ".join(said)

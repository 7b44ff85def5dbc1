"""Ending a laptop's log: where it ends, who agrees, and letting held work in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel

from desktop.pages.folder.confirming import Confirm
from desktop.pages.folder.ending import EndAskedCard, EndDialog
from tests.desktop.folder.page_steps import PageSteps, texts
from workflows import clock
from workflows.domain.commands import Comment
from workflows.office.office import Office
from workflows.office.sharing.joining import Completed, ask, complete
from workflows.office.sharing.sharing import Sharing
from workflows.office.showing.folder_shown import folder_shown


def joined(steps: PageSteps, home: Path, person: str, name: str) -> str:
    """Another laptop becomes a member through the window; its id."""
    dialog = steps.invite(person)
    ask(dialog.code_text.accessibleDescription(), home, name=name)
    steps.exchange()
    steps.until(lambda: steps.page.model.pending)
    steps.until(lambda: not steps.page.model.is_busy)
    dialog.words.same.click()
    steps.until(lambda: any(one.line.name == name for one in steps.others))
    assert isinstance(complete(home), Completed)
    steps.page.dialogs.close_all()
    steps.exchange()
    return next(one.line.device for one in steps.others if one.line.name == name)


def commented(home: Path, person: str, text: str) -> None:
    """Somebody says something on another laptop, and it goes into the folder."""
    with Office.open(home) as office:
        request = min(office.store.entries.requests())
        office.act(request, Comment(by=person, text=text))
        Sharing.of(office).exchange(at_once=True)


def test_two_people_at_one_laptop_end_a_log(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """The second one agrees beside the first; until then there is nothing to press."""
    steps.connect_folder(folder)
    lost = joined(steps, tmp_path / "maria", "maria", "Maria's laptop")
    dialog = steps.open_end(lost)
    assert not dialog.yes.isEnabled()

    dialog.agrees.setChecked(True)
    dialog.yes.click()
    steps.until(lambda: steps.others[0].line.state == "ended")

    assert "Maria's laptop" in texts(steps.page.laptops)
    assert "Its log ended at entry" in texts(steps.page.laptops)
    steps.until(lambda: steps.page.dialogs.open_one is None)


def test_the_second_word_comes_from_another_laptop(
    steps: PageSteps, folder: Path, tmp_path: Path, open_page: Callable[[Path], PageSteps]
) -> None:
    """Ben says it in his window; Anna sees it in hers as a card, finds his end chosen, and needs nobody else."""
    steps.connect_folder(folder)
    joined(steps, tmp_path / "ben", "ben", "Ben's laptop")
    lost = joined(steps, tmp_path / "maria", "maria", "Maria's laptop")
    commented(tmp_path / "maria", "maria", "honest")
    ben = open_page(tmp_path / "ben")
    ben.exchange()
    ben.until(lambda: any(one.line.device == lost and one.line.size >= 2 for one in ben.others))
    asking = ben.open_end(lost)
    asking.list.setCurrentIndex(asking.rows.index(1))
    size = asking.rows.size
    assert "This is the second word of two" in texts(asking)
    asking.yes.click()
    ben.until(lambda: ben.page.dialogs.open_one is None)
    ben.until(lambda: not ben.page.model.is_busy)

    steps.exchange()
    steps.until(lambda: steps.page.ends.cards)
    (card,) = steps.page.ends.cards
    assert isinstance(card, EndAskedCard)
    assert "Ben Okafor says that the log of “Maria's laptop” should end" in texts(card)
    card.look.click()
    deciding = steps.dialog(EndDialog)

    assert deciding.rows.size == size
    assert "Ben Okafor has agreed to this end" in texts(deciding)
    assert "would count no more" in texts(deciding)
    deciding.yes.click()
    steps.until(lambda: next(one for one in steps.others if one.line.device == lost).line.state == "ended")
    assert next(one for one in steps.others if one.line.device == lost).line.ends_at == size
    steps.until(lambda: not steps.page.ends.cards)


def test_another_end_than_the_agreed_one_needs_a_word_again(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """Whoever moves the cut has nobody's agreement to that."""
    steps.connect_folder(folder)
    lost = joined(steps, tmp_path / "maria", "maria", "Maria's laptop")
    dialog = steps.open_end(lost)
    dialog.agrees.setChecked(True)
    assert dialog.yes.isEnabled()

    last = dialog.rows.rowCount() - 1
    dialog.list.setCurrentIndex(dialog.rows.index(last))

    assert dialog.rows.size == 0
    assert f"would count no more: {steps.others[0].line.size}" in texts(dialog)
    dialog.close()


def test_held_work_is_found_and_let_in(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """What stands behind the cut counts for nobody until an owner lets it in; that asks first."""
    steps.connect_folder(folder)
    home = tmp_path / "maria"
    lost = joined(steps, home, "maria", "Maria's laptop")
    commented(home, "maria", "honest work")
    steps.exchange()
    dialog = steps.open_end(lost)
    dialog.list.setCurrentIndex(dialog.rows.index(dialog.rows.rowCount() - 1))
    dialog.agrees.setChecked(True)
    dialog.yes.click()
    steps.until(lambda: steps.others[0].line.state == "ended")

    steps.until(lambda: steps.page.model.held)
    held = steps.page.held
    steps.until(held.list.isVisible)
    assert "honest work" in held.rows.index(0).data()
    assert not held.ratify.isEnabled()
    held.list.selectionModel().select(held.rows.index(0), QItemSelectionModel.SelectionFlag.Select)
    steps.until(lambda: not steps.page.model.is_busy)
    held.ratify.click()
    steps.dialog(Confirm).yes.click()
    steps.until(lambda: steps.page.model.held == ())

    assert "Nothing is held." in texts(held)


def test_a_laptop_that_was_ended_says_so_to_whoever_sits_at_it(
    steps: PageSteps, folder: Path, tmp_path: Path, open_page: Callable[[Path], PageSteps]
) -> None:
    """The first card on its page, with how to go on; nothing is offered that would count for nobody."""
    steps.connect_folder(folder)
    lost = joined(steps, tmp_path / "maria", "maria", "Maria's laptop")
    dialog = steps.open_end(lost)
    dialog.agrees.setChecked(True)
    dialog.yes.click()
    steps.until(lambda: steps.others[0].line.state == "ended")
    steps.until(lambda: not steps.page.model.is_busy)

    maria = open_page(tmp_path / "maria")
    maria.exchange()
    maria.until(lambda: maria.shown.ended == "device-revoked")

    maria.until(lambda: "does not belong to the office any more" in texts(maria.page.alarms))
    assert not maria.page.invite.isVisible()
    with Office.open(tmp_path / "maria", write=False) as office:
        assert folder_shown(office, clock.now_ms()).ended == "device-revoked"

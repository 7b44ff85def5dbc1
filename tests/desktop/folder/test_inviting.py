"""Inviting a laptop: the code, the four words, and yes or no."""

from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.pages.folder.confirming import Confirm
from desktop.pages.folder.inviting import InviteDialog
from desktop.widgets.qr import QrPicture, modules_of
from desktop.wording.places import NOT_LET_IN
from tests.desktop.folder.page_steps import PageSteps, texts
from workflows.cli.commands.admit import _REASONS
from workflows.office.sharing.admitting import Refused
from workflows.office.sharing.joining import Completed, StillWaiting, ask, complete


def _asking(steps: PageSteps, tmp_path: Path) -> tuple[InviteDialog, Path, tuple[str, ...]]:
    """A code was made, another laptop has asked with it, and its words are on the screen."""
    dialog = steps.invite("ben")
    home = tmp_path / "second"
    asked = ask(dialog.code_text.accessibleDescription(), home, name="Ben's laptop")
    steps.exchange()
    steps.until(lambda: steps.page.model.pending)
    steps.until(dialog.words.isVisible)
    return dialog, home, asked.words


def test_a_code_is_shown_in_groups_as_a_picture_and_to_copy(steps: PageSteps, folder: Path) -> None:
    """What is copied is the code itself, and the page keeps a line for it."""
    steps.connect_folder(folder)
    dialog = steps.invite("ben")
    code = dialog.code_text.accessibleDescription()

    dialog.copy.click()

    assert QGuiApplication.clipboard().text() == code
    assert dialog.code_text.toPlainText() == code.replace("-", " ")
    assert code.startswith("CS1-")
    assert dialog.qr.isVisible()
    dialog.close()
    steps.until(lambda: steps.shown.invitations)
    assert "A laptop for Ben Okafor" in texts(steps.page.codes)


def test_the_same_words_let_the_laptop_in(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """The four words of the other screen are shown large; one button lets it in, and the dialog says when it is."""
    steps.connect_folder(folder)
    dialog, home, words = _asking(steps, tmp_path)
    big = [one.text() for one in dialog.words.big.findChildren(QLabel) if one.property("look") == "figure"]
    assert tuple(big) == words

    dialog.words.same.click()
    steps.until(lambda: steps.others)
    assert isinstance(complete(home), Completed)
    steps.exchange()
    steps.until(lambda: steps.others[0].line.seen_ms is not None)

    steps.until(lambda: "“Ben's laptop” is in" in texts(dialog))
    assert steps.others[0].line.people == ("ben",)
    dialog.close()
    steps.until(lambda: not steps.shown.invitations)
    assert "Ben Okafor signs here" in texts(steps.page.laptops)


def test_other_words_refuse_it(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """The code has ended, and the other laptop is told."""
    steps.connect_folder(folder)
    dialog, home, _ = _asking(steps, tmp_path)

    dialog.words.different.click()
    steps.until(lambda: "The laptop was not let in" in texts(dialog))

    done = complete(home)
    assert isinstance(done, StillWaiting)
    assert done.reason == "refused"
    assert steps.others == []
    dialog.close()


def test_return_never_lets_anybody_in(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """Somebody who is typing when the words appear has answered nothing."""
    steps.connect_folder(folder)
    dialog, home, _ = _asking(steps, tmp_path)
    focus = dialog.focusWidget()
    assert focus not in {dialog.words.same, dialog.words.different}

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        steps.qtbot.keyClick(dialog, key)

    steps.exchange()
    assert steps.others == []
    assert isinstance(complete(home), StillWaiting)
    steps.page.dialogs.close_all()


def test_the_keyboard_stays_where_it_is_when_the_look_changes(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """The system turns dark in the evening, while the four words are on the screen."""
    steps.connect_folder(folder)
    dialog, _, _ = _asking(steps, tmp_path)
    assert dialog.focusWidget() is dialog.leave

    for look in ("dark", "light"):
        steps.desktop.theme.choose(look)
        assert dialog.focusWidget() is dialog.leave

    dialog.close()


def test_the_page_itself_asks_where_no_question_is_open(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """Whoever closed the dialog finds the words at the head of the page."""
    steps.connect_folder(folder)
    dialog, _, words = _asking(steps, tmp_path)
    dialog.close()

    (card,) = steps.page.words.cards

    assert all(word in texts(card) for word in words)
    card.same.click()  # type: ignore[attr-defined]  # the card of words
    steps.until(lambda: steps.others)
    steps.until(lambda: not steps.page.words.cards)


def test_a_code_can_be_seen_again_and_taken_back(steps: PageSteps, folder: Path) -> None:
    """Taking back asks first."""
    steps.connect_folder(folder)
    code = steps.invite("ben").code_text.accessibleDescription()
    steps.page.dialogs.close_all()
    steps.until(lambda: steps.page.codes.cards)
    (card,) = steps.page.codes.cards

    card.again.click()  # type: ignore[attr-defined]  # the card of a code
    assert steps.dialog(InviteDialog).code_text.accessibleDescription() == code
    steps.page.dialogs.close_all()
    card.back.click()  # type: ignore[attr-defined]  # as above
    steps.dialog(Confirm).yes.click()

    steps.until(lambda: not steps.shown.invitations)


def test_who_asks_is_said_on_other_pages_too(steps: PageSteps, folder: Path, tmp_path: Path) -> None:
    """Once, with the way to the words."""
    steps.connect_folder(folder)
    code = steps.invite("ben").code_text.accessibleDescription()
    steps.page.dialogs.close_all()
    window = steps.desktop.window
    window.open_page("help")
    ask(code, tmp_path / "second", name="Ben's laptop")

    steps.desktop.carrier.exchange_now()

    steps.until(lambda: "“Ben's laptop” asks to be let into the office." in texts(window))


def test_why_a_laptop_was_not_let_in_is_said_once(steps: PageSteps) -> None:
    """The same refusal comes with every exchange while its request lies in the folder."""
    window = steps.desktop.window
    done = SimpleNamespace(admissions=(Refused(nonce="n", reason="wrong-person"),))
    window.say_who_asks(done)  # type: ignore[arg-type]  # the one part of it that is looked at
    assert "it is for somebody else than the code" in texts(window)
    notices = window._notices
    assert notices is not None
    notices.hide()

    window.say_who_asks(done)  # type: ignore[arg-type]  # as above

    assert "it is for somebody else than the code" not in texts(window)


def test_every_reason_for_not_letting_in_has_words() -> None:
    """But for what may still arrive whole, and for what a person has just chosen."""
    assert set(_REASONS) - {"not-readable", "refused"} == set(NOT_LET_IN)


def test_only_owners_are_offered_to_invite(steps: PageSteps, folder: Path) -> None:
    """Whoever is no owner sees the laptops and no button."""
    steps.connect_folder(folder)
    assert steps.page.invite.isVisible()

    steps.desktop.session.act_as("ben")
    steps.until(lambda: not steps.page.invite.isVisible())


def test_the_picture_of_a_code_has_the_marks_that_cameras_look_for() -> None:
    """Three finder patterns of seven by seven, and as many lines as columns."""
    modules = modules_of("CS1-" + "7H2K-" * 60)
    side = len(modules)
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]

    assert {len(line) for line in modules} == {side}
    for top, leading in ((0, 0), (0, side - 7), (side - 7, 0)):
        found = ["".join(str(int(on)) for on in line[leading : leading + 7]) for line in modules[top : top + 7]]
        assert found == finder


def test_the_picture_is_drawn_module_by_module(steps: PageSteps) -> None:
    """What is drawn is what was made, with the light margin that readers need."""
    picture = QrPicture("code")
    steps.qtbot.addWidget(picture)
    picture.show_text("CS1-7H2K")
    picture.resize(picture.sizeHint())

    image = picture.grab().toImage()

    modules = modules_of("CS1-7H2K")
    step = image.width() / (len(modules) + 8)
    for y, line in enumerate(modules):
        for x, on in enumerate(line):
            seen = image.pixelColor(int((x + 4.5) * step), int((y + 4.5) * step)).lightness() < 128
            assert seen == on, (x, y)
    assert image.pixelColor(1, 1).lightness() > 200

"""The page's state without a widget: on real lanes and a real office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.bridge import Bridge
from desktop.pages.new_request.view_model import NewRequestModel
from desktop.remembered import Remembered
from desktop.session import Session
from desktop.theme import Theme
from workflows.domain.commands import Refusal

CHAIRS = {"what": "Chairs", "price": {"minor": 50_000, "currency": "EUR"}}


@pytest.fixture
def model(qtbot: QtBot, qapp: QApplication, tmp_path: Path, home: Path) -> Iterator[NewRequestModel]:
    """Carl is about to ask."""
    bridge = Bridge()
    session = Session(bridge, Theme(qapp, "light"), Remembered(tmp_path / "data" / "window.ini"))
    bridge.open(home)
    qtbot.waitUntil(lambda: session.overview is not None)
    session.act_as("carl-weiss")
    made = NewRequestModel(session, session)
    made.refresh()
    qtbot.waitUntil(lambda: made.readable is not None)
    yield made
    made.foretelling.stop()
    made.drafting.drop()
    bridge.close()
    session.deleteLater()
    bridge.deleteLater()


def choose(model: NewRequestModel, qtbot: QtBot, kind: str) -> None:
    """Open a form."""
    model.choose(kind)
    qtbot.waitUntil(lambda: model.stage == "form")


def test_of_many_changes_only_the_last_is_foretold(model: NewRequestModel, qtbot: QtBot) -> None:
    """One question for a burst of keys, about what stands there at its end."""
    choose(model, qtbot, "purchase")
    told: list[object] = []
    model.foretold.connect(lambda: told.append(model.preview))
    for minor in range(1, 60):
        model.put_values(CHAIRS | {"price": {"minor": minor * 1_000, "currency": "EUR"}}, {"what": "Chairs"}, {}, ())
    qtbot.waitUntil(lambda: bool(told))

    assert len(told) == 1
    assert model.preview is not None
    assert model.preview.amount is not None
    assert model.preview.amount.minor == 59_000


def test_an_answer_that_comes_late_is_not_shown(model: NewRequestModel, qtbot: QtBot) -> None:
    """A question that was asked before the last change has an answer of before."""
    choose(model, qtbot, "purchase")
    qtbot.waitUntil(lambda: model.preview is not None and not model.foretelling.is_waiting)
    told: list[int] = []
    model.foretold.connect(
        lambda: told.append(model.preview.amount.minor if model.preview and model.preview.amount else 0)
    )
    for minor in (1_000, 2_000):
        model.put_values(CHAIRS | {"price": {"minor": minor, "currency": "EUR"}}, {"what": "Chairs"}, {}, ())
        model.foretelling._ask()
    qtbot.waitUntil(lambda: bool(told) and not model.foretelling.is_waiting)

    assert set(told) == {2_000}


def test_a_submit_goes_out_once(model: NewRequestModel, qtbot: QtBot) -> None:
    """While it is on its way, sending again does nothing."""
    choose(model, qtbot, "purchase")
    model.put_values(CHAIRS, {"what": "Chairs"}, {}, ())

    assert [model.send(), model.send(), model.send()] == [True, False, False]
    qtbot.waitUntil(lambda: model.stage == "sent")
    assert not model.send()
    session = model.session
    qtbot.waitUntil(lambda: session.overview is not None and sum(session.overview.statuses.values()) == 1)


def test_what_a_rule_refuses_comes_back_and_can_be_sent_again(model: NewRequestModel, qtbot: QtBot) -> None:
    """Values that do not fit are the core's to refuse, whatever a screen let through."""
    choose(model, qtbot, "purchase")
    model.put_values({"what": "Chairs", "price": "much"}, {"what": "Chairs"}, {}, ())

    with qtbot.waitSignal(model.refused) as told:
        assert model.send()

    assert told.args is not None
    assert isinstance(told.args[0], Refusal)
    assert (model.stage, model.is_sending) == ("form", False)
    model.put_values(CHAIRS, {"what": "Chairs"}, {}, ())
    assert model.send()
    qtbot.waitUntil(lambda: model.stage == "sent")


def test_a_known_problem_keeps_a_request_here(model: NewRequestModel, qtbot: QtBot) -> None:
    """What cannot be read, and what is missing."""
    choose(model, qtbot, "purchase")
    model.put_values({"what": "Chairs"}, {"what": "Chairs", "price": "x"}, {"price": "bad-amount"}, ())
    assert not model.send()

    model.put_values({"what": "Chairs"}, {"what": "Chairs"}, {}, ())
    qtbot.waitUntil(lambda: model.preview is not None and not model.foretelling.is_waiting)
    assert not model.send()


def test_files_of_a_kind_that_reads_none_are_attached(model: NewRequestModel, qtbot: QtBot, tmp_path: Path) -> None:
    """Each once, and taken away again."""
    choose(model, qtbot, "purchase")
    model.take_files([str(tmp_path / "a.pdf"), str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")])
    assert [Path(one).name for one in model.attached] == ["a.pdf", "b.pdf"]

    model.detach(str(tmp_path / "a.pdf"))

    assert [Path(one).name for one in model.attached] == ["b.pdf"]


def test_a_draft_thrown_away_while_it_is_being_kept_stays_away(model: NewRequestModel, qtbot: QtBot) -> None:
    """What is still on its way to the disk is not kept."""
    choose(model, qtbot, "purchase")
    model.put_values(CHAIRS, {"what": "Chairs"}, {}, ())
    model.note()
    model.drafting.keep_now()
    qtbot.waitUntil(lambda: len(model.drafting.drafts) == 1)
    model.note()
    model.drafting.keep_now()
    with qtbot.waitSignal(model.drafting.thrown_away):
        model.drafting.remove(model.drafting.drafts[0].id)
    model.note()
    model.drafting.keep_now()
    model.drafting.renew()

    qtbot.waitUntil(lambda: not model.session.bridge.is_writing)
    assert model.drafting.drafts == ()

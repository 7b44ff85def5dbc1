"""The preview of pasted people: a list that Qt's own tester accepts, and that keeps its place while somebody types."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.pages.welcome.rows import Column, PeopleModel, Role
from desktop.theme import Theme
from workflows.office.pasted_people import PastedPerson, read_people

ROLES = {"Manager": "manager"}


def people(text: str) -> tuple[PastedPerson, ...]:
    """Read for a firm of Anna's with one branch."""
    return read_people(text, owner="Anna Berg", branches=("North",), head=(), roles=ROLES)


def made(qapp: QApplication) -> PeopleModel:
    """A preview under Qt's tester."""
    model = PeopleModel(Theme(qapp))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def shown(model: QAbstractItemModel, at: int) -> list[str]:
    """A row as it is read."""
    return [model.index(at, column).data() for column in Column]


def test_every_line_is_shown_with_what_is_wrong_with_it(qapp: QApplication) -> None:
    """Words, not colour alone; who founds the firm is told that this is they."""
    model = made(qapp)
    model.show_people(people("Maria Rossi,North,Manager,m@example.com\nCarl,West\nAnna Berg"))

    assert shown(model, 0) == ["Maria Rossi", "North", "Manager", "m@example.com", ""]
    assert shown(model, 1) == ["Carl", "West", "", "", "The branch “West” is not in the list above"]
    assert shown(model, 2)[-1] == "That is you"
    assert [model.index(at, 0).data(Role.WRONG) for at in range(3)] == [False, True, False]
    assert model.index(1, Column.STATE).data(Qt.ItemDataRole.DecorationRole) is not None


def test_typing_in_a_line_changes_that_line_alone(qapp: QApplication) -> None:
    """What somebody looks at stays where it is."""
    model = made(qapp)
    model.show_people(people("Maria\nCarl"))
    changed: list[int] = []
    resets: list[bool] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: resets.append(True))

    model.show_people(people("Maria\nCarl Weiss"))
    model.show_people(people("Maria\nCarl Weiss"))
    assert (changed, resets) == ([1], [])

    model.show_people(people("Maria"))
    assert resets == [True]
    assert model.rowCount() == 1

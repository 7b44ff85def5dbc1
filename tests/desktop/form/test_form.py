"""Forms by keyboard: each type of field takes its values exactly, says what is wrong, and loses nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.form.cell import ReadMark
from desktop.widgets.form.form import Choices, FormView
from workflows.domain.forms import Calculated, Field, Rows, Value
from workflows.domain.money import Money
from workflows.office.showing.fields import FieldShown

FIELDS = (
    Field(id="what", type="text", label="What & why", required=True),
    Field(id="price", type="money", label="Price", required=True),
    Field(id="count", type="number", label="How many"),
    Field(id="day", type="date", label="Needed by"),
    Field(id="urgent", type="yes-no", label="Urgent"),
    Field(id="kind", type="one-of", label="Kind", options=("Goods", "Service, other")),
    Field(id="places", type="many-of", label="Places", options=("Shop", "Store, cold")),
    Field(id="who", type="person", label="For whom", personal=True),
)
CHOICES = Choices(currency="EUR", people=(("ben", "Ben Okafor"), ("dora", "Dora Reich")), units=(("head", "Head"),))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light colours, English signs."""
    QLocale.setDefault(QLocale("en_US"))
    found = Theme(qapp, "light")
    yield found
    found.deleteLater()
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> FormView:
    """A small form, shown and with the keyboard in it."""
    found = FormView(theme)
    qtbot.addWidget(found)
    found.show_fields(FIELDS, CHOICES)
    found.show_asked([field.id for field in FIELDS])
    found.resize(700, 700)
    found.show()
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    first = found.first_entry()
    assert first is not None
    first.setFocus()
    return found


def type_into(form: FormView, field: str, text: str) -> None:
    """Go there and type."""
    entry = form.editor(field).entry
    entry.setFocus()
    QTest.keyClicks(entry, text)


def entry(form: FormView, field: str) -> QLineEdit:
    """A field of one line."""
    found = form.editor(field).entry
    assert isinstance(found, QLineEdit)
    return found


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def words(form: FormView) -> list[str]:
    """What can be read in the form."""
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_whole_form_is_filled_by_keyboard_alone(form: FormView) -> None:
    """Tab goes from field to field in the form's order; each value is the core's own."""
    for keys in ("Chairs", "1,240.5", "", "3", "24.11.2026", "", "Y", "S"):
        QTest.keyClicks(focused(), keys)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    box = focused()
    assert isinstance(box, QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "D")

    assert form.values() == {
        "what": "Chairs",
        "price": {"minor": 124_050, "currency": "EUR"},
        "count": "3",
        "day": "2026-11-24",
        "urgent": True,
        "kind": "Service, other",
        "places": ["Store, cold"],
        "who": "dora",
    }


def test_values_of_the_core_come_back_as_they_were(form: FormView) -> None:
    """Set and asked again, whatever the type; an amount in a currency that is not listed as well."""
    given: dict[str, Value] = {
        "what": "Chairs",
        "price": Money(minor=-999_999_999_999_999, currency="XAU"),
        "count": "0.123456789",
        "day": "2028-02-29",
        "urgent": False,
        "kind": "Goods",
        "places": ("Store, cold", "Shop"),
        "who": "ben",
    }

    form.set_values(given)

    found = form.values()
    assert found["price"] == {"minor": -999_999_999_999_999, "currency": "XAU"}
    assert (found["count"], found["day"], found["urgent"], found["kind"]) == (
        "0.123456789",
        "2028-02-29",
        False,
        "Goods",
    )
    assert sorted(found["places"]) == ["Shop", "Store, cold"]


def test_what_was_typed_comes_back_valid_or_not(form: FormView, qtbot: QtBot, theme: Theme) -> None:
    """A draft of a half-written form is the same half-written form."""
    for field, text in (("what", "Cha"), ("price", "12 or 13"), ("count", "x"), ("day", "next week")):
        type_into(form, field, text)
    kept = form.typed()
    other = FormView(theme)
    qtbot.addWidget(other)
    other.show_fields(FIELDS, CHOICES)

    other.show_typed(kept)

    assert other.typed() == kept == {"what": "Cha", "price": "12 or 13", "count": "x", "day": "next week"}


def test_an_amount_typed_in_one_locale_is_the_same_in_another(form: FormView) -> None:
    """Drafts keep values, not signs."""
    QLocale.setDefault(QLocale("de_DE"))
    type_into(form, "price", "1.250")
    kept = form.typed()
    QLocale.setDefault(QLocale("en_US"))
    form.show_typed(kept)

    assert form.values()["price"] == {"minor": 125_000, "currency": "EUR"}


def test_leaving_an_amount_shows_how_it_was_understood(form: FormView) -> None:
    """With groups, and with the digits that its currency has."""
    type_into(form, "price", "1240.5")
    type_into(form, "what", "x")

    assert entry(form, "price").text() == "1,240.50"


def test_several_pasted_lines_become_one_text_and_nothing_else_happens(form: FormView, qtbot: QtBot) -> None:
    """The keyboard stays, no other field is touched, and one change is told."""
    QApplication.clipboard().setText("Twelve chairs\nof oak\r\n\tand a table\n")
    what = form.editor("what").entry
    assert isinstance(what, QPlainTextEdit)
    with qtbot.waitSignal(form.values_changed):
        QTest.keyClick(what, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(what, Qt.Key.Key_Return)

    assert form.values() == {"what": "Twelve chairs of oak and a table"}
    assert QApplication.focusWidget() is what


def test_a_problem_is_said_beside_the_field_that_was_left_and_not_before(form: FormView) -> None:
    """Nobody is blamed for what they did not write yet."""
    form.show_problems({"what": "missing", "price": "missing"})
    assert not [text for text in words(form) if "must be filled in" in text]

    type_into(form, "count", "three")
    type_into(form, "what", "C")

    assert [text for text in words(form) if "needs a number" in text]
    assert not [text for text in words(form) if "must be filled in" in text]
    assert "needs a number" in form.editor("count").entry.accessibleDescription()


def test_all_problems_are_said_when_somebody_wants_to_send(form: FormView) -> None:
    """The keyboard goes to the first; a problem goes away when it is mended."""
    form.show_problems({"what": "missing", "price": "missing"}, all_of_them=True)
    form.focus_problem()

    assert len([text for text in words(form) if "must be filled in" in text]) == 2
    assert QApplication.focusWidget() is form.editor("what").entry
    QTest.keyClicks(form.editor("what").entry, "C")
    assert len([text for text in words(form) if "must be filled in" in text]) == 1


def test_a_field_that_is_not_asked_gives_no_value_and_keeps_what_was_typed(form: FormView) -> None:
    """For when it is asked again."""
    type_into(form, "count", "3")
    form.show_asked([field.id for field in FIELDS if field.id != "count"])

    assert "count" not in form.values()
    assert not form.is_shown("count")
    form.show_asked([field.id for field in FIELDS])
    assert form.values() == {"count": "3"}


def test_what_was_read_is_marked_with_its_place_until_somebody_changes_it(form: FormView) -> None:
    """Then it says what the document says."""
    form.set_values({"price": Money(minor=1_250, currency="EUR"), "what": "Oak"})
    form.show_read({"price": ReadMark(exact="12.50 EUR", page=2, line="Total 12.50"), "what": ReadMark(exact="Oak")})
    assert [text for text in words(form) if "page 2" in text and "Total 12.50" in text]
    assert "Read from the document" in form.editor("what").entry.accessibleDescription()

    entry(form, "price").selectAll()
    type_into(form, "price", "13")

    assert [text for text in words(form) if "You changed this" in text and "12.50" in text]


def test_a_personal_field_says_so(form: FormView) -> None:
    """In a sentence, not only by a lock."""
    assert [text for text in words(form) if text.startswith("Personal:")]
    assert "Personal" in form.editor("who").entry.accessibleDescription()


def test_every_part_has_a_name_and_the_label_belongs_to_its_field(form: FormView) -> None:
    """A screen reader says which field it is, and an ampersand is no key."""
    unnamed = [part for field in FIELDS for part in form.editor(field.id).parts() if not part.accessibleName()]
    unnamed = [part for part in unnamed if not isinstance(part, QCheckBox)]
    label = next(one for one in form.findChildren(QLabel) if one.text() == "What && why")

    assert unnamed == []
    assert label.buddy() is form.editor("what").entry


def test_a_form_that_is_fixed_takes_nothing(form: FormView) -> None:
    """While something is sent, and where somebody only looks."""
    form.set_values({"what": "Chairs"})
    form.make_fixed(fixed=True)
    for field in FIELDS:
        QTest.keyClicks(form.editor(field.id).entry, "7YGS ")

    assert form.values() == {"what": "Chairs"}


def test_a_turning_wheel_changes_no_choice(form: FormView) -> None:
    """Somebody only wanted to scroll."""
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    combo = form.editor("kind").entry
    combo.setFocus()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(combo.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)

    assert form.values() == {}


def test_a_day_is_taken_from_the_calendar_by_keyboard(form: FormView, qtbot: QtBot) -> None:
    """Alt+Down opens it; Return takes the day; the field has the keyboard again."""
    from PySide6.QtWidgets import QCalendarWidget

    type_into(form, "day", "2026-11-24")
    QTest.keyClick(form.editor("day").entry, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = form.findChild(QCalendarWidget)
    assert calendar is not None
    view = calendar.focusProxy() or calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert form.values() == {"day": "2026-11-25"}
    qtbot.waitUntil(lambda: form.findChild(QCalendarWidget) is None)


def test_a_long_form_folds_what_is_optional_and_empty(qtbot: QtBot, theme: Theme) -> None:
    """One press shows the rest; what a document filled is never folded away."""
    fields = [Field(id=f"f{n}", type="text", label=f"Field {n}", required=n < 2) for n in range(20)]
    form = FormView(theme)
    qtbot.addWidget(form)
    form.show_fields(fields, CHOICES)
    form.resize(600, 600)
    form.show()

    form.set_values({"f7": "read"})
    assert [n for n in range(20) if form.is_shown(f"f{n}")] == [0, 1, 7]
    form.set_values({"f7": None})
    assert form.is_shown("f7")
    form.unfold()
    assert all(form.is_shown(f"f{n}") for n in range(20))


def test_fields_of_a_running_request_show_their_values_and_what_was_erased(qtbot: QtBot, theme: Theme) -> None:
    """The inbox fills in steps with the same form."""

    def shown(id_: str, value: str | None, personal: str | None = None) -> FieldShown:
        return FieldShown(
            id=id_,
            label=id_.title(),
            type="text",
            value=value,
            required=False,
            options=(),
            asked=True,
            personal=personal,  # type: ignore[arg-type]
            erased_ms=None,
            changed=False,
            former=None,
        )

    form = FormView(theme)
    qtbot.addWidget(form)
    form.show_fields([shown("note", "As agreed"), shown("born", None, "erased")], CHOICES)
    form.show()

    assert form.values() == {"note": "As agreed"}
    assert [text for text in words(form) if "erased" in text]


def test_the_rows_of_a_table_are_typed_one_on_each_line(qtbot: QtBot, theme: Theme) -> None:
    """Bars part the cells; what the program works out is neither typed nor shown, and rows come back as they were."""
    made = Calculated(how="product", of=("count", "price"))
    columns = (
        Field(id="item", type="text", label="Item", required=True),
        Field(id="count", type="number", label="How many"),
        Field(id="price", type="money", label="Price"),
        Field(id="cost", type="money", label="Cost", calculated=made),
    )
    found = FormView(theme)
    qtbot.addWidget(found)
    found.show_fields([Field(id="lines", type="table", label="Lines", columns=columns)], CHOICES)
    found.show_asked(["lines"])
    entry = found.editor("lines").entry
    assert isinstance(entry, QPlainTextEdit)
    assert entry.placeholderText() == "Item | How many | Price"

    entry.setPlainText("Chairs | 2 | 4.50\nTables")
    rows = [{"item": "Chairs", "count": "2", "price": {"minor": 450, "currency": "EUR"}}, {"item": "Tables"}]
    assert found.values() == {"lines": rows}

    cost = Money(minor=900, currency="EUR")
    price = Money(minor=450, currency="EUR")
    found.set_values({"lines": Rows(rows=({"item": "Chairs", "count": "2", "price": price, "cost": cost},))})
    assert entry.toPlainText() == "Chairs | 2 | 4.50 EUR"

    entry.setPlainText(" | 2")
    assert found.problems() == {"lines": "cell-missing"}

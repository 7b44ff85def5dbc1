"""A form: one editor for each field, in the form's order. It holds no rule: what is asked or missing is told to it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.theme import SPACE, Theme
from desktop.widgets.form.cell import Cell, ReadMark
from desktop.widgets.form.choice_editors import BETWEEN, Choice, ChoiceEditor, ManyEditor, YesNoEditor
from desktop.widgets.form.day_editor import DayEditor
from desktop.widgets.form.editor import Editor
from desktop.widgets.form.file_editor import FileEditor
from desktop.widgets.form.text_editors import LongTextEditor, MoneyEditor, NumberEditor, RowsEditor, TextEditor
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, column, let_files_pass

if TYPE_CHECKING:
    from workflows.domain.forms import Field, Value
    from workflows.office.showing.fields import FieldShown

_ROOMY = 8
"""A form of at most so many fields has room for long texts; in a longer one optional empty fields are folded away."""
_LONG = frozenset({"many-of", "file", "table"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Whom and what fields can name."""

    currency: str
    """The office's own."""
    people: tuple[Choice, ...] = ()
    units: tuple[Choice, ...] = ()


class FormView(QWidget):
    """Shows fields and takes values. Give it the office's choices, then fields, then values."""

    values_changed = Signal()
    """Somebody changed a value."""
    field_left = Signal(str)
    """The keyboard left the field of this id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices = Choices(currency="EUR")
        self._fields: dict[str, Field] = {}
        self._states: dict[str, str] = {}
        self._cells: dict[str, Cell] = {}
        """Of the fields that were shown or filled so far: a long form is made as it is needed."""
        self._marks: Mapping[str, ReadMark] = {}
        self._fixed = False
        self._asked: frozenset[str] = frozenset()
        self._left: set[str] = set()
        self._told: dict[str, str] = {}
        self._all_told = False
        self._unfolded = True
        self._kept_open: set[str] = set()
        self._placed: tuple[tuple[str, ...], int] = ((), 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4 * SPACE)
        self._grid.setVerticalSpacing(4 * SPACE)
        self._more = button("", "link")
        wear_icon(self._more, theme, "chevron-down", "accent")
        self._more.clicked.connect(self.unfold)
        self._more.hide()
        box = column(self, gap=4)
        box.addLayout(self._grid)
        box.addWidget(self._more)
        box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    # ------------------------------------------------------------ what is asked

    def show_fields(
        self,
        fields: "Sequence[Field | FieldShown]",
        choices: Choices,
        *,
        required: Collection[str] | None = None,
        unfolded: Collection[str] = (),
    ) -> None:
        """Ask for these, with their values. ``required`` replaces what they say; ``unfolded`` are never folded away."""
        for cell in self._cells.values():
            cell.hide()
            cell.deleteLater()
        self._choices, self._cells, self._left, self._told = choices, {}, set(), {}
        self._all_told, self._placed, self._kept_open = False, ((), 0), set(unfolded)
        self._unfolded = len(fields) <= _ROOMY
        self._marks, self._fixed = {}, False
        self._fields = {field.id: _as_field(field, required) for field in fields}
        self._states = {field.id: str(getattr(field, "personal", "")) for field in fields}
        asked = (one.id for one in fields if getattr(one, "asked", True) and not getattr(one, "when", None))
        self._asked = frozenset(asked)
        self.set_values({one.id: getattr(one, "value", None) for one in fields})

    def show_asked(self, ids: Collection[str]) -> None:
        """Show only these fields; what was typed into others stays for when they are asked again."""
        if frozenset(ids) != self._asked:
            self._asked = frozenset(ids)
            self._place()

    @Slot()
    def unfold(self) -> None:
        """Show the optional fields as well."""
        was = self._shown()
        self._unfolded = True
        self._place()
        fresh = next((one for one in self._shown() if one not in was), None)
        if fresh is not None:
            self._cells[fresh].editor.entry.setFocus()

    # ------------------------------------------------------------ values

    def values(self) -> dict[str, Any]:
        """Plain values of the fields that are asked, as ``Submit`` and ``Fill`` take them, without unusable ones."""
        found = {}
        for id_, value in self._parsed().items():
            if value is not None and id_ in self._asked:
                found[id_] = _plain(value)
        return found

    def set_values(self, values: "Mapping[str, Value]") -> None:
        """Show these values of the core; fields that are not named stay as they are."""
        columns = {id_: field.columns for id_, field in self._fields.items()}
        self.show_typed({id_: exact_of(value, columns.get(id_, ())) for id_, value in values.items()})

    def typed(self) -> dict[str, str]:
        """Everything that stands in the form, valid or not, as drafts keep it; empty fields are left out."""
        found = {id_: cell.editor.typed() for id_, cell in self._cells.items()}
        return {id_: found[id_] for id_ in self._fields if found.get(id_)}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Show what a draft kept."""
        for id_, text in typed.items():
            if id_ in self._fields and (text or id_ in self._cells):
                editor = self._made(id_).editor
                with QSignalBlocker(editor):
                    editor.show_typed(text)
        self._place()

    def files(self) -> dict[str, str]:
        """Paths of files that were chosen in fields, by field."""
        found = {id_: cell.editor.path for id_, cell in self._cells.items() if isinstance(cell.editor, FileEditor)}
        return {id_: path for id_, path in found.items() if path and id_ in self._asked}

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.editor.typed().strip() for cell in self._cells.values())

    # ------------------------------------------------------------ problems

    def problems(self) -> dict[str, str]:
        """Codes of what cannot be read, by field, in the form's order."""
        found: dict[str, str] = {}
        for id_ in self._fields:
            if id_ in self._asked and id_ in self._cells:
                try:
                    self._value(id_)
                except ValueError as error:
                    found[id_] = str(error)
        return found

    def show_problems(self, problems: Mapping[str, str], *, all_of_them: bool = False) -> None:
        """Say codes of problems beside the fields: of those that somebody has been in, or all, from then on."""
        self._told = dict(problems)
        self._all_told = self._all_told or all_of_them
        if all_of_them and any(id_ not in self._shown() for id_ in problems):
            self._unfolded = True
            self._place()
        self._tell()

    def focus_problem(self) -> bool:
        """Put the keyboard into the first field with a problem; whether there was one."""
        found = {**self._told, **self.problems()}
        first = next((id_ for id_ in self._shown() if id_ in found), None)
        if first is not None:
            self._cells[first].editor.entry.setFocus()
        return first is not None

    def show_read(self, marks: Mapping[str, ReadMark]) -> None:
        """Mark what was read from a document, and from which place in it; other fields lose their marks."""
        self._marks = marks
        for id_, cell in self._cells.items():
            cell.show_mark(marks.get(id_))

    # ------------------------------------------------------------ as a whole

    def make_fixed(self, *, fixed: bool) -> None:
        """Only show, or take values."""
        self._fixed = fixed
        for cell in self._cells.values():
            cell.make_fixed(fixed=fixed)

    def first_entry(self) -> QWidget | None:
        """Where the keyboard goes first."""
        shown = self._shown()
        return self._cells[shown[0]].editor.entry if shown else None

    def editor(self, field: str) -> Editor:
        """The editor of a field. Raises KeyError where the form has none of it."""
        return self._made(field).editor

    def is_shown(self, field: str) -> bool:
        """Whether the field is asked and not folded away."""
        return field in self._shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The form may have room for two columns now, or no longer."""
        super().resizeEvent(event)
        self._place()

    # ------------------------------------------------------------ inside

    def _made(self, id_: str) -> Cell:
        """The cell of a field, made when it is first needed."""
        found = self._cells.get(id_)
        if found is None:
            field = self._fields[id_]
            words = self._personal_words(field, self._states[id_])
            found = self._cells[id_] = Cell(self._editor(field), self._theme, personal=words, parent=self)
            let_files_pass(found)
            found.wide = field.type in _LONG or (field.type == "text" and self._is_roomy)
            found.edited.connect(self._edited)
            found.left.connect(self._was_left)
            found.hide()
            found.show_mark(self._marks.get(id_))
            if self._fixed:
                found.make_fixed(fixed=True)
        return found

    @property
    def _is_roomy(self) -> bool:
        return len(self._fields) <= _ROOMY

    def _editor(self, field: "Field") -> Editor:
        match field.type:
            case "number":
                return NumberEditor(field)
            case "money":
                return MoneyEditor(field, self._choices.currency)
            case "date":
                return DayEditor(field, self._theme)
            case "yes-no":
                return YesNoEditor(field)
            case "one-of":
                return ChoiceEditor(field, [(one, one) for one in field.options])
            case "many-of":
                return ManyEditor(field, [(one, one) for one in field.options])
            case "person":
                return ChoiceEditor(field, self._choices.people)
            case "unit":
                return ChoiceEditor(field, self._choices.units)
            case "file":
                return FileEditor(field, self._theme)
            case "table":
                return RowsEditor(field)
        return LongTextEditor(field) if self._is_roomy else TextEditor(field)

    def _personal_words(self, field: "Field", state: str) -> str:
        if not field.personal:
            return ""
        if state == "erased":
            return self.tr("Personal. What stood here was erased.")
        if state == "not-here":
            return self.tr("Personal. What stands here is not on this laptop.")
        return self.tr("Personal: kept apart from the log, so that it can be erased for good.")

    def _shown(self) -> tuple[str, ...]:
        return tuple(id_ for id_ in self._fields if id_ in self._asked and not self._is_folded(id_))

    def _is_folded(self, id_: str) -> bool:
        if self._unfolded or self._fields[id_].required or id_ in self._kept_open:
            return False
        if id_ in self._cells and self._cells[id_].editor.typed():
            self._kept_open.add(id_)  # it stays where it is when it is emptied again
            return False
        return True

    def _place(self) -> None:
        shown = self._shown()
        columns = 2 if self.width() >= 34 * self._theme.base_pt * 96 / 72 else 1
        folded = len([id_ for id_ in self._fields if id_ in self._asked]) - len(shown)
        self._more.setText(self.tr("%n more fields, if you like", "", folded))
        self._more.setVisible(folded > 0)
        if (shown, columns) == self._placed:
            return
        self._placed = (shown, columns)
        while self._grid.takeAt(0) is not None:
            pass
        line, at = 0, 0
        for id_ in shown:
            cell = self._made(id_)
            if at and cell.wide:
                line, at = line + 1, 0
            self._grid.addWidget(cell, line, at, 1, columns if cell.wide else 1)
            at += columns if cell.wide else 1
            if at >= columns:
                line, at = line + 1, 0
        for id_, cell in self._cells.items():
            cell.setVisible(id_ in shown)
        for one in range(2):
            self._grid.setColumnStretch(one, 1 if one < columns else 0)
        self._order_tabs(shown)

    def _order_tabs(self, shown: tuple[str, ...]) -> None:
        """The keyboard follows the form's order, whenever a field was made."""
        parts = [part for id_ in shown for part in self._cells[id_].editor.parts()]
        for one, other in pairwise([*parts, self._more]):
            QWidget.setTabOrder(one, other)

    def _value(self, id_: str) -> "Value":
        from workflows.domain.forms import parse_value, value_problem  # noqa: PLC0415 -- not before the first paint

        editor = self._cells[id_].editor
        exact = editor.exact()
        if editor.field.type != "many-of":
            return parse_value(editor.field, exact, self._choices.currency)
        chosen = tuple(one for one in exact.split(BETWEEN) if one)
        problem = value_problem(editor.field, chosen)
        if problem is not None:
            raise ValueError(problem)
        return chosen or None

    def _parsed(self) -> "dict[str, Value]":
        found: dict[str, Value] = {}
        for id_ in self._fields.keys() & self._cells.keys():
            try:
                found[id_] = self._value(id_)
            except ValueError:
                continue
        return found

    def _tell(self) -> None:
        from desktop.wording.values import field_problem  # noqa: PLC0415 -- not before the first paint

        found = {**self._told, **self.problems()}
        for id_, cell in self._cells.items():
            said = id_ in found and (self._all_told or id_ in self._left)
            cell.say_wrong(field_problem(found[id_], cell.editor.field.label) if said else "")

    @Slot(str)
    def _edited(self, id_: str) -> None:
        if self._told.get(id_) and id_ not in self.problems():
            del self._told[id_]
        self._tell()
        self.values_changed.emit()

    @Slot(str)
    def _was_left(self, id_: str) -> None:
        self._left.add(id_)
        self._tell()
        self.field_left.emit(id_)


def exact_of(value: "Value", columns: "Sequence[Field]" = ()) -> str:
    """A value of the core as the text that editors show; of a table, which has these columns."""
    from workflows.domain.forms import Rows, rows_text  # noqa: PLC0415 -- not before the first paint
    from workflows.domain.money import Money, decimal_text  # noqa: PLC0415 -- not before the first paint

    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return BETWEEN.join(value)
        case Money():
            return f"{decimal_text(value)} {value.currency}"
        case Rows():
            return rows_text(columns, value, exact_of)
    return str(value)


def _as_field(given: "Field | FieldShown", required: Collection[str] | None) -> "Field":
    from workflows.domain.forms import Field  # noqa: PLC0415 -- not before the first paint

    return Field(
        id=given.id,
        type=given.type,
        label=given.label,
        required=given.required if required is None else given.id in required,
        options=given.options,
        personal=bool(given.personal),
        columns=given.columns,
    )


def _plain(value: "Value") -> Any:
    from workflows.domain.forms import plain_value  # noqa: PLC0415 -- not before the first paint

    return plain_value(value)

"""Completes a supplier's name from known suppliers, and fills what is certain about the one that is chosen."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from desktop.session import Session
from desktop.widgets.form.form import FormView
from desktop.wording.record_fields import account

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.showing.known_suppliers import KnownSupplier, SupplierFields
    from workflows.office.showing.preview import FormShown

Index = QModelIndex | QPersistentModelIndex
_TYPING_MS = 120
"""So long after the last key it is asked."""


class SupplierRows(QAbstractListModel):
    """Known suppliers as the list under the field shows them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.suppliers: tuple[KnownSupplier, ...] = ()

    def show_suppliers(self, suppliers: "Sequence[KnownSupplier]") -> None:
        """Show these."""
        self.beginResetModel()
        self.suppliers = tuple(suppliers)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.suppliers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one of them shows; its name alone is what is filled in."""
        if not index.isValid() or index.row() >= len(self.suppliers):
            return None
        one = self.suppliers[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return one.name
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            said = [one.name, one.vat_id, account(one.account), self.tr("blocked") if one.blocked else ""]
            return " · ".join(part for part in said if part)
        return None


class SupplierNames(QObject):
    """Watches one form at a time. Nothing that stands in a field is written over. Lives on the main thread."""

    def __init__(self, session: Session, form: FormView) -> None:
        super().__init__(form)
        self._session, self._form = session, form
        self._fields: SupplierFields | None = None
        self._entry: QLineEdit | None = None
        self._wish = 0
        self._was_shown = False
        self.rows = SupplierRows(self)
        self.completer = QCompleter(self.rows, self)
        self.completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setMaxVisibleItems(8)
        self.completer.activated[QModelIndex].connect(self._fill)  # type: ignore[index]  # one of two of this name
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._ask)

    def watch(self, form: "FormShown") -> None:
        """Complete in this form, where it asks for a supplier by name."""
        from workflows.office.showing.known_suppliers import supplier_fields  # noqa: PLC0415 -- after the first paint

        self._typing.stop()
        self._wish += 1
        self._entry = None
        self._fields = supplier_fields([one.id for one in form.fields if one.type == "text"])
        if self._fields is None:
            return
        entry = self._form.editor(self._fields.name).entry
        if isinstance(entry, QLineEdit):
            self._entry = entry
            entry.setCompleter(self.completer)
            entry.textEdited.connect(self._typed)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._wish += 1
        if len(text.strip()) < 2:
            self._typing.stop()
            self._close()
            return
        self._typing.start()

    @Slot()
    def _ask(self) -> None:
        if self._entry is not None:
            self._session.bridge.ask(partial(_found, self._wish, self._entry.text()), self._take, self._leave)

    @Slot(object)
    def _take(self, answer: "tuple[int, tuple[KnownSupplier, ...]]") -> None:
        wish, found = answer
        if wish != self._wish or self._entry is None:
            return
        self.rows.show_suppliers(found)
        if found and self._entry.hasFocus() and not self._entry.isReadOnly():
            self._was_shown = True
            self.popup.setProperty("look", "roomy")
            self.completer.complete()
            self.popup.setAccessibleName(self.tr("Known suppliers"))
        else:
            self._close()

    @property
    def popup(self) -> QAbstractItemView:
        """The list under the field."""
        found = self.completer.popup()
        assert found is not None  # it is made when it is asked for
        return found

    def _close(self) -> None:
        if self._was_shown:
            self.popup.hide()

    @Slot(object)
    def _leave(self, error: object) -> None:
        """A list that cannot be had is none: whoever types goes on typing, and other questions tell of the trouble."""
        del error
        self.rows.show_suppliers(())

    @Slot(QModelIndex)
    def _fill(self, index: QModelIndex) -> None:
        fields, at = self._fields, index.row()
        if fields is None or not 0 <= at < len(self.rows.suppliers):
            return
        one = self.rows.suppliers[at]
        certain = {fields.vat_id: one.vat_id, fields.account: one.account}
        there = self._form.typed()
        empty = {field: text for field, text in certain.items() if field and text and not there.get(field, "").strip()}
        self._form.show_typed({fields.name: one.name, **empty})
        self._form.values_changed.emit()


def _found(wish: int, typed: str, office: "Office") -> "tuple[int, tuple[KnownSupplier, ...]]":
    from workflows.office.showing.known_suppliers import known_suppliers  # noqa: PLC0415 -- on the lane

    return wish, known_suppliers(office, typed)

"""A new record, or another state of one that there is: a form of its fields. Only what was changed is signed."""

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.form.form import Choices, FormView
from desktop.widgets.plain import label
from desktop.wording import record_fields
from desktop.wording.speech import numbered, spoken, translate
from desktop.wording.values import field_problem

if TYPE_CHECKING:
    from workflows.domain.forms import Field
    from workflows.domain.records import RecordField
    from workflows.office.showing.overview import Overview
    from workflows.office.showing.record_card import CellCard, RecordCard

NEW_ACCOUNT, OWN_NAME, OWN_VALUE = "iban/", "own/", "own"
"""What is asked for that is no cell yet: an account, and the name and the value of a field of one's own."""

_USUAL: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "supplier": {"address": ("main",), "contact": ("orders", "accounts")},
    "customer": {"address": ("billing", "delivery"), "contact": ("main", "accounts")},
    "employee": {"address": ("home",), "contact": ("emergency",)},
}
"""Values that are asked for by these names where a field may have several."""

_FIRST: Mapping[str, frozenset[str]] = {
    "supplier": frozenset(
        {"legal_name", "trading_name", "vat_id", "country", "address/main", "email", "phone", NEW_ACCOUNT}
    ),
    "customer": frozenset({"legal_name", "trading_name", "vat_id", "country", "address/billing", "email", "phone"}),
    "employee": frozenset({"person", "position", "unit", "start", "legal_name", "phone"}),
}
"""What is asked for at first; the rest is folded away until it is wished for."""

_TYPES = {"day": "date", "days": "number", "number": "number", "person": "person", "unit": "unit", "yes-no": "yes-no"}


class EditDialog(AskingDialog):
    """Stays until it is signed; what cannot be taken is said beside its field."""

    saved_wanted = Signal(str, object)
    """The kind, and the texts by cell: only those that are others now; the empty text removes one."""

    def __init__(
        self, theme: Theme, known: "Overview", sort: str, lead: str, before: "RecordCard | None", parent: QWidget
    ) -> None:
        """``lead``: the code of why terms and limits may not be set; empty: they may."""
        title = numbered(translate("EditDialog", "Change “%1”"), before.line.title) if before is not None else ""
        super().__init__(
            theme, title or spoken(record_fields.NEW[sort]), translate("EditDialog", "Save and sign"), parent
        )
        self._sort, self._lead, self._base_pt = sort, bool(lead), theme.base_pt
        self._cells = {one.name: one for one in before.cells} if before is not None else {}
        self.form = FormView(theme)
        people = tuple((one.id, one.name) for one in known.people if one.active)
        units = tuple((one.id, one.name) for one in known.units)
        fields = self._fields()
        choices = Choices(currency=known.currency, people=people, units=units)
        self.form.show_fields(fields, choices, unfolded=_FIRST[sort])
        self.form.show_typed({name: _text(one) for name, one in self._cells.items() if _text(one)})
        self._before = self.form.typed()
        self.fields.addWidget(self.form)
        told = [self.tr("An account counts only once somebody else who leads has verified it.")] * (sort != "employee")
        if self._lead:
            told.append(self.tr("Terms, limits and blocking are set by owners, managers and bookkeepers."))
        if sort == "employee":
            told.append(self.tr("What is personal is kept off the log, so that an owner can have it erased."))
        self.fields.addWidget(label(" ".join(told), "small", wrap=True))
        first = self.form.first_entry()
        if first is not None:
            first.setFocus()

    def fit(self) -> None:
        """Wide enough for two columns, high enough for what is asked at first, and never larger than the window."""
        above = self.window().parentWidget()
        room = (above or self).window().size()
        self.setMinimumWidth(min(round(self._base_pt * 76), max(320, room.width() - 80)))
        super().fit()
        self.area.setMinimumHeight(min(round(self._base_pt * 44), max(80, room.height() - 220)))

    def changed(self) -> dict[str, str]:
        """The texts that are others now, by cell."""
        now = self.form.typed()
        found = {
            name: now.get(name, "").strip()
            for name in now.keys() | self._before.keys()
            if now.get(name, "").strip() != self._before.get(name, "")
        }
        account = found.pop(NEW_ACCOUNT, "")
        if account:
            holder = now.get("legal_name", "") or now.get("trading_name", "")
            found[f"iban/{account}"] = holder[:500] or "yes"
        own, value = _key(found.pop(OWN_NAME, "")), found.pop(OWN_VALUE, "")
        if own or value:
            found[f"own/{own}"] = value
        return found

    def say_refused(self, field: str, problem: str) -> None:
        """Say what the core found wrong, beside the field where there is one."""
        name = NEW_ACCOUNT if field.startswith("iban/") else field
        self.form.show_problems({name: problem}, all_of_them=True)
        self.say_problem(field_problem(problem, self._label(name)))
        self.form.focus_problem()

    @Slot()
    def send(self) -> None:
        """Wish it, where all can be read and something is another."""
        wrong = self.form.problems()
        if wrong:
            self.form.show_problems({}, all_of_them=True)
            self.form.focus_problem()
            return
        texts = self.changed()
        if not texts:
            self.say_problem(self.tr("Nothing is different yet."))
            return
        self.say_problem("")
        self.yes.setEnabled(False)
        self.saved_wanted.emit(self._sort, texts)

    # ------------------------------------------------------------ inside

    def _fields(self) -> "list[Field]":
        from workflows.domain.records import FIELDS  # noqa: PLC0415 -- after the first painting

        found: list[Field] = []
        for field in FIELDS[self._sort].values():  # type: ignore[index]  # one of the kinds
            if field.lead and self._lead:
                continue
            found += [self._field(name, field) for name in self._names(field)]
        return found

    def _names(self, field: "RecordField") -> list[str]:
        """The cells of a field that are asked for. Values that are not shown cannot be changed unseen."""
        if field.form == "iban":
            return [NEW_ACCOUNT]
        if not field.many:
            return [] if self._is_hidden(field.id) else [field.id]
        there = [name for name in self._cells if name.startswith(f"{field.id}/")]
        if field.id == "own":
            return [*there, OWN_NAME, OWN_VALUE]
        usual = [f"{field.id}/{key}" for key in _USUAL[self._sort].get(field.id, ())]
        return [name for name in dict.fromkeys([*there, *usual]) if not self._is_hidden(name)]

    def _is_hidden(self, name: str) -> bool:
        return name in self._cells and self._cells[name].hidden

    def _field(self, name: str, field: "RecordField") -> "Field":
        from workflows.domain.forms import Field  # noqa: PLC0415 -- as above

        kind = "text" if name in {OWN_NAME, OWN_VALUE} else _TYPES.get(field.form, "text")
        return Field(id=name, type=kind, label=self._label(name))  # type: ignore[arg-type]  # one of them

    def _label(self, name: str) -> str:
        match name:
            case "iban/":
                return self.tr("New account (IBAN)")
            case "own/":
                return self.tr("Name of a field of your own")
            case "own":
                return self.tr("What stands in it")
        return record_fields.field(name)


def _text(cell: "CellCard") -> str:
    """What stands there; nothing where it is contested: whatever is typed settles it."""
    return "" if cell.contested or not cell.said or cell.name.startswith("iban/") else cell.said[0].value


def _key(name: str) -> str:
    """A name as a record can have it: small letters, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:40].strip("-")

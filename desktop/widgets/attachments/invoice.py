"""An e-invoice as a page that people can read: who, when, what, how much."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QGridLayout, QHeaderView, QTableView, QWidget

from desktop import numbers
from desktop.theme import SPACE, Theme
from desktop.widgets.plain import card, label, row, rule
from desktop.wording.times import day

if TYPE_CHECKING:
    from workflows.office.showing.document_shown import InvoiceShown

_MOST_ROWS = 12
"""Lines that stand without scrolling."""

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What is said of a line."""

    NAME = 0
    QUANTITY = 1
    PRICE = 2
    RATE = 3
    AMOUNT = 4


class LineRows(QAbstractTableModel):
    """The lines of an invoice."""

    def __init__(self, invoice: "InvoiceShown", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = invoice.lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """What is said of each."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _edge(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("What"), self.tr("How many"), self.tr("Price"), self.tr("Tax"), self.tr("Amount"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _edge(index.column())
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        line = self._lines[index.row()]
        match Column(index.column()):
            case Column.NAME:
                return line.name or line.detail or ""
            case Column.QUANTITY:
                return f"{_number(line.quantity)} {_unit(line.unit)}".strip()
            case Column.PRICE:
                return _number(line.price)
            case Column.RATE:
                return f"{_number(line.rate)}\u00a0%" if line.rate else ""
            case Column.AMOUNT:
                return _number(line.amount)


class InvoicePage(QFrame):
    """The invoice on one sheet."""

    def __init__(self, theme: Theme, invoice: "InvoiceShown", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("The invoice as a page"))
        self._theme = theme
        self._fields = invoice.fields
        frame, box = card("plain")
        outer = row(self, margin=0, gap=0)
        outer.addWidget(frame)
        box.setSpacing(3 * SPACE)
        box.addWidget(label(self._title(invoice), "heading", wrap=True, selectable=True))
        box.addLayout(self._parties())
        box.addLayout(self._facts())
        if invoice.lines:
            box.addWidget(self._lines(invoice))
        hidden = invoice.line_count - len(invoice.lines)
        if hidden > 0:
            box.addWidget(label(self.tr("%n further lines are not shown here.", "", hidden), "muted", wrap=True))
        box.addWidget(rule())
        box.addLayout(self._sums(invoice))
        if invoice.documents > 1:
            note = self.tr("The file holds %n documents; this is the first.", "", invoice.documents)
            box.addWidget(label(note, "muted", wrap=True))

    def _title(self, invoice: "InvoiceShown") -> str:
        kind = self.tr("Credit note %number") if invoice.kind == "credit_note" else self.tr("Invoice %number")
        return kind.replace("%number", self._fields.get("invoice_number") or "", 1).strip()

    def _parties(self) -> QGridLayout:
        grid = _grid()
        get = self._fields.get
        rows = (
            (self.tr("From"), " · ".join(part for part in (get("supplier_name"), get("supplier_vat_id")) if part)),
            (self.tr("To"), get("buyer_name")),
        )
        return _fill(grid, rows)

    def _facts(self) -> QGridLayout:
        get = self._fields.get
        account = get("iban") or get("other_account")
        rows = (
            (self.tr("Date"), day(get("issue_date") or "")),
            (self.tr("To be paid by"), day(get("due_date") or "")),
            (self.tr("Account"), _in_fours(account) if account else None),
            (self.tr("Payment reference"), get("payment_reference")),
            (self.tr("Order"), get("order_reference")),
            (self.tr("Your reference"), get("buyer_reference")),
        )
        return _fill(_grid(), rows)

    def _sums(self, invoice: "InvoiceShown") -> QGridLayout:
        get, currency = self._fields.get, self._fields.get("currency") or ""
        rows: list[tuple[str, str | None]] = [(self.tr("Before tax"), _money(get("net"), currency))]
        for tax in invoice.taxes[:8]:
            words = self.tr("Tax %rate %").replace("%rate", _number(tax.rate), 1) if tax.rate else self.tr("Tax")
            rows.append((words, _money(tax.tax, currency)))
        if not invoice.taxes:
            rows.append((self.tr("Tax"), _money(get("tax"), currency)))
        rows.append((self.tr("With tax"), _money(get("gross"), currency)))
        if get("prepaid") not in {None, "0", "0.00"}:
            rows.append((self.tr("Paid already"), _money(get("prepaid"), currency)))
        rows.append((self.tr("To pay"), _money(get("payable"), currency)))
        return _fill(_grid(), rows, strong_last=True, numbers_end=True)

    def _lines(self, invoice: "InvoiceShown") -> QTableView:
        view = QTableView()
        view.setProperty("look", "bare")
        view.setAccessibleName(self.tr("Lines of the invoice"))
        view.setModel(LineRows(invoice, view))
        view.verticalHeader().hide()
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        height = round(self._theme.base_pt * 96 / 72 * 2)
        view.verticalHeader().setDefaultSectionSize(height)
        view.setFixedHeight(height * min(len(invoice.lines), _MOST_ROWS) + header.sizeHint().height() + 2 * SPACE)
        return view


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(4 * SPACE)
    grid.setVerticalSpacing(SPACE)
    grid.setColumnStretch(1, 1)
    return grid


def _fill(
    grid: QGridLayout,
    rows: Sequence[tuple[str, str | None]],
    *,
    strong_last: bool = False,
    numbers_end: bool = False,
) -> QGridLayout:
    shown = [(name, text) for name, text in rows if text]
    for at, (name, text) in enumerate(shown):
        strong = strong_last and at == len(shown) - 1
        said = label(text or "", "strong" if strong else "", wrap=not numbers_end, selectable=True)
        if numbers_end:
            said.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label(name, "strong" if strong else "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, at, 1)
    return grid


def _edge(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeading if column == Column.NAME else Qt.AlignmentFlag.AlignTrailing
    return side | Qt.AlignmentFlag.AlignVCenter


def _number(text: str | None) -> str:
    return numbers.exact(text) if text else ""


def _money(text: str | None, currency: str) -> str | None:
    return None if text is None else f"{numbers.exact(text)}\u00a0{currency}".strip()


_UNITS = {
    "C62": "",
    "EA": "",
    "H87": "",
    "XPP": "",
    "NAR": "",
    "KGM": "kg",
    "LTR": "l",
    "MTR": "m",
    "HUR": "h",
    "KWH": "kWh",
}
"""UN/ECE Recommendation 20 codes that have a sign everywhere; pieces need none."""


def _unit(code: str | None) -> str:
    return "" if code is None else _UNITS.get(code, code)


def _in_fours(account: str) -> str:
    plain = account.replace(" ", "")
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))

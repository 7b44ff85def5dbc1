"""One budget: how full it is, drawn and in words; what makes the figures, and what was decided unknowingly."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.theme import Theme
from desktop.widgets.budget_bar import BudgetBar
from desktop.widgets.eliding import RequestLink
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, card, clear, column, label, row
from desktop.wording import budgets, times, values
from desktop.wording.speech import fill
from desktop.wording.standing import status

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from workflows.office.showing.budget_list import TakingShown
    from workflows.office.showing.budgets_shown import BudgetShown, Unaware
    from workflows.office.showing.names import Names

_PILLS = {"muted": "pill-good", "warn": "pill-warn", "bad": "pill-bad"}
_MOST_UNAWARE = 20


class BudgetCard(QFrame):
    """Made anew when the budget changed."""

    request_requested = Signal(str)
    """Wish to see a request, by its id."""
    taking_requested = Signal(str)
    """Wish to know the requests behind the figures, by the budget's id."""
    list_requested = Signal(str)
    """Wish to see the list of requests, narrowed as this text says."""
    edit_requested = Signal(str)
    move_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        shown: "BudgetShown",
        names: "Names",
        *,
        may_change: bool,
        may_move: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self.budget, self._names = theme, shown.budget.id, names
        self._filter = ""
        self.setProperty("look", "card")
        one = shown.budget
        name = one.name or one.id
        said = budgets.state(shown.level, shown.left, one.amount.currency)
        self.setAccessibleName(fill("%budget: %said", budget=name, said=said))
        box = column(self, margin=4, gap=2)
        head = Flowing(gap=2)
        head.addWidget(label(name, "heading", wrap=False))
        head.addWidget(label(said, _PILLS[budgets.tone(shown.level, shown.left)]))
        box.addLayout(head)
        period = budgets.name_in_period(budgets.amount(shown.amount, one.amount.currency), one.period, shown.first_day)
        box.addWidget(
            label(fill("%period · %about", period=period, about=budgets.about(one, names)), "muted", wrap=True)
        )
        self._add_bar(box, shown, said)
        figures = Flowing(gap=6)
        for title, amount in budgets.figures(shown):
            pair = QWidget()
            inner = column(pair, gap=0)
            inner.addWidget(label(title, "small"))
            inner.addWidget(label(amount, "strong", selectable=True))
            pair.setAccessibleName(f"{title}: {amount}")
            figures.addWidget(pair)
        box.addLayout(figures)
        self._add_notes(box, shown)
        if shown.unaware:
            box.addWidget(self._unaware(shown.unaware, one.amount.currency))
        self.behind = self._action(self.tr("Requests behind the figures"), "files")
        self.behind.setCheckable(True)
        self.behind.toggled.connect(self._fold)
        acts = Flowing(gap=2)
        acts.addWidget(self.behind)
        if may_change:
            move, edit = (
                self._action(self.tr("Move budget…"), "arrow-right"),
                self._action(self.tr("Change…"), "pencil"),
            )
            move.clicked.connect(self._move)
            move.setEnabled(may_move)
            edit.clicked.connect(self._edit)
            for act, template in ((move, self.tr("Move budget: %1")), (edit, self.tr("Change the budget %1"))):
                act.setAccessibleName(template.replace("%1", name, 1))
                acts.addWidget(act)
        box.addLayout(acts)
        self._inside = QWidget()
        self._taking = column(self._inside, gap=1)
        self._inside.hide()
        box.addWidget(self._inside)

    def show_taking(self, found: "TakingShown") -> None:
        """Show the requests behind the figures."""
        clear(self._taking)
        self._filter = f"status=waiting,changes-asked,contested,stopped,approved,done;unit={','.join(found.units)}"
        self._filter += f";since={found.since_ms}"
        if not found.requests:
            self._taking.addWidget(label(self.tr("No request takes from it yet."), "muted", wrap=True))
            return
        for one in found.requests:
            line = row(gap=2)
            link = RequestLink()
            link.lead_to(one.request, one.title or one.request, fill(self.tr("Open %title"), title=one.title))
            link.opened.connect(self.request_requested)
            line.addWidget(link, 1)
            line.addWidget(label(status(one.status), "muted"))
            line.addWidget(label(values.money(one.takes) or self.tr("no exchange rate"), "strong"))
            self._taking.addLayout(line)
        more = found.count - len(found.requests)
        if more > 0:
            self._taking.addWidget(label(self.tr("and %n older ones", "", more), "muted"))
        every = button(self.tr("Open the list of requests of these units"), "link")
        every.clicked.connect(self._open_list)
        line = row()
        line.addWidget(every)
        line.addStretch(1)
        self._taking.addLayout(line)

    # ------------------------------------------------------------ inside

    def _add_bar(self, box: "QVBoxLayout", shown: "BudgetShown", said: str) -> None:
        bar = BudgetBar(self._theme, wide=True)
        tone = budgets.tone(shown.level, shown.left)
        bar.show_parts(
            shown.amount,
            (
                (shown.sums.spent, "accent" if tone != "bad" else "bad", "full"),
                (shown.sums.committed, tone, "full"),
                (shown.sums.asked, "strong_line", "hatched"),
            ),
            said,
        )
        bar.setToolTip(self.tr("Spent, then committed, then asked for (hatched)"))
        box.addWidget(bar)

    def _add_notes(self, box: "QVBoxLayout", shown: "BudgetShown") -> None:
        notes = [budgets.moved(shown), budgets.levels(shown.budget)]
        if shown.sums.unconverted:
            notes.append(self.tr("Amounts that no exchange rate converts are in no figure here."))
        box.addWidget(label(" ".join(note for note in notes if note), "small", wrap=True))

    def _unaware(self, found: "tuple[Unaware, ...]", currency: str) -> QFrame:
        frame, box = card("banner-warn")
        head = row(gap=2)
        head.addWidget(Icon(self._theme, "git-fork", "warn", 1.2), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "Decided without knowing of each other: each of these looked right where it was signed, and together they "
            "go beyond the budget."
        )
        head.addWidget(label(words, wrap=True), 1)
        box.addLayout(head)
        for one in found[:_MOST_UNAWARE]:
            link = RequestLink()
            link.lead_to(one.request, one.title or one.request)
            link.opened.connect(self.request_requested)
            box.addWidget(link)
            by = self._names.people.get(one.by, one.by) if one.by else self.tr("a rule")
            said = self.tr("Yes by %person on %day, who knew of %knew; %were were committed by then.")
            told = fill(
                said,
                person=by,
                day=times.moment(one.at_ms),
                knew=budgets.amount(one.knew, currency),
                were=budgets.amount(one.were, currency),
            )
            line = label(told, "small", wrap=True)
            line.setIndent(5)
            box.addWidget(line)
        return frame

    def _action(self, text: str, icon_name: str) -> QPushButton:
        made = button(text)
        wear_icon(made, self._theme, icon_name, "muted", 1.1)
        return made

    @Slot(bool)
    def _fold(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        if opened:
            self.taking_requested.emit(self.budget)

    @Slot()
    def _open_list(self) -> None:
        self.list_requested.emit(self._filter)

    @Slot()
    def _edit(self) -> None:
        self.edit_requested.emit(self.budget)

    @Slot()
    def _move(self) -> None:
        self.move_requested.emit(self.budget)

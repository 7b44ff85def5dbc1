"""*Try to tamper*: what was altered in a copy, and what the check says of it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QProgressBar, QScrollArea, QWidget

from desktop import numbers
from desktop.session import Session
from desktop.tasks import Job
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, card, clear, column, label, row
from desktop.wording.findings import finding
from desktop.wording.speech import fill
from desktop.wording.standing import verdict
from desktop.wording.troubles import trouble
from desktop.wording.values import money

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.tamper_trial import Tampered


class TamperDialog(QDialog):
    """Begins at once when it is opened."""

    tampered = Signal()
    """It was tried, and the check has spoken."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self.answer: Tampered | None = None
        self.setWindowTitle(self.tr("Try to tamper"))
        box = column(self, margin=5, gap=3)
        self._title = label(self.tr("Altering a past decision in a copy…"), "title", wrap=True)
        box.addWidget(self._title)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Altering and checking"))
        box.addWidget(self._bar)
        inside = QWidget()
        self._body = column(inside, gap=3)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        self._scroll.setAccessibleName(self.tr("What was found"))
        box.addWidget(self._scroll, 1)
        end = row()
        end.addStretch(1)
        self.close_button = button(self.tr("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        end.addWidget(self.close_button)
        box.addLayout(end)
        width, height = (round(session.theme.base_pt * times) for times in (72, 52))
        if parent is not None:
            width, height = min(width, parent.width() - 40), min(height, parent.height() - 40)
        self.resize(width, height)
        self._job = session.bridge.ask(_try, self._show, self._fail, long=True)

    @Slot(object)
    def _show(self, tried: "Tampered") -> None:
        known = self._session.overview
        self.answer, self._job = tried, None
        self._bar.hide()
        clear(self._body)
        names = known.names if known is not None else None
        person = self._session.name(tried.person)
        self._title.setText(self.tr("Found at once") if tried.found else self.tr("The check found something else"))
        self._part(
            "pencil",
            "warn",
            self.tr("What somebody with the file did"),
            fill(
                self.tr("One bit of entry %index was altered in a copy: %person said “%verdict” to %title, on %when."),
                index=str(tried.index),
                person=person,
                verdict=verdict(tried.verdict),
                title=tried.title if tried.amount is None else f"{tried.title} ({money(tried.amount)})",
                when=numbers.moment(tried.at_ms),
            ),
        )
        for one in tried.check.findings:
            said = finding(one, names) if names is not None else None
            if said is not None:
                self._part("shield-alert", "warn", said.title, said.text, self._calm(said.advice))
        self._part(
            "shield-check",
            "good",
            self.tr("Everything else is untouched"),
            self.tr("%n entries were checked, and no other is named.", "", tried.entries)
            + " "
            + fill(
                self.tr(
                    "%person signed the entry: it cannot be made to say something else without their key. Your own "
                    "office was only read, and the copy is gone."
                ),
                person=person,
            ),
        )
        self._body.addStretch(1)
        self.tampered.emit()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _calm(self, advice: str) -> str:
        """There is nothing to do about a copy; what a real office is told is shown as such."""
        copy = self.tr("This was a copy made for trying, and it is gone: there is nothing to do.")
        if not advice:
            return copy
        return copy + " " + fill(self.tr("In a real office it would say: “%advice”"), advice=advice)

    def _part(self, icon_name: str, colour: str, title: str, *texts: str) -> None:
        frame, inner = card()
        top = row(gap=2)
        top.addWidget(Icon(self._session.theme, icon_name, colour))
        top.addWidget(label(title, "strong", wrap=True), 1)
        inner.addLayout(top)
        for text in texts:
            if text:
                inner.addWidget(label(text, "", wrap=True, selectable=True))
        self._body.addWidget(frame)

    @Slot(object)
    def _fail(self, error: Any) -> None:
        self._job = None
        self._bar.hide()
        if hasattr(error, "advice"):
            said = trouble(error)
            self._title.setText(said.title)
            self._body.addWidget(label(f"{said.text} {said.advice}", "", wrap=True))
        else:
            self._session.bridge.meet(error)
            self.reject()


def _try(office: "Office") -> "Tampered":
    from workflows.office.tamper_trial import try_to_tamper  # noqa: PLC0415 -- on the lane

    return try_to_tamper(office)

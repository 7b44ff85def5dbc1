"""One entry of the log, beside the list: the whole sentence, where it leads, who signed it and how that is proven."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop.pages.log.proof_view import ProofView
from desktop.pages.log.told import whose
from desktop.pages.log.words import is_wrong, number_said, one_line, said, void_said, who
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.eliding import ElidingLink
from desktop.widgets.icon_button import Icon, IconButton, wear_icon
from desktop.widgets.lights import Lights
from desktop.widgets.plain import button, clear, column, label, row, set_look
from desktop.widgets.timeline import sign_of
from desktop.wording import events, times
from desktop.wording.speech import fill, sentence

if TYPE_CHECKING:
    from workflows.office.showing.log_entries import LogEntry
    from workflows.office.showing.logs import EntryProof
    from workflows.office.showing.names import Names
    from workflows.office.showing.told_entries import ToldEntry


class EntryView(QFrame):
    """What is known of one entry."""

    close_wanted = Signal()
    request_wanted = Signal(str)
    """The id of the request to show."""
    copied = Signal()
    """The proof lies in the clipboard."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("The entry"))
        self._where = label("", "overline", wrap=True)
        self.close_button = IconButton(session.theme, "x", self.tr("Close the entry (Esc)"))
        self.close_button.clicked.connect(self.close_wanted)
        self._icon = Icon(session.theme, "circle-dot", "muted", 1.5)
        self._what = label("", "lead", wrap=True, selectable=True)
        self._banner = QFrame()
        banner = row(self._banner, margin=3, gap=2)
        self._banner_icon = Icon(session.theme, "shield-alert", "bad")
        banner.addWidget(self._banner_icon, 0, Qt.AlignmentFlag.AlignTop)
        self._banner_text = label("", wrap=True, selectable=True)
        banner.addWidget(self._banner_text, 1)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(4 * SPACE)
        self._facts.setVerticalSpacing(2 * SPACE)
        self._facts.setColumnStretch(1, 1)
        self.toggle = button(self.tr("How this is proven"), "link")
        wear_icon(self.toggle, session.theme, "shield-check", "accent", 1.1)
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._fold)
        self.proof = ProofView(session.theme)
        self.proof.copied.connect(self.copied)
        self.proof.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        top = row(gap=2)
        top.addWidget(self._where, 1)
        top.addWidget(self.close_button)
        lead = row(gap=3)
        lead.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        lead.addWidget(self._what, 1)
        fold = row()
        fold.addWidget(self.toggle)
        fold.addStretch(1)
        inner = QWidget()
        box = column(inner, gap=4)
        box.addLayout(lead)
        box.addWidget(self._banner)
        box.addLayout(self._facts)
        box.addLayout(fold)
        box.addWidget(self.proof)
        box.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("What is known of the entry"))
        self._scroll.setWidget(inner)
        outer = column(self, margin=4, gap=3)
        outer.addLayout(top)
        outer.addWidget(self._scroll, 1)

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._what.text()

    @property
    def warning(self) -> str:
        """What is said about it besides; empty where there is nothing to say."""
        return "" if self._banner.isHidden() else self._banner_text.text()

    def show_entry(self, told: "ToldEntry", proof: "EntryProof | None", names: "Names") -> None:
        """Show this one."""
        entry = told.entry
        laptop = one_line(entry.device_name or entry.device)
        where = fill(self.tr("%laptop, %entry"), laptop=laptop, entry=number_said(entry.position))
        self._where.setText(where)
        self.setAccessibleDescription(where)
        self._icon.show_icon(*sign_of(entry))
        self._what.setText(said(entry, names))
        self._warn(told, names)
        self._show_facts(entry, proof, names)
        self.toggle.setVisible(proof is not None)
        if proof is not None:
            self.proof.show_proof(proof, names)
        self.proof.setVisible(proof is not None and self.toggle.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed the language; the words follow with the next entry."""
        if event.type() == QEvent.Type.LanguageChange:
            self.toggle.setText(self.tr("How this is proven"))
        super().changeEvent(event)

    # ------------------------------------------------------------ inside

    def _warn(self, told: "ToldEntry", names: "Names") -> None:
        entry = told.entry
        text = void_said(entry)
        if entry.event is None:
            text = " ".join(part for part in (self._unread(entry), whose(told, names)) if part)
        bad = is_wrong(entry)
        set_look(self._banner, "banner-bad" if bad else "banner-warn")
        self._banner_icon.show_icon("shield-alert" if bad else "ban", "bad" if bad else "warn")
        self._banner_text.setText(text)
        self._banner.setVisible(bool(text))

    def _unread(self, entry: "LogEntry") -> str:
        if is_wrong(entry):
            return self.tr("It counts for nothing. Everything before and after it is untouched by that.")
        if entry.why == "retired":
            return self.tr("Its place and its hash still stand, so that nobody can put something else there.")
        if entry.why == "no-key":
            return self.tr("It is whole: laptops that may read it can.")
        return sentence(events.unread(entry.why)) if entry.why != "not-understood" else self.tr("It is whole.")

    def _show_facts(self, entry: "LogEntry", proof: "EntryProof | None", names: "Names") -> None:
        clear(self._facts)
        facts: list[tuple[str, QWidget]] = []
        if entry.request is not None:
            title = one_line(entry.title or entry.request)
            link = ElidingLink(title, fill(self.tr("Open the request %title"), title=title))
            link.setProperty("request", entry.request)
            set_look(link, "flush")
            link.clicked.connect(self._open_request)
            facts.append((self.tr("Request"), link))
        facts.append((self.tr("Signed by"), _value(self._signed_by(entry, proof, names))))
        if entry.at_ms is not None:
            facts.append((self.tr("When"), _value(times.moment(entry.at_ms))))
        facts.append((self.tr("What it is"), _value(events.kind(entry.kind))))
        facts.append((self.tr("How far"), Lights(self._session.theme, entry.light)))
        for line, (name, widget) in enumerate(facts):
            self._facts.addWidget(label(name, "muted"), line, 0, Qt.AlignmentFlag.AlignVCenter)
            self._facts.addWidget(widget, line, 1, Qt.AlignmentFlag.AlignVCenter)

    def _signed_by(self, entry: "LogEntry", proof: "EntryProof | None", names: "Names") -> str:
        name = who(entry, names)
        signature = proof.signature if proof is not None else ""
        if signature == "good":
            return fill(self.tr("%person, and the signature is good"), person=name)
        if signature == "none":
            return self.tr("the laptop itself")
        if signature == "retired":
            return self.tr("not known any more")
        return fill(self.tr("nobody: %why"), why=_small(events.unread(signature or entry.why)))

    @Slot()
    def _open_request(self) -> None:
        sender = self.sender()
        if isinstance(sender, ElidingLink):
            self.request_wanted.emit(str(sender.property("request")))

    @Slot(bool)
    def _fold(self, on: bool) -> None:
        self.proof.setVisible(on)


def _value(text: str) -> QWidget:
    return label(text, wrap=True, selectable=True)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]

"""Whether the log is as it was written: one calm line, the way to look again, and what is wrong as cards."""

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QProgressBar, QWidget

from desktop import numbers
from desktop.pages.log.checking import LogCheck
from desktop.pages.log.finding_card import FindingCard
from desktop.session import Session
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, clear, column, label, row, set_look
from desktop.wording import times, troubles
from desktop.wording.findings import limit, note
from desktop.wording.speech import fill

if TYPE_CHECKING:
    from workflows.office.proving.verdict import Finding
    from workflows.office.showing.last_check import LastCheck
    from workflows.office.showing.names import Names

FEW = 3
"""Findings that are shown at once; the others when somebody asks."""


_NARROW = 62
"""Below so many digits of body text the button stands below the words."""
_BESIDE_WORDS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class CheckCard(QWidget):
    """The last check, or the running one."""

    entry_wanted = Signal(str, int)
    """Device and position of the entry to show."""
    request_wanted = Signal(str)
    """The id of the request to show."""

    def __init__(self, session: Session, check: LogCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._check = session, check
        self._shown: object = None
        self._shows_all = False
        self._frame = QFrame()
        self._icon = Icon(session.theme, "shield-check", "muted", 1.8)
        self._line = label("", "strong", wrap=True, selectable=True)
        self._more = label("", "muted", wrap=True, selectable=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.verify_button = button(self.tr("Verify now"), "primary", description=self.tr("Check every entry (V)"))
        wear_icon(self.verify_button, session.theme, "shield-check", "on_accent")
        self.verify_button.clicked.connect(check.verify)
        self.cancel_button = button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(check.cancel)
        self._inner = inner = row(self._frame, margin=4, gap=4)
        said = row(gap=4)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=1)
        words.addWidget(self._line)
        words.addWidget(self._bar)
        words.addWidget(self._more)
        said.addLayout(words, 1)
        inner.addLayout(said, 1)
        inner.addWidget(self.verify_button, 0, _BESIDE_WORDS)
        inner.addWidget(self.cancel_button, 0, _BESIDE_WORDS)
        self._cards = column(gap=2)
        self.all_button = button("", "link")
        self.all_button.clicked.connect(self._show_all)
        self.all_button.hide()
        more = Flowing(gap=2)
        more.addWidget(self.all_button)
        box = column(self, gap=2)
        box.addWidget(self._frame)
        box.addLayout(self._cards)
        box.addLayout(more)
        check.changed.connect(self.show_check)
        session.overview_changed.connect(self.show_check)
        session.theme.looks_changed.connect(self._arrange)
        self.show_check()

    @property
    def cards(self) -> list[FindingCard]:
        """What is wrong, as it is shown."""
        found = [self._cards.itemAt(at) for at in range(self._cards.count())]
        widgets = [item.widget() for item in found if item is not None]
        return [one for one in widgets if isinstance(one, FindingCard)]

    @property
    def text(self) -> str:
        """The line, and what stands below it."""
        return " ".join(one.text() for one in (self._line, self._more) if one.text())

    @Slot()
    def show_check(self) -> None:
        """Show how it stands."""
        check = self._check
        self.verify_button.setVisible(not check.is_running)
        self.cancel_button.setVisible(check.is_running)
        self.cancel_button.setEnabled(not check.is_stopping)
        self._bar.setVisible(check.is_running)
        if check.is_running:
            self._say("card", "shield-check", "accent", self._running(), "")
            self._bar.setAccessibleName(self._line.text())
            self._bar.setRange(0, check.total)
            self._bar.setValue(check.done)
        elif check.error is not None:
            said = troubles.trouble(check.error)  # type: ignore[arg-type]  # only errors with words come here
            self._say("banner-bad", "shield-alert", "bad", said.title, f"{said.text} {said.advice}")
        elif check.last is None:
            self._say(
                "card",
                "shield-check",
                "muted",
                self.tr("The log has not been checked on this laptop yet."),
                self.tr("A check reads every entry, its signature and its place, and believes nothing beside them."),
            )
        else:
            self._ended(check.last)
        self._show_findings(None if check.is_running or check.error is not None else check.last)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower: the button stands beside the words, or below them."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        narrow = self.width() < _NARROW * QFontMetrics(self._session.theme.font("body")).horizontalAdvance("0")
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._inner.direction() != wanted:
            self._inner.setDirection(wanted)

    # ------------------------------------------------------------ one line

    def _say(self, look: str, icon_name: str, colour: str, line: str, more: str) -> None:
        set_look(self._frame, look)
        self._icon.show_icon(icon_name, colour)
        self._line.setText(line)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._frame.setAccessibleName(f"{line} {more}".strip())

    def _running(self) -> str:
        check = self._check
        if check.is_stopping:
            return self.tr("Stopping…")
        facts = {"done": numbers.count(check.done), "all": numbers.count(check.total)}
        match check.what:
            case "entries" if check.total:
                return fill(self.tr("Checking entries: %done of %all…"), **facts)
            case "requests" if check.total:
                return fill(self.tr("Comparing what follows from them: %done of %all requests…"), **facts)
            case "files" if check.done:
                return fill(self.tr("Checking files: %done…"), **facts)
        return self.tr("Checking the log…")

    def _ended(self, last: "LastCheck") -> None:
        more = [self._when(last), *(limit(code) for code in last.verdict.limits)]
        if last.folder is not None and not last.folder.findings:
            more.append(self.tr("The shared folder is sound as well: %n files.", "", last.folder.files))
        if last.folder_trouble is not None:
            more.append(self.tr("The shared folder could not be looked at."))
        names = self._names()
        if last.folder is not None and names is not None:
            more += [note(one, names) for one in last.folder.notes if one.code in {"news", "join"}][:FEW]
        if self._check.was_stopped:
            more.insert(0, self.tr("You stopped a check. This is the one before:"))
        opened = "no-key" not in last.verdict.limits
        if last.wrong:
            line = self.tr("%n things are not as they were written.", "", last.wrong)
            self._say("banner-bad", "shield-alert", "bad", line, " ".join(more))
        elif opened:
            line = self.tr("%n entries are as they were written.", "", last.verdict.entries)
            self._say("banner-good", "shield-check", "good", self._grouped(line, last), " ".join(more))
        else:
            line = self.tr("%n entries are as they were written, by their hashes.", "", last.verdict.entries)
            self._say("banner-warn", "shield-check", "warn", self._grouped(line, last), " ".join(more))

    @staticmethod
    def _grouped(line: str, last: "LastCheck") -> str:
        """Qt writes the number of a plural without groups."""
        return line.replace(str(last.verdict.entries), numbers.count(last.verdict.entries), 1)

    def _when(self, last: "LastCheck") -> str:
        took = max(1, round(last.took_ms / 1000))
        said = self.tr("Checked %when, took %seconds s.")
        return fill(said, when=times.moment(last.at_ms), seconds=numbers.count(took))

    # ------------------------------------------------------------ what is wrong

    def _show_findings(self, last: "LastCheck | None") -> None:
        names = self._names()
        shown = (last, self._shows_all, names)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._cards)
        self.all_button.hide()
        if last is None or names is None:
            return
        in_folder = () if last.folder is None else last.folder.findings
        groups = [(found, False) for found in _by_place(last.verdict.findings)]
        groups += [(found, True) for found in _by_place(in_folder)]
        most = len(groups) if self._shows_all else FEW
        for found, folder in groups[:most]:
            first = found[0]
            told = self._check.told.get((first.device or "", -1 if first.index is None else first.index))
            made = FindingCard(self._session.theme, found, told, names, in_folder=folder)
            made.entry_wanted.connect(self.entry_wanted)
            made.request_wanted.connect(self.request_wanted)
            self._cards.addWidget(made)
        if len(groups) > most:
            self.all_button.setText(self.tr("Show %n more", "", len(groups) - most))
            self.all_button.show()

    @Slot()
    def _show_all(self) -> None:
        self._shows_all = True
        self.show_check()

    def _names(self) -> "Names | None":
        known = self._session.overview
        return None if known is None else known.names


def _by_place(findings: "tuple[Finding, ...]") -> "list[tuple[Finding, ...]]":
    """Findings about the same entry together."""

    def place(found: "Finding") -> tuple[object, ...]:
        if found.device is None or found.index is None:
            return (id(found),)
        return (found.device, found.index)

    order = {key: at for at, key in reversed(list(enumerate(map(place, findings))))}
    return [tuple(group) for _, group in groupby(sorted(findings, key=lambda one: order[place(one)]), key=place)]

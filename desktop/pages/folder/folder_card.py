"""The folder: where it is, when it was looked into, what waits to go, and how far this laptop's log has come."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from desktop import numbers
from desktop.pages.folder.folding import Folding
from desktop.pages.folder.steps import Stage, StageRow
from desktop.theme import SPACE, Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, card, column, label, plain_tip, row, rule, set_look
from desktop.wording.standing import light
from desktop.wording.times import ago

if TYPE_CHECKING:
    from workflows.office.showing.folder_shown import FolderShown


class FolderCard(QWidget):
    """The folder that is connected."""

    change_requested = Signal()
    disconnect_requested = Signal()
    repair_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, inner = card()
        column(self).addWidget(frame)
        inner.setSpacing(3 * SPACE)
        head = row(gap=3)
        self._icon = Icon(theme, "folder-sync", "accent", 2.0)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said = QWidget()
        words = column(said, gap=1)
        self._place = PathLabel()
        self._place.setAccessibleName(self.tr("Where the shared folder is"))
        self._when = label("", "muted", wrap=True)
        words.addWidget(self._place)
        words.addWidget(self._when)
        self._pill = label("", "pill-good")
        head.addWidget(Folding(said, self._pill), 1)
        inner.addLayout(head)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(SPACE)
        self._busy.setAccessibleName(self.tr("Working with the folder"))
        kept = self._busy.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(kept)
        self._busy.hide()
        inner.addWidget(self._busy)
        inner.addWidget(label(self.tr("What was written on this laptop"), "overline"))
        self._lights = StageRow(theme)
        inner.addWidget(self._lights)
        inner.addWidget(rule())
        inner.addLayout(self._make_foot(theme))

    def _make_foot(self, theme: Theme) -> Flowing:
        foot = Flowing(gap=2)
        self.open = button(self.tr("Open the folder"), "quiet")
        self.change = button(self.tr("Change the folder…"), "quiet")
        self.repair = button(
            self.tr("Repair"),
            "quiet",
            description=self.tr("Verify every file in the folder again, and write what is missing"),
        )
        self.disconnect_button = button(self.tr("Disconnect…"), "quiet")
        wear_icon(self.open, theme, "folder-open")
        wear_icon(self.change, theme, "folder-sync")
        wear_icon(self.repair, theme, "life-buoy")
        wear_icon(self.disconnect_button, theme, "log-out")
        self.open.clicked.connect(self._open)
        self.change.clicked.connect(self.change_requested)
        self.repair.clicked.connect(self.repair_requested)
        self.disconnect_button.clicked.connect(self.disconnect_requested)
        for one in (self.open, self.change, self.repair, self.disconnect_button):
            foot.addWidget(one)
        return foot

    def show_folder(self, shown: "FolderShown", now_ms: int, matters: int) -> None:
        """Show how it stands."""
        self._icon.show_icon("cloud" if shown.is_cloud else "folder-sync", "accent")
        self._place.show_path(shown.place or "")
        self.open.setVisible(not shown.is_cloud)
        waits = shown.to_publish
        if shown.last_ms is None:
            when = self.tr("Nothing was exchanged with it yet.")
        else:
            when = self.tr("Last exchange: %1.").replace("%1", ago(shown.last_ms, now_ms))
        sent = (
            self.tr("Entries that wait to go: %1.").replace("%1", numbers.count(waits))
            if waits
            else self.tr("Everything from here is in the folder.")
        )
        self._when.setText(f"{when} {sent}")
        if matters:
            self._pill.setText(self.tr("Needs a look"))
            set_look(self._pill, "pill-warn")
        elif waits:
            self._pill.setText(self.tr("On its way"))
            set_look(self._pill, "pill-accent")
        else:
            self._pill.setText(self.tr("All is well"))
            set_look(self._pill, "pill-good")
        self._lights.show_stages(_lights_of(shown))

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._place.path))

    def show_busy(self, *, busy: bool) -> None:
        """Something is being done with the folder."""
        self._busy.setVisible(busy)
        for one in (self.change, self.repair, self.disconnect_button):
            one.setEnabled(not busy)


_OURS = frozenset({"here", "in-folder"})
"""Lights that every entry reaches; others never say that they have seen the last word about what was seen."""


class PathLabel(QLabel):
    """A path that never makes its place wider: what does not fit is left out in its middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.setProperty("look", "lead")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_path(self, path: str) -> None:
        """Show this."""
        self.path = path
        self.setToolTip(plain_tip(path))
        self.setAccessibleDescription(path)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt gave it another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.path, Qt.TextElideMode.ElideMiddle, max(self.width(), 40))
        if shown != self.text():
            self.setText(shown)


def _lights_of(shown: "FolderShown") -> tuple[Stage, ...]:
    """The four lights over the whole log: how many entries have come so far."""
    own, others = shown.own, [one for one in shown.laptops if not one.line.own]
    counts = {"here": own.signed, "in-folder": own.in_folder}
    if others:
        counts["seen"] = own.seen
    if any(one.witness for one in others):
        counts["witnessed"] = own.witnessed
    found = []
    for code, count in counts.items():
        standing = "done" if count >= (own.signed if code in _OURS else own.acts) else ("now" if count else "ahead")
        found.append(Stage(text=light(code), standing=standing, detail=numbers.count(count)))  # type: ignore[arg-type]  # one of three
    return tuple(found)

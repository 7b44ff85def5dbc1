"""What stands over the list of records: what can be done, and the kinds."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabBar, QWidget

from desktop.theme import Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, column, label
from desktop.wording import record_fields
from desktop.wording.speech import spoken

if TYPE_CHECKING:
    from workflows.office.showing.record_list import RecordList


class Head(QWidget):
    """Offers what whoever looks may do, and says why where they may not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = column(self, gap=3)
        box.addWidget(label(self.tr("Suppliers and customers"), "title", wrap=True))
        told = self.tr(
            "All units share them. Each field says who wrote it; an account counts once somebody verified it."
        )
        box.addWidget(label(told, "muted", wrap=True))
        self.add = button("", "primary")
        wear_icon(self.add, theme, "plus", "on_accent", 1.1)
        self.imports = button(self.tr("Import a table…"))
        wear_icon(self.imports, theme, "upload", "text", 1.1)
        self.exports = button(self.tr("Export…"))
        wear_icon(self.exports, theme, "download", "text", 1.1)
        self.pairs = button("")
        wear_icon(self.pairs, theme, "copy", "warn", 1.1)
        self.pairs.setCheckable(True)
        self.pairs.hide()
        acts = Flowing(gap=2)
        for one in (self.add, self.imports, self.exports, self.pairs):
            acts.addWidget(one)
        box.addLayout(acts)
        self._why_not = label("", "small", wrap=True)
        self._why_not.hide()
        box.addWidget(self._why_not)
        self.kinds = QTabBar()
        self.kinds.setAccessibleName(self.tr("Kinds of records"))
        self.kinds.setDrawBase(False)
        self.kinds.setExpanding(False)
        for kind, words in record_fields.SORTS.items():
            self.kinds.setTabData(self.kinds.addTab(spoken(words)), kind)
        box.addWidget(self.kinds)
        self.add.setText(spoken(record_fields.NEW[self.kind]) + "…")

    @property
    def kind(self) -> str:
        """The kind that is listed."""
        return str(self.kinds.tabData(self.kinds.currentIndex()))

    def choose(self, kind: str) -> None:
        """List this kind."""
        at = next((at for at in range(self.kinds.count()) if self.kinds.tabData(at) == kind), 0)
        self.kinds.setCurrentIndex(at)

    def show_for(self, shown: "RecordList | None", alike: int) -> None:
        """Offer what can be done with the kind that is listed. ``alike``: pairs of it that look alike."""
        self.add.setText(spoken(record_fields.NEW[self.kind]) + "…")
        self.pairs.setText(self.tr("%n pairs look alike", "", alike))
        self.pairs.setVisible(alike > 0)
        if not alike:
            self.pairs.setChecked(False)
        if shown is not None:
            for one in (self.add, self.imports):
                one.setVisible(not shown.may.write)
            self.exports.setVisible(any(one.line.sort == self.kind for one in shown.records))
            self._why_not.setText(record_fields.why_not(shown.may.write))
            self._why_not.setVisible(bool(shown.may.write))

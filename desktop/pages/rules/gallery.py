"""The gallery of ready-made processes: what each is for, and taking one into the office."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.session import Session
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.line_list import Line, LineList
from desktop.widgets.plain import label
from desktop.wording.refusals import refusal
from desktop.wording.troubles import trouble
from workflows.errors import CountersignError

if TYPE_CHECKING:
    from workflows.automations.process_gallery import Added, GalleryEntry
    from workflows.domain.commands import Refusal
    from workflows.office.office import Office

_LINES = 5


class GalleryModel(QObject):
    """What there is, and the wish to have one. Lives on the main thread."""

    entries_changed = Signal()
    added = Signal(object)
    """``Added``: what came into the office."""
    refused = Signal(object)
    """A ``Refusal``: nothing was changed."""
    failed = Signal(object)
    """A ``CountersignError``: nothing was changed."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.entries: tuple[GalleryEntry, ...] = ()

    def refresh(self) -> None:
        """Ask what there is."""
        self._session.bridge.ask(_gallery, self._take, self._fail, long=True)

    def add(self, process: str, *, with_automations: bool) -> None:
        """Take one into the office."""
        self._session.bridge.act(
            partial(_add, process, with_automations, self._session.person), self._added, self._fail
        )

    @Slot(object)
    def _take(self, entries: "tuple[GalleryEntry, ...]") -> None:
        self.entries = entries
        self.entries_changed.emit()

    @Slot(object)
    def _added(self, answer: Any) -> None:
        from workflows.domain.commands import Refusal  # noqa: PLC0415 -- after the first painting

        (self.refused if isinstance(answer, Refusal) else self.added).emit(answer)

    @Slot(object)
    def _fail(self, error: object) -> None:
        self.failed.emit(error)


class GalleryDialog(AskingDialog):
    """Lines to choose from; one at a time is taken in."""

    def __init__(self, session: Session, *, may_add: bool, parent: QWidget) -> None:
        super().__init__(session.theme, self.tr("Ready-made processes"), self.tr("Take into the office"), parent)
        self._session, self._may = session, may_add
        self.model = GalleryModel(session, self)
        self.entries = LineList(session.theme, self.tr("Ready-made processes"), self)
        self.entries.setMinimumHeight(self.fontMetrics().lineSpacing() * 4 * _LINES)
        self.entries.line_reached.connect(self._reach)
        self.fields.addWidget(self.entries)
        self.reminders = QCheckBox(self.tr("With its reminders and reports, switched off at first"))
        self.reminders.setChecked(True)
        self.fields.addWidget(self.reminders)
        said = self.tr("It is published as it came, and signed. You can change it afterwards with an office file.")
        if not may_add:
            said = self.tr("An owner takes one in, on the laptop that writes about the office.")
        self.fields.addWidget(label(said, "muted", wrap=True))
        self.yes.setEnabled(False)
        self.model.entries_changed.connect(self._show)
        self.model.refused.connect(self._refused)
        self.model.failed.connect(self._failed)
        self.model.refresh()

    @Slot()
    def send(self) -> None:
        """Wish the one that is chosen."""
        one = self._chosen()
        if one is not None and self.yes.isEnabled():
            self.say_problem("")
            self.yes.setEnabled(False)
            wanted = one.with_automations and self.reminders.isChecked()
            self.model.add(one.process.id, with_automations=wanted)

    def _chosen(self) -> "GalleryEntry | None":
        at = self.entries.currentIndex().row()
        return self.model.entries[at] if 0 <= at < len(self.model.entries) else None

    @Slot()
    def _show(self) -> None:
        has = self.tr("in the office")
        self.entries.show_lines(
            [
                Line(
                    key=one.process.id,
                    icon="circle-check" if one.published else "file-plus",
                    colour="good" if one.published else "accent",
                    title=one.process.name,
                    mark=has if one.published else "",
                    text=one.process.sentence,
                )
                for one in self.model.entries
            ]
        )
        first = next((one for one in self.model.entries if not one.published), None)
        if first is not None:
            self.entries.go_to(first.process.id)
        self._reach("")
        self.fit()

    @Slot(str)
    def _reach(self, process: str) -> None:
        del process
        one = self._chosen()
        self.yes.setEnabled(self._may and one is not None and not one.published)
        self.reminders.setEnabled(one is not None and one.with_automations)

    @Slot(object)
    def _refused(self, answer: "Refusal") -> None:
        known = self._session.overview
        if known is not None:
            self.say_problem(refusal(answer, known.names).whole)

    @Slot(object)
    def _failed(self, error: object) -> None:
        self.say_problem(trouble(error).whole if isinstance(error, CountersignError) else str(error))


def _gallery(office: "Office") -> "tuple[GalleryEntry, ...]":
    from workflows.automations.process_gallery import gallery  # noqa: PLC0415 -- on the lane

    return gallery(office)


def _add(process: str, with_automations: bool, by: str, office: "Office") -> "Added | Refusal":
    from workflows.automations.process_gallery import add_process  # noqa: PLC0415 -- on the lane

    return add_process(office, by, process, with_automations=with_automations)

"""What the page for new requests knows and can do; no widget."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal, Slot

from desktop.pages.new_request import core_questions as core
from desktop.pages.new_request.drafting import Drafting
from desktop.pages.new_request.foretelling import Foretelling
from desktop.pages.new_request.given import Given
from desktop.pages.new_request.heap import Heap
from desktop.pages.new_request.reading import Reading
from desktop.session import Session
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.office.asking import ReadFile
    from workflows.office.showing.overview import WorkflowLine
    from workflows.office.showing.preview import FormShown, Preview

Stage = Literal["choosing", "form", "reading", "results", "sent"]


class NewRequestModel(QObject):
    """One request being written at a time, or a heap of documents that were read."""

    stage_changed = Signal()
    """Another part of the page is to be shown; ``stage`` says which."""
    form_changed = Signal()
    """Another form is to be shown, empty: ``form``, or the same anew."""
    begun = Signal(object)
    """A ``Given``: what is to be put into the form."""
    read_changed = Signal()
    """``read`` is another document, or none."""
    foretold = Signal()
    """``preview`` is another."""
    files_changed = Signal()
    """``attached`` are others."""
    readable_changed = Signal()
    """It is known which forms documents fill."""
    unit_changed = Signal()
    sending_changed = Signal()
    refused = Signal(object)
    """A ``Refusal`` or an error: nothing was sent, nothing typed is lost."""
    document_refused = Signal(object)
    """The ``ReadFile`` of the only file, which could not be read."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.stage: Stage = "choosing"
        self.form: FormShown | None = None
        self.unit = ""
        self.attached: tuple[str, ...] = ()
        self.read: ReadFile | None = None
        self.preview: Preview | None = None
        self.sent: core.Sent | None = None
        self.is_sending = False
        self.readable: tuple[str, ...] | None = None
        """Workflows that documents fill; None until the office has answered."""
        self.unreadable: Mapping[str, str] = {}
        """Codes of what cannot be read, by field."""
        self._values: Mapping[str, Any] = {}
        self._typed: Mapping[str, str] = {}
        self._field_files: tuple[str, ...] = ()
        self._person = session.person
        self._opening: Job | None = None
        self._given = Given()
        self._waiting_files: list[str] = []
        self._read_again = ""
        self._refused_document: ReadFile | None = None
        self.drafting = Drafting(session, self)
        self.foretelling = Foretelling(session, self)
        self.reading = Reading(session, self)
        self.heap = Heap(session, self)
        self.foretelling.foretold.connect(self._take_preview)
        self.reading.finished.connect(self._take_read)
        self.reading.failed.connect(self._take_trouble)
        self.heap.refused.connect(self.refused)

    # ------------------------------------------------------------ what there is

    @property
    def workflows(self) -> "tuple[WorkflowLine, ...]":
        """What can be asked, by name."""
        known = self.session.overview
        return () if known is None else known.workflows

    @property
    def labels(self) -> dict[str, str]:
        """The form's labels by field."""
        return {} if self.form is None else {one.id: one.label for one in self.form.fields}

    @property
    def is_begun(self) -> bool:
        """Whether something would be lost if this request were forgotten."""
        return bool(self._typed or self.attached or self.read is not None)

    @property
    def reads_here(self) -> bool:
        """Whether documents fill the form that is open, or one that could be."""
        known = self.readable or ()
        return self.form.workflow in known if self.form is not None and self.stage == "form" else bool(known)

    # ------------------------------------------------------------ beginning

    def refresh(self) -> None:
        """The office or the person may be another."""
        if self._person != self.session.person:
            self.drafting.keep_now()
            self._person = self.session.person
            self.begin_anew()
        self.drafting.renew()
        self.session.bridge.ask(core.readable, self._take_readable)
        if self.form is None and self.stage == "choosing" and self._opening is None and len(self.workflows) == 1:
            self.choose(self.workflows[0].id)
        elif self.form is not None and self.stage == "form":
            self._tell()

    def begin_anew(self) -> None:
        """Begin with nothing: choose the kind, or the only form empty. What was written before is kept as a draft."""
        self.drafting.begin()
        self._clear()
        self.form = None
        self._go("choosing")
        if len(self.workflows) == 1:
            self.choose(self.workflows[0].id)

    @Slot()
    def choose_again(self) -> None:
        """Ask for another kind of thing; what was written is kept as a draft."""
        self.drafting.begin()
        self._clear()
        self.form = None
        self._go("choosing")

    def choose(self, workflow: str) -> None:
        """Ask this kind of thing."""
        self._begin(workflow, Given())

    def open_draft(self, draft: str) -> None:
        """Go on with a draft."""
        found = next((one for one in self.drafting.drafts if one.id == draft), None)
        if found is not None:
            given = Given(unit=found.unit, typed=found.values, attached=found.files)
            self._begin(found.workflow, given, draft)

    @Slot(str)
    def remove_draft(self, draft: str) -> None:
        """Throw a draft away, and what is written of it."""
        own = self.drafting.place.id == draft
        self.drafting.remove(draft)
        if own:
            self.begin_anew()

    def copy(self, request: str) -> None:
        """Begin a request like an earlier one."""
        self.session.bridge.ask(partial(core.copy_of, request), self._take_copy)

    def open_result(self, at: int) -> None:
        """Look at a document that was read, in its form."""
        if self.heap.states[at] in {"ready", "look"}:
            self._fill(self.heap.documents[at], at)

    def show_results(self) -> None:
        """Go back to the documents that were read."""
        self.drafting.begin()
        self._clear()
        self._go("results")

    # ------------------------------------------------------------ writing

    def put_values(
        self, values: Mapping[str, Any], typed: Mapping[str, str], unreadable: Mapping[str, str], files: tuple[str, ...]
    ) -> None:
        """This is what stands in the form now; ``files`` are those that were chosen in its fields."""
        self._values, self._typed, self.unreadable, self._field_files = values, typed, unreadable, files
        self._tell()

    def put_unit(self, unit: str) -> None:
        """It is for this unit."""
        if unit and unit != self.unit:
            self.unit = unit
            self.note()
            self._tell()
            self.unit_changed.emit()

    def attach(self, paths: list[str]) -> None:
        """Let these files go with it."""
        fresh = [path for path in dict.fromkeys(paths) if path not in self.attached]
        if fresh:
            self.attached = (*self.attached, *fresh)
            self.note()
            self.files_changed.emit()

    def detach(self, path: str) -> None:
        """This file does not go with it."""
        if self.read is not None and str(self.read.path) == path:
            self.read = None
            self.read_changed.emit()
            self._tell()
        self.attached = tuple(one for one in self.attached if one != path)
        self.note()
        self.files_changed.emit()

    def note(self) -> None:
        """Somebody changed something: keep the draft soon."""
        from workflows.office.showing.drafts import Draft  # noqa: PLC0415 -- imported by now: the form came from there

        if self.form is None or self.is_sending or not (self.is_begun or self.drafting.place.id):
            return
        first = (str(self.read.path),) if self.read is not None else ()
        self.drafting.note(
            Draft(
                workflow=self.form.workflow,
                unit=self.unit,
                by=self._person,
                values=dict(self._typed),
                files=tuple(dict.fromkeys((*first, *self.attached))),
            )
        )

    # ------------------------------------------------------------ documents

    def take_files(self, paths: list[str]) -> None:
        """Files came: read them where documents fill the form and nobody wrote yet; else they go with the request."""
        if self.readable is None:
            self._waiting_files += paths
        elif not self.reads_here or (self.stage == "form" and self.is_begun):
            self.attach(paths)
        elif paths:
            self._stop_opening()
            self.heap.workflow = self.form.workflow if self.form is not None else self.readable[0]
            self._go("reading")
            self.reading.read(paths, self.heap.workflow)

    # ------------------------------------------------------------ sending

    def wish(self) -> core.Wish:
        """What would be sent now."""
        assert self.form is not None
        return core.Wish(
            workflow=self.form.workflow,
            unit=self.unit,
            by=self.session.person,
            values=dict(self._values),
            read=self.read,
            attached=tuple(dict.fromkeys((*self._field_files, *self.attached))),
        )

    def send(self, how: core.Sending = core.send) -> bool:
        """Send it, once; whether it is on its way. Problems that are known already keep it here."""
        if self.form is None or self.stage != "form" or self.is_sending or self.unreadable:
            return False
        if self.preview is not None and not self.foretelling.is_waiting and self.preview.problems:
            return False
        self.is_sending = True
        self.drafting.keep_now()
        self.sending_changed.emit()
        deed = partial(how, self.wish(), self.drafting.place)
        self.session.bridge.act(deed, self._take_sent, self._take_trouble)
        return True

    # ------------------------------------------------------------ inside

    def _begin(self, workflow: str, given: Given, draft: str = "") -> None:
        self.drafting.begin(draft)
        self._clear()
        self._given = given
        self._opening = self.session.bridge.ask(partial(core.form, workflow), self._take_form)

    def _fill(self, read: "ReadFile", at: int | None) -> None:
        self._begin(self.heap.workflow, Given(unit=read.unit, values=read.values, read=read, from_heap=at))

    def _clear(self) -> None:
        self._stop_opening()
        self.foretelling.stop()
        self._read_again, self._refused_document = "", None
        self._values, self._typed, self.unreadable, self._field_files = {}, {}, {}, ()
        self.attached, self.preview, self.sent, self.read = (), None, None, None
        self._given = Given()

    def _stop_opening(self) -> None:
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit()

    def _tell(self) -> None:
        if self.form is not None and self.stage == "form" and self.session.person:
            self.foretelling.tell(self.wish())

    def own_unit(self) -> str:
        """The unit of the person who acts; the head where they have none."""
        known = self.session.overview
        if known is None:
            return ""
        own = next((one.unit for one in known.people if one.id == self.session.person), "")
        return own or next((one.id for one in known.units), "")

    @Slot(object)
    def _take_readable(self, found: tuple[str, ...]) -> None:
        self.readable = found
        self.readable_changed.emit()
        if self._waiting_files:
            paths, self._waiting_files = self._waiting_files, []
            self.take_files(paths)

    @Slot(object)
    def _take_copy(self, found: "core.Copied | None") -> None:
        if found is not None:
            self._begin(found.workflow, Given(unit=found.unit, values=found.values))

    @Slot(object)
    def _take_form(self, found: "FormShown | None") -> None:
        self._opening = None
        if found is None:
            self.begin_anew()
            return
        given = self._given
        self.form, self.unit = found, given.unit or self.own_unit()
        self.attached, self.read = given.attached, given.read
        self.form_changed.emit()
        self._go("form")
        self.begun.emit(given)
        self.unit_changed.emit()
        self.files_changed.emit()
        self.read_changed.emit()
        if given.typed and given.attached and found.workflow in (self.readable or ()):
            self._read_again = given.attached[0]
            self.reading.read([self._read_again], found.workflow)
        self._tell()
        refused, self._refused_document = self._refused_document, None
        if refused is not None:
            self.document_refused.emit(refused)

    @Slot()
    def _take_read(self) -> None:
        found = self.reading.found
        if self._read_again:
            self._take_read_again(found)
        elif self.stage != "reading":
            return
        elif not found:
            self.begin_anew()
        elif len(found) > 1 or found[0].state == "before":
            self.heap.show(found, self.heap.workflow)
            self._clear()
            self._go("results")
        elif found[0].state == "refused":
            self._begin(self.heap.workflow, Given())
            self._refused_document = found[0]
        else:
            self._fill(found[0], None)

    def _take_read_again(self, found: "tuple[ReadFile, ...]") -> None:
        """The first file of a draft: what its values were read from, if it was that."""
        path, self._read_again = self._read_again, ""
        if path in self.attached and len(found) == 1 and found[0].state in {"ready", "look"}:
            self.read = found[0]
            self.attached = tuple(one for one in self.attached if one != path)
            self.files_changed.emit()
            self.read_changed.emit()
            self._tell()

    @Slot(object)
    def _take_preview(self, found: "Preview") -> None:
        if self.stage == "form":
            self.preview = found
            self.foretold.emit()

    @Slot(object)
    def _take_sent(self, answer: Any) -> None:
        self.is_sending = False
        self.sending_changed.emit()
        if not isinstance(answer, core.Sent):
            self.refused.emit(answer)
            return
        at = self._given.from_heap
        if at is not None:
            self.heap.was_sent(at, answer.request)
        self.drafting.drop()
        self.drafting.begin()
        self.drafting.renew()
        self._clear()
        self.sent = answer
        self._go("sent")

    @Slot(object)
    def _take_trouble(self, error: object) -> None:
        self.is_sending = False
        self.sending_changed.emit()
        if self.stage == "reading":
            self.begin_anew()
        self.refused.emit(error)

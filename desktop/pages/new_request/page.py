"""The page on which somebody asks for something: widgets and their layout."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.page import Notice, Page
from desktop.pages.new_request import core_questions as core
from desktop.pages.new_request.bar import SendBar
from desktop.pages.new_request.given import Given
from desktop.pages.new_request.live_line import LiveLine, live_line, sent_line
from desktop.pages.new_request.parts import Parts
from desktop.pages.new_request.row_words import draft_rows, result_row
from desktop.pages.new_request.stages import Banner
from desktop.pages.new_request.view_model import NewRequestModel
from desktop.pages.new_request.writing import Writing
from desktop.session import Session
from desktop.widgets.choosing_paths import choose_files
from desktop.widgets.plain import column
from desktop.wording.speech import numbered

if TYPE_CHECKING:
    from desktop.actions import Actions
    from workflows.changes import Changes
    from workflows.office.asking import ReadFile


class NewRequestPage(Page):
    """Choose a kind, fill the form, see who will decide, send."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.model = NewRequestModel(session, self)
        theme = session.theme
        self.writing = Writing(session)
        self.form = self.writing.form
        self.bar = SendBar(theme)
        self.banner = Banner(theme)
        self.parts = Parts(session, self.writing)
        self._refused_file = ""
        self._before = ""
        self._lists_own = False
        box = column(self, gap=0)
        box.addWidget(self.banner)
        box.addWidget(self.parts, 1)
        box.addWidget(self.bar)
        self._wire()
        self._show_stage()

    def bind_actions(self, actions: "Actions") -> None:
        """The window lets this page bind its keys."""
        actions.bind("send", self, self.send, page="new_request")
        actions.bind("keep-draft", self, self.keep_draft, page="new_request")

    # ------------------------------------------------------------ what the window calls

    def refresh(self) -> None:
        """Ask for what is shown."""
        if self.model.stage == "choosing" and len(self.model.workflows) != 1:
            self.parts.gallery.show_workflows(self.model.workflows)
        self._show_unit()
        self.model.refresh()

    def concerns(self, changes: "Changes") -> bool:
        """Workflows, people and rules may be others now."""
        return True

    def lasting(self, item: str) -> str:
        """Every item begins or brings back a form, which stays."""
        del item
        return ""

    def open_item(self, item: str) -> None:
        """A kind of request, a copy of one, files to choose, or a draft that was thrown away."""
        what, _, which = item.partition(":")
        match what:
            case "workflow":
                self.model.choose(which)
            case "copy":
                self.model.copy(which)
            case "draft":
                self.model.open_draft(which)
            case "undo-draft":
                self.model.drafting.undo(which)
            case "files":
                self.choose_files()

    def take_files(self, paths: list[str]) -> None:
        """Files were dropped."""
        before = self.model.attached
        self.model.take_files(paths)
        if len(self.model.attached) > len(before):
            self.notice_requested.emit(Notice(text=self.tr("%n files are attached.", "", len(paths))))

    def finish(self) -> None:
        """Everything is closed."""
        self.model.drafting.keep_now()

    def first_focus(self) -> QWidget | None:
        """The first thing to do."""
        if self.model.stage == "form":
            return self.form.first_entry()
        return self.parts.first_kind() if self.model.stage == "choosing" else None

    # ------------------------------------------------------------ intents

    @Slot()
    def send(self) -> None:
        """Send, or say what is missing."""
        if self.model.stage != "form" or self.model.is_sending:
            return
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # what stands in the field is meant now
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.model.send():
            self._show_problems(everything=True)
            self.form.focus_problem()

    @Slot()
    def keep_draft(self) -> None:
        """Keep what stands there, now."""
        if self.model.is_begun:
            self._lists_own = True
            self.model.drafting.keep_now()
            self._show_drafts()
            self.notice_requested.emit(Notice(text=self.tr("Kept as a draft. You find it beside the form.")))

    @Slot()
    def choose_files(self) -> None:
        """Choose files to read or to attach."""
        choose_files(self, self.tr("Documents"), self.take_files)

    @Slot()
    def attach_files(self) -> None:
        """Choose files to attach, never to read."""
        choose_files(self, self.tr("Files to attach"), self.model.attach)

    # ------------------------------------------------------------ from the form to the model

    @Slot()
    def _edited(self) -> None:
        self.bar.say_kept("")
        self._tell_values()
        self.model.note()

    def _tell_values(self) -> None:
        form = self.form
        self.model.put_values(form.values(), form.typed(), form.problems(), tuple(form.files().values()))
        self._offer_reading()

    @Slot()
    def _offer_reading(self) -> None:
        self.writing.offer_reading(offered=self.model.reads_here and not self.model.is_begun)

    @Slot(str)
    def _left_field(self, field: str) -> None:
        self._show_problems()

    # ------------------------------------------------------------ from the model

    @Slot()
    def _show_stage(self) -> None:
        stage = self.model.stage
        self.parts.show_stage("form" if stage == "choosing" and len(self.model.workflows) <= 1 else stage)
        self.bar.setVisible(stage == "form")
        if stage != "form":
            self.banner.say("")
        if stage == "sent" and self.model.sent is not None:
            sent = self.model.sent
            self.parts.sent.show_sent(sent.title, sent_line(sent), more=self.model.heap.is_open)
            self.parts.sent.open.setFocus()
        elif stage == "results":
            self.parts.results.table.setFocus()
        elif stage == "reading":
            self.parts.reading.stop.setFocus()

    @Slot()
    def _show_form(self) -> None:
        form = self.model.form
        if form is not None:
            self.banner.say("")
            self.writing.show_form(form, only_one=len(self.model.workflows) == 1)
            self.writing.show_unit(self.model.unit)
            self.bar.say(LiveLine(text=""))
            self.bar.say_kept("")

    @Slot(object)
    def _begin(self, given: Given) -> None:
        self._lists_own = bool(self.model.drafting.place.id)
        self._show_drafts()
        self.form.set_values(given.values)
        self.form.show_typed(given.typed)
        self._tell_values()
        first = self.form.first_entry()
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_read(self) -> None:
        self.writing.show_read(self.model.read, self.model.labels)
        self._show_files()

    @Slot()
    def _show_files(self) -> None:
        self._offer_reading()
        read = self.model.read
        self.writing.attached.show_files(self.model.attached, str(read.path) if read is not None else "")

    @Slot()
    def _show_preview(self) -> None:
        preview = self.model.preview
        if preview is None:
            return
        before = self.form.values()
        self.form.show_asked(preview.asked)
        if self.form.values() != before:
            self._tell_values()
        self.bar.say(
            live_line(preview, self.model.labels, self.model.unreadable, can_take=core.can_take(self.model.wish()))
        )
        self._show_problems()

    @Slot()
    def _show_unit(self) -> None:
        self.writing.show_unit(self.model.unit)

    @Slot()
    def _show_drafts(self) -> None:
        own = "" if self._lists_own else self.model.drafting.place.id  # by itself it does not move what is written
        rows = draft_rows(tuple(one for one in self.model.drafting.drafts if one.id != own), self.session)
        self.writing.drafts.show_rows(rows)
        self.parts.show_drafts(rows)
        self.writing.arrange()

    @Slot(int, int)
    def _show_progress(self, done: int, count: int) -> None:
        if self.model.stage == "reading":
            self.parts.reading.show_progress(done, count)

    @Slot(int)
    def _show_results(self, at: int) -> None:
        heap = self.model.heap
        kinds = tuple(heap.states)
        if at < 0:
            rows = [result_row(one, state) for one, state in zip(heap.documents, heap.states, strict=True)]
            self.parts.results.show_results(rows, kinds)
        else:
            self.parts.results.put(at, result_row(heap.documents[at], heap.states[at]), kinds)

    @Slot()
    def _show_sending(self) -> None:
        self.bar.be_sending(self.model.is_sending)
        self.form.make_fixed(fixed=self.model.is_sending)

    @Slot()
    def _show_kept(self) -> None:
        if self.model.stage == "form" and not self.model.drafting.is_waiting:
            self.bar.say_kept(self.tr("Draft kept"))

    @Slot(object)
    def _show_refusal(self, why: object) -> None:
        from desktop.wording.refusals import refused  # noqa: PLC0415 -- not before the first paint
        from desktop.wording.troubles import trouble  # noqa: PLC0415 -- as above
        from workflows.errors import CountersignError  # noqa: PLC0415 -- as above

        if isinstance(why, CountersignError):
            said = trouble(why).whole
            which = why.text.partition(":")[0] if why.code == "not-attached" else ""  # the file's name
            self._say_wrong(f"{which}: {said}" if which else said)
            return
        code, facts = getattr(why, "code", ""), getattr(why, "facts", {})
        if not code or self.session.overview is None:
            if isinstance(why, BaseException):
                self.session.bridge.meet(why)
            return
        if code == "same-file":
            self._before = facts.get("request", "")
            text = self.tr("This very file is a request already. Nothing was sent, and nothing you typed is lost.")
            self._say_wrong(text, self.tr("Show that request"))
            return
        if code == "bad-value" and "field" in facts:
            self.form.show_problems({facts["field"]: facts.get("problem", "")}, all_of_them=True)
        self._say_wrong(refused(code, facts, self.session.overview.names, self.model.labels).whole)
        self.form.focus_problem()

    @Slot(object)
    def _show_refused_document(self, read: "ReadFile") -> None:
        from desktop.wording.documents import document_note  # noqa: PLC0415 -- not before the first paint

        self._refused_file = str(read.path)
        said = " ".join(document_note(note) for note in read.notes)
        text = self.tr("“%1” could not be read. %2 Nothing was created; you can type the values, and attach it.")
        self._say_wrong(numbered(text, read.document.file, said), self.tr("Attach it"))

    def _say_wrong(self, text: str, action: str = "") -> None:
        if self.model.stage in {"form", "choosing"}:
            self.banner.say(text, action)
        else:
            self.notice_requested.emit(Notice(text=text, tone="bad"))

    @Slot()
    def _banner_chosen(self) -> None:
        self.banner.say("")
        if self._before:
            request, self._before = self._before, ""
            self.page_requested.emit("requests", request)
        elif self._refused_file:
            path, self._refused_file = self._refused_file, ""
            self.model.attach([path])

    @Slot(str)
    def _removed(self, draft: str) -> None:
        self.notice_requested.emit(
            Notice(
                text=self.tr("The draft was deleted."),
                action_text=self.tr("Take it back"),
                page="new_request",
                item=f"undo-draft:{draft}",
            )
        )

    @Slot()
    def _show_request(self) -> None:
        if self.model.sent is not None:
            self.page_requested.emit("requests", self.model.sent.request)

    @Slot(int)
    def _show_result_request(self, at: int) -> None:
        self.page_requested.emit("requests", self.model.heap.requests.get(at, ""))

    @Slot(int)
    def _send_result(self, at: int) -> None:
        self.model.heap.send(at, self.model.own_unit())

    @Slot()
    def _send_all(self) -> None:
        self.model.heap.send_all(self.model.own_unit())

    # ------------------------------------------------------------ inside

    def _show_problems(self, *, everything: bool = False) -> None:
        preview = self.model.preview
        told = {} if preview is None else {one.field: one.code for one in preview.problems}
        self.form.show_problems(told, all_of_them=everything)

    def _wire(self) -> None:
        model = self.model
        self.writing.documents_requested.connect(self.choose_files)
        model.readable_changed.connect(self._offer_reading)
        self.writing.other_kind_requested.connect(model.choose_again)
        self.form.values_changed.connect(self._edited)
        self.form.field_left.connect(self._left_field)
        self.writing.unit_chosen.connect(model.put_unit)
        self.writing.attached.files_requested.connect(self.attach_files)
        self.writing.attached.removal_requested.connect(model.detach)
        self.writing.drafts.chosen.connect(model.open_draft)
        self.writing.drafts.removal_requested.connect(model.remove_draft)
        self.parts.draft_chosen.connect(model.open_draft)
        self.parts.draft_removal_requested.connect(model.drafting.remove)
        self.bar.send_requested.connect(self.send)
        self.bar.draft_requested.connect(self.keep_draft)
        self.bar.taking_requested.connect(partial(model.send, core.take_as_it_came))
        self.banner.action_chosen.connect(self._banner_chosen)
        self.parts.kind_chosen.connect(model.choose)
        self.parts.files_requested.connect(self.choose_files)
        self.parts.stop_requested.connect(model.reading.stop)
        self.parts.open_requested.connect(model.open_result)
        self.parts.send_requested.connect(self._send_result)
        self.parts.send_all_requested.connect(self._send_all)
        self.parts.its_request_requested.connect(self._show_result_request)
        self.parts.request_requested.connect(self._show_request)
        self.parts.another_requested.connect(model.begin_anew)
        self.parts.results_requested.connect(model.show_results)
        model.stage_changed.connect(self._show_stage)
        model.form_changed.connect(self._show_form)
        model.begun.connect(self._begin)
        model.read_changed.connect(self._show_read)
        model.foretold.connect(self._show_preview)
        model.files_changed.connect(self._show_files)
        model.files_changed.connect(self._show_preview)
        model.unit_changed.connect(self._show_unit)
        model.sending_changed.connect(self._show_sending)
        model.refused.connect(self._show_refusal)
        model.document_refused.connect(self._show_refused_document)
        model.drafting.changed.connect(self._show_drafts)
        model.drafting.kept.connect(self._show_kept)
        model.drafting.failed.connect(self._show_refusal)
        model.drafting.thrown_away.connect(self._removed)
        model.reading.progressed.connect(self._show_progress)
        model.heap.changed.connect(self._show_results)

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: nothing is lost."""
        super().hideEvent(event)
        self.model.drafting.keep_now()

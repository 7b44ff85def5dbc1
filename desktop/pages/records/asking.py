"""The page's questions to the person: which is open, and what follows from its answer."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.page import Notice
from desktop.pages.records.edit_dialog import EditDialog
from desktop.pages.records.import_dialog import ImportDialog
from desktop.pages.records.importing import Importing
from desktop.pages.records.reason_dialog import ReasonDialog
from desktop.pages.records.view_model import RecordsModel
from desktop.session import Session
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.choosing_paths import choose_file, choose_new_file
from desktop.widgets.one_question import OneQuestion
from desktop.wording import record_fields
from desktop.wording.refusals import refusal
from desktop.wording.speech import fill, spoken
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from workflows.errors import CountersignError


class Asking(QObject):
    """At most one question is open. Lives on the main thread."""

    notice_wanted = Signal(object)
    """A ``Notice`` for the window to show."""

    def __init__(self, session: Session, model: RecordsModel, page: "QWidget") -> None:
        super().__init__(page)
        self._session, self._model, self._page = session, model, page
        self._question = OneQuestion(session.theme)
        self._importing: Importing | None = None
        self._sort = self._about = self._other = ""
        self._personal = False
        model.signed.connect(self._signed)
        model.refused.connect(self._refused)
        model.failed.connect(self._failed)
        model.exported.connect(self._exported)

    @property
    def dialog(self) -> AskingDialog | None:
        """The question that was asked last, as long as it lives."""
        return self._question.dialog

    def close(self) -> None:
        """No question stays."""
        self._question.close()

    # ------------------------------------------------------------ fields

    def begin_new(self, sort: str) -> None:
        """Ask what a new record says."""
        known, shown = self._session.overview, self._model.shown
        if known is None or (shown is not None and shown.may.write) or sort not in record_fields.NEW:
            return
        lead = shown.may.lead if shown is not None else ""
        made = EditDialog(self._session.theme, known, sort, lead, None, self._page)
        made.saved_wanted.connect(self._add)
        self._question.open(made)

    @Slot()
    def begin_change(self) -> None:
        """Ask what the record says from now on."""
        known, card = self._session.overview, self._model.card
        if known is None or card is None or card.may.write:
            return
        made = EditDialog(self._session.theme, known, card.line.sort, card.may.lead, card, self._page)
        made.saved_wanted.connect(self._change)
        self._question.open(made)

    @Slot(str, str)
    def settle(self, cell: str, value: str) -> None:
        """What is contested says this from now on."""
        if self._model.record:
            self._model.change(self._model.record, {cell: value})

    @Slot(str, object)
    def _add(self, sort: str, texts: "Mapping[str, str]") -> None:
        self._model.add(sort, texts)

    @Slot(str, object)
    def _change(self, sort: str, texts: "Mapping[str, str]") -> None:
        del sort
        self._model.change(self._model.record, texts)

    # ------------------------------------------------------------ words that are signed

    @Slot(str, str)
    def begin_verify(self, record: str, account: str) -> None:
        """Ask how somebody made sure."""
        self._about, self._other = record, account
        text = self.tr("%account: you say with your signature that it belongs to “%name”.")
        self._ask(
            self.tr("Verify the account"),
            fill(text, account=record_fields.account(account), name=self._title()),
            self.tr("Verify and sign"),
            self._verify,
            asks=self.tr("How you made sure, such as: called the number in our own files"),
            missing=self.tr("Say how you made sure."),
        )

    @Slot(str)
    def begin_removal(self, cell: str) -> None:
        """Ask whether an account is taken off."""
        self._about = cell
        account = record_fields.account(cell.partition("/")[2])
        self._ask(
            self.tr("Take the account off"),
            fill(
                self.tr("%account stands on “%name” no more. The history keeps it."),
                account=account,
                name=self._title(),
            ),
            self.tr("Take off and sign"),
            self._remove,
        )

    @Slot(str, str)
    def begin_merge(self, record: str, other: str) -> None:
        """Ask which of two is shown on, and why they are one."""
        self._about, self._other = record, other
        titles = self._model.titles()
        shown = self.tr("Shown under “%name” (%id)")
        choices = [(one, fill(shown, name=titles.get(one, one), id=one[:8])) for one in (record, other)]
        self._ask(
            self.tr("Merge two records"),
            self.tr("They are shown as one from then on, and each keeps its own history. A merge can be undone."),
            self.tr("Merge and sign"),
            self._merge,
            asks=self.tr("Why they are the same"),
            missing=self.tr("Say why they are the same."),
            choices=choices,
        )

    @Slot(str)
    def begin_unmerge(self, record: str) -> None:
        """Ask why they are two after all."""
        self._about = record
        self._ask(
            self.tr("Undo the merge"),
            fill(
                self.tr("“%name” stands for itself again, as if nothing had been."),
                name=self._model.titles().get(record, ""),
            ),
            self.tr("Undo and sign"),
            self._unmerge,
            asks=self.tr("Why they are two"),
            missing=self.tr("Say why they are two."),
        )

    @Slot()
    def begin_erase(self) -> None:
        """Ask why the personal values go."""
        self._about = self._model.record
        self._ask(
            self.tr("Erase personal values"),
            fill(
                self.tr("What is personal about “%name” goes from every laptop and the folder. It cannot be undone."),
                name=self._title(),
            ),
            self.tr("Erase and sign"),
            self._erase,
            asks=self.tr("Why they are erased"),
            missing=self.tr("Say why they are erased."),
        )

    def _ask(
        self,
        title: str,
        text: str,
        yes: str,
        given: Any,
        *,
        asks: str = "",
        missing: str = "",
        choices: "list[tuple[str, str]] | None" = None,
    ) -> None:
        made = ReasonDialog(
            self._session.theme, title, text, yes, self._page, asks=asks, missing=missing, choices=choices or ()
        )
        made.given.connect(given)
        self._question.open(made)

    @Slot(str, str)
    def _verify(self, said: str, chosen: str) -> None:
        del chosen
        self._model.verify(self._about, self._other, said)

    @Slot(str, str)
    def _remove(self, said: str, chosen: str) -> None:
        del said, chosen
        self._model.change(self._model.record, {self._about: ""})

    @Slot(str, str)
    def _merge(self, said: str, chosen: str) -> None:
        other = self._other if chosen == self._about else self._about
        self._model.merge(chosen, other, said)

    @Slot(str, str)
    def _unmerge(self, said: str, chosen: str) -> None:
        del chosen
        self._model.unmerge(self._about, said)

    @Slot(str, str)
    def _erase(self, said: str, chosen: str) -> None:
        del chosen
        self._model.erase(self._about, said)

    # ------------------------------------------------------------ tables

    def choose_table(self, sort: str) -> None:
        """Ask for a table, then say what an import of it would do."""
        self._sort = sort
        kinds = self.tr("Tables (*.csv *.txt)") + ";;" + self.tr("All files (*)")
        choose_file(self._page, self.tr("A table of records"), self.read_table, kinds=kinds)

    @Slot(str)
    def read_table(self, path: str) -> None:
        """Read this table."""
        self._importing = Importing(self._session, self._sort, self)
        self._importing.read.connect(self._show_table)
        self._importing.failed.connect(self._failed)
        self._importing.look(path)

    @Slot()
    def _show_table(self) -> None:
        if self._importing is not None:
            importing, self._importing = self._importing, None
            importing.failed.disconnect(self._failed)
            made = ImportDialog(self._session.theme, importing, self._page)
            made.finished.connect(self._imported)
            self._question.open(made)

    @Slot(int)
    def _imported(self, result: int) -> None:
        del result
        dialog = self.sender()
        if isinstance(dialog, ImportDialog) and dialog.importing.written:
            said = self.tr("%n records were written and signed.", "", dialog.importing.written)
            self.notice_wanted.emit(Notice(text=said, tone="good"))

    def begin_export(self, sort: str) -> None:
        """Ask for the place of a table; first whether personal values go with it, where whoever asks may read them."""
        self._sort, self._personal = sort, False
        shown = self._model.shown
        if shown is None:
            return
        if shown.may.personal:
            self._choose_place()
            return
        self._ask(
            fill(self.tr("Export: %kind"), kind=spoken(record_fields.SORTS[sort])),
            self.tr("Whoever has the file reads all that is in it."),
            self.tr("Choose a place…"),
            self._export,
            choices=[("", self.tr("Without personal values")), ("personal", self.tr("With personal values"))],
        )

    @Slot(str, str)
    def _export(self, said: str, chosen: str) -> None:
        del said
        self._personal = chosen == "personal"
        self.close()
        self._choose_place()

    def _choose_place(self) -> None:
        name = f"{spoken(record_fields.SORTS[self._sort])}.csv"
        choose_new_file(self._page, self.tr("Export records"), self.write_table, name=name)

    @Slot(str)
    def write_table(self, path: str) -> None:
        """Write the records of the kind that was asked for into this file."""
        self._model.export(path, self._sort, personal=self._personal)

    @Slot(str)
    def _exported(self, path: str) -> None:
        self.notice_wanted.emit(Notice(text=fill(self.tr("Written: %file"), file=path), tone="good"))

    # ------------------------------------------------------------ answers

    def _title(self) -> str:
        return self._model.card.line.title if self._model.card is not None else ""

    @property
    def _open_one(self) -> AskingDialog | None:
        return self._question.dialog if self._question.is_open else None

    @Slot(object)
    def _signed(self, answer: Any) -> None:
        if not isinstance(self._open_one, ImportDialog):
            self.close()
        said = self.tr("Signed and saved.") if answer.act else self.tr("It said so already; nothing was signed.")
        self.notice_wanted.emit(Notice(text=said, tone="good"))

    @Slot(object)
    def _refused(self, answer: Any) -> None:
        shown, dialog = self._model.shown, self._open_one
        if isinstance(dialog, EditDialog) and answer.facts.get("field") and answer.facts.get("problem"):
            dialog.say_problem("")
            dialog.say_refused(answer.facts["field"], answer.facts["problem"])
        elif shown is not None:
            facts = dict(answer.facts)
            labels = {facts["field"]: record_fields.field(facts["field"])} if "field" in facts else {}
            self._say(refusal(answer, shown.names, labels).whole)

    @Slot(object)
    def _failed(self, error: "CountersignError") -> None:
        self._say(trouble(error).whole)

    def _say(self, text: str) -> None:
        dialog = self._open_one
        if dialog is not None:
            dialog.say_problem(text)
        else:
            self.notice_wanted.emit(Notice(text=text, tone="bad"))

"""The state of the page of rules, and what can be wished there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.session import Session
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.office.office import Office
    from workflows.office.showing.file_shown import FileShown
    from workflows.office.showing.rules_shown import TableChecked, TableLine, TableShown, Tried


class RulesModel(QObject):
    """Which table is shown in which version, what was found about it, and what was tried on it."""

    tables_changed = Signal()
    """``tables`` are others now."""
    table_changed = Signal()
    """``shown`` is another now, or the same one anew."""
    coverage_changed = Signal()
    """``coverage`` or ``is_checking`` is another now."""
    tried_changed = Signal()
    """``tried`` is another now."""
    file_read = Signal(object)
    """``FileShown``: a file that could be applied."""
    file_applied = Signal()
    """What the file says was signed."""
    failed = Signal(object)
    """A ``CountersignError``: nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tables: tuple[TableLine, ...] | None = None
        """None until the office has answered."""
        self.shown: TableShown | None = None
        self.coverage: TableChecked | None = None
        self.is_checking = False
        self.tried: Tried | None = None
        self._table = ""
        self._version: int | None = None
        self._table_job: Job | None = None
        self._check_job: Job | None = None
        self._try_job: Job | None = None

    # ------------------------------------------------------------ which table

    @property
    def table(self) -> str:
        """The id of the table that is shown, or will be; empty for none."""
        return self._table

    @property
    def line(self) -> "TableLine | None":
        """What the list says of it."""
        return next((one for one in self.tables or () if one.table == self._table), None)

    def refresh(self) -> None:
        """Ask anew for everything that is shown."""
        self._session.bridge.ask(_tables, self._take_tables, self._fail)
        if self._table:
            self._ask_table()

    def choose(self, table: str) -> None:
        """Show the newest version of a table."""
        if table != self._table:
            self._table, self._version = table, None
            self.shown, self.coverage, self.tried = None, None, None
            self._ask_table()

    def choose_version(self, version: int) -> None:
        """Show another version of the same table."""
        if self.shown is not None and version != self.shown.version:
            self._version = version
            self.coverage, self.tried = None, None
            self._ask_table()

    # ------------------------------------------------------------ trying

    def try_values(self, values: dict[str, Any]) -> None:
        """Ask the version that is shown about these plain values."""
        if self.shown is None:
            return
        _cancel(self._try_job)
        ask = partial(_tried, self.shown.table, self.shown.version, values)
        self._try_job = self._session.bridge.ask(ask, self._take_tried, self._fail)

    def try_nothing(self) -> None:
        """No values: no answer."""
        _cancel(self._try_job)
        self._try_job = None
        self.tried = None
        self.tried_changed.emit()

    # ------------------------------------------------------------ an office file

    @property
    def why_fixed(self) -> str | None:
        """The code of why rules cannot be changed by who acts, here; None where they can."""
        known, person = self._session.overview, self._session.person
        if known is None:
            return "not-owner"
        if known.ended is not None:
            return known.ended
        if not any(one.id == person and one.owner for one in known.people):
            return "not-owner"
        return None if known.writes_authority else "not-primary"

    def read_file(self, path: str) -> None:
        """Look at what an office file would change."""
        self._session.bridge.ask(partial(_file, Path(path)), self._take_file, self._fail)

    def apply_file(self, file: "FileShown") -> None:
        """Sign what the file says, exactly as it was shown."""
        deed = partial(_apply, file.text, file.path.name, self._session.person)
        self._session.bridge.act(deed, self._applied, self._fail)

    # ------------------------------------------------------------ inside

    def _ask_table(self) -> None:
        _cancel(self._table_job)
        _cancel(self._check_job)
        bridge, ask = self._session.bridge, (self._table, self._version)
        self._table_job = bridge.ask(partial(_table, *ask), self._take_table, self._fail)
        self._check_job = bridge.ask(partial(_coverage, *ask), self._take_coverage, self._not_checked, long=True)
        self.is_checking = True
        self.coverage_changed.emit()

    @Slot(object)
    def _take_tables(self, tables: "tuple[TableLine, ...]") -> None:
        self.tables = tables
        self.tables_changed.emit()
        if self._table not in {one.table for one in tables}:
            self._table = ""
            if tables:
                self.choose(tables[0].table)

    @Slot(object)
    def _take_table(self, shown: "TableShown | None") -> None:
        self._table_job = None
        self.shown = shown
        self.table_changed.emit()

    @Slot(object)
    def _take_coverage(self, found: "TableChecked | None") -> None:
        self._check_job = None
        self.coverage, self.is_checking = found, False
        self.coverage_changed.emit()

    @Slot(object)
    def _not_checked(self, error: object) -> None:
        self._take_coverage(None)
        self._fail(error)

    @Slot(object)
    def _take_tried(self, tried: "Tried | None") -> None:
        self._try_job = None
        self.tried = tried
        self.tried_changed.emit()

    @Slot(object)
    def _take_file(self, file: "FileShown") -> None:
        self.file_read.emit(file)

    @Slot(object)
    def _applied(self, changes: "Changes") -> None:
        del changes  # the bridge tells everybody
        self.file_applied.emit()

    @Slot(object)
    def _fail(self, error: object) -> None:
        self.failed.emit(error)


def _cancel(job: Job | None) -> None:
    if job is not None:
        job.cancel()


def _tables(office: "Office") -> "tuple[TableLine, ...]":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.rules_shown import tables  # noqa: PLC0415 -- as above

    return tables(office, clock.now_ms())


def _table(table_id: str, version: int | None, office: "Office") -> "TableShown | None":
    from workflows.office.showing.rules_shown import table  # noqa: PLC0415 -- as above

    return table(office, table_id, version)


def _coverage(table_id: str, version: int | None, office: "Office") -> "TableChecked | None":
    from workflows.office.showing.rules_shown import coverage  # noqa: PLC0415 -- as above

    return coverage(office, table_id, version)


def _tried(table_id: str, version: int, values: dict[str, Any], office: "Office") -> "Tried | None":
    from workflows.office.showing.rules_shown import tried  # noqa: PLC0415 -- as above

    return tried(office, table_id, version, values=values)


def _file(path: Path, office: "Office") -> "FileShown":
    from workflows.office.showing.file_shown import file_shown  # noqa: PLC0415 -- as above

    return file_shown(office, path)


def _apply(text: str, name: str, by: str, office: "Office") -> "Changes":
    from workflows.automations.changing import check_event  # noqa: PLC0415 -- as above
    from workflows.office.shipped import apply_text  # noqa: PLC0415 -- as above

    _, changes = apply_text(office, text, name, by, check_event)
    return changes

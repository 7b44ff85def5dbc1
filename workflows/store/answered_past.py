"""What rules answered in the past, decided once more by an expression that the caller compiled. Reads only."""

from collections.abc import Iterator

import msgspec

from workflows.store.database import Database
from workflows.store.rows import RuleAnswerRow
from workflows.store.statements import Composed, Statement, Values, columns
from workflows.store.troubles import damaged

_PART = 10_000


class Which(msgspec.Struct, frozen=True, kw_only=True):
    """Which answers are meant."""

    table: str
    versions: tuple[int, ...]
    """Of the table; empty: every one."""
    since_ms: int | None = None
    units: tuple[str, ...] | None = None
    """Requests of these units; None: of any."""


class Redecided(msgspec.Struct, frozen=True, array_like=True):
    """A recorded answer, and what the expression says about its inputs now. Fields as in ``RuleAnswerRow``."""

    request: str
    step: str
    rule_row: str
    code: str
    verdict: str
    meaning: int
    needed: int
    led: int
    ended: str
    waited_ms: int | None
    found: int | str
    """What the expression gave."""


class Scanned(msgspec.Struct, frozen=True, kw_only=True):
    """One scan over the past."""

    answers: int
    """All of them, those beside the columns included."""
    needed: int
    """People that all of them needed, summed."""
    beside: int
    """How many of them have inputs beside the columns, and were not decided."""
    others: list[Redecided]
    """Those whose meaning is another one now; in no order."""


class Approval(msgspec.Struct, frozen=True, array_like=True):
    """A yes of a person that counted, with what limits look at. Fields as in ``DecisionRow`` and ``RequestRow``."""

    request: str
    step: str
    person: str
    acting_for: str | None
    at_ms: int
    rule_table: str | None
    rule_version: int | None
    rule_row: str | None
    workflow: str
    version: int
    unit: str
    amount_minor: int | None
    currency: str | None
    requester: str | None


_APPROVALS = Statement(
    "SELECT d.request, d.step, d.person, d.acting_for, d.at_ms, d.rule_table, d.rule_version, d.rule_row,"
    " r.workflow, r.version, r.unit, r.amount_minor, r.currency, r.requester"
    " FROM decisions AS d JOIN requests AS r ON r.id = d.request"
    " WHERE d.counted AND d.person IS NOT NULL AND d.verdict = 'approve' AND d.at_ms >= ?"
    " ORDER BY d.at_ms, d.request, d.step, d.person"
)


class Taking(msgspec.Struct, frozen=True, array_like=True):
    """A request that was not refused or taken back, with what budgets look at. Fields as in ``RequestRow``."""

    id: str
    workflow: str
    unit: str
    category: str
    amount_minor: int
    currency: str
    created_ms: int


_TAKING = Composed(  # reads all requests, which nothing that is asked all day may do
    "SELECT id, workflow, unit, category, amount_minor, currency, created_ms FROM requests"
    " WHERE amount_minor IS NOT NULL AND status NOT IN ('rejected', 'withdrawn') ORDER BY created_ms, id"
)
_OLD = ", ".join(Redecided.__struct_fields__[:-1])
_others = msgspec.json.Decoder(list[Redecided]).decode


class AnsweredPast:
    """Only answers whose inputs stand in columns are asked by expressions; the others are handed out by ``rows``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def scan(self, which: Which, meaning: str, found: str, constants: tuple[str, ...]) -> Scanned:
        """Count the answers and find those that mean something else by now, in one statement.

        ``meaning`` and ``found`` are SQL over the columns, made by ``rules.sql_expression``, with ``?1`` … bound to the
        constants of both, which are the same.
        """
        where, values = _where(which, constants)
        gathered = self._database.dialect.gathered(f"rest IS NULL AND ({meaning}) <> meaning", f"{_OLD}, {found}")
        # S608: compiled expressions hold our column names, whole numbers and placeholders; values travel as ?
        text = f"SELECT count(*), sum(needed), count(rest), {gathered} FROM rule_answers WHERE {where}"  # noqa: S608
        answers, needed, beside, others = self._database.one(Composed(text), values)
        try:
            return Scanned(answers=answers, needed=needed or 0, beside=beside, others=_others(f"[{others or ''}]"))
        except msgspec.DecodeError as error:
            raise damaged(self._database.path, f"rule_answers: {error}") from error

    def each(self, which: Which, found: str, constants: tuple[str, ...]) -> Iterator[list[Redecided]]:
        """Every answer with what the expression gives, many at a time."""
        where, values = _where(which, constants)
        text = f"SELECT {_OLD}, {found} FROM rule_answers WHERE {where} AND rest IS NULL"  # noqa: S608  # as above
        for part in self._database.parts(Composed(text), values, _PART):
            yield list(self._database.shaped(Redecided, part))

    def rows(self, which: Which, *, beside_columns: bool) -> Iterator[tuple[RuleAnswerRow, bytes]]:
        """Whole rows, each with the body of its request; only those kept beside the columns, or all."""
        where, values = _where(which, (), of="a.")
        only = " AND a.rest IS NOT NULL" if beside_columns else ""
        width = len(RuleAnswerRow.__struct_fields__)
        text = (
            f"SELECT {columns(RuleAnswerRow, 'a')}, r.body"  # noqa: S608  # as above
            f" FROM rule_answers AS a JOIN requests AS r ON r.id = a.request WHERE {where}{only}"
        )
        for part in self._database.parts(Composed(text), values, _PART):
            rows = self._database.shaped(RuleAnswerRow, [record[:width] for record in part])
            yield from zip(rows, (bytes(record[width]) for record in part), strict=True)

    def requests(self, which: Which) -> int:
        """How many requests have such an answer, where one may have several."""
        where, values = _where(which, ())
        text = f"SELECT count(DISTINCT request) FROM rule_answers WHERE {where}"  # noqa: S608  # as above
        return int(self._database.one(Composed(text), values)[0])

    def taking(self) -> Iterator[Taking]:
        """What took from budgets or may yet do so, the earliest first."""
        for part in self._database.parts(_TAKING, (), _PART):
            yield from self._database.shaped(Taking, part)

    def approvals(self, since_ms: int | None) -> Iterator[Approval]:
        """Every yes of a person that counted, the earliest first."""
        for part in self._database.parts(_APPROVALS, (since_ms or 0,), _PART):
            yield from self._database.shaped(Approval, part)


def _where(which: Which, constants: tuple[str, ...], of: str = "") -> tuple[str, Values]:
    """The condition, its placeholders numbered on after the constants, and all values."""
    values: list[object] = [*constants, which.table]
    parts = [f"{of}rule_table = ?{len(values)}"]
    if which.versions:
        parts.append(f"{of}rule_version IN ({', '.join(str(int(version)) for version in which.versions)})")
    if which.since_ms is not None:
        parts.append(f"{of}at_ms >= {int(which.since_ms)}")
    if which.units is not None:
        numbers = range(len(values) + 1, len(values) + 1 + len(which.units))
        values += which.units
        parts.append(f"{of}unit IN ({', '.join(f'?{number}' for number in numbers)})")
    return " AND ".join(parts), tuple(values)

"""Data to measure deciding with: a table of 20 rows by 4 inputs, requests on and beside its limits, a floor.

The floor is what a programmer would write by hand for the same table: for each row a list of functions, one
per condition, asked in a loop that stops at the first that says no. Everything follows from the seed.
"""

from collections.abc import Callable, Iterator

from workflows.domain.outcomes import Approver, Outcome
from workflows.rules.answers import Values
from workflows.rules.cells import Cell, Limit, OneOf, Range
from workflows.rules.tables import Row, RuleTable
from workflows.rules.values import Input

UNITS = ("north", "south", "east", "west")
CATEGORIES = ("office", "travel", "meal", "hotel", "tools", "stock", "rent", "energy")
BELOW: dict[str, frozenset[str]] = {"head": frozenset(UNITS), **{unit: frozenset() for unit in UNITS}}
_LIMITS = (0, 5_000, 25_000, 50_000, 100_000, 500_000, 10**9)
ROWS = 20

Conditions = list[tuple[str, list[Callable[[Values], bool]]]]


def _draws(seed: int) -> Iterator[int]:
    """Pseudo-random 31-bit numbers: a linear congruential generator (Knuth's MMIX constants), high bits only."""
    state = seed
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


def sample_table(seed: int = 1) -> RuleTable:
    """20 rows by 4 inputs: an amount's range, a list of categories, a unit, whether the supplier is known."""
    draw = _draws(seed)
    rows = []
    for number in range(1, ROWS):
        band = next(draw) % (len(_LIMITS) - 1)
        start = next(draw) % len(CATEGORIES)
        cells: dict[str, Cell] = {
            "gross": Range(lower=Limit(_LIMITS[band], True), upper=Limit(_LIMITS[band + 1], False)),
            "category": OneOf(tuple((CATEGORIES * 2)[start : start + 3 + next(draw) % 3])),
        }
        unit, known, chosen = UNITS[next(draw) % len(UNITS)], next(draw) % 4 > 0, next(draw) % 4
        if chosen != 1:
            cells["unit"] = OneOf((unit,))
        if chosen != 2:
            cells["known"] = OneOf((known,))
        rows.append(Row(id=str(number), when=cells, then=Outcome(verdict="approve", text=f"row {number}")))
    rows.append(Row(id=str(ROWS), then=Outcome(verdict="ask", approvers=(Approver(role="owner"),))))
    inputs = (
        Input(id="gross", type="money", currency="EUR"),
        Input(id="category", type="text"),
        Input(id="unit", type="unit"),
        Input(id="known", type="yes-no", label="supplier known"),
    )
    return RuleTable(id="benchmark", name="Benchmark", inputs=inputs, rows=tuple(rows))


def sample_requests(size: int, seed: int = 2) -> list[dict[str, object]]:
    """Requests as signed events record them; a third of the amounts lie on a limit or one cent beside it."""
    draw = _draws(seed)
    requests: list[dict[str, object]] = []
    for _ in range(size):
        if next(draw) % 3 == 0:
            minor = max(0, _LIMITS[next(draw) % (len(_LIMITS) - 1)] + next(draw) % 3 - 1)
        else:
            band = next(draw) % (len(_LIMITS) - 1)
            minor = _LIMITS[band] + next(draw) % (min(_LIMITS[band + 1], 10**6) - _LIMITS[band])
        requests.append(
            {
                "gross": {"minor": minor, "currency": "EUR"},
                "category": CATEGORIES[next(draw) % len(CATEGORIES)],
                "unit": UNITS[next(draw) % len(UNITS)],
                "known": next(draw) % 4 > 0,
            }
        )
    return requests


def floor_conditions(table: RuleTable) -> Conditions:
    """The sample table as hand-written functions over prepared values.

    Only for tables made by ``sample_table``.
    """
    conditions: Conditions = []
    for row in table.rows:
        tests = [
            _floor_test(spot, row.when[column.id]) for spot, column in enumerate(table.inputs) if column.id in row.when
        ]
        conditions.append((row.id, tests))
    return conditions


def _floor_test(spot: int, cell: Cell) -> Callable[[Values], bool]:
    if isinstance(cell, Range):
        assert cell.lower is not None
        assert cell.upper is not None
        low, high = cell.lower.value, cell.upper.value
        return lambda values: low <= values[spot] < high  # type: ignore[operator] # one type per column
    assert isinstance(cell, OneOf)
    if len(cell.values) > 1:
        listed = frozenset(cell.values)
        return lambda values: values[spot] in listed
    wanted = cell.values[0]
    if isinstance(wanted, bool):
        return lambda values: values[spot] is wanted
    return lambda values: values[spot] == wanted


def floor_decide(conditions: Conditions, values: Values) -> str | None:
    """The id of the first row whose functions all say yes; None where there is none."""
    for row, tests in conditions:
        for test in tests:
            if not test(values):
                break
        else:
            return row
    return None

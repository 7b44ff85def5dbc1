"""Random tables without end: compiled source, row-by-row twin and the slow evaluator must never differ.

``python -m tests.rules.table_loop --tables 10000 --seed 1`` ends with 1 and the table at the first difference.
"""

import argparse
import random
import time
from collections import Counter
from typing import Any

from tests.rules.making import BELOW, make_request, make_table, slow_answer
from workflows.engine.rulebook import can_answer
from workflows.rules.answers import Hit, NoHit, Result, Unusable
from workflows.rules.consequences import consequence
from workflows.rules.evaluation import compile_table
from workflows.rules.source import decide_by_rows


def short(result: Result) -> tuple[str, Any]:
    """An answer as the slow evaluator gives it."""
    if isinstance(result, Hit):
        return "hit", result.rows
    if isinstance(result, NoHit):
        return "no-hit", ""
    if result.code == "missing-value":
        return result.code, (result.row, result.input)
    return result.code, tuple(result.row.split(", "))


def try_tables(tables: int, seed: int, requests: int = 6) -> Counter[tuple[str, str]]:
    """How often each policy gave each kind of answer. Raises AssertionError where two evaluators differ."""
    draw = random.Random(seed)
    seen: Counter[tuple[str, str]] = Counter()
    for _ in range(tables):
        table = make_table(draw)
        compiled = compile_table(table, BELOW)
        by_rows = decide_by_rows(table, BELOW)
        for _ in range(requests):
            request = make_request(draw, table)
            result = compiled.evaluate(request)
            got = short(result)
            seen[table.policy, got[0]] += 1
            values = compiled.prepare(request)
            assert not isinstance(values, Unusable)
            said = consequence(result, table)

            assert got == slow_answer(table, request), (table, request)
            assert got == short(by_rows(values)), (table, request)
            rows = result.rows if isinstance(result, Hit) else ()
            assert can_answer(table, said.code, rows, said.outcome), (table, request)
    return seen


def main() -> None:
    """Read the words, try the tables, say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.perf_counter()
    seen = try_tables(options.tables, options.seed)
    for (policy, code), count in sorted(seen.items()):
        print(f"{policy:10} {code:15} {count:8,}")
    print(f"{options.tables:,} tables, seed {options.seed}: no difference, {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()

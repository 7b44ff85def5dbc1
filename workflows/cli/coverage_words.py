"""What a check for gaps, overlaps and unreachable rows found, in plain words."""

from workflows.rules.boxes import Example, example_text
from workflows.rules.coverage import Coverage
from workflows.rules.tables import RuleTable

SHOWN = 20
"""Examples that are told of each kind."""


def gaps_of(table: RuleTable, coverage: Coverage) -> tuple[Example, ...]:
    """A table that collects may be silent about a request; in every other, silence is a gap."""
    return () if table.policy == "collect" else coverage.gaps


def is_wrong(table: RuleTable, coverage: Coverage) -> bool:
    """Whether a request may be left without an answer, or rows contradict each other, or nobody can tell."""
    conflicts = any(one.kind == "conflict" for one in coverage.overlaps)
    return bool(gaps_of(table, coverage)) or conflicts or coverage.state != "exact"


def coverage_words(table: RuleTable, coverage: Coverage) -> list[str]:
    """A line about the table, and one for each finding."""
    lines = [f"{table.name or table.id} ({table.id}, version {table.version}):"]
    lines += [f"  no row answers for {example_text(gap)}" for gap in gaps_of(table, coverage)[:SHOWN]]
    contradiction = "only one row may" if table.policy == "unique" else "they contradict each other"
    lines += [
        f"  rows {' and '.join(one.rows)} both apply to {example_text(one.example)}"
        + ("; the first of them decides" if one.kind == "shadowed-conflict" else f"; {contradiction}")
        for one in coverage.overlaps[:SHOWN]
    ]
    lines += [f"  row {row} can never apply" for row in coverage.unreachable]
    if coverage.state != "exact":
        lines.append(f"  could not be checked completely ({coverage.state})")
    return lines if len(lines) > 1 else [f"{lines[0]} every request has an answer, and every row can apply."]

"""The review sheet of a draft: all that somebody should see before a rule table becomes another. Changes nothing."""

from datetime import date

import msgspec

from workflows.engine.rulebook import below
from workflows.errors import InvalidInput
from workflows.office.draft_judging import judged
from workflows.office.office import Office
from workflows.office.replaying import Draft, Replayed, replay
from workflows.rules.cases import CaseResults, run_cases
from workflows.rules.coverage import Coverage, check_coverage
from workflows.rules.difference import Difference, difference
from workflows.rules.tables import RuleTable


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A draft beside the newest version."""

    draft: RuleTable
    difference: Difference
    coverage: Coverage
    cases: CaseResults
    replayed: Replayed | None
    """None where the draft decides nothing, so that the past cannot be asked."""
    against: InvalidInput | None
    """Why it cannot be published; None where nothing stands against it."""


def sheet_of(office: Office, draft: RuleTable, *, since: date | None = None, unit: str | None = None) -> Sheet:
    """Check a draft and ask it about the past, from a day (UTC) on and in a unit and below, where they are given.

    Raises InvalidInput ``unknown-table``, and ``unknown-unit``.
    """
    units, now = below(office.state.units), office.state.table(draft.id)
    against: InvalidInput | None = None
    try:
        draft = judged(office.state, draft)
    except InvalidInput as error:
        if now is None:
            raise
        against = error
    assert now is not None
    replayed: Replayed | None = None
    try:
        replayed = replay(office, Draft(table=draft), since=since, unit=unit)
    except InvalidInput as error:
        if error.code != "bad-table":
            raise
    return Sheet(
        draft=draft,
        difference=difference(now, draft, units),
        coverage=check_coverage(draft, units),
        cases=run_cases(draft, units),
        replayed=replayed,
        against=against,
    )

"""Whether a draft of a rule table may become a version of it. Nothing that could do harm gets through, and nobody can
say “all the same”: not for a trial, not for everywhere, not for an older text that comes back.
"""

import msgspec

from workflows.engine.rulebook import below
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.rules.boxes import example_text
from workflows.rules.cases import run_cases
from workflows.rules.cells import Below
from workflows.rules.coverage import Coverage, check_coverage
from workflows.rules.defects import check_table
from workflows.rules.tables import RuleTable


def judged(state: OfficeState, draft: RuleTable) -> RuleTable:
    """The draft with its next version.

    Raises InvalidInput: ``unknown-table``, ``draft-unchanged``, ``draft-defective``, ``draft-contradicts``,
    ``draft-fails-cases``.
    """
    now, versions = state.table(draft.id), state.tables.get(draft.id)
    if now is None or not versions:
        known = ", ".join(sorted(state.tables)) or "none yet"
        raise _refused(
            "unknown-table", "There is no such rule table", f"No rule table is called “{draft.id}” here.", known
        )
    if msgspec.structs.replace(draft, version=now.version) == now:
        raise _refused(
            "draft-unchanged",
            "This draft changes nothing",
            f"It is version {now.version} of “{now.id}”, word for word.",
        )
    units = below(state.units)
    _refuse_defects(draft, units)
    _refuse_contradictions(draft, check_coverage(draft, units))
    failed = [one for one in run_cases(draft, units).cases if not one.passed]
    if failed:
        first = failed[0]
        raise _refused(
            "draft-fails-cases",
            "A saved case fails",
            f"{len(failed)} of {len(draft.cases)} saved cases fail, first “{first.name}”: expected {first.expected},"
            f" found {first.got}.",
            "Correct the draft, or the case where the new answer is the right one.",
        )
    return msgspec.structs.replace(draft, version=max(versions) + 1)


def _refuse_defects(draft: RuleTable, units: Below) -> None:
    defects = check_table(draft, units)
    if defects:
        first = defects[0]
        where = (
            f"row {first.row}" if first.row else f"case “{first.case}”" if first.case else first.input or "the table"
        )
        raise _refused(
            "draft-defective",
            "This draft cannot decide",
            f"{where}: expected {first.expected}, found “{first.found}” ({len(defects)} in all).",
        )


def _refuse_contradictions(draft: RuleTable, found: Coverage) -> None:
    gaps = () if draft.policy == "collect" else found.gaps
    conflicts = [one for one in found.overlaps if one.kind == "conflict"]
    if conflicts:
        rows, example = " and ".join(conflicts[0].rows), example_text(conflicts[0].example)
        text = f"Rows {rows} both apply to {example}, and contradict each other."
    elif gaps:
        text = f"No row answers for {example_text(gaps[0])}."
    elif found.state != "exact":
        text = "It is too tangled to be checked completely."
    else:
        return
    raise _refused("draft-contradicts", "This draft leaves requests open", text, "Correct the draft: “rules check”.")


def _refused(code: str, title: str, text: str, advice: str = "Correct it and try again.") -> InvalidInput:
    return InvalidInput(code=code, title=title, text=f"{text} Nothing was changed.", advice=advice)

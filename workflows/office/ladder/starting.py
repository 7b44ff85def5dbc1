"""From a proposal to what an owner signs: a trial, or a readable file that is looked at and applied."""

from collections.abc import Sequence
from typing import Any

import msgspec
import yaml

from workflows.domain.people import Grant
from workflows.errors import InvalidInput
from workflows.office.ladder.opinions import amount_words
from workflows.office.ladder.proposals import WEEKS, Proposal
from workflows.office.piloting import Trial, last_day
from workflows.office.readable_tables import tables_as_yaml


def trial_of_proposal(proposals: Sequence[Proposal], wanted: str, since: str, weeks: int = WEEKS) -> Trial:
    """The trial of a proposal from this day (YYYY-MM-DD) on. Raises InvalidInput ``unknown-proposal``, ``no-trial``."""
    found = next((one for one in proposals if one.id == wanted), None)
    if found is None:
        raise InvalidInput(
            code="unknown-proposal",
            title="There is no such proposal",
            text=f"“{wanted}” is not proposed now; the evidence may have changed. Nothing was changed.",
            advice="“countersign ladder” shows what is proposed.",
        )
    if found.all_grants:
        raise InvalidInput(
            code="no-trial",
            title="This cannot be tried",
            text="A trial adds authority, and this takes some back. Nothing was changed.",
            advice="Save it with “countersign ladder --save FOLDER”, look at the file, and apply it.",
        )
    return Trial(
        units=found.units,
        since=since,
        until=last_day(since, weeks),
        table=found.table,
        grants=found.grants,
        name=found.id,
        why=f"{found.kind}: {found.evidence.agreed} of {found.evidence.of}",
    )


def as_readable(proposal: Proposal) -> str:
    """What it would change, as a file that ``pilot start`` takes, or ``apply`` where authority is taken back."""
    if proposal.table is not None:
        return tables_as_yaml((proposal.table,))
    grants = proposal.all_grants or proposal.grants
    plain = {"authority": [_grant(grant) for grant in grants]}
    return yaml.safe_dump(plain, default_flow_style=None, allow_unicode=True, sort_keys=False, width=120)


def _grant(grant: Grant) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(grant)
    for name in ("up_to", "per_period"):
        limit = getattr(grant, name)
        if limit is not None:
            plain[name] = amount_words(limit)
    return plain

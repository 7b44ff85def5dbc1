"""Drafts of rule tables that the office keeps: each is a request of the shipped workflow ``rule-change``.

The draft travels with the request as its document, so it is signed over by its author, reaches every laptop that may
read the request, and stands in the evidence pack. Somebody else than the author approves it, like any request.
"""

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from workflows import readable
from workflows.domain.commands import Refusal, Submit
from workflows.domain.events import Act, DecisionMade, RequestSubmitted, Source, TablePublished
from workflows.domain.forms import MAX_TEXT
from workflows.engine.state import RequestState
from workflows.errors import InvalidInput
from workflows.office.attachments import blobs_in, keep_bytes, read_document_bytes, remove_kept, seal_document
from workflows.office.draft_judging import judged
from workflows.office.drafting import read_draft
from workflows.office.readable_tables import tables_as_yaml
from workflows.rules.tables import RuleTable

if TYPE_CHECKING:
    from workflows.office.office import Acted, Office

WORKFLOW = "rule-change"
REVIEW, PUBLISH = "review", "publish"
"""Its approval, and its last step."""


class KeptDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as its request keeps it."""

    request: str
    table: RuleTable
    """With the day from which it is to hold; its version is the next one as far as this laptop knows."""
    based_on: int
    """The newest version when its author sent it."""
    by: str | None
    why: str
    review: Act | None
    """The approval of somebody else in the latest round; None where there is none."""


class DraftLine(msgspec.Struct, frozen=True, kw_only=True):
    """A draft among others, without what stands in it."""

    request: str
    table: str
    by: str | None
    why: str
    status: str
    """Where its request stands."""
    reviewed_by: str | None
    published: int | None
    """The version that it became."""


def send_draft(office: "Office", by: str, draft: RuleTable, why: str, difference: str) -> "Acted | Refusal":
    """Keep a draft in the office and ask for its review.

    The table alone is kept, written anew, so that nothing else of the author's file travels along. Raises InvalidInput
    where it could not be published as it is, see ``draft_judging``; ``no-rule-change`` where the workflow is not there.
    """
    table = judged(office.state, draft)
    definition = office.state.workflow(WORKFLOW)
    if definition is None:
        raise _refused(
            "no-rule-change",
            "This office does not review drafts yet",
            f"It has no workflow “{WORKFLOW}”.",
            f"The owner applies resources/processes/{WORKFLOW}.yaml once, or publishes the draft alone.",
        )
    content = tables_as_yaml((table,)).encode()
    sha256, home = hashlib.sha256(content).hexdigest(), office.store.home
    keep_bytes(home.attachments, sha256, content)
    sealed = seal_document(home, sha256)
    values = {"table": table.id, "why": why, "difference": _short(difference)}
    if table.effective_from is not None:
        values["from_day"] = table.effective_from.isoformat()
    answer = office.submit(
        Submit(
            workflow=definition.id,
            unit=office.state.people[by].unit,
            by=by,
            values={name: value for name, value in values.items() if value},
            sources=(
                Source(
                    name=f"{table.id}.yaml",
                    sha256=sha256,
                    size=len(content),
                    format="yaml",
                    blob=sealed.blob,
                    secret=sealed.secret,
                ),
            ),
        )
    )
    if isinstance(answer, Refusal):
        remove_kept(blobs_in(home) / sealed.blob)  # nothing refers to it
    return answer


def draft_in(office: "Office", request: str) -> KeptDraft:
    """The draft that a request keeps, as the office would read it today.

    Raises InvalidInput: ``no-draft`` where the request is about something else, ``draft-not-here`` where its document
    has not arrived yet, was erased or altered; and as ``read_draft`` where it does not fit the office any more.
    """
    state = office.request(request)
    table = state.standing.values.get("table")
    if state.workflow != WORKFLOW or not isinstance(table, str):
        raise _refused("no-draft", "This request keeps no draft", f"{request[:8]} is about something else.")
    return KeptDraft(
        request=request,
        table=_dated(read_draft(office, table, readable.read(_text(office, state), f"{table}.yaml")), state),
        based_on=_based_on(office, state, table),
        by=state.requester,
        why=str(state.standing.values.get("why") or ""),
        review=approval_of(state),
    )


def drafts(office: "Office", *, over: bool = False) -> tuple[DraftLine, ...]:
    """The drafts that the office keeps, newest first: those not published and not refused; ``over``: all of them."""
    published = published_of(office)
    found = []
    for row in office.store.questions.every_request(workflow=WORKFLOW):
        state = office.request(row.id)
        if not over and (row.id in published or state.standing.status in {"rejected", "withdrawn"}):
            continue
        review = approval_of(state)
        values = state.standing.values
        line = DraftLine(
            request=row.id,
            table=str(values.get("table") or ""),
            by=state.requester,
            why=str(values.get("why") or ""),
            status=state.standing.status,
            reviewed_by=review.by if review is not None else None,
            published=published.get(row.id),
        )
        found.append((state.acts[0].at, line))
    return tuple(line for _, line in sorted(found, key=lambda one: one[0], reverse=True))


def published_of(office: "Office") -> dict[str, int]:
    """The version that each request's draft became, by request."""
    void = {name for name, _ in office.state.void}
    return {
        act.event.request: int(act.event.table.get("version", 0))
        for act in office.chain.acts
        if isinstance(act.event, TablePublished) and act.event.request and act.id not in void
    }


def approval_of(state: RequestState) -> Act | None:
    """The act by which somebody else than the author approved the draft in the latest round, where that still holds."""
    standing = state.standing
    approved = any(
        mark.step == REVIEW and mark.round == standing.round and mark.state == "approved" for mark in standing.marks
    )
    if not approved:
        return None
    found = [
        act
        for act in state.counted
        if isinstance(act.event, DecisionMade)
        and (act.event.step, act.event.round, act.event.verdict) == (REVIEW, standing.round, "approve")
        and not act.event.is_opinion
        and act.by not in {None, state.requester}
    ]
    return found[-1] if found else None


def same_text(one: RuleTable, other: RuleTable) -> bool:
    """Whether two versions say the same, whatever their numbers."""
    return msgspec.structs.replace(one, version=other.version) == other


# ---------------------------------------------------------------- inside


def _text(office: "Office", state: RequestState) -> str:
    submitted = state.acts[0].event
    sources = submitted.sources if isinstance(submitted, RequestSubmitted) else ()
    if not sources:
        raise _refused("no-draft", "This request keeps no draft", "No file was attached to it.")
    content = read_document_bytes(office.store.home.attachments, sources[0].sha256)
    if content is None:
        raise _refused(
            "draft-not-here",
            "The draft is not on this laptop",
            f"{sources[0].name} has not arrived yet, was erased, or was altered.",
            "Exchange with the shared folder, then look again: “countersign sync”.",
        )
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise _refused("no-draft", "This request keeps no draft", f"{sources[0].name} is not text in UTF-8.") from None


def _dated(table: RuleTable, state: RequestState) -> RuleTable:
    """The day in the form is the one that people saw and approved."""
    day = state.standing.values.get("from_day")
    return msgspec.structs.replace(table, effective_from=date.fromisoformat(day)) if isinstance(day, str) else table


def _based_on(office: "Office", state: RequestState, table: str) -> int:
    then = office.office_at(state.acts[0].auth).table(table)
    return then.version if then is not None else 0


def _short(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 2].rstrip() + " …"


def _refused(
    code: str, title: str, text: str, advice: str = "Look its id up: “countersign rules review”."
) -> InvalidInput:
    return InvalidInput(code=code, title=title, text=f"{text} Nothing was changed.", advice=advice)

"""Publishing versions of rule tables: a reviewed draft, a draft of the owner alone, or an older text that comes back.

Each is one signed act of an owner on the device that writes the authority chain. Nothing is published that has
mistakes, leaves requests open, contradicts itself or fails a saved case; there is no way around that.
"""

from datetime import date

import msgspec

from workflows.changes import Changes
from workflows.domain.commands import Refusal, Tick
from workflows.domain.events import TablePublished
from workflows.errors import InvalidInput
from workflows.office.draft_judging import judged
from workflows.office.draft_requests import PUBLISH, draft_in, published_of
from workflows.office.office import Office
from workflows.rules.plain import table_to_plain
from workflows.rules.tables import RuleTable


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A version that was published."""

    table: RuleTable
    reviewed_by: str | None
    """None: nobody else looked at it."""
    request: str
    """The request that kept the draft; empty where none did."""
    changes: Changes


def publish_reviewed(office: Office, by: str, request: str) -> Published | Refusal:
    """Publish the draft that a request keeps, and tick that off in the request.

    Raises InvalidInput as ``draft_in`` and ``judged``, ``draft-published``, ``draft-not-reviewed``, and
    ``draft-overtaken`` where another version was published since, which this one would silently undo.
    """
    before = published_of(office).get(request)
    if before is not None:
        raise _refused("draft-published", "This draft is published already", f"It became version {before}.", _HISTORY)
    kept = draft_in(office, request)
    if kept.review is None:
        raise _refused(
            "draft-not-reviewed",
            "Nobody has approved this draft yet",
            f"{request[:8]} still waits for its review, or was refused.",
            f"“countersign show {request[:8]}” says who is asked.",
        )
    now = office.state.table(kept.table.id)
    if now is not None and now.version != kept.based_on:
        raise _refused(
            "draft-overtaken",
            "The rule table was changed meanwhile",
            f"This draft was made from version {kept.based_on}, and version {now.version} was published since.",
            "Make a draft from the newest version that has both changes, and send it for review.",
        )
    table = judged(office.state, kept.table)
    event = TablePublished(table=table_to_plain(table), request=request, reviewed=kept.review.id)
    answer = office.change(by, (event,))
    if isinstance(answer, Refusal):
        return answer
    if any(step.step == PUBLISH for step in office.request(request).standing.open):
        # Were it stopped here, the version holds all the same, and only the tick is missing.
        ticked = office.act(request, Tick(by=by, step=PUBLISH, note=f"Version {table.version}"))
        answer |= Changes() if isinstance(ticked, Refusal) else ticked.changes
    return Published(table=table, reviewed_by=kept.review.by, request=request, changes=answer)


def publish_alone(office: Office, by: str, draft: RuleTable) -> Published | Refusal:
    """Publish a draft that nobody reviewed. Raises InvalidInput as ``judged``."""
    table = judged(office.state, draft)
    answer = office.change(by, (TablePublished(table=table_to_plain(table)),))
    if isinstance(answer, Refusal):
        return answer
    return Published(table=table, reviewed_by=None, request="", changes=answer)


def older_text(office: Office, table: str, to: int | None = None, *, day: date | None = None) -> RuleTable:
    """An older version as a draft that would hold from now on, or from a day; by default the one before the newest.

    Versions on trial are passed over. Raises InvalidInput ``unknown-table``, ``unknown-version``, ``nothing-older``.
    """
    versions, newest = office.state.tables.get(table, {}), office.state.table(table)
    if newest is None:
        known = ", ".join(sorted(office.state.tables)) or "none yet"
        text = f"No rule table is called “{table}” here."
        raise _refused("unknown-table", "There is no such rule table", text, f"Choose one of: {known}.")
    if to is not None and to not in versions:
        known = ", ".join(map(str, sorted(versions)))
        text = f"“{table}” has no version {to}."
        raise _refused("unknown-version", "There is no such version", text, f"Choose among: {known}.")
    tried = office.state.tried(table)
    before = [number for number in sorted(versions) if number < newest.version and number not in tried]
    if to is None and not before:
        text = f"“{table}” has only version {newest.version}."
        raise _refused("nothing-older", "There is nothing to go back to", text, _HISTORY)
    if to == newest.version:
        text = f"Version {to} of “{table}” is the newest."
        raise _refused("nothing-older", "There is nothing to go back to", text, _HISTORY)
    # The days belonged to the older version; one that ended in the past would never hold again.
    return msgspec.structs.replace(
        versions[to if to is not None else before[-1]], effective_from=day, effective_to=None
    )


_HISTORY = "“countersign rules history TABLE” shows every version."


def _refused(code: str, title: str, text: str, advice: str) -> InvalidInput:
    return InvalidInput(code=code, title=title, text=f"{text} Nothing was changed.", advice=advice)

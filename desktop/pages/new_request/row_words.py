"""Rows of this page's lists in words."""

from typing import TYPE_CHECKING

from desktop.pages.new_request.heap import ResultState
from desktop.pages.new_request.rows import DraftRow, ResultRow
from desktop.session import Session
from desktop.widgets.form import typed as signs
from desktop.wording.documents import document_note
from desktop.wording.speech import fill, translate
from desktop.wording.times import ago
from desktop.wording.values import plain_value

if TYPE_CHECKING:
    from workflows.office.asking import ReadFile
    from workflows.office.showing.drafts import Draft

_SHOWN_VALUES = 2


def draft_rows(drafts: "tuple[Draft, ...]", session: Session) -> tuple[DraftRow, ...]:
    """Drafts by what stands in them first, and when they were kept."""
    from workflows import clock  # noqa: PLC0415 -- not before the first paint

    known = session.overview
    names = {} if known is None else {one.id: one.name for one in known.workflows}
    now_ms = clock.now_ms()
    return tuple(
        DraftRow(
            id=one.id,
            title=_title(one) or translate("NewRequest", "Nothing written yet"),
            detail=f"{names.get(one.workflow, one.workflow)} · {ago(one.changed_ms, now_ms)}",
        )
        for one in drafts
    )


def result_row(read: "ReadFile", state: ResultState) -> ResultRow:
    """A document that was read."""
    supplier, gross = read.values.get("supplier_name"), read.values.get("gross")
    return ResultRow(
        name=read.document.file,
        supplier=plain_value(supplier) if supplier is not None else "",
        amount=plain_value(gross) if gross is not None else "",
        state=_state(read, state),
    )


def _title(draft: "Draft") -> str:
    found = []
    for text in draft.values.values():
        shown = signs.shown_money(text)
        found.append(text.replace("\n", " ")[:60] if shown is None else "\u00a0".join(shown))
    return " · ".join(found[:_SHOWN_VALUES])


def _state(read: "ReadFile", state: ResultState) -> str:
    notes = " ".join(document_note(note) for note in read.notes)
    match state:
        case "ready":
            return " ".join(part for part in (translate("NewRequest", "In order."), notes) if part)
        case "look":
            reason = notes or translate("NewRequest", "Somebody has to look at the values.")
            return fill(translate("NewRequest", "Needs a look: %why"), why=reason)
        case "before":
            return translate("NewRequest", "This very file is a request already.")
        case "refused":
            return fill(translate("NewRequest", "Not usable: %why"), why=notes)
        case "sending":
            return translate("NewRequest", "Sending…")
    return translate("NewRequest", "Sent and signed.")

"""What stands as the request of an entry about records or fingerprints: it is found again without opening it."""

from workflows.domain.events import Act
from workflows.domain.record_events import FingerprintsTold, MergeEvent, RecordEvent
from workflows.domain.requests import is_request_id
from workflows.ledger import entry
from workflows.store.records import FINGERPRINTS, MERGES, RECORD
from workflows.store.rows import EntryRow, mark


def mark_of_act(content: Act, row: EntryRow) -> str | None:
    """What stands as the request of an entry about records or fingerprints; None where it is about something else.

    All of them stand in the office's scope: what only some could read would give others another record.
    """
    event = content.event
    if not isinstance(event, RecordEvent | FingerprintsTold):
        return None
    if content.request is not None or row.scope != entry.OFFICE_SCOPE:
        return mark("not-understood")
    if isinstance(event, FingerprintsTold):
        return FINGERPRINTS if is_request_id(event.request) else mark("not-understood")
    if isinstance(event, MergeEvent):
        return MERGES
    return RECORD + event.record if is_request_id(event.record) else mark("not-understood")

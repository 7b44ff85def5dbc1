"""What the last check of the log found, kept on this device for showing. Proves nothing: a check does."""

import msgspec

from workflows.office.office import Office
from workflows.office.proving.folder_view import FolderVerdict
from workflows.office.proving.verdict import Verdict
from workflows.office.showing.refreshing import up_to_date

MOST_FINDINGS = 200
"""So many are kept; the counts beside them tell of all."""

_CHECK = "shown/last-check"


class LastCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A check that was done."""

    at_ms: int
    """When it was done with."""
    took_ms: int
    verdict: Verdict
    wrong: int
    """How many findings there were, in the folder as well."""
    folder: FolderVerdict | None = None
    """Of the shared folder; None: it was not looked at."""
    folder_trouble: str | None = None
    """The code of why the folder could not be looked at."""


def keep(office: Office, check: LastCheck) -> None:
    """Keep it in the place of the one before. Writes: on the writer lane."""
    verdict = msgspec.structs.replace(check.verdict, findings=check.verdict.findings[:MOST_FINDINGS])
    folder = check.folder
    if folder is not None:
        folder = msgspec.structs.replace(
            folder, findings=folder.findings[:MOST_FINDINGS], notes=folder.notes[:MOST_FINDINGS]
        )
    kept = msgspec.structs.replace(check, verdict=verdict, folder=folder)
    with office.store.database.transaction():
        office.store.facts.put(_CHECK, msgspec.json.encode(kept))


def last_check(office: Office) -> LastCheck | None:
    """The last one that was kept; None where there is none, or another program wrote it."""
    with up_to_date(office):
        kept = office.store.facts.get(_CHECK)
    try:
        return None if kept is None else msgspec.json.decode(kept, type=LastCheck)
    except msgspec.MsgspecError:
        return None

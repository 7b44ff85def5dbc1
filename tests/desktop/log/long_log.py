"""A home whose log is as long as wanted: real entries, sealed and signed, whose meaning nobody worked out.

A check of it says that the tables do not follow from the log, and it is right.
"""

import shutil
from pathlib import Path

from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.domain.events import RequestCommented
from workflows.office.journal import About
from workflows.office.office import Office

_PART = 500


def long_home(count: int, into: Path) -> Path:
    """The sample firm with so many remarks more; one that lies there already is taken as it is."""
    if into.exists():
        return into
    part = into.with_name(f"{into.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    sample_home(part)
    with Office.open(part) as office:
        request = office.store.questions.requests(limit=1)[0].id
        scope = 0
        about = About(
            scope=scope, key=office.newest_key(scope), by="anna-berg", request=request, auth=office.chain.length
        )
        for start in range(0, count, _PART):
            with office.transaction():
                for number in range(start, min(start + _PART, count)):
                    event = RequestCommented(text=f"Remark {number}")
                    office.journal().write(event, about, clock.now_ms())
    part.rename(into)
    return into

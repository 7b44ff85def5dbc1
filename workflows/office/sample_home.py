"""The sample firm as somebody looks around in it: an inbox full of invoices, a mark that it is no real office.

Its home stands by itself and keeps its keys in a file, so it leaves nothing in the keyring and can be thrown away.
"""

import shutil
from pathlib import Path

from workflows import clock
from workflows.errors import CountersignError, InvalidInput, Trouble
from workflows.office.founding import Founded, Progress, Stopped
from workflows.office.office import Office
from workflows.office.sample_firm import CODING, found_sample_firm, sample_invoices, settle, take_in_samples
from workflows.store.store import Store

SAMPLE_FACT = "sample-firm"
"""In the home alone, never in the log: a note of this laptop that nothing here is real."""

_BETWEEN_MS = 3 * 3_600_000
"""So long after each other the invoices came in: some are due soon, some are late."""


def make_sample_home(home: Path, progress: Progress = lambda _done, _all: True) -> Founded:
    """Found the sample firm with a full inbox. All of it or nothing. Takes about a second.

    Raises Stopped where ``progress`` says so; InvalidInput and Trouble as ``found``.
    """
    now_ms, invoices = clock.now_ms(), sample_invoices()
    steps = len(invoices) + 2

    def tell(done: int) -> None:
        if not progress(done, steps):
            raise Stopped

    def fill(office: Office) -> None:
        tell(1)
        for number, path in enumerate(invoices):
            with clock.pretending(now_ms - (len(invoices) - number) * _BETWEEN_MS):
                for taken in take_in_samples(office, (path,)):
                    if taken.request is not None:
                        _prepare(office, taken.request)
            tell(number + 2)
        with office.store.database.transaction():
            office.store.facts.put(SAMPLE_FACT, b"1")

    tell(0)
    founded = found_sample_firm(home, key_store="file", then=fill)
    progress(steps, steps)
    return founded


def is_sample(office: Office) -> bool:
    """Whether this is a firm to look around in."""
    return office.store.facts.get(SAMPLE_FACT) is not None


def is_sample_home(home: Path) -> bool:
    """The same of a home that is not open; False where nothing can be read there."""
    try:
        with Store.open(home, write=False) as store:
            return store.facts.get(SAMPLE_FACT) is not None
    except CountersignError:
        return False


def remove_sample_home(home: Path) -> None:
    """Throw the sample firm away, with its keys. Raises InvalidInput ``not-a-sample`` for any other folder.

    The office must be closed. Trouble ``home-cannot-open`` where a file of it cannot be removed.
    """
    if not is_sample_home(home):
        raise InvalidInput(
            code="not-a-sample",
            title="This is not the sample firm",
            text=f"{home} was not made for looking around. Nothing was removed.",
            advice="Remove a real office's folder yourself, once there is a backup of it.",
        )
    try:
        shutil.rmtree(home)
    except OSError as error:
        raise Trouble(
            code="home-cannot-open",
            title="The sample firm could not be removed",
            text=f"{home}: {error.strerror}. No real office is touched by this.",
            advice="Close whatever has files open there, and try again.",
        ) from error


def _prepare(office: Office, request: str) -> None:
    """Large invoices of new suppliers were called back and coded already, so that they wait for whoever decides."""
    standing = office.request(request).standing
    if standing.amount is not None and standing.amount.minor >= 200_000:
        for step in ("call-back", CODING):
            settle(office, request, only_at=step)

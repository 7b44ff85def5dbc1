"""Homes of the sample firm for tests of screens: made once in a run, then copied, because making one takes a second."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from workflows.office.office import Office
from workflows.office.sample_firm import found_sample_firm, sample_invoices, take_in_samples


@cache
def _made() -> Path:
    """The firm with its past and an inbox full of invoices. Lies in a folder that the run throws away."""
    os.environ.setdefault("COUNTERSIGN_KEY_STORE", "file")
    home = Path(tempfile.mkdtemp(prefix="countersign-sample-")) / "home"
    found_sample_firm(home)
    with Office.open(home) as office:
        list(take_in_samples(office, sample_invoices()))
    return home


def sample_home(into: Path) -> Path:
    """A home of its own with the sample firm (owner ``anna-berg``), keys in a file. ``into`` must not exist yet."""
    shutil.copytree(_made(), into)
    return into

"""Homes that earlier versions wrote are opened for ever."""

import shutil
from pathlib import Path

from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.store import schema

DATA = Path(__file__).parents[1] / "data"


def test_a_home_of_the_first_schema_opens_and_says_what_it_said(tmp_path: Path) -> None:
    """The upgrade keeps a copy, makes the rows again from the entries, and nothing reads otherwise."""
    home = tmp_path / "home"
    shutil.copytree(DATA / "schema-0001", home)
    for name in ("device.key", "device.head", "key.where"):
        (home / name).chmod(0o600)

    with Office.open(home) as office:
        found = {row.title: row.status for row in office.store.questions.requests(limit=10)}
        assert found == {"Chair 0": "approved", "Chair 1": "rejected", "Chair 2": "waiting"}
        assert office.store.questions.fingerprint() != "3 0 0"

    assert schema.revision(home / "countersign.db") == schema.HEAD
    assert (home / f"countersign.db.before-{schema.HEAD}").is_file()
    verdict = check_office(home)
    assert (verdict.findings, verdict.limits) == ((), ())

"""Homes that earlier versions wrote are opened for ever."""

import shutil
from pathlib import Path

from workflows.domain.commands import Decide, Refusal
from workflows.engine.erasure import blobs_of
from workflows.office.keeping import backup
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.showing.records_shown import records_listed
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


def test_a_home_of_the_seventh_schema_opens_reads_its_own_and_goes_on(tmp_path: Path) -> None:
    """Requests, personal values, documents and records are there, and what waited is decided."""
    home = tmp_path / "home"
    shutil.copytree(DATA / "schema-0007", home)
    for name in ("device.key", "device.head", "key.where"):
        (home / name).chmod(0o600)

    with Office.open(home) as office:
        rows = {row.title: row for row in office.store.questions.requests(limit=10)}
        assert {title: row.status for title, row in rows.items()} == {
            "Errand: Baker": "approved",
            "Errand: Cook": "rejected",
            "Errand: Driver": "waiting",
            "Errand: Zwetschgenkuchenrezept 0": "withdrawn",
            "New: Baker": "waiting",
        }
        acted = office.act(rows["Errand: Driver"].id, Decide(by="anna-berg", verdict="approve"))
        assert not isinstance(acted, Refusal)
        assert acted.request.standing.status == "approved"
        personal = office.request(rows["New: Baker"].id)
        kept = (home / "blobs").iterdir()
        assert sorted(blobs_of(personal)) == sorted(path.name for path in kept)
        assert [record.title for record in records_listed(office, "supplier")] == ["Papierhof GmbH"]

    verdict = check_office(home)
    assert (verdict.findings, verdict.limits) == ((), ())
    assert backup(home, tmp_path / "b").entries == verdict.entries

"""A request that a rule on trial decided is proven by its pack alone: the trial's entry brings the rule."""

import json
from pathlib import Path

import pytest

from tests.office.test_evidence_kept_apart import findings, signed_again
from tests.office.test_evidence_laptops import without
from tests.office.test_evidence_pdf import words_of
from tests.support.old_office import Past
from tests.support.tried_office import NORTH, OWNER, draft, must, spent, started, tried_office
from workflows.domain.commands import Refusal
from workflows.domain.events import AssignmentsSet
from workflows.domain.people import OWNER as OWNERS
from workflows.domain.people import Assignment
from workflows.ledger import base64_text
from workflows.office.office import Office
from workflows.office.piloting import Trial, end, start
from workflows.office.proving.evidence import evidence
from workflows.office.proving.pack import SIGNATURE, SUMS, signed_statement, sums_of, write_pack
from workflows.office.proving.pack_checking import check_pack


@pytest.mark.parametrize("rolled_out", [False, True])
def test_a_request_under_trial_is_proven_offline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, rolled_out: bool
) -> None:
    """While it runs, and where the table was rolled out since; the table in the pack is the one that decided."""
    past = Past(monkeypatch)
    past.go("2026-11-02T09:00:00Z")
    with tried_office(tmp_path / "home") as office:
        wish = Trial(units=("north",), since="2026-11-02", until="2026-11-15", table=draft(office, tmp_path))
        pilot = started(office, wish)
        request = spent(office, 300)
        if rolled_out:
            assert not isinstance(end(office, OWNER, pilot, "rolled-out"), Refusal)
            request = spent(office, 300, "south")
    with Office.open(tmp_path / "home", write=False) as office:
        members = evidence(office, request).members
    write_pack(tmp_path / "pack.zip", members)

    assert check_pack(tmp_path / "pack.zip").findings == ()
    tables = [json.loads(content) for name, content in members.items() if name.startswith("tables/")]
    assert [(table["id"], table["version"]) for table in tables] == [("spending", 2)]
    told = words_of(members["evidence.pdf"])
    assert "on trial" in told
    assert ("hold everywhere" in told) is rolled_out


def test_a_table_that_the_trial_did_not_bring_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a dishonest maker signs the pack anew: the file must be what the entry says."""
    Past(monkeypatch).go("2026-11-02T09:00:00Z")
    with tried_office(tmp_path / "home") as office:
        started(office, Trial(units=("north",), since="2026-11-02", until="2026-11-15", table=draft(office, tmp_path)))
        request = spent(office, 300)
    with Office.open(tmp_path / "home", write=False) as office:
        members = evidence(office, request).members
        (name,) = (one for one in members if one.startswith("tables/"))
        other = members | {name: members[name].replace(b"400", b"900")}
        assert other != members
        sums = sums_of(other)
        signature = base64_text.encode(office.keys.sign_statement(signed_statement(sums))).encode() + b"\n"
    write_pack(tmp_path / "pack.zip", other | {SUMS: sums, SIGNATURE: signature})

    assert [(one.file, one.facts.get("reason")) for one in check_pack(tmp_path / "pack.zip").findings] == [
        (name, "table")
    ]


def test_without_what_made_them_an_owner_who_started_a_trial_could_have_been_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A maker cannot leave that entry out of the pack."""
    Past(monkeypatch).go("2026-11-02T09:00:00Z")
    with tried_office(tmp_path / "home") as office:
        owner = Assignment(role=OWNERS, person=NORTH, unit=office.state.head)
        must(office, AssignmentsSet(person=NORTH, assignments=(owner,)))
        wish = Trial(units=("north",), since="2026-11-02", until="2026-11-15", table=draft(office, tmp_path))
        assert not isinstance(start(office, NORTH, wish), Refusal)
        request = spent(office, 300)
    with Office.open(tmp_path / "home", write=False) as office:
        pack = evidence(office, request)
        assert findings(tmp_path, pack.members) == []
        fewer = signed_again(office, without(pack, "assignments.set"))

        assert "not-owner" in {reason for _, _, reason in findings(tmp_path, fewer)}

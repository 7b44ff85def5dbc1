"""Checking a whole office: whatever is altered is named with its place, and a sound office is left in peace."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.office.proof_home import (
    OWNER,
    Made,
    copy_home,
    database,
    flipped,
    make_home,
    places,
    run_sql,
    unnamed_flips,
)
from workflows import clock
from workflows.domain.commands import Comment
from workflows.domain.events import RequestCommented
from workflows.engine.rulebook import NO_RULE, Answer, Rulebook, inputs_of
from workflows.errors import Trouble
from workflows.ledger import canonical, derive, entry, names
from workflows.ledger.merkle import leaf_hash
from workflows.office.journal import About
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.proving.verdict import Verdict
from workflows.rules.consequences import without_rule


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An office that nobody touches: tests take copies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        return make_home(tmp_path_factory.mktemp("sound") / "home")


@pytest.fixture
def made(sound: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A copy to damage."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    return Made(
        home=copy_home(sound.home, tmp_path / "home"),
        office=sound.office,
        device=sound.device,
        requests=sound.requests,
    )


def reasons(verdict: Verdict) -> list[int | str | None]:
    """The reason that each finding gives."""
    return [found.facts.get("reason") for found in verdict.findings]


def test_a_sound_office_has_no_findings(made: Made) -> None:
    """Everything is looked at, and nothing is wrong."""
    told: list[tuple[str, int, int | None]] = []

    verdict = check_office(made.home, progress=lambda what, done, total: told.append((what, done, total)))

    with database(made.home) as connection:
        (stored,) = connection.execute("SELECT count(*) FROM entries").fetchone()
    assert (verdict.ok, verdict.limits, verdict.office) == (True, (), made.office)
    assert verdict.entries == stored
    assert [(one.device, one.size, one.ok) for one in verdict.devices] == [(made.device, stored, True)]


def test_any_flipped_bit_is_named_by_its_place(made: Made) -> None:
    """In an entry, in its leaf hash or in a signed head: exactly that place, and nothing else."""
    assert unnamed_flips(made.home, 200, seed=20) == []


def test_a_flipped_bit_of_a_header_is_named_whatever_the_entry_then_claims_to_be(made: Made) -> None:
    """Version, scope and key epoch say who may read an entry; altering them must not hide what it was about."""
    with database(made.home) as connection:
        rows = connection.execute("SELECT position, raw FROM entries WHERE position IN (0, 4, 40)").fetchall()
    for position, raw in rows:
        for bit in range(56):
            run_sql(made.home, "UPDATE entries SET raw = ? WHERE position = ?", flipped(raw, bit), position)

            found = places(check_office(made.home).findings)
            assert found == [("altered", made.device, position, None)], (position, bit)
        run_sql(made.home, "UPDATE entries SET raw = ? WHERE position = ?", raw, position)


def test_a_check_changes_nothing(made: Made) -> None:
    """Every file of the home is byte for byte what it was."""
    before = {path: path.read_bytes() for path in made.home.rglob("*") if path.is_file()}

    check_office(made.home)

    after = {path: path.read_bytes() for path in before}
    assert after == before


def test_an_office_can_be_checked_while_it_is_written(made: Made) -> None:
    """The writer holds the lock; entries not signed yet are no finding."""
    with Office.open(made.home) as office:
        office.act(made.requests[0], Comment(by=OWNER, text="still writing"))

        assert check_office(made.home).findings == ()


def test_entries_that_a_crash_left_unsigned_are_no_finding(made: Made) -> None:
    """They are stored and signed by their persons; the head is signed with the next act."""
    office = Office.open(made.home)
    office.act(made.requests[0], Comment(by=OWNER, text="the power goes"))
    office.store.close()

    assert check_office(made.home).findings == ()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM entries WHERE position = 9", "missing"),
        ("DELETE FROM entries WHERE position >= 40", "rolled-back"),
        ("UPDATE entries SET position = position + 1000 WHERE position = 9", "missing"),
    ],
)
def test_entries_that_were_taken_out_are_named(made: Made, statement: str, code: str) -> None:
    """From the middle or from the end."""
    run_sql(made.home, statement)

    found = places(check_office(made.home).findings)
    assert (code, made.device, 40 if code == "rolled-back" else 9, None) in found


def test_swapped_entries_are_named_as_reordered(made: Made) -> None:
    """An entry is bound to its place."""
    with database(made.home) as connection:
        rows = dict(connection.execute("SELECT position, raw FROM entries WHERE position IN (30, 31)").fetchall())
    for position, other in ((30, 31), (31, 30)):
        raw = rows[other]
        run_sql(made.home, "UPDATE entries SET raw = ?, leaf = ? WHERE position = ?", raw, leaf_hash(raw), position)

    verdict = check_office(made.home)
    assert {(found.code, found.index) for found in verdict.findings} == {("reordered", 30), ("reordered", 31)} or {
        found.code for found in verdict.findings
    } == {"reordered"}


def test_an_older_copy_of_the_database_is_found_by_what_the_key_store_remembers(made: Made, tmp_path: Path) -> None:
    """Put back, it is a whole and well signed log, only shorter."""
    older = copy_home(made.home, tmp_path / "older")
    with Office.open(made.home) as office:
        office.act(made.requests[0], Comment(by=OWNER, text="later"))
    for path in made.home.glob("countersign.db*"):
        path.unlink()
    (made.home / "countersign.db").write_bytes((older / "countersign.db").read_bytes())

    verdict = check_office(made.home)
    assert [found.code for found in verdict.findings] == ["rolled-back"]
    assert verdict.findings[0].device == made.device


def test_a_deleted_head_is_found_by_what_the_key_store_remembers(made: Made) -> None:
    """Otherwise a log could lose its signature and look merely unsigned."""
    run_sql(made.home, "DELETE FROM checkpoints")

    found = check_office(made.home).findings
    assert [(one.code, (one.file or "").split()[0]) for one in found] == [("missing", "checkpoint")]


def test_another_genesis_for_the_same_laptop_is_foreign(made: Made) -> None:
    """It opens and looks right, but an office is called after the genesis it began with."""
    with Office.open(made.home, write=False) as office:
        row = office.store.entries.one(made.device, 0)
        assert row is not None
        body = office.reader.body(row)
    raw = entry.seal(
        canonical.encode(canonical.decode(body.json)),
        scope=entry.OPEN_SCOPE,
        epoch=0,
        key=entry.OPEN_KEY,
        origin=names.genesis_origin(made.device),
        index=0,
        salt=bytes(16),
        nonce=bytes(12),
    )
    run_sql(made.home, "UPDATE entries SET raw = ?, leaf = ? WHERE position = 0", raw, leaf_hash(raw))

    assert ("foreign", made.device, 0, None) in places(check_office(made.home).findings)


def test_an_act_that_another_key_signed_is_forged(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """The laptop wrote it, but not with the key that the office knows for this person."""
    real = derive.person_key
    monkeypatch.setattr(derive, "person_key", lambda seed, person: real(seed, f"not {person}"))
    with Office.open(made.home) as office:
        acted = office.act(made.requests[0], Comment(by="ben", text="as somebody else"))
        place = acted.acts[0].position  # type: ignore[union-attr]

    verdict = check_office(made.home)
    assert places(verdict.findings) == [("forged", made.device, place, None)]
    assert reasons(verdict) == ["wrong-signature"]


def test_an_act_that_builds_on_something_nobody_has_is_named(made: Made) -> None:
    """What this laptop itself built upon was here once."""
    with Office.open(made.home) as office, office.transaction():
        about = About(
            scope=entry.OFFICE_SCOPE,
            key=office.newest_key(entry.OFFICE_SCOPE),
            by=OWNER,
            request=made.requests[0],
            prev=("ab" * 32,),
            auth=office.chain.length,
        )
        office.journal().write(RequestCommented(text="after what?"), about, clock.now_ms())

    verdict = check_office(made.home)
    assert [(found.code, found.facts["reason"]) for found in verdict.findings] == [("missing", "predecessor")]


def test_a_rule_answer_that_the_table_does_not_give_is_named(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recorded inputs are put to the recorded version of the table again."""
    monkeypatch.setattr(
        Rulebook,
        "ask",
        lambda _self, table, values, _units: Answer(
            rows=(), code=NO_RULE, outcome=without_rule(table), inputs=inputs_of(table, values)
        ),
    )
    home = made.home.with_name("ruled")
    make_home(home, invoices=1)

    verdict = check_office(home)
    assert verdict.findings
    assert {(found.code, found.facts["reason"]) for found in verdict.findings} == {("forged", "rule-answer")}


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE requests SET status = 'approved' WHERE id = ?", "requests"),
        ("UPDATE requests SET amount_minor = 1 WHERE id = ?", "requests"),
        ("DELETE FROM decisions WHERE request = ?", "decisions"),
        ("UPDATE decisions SET verdict = 'reject' WHERE request = ?", "decisions"),
        ("UPDATE documents SET account_key = 'DE00' WHERE request = ?", "documents"),
        ("UPDATE tasks SET person = 'lea' WHERE request = ? AND kind <> 'deadline'", "tasks"),
    ],
)
def test_rows_that_do_not_follow_from_the_log_are_named_with_their_request(
    made: Made, statement: str, table: str
) -> None:
    """Lists and inboxes can be lied to; the check compares each request with its fold from scratch."""
    with database(made.home) as connection:
        changed = [request for request in made.requests if connection.execute(statement, (request,)).rowcount]

    verdict = check_office(made.home)
    assert [(found.code, found.file, found.facts) for found in verdict.findings] == [
        ("altered", "projections", {"request": request, "table": table}) for request in sorted(changed)
    ]
    assert changed, "the sample holds no such row"


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE people SET active = 0 WHERE id = 'ben'", "people"),
        ("DELETE FROM units WHERE id = 'south'", "units"),
        ("UPDATE rule_tables SET body = x'7b7d' WHERE id = 'invoice-approval'", "rule_tables"),
        ("UPDATE definitions SET body = x'7b7d'", "definitions"),
    ],
)
def test_rows_of_the_office_that_do_not_follow_from_the_log_are_named(made: Made, statement: str, table: str) -> None:
    """People, units, tables and workflows."""
    run_sql(made.home, statement)

    verdict = check_office(made.home)
    assert [(found.code, found.facts["table"]) for found in verdict.findings] == [("altered", table)]


def test_a_request_that_the_log_does_not_know_is_named(made: Made) -> None:
    """A row alone makes no request."""
    run_sql(
        made.home,
        "INSERT INTO requests SELECT 'invented', workflow, version, title, unit, status, amount_minor, currency,"
        " requester, round, created_ms, updated_ms, due_ms, body, fingerprint, category, course FROM requests LIMIT 1",
    )

    assert [found.facts for found in check_office(made.home).findings] == [{"request": "invented", "table": "requests"}]


def test_an_entry_hidden_from_its_request_is_named(made: Made) -> None:
    """The columns beside an entry decide where it is looked for, so they are checked against its content."""
    with database(made.home) as connection:
        request, position = connection.execute(
            "SELECT request, max(position) FROM entries WHERE request IS NOT NULL GROUP BY request LIMIT 1"
        ).fetchone()
    for changed in (None, made.requests[-1] if request != made.requests[-1] else made.requests[0]):
        run_sql(made.home, "UPDATE entries SET request = ? WHERE position = ?", changed, position)

        assert places(check_office(made.home).findings) == [("altered", made.device, position, "columns")]


@pytest.mark.parametrize(
    ("table", "column", "file"),
    [
        ("logs", "frontier", "heads"),
        ("logs", "public_key", "heads"),
        ("scope_keys", "digest", "scope keys"),
        ("scope_keys", "wrapped", "scope keys"),
    ],
)
def test_what_is_kept_beside_the_entries_is_checked_too(made: Made, table: str, column: str, file: str) -> None:
    """One flipped bit in a head, a public key or a wrapped key."""
    with database(made.home) as connection:
        (old,) = connection.execute(f"SELECT {column} FROM {table}").fetchone()
    run_sql(made.home, f"UPDATE {table} SET {column} = ? WHERE {column} = ?", flipped(old, 99), old)

    assert [(found.code, found.file) for found in check_office(made.home).findings] == [("altered", file)]


@pytest.mark.parametrize("name", ["office-id", "founder", "checked-frontier"])
def test_altered_local_facts_are_named(made: Made, name: str) -> None:
    """The office's name is taken from signed heads and the genesis, not from a note of it."""
    with database(made.home) as connection:
        (old,) = connection.execute("SELECT value FROM local_facts WHERE name = ?", (name,)).fetchone()
    run_sql(made.home, "UPDATE local_facts SET value = ? WHERE name = ?", flipped(old, len(old) * 8 - 8), name)

    verdict = check_office(made.home)
    assert [(found.code, found.file) for found in verdict.findings] == [("altered", "local facts")]
    assert verdict.office == made.office


@pytest.mark.parametrize(
    ("column", "value", "about"), [("scope", 1, "IS NOT NULL"), ("scope", 0, "IS NULL"), ("request", "x", "IS NULL")]
)
def test_altered_columns_of_an_entry_are_named(made: Made, column: str, value: object, about: str) -> None:
    """They decide when an entry is looked at: one about the office must not pass for one about a request."""
    with database(made.home) as connection:
        query = f"SELECT max(position) FROM entries WHERE request {about}"
        (position,) = connection.execute(query).fetchone()
    run_sql(made.home, f"UPDATE entries SET {column} = ? WHERE position = ?", value, position)

    found = places(check_office(made.home).findings)
    assert found == [("altered", made.device, position, "columns")]


def test_an_altered_kept_file_is_named(made: Made) -> None:
    """Kept files are called by their hash."""
    path = next(path for path in sorted((made.home / "attachments").iterdir()) if path.is_file())
    path.write_bytes(path.read_bytes() + b" ")

    assert [(found.code, found.file) for found in check_office(made.home).findings] == [
        ("altered", f"attachments/{path.name}")
    ]


def test_without_a_key_hashes_and_heads_are_still_checked(made: Made) -> None:
    """The verdict says that entries stayed closed; an altered one is named all the same."""
    (made.home / "device.key").unlink()
    alone = check_office(made.home)
    with database(made.home) as connection:
        (raw,) = connection.execute("SELECT raw FROM entries WHERE position = 33").fetchone()
    run_sql(made.home, "UPDATE entries SET raw = ? WHERE position = 33", flipped(raw, 900))

    assert (alone.ok, "no-key" in alone.limits) == (True, True)
    assert places(check_office(made.home).findings) == [("altered", made.device, 33, None)]


def test_a_damaged_database_is_a_finding_and_never_a_raw_error(made: Made) -> None:
    """Whichever page is overwritten: a verdict, and where rows are lost, their places."""
    path, page = made.home / "countersign.db", 4096
    good = path.read_bytes()
    named: set[str] = set()

    for at in range(len(good) // page):
        path.write_bytes(good[: at * page] + b"\xa5" * page + good[(at + 1) * page :])
        verdict = check_office(made.home)
        named |= {f"{found.code} {found.facts.get('reason')}" for found in verdict.findings if found.index is not None}
        assert verdict.findings, at

    assert "missing unreadable" in named


@pytest.mark.parametrize("spoil", [lambda _home: None, lambda home: (home / "key.where").unlink()])
def test_where_there_is_no_office_nothing_is_checked(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    """That is trouble, not a verdict."""
    home = tmp_path / "empty"
    home.mkdir()
    (home / "key.where").write_text("file\n")
    (home / "key.where").chmod(0o600)
    spoil(home)

    with pytest.raises(Trouble) as caught:
        check_office(home)

    assert caught.value.code == "no-office-here"


def test_acts_of_several_people_verify_under_a_key_of_their_own(made: Made) -> None:
    """The sample holds acts of the owner and of others."""
    with Office.open(made.home) as office:
        for person in ("ben", "maria", OWNER):
            office.act(made.requests[0], Comment(by=person, text="seen"))
        people = {act.by for act in office.request(made.requests[0]).acts}

    assert people >= {"ben", "maria", OWNER}
    assert check_office(made.home).findings == ()

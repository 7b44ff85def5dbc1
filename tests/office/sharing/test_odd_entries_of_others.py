"""What another laptop wrote and nobody can make sense of: it has no effect, and stops nobody's work."""

from collections.abc import Callable

import pytest

from tests.office.proof_home import run_sql
from tests.office.sharing.team import BEN, CARL, PETRA, Team, code_of, device_of, findings, opened, states
from tests.support.shop import Shop
from workflows.domain.events import PersonSet, RequestCommented
from workflows.domain.requests import is_request_id, request_id
from workflows.ids import new_bytes
from workflows.ledger import entry, names
from workflows.ledger.merkle import leaf_hash
from workflows.office.journal import About
from workflows.office.office import Office
from workflows.office.sharing.sharing import Sharing
from workflows.store.rows import EntryRow

Odd = Callable[[Office], None]


def sealed(scope: int, body: bytes, *, wrong_key: bool = False) -> Odd:
    """An entry with this body, or one that no key opens."""

    def write(office: Office) -> None:
        log = office.store.entries.log(office.keys.device)
        assert log is not None
        epoch, key = (0, entry.OPEN_KEY) if scope == entry.OPEN_SCOPE else office.newest_key(scope)
        raw = entry.seal(
            body,  # type: ignore[arg-type]  # not canonical on purpose
            scope=scope,
            epoch=epoch,
            key=b"\x01" * 32 if wrong_key else key,
            origin=names.origin(office.id, log.device),
            index=log.size,
            salt=new_bytes(entry.SALT_BYTES),
            nonce=new_bytes(entry.NONCE_BYTES),
        )
        leaf = leaf_hash(raw)
        frontier = office.journal()._frontier
        frontier.append(leaf)
        row = EntryRow(device=log.device, position=log.size, scope=scope, request=None, raw=raw, leaf=leaf)
        office.store.entries.append((row,), frontier.to_bytes())

    return write


def about(office: Office, scope: int, request: str | None) -> About:
    """What an entry of Ben's says beside its event."""
    return About(scope=scope, key=office.newest_key(scope), by=BEN, request=request, auth=office.chain.length)


def commented(request: str | None) -> Odd:
    """A comment that is signed well, about this request."""

    def write(office: Office) -> None:
        journal = office.journal()
        journal.write(RequestCommented(text="odd"), about(office, entry.OFFICE_SCOPE, request), journal.now_ms())

    return write


def office_act_about_a_request(office: Office) -> None:
    """An act on the office that claims to concern a request."""
    journal = office.journal()
    event = PersonSet(person=office.state.people[BEN])
    journal.write(event, about(office, entry.OFFICE_SCOPE, "xyz"), journal.now_ms())


ODD: dict[str, Odd] = {
    "no key opens it": sealed(entry.AUTHORITY_SCOPE, b'{"at":[1,0]}', wrong_key=True),
    "the same key twice": sealed(entry.AUTHORITY_SCOPE, b'{"a":1,"a":2}'),
    "spelled otherwise": sealed(entry.AUTHORITY_SCOPE, b'{"b":1, "a":2}'),
    "too deep": sealed(entry.AUTHORITY_SCOPE, b"[" * 20_000 + b"]" * 20_000),
    "open and not JSON": sealed(entry.OPEN_SCOPE, b"hello"),
    "office and not JSON": sealed(entry.OFFICE_SCOPE, b"hello"),
    "office act about a request": office_act_about_a_request,
    "id not ASCII": commented("ä"),
    "id with a blank": commented("a b"),
    "id empty": commented(""),
    "id a mark": commented("~unread"),
    "no id": commented(None),
}


def write_oddly(team: Team, author: Shop, odd: Odd) -> None:
    """Let a member write it and bring it to the folder, without ever starting again."""
    with opened(author) as office:
        with office.transaction():
            odd(office)
        Sharing.of(office).exchange()


@pytest.mark.parametrize("name", ODD)
def test_an_odd_entry_of_another_laptop_stops_nobody(team: Team, name: str) -> None:
    """The others go on after their next start, agree, and a check names that entry at most."""
    ben, petra = team.join("ben", BEN), team.join("petra", PETRA)
    author = device_of(ben)
    write_oddly(team, ben, ODD[name])
    team.sync(petra, team.first, petra, team.first)

    request = team.first.ask_and_call_back("120.00")
    team.sync(team.first, petra, team.first)
    assert petra.status(request) == "waiting"
    assert len(states(team.first, petra)) == 1
    for shop in (team.first, petra):
        assert all(f"forged {author}" in found for found in findings(shop))
        assert len(findings(shop)) <= 1
        with opened(shop) as office:
            office.rebuild()
    assert len(states(team.first, petra)) == 1


def test_an_entry_of_another_laptop_that_was_altered_here_is_not_built_upon(team: Team) -> None:
    """Odd as received is one thing; other bytes than those that were received are damage."""
    ben = team.join("ben", BEN)
    write_oddly(team, ben, ODD["spelled otherwise"])
    team.sync(team.first)
    with opened(team.first) as office:
        raw = next(row.raw for row in office.store.entries.unnamed() if row.device == device_of(ben))
    altered = raw[:-1] + bytes([raw[-1] ^ 1])
    run_sql(team.first.home, "UPDATE entries SET raw = ? WHERE raw = ?", altered, raw)

    assert code_of(lambda: opened(team.first).__enter__()) == "log-damaged"


def test_a_comment_of_another_laptop_that_was_hidden_here_is_not_built_upon(team: Team) -> None:
    """An act about a request is never filed under the office, whoever wrote it."""
    carl = team.join("carl", CARL)
    request = carl.ask("77.00", number="9")
    team.sync(carl, team.first)
    run_sql(team.first.home, "UPDATE entries SET request = NULL WHERE request = ?", request)

    assert code_of(lambda: opened(team.first).__enter__()) == "log-damaged"


def test_who_speaks_of_a_request_before_it_begins_makes_no_difference_between_laptops(team: Team) -> None:
    """The next ids can be worked out; the writer reads what was said of them as everybody else does."""
    ben, petra = team.join("ben", BEN), team.join("petra", PETRA)
    with opened(petra, write=False) as office:
        log = office.store.entries.log(office.keys.device)
        assert log is not None
        ids = [request_id(log.device, log.size + ahead) for ahead in range(6)]
    with opened(ben) as office:
        with office.transaction():
            for one in ids:
                commented(one)(office)
        Sharing.of(office).exchange()
    team.sync(petra)

    request = petra.ask("77.00", number="9", by=PETRA)
    team.sync(petra, team.first, petra)

    assert request in ids
    assert len(states(team.first, petra)) == 1
    assert findings(petra) == findings(team.first) == []
    with opened(petra) as office:
        before = office.store.projections.request_rows(request)
        office.rebuild()
        assert office.store.projections.request_rows(request) == before


def test_an_id_of_a_request_has_one_form() -> None:
    """26 digits of lower-case base32."""
    assert is_request_id(request_id("device", 3))
    for other in ("", "ä" * 26, "a" * 25, "a" * 27, "A" * 26, "a" * 25 + "1", "~" + "a" * 25):
        assert not is_request_id(other)

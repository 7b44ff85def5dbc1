"""The printed recovery key: what it opens, and what it must go on opening."""

import base64
import hashlib
from pathlib import Path

from workflows import envelopes
from workflows.ledger import derive, entry, recovery
from workflows.ledger.membership import Genesis, read_trust_event
from workflows.office.founding import Charter, found
from workflows.office.office import Office


def genesis_of(office: Office) -> Genesis:
    """The genesis entry, read with the open scope's key alone."""
    row = office.store.entries.one(office.keys.device, 0)
    assert row is not None
    genesis = read_trust_event(office.reader.plain(row)["event"])
    assert isinstance(genesis, Genesis)
    return genesis


def test_the_printed_key_opens_every_scope_key_of_the_genesis_entry(tmp_path: Path) -> None:
    """Whoever holds the paper and the folder, and no laptop, can read the office again."""
    founded = found(tmp_path / "home", Charter(name="Corner Shop", owner="Anna Berg"))
    paper = recovery.decode(founded.recovery_key)

    with Office.open(tmp_path / "home", write=False) as office:
        genesis = genesis_of(office)
        for announced in genesis.keys:
            key = envelopes.open_with(base64.b64decode(announced.envelope), derive.age_identity(paper))
            assert key == office.reader.scope_keys[announced.scope, announced.epoch]
            assert hashlib.sha256(key).hexdigest() == announced.digest

        assert {one.scope for one in genesis.keys} == {entry.OFFICE_SCOPE, entry.AUTHORITY_SCOPE}
        assert genesis.recovery_key == derive.log_key(paper).public_key().public_bytes_raw().hex()


def test_another_printed_key_opens_nothing(tmp_path: Path) -> None:
    """A wrong sheet of paper is no key at all."""
    found(tmp_path / "home", Charter(name="Corner Shop", owner="Anna Berg"))

    with Office.open(tmp_path / "home", write=False) as office:
        envelope = base64.b64decode(genesis_of(office).keys[0].envelope)

    assert envelopes.open_with(envelope, derive.age_identity(b"another sheet of paper, 32 bytes")) is None

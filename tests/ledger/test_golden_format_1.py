"""The small log under tests/data/format-1: written once, opened by every later version for ever.

The files are never written by a test. Where a change of the format is really meant, it gets a new version and a
new folder: ``python tests/ledger/test_golden_format_1.py FOLDER`` writes the same log into a folder that does not
exist yet.
"""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from workflows.ledger import (
    base64_text,
    canonical,
    checkpoint,
    derive,
    entry,
    identity,
    merkle,
    names,
    note,
    proof,
    recovery,
    tiles,
)
from workflows.ledger.finding import Log
from workflows.ledger.verify import LogCheck

GOLDEN = Path(__file__).parents[1] / "data" / "format-1"
SEED = bytes(range(32))
PERSON = "maria"
SIZE = 10
PROVEN = 7
SCOPE_KEYS = {
    (scope, epoch): hashlib.sha256(b"golden scope key %d/%d" % (scope, epoch)).digest()
    for scope, epoch in ((0, 1), (1, 1), (2, 1), (2, 2))
}


def golden_files() -> dict[str, bytes]:
    """Every file of the golden folder by its path. Fixed inputs only, so that each call gives the same bytes."""
    private = derive.log_key(SEED)
    public = private.public_key().public_bytes_raw()
    device = names.device_id(public)
    person = derive.person_key(SEED, PERSON)
    founded = canonical.encode({"log_key": public.hex(), "type": "office.founded", "v": 1})
    genesis = _seal(0, founded, (entry.OPEN_SCOPE, 0), names.genesis_origin(device))
    office = names.office_id(merkle.leaf_hash(genesis))
    origin = names.origin(office, device)

    key_hashes = {f"{scope}/{epoch}": hashlib.sha256(key).hexdigest() for (scope, epoch), key in SCOPE_KEYS.items()}
    decision: dict[str, object] = {
        "amount": {"currency": "EUR", "minor": 124050},
        "at": [1763888400000, 0],
        "by": PERSON,
        "request": "invoice 2026-117",
        "type": "decision.made",
        "verdict": "approve",
    }
    decision["sig"] = identity.sign_act(decision, office=office, device=device, private=person)
    rest: list[tuple[dict[str, object], tuple[int, int]]] = [
        ({"key_hashes": key_hashes, "type": "keys.announced"}, (entry.OPEN_SCOPE, 0)),
        ({"name": "Bäckerei Süß & Söhne", "type": "office.named"}, (1, 1)),
        ({"person": PERSON, "public": person.public_key().public_bytes_raw().hex(), "type": "person.added"}, (0, 1)),
        ({"text": "x" * 400, "type": "note.written"}, (0, 1)),
        ({"controls": '\u0001\b\t\n\f\r"\\/\u007f\u2028😀', "type": "note.written"}, (2, 1)),
        ({"high": 2**53 - 1, "low": -(2**53) + 1, "no": False, "none": None, "type": "numbers", "yes": True}, (2, 1)),
        (decision, (2, 2)),
        ({"seen": {"other-device": [12, "root"]}, "type": "heads.seen"}, (0, 1)),
        ({"field_of_a_later_version": [[[]], {}], "type": "something.unknown"}, (0, 1)),
    ]
    documents = [(founded, (entry.OPEN_SCOPE, 0)), *((canonical.encode(plain), place) for plain, place in rest)]
    entries = [
        genesis,
        *(_seal(index, text, place, origin) for index, (text, place) in enumerate(documents) if index),
    ]
    leaves = [merkle.leaf_hash(raw) for raw in entries]
    frontier = merkle.Frontier()
    for leaf in leaves:
        frontier.append(leaf)

    def signed(size: int) -> bytes:
        root = merkle.root_of(leaves[:size])
        return checkpoint.sign(checkpoint.Checkpoint(origin=origin, size=size, root=root), private)

    evidence = proof.Proof(
        index=PROVEN,
        path=tuple(merkle.inclusion_proof(leaves, PROVEN, SIZE)),
        checkpoint=signed(SIZE),
        extra=_salt(PROVEN),
    )
    keys = {
        "seed": SEED.hex(),
        "office": office,
        "device": device,
        "log_public": public.hex(),
        "verifier_key": note.VerifierKey(name=origin, public=public).to_text(),
        "witness_public": derive.witness_key(SEED).public_key().public_bytes_raw().hex(),
        "person_public": person.public_key().public_bytes_raw().hex(),
        "age_identity": derive.age_identity(SEED),
        "wrapping_key": derive.wrapping_key(SEED).hex(),
        "recovery": recovery.encode(SEED),
        "scope_keys": {f"{scope}/{epoch}": key.hex() for (scope, epoch), key in SCOPE_KEYS.items()},
    }
    plain = [
        {"index": index, "scope": scope, "epoch": epoch, "salt": _salt(index).hex(), "json": text.decode()}
        for index, (text, (scope, epoch)) in enumerate(documents)
    ]
    return {
        **{str(path): raw for path, raw in tiles.log_files(entries)},
        "checkpoint": signed(SIZE),
        "checkpoint-4": signed(4),
        "consistency-4-10.txt": _lines([step.hex() for step in merkle.consistency_proof(leaves, 4, SIZE)]),
        "entry-7.tlog-proof": proof.encode(evidence),
        "frontier.txt": _lines([frontier.to_bytes().hex()]),
        "keys.json": _lines([json.dumps(keys, indent=1)]),
        "documents.json": _lines([json.dumps(plain, indent=1)]),
    }


def _lines(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _salt(index: int) -> bytes:
    return hashlib.sha256(b"golden salt %d" % index).digest()[:16]


def _seal(index: int, text: canonical.CanonicalJson, place: tuple[int, int], origin: str) -> bytes:
    return entry.seal(
        text,
        scope=place[0],
        epoch=place[1],
        key=SCOPE_KEYS.get(place, entry.OPEN_KEY),
        origin=origin,
        index=index,
        salt=_salt(index),
        nonce=hashlib.sha256(b"golden nonce %d" % index).digest()[:12],
    )


@pytest.fixture(name="keys")
def golden_keys() -> dict[str, str]:
    """What keys.json says, without the scope keys."""
    read = json.loads((GOLDEN / "keys.json").read_text())
    return {name: value for name, value in read.items() if isinstance(value, str)}


@pytest.fixture(name="entries")
def golden_entries() -> list[bytes]:
    """The stored entries, in order."""
    return tiles.decode_bundle((GOLDEN / "tile" / "entries" / "000.p" / "10").read_bytes())


def test_todays_code_writes_the_bytes_of_the_first_version() -> None:
    """Neither the format nor any key derivation has drifted."""
    stored = {path.relative_to(GOLDEN).as_posix(): path.read_bytes() for path in GOLDEN.rglob("*") if path.is_file()}

    assert golden_files() == stored


def test_the_stored_log_has_no_findings(keys: dict[str, str], entries: list[bytes]) -> None:
    """Entries, stored leaf hashes and both checkpoints belong together."""
    path = tiles.TilePath(level=0, index=0, width=SIZE)
    leaves = tiles.decode_tile((GOLDEN / str(path)).read_bytes(), path)
    log = Log(
        office=keys["office"],
        device=keys["device"],
        log_public=bytes.fromhex(keys["log_public"]),
        founding=True,
        checkpoints=((GOLDEN / "checkpoint-4").read_bytes(), (GOLDEN / "checkpoint").read_bytes()),
        keys=SCOPE_KEYS,
    )
    check = LogCheck(log)

    rows = [(index, raw, leaf) for index, (raw, leaf) in enumerate(zip(entries, leaves, strict=True))]
    assert list(check.findings(rows)) == []
    assert (check.size, check.opened, check.signed_size) == (SIZE, SIZE, SIZE)


def test_every_stored_entry_opens_to_its_document(keys: dict[str, str], entries: list[bytes]) -> None:
    """Content and salt, with the key of its scope and epoch; and without a key, by disclosure."""
    documents = json.loads((GOLDEN / "documents.json").read_text())
    assert len(documents) == len(entries) == SIZE

    for document, raw in zip(documents, entries, strict=True):
        header = entry.parse_header(raw)
        origin = names.origin(keys["office"], keys["device"])
        if document["index"] == 0:
            origin = names.genesis_origin(keys["device"])
        key = SCOPE_KEYS.get((header.scope, header.epoch), entry.OPEN_KEY)
        body = entry.open_entry(raw, key=key, origin=origin, index=document["index"])
        assert (header.scope, header.epoch) == (document["scope"], document["epoch"])
        assert (body.json.decode(), body.salt.hex()) == (document["json"], document["salt"])
        assert canonical.decode(body.json) == json.loads(document["json"])
        assert entry.matches(raw, body.salt, body.json)


def test_the_stored_proofs_hold(keys: dict[str, str], entries: list[bytes]) -> None:
    """The evidence of one decision, and the growth from 4 to 10 entries."""
    origin = names.origin(keys["office"], keys["device"])
    public = bytes.fromhex(keys["log_public"])
    evidence = proof.decode((GOLDEN / "entry-7.tlog-proof").read_bytes())
    old, new = (
        checkpoint.open_checkpoint((GOLDEN / name).read_bytes(), origin=origin, log_public=public)
        for name in ("checkpoint-4", "checkpoint")
    )
    steps = [bytes.fromhex(line) for line in (GOLDEN / "consistency-4-10.txt").read_text().split()]

    leaf = merkle.leaf_hash(entries[PROVEN])
    assert proof.verify(evidence, leaf, origin=origin, log_public=public) == new
    assert merkle.verify_consistency(old.size, old.root, new.size, new.root, steps)


def test_the_stored_decision_carries_its_persons_signature(keys: dict[str, str]) -> None:
    """Signed for this office and device, by this person's key."""
    document = json.loads((GOLDEN / "documents.json").read_text())[PROVEN]
    event = canonical.decode(document["json"].encode())

    public = bytes.fromhex(keys["person_public"])
    assert identity.verify_act(event, office=keys["office"], device=keys["device"], public=public)
    assert len(base64_text.decode(str(event["sig"]))) == 64


def test_the_stored_recovery_key_gives_the_seed(keys: dict[str, str]) -> None:
    """Paper printed by the first version can be typed into every later one."""
    assert recovery.decode(keys["recovery"]).hex() == keys["seed"]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True)
    for name, content in golden_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)

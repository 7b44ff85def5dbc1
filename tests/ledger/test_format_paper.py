"""FORMAT.md: every example in it is derived again, with standard tools and without the ledger's own code."""

import base64
import hashlib
import hmac
import json
import re
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from workflows.ledger import (
    canonical,
    checkpoint,
    cosignature,
    derive,
    entry,
    fingerprints,
    identity,
    invitation,
    joining,
    merkle,
    names,
    note,
    proof,
    recovery,
    segment,
    tiles,
    words,
)

PAPER = Path(names.__file__).with_name("FORMAT.md").read_text(encoding="utf-8")
GOLDEN = Path(__file__).parents[1] / "data" / "format-1"
BLOCKS = {
    match["name"]: match["body"]
    for match in re.finditer(r"^```\w+ (?P<name>\S+)\n(?P<body>.*?)^```$", PAPER, re.MULTILINE | re.DOTALL)
}


def text(name: str) -> str:
    """A block as text, with its newlines inside but not the last one."""
    return BLOCKS[name].removesuffix("\n")


def raw(name: str) -> bytes:
    """A block of hex, over any number of lines."""
    return bytes.fromhex(text(name))


def sha256(*parts: bytes) -> bytes:
    """SHA-256 of joined parts."""
    return hashlib.sha256(b"".join(parts)).digest()


def short(digest: bytes) -> str:
    """The 26 characters of an id."""
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()


def hkdf(label: str, secret: bytes | None = None) -> bytes:
    """RFC 5869 by its two steps, 32 bytes; from the paper's first seed where nothing else is given."""
    extracted = hmac.digest(bytes(32), raw("seed") if secret is None else secret, "sha256")
    return hmac.digest(extracted, f"countersign/v1/{label}\x01".encode(), "sha256")


def public_of(secret: bytes) -> bytes:
    """The Ed25519 public key of a seed."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def test_names_come_from_key_and_genesis() -> None:
    """Section 3."""
    assert text("device-id") == short(sha256(raw("log-public-key")))
    assert text("office-id") == short(sha256(raw("genesis-leaf-hash")))
    assert text("origin") == f"countersign/{text('office-id')}/{text('device-id')}"
    assert raw("leaf-hashes")[:32] == raw("genesis-leaf-hash")
    assert names.office_id(raw("genesis-leaf-hash")) == text("office-id")


def test_the_json_is_canonical() -> None:
    """Section 4, for a document without texts that need care."""
    plain = json.loads(text("entry-7-json"))

    assert json.dumps(plain, sort_keys=True, separators=(",", ":")) == text("entry-7-json")
    assert canonical.decode(text("entry-7-json").encode()) == plain


def test_the_entry_is_put_together_from_its_parts() -> None:
    """Section 5."""
    content = text("entry-7-json").encode()
    filled = raw("entry-7-salt") + len(content).to_bytes(2, "big") + content
    body = filled + bytes(-len(filled) % 64)
    header = bytes([1]) + (2).to_bytes(2, "big") + (2).to_bytes(4, "big") + sha256(body)
    associated = header + text("origin").encode() + (7).to_bytes(8, "big")
    sealed = AESGCMSIV(raw("entry-7-scope-key")).encrypt(raw("entry-7-nonce"), body, associated)

    assert raw("entry-7-body") == body
    assert raw("entry-7-commitment") == sha256(body)
    assert raw("entry-7-associated-data") == associated
    assert raw("entry-7") == header + raw("entry-7-nonce") + sealed
    assert raw("entry-7-leaf-hash") == sha256(b"\x00", raw("entry-7"))
    opened = entry.open_entry(raw("entry-7"), key=raw("entry-7-scope-key"), origin=text("origin"), index=7)
    assert opened == entry.Body(salt=raw("entry-7-salt"), json=content)


def test_the_open_key_is_public() -> None:
    """Section 6."""
    assert raw("open-scope-key") == sha256(b"countersign/v1/open-scope") == entry.OPEN_KEY


def test_the_tree_of_ten_has_this_root() -> None:
    """Section 7: a tree of 8 and a tree of 2, and the growth from 4."""
    leaves = [raw("leaf-hashes")[at : at + 32] for at in range(0, 320, 32)]
    twos = [sha256(b"\x01", leaves[at], leaves[at + 1]) for at in range(0, 10, 2)]
    fours = [sha256(b"\x01", twos[at], twos[at + 1]) for at in range(0, 4, 2)]
    eight = sha256(b"\x01", *fours)

    assert leaves[7] == raw("entry-7-leaf-hash")
    assert raw("root") == sha256(b"\x01", eight, twos[4])
    assert raw("frontier") == (10).to_bytes(8, "big") + eight + twos[4]
    assert raw("consistency-4-10") == fours[1] + twos[4]
    assert merkle.Frontier.from_bytes(raw("frontier")).root() == raw("root")


def test_the_checkpoint_is_a_signed_note() -> None:
    """Section 8."""
    origin, public = text("origin"), raw("log-public-key")
    body = f"{origin}\n10\n{base64.b64encode(raw('root')).decode()}\n".encode()
    key_id = sha256(origin.encode(), b"\n\x01", public)[:4]
    stored = text("checkpoint") + "\n"
    signature = base64.b64decode(stored.split()[-1])

    assert stored.encode().startswith(body + b"\n\xe2\x80\x94 " + origin.encode() + b" ")
    assert signature[:4] == key_id
    Ed25519PublicKey.from_public_bytes(public).verify(signature[4:], body)
    material = base64.b64encode(b"\x01" + public).decode()
    assert text("verifier-key") == f"{origin}+{key_id.hex()}+{material}"
    assert note.parse_verifier_key(text("verifier-key")).public == public
    assert checkpoint.open_checkpoint(stored.encode(), origin=origin, log_public=public).root == raw("root")


def test_the_walk_by_hand_arrives() -> None:
    """Sections 9 and 15."""
    lines = text("entry-7-proof").split("\n")
    salt = base64.b64decode(lines[1].removeprefix("extra "))
    path = [base64.b64decode(line) for line in lines[3:7]]
    reached, node, last = sha256(b"\x00", raw("entry-7")), 7, 9
    for step in path:
        if node % 2 or node == last:
            reached = sha256(b"\x01", step, reached)
            while node % 2 == 0 and node:
                node, last = node // 2, last // 2
        else:
            reached = sha256(b"\x01", reached, step)
        node, last = node // 2, last // 2

    assert (lines[0], lines[2], lines[7]) == ("c2sp.org/tlog-proof@v1", "index 7", "")
    assert salt == raw("entry-7-salt")
    assert sha256(salt, raw("entry-7-body")[16:]) == raw("entry-7")[7:39]
    assert reached == raw("root")
    assert "\n".join(lines[8:]) == text("checkpoint")
    read = proof.decode(text("entry-7-proof").encode() + b"\n")
    proof.verify(read, raw("entry-7-leaf-hash"), origin=text("origin"), log_public=raw("log-public-key"))


def test_all_keys_come_from_the_seed() -> None:
    """Section 11."""
    assert raw("log-public-key") == public_of(hkdf("log-key"))
    assert raw("witness-public-key") == public_of(hkdf("witness-key"))
    assert raw("local-wrapping-key") == hkdf("local-wrapping-key")
    assert raw("person-public-key") == public_of(hkdf("person-key/" + text("person-id")))
    assert text("age-identity") == derive.age_identity(raw("seed"))
    assert str(pyrage.x25519.Identity.from_str(text("age-identity"))) == text("age-identity")


def test_the_person_signed_the_event() -> None:
    """Section 12."""
    event = json.loads(text("entry-7-json"))
    signature = base64.b64decode(event.pop("sig"))
    content = json.dumps(event, sort_keys=True, separators=(",", ":"))
    message = f"countersign/v1/act\n{text('office-id')}\n{text('device-id')}\n{content}".encode()

    assert raw("entry-7-act-message") == message
    Ed25519PublicKey.from_public_bytes(raw("person-public-key")).verify(signature, message)
    assert identity.act_message(event, office=text("office-id"), device=text("device-id")) == message


def test_the_printed_key_is_the_seed() -> None:
    """Section 14."""
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    checksum = int.from_bytes(sha256(b"countersign/v1/recovery-key", raw("seed"))[:3], "big") >> 4
    value = int.from_bytes(raw("seed"), "big") << 24 | checksum
    signs = "".join(alphabet[value >> 5 * at & 31] for at in reversed(range(56)))

    assert text("recovery-key").replace("-", "") == signs
    assert recovery.decode(text("recovery-key")) == raw("seed")


def test_the_segment_is_line_head_and_entries() -> None:
    """Section 17, with entries 8 and 9 of the golden log."""
    entries = tiles.decode_bundle((GOLDEN / "tile/entries/000.p/10").read_bytes())[8:]
    head = (text("checkpoint") + "\n").encode()
    bundle = b"".join(len(one).to_bytes(2, "big") + one for one in entries)
    whole = f"{text('tail-segment-line')}\n".encode() + head + bundle

    assert text("tail-segment-line") == f"folderlog-seg/1 8 10 {len(head)}"
    assert raw("tail-segment-hash") == sha256(whole)
    assert segment.encode(start=8, note=head, entries=entries) == whole


def test_the_witness_signs_the_text_and_its_time() -> None:
    """Section 18."""
    public = public_of(hkdf("witness-key", raw("second-seed")))
    name = f"countersign/{text('office-id')}/{text('second-device-id')}/witness"
    key_id = sha256(name.encode(), b"\n\x04", public)[:4]
    dash, shown, encoded = text("cosignature-line").split(" ")
    material = base64.b64decode(encoded)
    time_s = int.from_bytes(material[4:12], "big")
    body = text("checkpoint").split("\n\n")[0] + "\n"

    assert text("second-device-id") == short(sha256(public_of(hkdf("log-key", raw("second-seed")))))
    assert (dash, shown, material[:4]) == ("\u2014", name, key_id)
    assert text("witness-verifier-key") == f"{name}+{key_id.hex()}+{base64.b64encode(bytes([4]) + public).decode()}"
    Ed25519PublicKey.from_public_bytes(public).verify(material[12:], f"cosignature/v1\ntime {time_s}\n{body}".encode())
    witness = cosignature.parse_witness_key(text("witness-verifier-key"))
    both = f"{text('checkpoint')}\n{text('cosignature-line')}\n".encode()
    assert cosignature.witnesses_of(both, [witness]) == (cosignature.Witnessed(witness=witness, time_s=time_s),)


def test_the_invitation_code_holds_what_the_table_says() -> None:
    """Section 19."""
    signs = text("invitation-code").replace("-", "").replace("\n", "").removeprefix("CS1")
    bits = 0
    for sign in signs:
        bits = bits << 5 | "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(sign)
    count = len(signs) * 5 // 8
    content = (bits >> len(signs) * 5 - count * 8).to_bytes(count, "big")
    line = f"{text('device-id')} 10 {raw('root').hex()}\n".encode()
    invited = invitation.decode(text("invitation-code"))

    assert content[-4:] == sha256(b"countersign/v1/invitation\n", content[:-4])[:4]
    assert short(content[:16]) == invited.office == text("office-id")
    assert short(content[16:32]) == invited.primary == text("device-id")
    assert invited.age == str(pyrage.x25519.Identity.from_str(text("age-identity")).to_public())
    assert content[64:80] == invited.secret == raw("invitation-secret")
    assert int.from_bytes(content[80:85], "big") == invited.expires_s
    assert content[85:101] == raw("invitation-heads") == sha256(b"countersign/v1/heads\n", line)[:16]
    assert content[102 : 102 + content[101]].decode() == invited.person
    assert content[102 + content[101] : -4].decode() == invited.place
    assert short(hkdf("join-nonce", raw("invitation-secret"))) == text("invitation-nonce") == invited.nonce


def test_the_request_proves_secret_and_key() -> None:
    """Section 20."""
    plain = json.loads(text("join-request"))
    mac = plain.pop("mac")
    without_mac = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    signature = base64.b64decode(plain.pop("sig"))
    covered = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    transcript = f"{text('office-id')}\n{text('invitation-nonce')}\n{text('join-request')}".encode()
    digest = sha256(b"countersign/v1/words\ncountersign/v1/join-words\n", transcript)

    assert hmac.digest(hkdf("join", raw("invitation-secret")), without_mac, "sha256").hex() == mac
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(plain["log_key"])).verify(
        signature, b"countersign/v1/join-request\n" + covered
    )
    assert text("join-words") == " ".join(words.WORDS[value] for value in digest[:4])
    request = joining.read_request(text("join-request").encode(), invitation.decode(text("invitation-code")))
    assert request.device == text("second-device-id")


def test_the_answer_is_signed_by_the_pinned_device() -> None:
    """Section 20."""
    plain = json.loads(text("join-answer"))
    signature = base64.b64decode(plain.pop("sig"))
    covered = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()

    Ed25519PublicKey.from_public_bytes(raw("log-public-key")).verify(
        signature, b"countersign/v1/join-answer\n" + covered
    )
    assert {short(sha256(bytes.fromhex(key))): key for key in plain["members"].values()} == plain["members"]
    answer = joining.read_answer(
        text("join-answer").encode(),
        invitation.decode(text("invitation-code")),
        device=text("second-device-id"),
    )
    assert answer.keys[0].key == raw("entry-7-scope-key").hex()


def test_a_fingerprint_is_a_keyed_hash_of_texts_with_their_lengths() -> None:
    """Section 23."""
    key = hkdf("fingerprint-key/" + text("office-id"), raw("fingerprint-ground"))
    parts = [part.encode() for part in text("fingerprint-number-of").split(" ")]
    message = b"countersign/v1/fingerprint/number\n" + b"".join(len(part).to_bytes(4, "big") + part for part in parts)

    assert raw("fingerprint-key") == key == fingerprints.fingerprint_key(raw("fingerprint-ground"), text("office-id"))
    assert raw("fingerprint-number") == hmac.digest(key, message, "sha256")[:16]
    told = fingerprints.fingerprint(key, "number", *(part.decode() for part in parts))
    assert told == text("fingerprint-number")
    assert told != fingerprints.fingerprint(key, "near", *(part.decode() for part in parts))
    assert fingerprints.fingerprint(key, "number", "ab", "c") != fingerprints.fingerprint(key, "number", "a", "bc")


def test_no_example_of_the_paper_is_left_unchecked() -> None:
    """A block that nobody derives could be wrong for ever."""
    here = Path(__file__).read_text(encoding="utf-8")

    assert len(BLOCKS) == PAPER.count("\n```") // 2 > 0
    assert [name for name in BLOCKS if f'("{name}")' not in here] == []

"""Cosignatures: a real public checkpoint and its witnesses, and what spoils a line."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import checkpoint, cosignature, identity, names, note
from workflows.ledger.malformed import Malformed

# A checkpoint of a public log, its own vkey, and four public witnesses with the keys that they publish.
REAL_LOG = "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
REAL_NOTE = """\
arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIg\
IpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei5\
9RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4Ascyl\
P3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmN\
WVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrA\
WfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKF\
Ye/TmN9DAg==
""".encode()
REMORA = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
PUBLISHED = {
    "transparency.dev/DEV:witness-little-garden": "2b6eb0ec483503544cde4e8fc1ce6d1921db21dffccc186865f808f7625443cc",
    "remora.n621.de": "ebcdeb78e7fdb2ef9227b2c1ef11e94600b55b4d6d9a57877e31ee89e59adc36",
    "witness.stagemole.eu": "4a921b7caef58ae670cdc11ef4184f1c058f7b9259a9107a969f69fa54aa496f",
}

LOG = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"l")
WITNESS = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"w")
OFFICE, DEVICE = "6dibk3dvmrvgwbsqdgy33qfz7e", names.device_id(LOG.public_key().public_bytes_raw())
ORIGIN = names.origin(OFFICE, DEVICE)
KEY = cosignature.WitnessKey(
    name=cosignature.witness_name(OFFICE, "witness"), public=WITNESS.public_key().public_bytes_raw()
)
SIGNED = checkpoint.sign(checkpoint.Checkpoint(origin=ORIGIN, size=3, root=bytes(32)), LOG)


def line_of(raw: bytes = SIGNED, time_s: int = 1_763_888_400) -> bytes:
    """Our witness's line for a note."""
    return cosignature.cosign(raw, KEY, WITNESS.sign, time_s)


def test_public_witnesses_of_a_public_log_are_verified() -> None:
    """Key ids, times and signed bytes are those that other people's programs make."""
    keys = [cosignature.WitnessKey(name=name, public=bytes.fromhex(key)) for name, key in PUBLISHED.items()]

    found = cosignature.witnesses_of(REAL_NOTE, keys)
    assert [one.witness for one in found] == keys
    assert {one.time_s for one in found} == {1779573024}
    assert cosignature.parse_witness_key(REMORA) == keys[1]
    assert keys[1].to_text() == REMORA
    log = note.parse_verifier_key(REAL_LOG)
    assert checkpoint.open_checkpoint(REAL_NOTE, origin=log.name, log_public=log.public).size == 1432088532


@given(bit=st.integers(0, REAL_NOTE.index(b"\n\n") * 8 + 7))
def test_any_flipped_bit_of_the_text_leaves_no_witness(bit: int) -> None:
    """The signature covers origin, size, root and the last newline."""
    raw = bytearray(REAL_NOTE)
    raw[bit // 8] ^= 1 << bit % 8

    try:
        found = cosignature.witnesses_of(bytes(raw), [cosignature.parse_witness_key(REMORA)])
    except Malformed:
        found = ()
    assert found == ()


@given(time_s=st.integers(0, cosignature.MAX_TIME_S))
def test_a_line_of_ours_says_who_and_when(time_s: int) -> None:
    """What was signed is read back, and the log's own signature stays as it was."""
    both = cosignature.add_line(SIGNED, line_of(time_s=time_s))

    assert cosignature.witnesses_of(both, [KEY]) == (cosignature.Witnessed(witness=KEY, time_s=time_s),)
    assert cosignature.witnesses_of(SIGNED, [KEY]) == ()
    assert checkpoint.open_checkpoint(both, origin=ORIGIN, log_public=LOG.public_key().public_bytes_raw()).size == 3


def test_the_signed_bytes_are_those_of_the_specification() -> None:
    """A header, a time in digits, and the note's text; the line has key id, time in eight bytes, signature."""
    text = f"{ORIGIN}\n3\n{base64.b64encode(bytes(32)).decode()}\n"
    material = base64.b64decode(line_of(time_s=7).split()[-1])

    assert cosignature.cosigned_message(text, 7) == f"cosignature/v1\ntime 7\n{text}".encode()
    assert material[:12] == KEY.key_id + (7).to_bytes(8, "big")
    assert identity.verify(KEY.public, material[12:], f"cosignature/v1\ntime 7\n{text}".encode())
    assert line_of().startswith(f"— countersign/{OFFICE}/witness/witness ".encode())


def test_another_time_name_key_or_kind_is_no_cosignature() -> None:
    """The time is covered, and a log's own signature is never a witness's."""
    (line,) = note.parse(cosignature.add_line(SIGNED, line_of())).signatures[1:]
    text = note.parse(SIGNED).text
    later = note.Signature(
        name=line.name, key_id=line.key_id, signature=line.signature[:7] + b"\x01" + line.signature[8:]
    )
    renamed = cosignature.WitnessKey(name="other", public=KEY.public)
    rekeyed = cosignature.WitnessKey(name=KEY.name, public=LOG.public_key().public_bytes_raw())
    own = note.parse(note.sign(text, KEY.name, WITNESS)).signatures[0]

    assert cosignature.verify_cosignature(text, line, KEY) is not None
    assert cosignature.verify_cosignature(text, later, KEY) is None
    assert cosignature.verify_cosignature(text, line, renamed) is None
    assert cosignature.verify_cosignature(text, line, rekeyed) is None
    assert cosignature.verify_cosignature(text, own, KEY) is None
    assert own.key_id != KEY.key_id


def test_a_broken_line_counts_for_nothing_and_spoils_nothing() -> None:
    """Whoever can write to the folder can add a line; that must not silence the witness or the log."""
    forged = note.Signature(name=KEY.name, key_id=KEY.key_id, signature=bytes(72)).to_line()
    short = note.Signature(name=KEY.name, key_id=KEY.key_id, signature=b"\x00").to_line()
    raw = cosignature.add_line(cosignature.add_line(cosignature.add_line(SIGNED, forged), short), line_of(time_s=5))

    assert [one.time_s for one in cosignature.witnesses_of(raw, [KEY])] == [5]


def test_the_latest_line_of_a_witness_counts() -> None:
    """A witness may sign the same head again later."""
    raw = SIGNED
    for time_s in (5, 9, 7):
        raw = cosignature.add_line(raw, line_of(time_s=time_s))

    assert [one.time_s for one in cosignature.witnesses_of(raw, [KEY, KEY])] == [9]


def test_adding_a_line_twice_changes_nothing() -> None:
    """Two healers write the same bytes."""
    once = cosignature.add_line(SIGNED, line_of())

    assert cosignature.add_line(once, line_of()) == once
    assert len(note.parse(once).signatures) == 2


@pytest.mark.parametrize("line", [b"", b"\n", b"x\n", line_of()[:-1], line_of() * 2, b"\n" + line_of() * 2])
def test_only_one_whole_line_is_added(line: bytes) -> None:
    """Nothing is written that no reader takes, or that moves where the text ends."""
    with pytest.raises(Malformed):
        cosignature.add_line(SIGNED, line)


@pytest.mark.parametrize(
    ("raw", "time_s"),
    [(SIGNED, -1), (SIGNED, 2**63), (note.sign("no checkpoint\n", "a", LOG), 0), (b"", 0)],
)
def test_only_checkpoints_are_cosigned_and_only_at_a_time(raw: bytes, time_s: int) -> None:
    """A witness's key never signs other texts."""
    with pytest.raises(Malformed):
        line_of(raw, time_s)


def test_a_time_beyond_the_specification_is_refused() -> None:
    """The signature is good, the time is none."""
    time_s = 2**63
    text = note.parse(SIGNED).text
    signature = time_s.to_bytes(8, "big") + WITNESS.sign(cosignature.cosigned_message(text, time_s))
    line = note.Signature(name=KEY.name, key_id=KEY.key_id, signature=signature)

    assert cosignature.verify_cosignature(text, line, KEY) is None


@pytest.mark.parametrize(
    "text", ["", REMORA[:-4], REMORA.replace("da77", "da78"), REAL_LOG, REMORA.replace("+B", "+A")]
)
def test_sloppy_witness_keys_are_refused(text: str) -> None:
    """A log's key is no witness's key."""
    with pytest.raises(Malformed):
        cosignature.parse_witness_key(text)

"""Other people's programs: the Go checksum database's code checks our logs, and the stock age opens our files.

Neither is needed to build or test anything else, so each test says why where it cannot run. For Go: ``go`` on the
path, and golang.org/x/mod either in the module cache or as a checkout that COUNTERSIGN_GO_MOD_DIR names.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.office.proof_home import OWNER, make_home
from workflows import envelopes
from workflows.domain.commands import Comment
from workflows.ledger import bech32, checkpoint, cosignature, merkle, names, note, tiles
from workflows.office.office import Office
from workflows.office.proving.log_export import export_tiles

SOURCE = Path(__file__).parents[1] / "foreign" / "verify_log"
LOG = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"l")
WITNESS = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"w")
OFFICE = "6dibk3dvmrvgwbsqdgy33qfz7e"
SIZE = 66_000
"""More than 256 times 256, so that tiles of three levels and partial ones on each of them are there."""

Verify = Callable[[Path, Path], subprocess.CompletedProcess[str]]


def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, with what it says."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def verify(tmp_path_factory: pytest.TempPathFactory) -> Verify:
    """The foreign verifier, built here without asking the network for anything."""
    go = shutil.which("go")
    if go is None:
        pytest.skip("no Go toolchain on the path: nothing foreign checked the exported logs")
    base = tmp_path_factory.mktemp("go")
    source = base / "verify_log"
    shutil.copytree(SOURCE, source)
    offline = {
        "GOPROXY": "off",
        "GOSUMDB": "off",
        "GOTOOLCHAIN": "local",
        "GOFLAGS": "-mod=mod",
        "GOCACHE": os.environ.get("GOCACHE", str(base / "cache")),
        "GOPATH": os.environ.get("GOPATH", str(Path.home() / "go")),
    }
    checkout = os.environ.get("COUNTERSIGN_GO_MOD_DIR")
    if checkout:
        replaced = run(go, "mod", "edit", "-replace", f"golang.org/x/mod={checkout}", cwd=source, **offline)
        assert replaced.returncode == 0, replaced.stderr
    elif run(go, "mod", "download", "golang.org/x/mod", cwd=source, **offline).returncode:
        pytest.skip("golang.org/x/mod is not in the module cache and COUNTERSIGN_GO_MOD_DIR is not set")
    program = base / ("verify_log.exe" if os.name == "nt" else "verify")
    built = run(go, "build", "-o", program, ".", cwd=source, **offline)
    assert built.returncode == 0, built.stderr
    return lambda folder, vkey: run(program, folder, vkey)


@pytest.fixture(scope="module")
def long_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A long log as files, with a witness's line on its checkpoint, and its vkey beside it."""
    base = tmp_path_factory.mktemp("long")
    entries = [b"%d" % index * (1 + index % 7) for index in range(SIZE)]
    entries[5], entries[300] = b"", b"x" * 65_535
    for path, content in tiles.log_files(entries):
        place = base / "log" / str(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    public = LOG.public_key().public_bytes_raw()
    origin = names.origin(OFFICE, names.device_id(public))
    root = merkle.root_of([merkle.leaf_hash(entry) for entry in entries])
    signed = checkpoint.sign(checkpoint.Checkpoint(origin=origin, size=SIZE, root=root), LOG)
    witness = cosignature.WitnessKey(
        name=cosignature.witness_name(OFFICE, "w" * 26), public=WITNESS.public_key().public_bytes_raw()
    )
    line = cosignature.cosign(signed, witness, WITNESS.sign, 1_763_888_400)
    (base / "log" / "checkpoint").write_bytes(cosignature.add_line(signed, line))
    (base / "vkey").write_text(note.VerifierKey(name=origin, public=public).to_text() + "\n", encoding="ascii")
    return base


@pytest.mark.slow
def test_go_derives_a_long_log_from_its_files_alone(verify: Verify, long_log: Path) -> None:
    """Every entry, every tile of three levels, and 500 proofs taken out of the tiles; an unknown witness is no bar."""
    result = verify(long_log / "log", long_log / "vkey")

    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        f"signed size {SIZE}",
        f"entries {SIZE}",
        "tiles 261",
        "inclusion proofs 250",
        "consistency proofs 250",
        "ok",
    ]


@pytest.mark.slow
def test_go_derives_what_an_office_exports(verify: Verify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log of a real home, through the door that people use."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    made = make_home(tmp_path / "home", invoices=2)
    with Office.open(made.home) as office:
        for count in range(260):
            office.act(made.requests[count % 2], Comment(by=OWNER, text=f"note {count}"))
        (log,) = export_tiles(office, tmp_path / "log")

    result = verify(tmp_path / "log" / log.folder, tmp_path / "log" / f"{log.device}.vkey")
    assert result.returncode == 0, result.stderr
    assert f"entries {log.size}\n" in result.stdout
    assert log.size > 256


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        ("log/tile/entries/017", "the entries do not give the signed root"),
        ("log/tile/entries/257.p/208", "the entries do not give the signed root"),
        ("log/tile/0/003", "tile/0/003 does not belong to the entries"),
        ("log/tile/1/001.p/1", "tile/1/001.p/1 does not belong to the entries"),
        ("log/tile/2/000.p/1", "tile/2/000.p/1 does not belong to the entries"),
        ("log/checkpoint", "invalid signature"),
        ("vkey", "verifier"),
    ],
)
def test_go_refuses_a_copy_with_one_flipped_bit(
    verify: Verify, long_log: Path, tmp_path: Path, file: str, complaint: str
) -> None:
    """In an entry, a tile of any level, the signed head or the key."""
    copy = tmp_path / "copy"
    shutil.copytree(long_log, copy)
    content = bytearray((copy / file).read_bytes())
    content[25] ^= 1
    (copy / file).write_bytes(content)

    result = verify(copy / "log", copy / "vkey")
    assert result.returncode == 1
    assert complaint in result.stderr
    assert "ok" not in result.stdout


@pytest.mark.slow
def test_go_refuses_a_log_that_was_cut_or_belongs_to_another_key(
    verify: Verify, long_log: Path, tmp_path: Path
) -> None:
    """A missing bundle, and the right files under a stranger's key."""
    copy = tmp_path / "copy"
    shutil.copytree(long_log, copy)
    (copy / "log/tile/entries/100").unlink()
    name = note.parse_verifier_key((long_log / "vkey").read_text().strip()).name
    stranger = note.VerifierKey(name=name, public=WITNESS.public_key().public_bytes_raw())
    (copy / "stranger").write_text(stranger.to_text(), encoding="ascii")

    assert verify(copy / "log", copy / "vkey").returncode == 1
    assert verify(long_log / "log", copy / "stranger").returncode == 1


@pytest.fixture
def age() -> str:
    """The stock age program."""
    found = shutil.which("age")
    if found is None:
        pytest.skip("no age program on the path: nothing foreign opened the encrypted files")
    return found


def test_stock_age_opens_what_we_seal(age: str, tmp_path: Path) -> None:
    """With the one-time identity that an entry holds, and with no other."""
    identity = bech32.encode("age-secret-key-", bytes(range(32))).upper()
    other = bech32.encode("age-secret-key-", bytes(range(1, 33))).upper()
    content = bytes(range(256)) * 1000
    (tmp_path / "key").write_text(identity + "\n", encoding="ascii")
    (tmp_path / "other").write_text(other + "\n", encoding="ascii")
    (tmp_path / "file.age").write_bytes(envelopes.seal(content, (envelopes.recipient_of(identity),)))

    opened = run(age, "--decrypt", "-i", tmp_path / "key", "-o", tmp_path / "opened", tmp_path / "file.age")
    assert opened.returncode == 0, opened.stderr
    assert (tmp_path / "opened").read_bytes() == content
    assert run(age, "--decrypt", "-i", tmp_path / "other", tmp_path / "file.age").returncode != 0


def test_we_open_what_stock_age_seals(age: str, tmp_path: Path) -> None:
    """The other direction, by the recipient text that our own bech32 writes."""
    identity = bech32.encode("age-secret-key-", bytes(range(32))).upper()
    (tmp_path / "plain").write_bytes(b"content")

    sealed = run(age, "-r", envelopes.recipient_of(identity), "-o", tmp_path / "file.age", tmp_path / "plain")
    assert sealed.returncode == 0, sealed.stderr
    assert envelopes.open_with((tmp_path / "file.age").read_bytes(), identity) == b"content"

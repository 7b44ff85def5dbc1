"""HOW-TO-CHECK.txt: its commands are run as they stand there, with public tools and none of our code."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.office.proof_home import OWNER, Made, flipped, make_home
from workflows.domain.commands import Comment
from workflows.office.keeping import backup, restore
from workflows.office.office import Office
from workflows.office.proving.evidence import evidence
from workflows.office.proving.pack import write_pack

_TOOLS = ("bash", "openssl", "sha256sum", "base64", "sed", "python3")
_MISSING = [tool for tool in _TOOLS if shutil.which(tool) is None]
_OPENSSL = (
    subprocess.run(["openssl", "version"], capture_output=True, text=True, check=False).stdout if not _MISSING else ""
)

needs_tools = pytest.mark.skipif(
    bool(_MISSING) or not _OPENSSL.startswith("OpenSSL 3"),
    reason=f"THE STEPS OF HOW-TO-CHECK.txt WERE NOT TRIED: missing {_MISSING or 'OpenSSL 3, found ' + _OPENSSL}",
)
needs_age = pytest.mark.skipif(
    shutil.which("age") is None or shutil.which("age-keygen") is None,
    reason="THE age STEP OF HOW-TO-CHECK.txt WAS NOT TRIED: age is not installed",
)

GOOD = "Signature Verified Successfully"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An office of which the first request has comments with difficult letters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        home = make_home(tmp_path_factory.mktemp("hand") / "home", invoices=2)
        with Office.open(home.home) as office:
            for person in (OWNER, "ben"):
                office.act(home.requests[0], Comment(by=person, text="gelesen: “ja” \\ Größe\t\u2028\u007f 漢 😀"))
    return home


@pytest.fixture(scope="module")
def archive(made: Made) -> Path:
    """Its pack as a file."""
    return packed(made.home, made.requests[0], made.home.parent / "pack.zip")


def packed(home: Path, request: str, target: Path) -> Path:
    """Write a pack of this request."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        with Office.open(home, write=False) as office:
            write_pack(target, evidence(office, request).members)
    return target


@pytest.fixture
def unpacked(archive: Path, tmp_path: Path) -> Path:
    """Its files in a folder."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "pack")
    return tmp_path / "pack"


def steps(folder: Path) -> list[str]:
    """The blocks of commands, in their order."""
    return re.findall(r"^```sh\n(.*?)^```$", (folder / "HOW-TO-CHECK.txt").read_text(), re.MULTILINE | re.DOTALL)


def followed(folder: Path) -> str:
    """What a person sees who pastes one block after the other, in a shell that knows no Countersign."""
    script = "\n".join(steps(folder))
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        ["bash"], input=script, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    return ran.stdout + ran.stderr


def bad_words(seen: str) -> list[str]:
    """The lines that say that something is wrong."""
    told = ("FAILED", "Failure", "IS NOT", "IS ANOTHER", "HAS ANOTHER", "Error", "No such file", "command not found")
    return [line for line in seen.splitlines() if any(word in line for word in told)]


@needs_tools
def test_the_steps_prove_a_pack(unpacked: Path) -> None:
    """Hashes, the maker's signature, checkpoint, every entry, every person, every key and the file: all fit."""
    seen = followed(unpacked)

    entries = sorted(path.stem for path in (unpacked / "entries").glob("*.bin"))
    signed = [name for name in entries if b'"sig":' in (unpacked / "entries" / f"{name}.json").read_bytes()]
    files = [path for path in unpacked.rglob("*") if path.is_file() and "check" not in path.parts]
    assert bad_words(seen) == []
    assert len(signed) > 4
    assert [name for name in entries if f"{name} stands in the log" not in seen] == []
    assert seen.count(GOOD) == 2 + len(signed)
    assert seen.count(": OK") == len(files) - 2 + 1  # the list itself and its signature; the attachment once more
    assert "as told" in seen
    assert "ben introduced by entry" in seen


@needs_tools
def test_the_steps_prove_a_pack_of_a_restored_laptop(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two logs, and a key that the old laptop's key vouched for."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    backup(made.home, tmp_path / "kept")
    restored = restore(tmp_path / "kept", tmp_path / "new")
    with Office.open(tmp_path / "new") as office:
        office.act(made.requests[0], Comment(by=OWNER, text="from the new laptop"))
    with zipfile.ZipFile(packed(tmp_path / "new", made.requests[0], tmp_path / "pack.zip")) as opened:
        opened.extractall(tmp_path / "pack")

    seen = followed(tmp_path / "pack")
    assert bad_words(seen) == []
    assert seen.count("has the key of its name") == 2
    assert f"laptop {restored.device} has the key of its name" in seen


@needs_tools
@pytest.mark.parametrize(
    "name",
    [
        "entries/0003.bin",
        "entries/0003.json",
        "entries/0003.salt",
        "proofs/0003.tlog-proof",
        "checkpoints",
        "attachments",
        "keys.json",
        "evidence.pdf",
        "SHA256SUMS.sig",
    ],
)
def test_the_steps_find_what_was_exchanged(unpacked: Path, name: str) -> None:
    """One bit of any file; and of what is proven also where somebody made the list of hashes anew."""
    path = unpacked / name
    path = next(path.iterdir()) if path.is_dir() else path
    path.write_bytes(flipped(path.read_bytes(), 8 * (path.stat().st_size // 2)))

    assert bad_words(followed(unpacked))


@needs_tools
def test_the_steps_find_a_forged_decision_under_honest_hashes(unpacked: Path) -> None:
    """Text, commitment and hashes made to fit each other: neither the log nor the person signed that."""
    text = (unpacked / "entries/0003.json").read_bytes().replace(b"gelesen", b"gefaelscht"[:7])
    (unpacked / "entries/0003.json").write_bytes(text)
    listed = (unpacked / "SHA256SUMS").read_text().splitlines()
    names = "\n".join(line.split("  ")[1] for line in listed)
    made = subprocess.run(
        ["xargs", "sha256sum"], input=names, cwd=unpacked, capture_output=True, text=True, check=True
    ).stdout
    (unpacked / "SHA256SUMS").write_text(made)

    seen = followed(unpacked)
    assert "0003 IS NOT WHAT WAS WRITTEN" in seen
    assert seen.count("Signature Verification Failure") == 2  # the maker's over the hashes, and the person's


@needs_age
def test_a_pack_that_travelled_as_an_age_file_opens_with_age(archive: Path, tmp_path: Path) -> None:
    """The one command about age in the text, on a real age file."""
    text = zipfile.ZipFile(archive).read("HOW-TO-CHECK.txt").decode()
    command = next(line for line in text.splitlines() if "age -d" in line).partition(":")[2]
    subprocess.run(["age-keygen", "-o", "YOUR-KEY.txt"], cwd=tmp_path, capture_output=True, check=True)
    key = re.search(r"age1\w+", (tmp_path / "YOUR-KEY.txt").read_text())
    assert key is not None
    subprocess.run(["age", "-r", key[0], "-o", "pack.zip.age", str(archive)], cwd=tmp_path, check=True)

    subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True)
    assert (tmp_path / "pack.zip").read_bytes() == archive.read_bytes()


def test_the_text_names_no_file_that_is_not_there_and_every_that_is(unpacked: Path) -> None:
    """Each kind of file in the pack is explained."""
    text = (unpacked / "HOW-TO-CHECK.txt").read_text()

    assert "<<" not in text.replace("<<'END'", "")
    assert max(map(len, text.splitlines())) < 180
    for path in unpacked.rglob("*"):
        if path.is_file() and path.name != "HOW-TO-CHECK.txt":
            kind = path.parent.name if path.parent != unpacked else path.name.removesuffix(".sig")
            assert kind in text

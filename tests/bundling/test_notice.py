"""The publisher's command: makes a key, signs a notice, checks one with its files."""

import sys
from pathlib import Path

import pytest

from installer import notice
from workflows.ledger.note import parse_verifier_key


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A folder with a release: two files and what is new."""
    (tmp_path / "app.deb").write_bytes(b"deb" * 100)
    (tmp_path / "app.exe").write_bytes(b"exe" * 200)
    (tmp_path / "en.txt").write_text("Faster.\n", "utf-8")
    (tmp_path / "de.txt").write_text("Schneller.\n", "utf-8")
    return tmp_path


def sign(release: Path, *more: str) -> int:
    """Sign a notice of it."""
    words = [f"--words={language}={release / language}.txt" for language in ("en", "de")]
    files = [f"--file=linux-x86-64={release / 'app.deb'}", f"--file=windows-x86-64={release / 'app.exe'}"]
    about = ["--version=9.1.0", "--build=2026-11-23 1a2b3c4", "--least=0.1.0"]
    return notice.main(["sign", str(release / "update.note"), *about, *words, *files, *more])


def new_key(release: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Make a key; answers the public half."""
    assert notice.main(["new-key", str(release / "key")]) == 0
    return capsys.readouterr().out.strip()


def test_a_release_is_signed_and_checked(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From a new key to a notice whose files were compared."""
    public = new_key(release, capsys)

    assert sign(release, f"--key={release / 'key'}") == 0
    files = [str(release / "app.deb"), str(release / "app.exe")]
    assert notice.main(["verify", "--key", public, str(release / "update.note"), *files]) == 0

    said = capsys.readouterr().out
    assert "version 9.1.0" in said
    assert said.count("as the notice says") == 2


def test_a_pipeline_hands_the_key_over_as_a_secret(
    release: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And fixes the moment, so that the same release gives the same notice."""
    new_key(release, capsys)
    monkeypatch.setenv(notice.VARIABLE, (release / "key").read_text("ascii"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795449600")

    assert sign(release) == 0
    first = (release / "update.note").read_bytes()
    assert sign(release) == 0

    assert (release / "update.note").read_bytes() == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_private_key_is_closed_to_others_and_replaces_none(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The public half alone is shown."""
    public = new_key(release, capsys)
    before = (release / "key").read_bytes()

    assert notice.main(["new-key", str(release / "key")]) == 1

    assert (release / "key").read_bytes() == before
    assert (release / "key").stat().st_mode & 0o777 == 0o600
    assert before.decode().strip() not in public
    parse_verifier_key(public)


def test_a_file_that_is_not_the_one_that_was_signed_is_named(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By size and hash; so is one that the notice does not name."""
    public = new_key(release, capsys)
    sign(release, f"--key={release / 'key'}")
    (release / "app.deb").write_bytes(b"DEB" * 100)

    for file in ("app.deb", "en.txt"):
        assert notice.main(["verify", "--key", public, str(release / "update.note"), str(release / file)]) == 1
        assert file in capsys.readouterr().err


def test_the_built_in_keys_do_not_know_a_stranger(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever makes a key of their own has to build it in."""
    new_key(release, capsys)
    sign(release, f"--key={release / 'key'}")

    assert notice.main(["verify", str(release / "update.note")]) == 1
    assert "Nobody who is known signed this" in capsys.readouterr().err


@pytest.mark.parametrize("more", ["--words=fr=x", "--file=x", "--version=9.1", "--key=/no/such/key"])
def test_a_slip_is_told_and_nothing_is_written(
    release: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    """No half notice lies about."""
    new_key(release, capsys)
    monkeypatch.setenv(notice.VARIABLE, (release / "key").read_text("ascii"))

    assert sign(release, more) == 1

    assert capsys.readouterr().err
    assert not (release / "update.note").exists()


def test_without_a_key_nothing_is_signed(
    release: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipeline whose secret is missing hears which."""
    monkeypatch.delenv(notice.VARIABLE, raising=False)

    assert sign(release) == 1
    assert notice.VARIABLE in capsys.readouterr().err

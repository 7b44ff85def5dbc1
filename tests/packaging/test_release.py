"""The pipeline of a release, looked at without running it, and what it publishes beside the files."""

import argparse
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from installer import notice, release, windows_signing
from workflows import __version__
from workflows.ledger.update_notice import LANGUAGES, MOST_WORDS

ROOT = Path(__file__).resolve().parents[2]
CHECKING = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
PIPELINE = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))
JOBS: dict[str, dict[str, Any]] = PIPELINE["jobs"]
STEPS = [(name, step) for name, job in JOBS.items() for step in job["steps"]]
COMMANDS = [(name, line) for name, step in STEPS for line in step.get("run", "").splitlines() if line.strip()]


def test_every_system_is_built_tried_and_published() -> None:
    """Nothing is published that one of them did not make."""
    assert set(JOBS["publish"]["needs"]) == {"linux", "macos", "windows"} == set(JOBS) - {"publish"}
    assert {one["processor"] for one in JOBS["macos"]["strategy"]["matrix"]["include"]} == {"arm64", "x86_64"}
    for name in ("linux", "macos", "windows"):
        assert any("installer.bundling.build" in line for job, line in COMMANDS if job == name)


def test_actions_of_others_are_pinned_to_the_bytes_that_were_looked_at() -> None:
    """A tag can be moved to other code; a hash cannot."""
    used = [
        step["uses"] for step in [*(one for _, one in STEPS), *CHECKING["jobs"]["check"]["steps"]] if "uses" in step
    ]

    assert any("checkout" in one for one in used)
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one)] == []


def test_nothing_may_write_but_the_job_that_drafts_the_release() -> None:
    """And no step before it holds the token of the source."""
    assert PIPELINE["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in JOBS.items() if "permissions" in job} == {
        "publish": {"contents": "write"}
    }
    checkouts = [step for _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == len(JOBS)
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_secrets_reach_only_the_steps_that_need_them() -> None:
    """Of a whole job's surroundings only whether one is there; no command holds one in its own words."""
    for job in JOBS.values():
        assert all("secrets." not in value or "!= ''" in value for value in job.get("env", {}).values())
    assert not any("${{ secrets" in line or "${{ github" in line for _, line in COMMANDS)
    for _, step in STEPS:
        if any("secrets." in str(value) for value in step.get("env", {}).values()):
            assert "== 'true'" in step["if"]


def test_what_strangers_send_is_checked_without_rights_and_secrets() -> None:
    """A pull request runs code of anybody's."""
    text = (ROOT / ".github/workflows/check.yml").read_text("utf-8")

    assert CHECKING["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in text
    assert "${{ secrets" not in text
    assert CHECKING["jobs"]["check"]["steps"][0]["with"] == {"persist-credentials": False}


def test_a_trial_signs_no_notice_and_drafts_nothing() -> None:
    """Offices believe a signed notice wherever it comes from; so only a tag that was pushed for it gets one."""
    assert PIPELINE[True]["push"] == {"tags": ["v*"]}  # YAML 1.1 reads the word “on” as true
    for _, step in STEPS:
        if "COUNTERSIGN_RELEASE_KEY" in step.get("env", {}) or "GH_TOKEN" in step.get("env", {}):
            assert step["if"].startswith("github.event_name == 'push'")


@pytest.mark.skipif(sys.platform == "win32", reason="the step runs on Linux")
def test_a_tag_of_another_version_ends_it_before_anything_is_signed() -> None:
    """Else the notice would name a version that this is not."""
    steps = JOBS["publish"]["steps"]
    checks = [step for step in steps if "__version__" in step.get("run", "")]

    assert len(checks) == 1
    assert steps.index(checks[0]) < min(i for i, step in enumerate(steps) if "installer.release" in step.get("run", ""))
    for tag, code in ((f"v{__version__}", 0), ("v9.9.9", 1), ("v0.1.0; true", 1)):
        words = ["sh", "-c", checks[0]["run"].replace("python", shlex.quote(sys.executable))]
        assert subprocess.run(words, env=os.environ | {"TAG": tag}, cwd=ROOT, check=False).returncode == code


def test_every_command_of_ours_is_in_the_tree() -> None:
    """A pipeline runs rarely: a module that was renamed is found here, and not on the day of a release."""
    modules = {found for _, line in COMMANDS for found in re.findall(r"-m (installer[\w.]*)", line)}
    missing = [one for one in modules if importlib.util.find_spec(one) is None]

    assert missing == []
    assert modules >= {
        "installer.bundling.build", "installer.linux", "installer.linux.journey", "installer.macos",
        "installer.macos.keychain", "installer.notice", "installer.release", "installer.windows",
        "installer.windows_signing",
    }  # fmt: skip


class WasReadError(Exception):
    """The words were read to their end."""


OURS = sorted({line for _, line in COMMANDS if "-m installer." in line})


@pytest.mark.parametrize("line", OURS)
def test_the_words_of_a_command_are_ones_that_it_knows(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are read, and nothing is done: a word that it does not know would end it with 2 before that."""
    read = argparse.ArgumentParser.parse_args

    def read_only(self: argparse.ArgumentParser, words: list[str]) -> None:
        read(self, words)
        raise WasReadError

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", read_only)
    words = shlex.split(re.sub(r'^.*?"?\$\(|\)"?$', "", line) if "$(" in line else line)
    at = words.index("-m") + 1
    name, rest = words[at], words[at + 1 :]
    if name == "installer.macos.keychain":
        assert rest in (["open"], ["close"])
    elif name == "installer.windows_signing":
        assert len(rest) == 1  # any file or folder
    else:
        spec = importlib.util.find_spec(name)
        assert spec is not None
        module = importlib.import_module(name + ("" if spec.submodule_search_locations is None else ".__main__"))
        with pytest.raises(WasReadError):
            module.main(rest)


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("countersign_0.1.0-1_amd64.deb", "linux-x86-64"),
        ("countersign_0.1.0-1_arm64.deb", "linux-arm64"),
        ("countersign-0.1.0-linux-x86_64.tar.xz", "linux-x86-64"),
        ("countersign-0.1.0-macos-arm64.dmg", "macos-arm64"),
        ("countersign-0.1.0-macos-x86_64.dmg", "macos-x86-64"),
        ("countersign-0.1.0-setup.exe", "windows-x86-64"),
        ("countersign-0.1.0-win-amd64.zip", "windows-x86-64"),
        ("countersign-linux-x86_64.cdx.json", ""),
        ("SHA256SUMS", ""),
    ],
)
def test_each_file_is_named_with_its_system(name: str, system: str) -> None:
    """As the program asks for its own; a bill of materials is for none."""
    assert release.system_of(name) == system


def test_hashes_are_written_as_everybody_checks_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By name, without the list itself, however often it is written."""
    (tmp_path / "b.deb").write_bytes(b"b")
    (tmp_path / "a.dmg").write_bytes(b"a")
    for _ in range(2):
        assert release.main(["sums", str(tmp_path)]) == 0

    rows = (tmp_path / "SHA256SUMS").read_text("utf-8").splitlines()
    assert [row.split("  ")[1] for row in rows] == ["a.dmg", "b.deb"]
    assert rows[0].startswith("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb")


def test_the_notice_of_a_release_is_signed_and_names_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a key made for it; what it says is checked as a program would."""
    key, files = tmp_path / "key", tmp_path / "dist"
    files.mkdir()
    assert notice.main(["new-key", str(key)]) == 0
    public = capsys.readouterr().out.strip()
    for name in ("countersign-0.1.0-setup.exe", "countersign_0.1.0-1_amd64.deb", "countersign-linux-x86_64.cdx.json"):
        (files / name).write_bytes(name.encode())
    monkeypatch.setenv("COUNTERSIGN_RELEASE_KEY", key.read_text("ascii"))

    assert release.main(["notice", str(files)]) == 0

    signed = [str(files / release.NOTICE), str(files / "countersign_0.1.0-1_amd64.deb")]
    assert notice.main(["verify", *signed, "--key", public]) == 0
    (files / "countersign_0.1.0-1_amd64.deb").write_bytes(b"another")
    assert notice.main(["verify", *signed, "--key", public]) == 1


def test_what_is_new_is_said_in_every_language_of_a_notice() -> None:
    """And briefly enough."""
    news = {path.stem: path.read_text("utf-8") for path in release.NEWS.glob("*.txt")}

    assert set(news) == set(LANGUAGES)
    assert all(0 < len(text.strip()) <= MOST_WORDS for text in news.values())


def test_nothing_is_signed_where_the_certificate_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each thing that is missing is named."""
    for name in windows_signing.NEEDED:
        monkeypatch.delenv(name, raising=False)

    assert windows_signing.main(["a.exe"]) == 3
    assert all(name in capsys.readouterr().err for name in windows_signing.NEEDED[:1])


def test_all_that_windows_loads_is_signed_and_nothing_else(tmp_path: Path) -> None:
    """In folders by their endings; a file that is named is signed whatever it is called."""
    for name in ("b.dll", "a.exe", "c.pyd", "words.txt"):
        (tmp_path / name).touch()
    found = windows_signing.signable([tmp_path, Path("setup.exe")])

    assert [path.name for path in found] == ["a.exe", "b.dll", "c.pyd", "setup.exe"]
    line = windows_signing.command("signtool", Path("c.pfx"), "secret", "a.service", found)
    assert line[-4:] == list(map(str, found))
    assert line[line.index("/fd") + 1] == "SHA256"

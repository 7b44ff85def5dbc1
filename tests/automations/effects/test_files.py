"""Files in allowed folders: copied, moved and renamed by patterns, never outside, never over another."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.support.effect_trial import failed, occasion, refused
from workflows.automations.effects import files
from workflows.automations.effects.files import CopyFile, MoveFile, RenameFile
from workflows.automations.effects.protocol import Effect
from workflows.domain.automations import Action
from workflows.office.office import Office

COPY, MOVE, RENAME = CopyFile(), MoveFile(), RenameFile()


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """A folder with two scans and a table."""
    folder = tmp_path / "scans"
    folder.mkdir()
    for name in ("a.pdf", "b.pdf", "c.csv"):
        (folder / name).write_bytes(name.encode())
    return folder


def action(effect: Effect, source: Path, folder: Path | None, **more: Any) -> Action:
    """Every PDF of a folder, unless said otherwise."""
    settings = {"from": str(source), "which": "*.pdf"} | ({"folder": str(folder)} if folder else {})
    return Action(kind=effect.kind, settings=settings | more)


def names(folder: Path) -> list[str]:
    """What lies there."""
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if not one.is_dir())


def test_files_that_fit_are_copied(office: Office, scans: Path, folder: Path) -> None:
    """Twice under the same key, once; the first ones stay."""
    copying = action(COPY, scans, folder, subfolder="{supplier}/2026", name="{file_stem} of {supplier}.{file_suffix}")
    COPY.run(copying, occasion(values={"supplier": "Papierhof"}), office)
    did = COPY.run(copying, occasion(values={"supplier": "Papierhof"}), office)

    assert names(folder) == ["Papierhof/2026/a of Papierhof.pdf", "Papierhof/2026/b of Papierhof.pdf"]
    assert did.text == "2 files"
    assert names(scans) == ["a.pdf", "b.pdf", "c.csv"]
    assert COPY.was_done(copying, occasion(), office) == "yes"


def test_files_are_moved(office: Office, scans: Path, folder: Path) -> None:
    """And are gone where they were."""
    MOVE.run(action(MOVE, scans, folder), occasion(), office)
    assert (names(scans), names(folder)) == (["c.csv"], ["a.pdf", "b.pdf"])


def test_nothing_is_written_over(office: Office, scans: Path, folder: Path) -> None:
    """A file of that name gets a number beside it; the same file is not doubled."""
    (folder / "a.pdf").write_bytes(b"another")
    (folder / "b.pdf").write_bytes(b"b.pdf")
    MOVE.run(action(MOVE, scans, folder), occasion(), office)
    assert (folder / "a.pdf").read_bytes() == b"another"
    assert names(folder) == ["a (2).pdf", "a.pdf", "b.pdf"]


def test_a_renamed_file_is_not_renamed_again(office: Office, scans: Path) -> None:
    """Though its new name fits the pattern as well."""
    renaming = action(RENAME, scans, None, name="paid {file_name}")
    for _ in range(2):
        RENAME.run(renaming, occasion(), office)
    assert names(scans) == ["c.csv", "paid a.pdf", "paid b.pdf"]


@pytest.mark.parametrize("stop_at", [1, 2, 3, 4])
def test_a_crash_in_the_middle_is_gone_on_from(
    office: Office, scans: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    """Wherever it was: in the end each file is there once."""
    calls, real = 0, Path.unlink

    def crash(self: Path, *, missing_ok: bool = False) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise KeyboardInterrupt
        real(self, missing_ok=missing_ok)

    moving = action(MOVE, scans, folder)
    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(Path, "unlink", crash)
        MOVE.run(moving, occasion(), office)
    assert MOVE.was_done(moving, occasion(), office) in {"no", "yes"}
    MOVE.run(moving, occasion(attempt=2), office)
    assert [one for one in names(folder) if not one.startswith("~")] == ["a.pdf", "b.pdf"]
    assert names(scans) == ["c.csv"]


HOSTILE = [
    "../../etc",
    "..",
    "/etc/passwd",
    "C:\\Windows\\System32",
    "..\\..\\up",
    "a/../../b",
    "nul",
    "CON.txt",
    "a\0b",
    "a\r\nb",
    "\u202egpj.exe",
    "．．/．．",
    "~/.ssh",
    "$HOME",
    "x" * 5000,
    "",
    " . ",
    "…/…",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_leads_out_of_the_folder(office: Office, scans: Path, folder: Path, value: str) -> None:
    """It becomes one subfolder and part of one name."""
    copying = action(COPY, scans, folder, subfolder="{v}/in", name="{v}.pdf")
    did = COPY.run(copying, occasion(values={"v": value}), office)
    around = [one for one in names(folder.parent) if not one.startswith(("out/", "scans/", "home", "template"))]
    assert [one for one in around if "etc" in one or "ssh" in one or "passwd" in one] == []
    for path in did.files:
        assert folder in path.resolve().parents
        assert len(path.relative_to(folder).parts) <= 3
    assert len(names(folder)) == 2


@pytest.mark.parametrize("value", ["*", "?.pdf", "[a-z].pdf", "../a.pdf", "/etc/passwd"])
def test_signs_with_a_meaning_count_in_the_setting_alone(office: Office, scans: Path, folder: Path, value: str) -> None:
    """A value cannot ask for every file, or for one elsewhere."""
    error = failed(COPY, action(COPY, scans, folder, which="{v}"), occasion(values={"v": value}), office)
    assert (error.code, names(folder)) == ("no-file", [])


def test_links_are_neither_read_nor_written_through(office: Office, scans: Path, folder: Path, tmp_path: Path) -> None:
    """A link in the first folder is no file; one among the subfolders stops it."""
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"secret")
    (scans / "link.pdf").symlink_to(secret)
    (folder / "north").symlink_to(tmp_path)
    COPY.run(action(COPY, scans, folder), occasion(), office)
    assert "link.pdf" not in names(folder)
    error = failed(COPY, action(COPY, scans, folder, subfolder="north"), occasion("two"), office)
    assert error.code == "link-in-the-way"
    assert secret.read_bytes() == b"secret"


def test_a_link_that_bears_the_name_is_not_followed(office: Office, scans: Path, folder: Path, tmp_path: Path) -> None:
    """It counts as another file of that name."""
    outside = tmp_path / "outside.txt"
    (folder / "a.pdf").symlink_to(outside)
    COPY.run(action(COPY, scans, folder), occasion(), office)
    assert not outside.exists()
    assert (folder / "a (2).pdf").read_bytes() == b"a.pdf"


def test_the_offices_own_folder_is_out_of_reach(office: Office, scans: Path) -> None:
    """As a source and as a target, also through a link."""
    home = office.store.home.path
    link = scans / "home"
    link.symlink_to(home)
    for bad in (home, home / "attachments", link):
        assert failed(COPY, action(COPY, scans, bad), occasion(), office).code == "own-folder"
        assert failed(COPY, action(COPY, bad, scans), occasion(), office).code == "own-folder"


def test_a_disk_without_second_names_serves_as_well(
    office: Office, scans: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a memory stick, or some network drives."""

    def unknown(*args: Any, **more: Any) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", unknown)
    (folder / "a.pdf").write_bytes(b"another")
    COPY.run(action(COPY, scans, folder), occasion(), office)
    assert names(folder) == ["a (2).pdf", "a.pdf", "b.pdf"]


def test_too_many_files_are_none(office: Office, scans: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is begun."""
    monkeypatch.setattr(files, "MOST", 1)
    assert failed(COPY, action(COPY, scans, folder), occasion(), office).code == "too-many-files"
    assert names(folder) == []


def test_a_dry_run_touches_nothing(office: Office, scans: Path, folder: Path) -> None:
    """It names each file and what it would become; no subfolder is made."""
    would = MOVE.dry_run(action(MOVE, scans, folder, subfolder="north"), occasion(), office)
    assert would.facts == {"files": "2"}
    assert would.preview.splitlines()[0] == f"{scans / 'a.pdf'} -> {folder / 'north' / 'a.pdf'}"
    assert (names(scans), list(folder.iterdir())) == (["a.pdf", "b.pdf", "c.csv"], [])
    assert not (office.store.home.path / "effects").exists()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"from": "relative"}, "“from”"),
        ({"from": "/a/../b"}, "“from”"),
        ({"folder": "/out/{supplier}"}, "“folder”"),
        ({"which": "sub/*.pdf"}, "“which”"),
        ({"which": ""}, "“which”"),
        ({"name": "{no such}"}, "“name”"),
        ({"overwrite": "yes"}, "“overwrite”"),
    ],
)
def test_a_mistake_in_the_settings_names_its_place(change: dict[str, Any], place: str, tmp_path: Path) -> None:
    """Folders stand there word by word."""
    assert place in refused(COPY, {"from": str(tmp_path), "which": "*", "folder": str(tmp_path)} | change)

"""The package for Debian and what a desktop is told: looked at without building the program."""

import io
import lzma
import shutil
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.links import SCHEME
from installer.linux import __main__ as command
from installer.linux import debian, desktop_entry
from workflows import __version__

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, and rights of files")


@pytest.fixture
def wanted(tmp_path: Path) -> debian.Wanted:
    """A bundle of a few small files, one of them a program that asks for a C library of its time."""
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "countersign-desktop").write_text("#!/bin/sh\necho window\n", "utf-8")
    (bundle / "countersign-desktop").chmod(0o700)
    (bundle / "countersign").symlink_to("countersign-desktop")
    (bundle / "_internal" / "some.so").write_bytes(b"\x7fELF..GLIBC_2.4\0GLIBC_2.36\0GLIBC_2.9\0")
    (bundle / "_internal" / "about.json").write_text('{"build": "2026-11-23 1a2b3c"}', "utf-8")
    return debian.Wanted(bundle=bundle, version="0.1.0-1", machine="x86_64", made_s=1_795_000_000, level=0)


def _members(package: Path) -> dict[str, tarfile.TarFile]:
    """The two archives in a .deb, read without Debian's tools."""
    content, at, found = package.read_bytes(), 8, {}
    assert content.startswith(b"!<arch>\n")
    while at < len(content):
        name, size = content[at : at + 16].decode().strip(), int(content[at + 48 : at + 58])
        if name.endswith(".tar.xz"):
            found[name] = tarfile.open(fileobj=io.BytesIO(lzma.decompress(content[at + 60 : at + 60 + size])))  # noqa: SIM115
        at += 60 + size + size % 2
    return found


def _text(archive: tarfile.TarFile, name: str) -> str:
    file = archive.extractfile(name)
    assert file is not None
    return file.read().decode("utf-8")


def _built(wanted: debian.Wanted, tmp_path: Path) -> Path:
    work, into = tmp_path / "work", tmp_path / "out"
    work.mkdir()
    into.mkdir(exist_ok=True)
    package = debian.build(wanted, work, into)
    shutil.rmtree(work)
    return package


def test_the_starters_are_put_in_place_after_all_that_they_start(wanted: debian.Wanted, tmp_path: Path) -> None:
    """Dpkg goes by this order; cut short, it leaves starters of a whole version, so they are also no links."""
    data = _members(_built(wanted, tmp_path))["data.tar.xz"]
    names = data.getnames()

    assert names[-2:] == ["./usr/bin/countersign", "./usr/bin/countersign-desktop"]
    assert all(data.getmember(name).isreg() for name in names[-2:])
    assert "exec /opt/countersign/0.1.0-1/countersign " in _text(data, "./usr/bin/countersign")
    assert "COUNTERSIGN_PROGRAM=/usr/bin/countersign-desktop" in _text(data, "./usr/bin/countersign-desktop")


def test_no_part_of_the_program_is_a_symbolic_link(wanted: debian.Wanted, tmp_path: Path) -> None:
    """Dpkg makes those after all files; killed before that, a starter would name a program that lacks its libraries."""
    data = _members(_built(wanted, tmp_path))["data.tar.xz"]
    second = data.getmember("./opt/countersign/0.1.0-1/countersign-desktop")

    assert not [one.name for one in data if one.issym()]
    assert second.islnk()
    assert second.linkname == "./opt/countersign/0.1.0-1/countersign"


def test_a_link_that_leads_out_of_the_bundle_is_not_followed(wanted: debian.Wanted, tmp_path: Path) -> None:
    """What it names would be missing on other computers."""
    (wanted.bundle / "outside").symlink_to("/etc/hostname")

    with pytest.raises(OSError, match="leads out"):
        debian.lay_out(wanted, tmp_path / "tree")


def test_two_versions_share_no_file_of_the_program(wanted: debian.Wanted, tmp_path: Path) -> None:
    """So the old one is whole until it is taken away."""
    both = []
    for version in ("0.1.0-1", "0.1.0-2"):
        data = _members(_built(replace(wanted, version=version), tmp_path))["data.tar.xz"]
        both.append({one.name for one in data if not one.isdir() and one.name.startswith("./opt")})

    assert both[0]
    assert both[0].isdisjoint(both[1])


def test_the_same_bundle_is_packed_into_the_same_bytes(wanted: debian.Wanted, tmp_path: Path) -> None:
    """Whatever the time is, and whoever builds it; and nothing in it is anybody's but the system's."""
    first = _built(wanted, tmp_path).read_bytes()
    (wanted.bundle / "_internal" / "some.so").touch()
    (wanted.bundle / "_internal" / "some.so").chmod(0o600)
    package = _built(wanted, tmp_path)

    assert package.read_bytes() == first
    entries = list(_members(package)["data.tar.xz"])
    assert {(one.uid, one.gid, one.uname, one.mtime) for one in entries} == {(0, 0, "root", wanted.made_s)}
    assert {one.mode for one in entries if one.isreg()} == {0o644, 0o755}


def test_it_asks_for_the_c_library_that_the_program_was_made_with(wanted: debian.Wanted, tmp_path: Path) -> None:
    """On an older system apt says so, instead of a program that does not start."""
    control = _text(_members(_built(wanted, tmp_path))["control.tar.xz"], "./control")

    assert "Depends: libc6 (>= 2.36), libcups2, " in control
    assert all(f" {name}" in control for name in debian.DEPENDS)
    assert "\nArchitecture: amd64\n" in control


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")
def test_debians_own_tool_reads_the_package(wanted: debian.Wanted, tmp_path: Path) -> None:
    """Its description, its list, and all files in it."""
    package = _built(replace(wanted, level=9), tmp_path)
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path / "there"], check=True)
    asked = subprocess.run(["dpkg-deb", "--field", package, "Version"], check=True, capture_output=True)

    assert asked.stdout == b"0.1.0-1\n"
    place = tmp_path / "there/opt/countersign/0.1.0-1"
    assert (place / "countersign").samefile(place / "countersign-desktop")


@pytest.mark.parametrize("when", ["upgrade|install", "remove|deconfigure"])
def test_the_scripts_are_ones_that_a_plain_shell_reads(when: str) -> None:
    """Dash on Debian; another word than theirs ends them at once, and without a process of ours nothing happens."""
    script = debian.ask_to_close(when)

    subprocess.run(["sh", "-n"], input=script.encode(), check=True)
    for word in (when.split("|", maxsplit=1)[0], "abort-upgrade"):
        done = subprocess.run(["sh", "-s", word], input=script.encode(), check=True, capture_output=True)
        assert done.stdout + done.stderr == b""


def test_the_menu_entry_takes_links_and_invoices_and_no_option_from_them() -> None:
    """All that follows the two dashes is a file or a link, whatever it looks like."""
    rows = dict(line.split("=", 1) for line in desktop_entry.entry("/usr/bin/countersign-desktop").splitlines()[1:])

    assert rows["Exec"] == "/usr/bin/countersign-desktop -- %U"
    assert rows["MimeType"].split(";") == [
        f"x-scheme-handler/{SCHEME}",
        "application/pdf",
        "application/xml",
        "text/xml",
        "",
    ]
    assert rows["Icon"] + ".desktop" == desktop_entry.FILE


@pytest.mark.parametrize(
    ("path", "written"),
    [("/opt/a-b_c.d/e", "/opt/a-b_c.d/e"), ("/o p/e", '"/o p/e"'), ('/o"$`%\\e', '"/o\\\\"\\\\$\\\\`%%\\\\\\\\e"')],
)
def test_signs_of_a_path_are_no_commands(path: str, written: str) -> None:
    """A person's folder can have any name."""
    assert desktop_entry.quoted(path) == written


def test_what_is_missing_is_named_before_anything_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each, with what to type."""
    assert command.main(["--bundle", str(tmp_path / "none"), "--into", str(tmp_path / "out")]) == 3

    assert "python -m installer.bundling.build" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_one_command_makes_both_and_their_hashes(wanted: debian.Wanted, tmp_path: Path) -> None:
    """As sha256sum checks them."""
    into = tmp_path / "out"
    assert command.main(["--bundle", str(wanted.bundle), "--into", str(into), "--revision", "7", "--level", "0"]) == 0

    names = {path.name for path in into.iterdir()}
    assert f"countersign_{__version__}-7_{debian.ARCHITECTURES[debian_machine()]}.deb" in names
    rows = (into / "SHA256SUMS").read_text("utf-8").splitlines()
    assert {row[66:] for row in rows} | {"SHA256SUMS"} == names
    assert command.made_s(wanted.bundle) == 1_795_392_000


def debian_machine() -> str:
    """This one's."""
    import platform

    return platform.machine()

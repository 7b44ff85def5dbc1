"""Writes a .deb (deb(5), format 2.0) without the tools of Debian: the same files give the same bytes on every system.

dpkg-deb would do, but for one thing: it cannot tell xz that most of the content is machine code, which saves a tenth.
"""

import io
import lzma
import tarfile
from pathlib import Path

_AR, _MEMBER = b"!<arch>\n", "{name:<16}{time:<12}{owner:<6}{group:<6}{mode:<8}{size:<10}`\n"


def write(target: Path, control: Path, tree: Path, *, made_s: int, filters: list[dict[str, int]]) -> None:
    """Write the package of what lies in two folders: what dpkg reads, and what it installs.

    What lies in ``usr/bin`` comes last: dpkg puts files in place in the order of the archive, after all were written.
    Only files come in that order: symbolic links it makes after all of them. ``filters`` is what xz is told, see
    `lzma`. Raises OSError.
    """
    members = (
        ("debian-binary", b"2.0\n"),
        ("control.tar.xz", _archive(control, made_s, [{"id": lzma.FILTER_LZMA2, "preset": 6}])),
        ("data.tar.xz", _archive(tree, made_s, filters)),
    )
    with target.open("wb") as file:
        file.write(_AR)
        for name, content in members:
            row = _MEMBER.format(name=name, time=made_s, owner=0, group=0, mode="100644", size=len(content))
            file.write(row.encode("ascii") + content + b"\n" * (len(content) % 2))


def _archive(folder: Path, made_s: int, filters: list[dict[str, int]]) -> bytes:
    packed = io.BytesIO()
    with (
        lzma.open(packed, "wb", filters=filters) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in sorted(folder.rglob("*"), key=lambda one: _place(one.relative_to(folder))):
            archive.add(
                path,
                f"./{path.relative_to(folder).as_posix()}",
                recursive=False,
                filter=lambda one: _plain(one, made_s),
            )
    return packed.getvalue()


def _place(path: Path) -> tuple[bool, str]:
    """Folders before what is in them, and the programs' names at the end."""
    return path.parts[:2] == ("usr", "bin"), path.as_posix()


def _plain(entry: tarfile.TarInfo, made_s: int) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = made_s
    entry.mode = 0o777 if entry.issym() else 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry

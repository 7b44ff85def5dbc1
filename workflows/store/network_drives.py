"""Whether a folder lies on a drive that is reached over a network, where a database file is not safe.

Only file systems whose locks and syncs depend on another machine count. Overlay, virtio and 9p do not: containers and
virtual machines use them for their own disks.
"""

import os
import re
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

NETWORK_TYPES = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "davfs", "webdav"),
        *("ceph", "coda", "glusterfs", "lustre", "beegfs", "orangefs", "ocfs2", "gfs2"),
        *("fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.goofys", "fuse.gcsfuse", "fuse.curlftpfs", "fuse.smbnetfs"),
        *("fuse.davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse", "fuse.mfs", "fuse.juicefs"),
        *("fuse.seaweedfs", "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.google-drive-ocamlfuse", "fuse.onedriver"),
        *("fuse.pcloud", "fuse.pcloudcc", "fuse.pcloud.fs", "fuse.expandrive"),
    }
)
"""Types as the kernel names them (Linux: proc_pid_mountinfo(5); macOS: mount(8))."""

_ESCAPE = re.compile(r"\\([0-7]{3})")
_MACOS_MOUNT = re.compile(r".* on (?P<point>/.*) \((?P<type>[^,)]+)")
_REMOTE_DRIVE = 4


def network_type(path: Path) -> str | None:
    """The kind of network drive the folder lies on; None where it is local or nothing can be told."""
    if sys.platform == "win32":
        return _on_windows(path)
    if sys.platform == "darwin":
        return among_mounts(path, _macos_mounts())
    return among_mounts(path, _linux_mounts())


def among_mounts(path: PurePath, mounts: list[tuple[str, str]]) -> str | None:
    """The type of the mount that the folder lies in, where it is a network type.

    ``mounts``: mount point and type, in the order of mounting: of two at one point the later covers the earlier.
    """
    nearest, found = -1, ""
    for point, kind in mounts:
        depth = len(PurePosixPath(point).parts)
        if depth >= nearest and path.is_relative_to(point):
            nearest, found = depth, kind
    return found if found.lower() in NETWORK_TYPES else None


def parse_mountinfo(text: str) -> list[tuple[str, str]]:
    """Mount points and types from ``/proc/self/mountinfo``. Lines of another shape are passed over."""
    mounts = []
    for line in text.splitlines():
        before, separator, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if separator and len(fields) >= 6 and kind:
            mounts.append((_ESCAPE.sub(lambda found: chr(int(found[1], 8)), fields[4]), kind))
    return mounts


def parse_mount_command(text: str) -> list[tuple[str, str]]:
    """Mount points and types from what ``mount`` prints on macOS."""
    found = (_MACOS_MOUNT.match(line) for line in text.splitlines())
    return [(one["point"], one["type"]) for one in found if one]


def is_share(path: PureWindowsPath) -> bool:
    r"""Whether a Windows path names a share, as in ``\\server\folder`` or ``\\?\UNC\server\folder``."""
    drive = path.drive.lower()
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive.startswith("\\\\?\\unc")
    return drive.startswith("\\\\")


def _linux_mounts() -> list[tuple[str, str]]:
    try:
        return parse_mountinfo(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))
    except OSError:
        return []


def _macos_mounts() -> list[tuple[str, str]]:
    import subprocess  # noqa: PLC0415  # slow to import, and only macOS asks

    try:
        done = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True)
    except (OSError, subprocess.SubprocessError):
        return []
    return parse_mount_command(done.stdout)


def _on_windows(path: Path) -> str | None:
    if is_share(PureWindowsPath(path)):
        return "share"
    return "mapped drive" if _drive_type(os.path.splitdrive(path)[0] + "\\") == _REMOTE_DRIVE else None


def _drive_type(root: str) -> int:
    """GetDriveTypeW of the Windows API."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only Windows has it in this form

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0

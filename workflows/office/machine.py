"""Which computer this is, so that a home that was copied to another one does not write into the log of the first.

What a system calls itself is hashed together with the device's id, so that nothing about the computer can be learned
from a home. ``COUNTERSIGN_MACHINE`` stands for the system's answer, for tests.
"""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

VARIABLE = "COUNTERSIGN_MACHINE"
_MACHINE_ID = Path("/etc/machine-id")
_MAC_UUID = re.compile(r'"IOPlatformUUID" = "([0-9A-Fa-f-]{36})"')
_LABEL = b"countersign/v1/machine\n"
_SHORTEST = 8
_WAIT_S = 5.0


def fingerprint(device: str) -> bytes | None:
    """32 bytes for this computer and this device; None where the system does not say which computer it is."""
    name = os.environ.get(VARIABLE) or _system_name()
    if name is None or len(name) < _SHORTEST:
        return None
    return hashlib.sha256(_LABEL + f"{device}\n{name}".encode("utf-8", "surrogateescape")).digest()


def _system_name() -> str | None:
    """What the system calls the computer (machine-id(5), MachineGuid, IOPlatformUUID)."""
    told = {"win32": _windows_name, "darwin": _mac_name}.get(sys.platform)
    if told is not None:
        return told()
    try:
        found = _MACHINE_ID.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return None if found == "uninitialized" else found


def _windows_name() -> str | None:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 -- there on this system alone

        place = r"SOFTWARE\Microsoft\Cryptography"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return None
    return None


def _mac_name() -> str | None:
    command = ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=_WAIT_S, check=False)  # noqa: S603 -- fixed
    except (OSError, subprocess.SubprocessError):
        return None
    found = _MAC_UUID.search(told.stdout)
    return None if found is None else found[1]

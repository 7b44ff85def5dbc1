"""The bill of materials: what the bundle is made of, as CycloneDX 1.6 (ECMA-424), from the lock and its hashes.

The same lock gives the same bytes, apart from the time and the serial number that are handed in.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from desktop.about_file import Component
from installer.bundling.contents import TOOLS
from installer.bundling.licences import normal

SPEC_VERSION = "1.6"
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*( (OR|AND|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*")
_IDS = frozenset({
    "Apache-2.0", "BSD-3-Clause", "ISC", "LGPL-3.0-only", "MIT", "MIT-0", "PSF-2.0", "GPL-2.0-only", "GPL-3.0-only",
    "GPL-2.0-or-later", "Bootloader-exception",
})  # fmt: skip
"""SPDX ids that our packages' own words use; anything else goes in as a name."""


def locked(path: Path) -> dict[str, tuple[str, list[str]]]:
    """Every package of a lock that this system takes: its version and the SHA-256 of each file of it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for line in path.read_text("utf-8").replace("\\\n", " ").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        wanted = Requirement(line.split(" --hash=")[0])
        if wanted.marker is None or wanted.marker.evaluate():
            found[normal(wanted.name)] = (
                str(wanted.specifier).removeprefix("=="),
                sorted(re.findall(r"--hash=sha256:([0-9a-f]{64})", line)),
            )
    return found


def shipped(path: Path) -> dict[str, tuple[str, list[str]]]:
    """The same without the tools that gather the bundle and stay outside."""
    return {name: one for name, one in locked(path).items() if name not in TOOLS}


def serial(lock: Path, build: str) -> str:
    """A UUID that follows from the lock and the build (RFC 9562, version 8), so that making it again gives it again."""
    digest = hashlib.sha256(lock.read_bytes() + build.encode()).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"


def bill(version: str, components: Sequence[Component], lock: Path, *, serial: str, made_utc: str) -> dict[str, Any]:
    """The whole document. ``serial`` is a UUID, ``made_utc`` an RFC 3339 time."""
    packages = shipped(lock)
    parts = [_part(one, packages) for one in components]
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC_VERSION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": made_utc,
            "component": {
                "type": "application",
                "bom-ref": "countersign",
                "name": "countersign",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
                "purl": f"pkg:generic/countersign@{version}",
            },
        },
        "components": parts,
        "dependencies": [{"ref": "countersign", "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _part(one: Component, packages: dict[str, tuple[str, list[str]]]) -> dict[str, Any]:
    name = normal(one.name)
    part: dict[str, Any] = {"type": "library", "name": one.name}
    if one.version:
        part["version"] = one.version
    if name in packages:
        purl = f"pkg:pypi/{name}@{one.version}"
        part |= {"bom-ref": purl, "purl": purl}
        # The lock names the hash of each file that a system might take; which one it took is pip's to prove.
        part["properties"] = [{"name": "countersign:lock:sha256", "value": value} for value in packages[name][1]]
    else:
        part["bom-ref"] = f"part:{name.replace(' ', '-')}"
    part["licenses"] = [_licence(one.licence)]
    return part


def _licence(words: str) -> dict[str, Any]:
    if words in _IDS:
        return {"license": {"id": words}}
    if _SPDX.fullmatch(words) and all(word in _IDS or word in {"OR", "AND", "WITH"} for word in words.split()):
        return {"expression": words}
    return {"license": {"name": words}}

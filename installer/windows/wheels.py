"""What the lock says for Windows: pip reads conditions for the system it runs on, and here that is another one."""

import re
from collections.abc import Mapping

PYTHON = "3.13.2"
"""The interpreter that goes into the bundle here; see `interpreter`."""
WINDOWS = {
    "implementation_name": "cpython",
    "implementation_version": PYTHON,
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_release": "10",
    "platform_system": "Windows",
    "platform_version": "10.0.19045",
    "python_full_version": PYTHON,
    "python_version": "3.13",
    "sys_platform": "win32",
}
"""What conditions are read for (PEP 508, "Environment Markers")."""


def lines_for(lock_text: str, surroundings: Mapping[str, str] = WINDOWS) -> list[str]:
    """The lock's packages that this system needs, without conditions, each with all its hashes, in the lock's order.

    Raises ValueError where a package has no hash: nothing comes in unproven.
    """
    from packaging.requirements import Requirement  # noqa: PLC0415 -- the command says first that it is missing

    found = []
    for block in re.split(r"\n(?=[^\s#])", lock_text.replace("\\\n", " ")):
        plain = " ".join(line for line in block.splitlines() if not line.lstrip().startswith("#")).strip()
        if not plain:
            continue
        asked, *hashes = (part.strip() for part in plain.split("--hash="))
        package = Requirement(asked)
        if not hashes:
            raise ValueError(f"{package.name} has no hash in the lock")
        if package.marker is None or package.marker.evaluate(dict(surroundings)):
            found.append(" ".join([f"{package.name}{package.specifier}", *(f"--hash={one}" for one in hashes)]))
    return found

"""The hashes that are published beside what people download.

python -m installer.release FOLDER            writes SHA256SUMS of everything in it, for `sha256sum --check`
"""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

SUMS = "SHA256SUMS"


def write_sums(files: Iterable[Path], into: Path) -> Path:
    """Write the hashes of files, by name, as coreutils' sha256sum does. They may lie anywhere; names must differ."""
    rows = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    target = into / SUMS
    target.write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(rows.items())), "utf-8")
    return target


if __name__ == "__main__":
    place = Path(sys.argv[1])
    write_sums((path for path in place.iterdir() if path.is_file() and path.name != SUMS), place)
    print((place / SUMS).read_text("utf-8"), end="")

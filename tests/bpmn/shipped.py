"""The workflows that come with the program."""

import msgspec

from workflows import readable
from workflows.domain.definitions import Definition
from workflows.office.shipped import read_text, shipped_processes

SHIPPED: dict[str, Definition] = {
    plain["id"]: msgspec.convert(plain, type=Definition)
    for path in shipped_processes()
    for plain in readable.read(read_text(path), path.name).value.get("workflows") or ()
}
WORKFLOW_IDS = sorted(SHIPPED)

"""Finds laptops that go on for one that another laptop goes on for already: two that were made of one backup.

The same old keys vouch for both, so nobody can tell which of them is meant. The one that was heard of first is
followed; the other stands alone with what it signs, and neither would ever learn of it. People have to choose.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows.ledger import identity, names
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceRotated, read_trust_event, rotation_statement
from workflows.ledger.trust import Trust
from workflows.sync import layout
from workflows.sync.report import Alarm, Report

if TYPE_CHECKING:
    from workflows.office.office import Office

RIVALS_FACT = "rivals"
"""Laptops that are not followed, by id, and which laptop each says to go on for."""


def is_rival(trust: Trust, event: DeviceRotated) -> bool:
    """Whether a member's own key vouched for this laptop, and the member goes on as another one."""
    old = trust.members.get(event.old_device)
    try:
        key, signature = bytes.fromhex(event.log_key), bytes.fromhex(event.vouched)
        device = names.device_id(key)
        statement = rotation_statement(trust.office, event.old_device, event.old_size, event.old_root, key)
    except (ValueError, Malformed):
        return False
    if old is None or old.replaced_by is None or device in trust.members:
        return False
    return identity.verify(old.log_key, signature, statement)


def remember(office: "Office", found: Mapping[str, str]) -> None:
    """Keep what was found among the files of strangers; inside a transaction."""
    if found:
        office.store.facts.put(RIVALS_FACT, msgspec.json.encode(_kept(office) | dict(found)))


def rivals(office: "Office", report: Report) -> Iterator[Alarm]:
    """An alarm for each, as long as its files lie in the folder or its log is kept here; by id."""
    trust = office.chain.trust
    shown = {
        hint.device
        for path, reason in report.set_aside
        if reason == "unknown-device" and (hint := layout.parse_segment(layout.split(path)[1])) is not None
    }
    found = {device: old for device, old in _kept(office).items() if device in shown}
    for log in office.store.entries.logs():
        if log.device not in trust.members and log.size:
            old = _goes_on_for(office, log.device)
            if old:
                found[log.device] = old
    for device, old in sorted(found.items()):
        if device not in trust.members:
            yield Alarm(code="rival", device=device, facts={"by": trust.members[old].replaced_by or "", "old": old})


def _goes_on_for(office: "Office", device: str) -> str:
    row = office.store.entries.one(device, 0)
    try:
        event = office.reader.plain(row).get("event") if row is not None else None
        content = read_trust_event(event) if isinstance(event, dict) else None
    except Malformed:
        return ""
    return content.old_device if isinstance(content, DeviceRotated) and is_rival(office.chain.trust, content) else ""


def _kept(office: "Office") -> dict[str, str]:
    kept = office.store.facts.get(RIVALS_FACT)
    try:
        known = msgspec.json.decode(kept or b"{}", type=dict[str, str])
    except msgspec.MsgspecError:
        return {}
    return {device: old for device, old in known.items() if old in office.chain.trust.members}

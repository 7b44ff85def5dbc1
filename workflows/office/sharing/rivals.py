"""Finds laptops that go on for one that another laptop goes on for already: two that were made of one backup.

The same old keys vouch for both, so nobody can tell which of them is meant. The one that was heard of first is
followed; the other stands alone with what it signs, and neither would ever learn of it. People have to choose.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from workflows.ledger import identity, names
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceRotated, read_trust_event, rotation_statement
from workflows.ledger.trust import Trust
from workflows.office.reading import Reader
from workflows.store.rows import EntryRow
from workflows.sync import layout
from workflows.sync.report import Alarm, Report

if TYPE_CHECKING:
    from workflows.office.office import Office

RIVALS_FACT = "rivals"
"""Laptops that are not followed, by id, and which laptop each says to go on for."""


RIVAL = "rival"
"""The reason of a check's finding about such a laptop; its facts ``by`` and ``old`` are those of the alarm."""


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


def remember(office: "Office", first: Iterable[EntryRow]) -> None:
    """Keep which of these strangers, by what may be their first entries, are such laptops; inside a transaction."""
    found = {row.device: old for row in first if (old := goes_on_for(office.reader, office.chain.trust, row))}
    if found:
        office.store.facts.put(RIVALS_FACT, msgspec.json.encode(_kept(office) | found))


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
            old = goes_on_for(office.reader, trust, office.store.entries.one(log.device, 0))
            if old:
                found[log.device] = old
    for device, old in sorted(found.items()):
        if device not in trust.members:
            yield Alarm(code="rival", device=device, facts=told_of(trust, old))


def goes_on_for(reader: Reader, trust: Trust, first: EntryRow | None) -> str:
    """For which member, which goes on as another laptop, the first entry of a log says that it goes on; empty where
    it says nothing like that, or no old key vouched for it.
    """
    try:
        event = reader.plain(first).get("event") if first is not None else None
        content = read_trust_event(event) if isinstance(event, dict) else None
        if not isinstance(content, DeviceRotated) or not is_rival(trust, content):
            return ""
        own = names.device_id(bytes.fromhex(content.log_key))
    except Malformed:
        return ""
    return content.old_device if first is not None and own == first.device else ""


def told_of(trust: Trust, old: str) -> dict[str, int | str]:
    """What is told of a rival: the laptop that both were made of, and the one that is followed."""
    return {"by": trust.members[old].replaced_by or "", "old": old}


def known_rivals(office: "Office") -> dict[str, str]:
    """Those that were ever met among the files of strangers, and the member that each says to go on for."""
    return {device: old for device, old in _kept(office).items() if device not in office.chain.trust.members}


def _kept(office: "Office") -> dict[str, str]:
    kept = office.store.facts.get(RIVALS_FACT)
    try:
        known = msgspec.json.decode(kept or b"{}", type=dict[str, str])
    except msgspec.MsgspecError:
        return {}
    return {device: old for device, old in known.items() if old in office.chain.trust.members}

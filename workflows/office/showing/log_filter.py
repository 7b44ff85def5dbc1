"""Which entries of the decision log somebody wants to see."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

import msgspec

from workflows.domain.events import OfficeEvent, RequestEvent, RunEvent
from workflows.domain.record_events import FingerprintsTold, RecordEvent
from workflows.ledger.membership import TrustEvent
from workflows.office.heads import HeadsSeen
from workflows.office.showing.names import Names

Group = Literal["decisions", "requests", "office", "laptops", "doubtful"]
"""What entries are about: what people and rules decided; everything else about requests; people, units and rules;
laptops, keys and what was seen of other logs; and those that cannot be read or have no effect, other than retired ones,
whose keeping time was over."""

_DECISIONS = frozenset({"decision.made", "rule.applied"})


class LogFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry must fit; all that is given must hold."""

    person: str | None = None
    """Who acted, as the entry claims."""
    group: Group | None = None
    text: str = ""
    """Words: each occurs in what the entry says, or in a name of what it is about. Great and small letters alike."""

    @property
    def is_open(self) -> bool:
        """Whether every entry fits."""
        return self == LogFilter()


def _tags(union: Any) -> frozenset[str]:
    return frozenset(str(one.__struct_config__.tag) for one in get_args(union))


GROUPS: Mapping[Group, frozenset[str]] = {
    "decisions": _DECISIONS,
    "requests": _tags(RequestEvent) - _DECISIONS,
    "office": _tags(OfficeEvent) | _tags(RecordEvent),
    "laptops": _tags(TrustEvent)
    | _tags(RunEvent)
    | {str(HeadsSeen.__struct_config__.tag), str(FingerprintsTold.__struct_config__.tag)},
}
"""Kinds of entries by what they are about."""


def fits_kind(wanted: LogFilter, kind: str | None, by: str | None) -> bool:
    """Whether an entry of this kind, by this person, can fit at all. Cheap: asked before an entry is opened further."""
    if wanted.person is not None and by != wanted.person:
        return False
    return wanted.group in {None, "doubtful"} or kind in GROUPS[wanted.group]


def has_words(text: str, event: msgspec.Struct | None, around: tuple[str | None, ...], names: Names) -> bool:
    """Whether each word occurs in what the event says, in ``around``, or in a name of what the event names by id."""
    known = (names.people, names.units, names.roles, names.workflows, names.tables, names.devices)
    said = [one for one in around if one]
    for one in _texts(msgspec.to_builtins(event)) if event is not None else ():
        said.append(one)
        said += [by_id[one] for by_id in known if one in by_id]
    hay = "\n".join(said).casefold()
    return all(word in hay for word in text.casefold().split())


def _texts(plain: Any) -> Iterator[str]:
    match plain:
        case str():
            yield plain
        case dict():
            for value in plain.values():
                yield from _texts(value)
        case list() | tuple() | set() | frozenset():
            for value in plain:
                yield from _texts(value)

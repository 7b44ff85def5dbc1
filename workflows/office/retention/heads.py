"""Which heads entries may go: those that say nothing which a later one of the same laptop, that stays, does not say."""

from collections.abc import Iterable

from workflows.office.reading import Seen


def spare_heads(told: Iterable[Seen], *, below: int) -> frozenset[int]:
    """Positions of one device's heads entries that may go, all of them below ``below``."""
    return frozenset(seen.position for seen in _repeated(told) if seen.position < below)


def unrepeated(told: Iterable[Seen], gone: frozenset[int]) -> int | None:
    """The latest of the ``gone`` heads entries that says what no later one that stays says, if there is one."""
    said: dict[str, int] = {}
    for seen in sorted(told, key=lambda one: one.position, reverse=True):
        if seen.position not in gone:
            _say(said, seen)
        elif not _is_repeated(seen, said):
            return seen.position
    return None


def _repeated(told: Iterable[Seen]) -> list[Seen]:
    said: dict[str, int] = {}
    found: list[Seen] = []
    for seen in sorted(told, key=lambda one: one.position, reverse=True):
        if _is_repeated(seen, said):
            found.append(seen)
        else:
            _say(said, seen)
    return found


def _is_repeated(seen: Seen, said: dict[str, int]) -> bool:
    """Cosigned heads stand nowhere else: an entry with one of them stays. The latest entry of a laptop stays too."""
    heads = seen.heads
    return bool(said) and not heads.cosigned and all(said.get(one.device, -1) >= one.size for one in heads.heads)


def _say(said: dict[str, int], seen: Seen) -> None:
    for one in seen.heads.heads:
        said[one.device] = max(one.size, said.get(one.device, -1))

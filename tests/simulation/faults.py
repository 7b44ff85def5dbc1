"""The faults of a simulated week, each a named switch, and the count of how often the code under test met each one."""

import random
from collections import Counter
from collections.abc import Iterable

FOLDER_FAULTS = (
    "delay",
    "duplicate",
    "partial",
    "empty-file",
    "nul-filled",
    "stale-read",
    "conflicted-copy",
    "two-of-one-name",
    "case-clash",
    "copy-and-delete",
    "resurrect",
    "lost-delete",
    "failed-delete",
    "placeholder",
    "slow-placeholder",
    "empty-listing",
    "truncated-listing",
    "offline",
    "denied",
    "full",
    "torn-write",
    "lost-write",
    "no-effect",
)
"""What sync clients do by themselves, file by file or call by call."""

CLOUD_FAULTS = (
    "missing-marker",
    "emptied",
    "foreign-office",
    "rewind",
    "split-views",
    "withheld",
)
"""What happens to a folder as a whole."""

TAMPERING = (
    "flipped-bit",
    "swapped-files",
    "deleted-files",
    "junk-names",
    "forged-segment",
    "renamed-file",
    "oversized-file",
)
"""What somebody without a key does, who may write into the folder."""

DEVICE_FAULTS = ("crash", "disk-full", "flipped-in-memory", "restore-followed", "restored-image", "clone")
"""What happens to a laptop. A followed restore keeps the high-water mark beside the key; an image does not."""

MEMBER_FAULTS = ("equivocation", "repeated-index", "signed-garbage")
"""What a member with valid keys does who is not honest."""

ALL = frozenset((*FOLDER_FAULTS, *CLOUD_FAULTS, *TAMPERING, *DEVICE_FAULTS, *MEMBER_FAULTS))

REQUIRED: frozenset[tuple[str, str]] = frozenset()
"""What many seeds must have met: every fault, and the calls in which it can be met."""

Reached = Counter[tuple[str, str]]
"""How often the code under test met a fault, by fault and the call that met it."""


class Faults:
    """Which faults are on in this seed, how likely each is, and which were met. One source of chance: the seed's."""

    def __init__(self, chance: random.Random, enabled: Iterable[str], reached: Reached) -> None:
        self._chance = chance
        self.enabled = frozenset(enabled)
        self.active = True
        """False once the troubles are over, while everybody converges."""
        self.reached = reached
        self._rates = {fault: chance.choice((0.01, 0.04, 0.15)) for fault in sorted(self.enabled)}

    def strikes(self, fault: str) -> bool:
        """Whether this fault happens now. Draws from the seed only where the fault is switched on."""
        return self.active and fault in self.enabled and self._chance.random() < self._rates[fault]

    def met(self, fault: str, call: str) -> None:
        """Count that the code under test met this fault in this call."""
        self.reached[fault, call] += 1

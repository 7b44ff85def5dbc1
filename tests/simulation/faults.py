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

RETENTION = ("retired",)
"""An owner lets entries go whose keeping time is over."""

ALL = frozenset((*RETENTION, *FOLDER_FAULTS, *CLOUD_FAULTS, *TAMPERING, *DEVICE_FAULTS, *MEMBER_FAULTS))

_MET = {
    "case-clash": ("list", "read"),
    "clone": ("disk",),
    "conflicted-copy": ("list", "read"),
    "copy-and-delete": ("list",),
    "crash": (
        "add.after",
        "add.before",
        "change.after",
        "change.before",
        "commit.after",
        "commit.before",
        "create",
        "create.after",
        "create.before",
        "delete",
        "delete.after",
        "delete.before",
        "list",
        "read",
        "sign.after",
        "sign.before",
    ),
    "delay": ("list", "read"),
    "deleted-files": ("cloud",),
    "denied": ("create", "delete", "list", "read"),
    "disk-full": ("disk",),
    "duplicate": ("list", "read"),
    "emptied": ("list",),
    "empty-file": ("list", "read"),
    "empty-listing": ("list",),
    "equivocation": ("list", "read"),
    "failed-delete": ("delete",),
    "flipped-bit": ("list", "read"),
    "flipped-in-memory": ("disk",),
    "foreign-office": ("list",),
    "forged-segment": ("list", "read"),
    "full": ("create",),
    "junk-names": ("list", "read"),
    "lost-delete": ("list", "read"),
    "lost-write": ("list", "read"),
    "missing-marker": ("list",),
    "no-effect": ("create",),
    "nul-filled": ("list", "read"),
    "offline": ("create", "delete", "list", "read"),
    "oversized-file": ("list", "read"),
    "partial": ("list", "read"),
    "placeholder": ("read",),
    "rebuilt": ("sealed files",),
    "renamed-file": ("list", "read"),
    "repeated-index": ("list", "read"),
    "restore-followed": ("disk",),
    "restored-image": ("disk",),
    "resurrect": ("list", "read"),
    "retired": ("disk", "folder"),
    "rewind": ("cloud",),
    "signed-garbage": ("list", "read"),
    "slow-placeholder": ("read",),
    "split-views": ("view",),
    "stale-read": ("list", "read"),
    "swapped-files": ("list", "read"),
    "torn-write": ("create",),
    "truncated-listing": ("list",),
    "two-of-one-name": ("list", "read"),
    "withheld": ("view",),
}
REQUIRED = frozenset((fault, call) for fault, calls in _MET.items() for call in calls)
"""What many seeds must have met: every fault, and the calls in which it can be met."""

ALARMS = frozenset(
    [
        "entry-damaged",
        "folder-denied",
        "folder-empty",
        "folder-file",
        "folder-foreign",
        "folder-full",
        "folder-missing",
        "missing",
        "rolled-back",
    ]
)
REASONS = frozenset(
    [
        "ahead",
        "bad-name",
        "damaged",
        "does-not-fit",
        "forked",
        "gap",
        "incomplete",
        "missing",
        "not-a-segment",
        "not-kept",
        "not-signed",
        "taken",
        "too-large",
        "unknown-device",
        "unknown-version",
        "unreadable",
    ]
)
"""Every answer of the code under test that many seeds must have seen: alarms, and reasons to set a file aside."""

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

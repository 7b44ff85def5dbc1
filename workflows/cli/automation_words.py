"""What the command line says where an automation is refused."""

from collections.abc import Mapping

AUTOMATIONS: Mapping[str, tuple[str, str, str]] = {
    "bad-automation": (
        "This automation is not whole",
        "“{automation}” needs a name, at least one action, and a laptop that runs it.",
        "Fill in what is missing.",
    ),
    "unknown-automation": (
        "There is no such automation",
        "No automation is called “{automation}”, or it is over.",
        "“countersign automations list” shows them.",
    ),
    "automation-over": (
        "This automation is over",
        "“{automation}” was ended, and its runs keep its name.",
        "Give the new one another id.",
    ),
    "wrong-term": (
        "Somebody else moved it meanwhile",
        "Which laptop runs “{automation}” was changed before this arrived, or stays as it is.",
        "“countersign automations list” shows which laptop runs it now.",
    ),
    "nothing-to-settle": (
        "There is nothing to say about this run",
        "It went through, or somebody said already what became of it.",
        "“countersign automations due” shows the runs that wait for a word.",
    ),
    "not-yours-to-settle": (
        "Somebody else is asked about this run",
        "The person named in the automation says what became of it, or an owner.",
        "Act as one of them, with --as.",
    ),
    "not-this-device": (
        "Another laptop runs it",
        "“{automation}” runs on one laptop at a time, and this is not the one.",
        "Run it there, or move it here with “countersign automations move”.",
    ),
    "no-member": (
        "This laptop no longer writes for the office",
        "Its log has ended.",
        "“countersign devices” shows the laptops that do.",
    ),
    "waits-for-stop": (
        "The laptop before has not stopped yet",
        "“{automation}” begins here once the laptop before says that it stopped.",
        "“countersign work --once” there, then “countersign sync” here; or, if it is gone for good, --old-is-gone.",
    ),
    "not-exchanged": (
        "Nothing was heard of the other laptops for a day",
        "Another one may run “{automation}” by now.",
        "Exchange with “countersign sync”, and try again.",
    ),
}
"""Title, text and advice of refusals, by code."""

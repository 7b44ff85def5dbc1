"""What is the matter with the folder, or with a laptop in it, as the command line says it."""

from collections.abc import Mapping

_ALARMS: Mapping[str, tuple[str, str]] = {
    "folder-missing": (
        "The shared folder has no marker of this office: it is not there, or was moved or emptied.",
        (
            "Nothing was deleted here. Look whether the drive is connected. If it was moved or really emptied, "
            "“countersign folder connect PATH” once more; then “countersign sync --repair” writes it anew."
        ),
    ),
    "folder-empty": (
        "The shared folder is empty, although it held files before.",
        (
            "Nothing was deleted here. Look whether the drive is connected. If it was really emptied, "
            "“countersign folder connect PATH” once more; then “countersign sync --repair” writes it anew."
        ),
    ),
    "folder-foreign": (
        "The shared folder belongs to another office.",
        "Nothing was read from it. Connect the right folder.",
    ),
    "folder-newer": (
        "A newer version of Countersign works with the shared folder.",
        "Nothing was read from it or written there. Update this program; delete nothing in the folder.",
    ),
    "rolled-back": (
        "The folder shows less of {device}'s log than before: {shown} entries instead of {seen}.",
        "Somebody put an older copy in its place. Nothing is lost here; the laptops write again what is missing.",
    ),
    "missing": (
        "Files of {device} are gone from the folder.",
        "Nothing is lost here; a laptop writes them again.",
    ),
    "withheld": (
        "{by} has {seen} entries of {device}, the folder shows {shown}.",
        "The folder may be slow, or keep something back. Exchange another way, or ask on that laptop.",
    ),
    "split": (
        "{by} tells another history of {device}'s log than is here, up to entry {size}.",
        (
            "The folder may show its laptops different things, or one of the two laptops says what is not so. Bring "
            "the laptops together another way, and compare what both show."
        ),
    ),
    "no-key": (
        "{count} acts about rules, people and laptops cannot be opened here: this laptop has no key to them.",
        (
            "What it shows of the office is old. Let the laptop that writes about laptops exchange, then this one; if "
            "it stays so, let this laptop join again."
        ),
    ),
    "forked": (
        "{device} signed two different histories, from entry {index} on.",
        "What stands beyond counts for nobody. Find out whether that laptop was copied; let it join again.",
    ),
    "twin": (
        "A copy of this laptop writes into the same log.",
        "Nothing more is published from here. Decide which of the two goes on; the other joins again.",
    ),
    "rival": (
        (
            "{device} and {by} were both made of one laptop, such as by restoring one backup twice. What {device} "
            "signs counts nowhere else."
        ),
        (
            "Decide which of the two goes on. On the other write down what was done there, delete its home, and let it "
            "join with “countersign invite”. Then delete its files, whose names hold its id, from the folder."
        ),
    ),
    "restored": (
        "This home was an older copy of itself: the folder held {size} entries of its own log.",
        "They were taken in, and this laptop goes on in a new log. Nothing has to be done.",
    ),
    "diverged": (
        "{device} has the same entries and sees something else.",
        "A program is faulty or a database was altered: run “countersign verify” on both.",
    ),
    "retired-wrongly": (
        "{who} wrote that entries are retired, and entry {index} of {device} must not go: nothing was dropped here.",
        (
            "It is not old enough, not over, or no part of a request. Other laptops may have dropped it: keep this "
            "one, make a backup, and ask {who} what was meant."
        ),
    ),
    "retired-elsewhere": (
        "{who} wrote that entries of {device} are retired, and meant another history of that log than is here.",
        (
            "Nothing was dropped here. One of the two logs is not what it was: run “countersign verify” on both "
            "laptops, and ask {who} what was meant."
        ),
    ),
    "withheld-entries": (
        "{count} entries of {device}, from {start} on, came without their bytes, and no act of an owner retired them.",
        (
            "Somebody may keep them back, or the act has not arrived. “countersign sync --repair” on a laptop that has "
            "them puts them back into the folder."
        ),
    ),
    "folder-full": ("There is no room left in the shared folder.", "Make room; entries wait here safely."),
    "folder-denied": ("The shared folder does not let this laptop write.", "Correct the rights; entries wait here."),
    "folder-file": ("A file could not be written.", "It is tried again; entries wait here safely."),
}


def alarm_sentence(code: str, facts: Mapping[str, object]) -> str:
    """What is the matter with the folder, and what to do."""
    if code not in _ALARMS:
        return f"Something is the matter with the folder ({code})."
    what, advice = _ALARMS[code]
    return f"{what} {advice}".format_map(_Known(facts))


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"

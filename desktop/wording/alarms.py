"""What is the matter with the shared folder or with this laptop, in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from desktop.wording.said import Said
from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, number, spoken, translate

if TYPE_CHECKING:
    from workflows.office.showing.names import Names

ALARMS: Mapping[str, tuple[str, str, str]] = {
    "folder-missing": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder cannot be recognised"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It has no marker of this office: it is not there, or was moved or emptied. Nothing was deleted here.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Look whether the drive is connected. If the folder was moved or really emptied, connect "
            "it once more under Folder and laptops; then let it be repaired.",
        ),
    ),
    "folder-empty": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder is empty"),
        QT_TRANSLATE_NOOP("Wording", "It held files before. Nothing was deleted here."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Look whether the drive is connected. If it was really emptied, connect it once more "
            "under Folder and laptops; then let it be repaired.",
        ),
    ),
    "folder-foreign": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder belongs to another office"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was read from it."),
        QT_TRANSLATE_NOOP("Wording", "Connect the right folder under Folder and laptops."),
    ),
    "folder-newer": (
        QT_TRANSLATE_NOOP("Wording", "A newer version works with the shared folder"),
        QT_TRANSLATE_NOOP("Wording", "Nothing was read from it or written there."),
        QT_TRANSLATE_NOOP("Wording", "Update Countersign on this laptop. Delete nothing in the folder."),
    ),
    "rolled-back": (
        QT_TRANSLATE_NOOP("Wording", "The folder shows less than before"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "It shows %shown entries of %laptop's log, and showed %seen. Nothing is lost here.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Somebody put an older copy in its place. The laptops write again what is missing.",
        ),
    ),
    "missing": (
        QT_TRANSLATE_NOOP("Wording", "Files are gone from the folder"),
        QT_TRANSLATE_NOOP("Wording", "Files of %laptop are not there any more. Nothing is lost here."),
        QT_TRANSLATE_NOOP("Wording", "A laptop writes them again. If it stays so, let the folder be repaired."),
    ),
    "withheld": (
        QT_TRANSLATE_NOOP("Wording", "The folder shows less than another laptop has"),
        QT_TRANSLATE_NOOP("Wording", "%by has %seen entries of %laptop, and the folder shows %shown."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The folder may be slow, or keep something back. Exchange another way, or ask on that laptop.",
        ),
    ),
    "split": (
        QT_TRANSLATE_NOOP("Wording", "Two laptops were told different histories"),
        QT_TRANSLATE_NOOP("Wording", "%by tells another history of %laptop's log than is here, up to entry %size."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The folder may show its laptops different things, or one of the two laptops says what is "
            "not so. Bring the laptops together another way, and compare what both show.",
        ),
    ),
    "no-key": (
        QT_TRANSLATE_NOOP("Wording", "This laptop cannot read the newest changes of the office"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Acts about rules, people and laptops that it has no key to: %count. What it shows of the office is old.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Let the laptop that writes about laptops exchange, then this one. If it stays so, let "
            "this laptop join again.",
        ),
    ),
    "forked": (
        QT_TRANSLATE_NOOP("Wording", "A laptop signed two different histories"),
        QT_TRANSLATE_NOOP("Wording", "%laptop did so from entry %index on. What stands beyond counts for nobody."),
        QT_TRANSLATE_NOOP("Wording", "Find out whether that laptop was copied, and let it join again."),
    ),
    "twin": (
        QT_TRANSLATE_NOOP("Wording", "A copy of this laptop writes into the same log"),
        QT_TRANSLATE_NOOP("Wording", "Nothing more is published from here."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Decide which of the two goes on; the other joins again with a new invitation.",
        ),
    ),
    "rival": (
        QT_TRANSLATE_NOOP("Wording", "Two laptops go on for the same one"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "%laptop and %by were both made of one laptop, such as by restoring one backup twice. What %laptop signs "
            "counts nowhere else.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Decide which of the two goes on. On the other write down what was done there, and let it join again with "
            "an invitation. Its files in the shared folder, whose names hold its id, can be deleted then.",
        ),
    ),
    "restored": (
        QT_TRANSLATE_NOOP("Wording", "This office's folder was an older copy of itself"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The shared folder held %size entries of its own log. They were taken in, and this laptop "
            "goes on in a new log.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Nothing has to be done."),
    ),
    "diverged": (
        QT_TRANSLATE_NOOP("Wording", "A laptop sees something else from the same entries"),
        QT_TRANSLATE_NOOP("Wording", "%laptop has the same entries as this one and sees something else."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "A program is faulty, or a database was altered: verify the decision log on both laptops.",
        ),
    ),
    "folder-full": (
        QT_TRANSLATE_NOOP("Wording", "There is no room left in the shared folder"),
        QT_TRANSLATE_NOOP("Wording", "Entries wait here safely."),
        QT_TRANSLATE_NOOP("Wording", "Make room in the folder; it goes on by itself then."),
    ),
    "folder-denied": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder does not let this laptop write"),
        QT_TRANSLATE_NOOP("Wording", "Entries wait here safely."),
        QT_TRANSLATE_NOOP("Wording", "Correct the rights of the folder, or ask whoever shares it."),
    ),
    "folder-file": (
        QT_TRANSLATE_NOOP("Wording", "A file could not be written into the folder"),
        QT_TRANSLATE_NOOP("Wording", "Entries wait here safely."),
        QT_TRANSLATE_NOOP("Wording", "It is tried again by itself."),
    ),
    "folder-offline": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder is not there"),
        QT_TRANSLATE_NOOP("Wording", "It cannot be reached at the moment. Entries wait here safely."),
        QT_TRANSLATE_NOOP("Wording", "It goes on by itself as soon as the folder is there again."),
    ),
    "folder-failed": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder does not work"),
        QT_TRANSLATE_NOOP("Wording", "It reports a failure. Entries wait here safely."),
        QT_TRANSLATE_NOOP("Wording", "It is tried again by itself."),
    ),
    "folder-sign-in": (
        QT_TRANSLATE_NOOP("Wording", "The shared folder asks to sign in"),
        QT_TRANSLATE_NOOP("Wording", "Entries wait here safely."),
        QT_TRANSLATE_NOOP("Wording", "Sign in again under Folder and laptops."),
    ),
    "retired-wrongly": (
        QT_TRANSLATE_NOOP("Wording", "An entry was retired that must not go"),
        QT_TRANSLATE_NOOP(
            "Wording", "%person wrote so about entry %index of %laptop. Nothing was dropped on this laptop."
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Other laptops may have dropped it. Make a backup here, and ask %person what was meant.",
        ),
    ),
    "retired-elsewhere": (
        QT_TRANSLATE_NOOP("Wording", "Entries of another history were retired"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "%person wrote so about the log of %laptop, and meant other entries than are here. Nothing was dropped on "
            "this laptop.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording", "Verify the decision log here and on the laptop of %person, and compare what both show."
        ),
    ),
    "withheld-entries": (
        QT_TRANSLATE_NOOP("Wording", "Entries came without what they say"),
        QT_TRANSLATE_NOOP(
            "Wording", "It is missing in %count entries of %laptop, from entry %start on, and no owner retired them."
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Somebody may keep it back, or the word about it is still on its way. A laptop that has it puts it back "
            "when it repairs the folder.",
        ),
    ),
    "entry-damaged": (
        QT_TRANSLATE_NOOP("Wording", "Entries on this laptop's disk are damaged"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "From entry %start on they are no longer what was written, so they are not signed or sent.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Verify the decision log, then restore a backup into a new folder."),
    ),
}
"""Title, text and advice by code."""

ENDED: Mapping[str, tuple[str, str, str]] = {
    "device-revoked": (
        QT_TRANSLATE_NOOP("Wording", "This laptop does not belong to the office any more"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Its log was ended. What is written here counts for nobody; what it holds can still be "
            "read, and it goes on fetching what it can read.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "If it should belong again, ask an owner for a new invitation and join with a new folder.",
        ),
    ),
    "device-forked": (
        QT_TRANSLATE_NOOP("Wording", "The log of this laptop has two histories"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "A copy of it wrote into the same log. What is written here counts for nobody; what it "
            "holds can still be read.",
        ),
        QT_TRANSLATE_NOOP(
            "Wording",
            "Ask an owner for a new invitation and join with a new folder; people then repeat what is missing.",
        ),
    ),
}
"""How this laptop stands where nothing that it writes counts any more, by code."""

_UNKNOWN = QT_TRANSLATE_NOOP("Wording", "Something is the matter with the shared folder")


class Alarm(Protocol):
    """What the office tells of an alarm."""

    @property
    def code(self) -> str: ...  # noqa: D102 -- as in the office
    @property
    def device(self) -> str | None: ...  # noqa: D102 -- as in the office
    @property
    def facts(self) -> Mapping[str, int | str]: ...  # noqa: D102 -- as in the office


def alarm(alarm: Alarm, names: "Names") -> Said:
    """An alarm, with the names of laptops."""
    if alarm.code not in ALARMS:
        return Said(title=spoken(_UNKNOWN), text=f"({alarm.code})", advice="")
    facts = {name: number(value) for name, value in alarm.facts.items()}
    facts["laptop"] = laptop(alarm.device, names)
    if "by" in facts:
        facts["by"] = laptop(facts["by"], names)
    if "person" in facts:
        facts["person"] = names.people.get(facts["person"], facts["person"])
    title, text, advice = (spoken(words, **facts) for words in ALARMS[alarm.code])
    return Said(title=title, text=text, advice=advice)


class Held(Protocol):
    """What the office tells of entries that wait for an owner."""

    @property
    def device(self) -> str: ...  # noqa: D102 -- as in the office
    @property
    def count(self) -> int: ...  # noqa: D102 -- as in the office
    @property
    def people(self) -> tuple[str, ...]: ...  # noqa: D102 -- as in the office


def held(held: Held, primary: str, names: "Names") -> Said:
    """What a laptop signed behind the end of its log, and where an owner looks at it: ``primary`` is the laptop."""
    counts = translate("Wording", "%n entries of %laptop count for nobody: its log had ended before.", "", held.count)
    text = fill(counts, laptop=laptop(held.device, names))
    if held.people:
        people = ", ".join(names.people.get(person, person) for person in held.people)
        text = f"{text} {fill(translate('Wording', 'Signed by %people.'), people=people)}"
    advice = translate(
        "Wording",
        "Look below, under “Held work”. On %primary an owner can let honest work count. What is left stays as it is, "
        "and is told of again.",
    )
    return Said(
        title=translate("Wording", "Signed work waits for an owner"),
        text=text,
        advice=fill(advice, primary=laptop(primary, names)),
    )


def ended(code: str) -> Said:
    """Why nothing that is written on this laptop counts any more, and what to do."""
    title, text, advice = map(spoken, ENDED[code])
    return Said(title=title, text=text, advice=advice)


def laptop(device: str | None, names: "Names") -> str:
    """A laptop by the name that people gave it; else by the beginning of its id."""
    if not device:
        return translate("Wording", "an unknown laptop")
    if device in names.devices:
        return names.devices[device]
    return fill(translate("Wording", "laptop %short…"), short=device[:8])

"""What the page asks the office and does with it. Runs on the lanes; the core is imported there."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workflows.changes import Changes

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.sharing.admitting import Pending
    from workflows.office.sharing.invitations import Invited
    from workflows.office.sharing.place_checks import PlaceLook
    from workflows.office.showing.ending_shown import EndingShown
    from workflows.office.showing.folder_shown import FolderShown
    from workflows.office.showing.log_entries import LogEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A wish that was carried out."""

    code: str
    """connected, disconnected, exchanged, taken-back, admitted, refused, ended, end-asked, ratified."""
    changes: Changes = field(default_factory=Changes)
    name: str = ""
    """Of the laptop it was about."""
    count: int = 0
    """Entries that were sent, or that count no more."""
    received: int = 0
    is_behind: bool = False
    """It is written here, but the folder did not take it yet; that is tried again by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """Something that was signed and does not count, with what it says."""

    device: str
    position: int
    code: str
    entry: "LogEntry | None"


# ------------------------------------------------------------ questions


def shown(office: "Office") -> "FolderShown":
    """The folder and the laptops."""
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.folder_shown import folder_shown  # noqa: PLC0415 -- on the lane

    return folder_shown(office, clock.now_ms())


def look(place: str, office: "Office") -> "PlaceLook":
    """A place before it is connected."""
    from workflows.office.sharing.place_checks import look_at  # noqa: PLC0415 -- on the lane

    return look_at(office, place)


def ending(device: str, person: str, office: "Office") -> "EndingShown":
    """What to look at before a log is ended."""
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.ending_shown import ending_shown  # noqa: PLC0415 -- on the lane

    return ending_shown(office, device, person, clock.now_ms())


def waiting(office: "Office") -> "tuple[Pending, ...]":
    """Laptops that wait for a person's word. Asks the folder."""
    from workflows.office.sharing.admitting import pending  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    return tuple(sorted(pending(Sharing.of(office)), key=lambda one: one.nonce))


def held(office: "Office") -> tuple[HeldLine, ...]:
    """Acts that were signed and do not count, with what they say."""
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.ratifying import held as held_acts  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.log_entries import LogPlace, entries  # noqa: PLC0415 -- on the lane

    now_ms = clock.now_ms()
    found = []
    for act in held_acts(office):
        after = LogPlace(before={act.device: act.position + 1})
        page = entries(office, act.device, after, 1, now_ms).entries
        entry = next((one for one in page if one.position == act.position), None)
        found.append(HeldLine(device=act.device, position=act.position, code=act.code, entry=entry))
    return tuple(found)


# ------------------------------------------------------------ deeds


def sign_in(place: str) -> tuple[str, dict[str, str]]:
    """Let the person sign in with the system's browser; what is to be kept of it. Blocks until that is done."""
    import webbrowser  # noqa: PLC0415 -- on the lane

    from workflows.office.sharing.signing_in_first import sign_in_first  # noqa: PLC0415 -- on the lane

    return place, sign_in_first(place, webbrowser.open)


def connect(place: str, secrets: dict[str, str], office: "Office") -> Done:
    """Share the office through this place."""
    from workflows.office.sharing.local_secrets import LocalSecrets  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    kept = LocalSecrets(office)
    for name, value in secrets.items():
        kept.write(name, value)
    return _exchanged("connected", Sharing.connect(office, place))


def disconnect(office: "Office") -> Done:
    """Work on this laptop alone."""
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    Sharing.disconnect(office)
    return Done(code="disconnected")


def exchange(deep: bool, office: "Office") -> Done:
    """Exchange now. Raises FolderTrouble."""
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    done = Sharing.of(office).exchange(deep=deep, at_once=True)
    return Done(code="exchanged", changes=done.changes, count=done.published, received=done.report.imported)


def make_invitation(person: str, days: int, by: str, office: "Office") -> "Invited":
    """A code for one laptop. The words on both screens are always compared by people."""
    from workflows.office.sharing.invitations import invite  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    return invite(Sharing.of(office), by=by, person=person, days=days, confirm=True)


def take_back_invitation(nonce: str, by: str, office: "Office") -> Done:
    """Let a code admit nobody any more."""
    from workflows.office.sharing.admitting import take_back  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    take_back(Sharing.of(office), nonce, by=by)
    return Done(code="taken-back")


def let_in(words: tuple[str, ...], by: str, office: "Office") -> Done:
    """Let the laptop in that shows these words, and bring that into the folder."""
    from workflows.office.sharing.admitting import admit  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    sharing = Sharing.of(office)
    admitted = admit(sharing, " ".join(words), by=by)
    return _exchanged("admitted", sharing, name=admitted.name)


def keep_out(words: tuple[str, ...], by: str, office: "Office") -> Done:
    """Let it not in, and tell it so."""
    from workflows.office.sharing.admitting import refuse  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    refuse(Sharing.of(office), " ".join(words), by=by)
    return Done(code="refused")


def end_laptop(device: str, size: int, by: str, second: str, office: "Office") -> Done:
    """End a laptop's log, give what it could read new keys, and bring that into the folder."""
    from workflows.office.sharing.members import name_of  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.revoking import revoke  # noqa: PLC0415 -- on the lane

    ended = revoke(office, device, by=by, second=second or None, size=size)
    done = _exchanged("ended", _sharing_or_none(office), name=name_of(office, device), changes=ended.changes)
    return Done(code=done.code, changes=done.changes, name=done.name, count=ended.beyond, is_behind=done.is_behind)


def ask_end(device: str, size: int, by: str, office: "Office") -> Done:
    """Give the second person's word, and bring it into the folder."""
    from workflows.office.sharing.members import name_of  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.revoking import ask_revocation  # noqa: PLC0415 -- on the lane

    ask_revocation(office, device, by=by, size=size)
    return _exchanged("end-asked", _sharing_or_none(office), name=name_of(office, device))


def let_count(ranges: tuple[tuple[str, int, int], ...], by: str, office: "Office") -> Done:
    """Let held entries count after all, and bring that into the folder."""
    from workflows.office.sharing.ratifying import ratify  # noqa: PLC0415 -- on the lane

    changes = Changes()
    for device, start, end in ranges:
        changes |= ratify(office, device, start, end, by=by)
    return _exchanged("ratified", _sharing_or_none(office), changes=changes)


def _sharing_or_none(office: "Office") -> Any:
    from workflows.errors import CountersignError  # noqa: PLC0415 -- on the lane
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    try:
        return Sharing.of(office)
    except CountersignError:
        return None


def _exchanged(code: str, sharing: Any, *, name: str = "", changes: Changes | None = None) -> Done:
    """Bring what was just written into the folder; where that fails, it is safe here and goes later."""
    from workflows.errors import Trouble  # noqa: PLC0415 -- on the lane

    written = Changes(office=True) | (changes if changes is not None else Changes())
    if sharing is None:
        return Done(code=code, changes=written, name=name, is_behind=True)
    try:
        done = sharing.exchange(at_once=True)
    except Trouble:
        return Done(code=code, changes=written, name=name, is_behind=True)
    return Done(code=code, changes=written | done.changes, name=name, count=done.published)

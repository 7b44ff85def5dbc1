"""What this laptop heard of newer versions, and whether it may ask: facts of this laptop alone, in no log.

Asked is when a person presses, or weekly where they consented. What is shown was signed with a release key, is newer
than this program, and no older than what was heard before, wherever it came from.
"""

import platform
import sys
from typing import TYPE_CHECKING, Literal

import msgspec

from workflows import __version__
from workflows.errors import InvalidInput, Trouble
from workflows.ledger.malformed import Malformed
from workflows.ledger.note import VerifierKey, parse_verifier_key
from workflows.ledger.update_notice import MOST_BYTES, ReleasedFile, UpdateNotice, is_newer, open_notice
from workflows.office.sharing.sharing import PLACE_FACT, Sharing
from workflows.office.updates import published
from workflows.sync import layout
from workflows.sync.folder import Folder

if TYPE_CHECKING:
    from workflows.office.office import Office

WEEK_MS = 7 * 86_400_000
AGAIN_MS = 86_400_000
"""After an answer failed to come, so long is waited."""

CONSENT_FACT, ASKED_FACT, NEXT_FACT, HEARD_FACT = "updates/weekly", "updates/asked", "updates/next", "updates/heard"

Source = Literal["web", "folder", "file"]
What = Literal["newer", "known", "older", "not-newer", "nothing", "refused", "failed"]


class Came(msgspec.Struct, frozen=True, kw_only=True):
    """What one source had."""

    source: Source
    what: What
    """``newer``: shown from now on. ``known``: heard before. ``older``: than what was heard before, so it is ignored.
    ``not-newer`` than this program. ``nothing`` there. ``refused``: no notice of a publisher's. ``failed``: no answer.
    """
    code: str = ""
    """Why it was refused or failed."""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """How this laptop stands with newer versions."""

    weekly: bool
    """Whether it was consented to asking once a week."""
    asked_ms: int | None
    """When it was asked last and something answered."""
    asks_web: bool
    """Whether this program knows an address to ask."""
    has_folder: bool
    own: str
    """This program's version."""
    page: str
    """The download page; empty where the program knows none."""
    notice: UpdateNotice | None
    """A newer version; None where none was heard of."""
    came: tuple[Came, ...] = ()
    """What each source had, where it was just asked."""

    @property
    def files_here(self) -> tuple[ReleasedFile, ...]:
        """The files for this computer's system; all of them where none is for it."""
        if self.notice is None:
            return ()
        here = this_system()
        return tuple(one for one in self.notice.files if one.system == here) or self.notice.files

    @property
    def can_follow(self) -> bool:
        """Whether the office can be taken over directly."""
        return self.notice is not None and self.notice.upgrades_from(self.own)


def this_system() -> str:
    """What notices call this computer's system, such as ``linux-x86-64``."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    machine = platform.machine().lower()
    return f"{system}-{'arm64' if machine in {'arm64', 'aarch64'} else 'x86-64'}"


def heard(office: "Office", came: tuple[Came, ...] = ()) -> Heard:
    """How it stands, from what was heard before."""
    facts = office.store.facts
    return Heard(
        weekly=facts.get(CONSENT_FACT) == b"yes",
        asked_ms=_moment(office, ASKED_FACT),
        asks_web=bool(published.NOTICE_ADDRESS),
        has_folder=facts.get(PLACE_FACT) is not None,
        own=__version__,
        page=published.DOWNLOAD_PAGE if published.DOWNLOAD_PAGE.startswith("https://") else "",
        notice=_kept(office),
        came=came,
    )


def consent(office: "Office", *, weekly: bool) -> None:
    """Ask once a week from now on, beginning at once; or only when somebody presses."""
    with office.store.database.transaction():
        if weekly:
            office.store.facts.put(CONSENT_FACT, b"yes")
        else:
            office.store.facts.remove(CONSENT_FACT)
        office.store.facts.remove(NEXT_FACT)


def is_due(office: "Office", now_ms: int) -> bool:
    """Whether it was consented to, and a week went by; a clock that was set back does not put it off for longer."""
    if office.store.facts.get(CONSENT_FACT) != b"yes":
        return False
    next_ms = _moment(office, NEXT_FACT)
    return next_ms is None or now_ms >= next_ms or next_ms > now_ms + WEEK_MS


def hear(office: "Office", web: bytes | Trouble | None, now_ms: int) -> Heard:
    """Judge what the web had (None: it was not asked) and what lies in the folder, and remember the latest of it.

    Blocks on the folder, and writes facts of this laptop. Raises nothing for what is the matter with a source: that is
    told.
    """
    came: list[Came] = []
    if isinstance(web, Trouble):
        came.append(Came(source="web", what="failed", code=web.code))
    elif web is not None:
        came.append(take(office, web, "web"))
    if office.store.facts.get(PLACE_FACT) is not None:
        try:
            raw = _folder(office).read(layout.UPDATE_FILE, MOST_BYTES)
        except (Trouble, InvalidInput) as error:
            came.append(Came(source="folder", what="failed", code=error.code))
        else:
            found = Came(source="folder", what="nothing")
            came.append(found if raw is None else take(office, raw, "folder"))
    answered = any(one.what != "failed" for one in came)
    with office.store.database.transaction():
        if answered:
            office.store.facts.put(ASKED_FACT, b"%d" % now_ms)
        office.store.facts.put(NEXT_FACT, b"%d" % (now_ms + (WEEK_MS if answered else AGAIN_MS)))
    return heard(office, tuple(came))


def take(office: "Office", raw: bytes, source: Source) -> Came:
    """Judge one notice, and remember it where it says more than what was heard before."""
    try:
        notice = open_notice(raw, release_keys())
    except Malformed as error:
        return Came(source=source, what="refused", code=error.code)
    if not is_newer(notice.version, __version__):
        return Came(source=source, what="not-newer")
    before = _kept(office)
    if before is not None and notice.order <= before.order:
        return Came(source=source, what="known" if notice == before else "older")
    with office.store.database.transaction():
        office.store.facts.put(HEARD_FACT, raw)
    return Came(source=source, what="newer")


def pass_on(office: "Office", raw: bytes | None = None) -> UpdateNotice:
    """Put a notice into the shared folder, so that laptops without the web hear of it; without one, what was heard.

    Raises InvalidInput ``no-notice``, ``no-folder`` and ``older-notice`` where the folder has a later one, Malformed
    for what no publisher signed, FolderTrouble.
    """
    raw = office.store.facts.get(HEARD_FACT) if raw is None else raw
    if raw is None:
        raise InvalidInput(
            code="no-notice",
            title="There is no notice to pass on",
            text="This laptop has heard of no newer version. Nothing was changed.",
            advice="Ask first: “countersign updates check”, or name a notice's file.",
        )
    notice = open_notice(raw, release_keys())
    folder = _folder(office)
    there = folder.read(layout.UPDATE_FILE, MOST_BYTES)
    if there == raw:
        return notice
    if there is not None:
        _refuse_older(notice, there)
        folder.delete(layout.UPDATE_FILE)
    folder.create(layout.UPDATE_FILE, raw)
    return notice


def release_keys() -> tuple[VerifierKey, ...]:
    """The keys that may sign notices."""
    return tuple(parse_verifier_key(text) for text in published.RELEASE_KEYS)


def _folder(office: "Office") -> Folder:
    return Sharing.of(office).folder


def _refuse_older(notice: UpdateNotice, there: bytes) -> None:
    try:
        lying = open_notice(there, release_keys())
    except Malformed:
        return  # somebody's file under this name: the signed one takes its place
    if lying.order > notice.order:
        raise InvalidInput(
            code="older-notice",
            title="The folder holds a later notice",
            text=f"The notice of version {lying.version} lies there already. Nothing was changed.",
            advice="Nothing is to be done.",
        )


def _kept(office: "Office") -> UpdateNotice | None:
    """What was heard before, judged again: the program may have been updated, or its keys changed."""
    raw = office.store.facts.get(HEARD_FACT)
    if raw is None:
        return None
    try:
        notice = open_notice(raw, release_keys())
    except Malformed:
        return None
    return notice if is_newer(notice.version, __version__) else None


def _moment(office: "Office", name: str) -> int | None:
    raw = office.store.facts.get(name)
    return int(raw) if raw is not None and raw.isdigit() and len(raw) <= 15 else None

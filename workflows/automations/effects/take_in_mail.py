"""``take-in-mail``: what came along with a mail becomes requests or drafts, as ``countersign intake`` makes them.

A document is known again by its content, so doing this twice makes nothing twice.
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from workflows.automations.effects.filling import one_line
from workflows.automations.effects.notes import mark_of
from workflows.automations.effects.places import cannot_write
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.mailbox.arrivals import Arrivals
from workflows.automations.mailbox.letters import Attached, Came, MailUnreadable, taken_apart
from workflows.domain.automations import Action
from workflows.errors import InvalidInput, Trouble
from workflows.intake.confined import ConfinedReader
from workflows.office.documents import Taken, take_in
from workflows.office.notices import Notice, keep_notice

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "take-in-mail"
_PARTS = "mail-parts"
"""Folder in the home for the attachments that are being read."""
_TROUBLES = {
    "mail-too-large": "The mail is too large to be fetched. Look at it in the mailbox.",
    "mail-not-had": "The server never handed this mail over. Look at it in the mailbox.",
    "mail-too-deep": "The mail is built as no sound one is, and was not taken apart. Look at it in the mailbox.",
    "mail-not-understood": "The mail cannot be taken apart. Look at it in the mailbox.",
}


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    workflow: str
    unit: str
    which: tuple[str, ...]
    required: bool


class TakeInMail:
    """Makes requests of the documents in a mail."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``workflow``, ``unit``, ``which`` and ``required``, all if wished. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """Which workflow the documents would go to; what they hold is known only once a mail came."""
        del occasion
        wish = _wish(action.settings)
        problems = () if office.state.workflow(wish.workflow) is not None else ("unknown-workflow",)
        return WouldDo(code=KIND, facts={"workflow": wish.workflow, "which": ", ".join(wish.which)}, problems=problems)

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Take them in, one after the other. Fails for good where none of them can be used."""
        wish = _wish(action.settings)
        came = _came(occasion, office)
        wanted = [one for one in came.attached if any(fnmatchcase(one.name.casefold(), how) for how in wish.which)]
        if not wanted and wish.required:
            raise EffectFailed("no-documents", "No document of that kind came along with the mail.", again=False)
        with _files(wanted, office) as paths, ConfinedReader() as confined:
            try:
                taken = list(
                    take_in(office, paths, workflow=wish.workflow, unit=wish.unit or None, by=None, confined=confined)
                )
            except InvalidInput as error:
                raise EffectFailed(error.code, error.text, again=False) from error
            except Trouble as error:  # what was taken in by then is known again by its content
                raise EffectFailed(error.code, error.text) from error
        wrong = [f"{one.file}: {next((note.text for note in one.checks), '')}" for one in taken if _is_refused(one)]
        wrong += [f"{name}: too large, or too many" for name in came.left_out]
        if wrong and all(map(_is_refused, taken)):
            raise EffectFailed("not-taken-in", one_line(" ".join(wrong[:5]))[:500], again=False)
        if wrong:
            _tell(office, occasion, came, wrong)
        return Did(text=_told(taken, len(wrong)), values=_values(taken))

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """It is gone on with: what became a request is found again by its content, and is not made twice."""
        del action, occasion, office
        return "no"


def _wish(settings: Settings) -> _Wish:
    read = Reading(KIND, settings)
    which = read.templates("which", required=False)
    wish = _Wish(
        workflow=read.text("workflow", "invoice", longest=60),
        unit=read.text("unit", "", longest=60),
        which=tuple(one.casefold() for one in which) or ("*",),
        required=read.yes("required", default=False),
    )
    if any("{" in one or len(one) > 100 for one in wish.which):
        read.refuse("which", "expected patterns such as *.pdf, without braces")
    read.done()
    return wish


def _came(occasion: Occasion, office: "Office") -> Came:
    """The mail that set it off. Raises EffectFailed."""
    identity, trouble = occasion.values.get("mail"), str(occasion.values.get("mail_trouble") or "")
    if not isinstance(identity, str) or not (identity.isascii() and identity.isalnum()):
        raise EffectFailed("no-mail", "No mail set this off.", again=False)
    if trouble:
        raise EffectFailed(trouble, _TROUBLES.get(trouble, "The mail could not be read."), again=False)
    content = Arrivals(office.store.home.path).content(identity)
    if content is None:
        raise EffectFailed(
            "mail-gone", "The mail is not on this laptop any more. Look at it in the mailbox.", again=False
        )
    try:
        return taken_apart(content)
    except MailUnreadable as error:
        raise EffectFailed(error.code, error.text, again=False) from error


@contextmanager
def _files(attached: Sequence[Attached], office: "Office") -> Iterator[list[Path]]:
    """Each attachment as a file in a folder of its own: two may bear one name. Gone after the block."""
    folder = office.store.home.path / _PARTS
    paths: list[Path] = []
    try:
        shutil.rmtree(folder, ignore_errors=True)  # what a crash left
        folder.mkdir(mode=0o700)
        for number, one in enumerate(attached):
            path = folder / str(number) / one.name
            path.parent.mkdir(mode=0o700)
            path.write_bytes(one.content)
            paths.append(path)
        yield paths
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_refused(one: Taken) -> bool:
    return one.outcome == "refused"


def _told(taken: Sequence[Taken], wrong: int) -> str:
    counts = Counter[str](one.outcome for one in taken if not _is_refused(one))
    told = [f"{count} {outcome}" for outcome, count in sorted(counts.items())]
    told += [f"{wrong} not taken in"] if wrong else []
    return ", ".join(told) or "no documents"


def _values(taken: Sequence[Taken]) -> dict[str, Any]:
    ids = [one.request for one in taken if one.request is not None]
    found: dict[str, Any] = {"documents": len(taken), "requests": ids[:20]}
    return found | ({"request": ids[0]} if len(ids) == 1 else {})


def _tell(office: "Office", occasion: Occasion, came: Came, wrong: Sequence[str]) -> None:
    """Some of it was taken in and some was not: whoever sits here hears of it."""
    envelope = came.envelope
    notice = Notice(
        id=mark_of(occasion.key),
        at_ms=occasion.now_ms,
        title=one_line(f"Not taken in, from the mail “{envelope.subject}” of {envelope.sender or '?'}")[:200],
        text=one_line("; ".join(wrong))[:1_000],
    )
    keep_notice(office, notice)

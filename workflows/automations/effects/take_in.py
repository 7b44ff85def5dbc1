"""``take-in``: the file that set the automation off becomes requests or drafts, as ``countersign intake`` makes them.

The content's hash is the key: what became a request before does not become another, so doing this twice is harmless.
The file is copied into the office's own folder first and the copy is compared with what was seen; so neither a slow
drive nor somebody who exchanges the file meanwhile changes what is taken in.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workflows.automations.effects.do_step import values_of
from workflows.automations.effects.filling import one_line
from workflows.automations.effects.places import cannot_write, hash_of, safe_name
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.incoming.watched import file_of
from workflows.domain.automations import Action, OnFile
from workflows.errors import InvalidInput, Trouble
from workflows.office.documents import Taken, take_in
from workflows.store.files import open_regular

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "take-in"
_COPIES = "taking-in"
"""Folder in the home for the one copy that is being read."""
_SHOWN = 20


class TakeIn:
    """Makes requests of the documents in a file."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``workflow`` and ``unit``, both if wished. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """Which workflow the documents would go to; what they hold is known only once a file came."""
        workflow, _ = _wish(action.settings)
        problems = () if office.state.workflow(workflow) is not None else ("unknown-workflow",)
        facts = {"workflow": workflow, "file": str(occasion.values.get("file_name", ""))}
        return WouldDo(code=KIND, facts={name: told for name, told in facts.items() if told}, problems=problems)

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Take it in. Fails for good where nothing in the file can be used."""
        workflow, unit = _wish(action.settings)
        with _copy(occasion, office) as copy:
            try:
                taken = list(take_in(office, [copy], workflow=workflow, unit=unit or None, by=None))
            except InvalidInput as error:
                raise EffectFailed(error.code, error.text, again=False) from error
            except Trouble as error:  # what was taken in by then is known again by its content
                raise EffectFailed(error.code, error.text) from error
        notes = [note.text for one in taken for note in one.checks]
        if all(one.outcome == "refused" for one in taken):
            raise EffectFailed("not-taken-in", " ".join(notes[:3]) or "Nothing in the file can be used.", again=False)
        return Did(text=_told(taken), values=_values(taken, notes, office))

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """It is gone on with: what became a request is found again by its content, and is not made twice."""
        del action, occasion, office
        return "no"


def _wish(settings: Settings) -> tuple[str, str]:
    read = Reading(KIND, settings)
    wish = read.text("workflow", "invoice", longest=60), read.text("unit", "", longest=60)
    read.done()
    return wish


@contextmanager
def _copy(occasion: Occasion, office: "Office") -> Iterator[Path]:
    """The file that came, whole and unchanged, under a sound name. Raises EffectFailed."""
    one = office.state.automations.get(occasion.automation)
    ref, sha256 = occasion.values.get("file_ref"), occasion.values.get("file_sha256")
    if one is None or not isinstance(one.trigger, OnFile) or not isinstance(ref, str) or not isinstance(sha256, str):
        raise EffectFailed("no-file", "No file set this off.", again=False)
    source = file_of(office, one.trigger, ref, sha256)
    folder = office.store.home.path / _COPIES
    copy = folder / safe_name(str(occasion.values.get("file_name", "")))
    try:
        shutil.rmtree(folder, ignore_errors=True)  # what a crash left
        folder.mkdir(mode=0o700)
        with open_regular(source, follow=False) as stream, copy.open("xb") as written:
            shutil.copyfileobj(stream, written, 1 << 20)
        if hash_of(copy) != sha256:
            raise EffectFailed("file-changed", f"{copy.name} was changed meanwhile.")
        yield copy
    except OSError as error:
        raise cannot_write(copy, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _told(taken: list[Taken]) -> str:
    counts = Counter[str](one.outcome for one in taken)
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
    wrong = [note.text for one in taken if one.outcome == "refused" for note in one.checks[:1]]
    return f"{told}: {one_line(' '.join(wrong))}" if wrong else told


def _values(taken: list[Taken], notes: list[str], office: "Office") -> dict[str, Any]:
    """What later actions may name: of one request its values, of several how many."""
    ids = [one.request for one in taken if one.request is not None]
    outcomes = {one.outcome for one in taken}
    found: dict[str, Any] = {
        "outcome": next(iter(outcomes)) if len(outcomes) == 1 else "several",
        "documents": len(taken),
        "requests": ids[:_SHOWN],
        "problems": one_line(" ".join(notes))[:1_000],
    }
    if len(ids) == 1:
        state = office.request(ids[0])
        found = values_of(state, office) | found | {"request": state.id}
    return found

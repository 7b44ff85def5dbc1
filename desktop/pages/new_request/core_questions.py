"""What this page asks of the core and does with it. Each function runs on a lane; nothing heavy is imported before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.domain.commands import Refusal
    from workflows.domain.forms import Value
    from workflows.errors import CountersignError
    from workflows.office.asking import ReadFile
    from workflows.office.office import Office
    from workflows.office.showing.asked import ShownTask
    from workflows.office.showing.attached import Attachment
    from workflows.office.showing.drafts import Draft
    from workflows.office.showing.names import Names
    from workflows.office.showing.preview import FormShown, Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody is about to ask."""

    workflow: str
    unit: str
    by: str
    values: Mapping[str, Any]
    """Plain, as ``Submit`` takes them."""
    read: "ReadFile | None" = None
    """What the values were read from."""
    attached: tuple[str, ...] = ()
    """Paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of it."""

    request: str
    title: str
    status: str
    tasks: "tuple[ShownTask, ...]"
    names: "Names"
    changes: "Changes"


Sending = Callable[[Wish, "DraftPlace", "Office"], "Sent | Refusal"]
"""How a wish becomes a request, on the writer lane."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentResult:
    """What became of one of several documents."""

    at: int
    """Which one."""
    answer: "Sent | Refusal | CountersignError"
    changes: "Changes | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """The values of an earlier request, for a new one."""

    workflow: str
    unit: str
    values: "Mapping[str, Value]"


@dataclass(slots=True)
class DraftPlace:
    """Which draft is being written. Changed on the writer lane alone, so that no draft is kept twice."""

    id: str = ""
    gone: bool = False
    """It was sent or thrown away: what is still on its way to be kept is not kept."""


@dataclass(slots=True)
class ReaderPlace:
    """The reader of documents that several jobs of one lane share. Made and ended there."""

    reader: Any = field(default=None)

    def close(self) -> None:
        """End its process."""
        reader, self.reader = self.reader, None
        if reader is not None:
            reader.close()


@dataclass(slots=True)
class CopiesPlace:
    """The copies of documents that are looked at. Made on a lane."""

    copies: Any = field(default=None)
    ended: bool = False

    def close(self) -> None:
        """Take them away."""
        self.ended = True
        if self.copies is not None:
            self.copies.close()


def copy_to_show(read: "ReadFile", place: CopiesPlace) -> "Attachment | None":
    """A copy of a document that stays as it was read, to be looked at."""
    from workflows.office.asking import ShownCopies  # noqa: PLC0415 -- on the lane

    if place.ended:
        return None
    if place.copies is None:
        place.copies = ShownCopies()
    found: Attachment | None = place.copies.of(read)
    return found


def form(workflow: str, office: "Office") -> "FormShown | None":
    """The form of a workflow."""
    from workflows.office.showing.preview import form_of  # noqa: PLC0415 -- on the lane

    return form_of(office, workflow)


def readable(office: "Office") -> tuple[str, ...]:
    """Which workflows are filled from documents."""
    from workflows.office.asking import reads_documents  # noqa: PLC0415 -- on the lane

    return reads_documents(office)


def foretell(wish: Wish, office: "Office") -> "Preview":
    """What sending it would come to."""
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.domain.commands import Submit  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.preview import preview  # noqa: PLC0415 -- on the lane

    command = Submit(workflow=wish.workflow, unit=wish.unit, by=wish.by, values=dict(wish.values))
    document = wish.read.document if wish.read is not None else None
    return preview(office, command, clock.now_ms(), document=document)


def send(wish: Wish, place: DraftPlace, office: "Office") -> "Sent | Refusal":
    """Send it, and let its draft go."""
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.domain.commands import Refusal, Submit  # noqa: PLC0415 -- on the lane
    from workflows.office import asking  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.asked import shown_tasks  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.drafts import remove  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.names import names  # noqa: PLC0415 -- on the lane

    command = Submit(workflow=wish.workflow, unit=wish.unit, by=wish.by, values=dict(wish.values))
    acted = asking.send(office, command, read=wish.read, attached=[Path(path) for path in wish.attached])
    if isinstance(acted, Refusal):
        return acted
    place.gone = True
    if place.id:
        remove(office, place.id)
    state = acted.request
    return Sent(
        request=state.id,
        title=state.standing.title,
        status=state.standing.status,
        tasks=shown_tasks(office, state, office.tasks(state.id), clock.now_ms()),
        names=names(office),
        changes=acted.changes,
    )


def can_take(wish: Wish) -> bool:
    """Whether what was read could be taken in as it came: all of its file, whole, and nothing beside it."""
    read = wish.read
    if read is None or wish.attached or not read.alone:
        return False
    return read.state in {"ready", "look"} and read.document.outcome == "invoice" and not read.missing


def take_as_it_came(wish: Wish, place: DraftPlace, office: "Office") -> "Sent | Refusal":
    """Take its document in as one that came by itself, and let the draft go. What was typed does not go with it."""
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.domain.commands import Refusal  # noqa: PLC0415 -- on the lane
    from workflows.office import documents  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.asked import shown_tasks  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.drafts import remove  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.names import names  # noqa: PLC0415 -- on the lane

    definition = office.state.workflow(wish.workflow)
    assert wish.read is not None, "only what was read is taken in"
    if definition is None:
        return Refusal(code="unknown-workflow")
    taken = documents.take_as_it_came(office, wish.read.document, wish.read.path, definition, wish.unit or None)
    if taken.acted is None:
        if taken.request is not None:
            return Refusal(code="same-file", facts={"request": taken.request})
        return Refusal(code=taken.checks[-1].code if taken.checks else "not-taken")
    place.gone = True
    if place.id:
        remove(office, place.id)
    state = taken.acted.request
    return Sent(
        request=state.id,
        title=state.standing.title,
        status=state.standing.status,
        tasks=shown_tasks(office, state, office.tasks(state.id), clock.now_ms()),
        names=names(office),
        changes=taken.acted.changes,
    )


def send_result(at: int, wish: Wish, office: "Office") -> SentResult:
    """Send a document as it was read; the others do not suffer from its trouble."""
    from workflows.errors import CountersignError  # noqa: PLC0415 -- on the lane

    try:
        answer = send(wish, DraftPlace(), office)
    except CountersignError as error:
        return SentResult(at=at, answer=error, changes=None)
    return SentResult(at=at, answer=answer, changes=answer.changes if isinstance(answer, Sent) else None)


def plain_of(read: "ReadFile") -> dict[str, Any]:
    """The values of a document as ``Submit`` takes them."""
    from workflows.domain.forms import plain_value  # noqa: PLC0415 -- known by now: the document came from there

    return {name: plain_value(value) for name, value in read.values.items()}


def copy_of(request: str, office: "Office") -> "Copied | None":
    """The values of an earlier request, personal ones included where they can be read here; without its documents."""
    from workflows.errors import InvalidInput  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.fields import fields_shown  # noqa: PLC0415 -- on the lane

    try:
        state = office.request(request)
    except InvalidInput:
        return None
    definition = office.state.workflows[state.workflow][state.version]
    shown = [one for one in fields_shown(office, state, definition) if one.type != "file"]
    values = {one.id: one.value for one in shown if one.value is not None}
    return Copied(workflow=state.workflow, unit=state.unit, values=values)


def drafts(by: str, office: "Office") -> "tuple[Draft, ...]":
    """The person's drafts of new requests, latest first."""
    from workflows.office.showing import drafts as kept  # noqa: PLC0415 -- on the lane

    return tuple(one for one in kept.drafts(office, by) if one.request is None)


def keep(draft: "Draft", place: DraftPlace, office: "Office") -> "Draft | None":
    """Keep a draft in its place; None where it was sent or thrown away meanwhile."""
    import msgspec  # noqa: PLC0415 -- on the lane

    from workflows.office.showing import drafts as kept  # noqa: PLC0415 -- on the lane

    if place.gone:
        return None
    found = kept.save(office, msgspec.structs.replace(draft, id=place.id))
    place.id = found.id
    return found


def throw_away(draft: str, place: DraftPlace | None, office: "Office") -> str:
    """Forget a draft."""
    from workflows.office.showing.drafts import remove  # noqa: PLC0415 -- on the lane

    if place is not None:
        place.gone = True
    remove(office, draft)
    return draft


def restore(draft: "Draft", office: "Office") -> "Draft":
    """Keep a draft again that was thrown away."""
    from workflows.office.showing.drafts import save  # noqa: PLC0415 -- on the lane

    return save(office, draft)


def read(path: str, workflow: str, place: ReaderPlace, office: "Office") -> "tuple[ReadFile, ...]":
    """What a file says, for the form of a workflow."""
    from workflows.office.asking import DocumentReader  # noqa: PLC0415 -- on the lane

    if place.reader is None:
        place.reader = DocumentReader()
    found: tuple[ReadFile, ...] = place.reader.read(office, Path(path), workflow)
    return found


def files(paths: Sequence[str]) -> tuple[str, ...]:
    """The files themselves, folders replaced by what is in them."""
    from workflows.office.asking import files_in  # noqa: PLC0415 -- on the lane

    return tuple(str(path) for path in files_in(Path(one) for one in paths))

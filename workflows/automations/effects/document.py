"""``make-document``: a PDF from a readable template, written to a folder.

The template is lines of text: ``# Heading``, ``## Smaller heading``, rows of a table as ``| Amount | {gross} |``, an
empty line for room, and everything else as it stands. It is taken apart before values go in, so no value becomes a
heading or a row.
"""

import hashlib
from typing import TYPE_CHECKING

from workflows.automations.effects.occasions import line_for, text_for
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import Destination, was_written, write_once
from workflows.domain.automations import Action
from workflows.domain.commands import AttachDocument, Refusal
from workflows.domain.document_events import DocumentMade
from workflows.domain.events import Source
from workflows.errors import InvalidInput, Trouble
from workflows.office.attachments import keep_bytes, seal_document
from workflows.office.proving.evidence_layout import PLAIN, STRONG, Flow, Run

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "make-document"
_LONGEST_CELL = 2_000
_MOST_LINES = 500
_MOST_CELLS = 6


class MakeDocument:
    """Writes a PDF; the same bytes for the same values."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``template``, ``title`` and ``folder``. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """The text as it would be printed, and the file."""
        template, title, to, _ = _wish(action.settings)
        try:
            folder, name = to.place(occasion, office, make=False)
            facts = {"file": str(folder / name), "title": line_for(title, occasion)}
            return WouldDo(code=KIND, facts=facts, preview=text_for(template, occasion))
        except EffectFailed as error:
            return WouldDo(code=KIND, problems=(error.code,))

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Write the file."""
        template, title, to, attaches = _wish(action.settings)
        content = document(template, line_for(title, occasion), office.state.name, occasion)
        path = write_once(office, occasion, to.place(occasion, office, make=True), content)
        if attaches:
            attach(office, occasion, path.name, content)
        return Did(text=path.name, files=(path,), values={"file_name": path.name})

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """As its note and the folder say."""
        del action
        return was_written(office, occasion.key)


def attach(office: "Office", occasion: Occasion, name: str, content: bytes) -> None:
    """Let the document belong to the request whose step made it, once. Raises EffectFailed."""
    try:
        state = office.request(occasion.request)
    except InvalidInput as error:
        text = "A document is attached by an action step of a request, and none is at hand."
        raise EffectFailed("unknown-request", text, again=False) from error
    number, digest = state.standing.round, hashlib.sha256(content).hexdigest()
    waiting = [one.step for one in state.standing.automatic if one.kind == "action"]
    step = next((one for one in waiting if occasion.key == f"{state.id}/{one}/{number}"), None)
    if step is None:
        raise EffectFailed("not-its-turn", "The request waits for no document at this step.", again=False)
    made = (act.event for act in state.counted if isinstance(act.event, DocumentMade))
    if any((one.step, one.round, one.sha256) == (step, number, digest) for one in made):
        return  # the program ended before it could say that the step is done
    try:
        keep_bytes(office.store.home.attachments, digest, content)
        blob = seal_document(office.store.home, digest)
        source = Source(name=name, sha256=digest, size=len(content), blob=blob.blob, secret=blob.secret)
        answer = office.act(state.id, AttachDocument(step=step, source=source))
    except Trouble as error:
        raise EffectFailed("disk-error", error.text, happened="yes") from error
    if isinstance(answer, Refusal):
        raise EffectFailed(answer.code, f"The document could not be attached ({answer.code}).", happened="yes")


def document(template: str, title: str, foot: str, occasion: Occasion) -> bytes:
    """The PDF of a template. Raises EffectFailed where it names a value that is not there."""
    flow = Flow()
    rows: list[list[str]] = []
    for line in [*template.split("\n"), ""]:
        stripped = line.strip()
        if stripped.startswith("|"):
            rows.append([_filled(cell, occasion) for cell in stripped.strip("|").split("|")])
            continue
        _table(flow, rows)
        rows = []
        _line(flow, stripped, occasion)
    return flow.file(title=title, foot=(foot,))


def _line(flow: Flow, line: str, occasion: Occasion) -> None:
    if line.startswith("## "):
        flow.space(6)
        flow.paragraph(Run(_filled(line[3:], occasion), STRONG))
    elif line.startswith("# "):
        flow.heading(_filled(line[2:], occasion))
    elif not line:
        flow.space(6)
    else:
        for part in text_for(line, occasion).split("\n"):  # a value of several lines stays one
            flow.paragraph(Run(part, PLAIN))


def _table(flow: Flow, rows: list[list[str]]) -> None:
    if not rows:
        return
    wide = max(map(len, rows))
    flow.table(
        [1 / wide] * wide,
        (),
        [[((Run(cell),),) for cell in [*row, *[""] * (wide - len(row))]] for row in rows],
    )


def _filled(text: str, occasion: Occasion) -> str:
    return line_for(text.strip(), occasion)[:_LONGEST_CELL]


def _wish(settings: Settings) -> tuple[str, str, Destination, bool]:
    read = Reading(KIND, settings)
    template = read.template("template")
    title, to = read.template("title", longest=200), Destination.read(read, "{today} {request}.pdf")
    wish = template, title, to, read.yes("attach", default=False)
    lines = template.split("\n")
    if len(lines) > _MOST_LINES or any(line.count("|") > _MOST_CELLS + 1 for line in lines):
        read.refuse("template", f"expected up to {_MOST_LINES} lines, and {_MOST_CELLS} cells in a row")
    read.done()
    return wish

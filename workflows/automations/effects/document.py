"""``make-document``: a PDF from a readable template, written to a folder.

The template is lines of text: ``# Heading``, ``## Smaller heading``, rows of a table as ``| Amount | {gross} |``, an
empty line for room, and everything else as it stands. It is taken apart before values go in, so no value becomes a
heading or a row.
"""

from typing import TYPE_CHECKING

from workflows.automations.effects.occasions import line_for, text_for
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import Destination, was_written, write_once
from workflows.domain.automations import Action
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
        template, title, to = _wish(action.settings)
        try:
            folder, name = to.place(occasion, office, make=False)
            facts = {"file": str(folder / name), "title": line_for(title, occasion)}
            return WouldDo(code=KIND, facts=facts, preview=text_for(template, occasion))
        except EffectFailed as error:
            return WouldDo(code=KIND, problems=(error.code,))

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Write the file."""
        template, title, to = _wish(action.settings)
        content = document(template, line_for(title, occasion), office.state.name, occasion)
        path = write_once(office, occasion, to.place(occasion, office, make=True), content)
        return Did(text=path.name, files=(path,), values={"file_name": path.name})

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """As its note and the folder say."""
        del action
        return was_written(office, occasion.key)


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


def _wish(settings: Settings) -> tuple[str, str, Destination]:
    read = Reading(KIND, settings)
    template = read.template("template")
    wish = template, read.template("title", longest=200), Destination.read(read, "{today} {request}.pdf")
    lines = template.split("\n")
    if len(lines) > _MOST_LINES or any(line.count("|") > _MOST_CELLS + 1 for line in lines):
        read.refuse("template", f"expected up to {_MOST_LINES} lines, and {_MOST_CELLS} cells in a row")
    read.done()
    return wish

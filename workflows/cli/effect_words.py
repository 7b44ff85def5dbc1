"""What actions would do, and what speaks against it, in words for the terminal."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflows.automations.effects.protocol import WouldDo

DOES: Mapping[str, str] = {
    "append-row": "writes a row",
    "calendar-file": "writes a calendar file",
    "copy-file": "copies files",
    "do-step": "does the action of a step",
    "make-document": "makes a PDF",
    "move-file": "moves files",
    "notify": "shows a notice on this laptop",
    "payment-file": "writes a payment file",
    "record": "writes a line into the log",
    "rename-file": "renames files",
    "report": "writes a report",
    "send-digest": "mails everybody what waits for them",
    "send-mail": "sends a mail",
    "start-workflow": "starts a request",
    "take-in": "makes requests or drafts of the file",
    "take-in-mail": "makes requests or drafts of what came with the mail",
    "webhook": "posts to another program",
    "write-record": "writes a record",
}
"""By the code of the action. One that is not here is told by its code."""

PROBLEMS: Mapping[str, str] = {
    "address-not-allowed": "the address belongs to a domain that is not allowed",
    "bad-address": "a mail address cannot be used",
    "bad-date": "a date cannot be read",
    "bad-template": "the template cannot be read",
    "document-missing": "a document of the request is not on this laptop",
    "file-exists": "there is a file of this name already",
    "file-open": "the file is open in another program",
    "folder-gone": "the folder is not there; make it, or name another one",
    "host-not-allowed": "this laptop may not post to that host; see “countersign webhook”",
    "link-in-the-way": "a link lies where a folder should be",
    "mail-account-missing": "this laptop has no mail account of that name; see “countersign mail account --help”",
    "no-documents": "the request has no documents",
    "no-file": "there is no such file",
    "no-mail": "there is no mail to read",
    "no-such-list": "this laptop keeps no list of that name",
    "no-such-sheet": "the file has no sheet of that name",
    "nobody-to-send-to": "there is nobody to send it to; “countersign apply” sets people's “email”",
    "not-its-turn": "the request does not wait for this",
    "own-folder": "it would write into the office's own folder",
    "unknown-field": "the workflow has no such field",
    "unknown-payer": "the person who pays does not belong to the office",
    "unknown-request": "there is no such request",
    "unknown-value": "a text names a value that is not there: what sets it off brings it, or --request REQUEST",
    "unknown-workflow": "there is no such workflow",
    "xlsx-damaged": "the Excel file is damaged",
    "xlsx-too-large": "the Excel file is too large",
}
"""Why it would fail, by code. One that is not here is told by its code."""

_NOTHING = {"", "{}", "[]"}


def would_words(would: "WouldDo") -> Iterable[str]:
    """What an action would do: a line, what it would write, and what speaks against it."""
    facts = ", ".join(f"{name}: {value}" for name, value in would.facts.items() if value)
    yield f"{DOES.get(would.code, would.code)}{f' ({facts})' if facts else ''}"
    if would.preview not in _NOTHING:
        yield from (f"  {line}" for line in would.preview.splitlines()[:20])
    yield from (f"  ! {PROBLEMS.get(problem, problem)}" for problem in would.problems)

"""The help pages as files: which there are, in which order, and what one says in a language."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent.parent / "resources" / "help"

ORDER = (
    "start",
    "install",
    "day",
    "roles",
    "inbox",
    "new_request",
    "requests",
    "log",
    "figures",
    "folder",
    "records",
    "people",
    "rules",
    "automations",
    "settings",
    "where",
    "privacy",
    "trouble",
    "keys",
    "about",
)
"""Subjects in the order in which they are read. ``keys`` is made from the table of actions."""

OF_PAGE = {"welcome": "start", "help": "start", "": "start"}
"""What is opened from pages that have no subject of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpText:
    """One subject."""

    subject: str
    title: str
    text: str
    """Markdown, its title left out."""
    folder: Path
    """Where its file lies: what it names, such as pictures, is named from there."""


def read(subject: str, language: str) -> HelpText:
    """A subject in a language, or in English where it is not written in that one."""
    file = FOLDER / language / f"{subject}.md"
    if not file.exists():
        file = FOLDER / "en" / f"{subject}.md"
    title, _, text = file.read_text(encoding="utf-8").partition("\n")
    return HelpText(subject=subject, title=title.removeprefix("# ").strip(), text=text.strip(), folder=file.parent)


def subject_of(page: str) -> str:
    """The subject that belongs to a page."""
    subject = OF_PAGE.get(page, page)
    return subject if subject in ORDER else "start"

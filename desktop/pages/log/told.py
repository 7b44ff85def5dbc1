"""Whose an entry was that says nothing any more, as the tables of this laptop still tell."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.pages.log.words import one_line, said
from desktop.wording import standing, times
from desktop.wording.speech import fill

if TYPE_CHECKING:
    from workflows.office.showing.names import Names
    from workflows.office.showing.told_entries import ToldEntry


def whose(told: "ToldEntry", names: "Names") -> str:
    """One sentence about what the entry was; empty where nothing is known."""
    translate, entry = QCoreApplication.translate, told.entry
    title = one_line(entry.title or "")
    if told.person is not None:
        sentence = translate(
            "LogWords", "By this laptop's tables it was a decision of %person: %verdict “%title”, on %when."
        )
        return fill(
            sentence,
            person=names.people.get(told.person, told.person),
            verdict=standing.verdict(told.verdict or ""),
            title=title,
            when=times.moment(told.at_ms),
        )
    if entry.event is not None:
        sentence = (
            translate("LogWords", "It says: %said")
            if not title
            else translate("LogWords", "It says: %said It is about “%title”.")
        )
        return fill(sentence, said=said(entry, names), title=title)
    return fill(translate("LogWords", "It belongs to “%title”."), title=title) if title else ""

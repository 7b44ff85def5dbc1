"""One field of who has seen what, as a sentence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.pages.log.seen import Seen
from desktop.wording.alarms import laptop
from desktop.wording.places import who_has
from desktop.wording.speech import fill

if TYPE_CHECKING:
    from workflows.office.showing.names import Names


def seen_said(one: Seen, names: "Names") -> str:
    """Who has how much of whose log."""
    if one.differs:
        said = QCoreApplication.translate("LogWords", "%by has another history of the log of %laptop than this laptop.")
        return fill(said, by=laptop(one.by, names), laptop=laptop(one.device, names))
    if one.by == one.device:
        said = QCoreApplication.translate("LogWords", "%laptop writes this log itself.")
        return fill(said, laptop=laptop(one.by, names))
    return who_has(one.by, one.device, one.held, one.there, names)

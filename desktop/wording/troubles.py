"""Outside trouble and unusable input in words: chosen by code, in the language in use."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.wording.automations import TROUBLED as ABOUT_AUTOMATIONS
from desktop.wording.records import TROUBLED as ABOUT_RECORDS
from desktop.wording.said import Said
from desktop.wording.speech import QT_TRANSLATE_NOOP, spoken
from desktop.wording.trouble_table_folder import FOLDER, JOINING
from desktop.wording.trouble_table_here import KEYS_AND_COPIES, ON_THIS_LAPTOP
from desktop.wording.trouble_table_office import ABOUT_THE_OFFICE
from desktop.wording.trouble_table_outside import FROM_OUTSIDE
from desktop.wording.trouble_table_trials import ABOUT_TRIALS

if TYPE_CHECKING:
    from workflows.errors import CountersignError

TROUBLES: Mapping[str, tuple[str, str, str]] = {
    **ON_THIS_LAPTOP,
    **KEYS_AND_COPIES,
    **ABOUT_THE_OFFICE,
    **ABOUT_TRIALS,
    **ABOUT_AUTOMATIONS,
    **ABOUT_RECORDS,
    **FROM_OUTSIDE,
    **JOINING,
    **FOLDER,
}
"""Title, text and advice by code."""

MALFORMED = (
    QT_TRANSLATE_NOOP("Wording", "Something that was received is not valid"),
    QT_TRANSLATE_NOOP("Wording", "It is damaged, or was not made by this program. Nothing was taken over from it."),
    QT_TRANSLATE_NOOP("Wording", "Exchange again, or ask for it anew from whoever made it."),
)
"""For bytes of whatever kind that are not what they should be: their codes are for programs."""


def trouble(error: "CountersignError") -> Said:
    """What happened, what is safe and what to do; the core's own words are the detail, or all there is."""
    if error.code in TROUBLES:
        words = TROUBLES[error.code]
    elif _is_malformed(error):
        words = MALFORMED
    else:
        return Said(title=error.title, text=error.text, advice=error.advice)
    title, text, advice = map(spoken, words)
    return Said(title=title, text=text, advice=advice, detail=error.text)


def _is_malformed(error: "CountersignError") -> bool:
    """Whether some bytes were not what they should be; by name, because the window does not know the ledger."""
    return any(kind.__name__ == "Malformed" for kind in type(error).__mro__)


def kept_trouble(code: str, title: str, text: str, advice: str) -> Said:
    """The same for the trouble of the last exchange, which is kept as four texts."""
    if code not in TROUBLES:
        return Said(title=title, text=text, advice=advice)
    ours, said, to_do = map(spoken, TROUBLES[code])
    return Said(title=ours, text=said, advice=to_do, detail=text)

"""The effect that only leaves a line in the list of runs, for trying a schedule before anything hangs on it."""

from typing import TYPE_CHECKING

from workflows.automations.effects.protocol import Did, Happened, Occasion, Settings, WouldDo
from workflows.domain.automations import Action
from workflows.errors import InvalidInput

if TYPE_CHECKING:
    from workflows.office.office import Office

_LONGEST = 500


class Record:
    """Writes a text into the list of runs."""

    kind = "record"

    def check(self, settings: Settings) -> None:
        """``text`` is the only setting. Raises InvalidInput."""
        text = settings.get("text", "")
        if set(settings) - {"text"} or not isinstance(text, str) or len(text) > _LONGEST:
            raise InvalidInput(
                code="bad-action",
                title="This action cannot be read",
                text=f"“record” takes one setting: text, of up to {_LONGEST} characters. Nothing was changed.",
                advice="Correct it and try again.",
            )

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """The text as it would stand there."""
        del occasion, office
        return WouldDo(code="record", preview=str(action.settings.get("text", "")))

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Nothing happens outside."""
        del occasion, office
        return Did(text=str(action.settings.get("text", "")))

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """Nothing happens outside, so doing it again does nothing twice."""
        del action, occasion, office
        return "no"

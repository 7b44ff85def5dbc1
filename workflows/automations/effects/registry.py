"""The effects there are, by the kind that actions name. Each is loaded when it is first asked for."""

from collections.abc import Mapping
from importlib import import_module

from workflows.automations.effects.protocol import Effect
from workflows.errors import InvalidInput

SHIPPED: dict[str, str] = {
    "record": "workflows.automations.effects.record:Record",
    "send-mail": "workflows.automations.effects.mail:SendMail",
    "send-digest": "workflows.automations.effects.digest:SendDigest",
    "copy-file": "workflows.automations.effects.files:CopyFile",
    "move-file": "workflows.automations.effects.files:MoveFile",
    "rename-file": "workflows.automations.effects.files:RenameFile",
    "append-row": "workflows.automations.effects.rows:AppendRow",
    "payment-file": "workflows.automations.effects.payments:PaymentFile",
    "calendar-file": "workflows.automations.effects.calendar:CalendarFile",
    "webhook": "workflows.automations.effects.webhook:Webhook",
    "make-document": "workflows.automations.effects.document:MakeDocument",
    "notify": "workflows.automations.effects.notify:Notify",
    "start-workflow": "workflows.automations.effects.start:StartWorkflow",
    "take-in": "workflows.automations.effects.take_in:TakeIn",
    "take-in-mail": "workflows.automations.effects.take_in_mail:TakeInMail",
    "report": "workflows.automations.effects.report:Report",
    "write-record": "workflows.automations.effects.write_record:WriteRecord",
    "do-step": "workflows.automations.effects.do_step:DoStep",
}
"""Kind -> ``module:class``. A class is made without arguments."""


class Effects:
    """Finds effects. Tests hand in their own; everybody else takes the shipped ones."""

    def __init__(self, more: Mapping[str, Effect] | None = None, shipped: Mapping[str, str] = SHIPPED) -> None:
        self._places = dict(shipped)
        self._loaded: dict[str, Effect] = dict(more or {})

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind there is, sorted."""
        return tuple(sorted({*self._places, *self._loaded}))

    def of(self, kind: str) -> Effect:
        """The effect of a kind. Raises InvalidInput ``unknown-action`` that names those there are."""
        known = self._loaded.get(kind)
        if known is not None:
            return known
        place = self._places.get(kind)
        if place is None:
            raise InvalidInput(
                code="unknown-action",
                title="There is no such action",
                text=f"“{kind}” is none of: {', '.join(self.kinds)}. Nothing was done.",
                advice="Write one of these as the action's kind.",
            )
        module, _, name = place.partition(":")
        found: Effect = getattr(import_module(module), name)()
        self._loaded[kind] = found
        return found

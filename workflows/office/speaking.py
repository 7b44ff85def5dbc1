"""Whether this device may still write, what only one device may write, and for whom what it writes is readable."""

from workflows.domain.commands import Refusal
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.keys import DeviceKeys
from workflows.ledger import entry
from workflows.ledger.trust import Trust
from workflows.office.reading import Content, Unread


def refuse_if_silenced(trust: Trust, keys: DeviceKeys, by: str | None) -> None:
    """Raise InvalidInput where what the person writes on this device would count for nobody."""
    device = keys.device
    if trust.speaks(device):
        known = trust.key_of(by, device) if by is not None else None
        # Somebody who is no member at all is refused by the rules, with their own reason.
        if by is not None and known is None and any(person == by for person, _ in trust.people):
            raise InvalidInput(
                code="signs-elsewhere",
                title="This person does not sign on this laptop",
                text=f"“{by}” has no key here, so that nobody could tell who decided. Nothing was changed.",
                advice="Act on the person's own laptop, or let the owner admit the person here.",
            )
        return
    if device in trust.forks:
        raise InvalidInput(
            code="device-forked",
            title="This laptop's log has two histories",
            text="A copy of this laptop wrote into the same log. What is written here would count for nobody.",
            advice="Let this laptop join again with a new code; people then repeat what is missing.",
        )
    raise InvalidInput(
        code="device-revoked",
        title="This laptop does not belong to the office any more",
        text="Its log was ended. What is written here would count for nobody; what it holds can still be read.",
        advice="Let it join again with a new code, if it should.",
    )


def not_primary_here(refusal: Refusal) -> InvalidInput:
    """The same refusal for acts about keys and devices."""
    name = refusal.facts["name"] or refusal.facts["device"][:8]
    return InvalidInput(
        code="not-primary",
        title="The office is changed on another laptop",
        text=f"Members, devices and rules are written on one laptop: “{name}”. Nothing was changed.",
        advice="Do it there, or let that laptop hand the office over with “countersign authority move”.",
    )


def without_effect(content: Content) -> InvalidInput:
    """An entry about keys or devices that would change nothing is not written."""
    code = content.code if isinstance(content, Unread) else "no-effect"
    return InvalidInput(
        code=code,
        title="This would have no effect",
        text=f"The office's own rules for keys and devices refuse it ({code}). Nothing was changed.",
        advice="Look at the devices with “countersign folder status”.",
    )


def no_key_of_scope() -> InvalidInput:
    """The device does not hold any key for what it would write."""
    return InvalidInput(
        code="no-scope-key",
        title="This laptop may not read what belongs here",
        text="It was not given the key of this unit's requests. Nothing was changed.",
        advice="Ask whoever owns the office to let this laptop read the unit.",
    )


def scope_of_unit(trust: Trust, office: OfficeState, unit: str) -> int:
    """The scope of a unit's requests: that of the nearest unit above with a scope of its own, else the office's."""
    by_unit = {scope.unit: number for number, scope in trust.scopes.items()}
    return next((by_unit[one] for one in office.path_up(unit) if one in by_unit), entry.OFFICE_SCOPE)

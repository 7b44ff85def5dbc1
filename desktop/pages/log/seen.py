"""Who has seen how much of whose log, as values for the picture and for the table that says the same."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from workflows.office.showing.logs import Logs

State = Literal["own", "all", "some", "nothing", "differs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How far one laptop has said it has another's log."""

    by: str
    device: str
    held: int
    there: int
    """Entries of that log that are here."""
    at_ms: int | None
    """When it said so; None: it is this laptop, or said nothing yet."""
    differs: bool
    """Whether what it has is not what is here."""

    @property
    def state(self) -> State:
        """In one word."""
        if self.by == self.device:
            return "own"
        if self.differs:
            return "differs"
        if self.held >= self.there:
            return "all"
        return "some" if self.held else "nothing"

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(self.held / self.there, 1.0) if self.there else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPlan:
    """Laptops in their order, and how far each has each log; by line, then by column."""

    laptops: tuple[str, ...]
    fields: tuple[Seen, ...]


def seen_plan(logs: "Logs") -> SeenPlan:
    """What is known here. A laptop whose log has ended says nothing any more, but its log is still held by others."""
    told = {(one.by, one.device): one for one in logs.seen}
    speaking = [one for one in logs.devices if one.state in {"primary", "member", "forked"}]
    fields = []
    for by in speaking:
        for log in logs.devices:
            said = told.get((by.device, log.device))
            mine = by.own or by.device == log.device
            fields.append(
                Seen(
                    by=by.device,
                    device=log.device,
                    held=log.size if mine else min(said.size, log.size) if said is not None else 0,
                    there=log.size,
                    at_ms=said.at_ms if said is not None and not mine else None,
                    differs=said is not None and said.fits is False and not mine,
                )
            )
    return SeenPlan(laptops=tuple(one.device for one in logs.devices), fields=tuple(fields))

"""What a rule's row may say, and whom it may name: the closed set of outcomes."""

from typing import Literal

import msgspec

Verdict = Literal["approve", "reject", "stop", "ask", "note"]
"""approve or reject at once; stop until a person clears it; ask people; note: say something, decide nothing."""

How = Literal["any", "all", "quorum", "sequence"]
"""How several approvers act: one of them; each; a number of different people; one after the other."""


Relation = Literal["manager-of-requester"]
"""Who somebody is to the requester: whoever stands above them in the reporting line."""


class Approver(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whom a step asks. Exactly one of role, person, field and relation is set."""

    role: str | None = None
    person: str | None = None
    field: str | None = None
    """The field of the request that holds a person's id; only in steps, for tables know no fields of a workflow."""
    relation: Relation | None = None
    at: Literal["nearest", "head"] = "nearest"
    """Where the role is looked for: the request's unit or the nearest unit above with a holder; or the head."""

    @property
    def names_one(self) -> bool:
        """Whether exactly one of the four is set."""
        return sum(1 for one in (self.role, self.person, self.field, self.relation) if one) == 1


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What follows from a row that hits."""

    verdict: Verdict
    approvers: tuple[Approver, ...] = ()
    """Whom to ask, in order, with ``ask``; with ``stop``, who may clear it (none named: the owner)."""
    how: How = "any"
    quorum: int = 0
    """How many different people must approve; only with ``quorum``."""
    require: tuple[str, ...] = ()
    """Names that later steps look at, such as ``call-back``."""
    tell: tuple[Approver, ...] = ()
    """Who is informed; they decide nothing."""
    text: str = ""
    """One sentence for people, from the table's author."""

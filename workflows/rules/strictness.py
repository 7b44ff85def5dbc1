"""When one outcome is at least as strict as another: whoever gets past it would have got past the other too.

A partial order, over what an outcome lets pass and never over its words:

* ``reject`` lets nothing pass, so it is at least as strict as everything.
* ``stop`` and ``ask`` let pass what certain people agree to. ``stop`` names who clears it, nobody named means the
  owner. A stop is at least as strict as an ask, or as another stop, whose people it needs too; an ask never is as
  strict as a stop, which holds up everything that follows.
* ``approve`` and ``note`` need nobody, and are alike here.
* What passes must also carry every requirement that the other carries (``require``). Who is told, the text, and the
  order in which several people act say nothing about strictness.

People are compared by the slots of an outcome: a role at a place, or a person. “Each of them” needs every slot, “any”
needs one, a quorum needs so many different people. A named person who also holds a role is not known here, so two
slots are never taken for one: where that would be needed to tell, the answer is no.
"""

from workflows.domain.outcomes import Approver, Outcome
from workflows.rules.answers import Result
from workflows.rules.cells import Empty
from workflows.rules.consequences import ASK_THE_OWNER, STOP, consequence, merge
from workflows.rules.tables import STRICTEST_FIRST, Row, RuleTable, absence_columns

_PASSING = frozenset({"approve", "note"})
_PEOPLE = frozenset({"ask", "stop"})


def passes(outcome: Outcome) -> bool:
    """Whether a request goes on without asking anybody."""
    return outcome.verdict in _PASSING


def decision_of(result: Result, table: RuleTable) -> Outcome:
    """What an answer comes to for a request: where no row hits, the step that waits for the rule asks the owner."""
    said = consequence(result, table)
    return said.outcome if said.code == "hit" or not passes(said.outcome) else ASK_THE_OWNER


def at_least_as_strict(one: Outcome, other: Outcome) -> bool:
    """Whether everything that passes ``one`` would pass ``other``; False also where that cannot be told."""
    if one.verdict == "reject":
        return True
    if other.verdict == "reject" or not set(other.require) <= set(one.require):
        return False
    if other.verdict not in _PEOPLE:
        return True
    if one.verdict not in _PEOPLE or (one.verdict == "ask" and other.verdict == "stop"):
        return False
    return _Needed(one).implies(_Needed(other))


class _Needed:
    """Whose agreement an ask or a stop needs: each of the slots, or so many different people out of them."""

    def __init__(self, outcome: Outcome) -> None:
        self.slots = frozenset(outcome.approvers or ASK_THE_OWNER.approvers)
        everyone = outcome.how in {"all", "sequence"} or len(self.slots) == 1
        people = outcome.quorum if outcome.how == "quorum" else 1
        self.each = everyone and (outcome.how != "quorum" or people <= 1)
        if outcome.how == "quorum" and all(slot.person for slot in self.slots) and people >= len(self.slots):
            self.each = True  # so many different people are all of those named
        self.people = people

    def implies(self, other: "_Needed") -> bool:
        if self.each:
            if other.each:
                return other.slots <= self.slots
            return bool(self.slots & other.slots) if other.people <= 1 else self._named(other.slots) >= other.people
        if other.each and len(other.slots) > 1:
            return False
        outside = self.slots - other.slots
        if any(not slot.person for slot in outside):
            return False
        return self.people - len(outside) >= (1 if other.each else other.people)

    def _named(self, slots: frozenset[Approver]) -> int:
        return sum(1 for slot in self.slots & slots if slot.person)


# ---------------------------------------------------------------- stricter rows


def only_makes_stricter(table: RuleTable, row: Row, place: int) -> bool:
    """Whether putting a row at a place (from 0) can make no decision looser.

    True means: for every request that holds a value in each column, the decision with the row is at least as strict as
    the one without it. What has to be so:

    * for every policy: no other condition changes its meaning (a first ``empty`` in a column lets rows pass over
      missing values), and the row is at least as strict as asking the owner, because it may fill a gap;
    * ``first``: at least as strict as every row after it, which it may forestall;
    * ``priority``: at least as strict as every row that it goes before;
    * ``collect``: joined with any of the other rows it takes nothing away from them;
    * ``unique``: every other row is at most as strict as a stop for the owner, which meeting it comes to;
    * ``any``: the same of every row that says something else.
    """
    grown = RuleTable(
        id=table.id,
        policy=table.policy,
        priorities=table.priorities,
        inputs=table.inputs,
        rows=(*table.rows[:place], row, *table.rows[place:]),
    )
    if absence_columns(grown) != absence_columns(table) or any(isinstance(cell, Empty) for cell in row.when.values()):
        return False
    mine = row.then
    if not at_least_as_strict(mine, ASK_THE_OWNER):
        return False
    others = [one.then for one in table.rows]
    match table.policy:
        case "first":
            return all(at_least_as_strict(mine, other) for other in others[place:])
        case "priority":
            return all(at_least_as_strict(mine, other) for other in _outranked(table, row, place))
        case "collect":
            return _joins_strictly(mine, others)
        case "unique":
            return all(at_least_as_strict(STOP, other) for other in others)
        case "any":
            return all(at_least_as_strict(STOP, other) for other in others if other != mine)


def _outranked(table: RuleTable, row: Row, place: int) -> list[Outcome]:
    order = table.priorities or STRICTEST_FIRST
    mine = order.index(row.then.verdict) if row.then.verdict in order else len(order)
    rows = [(order.index(one.then.verdict), spot, one.then) for spot, one in enumerate(table.rows)]
    return [then for rank, spot, then in rows if rank > mine or (rank == mine and spot >= place)]


def _joins_strictly(mine: Outcome, others: list[Outcome]) -> bool:
    """Whether merging with any of the others keeps all that they ask for.

    The strictest verdict leads. Rows of a verdict join their people, so it is enough to look at each row alone and at
    all rows of one verdict together.
    """
    groups = [[other for other in others if other.verdict == verdict] for verdict in STRICTEST_FIRST]
    parts = [(other,) for other in others] + [tuple(group) for group in groups if group]
    return all(at_least_as_strict(merge((*part, mine)), merge(part)) for part in parts)

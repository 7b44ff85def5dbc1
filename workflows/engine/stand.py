"""Where a request stands: its rounds walked one after the other.

A round that ended in anything but a wish for changes ends the walk, even where a later round exists, because an act
that arrives late may make a result stricter and never looser.
"""

from workflows.domain.events import Act, RequestResubmitted, RequestSubmitted, RequestWithdrawn
from workflows.engine.state import Standing
from workflows.engine.underway import Basis
from workflows.engine.values import agree, calculated_values, changed_values, submitted_values
from workflows.engine.walk import Round


def stand(basis: Basis) -> Standing:
    """Where the request stands now. Never raises for anything that acts can say."""
    submitted = basis.acts[0].event
    assert isinstance(submitted, RequestSubmitted)
    values = submitted_values(basis.definition, submitted.values, basis.book)
    walk = Round(basis, 1, values, basis.acts[:1], draft=submitted.draft)
    walk.run()
    while walk.status == "changes-asked":
        latest = basis.causes.latest(_answers(basis, walk.number + 1))
        if not latest or not agree(latest):
            break  # none counts, or two that contradict each other: the requester answers once more
        walk = Round(
            basis,
            walk.number + 1,
            calculated_values(basis.definition, {**walk.values, **changed_values(basis.definition, latest)}),
            latest,
        )
        walk.run()
    withdrawn = any(type(act.event) is RequestWithdrawn for act in basis.acts)
    return walk.standing("withdrawn" if withdrawn else walk.status)


def _answers(basis: Basis, number: int) -> list[Act]:
    """The acts that began the round of this number."""
    return [act for act in basis.acts if isinstance(act.event, RequestResubmitted) and act.event.round == number]

"""Where a request stands: its rounds walked one after the other.

A round that ended in anything but a wish for changes ends the walk, even where a later round exists, because an act
that arrives late may make a result stricter and never looser.
"""

from workflows.domain.events import Act, RequestResubmitted, RequestSubmitted, RequestWithdrawn
from workflows.engine.state import Standing
from workflows.engine.values import agree, changed_values, values_of
from workflows.engine.walk import Basis, Round


def stand(basis: Basis) -> Standing:
    """Where the request stands now. Never raises for anything that acts can say."""
    submitted = basis.acts[0].event
    assert isinstance(submitted, RequestSubmitted)
    answers: dict[int, list[Act]] = {}
    for act in basis.acts:
        if isinstance(act.event, RequestResubmitted):
            answers.setdefault(act.event.round, []).append(act)
    walk = Round(basis, 1, values_of(basis.definition, submitted.values), basis.acts[:1], draft=submitted.draft)
    walk.run()
    while walk.status == "changes-asked":
        latest = basis.causes.latest(answers.get(walk.number + 1, []))
        if not latest or not agree(latest):
            break  # none counts, or two that contradict each other: the requester answers once more
        values = walk.values | changed_values(basis.definition, latest)
        walk = Round(basis, walk.number + 1, values, latest)
        walk.run()
    withdrawn = any(isinstance(act.event, RequestWithdrawn) for act in basis.acts)
    return walk.standing("withdrawn" if withdrawn else walk.status)

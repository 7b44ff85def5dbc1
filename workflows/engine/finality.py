"""Whether a request is over for good, so that it may go once its keeping time is over. Pure."""

from workflows.domain.events import ErasureOrdered
from workflows.engine.fold import HELD, WAITING
from workflows.engine.state import FINAL, RequestState

_OVER = FINAL | {"approved"}


def is_over(state: RequestState, *, may_return: frozenset[str] = frozenset()) -> bool:
    """Whether nothing is left to be done or said about a request.

    Not over: where a person or the program is still asked, where verdicts contradict each other, where an act waits for
    something or is held, and where an owner ordered an erasure, for its certificate hangs on these acts.
    ``may_return``: further codes of acts without effect that an owner may still let in.
    """
    standing = state.standing
    if standing.status not in _OVER or standing.open or standing.automatic:
        return False
    unsettled = WAITING | {HELD} | may_return
    if not unsettled.isdisjoint(state.void.values()):
        return False
    return not any(isinstance(act.event, ErasureOrdered) for act in state.acts)

"""What time alone has made due: a wait that ended, a step of the program, a new day; and what is late by it."""

from workflows.engine.assign import day_of
from workflows.office.office import DAY_FACT, Office
from workflows.office.parts import are_ends_to_tell
from workflows.office.showing.overview import may_act_here
from workflows.office.showing.refreshing import up_to_date


def is_due(office: Office, now_ms: int) -> bool:
    """Whether ``Office.catch_up`` would write something now. One short question to the tables; asked every minute."""
    with up_to_date(office):
        if not office.chain.trust.speaks(office.keys.device):
            return False
        if office.state.depends_on_days and office.store.facts.get(DAY_FACT) != day_of(now_ms).encode():
            return True
        if any(office.is_ours_to_advance(request) for request in office.store.questions.automatic_due(now_ms)):
            return True
        return are_ends_to_tell(office)


def late_tasks(office: Office, now_ms: int) -> dict[str, int]:
    """How many tasks of each person who may act here have passed their deadline; only those who have any."""
    with up_to_date(office):
        here = [one.id for one in office.state.people.values() if may_act_here(office, one.id)]
        found = {person: office.store.listing.late(person, now_ms) for person in here}
    return {person: count for person, count in found.items() if count}

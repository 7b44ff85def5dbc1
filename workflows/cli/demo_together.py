"""The part of the demonstration in which a second laptop joins, decides, and is seen to have decided."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from workflows import clock
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.wording import LIGHT
from workflows.domain.events import Act, DecisionMade, RequestSubmitted
from workflows.office.office import Office
from workflows.office.sample_firm import Tell, settle
from workflows.office.sharing.invitations import invite
from workflows.office.sharing.joining import Completed, ask, complete
from workflows.office.sharing.lights import Lights
from workflows.office.sharing.members import name_of
from workflows.office.sharing.sharing import Exchanged, Sharing

SECOND = "ben"
"""Whose laptop joins: he manages purchases, and much waits for him."""


class Together(msgspec.Struct, frozen=True, kw_only=True):
    """Two laptops that met in a folder."""

    folder: str
    home: str
    """Of the second laptop."""
    device: str
    converged: bool
    """Whether both see the same after all that."""
    alarms: int


def connect(home: Path, folder: Path, second: Path, owner: str, output: Output) -> None:
    """Share the office through a folder, and let a second laptop join."""
    folder.mkdir()
    with Office.open(home) as office:
        sharing = Sharing.connect(office, str(folder))
        invited = invite(sharing, by=owner, person=SECOND)
        sharing.exchange()
        person = names_of(office)[SECOND]
    output.say()
    output.say(f"A second laptop joins, {person}'s, with a code of one use, through a folder that both can write to:")
    asked = ask(invited.code, second, name=f"{person}'s laptop")
    output.say(f"  its screen shows: {' '.join(asked.words)}")
    done = _exchange(home)
    for one in done.admissions:
        output.say(f"  the first screen shows: {' '.join(getattr(one, 'words', ()))}, and lets it in")
    joined = complete(second)
    assert isinstance(joined, Completed), joined
    _exchange(home)
    output.say(f"  it takes in {joined.exchanged.report.imported} entries, checks every one, and knows the office.")


def decide_there(home: Path, second: Path, requests: Sequence[str], tell: Tell, output: Output) -> None:
    """Carry the requests over, let the second laptop's person decide what waits for him, and carry that back."""
    shown = _to_show(home, requests)
    output.say()
    output.say("The invoices were read on the first laptop. What one of them says of itself there:")
    _lights(home, shown, output)
    _exchange(home)
    _exchange(second)
    output.say("They go through the folder. On the second laptop, without the first:")
    with Office.open(second) as office:
        for request in requests:
            settle(office, request, tell, until_paid=False, only=SECOND)
    _exchange(second)
    _exchange(home)
    output.say("Back on the first laptop:")
    _lights(home, shown, output)


def meet(home: Path, second: Path) -> Together:
    """Carry over the rest in both directions, and compare what both see."""
    done = [_exchange(one) for one in (home, second, home)]
    with Office.open(home) as first, Office.open(second) as other:
        same = first.store.projections.state_hash() == other.store.projections.state_hash()
        return Together(
            folder=Sharing.place_of(first),
            home=str(second),
            device=other.keys.device,
            converged=same,
            alarms=sum(len(one.alarms) for one in done),
        )


def _exchange(home: Path) -> Exchanged:
    with Office.open(home) as office:
        return Sharing.of(office).exchange(at_once=True)


def _to_show(home: Path, requests: Sequence[str]) -> str:
    """A request that waits for the second laptop's person."""
    with Office.open(home, write=False) as office:
        for request in requests:
            for task in office.tasks(request):
                if task.open.kind == "approval" and any(able.person == SECOND for able in task.people):
                    return request
    raise AssertionError("nothing waits for the second laptop")


def _lights(home: Path, request: str, output: Output) -> None:
    with Office.open(home, write=False) as office:
        lights, names = Lights(office, clock.now_ms()), names_of(office)
        output.say(f"  {office.request(request).standing.title}")
        for act in office.request(request).acts:
            said = _deed(act, names)
            if said is not None:
                light = LIGHT[lights.of(act.device, act.position)]
                output.say(f"      {said} on {name_of(office, act.device)}: {light}")


_DONE = {"approve": "approved", "reject": "rejected", "hand-on": "handed on", "abstain": "left to others"}


def _deed(act: Act, names: dict[str, str]) -> str | None:
    match act.event:
        case RequestSubmitted():
            return "taken in"
        case DecisionMade(verdict=verdict):
            return f"{_DONE.get(verdict, verdict)} by {names.get(act.by or '', act.by or '')}"
        case _:
            return None

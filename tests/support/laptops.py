"""Laptops for tests: each sees only the acts it has, decides with the real engine, and hears from others on demand."""

from collections.abc import Iterable
from typing import Any

from tests.support.acts import MORNING, make_act
from tests.support.small_office import Chain
from workflows.domain.commands import Advance, Decide, Refusal, RequestCommand, Submit
from workflows.domain.events import Act, PersonVerdict, RequestEvent
from workflows.domain.requests import request_id
from workflows.engine.assign import tasks
from workflows.engine.decide import decide, decide_submission
from workflows.engine.fold import WAITING, fold_request, fold_requests
from workflows.engine.rulebook import Rulebook
from workflows.engine.state import RequestState

BOOK = Rulebook()


class Laptop:
    """One device with a log of its own and one request on it. Every laptop knows the whole chain unless told less."""

    def __init__(self, chain: Chain, name: str = "d1", clock_ms: int = MORNING) -> None:
        self.chain = chain
        self.name = name
        self.clock_ms = clock_ms
        self.auth: int | None = None
        """How many acts of the chain this laptop has; None: all of them."""
        self.acts: dict[str, Act] = {}
        self.written = 0
        self.state: RequestState | None = None

    @property
    def now(self) -> RequestState:
        assert self.state is not None
        return self.state

    @property
    def status(self) -> str:
        return self.now.standing.status

    def submit(
        self,
        by: str | None = "cora",
        workflow: str = "flow",
        unit: str = "north",
        *,
        draft: bool = False,
        **values: Any,
    ) -> "Laptop":
        """Start the request; it has to be permitted."""
        command = Submit(workflow=workflow, unit=unit, by=by, values=values, draft=draft)
        event = decide_submission(command, self._office(), self.clock_ms, BOOK)
        assert not isinstance(event, Refusal), event
        self.write(event, by)
        self.advance()
        return self

    def do(self, command: RequestCommand) -> Refusal | tuple[Act, ...]:
        """Decide with what is here, write what comes of it, and let the program do its own steps."""
        if not WAITING.isdisjoint(self.now.void.values()):
            # The chain may have grown since: what waited for it counts before anything new is decided.
            self.state = fold_requests(tuple(self.acts.values()), self.chain.at, BOOK)
        answer = decide(self.now, command, self._office(), self.clock_ms, BOOK)
        if isinstance(answer, Refusal):
            return answer
        acts = tuple(self.write(event, getattr(command, "by", None)) for event in answer)
        self.advance()
        return acts

    def must(self, *commands: RequestCommand) -> "Laptop":
        """Do things that have to be permitted."""
        for command in commands:
            answer = self.do(command)
            assert not isinstance(answer, Refusal), (command, answer)
        return self

    def code(self, command: RequestCommand) -> str:
        """The code of the refusal that a command has to come to; nothing changes."""
        before = self.now
        answer = self.do(command)
        assert isinstance(answer, Refusal), answer
        assert self.now == before
        return answer.code

    def decide(self, by: str, verdict: PersonVerdict = "approve", reason: str = "because", **more: Any) -> "Laptop":
        return self.must(Decide(by=by, verdict=verdict, reason=reason, **more))

    def advance(self) -> None:
        for _ in range(50):
            events = decide(self.now, Advance(), self._office(), self.clock_ms, BOOK)
            assert not isinstance(events, Refusal)
            if not events:
                return
            for event in events:
                self.write(event, None)
        raise AssertionError("the request advances without end")

    def write(self, event: RequestEvent, by: str | None, **more: Any) -> Act:
        """Write an event without asking the engine, as a tampered program could, and fold it in."""
        given: dict[str, Any] = {
            "request": self.now.id if self.state else request_id(self.name, self.written),
            "prev": self.now.heads if self.state else (),
            "at": (self.clock_ms, self.written),
            "auth": len(self.chain.acts) if self.auth is None else self.auth,
            "device": self.name,
            "position": self.written,
        }
        act = make_act(event, by=by, **(given | more))
        self.written += 1
        self.clock_ms += 1000
        self.receive([act])
        return act

    def void_code(self, event: RequestEvent, by: str | None, **more: Any) -> str | None:
        """Write an event without asking the engine; the code of why it changed nothing."""
        before = self.now.standing
        act = self.write(event, by, **more)
        code = self.now.void.get(act.id)
        assert code is None or self.now.standing == before
        return code

    def hear(self, *others: "Laptop") -> "Laptop":
        """Take over every act that these laptops have."""
        for other in others:
            self.receive(other.acts.values())
            self.clock_ms = max(self.clock_ms, other.clock_ms)
        return self

    def receive(self, acts: Iterable[Act]) -> None:
        for act in acts:
            if act.id not in self.acts:
                self.acts[act.id] = act
                self.state = fold_request(self.state, act, self.chain.at, BOOK)

    def twin(self, name: str) -> "Laptop":
        """Another laptop that has everything this one has."""
        other = Laptop(self.chain, name, self.clock_ms)
        other.hear(self)
        return other

    def whose_turn(self) -> list[list[str]]:
        """For each open step, the people who may act: “nina”, or “sam for nina”."""
        return [
            [one.person if one.acting_for is None else f"{one.person} for {one.acting_for}" for one in task.people]
            for task in tasks(self.now, self._office(), self.clock_ms)
        ]

    def from_scratch(self) -> RequestState | None:
        return fold_requests(tuple(self.acts.values()), self.chain.at, BOOK)

    def _office(self) -> Any:
        return self.chain.at(len(self.chain.acts) if self.auth is None else self.auth)


def together(*laptops: Laptop) -> None:
    """Let every laptop hear of everything that any of them has."""
    for laptop in laptops:
        laptop.hear(*laptops)

"""A graph of nodes and flows as blocks inside each other; a graph that is none is refused with its gateway's name.

A depth-first look first finds the ways back. Then the way is walked from the start: a gateway that splits begins a
block, and the gateway where its branches meet ends it.
"""

import msgspec

from workflows.bpmn.names import CALLS, OWN
from workflows.bpmn.refusals import OutsideError, outside
from workflows.bpmn.scanning import Flow, Graph, Node

MOST_DEEP = 30
"""Blocks inside each other."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One of several ways."""

    node: Node
    ways: tuple["Way", ...]


class Parallel(msgspec.Struct, frozen=True, kw_only=True):
    """All ways at the same time."""

    node: Node
    ways: tuple["Way", ...]


class Loop(msgspec.Struct, frozen=True, kw_only=True):
    """A block that may be walked again."""

    node: Node
    """Where the block begins."""
    closing: Node
    """Where it is decided whether it is walked again."""
    back: Flow
    parts: tuple["Part", ...]


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A branch: the flow that begins it, and what stands on it."""

    flow: Flow
    parts: tuple["Part", ...]
    ends: bool
    """The last part is an end."""


Part = Node | Choice | Parallel | Loop


class _Stop(msgspec.Struct, frozen=True):
    """Where a walk came to a stop: a gateway where ways meet or a block is repeated, and how many ways came there."""

    node: Node | None
    """None: every way ended."""
    arrivals: int


def structured(graph: Graph) -> tuple[Part, ...]:
    """The parts of the process in order. Raises OutsideError that names what is not structured in blocks."""
    return _Walk(graph).whole()


class _Walk:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.seen: set[str] = set()
        self.back: dict[str, Flow] = {}
        """The flow that leads back to a node, by the node's id."""

    def whole(self) -> tuple[Part, ...]:
        starts = [node for node in self.graph.nodes.values() if node.tag == "startEvent"]
        if len(starts) != 1:
            if starts:
                raise starts[1].no("bpmn-several-starts", "one start in a process")
            raise outside("bpmn-no-start", "a process that begins with a start event")
        self._find_ways_back(starts[0])
        parts, stop = self._sequence(starts[0], 0)
        if stop.node is not None:
            raise _unstructured(stop.node)
        for node in self.graph.nodes.values():
            if node.id not in self.seen and not self._beside(node):
                raise node.no("bpmn-not-reached", "a flow that leads there from the start, or the element taken out")
        return tuple(part for part in parts if part is not starts[0])

    def _beside(self, node: Node) -> bool:
        """What hangs at the edge of a task is read with the task."""
        if node.tag == "boundaryEvent":
            held = self.graph.nodes.get(node.element.get("attachedToRef", ""))
            if held is None or not (held.tag.lower().endswith("task") or held.tag == CALLS):
                raise node.no("bpmn-deadline", "a timer at the edge of a task or of a call of another workflow")
            return held.id in self.seen
        before = self.graph.backward[node.id]
        return (
            node.tag == "endEvent"
            and bool(before)
            and all(self.graph.nodes[flow.source].tag == "boundaryEvent" for flow in before)
        )

    def _find_ways_back(self, start: Node) -> None:
        """Flows to a node that the way to them came through: the only cycles that a block can have."""
        under_way = {start.id}
        done: set[str] = set()
        stack = [(start.id, iter(self.graph.onward[start.id]))]
        while stack:
            here, flows = stack[-1]
            for flow in flows:
                if flow.target in under_way:
                    if flow.target in self.back:
                        raise self.graph.nodes[flow.target].no("bpmn-loop", "one way back to a gateway")
                    self.back[flow.target] = flow
                elif flow.target not in done:
                    under_way.add(flow.target)
                    stack.append((flow.target, iter(self.graph.onward[flow.target])))
                    break
            else:
                stack.pop()
                under_way.discard(here)
                done.add(here)

    def _is_back(self, flow: Flow) -> bool:
        return self.back.get(flow.target) is flow

    # ------------------------------------------------------------ walking

    def _sequence(self, node: Node, depth: int, opened: str = "") -> tuple[list[Part], _Stop]:
        """What stands on the way from a node on, until it ends or comes to where ways meet.

        ``opened``: the gateway whose ways are walked, for one with a single way.
        """
        if depth > MOST_DEEP:
            raise node.no("bpmn-too-deep", f"at most {MOST_DEEP} blocks inside each other")
        parts: list[Part] = []
        while True:
            onward, before = self.graph.onward[node.id], self.graph.backward[node.id]
            if self._is_meeting(node, opened):
                if node.id not in self.back:
                    return parts, _Stop(node, 1)
                loop, closing = self._loop(node, depth)
                parts.append(loop)
                after = [flow for flow in self.graph.onward[closing.id] if flow is not loop.back]
                node = self.graph.nodes[after[0].target]
                continue
            if self._decides_again(node):
                return parts, _Stop(node, 1)
            if node.id in self.seen or len(before) > 1:
                raise node.no("bpmn-unstructured", "one way in; let ways meet in a gateway")
            self.seen.add(node.id)
            if node.tag.endswith("Gateway") and (len(onward) > 1 or _splits(node)):
                if (on := self._past_ends(node)) is not None:
                    parts.append(self._with_ends(node, on))
                    node = self.graph.nodes[on.target]
                    continue
                block, stop = self._split(node, depth)
                parts.append(block)
                if stop.node is None or stop.node.id in self.back or self._decides_again(stop.node):
                    return parts, stop
                if stop.arrivals < len(self.graph.backward[stop.node.id]):
                    return parts, stop
                node = self._through(stop.node)
                continue
            if node.tag == "endEvent" and not onward:
                parts.append(node)
                return parts, _Stop(None, 0)
            following = self._following(node)
            if not node.tag.endswith("Gateway"):
                parts.append(node)
            node = following

    def _following(self, node: Node) -> Node:
        """The one node after an event, a task, or a gateway that does nothing."""
        onward = self.graph.onward[node.id]
        if node.tag == "endEvent":
            raise node.no("bpmn-unstructured", "nothing after an end")
        if not onward:
            raise node.no("bpmn-unstructured", "a flow that leads on, or an end event after it")
        if len(onward) > 1:
            raise node.no("bpmn-unstructured", "one flow that leads on; use a gateway for several")
        if onward[0].condition is not None and not node.tag.endswith("Gateway"):
            raise onward[0].no("bpmn-condition", "conditions only behind an exclusive gateway")
        return self.graph.nodes[onward[0].target]

    def _decides_again(self, node: Node) -> bool:
        """Whether a way leads back from there."""
        return any(self._is_back(flow) for flow in self.graph.onward[node.id])

    def _is_meeting(self, node: Node, opened: str) -> bool:
        """Whether several ways come together there."""
        if not node.tag.endswith("Gateway"):
            if node.id in self.back:
                raise node.no("bpmn-loop", "a way back only to an exclusive gateway in front of what is repeated")
            return False
        closes = closes_of(node)
        return len(self.graph.backward[node.id]) > 1 or (bool(opened) and closes == opened)

    def _through(self, meeting: Node) -> Node:
        """The node after a gateway where all ways have met."""
        onward = self.graph.onward[meeting.id]
        if meeting.id in self.seen:
            raise _unstructured(meeting)
        self.seen.add(meeting.id)
        if len(onward) != 1:
            raise meeting.no(
                "bpmn-unstructured", "one flow behind a gateway where ways meet; split in a gateway of its own"
            )
        return self.graph.nodes[onward[0].target]

    def _split(self, node: Node, depth: int) -> tuple[Part, _Stop]:
        """The ways behind a gateway, and where they meet."""
        if self.graph.nodes[node.id].tag == "parallelGateway":
            return self._parallel(node, depth)
        ways: list[Way] = []
        stop = _Stop(None, 0)
        for flow in self.graph.onward[node.id]:
            parts, came = self._way(flow, depth, "")
            ways.append(Way(flow=flow, parts=tuple(parts), ends=came.node is None))
            if came.node is None:
                continue
            if stop.node is not None and stop.node is not came.node:
                raise node.no("bpmn-unstructured", _MEET.format(_called(stop.node), _called(came.node)))
            stop = _Stop(came.node, stop.arrivals + came.arrivals)
        if stop.node is not None and stop.node.tag == "parallelGateway" and stop.arrivals > 1:
            expected = f"ways that meet in an exclusive gateway: only one of them ever comes to {_called(stop.node)}"
            raise node.no("bpmn-unstructured", expected)
        return Choice(node=node, ways=tuple(ways)), stop

    def _past_ends(self, node: Node) -> Flow | None:
        """The one flow that leads on where all others lead straight to an end; else the one that is taken otherwise."""
        on = [flow for flow in self.graph.onward[node.id] if self.graph.nodes[flow.target].tag != "endEvent"]
        if not on:
            default = node.element.get("default")
            on = [flow for flow in self.graph.onward[node.id] if flow.id == default or not flow.condition]
        if node.tag != "exclusiveGateway" or len(on) != 1 or self._is_back(on[0]):
            return None
        return on[0]

    def _with_ends(self, node: Node, on: Flow) -> Choice:
        """A gateway from which ways lead to ends, and one leads on: what follows it stands after it, not inside."""
        ways = []
        for flow in self.graph.onward[node.id]:
            ends = flow is not on
            parts = tuple(self._sequence(self.graph.nodes[flow.target], 0)[0]) if ends else ()
            ways.append(Way(flow=flow, parts=parts, ends=ends))
        return Choice(node=node, ways=tuple(ways))

    def _parallel(self, node: Node, depth: int) -> tuple[Part, _Stop]:
        ways: list[Way] = []
        meeting: Node | None = None
        arrivals = 0
        for flow in self.graph.onward[node.id]:
            if flow.condition is not None:
                raise flow.no("bpmn-condition", "no condition behind a parallel gateway: each branch is walked")
            parts, came = self._way(flow, depth, node.id)
            if came.node is None:
                raise node.no(
                    "bpmn-unstructured", "branches that all meet again in one parallel gateway: one of them ends"
                )
            if came.node.tag != "parallelGateway" or came.arrivals != 1 or came.node.id in self.back:
                raise node.no(
                    "bpmn-unstructured", f"branches that meet in a parallel gateway, not in {_called(came.node)}"
                )
            if meeting is not None and came.node is not meeting:
                raise node.no("bpmn-unstructured", _MEET.format(_called(meeting), _called(came.node)))
            meeting = came.node
            arrivals += 1
            ways.append(Way(flow=flow, parts=tuple(parts), ends=False))
        assert meeting is not None  # a gateway that splits has a way
        if arrivals != len(self.graph.backward[meeting.id]):
            raise meeting.no("bpmn-unstructured", f"only the branches of {_called(node)}: another way comes in here")
        return Parallel(node=node, ways=tuple(ways)), _Stop(meeting, arrivals)

    def _way(self, flow: Flow, depth: int, opened: str) -> tuple[list[Part], _Stop]:
        if self._is_back(flow):
            raise flow.no("bpmn-loop", "a way back from the end of what is repeated, not out of the middle of it")
        return self._sequence(self.graph.nodes[flow.target], depth + 1, opened)

    def _loop(self, head: Node, depth: int) -> tuple[Loop, Node]:
        """The block between a gateway and the one from which a way leads back to it."""
        back = self.back[head.id]
        closing = self.graph.nodes[back.source]
        entries = [flow for flow in self.graph.backward[head.id] if flow is not back]
        onward = self.graph.onward[head.id]
        if head.tag != "exclusiveGateway" or len(entries) != 1 or len(onward) != 1:
            raise head.no("bpmn-loop", "an exclusive gateway with one way in, one way back and one way on")
        if closing.tag != "exclusiveGateway" or len(self.graph.onward[closing.id]) != 2:
            raise closing.no("bpmn-loop", "an exclusive gateway with one way back and one way on")
        if head.id in self.seen:
            raise _unstructured(head)
        self.seen.add(head.id)
        parts, stop = self._sequence(self.graph.nodes[onward[0].target], depth + 1)
        if stop.node is not closing or len(self.graph.backward[closing.id]) != 1:
            raise closing.no("bpmn-loop", f"a way back only over all that stands behind {_called(head)}")
        self.seen.add(closing.id)
        return Loop(node=head, closing=closing, back=back, parts=tuple(parts)), closing


_MEET = "ways that all meet in one gateway: some come to {}, some to {}"


def closes_of(node: Node) -> str:
    """The gateway whose branches meet there, as our own export wrote it."""
    return node.element.get(f"{{{OWN}}}closes") or ""


def _splits(node: Node) -> bool:
    """Our own parallel step with a single branch, or none."""
    return node.tag == "parallelGateway" and node.element.find(f"*/{{{OWN}}}step") is not None


def _unstructured(node: Node) -> OutsideError:
    expected = "blocks inside each other: as many ways have to meet here as one gateway before it began"
    return node.no("bpmn-unstructured", expected)


def _called(node: Node) -> str:
    return f"“{node.name or node.id}”"

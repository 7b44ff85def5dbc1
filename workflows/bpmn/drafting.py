"""Blocks as steps: what each block of a process becomes, under which condition, and whom it asks."""

from collections.abc import Sequence
from typing import Any

import msgspec

from workflows.bpmn.conditions import Condition
from workflows.bpmn.deadlines import deadline_of, wait_of
from workflows.bpmn.kept import kept_step
from workflows.bpmn.names import AWAITS, CALLED, plain_id
from workflows.bpmn.performers import asked_by, performer_text, read_performer
from workflows.bpmn.refusals import Remark
from workflows.bpmn.scanning import Graph, Node, every, text_of
from workflows.bpmn.structure import Choice, Loop, Parallel, Part, Way
from workflows.bpmn.ways import ALWAYS, Fields, Taken, again_of, both, conditions_of, still_so, way_taken
from workflows.domain.definitions import (
    ApprovalStep,
    Awaited,
    Branch,
    ChecklistItem,
    EndStep,
    FormStep,
    ParallelStep,
    RepeatStep,
    RuleStep,
    Step,
    TodoStep,
    WaitStep,
    WorkflowStep,
)
from workflows.domain.outcomes import Approver

_PEOPLE = frozenset(("task", "userTask", "manualTask"))
_BY_PROGRAM = frozenset(("serviceTask", "sendTask"))
_MEANS_NO = frozenset(("rejected", "declined", "refused", "denied", "abgelehnt"))
"""Names of ends that mean that the request was rejected."""
_PERFORMERS = ("potentialOwner", "humanPerformer", "performer")


class Drafting:
    """The steps of one process."""

    def __init__(self, graph: Graph, fields: Fields, remarks: list[Remark]) -> None:
        self.graph = graph
        self.fields = fields
        self.remarks = remarks
        self.roles: dict[str, str] = {}
        """Roles that steps ask: their names, by id."""
        self.taken_ids: set[str] = set()
        kept = (kept_step(node) for node in graph.nodes.values())
        self.wanted_ids = {one.step.id for one in kept if one is not None}

    def steps(self, parts: Sequence[Part]) -> list[Step]:
        """The steps of the whole process."""
        return self._steps(parts, ALWAYS, outermost=True)

    def _steps(self, parts: Sequence[Part], taken: Taken, *, outermost: bool = False) -> list[Step]:
        found: list[Step] = []
        verdict: Choice | None = None
        for place, part in enumerate(parts):
            is_last = outermost and place == len(parts) - 1
            if part is verdict:
                continue  # read together with the task before it
            match part:
                case Choice():
                    found += self._choice(part, taken, is_last=is_last)
                case Parallel():
                    found.append(self._parallel(part, taken))
                case Loop():
                    found.append(self._loop(part, taken))
                case _ if part.tag == "endEvent":
                    found += self._end(part, taken, is_last=is_last)
                case _:
                    following = parts[place + 1] if place + 1 < len(parts) else None
                    verdict = following if isinstance(following, Choice) and self._is_verdict(part, following) else None
                    found.append(self._node(part, taken, decides=verdict is not None))
                    if verdict is not None:
                        found += self._after_yes(verdict, taken, is_last=outermost and place == len(parts) - 2)
        return found

    # ------------------------------------------------------------ events and tasks

    def _node(self, node: Node, taken: Taken, *, decides: bool) -> Step:
        kept = kept_step(node)
        step = kept.step if kept is not None else self._foreign(node, decides=decides)
        if decides and not isinstance(step, ApprovalStep):
            self._remark(node, "kind-changed", f"“{step.name}” became an approval: a verdict follows it.")
            step = ApprovalStep(id=step.id, name=step.name, approvers=asked_by(step))
        step = self._asked(node, step, foreign=kept is None)
        if isinstance(step, WaitStep) and step.for_ is None:
            step = wait_of(node, step, self.fields)
        else:
            step = deadline_of(self.graph, node, step, self.fields)
        if isinstance(step, WorkflowStep):
            called = (node.element.get("calledElement") or "").rpartition(":")[2].removeprefix(CALLED)
            step = msgspec.structs.replace(step, workflow=called)
        return self._finished(step, taken, node)

    def _finished(self, step: Step, taken: Taken, node: Node) -> Step:
        """The step with an id of its own and its condition."""
        changes: dict[str, Any] = {"id": self._free_id(step), "when": taken.when, "only_if": taken.only_if}
        if isinstance(step, ApprovalStep):
            changes["by_rule"] = taken.by_rule
        elif taken.by_rule is not None:
            raise node.no("bpmn-condition", "a rule that says whether anyone is asked only in front of an approval")
        found: Step = msgspec.structs.replace(step, **changes)
        return found

    def _free_id(self, step: Step) -> str:
        wanted = step.id
        if wanted in self.taken_ids:
            wanted = plain_id(step.id, self.taken_ids | self.wanted_ids, "step")
        self.taken_ids.add(wanted)
        return wanted

    def _new_id(self, node: Node, fallback: str) -> str:
        return plain_id(node.name, self.taken_ids | self.wanted_ids | {"changes"}, fallback)

    def _foreign(self, node: Node, *, decides: bool) -> Step:
        """The step that another program's element becomes."""
        name = " ".join(node.name.split()) or node.id
        wanted = self._new_id(node, "step")
        if node.tag == "intermediateCatchEvent" and list(every(node.element, "timerEventDefinition")):
            return WaitStep(id=wanted, name=name)
        if node.tag in {"intermediateCatchEvent", AWAITS}:
            signal = plain_id(name, (), "signal")
            self._remark(node, "signal-named", f"“{name}” waits until somebody says that {signal} came.")
            return WaitStep(id=wanted, name=name, for_=Awaited(signal=signal))
        if node.tag == "callActivity":
            self._remark(node, "workflow-named", f"“{name}” starts another workflow, which has to be there.")
            return WorkflowStep(id=wanted, name=name, workflow="")
        if node.tag == "businessRuleTask":
            table = plain_id(name, (), "table")
            self._remark(node, "table-named", f"“{name}” asks the rule table {table}, which has to be there.")
            return RuleStep(id=wanted, name=name, table=table)
        if decides:
            return ApprovalStep(id=wanted, name=name)
        if node.tag in _BY_PROGRAM:
            text = f"“{name}” was done by a program; here somebody does it, until an action is chosen for it."
            self._remark(node, "by-hand", text)
        return TodoStep(id=wanted, name=name, who=(), checklist=(ChecklistItem(id="done", text=name),))

    def _asked(self, node: Node, step: Step, *, foreign: bool) -> Step:
        """The step with whom its element names."""
        awaits = isinstance(step, WaitStep) and step.for_ is not None
        if not isinstance(step, FormStep | TodoStep | ApprovalStep) and not awaits:
            for one in _performers(node):
                self._remark(node, "left-out", f"Left out: {shown(one)} of “{step.name}”, which asks nobody.")
            return step
        texts = _performers(node)
        if not foreign and texts == [performer_text(one) for one in asked_by(step)]:
            return step
        if texts and node.lane and foreign:
            self._remark(
                node, "left-out", f"Left out: the lane {shown(node.lane)} of “{step.name}”, which names others."
            )
        people: tuple[Approver, ...] = ()
        for text in texts or ([node.lane] if node.lane else []):
            approver, name = read_performer(text)
            people += (approver,)
            if approver.role is not None:
                self.roles.setdefault(approver.role, name or approver.role)
        if isinstance(step, WaitStep) and step.for_ is not None:
            return msgspec.structs.replace(step, for_=msgspec.structs.replace(step.for_, who=people))
        if not people and not isinstance(step, FormStep):
            people = (Approver(role="owner", at="head"),)
            self._remark(node, "nobody-named", f"Nobody is named for “{step.name}”: the owner was put in.")
        part = "approvers" if isinstance(step, ApprovalStep) else "who"
        found: Step = msgspec.structs.replace(step, **{part: people})
        return found

    def _end(self, node: Node, taken: Taken, *, is_last: bool) -> list[Step]:
        kept = kept_step(node)
        tags = {
            name for name in ("terminate", "error", "escalation") if list(every(node.element, f"{name}EventDefinition"))
        }
        if "escalation" in tags:
            self._remark(node, "left-out", f"Left out: the escalation of the end “{node.name}”.")
        written = kept.step if kept is not None and isinstance(kept.step, EndStep) else None
        if written is not None and ("terminate" in tags) is (written.outcome == "rejected"):
            return [self._finished(written, taken, node)]
        name = " ".join(node.name.split())
        rejected = "error" in tags or name.casefold() in _MEANS_NO
        if is_last and not rejected and taken == ALWAYS:
            return []  # where nothing follows, a request is done
        wanted = kept.step.id if kept is not None else self._new_id(node, "end")
        step = EndStep(id=wanted, name=name or "End", outcome="rejected" if rejected else "done")
        return [self._finished(step, taken, node)]

    # ------------------------------------------------------------ gateways

    def _choice(self, choice: Choice, taken: Taken, *, is_last: bool) -> list[Step]:
        conditions = conditions_of(choice, self.remarks)
        found: list[Step] = []
        # The way that is taken otherwise comes last: where all others end, it needs no condition of its own.
        order = sorted(range(len(choice.ways)), key=lambda one: conditions[one] is None)
        for place in order:
            way = choice.ways[place]
            if not way.parts:
                continue
            alone = conditions[place] is None and all(one.ends for one in choice.ways if one is not way)
            inner = ALWAYS if alone else way_taken(choice, place, conditions, self.fields)
            still_so(choice, inner, found)
            steps = self._steps(way.parts, both(choice.node, taken, inner))
            last = steps[-1] if steps else None
            if is_last and way.ends and place == order[-1] and _says_nothing(way, last):
                steps = steps[:-1]
            found += steps
        return found

    def _is_verdict(self, node: Node, choice: Choice) -> bool:
        """Whether a gateway asks what was decided in the task before it."""
        if node.tag not in _PEOPLE or len(choice.ways) != 2:
            return False
        return any(condition is not None and condition.verdict for condition in conditions_of(choice, self.remarks))

    def _after_yes(self, choice: Choice, taken: Taken, *, is_last: bool) -> list[Step]:
        """What follows an approval, after a look that nothing but an end follows a no."""
        conditions = conditions_of(choice, self.remarks)
        verdicts = [one.verdict if one is not None else "" for one in conditions]
        no = verdicts.index("reject") if "reject" in verdicts else 1 - verdicts.index("approve")
        way, other = choice.ways[no], choice.ways[1 - no]
        told = conditions[no] or Condition()
        if told.tests or told.required or told.asked or verdicts[1 - no] == verdicts[no]:
            raise way.flow.no("bpmn-condition", "a verdict alone in its condition, and one way for yes and one for no")
        if len(way.parts) != 1 or not way.ends:
            raise way.flow.no("bpmn-verdict", "an end event right behind a no: here nothing more follows it")
        return self._steps(other.parts, taken, outermost=is_last)

    def _parallel(self, part: Parallel, taken: Taken) -> Step:
        kept = kept_step(part.node)
        name = " ".join(part.node.name.split()) or "At the same time"
        step = (
            kept.step
            if kept is not None
            else ParallelStep(id=self._new_id(part.node, "together"), name=name, branches=())
        )
        assert isinstance(step, ParallelStep)  # no other kind of step is a parallel gateway
        finished = self._finished(step, taken, part.node)
        branches: list[Branch] = []
        for number, way in enumerate(part.ways, start=1):
            if kept is not None and len(part.ways) == 1 and not way.parts and not way.flow.branch:
                break
            names = {branch.id for branch in branches}
            wanted = way.flow.branch if way.flow.branch not in names else ""
            wanted = wanted or plain_id(way.flow.name, names, f"branch-{number}")
            branches.append(Branch(id=wanted, steps=tuple(self._steps(way.parts, ALWAYS))))
        found: Step = msgspec.structs.replace(finished, branches=tuple(branches))
        return found

    def _loop(self, part: Loop, taken: Taken) -> Step:
        kept = kept_step(part.node)
        name = " ".join(part.node.name.split()) or "Again"
        again = again_of(self.graph, part, kept.step if kept is not None else None, self.fields)
        step = (
            kept.step
            if kept is not None
            else RepeatStep(id=self._new_id(part.node, "again"), name=name, steps=(), again={})
        )
        assert isinstance(step, RepeatStep)  # no other kind of step is an exclusive gateway
        if kept is None:
            self._remark(part.node, "at-most", f"“{name}” is walked at most {step.most} times.")
        finished = self._finished(step, taken, part.node)
        inner = tuple(self._steps(part.parts, ALWAYS))
        found: Step = msgspec.structs.replace(finished, steps=inner, again=again)
        return found

    def _remark(self, node: Node, code: str, text: str) -> None:
        self.remarks.append(Remark(code=code, text=text, line=node.line))


def _performers(node: Node) -> list[str]:
    """Whom an element names: the name of each performer, or the text of its expression."""
    found = [one for name in _PERFORMERS for one in every(node.element, name)]
    return [text for one in found if (text := one.get("name") or text_of(one))]


def _says_nothing(way: Way, last: Step | None) -> bool:
    """Whether a way only ends the request where it would have ended anyway."""
    end = way.parts[-1]
    foreign = isinstance(end, Node) and kept_step(end) is None
    return foreign and isinstance(last, EndStep) and last.outcome == "done"


def shown(text: str) -> str:
    """A performer in a remark."""
    return f"“{text[:60]}”"

"""A workflow as blocks: what each step looks like, and the gateways around it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from workflows.bpmn.blocks import (
    gateway_box,
    in_a_row,
    label_over,
    label_under,
    passed_over,
    side_by_side,
    walked_again,
    with_way_out,
)
from workflows.bpmn.conditions import ALWAYS, names_of, rejected_text, taken_text
from workflows.bpmn.names import CALLED, TAGS, tag_of
from workflows.bpmn.performers import asked_by, performer_text
from workflows.bpmn.picture import (
    APART,
    EVENT,
    GATEWAY,
    TASK_HEIGHT,
    TASK_WIDTH,
    Block,
    Box,
    Line,
    Shape,
    bottom_of,
    moved,
    text_height,
)
from workflows.bpmn.refusals import OutsideError, about, outside
from workflows.bpmn.timers import ESCALATIONS, OVERDUE, Timer, hours_text, timers_of
from workflows.domain.definitions import (
    ApprovalStep,
    Definition,
    EndStep,
    ParallelStep,
    RepeatStep,
    Step,
    WaitStep,
    WorkflowStep,
    inside,
    written_steps,
)
from workflows.rules.cells import Below
from workflows.rules.notation import BadCellError

MOST_DEEP = 20
"""Blocks inside each other."""
_HELD_ELSEWHERE = frozenset(("name", "steps", "branches"))
"""Parts of a step that have a place of their own in the file."""
_PER_TIMER = 90
_TIMER_LABEL = 60.0
_LONGEST_QUESTION = 40


def draw(definition: Definition, tree: Below) -> Block:
    """The whole process, its first event at (0, 0). Raises OutsideError for what cannot be drawn."""
    return _Drawing(definition, tree).whole()


def kept_of(step: Step) -> dict[str, Any]:
    """A step in plain form, without what has a place of its own in the file."""
    plain: dict[str, Any] = msgspec.to_builtins(step)
    return {key: value for key, value in plain.items() if key not in _HELD_ELSEWHERE}


class _Drawing:
    def __init__(self, definition: Definition, tree: Below) -> None:
        self.definition = definition
        self.tree = tree
        self.taken: set[str] = set()
        self.names = names_of((*definition.fields, *definition.facts))

    def whole(self) -> Block:
        ids = [step.id for step in written_steps(self.definition.steps)]
        if len(set(ids)) != len(ids):
            raise outside("steps-alike", "steps with ids of their own: two of them are called the same")
        start = Shape(
            id=self._id("start"),
            tag="startEvent",
            name="Asked",
            box=Box(0, -EVENT / 2, EVENT, EVENT),
            label=label_under(EVENT / 2, EVENT / 2, "Asked"),
        )
        blocks = [_alone(start), *self._steps(self.definition.steps, 0, outermost=True)]
        if blocks[-1].exit:
            done = Shape(
                id=self._id("done"),
                tag="endEvent",
                name="Done",
                box=Box(0, -EVENT / 2, EVENT, EVENT),
                label=label_under(EVENT / 2, EVENT / 2, "Done"),
            )
            blocks.append(_alone(done, goes_on=False))
        return in_a_row(blocks)

    def _id(self, wanted: str) -> str:
        found, number = wanted, 2
        while found in self.taken:
            found, number = f"{wanted}.{number}", number + 1
        self.taken.add(found)
        return found

    # ------------------------------------------------------------ steps

    def _steps(self, steps: tuple[Step, ...], depth: int, *, outermost: bool = False) -> list[Block]:
        if depth > MOST_DEEP:
            raise outside("too-deep", f"at most {MOST_DEEP} steps inside each other")
        return [
            self._step(step, depth, is_last=outermost and place == len(steps) - 1) for place, step in enumerate(steps)
        ]

    def _step(self, step: Step, depth: int, *, is_last: bool) -> Block:
        condition = self._taken(step)
        match step:
            case EndStep():
                return self._end(step, condition, is_last=is_last)
            case ParallelStep():
                inner = self._parallel(step, condition, depth)
            case RepeatStep():
                inner = self._repeat(step, condition, depth)
            case WaitStep() if step.for_ is None:
                inner = _alone(self._wait(step, condition))
            case _:
                inner = self._task(step, condition)
        if condition == ALWAYS and not self._is_conditional(step):
            return inner
        gateway = self._gateway(f"if_{step.id}", self._question(step), under=True)
        meeting = self._gateway(f"after_{step.id}", "", closes=gateway.id)
        return passed_over(inner, gateway, meeting, condition)

    def _is_conditional(self, step: Step) -> bool:
        return (
            bool(step.when) or step.only_if is not None or (isinstance(step, ApprovalStep) and step.by_rule is not None)
        )

    def _taken(self, step: Step) -> str:
        by_rule = step.by_rule if isinstance(step, ApprovalStep) else None
        try:
            return taken_text(self.definition, step.when, step.only_if, by_rule, self.tree)
        except BadCellError as error:
            raise _about(step, f"a condition that can be read: {error.expected}, found “{error.found}”") from error

    def _question(self, step: Step) -> str:
        parts = [f"{self._called(name)}: {cell}" for name, cell in step.when.items()]
        parts += [f"{step.only_if} required"] if step.only_if is not None else []
        parts += ["anyone asked"] if isinstance(step, ApprovalStep) and step.by_rule is not None else []
        return f"{', '.join(parts)}?"

    def _called(self, field_id: str) -> str:
        field = self.definition.field(field_id)
        return field.label if field is not None and len(field.label) <= _LONGEST_QUESTION else field_id

    def _gateway(self, wanted: str, name: str, *, under: bool = False, closes: str = "") -> Shape:
        middle = GATEWAY / 2
        label = (label_under(middle, GATEWAY / 2, name) if under else label_over(middle, name)) if name else None
        return Shape(
            id=self._id(wanted), tag="exclusiveGateway", name=name, box=gateway_box(), label=label, closes=closes
        )

    def _task(self, step: Step, condition: str) -> Block:
        timers = timers_of(step, self.names)
        width = float(max(TASK_WIDTH, len(timers) * _PER_TIMER))
        task = Shape(
            id=self._id(f"step_{step.id}"),
            tag=tag_of(step),
            name=step.name,
            calls=f"{CALLED}{step.workflow}" if isinstance(step, WorkflowStep) else "",
            box=Box(0, -TASK_HEIGHT / 2, width, TASK_HEIGHT),
            kept=_json(kept_of(step)),
            drawn_when=condition,
            performers=tuple(performer_text(one) for one in asked_by(step)),
        )
        shapes, lines = [task], list[Line]()
        fall = max([APART, *(text_height(timer.name, _TIMER_LABEL) + 8.0 for timer in timers)])
        for place, timer in enumerate(timers):
            clock, end, line = self._timer(step, task, timer, ((place + 0.5) * width / len(timers), fall))
            shapes += [clock, end]
            lines.append(line)
        below = max(bottom_of(shape) for shape in shapes)
        block = Block(
            shapes=tuple(shapes),
            lines=tuple(lines),
            width=width,
            above=TASK_HEIGHT / 2,
            below=below,
            entry=task.id,
            exit=task.id,
        )
        if not isinstance(step, ApprovalStep):
            return block
        gateway = self._gateway(f"verdict_{step.id}", "Approved?")
        end = Shape(
            id=self._id(f"rejected_{step.id}"), tag="endEvent", name="Rejected", box=gateway.box, terminates=True
        )
        return in_a_row([block, with_way_out(gateway, end, rejected_text(step.id), ("no", "yes"))])

    def _timer(self, step: Step, task: Shape, timer: Timer, place: tuple[float, float]) -> tuple[Shape, Shape, Line]:
        """A timer at the edge of a task and the end under it. ``place``: its middle, and how far the end is below."""
        (middle, fall), edge, half = place, TASK_HEIGHT / 2, EVENT / 2
        clock = Shape(
            id=self._id(f"due_{step.id}"),
            tag="boundaryEvent",
            name=timer.name,
            box=Box(middle - half, edge - half, EVENT, EVENT),
            label=Box(middle + 5, edge + half + 2, _TIMER_LABEL, text_height(timer.name, _TIMER_LABEL)),
            duration=timer.duration,
            date=timer.date,
            attached_to=task.id,
        )
        top = edge + half + fall
        end = Shape(
            id=self._id(f"overdue_{step.id}"),
            tag="endEvent",
            name=ESCALATIONS[timer.then] if timer.then else OVERDUE,
            box=Box(middle - half, top, EVENT, EVENT),
            label=label_under(middle, top + EVENT, ESCALATIONS.get(timer.then, OVERDUE)),
            escalation=timer.then,
        )
        line = Line(source=clock.id, target=end.id, points=((middle, edge + half), (middle, top)))
        return clock, end, line

    def _wait(self, step: WaitStep, condition: str) -> Shape:
        return Shape(
            id=self._id(f"step_{step.id}"),
            tag=TAGS[WaitStep],
            name=step.name,
            box=Box(0, -EVENT / 2, EVENT, EVENT),
            label=label_under(EVENT / 2, EVENT / 2, step.name),
            kept=_json(kept_of(step)),
            drawn_when=condition,
            duration=hours_text(step.hours) if step.hours is not None else "",
            date=self.names.get(step.until_field, step.until_field) if step.until_field is not None else "",
        )

    def _end(self, step: EndStep, condition: str, *, is_last: bool) -> Block:
        end = Shape(
            id=self._id(f"step_{step.id}"),
            tag=TAGS[EndStep],
            name=step.name,
            box=Box(0, -EVENT / 2, EVENT, EVENT),
            label=label_under(EVENT / 2, EVENT / 2, step.name),
            kept=_json(kept_of(step)),
            drawn_when=condition,
            terminates=step.outcome == "rejected",
        )
        if is_last and not self._is_conditional(step):
            return _alone(end, goes_on=False)
        gateway = self._gateway(f"if_{step.id}", self._question(step) if self._is_conditional(step) else "Over here")
        return with_way_out(gateway, end, condition, ("yes", "no"))

    def _parallel(self, step: ParallelStep, condition: str, depth: int) -> Block:
        if any(isinstance(inner, EndStep) for held in inside(step) for inner in written_steps(held)):
            raise _about(step, "no end inside a branch: the others still run")
        gateway = self._holder(step, condition)
        width = GATEWAY + 18.0  # beside the line that leads up from the gateway
        height = text_height(step.name, width)
        gateway = msgspec.structs.replace(gateway, label=Box(-GATEWAY, -GATEWAY / 2 - 6 - height, width, height))
        meeting = Shape(
            id=self._id(f"after_each_{step.id}"),
            tag=TAGS[ParallelStep],
            name="",
            box=gateway_box(),
            closes=gateway.id,
        )
        branches = [
            (branch.id, in_a_row(blocks) if (blocks := self._steps(branch.steps, depth + 1)) else None)
            for branch in step.branches
        ]
        return side_by_side(branches, gateway, meeting)

    def _repeat(self, step: RepeatStep, condition: str, depth: int) -> Block:
        try:
            again = taken_text(self.definition, step.again, None, None, self.tree)
        except BadCellError as error:
            raise _about(step, f"a condition that can be read: {error.expected}, found “{error.found}”") from error
        head = self._holder(step, condition)
        blocks = self._steps(step.steps, depth + 1)
        told = ", ".join(f"{self._called(name)}: {cell}" for name, cell in step.again.items())
        gateway = self._gateway(f"again_{step.id}", f"{told}?")
        gateway = msgspec.structs.replace(gateway, drawn_when=again)
        return walked_again(in_a_row(blocks) if blocks else None, head, gateway, again)

    def _holder(self, step: ParallelStep | RepeatStep, condition: str) -> Shape:
        """The gateway that stands for a step which holds others."""
        return Shape(
            id=self._id(f"step_{step.id}"),
            tag=TAGS[type(step)],
            name=step.name,
            box=gateway_box(),
            label=label_over(GATEWAY / 2, step.name),
            kept=_json(kept_of(step)),
            drawn_when=condition,
        )


def _alone(shape: Shape, *, goes_on: bool = True) -> Block:
    """One event by itself."""
    return Block(
        shapes=(moved_to_start(shape),),
        lines=(),
        width=shape.box.width,
        above=shape.box.height / 2,
        below=bottom_of(shape),
        entry=shape.id,
        exit=shape.id if goes_on else "",
    )


def moved_to_start(shape: Shape) -> Shape:
    """The shape with its left side where its block begins."""
    block = Block(shapes=(shape,), lines=(), width=0, above=0, below=0, entry="", exit="")
    return moved(block, -shape.box.x, 0).shapes[0]


def _about(step: Step, expected: str) -> OutsideError:
    return about("workflow-defective", expected, element="step", name=step.name, id=step.id)


def _json(value: Mapping[str, Any]) -> str:
    return msgspec.json.encode(value).decode()

"""How parts are put beside and above each other, so that nothing overlaps and the way goes from left to right.

Every block is laid out by itself, around its own middle line, and only then moved to its place inside of a larger one.
"""

from workflows.bpmn.picture import (
    APART,
    EVENT,
    GAP,
    GATEWAY,
    LABEL_WIDTH,
    TASK_HEIGHT,
    Block,
    Box,
    Line,
    Point,
    Shape,
    bottom_of,
    moved,
    text_height,
    top_of,
)

_HALF = GATEWAY / 2


def gateway_box() -> Box:
    """A gateway at the beginning of its block."""
    return Box(0, -_HALF, GATEWAY, GATEWAY)


def label_over(middle: float, text: str) -> Box:
    """A gateway's name above it."""
    height = text_height(text)
    return Box(middle - LABEL_WIDTH / 2, -_HALF - 6 - height, LABEL_WIDTH, height)


def label_under(middle: float, bottom: float, text: str) -> Box:
    """A name under a gateway or an event."""
    return Box(middle - LABEL_WIDTH / 2, bottom + 6, LABEL_WIDTH, text_height(text))


def in_a_row(blocks: list[Block]) -> Block:
    """One after the other. There is at least one, and only the last may have no way out."""
    shapes: list[Shape] = []
    lines: list[Line] = []
    x = 0.0
    before: Block | None = None
    for block in blocks:
        if before is not None:
            gap = _gap(before, block)
            x += gap
            lines.append(_onward(before, block.entry, ((x - gap, 0), (x, 0))))
        placed = moved(block, x, 0)
        shapes += placed.shapes
        lines += placed.lines
        x += block.width
        before = block
    last = blocks[-1]
    return Block(
        shapes=tuple(shapes),
        lines=tuple(lines),
        width=x,
        above=max(block.above for block in blocks),
        below=max(block.below for block in blocks),
        entry=blocks[0].entry,
        exit=last.exit,
        exit_name=last.exit_name,
        exit_is_default=last.exit_is_default,
    )


def _names_beyond(shapes: tuple[Shape, ...], width: float) -> tuple[float, float]:
    """How far names stand out of a block of this width, to its left and to its right."""
    names = [shape.label for shape in shapes if shape.label is not None and shape.name]
    left = max((-name.x for name in names), default=0.0)
    right = max((name.x + name.width - width for name in names), default=0.0)
    return max(left, 0.0), max(right, 0.0)


def _gap(before: Block | Shape, after: Block | Shape) -> float:
    """How wide it must be between two neighbours so that their names keep apart. Gateways begin their own block."""
    (_, right), (left, _) = (
        _names_beyond(one.shapes, one.width) if isinstance(one, Block) else _names_beyond((one,), GATEWAY)
        for one in (before, after)
    )
    return max(GAP, left + right)


def passed_over(inner: Block, gateway: Shape, meeting: Shape, condition: str) -> Block:
    """A block that is taken only where the condition holds; else the way leads over it."""
    left = GATEWAY + _gap(gateway, inner)
    right = left + inner.width + _gap(inner, meeting)
    top = -(max(inner.above, TASK_HEIGHT / 2) + APART)
    placed = moved(inner, left, 0)
    over: tuple[Point, ...] = ((_HALF, -_HALF), (_HALF, top), (right + _HALF, top), (right + _HALF, -_HALF))
    lines = (
        Line(
            source=gateway.id,
            target=inner.entry,
            points=((GATEWAY, 0), (left, 0)),
            name="yes",
            label=Box(GATEWAY + 8, -18, 24, 14),
            condition=condition,
        ),
        *placed.lines,
        _onward(inner, meeting.id, ((left + inner.width, 0), (right, 0))),
        Line(
            source=gateway.id,
            target=meeting.id,
            points=over,
            name="no",
            label=Box(_HALF + 6, top + 6, 24, 14),
            is_default=True,
        ),
    )
    return Block(
        shapes=(gateway, *placed.shapes, _at(meeting, right)),
        lines=lines,
        width=right + GATEWAY,
        above=-top + 10,
        below=max(inner.below, bottom_of(gateway)),
        entry=gateway.id,
        exit=meeting.id,
    )


def with_way_out(gateway: Shape, end: Shape, condition: str, names: tuple[str, str]) -> Block:
    """A gateway from which one way leads down to an end, and the other one on. ``names``: of the two ways."""
    top = _HALF + APART + 10
    placed = end_at(end, _HALF, top)
    line = Line(
        source=gateway.id,
        target=end.id,
        points=((_HALF, _HALF), (_HALF, top)),
        name=names[0],
        label=Box(_HALF + 6, _HALF + 12, 60, 14),
        condition=condition,
    )
    return Block(
        shapes=(gateway, placed),
        lines=(line,),
        width=GATEWAY,
        above=top_of(gateway),
        below=bottom_of(placed),
        entry=gateway.id,
        exit=gateway.id,
        exit_name=names[1],
        exit_is_default=True,
    )


def side_by_side(branches: list[tuple[str, Block | None]], gateway: Shape, meeting: Shape) -> Block:
    """Branches (id, and nothing for one without steps) above each other between two gateways."""
    heights = [(max(one.above, APART), max(one.below, APART)) if one else (20.0, 20.0) for _, one in branches]
    middle = (len(branches) - 1) // 2
    levels = [0.0] * len(branches)
    for place in range(middle - 1, -1, -1):
        levels[place] = levels[place + 1] - heights[place + 1][0] - APART - heights[place][1]
    for place in range(middle + 1, len(branches)):
        levels[place] = levels[place - 1] + heights[place - 1][1] + APART + heights[place][0]
    left = GATEWAY + GAP
    right = left + max([one.width for _, one in branches if one], default=0.0) + GAP
    shapes: list[Shape] = [gateway]
    lines: list[Line] = []
    for (name, block), level in zip(branches, levels, strict=True):
        if block is None:
            points = (*_out(level, right), *_into(level, right)[1:])
            lines.append(Line(source=gateway.id, target=meeting.id, points=points, branch=name))
            continue
        placed = moved(block, left, level)
        shapes += placed.shapes
        lines.append(Line(source=gateway.id, target=block.entry, points=_out(level, left), branch=name))
        lines += placed.lines
        if block.exit:
            lines.append(_onward(block, meeting.id, ((left + block.width, level), *_into(level, right)[1:])))
    if not branches:
        lines.append(Line(source=gateway.id, target=meeting.id, points=((GATEWAY, 0), (right, 0))))
    above = [height[0] - level for height, level in zip(heights, levels, strict=True)]
    below = [height[1] + level for height, level in zip(heights, levels, strict=True)]
    return Block(
        shapes=(*shapes, _at(meeting, right)),
        lines=tuple(lines),
        width=right + GATEWAY,
        above=max([*above, top_of(gateway)]),
        below=max([*below, _HALF]),
        entry=gateway.id,
        exit=meeting.id,
    )


def walked_again(inner: Block | None, head: Shape, gateway: Shape, condition: str) -> Block:
    """A block between two gateways, and under it the way back."""
    left = GATEWAY + (_gap(head, inner) if inner else _gap(head, gateway))
    right = left + (inner.width + _gap(inner, gateway) if inner else 0)
    bottom = max(inner.below if inner else 0, TASK_HEIGHT / 2) + APART
    placed = moved(inner, left, 0) if inner else None
    lines: list[Line] = []
    if inner is None or placed is None:
        lines.append(Line(source=head.id, target=gateway.id, points=((GATEWAY, 0), (right, 0))))
    else:
        lines.append(Line(source=head.id, target=inner.entry, points=((GATEWAY, 0), (left, 0))))
        lines += placed.lines
        lines.append(_onward(inner, gateway.id, ((left + inner.width, 0), (right, 0))))
    back: tuple[Point, ...] = ((right + _HALF, _HALF), (right + _HALF, bottom), (_HALF, bottom), (_HALF, _HALF))
    lines.append(
        Line(
            source=gateway.id,
            target=head.id,
            points=back,
            name="again",
            label=Box(right + _HALF - 46, bottom - 20, 40, 14),
            condition=condition,
        )
    )
    return Block(
        shapes=(head, *(placed.shapes if placed else ()), _at(gateway, right)),
        lines=tuple(lines),
        width=right + GATEWAY,
        above=max(inner.above if inner else 0, top_of(head), top_of(gateway)),
        below=bottom + 10,
        entry=head.id,
        exit=gateway.id,
        exit_is_default=True,
    )


def end_at(shape: Shape, middle: float, top: float) -> Shape:
    """An end below something, its name under it."""
    x = middle - EVENT / 2
    return Shape(
        id=shape.id,
        tag=shape.tag,
        name=shape.name,
        box=Box(x, top, EVENT, EVENT),
        label=label_under(middle, top + EVENT, shape.name),
        kept=shape.kept,
        drawn_when=shape.drawn_when,
        escalation=shape.escalation,
        terminates=shape.terminates,
    )


def _onward(block: Block, target: str, points: tuple[Point, ...]) -> Line:
    """The line that leaves a block."""
    label = Box(points[0][0] + 4, points[0][1] - 18, GAP - 8, 14) if block.exit_name else None
    return Line(
        source=block.exit,
        target=target,
        points=points,
        name=block.exit_name,
        label=label,
        is_default=block.exit_is_default,
    )


def _at(shape: Shape, x: float) -> Shape:
    """A gateway at the end of its block."""
    return moved(Block(shapes=(shape,), lines=(), width=0, above=0, below=0, entry="", exit=""), x, 0).shapes[0]


def _out(level: float, x: float) -> tuple[Point, ...]:
    """From the first gateway to a branch at that level."""
    if level == 0:
        return ((GATEWAY, 0), (x, 0))
    return ((_HALF, _HALF if level > 0 else -_HALF), (_HALF, level), (x, level))


def _into(level: float, right: float) -> tuple[Point, ...]:
    """From a branch at that level into the gateway where all meet; the first point is only a direction."""
    if level == 0:
        return ((right, 0), (right, 0))
    return ((right, level), (right + _HALF, level), (right + _HALF, _HALF if level > 0 else -_HALF))

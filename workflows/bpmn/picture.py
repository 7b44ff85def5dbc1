"""What a diagram is made of: shapes with their places, and lines between them. In the diagram's own units."""

import msgspec

TASK_WIDTH, TASK_HEIGHT = 140, 80
GATEWAY, EVENT = 50, 36
GAP = 60
"""Between two parts that follow each other."""
APART = 40
"""Between what stands above each other."""
LABEL_WIDTH = 90
_LINE, _LETTER = 14, 6.2
"""Height of a line of text, and width of a usual letter in it."""

Point = tuple[float, float]


class Box(msgspec.Struct, frozen=True):
    """A place with its size; x and y are its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, x: float, y: float) -> "Box":
        """The same somewhere else."""
        return Box(self.x + x, self.y + y, self.width, self.height)


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """One element of the process and where it stands."""

    id: str
    tag: str
    name: str
    box: Box
    label: Box | None = None
    """Where the name stands, for what is too small to hold it."""
    kept: str = ""
    """What BPMN has no word for, as JSON."""
    drawn_when: str = ""
    """The condition that was written for what is kept, so that a change made elsewhere is noticed."""
    calls: str = ""
    """The process that a call activity starts."""
    performers: tuple[str, ...] = ()
    duration: str = ""
    """A timer that lasts so long."""
    date: str = ""
    """A timer that comes with the day in this field."""
    attached_to: str = ""
    """The task at whose edge it stands."""
    escalation: str = ""
    terminates: bool = False
    """Everything else of the process ends with it."""
    closes: str = ""
    """The gateway whose branches meet here."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A sequence flow and its way."""

    source: str
    target: str
    points: tuple[Point, ...]
    name: str = ""
    label: Box | None = None
    condition: str = ""
    is_default: bool = False
    branch: str = ""
    """The id of the parallel branch that begins with it."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Parts that stand together. Its way in is at (0, 0), its way out at (width, 0)."""

    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
    width: float
    above: float
    """How far it reaches above its middle line, and below."""
    below: float
    entry: str
    exit: str
    """Empty: nothing follows it."""
    exit_name: str = ""
    exit_is_default: bool = False


def text_height(text: str, width: float = LABEL_WIDTH) -> float:
    """How high a text is when its words are put into lines of that width."""
    most = max(1, int(width / _LETTER))
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > most:
            lines, used = lines + 1, 0
        lines += (len(word) - 1) // most
        used += len(word) + (1 if used else 0)
    return float(lines * _LINE)


def top_of(shape: Shape) -> float:
    """How far a shape and its name reach above the middle line of its block."""
    return -min(shape.box.y, shape.label.y if shape.label else shape.box.y)


def bottom_of(shape: Shape) -> float:
    """How far they reach below it."""
    bottom = shape.box.y + shape.box.height
    return max(bottom, shape.label.y + shape.label.height if shape.label else bottom)


def moved(block: Block, x: float, y: float) -> Block:
    """The same block somewhere else."""
    shapes = tuple(
        msgspec.structs.replace(one, box=one.box.moved(x, y), label=one.label.moved(x, y) if one.label else None)
        for one in block.shapes
    )
    lines = tuple(
        msgspec.structs.replace(
            one,
            points=tuple((px + x, py + y) for px, py in one.points),
            label=one.label.moved(x, y) if one.label else None,
        )
        for one in block.lines
    )
    return msgspec.structs.replace(block, shapes=shapes, lines=lines)

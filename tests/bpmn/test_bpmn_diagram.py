"""The diagram: everything has its place, nothing lies upon anything else, and lines are straight."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.bpmn.making import TREE, definitions
from tests.bpmn.shipped import SHIPPED, WORKFLOW_IDS
from workflows.bpmn.drawing import draw
from workflows.bpmn.picture import Block, Box, Point
from workflows.domain.definitions import Definition, EndStep, ParallelStep


def inner(box: Box) -> Box:
    """The box without its rim: what only touches does not overlap."""
    return Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share a place."""
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def crosses(line: tuple[Point, Point], box: Box) -> bool:
    """Whether a straight piece of a line runs through a box."""
    (x1, y1), (x2, y2) = line
    return overlap(Box(min(x1, x2), min(y1, y2), abs(x2 - x1) + 0.1, abs(y2 - y1) + 0.1), inner(box))


def assert_tidy(picture: Block) -> None:
    """Shapes, names and lines keep out of each other's way."""
    shapes = {shape.id: shape for shape in picture.shapes}
    boxes = [(shape.id, shape.box) for shape in picture.shapes if not shape.attached_to]
    boxes += [(f"{shape.id} named", shape.label) for shape in picture.shapes if shape.label and shape.name]
    for place, (name, box) in enumerate(boxes):
        for other, another in boxes[place + 1 :]:
            assert not overlap(inner(box), inner(another)), (name, other)
    for line in picture.lines:
        pieces = list(pairwise(dict.fromkeys(line.points)))
        assert pieces
        for piece in pieces:
            assert piece[0][0] == piece[1][0] or piece[0][1] == piece[1][1], line
            for shape in picture.shapes:
                assert not crosses(piece, shape.box), (line.source, line.target, shape.id)
        for end, point in ((line.source, line.points[0]), (line.target, line.points[-1])):
            box = shapes[end].box
            assert overlap(Box(point[0] - 0.1, point[1] - 0.1, 0.2, 0.2), box), (line.source, line.target)


@pytest.mark.parametrize("name", WORKFLOW_IDS)
def test_the_diagram_of_a_shipped_workflow_is_tidy(name: str) -> None:
    """What people look at first."""
    assert_tidy(draw(SHIPPED[name], {}))


@settings(max_examples=100, deadline=None)
@given(definitions())
def test_every_diagram_is_tidy(definition: Definition) -> None:
    """However blocks stand inside each other."""
    assert_tidy(draw(definition, TREE))


def test_names_of_neighbours_keep_apart() -> None:
    """A way out, and at once parallel ways: the second name stands left of its gateway, beside the way up."""
    steps = (EndStep(id="out", name=""), ParallelStep(id="both", name="0", branches=()), EndStep(id="end", name=""))

    assert_tidy(draw(Definition(id="one", name="One", fields=(), steps=steps), {}))


@pytest.mark.parametrize("name", WORKFLOW_IDS)
def test_the_way_leads_from_left_to_right(name: str) -> None:
    """Every line leads to the right or straight down, but for the way back of what is repeated."""
    picture = draw(SHIPPED[name], {})

    for line in picture.lines:
        assert line.name == "again" or line.points[-1][0] >= line.points[0][0]

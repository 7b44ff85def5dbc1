"""Files whose graph is no blocks, or beyond all measure: refused by the place where it goes wrong, and at once."""

import time

import pytest

from tests.bpmn.making import events, flows, foreign, read

G = "exclusiveGateway"
P = "parallelGateway"


@pytest.mark.parametrize(
    ("nodes", "ways", "code", "named"),
    [
        # a way that goes into the middle of another block
        (
            [f"{G} g", f"{G} m", "task a A", "task b B"],
            ["s g", "g a: x", "g b", "a m", "b m", "m e", "b e"],
            "bpmn-unstructured",
            "b",
        ),
        # split together, met one by one
        (
            [f"{P} g", f"{G} m", "task a A", "task b B"],
            ["s g", "g a", "g b", "a m", "b m", "m e"],
            "bpmn-unstructured",
            "g",
        ),
        # split one by one, waited for together
        (
            [f"{G} g", f"{P} m", "task a A", "task b B"],
            ["s g", "g a: x", "g b", "a m", "b m", "m e"],
            "bpmn-unstructured",
            "g",
        ),
        # a branch that never comes back
        ([f"{P} g", "task a A", "endEvent z"], ["s g", "g a", "g z", "a e"], "bpmn-unstructured", "g"),
        # a way back to a task
        (["task a A", f"{G} g"], ["s a", "a g", "g a: x", "g e"], "bpmn-loop", "a"),
        # a way back out of the middle
        (
            [f"{G} h", "task a A", f"{G} g", "task b B", f"{G} k"],
            ["s h", "h a", "a g", "g h: x", "g b", "b k", "k h: y", "k e"],
            "bpmn-loop",
            "h",
        ),
        # for ever
        ([f"{G} h", "task a A"], ["s h", "h a", "a h"], "bpmn-loop", "a"),
        # nothing leads there
        (["task a A", "task b Lost"], ["s a", "a e"], "bpmn-not-reached", "b"),
        # nothing leads on
        (["task a A"], ["s a"], "bpmn-unstructured", "a"),
        # a flow into nothing
        (["task a A"], ["s a", "a e", "a nowhere"], "bpmn-dangling", "f2"),
        # two starts
        (["startEvent z", "task a A"], ["s a", "a e"], "bpmn-several-starts", "z"),
        # no gateway
        (["task a A", "task b B"], ["s a", "s b", "a e", "b e"], "bpmn-unstructured", "s"),
        # the same twice
        (["task e A"], ["s e", "e e"], "bpmn-same-id", "e"),
        # ways without conditions
        (
            [f"{G} g", f"{G} m", "task a A", "task b B"],
            ["s g", "g a", "g b", "a m", "b m", "m e"],
            "bpmn-condition",
            "f2",
        ),
        # a no that goes on
        (
            ["userTask a A", f"{G} g", "task b Tell", "endEvent z"],
            ["s a", "a g", "g e", "g b: rejected", "b z"],
            "bpmn-verdict",
            "f3",
        ),
        # a verdict of nobody
        (["serviceTask a A", f"{G} g", "endEvent z"], ["s a", "a g", "g e", "g z: rejected"], "bpmn-condition", "f3"),
    ],
)
def test_a_graph_that_is_no_blocks_is_refused_by_its_place(
    nodes: list[str], ways: list[str], code: str, named: str
) -> None:
    """Cycles, dangling flows, gateways that do not fit: named, so that people can find them."""
    imported = read(foreign(events("startEvent s", *nodes, "endEvent e") + flows(*ways)))

    assert [(one.code, one.id) for one in imported.refusals] == [(code, named)]
    assert imported.refusals[0].expected


def test_a_file_without_a_process_or_with_two_is_refused() -> None:
    """One file is one workflow."""
    two = '<bpmn:process id="q" name="Other"><bpmn:task id="z" /></bpmn:process>'

    assert [one.code for one in read(foreign("")).refusals] == ["bpmn-no-process"]
    assert [one.code for one in read(foreign(events("task t T"), more=two)).refusals] == ["bpmn-several-processes"]
    assert [one.code for one in read("<html />").refusals] == ["not-bpmn"]


def test_a_file_beyond_all_measure_is_refused() -> None:
    """Numbers and depths that no workflow has."""
    many = events("startEvent s", *(f"task t{number} T" for number in range(1_100)))
    nested = events("startEvent s") + "".join(events(f"{G} g{number}", f"{G} m{number}") for number in range(60))
    ways = [
        "s g0",
        *(f"g{number} g{number + 1}: x" for number in range(59)),
        *(f"g{number} m{number}" for number in range(60)),
    ]
    ways += ["g59 m59: x", *(f"m{number + 1} m{number}" for number in range(59)), "m0 e"]

    assert [one.code for one in read(foreign(many)).refusals] == ["bpmn-too-large"]
    assert [one.code for one in read(foreign(nested + events("endEvent e") + flows(*ways))).refusals] == [
        "bpmn-too-deep"
    ]


@pytest.mark.parametrize(
    "condition",
    ["not(a in (" + ") " * 40_000, "a " * 40_000, '"' * 50_000, "not(a in (" + ") " * 4_900, "a" * 9_000 + "!"],
)
def test_a_condition_made_to_take_long_takes_no_time(condition: str) -> None:
    """Texts that are looked into are short, and looking into the longest is quick."""
    before = time.perf_counter()
    imported = read(
        foreign(
            events("startEvent s", f"{G} g", "task a A", f"{G} m", "endEvent e")
            + flows("s g", f"g a: {condition}", "g m", "a m", "m e")
        )
    )

    assert imported.refusals
    assert time.perf_counter() - before < 5

"""Files of other programs: the documented subset becomes steps, and all else is refused by name, id and line."""

import pytest

from tests.bpmn.making import events, flows, foreign, read, sound
from workflows.domain.definitions import (
    ApprovalStep,
    Awaited,
    Branch,
    ChecklistItem,
    EndStep,
    Escalation,
    ParallelStep,
    RepeatStep,
    RuleStep,
    TodoStep,
    WaitStep,
    WorkflowStep,
)
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver

OWNER = Approver(role="owner", at="head")


def timer(kind: str, text: str) -> str:
    """The definition of a timer."""
    return f"<bpmn:timerEventDefinition><bpmn:{kind}>{text}</bpmn:{kind}></bpmn:timerEventDefinition>"


HOLIDAY = foreign(
    """<bpmn:laneSet id="ls">
<bpmn:lane id="l1" name="Head of Sales"><bpmn:flowNodeRef>ask</bpmn:flowNodeRef></bpmn:lane>
</bpmn:laneSet>
<bpmn:startEvent id="s" name="Wanted" />
<bpmn:userTask id="ask" name="Approve the leave"><bpmn:incoming>f0</bpmn:incoming></bpmn:userTask>
<bpmn:exclusiveGateway id="g" name="Approved?" default="f2" />
<bpmn:endEvent id="no" name="Declined" />
<bpmn:manualTask id="book" name="Buch führen" />
<bpmn:endEvent id="e" />
"""
    + flows("s ask", "ask g", "g book", "g no: approved = false", "book e")
)


def test_a_diagram_of_another_program_becomes_a_draft() -> None:
    """Lanes are roles, a verdict makes an approval, other tasks are to-dos; nothing about it is guessed in silence."""
    imported = read(HOLIDAY)
    found = imported.definition

    assert found is not None
    assert (found.id, found.name) == ("holiday", "Holiday")
    assert found.steps == (
        ApprovalStep(id="approve-the-leave", name="Approve the leave", approvers=(Approver(role="head-of-sales"),)),
        TodoStep(
            id="buch-fuehren",
            name="Buch führen",
            who=(OWNER,),
            checklist=(ChecklistItem(id="done", text="Buch führen"),),
        ),
    )
    assert imported.roles == {"head-of-sales": "Head of Sales"}
    assert {one.text for one in imported.remarks if one.code == "left-out"} == {
        f"Left out: the name “{name}”, which no step bears." for name in ("Wanted", "Approved?", "Declined")
    }
    assert {one.code for one in imported.remarks} == {"nobody-named", "named", "field-made", "left-out"}


def test_ways_with_conditions_become_conditions_of_steps() -> None:
    """Each step of a way carries its condition; the way taken otherwise carries the opposite."""
    found = sound(
        foreign(
            events(
                "startEvent s", "exclusiveGateway g", "task a Small", "task b Large", "exclusiveGateway m", "endEvent e"
            )
            + flows("s g", "g a: amount <= 500", "g b", "a m", "b m", "m e")
        )
    )

    assert [(step.name, step.when) for step in found.steps] == [
        ("Small", {"amount": "<= 500"}),
        ("Large", {"amount": "> 500"}),
    ]
    assert found.fields == (Field(id="amount", type="number", label="amount"),)


@pytest.mark.parametrize(
    ("condition", "cells"),
    [
        ("urgent", {"urgent": "yes"}),
        ("not(urgent)", {"urgent": "no"}),
        ("= urgent = true", {"urgent": "yes"}),
        ('kind = "meal"', {"kind": "meal"}),
        ('kind != "meal"', {"kind": "not: meal"}),
        ('kind in ("meal", "hotel")', {"kind": "one of: meal, hotel"}),
        ('not(kind in ("meal", "hotel"))', {"kind": "not: meal, hotel"}),
        ('total price >= 12.50 and on < date("2026-02-01")', {"total_price": ">= 12.5", "on": "< 2026-02-01"}),
        ("n in [1..5]", {"n": ">= 1 and <= 5"}),
        ("n in (1..5)", {"n": "> 1 and < 5"}),
        ("n in ([1..5])", {"n": ">= 1 and <= 5"}),
        ("n in ]1..5] and m in (1, 2)", {"n": "> 1 and <= 5", "m": "one of: 1, 2"}),
        ('kind = "this and that" and n > 5', {"kind": "this and that", "n": "> 5"}),
        ("n = null", {"n": "empty"}),
    ],
)
def test_conditions_of_the_small_language_are_read(condition: str, cells: dict[str, str]) -> None:
    """FEEL's comparisons, lists and intervals of literals, joined by “and”."""
    found = sound(
        foreign(
            events("startEvent s", "exclusiveGateway g", "task a A", "exclusiveGateway m", "endEvent e")
            + flows("s g", f"g a: {condition}", "g m", "a m", "m e")
        )
    )

    assert found.steps[0].when == cells


@pytest.mark.parametrize(
    "condition",
    ["${amount > 5}", "a > 5 or b > 5", "f(x)", "a + 1 > 5", "a > b", "now()", 'a = "x', "a in (", "((", "and", "= "],
)
def test_other_conditions_are_refused_with_their_flow(condition: str) -> None:
    """No code is taken from a file, and no half of a condition."""
    imported = read(
        foreign(
            events("startEvent s", "exclusiveGateway g", "task a A", "exclusiveGateway m", "endEvent e")
            + flows("s g", f"g a: {condition}", "g m", "a m", "m e")
        )
    )

    assert [(one.code, one.element, one.id) for one in imported.refusals] == [("bpmn-condition", "sequenceFlow", "f1")]


def test_parallel_ways_waits_and_loops_are_read() -> None:
    """Gateways in pairs, timers as durations and as date fields, a way back with a condition."""
    close = "</bpmn:intermediateCatchEvent>"
    wait = f'<bpmn:intermediateCatchEvent id="w" name="A week">{timer("timeDuration", "P7D")}{close}'
    day = f'<bpmn:intermediateCatchEvent id="d" name="Until then">{timer("timeDate", "first day")}{close}'
    found = sound(
        foreign(
            events("startEvent s", "parallelGateway p Both", "parallelGateway j", "exclusiveGateway h Until it fits")
            + wait
            + day
            + events("task t Try", "exclusiveGateway x", "businessRuleTask r Who pays", "endEvent e")
            + flows("s p", "p w", "p d", "w j", "d j", "j h", "h t", "t x", "x h: fits = false", "x r", "r e")
        )
    )

    week, until = (
        WaitStep(id="a-week", name="A week", hours=168),
        WaitStep(id="until-then", name="Until then", until_field="first_day"),
    )
    both = (Branch(id="branch-1", steps=(week,)), Branch(id="branch-2", steps=(until,)))
    assert found.steps == (
        ParallelStep(id="both", name="Both", branches=both),
        RepeatStep(
            id="until-it-fits",
            name="Until it fits",
            again={"fits": "no"},
            steps=(TodoStep(id="try", name="Try", who=(OWNER,), checklist=(ChecklistItem(id="done", text="Try"),)),),
        ),
        RuleStep(id="who-pays", name="Who pays", table="who-pays"),
    )
    assert [(field.id, field.type) for field in found.fields] == [("first_day", "date"), ("fits", "yes-no")]


def test_deadlines_at_a_task_are_read() -> None:
    """A timer that does not interrupt, with an end behind it; an escalation by its code."""
    clock = f'<bpmn:boundaryEvent id="b" attachedToRef="t" cancelActivity="false">{timer("timeDuration", "PT48H")}'
    end = '<bpmn:endEvent id="x"><bpmn:escalationEventDefinition escalationRef="esc" /></bpmn:endEvent>'
    found = sound(
        foreign(
            events("startEvent s", "task t Do")
            + clock
            + "</bpmn:boundaryEvent>"
            + end
            + events("endEvent e")
            + flows("s t", "t e", "b x"),
            more='<bpmn:escalation id="esc" escalationCode="remind" />',
        )
    )

    assert (found.steps[0].due_hours, found.steps[0].escalate) == (48, (Escalation(then="remind"),))


def test_messages_and_called_processes_are_read_as_names() -> None:
    """What is waited for becomes a signal, and what is called the id of a workflow."""
    found = sound(
        foreign(
            events("startEvent s", "receiveTask r Goods arrived")
            + '<bpmn:callActivity id="c" name="Pay it" calledElement="process_invoice" />'
            + events("endEvent e")
            + flows("s r", "r c", "c e")
        )
    )

    assert found.steps == (
        WaitStep(id="goods-arrived", name="Goods arrived", for_=Awaited(signal="goods-arrived")),
        WorkflowStep(id="pay-it", name="Pay it", workflow="invoice"),
    )


def test_ends_within_the_way_end_a_request() -> None:
    """An end named rejected rejects; what follows it is for those who passed."""
    found = sound(
        foreign(
            events("startEvent s", "exclusiveGateway g", "endEvent x Rejected", "task t Do", "endEvent e Fine")
            + flows("s g", "g x: known = false", "g t", "t e")
        )
    )

    assert found.steps[0] == EndStep(id="rejected", name="Rejected", outcome="rejected", when={"known": "no"})
    assert [step.id for step in found.steps] == ["rejected", "do"]


def test_what_says_nothing_about_the_way_is_left_out_and_told() -> None:
    """Annotations, data and what other programs keep for themselves; each with its line."""
    imported = read(
        foreign(
            """<bpmn:startEvent id="s"><bpmn:timerEventDefinition /></bpmn:startEvent>
<bpmn:task id="t" name="Do" zeebe:assignee="maria"><bpmn:documentation>Carefully</bpmn:documentation>
<bpmn:extensionElements><zeebe:formDefinition formId="x" /></bpmn:extensionElements></bpmn:task>
<bpmn:textAnnotation id="n"><bpmn:text>Ask Maria</bpmn:text></bpmn:textAnnotation>
<bpmn:dataObjectReference id="o" name="Form 7" />
<bpmn:endEvent id="e" />
"""
            + flows("s t", "t e")
        )
    )

    left = [one.text for one in imported.remarks if one.code == "left-out"]
    assert imported.definition is not None
    assert left == [
        "Left out: timerEventDefinition.",
        "Left out: assignee “maria” of “Do”.",
        "Left out: documentation “Carefully”.",
        "Left out: formDefinition.",
        "Left out: textAnnotation “Ask Maria”.",
        "Left out: dataObjectReference “Form 7”.",
    ]


@pytest.mark.parametrize(
    "element",
    [
        "inclusiveGateway",
        "complexGateway",
        "eventBasedGateway",
        "subProcess",
        "transaction",
        "adHocSubProcess",
        "scriptTask",
        "intermediateThrowEvent",
        "somethingElse",
    ],
)
def test_other_elements_are_refused_by_name_id_and_line(element: str) -> None:
    """And all of them at once, with what could be done."""
    imported = read(foreign(events("startEvent s", f"{element} x Odd one", "endEvent e") + "\n" + flows("s x", "x e")))

    assert imported.definition is None
    assert [(one.code, one.element, one.name, one.id) for one in imported.refusals] == [
        ("bpmn-element", element, "Odd one", "x")
    ]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("<bpmn:multiInstanceLoopCharacteristics />", "bpmn-element"),
        ("<bpmn:standardLoopCharacteristics />", "bpmn-element"),
        ("<bpmn:timerEventDefinition />", "bpmn-element"),
    ],
)
def test_parts_that_change_a_task_are_refused(part: str, code: str) -> None:
    """A task that is done for each of many is another task."""
    body = f'{events("startEvent s", "endEvent e")}<bpmn:task id="t">{part}</bpmn:task>' + flows("s t", "t e")

    assert [one.code for one in read(foreign(body)).refusals] == [code]

"""Workflows made at random, every kind of step inside of every other, and BPMN files as other programs write them."""

from typing import Any
from xml.etree.ElementTree import fromstring
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from workflows.bpmn.names import BPMN
from workflows.bpmn.reading import Imported, read_bpmn
from workflows.domain.definitions import (
    ActionStep,
    ApprovalStep,
    Awaited,
    Branch,
    ChecklistItem,
    Definition,
    EndStep,
    Escalation,
    FormStep,
    ParallelStep,
    RepeatStep,
    RuleStep,
    SetStep,
    Step,
    TodoStep,
    WaitStep,
    WorkflowStep,
)
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver

FIELDS = (
    Field(id="topic", type="text", label="Topic", required=True),
    Field(id="net-weight", type="number", label="Weight, net"),
    Field(id="net_weight", type="number", label="Weight, as written"),
    Field(id="on", type="date", label="Day"),
    Field(id="kind", type="one-of", label="Kind", options=("meal", "and so on", 'a "quoted" one')),
    Field(id="boss", type="person", label="Boss"),
    Field(id="at", type="unit", label="Where"),
    Field(id="gross", type="money", label="Gross"),
)
FACTS = (Field(id="known", type="yes-no", label="it is known"),)

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="￾￿"), max_size=30)
CELLS: dict[str, tuple[str, ...]] = {
    "topic": ('"x and y"', "not: x", "any", "one of: a, b", "empty", "present"),
    "net-weight": ("> 5", "<= 7.5", "> 1 and <= 2", "> 1 and < 2", ">= 1 and < 2", "3"),
    "net_weight": ("4", "empty", "< -1"),
    "on": ("2026-01-31", ">= 2026-02-01", "> 2026-01-01 and < 2026-02-01"),
    "kind": ("meal", "and so on", "not: meal, and so on"),
    "at": ("hq", "north and below"),
    "known": ("yes", "no"),
}
TREE = {"hq": frozenset(("hq", "north")), "north": frozenset(("north", "north-shop"))}
APPROVERS = st.sampled_from(
    (
        Approver(role="manager"),
        Approver(role="owner", at="head"),
        Approver(person="maria"),
        Approver(field="boss"),
        Approver(relation="manager-of-requester"),
    )
)
PEOPLE = st.lists(APPROVERS, max_size=2).map(tuple)
CONDITIONS: st.SearchStrategy[dict[str, str]] = st.one_of(
    st.just({}),
    st.lists(st.sampled_from(sorted(CELLS)), max_size=2, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({name: st.sampled_from(CELLS[name]) for name in names})
    ),
)
AGAIN = CONDITIONS.filter(bool)


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    """A workflow whose steps, fields and texts are what a sound one may have."""
    making = _Making(draw)
    return Definition(
        id=draw(st.sampled_from(("invoice", "a-b_c", "1st"))),
        version=draw(st.integers(1, 9)),
        name=draw(TEXTS),
        sentence=draw(TEXTS),
        title=draw(st.sampled_from(("", "{topic} & more"))),
        amount=draw(st.sampled_from((None, "gross"))),
        fields=FIELDS,
        facts=FACTS,
        steps=making.steps(3),
    )


class _Making:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0
        self.rules: list[str] = []
        self.in_branch = False

    def steps(self, depth: int, least: int = 0) -> tuple[Step, ...]:
        return tuple(self.step(depth) for _ in range(self.draw(st.integers(least, 3))))

    def step(self, depth: int) -> Step:
        kinds = ["form", "rule", "approval", "todo", "wait", "action", "set", "workflow"]
        kinds += ["parallel", "repeat"] if depth > 0 else []
        kinds += [] if self.in_branch else ["end"]
        return self._of(self.draw(st.sampled_from(kinds)), depth)

    def _of(self, kind: str, depth: int) -> Step:
        draw, self.count = self.draw, self.count + 1
        base: dict[str, Any] = {
            "id": f"{kind}-{self.count}",
            "name": draw(TEXTS),
            "when": draw(CONDITIONS),
            "only_if": draw(st.sampled_from((None, None, "call-back"))),
        }
        match kind:
            case "form":
                return FormStep(**base, **self._due(), who=draw(PEOPLE), fields=draw(st.sampled_from(((), ("topic",)))))
            case "rule":
                self.rules.append(base["id"])
                return RuleStep(**base, **self._due(), table="checks")
            case "approval":
                by_rule = draw(st.sampled_from((None, *self.rules)))
                base["how"] = draw(st.sampled_from(("any", "all", "sequence")))
                return ApprovalStep(**base, **self._due(), by_rule=by_rule, approvers=draw(PEOPLE))
            case "todo":
                items = (ChecklistItem(id="a", text=draw(TEXTS)), ChecklistItem(id="b", text="", required=False))
                return TodoStep(
                    **base, **self._due(), who=(draw(APPROVERS),), checklist=items, pays=draw(st.booleans())
                )
            case "wait":
                day = draw(st.booleans())
                told: dict[str, Any] = {"until_field": "on"} if day else {"hours": draw(st.integers(1, 900))}
                due = draw(st.sampled_from(("", "2 working days")))
                awaited = Awaited(signal="goods", who=draw(PEOPLE)) if draw(st.booleans()) else None
                if awaited is not None and draw(st.booleans()):
                    told = {}
                return WaitStep(**base, **told, due=due, for_=awaited, then=draw(st.sampled_from(("ask", "go-on"))))
            case "set":
                return SetStep(**base, values={"topic": draw(TEXTS)})
            case "workflow":
                base |= self._due()
                return WorkflowStep(**base, workflow="a-b_c", values={"x": "{topic}"}, waits=draw(st.booleans()))
            case "action":
                return ActionStep(**base, action="mail", settings={"text": draw(TEXTS)})
            case "repeat":
                inner = self.steps(depth - 1, least=1)
                return RepeatStep(**base, steps=inner, again=draw(AGAIN), most=draw(st.integers(2, 10)))
            case "parallel":
                before, self.in_branch = self.in_branch, True
                count = draw(st.integers(0, 3))
                branches = tuple(Branch(id=f"b{number}", steps=self.steps(depth - 1)) for number in range(count))
                self.in_branch = before
                return ParallelStep(**base, branches=branches)
        return EndStep(**base, outcome=draw(st.sampled_from(("done", "rejected"))))

    def _due(self) -> dict[str, Any]:
        later = (Escalation(then="remind"), Escalation(then="next-manager", after="2 working days"))
        escalate = self.draw(st.sampled_from(((), later[:1], later, later[1:])))
        hours = self.draw(st.integers(1, 99))
        return self.draw(
            st.sampled_from(
                (
                    {},
                    {"due": "2 working days", "escalate": escalate},
                    {"due": "4 working hours"},
                    {"due_hours": hours, "escalate": escalate},
                )
            )
        )


def foreign(body: str, *, more: str = "") -> str:
    """A file as another program writes it: ``body`` is the process, from line 4 on."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<bpmn:definitions xmlns:bpmn="{BPMN}" xmlns:zeebe="urn:another-program" id="definitions">{more}\n'
        f'<bpmn:process id="process" name="Holiday">\n{body}\n</bpmn:process></bpmn:definitions>\n'
    )


def events(*tags: str) -> str:
    """Elements such as ``userTask a Ask``, one on each line."""
    lines = []
    for tag in tags:
        kind, wanted, *name = tag.split(" ", 2)
        lines.append(f'<bpmn:{kind} id="{wanted}" name="{name[0] if name else ""}" />')
    return "\n".join(lines)


def flows(*ways: str) -> str:
    """Sequence flows such as ``a b`` and ``a b: amount > 5``, a line each."""
    lines = []
    for number, way in enumerate(ways):
        ends, _, condition = way.partition(": ")
        source, target = ends.split()
        inner = f"<bpmn:conditionExpression>{escape(condition)}</bpmn:conditionExpression>" if condition else ""
        lines.append(
            f'<bpmn:sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}">{inner}</bpmn:sequenceFlow>'
        )
    return "\n".join(lines)


def read(text: str) -> Imported:
    """What a text brings."""
    return read_bpmn(fromstring(text), {})


def sound(text: str) -> Definition:
    """The draft of a text that is read without a refusal."""
    imported = read(text)
    assert [refusal.sentence for refusal in imported.refusals] == []
    assert imported.definition is not None
    return imported.definition

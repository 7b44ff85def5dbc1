"""Under which condition the ways behind a gateway are walked, and the fields that conditions name."""

import msgspec

from workflows.bpmn.conditions import (
    BadConditionError,
    Condition,
    cell_text,
    names_of,
    opposite,
    read_condition,
    type_of,
)
from workflows.bpmn.kept import kept_element, kept_step
from workflows.bpmn.names import plain_id
from workflows.bpmn.refusals import Remark, shortened
from workflows.bpmn.scanning import Flow, Graph, Node, text_of
from workflows.bpmn.structure import Choice, Loop, Way
from workflows.domain.definitions import ApprovalStep, FormStep, RepeatStep, Step, written_steps
from workflows.domain.forms import Field


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """Under which condition steps are taken."""

    when: dict[str, str] = {}
    only_if: str | None = None
    by_rule: str | None = None


ALWAYS = Taken()


class Fields:
    """The fields of a draft: those that the file brings, and those that its conditions ask for."""

    def __init__(self, known: tuple[Field, ...], remarks: list[Remark]) -> None:
        self.made: list[Field] = []
        self._known = list(known)
        self._remarks = remarks
        self.names = names_of(known)
        """What conditions and timers call each field that the file brings, by its id."""
        self._by_name = {name: field for field, name in self.names.items()}

    def cells(self, condition: Condition) -> dict[str, str]:
        """The tests of a condition as cells, by field. Raises BadConditionError."""
        cells: dict[str, str] = {}
        for name, test in condition.tests.items():
            field = self._field(name, test)
            cells[field.id] = cell_text(test, field)
        return cells

    def date_field(self, name: str) -> str:
        """The id of the field that a timer names; a date field is made where there is none."""
        wanted = self._by_name.get(name, name)
        if any(field.id == wanted for field in self._known):
            return wanted
        return self._field(name, 'date("2000-01-01")').id

    def _field(self, name: str, test: str) -> Field:
        wanted = self._by_name.get(name, name)
        known = next((field for field in self._known if field.id == wanted), None)
        asked = type_of(test)
        if known is None:
            field_id = plain_id(name, {field.id for field in self._known} | {"unit"}, "field", "_")
            known = Field(id=field_id, type=asked, label=name)
            self._known.append(known)
            self.made.append(known)
            self._by_name[name] = field_id
            text = f"“{shortened(name)}” is asked for there; the field {field_id} was put in."
            self._remarks.append(Remark(code="field-made", text=text))
        elif known in self.made and known.type != asked and test not in {"null", "not(null)"}:
            raise BadConditionError(f"values of one kind for “{name}”")
        return known


def conditions_of(choice: Choice, remarks: list[Remark]) -> list[Condition | None]:
    """What each way says; None for the one that is taken otherwise."""
    default = choice.node.element.get("default")
    found: list[Condition | None] = []
    for way in choice.ways:
        flow = way.flow
        if flow.id != default and flow.condition:
            found.append(_read(flow))
            continue
        if None in found:
            expected = f"a condition on each flow but one behind “{choice.node.name or choice.node.id}”"
            raise flow.no("bpmn-condition", expected)
        if flow.condition:
            text = f"Left out: the condition of the default flow “{flow.id}”."
            remarks.append(Remark(code="left-out", text=text, line=flow.line))
        found.append(None)
    return found


def way_taken(choice: Choice, place: int, conditions: list[Condition | None], fields: Fields) -> Taken:
    """The condition of one way. Raises OutsideError for one that no step can have."""
    way, condition = choice.ways[place], conditions[place]
    kept = _kept_condition(way)
    if kept is not None:
        return kept
    try:
        if condition is None:
            condition = opposite([one for one in conditions if one is not None])
        when = fields.cells(condition)
    except BadConditionError as error:
        raise way.flow.no("bpmn-condition", str(error)) from error
    if condition.verdict:
        raise way.flow.no("bpmn-condition", _VERDICT)
    return Taken(when=when, only_if=condition.required or None, by_rule=condition.asked or None)


def both(node: Node, outer: Taken, inner: Taken) -> Taken:
    """Both conditions at once. Raises OutsideError where a step cannot have both."""
    clash = [name for name, cell in inner.when.items() if outer.when.get(name, cell) != cell]
    only_if = {name for name in (outer.only_if, inner.only_if) if name is not None}
    by_rule = {name for name in (outer.by_rule, inner.by_rule) if name is not None}
    if clash or len(only_if) > 1 or len(by_rule) > 1:
        what = f"“{clash[0]}”" if clash else "what a rule says"
        raise node.no("bpmn-condition", f"one condition on {what} for a step: a gateway around this one has another")
    return Taken(when=outer.when | inner.when, only_if=next(iter(only_if), None), by_rule=next(iter(by_rule), None))


def still_so(choice: Choice, taken: Taken, before: list[Step]) -> None:
    """Refuse ways that change what a later way asks: here they are looked at one after the other."""
    for step in written_steps(tuple(before)):
        if isinstance(step, FormStep) and taken.when and (not step.fields or set(step.fields) & taken.when.keys()):
            expected = f"ways that do not change what the next way asks: “{step.name}” fills in such a field"
            raise choice.node.no("bpmn-condition", expected)


def again_of(graph: Graph, loop: Loop, kept: Step | None, fields: Fields) -> dict[str, str]:
    """Under which tests a block is walked once more. Raises OutsideError for what no test can say."""
    other = next(flow for flow in graph.onward[loop.closing.id] if flow is not loop.back)
    mark = kept_element(loop.closing.element, "again")
    written = text_of(mark) if mark is not None else None
    if isinstance(kept, RepeatStep) and written is not None and loop.back.condition == written:
        return kept.again
    otherwise = loop.back.id == loop.closing.element.get("default") or not loop.back.condition
    try:
        condition = opposite([_read(other)]) if otherwise else _read(loop.back)
        again = fields.cells(condition)
    except BadConditionError as error:
        raise loop.back.no("bpmn-condition", str(error)) from error
    if condition.required or condition.asked or condition.verdict or not again:
        raise loop.back.no("bpmn-condition", "tests of fields that say whether it is walked again")
    return again


_VERDICT = "a verdict only right behind the task of whoever decides, with an end behind “no”"


def _kept_condition(way: Way) -> Taken | None:
    """The very condition that a flow was written for, where it still says the same."""
    first = way.parts[0]
    kept = kept_step(first if isinstance(first, Node) else first.node)
    if kept is None or way.flow.condition is None or kept.when != way.flow.condition:
        return None
    by_rule = kept.step.by_rule if isinstance(kept.step, ApprovalStep) else None
    return Taken(when=kept.step.when, only_if=kept.step.only_if, by_rule=by_rule)


def _read(flow: Flow) -> Condition:
    try:
        return read_condition(flow.condition or "")
    except BadConditionError as error:
        raise flow.no("bpmn-condition", f"{error}, found “{shortened(flow.condition or '')}”") from error

"""The line that says who must decide and why, before anything is sent; and the one that says who has it afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop.wording import budgets, refusals, why
from desktop.wording.speech import all_of, fill, sentence, translate
from desktop.wording.values import check, field_problem

if TYPE_CHECKING:
    from desktop.pages.new_request.core_questions import Sent
    from workflows.office.showing.ahead import LaterStep
    from workflows.office.showing.asked import ShownTask
    from workflows.office.showing.names import Names
    from workflows.office.showing.preview import Preview

Tone = Literal["plain", "good", "warn", "bad"]
_NAMED = 4
"""So many missing fields are named; of more, the next in the form, and how many follow it."""
_ORDINARY = frozenset({"typed_in", "names_order", "proposed"})
"""Facts that are nothing to note for whoever asks."""
_LATER = 2
"""So many later steps are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveLine:
    """What the line says."""

    text: str
    """One or two sentences."""
    why: str = ""
    """The rule's own words."""
    notes: tuple[str, ...] = ()
    """What the program found out."""
    tone: Tone = "plain"
    can_send: bool = False
    can_take: bool = False
    """Whether it can be taken in as a document that came, instead."""


def live_line(
    preview: "Preview", labels: Mapping[str, str], unreadable: Mapping[str, str], *, can_take: bool = False
) -> LiveLine:
    """The line for a preview. ``unreadable`` are fields whose text is no value of their kind, with the code of why;
    ``can_take``: there is a document, and nothing else, that could be taken in as it came.
    """
    wrong = {one.field: one.code for one in preview.problems if one.code != "missing"} | dict(unreadable)
    missing = [one.field for one in preview.problems if one.code == "missing" and one.field not in wrong]
    if wrong:
        field, code = next(iter(wrong.items()))
        return LiveLine(text=field_problem(code, labels.get(field, field)), tone="warn")
    if missing:
        return LiveLine(text=_still_missing([labels.get(one, one) for one in missing]))
    if preview.refusal is not None:
        said = refusals.refused(preview.refusal, preview.refusal_facts, preview.names, labels)
        return LiveLine(text=" ".join(part for part in (f"{said.title}.", said.text, said.advice) if part), tone="bad")
    return _foretold(preview, can_take=can_take)


def sent_line(sent: "Sent") -> str:
    """Who has it now, such as “Petra Lang has it now”."""
    people = list(dict.fromkeys(able.person for task in sent.tasks for able in task.people))
    if sent.status in {"approved", "done"} and not people:
        return translate("NewRequest", "It is approved already: no person has to decide.")
    if sent.status == "rejected":
        return translate("NewRequest", "A rule said no at once. The request says which.")
    if not people:
        return translate("NewRequest", "Nobody can act on it yet. The request says who is missing.")
    names = [sent.names.people.get(person, person) for person in people]
    if len(names) == 1:
        return fill(translate("NewRequest", "%people has it now."), people=names[0])
    return fill(translate("NewRequest", "%people have it now."), people=all_of(names))


def _foretold(preview: "Preview", *, can_take: bool) -> LiveLine:
    names = preview.names
    notes = tuple(sentence(check(one)) for one in preview.checks if one.id not in _ORDINARY)
    rules = " ".join(sentence(text) for hit in preview.rules for text in hit.rule.texts)
    taken, heed = budgets.foretold(preview.budgets)
    if taken and heed:
        notes = (taken, *notes)
    if preview.status == "rejected":
        return LiveLine(
            text=translate("NewRequest", "A rule says no to this."), why=rules, notes=notes, tone="bad", can_send=True
        )
    if not preview.tasks:
        line = translate("NewRequest", "Nobody needs to decide: a rule approves it at once.")
        return LiveLine(text=line, why=_with(rules, taken, heed=heed), notes=notes, tone="good", can_send=True)
    parts = [_now(task, names) for task in preview.tasks if task.shortage is None or task.people]
    if preview.status == "approved":  # what is left to do is no decision
        parts = [translate("NewRequest", "Nobody needs to decide: a rule approves it at once.")]
        parts += [_later(task, names) for task in preview.tasks]
    tone: Tone = "plain"
    parts += [_later(step, names) for step in preview.later[:_LATER] if step.people]
    short = why.dead_ends((*preview.tasks, *preview.later), names)
    if short:
        tone = "warn"
        parts.append(short)
        if preview.goes_if_it_came:
            notes = (_as_come(can_take=can_take), *notes)
    asked = [task.rule for task in preview.tasks] + [step.rule for step in preview.later[:_LATER]]
    text = sentence(why.rule(next((rule for rule in asked if rule is not None), None), names))
    notes = tuple(note for note in notes if note.rstrip(".") not in text)
    if any(one.level == "block" for one in preview.budgets):
        tone = "warn"
    return LiveLine(
        text=" ".join(parts),
        why=_with(text, taken, heed=heed),
        notes=notes,
        tone=tone,
        can_send=True,
        can_take=preview.goes_if_it_came and can_take,
    )


def _as_come(*, can_take: bool) -> str:
    """What else can be done with a document that came from outside."""
    if can_take:
        return translate(
            "NewRequest",
            "Did it come from outside? Taken in as it came, it is nobody's own request and can be decided. "
            "What was read goes with it, not what was changed here.",
        )
    return translate(
        "NewRequest",
        "Did it come from outside as an e-invoice? Read from its file alone, it can be taken in as it came: "
        "then it is nobody's own request and can be decided.",
    )


def _with(why_words: str, taken: str, *, heed: bool) -> str:
    """The rule's words, and beside them the budget that stays within; one to heed stands among the notes."""
    return " ".join(part for part in (why_words, "" if heed else taken) if part)


def _now(task: "ShownTask", names: "Names") -> str:
    who = why.together(task.people, task.how, task.quorum, names)
    if not who:
        return fill(translate("NewRequest", "Nobody may act on “%step” yet."), step=task.name)
    together = _are_together(task)
    match task.kind:
        case "approval":
            return fill(
                translate("NewRequest", "%who decide together.")
                if together
                else translate("NewRequest", "%who decides."),
                who=who,
            )
        case "clear":
            return fill(translate("NewRequest", "A rule stops it first: %who looks at it."), who=who)
        case "form":
            return fill(translate("NewRequest", "First %who: “%step”."), who=who, step=task.name)
    return fill(translate("NewRequest", "First %who: “%step”."), who=who, step=task.name)


def _later(step: "LaterStep | ShownTask", names: "Names") -> str:
    who = why.together(step.people, step.how, step.quorum, names)
    if not who:
        return fill(translate("NewRequest", "Then “%step”."), step=step.name)
    if step.kind == "approval":
        return fill(
            translate("NewRequest", "Then %who decide together.")
            if _are_together(step)
            else translate("NewRequest", "Then %who decides."),
            who=who,
        )
    return fill(translate("NewRequest", "Then %who: “%step”."), who=who, step=step.name)


def _are_together(step: "ShownTask | LaterStep") -> bool:
    return step.how == "all" and len({able.slot for able in step.people}) > 1


def _still_missing(labels: Sequence[str]) -> str:
    if len(labels) > _NAMED:
        words = translate(
            "NewRequest", "Fill in %field, then %n more, and this line says who must decide.", "", len(labels) - 1
        )
        return fill(words, field=f"“{labels[0]}”")
    quoted = all_of(f"“{label}”" for label in labels)
    return fill(translate("NewRequest", "Fill in %fields, and this line says who must decide."), fields=quoted)

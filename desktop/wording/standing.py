"""Where things stand, in a few words: statuses, verdicts, tasks, lights, laptops; and how they look."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP, spoken

STATUS: Mapping[str, str] = {
    "waiting": QT_TRANSLATE_NOOP("Wording", "waiting"),
    "approved": QT_TRANSLATE_NOOP("Wording", "approved"),
    "rejected": QT_TRANSLATE_NOOP("Wording", "rejected"),
    "changes-asked": QT_TRANSLATE_NOOP("Wording", "sent back for changes"),
    "contested": QT_TRANSLATE_NOOP("Wording", "contested"),
    "stopped": QT_TRANSLATE_NOOP("Wording", "stopped"),
    "withdrawn": QT_TRANSLATE_NOOP("Wording", "withdrawn"),
    "done": QT_TRANSLATE_NOOP("Wording", "done"),
}

_STATUS_LOOK: Mapping[str, tuple[str, str]] = {
    "waiting": ("pill-accent", "clock"),
    "approved": ("pill-good", "check"),
    "rejected": ("pill-bad", "x"),
    "changes-asked": ("pill-warn", "corner-up-left"),
    "contested": ("pill-warn", "split"),
    "stopped": ("pill-bad", "hand"),
    "withdrawn": ("pill", "undo-2"),
    "done": ("pill-good", "badge-check"),
}

VERDICT: Mapping[str, str] = {
    "approve": QT_TRANSLATE_NOOP("Wording", "approved"),
    "reject": QT_TRANSLATE_NOOP("Wording", "rejected"),
    "advise-approve": QT_TRANSLATE_NOOP("Wording", "was for it"),
    "advise-reject": QT_TRANSLATE_NOOP("Wording", "was against it"),
    "ask-changes": QT_TRANSLATE_NOOP("Wording", "asked for changes"),
    "abstain": QT_TRANSLATE_NOOP("Wording", "abstained"),
    "hand-on": QT_TRANSLATE_NOOP("Wording", "handed it on"),
    "stop": QT_TRANSLATE_NOOP("Wording", "stopped"),
    "ask": QT_TRANSLATE_NOOP("Wording", "sent to people"),
    "note": QT_TRANSLATE_NOOP("Wording", "let pass"),
    "filled": QT_TRANSLATE_NOOP("Wording", "filled in"),
    "ticked": QT_TRANSLATE_NOOP("Wording", "ticked"),
    "waited": QT_TRANSLATE_NOOP("Wording", "waited"),
    "done": QT_TRANSLATE_NOOP("Wording", "done"),
    "failed": QT_TRANSLATE_NOOP("Wording", "failed"),
}

WISH: Mapping[str, str] = {
    "approve": QT_TRANSLATE_NOOP("Wording", "Approve"),
    "reject": QT_TRANSLATE_NOOP("Wording", "Reject"),
    "advise-approve": QT_TRANSLATE_NOOP("Wording", "I am for it"),
    "advise-reject": QT_TRANSLATE_NOOP("Wording", "I am against it"),
    "ask-changes": QT_TRANSLATE_NOOP("Wording", "Ask for changes"),
    "abstain": QT_TRANSLATE_NOOP("Wording", "Abstain"),
    "hand-on": QT_TRANSLATE_NOOP("Wording", "Hand on"),
    "withdraw": QT_TRANSLATE_NOOP("Wording", "Withdraw"),
    "erase": QT_TRANSLATE_NOOP("Wording", "Erase"),
    "fill": QT_TRANSLATE_NOOP("Wording", "Confirm the form"),
    "tick": QT_TRANSLATE_NOOP("Wording", "Tick"),
    "answer": QT_TRANSLATE_NOOP("Wording", "Send the answer"),
    "comment": QT_TRANSLATE_NOOP("Wording", "Comment"),
}

KIND: Mapping[str, str] = {
    "approval": QT_TRANSLATE_NOOP("Wording", "Decide"),
    "clear": QT_TRANSLATE_NOOP("Wording", "Clear or reject what a rule stopped"),
    "contest": QT_TRANSLATE_NOOP("Wording", "Settle verdicts that contradict each other"),
    "form": QT_TRANSLATE_NOOP("Wording", "Fill in the form"),
    "todo": QT_TRANSLATE_NOOP("Wording", "Do and tick"),
    "changes": QT_TRANSLATE_NOOP("Wording", "Answer the wish for changes"),
    "stuck": QT_TRANSLATE_NOOP("Wording", "Nobody may act: add people, or close it"),
}

_NAMED_BY_STEP = frozenset({"approval", "form", "todo"})
"""Kinds of tasks that the step's own name says best."""

LIGHT: Mapping[str, str] = {
    "here": QT_TRANSLATE_NOOP("Wording", "signed here"),
    "in-folder": QT_TRANSLATE_NOOP("Wording", "in the folder"),
    "seen": QT_TRANSLATE_NOOP("Wording", "seen by another laptop"),
    "witnessed": QT_TRANSLATE_NOOP("Wording", "witnessed"),
}

_LIGHT_LOOK: Mapping[str, tuple[str, str]] = {
    "here": ("pill", "laptop"),
    "in-folder": ("pill-accent", "folder"),
    "seen": ("pill-accent", "eye"),
    "witnessed": ("pill-good", "shield-check"),
}

STEP: Mapping[str, str] = {
    "ahead": QT_TRANSLATE_NOOP("Wording", "not reached yet"),
    "done": QT_TRANSLATE_NOOP("Wording", "done"),
    "open": QT_TRANSLATE_NOOP("Wording", "open now"),
    "approved": QT_TRANSLATE_NOOP("Wording", "approved"),
    "rejected": QT_TRANSLATE_NOOP("Wording", "rejected"),
    "skipped": QT_TRANSLATE_NOOP("Wording", "skipped"),
    "stopped": QT_TRANSLATE_NOOP("Wording", "stopped"),
    "contested": QT_TRANSLATE_NOOP("Wording", "contested"),
    "changes-asked": QT_TRANSLATE_NOOP("Wording", "sent back for changes"),
}

STEP_KIND: Mapping[str, str] = {
    "form": QT_TRANSLATE_NOOP("Wording", "form"),
    "rule": QT_TRANSLATE_NOOP("Wording", "rule"),
    "approval": QT_TRANSLATE_NOOP("Wording", "approval"),
    "todo": QT_TRANSLATE_NOOP("Wording", "to-do"),
    "parallel": QT_TRANSLATE_NOOP("Wording", "side by side"),
    "wait": QT_TRANSLATE_NOOP("Wording", "wait"),
    "action": QT_TRANSLATE_NOOP("Wording", "automatic action"),
    "set": QT_TRANSLATE_NOOP("Wording", "fields are written"),
    "workflow": QT_TRANSLATE_NOOP("Wording", "another workflow"),
    "repeat": QT_TRANSLATE_NOOP("Wording", "repeated"),
    "end": QT_TRANSLATE_NOOP("Wording", "end of the request"),
}

MEMBER: Mapping[str, str] = {
    "primary": QT_TRANSLATE_NOOP("Wording", "writes the office's rules and members"),
    "member": QT_TRANSLATE_NOOP("Wording", "belongs to the office"),
    "ended": QT_TRANSLATE_NOOP("Wording", "ended"),
    "forked": QT_TRANSLATE_NOOP("Wording", "has two histories"),
    "unknown": QT_TRANSLATE_NOOP("Wording", "unknown"),
}

INVITATION: Mapping[str, str] = {
    "open": QT_TRANSLATE_NOOP("Wording", "not used yet"),
    "admitted": QT_TRANSLATE_NOOP("Wording", "let in"),
    "answered": QT_TRANSLATE_NOOP("Wording", "let in, and answered"),
    "refused": QT_TRANSLATE_NOOP("Wording", "refused"),
}

RUNG: Mapping[str, str] = {
    "ask-first": QT_TRANSLATE_NOOP("Wording", "asks before deciding"),
    "decide-then-tell": QT_TRANSLATE_NOOP("Wording", "decides, then tells"),
    "decide": QT_TRANSLATE_NOOP("Wording", "decides alone"),
    "informed": QT_TRANSLATE_NOOP("Wording", "is informed"),
}

HOW: Mapping[str, str] = {
    "any": QT_TRANSLATE_NOOP("Wording", "one of them decides"),
    "all": QT_TRANSLATE_NOOP("Wording", "each of them must approve"),
    "quorum": QT_TRANSLATE_NOOP("Wording", "several of them must approve"),
    "sequence": QT_TRANSLATE_NOOP("Wording", "one after the other"),
}

FIELD_TYPE: Mapping[str, str] = {
    "text": QT_TRANSLATE_NOOP("Wording", "text"),
    "number": QT_TRANSLATE_NOOP("Wording", "number"),
    "money": QT_TRANSLATE_NOOP("Wording", "amount"),
    "date": QT_TRANSLATE_NOOP("Wording", "day"),
    "yes-no": QT_TRANSLATE_NOOP("Wording", "yes or no"),
    "one-of": QT_TRANSLATE_NOOP("Wording", "one of several"),
    "many-of": QT_TRANSLATE_NOOP("Wording", "any of several"),
    "person": QT_TRANSLATE_NOOP("Wording", "person"),
    "unit": QT_TRANSLATE_NOOP("Wording", "unit"),
    "file": QT_TRANSLATE_NOOP("Wording", "file"),
    "table": QT_TRANSLATE_NOOP("Wording", "table"),
}


def status(code: str) -> str:
    """A request's status: “waiting”."""
    return _known(STATUS, code)


def status_look(code: str) -> tuple[str, str]:
    """The look of its label, and the name of its icon."""
    return _STATUS_LOOK.get(code, ("pill", "circle"))


def verdict(code: str) -> str:
    """What somebody did, in the past: “approved”."""
    return _known(VERDICT, code)


def verdict_wish(code: str) -> str:
    """What a button says for it: “Approve”."""
    return _known(WISH, code)


def task_kind(kind: str, step_name: str = "") -> str:
    """What is to be done, by the step's own name where that says it best."""
    return step_name if step_name and kind in _NAMED_BY_STEP else _known(KIND, kind)


def light(code: str) -> str:
    """How far an entry has come: “in the folder”."""
    return _known(LIGHT, code)


def light_look(code: str) -> tuple[str, str]:
    """The look of its label, and the name of its icon."""
    return _LIGHT_LOOK.get(code, ("pill", "circle"))


def step_state(code: str) -> str:
    """How far a step got: “open now”."""
    return _known(STEP, code)


def step_kind(code: str) -> str:
    """What kind of step it is: “approval”."""
    return _known(STEP_KIND, code)


def member(code: str) -> str:
    """How a laptop stands in the office."""
    return _known(MEMBER, code)


def invitation(code: str) -> str:
    """What became of an invitation."""
    return _known(INVITATION, code)


def rung(code: str) -> str:
    """How far delegation goes: “decides alone”."""
    return _known(RUNG, code)


def how(code: str) -> str:
    """How several people act together."""
    return _known(HOW, code)


def field_type(code: str) -> str:
    """What a field takes: “amount”."""
    return _known(FIELD_TYPE, code)


def _known(table: Mapping[str, str], code: str) -> str:
    return spoken(table[code]) if code in table else code

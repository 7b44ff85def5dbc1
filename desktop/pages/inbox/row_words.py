"""What a row of the list says, made from codes when it is first seen, and kept."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import numbers
from desktop.leaving import Stage
from desktop.pages.inbox.arranging import Group, GroupRow, Key, Line, Row, group_of
from desktop.wording.speech import translate

if TYPE_CHECKING:
    from workflows.office.showing.inbox import InboxItem
    from workflows.office.showing.names import Names

_MOST_KEPT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """One task in plain text."""

    title: str
    amount: str
    place: str
    """Unit and workflow."""
    why: str
    due: str
    due_look: str
    """The colour of the theme for it: bad, warn or muted. An icon says the same."""
    due_icon: str


class RowWords:
    """Makes and keeps the words of rows. ``names`` and ``now_ms`` are set before rows are shown."""

    def __init__(self) -> None:
        self.names: Names | None = None
        self.now_ms = 0
        self._kept: dict[Key, tuple[Line, LineWords]] = {}

    def forget(self) -> None:
        """Make them anew: names, the language or the day changed."""
        self._kept = {}

    def of(self, row: Row) -> "LineWords | str":
        """A heading's text, or the words of a task."""
        return heading(row) if isinstance(row, GroupRow) else self.line(row)

    def line(self, line: Line) -> LineWords:
        """The words of a task."""
        known = self._kept.get(line.key)
        if known is not None and known[0] is line:
            return known[1]
        if len(self._kept) > _MOST_KEPT:
            self._kept = {}
        made = self._made(line)
        self._kept[line.key] = (line, made)
        return made

    def short(self, row: Row) -> str:
        """A row in a few words."""
        return heading(row) if isinstance(row, GroupRow) else row.item.title

    def whole(self, row: Row, stage: Stage | None, *, chosen: bool) -> str:
        """A row as a screen reader says it."""
        if isinstance(row, GroupRow):
            return heading(row)
        words = self.line(row)
        parts = [words.title, words.amount, words.place, words.due, words.why]
        if chosen:
            parts.insert(0, translate("InboxRows", "chosen"))
        if stage is not None:
            parts.insert(0, stage_words(stage))
        return ", ".join(part for part in parts if part)

    def _made(self, line: Line) -> LineWords:
        from desktop.wording.times import due  # noqa: PLC0415 -- after the first paint
        from desktop.wording.values import money  # noqa: PLC0415 -- as above

        item, group = line.item, group_of(line.item.due_ms, self.now_ms)
        look, icon = _DUE_LOOKS.get(group, ("muted", "clock"))
        return LineWords(
            title=item.title or item.workflow_name,
            amount=money(item.amount),
            place=" · ".join(part for part in (line.unit, item.workflow_name) if part),
            why=self._why(item),
            due=due(item.due_ms, self.now_ms),
            due_look=look,
            due_icon=icon,
        )

    def _why(self, item: "InboxItem") -> str:
        from desktop.wording.speech import sentence  # noqa: PLC0415 -- after the first paint
        from desktop.wording.standing import task_kind  # noqa: PLC0415 -- as above
        from desktop.wording.why import asked, rule  # noqa: PLC0415 -- as above

        kind = item.kind
        if self.names is None or kind in {"form", "todo", "changes", "stuck", "clear", "contest"}:
            return sentence(task_kind(kind, item.asked.step_name))
        if item.rule is not None and item.rule.texts:
            return sentence(" ".join(item.rule.texts))
        return rule(item.rule, self.names) or sentence(asked(item.asked, self.names))


def line_of(item: "InboxItem", names: "Names") -> Line:
    """A task with the words that filter and sorting look at. Made where tasks come in, off the main thread."""
    from workflows.domain.money import decimal_text  # noqa: PLC0415 -- on the lane

    unit = names.units.get(item.unit, item.unit)
    requester = names.people.get(item.requester, "") if item.requester else ""
    amount = decimal_text(item.amount) if item.amount is not None else ""
    words = f"{item.title}\n{unit}\n{item.workflow_name}\n{requester}\n{amount}".casefold()
    return Line(item=item, unit=unit, words=words)


def heading(row: GroupRow) -> str:
    """The heading of a group with its count: “Overdue   3”."""
    return f"{group_words(row.group)}   {count_words(row)}"


def count_words(row: GroupRow) -> str:
    """How many; a plus where there may be more."""
    return f"{numbers.count(row.count)}+" if row.goes_on else numbers.count(row.count)


def group_words(group: Group) -> str:
    """What a group is called."""
    return {
        Group.OVERDUE: translate("InboxRows", "Overdue"),
        Group.TODAY: translate("InboxRows", "Today"),
        Group.THIS_WEEK: translate("InboxRows", "Next seven days"),
        Group.LATER: translate("InboxRows", "Later"),
        Group.UNDATED: translate("InboxRows", "No deadline"),
        Group.ALL: translate("InboxRows", "All"),
    }[group]


def stage_words(stage: Stage) -> str:
    """What is said of a task with an act on its way."""
    return (
        translate("InboxRows", "being signed")
        if stage is Stage.LEAVING
        else translate("InboxRows", "leaves in a moment")
    )


_DUE_LOOKS = {Group.OVERDUE: ("bad", "circle-alert"), Group.TODAY: ("warn", "clock")}

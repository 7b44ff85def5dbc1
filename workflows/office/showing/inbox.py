"""What waits for a person, and why."""

import msgspec

from workflows.domain.money import Money
from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date
from workflows.office.showing.rule_texts import RuleShown, RuleTexts, rows_in
from workflows.store.rows import InboxRow


class Asked(msgspec.Struct, frozen=True, kw_only=True, gc=False):  # a long inbox has a hundred thousand
    """Why a task is in somebody's inbox, as facts."""

    via: str
    """named, role, handed-on, anyone, last-resort; nobody: shown to an owner because no one may act."""
    role: str | None = None
    unit: str | None = None
    acting_for: str | None = None
    rule_code: str | None = None
    items: tuple[str, ...] = ()
    """Ids of checklist items that are not ticked yet."""
    step_name: str = ""


class InboxItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):  # as above; no value here leads back to itself
    """A task with what a row shows of the request. Key: ``request`` and ``step``."""

    request: str
    step: str
    person: str
    kind: str
    """approval, clear, contest, form, todo, changes; stuck: nobody may act."""
    asked: Asked
    rule: RuleShown | None
    due_ms: int | None
    since_ms: int
    title: str
    amount: Money | None
    workflow: str
    version: int
    workflow_name: str
    unit: str
    status: str
    requester: str | None
    round: int


def inbox(office: Office, person: str, limit: int = 200, after: InboxItem | None = None) -> tuple[InboxItem, ...]:
    """The person's tasks: those with a deadline by deadline, then the others, the older first."""
    with up_to_date(office):
        last = None if after is None else _row_of(after)
        rows = office.store.questions.inbox(person, limit, last)
        rules = RuleTexts(office)
        return tuple(_item(office, row, rules) for row in rows)


def count(office: Office, person: str) -> int:
    """How many tasks wait for the person."""
    with up_to_date(office):
        return office.store.questions.count_inbox(person)


def _item(office: Office, row: InboxRow, rules: RuleTexts) -> InboxItem:
    asked = msgspec.json.decode(row.why, type=Asked)
    versions = office.state.workflows.get(row.workflow, {})
    known = versions.get(row.version)
    money = row.amount_minor is not None and row.currency
    return InboxItem(
        request=row.request,
        step=row.step,
        person=row.person,
        kind=row.kind,
        asked=asked,
        rule=None
        if row.rule_table is None or row.rule_version is None
        else rules.shown(row.rule_table, row.rule_version, rows_in(row.rule_row), asked.rule_code),
        due_ms=row.due_ms,
        since_ms=row.created_ms,
        title=row.title,
        amount=Money(minor=row.amount_minor or 0, currency=row.currency or "") if money else None,
        workflow=row.workflow,
        version=row.version,
        workflow_name=known.name if known is not None else row.workflow,
        unit=row.unit,
        status=row.status,
        requester=row.requester,
        round=row.round,
    )


def _row_of(item: InboxItem) -> InboxRow:
    """The row where a page ended; only what it is ordered by matters."""
    return InboxRow(
        request=item.request,
        step=item.step,
        person=item.person,
        kind=item.kind,
        why="{}",
        due_ms=item.due_ms,
        rule_table=None,
        rule_version=None,
        rule_row=None,
        created_ms=item.since_ms,
        workflow=item.workflow,
        version=item.version,
        title=item.title,
        unit=item.unit,
        status=item.status,
        amount_minor=None,
        currency=None,
        requester=item.requester,
        round=item.round,
    )

"""Evidence for lower limits: amounts that crowd right below one, as if somebody cut them to fit."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from workflows.domain.money import Money
from workflows.engine.state import OfficeState
from workflows.office.ladder.drafts import limit_moved
from workflows.office.ladder.opinions import amount_words
from workflows.office.ladder.proposals import MIN_CROWD, Point, Proposal, at_least, evidence_of, rounded_down
from workflows.office.ladder.rows import Draftable, Rows, column_of
from workflows.office.office import Office
from workflows.rules.cells import Range
from workflows.store.courses import Asked, Course

_BAND = 10
"""A tenth of the limit: what counts as right below it, and the tenth below that to compare with."""
_MIN_SHARE = 2 / 3
"""Of the amounts in both tenths, what the upper one holds at least, with the confidence of ``at_least``.

Amounts of a business thin out upwards, so that the upper tenth holds about half of them or less.
"""


def from_grants(office: OfficeState, sent: Iterable[Course], day: str) -> Iterator[Proposal]:
    """For each limit of authority below which requests crowd: a lower one."""
    every = list(sent)
    for grant in office.grants:
        if grant.up_to is None or grant.rung not in {"decide", "decide-then-tell"} or not grant.holds_on(day):
            continue
        meant = [
            one
            for one in every
            if one.workflow == grant.workflow and (grant.unit is None or grant.unit in office.path_up(one.unit))
        ]
        points = [
            Point(
                request=one.id, at_ms=one.created_ms, agreed=True, minor=one.amount_minor, currency=one.currency or ""
            )
            for one in meant
        ]
        crowd = crowd_below(points, grant.up_to.minor, grant.up_to.currency)
        if not crowd:
            continue
        now = msgspec.structs.replace(grant.up_to, minor=lower_limit(grant.up_to.minor))
        who = grant.person or grant.role or ""
        yield Proposal(
            id="-".join(("crowd", who, grant.workflow, grant.unit or office.head)),
            kind="just-under-limit",
            units=(grant.unit or office.head,),
            facts={
                "who": who,
                "workflow": grant.workflow,
                "unit": grant.unit or office.head,
                "was": amount_words(grant.up_to),
                "limit": amount_words(now),
            },
            evidence=evidence_of(crowd),
            changed=_upper(crowd),
            all_grants=tuple(msgspec.structs.replace(one, up_to=now) if one == grant else one for one in office.grants),
        )


def from_rows(office: Office, rows: Rows, answers: Sequence[Asked], day: str) -> Iterator[Proposal]:
    """For each amount up to which a row says yes by itself, and below which requests crowd: a lower one."""
    for name in sorted(office.state.tables):
        table = office.state.table_on(name, day)
        given = [one for one in answers if one.rule_table == name]
        column = column_of(office, table, given[-1].workflow) if table is not None and given else None
        for row in table.rows if table is not None and column is not None else ():
            assert table is not None
            assert column is not None
            cell = row.when.get(column.id)
            upper = cell.upper if isinstance(cell, Range) else None
            if row.then.verdict != "approve" or upper is None or not isinstance(upper.value, int):
                continue
            points = [
                Point(
                    request=one.request,
                    at_ms=one.at_ms,
                    agreed=True,
                    minor=one.amount_minor,
                    currency=one.currency or "",
                    unit=one.unit,
                )
                for one in given
            ]
            crowd = crowd_below(points, upper.value, column.currency)
            if not crowd:
                continue
            now = lower_limit(upper.value)
            facts = {
                "was": amount_words(Money(minor=upper.value, currency=column.currency)),
                "limit": amount_words(Money(minor=now, currency=column.currency)),
            }
            draft = limit_moved(table, column, upper.value, now)
            found = rows.proposal(Draftable("row-just-under-limit", table, row, draft, crowd, facts))
            if found is not None:
                yield found


def crowd_below(points: Iterable[Point], limit: int, currency: str) -> list[Point]:
    """The amounts in both tenths below a limit, where the upper one is a crowd; those in it agree. Else empty."""
    tenth = limit // _BAND
    both = [
        msgspec.structs.replace(one, agreed=one.minor > limit - tenth)
        for one in points
        if one.currency == currency and one.minor is not None and limit - 2 * tenth < one.minor <= limit
    ]
    upper = sum(one.agreed for one in both)
    return both if upper >= MIN_CROWD and at_least(upper, len(both)) >= _MIN_SHARE else []


def lower_limit(limit: int) -> int:
    """A tenth less, rounded down to two digits."""
    return rounded_down(limit - limit // _BAND)


def _upper(crowd: Iterable[Point]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.request for one in sorted(crowd, key=lambda one: one.at_ms) if one.agreed))

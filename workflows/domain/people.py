"""Who belongs to the office: units, people, roles, what a role may decide, and who stands in for whom."""

from typing import Literal

import msgspec

from workflows.domain.money import Money

OWNER = "owner"
"""The one role every office has. Its holders may change the office, and are asked where nobody else can be."""

MANAGER = "manager"
"""The role whose nearest holder stands above everybody for whom nobody else is named."""

Rung = Literal["ask-first", "decide-then-tell", "decide", "informed"]
"""How far delegation goes. Only the two that begin with “decide” let a person decide alone.

ask-first: the person is asked and gives an opinion, and somebody who may decide then decides. decide-then-tell: they
decide, and whoever stands above them is told. informed: they are told, and decide nothing.
"""

Period = Literal["day", "week", "month", "quarter", "year"]
"""A calendar period in UTC; a week begins on Monday (ISO 8601)."""


class Hours(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"since": "from", "until": "to"}):
    """When a unit works on some days of the week."""

    days: tuple[int, ...]
    """0 is Monday."""
    since: str
    """From when on the clock, HH:MM."""
    until: str
    """To when, that minute not included."""


class Unit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Head office, branch, department or team. Units form one tree."""

    id: str
    name: str
    parent: str | None = None
    """The unit above; None for the head, of which there is one."""
    zone: str = ""
    """The clock it goes by, as IANA names it (Europe/Berlin); empty: that of the unit above, or of the country."""
    country: str = ""
    """Whose holidays it has: two letters (ISO 3166-1); empty: as above it, at last the office's."""
    region: str = ""
    """The part of that country, as ISO 3166-2 ends (BY in DE-BY); empty: as above it, at last the whole country."""
    hours: tuple[Hours, ...] = ()
    """When it works; empty: as above it, at last from Monday to Friday, or as the country has it."""
    closed: tuple[str, ...] = ()
    """Days (YYYY-MM-DD) on which it and the units below it are closed besides."""


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member of the office. People are closed, never deleted: their past acts keep their name."""

    id: str
    name: str
    unit: str
    email: str = ""
    active: bool = True
    reports_to: str = ""
    """The person above them in the reporting line; empty: whoever manages their unit."""
    successor: str = ""
    """Who took over what a closed person had open; empty: nobody in particular."""


class Role(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something a person can be in a unit, such as manager or bookkeeper."""

    id: str
    name: str


class Assignment(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"since": "from", "until": "to"}
):
    """A person holds a role in a unit, and by that in all units below it where nobody nearer holds it."""

    role: str
    person: str
    unit: str
    since: str = ""
    """First day, YYYY-MM-DD; empty: always."""
    until: str = ""
    """Last day, which still counts; empty: no end."""

    def holds_on(self, day: str) -> bool:
        """Whether the day (YYYY-MM-DD) lies inside."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


class Grant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"since": "from", "until": "to"}):
    """Authority: up to which amount a role or person may decide one kind of request in a unit and below."""

    workflow: str
    step: str = ""
    """Only for this step of the workflow; empty: for all that is decided in it."""
    role: str | None = None
    person: str | None = None
    unit: str | None = None
    """None: in every unit."""
    up_to: Money | None = None
    """The largest amount of one decision, itself included. None: without limit."""
    per_period: Money | None = None
    """The largest sum of all that one person decides by this grant within a period. None: without limit."""
    period: Period = "month"
    """The period of that sum."""
    rung: Rung = "decide"
    since: str = ""
    until: str = ""
    pilot: str = ""
    """Id of the trial this grant belongs to; it holds only while that trial runs. Empty: it belongs to none."""

    def holds_on(self, day: str) -> bool:
        """Whether the day (YYYY-MM-DD) lies inside."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


class Substitute(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"since": "from", "until": "to"}
):
    """Who stands in for an absent person, from the first to the last day, both counted."""

    person: str
    """The absent one."""
    by: str
    """The one who acts for them. The record says “B for A”."""
    since: str
    until: str
    workflows: tuple[str, ...] = ()
    """For these only; empty: for all."""
    unit: str = ""
    """Only for requests of this unit and below; empty: wherever the absent person is asked."""
    up_to: Money | None = None
    """The substitute's ceiling: the largest amount of one decision. None: what they may decide themselves, where any
    authority of theirs is written down. The absent person's limits hold in any case.
    """
    asked: bool = False
    """The substitute was asked and has not accepted yet; until then nobody stands in."""
    accepted: str = ""
    """Id of the entry in which the substitute accepted; empty where the office settled it."""

    def holds_on(self, day: str, workflow: str) -> bool:
        """Whether this substitution covers the day (YYYY-MM-DD) and the kind of request."""
        covers = not self.workflows or workflow in self.workflows
        return covers and not self.asked and self.since <= day <= self.until

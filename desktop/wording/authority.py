"""Roles, authority and substitutes as sentences."""

from typing import TYPE_CHECKING

from desktop.wording import times, values
from desktop.wording.speech import fill, translate

if TYPE_CHECKING:
    from workflows.domain.people import Assignment, Grant, Substitute
    from workflows.office.showing.names import Names


def assignment(one: "Assignment", names: "Names") -> str:
    """A role that somebody holds: “Manager in North, until 31 Dec 2026”."""
    role, unit = names.roles.get(one.role, one.role), names.units.get(one.unit, one.unit)
    return fill(translate("Wording", "%role in %unit%dates"), role=role, unit=unit, dates=_dates(one.since, one.until))


def grant(one: "Grant", names: "Names") -> str:
    """What a role or person may decide: “Manager, in North and below: incoming invoices up to 500.00 EUR. …”."""
    who = names.roles.get(one.role, one.role) if one.role is not None else names.people.get(one.person or "", "")
    workflow = names.workflows.get(one.workflow, one.workflow)
    where = names.units.get(one.unit, one.unit) if one.unit is not None else ""
    place = (
        fill(translate("Wording", "in %unit and below"), unit=where) if where else translate("Wording", "everywhere")
    )
    limit = (
        fill(translate("Wording", "up to %amount"), amount=values.money(one.up_to))
        if one.up_to is not None
        else translate("Wording", "any amount")
    )
    said = fill(
        translate("Wording", "%who, %place: “%workflow”, %limit. %rung%dates"),
        who=who,
        place=place,
        workflow=workflow,
        limit=limit,
        rung=rung(one.rung),
        dates=_dates(one.since, one.until),
    )
    return said[:1].upper() + said[1:]


def rung(code: str) -> str:
    """How far delegation goes, in a sentence."""
    match code:
        case "ask-first":
            return translate("Wording", "They ask first.")
        case "decide-then-tell":
            return translate("Wording", "They decide, then tell.")
        case "decide":
            return translate("Wording", "They decide.")
        case "informed":
            return translate("Wording", "They are informed and decide nothing.")
    return code


def substitute(one: "Substitute", names: "Names") -> str:
    """Who stands in for whom: “Ben stands in for Anna from 1 Dec to 14 Dec”."""
    by, person = names.people.get(one.by, one.by), names.people.get(one.person, one.person)
    said = fill(
        translate("Wording", "%by stands in for %person from %since to %until"),
        by=by,
        person=person,
        since=times.day(one.since),
        until=times.day(one.until),
    )
    if one.workflows:
        only = ", ".join(names.workflows.get(workflow, workflow) for workflow in one.workflows)
        said = fill(translate("Wording", "%said, for %only only"), said=said, only=only)
    return said


def _dates(since: str, until: str) -> str:
    return f", {times.period(since, until)}" if since or until else ""

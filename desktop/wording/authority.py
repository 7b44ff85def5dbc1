"""Roles, authority and substitutes as sentences."""

from typing import TYPE_CHECKING

from desktop import numbers
from desktop.wording import periods, times, values
from desktop.wording.speech import all_of, fill, translate

if TYPE_CHECKING:
    from workflows.domain.people import Assignment, Grant, Person, Substitute
    from workflows.domain.pilots import Pilot
    from workflows.domain.rates import Rate
    from workflows.office.showing.names import Names


def assignment(one: "Assignment", names: "Names") -> str:
    """A role that somebody holds: “Manager in North, until 31 Dec 2026”."""
    role, unit = names.roles.get(one.role, one.role), names.units.get(one.unit, one.unit)
    return fill(translate("Wording", "%role in %unit%dates"), role=role, unit=unit, dates=_dates(one.since, one.until))


def grant(one: "Grant", names: "Names", trial: "Pilot | None" = None) -> str:
    """What a role or person may decide: “Manager, in North and below: incoming invoices up to 500.00 EUR. …”."""
    who = names.roles.get(one.role, one.role) if one.role is not None else names.people.get(one.person or "", "")
    workflow = names.workflows.get(one.workflow, one.workflow)
    where = names.units.get(one.unit, one.unit) if one.unit is not None else ""
    place = (
        fill(translate("Wording", "in %unit and below"), unit=where) if where else translate("Wording", "everywhere")
    )
    if one.step:
        template = translate("Wording", "%workflow, step “%step”")
        workflow = fill(template, workflow=workflow, step=one.step)
    limit = (
        fill(translate("Wording", "up to %amount"), amount=values.money(one.up_to))
        if one.up_to is not None
        else translate("Wording", "any amount")
    )
    if one.per_period is not None:
        template = translate("Wording", "%each, and %sum in %period")
        total = values.money(one.per_period)
        limit = fill(template, each=limit, sum=total, period=periods.a_period(one.period))
    said = fill(
        translate("Wording", "%who, %place: “%workflow”, %limit. %rung%dates"),
        who=who,
        place=place,
        workflow=workflow,
        limit=limit,
        rung=rung(one.rung),
        dates=_dates(one.since, one.until),
    )
    if trial is not None:
        said = fill(translate("Wording", "%said On trial: “%trial”, %dates."), said=said, **_trial(trial))
    return said[:1].upper() + said[1:]


def trial(one: "Pilot", names: "Names") -> str:
    """Where and how long something is tried: “On trial in North and below, from 1 Dec to 24 Dec: “Higher limits””."""
    units = all_of(names.units.get(unit, unit) for unit in one.units)
    template = translate("Wording", "On trial in %units and below, %dates: “%trial”")
    return fill(template, units=units, **_trial(one))


def _trial(one: "Pilot") -> dict[str, str]:
    return {"trial": one.name or one.id, "dates": times.period(one.since, one.until)}


def rate(one: "Rate") -> str:
    """An exchange rate: “1 USD is 0.9215 EUR, from 1 Jan 2026 on”."""
    said = translate("Wording", "1 %currency is %rate %into, %dates")
    return fill(
        said, currency=one.currency, rate=numbers.exact(one.rate), into=one.into, dates=times.period(one.since, "")
    )


def reports_to(one: "Person", names: "Names") -> str:
    """Whom somebody reports to: “Ben reports to Anna”."""
    above = names.people.get(one.reports_to, one.reports_to)
    return fill(translate("Wording", "%person reports to %above"), person=one.name, above=above)


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
    if one.unit:
        unit = names.units.get(one.unit, one.unit)
        said = fill(translate("Wording", "%said, in %unit and below only"), said=said, unit=unit)
    if one.up_to is not None:
        said = fill(translate("Wording", "%said, up to %amount"), said=said, amount=values.money(one.up_to))
    if one.asked:
        said = fill(translate("Wording", "%said. %by has not accepted yet"), said=said, by=by)
    return said


def _dates(since: str, until: str) -> str:
    return f", {times.period(since, until)}" if since or until else ""

"""Substitutions as JSON and as sentences of the command line."""

from collections.abc import Mapping
from typing import Any

from workflows.cli.wording import VERDICT, moment
from workflows.domain.money import decimal_text
from workflows.domain.people import Substitute
from workflows.office.showing.substitutions import AskedShown, DecidedFor, Proof, SubstitutionShown, When

_WHEN: Mapping[When, str] = {
    "asked": "asked, and not accepted yet: it does not hold",
    "coming": "begins on its day",
    "today": "holds today",
    "over": "over",
}
_PROOF: Mapping[Proof, str] = {
    "settled": "settled by the office",
    "accepted": "accepted, with a signed entry",
    "differs": "NOT what the named entry accepts",
    "unknown": "the entry of the acceptance is not on this laptop",
}


def plain_of(one: Substitute) -> dict[str, Any]:
    """A substitution as JSON."""
    return {
        "person": one.person,
        "by": one.by,
        "from": one.since,
        "to": one.until,
        "workflows": list(one.workflows),
        "unit": one.unit or None,
        "up_to": decimal_text(one.up_to) if one.up_to is not None else None,
        "currency": one.up_to.currency if one.up_to is not None else None,
        "asked": one.asked,
        "accepted": one.accepted or None,
    }


def written_line(one: SubstitutionShown, names: Mapping[str, str]) -> str:
    """“Carl for Ben, 2026-12-21 to 2026-12-31: holds today; accepted, with a signed entry”."""
    proof = "" if one.substitute.asked else f"; {_PROOF[one.proof]}"
    return f"{_said(one.substitute, names)}: {_WHEN[one.when]}{proof}"


def asked_line(one: AskedShown, names: Mapping[str, str]) -> str:
    """A request, and what it waits for."""
    stands = f"agreed; “countersign substitute settle {one.request[:8]}”" if one.to_be_written else "asked for"
    return f"{one.request[:8]}  {_said(one.substitute, names)}: {stands}"


def decided_line(one: DecidedFor, names: Mapping[str, str]) -> str:
    """“Carl for Ben approved: Paper 12, 80.00 EUR (24 Nov 2026, 05:23 UTC)”."""
    who = f"{names.get(one.by or '', one.by)} for {names.get(one.acting_for, one.acting_for)}"
    amount = f", {decimal_text(one.amount)} {one.amount.currency}" if one.amount is not None else ""
    void = "" if one.counted else "  (without effect)"
    said = f"{who} {VERDICT.get(one.verdict, one.verdict)}: {one.title}{amount}"
    return f"{one.request[:8]}  {said}  {moment(one.at_ms)}{void}"


def _said(one: Substitute, names: Mapping[str, str]) -> str:
    said = f"{names.get(one.by, one.by)} for {names.get(one.person, one.person)}, {one.since} to {one.until}"
    said += f", only {', '.join(one.workflows)}" if one.workflows else ""
    said += f", in {names.get(one.unit, one.unit)}" if one.unit else ""
    return said + (f", up to {decimal_text(one.up_to)} {one.up_to.currency}" if one.up_to is not None else "")

"""What people of the sample firm ask for in each shipped process: an ordinary request, and those that go another way.

Whoever changes a rule's saved case changes a walk: the cases of a process's tables are walked as well.
"""

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from tests.journeys.processes.walking import ANNA, BLOCKED, Walk
from workflows.rules.tables import Case, RuleTable


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One process, as it is walked."""

    ordinary: Mapping[str, str]
    """Everything that a form asks for."""
    by: str = "sam"
    also: tuple[Walk, ...] = ()
    """Ways that no saved case of a table leads to; their values stand over the ordinary ones."""
    first: tuple[Walk, ...] = ()
    """What was asked for before."""
    worked_out: Mapping[str, str] = {}
    """The field by which a value is brought about that the office works out by itself."""
    office: str = ""
    """A readable file about the office."""


_BUDGETS = """
budgets:
  - {id: paper, name: Paper, unit: head-office, category: paper, workflows: [purchase], period: year, amount: "9000000"}
  - {id: toner, name: Toner, unit: head-office, category: toner, workflows: [purchase], period: year, amount: "100"}
"""

STORIES = {
    "customer-onboarding": Story(
        ordinary={
            "legal_name": "Kaffeerad Nord #",
            "registered": "yes",
            "registration_no": "HRB 10#",
            "vat_id": "DE900001017",
            "billing_address": "Deichweg 4, Husum",
            "contact_name": "Frauke Jansen",
            "contact_email": "frauke@kaffeerad.example",
            "contact_phone": "+49 4841 1234567",
            "account_owner": "lotte",
            "credit_limit": "800.00",
            "payment_terms": "30 days",
            "direct_debit": "no",
            "tax_exempt": "no",
            "consents": "e-mail, post",
            "limit_used": "yes",
            "match_found": "no",
            "match_with": "Kaffeerad Nord",
            "blocked": "no",
        },
        also=(Walk(name="a limit that nobody uses", values={"limit_used": "no"}),),
    ),
    "employee-onboarding": Story(
        ordinary={
            "full_name": "Mira Sand",
            "private_contact": "Hafenstraße 9, Kiel",
            "emergency_contact": "Jo Sand, +49 431 1234567",
            "position": "Sales",
            "manager": "maria",
            "buddy": "lotte",
            "start_date": "+20",
            "soon": "no",
            "contract_type": "permanent",
            "hours": "30",
            "planned": "yes",
            "in_band": "yes",
            "probation_end": "+200",
            "decide_by": "+186",
            "money_access": "no",
            "equipment": "telephone, keys",
            "access": "till, door",
            "permit_ends": "no",
            "permit_until": "+300",
            "permit_look": "+240",
            "tax_id": "90 000 000 001",
            "account": "DE56000000000001000001",
            "policies": "work and safety, data protection",
            "payroll_done": "yes",
            "probation": "passed",
        },
        also=(Walk(name="an owner hires", values={}, by=ANNA),),
    ),
    "expense": Story(
        ordinary={
            "date": "-3",
            "merchant": "Bahn #",
            "category": "travel",
            "gross": "40.00",
            "tax": "2.62",
            "purpose": "Trade fair",
            "attendees": "Frauke Jansen",
            "km_from": "Kiel",
            "km_to": "Bremen",
            "km": "420",
            "paid_with": "own money",
            "has_receipt": "yes",
            "lost": "It was in the coat that was stolen",
            "late": "no",
            "weekend": "no",
            "seen_before": "no",
            "why": "Nothing cheaper was free during the fair",
            "statement": "yes",
        },
        also=(
            Walk(name="paid with the company card", values={"paid_with": "company card"}),
            Walk(name="an owner pays with their own money", values={}, by=ANNA),
            Walk(name="a manager's own expense goes one level up", values={"gross": "300.00"}, by="maria"),
            Walk(name="the bookkeeper's own expense is paid by somebody else", values={"gross": "300.00"}, by="petra"),
        ),
    ),
    "invoice-review": Story(
        ordinary={
            "week_end": "-1",
            "stopped": "2",
            "changed": "0",
            "unverified": "0",
            "late": "0",
            "unapproved": "0",
            "odd": "no",
            "what_is_odd": "A payment that fits no invoice",
        },
        by="petra",
    ),
    "leave": Story(
        ordinary={
            "kind": "holiday",
            "first_day": "+30",
            "last_day": "+34",
            "days": "5",
            "balance_after": "12",
            "covered": "yes",
            "early": "yes",
            "blackout": "no",
            "why_then": "A wedding",
            "same_key": "no",
            "substitute": "lotte",
            "hand_over_on": "+29",
            "may_call": "yes",
            "reachable": "+49 151 1234567",
            "note_given": "yes",
            "hand_over": "The key lies in the safe; the order of Tuesday waits for a call.",
            "back_on": "+35",
        },
        also=(Walk(name="an owner is away", values={}, by=ANNA),),
    ),
    "leaver": Story(
        ordinary={
            "person": "tomas",
            "last_day": "+28",
            "by_us": "no",
            "reason": "Moves to the mountains",
            "at_once": "no",
            "decides": "no",
            "takes_over": "lotte",
            "money_access": "no",
            "has_things": "no",
            "things": "Key 14, telephone",
            "talked": "Would come back",
            "talk_done": "yes",
        },
        also=(Walk(name="an owner writes it down", values={}, by=ANNA),),
    ),
    "local-promotion": Story(
        ordinary={
            "name": "Harbour days #",
            "what": "Coffee and cake in front of the shop",
            "first_day": "+14",
            "last_day": "+16",
            "cost": "80.00",
            "discount": "10",
            "below_cost": "no",
            "other_branches": "no",
            "our_name": "no",
            "spent": "91.20",
            "learned": "More cake",
        },
        also=(Walk(name="an owner's promotion", values={}, by=ANNA),),
    ),
    "order": Story(
        ordinary={
            "customer": "Kaffeerad Nord",
            "order_no": "A-#",
            "lines": "10 Espresso 1 kg at 18.00",
            "total": "180.00",
            "discount": "0",
            "below_cost": "no",
            "over_credit": "no",
            "overdue": "no",
            "stock": "all of it",
            "partial_ok": "yes",
            "other_branch": "south",
            "other_manager": "jonas",
            "promised": "+5",
            "address": "Frauke Jansen, Deichweg 4, Husum",
            "new_address": "no",
            "special": "no",
            "confirmed": "+5",
            "carrier": "Fietskoerier",
            "in_time": "yes",
            "short": "no",
            "short_items": "One bag",
            "invoice_no": "R-#",
        },
        also=(Walk(name="late, and one bag is missing", values={"in_time": "no", "short": "yes"}),),
    ),
    "price-change": Story(
        ordinary={
            "what": "Espresso 1 kg",
            "scope": "one article",
            "old_price": "21.40",
            "new_price": "22.00",
            "change": "3",
            "margin": "30",
            "below_cost": "no",
            "effect": "120.00",
            "reason": "Beans are dearer",
            "promised": "no",
            "valid_from": "+10",
        },
        also=(Walk(name="an owner changes a price", values={}, by=ANNA),),
    ),
    "purchase": Story(
        ordinary={
            "what": "Paper",
            "purpose": "Printing",
            "supplier": "Papierhof #",
            "new_supplier": "no",
            "kind": "one-off",
            "term": "24",
            "price": "120.00",
            "budget_line": "",
            "needed_by": "+14",
            "stock_looked": "yes",
            "bought": "no",
            "why_bought": "The printer stood still",
            "quotes": "0",
            "why_fewer": "Nobody else has it",
            "order_no": "B-#",
            "ordered_price": "120.00",
        },
        also=(
            Walk(name="ordered in another currency", values={"ordered_price": "120.00 USD"}),
            Walk(name="an owner buys something", values={"new_supplier": "yes"}, by=ANNA),
            Walk(name="split in two, first part", values={"supplier": "Splitter", "price": "800.00"}),
            Walk(name="split in two, second part", values={"supplier": "Splitter", "price": "800.00"}),
        ),
        first=(Walk(name="uses the budget up", values={"budget_line": "toner", "price": "100.00"}),),
        worked_out={
            "supplier-sum-7-days": "price",
            "budget_used": "budget_line",
            "days_left": "needed_by",
            "over": "ordered_price",
            "supplier_blocked": "supplier",
        },
        office=_BUDGETS,
    ),
    "return": Story(
        ordinary={
            "order_no": "A-#",
            "item": "Lamp",
            "quantity": "1",
            "delivered": "-14",
            "due": "+16",
            "reason": "no longer wanted",
            "photos": "lamp.jpg",
            "wish": "refund",
            "excluded": "no",
            "often": "no",
            "paid": "80.00",
            "keeps_it": "no",
            "received": "+2",
            "grade": "A",
            "disposition": "restock",
            "refund": "80.00",
            "more_than_paid": "no",
            "cause": "customer",
            "claim": "no",
        },
        also=(
            Walk(name="the supplier owes us something", values={"claim": "yes", "reason": "defective"}),
            Walk(name="an owner takes a return in", values={}, by=ANNA),
        ),
        worked_out={"days_left": "due"},
    ),
}


def walks_of(process: str, tables: tuple[RuleTable, ...]) -> list[Walk]:
    """The ordinary request, one for each row of each table, and the others of the story."""
    story = STORIES[process]
    found = [*story.first, Walk(name="ordinary", values={}, by=story.by)]
    for table in tables:
        met: set[str] = set()
        for case in table.cases:
            rows = {row.id for row in table.rows} & set(case.expect.split(", "))
            if rows - met:
                met |= rows
                found.append(_as_walk(story, case))
    found.extend(story.also)
    return [msgspec.structs.replace(one, values={**story.ordinary, **one.values}) for one in found]


def _as_walk(story: Story, case: Case) -> Walk:
    given = dict(case.given)
    by = ANNA if given.pop("asked_by_owner", False) in {True, "yes"} else story.by
    values: dict[str, str] = {}
    for name, value in given.items():
        text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        values[story.worked_out.get(name, name)] = _brought_about(name, text)
    return Walk(name=case.name, values=values, by=by)


def _brought_about(name: str, text: str) -> str:
    """What is typed so that the office works this out."""
    match name:
        case "days_left":
            return text if text.startswith("-") else f"+{text}"
        case "over":
            return f"{Decimal('132.00') + Decimal(text)}"
        case "supplier_blocked":
            return BLOCKED if text == "yes" else "Papierhof #"
        case "budget_used":
            return "toner" if float(text) >= 100 else "paper"
    return text

"""Starting an office on one page: name, branches, who decides where, the amount, people, processes.

All of it or nothing. What is answered becomes signed acts of the owner, exactly as a readable file would make them.
"""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal

import msgspec

from workflows import readable
from workflows.domain.money import decimal_text, is_currency, parse_money
from workflows.domain.people import OWNER
from workflows.errors import CountersignError
from workflows.intake.confined import ConfinedReader
from workflows.office.documents import Taken, take_in
from workflows.office.founding import HEAD, Charter, Founded, Progress, Stopped, found
from workflows.office.office import Office
from workflows.office.pasted_people import PastedPerson
from workflows.office.shipped import apply_text, process_file, read_text
from workflows.office.slugs import is_name, slug
from workflows.office.thresholds import ASKED_ABOVE, LEAST, MOST, TOGETHER_UP_TO, fitted
from workflows.store.home import refuse_synced, refuse_used

ROLES = {"manager": "Manager", "bookkeeper": "Bookkeeper", "clerk": "Clerk"}
"""The roles that every office begins with, and their first names."""
_INVOICE = "invoice"
_MANAGER, _BOOKKEEPER = "manager", "bookkeeper"
_MAX_BRANCHES = 200

Field = Literal["name", "owner", "currency", "country", "branches", "asked_above", "people", "home"]


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """A branch, and who decides there."""

    name: str
    manager: str = ""
    """A person's name; empty: the owner."""


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is asked. Texts as they were typed."""

    name: str
    owner: str
    currency: str
    country: str
    branches: tuple[Branch, ...] = ()
    head_manager: str = ""
    """Who decides in the head office; empty: the owner."""
    asked_above: str
    """An exact decimal with a point, in the currency."""
    people: tuple[PastedPerson, ...] = ()
    processes: tuple[str, ...] = ()
    """Ids of shipped processes."""
    documents: tuple[Path, ...] = ()
    """Invoices that are there already: they come in by themselves, nobody is who asks."""
    home: Path


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it."""

    founded: Founded
    taken: int
    """Invoices that stand in the office now."""
    refused: tuple[str, ...] = ()
    """Names of files in which none was found; they lie where they lay."""


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """Something that cannot be taken, and the field it stands in."""

    field: Field
    code: str
    """empty, bad-name, same-name, too-many; bad-amount, too-many-decimals, too-small, too-large; bad-currency,
    bad-country; bad-lines; or the code of a ``CountersignError`` about the folder."""
    subject: str = ""
    """The branch or person concerned."""
    error: CountersignError | None = None
    """What the store says of the folder."""


def missing(wanted: Beginning, *, look_at_disk: bool = True) -> tuple[Missing, ...]:
    """What cannot be taken, in the order of the page; empty: it can be founded. Only the folder is looked at."""
    found_all: list[Missing] = []
    for field, text in (("name", wanted.name), ("owner", wanted.owner)):
        if not text.strip():
            found_all.append(Missing(field=field, code="empty"))  # type: ignore[arg-type]  # one of the two above
        elif not is_name(text):
            found_all.append(Missing(field=field, code="bad-name"))  # type: ignore[arg-type]  # as above
    if not is_currency(wanted.currency):
        found_all.append(Missing(field="currency", code="bad-currency"))
    if len(wanted.country) != 2 or not wanted.country.isalpha() or not wanted.country.isupper():
        found_all.append(Missing(field="country", code="bad-country"))
    found_all += _wrong_branches(wanted)
    found_all += _wrong_amount(wanted)
    if any(one.problems for one in wanted.people):
        found_all.append(Missing(field="people", code="bad-lines"))
    if look_at_disk:
        try:
            refuse_synced(wanted.home.absolute())
            refuse_used(wanted.home.absolute())
        except CountersignError as error:
            found_all.append(Missing(field="home", code=error.code, error=error))
    return tuple(found_all)


def begin(wanted: Beginning, progress: Progress = lambda _done, _all: True) -> Begun:
    """Found the office as it was answered. What ``missing`` names must not be there any more.

    Raises as ``found``, and Stopped where ``progress`` says so: then nothing is left behind.
    """
    texts = [_process(name, wanted) for name in wanted.processes]
    steps = len(texts) + 3
    taken: list[Taken] = []

    def tell(done: int) -> None:
        if not progress(done, steps):
            raise Stopped

    def do(office: Office, owner: str) -> None:
        tell(1)
        apply_text(office, _json({"roles": [{"id": one, "name": name} for one, name in ROLES.items()]}), "roles", owner)
        for number, text in enumerate(texts):
            apply_text(office, text, wanted.processes[number], owner)
            tell(number + 2)
        apply_text(office, _json(_people(wanted, office, owner)), "people", owner)
        tell(len(texts) + 2)
        if wanted.documents and _INVOICE in office.state.workflows:
            with ConfinedReader() as confined:
                taken.extend(
                    take_in(office, wanted.documents, workflow=_INVOICE, unit=None, by=None, confined=confined)
                )

    tell(0)
    charter = Charter(name=wanted.name, owner=wanted.owner, country=wanted.country, currency=wanted.currency)
    founded = found(wanted.home, charter, do)
    progress(steps, steps)
    return Begun(
        founded=founded,
        taken=sum(one.request is not None for one in taken),
        refused=tuple(one.file for one in taken if one.request is None),
    )


def amounts_of(asked_above: str, currency: str) -> tuple[str, str] | None:
    """The amount above which the owner is asked, and the larger one above which the bookkeeper is as well.

    Exact decimals; up to the larger one a manager decides together with the owner. None for what cannot be taken.
    """
    if _amount_problem(asked_above, currency) is not None:
        return None
    above = parse_money(asked_above, currency)
    factor = int(TOGETHER_UP_TO / ASKED_ABOVE)
    return decimal_text(above), decimal_text(msgspec.structs.replace(above, minor=above.minor * factor))


# ---------------------------------------------------------------- what cannot be taken


def _wrong_branches(wanted: Beginning) -> list[Missing]:
    found_all, seen = [], set()
    for branch in wanted.branches:
        key = branch.name.strip().casefold()
        if not is_name(branch.name):
            found_all.append(Missing(field="branches", code="bad-name", subject=branch.name))
        elif key in seen:
            found_all.append(Missing(field="branches", code="same-name", subject=branch.name))
        elif branch.manager and not is_name(branch.manager):
            found_all.append(Missing(field="branches", code="bad-manager", subject=branch.name))
        seen.add(key)
    if len(wanted.branches) > _MAX_BRANCHES:
        found_all.append(Missing(field="branches", code="too-many"))
    return found_all


def _wrong_amount(wanted: Beginning) -> list[Missing]:
    code = _amount_problem(wanted.asked_above, wanted.currency)
    return [] if code is None else [Missing(field="asked_above", code=code)]


def _amount_problem(text: str, currency: str) -> str | None:
    if not is_currency(currency):
        return None  # said beside the currency
    try:
        parse_money(text, currency)
        amount = Decimal(text)
    except (ValueError, InvalidOperation) as error:
        return "bad-amount" if isinstance(error, InvalidOperation) else str(error)
    if amount < LEAST:
        return "too-small"
    return "too-large" if amount > MOST else None


# ---------------------------------------------------------------- acts


def _process(name: str, wanted: Beginning) -> str:
    path = process_file(name)
    plain = fitted(readable.read(read_text(path), path.name).value, Decimal(wanted.asked_above), wanted.currency)
    held = held_at_the_head(wanted)
    tables = [table | {"rows": [_staffed(row, held) for row in table["rows"]]} for table in plain.get("tables") or ()]
    return _json(plain | ({"tables": tables} if tables else {}))


def _staffed(row: dict[str, Any], held: frozenset[str]) -> dict[str, Any]:
    """A row that asks several people at once, without those that some unit has nobody for.

    Their place would fall to the owner, who is asked already, and the request would never come to an end.
    """
    then = row["then"]
    asked = then.get("approvers") or ()
    kept = [one for one in asked if one.get("role") in {None, OWNER} or one["role"] in held]
    if then.get("how") != "all" or not kept or len(kept) == len(asked):
        return row
    fewer = {name: value for name, value in then.items() if name not in {"text", "how"}} | {"approvers": kept}
    return row | {"then": fewer | ({"how": "all"} if len(kept) > 1 else {})}


def held_at_the_head(wanted: Beginning) -> frozenset[str]:
    """The roles that somebody else than the owner has in the head office, and by that everywhere."""
    found_all = {one.role for one in wanted.people if one.role and not one.branch and not one.owner}
    if wanted.head_manager and _key(wanted.head_manager) != _key(wanted.owner):
        found_all.add(_MANAGER)
    return frozenset(found_all)


def lacking_for_own(wanted: Beginning) -> tuple[str, ...]:
    """The roles that nobody but the owner has, so that an invoice which the owner asks for waits; none: it goes on.

    Up to the amount above which an owner is asked. What comes in by itself an owner carries through alone.
    """
    if _INVOICE not in wanted.processes:
        return ()
    held = held_at_the_head(wanted)
    decides = {one.role for one in wanted.people if not one.owner} | {
        _MANAGER for one in wanted.branches if one.manager
    }
    return tuple(role for role, there in ((_BOOKKEEPER, held), (_MANAGER, held | decides)) if role not in there)


def _people(wanted: Beginning, office: Office, owner: str) -> dict[str, Any]:
    """Units, people with their roles, and up to which amount who may decide."""
    units = _units(wanted)
    roles: dict[str, dict[tuple[str, str], None]] = {}
    people: dict[str, dict[str, Any]] = {
        _key(wanted.owner): {"id": owner, "name": office.state.people[owner].name, "unit": HEAD}
    }
    taken = {owner}
    roles[_key(wanted.owner)] = {(OWNER, HEAD): None}

    def add(name: str, unit: str, email: str = "") -> str:
        key = _key(name)
        if key not in people:
            one = slug(name, taken)
            taken.add(one)
            people[key] = {"id": one, "name": name.strip(), "unit": unit} | ({"email": email} if email else {})
            roles[key] = {}
        return key

    for one in wanted.people:
        unit = units[_key(one.branch)] if one.branch else HEAD
        key = add(one.name, unit, one.email)
        if one.owner:
            people[key] |= {"unit": unit} | ({"email": one.email} if one.email else {})
        if one.role:
            roles[key][one.role, unit] = None
    for manager, unit in [(wanted.head_manager, HEAD)] + [
        (one.manager, units[_key(one.name)]) for one in wanted.branches
    ]:
        if manager:
            roles[add(manager, unit)][_MANAGER, unit] = None
    return {
        "units": [
            {"id": unit, "name": one.name.strip()} for one in wanted.branches for unit in [units[_key(one.name)]]
        ],
        "people": [
            one | {"roles": [{"role": role, "unit": unit} for role, unit in roles[key]]} for key, one in people.items()
        ],
        "authority": _authority(wanted),
    }


def _authority(wanted: Beginning) -> list[dict[str, Any]]:
    """Managers decide together with the owner up to an amount; the bookkeeper's word is needed above it."""
    amounts = amounts_of(wanted.asked_above, wanted.currency)
    assert amounts is not None
    found_all: list[dict[str, Any]] = []
    for name in wanted.processes:
        path = process_file(name)
        for workflow in readable.read(read_text(path), path.name).value.get("workflows") or ():
            if not workflow.get("amount"):
                continue  # limits are about amounts
            found_all.append({"workflow": workflow["id"], "role": _MANAGER, "up_to": amounts[1]})
            found_all.append({"workflow": workflow["id"], "role": _BOOKKEEPER})
    return found_all


def _units(wanted: Beginning) -> dict[str, str]:
    """Ids of the branches by what they are called."""
    found_all: dict[str, str] = {}
    taken = {HEAD}
    for branch in wanted.branches:
        one = slug(branch.name, taken)
        taken.add(one)
        found_all[_key(branch.name)] = one
    return found_all


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _json(plain: dict[str, Any]) -> str:
    """JSON is readable text as well; a name can hold anything in it."""
    return msgspec.json.encode(plain).decode()

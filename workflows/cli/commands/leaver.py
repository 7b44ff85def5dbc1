"""``countersign leaver``: what hangs on a person; close them, and hand all of it over in one stroke."""

import argparse
from collections.abc import Mapping
from typing import Any

import msgspec

from workflows import clock
from workflows.cli.homes import add_person, open_office, owner_of, person_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.substitute_words import plain_of
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import STATUS
from workflows.domain.commands import Refusal
from workflows.office.leaving import Holdings, holdings, leave
from workflows.office.sharing.members import name_of

EXAMPLE = """\
  countersign leaver show ben
  countersign leaver close ben --to dora --as anna
  countersign leaver close ben --as anna

  With --to, the successor gets roles, authority and people, and is asked in their place wherever they were asked by
  name; substitutions by them are asked of the successor. Without it, all that ends; whoever stands above, or the
  owner, is asked. Laptops are revoked apart from this: countersign revoke.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whom, and who takes over."""
    parser.add_argument("do", choices=("show", "close"), help="show: what hangs on the person; close: and hand it over")
    parser.add_argument("who", metavar="PERSON", help="who leaves: an id or a name")
    parser.add_argument("--to", metavar="PERSON", help="for close: who takes over")
    add_person(parser, required=False, help_text="for close: the owner who signs it")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show what hangs on them, and close them if that was asked."""
    closing = options.do == "close"
    if options.to is not None and not closing:
        raise WrongUsage("--to belongs to “leaver close”")
    with open_office(options, write=closing) as office:
        questions, now_ms = office.store.questions, clock.now_ms()
        person = person_in(questions, options.who)
        successor = person_in(questions, options.to) if options.to is not None else ""
        found = holdings(office, person, now_ms)
        if closing:
            answer = leave(office, owner_of(options, office), person, successor, now_ms)
            if isinstance(answer, Refusal):
                return output.refused(answer, names_of(office))
        names = names_of(office) | {one: name_of(office, one) for one in found.devices}
        plain = _plain(found) | {"closed": closing, "successor": successor or None}
        output.answer(plain, _words(found, names, closed=closing, successor=successor))
    return 0


def _plain(found: Holdings) -> dict[str, Any]:
    return {
        "person": found.person,
        "tasks": [msgspec.to_builtins(one) for one in found.tasks],
        "requests": [msgspec.to_builtins(one) for one in found.requests],
        "roles": [{"role": one.role, "unit": one.unit} for one in found.roles],
        "owner": found.owner,
        "authority": [msgspec.to_builtins(one) for one in found.grants],
        "substitutes": [plain_of(one) for one in found.substitutes],
        "reports": list(found.reports),
        "devices": list(found.devices),
    }


def _words(found: Holdings, names: Mapping[str, str], *, closed: bool, successor: str) -> list[str]:
    def name(one: str) -> str:
        return names.get(one, one)

    lines = [
        f"{one.request[:8]}  {one.title}: {one.step}" + (" (nobody else may)" if one.alone else "")
        for one in found.tasks
    ]
    lines += [f"{one.request[:8]}  {one.title}: asked for by them, {STATUS[one.status]}" for one in found.requests]
    lines += [f"is {name(one.role)} of {name(one.unit)}" for one in found.roles]
    lines += [f"may decide {one.workflow} by their own name" for one in found.grants]
    lines += [f"{name(one.by)} stands in for {name(one.person)} until {one.until}" for one in found.substitutes]
    lines += [f"{name(one)} reports to them" for one in found.reports]
    lines += [f"signs on “{name(one)}”: countersign revoke" for one in found.devices]
    head = f"{name(found.person)}:" if lines else f"Nothing hangs on {name(found.person)}."
    told = [head, *(f"  {line}" for line in lines)]
    if closed:
        told.append(f"Closed. {name(successor)} took over." if successor else "Closed. Nobody in particular took over.")
    return told

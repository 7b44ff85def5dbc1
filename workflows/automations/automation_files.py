"""Automations read from a readable file: the section ``automations``, each with its time in people's words."""

from typing import Any

import msgspec

from workflows.domain.automations import Automation, OnSchedule
from workflows.office.office import Office
from workflows.readable import Path, Readable

_SECTION = "automations"


def automations_in(office: Office, source: Readable) -> tuple[Automation, ...]:
    """What the file says. ``when`` stands for a trigger by schedule, with ``workflow`` for a date of its requests.

    Without ``device`` this laptop runs a new one; which laptop runs a known one is left as it is. Raises InvalidInput
    that names file, line and what was expected.
    """
    value = source.value
    if not isinstance(value, dict) or not isinstance(value.get(_SECTION), list) or not value[_SECTION]:
        source.refuse((_SECTION,), "expected the section automations, a list of them")
    return tuple(_one(office, source, (_SECTION, place), plain) for place, plain in enumerate(value[_SECTION]))


def _one(office: Office, source: Readable, path: Path, plain: Any) -> Automation:
    if not isinstance(plain, dict) or not isinstance(plain.get("id"), str):
        source.refuse(path, "expected an automation with id, name, when (or trigger) and actions")
    known = office.state.automations.get(plain["id"])
    given = {"unit": office.state.head, "device": office.keys.device, "name": plain["id"], **plain}
    when = given.pop("when", None)
    if when is not None:
        if "trigger" in given:
            source.refuse((*path, "when"), "expected either when or trigger")
        if not isinstance(when, str):
            source.refuse((*path, "when"), "expected a time in words, such as every Monday 08:00")
        given["trigger"] = msgspec.to_builtins(OnSchedule(when=when, workflow=str(given.pop("workflow", ""))))
    strange = sorted(set(given) - set(Automation.__struct_fields__))
    if strange:
        source.refuse((*path, strange[0]), f"expected one of {', '.join(Automation.__struct_fields__)}, or when")
    for kept in ("device", "term", "since_ms") if known is not None else ():
        given[kept] = getattr(known, kept)
    try:
        return msgspec.convert(given, Automation)
    except msgspec.ValidationError as error:
        source.refuse(path, str(error)[:1].lower() + str(error)[1:])

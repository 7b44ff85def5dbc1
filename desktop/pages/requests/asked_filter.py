"""Links from figures to the list behind them: a filter written as words."""

import msgspec

from workflows.office.showing.requests_index import Filter


def filter_in(text: str, me: str) -> Filter:
    """Read ``status=approved,done;unit=north;workflow=…;mine=yes;waiting=yes;since=<ms>;text=…``.

    What is not understood is left out: a link from an older figure still shows a list.
    """
    found = Filter()
    replace = msgspec.structs.replace
    for part in text.split(";"):
        name, _, value = part.partition("=")
        value = value.strip()
        match name.strip():
            case "status":
                found = replace(found, statuses=_several(value))
            case "unit":
                found = replace(found, units=_several(value))
            case "workflow" if value:
                found = replace(found, workflow=value)
            case "requester" if value:
                found = replace(found, requester=value)
            case "mine" if value == "yes" and me:
                found = replace(found, requester=me)
            case "waiting" if value:
                found = replace(found, waiting_for=me if value == "yes" else value)
            case "since" if value.isdecimal() and len(value) < 16:
                found = replace(found, since_ms=int(value))
            case "text":
                found = replace(found, text=value)
            case _:
                continue
    return found


def _several(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())

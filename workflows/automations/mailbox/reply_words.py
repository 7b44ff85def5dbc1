"""What the answer to a code's mail says: its first line and nothing else. Pure.

``approve CODE`` or ``reject CODE why``, in English or German. Whatever is quoted below, or stands in front, decides
nothing; a yes with conditions is no yes.
"""

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

Verdict = Literal["approve", "reject"]

WORDS: Mapping[str, Verdict] = {
    "approve": "approve",
    "approved": "approve",
    "genehmigen": "approve",
    "genehmigt": "approve",
    "freigeben": "approve",
    "freigegeben": "approve",
    "reject": "reject",
    "rejected": "reject",
    "ablehnen": "reject",
    "abgelehnt": "reject",
}
_GROUP = r"[0-9A-Za-z]{4}"
_CODE = re.compile(rf"({_GROUP}(?:[-\u2010-\u2015 ]?{_GROUP}){{3}})(.*)\Z", re.DOTALL)
_LONGEST_REASON = 1_000


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody answered."""

    verdict: Verdict
    code: str
    """As it was typed."""
    reason: str = ""


def read_reply(text: str) -> Reply | None:
    """The decision in the first line; None where it holds none that can be told for sure."""
    line = next((one.strip() for one in text.splitlines() if one.strip()), "")
    word, _, rest = line.partition(" ")
    verdict = WORDS.get(word.casefold().rstrip(":,"))
    found = _CODE.match(rest.strip()) if verdict is not None else None
    if verdict is None or found is None:
        return None
    after = found[2]
    if after[:1].isalnum():
        return None  # longer than any code
    reason = after.strip().strip(":,;.-–—").strip()
    if verdict == "approve" and reason:
        return None  # yes, but
    return Reply(verdict=verdict, code=found[1], reason=reason[:_LONGEST_REASON])

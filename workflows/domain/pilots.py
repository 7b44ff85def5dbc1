"""A trial of a rule table or of authority: for some units, until a day, then back by itself."""

from typing import Literal

import msgspec

from workflows.domain.people import Grant

Ending = Literal["pulled-back", "rolled-out"]


class Pilot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"since": "from", "until": "to"}):
    """What is tried, where, and how long. From the day after its last one everything is as before, by itself."""

    id: str
    name: str = ""
    why: str = ""
    """What its author hopes to learn."""
    units: tuple[str, ...]
    """Where it holds: in each of these and below. Never empty."""
    since: str
    """First day, YYYY-MM-DD."""
    until: str
    """Last day, which still counts."""
    table: str = ""
    """The rule table that is tried; empty where it is authority."""
    version: int = 0
    """The version of that table which holds in these units on these days."""
    grants: tuple[Grant, ...] = ()
    """Authority that is tried, beside what holds anyway; each bears the pilot's id."""
    ended: Ending | None = None
    """pulled-back: it ended before its day; rolled-out: the office signed it for everywhere, from then on."""
    ended_on: str = ""
    """The first day (YYYY-MM-DD) on which it was over."""

    def runs_on(self, day: str) -> bool:
        """Whether it holds in its units on the day (YYYY-MM-DD)."""
        return self.since <= day <= self.until and (not self.ended_on or day < self.ended_on)

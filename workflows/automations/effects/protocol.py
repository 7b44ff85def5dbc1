"""What every effect keeps to, so that it can be shown before, done once, and judged after a crash.

The runner writes down that it begins before it calls ``run``, and how it ended afterwards. An effect is therefore told
its key: the same key means the same doing, however often it is tried. Where an effect can carry the key outside (a
Message-ID, a file's name, a header), it does, and then ``was_done`` can tell after a crash what became of it.

What stands in ``values`` comes from documents, mails and people: an effect treats every path, address and text in it
as hostile.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import msgspec

from workflows.domain.automations import Action

if TYPE_CHECKING:
    from workflows.office.office import Office

Settings = Mapping[str, Any]
"""An action's settings as plain data; every effect reads its own and refuses what it does not know."""

Happened = Literal["no", "yes", "unknown"]
"""Whether the effect took place. Only after a sure ``no`` is anything done again by itself."""


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """Why and for what an effect is had: one firing of an automation, or one action step of a request."""

    key: str
    """The idempotency key: the same text for every try of the same effect, on every laptop, and of no other."""
    now_ms: int
    """The time to put into what is made. An effect asks no clock for that."""
    planned_ms: int
    """When it was due; for an event, when that happened."""
    attempt: int = 1
    """Which try this is, from 1."""
    automation: str = ""
    """Id of the automation; empty for an action step."""
    request: str = ""
    """Id of the request it is about; empty where there is none."""
    unit: str = ""
    """Id of the unit in whose name it happens."""
    by: str | None = None
    """The person in whose name it happens, where an act of theirs is written: a request is started, a field changed."""
    values: Mapping[str, Any] = {}
    """Plain values that templates may name: of the request, of the row, mail or file that came. Hostile."""


class WouldDo(msgspec.Struct, frozen=True, kw_only=True):
    """What an effect would do, without doing any of it."""

    code: str
    """A stable word for the sentence, such as ``send-mail``."""
    facts: Mapping[str, str] = {}
    """What the sentence names: the address, the file, the amount."""
    preview: str = ""
    """What would be written or sent, as text; empty where that is no text."""
    problems: tuple[str, ...] = ()
    """Codes of why it would fail if it were done now; empty: nothing speaks against it."""


class Did(msgspec.Struct, frozen=True, kw_only=True):
    """What an effect did."""

    text: str = ""
    """One line for the list of runs: a file's name, a receipt number. No secret, and no personal value."""
    facts: Mapping[str, str] = {}
    files: tuple[Path, ...] = ()
    """Files that were made, for following actions of the same run."""
    values: Mapping[str, Any] = {}
    """Values for following actions of the same run."""


class EffectFailed(Exception):
    """An effect could not be had. ``happened`` decides what follows: only after ``no`` it may be tried again."""

    def __init__(self, code: str, text: str, *, happened: Happened = "no", again: bool = True) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        """A stable word, such as ``refused-by-server``."""
        self.text = text
        """What happened, in one or two sentences without a secret."""
        self.happened = happened
        self.again = again
        """Whether trying later may help; False for what a person has to change first (a wrong address or password)."""


class Effect(Protocol):
    """One kind of action. Effects hold no state between calls; the runner calls them one after the other."""

    kind: str
    """The word that actions name it by."""

    def check(self, settings: Settings) -> None:
        """Refuse settings that can never work. Pure. Raises InvalidInput that says what was expected where."""

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """What ``run`` would do. Changes nothing anywhere, sends nothing, asks no network."""

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Do it, at most once for ``occasion.key``. Raises EffectFailed; any other error counts as ``unknown``.

        No transaction is open. Acts on the office that it writes are durable on their own and have to be found again
        by ``was_done``.
        """

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """After a crash during ``run``: whether it took place. ``unknown`` where nothing can tell; asks a person."""

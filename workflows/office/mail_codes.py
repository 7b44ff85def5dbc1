"""One-time codes of a laptop: keyed hashes, what they are for, and what became of them. Never the codes themselves."""

import hmac
from typing import TYPE_CHECKING, Literal

import msgspec

from workflows.ids import new_bytes
from workflows.ledger import crockford
from workflows.office.sharing.local_secrets import LocalSecrets

if TYPE_CHECKING:
    from workflows.office.office import Office

_PREFIX = "mail-code/"
_KEY = "mail-code-key"
_CLOCK = "mail-code-clock"
_STEP_MS = 300_000
_BACK_MS = 3_600_000
"""A clock that is put right by less than that did not go back."""
_MARK = 4
_MARK_KEY = "countersign mark of this laptop's codes"
_KEPT_MS = 30 * 86_400_000
"""So long is known what became of a code, so that an answer that comes late is told why it does not count."""


class Code(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One code."""

    id: str
    person: str
    request: str
    step: str
    round: int
    fingerprint: str
    """Of what was shown; see ``mail_decisions``."""
    digest: str
    """HMAC-SHA256 of the code, with a key that this laptop alone has, hex."""
    made_ms: int
    until_ms: int
    tries: int = 0
    """Wrong codes that came while it was open."""
    state: Literal["open", "used", "dead", "late", "changed", "stopped"] = "open"
    """dead: by wrong tries, or the rules said no. stopped: the person decides by mail no longer."""

    def is_open(self, now_ms: int) -> bool:
        """Whether an answer with it could still decide."""
        return self.state == "open" and now_ms <= self.until_ms


class Codes:
    """The codes of this laptop. Writes on the writer lane."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    def of(self, person: str) -> tuple[Code, ...]:
        """A person's codes that are still known, the oldest first."""
        return tuple(one for one in self._every() if one.person == person)

    def _every(self) -> list[Code]:
        found: list[Code] = []
        for kept in self._office.store.facts.under(_PREFIX).values():
            try:
                found.append(msgspec.json.decode(kept, type=Code))
            except msgspec.MsgspecError:
                continue  # of a newer program
        return sorted(found, key=lambda one: (one.made_ms, one.id))

    def put(self, code: Code) -> None:
        """Keep it, in the place of what was known of it."""
        with self._office.store.database.transaction():
            self._office.store.facts.put(_PREFIX + code.id, msgspec.json.encode(code))

    def forget(self, code: Code) -> None:
        """As if it never was: its mail did not go out."""
        with self._office.store.database.transaction():
            self._office.store.facts.remove(_PREFIX + code.id)

    def forget_old(self, person: str, now_ms: int) -> None:
        """Let go of those whose time is long over."""
        for code in self.of(person):
            if code.until_ms + _KEPT_MS < now_ms:
                self.forget(code)

    def mark(self, person: str) -> str:
        """What all codes of this laptop for this person begin with: so another laptop's are told from wrong ones."""
        raw = bytes.fromhex(self.digest(person, _MARK_KEY))
        return crockford.encode(raw[:5])[:_MARK]

    def note_time(self, now_ms: int) -> None:
        """Let every code die where the clock went back: that makes none hold longer."""
        told = self._office.store.facts.text(_CLOCK)
        last_ms = int(told) if told else now_ms
        is_back = now_ms < last_ms - _BACK_MS
        if is_back:
            for code in self._every():
                if code.state == "open":
                    self.put(msgspec.structs.replace(code, state="late"))
        if told is None or is_back or now_ms - last_ms > _STEP_MS:
            with self._office.store.database.transaction():
                self._office.store.facts.put(_CLOCK, b"%d" % now_ms)

    def digest(self, person: str, text: str) -> str:
        """What is kept of a code."""
        secrets = LocalSecrets(self._office)
        key = secrets.read(_KEY)
        if key is None:
            key = new_bytes(32).hex()
            secrets.write(_KEY, key)
        return hmac.new(bytes.fromhex(key), f"{person}\n{text}".encode(), "sha256").hexdigest()

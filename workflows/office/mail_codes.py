"""One-time codes of a laptop: keyed hashes, what they are for, and what became of them. Never the codes themselves."""

import hmac
from typing import TYPE_CHECKING, Literal

import msgspec

from workflows.ids import new_bytes
from workflows.office.sharing.local_secrets import LocalSecrets

if TYPE_CHECKING:
    from workflows.office.office import Office

_PREFIX = "mail-code/"
_KEY = "mail-code-key"
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
        found: list[Code] = []
        for kept in self._office.store.facts.under(_PREFIX).values():
            try:
                code = msgspec.json.decode(kept, type=Code)
            except msgspec.MsgspecError:
                continue  # of a newer program
            if code.person == person:
                found.append(code)
        return tuple(sorted(found, key=lambda one: (one.made_ms, one.id)))

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

    def digest(self, person: str, text: str) -> str:
        """What is kept of a code."""
        secrets = LocalSecrets(self._office)
        key = secrets.read(_KEY)
        if key is None:
            key = new_bytes(32).hex()
            secrets.write(_KEY, key)
        return hmac.new(bytes.fromhex(key), f"{person}\n{text}".encode(), "sha256").hexdigest()

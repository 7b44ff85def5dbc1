"""The home of a laptop that has asked to join an office: its keys, the code it was given, and what it asked."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from workflows.errors import InvalidInput
from workflows.keys import DeviceKeys
from workflows.ledger import invitation, joining
from workflows.ledger.invitation import Invitation
from workflows.ledger.joining import Head
from workflows.ledger.malformed import Malformed
from workflows.office.sharing.local_secrets import LocalSecrets
from workflows.office.this_device import WAITING_FACT, keys_for
from workflows.store import troubles
from workflows.store.store import Store
from workflows.sync.folder import Folder
from workflows.sync.places import open_place

REQUEST_FACT, SEALED_FACT, FOLDER_FACT, HEADS_FACT = "join/request", "join/sealed", "join/place", "join/heads"
JOINED_FACT = "joined"
"""The invitation that this laptop became a member by."""


class WaitingHome:
    """An open home that is no member yet. Belongs to the thread that opened it."""

    def __init__(self, store: Store, keys: DeviceKeys) -> None:
        self.store = store
        self.keys = keys

    @property
    def invited(self) -> Invitation:
        """What the code says."""
        kept = self.store.facts.get(WAITING_FACT)
        assert kept is not None
        return invitation.decode(self.keys.unwrap(kept).decode("ascii"))

    @property
    def words(self) -> tuple[str, ...]:
        """The four words that both screens show."""
        return joining.words_for(self.store.facts.get(REQUEST_FACT) or b"")

    @property
    def sealed(self) -> bytes:
        """The request as it lies in the folder."""
        return self.store.facts.get(SEALED_FACT) or b""

    def folder(self) -> Folder:
        """Where it was asked, and where the answer will be."""
        return open_place((self.store.facts.get(FOLDER_FACT) or b"").decode(), LocalSecrets(self))

    @property
    def heads(self) -> dict[str, Head]:
        """What the inviting laptop had of every log; known once it has answered."""
        return msgspec.json.decode(self.store.facts.get(HEADS_FACT) or b"{}", type=dict[str, Head])

    def begin(self, code: str, request: bytes, sealed: bytes, folder: Folder) -> None:
        """Remember what is asked, where, and with which code."""
        facts = self.store.facts
        with self.store.database.transaction():
            facts.put(WAITING_FACT, self.keys.wrap(code.encode("ascii")))
            facts.put(REQUEST_FACT, request)
            facts.put(SEALED_FACT, sealed)
            facts.put(FOLDER_FACT, folder.place.encode())

    def end(self) -> None:
        """It is a member from now on."""
        facts, nonce = self.store.facts, self.invited.nonce
        with self.store.database.transaction():
            for name in (WAITING_FACT, REQUEST_FACT, SEALED_FACT, FOLDER_FACT, HEADS_FACT):
                facts.remove(name)
            facts.put(JOINED_FACT, nonce.encode("ascii"))


@contextmanager
def waiting_home(home: Path, *, wait_s: float = 5.0) -> Iterator[WaitingHome]:
    """Open the home of a laptop that waits. Raises InvalidInput ``not-waiting``; Trouble of the store and its key."""
    with Store.open(home, write=True, wait_s=wait_s) as store:
        if store.facts.get(WAITING_FACT) is None:
            raise InvalidInput(
                code="not-waiting",
                title="This laptop does not wait for an answer",
                text=f"{home} holds a member of an office already. Nothing was changed.",
                advice="Use it as it is, or join with a new home.",
            )
        yield WaitingHome(store, keys_for(store, home, write=True))


def is_waiting(home: Path) -> bool:
    """Whether this is the home of a laptop that asked to join and is no member yet. Raises the store's Trouble."""
    with Store.open(home, write=False) as store:
        return store.facts.get(WAITING_FACT) is not None


def remove_waiting(home: Path) -> None:
    """Throw away a home that waits for an answer: it holds nothing yet but a question. Any other home stays.

    Raises InvalidInput ``not-waiting``; Trouble ``home-cannot-open`` where a file of it cannot be removed.
    """
    with waiting_home(home):
        pass  # nobody else is at it, and it waits
    try:
        shutil.rmtree(home)
    except OSError as error:
        raise troubles.cannot_open(home, error.strerror or type(error).__name__) from error


def read_code(code: str) -> Invitation:
    """What an invitation code says. Raises InvalidInput with the code of what is wrong with it."""
    try:
        return invitation.decode(code)
    except Malformed as error:
        raise InvalidInput(
            code=error.code,
            title="This invitation code cannot be used",
            text=f"{error} Nothing was changed.",
            advice="Copy the whole code, or compare it group by group with the screen that shows it.",
        ) from error

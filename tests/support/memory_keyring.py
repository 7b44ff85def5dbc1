"""A keyring in memory, in place of the system's."""

from typing import ClassVar

import keyring.errors
from keyring.backend import KeyringBackend


class MemoryKeyring(KeyringBackend):
    """A keyring as a system has it, for one test."""

    priority: ClassVar[float] = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's
        self.kept: dict[tuple[str, str], str] = {}
        self.shut = False

    def get_password(self, service: str, username: str) -> str | None:
        """As a locked keyring fails, where it is shut."""
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """As above."""
        self._open()
        self.kept[service, username] = password

    def _open(self) -> None:
        if self.shut:
            raise keyring.errors.KeyringLocked("the keyring is locked")

"""Secrets of shared folders, kept in memory."""


class KeptSecrets(dict[str, str]):
    """Names and values, to be looked at."""

    def read(self, name: str) -> str | None:
        """See FolderSecrets."""
        return self.get(name)

    def write(self, name: str, value: str) -> None:
        """See FolderSecrets."""
        self[name] = value

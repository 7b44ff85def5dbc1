"""The contract of every shared folder, kept by a plain directory."""

from pathlib import Path

import pytest

from tests.contracts.folder_contract import FolderContract
from tests.support.memory_folder import MemoryFolder
from workflows.sync.plain import PlainFolder


class TestPlainFolder(FolderContract):
    """A directory."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> PlainFolder:
        """An empty one."""
        return PlainFolder(tmp_path)


class TestMemoryFolder(FolderContract):
    """What tests use instead keeps the same promises."""

    @pytest.fixture
    def folder(self) -> MemoryFolder:
        """An empty one."""
        return MemoryFolder()

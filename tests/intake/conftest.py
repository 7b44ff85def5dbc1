"""Fixtures of the intake tests: one confined process for all of them, and reading bytes as if they were a file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workflows.intake.confined import ConfinedReader
from workflows.intake.document import Document
from workflows.intake.read import read_documents

ReadBytes = Callable[..., Document]


@pytest.fixture(scope="session")
def confined() -> Iterator[ConfinedReader]:
    """One confined process for all tests, patient enough for a busy machine."""
    with ConfinedReader(one_file_s=20.0) as reader:
        yield reader


@pytest.fixture
def read_bytes(tmp_path: Path, confined: ConfinedReader) -> ReadBytes:
    """Write bytes to a file and read its only document."""

    def read(content: bytes, name: str = "invoice.xml") -> Document:
        path = tmp_path / name
        path.write_bytes(content)
        (document,) = read_documents(path, confined=confined)
        return document

    return read


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the project."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample_invoices(project: Path) -> Path:
    """The sample firm's invoices."""
    return project / "resources" / "sample_firm" / "invoices"


@pytest.fixture(scope="session")
def ubl(sample_invoices: Path) -> bytes:
    """A good UBL invoice."""
    return (sample_invoices / "01-papierhof-PH-20431.xml").read_bytes()


@pytest.fixture(scope="session")
def cii(sample_invoices: Path) -> bytes:
    """A good CII invoice."""
    return (sample_invoices / "02-fensterglanz-2026-118.xml").read_bytes()

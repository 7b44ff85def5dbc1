"""Broken files of every kind: always an answer, never an exception, never a value that is not one."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workflows.intake.checks import check
from workflows.intake.confined import ConfinedReader
from workflows.intake.document import AMOUNT_FIELDS, DATE_FIELDS, FIELD_NAMES, Document
from workflows.intake.read import read_documents

AMOUNT = re.compile(r"-?[0-9]{1,13}(\.[0-9]+)?\Z")

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the files of this module."""
    return tmp_path_factory.mktemp("fuzz")


def _sound(documents: tuple[Document, ...]) -> None:
    assert documents
    for document in documents:
        assert tuple(document.fields) == FIELD_NAMES
        for field in AMOUNT_FIELDS:
            assert AMOUNT.match(document.fields[field] or "0")
        for field in DATE_FIELDS:
            date.fromisoformat(document.fields[field] or "2026-01-01")
        if document.outcome == "refused":
            assert document.problems
            assert not any(document.fields.values())
        check(document)


def _mutated(data: st.DataObject, content: bytes) -> bytes:
    """A good file with some bytes changed, cut out, repeated or put in."""
    broken = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, max(len(broken) - 1, 0)))
        end = start + data.draw(st.integers(0, 40))
        broken[start:end] = data.draw(st.one_of(st.binary(max_size=12), st.just(bytes(broken[start:end]) * 2)))
    return bytes(broken)


@quick
@given(data=st.data(), number=st.integers(0, 14))
def test_a_mutated_sample_is_answered(
    data: st.DataObject, number: int, place: Path, sample_invoices: Path, confined: ConfinedReader
) -> None:
    """Any damage to a good file gives a document, and its values stay values."""
    source = sorted(sample_invoices.iterdir())[number]
    path = place / source.name
    path.write_bytes(_mutated(data, source.read_bytes()))

    _sound(read_documents(path, confined=confined))


@quick
@given(
    old=st.sampled_from([b"EUR", b"380", b"107.10", b"2026-10-05", b"DE900001017", b"UTF-8"]), text=st.text(max_size=60)
)
def test_any_text_in_a_field_is_answered(
    old: bytes, text: str, place: Path, ubl: bytes, confined: ConfinedReader
) -> None:
    """Values that the standard never thought of."""
    path = place / "field.xml"
    path.write_bytes(ubl.replace(old, text.encode("utf-8", "replace")))

    _sound(read_documents(path, confined=confined))


@quick
@given(
    head=st.sampled_from([b"", b"<", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"<?xml "]),
    content=st.binary(max_size=300),
)
def test_any_bytes_are_answered(head: bytes, content: bytes, place: Path, confined: ConfinedReader) -> None:
    """Bytes that only begin like something."""
    path = place / "bytes"
    path.write_bytes(head + content)

    _sound(read_documents(path, confined=confined))


@quick
@given(text=st.text(alphabet="Lieferant;Rechnung,Brutto\t\n\"1.,-€ 2026/|'", max_size=200))
def test_any_table_is_answered(text: str, place: Path, confined: ConfinedReader) -> None:
    """Tables of every bad shape."""
    path = place / "table.csv"
    path.write_text("Lieferant;Rechnung;Brutto;Datum;Währung\n" + text, encoding="utf-8")

    _sound(read_documents(path, confined=confined))

"""What tests of words need: names that look like everything but names, and the window's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.language import Language
from desktop.remembered import Remembered
from workflows.office.showing.names import Names

HOSTILE = "<b>%role</b> {field} %n %1 %who"
"""A name from outside that must stay as it is."""


@pytest.fixture
def names() -> Names:
    """A small office by name, with one name that looks like markup and placeholders."""
    return Names(
        people={"anna": "Anna", "ben": "Ben", "dora": "Dora", "mallory": HOSTILE},
        units={"nord": "Branch Nord", "head": "Head office"},
        roles={"manager": "Manager", "it": "Head of IT"},
        workflows={"invoice": "Invoices"},
        tables={"limits": "Who decides"},
        devices={"d1": "Anna's laptop"},
    )


@pytest.fixture
def language(qapp: QApplication, tmp_path: Path) -> Iterator[Language]:
    """The window's language, English at first; what Qt had before comes back afterwards."""
    remembered = Remembered(tmp_path / "window.ini")
    remembered.keep("language", "en")
    found = Language(qapp, remembered)
    yield found
    found.end()
    found.deleteLater()

"""A rule table reads as sentences in the window's language; the core brings English only."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop.bridge import Bridge
from desktop.language import Language
from desktop.wording.rule_language import JOINS, TEMPLATES, rule_language
from tests.support.shown_office import found_shown
from workflows.office.showing.rules_shown import TableShown
from workflows.office.showing.rules_shown import table as shown_table
from workflows.rules.plain import table_from_plain
from workflows.rules.sentences import ENGLISH, outcome_sentence, row_sentence
from workflows.rules.tables import RuleTable

_NAMES = {"nord": "Nord", "manager": "Filialleitung", "owner": "Inhaber"}


@pytest.fixture
def table() -> RuleTable:
    """Amounts, units, days, clauses and several people."""
    return table_from_plain(
        {
            "id": "limits",
            "inputs": [
                {"id": "gross", "type": "money", "currency": "EUR", "label": "Betrag"},
                {"id": "unit", "type": "unit", "label": "Bereich"},
                {"id": "new", "type": "yes-no", "label": "der Lieferant ist neu"},
            ],
            "rows": [
                {"when": {"gross": "<= 250"}, "then": "approve"},
                {
                    "when": {"gross": "> 250 and <= 1000", "unit": "nord and below", "new": "no"},
                    "then": {"verdict": "ask", "approvers": [{"role": "manager"}], "text": "Ab {conditions} fragen."},
                },
                {
                    "then": {
                        "verdict": "ask",
                        "how": "quorum",
                        "quorum": 2,
                        "approvers": [{"role": "manager"}, {"role": "owner", "at": "head"}],
                    }
                },
            ],
        }
    )


def test_the_window_s_english_is_the_core_s() -> None:
    """The texts that are translated are the core's own, to the letter."""
    assert dict(TEMPLATES) == ENGLISH.templates
    assert dict(JOINS) == ENGLISH.joins


def test_rows_read_as_german_sentences(language: Language, table: RuleTable) -> None:
    """Conditions, outcome and numbers; the author's own text stays as it is, braces included."""
    language.choose("de")
    german = rule_language()

    said = [row_sentence(table, row, _NAMES, german) for row in table.rows]

    assert said[0] == "Wenn gilt: Betrag ist höchstens 250,00 EUR, dann: der Antrag wird freigegeben."
    assert said[1] == (
        "Wenn gilt: Betrag ist über 250,00 EUR und höchstens 1.000,00 EUR, Bereich ist Nord oder darunter und "
        "nicht: der Lieferant ist neu, dann: es entscheidet: Filialleitung (nächste zum Bereich). "
        "Ab {conditions} fragen."
    )
    assert said[2] == (
        "In jedem anderen Fall: es müssen 2 verschiedene Personen freigeben, aus: Filialleitung (nächste zum Bereich) "
        "und Inhaber der Zentrale."
    )
    assert outcome_sentence(table.rows[0], _NAMES, german) == "Der Antrag wird freigegeben."


def test_english_stays_the_core_s_own(language: Language, table: RuleTable) -> None:
    """In English the window says exactly what the command line says."""
    language.choose("en")

    assert [row_sentence(table, row, _NAMES, rule_language()) for row in table.rows] == [
        row_sentence(table, row, _NAMES) for row in table.rows
    ]


class _Screen(QObject):
    """Asks for the second row of a table, as a page does."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.sentences: list[str] = []

    def ask(self) -> None:
        self._bridge.ask(lambda office: shown_table(office, "bands"), self._answered)

    @Slot(object)
    def _answered(self, table: TableShown) -> None:
        self.sentences.append(table.rows[1].sentence)


def test_a_screen_is_told_rules_in_its_language(language: Language, qtbot: QtBot, tmp_path: Path) -> None:
    """What a page asks through the bridge comes in the window's language, and follows it while the office is open."""
    found_shown(tmp_path / "home")
    bridge = Bridge()
    bridge.open(tmp_path / "home")
    screen = _Screen(bridge)

    screen.ask()
    qtbot.waitUntil(lambda: len(screen.sentences) == 1, timeout=20_000)
    language.choose("de")
    screen.ask()
    qtbot.waitUntil(lambda: len(screen.sentences) == 2, timeout=20_000)
    bridge.close()

    assert screen.sentences == [
        "If price is at most 1,000.00 EUR, the manager nearest to the unit decides.",
        "Wenn gilt: price ist höchstens 1.000,00 EUR, dann: es entscheidet: Manager (nächste zum Bereich).",
    ]

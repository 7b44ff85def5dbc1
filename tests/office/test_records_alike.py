"""Names that people spell in several ways are suggested as the same; names that only look a little alike are not."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sample_homes import sample_home
from workflows.office.office import Office
from workflows.office.records.alike import ALIKE, _Name, duplicates
from workflows.office.records.grouped import add_shown
from workflows.office.records.spelling import beginning, spellings
from workflows.office.records.writing import Recorded


def pairs_of(home: Path, *names: str, sort: str = "supplier") -> list[set[str]]:
    """The names of records that are suggested as the same."""
    with Office.open(home) as office:
        titles = {}
        for name in names:
            done = add_shown(office, "nils", sort, {"legal_name": name})
            assert isinstance(done, Recorded)
            titles[done.record] = name
        return [{titles[one.record], titles[one.other]} for one in duplicates(office)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Möbel Huber", "Moebel Huber"),
        ("Möbel Huber", "MOBEL HUBER"),
        ("Moebel Huber", "Mobel Huber"),
        ("Öz", "Oez"),
        ("Äpfel", "Aepfel"),
        ("Grün & Töchter", "Gruen & Toechter"),
        ("Groß", "Gross"),
        ("Ørsted", "Oersted"),
        ("Ørsted", "Orsted"),
        ("Åse", "Aase"),
        ("Åse", "Ase"),
        ("Ærø", "Aeroe"),
        ("Cœur", "Coeur"),
        ("Łódź Glas", "Lodz Glas"),
        ("Café Noël", "Cafe Noel"),
        ("Mo\u0308bel", "Moebel"),
    ],
)
def test_spellings_of_one_name_are_suggested(tmp_path: Path, one: str, other: str) -> None:
    """Whatever the letters at the beginning: those choose what is compared at all."""
    assert pairs_of(sample_home(tmp_path / "home"), one, other) == [{one, other}]


def test_two_names_stay_two(tmp_path: Path) -> None:
    """Whole names are compared, never a shortened key; nor are suppliers with customers."""
    home = sample_home(tmp_path / "home")
    assert pairs_of(home, "Möbel Huber", "Möbel Ahrens", "Moewe Reisen", "Maas Logistik", "Mas Weine") == []
    assert pairs_of(home, "Moebel Huber", sort="customer") == []


def test_letters_of_a_name_are_taken_for_no_mark() -> None:
    """“Bauer” has a “ue” and is no “Baür”; in Greek and Cyrillic a mark makes another letter."""
    assert spellings("Bauer") == ("bauer", "bauer", "bauer")
    assert spellings("Möbel-Größe GmbH") == ("möbel grösse gmbh", "moebel groesse gmbh", "mobel grosse gmbh")
    assert spellings("Чай и Йод")[2] == "чай и йод"
    assert {beginning(spellings(name)[2], 4) for name in ("Möbel", "Moebel", "Mobel")} == {"mobe"}


_WORDS = st.text(alphabet="abceiou hä", min_size=1, max_size=14)


@given(_WORDS, _WORDS)
def test_nothing_alike_is_passed_over_unlooked(one: str, other: str) -> None:
    """The quick look at letters says no only where the whole comparison would."""
    bits: dict[tuple[str, int], int] = {}
    if SequenceMatcher(None, one, other).ratio() >= ALIKE:
        assert _Name(one, bits).may_be_like(_Name(other, bits))

"""Trials and proposals as sentences, with names for ids."""

import pytest

from desktop.language import Language
from desktop.wording import trials
from workflows.domain.pilots import Pilot
from workflows.office.ladder.proposals import Kind, Point, Proposal, evidence_of
from workflows.office.showing.names import Names
from workflows.office.showing.pilots_shown import shown_on

pytestmark = pytest.mark.usefixtures("language")

NAMES = Names(
    people={"nina": "Nina %limit Nord"},
    units={"north": "North"},
    roles={"manager": "Manager"},
    workflows={},
    tables={"spending": "Spending"},
    devices={},
)
FACTS = {
    "person": "nina",
    "who": "manager",
    "unit": "north",
    "limit": "1500.00 EUR",
    "was": "1000.00 EUR",
    "table": "spending",
    "row": "2",
    "budget": "Travel",
}


def proposal(kind: Kind) -> Proposal:
    """Forty that agreed."""
    points = [Point(request=f"r{number}", at_ms=number, agreed=True) for number in range(40)]
    return Proposal(id="p", kind=kind, units=("north",), facts=FACTS, evidence=evidence_of(points), changed=())


@pytest.mark.parametrize("kind", list(trials.MOVE))
def test_every_proposal_is_whole_sentences_of_names(kind: Kind) -> None:
    """No id, no code and no place without a word; what a name holds stays as it is."""
    for said in (trials.evidence(proposal(kind), NAMES), trials.move(proposal(kind), NAMES)):
        assert "…" not in said
        assert not {"nina", "spending", "manager", "north"} & set(said.replace("“", " ").replace("”", " ").split())
        assert "%" not in said.replace("Nina %limit Nord", "")


def test_how_sure_and_how_it_stands_are_said() -> None:
    """The counts beside the least share; the last day of a trial."""
    assert trials.how_sure(proposal("opinion-followed")).startswith("40 of 40; with 95 % confidence at least 91 %")
    pilot = Pilot(id="p", units=("north",), since="2026-11-02", until="2026-11-15", table="t", version=2)
    assert trials.pilot_state(shown_on(pilot, "2026-11-03")).startswith("runs until ")
    assert "by itself" in trials.pilot_state(shown_on(pilot, "2026-11-16"))


def test_they_are_said_in_german(language: Language) -> None:
    """With the same facts."""
    language.choose("de")

    assert trials.move(proposal("limit-in-the-way"), NAMES) == (
        "Nina %limit Nord in North bis 1500.00 EUR statt 1000.00 EUR entscheiden und dann Bescheid geben lassen"
    )

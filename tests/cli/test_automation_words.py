"""Automations in words: people read sentences, and no code of the program."""

import msgspec
import pytest

from desktop.wording.action_problems import PROBLEMS as PROBLEMS_OF_THE_WINDOW
from workflows.automations.effects.protocol import WouldDo
from workflows.automations.effects.registry import SHIPPED
from workflows.cli.effect_words import DOES, PROBLEMS, would_words


@pytest.mark.parametrize("kind", sorted(SHIPPED))
def test_every_kind_of_action_is_told_in_words(kind: str) -> None:
    """A new one is not forgotten."""
    assert kind in DOES


def test_what_speaks_against_it_is_known_to_the_window_as_well() -> None:
    """A misspelt code would never be told."""
    assert set(PROBLEMS) <= set(PROBLEMS_OF_THE_WINDOW)


def test_nothing_stands_for_nothing() -> None:
    """An empty fact, and the brackets of an empty request, say nothing to people."""
    would = WouldDo(code="start-workflow", facts={"workflow": "order", "unit": ""}, preview="{}")

    assert list(would_words(would)) == ["starts a request (workflow: order)"]
    assert list(would_words(msgspec.structs.replace(would, problems=("unknown-value",))))[1].startswith("  ! a text")

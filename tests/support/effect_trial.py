"""Occasions for effects, and actions, as short as tests need them."""

from typing import Any

import pytest

from workflows.automations.effects.protocol import Effect, EffectFailed, Occasion
from workflows.domain.automations import Action
from workflows.errors import InvalidInput
from workflows.office.office import Office

NOON = 1_795_435_200_000
"""2026-11-23 12:00 UTC."""


def occasion(key: str = "one", **more: Any) -> Occasion:
    """An occasion at noon."""
    return Occasion(key=key, now_ms=NOON, planned_ms=NOON, **more)


def failed(effect: Effect, action: Action, happened: Occasion, office: Office) -> EffectFailed:
    """Run what must fail; how it failed."""
    with pytest.raises(EffectFailed) as found:
        effect.run(action, happened, office)
    return found.value


def refused(effect: Effect, settings: dict[str, Any]) -> str:
    """Settings that must be refused; the text, which names the setting."""
    with pytest.raises(InvalidInput) as found:
        effect.check(settings)
    assert found.value.code == "bad-action"
    return found.value.text

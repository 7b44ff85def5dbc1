"""Action steps are looked at before they are published: a mistake names its place."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.support.shop import Shop
from workflows.automations.effects.registry import SHIPPED, Effects
from workflows.domain.actions import ACTIONS, ALWAYS_TAKEN
from workflows.domain.definitions import ActionStep, Branch, Definition, ParallelStep
from workflows.domain.forms import Field
from workflows.engine.action_soundness import action_mistakes
from workflows.errors import InvalidInput

ENOUGH: dict[str, dict[str, str]] = {
    "record": {},
    "send-mail": {"to": "{name}", "subject": "s", "text": "t"},
    "copy-file": {"from": "/a", "which": "*", "folder": "/b"},
    "move-file": {"from": "/a", "which": "*", "folder": "/b"},
    "rename-file": {"from": "/a", "which": "*", "name": "x"},
    "append-row": {"file": "/a/b.csv", "columns": "A = {name}"},
    "payment-file": {"debtor": "x", "debtor_iban": "DE89370400440532013000", "payer": "p", "folder": "/a"},
    "calendar-file": {"folder": "/a", "summary": "s", "start": "2026-01-01"},
    "webhook": {"url": "https://x.example/"},
    "make-document": {"folder": "/a", "template": "t", "title": "t"},
    "notify": {"title": "t"},
    "start-workflow": {"workflow": "w"},
    "write-record": {"sort": "supplier", "fields": "legal_name = {name}"},
    "report": {"folder": "/a"},
}
FOR_AUTOMATIONS = {"do-step", "send-digest", "take-in", "take-in-mail"}
"""Kinds that no step of a request asks for: they are about a file, a mail or everybody."""


class Asked(Mapping[str, Any]):
    """Settings that remember what was asked for."""

    def __init__(self, plain: dict[str, str]) -> None:
        self.plain = plain
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return self.plain[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.plain)

    def __len__(self) -> int:
        return len(self.plain)


@pytest.mark.parametrize("kind", sorted(set(SHIPPED) - FOR_AUTOMATIONS))
def test_the_list_of_settings_is_what_effects_ask_for(kind: str) -> None:
    """So that what is published can be read, and what can be read is published."""
    effect, enough = Effects().of(kind), ENOUGH[kind]
    settings = Asked(enough)
    effect.check(settings)
    assert set(enough) == ACTIONS[kind].required
    assert settings.asked == ACTIONS[kind].required | ACTIONS[kind].optional
    for name in enough:
        with pytest.raises(InvalidInput):
            effect.check({one: text for one, text in enough.items() if one != name})


def definition(**step: Any) -> Definition:
    """A definition with one action inside a branch."""
    action = ActionStep(id="a", name="A", **step)
    inside = ParallelStep(id="p", name="P", branches=(Branch(id="b", steps=(action,)),))
    fields = (Field(id="name", type="text", label="Name"), Field(id="limit", type="money", label="Limit"))
    return Definition(id="w", name="W", fields=fields, steps=(inside,))


@pytest.mark.parametrize(
    ("step", "place", "word"),
    [
        ({"action": "send-fax"}, "action", "send-mail"),
        ({"action": "notify"}, "settings", "“title”"),
        ({"action": "notify", "settings": {"title": "x", "txt": "y"}}, "txt", "“txt”"),
        ({"action": "notify", "settings": {"title": "{nme}"}}, "title", "“nme”"),
        ({"action": "notify", "settings": {"title": "x", "after_hours": "soon"}}, "after_hours", "hours"),
        ({"action": "notify", "settings": {"title": "x", "after_hours": "99999"}}, "after_hours", "hours"),
    ],
)
def test_a_mistake_names_its_place(step: dict[str, Any], place: str, word: str) -> None:
    """Also inside branches."""
    (mistake,) = action_mistakes(definition(**step))
    assert mistake.path[:5] == ("steps", 0, "branches", 0, "steps")
    assert mistake.path[-1] == place
    assert word in mistake.expected


def test_a_sound_step_has_none() -> None:
    """Parts of money, the day, doubled braces and hours are known."""
    settings = {"title": "{name} {limit.amount} {today} {{x}}", "after_hours": "24"}
    assert list(action_mistakes(definition(action="notify", settings=settings))) == []
    assert {"after_hours"} == ALWAYS_TAKEN


def test_applying_a_file_says_the_line(shop: Shop, tmp_path: Any) -> None:
    """Nothing of it is published."""
    file = tmp_path / "bad.yaml"
    file.write_text(
        "workflows:\n"
        "  - id: w\n"
        "    name: W\n"
        "    fields:\n"
        "      - {id: name, type: text, label: Name}\n"
        "    steps:\n"
        "      - kind: action\n"
        "        id: a\n"
        "        name: A\n"
        "        action: notify\n"
        "        settings:\n"
        "          title: Hello {nobody}\n"
    )
    answer = shop("apply", file)
    assert answer.code == 1
    assert "line 12" in answer.error["text"]
    assert "“nobody”" in answer.error["text"]

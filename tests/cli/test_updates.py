"""``updates``: what was heard of newer versions, asked when somebody asks."""

from pathlib import Path

import pytest

from tests.support.notices import STRANGER, known, signed
from tests.support.shop import Shop
from workflows.cli.commands import updates
from workflows.errors import Trouble
from workflows.office.updates import published


@pytest.fixture(autouse=True)
def _publisher(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program knows this publisher, and no address."""
    monkeypatch.setattr(published, "RELEASE_KEYS", (known().to_text(),))


def test_it_says_how_it_stands_and_asks_nobody(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a word, even where an address is known."""
    monkeypatch.setattr(published, "NOTICE_ADDRESS", "https://downloads.example.org/update.note")
    monkeypatch.setattr(updates, "fetch", lambda _: pytest.fail("the web was asked"))

    told = shop.done("updates")

    assert (told["weekly"], told["asked"], told["newer"], told["came"]) == (False, None, None, [])
    assert shop.done("updates", "weekly")["weekly"]
    assert not shop.done("updates", "never")["weekly"]


def test_a_notice_that_came_by_hand_is_judged(shop: Shop, tmp_path: Path) -> None:
    """Shown with what is new and the hash to compare; one that nobody signed is refused."""
    file = tmp_path / "update.note"
    file.write_bytes(signed())

    told = shop.done("updates", "check", "--file", file)
    words = shop("updates", as_json=False).out

    assert told["newer"]["version"] == "9.1.0"
    assert "Reports open faster." in words
    assert "ab" * 32 in words

    file.write_bytes(signed(STRANGER, version="9.9.0"))
    answer = shop("updates", "check", "--file", file)
    assert (answer.code, answer.json["came"][0]["code"]) == (1, "no-known-signature")
    assert answer.json["newer"]["version"] == "9.1.0"


def test_the_web_and_the_folder_are_asked_when_somebody_asks(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a notice can be passed on to laptops without the web."""
    place = tmp_path / "shared"
    place.mkdir()
    shop.done("folder", "connect", place)
    monkeypatch.setattr(published, "NOTICE_ADDRESS", "https://downloads.example.org/update.note")
    monkeypatch.setattr(updates, "fetch", lambda _: signed())

    told = shop.done("updates", "check")
    assert [(one["source"], one["what"]) for one in told["came"]] == [("web", "newer"), ("folder", "nothing")]
    shop.done("updates", "pass-on")
    told = shop.done("updates", "check")
    assert [(one["source"], one["what"]) for one in told["came"]] == [("web", "known"), ("folder", "known")]


def test_no_answer_is_told_and_no_failure(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Being offline is no mistake of whoever asked."""

    def offline(address: str) -> bytes:
        raise Trouble(code="updates-offline", title="t", text=address, advice="a")

    monkeypatch.setattr(published, "NOTICE_ADDRESS", "https://downloads.example.org/update.note")
    monkeypatch.setattr(updates, "fetch", offline)

    assert shop.done("updates", "check")["came"] == [{"source": "web", "what": "failed", "code": "updates-offline"}]


def test_slips_are_told(shop: Shop, tmp_path: Path) -> None:
    """A file that is not there; a file for a word that takes none; nothing to pass on."""
    assert shop.refused("updates", "check", "--file", tmp_path / "none") == "file-not-readable"
    assert shop.refused("updates", "weekly", "--file", tmp_path / "none") == "usage"
    assert shop.refused("updates", "pass-on") == "no-notice"

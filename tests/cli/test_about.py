"""``about``: version, build, and what lies where."""

from pathlib import Path

import msgspec
import pytest

from tests.support.shop import Shop
from workflows import __version__
from workflows.cli import bundled


def places(shop: Shop) -> dict[str, tuple[str, bool]]:
    """What lies where, and whether it is there."""
    return {one["what"]: (one["place"], one["there"]) for one in shop.done("about")["places"]}


def test_it_says_where_office_log_and_keys_are(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And where the window keeps its settings and reports."""
    monkeypatch.setenv("COUNTERSIGN_DATA", str(tmp_path / "data"))
    found = places(shop)

    assert shop.done("about")["version"] == __version__
    assert found["office"] == (str(shop.home), True)
    assert found["log"] == (str(shop.home / "countersign.db"), True)
    assert found["keys"][1]
    assert found["window"] == (str(tmp_path / "data" / "window.ini"), False)


def test_it_opens_no_office_and_needs_none(shop: Shop, tmp_path: Path) -> None:
    """Where there is none it says so; where one is damaged it still tells."""
    shop.home = tmp_path / "nowhere"
    assert places(shop)["office"] == (str(tmp_path / "nowhere"), False)
    assert not (tmp_path / "nowhere").exists()

    (tmp_path / "nowhere").mkdir()
    (tmp_path / "nowhere" / "countersign.db").write_bytes(b"no database")
    assert places(shop)["log"][1]
    assert not places(shop)["keys"][1]
    assert "What lies where:" in shop("about", as_json=False).out


def test_a_bundle_says_its_build_and_its_parts(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the file that was made with it."""
    monkeypatch.setattr(bundled, "PROGRAM", tmp_path)
    part = {"name": "msgspec", "version": "0.20", "licence": "BSD-3-Clause", "text": "…"}
    plain = {"version": "0.1.0", "build": "2026-11-23 1a2b3c4", "components": [part]}
    (tmp_path / "about.json").write_bytes(msgspec.json.encode(plain))

    told = shop.done("about")

    assert (told["build"], told["components"]) == ("2026-11-23 1a2b3c4", ["msgspec 0.20"])
    assert "2026-11-23 1a2b3c4" in shop("about", as_json=False).out


def test_the_version_says_which_build_it_is(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that two builds of one version can be told apart; one that runs from its source says so."""
    assert shop("--version", home=False, as_json=False).out.strip() == f"countersign {__version__}, from its source"

    monkeypatch.setattr(bundled, "PROGRAM", tmp_path)
    (tmp_path / "about.json").write_text(
        '{"version": "0.1.0", "build": "2026-11-23 1a2b3c4", "components": []}', "utf-8"
    )

    assert shop("--version", home=False, as_json=False).out.strip() == f"countersign {__version__} (2026-11-23 1a2b3c4)"
    assert shop("--version", home=False).json["build"] == "2026-11-23 1a2b3c4"

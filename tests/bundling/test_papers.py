"""What goes with a bundle: a licence for everything in it, and a bill of all materials."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from desktop.about_file import Component
from installer.bundling import papers
from installer.bundling.bill import bill, locked, serial, shipped
from installer.bundling.build import write_licences
from installer.bundling.contents import LOCK, ROOT, TOOLS
from installer.bundling.licences import gather, normal

BUILD = "2026-11-23 1a2b3c"
BUNDLE_LOCK = ROOT / LOCK


@pytest.fixture(scope="module")
def components() -> dict[str, Component]:
    """What would be gathered out of the environment of these tests, by name."""
    return {normal(one.name): one for one in gather()}


def plain_bill(components: dict[str, Component]) -> dict[str, object]:
    """The bill of a build."""
    made = bill(
        "0.1.0",
        list(components.values()),
        BUNDLE_LOCK,
        serial=serial(BUNDLE_LOCK, BUILD),
        made_utc="2026-11-23T00:00:00Z",
    )
    return json.loads(json.dumps(made))  # type: ignore[no-any-return]


def test_every_package_that_ships_brings_its_licence_word_for_word(components: dict[str, Component]) -> None:
    """Most licences ask for nothing else, and all ask for that."""
    wanted = set(shipped(BUNDLE_LOCK))

    assert wanted - set(components) == set()
    assert [name for name in sorted(wanted) if len(components[name].text) < 250] == []
    assert [name for name in sorted(wanted) if not components[name].licence] == []


def test_python_the_fonts_and_qt_are_not_forgotten(components: dict[str, Component]) -> None:
    """They are in no lock, or their wheels bring no text."""
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in components["python"].text
    assert "ISC License" in components["fonts and icons"].text
    for name in ("pyside6-essentials", "shiboken6"):
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in components[name].text
        assert "TERMS AND CONDITIONS" in components[name].text
        assert "others of the same interface" in components[name].text


def test_the_tools_that_gather_are_not_among_them(components: dict[str, Component]) -> None:
    """What stays outside needs no licence inside; the starter of PyInstaller does, and is named where it is there."""
    assert TOOLS.isdisjoint(components)
    assert "countersign" not in components


def test_the_bill_names_every_package_with_the_hashes_of_the_lock(components: dict[str, Component]) -> None:
    """CycloneDX 1.6: what has to be there, each reference once, each licence as an id, an expression or a name."""
    made = msgspec.convert(plain_bill(components), dict)
    parts = {normal(one["name"]): one for one in made["components"]}

    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["serialNumber"])
    assert made["metadata"]["component"]["name"] == "countersign"
    assert set(parts) >= set(shipped(BUNDLE_LOCK))
    references = [one["bom-ref"] for one in made["components"]]
    assert len(set(references)) == len(references)
    assert made["dependencies"] == [{"ref": "countersign", "dependsOn": references}]
    for name, (_, hashes) in shipped(BUNDLE_LOCK).items():
        assert parts[name]["purl"].startswith(f"pkg:pypi/{name}@")
        assert [one["value"] for one in parts[name]["properties"]] == hashes
        assert len(hashes) > 0
    for one in made["components"]:
        assert one["type"] == "library"
        (licence,) = one["licenses"]
        assert "expression" in licence or {"id", "name"} & set(licence["license"])


def test_the_same_lock_gives_the_same_bill(components: dict[str, Component]) -> None:
    """A build that is made again can be compared byte by byte; another build has another number."""
    assert plain_bill(components) == plain_bill(components)
    assert serial(BUNDLE_LOCK, BUILD) != serial(BUNDLE_LOCK, "2026-11-24 1a2b3c")


def test_both_papers_are_written_with_the_build_in_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``SOURCE_DATE_EPOCH`` stands for now."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    about, made, texts = tmp_path / "about.json", tmp_path / "bill.cdx.json", tmp_path / "LICENCES.txt"

    papers.main(about, made)
    write_licences(about, texts)

    stamped = json.loads(about.read_bytes())
    assert stamped["build"].startswith("2026-11-23")
    assert json.loads(made.read_bytes())["metadata"]["timestamp"].startswith("2026-11-23T")
    assert all(one["name"] in texts.read_text("utf-8") for one in stamped["components"])


def test_the_lock_of_the_bundle_holds_the_programs_own_lock() -> None:
    """What is tested is what ships."""
    program = locked(ROOT / "requirements.lock")
    gathered = locked(BUNDLE_LOCK)

    assert {name: one for name, one in gathered.items() if name in program} == program

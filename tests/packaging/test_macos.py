"""What a Mac is told and what would run there. None of it runs here: there is no Mac; the words are looked at."""

import plistlib
import re
import sys
from pathlib import Path

import pytest

from desktop import login_item
from desktop.links import SCHEME
from installer.identity import LABEL
from installer.macos import __main__ as packing
from installer.macos import plist
from workflows import __version__


def test_the_list_of_the_app_can_be_written_and_read() -> None:
    """As a Mac reads it."""
    assert plistlib.loads(plistlib.dumps(plist.info(__version__))) == plist.info(__version__)


def test_the_app_answers_our_links_and_has_the_name_that_its_login_item_has() -> None:
    """What the program reads is what the system hands over."""
    told = plist.info(__version__)

    assert [one["CFBundleURLSchemes"] for one in told["CFBundleURLTypes"]] == [[SCHEME]]
    assert told["CFBundleIdentifier"] == LABEL == login_item._LABEL
    assert re.fullmatch(r"\d+(\.\d+){0,2}", told["CFBundleVersion"])


def test_the_app_offers_itself_for_invoices_and_takes_no_files_from_others() -> None:
    """Whoever opened PDF files before goes on doing so."""
    kinds = plist.info(__version__)["CFBundleDocumentTypes"]

    assert {one for kind in kinds for one in kind["LSItemContentTypes"]} == {"com.adobe.pdf", "public.xml"}
    assert {kind["LSHandlerRank"] for kind in kinds} == {"Alternate"}
    assert {kind["CFBundleTypeRole"] for kind in kinds} == {"Viewer"}


def test_every_protected_folder_has_a_reason_in_words() -> None:
    """Without one, macOS refuses unasked, and a watched folder is silently empty."""
    reasons = {name: text for name, text in plist.info(__version__).items() if name.endswith("UsageDescription")}

    assert len(reasons) == 6
    assert {"NSDocumentsFolderUsageDescription", "NSDownloadsFolderUsageDescription"} <= set(reasons)
    assert all(text.startswith("Countersign ") and text.endswith(".") for text in reasons.values())
    assert len(set(reasons.values())) == len(reasons)


def test_the_hardened_runtime_is_opened_for_one_thing() -> None:
    """Each more would have to be argued for: no debugger, no libraries of others, no camera."""
    told = plistlib.loads(packing.ENTITLEMENTS.read_bytes())

    assert told == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """What a gathered .app is made of: a program, a link, a library deep inside, and a paper."""
    inside = tmp_path / "Countersign.app" / "Contents"
    (inside / "MacOS").mkdir(parents=True)
    (inside / "Frameworks" / "PySide6").mkdir(parents=True)
    (inside / "MacOS" / "countersign-desktop").write_bytes(b"\xcf\xfa\xed\xfe program")
    (inside / "Frameworks" / "PySide6" / "QtCore.so").write_bytes(b"\xca\xfe\xba\xbe library")
    (inside / "Frameworks" / "words.txt").write_text("words", "utf-8")
    if sys.platform != "win32":
        (inside / "MacOS" / "countersign").symlink_to("countersign-desktop")
    return tmp_path / "Countersign.app"


def test_what_runs_is_signed_from_the_inside_out_and_links_are_not(app: Path) -> None:
    """A signature covers what lies in it; the app itself comes last, and is then checked and tried."""
    steps = packing.signing(app, "Developer ID Application: Somebody")

    assert [Path(step[-1]).name for step in steps if step[:2] == ["codesign", "--force"]] == [
        "QtCore.so",
        "countersign-desktop",
        "Countersign.app",
    ]
    assert all("--timestamp" in step and "runtime" in step for step in steps if "--force" in step)
    assert [step[0].rpartition("/")[2] for step in steps[-2:]] == ["codesign", "countersign"]


def test_without_a_certificate_nothing_asks_for_the_hardened_runtime(app: Path) -> None:
    """It would refuse the program's own libraries, as they bear the name of no team."""
    steps = packing.signing(app, packing.FOR_THIS_MAC)

    assert not any("--options" in step or "--timestamp" in step for step in steps)


def test_apple_is_asked_only_about_what_bears_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else comes back refused a quarter of an hour later."""
    with pytest.raises(SystemExit) as ended:
        packing.main(["--notarise", "--plan"])

    assert ended.value.code == 2
    assert "--identity" in capsys.readouterr().err


def test_the_ticket_is_stapled_after_the_answer_and_then_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    """So that it opens on a Mac that has no network."""
    assert packing.main(["--identity", "Developer ID Application: Somebody", "--notarise", "--plan"]) == 0
    tools = [line.split()[0:3] for line in capsys.readouterr().out.splitlines()]

    assert tools[-4:] == [
        ["xcrun", "notarytool", "submit"],
        ["xcrun", "stapler", "staple"],
        ["xcrun", "stapler", "validate"],
        ["spctl", "--assess", "--type"],
    ]
    assert ["hdiutil", "create", "-volname"] in tools

"""What the Windows installer writes, removes and says: read from its script and its facts, with nothing built."""

import re
import shutil
import subprocess
from pathlib import Path

import platformdirs
import pytest

from desktop import login_item
from desktop.claim import HIDDEN, WORDS_ONLY
from desktop.links import SCHEME
from installer.windows import facts, journey, package
from workflows.intake import opened

SCRIPT = package.SCRIPT.read_text("utf-8")
WORDS = package.SCRIPT.with_name("words.nsh").read_text("utf-8")
INCLUDED = facts.include_text("1.2.3")
PLAIN = re.sub(r"^\s*;.*$", "", SCRIPT, flags=re.MULTILINE)
"""The script without its comments."""


def written(text: str) -> set[tuple[str, str]]:
    """Keys and names of all values that a text writes."""
    return set(re.findall(r"WriteReg\w+ HKCU '([^']+)' '([^']*)'", text))


def test_it_needs_no_administrator() -> None:
    """Everything is the person's own: their registry, their folders."""
    assert "RequestExecutionLevel user" in PLAIN
    for foreign in ("HKLM", "HKCR", "SHCTX", "$PROGRAMFILES", "SetShellVarContext all", "admin"):
        assert foreign not in PLAIN + INCLUDED
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\Countersign"' in PLAIN


def test_every_value_that_is_written_is_removed() -> None:
    """With the key it lies in, or by its own name where the key belongs to others as well."""
    removed_keys = set(re.findall(r"DeleteRegKey HKCU '([^']+)'", INCLUDED))
    removed_values = set(re.findall(r"DeleteRegValue HKCU '([^']+)' '([^']*)'", INCLUDED))
    everything = written(INCLUDED)

    assert len(everything) > 15
    for key, name in everything:
        assert any(f"{key}\\".startswith(f"{one}\\") for one in removed_keys) or (key, name) in removed_values, key


def test_no_key_of_somebody_else_is_removed_whole() -> None:
    """What all programs share, such as the kind of file, loses our name and no more."""
    for key in re.findall(r"DeleteRegKey HKCU '([^']+)'", INCLUDED):
        assert "countersign" in key.lower()


def test_the_script_writes_nothing_beside_the_facts() -> None:
    """But for the size of what was installed, in a key that is removed whole."""
    assert re.findall(r"WriteReg\w+ (\S+ \S+ \S+)", PLAIN) == ['HKCU "${UNINSTALL_KEY}" "EstimatedSize"']


def test_a_link_or_a_file_sets_no_option() -> None:
    """Behind two dashes the program takes words only."""
    commands = {one.text for one in facts.values("1.2.3") if one.key.endswith(r"shell\open\command")}

    assert commands == {rf'"$INSTDIR\countersign-desktop.exe" {WORDS_ONLY} "%1"'}


def test_links_files_and_start_at_login_are_those_of_the_window() -> None:
    """The settings of the window switch the same start off that the installer switched on."""
    assert rf"{facts.CLASSES}\{SCHEME}" in facts.owned_keys()
    assert set(facts.FILE_TYPES) <= set(opened._EXTENSIONS)
    assert (rf"HKEY_CURRENT_USER\{facts.RUN}", facts.RUN_NAME) == (login_item._RUN, login_item._NAME)
    assert rf'"$INSTDIR\countersign-desktop.exe" "{HIDDEN}"' in INCLUDED


def test_the_office_lies_beside_the_program_and_goes_only_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Removing the program's folder cannot reach it; the box is off until somebody ticks it."""
    path = Path(platformdirs.user_data_dir("Countersign", appauthor=False))

    assert facts.DATA.rpartition("\\")[2] == path.name
    assert PLAIN.count('RMDir /r "${DATA}"') == 1
    before = PLAIN.partition('RMDir /r "${DATA}"')[0]
    assert before.rstrip().endswith("${If} $Purge = 1\n    ClearErrors")
    assert "NSD_Check}" not in PLAIN
    assert "NSD_SetState}" not in PLAIN


def test_whole_folders_are_removed_only_where_they_are_ours() -> None:
    """Somebody may have chosen a folder in which other things lie."""
    removed = set(re.findall(r'RMDir /r "([^"]+)"', PLAIN))

    assert removed == {"$Stage", "${STAGE}", r"$INSTDIR\$2", r"$INSTDIR\$3", "${DATA}"}
    assert f'!define FOLDERS "{facts.FOLDER_BEGINS}*"' in INCLUDED


def test_programs_are_put_in_place_after_their_folder_in_one_step_each() -> None:
    """A setup that is killed leaves the old program with its folder, or the new one with its own."""
    switch = PLAIN.partition("Function Switch")[2].partition("FunctionEnd")[0]
    steps = (
        'StopWhereInUse "${COMMAND_EXE}"',
        'StopWhereInUse "${WINDOW_EXE}"',
        r'Rename "${STAGE}\${INSIDE}" "$INSTDIR\${INSIDE}"',
        'PutInPlace "${COMMAND_EXE}"',
        'PutInPlace "${WINDOW_EXE}"',
        'PutInPlace "uninstall.exe"',
    )
    order = [switch.index(line) for line in steps]

    assert order == sorted(order)
    assert "Delete" not in switch
    assert "CopyFiles" not in PLAIN


def test_every_word_is_there_in_both_languages_and_used() -> None:
    """What is said in one language only would be empty in the other."""
    named = dict.fromkeys(re.findall(r"^!insertmacro Word (\w+)", WORDS, flags=re.MULTILINE))
    texts = re.findall(r'^!insertmacro Word (\w+)[\s\\]+"((?:[^"])*)"[\s\\]+"((?:[^"])*)"', WORDS, flags=re.MULTILINE)

    assert [name for name, *_ in texts] == list(named)
    assert all(english.strip() and german.strip() for _, english, german in texts)
    assert set(re.findall(r"\$\(([A-Z_]+)\)", SCRIPT)) == set(named)


def test_answers_of_the_setup_are_told_in_its_head_and_known_to_the_journey() -> None:
    """Whoever rolls it out silently has nothing but the number."""
    head = SCRIPT.partition("!ifndef")[0]
    given = set(re.findall(r"SetErrorLevel (\d)", PLAIN))

    assert given == {"3", "4", "5", "6", "7"}
    assert given <= set(re.findall(r"\b(\d) [a-z]", head))
    assert f"{journey.STILL_OPEN} still open" in head
    assert f"{journey.NEWER_THERE} a newer one" in head


@pytest.mark.parametrize(
    ("version", "four"),
    [("2", "2.0.0.0"), ("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("1.0.0rc1", "1.0.0.0"), ("1.2.3.4.5", "1.2.3.4")],
)
def test_windows_gets_versions_of_four_numbers(version: str, four: str) -> None:
    """Anything else, and NSIS refuses."""
    assert package.of_four(version) == four


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder such as a bundle for Windows is."""
    made = tmp_path / "bundle"
    (made / f"{facts.FOLDER_BEGINS}1.2.3-abc").mkdir(parents=True)
    (made / f"{facts.FOLDER_BEGINS}1.2.3-abc" / "inside.txt").write_text("inside", "utf-8")
    for name in (facts.COMMAND_EXE, facts.WINDOW_EXE, *facts.PAPERS):
        (made / name).write_text(name, "utf-8")
    return made


def test_the_installer_is_told_its_version_its_folder_and_where_it_goes(bundle: Path, tmp_path: Path) -> None:
    """Nothing of it stands in the script."""
    words = package.command(bundle, "1.2.3", tmp_path / "setup.exe", tmp_path / "facts.nsh")

    assert "-DVERSION=1.2.3" in words
    assert f"-DINSIDE={facts.FOLDER_BEGINS}1.2.3-abc" in words
    assert f"-DBUNDLE={bundle}" in words
    assert "-WX" in words
    assert "1.2.3" not in SCRIPT


def test_a_bundle_without_a_folder_of_its_own_is_not_packed(bundle: Path) -> None:
    """Two builds in folders of one name could not stand side by side."""
    (bundle / f"{facts.FOLDER_BEGINS}1.2.3-abc").rename(bundle / "_internal")

    with pytest.raises(ValueError, match="COUNTERSIGN_INSIDE"):
        package.inside_of(bundle)


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not here")
def test_the_script_is_one(bundle: Path, tmp_path: Path) -> None:
    """NSIS takes it without a warning."""
    setup = package.make_setup(bundle, "1.2.3", tmp_path / "setup.exe", quick=True)

    assert setup.read_bytes()[:2] == b"MZ"
    with pytest.raises(subprocess.CalledProcessError):
        subprocess.run(["makensis", "-V0", str(package.SCRIPT)], check=True)

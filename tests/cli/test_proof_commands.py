"""The commands that prove and keep: what they print, what they promise as JSON, and how they exit."""

import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.office.proof_home import OWNER, Made, copy_home, flipped, make_home, run_sql
from tests.office.quick_locks import quick_locks
from workflows.cli.commands.verify import counted, finding_sentence
from workflows.cli.main import main
from workflows.domain.commands import Comment
from workflows.office.office import Office
from workflows.office.proving.verdict import Finding

WORDS = "four words are enough"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An office that nobody touches: tests take copies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        return make_home(tmp_path_factory.mktemp("commands") / "home", invoices=3)


@pytest.fixture
def made(sound: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A copy to work with."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    monkeypatch.delenv("COUNTERSIGN_PASSPHRASE", raising=False)
    return msgspec.structs.replace(sound, home=copy_home(sound.home, tmp_path / "home"))


def alter(made: Made, position: int) -> None:
    """One bit of an entry."""
    with Office.open(made.home, write=False) as office:
        row = office.store.entries.one(made.device, position)
        assert row is not None
    run_sql(made.home, "UPDATE entries SET raw = ? WHERE position = ?", flipped(row.raw, 800), position)


class Run:
    """Runs commands on one home."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._home = home
        self._capsys = capsys

    def __call__(self, *words: object, home: Path | None = None) -> tuple[int, str]:
        """Exit code and standard output."""
        code = main([*map(str, words), "--home", str(home or self._home)])
        return code, self._capsys.readouterr().out

    def json(self, *words: object, home: Path | None = None) -> tuple[int, Any]:
        """Exit code and the JSON document."""
        code, out = self(*words, "--json", home=home)
        return code, json.loads(out)


@pytest.fixture
def run(made: Made, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands on the copy."""
    return Run(made.home, capsys)


def test_verify_says_in_one_line_that_all_is_well(made: Made, run: Run) -> None:
    """The verdict comes first, and exits with 0."""
    code, out = run("verify")
    _, plain = run.json("verify")

    assert code == 0
    assert out.splitlines()[0] == f"All {plain['entries']} entries are as they were written."
    assert plain["ok"] is True
    assert plain["findings"] == []
    assert [sorted(one) for one in plain["devices"]] == [["device", "ok", "root", "size"]]


def test_verify_names_an_altered_entry_in_its_first_line(made: Made, run: Run) -> None:
    """And exits with 1; the JSON names the same place."""
    alter(made, 17)

    code, out = run("verify")
    again, plain = run.json("verify")

    assert (code, again) == (1, 1)
    assert out.splitlines()[0] == f"Entry 17 of laptop {made.device[:8]}… was altered."
    assert (plain["ok"], len(plain["findings"])) == (False, 1)
    found = plain["findings"][0]
    assert {"code", "device", "index", "file", "text"} <= found.keys()
    assert (found["code"], found["device"], found["index"]) == ("altered", made.device, 17)


def test_verify_without_a_key_says_what_it_could_not_do(made: Made, run: Run) -> None:
    """Hashes only is less than all, and is said."""
    (made.home / "device.key").unlink()

    code, out = run("verify")

    assert code == 3
    assert "by their hashes" in out.splitlines()[0]
    assert "The key is not here" in out


def test_verify_where_there_is_no_office_is_outside_trouble(run: Run, tmp_path: Path) -> None:
    """Exit code 3, in words."""
    code, plain = run.json("verify", home=tmp_path / "nowhere")

    assert (code, plain["error"]["code"]) == (3, "no-office-here")


@pytest.mark.parametrize(
    "finding",
    [
        msgspec.convert({"code": code, "device": device, "index": index, "file": file, "facts": facts}, Finding)
        for code in ("altered", "missing", "reordered", "rolled-back", "forged", "forked", "foreign", "duplicated")
        for device, index, file in (
            ("dmlh" * 6, 3, None),
            ("dmlh" * 6, None, "checkpoint 256"),
            (None, None, "keys.json"),
        )
        for facts in ({}, {"until": 9, "size": 12}, {"reason": "unheard-of"})
    ],
)
def test_every_finding_has_a_sentence(finding: Finding) -> None:
    """Whole, short, and without a placeholder."""
    sentence = finding_sentence(finding)

    assert sentence.endswith(".")
    assert not any(sign in sentence for sign in "{}\n")
    assert "None" not in sentence


def test_evidence_is_written_and_can_be_verified_elsewhere(made: Made, run: Run, tmp_path: Path) -> None:
    """The pack needs no home; the request may be named by the beginning of its id."""
    code, plain = run.json("evidence", made.requests[0][:8], "-o", tmp_path / "p.zip")
    checked, verdict = run.json("verify", "--pack", tmp_path / "p.zip", home=tmp_path / "nowhere")

    assert (code, plain["file"]) == (0, str(tmp_path / "p.zip"))
    assert (checked, verdict["ok"], verdict["entries"]) == (0, True, plain["entries"])


def test_evidence_says_what_to_read_and_how_to_check(made: Made, run: Run, tmp_path: Path) -> None:
    """One PDF for people, one text for those who check; the words name both."""
    _, out = run("evidence", made.requests[0], "-o", tmp_path / "p.zip")

    assert "evidence.pdf in it is for reading" in out
    assert "HOW-TO-CHECK.txt in it says how to check them" in out
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        assert archive.read("evidence.pdf").startswith(b"%PDF-")
        assert {name for name in archive.namelist() if name.endswith((".html", ".md"))} == set()


def test_a_pack_tells_how_much_of_the_log_was_checked(made: Made, run: Run, tmp_path: Path) -> None:
    """The log is longer than what the pack shows of it, and only the latter was checked."""
    _, plain = run.json("evidence", made.requests[0], "-o", tmp_path / "p.zip")
    _, verdict = run.json("verify", "--pack", tmp_path / "p.zip")
    _, out = run("verify", "--pack", tmp_path / "p.zip")

    size = verdict["devices"][0]["size"]
    assert size > plain["entries"]
    assert f"  laptop {made.device}: {plain['entries']} entries checked; its log had {size}" in out.splitlines()


def test_one_entry_is_not_called_entries() -> None:
    """Whoever has one of a thing has one thing."""
    found = Finding(code="rolled-back", device="dmlh" * 6, index=1, facts={"size": 1})

    assert finding_sentence(found) == "Laptop dmlhdmlh… had 1 entry; those from 1 on are gone."
    assert (counted(1, "entry", "entries"), counted(0, "entry", "entries")) == ("1 entry", "0 entries")


def test_names_that_are_not_there_or_are_folders_are_said_to_be_so(made: Made, run: Run, tmp_path: Path) -> None:
    """Exit code 1 and a code of its own; nothing is called damaged, and --force is not advised."""
    codes = [
        run.json("evidence", made.requests[0], "-o", tmp_path),
        run.json("evidence", made.requests[0], "-o", tmp_path, "--force"),
        run.json("verify", "--pack", tmp_path / "missing.zip"),
        run.json("restore", tmp_path / "missing", home=tmp_path / "new"),
    ]

    told = [(code, plain["error"]["code"]) for code, plain in codes]
    assert told == [(1, "is-a-folder"), (1, "is-a-folder"), (1, "no-such-file"), (1, "no-such-file")]
    assert not [plain for _, plain in codes if "--force" in plain["error"]["advice"]]


def test_evidence_of_an_act_after_a_crash_is_signed_first(made: Made, run: Run, tmp_path: Path) -> None:
    """An entry without a signed head gets one, then the pack is made."""
    office = Office.open(made.home)
    office.act(made.requests[0], Comment(by=OWNER, text="then the power went"))
    office.store.close()

    code, _ = run.json("evidence", made.requests[0], "-o", tmp_path / "p.zip")

    assert code == 0
    assert run.json("verify", "--pack", tmp_path / "p.zip")[1]["ok"] is True


def test_evidence_replaces_a_file_only_when_told(made: Made, run: Run, tmp_path: Path) -> None:
    """Exit code 1, and --force."""
    run("evidence", made.requests[0], "-o", tmp_path / "p.zip")

    refused, plain = run.json("evidence", made.requests[1], "-o", tmp_path / "p.zip")
    forced, _ = run("evidence", made.requests[1], "-o", tmp_path / "p.zip", "--force")

    assert (refused, plain["error"]["code"], forced) == (1, "file-exists", 0)


def test_an_altered_pack_fails_and_names_the_file(made: Made, run: Run, tmp_path: Path) -> None:
    """A person who got the pack learns which file it is."""
    run("evidence", made.requests[0], "-o", tmp_path / "p.zip")
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "q.zip", "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, raw + b" " if name == "request.json" else raw)

    code, out = run("verify", "--pack", tmp_path / "q.zip")

    assert code == 1
    assert out.splitlines()[0] == "request.json was altered."


def test_the_log_is_exported_as_lines_documents_and_files(made: Made, run: Run, tmp_path: Path) -> None:
    """On standard output, into a file, and in the layout of public verifiers."""
    _, out = run("log", "export")
    _, document = run.json("log", "export")
    code, plain = run.json("log", "export", "-o", tmp_path / "log.jsonl")
    tiles, folder = run.json("log", "export", "--tiles", "-o", tmp_path / "tiles")

    lines = [json.loads(line) for line in out.splitlines()]
    assert (
        lines == document["entries"] == [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    )
    assert (code, plain["entries"], tiles) == (0, len(lines), 0)
    assert [one["device"] for one in folder["logs"]] == [made.device]
    assert (tmp_path / "tiles" / made.device / "checkpoint").is_file()
    assert run("log", "export", "-o", tmp_path / "log.jsonl")[0] == 1
    assert run("log", "export", "--tiles")[0] == 2


def test_the_state_hash_is_of_the_tables(made: Made, run: Run) -> None:
    """Sixty-four signs and how many entries stand behind them."""
    code, plain = run.json("state-hash")

    with Office.open(made.home, write=False) as office:
        assert plain == {
            "hash": office.store.projections.state_hash(),
            "entries": office.store.entries.count(),
        }
    assert code == 0


def test_backup_and_restore_say_what_to_know(made: Made, run: Run, tmp_path: Path) -> None:
    """How secret the file is, and that the old home is to be left alone."""
    code, out = run("backup", tmp_path / "b")
    restored, plain = run.json("restore", tmp_path / "b", home=tmp_path / "new")

    assert (code, restored) == (0, 0)
    assert "as secret as this laptop itself" in out
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600
    assert plain["home"] == str(tmp_path / "new")
    assert plain["device"] != made.device
    assert "Do not use the old home" in plain["note"]
    assert "restore this file nowhere else" in plain["note"]
    assert "ratify --list" in plain["note"]
    assert run.json("verify", home=tmp_path / "new")[1]["ok"] is True
    assert run.json("state-hash", home=tmp_path / "new")[1]["hash"] == run.json("state-hash")[1]["hash"]


def test_a_backup_with_a_passphrase_opens_with_it_only(
    made: Made, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The passphrase never stands on the command line; the file is a real age file."""
    monkeypatch.setenv("COUNTERSIGN_PASSPHRASE", WORDS)
    _, plain = run.json("backup", tmp_path / "b", "--passphrase")
    monkeypatch.delenv("COUNTERSIGN_PASSPHRASE")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert (tmp_path / "b").read_bytes().startswith(b"age-encryption.org/v1")
    without, refused = run.json("restore", tmp_path / "b", home=tmp_path / "new")
    monkeypatch.setenv("COUNTERSIGN_PASSPHRASE", WORDS)
    with_it, _ = run.json("restore", tmp_path / "b", home=tmp_path / "new")

    assert (plain["locked"], without, refused["error"]["code"], with_it) == (True, 1, "passphrase-needed", 0)


def test_help_says_when_a_locked_backup_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A script that restores at night has no terminal, and its author learns that before the night."""
    with pytest.raises(SystemExit):
        main(["restore", "--help"])

    helped = " ".join(capsys.readouterr().out.split())
    assert "without one it is refused, unless this option is given or COUNTERSIGN_PASSPHRASE holds it" in helped


def test_a_short_passphrase_is_refused(made: Made, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that opens at a guess is none."""
    monkeypatch.setenv("COUNTERSIGN_PASSPHRASE", "short")

    code, plain = run.json("backup", tmp_path / "b")

    assert (code, plain["error"]["code"], (tmp_path / "b").exists()) == (1, "bad-passphrase", False)


def test_a_typed_passphrase_must_be_the_same_twice(
    made: Made, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip would lock the file for good."""
    quick_locks(monkeypatch)
    typed = iter([WORDS, WORDS + "!", WORDS, WORDS, WORDS])
    monkeypatch.setattr("getpass.getpass", lambda *_given, **_more: next(typed))

    assert run.json("backup", tmp_path / "b", "--passphrase")[1]["error"]["code"] == "bad-passphrase"
    assert run.json("backup", tmp_path / "b", "--passphrase")[1]["locked"] is True
    assert run("restore", tmp_path / "b", "--passphrase", home=tmp_path / "new")[0] == 0


@pytest.mark.parametrize("name", ["verify", "evidence", "log", "state-hash", "backup", "restore"])
def test_help_shows_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command can be learned from itself."""
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])

    assert ended.value.code == 0
    assert f"countersign {name}" in capsys.readouterr().out.split("example:")[1]

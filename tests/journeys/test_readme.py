"""The README, typed as it stands: every command, in its order, in the one office that it founds on the way."""

import re
import shlex
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from workflows.cli.main import main
from workflows.office.sample_firm import sample_invoices

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SUPPLIERS = "legal_name,vat_id\nPapierhof GmbH,DE136695976\n"
CUT = "…"

Captured = pytest.CaptureFixture[str]


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Each block in order: its language, what stands in it, and the text since the block before it."""
    before = 0
    for found in re.finditer(r"^```(\w+)\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        yield found[1], found[2], text[before : found.start()]
        before = found.end()


def plain(text: str) -> str:
    """The same words with one space between them: the README breaks long lines."""
    return " ".join(text.split())


class Reader:
    """Somebody who types the README, with a new account on a computer, in a folder with their own two files."""

    def __init__(self, own: Path, captured: Captured) -> None:
        self.own = own
        self.typed: list[str] = []
        self.put_in: dict[str, str] = {}
        """What stands for something that only the program's own answers tell."""
        self._captured = captured

    def type(self, line: str) -> str:
        """Type one line, which must be done with exit code 0; what was printed."""
        name, *words = [self._filled_in(word) for word in shlex.split(line, comments=True)]
        self.typed.append(line)
        if name == "mkdir":
            Path(*words).mkdir()
            return ""
        if name == "./check":
            assert (ROOT / "check").is_file()  # it would run this test too
            return ""
        assert name == "./run", line
        self._captured.readouterr()
        code = main(words)
        printed = self._captured.readouterr()
        assert code == 0, (line, code, printed.out, printed.err)
        self._take_in(printed.out)
        return printed.out

    def _filled_in(self, word: str) -> str:
        word = self.put_in.get(word, word)
        return str(self.own) + word[1:] if word.startswith("~/") else word

    def _take_in(self, printed: str) -> None:
        if (request := re.search(r"my-invoice\.xml → (\w{4})", printed)) is not None:
            self.put_in["7k2m"] = request[1]
        if (code := re.search(r"CS1-[-\w]+", printed)) is not None:
            self.put_in["CODE"] = code[0]


@pytest.fixture
def reader(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A home folder of its own; it is also where everything is typed."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-invoice.xml").write_bytes(sample_invoices()[0].read_bytes())
    (tmp_path / "suppliers.csv").write_text(SUPPLIERS, "utf-8")
    (tmp_path / "Dropbox").mkdir()
    return Reader(tmp_path, capsys)


def test_everything_in_the_readme_can_be_typed_in_its_order(reader: Reader) -> None:
    """Each line is done in one office, with nothing but two files of one's own; what is shown is what is printed."""
    for language, block, before in blocks(README):
        if language == "sh":
            for line in block.splitlines():
                reader.type(line)
        elif language == "yaml":
            (reader.own / re.findall(r"`([\w-]+\.yaml)`", before)[-1]).write_text(block, "utf-8")
        else:
            asked, shown = block.split("\n", 1)
            printed = plain(reader.type(asked.removeprefix("$ ")))
            for part in map(plain, shown.split(CUT)):
                assert part in printed, part
                printed = printed.split(part, 1)[1]

    commands = [line.split()[1] for line in reader.typed if line.startswith("./run")]
    assert {"demo", "init", "decide", "verify", "rules", "automations", "kpis", "join", "sync"} <= set(commands)
    assert {"7k2m", "CODE"} == set(reader.put_in)


def test_a_shopkeeper_alone_comes_to_a_verified_decision(reader: Reader) -> None:
    """The same first decision by the owner who has nobody beside them: where the README says ben, they say anna."""
    block = next(block for language, block, before in blocks(README) if "Your own first decision" in before)
    for line in block.splitlines():
        reader.type(line.replace(' --person "Ben Okafor=manager"', "").replace("--as ben", "--as anna"))

    assert "Anna Berg approved “Approve the invoice”" in reader.type("./run show 7k2m")


NAMED = sorted({plain(one) for one in re.findall(r"`(\./run\s[^`]+)`", README)})


@pytest.mark.parametrize("named", NAMED)
def test_a_command_that_the_text_names_is_there_with_its_options(
    named: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence of the README names no command, no word behind it and no option that its help does not know."""
    monkeypatch.setenv("COLUMNS", "200")
    words = named.split()[1:]
    command = [] if words[0].startswith("-") else [words[0]]

    with pytest.raises(SystemExit) if command else nullcontext() as left:
        assert main([*command, "--help"]) == 0

    helped = capsys.readouterr().out
    assert left is None or left.value.code == 0
    second = [one for one in words[1:2] if re.search(r"\{[\w,-]*,[\w,-]*\}", helped) and one.islower()]
    for word in second + [one for one in words if one.startswith("-")]:
        assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", helped), (word, helped)

"""The command line in the same process: words in, exit code and JSON out, as a script outside would have them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import msgspec

from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.shipped import publish_shipped

PEOPLE = ("Ben Okafor=manager", "Petra Lang=bookkeeper", "Carl Weiss=clerk", "Dora Reich=manager")


class Captured(Protocol):
    """What was printed."""

    @property
    def out(self) -> str:
        """Standard output."""

    @property
    def err(self) -> str:
        """Standard error."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One run of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output; anything beside it fails."""
        return msgspec.json.decode(self.out)

    @property
    def error(self) -> dict[str, str]:
        """The error, with exactly its four texts, none of them empty."""
        found: dict[str, Any] = self.json
        assert set(found) == {"error"}, found
        error: dict[str, str] = found["error"]
        assert set(error) == {"code", "title", "text", "advice"}, error
        assert all(error.values()), error
        return error


class Shop:
    """One home, and the commands that are given about it."""

    def __init__(self, home: Path, main: Callable[[list[str]], int], captured: Callable[[], Captured]) -> None:
        self.home = home
        self._main = main
        self._captured = captured

    def __call__(self, *words: object, home: bool = True, as_json: bool = True) -> Answer:
        """Run a command with ``--home`` and ``--json``."""
        given = [str(word) for word in words]
        given += ["--home", str(self.home)] if home else []
        given += ["--json"] if as_json else []
        self._captured()
        code = self._main(given)
        printed = self._captured()
        return Answer(code=code, out=printed.out, err=printed.err)

    def done(self, *words: object) -> Any:
        """Run a command that must succeed; its JSON."""
        answer = self(*words)
        assert answer.code == 0, (words, answer)
        return answer.json

    def refused(self, *words: object, exit_code: int = 1) -> str:
        """Run a command that must fail with this exit code and change nothing; the error's code."""
        before = entry_count(self.home)
        answer = self(*words)
        assert answer.code == exit_code, (words, answer)
        assert entry_count(self.home) == before
        return answer.error["code"]

    def ask(self, gross: str = "500.00", *, by: str = "carl", number: str = "1", **more: str) -> str:
        """Submit an invoice of a supplier who is new here, to an account in the books; its request."""
        values = {"supplier_name": "Papierhof", "invoice_number": number, "issue_date": "2026-11-02", "gross": gross}
        words = [f"--set={name}={value}" for name, value in ({"account_code": "4980"} | values | more).items()]
        request: str = self.done("submit", "invoice", "--as", by, *words)["request"]
        return request

    def ask_and_call_back(self, gross: str = "500.00", *, by: str = "carl", number: str = "1", **more: str) -> str:
        """The same, and Petra called the supplier back, so that it waits for those who decide."""
        request = self.ask(gross, by=by, number=number, **more)
        self.done("tick", request, "--as", "petra", "--note", "Called them")
        return request

    def status(self, request: str) -> str:
        """Where the request stands."""
        status: str = self.done("show", request)["status"]
        return status

    def inbox(self, person: str) -> list[str]:
        """The requests that wait for a person."""
        return [task["request"] for task in self.done("inbox", "--as", person)["tasks"]]


def found_shop(home: Path) -> None:
    """Found the corner shop."""
    founded = found(home, Charter(name="Corner Shop", owner="Anna Berg"))
    with Office.open(home) as office:
        publish_shipped(office, founded.owner, people=PEOPLE)


def entry_count(home: Path) -> int:
    """How many entries the home's log holds; 0 where there is no office."""
    import sqlite3
    from contextlib import closing

    path = home / "countersign.db"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])

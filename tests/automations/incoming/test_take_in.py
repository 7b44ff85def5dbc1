"""A watched folder and the documents in it: requests and drafts as intake makes them, each document once."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.shop import Shop
from workflows import clock
from workflows.automations.asking import asked
from workflows.automations.changing import set_automations
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects.protocol import Occasion
from workflows.automations.effects.take_in import TakeIn
from workflows.changes import Changes
from workflows.domain.automations import Action, Automation, OnFile
from workflows.office.documents import take_in
from workflows.office.notices import notices
from workflows.office.office import Office
from workflows.office.shipped import RESOURCES

INVOICES = RESOURCES / "sample_firm" / "invoices"
HEADER = "supplier_name;invoice_number;issue_date;currency;gross;iban\n"
NOTICE = Action(kind="notify", settings={"title": "{file_name}: {outcome}", "text": "{supplier_name} {gross}"})


class Crash(BaseException):
    """The power went."""


class Post:
    """A folder for incoming documents, watched by a shop."""

    def __init__(self, shop: Shop, folder: Path) -> None:
        self.shop = shop
        self.folder = folder
        self.now_ms = clock.now_ms() + 60_000
        folder.mkdir()

    def watch(self, *more: Action, workflow: str = "invoice") -> None:
        """Documents become invoices; then what else is asked for."""
        with Office.open(self.shop.home) as office:
            one = Automation(
                id="post",
                name="Post",
                trigger=OnFile(folder=str(self.folder)),
                actions=(Action(kind="take-in", settings={"workflow": workflow}), *more),
                unit=office.state.head,
                device=office.keys.device,
            )
            assert isinstance(set_automations(office, "anna-berg", [one]), Changes)

    def lay(self, source: Path | str, name: str = "") -> None:
        """Lay a file, or a list of invoices, into the folder a minute ago."""
        path = self.folder / (name or (source.name if isinstance(source, Path) else "list.csv"))
        if isinstance(source, Path):
            shutil.copyfile(source, path)
        else:
            path.write_text(HEADER + source, "utf-8")
        at = self.now_ms / 1000 - 60
        os.utime(path, (at, at))

    def look(self, times: int = 2) -> None:
        """Start the program so often, a minute apart."""
        for _ in range(times):
            self.now_ms += 60_000
            with clock.pretending(self.now_ms), Office.open(self.shop.home) as office:
                DueRuns(office).step()

    def requests(self) -> list[tuple[str, str]]:
        """Workflow and title of every request."""
        with clock.pretending(self.now_ms), Office.open(self.shop.home, write=False) as office:
            return sorted((one.workflow, one.title) for one in office.store.questions.requests(limit=1_000))

    def there(self, sub: str) -> list[str]:
        """Names in a subfolder."""
        place = self.folder / sub
        return sorted(one.name for one in place.iterdir()) if place.is_dir() else []

    def notices(self) -> list[tuple[str, str]]:
        """What was told on this laptop."""
        with Office.open(self.shop.home, write=False) as office:
            return sorted((one.title, one.text) for one in notices(office))

    def runs(self) -> list[tuple[str, str, str]]:
        """State, code and text of each run."""
        with Office.open(self.shop.home, write=False) as office:
            return [(row.state, row.code, row.text) for row in office.store.runs.of("post")]


@pytest.fixture
def post(shop: Shop, tmp_path: Path) -> Post:
    """The corner shop's folder of incoming documents."""
    return Post(shop, tmp_path / "post")


def test_an_invoice_becomes_a_request_and_later_actions_know_it(post: Post) -> None:
    """Its file's name, its outcome and its values."""
    post.watch(NOTICE)
    post.lay(INVOICES / "01-papierhof-PH-20431.xml")

    post.look(4)

    assert len(post.requests()) == 1
    assert post.there("done") == ["01-papierhof-PH-20431.xml"]
    ((title, text),) = post.notices()
    assert title == "01-papierhof-PH-20431.xml: request"
    assert "Papierhof" in text
    assert "EUR" in text


def test_what_is_no_document_is_put_among_the_refused_and_a_person_is_asked(post: Post) -> None:
    """The actions after it are not done."""
    post.watch(NOTICE)
    post.lay(INVOICES / "01-papierhof-PH-20431.xml", "real.xml")
    (post.folder / "junk.pdf").write_bytes(b"%PDF-1.7 no")
    os.utime(post.folder / "junk.pdf", (post.now_ms / 1000 - 60,) * 2)

    post.look(3)

    assert (post.there("done"), post.there("refused")) == (["real.xml"], ["junk.pdf"])
    with Office.open(post.shop.home, write=False) as office:
        assert [ask.run.code for ask in asked(office, post.now_ms)] == ["not-taken-in"]
    assert len(post.notices()) == 1


def test_a_plain_document_becomes_a_draft_and_never_a_second(post: Post) -> None:
    """Also where the same file comes again under another name."""
    post.watch()
    plain = INVOICES / "12-fensterglanz-2026-131.pdf"
    post.lay(plain)
    post.look(2)
    post.lay(plain, "again.pdf")
    post.look(3)
    assert len(post.requests()) == 1
    assert [state for state, _, _ in post.runs()] == ["done", "skipped"]


def test_what_was_taken_in_by_hand_before_is_not_taken_in_again(post: Post) -> None:
    """The content is the key, whoever brought it."""
    post.shop.done("intake", INVOICES / "01-papierhof-PH-20431.xml")
    post.watch()
    post.lay(INVOICES / "01-papierhof-PH-20431.xml")
    post.look(3)
    assert len(post.requests()) == 1
    assert [text for _, _, text in post.runs()] == ["1 duplicate"]


def test_a_list_of_invoices_becomes_several_requests_and_its_wrong_rows_are_told(post: Post) -> None:
    """They hold up no other row."""
    post.watch(Action(kind="notify", settings={"title": "{documents} {outcome}", "text": "{problems}"}))
    post.lay("Papierhof;1;2026-11-02;EUR;10,00;\nPapierhof;;2026-11-02;EUR;11,00;\nPapierhof;3;2026-11-03;EUR;12,00;\n")
    post.look(3)
    assert len(post.requests()) == 2
    ((title, text),) = post.notices()
    assert title == "3 several"
    assert "Row 3 has no invoice number." in text


@pytest.mark.parametrize("after", ["first document", "all of it"])
def test_a_crash_while_documents_are_taken_in_makes_none_twice(
    post: Post, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    """The next start goes on with the rest."""
    post.watch()
    post.lay("Papierhof;1;2026-11-02;EUR;10,00;\nPapierhof;2;2026-11-02;EUR;11,00;\n")
    post.look(1)

    def cut(*given: Any, **more: Any) -> Any:
        for taken in take_in(*given, **more):
            yield taken
            if after == "first document":
                raise Crash
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr("workflows.automations.effects.take_in.take_in", cut)
        post.now_ms += 60_000
        office = Office.open(post.shop.home)
        with clock.pretending(post.now_ms), pytest.raises(Crash):
            DueRuns(office).step()
        office.store.close()

    post.look(3)

    assert len(post.requests()) == 2
    assert [state for state, _, _ in post.runs()] == ["done"]
    assert post.there("done") == ["list.csv"]


def test_a_file_that_is_exchanged_meanwhile_is_not_taken_in(post: Post, tmp_path: Path) -> None:
    """Only what was looked at counts: another content is another run."""
    post.watch()
    with Office.open(post.shop.home) as office:
        (post.folder / "a.xml").write_bytes(b"<other/>")
        values = {"file_ref": "a.xml", "file_sha256": "0" * 64, "file_name": "a.xml"}
        about = Occasion(key="k", now_ms=1, planned_ms=1, automation="post", values=values)
        with pytest.raises(Exception, match="file-gone"):
            TakeIn().run(Action(kind="take-in"), about, office)
        assert not (post.shop.home / "taking-in").exists()


def test_a_workflow_that_there_is_not_fails_with_its_name(post: Post) -> None:
    """And the dry run says so before."""
    post.watch(workflow="nothing")
    post.lay(INVOICES / "01-papierhof-PH-20431.xml")
    post.look(2)
    ((state, code, text),) = post.runs()
    assert (state, code) == ("failed", "unknown-workflow")
    assert "nothing" in text
    would = post.shop.done("automations", "run", "post", "--dry-run")["would"]
    assert would[0]["problems"] == ["unknown-workflow"]


def test_what_failed_is_done_once_a_person_says_again(post: Post) -> None:
    """From where it was put."""
    post.watch(workflow="nothing")
    post.lay(INVOICES / "01-papierhof-PH-20431.xml")
    post.look(3)
    assert post.there("refused") == ["01-papierhof-PH-20431.xml"]
    with Office.open(post.shop.home, write=False) as office:
        (cause,) = [row.cause for row in office.store.runs.of("post")]
    post.watch()
    post.shop.done("automations", "settle", "post", cause, "again", "--as", "anna")
    post.look(2)
    assert len(post.requests()) == 1


def test_a_full_disk_is_tried_again(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy has no room; later it has. Nothing is left behind."""
    post.watch()
    post.lay(INVOICES / "01-papierhof-PH-20431.xml")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", full)
        post.look(2)
    assert [(state, code) for state, code, _ in post.runs()] == [("again", "disk-error")]
    assert not (post.shop.home / "taking-in").exists()
    post.look(3)
    assert len(post.requests()) == 1
    assert post.there("done") == ["01-papierhof-PH-20431.xml"]


def test_what_changes_while_it_is_copied_is_not_taken_in(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy is compared with what set it off; the next try has the file as it was seen."""
    post.watch()
    post.lay(INVOICES / "01-papierhof-PH-20431.xml")

    def other(stream: Any, written: Any, size: int) -> None:
        written.write(stream.read(size).replace(b"PH-20431", b"PH-66666"))

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", other)
        post.look(2)
    assert [(state, code) for state, code, _ in post.runs()] == [("again", "file-changed")]
    assert post.requests() == []
    post.look(3)
    assert len(post.requests()) == 1

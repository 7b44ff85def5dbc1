"""Attachments travel as age files: whole, healed where damaged, and at no cost where nothing is new."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.support.two_laptops import OWNER, connect, exchange, found_office, second_laptop
from workflows import clock
from workflows.domain.commands import Refusal, Submit
from workflows.domain.definitions import ApprovalStep, Definition
from workflows.domain.events import RequestSubmitted, Source, WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver
from workflows.office.attachments import blobs_in, keep_bytes, read_blob, read_document_bytes, seal_document
from workflows.office.office import Office
from workflows.office.sharing import blobs
from workflows.office.sharing.blobs import BlobReport, carry
from workflows.office.sharing.sharing import Sharing
from workflows.sync import layout
from workflows.sync.folder import Folder, FolderTrouble, Listed

CONTENT = b"%PDF an invoice over 119.00\n" * 5_000
NOTHING = BlobReport()
PLAIN = Definition(
    id="plain",
    name="Plain",
    fields=(Field(id="what", type="text", label="What"),),
    steps=(ApprovalStep(id="approve", name="Approve", approvers=(Approver(role="owner", at="head"),)),),
)


class Pair(msgspec.Struct, frozen=True):
    """Two laptops and their folder."""

    first: Office
    second: Office
    one: Sharing
    two: Sharing
    folder: Path

    def submit(self, content: bytes = CONTENT) -> Source:
        """Start a request on the first laptop that came from this document."""
        return submit(self.first, content)

    def blob(self, source: Source) -> Path:
        """The blob's file in the folder."""
        return self.folder / layout.blob(source.blob)


class Counting:
    """A folder that counts what is asked of it."""

    def __init__(self, folder: Folder) -> None:
        self.place = folder.place
        self.calls: list[str] = []
        self.broken: str | None = None
        self._folder = folder

    def list(self, directory: str) -> tuple[Listed, ...]:
        self.calls.append(f"list {directory}")
        return self._folder.list(directory)

    def read(self, path: str, limit: int) -> bytes | None:
        self.calls.append(f"read {path}")
        return self._folder.read(path, limit)

    def create(self, path: str, content: bytes) -> bool:
        self.calls.append(f"create {path}")
        if self.broken is not None:
            raise FolderTrouble(code=self.broken, title="t", text="t", advice="a")
        return self._folder.create(path, content)

    def delete(self, path: str) -> None:
        self.calls.append(f"delete {path}")
        self._folder.delete(path)


def submit(office: Office, content: bytes) -> Source:
    """Start a request that came from this document."""
    digest = hashlib.sha256(content).hexdigest()
    keep_bytes(office.store.home.attachments, digest, content)
    made = seal_document(office.store.home, digest)
    source = Source(name="in.pdf", sha256=digest, size=len(content), blob=made.blob, secret=made.secret)
    command = Submit(workflow="plain", unit="head-office", by=OWNER, values={"what": "it"}, sources=(source,))
    acted = office.submit(command)
    assert not isinstance(acted, Refusal), acted
    return source


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """Two laptops that have exchanged once."""
    with found_office(tmp_path / "first") as first:
        assert not isinstance(first.change(OWNER, (WorkflowPublished(definition=PLAIN),)), Refusal)
        with second_laptop(first, tmp_path / "second") as second:
            one, two = connect(first, tmp_path / "folder"), connect(second, tmp_path / "folder")
            exchange(one, two)
            yield Pair(first, second, one, two, tmp_path / "folder")


def test_a_document_is_on_the_other_laptop_after_an_exchange(pair: Pair) -> None:
    """The folder holds an age file of its hash's name; the other laptop holds the very bytes of the document."""
    source = pair.submit()

    written, read = pair.one.exchange().blobs, pair.two.exchange().blobs

    assert (written.written, read.read) == (1, 1)
    raw = pair.blob(source).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == source.blob
    assert raw.startswith(b"age-encryption.org/v1\n")
    assert CONTENT[:28] not in raw
    assert read_document_bytes(pair.second.store.home.attachments, source.sha256) == CONTENT


def test_without_news_nothing_is_asked_of_the_folder(pair: Pair) -> None:
    """Neither a listing nor a read, on either laptop."""
    pair.submit()
    exchange(pair.one, pair.two)

    for sharing in (pair.one, pair.two):
        counting = Counting(sharing.folder)
        sharing.folder = counting

        assert carry(sharing) == NOTHING
        assert counting.calls == []


def test_old_entries_stay_as_they_were() -> None:
    """A source without a blob is written as before."""
    plain = msgspec.to_builtins(Source(name="in.pdf", sha256="a" * 64, size=3))

    assert plain == {"name": "in.pdf", "sha256": "a" * 64, "size": 3}


def test_a_missing_blob_is_looked_for_again_after_a_while(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at every exchange; and it is taken as soon as it is there."""
    source = pair.submit()
    pair.one.exchange()
    away = pair.blob(source).rename(pair.folder / "away")
    counting = Counting(pair.two.folder)
    pair.two.folder = counting

    first, second = pair.two.exchange().blobs, pair.two.exchange().blobs
    asked = len(counting.calls)
    away.rename(pair.blob(source))
    later = clock.now_ms() + blobs._LONGEST_WAIT_MS
    monkeypatch.setattr(clock, "now_ms", lambda: later)
    third = carry(pair.two)

    assert (first.missing, first.left, second.missing, second.left) == (1, 0, 0, 1)
    assert asked == 1
    assert third.read == 1


def test_a_blob_that_is_not_whole_is_not_taken(pair: Pair) -> None:
    """A sync client may show a file before its content is there."""
    source = pair.submit()
    pair.one.exchange()
    whole = pair.blob(source).read_bytes()
    pair.blob(source).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    report = pair.two.exchange().blobs

    assert (report.read, report.missing) == (0, 1)
    assert read_blob(pair.second.store.home, source.blob) is None
    assert read_document_bytes(pair.second.store.home.attachments, source.sha256) is None


@pytest.mark.parametrize("damage", ["gone", "altered"])
@pytest.mark.parametrize("healer", ["one", "two"])
def test_any_laptop_heals_a_blob(pair: Pair, healer: str, damage: str) -> None:
    """A deep look rewrites what is missing or damaged, byte for byte, whoever had written it."""
    source = pair.submit()
    exchange(pair.one, pair.two)
    whole = pair.blob(source).read_bytes()
    if damage == "gone":
        pair.blob(source).unlink()
    else:
        pair.blob(source).write_bytes(b"something else")

    report = carry(getattr(pair, healer), deep=True)

    assert (report.written, report.healed) == ((1, 0) if damage == "gone" else (0, 1))
    assert pair.blob(source).read_bytes() == whole


def test_a_laptop_heals_what_it_cannot_open(pair: Pair) -> None:
    """Its name is enough to tell that it is whole: the document's own bytes are not needed."""
    source = pair.submit()
    exchange(pair.one, pair.two)
    (pair.second.store.home.attachments / source.sha256).unlink()
    whole = pair.blob(source).read_bytes()
    pair.blob(source).unlink()

    carry(pair.two, deep=True)

    assert pair.blob(source).read_bytes() == whole


def test_another_folder_is_given_everything(pair: Pair, tmp_path: Path) -> None:
    """What was known of one folder says nothing about the next."""
    source = pair.submit()
    exchange(pair.one, pair.two)

    moved = connect(pair.first, tmp_path / "other folder")
    moved.exchange()

    assert (tmp_path / "other folder" / layout.blob(source.blob)).exists()


def test_a_folder_without_room_keeps_blobs_waiting(pair: Pair) -> None:
    """The exchange goes on, and they follow."""
    source = pair.submit()
    counting = Counting(pair.one.folder)
    counting.broken = "folder-full"
    pair.one.folder = counting

    report = carry(pair.one)
    counting.broken = None

    assert (report.written, report.missing) == (0, 1)
    assert carry(pair.one, deep=True).written == 1
    assert pair.blob(source).exists()


def test_a_foreign_folder_is_given_nothing(pair: Pair) -> None:
    """An emptied folder is an alarm and never an instruction."""
    pair.submit()
    for file in (pair.folder / layout.TAIL).iterdir():
        file.unlink()

    report = pair.one.exchange().blobs

    assert report == NOTHING
    assert not (pair.folder / "blob").exists()


def test_names_that_are_no_hashes_touch_no_file(pair: Pair) -> None:
    """A tampered laptop may claim anything; such a request does not begin."""
    source = Source(name="x", sha256="../../x", size=1, blob="../" * 21 + "a", secret="AGE-SECRET-KEY-1" + "Q" * 58)
    command = Submit(workflow="plain", unit="head-office", by=OWNER, values={}, sources=(source,))

    acted = pair.first.submit(command)

    assert isinstance(acted, Refusal)
    assert acted.code == "bad-blob"


def test_what_its_author_did_not_put_into_it_is_not_taken_for_the_document(pair: Pair) -> None:
    """The document's own hash stands in the event; a blob of something else is kept, and no document made of it."""
    digest = hashlib.sha256(b"another").hexdigest()
    keep_bytes(pair.first.store.home.attachments, digest, b"another")
    made = seal_document(pair.first.store.home, digest)
    source = Source(name="x", sha256="f" * 64, size=1, blob=made.blob, secret=made.secret)
    command = Submit(workflow="plain", unit="head-office", by=OWNER, values={}, sources=(source,))
    assert not isinstance(pair.first.submit(command), Refusal)

    exchange(pair.one, pair.two)

    assert read_blob(pair.second.store.home, made.blob) is not None
    assert list(pair.second.store.home.attachments.iterdir()) == []


def test_no_table_and_no_file_name_holds_the_key(pair: Pair) -> None:
    """It stands in the sealed entry and nowhere else."""
    source = pair.submit()
    exchange(pair.one, pair.two)
    pair.second.close()

    home = pair.second.store.home.path
    assert all(source.secret.encode() not in file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert blobs_in(pair.second.store.home).is_dir()


def test_the_stock_tool_opens_it(pair: Pair, tmp_path: Path) -> None:
    """With ``age -d`` and the key from the event, in ten years and without this program."""
    age = shutil.which("age")
    if age is None:
        pytest.skip("THE STOCK age TOOL IS NOT INSTALLED HERE: that it opens blobs was not tested")
    source = pair.submit()
    pair.one.exchange()
    (tmp_path / "key").write_text(source.secret + "\n")

    found = subprocess.run(
        [age, "-d", "-i", str(tmp_path / "key"), str(pair.blob(source))], capture_output=True, check=True
    )

    assert found.stdout == CONTENT


def test_the_event_names_the_blob(pair: Pair) -> None:
    """So that whoever may read the request can read its document."""
    source = pair.submit()
    exchange(pair.one, pair.two)

    row = pair.second.store.questions.documents_with(source.sha256)[0]
    event = pair.second.request(row.request).acts[0].event

    assert isinstance(event, RequestSubmitted)
    assert event.sources == (source,)

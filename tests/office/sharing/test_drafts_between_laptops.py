"""A draft of a rule on two laptops: written on one, reviewed on the other, published where rules are written."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.support.tried_office import OWNER, TABLE, decided, draft, tried_office
from tests.support.two_laptops import connect, exchange, second_laptop
from workflows.domain.commands import Refusal
from workflows.domain.events import TablePublished
from workflows.errors import InvalidInput
from workflows.office.draft_requests import draft_in, drafts, send_draft
from workflows.office.draft_sheets import sheet_of
from workflows.office.office import Office
from workflows.office.publishing import publish_reviewed
from workflows.office.sharing.sharing import Sharing
from workflows.office.shipped import RESOURCES, apply_file
from workflows.office.table_history import history
from workflows.rules.plain import table_to_plain

NINA = "nina-nord"


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[Office, Office, Sharing, Sharing]]:
    """Anna's laptop, where rules are written, and Nina's in the north; drafts are reviewed in this office."""
    with tried_office(tmp_path / "one") as anna:
        apply_file(anna, RESOURCES / "processes" / "rule-change.yaml", OWNER)
        with second_laptop(anna, tmp_path / "two", person=NINA) as nina:
            sharing = connect(anna, tmp_path / "folder"), connect(nina, tmp_path / "folder")
            exchange(*sharing, times=2)
            yield anna, nina, *sharing


def sent(office: Office, by: str, folder: Path) -> str:
    """The request that keeps a draft which approves up to 400."""
    acted = send_draft(office, by, draft(office, folder), "Fewer waits", "Up to 400 instead of 200.")
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def test_a_draft_from_a_branch_is_reviewed_and_published_at_the_head(
    laptops: tuple[Office, Office, Sharing, Sharing], tmp_path: Path
) -> None:
    """The text travels with its request; the owner sees the same sheet, and both laptops prove who reviewed it."""
    anna, nina, *sharing = laptops
    request = sent(nina, NINA, tmp_path)
    exchange(*sharing, times=3)
    here, there = (sheet_of(office, draft_in(office, request).table) for office in (anna, nina))
    assert (here.difference, here.coverage, here.cases) == (there.difference, there.coverage, there.cases)

    decided(anna, request, OWNER)
    published = publish_reviewed(anna, OWNER, request)
    assert not isinstance(published, Refusal), published
    exchange(*sharing, times=3)

    for office in (anna, nina):
        newest = history(office, "spending")[0]
        assert (newest.table.version, newest.by, newest.review, newest.reviewed_by) == (2, OWNER, "reviewed", OWNER)
        assert newest.request == request
        assert drafts(office) == ()


def test_an_approval_on_another_laptop_publishes_nothing_there(
    laptops: tuple[Office, Office, Sharing, Sharing], tmp_path: Path
) -> None:
    """Rules are written on one laptop; the other is told which."""
    anna, nina, *sharing = laptops
    request = sent(nina, NINA, tmp_path)
    exchange(*sharing, times=3)
    decided(anna, request, OWNER)
    exchange(*sharing, times=3)

    answer = publish_reviewed(nina, NINA, request)

    assert isinstance(answer, Refusal)
    assert answer.code == "not-primary"
    assert nina.state.table("spending") == anna.state.table("spending")


def test_a_draft_whose_text_was_altered_is_neither_shown_nor_published(
    laptops: tuple[Office, Office, Sharing, Sharing], tmp_path: Path
) -> None:
    """What was approved is the text with that hash, and no other."""
    anna, nina, *sharing = laptops
    request = sent(nina, NINA, tmp_path)
    exchange(*sharing, times=3)
    decided(anna, request, OWNER)
    (kept,) = anna.store.home.attachments.iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"400", b"900"))

    with pytest.raises(InvalidInput, match="altered"):
        publish_reviewed(anna, OWNER, request)


def test_a_version_that_names_an_approval_of_something_else_is_told(
    laptops: tuple[Office, Office, Sharing, Sharing], tmp_path: Path
) -> None:
    """An owner can sign anything; history looks whether it was this text that somebody approved."""
    anna, nina, *sharing = laptops
    request = sent(nina, NINA, tmp_path)
    exchange(*sharing, times=3)
    decided(anna, request, OWNER)
    review = draft_in(anna, request).review
    assert review is not None
    another = draft(anna, tmp_path, draft_text(900))
    same = msgspec.structs.replace(draft(anna, tmp_path), version=3)
    for table, reviewed in ((another, review.id), (same, anna.request(request).acts[0].id)):
        event = TablePublished(table=table_to_plain(table), request=request, reviewed=reviewed)
        changed = anna.change(OWNER, (event,))
        assert not isinstance(changed, Refusal), changed

    assert [one.review for one in history(anna, "spending")] == ["differs", "differs", "alone"]


def draft_text(limit: int) -> str:
    """The table with another limit."""
    return TABLE.replace("<= 200", f"<= {limit}").replace('"700.00"', '"999.00"')

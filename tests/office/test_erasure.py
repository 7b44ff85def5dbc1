"""An erasure order takes documents and personal data away on every laptop and in the folder, and is confirmed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.support.two_laptops import (
    CLERK,
    CONTENT,
    ONBOARDING,
    OWNER,
    VALUES,
    ask,
    connect,
    exchange,
    found_office,
    second_laptop,
)
from workflows.domain.commands import Erase, Refusal, Submit
from workflows.domain.events import ErasureConfirmed, ErasureOrdered, RequestSubmitted
from workflows.engine.erasure import blobs_of, erased
from workflows.engine.judge import judge_event
from workflows.errors import Trouble
from workflows.ledger.membership import DeviceRevoked, Second, revocation_statement
from workflows.ledger.merkle import Frontier
from workflows.office import attachments
from workflows.office.attachments import blobs_in, keep_bytes, read_blob, read_document_bytes
from workflows.office.erasing import certificates, erase, erase_here
from workflows.office.keeping import backup, restore
from workflows.office.office import Office
from workflows.office.personal import personal_values
from workflows.office.proving.checking import check_office
from workflows.office.proving.evidence import evidence
from workflows.office.sharing.blobs import carry
from workflows.office.sharing.sharing import Sharing
from workflows.sync import layout

WHY = "the applicant asked for it"


class Pair(msgspec.Struct, frozen=True):
    """Two laptops, their folder, and a request with a document and personal data that both have."""

    first: Office
    second: Office
    one: Sharing
    two: Sharing
    folder: Path
    request: str

    def blobs(self) -> list[Path]:
        """The request's blobs in the folder."""
        named = blobs_of(self.first.request(self.request))
        return [self.folder / layout.blob(blob) for blob in sorted(named)]


def order(office: Office, request: str) -> None:
    """Let all of it be erased."""
    acted = erase(office, request, by=OWNER, reason=WHY)
    assert not isinstance(acted, Refusal), acted


def holds(office: Office, request: str) -> list[str]:
    """What of the request's document and personal data a laptop holds."""
    home, state = office.store.home, office.request(request)
    found = [f"blob {blob[:8]}" for blob in blobs_of(state) if read_blob(home, blob) is not None]
    found += [name for name, one in personal_values(home, ONBOARDING, state).items() if one.state == "here"]
    digest = hashlib.sha256(CONTENT).hexdigest()
    return found + (["document"] if read_document_bytes(home.attachments, digest) is not None else [])


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """Both laptops hold everything."""
    with found_office(tmp_path / "first") as first, second_laptop(first, tmp_path / "second") as second:
        one, two = connect(first, tmp_path / "folder"), connect(second, tmp_path / "folder")
        request = ask(first)
        exchange(one, two)
        made = Pair(first, second, one, two, tmp_path / "folder", request)
        assert len(holds(first, request)) == len(holds(second, request)) == 5
        assert all(path.exists() for path in made.blobs())
        yield made


# ------------------------------------------------------------------ erased everywhere


def test_an_order_takes_it_away_on_both_laptops_and_in_the_folder(pair: Pair) -> None:
    """After everybody exchanged, nobody holds it, and the request still stands."""
    order(pair.first, pair.request)
    exchange(pair.one, pair.two)

    assert holds(pair.first, pair.request) == holds(pair.second, pair.request) == []
    assert not any(path.exists() for path in pair.blobs())
    assert pair.second.request(pair.request).standing == pair.first.request(pair.request).standing


def test_a_personal_value_says_when_it_was_erased(pair: Pair) -> None:
    """On the laptop that had no part in it as well."""
    order(pair.first, pair.request)
    exchange(pair.one, pair.two)

    found = personal_values(pair.second.store.home, ONBOARDING, pair.second.request(pair.request))

    ordered = next(iter(erased(pair.second.request(pair.request)).values()))
    assert {(one.state, one.at_ms) for one in found.values()} == {("erased", ordered.at[0])}


def test_the_certificate_names_who_confirmed_and_who_has_not(pair: Pair) -> None:
    """The laptop that ordered confirms once the folder is cleared; the other one after its next exchange."""
    order(pair.first, pair.request)
    before = certificates(pair.first, pair.request)
    pair.one.exchange()
    between = certificates(pair.first)
    exchange(pair.two, pair.one)
    after = certificates(pair.second)

    assert {one.at_ms for one in before[0].devices} == {None}
    assert {one.device for one in between[0].devices if one.at_ms is not None} == {pair.first.keys.device}
    assert not between[0].complete
    assert after[0].complete
    assert {one.name for one in after[0].devices} >= {"the other laptop"}
    assert (after[0].by, after[0].reason, len(after[0].blobs)) == (OWNER, WHY, 2)


def test_each_laptop_confirms_once(pair: Pair) -> None:
    """However often it exchanges, and even where it looks at everything again."""
    order(pair.first, pair.request)
    exchange(pair.one, pair.two, times=4)
    carry(pair.one, deep=True)
    carry(pair.two, deep=True)

    acts = pair.first.request(pair.request).acts
    confirmed = [act.device for act in acts if isinstance(act.event, ErasureConfirmed)]
    assert sorted(confirmed) == sorted([pair.first.keys.device, pair.second.keys.device])


def test_an_erased_blob_that_comes_back_is_deleted_and_never_taken(pair: Pair, tmp_path: Path) -> None:
    """A sync client, or somebody, may put it there again."""
    kept = {path: path.read_bytes() for path in pair.blobs()}
    order(pair.first, pair.request)
    exchange(pair.one, pair.two)
    for path, raw in kept.items():
        path.write_bytes(raw)
        path.with_name(path.name + "-laptop").write_bytes(raw)
        keep_bytes(blobs_in(pair.second.store.home), path.name, raw)

    quick, deep = carry(pair.two), carry(pair.two, deep=True)

    assert (quick.read, quick.written) == (0, 0)
    assert deep.erased == 2 * len(kept)
    assert holds(pair.second, pair.request) == []
    assert not any(path.exists() for path in kept)


def test_healing_never_brings_it_back(pair: Pair) -> None:
    """Not even from a laptop that did not hear of the order yet: the next one who did deletes it again."""
    order(pair.first, pair.request)
    pair.one.exchange()
    carry(pair.two, deep=True)
    assert all(path.exists() for path in pair.blobs())

    exchange(pair.two)

    assert not any(path.exists() for path in pair.blobs())


def test_a_laptop_that_comes_later_never_fetches_it(pair: Pair, tmp_path: Path) -> None:
    """It looks for what is referred to, and finds the order."""
    order(pair.first, pair.request)
    exchange(pair.one, pair.two)
    with second_laptop(pair.first, tmp_path / "third", person=OWNER) as third:
        three = connect(third, tmp_path / "folder")

        report = three.exchange().blobs

        assert (report.read, report.missing, report.confirmed) == (0, 0, 1)
        assert holds(third, pair.request) == []


def test_a_restored_backup_from_before_is_cleaned_at_the_next_exchange(pair: Pair, tmp_path: Path) -> None:
    """A backup holds what there was; the order is in the folder."""
    backup(pair.second.store.home.path, tmp_path / "kept")
    order(pair.first, pair.request)
    exchange(pair.one, pair.two)
    pair.second.close()

    restore(tmp_path / "kept", tmp_path / "restored")

    with Office.open(tmp_path / "restored") as restored:
        assert len(holds(restored, pair.request)) == 5
        exchange(connect(restored, tmp_path / "folder"))
        assert holds(restored, pair.request) == []
        assert not any(path.exists() for path in pair.blobs())


def test_checks_and_the_evidence_hold_afterwards(pair: Pair, tmp_path: Path) -> None:
    """What was erased is neither missing nor altered to them."""
    order(pair.first, pair.request)
    exchange(pair.one, pair.two)
    pair.first.close()
    pair.second.close()
    with Office.open(tmp_path / "first", write=False) as reading:
        pack = evidence(reading, pair.request)

    assert check_office(tmp_path / "first").findings == ()
    assert check_office(tmp_path / "second").findings == ()
    assert not any(name.startswith("attachments/") for name in pack.members)


def test_an_order_that_counts_for_nobody_any_more_keeps_nothing_away(pair: Pair, tmp_path: Path) -> None:
    """A stolen laptop of an owner ordered it and was cut off before: a copy that turns up is taken again."""
    kept = {path: path.read_bytes() for path in pair.blobs()}
    with second_laptop(pair.first, tmp_path / "stolen", person=OWNER) as stolen:
        thief = connect(stolen, tmp_path / "folder")
        exchange(thief, pair.one)
        log = pair.first.store.entries.log(stolen.keys.device)
        assert log is not None
        root = Frontier.from_bytes(log.frontier).root().hex()
        order(stolen, pair.request)
        exchange(thief, pair.one)
        assert holds(pair.first, pair.request) == []

        statement = revocation_statement(pair.first.id, stolen.keys.device, log.size, root)
        word = pair.first.keys.sign_statement_as(CLERK, statement).hex()
        agreed = Second(person=CLERK, device=pair.first.keys.device, signature=word)
        cut = DeviceRevoked(device=stolen.keys.device, size=log.size, root=root, second=agreed)
        pair.first.introduce(cut, by=OWNER)
    for path, raw in kept.items():
        path.write_bytes(raw)

    carry(pair.one, deep=True)

    assert len(holds(pair.first, pair.request)) == 5
    assert all(path.exists() for path in kept)
    assert certificates(pair.first, pair.request) == ()


# ------------------------------------------------------------------ on one laptop


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office on one laptop, without a folder."""
    with found_office(tmp_path / "home") as office:
        yield office


def test_without_a_folder_it_is_erased_and_confirmed_at_once(office: Office) -> None:
    """There is nobody else."""
    request = ask(office)

    order(office, request)

    assert holds(office, request) == []
    assert certificates(office)[0].complete


def test_only_an_owner_may_order_it(office: Office) -> None:
    """And nothing is erased where somebody else tries."""
    request = ask(office)

    refused = erase(office, request, by=CLERK, reason=WHY)

    assert isinstance(refused, Refusal)
    assert refused.code == "not-owner"
    assert len(holds(office, request)) == 4 + 1


@pytest.mark.parametrize(
    ("blobs", "reason", "code"),
    [(None, " ", "reason-missing"), ((), WHY, "nothing-to-erase"), (("a" * 64,), WHY, "unknown-blob")],
)
def test_an_order_needs_a_reason_and_blobs_of_the_request(
    office: Office, blobs: tuple[str, ...] | None, reason: str, code: str
) -> None:
    """Nobody erases what belongs to another request."""
    request = ask(office)

    refused = erase(office, request, by=OWNER, reason=reason, blobs=blobs)

    assert isinstance(refused, Refusal)
    assert refused.code == code


def test_what_was_erased_is_not_erased_again(office: Office) -> None:
    """A second order finds nothing."""
    request = ask(office)
    order(office, request)

    refused = erase(office, request, by=OWNER, reason=WHY)

    assert isinstance(refused, Refusal)
    assert refused.code == "nothing-to-erase"


def test_one_of_several_blobs_can_be_erased(office: Office) -> None:
    """The document goes and the personal data stay."""
    request = ask(office)
    document = next(iter(blobs_of(office.request(request))))

    acted = erase(office, request, by=OWNER, reason=WHY, blobs=(document,))

    assert not isinstance(acted, Refusal)
    assert holds(office, request)[1:] == ["born", "home"]


def test_a_document_that_another_request_came_from_as_well_stays_for_that_one(office: Office) -> None:
    """One file may hold several; each request has a blob of its own, and the last one takes the file with it."""
    first, second = ask(office), ask(office)

    order(office, first)
    between = holds(office, second)
    order(office, second)

    assert "document" in between
    assert "document" not in holds(office, second)


def test_a_blob_that_another_request_began_with_stays_until_that_one_is_erased(pair: Pair) -> None:
    """Nobody gets another's attachment erased by naming it; the certificate says what stays, and why."""
    begun = pair.first.request(pair.request).acts[0].event
    assert isinstance(begun, RequestSubmitted)
    naming = pair.second.submit(
        Submit(workflow="onboarding", unit="head-office", by=CLERK, values=VALUES, sources=begun.sources)
    )
    assert not isinstance(naming, Refusal), naming
    exchange(pair.one, pair.two)
    blob = begun.sources[0].blob

    order(pair.first, naming.request.id)
    exchange(pair.one, pair.two)

    assert len(holds(pair.first, pair.request)) == len(holds(pair.second, pair.request)) == 5
    assert all(path.exists() for path in pair.blobs())
    (said,) = certificates(pair.first)
    assert said.complete
    assert said.kept == ((blob, pair.request),)

    order(pair.first, pair.request)
    exchange(pair.one, pair.two)

    assert holds(pair.first, pair.request) == holds(pair.second, pair.request) == []
    assert not any(path.exists() for path in pair.blobs())
    assert {one.kept for one in certificates(pair.second)} == {()}
    assert len(certificates(pair.second)) == 2


def test_nobody_confirms_what_no_order_asked_for(office: Office) -> None:
    """A confirmation without an order, or by a person, has no effect."""
    request = ask(office)
    state = office.request(request)
    event = ErasureConfirmed(order=state.acts[0].id)

    refused = judge_event(state, event, None, office.state, state.acts[0].at[0], office.book)
    office.act(request, Erase(by=OWNER, blobs=tuple(blobs_of(state)), reason=WHY))
    state = office.request(request)
    said = ErasureConfirmed(order=next(act.id for act in state.acts if isinstance(act.event, ErasureOrdered)))
    by_person = judge_event(state, said, OWNER, office.state, state.acts[0].at[0], office.book)

    assert refused is not None
    assert by_person is not None
    assert (refused.code, by_person.code) == ("not-its-turn", "not-its-turn")


def test_a_file_that_cannot_be_removed_is_not_confirmed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order stands, and is carried out later."""
    request = ask(office)

    def held_open(path: Path) -> None:
        raise Trouble(code="file-not-erased", title="t", text=str(path), advice="a")

    with monkeypatch.context() as patch:
        patch.setattr("workflows.office.erasing.remove_kept", held_open)
        with pytest.raises(Trouble):
            erase(office, request, by=OWNER, reason=WHY)

    assert not certificates(office, request)[0].complete
    assert len(erase_here(office, request)) == 2
    assert holds(office, request) == []


def test_removing_a_kept_file_that_is_held_is_trouble(tmp_path: Path) -> None:
    """In words; a file that is gone already is none."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside").write_bytes(b"x")

    attachments.remove_kept(tmp_path / "nothing")
    with pytest.raises(Trouble) as refused:
        attachments.remove_kept(tmp_path / "folder")

    assert refused.value.code == "file-not-erased"

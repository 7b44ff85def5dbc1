"""Evidence packs: they prove one request to somebody who has nothing else, and no file in them can be exchanged."""

import hashlib
import json
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.office.proof_home import OWNER, SAMPLE, Made, flipped, introduce_people, make_home
from tests.office.test_evidence_pdf import words_of
from workflows.domain.commands import Comment, Submit
from workflows.domain.events import RequestSubmitted
from workflows.engine.state import RequestState
from workflows.errors import InvalidInput, Trouble
from workflows.ledger import base64_text
from workflows.office.documents import take_in
from workflows.office.office import Office
from workflows.office.proving.evidence import Evidence, evidence
from workflows.office.proving.evidence_files import files_of
from workflows.office.proving.pack import SIGNATURE, SUMS, signed_statement, sums_of, write_pack
from workflows.office.proving.pack_checking import check_pack
from workflows.office.proving.verdict import Verdict


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """An office with decided requests; one of them was commented by two people."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        home = make_home(tmp_path_factory.mktemp("evidence") / "home")
        with Office.open(home.home) as office:
            for person in (OWNER, "ben"):
                office.act(home.requests[0], Comment(by=person, text="<b>seen</b> \u202ebackwards"))
        yield home


@pytest.fixture
def shown(made: Made) -> Evidence:
    """The evidence for that request."""
    with Office.open(made.home, write=False) as office:
        return evidence(office, made.requests[0])


def checked(tmp_path: Path, members: dict[str, bytes], name: str = "pack.zip") -> Verdict:
    """What a check says about a pack of these members."""
    write_pack(tmp_path / name, members, force=True)
    return check_pack(tmp_path / name)


def signed_again(made: Made, members: dict[str, bytes]) -> dict[str, bytes]:
    """The pack as its own laptop would sign it: a dishonest maker can do that."""
    sums = sums_of(members)
    with Office.open(made.home, write=False) as office:
        signature = office.keys.sign_statement(signed_statement(sums))
    return members | {SUMS: sums, SIGNATURE: base64_text.encode(signature).encode() + b"\n"}


def test_a_pack_proves_itself_without_the_office(made: Made, shown: Evidence, tmp_path: Path) -> None:
    """Entries, proofs, heads, keys and persons fit; the verdict names the office and the laptop."""
    verdict = checked(tmp_path, shown.members)

    assert verdict.findings == ()
    assert (verdict.office, verdict.entries, shown.missing) == (made.office, shown.entries, ())
    assert [(one.device, one.ok) for one in verdict.devices] == [(made.device, True)]


def test_the_same_log_gives_the_same_bytes(made: Made, shown: Evidence, tmp_path: Path) -> None:
    """No clock and no chance goes into a pack."""
    with Office.open(made.home, write=False) as office:
        again = evidence(office, made.requests[0])
    for name, members in (("one", shown.members), ("two", again.members)):
        write_pack(tmp_path / name, members)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_flipped_bit_in_any_file_names_that_file(shown: Evidence, tmp_path: Path) -> None:
    """Whatever is exchanged: entries, texts, keys, tables, attachments, the sums and their signature."""
    chance = random.Random(7)
    for name, content in shown.members.items():
        bit = chance.randrange(8 * len(content))

        found = checked(tmp_path, shown.members | {name: flipped(content, bit)}).findings
        assert [one.file for one in found][:1] == [name], (name, bit, found)


def test_a_missing_or_added_file_is_named(made: Made, shown: Evidence, tmp_path: Path) -> None:
    """Also where somebody leaves out an entry with everything that belongs to it."""
    for name in shown.members:
        fewer = {other: content for other, content in shown.members.items() if other != name}
        assert name in [one.file for one in checked(tmp_path, fewer).findings]
    more = shown.members | {"entries/0099.bin": b"x", "attachments/" + "0" * 64: b"y"}
    assert {"attachments/" + "0" * 64} <= {one.file for one in checked(tmp_path, more).findings}

    left_out = {name: content for name, content in shown.members.items() if "/0002." not in name}
    assert checked(tmp_path, signed_again(made, left_out)).findings


@pytest.mark.parametrize("name", ["evidence.pdf", "HOW-TO-CHECK.txt", "request.json", "keys.json"])
def test_a_pack_without_its_pages_is_no_whole_pack(made: Made, shown: Evidence, tmp_path: Path, name: str) -> None:
    """Also where its maker left them out of the signed list."""
    fewer = {other: content for other, content in shown.members.items() if other != name}

    assert ("missing", name) in [(one.code, one.file) for one in checked(tmp_path, signed_again(made, fewer)).findings]


def test_a_dishonest_maker_cannot_change_what_entries_say(made: Made, shown: Evidence, tmp_path: Path) -> None:
    """Even with the laptop's own key over the sums: commitments, proofs, persons and the story are checked besides."""
    members = shown.members
    other = members["entries/0002.json"]
    story = members["request.json"].replace(b'"by": "ben"', b'"by": "maria"')
    keys = members["keys.json"].replace(b'"person": "ben"', b'"person": "maria"')
    table = next(name for name in members if name.startswith("tables/"))
    changes: dict[str, bytes] = {
        "entries/0001.json": members["entries/0001.json"].replace(b'"position"', b'"POSITION"') + b" ",
        "entries/0001.bin": members["entries/0002.bin"],
        "proofs/0001.tlog-proof": members["proofs/0002.tlog-proof"],
        "request.json": story,
        "keys.json": keys,
        table: members[table].replace(b"yes", b"no"),
        "attachments/" + hashlib.sha256(other).hexdigest(): other,
    }
    for name, content in changes.items():
        assert members.get(name) != content

        found = checked(tmp_path, signed_again(made, members | {name: content})).findings
        assert found, name


def test_a_dishonest_maker_cannot_change_what_no_person_signed(made: Made, shown: Evidence, tmp_path: Path) -> None:
    """An answer of a rule, altered in the entry's content and in the story alike: the commitment does not fit."""
    members = dict(shown.members)
    name = next(name for name, raw in members.items() if name.endswith(".json") and b'"kind":"rule.applied"' in raw)
    assert name.startswith("entries/")
    members[name] = members[name].replace(b'"code":"hit"', b'"code":"hat"')
    members["request.json"] = members["request.json"].replace(b'"code": "hit"', b'"code": "hat"')
    assert members[name] != shown.members[name]

    found = checked(tmp_path, signed_again(made, members)).findings
    assert (name, "commitment") in [(one.file, one.facts.get("reason")) for one in found]


def test_a_pack_is_no_proof_for_another_office(made: Made, shown: Evidence, tmp_path: Path) -> None:
    """Whoever signs a foreign pack with their own key is not admitted by the genesis inside."""
    stranger = make_home(tmp_path / "stranger", invoices=1)

    found = checked(tmp_path, signed_again(stranger, shown.members)).findings
    assert [(one.code, one.file) for one in found] == [("forged", SIGNATURE)]


def test_nothing_about_other_requests_is_disclosed(made: Made, shown: Evidence) -> None:
    """Only this request's entries, and those that explain keys and rules."""
    told = [
        json.loads(content)
        for name, content in shown.members.items()
        if name.startswith("entries/") and ".json" in name
    ]

    assert {plain.get("request") for plain in told} == {made.requests[0], None}
    assert {plain["event"]["kind"] for plain in told if "request" not in plain} == {
        *("genesis", "office.founded", "key.added", "table.published", "workflow.published")
    }


def test_the_original_file_is_in_the_pack(made: Made, shown: Evidence) -> None:
    """Byte for byte as it came in."""
    originals = {path.read_bytes() for path in (SAMPLE / "invoices").glob("*.xml")}

    kept = [content for name, content in shown.members.items() if name.startswith("attachments/")]
    assert len(kept) == 1
    assert set(kept) <= originals


def test_a_file_that_holds_other_requests_is_left_out_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the content nor another supplier's account goes out; name, hash and reason are told."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    made = make_home(tmp_path / "home", invoices=1)
    with Office.open(made.home) as office:
        taken = list(take_in(office, [SAMPLE / "past.csv"], workflow="invoice", unit=None, by=None))
    with Office.open(made.home, write=False) as office:
        shown = evidence(office, taken[0].request or "")
    whole = b"".join(shown.members.values())
    rows = [line.split(";") for line in (SAMPLE / "past.csv").read_text().splitlines()[1:]]
    digest = hashlib.sha256((SAMPLE / "past.csv").read_bytes()).hexdigest()

    assert (shown.shared, shown.missing) == (("past.csv",), ())
    assert not [name for name in shown.members if name.startswith("attachments/")]
    assert rows[0][8].encode() in whole
    assert not [row[8] for row in rows if row[8] != rows[0][8] and row[8].encode() in whole]
    for told in (shown.members["HOW-TO-CHECK.txt"].decode(), words_of(shown.members["evidence.pdf"])):
        assert digest in told
        assert "other requests" in told
    assert digest in shown.members["request.json"].decode()
    assert checked(tmp_path, shown.members).findings == ()


def with_format(state: RequestState, form: str) -> RequestState:
    """The request as if its file were of this format."""
    first = state.acts[0]
    assert isinstance(first.event, RequestSubmitted)
    source = msgspec.structs.replace(first.event.sources[0], format=form)
    act = msgspec.structs.replace(first, event=msgspec.structs.replace(first.event, sources=(source,)))
    return msgspec.structs.replace(state, acts=(act,))


@pytest.mark.parametrize("form", ["csv", "xlsx", "", "unknown"])
def test_a_file_that_is_not_known_to_be_one_document_is_left_out(made: Made, form: str) -> None:
    """The store forgets the files of rejected requests, so that no other request names the file is not enough."""
    with Office.open(made.home, write=False) as office:
        found, left_out = files_of(office, with_format(office.request(made.requests[0]), form))

    assert (found, [why for _, why in left_out]) == ({}, ["shared"])


@pytest.mark.parametrize(("documents", "kept"), [(1, 1), (2, 0)])
def test_an_invoice_file_of_several_bodies_is_left_out(
    made: Made, monkeypatch: pytest.MonkeyPatch, documents: int, kept: int
) -> None:
    """Also where only one of its documents is a request that the store still knows."""
    monkeypatch.setattr("workflows.office.proving.evidence_files.read_xml", lambda *_given: range(documents))
    with Office.open(made.home, write=False) as office:
        found, left_out = files_of(office, with_format(office.request(made.requests[0]), "fatturapa"))

    assert (len(found), len(left_out)) == (kept, 1 - kept)


def test_a_file_that_is_dropped_without_a_word_is_missed(made: Made, shown: Evidence, tmp_path: Path) -> None:
    """Even by whoever signs the pack: what an entry names is here, or is said to be left out."""
    name = next(name for name in shown.members if name.startswith("attachments/"))
    fewer = {other: content for other, content in shown.members.items() if other != name}

    found = checked(tmp_path, signed_again(made, fewer)).findings
    assert [(one.code, one.file) for one in found] == [("missing", name)]


def test_a_folder_is_no_pack_and_no_place_for_one(shown: Evidence, tmp_path: Path) -> None:
    """It says that it is a folder, also where replacing was wished for."""
    for force in (False, True):
        with pytest.raises(InvalidInput) as caught:
            write_pack(tmp_path, shown.members, force=force)
        assert (caught.value.code, "--force" in caught.value.advice) == ("is-a-folder", False)
    with pytest.raises(InvalidInput) as folder:
        check_pack(tmp_path)
    assert "folder" in folder.value.text


def test_a_pack_that_is_not_there_is_not_called_damaged(tmp_path: Path) -> None:
    """A slip of the name is said to be one."""
    with pytest.raises(InvalidInput) as caught:
        check_pack(tmp_path / "missing.zip")

    assert caught.value.code == "no-such-file"


def test_an_altered_original_is_left_out_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack never holds a file that is not the one that was taken in."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    made = make_home(tmp_path / "home", invoices=1)
    for path in (made.home / "attachments").iterdir():
        path.write_bytes(b"something else")

    with Office.open(made.home, write=False) as office:
        shown = evidence(office, made.requests[0])
    assert len(shown.missing) == 1
    assert checked(tmp_path, shown.members).findings == ()


def test_an_entry_under_no_signed_head_yet_is_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no proof of it yet, so no half pack is made."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    made = make_home(tmp_path / "home", invoices=1)
    with Office.open(made.home) as office:
        introduce_people(office)
        files = sorted((SAMPLE / "invoices").glob("*.xml"))[1:2]
        taken = list(take_in(office, files, workflow="invoice", unit=None, by=None))

        with pytest.raises(Trouble) as caught:
            evidence(office, taken[0].request or "")

    assert caught.value.code == "not-signed-yet"
    with Office.open(made.home, write=False) as office:
        assert evidence(office, taken[0].request or "").entries


def test_a_pack_never_overwrites_unless_told(shown: Evidence, tmp_path: Path) -> None:
    """An evidence file may be somebody's only one."""
    target = tmp_path / "pack.zip"
    target.write_bytes(b"precious")

    with pytest.raises(InvalidInput) as caught:
        write_pack(target, shown.members)
    assert (caught.value.code, target.read_bytes()) == ("file-exists", b"precious")
    write_pack(target, shown.members, force=True)
    assert check_pack(target).findings == ()
    assert [path.name for path in tmp_path.iterdir()] == ["pack.zip"]


@pytest.mark.parametrize(
    "name", ["../outside", "/etc/passwd", "entries/../../x", "C:\\x", "entries/0001.exe", "a" * 500]
)
def test_hostile_names_in_an_archive_are_named_and_not_used(shown: Evidence, tmp_path: Path, name: str) -> None:
    """Nothing is unpacked to the disk, whatever it is called."""
    write_pack(tmp_path / "pack.zip", shown.members | {name: b"hostile"})

    found = check_pack(tmp_path / "pack.zip").findings
    assert [(one.code, one.file) for one in found] == [("foreign", name[:200])]


def test_an_archive_that_claims_too_much_is_refused(tmp_path: Path) -> None:
    """A bomb is refused by what it claims, and cut off where it lies."""
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("evidence.pdf", "w") as stream:
        for _ in range(513):
            stream.write(bytes(1 << 20))

    with pytest.raises(InvalidInput) as caught:
        check_pack(bomb)

    assert caught.value.code == "not-a-pack"


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_other_files_are_no_pack(tmp_path: Path, content: bytes) -> None:
    """An empty archive lacks everything; other bytes are refused."""
    path = tmp_path / "other"
    path.write_bytes(content)

    if content.startswith(b"PK"):
        assert {one.code for one in check_pack(path).findings} >= {"missing", "forged"}
        return
    with pytest.raises(InvalidInput) as caught:
        check_pack(path)
    assert caught.value.code == "not-a-pack"


def test_flipped_bytes_of_the_archive_itself_never_pass_unnoticed_or_crash(shown: Evidence, tmp_path: Path) -> None:
    """Damage of the archive either leaves all members as they were, or is named, or refused."""
    path = tmp_path / "pack.zip"
    write_pack(path, shown.members)
    good, chance = path.read_bytes(), random.Random(3)
    for _ in range(150):
        path.write_bytes(flipped(good, chance.randrange(8 * len(good))))
        try:
            verdict = check_pack(path)
        except InvalidInput:
            continue
        if verdict.ok:
            with zipfile.ZipFile(path) as archive:
                assert {name: archive.read(name) for name in archive.namelist()} == shown.members


def test_a_typed_request_needs_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request without documents has a pack as well, which does not speak of keys to any."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    made = make_home(tmp_path / "home", invoices=1)
    with Office.open(made.home) as office:
        values = office.request(made.requests[0]).acts[0].event.values  # type: ignore[union-attr]
        acted = office.submit(Submit(workflow="invoice", unit="north", by="ben", values=values, draft=True))
        request = acted.request.id  # type: ignore[union-attr]

    with Office.open(made.home, write=False) as office:
        shown = evidence(office, request)
    assert shown.missing == ()
    assert checked(tmp_path, shown.members).findings == ()
    assert shown.keyed == ()
    # A warning that stands everywhere is read nowhere.
    assert b"KEYS IN THE ENTRIES" not in shown.members["HOW-TO-CHECK.txt"]

"""Evidence of requests with personal values and documents kept apart: no key in what is read, and erasures are told."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.office.test_evidence_pdf import words_of
from tests.support.two_laptops import CONTENT, OWNER, VALUES, found_office
from workflows import envelopes
from workflows.domain.commands import Comment, Decide, Fill, Refusal, Submit
from workflows.domain.events import Source
from workflows.engine.erasure import blobs_of
from workflows.errors import Trouble
from workflows.ledger import base64_text
from workflows.office.attachments import keep_bytes, read_document_bytes, seal_document
from workflows.office.erasing import erase
from workflows.office.office import Office
from workflows.office.proving.evidence import Evidence, evidence
from workflows.office.proving.kept_apart import holds_keys, without_keys
from workflows.office.proving.log_export import readable_entries
from workflows.office.proving.pack import SIGNATURE, SUMS, signed_statement, sums_of, write_pack
from workflows.office.proving.pack_checking import check_pack

KEY = b"AGE-SECRET-KEY-"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
WHY = "the applicant asked for it"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with a workflow that asks for personal values."""
    with found_office(tmp_path / "home") as office:
        yield office


def ask(office: Office) -> str:
    """A request with personal values and a document, of which one value was corrected."""
    keep_bytes(office.store.home.attachments, DIGEST, CONTENT)
    made = seal_document(office.store.home, DIGEST)
    source = Source(
        name="passport.pdf", sha256=DIGEST, size=len(CONTENT), format="pdf", blob=made.blob, secret=made.secret
    )
    command = Submit(workflow="onboarding", unit="head-office", by=OWNER, values=VALUES, sources=(source,))
    acted = office.submit(command)
    assert not isinstance(acted, Refusal), acted
    request = acted.request.id
    for then in (
        Comment(by=OWNER, text="to be seen"),
        Decide(verdict="approve", by="carl"),
        Decide(verdict="approve", by=OWNER),
        Fill(by=OWNER, values={"home": "Buchenweg 3"}),
    ):
        office.act(request, then)
    return request


def pack_of(office: Office, request: str) -> Evidence:
    """Its pack; what was written is signed first."""
    try:
        return evidence(office, request)
    except Trouble:
        with office.transaction():
            office.journal().sign_stored()
        return evidence(office, request)


def findings(tmp_path: Path, members: Mapping[str, bytes]) -> list[tuple[str, str | None, object]]:
    """What a check finds wrong."""
    write_pack(tmp_path / "pack.zip", members, force=True)
    return [(one.code, one.file, one.facts.get("reason")) for one in check_pack(tmp_path / "pack.zip").findings]


def signed_again(office: Office, members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pack as its own laptop would sign it."""
    sums = sums_of(members)
    signature = office.keys.sign_statement(signed_statement(sums))
    return {**members, SUMS: sums, SIGNATURE: base64_text.encode(signature).encode() + b"\n"}


def story(pack: Evidence) -> Any:
    """Its request.json."""
    return json.loads(pack.members["request.json"])


# ------------------------------------------------------------------ keys


def test_no_key_of_a_file_stands_in_anything_that_is_read(office: Office) -> None:
    """Neither in the PDF, nor in request.json, nor in any text; only in the entries, which are what was signed."""
    pack = pack_of(office, ask(office))

    holding = {name for name, raw in pack.members.items() if KEY in raw}
    assert KEY.decode() not in words_of(pack.members["evidence.pdf"])
    assert holding == {f"entries/{number}.json" for number in pack.keyed}
    assert len(holding) >= 1


def test_the_pack_names_the_entries_with_keys_and_says_what_that_means(office: Office) -> None:
    """Whoever is given it reads so in HOW-TO-CHECK.txt and in the PDF."""
    pack = pack_of(office, ask(office))
    by_hand = pack.members["HOW-TO-CHECK.txt"].decode()
    words = words_of(pack.members["evidence.pdf"])

    assert "KEYS IN THE ENTRIES" in by_hand
    assert re.search(rf"^  {', '.join(pack.keyed)}$", by_hand, re.MULTILINE)
    assert f"in entries/ ({', '.join(pack.keyed)})" in words


def test_personal_values_are_told_as_kept_apart(office: Office, tmp_path: Path) -> None:
    """Under their labels, and never themselves; programs are given the commitments."""
    request = ask(office)
    pack = pack_of(office, request)
    words, told = words_of(pack.members["evidence.pdf"]), story(pack)["request"]

    assert "Born on personal value, kept apart" in words
    assert "personal:" not in words
    assert told["fields"] == {"position": "Baker"}
    assert {name: one["state"] for name, one in told["personal"].items()} == dict.fromkeys(
        ("born", "home"), "kept-apart"
    )
    assert all(re.fullmatch(r"[0-9a-f]{64}", one["commitment"]) for one in told["personal"].values())
    for value in (b"1987-06-05", b"Kanarienweg", b"Buchenweg"):
        assert not [name for name, raw in pack.members.items() if value in raw]
    assert findings(tmp_path, pack.members) == []


def test_the_readable_log_holds_no_key(office: Office) -> None:
    """The lines are for other programs; what they name is still named."""
    request = ask(office)
    lines = [json.dumps(one).encode() for one in readable_entries(office)]

    assert not [line for line in lines if KEY in line]
    assert all(any(blob.encode() in line for line in lines) for blob in blobs_of(office.request(request)))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(PLAIN, st.lists(st.text(min_size=1) | st.integers(0, 3), max_size=3))
def test_what_has_no_key_is_left_as_it_is_and_a_key_is_found_anywhere(plain: Any, path: list[str | int]) -> None:
    """In any depth, also in references that are of no known form."""
    hidden: Any = envelopes.one_time_identity()
    for step in path:
        hidden = {step: hidden, "beside": plain} if isinstance(step, str) else [plain, hidden]
    hidden = {"secret": hidden}

    assert without_keys(plain) == plain
    assert not holds_keys(plain)
    assert holds_keys(hidden)
    assert KEY not in msgspec.json.encode(without_keys(hidden))


# ------------------------------------------------------------------ erasures


def test_what_was_erased_is_said_to_be_and_not_missing(office: Office, tmp_path: Path) -> None:
    """With the date and the entry of the order, for people and programs; the check takes it as that."""
    request = ask(office)
    erase(office, request, by=OWNER, reason=WHY)
    pack = pack_of(office, request)
    words, by_hand = words_of(pack.members["evidence.pdf"]), pack.members["HOW-TO-CHECK.txt"].decode()
    (order,) = [one for one in story(pack)["history"] if one["kind"] == "erasure.ordered"]
    erased = f"erased on {order['at'][:10]} by order (entry {order['entry']})"

    assert (pack.erased, pack.missing, pack.shared) == (("passport.pdf",), (), ())
    assert story(pack)["left_out"] == [
        {"name": "passport.pdf", "sha256": DIGEST, "why": "erased", "erased_at": order["at"]}
    ]
    assert {(one["state"], one["erased_at"]) for one in story(pack)["request"]["personal"].values()} == {
        ("erased", order["at"])
    }
    assert f"Not here: it was {erased}." in words
    assert f"Born on personal value, {erased}" in words
    assert f"it was {erased}." in by_hand
    assert findings(tmp_path, pack.members) == []


def test_the_pages_tell_who_ordered_an_erasure_and_which_laptop_confirmed_it(office: Office) -> None:
    """In words, with what was erased and why."""
    request = ask(office)
    erase(office, request, by=OWNER, reason=WHY)
    words = words_of(pack_of(office, request).members["evidence.pdf"])

    assert "Anna Berg ordered the erasure of “passport.pdf”, the personal value “Born on”" in words
    assert WHY in words
    assert f"Laptop {office.keys.device} confirmed that it holds nothing any more of what was erased on" in words


def test_an_erased_file_that_is_still_kept_for_another_request_stays_out(office: Office) -> None:
    """It is of this request no longer."""
    request = ask(office)
    ask(office)
    erase(office, request, by=OWNER, reason=WHY)
    assert read_document_bytes(office.store.home.attachments, DIGEST) == CONTENT
    pack = pack_of(office, request)

    assert pack.erased == ("passport.pdf",)
    assert not [name for name in pack.members if name.startswith("attachments/")]


@pytest.mark.parametrize("ordered", [False, True])
def test_nobody_claims_an_erasure_that_was_not_ordered(office: Office, tmp_path: Path, ordered: bool) -> None:
    """A maker who leaves a file out, or dates an order back, is found out by the entries."""
    request = ask(office)
    if ordered:
        erase(office, request, by=OWNER, reason=WHY)
    members = dict(pack_of(office, request).members)
    told = json.loads(members["request.json"])
    claim = {"name": "passport.pdf", "sha256": DIGEST, "why": "erased", "erased_at": "2020-01-01T00:00:00Z"}
    members["request.json"] = json.dumps(told | {"left_out": [claim]}).encode()
    members.pop(f"attachments/{DIGEST}", None)

    assert findings(tmp_path, signed_again(office, members)) == [("forged", "request.json", "erased")]

"""Evidence of requests that several laptops and owners had a part in: every key and every right behind it is shown."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.office.test_evidence_by_hand import bad_words, followed, needs_tools
from tests.office.test_evidence_kept_apart import findings, pack_of, signed_again, story
from tests.office.test_evidence_pdf import words_of
from tests.support.two_laptops import CLERK, OWNER, ask, connect, exchange, found_office, second_laptop
from workflows.changes import Changes
from workflows.domain.commands import Comment, Refusal
from workflows.domain.events import AssignmentsSet, PersonSet, RoleSet, UnitSet
from workflows.domain.people import OWNER as OWNERS
from workflows.domain.people import Assignment, Person, Role, Unit
from workflows.ledger.membership import AuthorityMoved
from workflows.office.erasing import erase
from workflows.office.founding import HEAD
from workflows.office.office import Office
from workflows.office.proving.evidence import Evidence, evidence
from workflows.office.proving.pack import write_pack
from workflows.office.sharing.sharing import Sharing
from workflows.office.sharing.witnessing import witnesses_of


class Pair(msgspec.Struct, frozen=True):
    """Two laptops that have all that the other wrote, and a request."""

    first: Office
    second: Office
    one: Sharing
    two: Sharing
    request: str

    def say(self, office: Office, person: str) -> None:
        """Let somebody have a part in the request, and the other laptop hear of it."""
        acted = office.act(self.request, Comment(by=person, text=f"{person} was here"))
        assert not isinstance(acted, Refusal), acted
        self.exchange()

    def change(self, office: Office, by: str, *events: Any) -> None:
        """Change the office on a laptop, and let the other hear of it."""
        changed = office.change(by, events)
        assert isinstance(changed, Changes), changed
        self.exchange()

    def exchange(self) -> None:
        """Let both have everything."""
        exchange(self.one, self.two, times=3)

    def pack(self) -> Evidence:
        """The pack that the first laptop makes."""
        return pack_of(self.first, self.request)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """Anna's laptop, which writes the authority chain, and Carl's."""
    with found_office(tmp_path / "first") as first, second_laptop(first, tmp_path / "second") as second:
        one, two = connect(first, tmp_path / "folder"), connect(second, tmp_path / "folder")
        made = Pair(first, second, one, two, ask(first))
        made.exchange()
        yield made


def make_an_owner(pair: Pair) -> None:
    """Carl owns the office too; he belongs to a unit with a parent, and has another role besides."""
    roles = (OWNERS, "auditor")
    pair.change(
        pair.first,
        OWNER,
        UnitSet(unit=Unit(id="south", name="South", parent=HEAD)),
        UnitSet(unit=Unit(id="shop", name="Shop", parent="south")),
        RoleSet(role=Role(id="auditor", name="Auditor")),
        PersonSet(person=Person(id=CLERK, name="Carl Weiss", unit="shop")),
        AssignmentsSet(
            person=CLERK, assignments=tuple(Assignment(role=role, person=CLERK, unit=HEAD) for role in roles)
        ),
        PersonSet(person=Person(id="nora", name="Nora Nobody", unit=HEAD)),
    )


def kinds(pack: Evidence) -> list[str]:
    """The kinds of the entries that explain, in their order."""
    entries = [json.loads(pack.members[f"entries/{number}.json"]) for number in story(pack)["explaining"]]
    return [one["event"]["kind"] for one in entries]


def without(pack: Evidence, kind: str) -> dict[str, bytes]:
    """The pack without the explaining entries of a kind, and without a word about them."""
    told = story(pack)
    gone = [number for number, one in zip(told["explaining"], kinds(pack), strict=True) if one == kind]
    assert gone
    told["explaining"] = [number for number in told["explaining"] if number not in gone]
    members = {name: raw for name, raw in pack.members.items() if name.rpartition("/")[2][:4] not in gone}
    return members | {"request.json": json.dumps(told).encode()}


def keys(pack: Evidence) -> Any:
    """Its keys.json."""
    return json.loads(pack.members["keys.json"])


def test_a_second_laptop_and_its_key_are_explained(pair: Pair, tmp_path: Path) -> None:
    """By the entries that let them in; the packs of both laptops verify."""
    pair.say(pair.second, CLERK)
    theirs = pack_of(pair.second, pair.request)
    pack = pair.pack()

    assert {"device.added", "key.added"} <= set(kinds(pack))
    assert {one["device"] for one in keys(pack)["logs"]} == {pair.first.keys.device, pair.second.keys.device}
    assert (CLERK, pair.second.keys.device) in {(one["person"], one["device"]) for one in keys(pack)["people"]}
    assert findings(tmp_path, pack.members) == findings(tmp_path, theirs.members) == []


def test_a_laptop_that_had_no_part_is_not_shown(pair: Pair) -> None:
    """Who else belongs to the office is no matter of the request."""
    assert [one["device"] for one in keys(pair.pack())["logs"]] == [pair.first.keys.device]


def test_a_key_that_a_second_owner_introduced_is_explained_by_what_made_them_one(pair: Pair, tmp_path: Path) -> None:
    """The person, their roles, and the units and roles that these name; of other people nothing."""
    make_an_owner(pair)
    pair.change(pair.first, CLERK, PersonSet(person=Person(id="dora", name="Dora Dahl", unit=HEAD)))
    pair.say(pair.first, "dora")
    pack = pair.pack()
    words = words_of(pack.members["evidence.pdf"])

    assert findings(tmp_path, pack.members) == []
    assert {"assignments.set", "person.set", "unit.set", "role.set"} <= set(kinds(pack))
    assert "What Carl Weiss (carl) is: Owner of Head office, Auditor of Head office" in words
    assert "Nora" not in b"".join(pack.members.values()).decode("latin-1") + words


@needs_tools
def test_the_steps_by_hand_hold_for_several_laptops_owners_and_erased_files(pair: Pair, tmp_path: Path) -> None:
    """With public tools alone: both logs, all persons, and nothing that is missing."""
    make_an_owner(pair)
    pair.change(pair.first, CLERK, PersonSet(person=Person(id="dora", name="Dora Dahl", unit=HEAD)))
    pair.say(pair.second, CLERK)
    pair.say(pair.first, "dora")
    erase(pair.first, pair.request, by=OWNER, reason="asked for")
    pair.exchange()
    write_pack(tmp_path / "pack.zip", pair.pack().members)
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        archive.extractall(tmp_path / "pack")

    said = followed(tmp_path / "pack")

    entries = len(list((tmp_path / "pack" / "entries").glob("*.bin")))
    assert said.count("stands in the log") == entries
    assert said.count("has the key of its name") == 2
    assert bad_words(said) == []


def test_without_what_made_them_an_owner_a_pack_does_not_hold(pair: Pair, tmp_path: Path) -> None:
    """A maker cannot leave it out: then the key was introduced by anybody."""
    make_an_owner(pair)
    pair.change(pair.first, CLERK, PersonSet(person=Person(id="dora", name="Dora Dahl", unit=HEAD)))
    pair.say(pair.first, "dora")
    pack = pair.pack()
    fewer = without(pack, "assignments.set")

    assert "not-owner" in {reason for _, _, reason in findings(tmp_path, signed_again(pair.first, fewer))}


def test_the_authority_may_have_moved_to_another_laptop_and_back(pair: Pair, tmp_path: Path) -> None:
    """The entries stand in the order in which they took effect, whichever log they are of."""
    make_an_owner(pair)
    pair.first.introduce(AuthorityMoved(device=pair.second.keys.device), by=OWNER)
    pair.exchange()
    pair.change(pair.second, CLERK, PersonSet(person=Person(id="dora", name="Dora Dahl", unit=HEAD)))
    pair.say(pair.second, "dora")
    pair.second.introduce(AuthorityMoved(device=pair.first.keys.device), by=CLERK)
    pair.exchange()
    pair.change(pair.first, OWNER, PersonSet(person=Person(id="eve", name="Eve Ehrlich", unit=HEAD)))
    pair.say(pair.first, "eve")

    pack = pair.pack()

    assert kinds(pack).count("authority.moved") == 2
    assert findings(tmp_path, pack.members) == []
    assert findings(tmp_path, pack_of(pair.second, pair.request).members) == []


def test_an_owner_on_a_laptop_without_the_authority_introduces_nobody(pair: Pair, tmp_path: Path) -> None:
    """Where the entry that handed the authority over is left out, what was written after it does not count."""
    make_an_owner(pair)
    pair.first.introduce(AuthorityMoved(device=pair.second.keys.device), by=OWNER)
    pair.exchange()
    pair.change(pair.second, CLERK, PersonSet(person=Person(id="dora", name="Dora Dahl", unit=HEAD)))
    pair.say(pair.second, "dora")

    fewer = without(pair.pack(), "authority.moved")

    reasons = {reason for _, _, reason in findings(tmp_path, signed_again(pair.first, fewer))}
    assert reasons & {"off-chain", "not-primary"}


def test_who_has_seen_the_logs_is_told_by_laptop(pair: Pair) -> None:
    """As the other laptop said it in its own signed log, and how far it had come."""
    pair.say(pair.second, CLERK)
    alone = words_of(pair.pack().members["evidence.pdf"])
    seen = witnesses_of(pair.first, pair.request)
    pack = evidence(pair.first, pair.request, witnesses=seen)
    words = words_of(pack.members["evidence.pdf"])

    first, second = pair.first.keys.device, pair.second.keys.device
    (sight,) = [one for one in seen if (one.device, one.log) == (second, first)]
    assert sight.at is not None
    assert f"{second} log of {first} its own signed log {sight.size} {sight.at[:10]}" in words
    assert "This pack holds no word of another laptop" in alone
    assert "This pack holds no word of another laptop" not in words

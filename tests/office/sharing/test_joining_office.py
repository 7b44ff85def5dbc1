"""Becoming a member: the code, the request, the answer, and everything that goes wrong on the way."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.office.sharing.team import BEN, CARL, OWNER, Team, code_of, findings, opened, states
from workflows import envelopes
from workflows.office.office import Office
from workflows.office.sharing import admitting
from workflows.office.sharing.admitting import Admitted, Pending, Refused
from workflows.office.sharing.invitations import invite
from workflows.office.sharing.joining import Asked, Completed, StillWaiting, ask, complete
from workflows.office.sharing.sharing import Sharing
from workflows.sync.folder import FolderTrouble, Listed
from workflows.sync.plain import PlainFolder


def asked(team: Team, name: str, code: str) -> tuple[Path, Asked]:
    """A laptop that has asked with this code."""
    home = team.first.home.parent / name
    return home, ask(code, home, name=name)


def join_file(team: Team, ending: str) -> Path:
    """The only file of this kind in the folder."""
    (found,) = (team.folder / "join").glob(f"*.{ending}")
    return found


def flip(path: Path) -> None:
    """Turn one bit over."""
    raw = bytearray(path.read_bytes())
    raw[-5] ^= 1
    path.write_bytes(raw)


def test_a_person_who_joined_decides_on_the_second_laptop(team: Team) -> None:
    """From the code to a decision on another laptop that counts on both."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("ben's laptop", BEN)

    assert second.inbox(BEN) == [request]
    assert second.done("decide", request, "approve", "--as", BEN)["status"] == "approved"
    team.sync(second, team.first)
    assert team.first.status(request) == "approved"
    assert findings(team.first) == findings(second) == []
    assert len(states(team.first, second)) == 1


def test_both_screens_show_the_same_words(team: Team) -> None:
    """Four words, on the laptop that asks and on the one that lets it in."""
    _, waiting = asked(team, "second", team.invite(BEN).code)
    (admitted,) = team.sync().admissions

    assert isinstance(admitted, Admitted)
    assert admitted.words == waiting.words
    assert (admitted.person, admitted.name, admitted.device) == (BEN, "second", waiting.device)


def test_without_a_person_the_owners_own_laptop_is_invited(team: Team) -> None:
    """The owner can act on the second laptop."""
    second = team.join("anna's second")

    with opened(second, write=False) as office:
        assert office.chain.trust.key_of(OWNER, office.keys.device) is not None


def test_asking_again_says_the_same(team: Team) -> None:
    """The same device and words; and a request that got lost is there again."""
    code = team.invite(BEN).code
    home, first = asked(team, "second", code)
    join_file(team, "req").unlink()

    assert ask(code.lower().replace("-", " "), home, name="other") == first
    team.sync()
    assert isinstance(complete(home), Completed)
    assert ask(code, home, name="x").state == "member"


def test_a_waiting_home_says_that_it_waits(team: Team) -> None:
    """Whatever is asked of it, before it is let in."""
    home, _ = asked(team, "second", team.invite(BEN).code)

    assert code_of(lambda: Office.open(home)) == "still-waiting"
    assert code_of(lambda: Office.open(home, write=False)) == "still-waiting"
    still = complete(home)
    assert isinstance(still, StillWaiting)
    assert still.reason == "not-answered"


def test_a_member_does_not_wait(team: Team) -> None:
    """Completing is over after it was done."""
    second = team.join("second", BEN)

    assert code_of(lambda: complete(second.home)) == "not-waiting"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda code: code[:-6], "bad-checksum"),
        (lambda code: "CS2" + code[3:], "unknown-version"),
        (lambda _: "hello", "bad-code"),
    ],
)
def test_a_mistyped_code_leaves_nothing_behind(team: Team, change: Any, code: str) -> None:
    """No home is made, and nothing is written into the folder."""
    home = team.first.home.parent / "second"

    assert code_of(lambda: ask(change(team.invite(BEN).code), home, name="second")) == code
    assert not home.exists()
    assert not (team.folder / "join").exists()


def test_an_expired_code_is_refused_on_both_sides(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the clock of the laptop that joins, and by that of the one that lets in."""
    code = team.invite(BEN, days=2).code
    home, _ = asked(team, "second", code)
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-11-25T09:00:00Z")

    assert code_of(lambda: asked(team, "third", code)) == "invitation-expired"
    (refused,) = team.sync().admissions
    assert isinstance(refused, Refused)
    assert refused.reason == "expired"
    assert list((team.folder / "join").iterdir()) == []
    still = complete(home)
    assert isinstance(still, StillWaiting)
    assert still.reason == "expired"


def test_a_code_lets_one_laptop_in(team: Team) -> None:
    """The second one is told, whether the first was let in already or not."""
    code = team.invite(BEN).code
    home, _ = asked(team, "second", code)

    assert code_of(lambda: asked(team, "third", code)) == "code-used"
    team.sync()
    assert code_of(lambda: asked(team, "third", code)) == "code-used"
    assert not (team.first.home.parent / "third").exists()
    assert isinstance(complete(home), Completed)


def test_two_laptops_that_asked_at_the_same_time_are_told_apart(team: Team) -> None:
    """One request overwrote the other; who is not answered learns that the code was used."""
    code = team.invite(BEN).code
    losing, _ = asked(team, "second", code)
    join_file(team, "req").unlink()
    winning, _ = asked(team, "third", code)
    team.sync()

    assert isinstance(complete(winning), Completed)
    assert code_of(lambda: complete(losing)) == "code-used"
    assert code_of(lambda: Office.open(losing)) == "still-waiting"


def test_a_replayed_request_never_admits(team: Team) -> None:
    """The same bytes are done with; another laptop's are refused with a reason."""
    code = team.invite(BEN).code
    losing, _ = asked(team, "second", code)
    other = join_file(team, "req").read_bytes()
    join_file(team, "req").unlink()
    asked(team, "third", code)
    used, path = join_file(team, "req").read_bytes(), join_file(team, "req")
    team.sync()
    with opened(team.first, write=False) as office:
        members = set(office.chain.trust.members)

    path.write_bytes(used)
    assert team.sync().admissions == ()
    path.write_bytes(other)
    (refused,) = team.sync().admissions
    assert isinstance(refused, Refused)
    assert refused.reason == "used-already"
    assert not path.exists()
    with opened(team.first, write=False) as office:
        assert set(office.chain.trust.members) == members
    assert losing.exists()


def test_an_altered_request_is_named_and_written_again(team: Team) -> None:
    """One bit is enough to refuse it; the laptop that asked puts it right with its next look."""
    home, _ = asked(team, "second", team.invite(BEN).code)
    flip(join_file(team, "req"))

    (refused,) = team.sync().admissions
    assert isinstance(refused, Refused)
    assert refused.reason == "not-readable"
    assert isinstance(complete(home), StillWaiting)
    (admitted,) = team.sync().admissions
    assert isinstance(admitted, Admitted)


def test_a_request_under_another_code_is_refused(team: Team) -> None:
    """Sealed well and signed well, but not made with the secret of the invitation it is named after."""
    first, second = team.invite(BEN), team.invite(BEN)
    asked(team, "second", first.code)
    request = join_file(team, "req")
    request.rename(request.with_name(f"{second.nonce}.req"))

    (refused,) = team.sync().admissions
    assert isinstance(refused, Refused)
    assert refused.reason == "wrong-nonce"


def test_an_altered_answer_adopts_nothing(team: Team) -> None:
    """The laptop stays where it was, and goes on once the answer is right again."""
    home, _ = asked(team, "second", team.invite(BEN).code)
    team.sync()
    answer = join_file(team, "ans")
    good = answer.read_bytes()
    flip(answer)

    assert code_of(lambda: complete(home)) == "code-used"
    assert code_of(lambda: Office.open(home)) == "still-waiting"
    answer.write_bytes(good)
    assert isinstance(complete(home), Completed)


def test_an_answer_from_somebody_else_adopts_nothing(team: Team) -> None:
    """Whoever can write into the folder can seal something for the laptop, and sign it with nothing that counts."""
    home, _ = asked(team, "second", team.invite(BEN).code)
    team.sync()
    answer = join_file(team, "ans")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(envelopes, "open_with", lambda *_: b'{"kind":"join.answer"}')

        assert code_of(lambda: complete(home)) == "answer-not-fitting"
    assert answer.exists()
    assert isinstance(complete(home), Completed)


def test_an_answer_about_an_older_office_adopts_nothing(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the inviting laptop had seen is pinned by the code."""
    home, _ = asked(team, "second", team.invite(BEN).code)
    real = admitting._answer_for

    def older(office: Office, admitted: Any) -> Any:
        answer = real(office, admitted)
        return type(answer)(**{name: getattr(answer, name) for name in answer.__struct_fields__} | {"heads": {}})

    monkeypatch.setattr(admitting, "_answer_for", older)
    team.sync()

    assert code_of(lambda: complete(home)) == "answer-not-fitting"


def test_an_old_copy_of_the_folder_is_noticed(team: Team) -> None:
    """A copy from before the invitation, with the answer put into it, makes nobody a member."""
    old = team.folder.with_name("old")
    shutil.copytree(team.folder, old)
    team.first.ask()
    team.sync()
    home = team.first.home.parent / "second"
    code = team.invite(BEN).code
    ask(code, home, name="second", place=str(old))
    (team.folder / "join").mkdir()
    for request in (old / "join").glob("*.req"):
        shutil.copy(request, team.folder / "join")
    team.sync()
    shutil.copy(join_file(team, "ans"), old / "join")

    still = complete(home)
    assert isinstance(still, StillWaiting)
    assert still.reason == "folder-behind"
    assert code_of(lambda: Office.open(home)) == "still-waiting"
    shutil.rmtree(old)
    shutil.copytree(team.folder, old)
    assert isinstance(complete(home), Completed)


def test_the_wrong_folder_is_refused(team: Team, tmp_path: Path) -> None:
    """Another office's, an empty one, one that is not there: nothing is left behind."""
    foreign = tmp_path / "foreign"
    shutil.copytree(team.folder, foreign)
    marked = foreign / "office.json"
    with opened(team.first, write=False) as office:
        marked.write_text(marked.read_text().replace(office.id, "a" * 26))
    (tmp_path / "void").mkdir()
    code, home = team.invite(BEN).code, tmp_path / "second"

    assert code_of(lambda: ask(code, home, name="x", place=str(foreign))) == "folder-foreign"
    assert code_of(lambda: ask(code, home, name="x", place=str(tmp_path / "void"))) == "folder-empty"
    assert code_of(lambda: ask(code, home, name="x", place=str(tmp_path / "gone"))) == "folder-offline"
    assert not home.exists()


def test_a_home_that_is_used_is_left_alone(team: Team) -> None:
    """Joining never touches an office that is there, nor a laptop that waits with another code."""
    home, waiting = asked(team, "second", team.invite(BEN).code)
    other = team.invite(CARL).code

    assert code_of(lambda: ask(other, home, name="x")) == "home-exists"
    assert code_of(lambda: ask(other, team.first.home, name="x")) == "home-exists"
    team.sync()
    done = complete(home)
    assert isinstance(done, Completed)
    assert done.device == waiting.device


def test_with_confirm_nobody_is_let_in_before_the_words_were_said(team: Team) -> None:
    """An exchange only tells that somebody waits; the right words let in, wrong ones nobody."""
    home, waiting = asked(team, "second", team.invite(BEN, confirm=True).code)

    (pending,) = team.sync().admissions
    assert isinstance(pending, Pending)
    assert pending.words == waiting.words
    with opened(team.first) as office:
        sharing = Sharing.of(office)
        assert code_of(lambda: admitting.admit(sharing, "acorn acorn acorn acorn", by=OWNER)) == "nobody-waits"
        assert code_of(lambda: admitting.admit(sharing, " ".join(waiting.words), by=BEN)) == "not-owner"
        admitting.admit(sharing, "-".join(waiting.words).upper(), by=OWNER)
        sharing.exchange()
    assert isinstance(complete(home), Completed)


def test_a_refused_laptop_is_not_let_in_later(team: Team) -> None:
    """Its code is worth nothing any more."""
    home, waiting = asked(team, "second", team.invite(BEN, confirm=True).code)
    with opened(team.first) as office:
        admitting.refuse(Sharing.of(office), " ".join(waiting.words), by=OWNER)

    assert isinstance(complete(home), StillWaiting)
    assert team.sync().admissions == ()
    assert isinstance(complete(home), StillWaiting)


def test_the_folder_is_asked_for_requests_only_while_an_invitation_stands(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exchange without news stays one listing; after the code has ended it is one again."""
    asked_for: list[str] = []
    real = PlainFolder.list

    def noted(self: PlainFolder, directory: str) -> tuple[Listed, ...]:
        asked_for.append(directory)
        return real(self, directory)

    monkeypatch.setattr(PlainFolder, "list", noted)

    team.sync()
    assert "join" not in asked_for
    team.invite(BEN)
    team.sync()
    assert "join" in asked_for
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-12-23T09:00:00Z")
    team.sync()
    asked_for.clear()
    team.sync()
    assert asked_for == ["tail"]


def test_an_answer_that_could_not_be_written_is_written_the_next_time(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log says who was let in; the folder hears of it when it can."""
    home, _ = asked(team, "second", team.invite(BEN).code)
    real = PlainFolder.create

    def full(self: PlainFolder, path: str, content: bytes) -> bool:
        if path.endswith(".ans"):
            raise FolderTrouble(code="folder-full", title="full", text="full", advice="make room")
        return real(self, path, content)

    with monkeypatch.context() as patch:
        patch.setattr(PlainFolder, "create", full)
        assert code_of(team.sync) == "folder-full"
    assert team.sync().admissions == ()
    assert isinstance(complete(home), Completed)


def test_a_person_who_was_closed_since_does_not_join(team: Team, tmp_path: Path) -> None:
    """What holds when the request is read decides."""
    asked(team, "second", team.invite(CARL).code)
    change = tmp_path / "change.yaml"
    change.write_text(f"people:\n  - {{id: {CARL}, name: Carl Weiss, active: false}}\n")
    team.first.done("apply", change)

    (refused,) = team.sync().admissions
    assert isinstance(refused, Refused)
    assert refused.reason == "not-a-member"


def test_only_the_laptop_that_writes_about_members_invites(team: Team) -> None:
    """And there only an owner, for somebody who is active, for a time that makes sense."""
    second = team.join("second")

    with opened(second) as office:
        sharing = Sharing.of(office)
        assert code_of(lambda: invite(sharing, by=OWNER)) == "not-primary"
    with opened(team.first) as office:
        sharing = Sharing.of(office)
        assert code_of(lambda: invite(sharing, by=BEN)) == "not-owner"
        assert code_of(lambda: invite(sharing, by=OWNER, person="nobody")) == "not-a-member"
        assert code_of(lambda: invite(sharing, by=OWNER, units=("moon",))) == "unknown-unit"
        assert code_of(lambda: invite(sharing, by=OWNER, days=0)) == "bad-days"


def test_a_join_that_fails_leaves_no_home(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder fails at the last step: there is nothing on this computer, and the code still works."""
    code, home = team.invite(BEN).code, team.first.home.parent / "second"

    def fails(*_: object) -> bool:
        raise FolderTrouble(code="folder-offline", title="gone", text="gone", advice="wait")

    with monkeypatch.context() as patch:
        patch.setattr(PlainFolder, "create", fails)
        assert code_of(lambda: ask(code, home, name="x")) == "folder-offline"
    assert not home.exists()
    assert [path.name for path in home.parent.iterdir() if path.name.startswith("~")] == []
    ask(code, home, name="x")
    team.sync()
    assert isinstance(complete(home), Completed)

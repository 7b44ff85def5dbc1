"""An approver answers a mail and the decision is made on their own laptop: with a code, once, for a low amount."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.automations.mailbox.reading import mailbox
from tests.office.test_evidence_pdf import words_of
from tests.support.imap_server import PASSWORD, ImapServer
from tests.support.mail_server import Certified, Mailbox, mail_server
from tests.support.posts import post
from tests.support.shop import Shop
from workflows import clock
from workflows.automations.effects.protocol import EffectFailed
from workflows.automations.mailbox.answering import all_rounds, answer_errands, read_answers, take_answers
from workflows.automations.mailbox.letters import envelope_of
from workflows.automations.mailbox.looking import is_wanted
from workflows.domain.automations import OnMail
from workflows.domain.commands import Decide, Refusal
from workflows.domain.events import DecisionMade
from workflows.office.mail_codes import Codes
from workflows.office.mail_decisions import MOST_TRIES, answer, new_code, offers
from workflows.office.office import Office
from workflows.office.proving.evidence import evidence

BEN = "ben@corner.example"
PEOPLE = """
people:
  - {id: ben-okafor, name: Ben Okafor, email: ben@corner.example, roles: [manager]}
"""


class Round:
    """A shop in which Ben decides by mail, his mailbox, and what was sent to him."""

    def __init__(self, shop: Shop, server: ImapServer, sent: Mailbox) -> None:
        self.shop = shop
        self.server = server
        self.sent = sent
        self._count = 0

    def work(self) -> Any:
        """The laptop does what is due."""
        return self.shop.done("work", "--once")

    def code(self, place: int = -1) -> str:
        """The code in a mail that was sent."""
        found = re.search(r"approve ([0-9A-Z-]{19})", self.mail(place))
        assert found is not None
        return found[1]

    def mail(self, place: int = -1) -> str:
        """The text of a mail that was sent."""
        return str(self.sent.received[place].parsed.get_content())

    def reply(self, text: str, *, sender: str = f"Ben <{BEN}>", **headers: Any) -> None:
        """An answer comes to the mailbox."""
        self._count += 1
        made = post("Re: Decide", text, sender=sender, message_id=f"<r{self._count}@corner.example>", **headers)
        self.server.put(made, came_s=clock.now_ms() / 1000)

    def decisions(self, request: str) -> list[tuple[str, str | None, bool]]:
        """Verdict, by what it came, and whether it counts."""
        told = self.shop.done("show", request)["decisions"]
        return [(one["verdict"], one["through"], one["counted"]) for one in told if one["by"]]


@pytest.fixture
def around(
    shop: Shop, server: ImapServer, certified: Certified, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Round]:
    """Everything is set, and Anna allows a hundred euros."""
    monkeypatch.setenv("COUNTERSIGN_MAIL_PASSWORD", PASSWORD)
    account = mailbox(server, certified)
    file = tmp_path / "people.yaml"
    file.write_text(PEOPLE)
    shop.done("apply", file)
    with mail_server(None) as (sent, port):
        shop.done("mail", "account", "--host", "localhost", "--port", port, "--security", "none", "--address", BEN)
        shop.done("mail", "mailbox", "--host", "localhost", "--port", account.port, "--user", account.user,
                  "--authority", account.authority)  # fmt: skip
        shop.done("mail", "replies", "--up-to", "100", "--as", "anna")
        shop.done("mail", "answers", "--as", "ben")
        yield Round(shop, server, sent)


def test_an_answer_with_the_code_decides(around: Round) -> None:
    """The decision is Ben's, signed on this laptop, and says everywhere that it came by mail."""
    request = around.shop.ask_and_call_back("80.00")
    around.work()
    assert around.sent.received[-1].recipients == (BEN,)
    assert "80.00 EUR" in around.mail()
    assert "http" not in around.mail()

    around.reply(f"approve {around.code()}\n\n> approve something")
    around.work()

    assert around.shop.status(request) == "approved"
    assert around.decisions(request) == [("approve", "mail", True)]
    history = [one["text"] for one in around.shop.done("show", request)["history"]]
    assert any(text.startswith("Ben Okafor approved") and "by mail" in text for text in history), history
    assert "signed and stored" in around.mail()
    assert around.shop.done("verify")["ok"]
    with Office.open(around.shop.home, write=False) as office:
        words = words_of(evidence(office, request).members["evidence.pdf"])
    assert "weaker evidence" in " ".join(words.split())


def test_a_reason_in_german_rejects(around: Round) -> None:
    """The reason is what stands behind the code; without one it is no rejection, and the code still holds."""
    request = around.shop.ask_and_call_back("80.00")
    around.work()
    code = around.code()
    around.reply(f"ablehnen {code}")
    around.work()
    assert around.decisions(request) == []

    around.reply(f"ablehnen {code} zu teuer")
    around.work()

    shown = around.shop.done("show", request)
    assert shown["status"] == "rejected"
    assert [one["reason"] for one in shown["decisions"] if one["by"]] == ["zu teuer"]


def test_what_is_above_the_limit_is_not_offered(around: Round) -> None:
    """Nor is anything where no owner allows it."""
    around.shop.ask_and_call_back("100.01", number="9")
    around.work()
    assert around.sent.received == []

    around.shop.done("mail", "replies", "--off", "--as", "anna")
    around.shop.ask_and_call_back("10.00", number="10")
    around.work()
    assert around.sent.received == []


def test_a_code_is_used_once(around: Round) -> None:
    """A second answer, even the very same mail again, decides nothing."""
    request = around.shop.ask_and_call_back("80.00")
    around.work()
    code = around.code()
    for verdict in ("approve", "reject"):
        around.reply(f"{verdict} {code} ".strip() if verdict == "approve" else f"{verdict} {code} no")
    around.work()
    around.reply(f"approve {code}")
    around.work()

    assert around.decisions(request) == [("approve", "mail", True)]


@pytest.mark.parametrize(
    "headers",
    [
        {"sender": "ben@corner.example.evil.example"},
        {"sender": "Ben <anna@corner.example>"},
        {"sender": f'"{BEN}" <x@evil.example>'},
        {"Auto_Submitted": "auto-replied"},
    ],
)
def test_only_the_person_answers(around: Round, headers: dict[str, str]) -> None:
    """Not another address, not a name that looks like it, not a program."""
    request = around.shop.ask_and_call_back("80.00")
    around.work()

    around.reply(f"approve {around.code()}", **headers)
    around.work()

    assert around.decisions(request) == []


def test_a_request_that_changed_is_not_what_was_shown(around: Round) -> None:
    """Even by a comment; then a new code goes out, and the old one says why it no longer holds."""
    request = around.shop.ask_and_call_back("80.00")
    around.work()
    old = around.code()
    around.shop.done("comment", request, "Do not pay this yet", "--as", "petra")

    around.reply(f"approve {old}")
    around.work()

    assert around.decisions(request) == []
    assert any("not what it was" in around.mail(place) for place in range(len(around.sent.received)))
    around.work()
    fresh = {around.code(place) for place in range(len(around.sent.received)) if "approve " in around.mail(place)}
    assert len(fresh) == 2


def test_guessing_lets_every_code_die(around: Round) -> None:
    """After a few wrong ones from the person's address; nobody is told anything but who sits at the laptop."""
    request = around.shop.ask_and_call_back("80.00")
    around.work()
    code = around.code()
    mails = len(around.sent.received)
    for number in range(MOST_TRIES):
        around.reply(f"approve {code[:4]}-9QXW-ABCD-{1000 + number}")
    around.work()
    assert len(around.sent.received) == mails

    around.reply(f"approve {code}")
    around.work()

    assert around.decisions(request) == []
    assert any("tried out codes" in one["title"] for one in around.shop.done("notices")["notices"])


def test_a_code_does_not_hold_longer_than_it_says(around: Round) -> None:
    """Nor when somebody sets the clock back."""
    around.shop.ask_and_call_back("80.00")
    with Office.open(around.shop.home) as office:
        now_ms = clock.now_ms()
        offer = next(offers(office, "ben-okafor", now_ms))
        made = new_code(office, "ben-okafor", offer, now_ms)
        assert made is not None
        for at_ms in (now_ms + 25 * 3_600_000, now_ms):
            found = answer(office, "ben-okafor", "approve", made[1], "", at_ms)
            assert found.outcome == "late-code"


def test_codes_are_kept_nowhere(around: Round) -> None:
    """Not in the home, the outbox or the log: only a keyed hash."""
    around.shop.ask_and_call_back("80.00")
    around.work()
    code = around.code()

    found = [
        path
        for path in around.shop.home.rglob("*")
        if path.is_file() and any(form.encode() in path.read_bytes() for form in (code, code.replace("-", "")))
    ]

    assert found == []


def test_a_crash_after_the_decision_decides_nothing_twice(around: Round) -> None:
    """The answer is read again, and the person is told that it decided already."""
    request = around.shop.ask_and_call_back("80.00")
    with Office.open(around.shop.home) as office:
        now_ms = clock.now_ms()
        offer = next(offers(office, "ben-okafor", now_ms))
        made = new_code(office, "ben-okafor", offer, now_ms)
        assert made is not None
        first = answer(office, "ben-okafor", "approve", made[1], "", now_ms)
        Codes(office).put(made[0])  # as it was before the crash
        again = answer(office, "ben-okafor", "approve", made[1], "", now_ms)

    assert (first.outcome, again.outcome) == ("decided", "used-code")
    assert around.decisions(request) == [("approve", "mail", True)]


def test_a_laptop_that_cannot_sign_for_the_person_refuses(around: Round) -> None:
    """So does one for whom there is no address; and who stopped has no open code left."""
    assert around.shop.refused("mail", "answers", "--as", "carl") == "bad-mail-rounds"
    around.shop.ask_and_call_back("80.00")
    around.work()
    code = around.code()
    around.shop.done("mail", "answers", "--off", "--as", "ben")
    around.reply(f"approve {code}")
    around.work()

    with Office.open(around.shop.home, write=False) as office:
        assert all_rounds(office) == ()
        assert {one.state for one in Codes(office).of("ben-okafor")} == {"stopped"}


def test_beyond_the_limit_the_door_refuses_too(around: Round) -> None:
    """Whoever calls it: the engine judges what says that it came by mail."""
    request = around.shop.ask_and_call_back("300.00")
    with Office.open(around.shop.home) as office:
        refused = office.act(request, Decide(verdict="approve", by="ben-okafor", through="mail"))
        by_hand = office.act(request, Decide(verdict="approve", by="ben-okafor"))

    assert isinstance(refused, Refusal)
    assert refused.code == "over-reply-limit"
    assert not isinstance(by_hand, Refusal)
    event = by_hand.acts[0].event
    assert isinstance(event, DecisionMade)
    assert "through" not in msgspec.to_builtins(event)


def test_limits_stand_in_the_office_file_and_silly_ones_nowhere(around: Round, tmp_path: Path) -> None:
    """Set by an owner, exported, applied again; a high one is refused."""
    shop = around.shop
    assert shop.refused("mail", "replies", "--up-to", "5000", "--as", "anna") == "bad-reply-limit"
    assert shop.refused("mail", "replies", "--up-to", "400 KWD", "--as", "anna") == "bad-reply-limit"
    assert shop.refused("mail", "replies", "--up-to", "1 XAU", "--as", "anna") == "bad-reply-limit"
    assert shop.refused("mail", "replies", "--up-to", "50", "--as", "carl") == "not-owner"
    shop.done("mail", "replies", "--up-to", "20", "--workflow", "invoice", "--hours", "4", "--as", "anna")

    file = tmp_path / "office.yaml"
    shop.done("export", "-o", file)

    assert "mail_replies" in file.read_text()
    assert shop.done("apply", file)["applied"] == [] if "applied" in shop.done("apply", file) else True
    assert [one["up_to"] for one in shop.done("mail", "replies")["replies"]] == ["100.00", "20.00"]


def test_an_answer_that_comes_before_the_new_code_decides_nothing(around: Round) -> None:
    """What anybody did in the request meanwhile was not shown to whoever answers."""
    request = around.shop.ask_and_call_back("80.00")
    with Office.open(around.shop.home) as office:
        now_ms = clock.now_ms()
        made = new_code(office, "ben-okafor", next(offers(office, "ben-okafor", now_ms)), now_ms)
    assert made is not None
    around.shop.done("comment", request, "Do not pay this yet", "--as", "petra")

    with Office.open(around.shop.home) as office:
        found = answer(office, "ben-okafor", "approve", made[1], "", clock.now_ms())

    assert found.outcome == "changed"
    assert around.decisions(request) == []


def test_codes_of_another_laptop_are_no_wrong_ones(around: Round) -> None:
    """Somebody with two laptops answers mails of both, and both read every answer."""
    request = around.shop.ask_and_call_back("80.00")
    around.work()
    code = around.code()
    other = "0000" if not code.startswith("0000") else "1111"
    for number in range(2 * MOST_TRIES):
        around.reply(f"approve {other}-9QXW-ABCD-{1000 + number}")
    around.work()
    assert not any("tried out codes" in one["title"] for one in around.shop.done("notices")["notices"])

    around.reply(f"approve {code}")
    around.work()

    assert around.decisions(request) == [("approve", "mail", True)]


def test_whoever_writes_another_address_into_the_office_gets_no_code(around: Round, tmp_path: Path) -> None:
    """An owner could decide as somebody else: until that person allows it on their own laptop, nothing goes out."""
    request = around.shop.ask_and_call_back("80.00")
    around.work()
    code, mails = around.code(), len(around.sent.received)
    file = tmp_path / "other.yaml"
    file.write_text(PEOPLE.replace(BEN, "anna@corner.example"))
    around.shop.done("apply", file)
    around.shop.done("comment", request, "Something new, so that a new code would go out", "--as", "petra")
    around.shop.ask_and_call_back("70.00", number="71")
    around.reply(f"approve {code}", sender="anna@corner.example")
    around.work()

    assert len(around.sent.received) == mails
    assert around.decisions(request) == []
    assert "allow it anew" in around.shop.done("mail", "answers")["answers"][0]["why_not"]

    around.shop.done("mail", "answers", "--as", "ben")
    around.work()
    assert len(around.sent.received) > mails


def test_an_answer_that_was_read_before_the_address_changed_decides_nothing(around: Round, tmp_path: Path) -> None:
    """The mailbox is asked while nobody holds the office, so much may happen in between."""
    request = around.shop.ask_and_call_back("80.00")
    around.work()
    around.reply(f"approve {around.code()}")
    with Office.open(around.shop.home) as office:
        errands = answer_errands(office, clock.now_ms())
    brought = read_answers(around.shop.home, errands, clock.now_ms())
    assert brought
    file = tmp_path / "other.yaml"
    file.write_text("people:\n  - {id: carl-klein, name: Carl Klein, email: ben@corner.example}\n")
    around.shop.done("apply", file)

    with Office.open(around.shop.home) as office:
        assert take_answers(office, brought) == ()

    assert around.decisions(request) == []
    assert "could answer for the others" in around.shop.done("mail", "answers")["answers"][0]["why_not"]


def test_a_clock_that_is_set_back_makes_no_code_hold_longer(around: Round) -> None:
    """Even where it does not go back to before the code was made: a new one goes out."""
    hour_ms = 3_600_000
    around.shop.ask_and_call_back("80.00")
    with Office.open(around.shop.home) as office:
        now_ms = clock.now_ms()
        offer = next(offers(office, "ben-okafor", now_ms))
        made = new_code(office, "ben-okafor", offer, now_ms)
        assert made is not None
        assert new_code(office, "ben-okafor", offer, now_ms + 20 * hour_ms) is None

        found = answer(office, "ben-okafor", "approve", made[1], "", now_ms + 2 * hour_ms)
        assert found.outcome == "late-code"
        assert new_code(office, "ben-okafor", offer, now_ms + 2 * hour_ms) is not None


def test_no_automation_reads_a_mail_with_a_code(around: Round) -> None:
    """Its actions could pass the code on to whoever set it."""
    around.shop.ask_and_call_back("80.00")
    around.work()
    made = around.sent.received[-1].parsed

    assert not is_wanted(OnMail(account="office"), envelope_of(made.as_bytes().replace(b"\n", b"\r\n")))
    assert is_wanted(OnMail(account="office"), envelope_of(post()))


WISHES = """
workflows:
  - id: wish
    name: Wish
    amount: gross
    fields:
      - {id: gross, type: money, label: Gross, required: true}
      - {id: price, type: money, label: What the supplier asks}
    steps: [{kind: approval, id: ok, name: Agree, approvers: [{role: manager}], hides: [price]}]
"""


def test_a_mail_shows_nothing_that_the_step_hides(around: Round, tmp_path: Path) -> None:
    """What the window keeps from whoever decides stands in no mail either."""
    file = tmp_path / "wishes.yaml"
    file.write_text(WISHES)
    around.shop.done("apply", file)
    around.shop.done("submit", "wish", "--as", "carl", "--set=gross=80.00", "--set=price=77.77")

    around.work()

    assert "80.00 EUR" in around.mail()
    assert "77.77" not in around.mail()


def test_a_mail_server_that_is_gone_is_waited_for_once(around: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    """The office is held while a person is told; what was decided counts, and a notice of each stands here."""
    names = ("Papierhof", "Glaserei Blum", "Taxi Nord")
    requests = [around.shop.ask_and_call_back("80.00", supplier_name=name, number=name[:2]) for name in names]
    around.work()
    for place in range(3):
        around.reply(f"approve {around.code(place)}")
    with Office.open(around.shop.home) as office:
        errands = answer_errands(office, clock.now_ms())
    brought = read_answers(around.shop.home, errands, clock.now_ms())
    tries: list[object] = []

    def gone(*given: object, **more: object) -> str:
        tries.append((given, more))
        raise EffectFailed("server-not-reached", "Nobody is there.")

    monkeypatch.setattr("workflows.automations.mailbox.answering.deliver", gone)
    with Office.open(around.shop.home) as office:
        assert [one.outcome for one in take_answers(office, brought)] == ["decided"] * 3

    assert len(tries) == 1
    assert {around.shop.status(request) for request in requests} == {"approved"}
    assert len([one for one in around.shop.done("notices")["notices"] if "was taken" in one["text"]]) == 3

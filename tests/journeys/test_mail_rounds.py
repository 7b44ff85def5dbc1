"""Two laptops: the approver answers a mail, their own laptop decides, and the other one sees what that decision is."""

import re
from pathlib import Path

import pytest

from tests.support.imap_server import PASSWORD, USER, WHY_NOT, imap_server
from tests.support.mail_server import certify, mail_server
from tests.support.posts import post
from tests.support.two_laptops import CLERK, OWNER, connect, exchange, found_office, second_laptop
from workflows import clock
from workflows.automations.accounts import MailAccount, keep_account
from workflows.automations.mailbox.account import MailboxAccount, keep_mailbox
from workflows.automations.mailbox.answering import (
    Rounds,
    answer_errands,
    let_answer,
    read_answers,
    send_codes,
    take_answers,
)
from workflows.changes import Changes
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.domain.definitions import ApprovalStep, Definition
from workflows.domain.events import DecisionMade, PersonSet, RepliesSet, WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver
from workflows.domain.people import Person
from workflows.domain.replies import ReplyLimit
from workflows.errors import InvalidInput
from workflows.office.office import Office

CARL = "carl@corner.example"
BUYING = Definition(
    id="buying",
    name="Buying",
    title="Buy {what}",
    fields=(
        Field(id="what", type="text", label="What", required=True),
        Field(id="gross", type="money", label="Amount", required=True),
        Field(id="why", type="text", label="For whom", personal=True),
    ),
    amount="gross",
    steps=(ApprovalStep(id="approve", name="Approve", approvers=(Approver(person=CLERK),)),),
)

pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT or "there is a server")


def ask(office: Office, euros: int) -> str:
    """Anna asks for chairs."""
    values = {"what": "chairs", "gross": {"minor": euros * 100, "currency": "EUR"}, "why": "Secret Person"}
    sent = office.submit(Submit(workflow="buying", unit=office.state.head, by=OWNER, values=values))
    assert not isinstance(sent, Refusal), sent
    return sent.request.id


def test_an_answer_decides_on_the_approvers_laptop_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anna's laptop cannot sign for Carl; Carl's can, and Anna's sees how. Beyond the limit none does."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    certified = certify(tmp_path)
    anna = found_office(tmp_path / "anna")
    head = anna.state.head
    changed = anna.change(
        OWNER,
        [
            PersonSet(person=Person(id=CLERK, name="Carl Weiss", unit=head, email=CARL)),
            WorkflowPublished(definition=BUYING),
            RepliesSet(limits=(ReplyLimit(up_to=Money(minor=10_000, currency="EUR")),)),
        ],
    )
    assert isinstance(changed, Changes), changed
    carl = second_laptop(anna, tmp_path / "carl")
    sharings = connect(anna, tmp_path / "folder"), connect(carl, tmp_path / "folder")
    low, high = ask(anna, 80), ask(anna, 800)
    exchange(*sharings)
    rounds = Rounds(person=CLERK, account="office", mailbox="office", since_ms=clock.now_ms())
    with imap_server(tmp_path, certified) as server, mail_server(None) as (sent, port):
        account = MailAccount(name="office", host="localhost", port=port, security="none", address=CARL)
        box = MailboxAccount(
            name="office", host="localhost", port=server.tls_port, security="tls", user=USER, password=PASSWORD,
            authority=str(certified.authority),
        )  # fmt: skip
        for office in (anna, carl):
            keep_account(office, account)
            keep_mailbox(office, box)
        with pytest.raises(InvalidInput) as told:
            let_answer(anna, rounds)
        assert told.value.code == "signs-elsewhere"
        let_answer(carl, rounds)

        assert send_codes(carl, clock.now_ms()) == 1
        text = str(sent.received[0].parsed.get_content())
        code = re.search(r"approve ([0-9A-Z-]{19})", text)
        assert code is not None
        assert "Secret Person" not in text
        server.put(sent.received[0].content)  # the laptop's own mail lies in the same mailbox
        server.put(post("Re: Decide", f"genehmigen {code[1]}\n\n> approve", sender=CARL, message_id="<r@x>"))
        brought = read_answers(carl.store.home.path, answer_errands(carl, clock.now_ms()), clock.now_ms())
        taken = take_answers(carl, brought)
        again = take_answers(carl, brought)

    assert [one.outcome for one in taken] == ["decided"]
    assert again == ()
    exchange(*sharings)
    assert anna.request(low).standing.status == carl.request(low).standing.status == "approved"
    decided = [
        (act.by, act.device, act.event.through)
        for act in anna.request(low).counted
        if isinstance(act.event, DecisionMade)
    ]
    assert decided == [(CLERK, carl.keys.device, "mail")]
    assert anna.request(high).standing.status == "waiting"
    refused = carl.act(high, Decide(verdict="approve", by=CLERK, through="mail"))
    assert isinstance(refused, Refusal)
    assert refused.code == "over-reply-limit"
    anna.close()
    carl.close()

"""One turn of the runner as the command line takes it: ask the mailboxes without the office, then do what is due."""

import msgspec

from tests.automations.world import World
from tests.support.imap_server import PASSWORD, USER, ImapServer
from tests.support.mail_server import Certified
from workflows import clock
from workflows.automations.asking import AutomationShown, automations
from workflows.automations.due_runs import DueRuns
from workflows.automations.mailbox.account import MailboxAccount, keep_mailbox
from workflows.automations.mailbox.firing import errands_of
from workflows.automations.mailbox.looking import look
from workflows.domain.automations import Action, OnMail
from workflows.office.office import Office


def mailbox(server: ImapServer, certified: Certified, **more: object) -> MailboxAccount:
    """The test's own mailbox."""
    account = MailboxAccount(
        name="office",
        host="localhost",
        port=server.tls_port,
        security="tls",
        user=USER,
        password=PASSWORD,
        authority=str(certified.authority),
    )
    return msgspec.structs.replace(account, **more)


def rude_mailbox(port: int) -> MailboxAccount:
    """One at a server that means harm."""
    return MailboxAccount(name="office", host="127.0.0.1", port=port, security="none", user="u", password="p")


def waits_for_mail(
    world: World, account: MailboxAccount, *, actions: tuple[Action, ...] = (), **trigger: object
) -> None:
    """An automation that waits for mail of this mailbox."""
    with world.office() as office:
        keep_mailbox(office, account)
    made = OnMail(account="office", **trigger)  # type: ignore[arg-type]
    world.set("invoices", trigger=made, actions=actions or (Action(kind="count"),))


def turn(world: World, *, by_ms: int = 60_000, step_s: float = 5.0, whole_s: float = 20.0) -> int:
    """A minute later: look through the mailboxes, then do what is due. Answers how many mails were kept."""
    world.now_ms += by_ms
    with world.office() as office:
        errands = errands_of(office, world.now_ms)
    with clock.pretending(world.now_ms):
        kept = sum(look(world.home, errand, world.now_ms, step_s=step_s, whole_s=whole_s) for errand in errands)
        with Office.open(world.home) as office:
            DueRuns(office, world.effects).step()
            DueRuns(office, world.effects).step()
    return kept


def shown(world: World) -> AutomationShown:
    """How the list shows it."""
    with clock.pretending(world.now_ms), Office.open(world.home, write=False) as office:
        return automations(office, world.now_ms)[0]

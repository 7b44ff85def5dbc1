"""Mail in a real mailbox sets an automation off: each once, and nothing there is deleted or marked."""

import pytest

from tests.automations.mailbox.reading import mailbox, shown, turn, waits_for_mail
from tests.automations.world import World, at
from tests.support.imap_server import ImapServer
from tests.support.mail_server import Certified
from tests.support.posts import post
from workflows.automations.changing import set_automations
from workflows.automations.effects.notes import office_mark
from workflows.automations.mailbox.account import keep_mailbox
from workflows.automations.mailbox.arrivals import Arrivals
from workflows.domain.automations import Automation, OnMail

NOON_S = at("2026-11-23T12:00:00Z") / 1000
EARLY_S = at("2026-11-01T12:00:00Z") / 1000


def results(world: World) -> list[str]:
    """How its runs ended."""
    return [state for _, state in world.states("invoices")]


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_each_mail_sets_it_off_once(world: World, server: ImapServer, certified: Certified, security: str) -> None:
    """However often it is looked; what lay there before is none of its business."""
    server.put(post("Old", message_id="<0@x>"), came_s=EARLY_S)
    port = server.tls_port if security == "tls" else server.port
    waits_for_mail(world, mailbox(server, certified, security=security, port=port))
    server.put(post("One", message_id="<1@x>"), came_s=NOON_S)
    turn(world)
    turn(world)
    server.put(post("Two", message_id="<2@x>"), came_s=NOON_S + 60)
    turn(world)
    turn(world)

    assert results(world) == ["done", "done"]
    assert sum(world.effect.paper.values()) == 2
    assert shown(world).why_not is None
    assert Arrivals(world.home).every() == ()


def test_nothing_is_marked_or_deleted(world: World, server: ImapServer, certified: Certified) -> None:
    """Not even what somebody marked as deleted, and nothing is seen by being read."""
    gone = server.put(post("Marked", message_id="<3@x>"), came_s=NOON_S)
    (server.mails / "new" / gone).rename(server.mails / "cur" / f"{gone}:2,T")
    server.put(post(message_id="<1@x>"), came_s=NOON_S)
    waits_for_mail(world, mailbox(server, certified))

    turn(world)
    turn(world)

    assert results(world) == ["done", "done"]
    flags = [name.partition(":2,")[2] for name in server.files()]
    assert sorted(flags) == ["", "T"]


@pytest.mark.parametrize(("mark", "flag"), [("seen", "S"), ("flagged", "F")])
def test_a_setting_marks_what_was_kept(
    world: World, server: ImapServer, certified: Certified, mark: str, flag: str
) -> None:
    """Only what it waits for, and still deletes nothing."""
    gone = server.put(post("Marked", message_id="<3@x>"), came_s=EARLY_S)
    (server.mails / "new" / gone).rename(server.mails / "cur" / f"{gone}:2,T")
    server.put(post("Invoice 1", message_id="<1@x>"), came_s=NOON_S)
    server.put(post("Lunch", message_id="<2@x>"), came_s=NOON_S)
    waits_for_mail(world, mailbox(server, certified), mark=mark, subject="invoice")

    turn(world)

    assert sorted(name.partition(":2,")[2] for name in server.files()) == ["", flag, "T"]


def test_a_mail_delivered_twice_is_one(world: World, server: ImapServer, certified: Certified) -> None:
    """What servers add on the way makes no other mail of it."""
    one = post(message_id="<1@x>")
    waits_for_mail(world, mailbox(server, certified))
    server.put(b"Received: from a by b\r\nDelivered-To: office\r\n" + one, came_s=NOON_S)
    server.put(b"Received: from c by d\r\n for somebody else\r\nReturn-Path: <x@y.example>\r\n" + one, came_s=NOON_S)

    turn(world)

    assert results(world) == ["done"]


def test_a_forged_message_id_hides_no_other_mail(world: World, server: ImapServer, certified: Certified) -> None:
    """Whoever sends something first under another's id keeps nothing from coming in."""
    waits_for_mail(world, mailbox(server, certified))
    server.put(post("You won", "Click", sender="x@evil.example", message_id="<42@papierhof.example>"), came_s=NOON_S)
    server.put(post("Invoice 42", message_id="<42@papierhof.example>"), came_s=NOON_S)

    turn(world)

    assert results(world) == ["done", "done"]


def test_mails_without_a_message_id_come_in(world: World, server: ImapServer, certified: Certified) -> None:
    """Each, and each once; two of the same words are two where the way they took differs."""
    waits_for_mail(world, mailbox(server, certified))
    bare = b"From: a@b.example\r\nSubject: Scan\r\n\r\nScan\r\n"
    server.put(b"Received: by scanner; 10:00\r\n" + bare, came_s=NOON_S)
    server.put(b"Received: by scanner; 10:05\r\n" + bare, came_s=NOON_S)
    server.put(post(message_id=""), came_s=NOON_S)

    turn(world)
    turn(world)

    assert results(world) == ["done"] * 3


def test_new_numbers_of_the_server_fire_nothing_again(world: World, server: ImapServer, certified: Certified) -> None:
    """And lose nothing that came meanwhile."""
    waits_for_mail(world, mailbox(server, certified))
    server.put(post("One", message_id="<1@x>"), came_s=NOON_S)
    turn(world)
    before = Arrivals(world.home).place("invoices").validity

    server.forget_numbers()
    server.put(post("Two", message_id="<2@x>"), came_s=NOON_S)
    turn(world)

    assert Arrivals(world.home).place("invoices").validity != before
    assert results(world) == ["done", "done"]


def test_an_old_mail_that_somebody_puts_there_comes_in(world: World, server: ImapServer, certified: Certified) -> None:
    """A person moved it into the folder on purpose."""
    waits_for_mail(world, mailbox(server, certified))
    turn(world)
    server.put(post("Old", message_id="<0@x>"), came_s=EARLY_S)

    turn(world)

    assert results(world) == ["done"]


def test_only_from_whom_it_waits_for(world: World, server: ImapServer, certified: Certified) -> None:
    """By address or domain; a name that looks like an address is none."""
    waits_for_mail(world, mailbox(server, certified), only_from=("papierhof.example", "carl@stift.example"))
    server.put(post("One", message_id="<1@x>"), came_s=NOON_S)
    server.put(post("Two", sender="Carl@Stift.example", message_id="<2@x>"), came_s=NOON_S)
    server.put(post("No", sender='"billing@papierhof.example" <x@evil.example>', message_id="<3@x>"), came_s=NOON_S)
    server.put(post("No", sender="x@papierhof.example.evil.example", message_id="<4@x>"), came_s=NOON_S)

    turn(world)

    assert results(world) == ["done", "done"]


def test_a_wrong_password_is_told_and_not_tried_all_the_time(
    world: World, server: ImapServer, certified: Certified
) -> None:
    """Too many tries lock a mailbox; with another password it is tried at once."""
    waits_for_mail(world, mailbox(server, certified, password="guess"))
    server.put(post(), came_s=NOON_S)

    turn(world)
    first = shown(world)
    turn(world)

    assert (first.why_not, first.detail.partition(":")[0]) == ("mailbox-not-read", "wrong-password")
    assert Arrivals(world.home).place("invoices").fails == 1
    with world.office() as office:
        keep_mailbox(office, mailbox(server, certified))
    turn(world)
    assert shown(world).why_not is None
    assert results(world) == ["done"]


def test_a_certificate_of_another_authority_gets_no_password(
    world: World, server: ImapServer, certified: Certified
) -> None:
    """And a folder that is not there is told as such."""
    waits_for_mail(world, mailbox(server, certified, authority=""))
    turn(world)
    assert shown(world).detail.startswith("certificate-not-trusted")

    waits_for_mail(world, mailbox(server, certified), folder="Nowhere")
    turn(world)
    assert shown(world).detail.startswith("no-such-folder")


def test_another_laptop_that_takes_over_fires_nothing_again(
    world: World, server: ImapServer, certified: Certified
) -> None:
    """A mail's cause is the same wherever the mailbox is read, so forgetting everything local repeats nothing."""
    waits_for_mail(world, mailbox(server, certified))
    server.put(post(), came_s=NOON_S)
    turn(world)
    for path in (world.home / "effects").glob("*.json"):
        path.unlink()

    turn(world)

    assert results(world) == ["done"]


def test_switched_off_it_takes_nothing_in(world: World, server: ImapServer, certified: Certified) -> None:
    """What came while it was off is none of its business when it is switched on again."""
    waits_for_mail(world, mailbox(server, certified))
    turn(world)

    def switch(*, enabled: bool) -> None:
        with world.office() as office:
            known = office.state.automations["invoices"]
            fields = {name: getattr(known, name) for name in Automation.__struct_fields__}
            set_automations(office, world.owner, [Automation(**(fields | {"enabled": enabled}))], world.effects)

    switch(enabled=False)
    server.put(post(), came_s=world.now_ms / 1000)
    turn(world)
    world.now_ms += 7_200_000
    switch(enabled=True)
    turn(world)

    assert results(world) == []
    assert OnMail(account="office").mark == ""


def test_mails_of_the_office_itself_set_nothing_off(world: World, server: ImapServer, certified: Certified) -> None:
    """A mail that an automation sends to the mailbox that it watches would go on for ever; another office's counts."""
    waits_for_mail(world, mailbox(server, certified))
    with world.office() as office:
        own = office_mark(office)
    server.put(post("Ours", message_id="<1@x>", Countersign_Office=own), came_s=NOON_S)
    server.put(post("Theirs", message_id="<2@x>", Countersign_Office="f" * 20), came_s=NOON_S)

    turn(world)

    assert results(world) == ["done"]

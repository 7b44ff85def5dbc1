"""Servers that lie, drop the line or take their time: told, tried again later, and never waited for without end."""

import time

import pytest

from tests.automations.mailbox.reading import rude_mailbox, shown, turn, waits_for_mail
from tests.automations.world import World
from tests.support.posts import post
from tests.support.rude_imap import Mood, rude_imap
from workflows.automations.mailbox.arrivals import Arrivals
from workflows.automations.mailbox.connection import MailboxTrouble, opened_mailbox

MAIL = post("One", "word " * 200, message_id="<1@x>")


@pytest.mark.parametrize(
    ("mood", "code"),
    [
        ("drops-in-mail", "connection-lost"),
        ("slow-greeting", "connection-lost"),
        ("drips", "connection-lost"),
        ("lies-long", "connection-lost"),
        ("lies-short", "server-not-understood"),
        ("announces-huge", "mail-larger-than-told"),
        ("floods", "server-sends-too-much"),
        ("garbage", "server-not-understood"),
    ],
)
def test_what_a_server_does_wrong_is_told_in_time(world: World, mood: Mood, code: str) -> None:
    """Within the time it has, with no more than a code; and nothing half comes in."""
    with rude_imap(mood, MAIL) as rude:
        waits_for_mail(world, rude_mailbox(rude.port))
        began_s = time.monotonic()
        turn(world, step_s=1.0, whole_s=2.0)
        took_s = time.monotonic() - began_s

    assert shown(world).why_not == "mailbox-not-read"
    assert shown(world).detail.partition(":")[0] in {code, "connection-lost", "server-not-understood"}
    assert world.states("invoices") == []
    assert took_s < 8


def test_it_waits_longer_each_time_and_goes_on_when_it_is_well(world: World) -> None:
    """A minute, five, fifteen: and a look too early asks nothing."""
    with rude_imap("drops-in-mail", MAIL) as rude:
        waits_for_mail(world, rude_mailbox(rude.port))
        turn(world, step_s=1.0)
        asked = len(rude.heard)
        turn(world, by_ms=30_000)
        assert len(rude.heard) == asked
        turn(world, by_ms=40_000, step_s=1.0)
        assert Arrivals(world.home).place("invoices").fails == 2
        turn(world, by_ms=120_000)
        assert Arrivals(world.home).place("invoices").fails == 2

        rude.mood = "sound"
        turn(world, by_ms=300_000)

    assert [state for _, state in world.states("invoices")] == ["done"]
    assert shown(world).why_not is None


def test_a_mail_that_never_comes_holds_up_no_other(world: World) -> None:
    """After some tries it is told by itself, and those after it come in."""
    with rude_imap("announces-huge", MAIL) as rude:
        waits_for_mail(world, rude_mailbox(rude.port))
        for _ in range(6):
            turn(world, by_ms=5 * 3_600_000, step_s=1.0)
        rude.mails.append(post("Two", message_id="<2@x>"))
        assert world.states("invoices") == []

        turn(world, by_ms=5 * 3_600_000, step_s=1.0)
        rude.mood = "sound"
        turn(world, by_ms=5 * 3_600_000, step_s=1.0)

    assert len(world.states("invoices")) == 2
    assert shown(world).why_not is None


@pytest.mark.parametrize("mood", ["sound", "preauth"])
def test_without_encryption_no_password_is_given(mood: Mood) -> None:
    """STARTTLS is insisted on, and nothing but loopback is spoken to without."""
    with rude_imap(mood, MAIL) as rude:
        account = rude_mailbox(rude.port)
        asked = type(account)(
            name="x", host="127.0.0.1", port=rude.port, security="starttls", user="u", password="secret"
        )
        with pytest.raises(MailboxTrouble) as told, opened_mailbox(asked, "INBOX"):
            pass

    assert told.value.code == "no-encryption-offered"
    assert "secret" not in " ".join(rude.heard)
    assert not any("LOGIN" in one.upper() for one in rude.heard)


def test_a_server_that_answers_for_another_mail_brings_nothing(world: World) -> None:
    """What was not asked for does not count."""
    with rude_imap("other-uid", MAIL) as rude:
        waits_for_mail(world, rude_mailbox(rude.port))
        turn(world, step_s=1.0)

    assert world.states("invoices") == []

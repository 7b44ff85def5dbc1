"""Posts to hosts that this laptop allows: signed, to an address that was looked at, and never twice by guessing."""

import hmac
import socket
import time
from ipaddress import ip_address
from typing import Any

import msgspec
import pytest

from tests.support.effect_trial import NOON, failed, occasion, refused
from tests.support.https_server import https_server
from tests.support.mail_server import Certified
from workflows.automations.effects import posting
from workflows.automations.effects.posting import is_public
from workflows.automations.effects.webhook import Webhook
from workflows.automations.hooks import allow_host, allowed_host, allowed_hosts, forget_host
from workflows.domain.automations import Action
from workflows.errors import InvalidInput
from workflows.office.office import Office

HOOK = Webhook()
VALUES = {"name": "Papierhof", "gross": {"minor": 11900, "currency": "EUR"}, "iban": "NL91ABNA0417164300"}


def action(port: int, **more: Any) -> Action:
    """Tell a receiver on this computer of a supplier and an amount."""
    settings = {"url": f"https://localhost:{port}/hooks?from=office", "fields": ["name", "gross"]}
    return Action(kind="webhook", settings=settings | more)


def allow(office: Office, port: int, certified: Certified, *, private: bool = True) -> str:
    """Allow that receiver; the secret."""
    return allow_host(office, "localhost", port=port, private=private, authority=str(certified.authority)).secret


def test_a_post_is_signed_and_says_only_what_is_named(office: Office, certified: Certified) -> None:
    """A receiver with the secret can tell that it is ours and new."""
    with https_server(certified) as (site, port):
        secret = allow(office, port, certified)
        HOOK.run(action(port), occasion(values=VALUES, request="r" * 26), office)

    (posted,) = site.posts
    body = msgspec.json.decode(posted.body)
    assert posted.path == "/hooks?from=office"
    assert body["values"] == {"name": "Papierhof", "gross": {"amount": "119.00", "currency": "EUR"}}
    assert "NL91" not in posted.body.decode()
    seconds = NOON // 1000
    made = hmac.new(bytes.fromhex(secret), f"{seconds}.".encode() + posted.body, "sha256").hexdigest()
    assert posted.headers["Countersign-Signature"] == f"t={seconds},v1={made}"
    assert posted.headers["Idempotency-Key"] == body["id"]


def test_the_same_post_is_made_once(office: Office, certified: Certified) -> None:
    """Another key is another post."""
    with https_server(certified) as (site, port):
        allow(office, port, certified)
        for key in ("one", "one", "two"):
            HOOK.run(action(port), occasion(key, values=VALUES), office)
        assert HOOK.was_done(action(port), occasion(), office) == "yes"
    assert len({one.headers["Idempotency-Key"] for one in site.posts}) == len(site.posts) == 2


def test_a_host_that_is_not_allowed_gets_nothing(office: Office, certified: Certified) -> None:
    """Neither one that was allowed before, nor another port of an allowed one."""
    with https_server(certified) as (site, port):
        assert failed(HOOK, action(port), occasion(values=VALUES), office).code == "host-not-allowed"
        allow(office, port, certified)
        assert failed(HOOK, action(port - 1), occasion(values=VALUES), office).code == "host-not-allowed"
        forget_host(office, "localhost", port)
        error = failed(HOOK, action(port), occasion(values=VALUES), office)
    assert (error.code, error.again, site.posts) == ("host-not-allowed", False, [])


def test_a_host_that_leads_into_the_own_network_gets_nothing(office: Office, certified: Certified) -> None:
    """Unless that was allowed by itself."""
    with https_server(certified) as (site, port):
        allow(office, port, certified, private=False)
        error = failed(HOOK, action(port), occasion(values=VALUES), office)
    assert (error.code, error.happened, site.posts) == ("private-address", "no", [])
    assert HOOK.was_done(action(port), occasion(), office) == "no"


def test_a_name_with_one_public_and_one_own_address_is_refused(
    office: Office, certified: Certified, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of them is enough to reach what should not be reached."""
    many = [(2, 1, 6, "", (address, 443)) for address in ("93.184.216.34", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: many)
    allow(office, 443, certified, private=False)
    assert failed(HOOK, action(443), occasion(values=VALUES), office).code == "private-address"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.5.5",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_addresses_of_the_own_network_are_known(address: str) -> None:
    """Also those that wrap another one."""
    assert not is_public(ip_address(address))
    assert is_public(ip_address("93.184.216.34"))
    assert is_public(ip_address("2606:2800:220:1:248:1893:25c8:1946"))


def test_nothing_is_followed(office: Office, certified: Certified) -> None:
    """A receiver cannot send us elsewhere."""
    with https_server(certified) as (site, port):
        allow(office, port, certified)
        site.status, site.headers = 307, {"Location": f"https://localhost:{port}/elsewhere"}
        error = failed(HOOK, action(port), occasion(values=VALUES), office)
    assert (error.code, error.again, len(site.posts)) == ("moved-elsewhere", False, 1)


def test_another_certificate_gets_nothing(office: Office, certified: Certified, elsewhere: Certified) -> None:
    """The host's name is compared, and so is who says it."""
    with https_server(elsewhere) as (site, port):
        allow(office, port, elsewhere)
        error = failed(HOOK, action(port), occasion(values=VALUES), office)
        allow(office, port, certified)
        unknown = failed(HOOK, action(port), occasion(values=VALUES), office)
    assert {error.code, unknown.code} == {"certificate-not-trusted"}
    assert site.posts == []


@pytest.mark.parametrize(
    ("status", "happened", "again"),
    [(400, "no", False), (404, "no", False), (429, "no", True), (503, "no", True), (500, "unknown", False)],
)
def test_what_an_answer_means(office: Office, certified: Certified, status: int, happened: str, again: bool) -> None:
    """A no is a no; a breakdown says nothing about what was taken."""
    with https_server(certified) as (site, port):
        allow(office, port, certified)
        site.status = status
        error = failed(HOOK, action(port), occasion(values=VALUES), office)
        assert (error.happened, error.again) == (happened, again)
        assert HOOK.was_done(action(port), occasion(), office) == happened


def test_an_answer_that_does_not_come_is_not_guessed(office: Office, certified: Certified) -> None:
    """It is tried again only where the receiver heeds the key, with the very same body."""
    with https_server(certified) as (site, port):
        allow(office, port, certified)
        site.answers = False
        assert failed(HOOK, action(port), occasion(values=VALUES), office).happened == "unknown"
        assert failed(HOOK, action(port), occasion(values=VALUES, attempt=2), office).happened == "unknown"
        assert len(site.posts) == 1

        heeded = action(port, repeatable=True)
        error = failed(HOOK, heeded, occasion("two", values=VALUES), office)
        assert (error.happened, error.again) == ("no", True)
        site.answers = True
        HOOK.run(heeded, occasion("two", values=VALUES | {"name": "Changed"}, attempt=2), office)
    assert site.posts[1].body == site.posts[2].body
    assert site.posts[1].headers["Idempotency-Key"] == site.posts[2].headers["Idempotency-Key"]


def test_a_receiver_that_takes_its_time_does_not_hold_us(
    office: Office, certified: Certified, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by a sign now and then."""
    monkeypatch.setattr(posting.post, "__kwdefaults__", {"step_s": 0.5, "whole_s": 1.0})
    begun = time.monotonic()
    with https_server(certified) as (site, port):
        allow(office, port, certified)
        site.slow_s = 0.1
        error = failed(HOOK, action(port), occasion(values=VALUES), office)
    assert error.happened == "unknown"
    assert time.monotonic() - begun < 5


def test_a_long_answer_is_not_read_to_its_end(office: Office, certified: Certified) -> None:
    """It is taken for what its first line says."""
    with https_server(certified) as (site, port):
        allow(office, port, certified)
        site.body = b"x" * 5_000_000
        assert HOOK.run(action(port), occasion(values=VALUES), office).facts == {"status": "200"}


@pytest.mark.parametrize(
    "url",
    [
        "http://x.example/",
        "https://",
        "https://user:pass@x.example/",
        "https://x.example/ a",
        "https://x.example/{name}",
        "https://{host}/",
        "https://x.example/\r\nHost: y",
        "https://x.example:99999/",
        "file:///etc/passwd",
        "https://x.example\\@y.example/",
        "https://x.example/#y",
        "https://bücher.example/",
    ],
)
def test_a_url_that_can_never_be_right_is_refused(url: str) -> None:
    """And no value of a request ever stands in one."""
    assert "“url”" in refused(HOOK, {"url": url})


def test_a_dry_run_shows_the_body_and_asks_no_network(
    office: Office, certified: Certified, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what speaks against it."""
    monkeypatch.setattr(socket, "create_connection", None)
    monkeypatch.setattr(socket, "getaddrinfo", None)
    would = HOOK.dry_run(action(443), occasion(values=VALUES), office)
    assert '"amount":"119.00"' in would.preview
    assert would.problems == ("host-not-allowed",)
    allow(office, 443, certified)
    assert HOOK.dry_run(action(443, fields="nothing"), occasion(values=VALUES), office).problems == ("unknown-value",)


def test_hosts_are_kept_encrypted_and_named(office: Office, certified: Certified) -> None:
    """A host is a name in small letters; its secret is fresh each time and never printed."""
    first, second = allow(office, 443, certified), allow(office, 443, certified)
    assert first != second
    assert allowed_hosts(office) == ("localhost:443",)
    known = allowed_host(office, "localhost", 443)
    assert known is not None
    assert second not in repr(known)
    for bad in ("https://x", "X.example", "x/y", "a b", "", "-x", "x..y"):
        with pytest.raises(InvalidInput):
            allow_host(office, bad)

"""Signing in to a cloud service, against an authorization server that checks what it is sent."""

import re
import socket
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.kept_secrets import KeptSecrets
from tests.support.oauth_server import AuthorizationServer, Browser
from tests.support.signing_in import CLIENT, drawing, signed_in, trouble_of
from workflows import clock
from workflows.errors import InvalidInput
from workflows.sync.signing_in import PROVIDERS, Client, client_for, secret_name, sign_in


@pytest.fixture
def service() -> Iterator[AuthorizationServer]:
    """An authorization server."""
    made = AuthorizationServer()
    with made.http:
        yield made


@pytest.fixture
def browser() -> Iterator[Browser]:
    """The system's browser."""
    made = Browser()
    yield made
    made.close()


@pytest.fixture
def secrets() -> KeptSecrets:
    """Empty at first."""
    return KeptSecrets()


class TestTheFlow:
    def test_a_person_signs_in_with_the_browser(
        self, service: AuthorizationServer, secrets: KeptSecrets, browser: Browser
    ) -> None:
        """The server found the PKCE verifier right; the refresh token is kept, and the page says what to do next."""
        signed_in(service, secrets, browser)
        browser.close()

        assert len(secrets) == 1
        assert secrets[secret_name(service.provider)] in service.refresh_tokens
        assert browser.pages[0][0] == 200
        assert "close this page" in browser.pages[0][1]

    def test_another_programs_verifier_is_refused(
        self, service: AuthorizationServer, secrets: KeptSecrets, browser: Browser
    ) -> None:
        """Who caught the code on its way cannot use it: the server compares with the challenge."""

        def altered(url: str) -> bool:
            return browser.visit(service.consent(re.sub(r"code_challenge=[^&]+", "code_challenge=" + "A" * 43, url)))

        trouble = trouble_of(lambda: sign_in(service.provider, CLIENT, secrets, draw=drawing(), open_browser=altered))

        assert trouble.code == "folder-sign-in"
        assert secrets == {}

    def test_challenge_and_state_are_as_long_as_the_standard_wants(
        self, service: AuthorizationServer, secrets: KeptSecrets, browser: Browser
    ) -> None:
        """43 characters of challenge (RFC 7636), 128 bits of state; both from what was drawn, new each time."""
        seen: list[dict[str, list[str]]] = []

        def watch(url: str) -> bool:
            seen.append(parse_qs(urlsplit(url).query))
            return browser.visit(service.consent(url))

        draw = drawing()
        for _ in range(2):
            sign_in(service.provider, CLIENT, secrets, draw=draw, open_browser=watch)

        assert [len(one["code_challenge"][0]) for one in seen] == [43, 43]
        assert [len(one["state"][0]) for one in seen] == [22, 22]
        assert seen[0]["state"] != seen[1]["state"]
        assert seen[0]["code_challenge"] != seen[1]["code_challenge"]
        assert all(len(form["code_verifier"]) >= 43 for form in service.asked)

    def test_an_answer_with_a_wrong_state_does_not_end_the_waiting(
        self, service: AuthorizationServer, secrets: KeptSecrets, browser: Browser
    ) -> None:
        """Somebody else's page can neither sign in nor prevent it."""

        def attacked(url: str) -> bool:
            right = service.consent(url)
            wrong = re.sub(r"state=[^&]+", "state=guessed", right)
            other = right.replace("/signed-in", "/favicon.ico")
            return browser.visit(wrong, other, right)

        sign_in(service.provider, CLIENT, secrets, draw=drawing(), open_browser=attacked)
        browser.close()

        assert [status for status, _ in browser.pages] == [400, 404, 200]
        assert len(secrets) == 1

    def test_only_wrong_answers_end_in_words(
        self, service: AuthorizationServer, secrets: KeptSecrets, browser: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """When the time is over; nothing was asked of the service with a foreign code."""
        monkeypatch.setattr(clock, "monotonic_s", lambda: 1e6 if browser.pages else 0.0)

        def attacked(url: str) -> bool:
            return browser.visit(re.sub(r"state=[^&]+", "state=%C3%BC", service.consent(url)))

        trouble = trouble_of(lambda: sign_in(service.provider, CLIENT, secrets, draw=drawing(), open_browser=attacked))

        assert trouble.code == "sign-in-failed"
        assert "does not belong" in trouble.text
        assert service.asked == []

    def test_nobody_answers(self, service: AuthorizationServer, secrets: KeptSecrets) -> None:
        """The time runs out."""
        trouble = trouble_of(
            lambda: sign_in(service.provider, CLIENT, secrets, draw=drawing(), open_browser=lambda _: True, wait_s=0.0)
        )

        assert trouble.code == "sign-in-late"

    def test_the_person_stops_it(self, service: AuthorizationServer, secrets: KeptSecrets) -> None:
        """In the program, while the browser waits."""
        trouble = trouble_of(
            lambda: sign_in(
                service.provider,
                CLIENT,
                secrets,
                draw=drawing(),
                open_browser=lambda _: True,
                cancelled=lambda: True,
            )
        )

        assert trouble.code == "sign-in-cancelled"

    @pytest.mark.parametrize(
        ("error", "code"), [("access_denied", "sign-in-cancelled"), ("server_error", "sign-in-failed")]
    )
    def test_the_person_says_no_in_the_browser(
        self, service: AuthorizationServer, secrets: KeptSecrets, browser: Browser, error: str, code: str
    ) -> None:
        """What the service says about it ends the waiting; an earlier sign-in still holds."""
        secrets["folder.gdrive.refresh"] = "earlier"

        def refused(url: str) -> bool:
            return browser.visit(re.sub(r"\?code=[^&]+", f"?error={error}", service.consent(url)))

        trouble = trouble_of(lambda: sign_in(service.provider, CLIENT, secrets, draw=drawing(), open_browser=refused))

        assert trouble.code == code
        assert secrets == {"folder.gdrive.refresh": "earlier"}

    def test_no_browser_can_be_opened(self, service: AuthorizationServer, secrets: KeptSecrets) -> None:
        """Said at once."""
        trouble = trouble_of(
            lambda: sign_in(service.provider, CLIENT, secrets, draw=drawing(), open_browser=lambda _: False)
        )

        assert trouble.code == "sign-in-failed"
        assert "browser" in trouble.text

    def test_a_permission_that_does_not_last_is_not_enough(
        self, service: AuthorizationServer, secrets: KeptSecrets, browser: Browser
    ) -> None:
        """Without a refresh token the folder would be gone within the hour."""
        service.lasts = False

        trouble = trouble_of(lambda: signed_in(service, secrets, browser))

        assert trouble.code == "sign-in-failed"
        assert secrets == {}

    def test_connections_that_say_nothing_do_not_hold_it_up(
        self, service: AuthorizationServer, secrets: KeptSecrets, browser: Browser
    ) -> None:
        """Browsers open some in advance."""
        silent: list[socket.socket] = []

        def preconnecting(url: str) -> bool:
            right = service.consent(url)
            silent.append(socket.create_connection(("127.0.0.1", urlsplit(right).port or 0)))
            return browser.visit(right)

        sign_in(service.provider, CLIENT, secrets, draw=drawing(), open_browser=preconnecting)
        silent[0].close()

        assert len(secrets) == 1

    def test_a_port_that_is_in_use(self, service: AuthorizationServer, secrets: KeptSecrets) -> None:
        """Where a provider wants a fixed one and another program has it."""
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]

            trouble = trouble_of(
                lambda: sign_in(
                    service.provider, CLIENT, secrets, draw=drawing(), open_browser=lambda _: True, port=port
                )
            )

        assert trouble.code == "sign-in-failed"
        assert str(port) in trouble.text


class TestProviders:
    def test_every_provider_is_reached_over_https(self) -> None:
        """As published."""
        for provider in PROVIDERS.values():
            assert provider.authorize_url.startswith("https://")
            assert provider.token_url.startswith("https://")

    def test_google_is_asked_for_its_own_files_only(self) -> None:
        """Never for the whole drive."""
        assert PROVIDERS["gdrive"].scopes == ("https://www.googleapis.com/auth/drive.file",)

    def test_the_client_id_comes_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Or is handed in, which goes first."""
        monkeypatch.setenv("COUNTERSIGN_GDRIVE_CLIENT_ID", "from-environment")
        monkeypatch.setenv("COUNTERSIGN_GDRIVE_CLIENT_SECRET", "no-secret")

        assert client_for(PROVIDERS["gdrive"]) == Client(id="from-environment", secret="no-secret")
        assert client_for(PROVIDERS["gdrive"], "given").id == "given"

    def test_without_a_client_id_the_advice_is_another_way(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """None is shipped."""
        monkeypatch.delenv("COUNTERSIGN_DROPBOX_CLIENT_ID", raising=False)

        with pytest.raises(InvalidInput) as caught:
            client_for(PROVIDERS["dropbox"])

        assert caught.value.code == "no-client-id"

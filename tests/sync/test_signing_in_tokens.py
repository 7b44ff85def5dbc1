"""Access tokens of a signed-in account: renewed in time, kept from strangers, and in words when they cannot be had."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.kept_secrets import KeptSecrets
from tests.support.moody_server import Mood
from tests.support.oauth_server import AuthorizationServer, Browser, changed
from tests.support.signing_in import CLIENT, Clock, signed_in, trouble_of
from workflows import clock
from workflows.sync import token_endpoint
from workflows.sync.accounts import TokenAccess
from workflows.sync.places import read_place
from workflows.sync.signing_in import PROVIDERS, Tokens, secret_name


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


class TestTokens:
    @pytest.fixture
    def time(self) -> Clock:
        """Now, as the test says."""
        return Clock()

    @pytest.fixture
    def tokens(self, service: AuthorizationServer, secrets: KeptSecrets, browser: Browser, time: Clock) -> Tokens:
        """Of an account that is signed in."""
        signed_in(service, secrets, browser)
        service.asked.clear()
        return Tokens(service.provider, CLIENT, secrets, now_ms=time)

    def test_a_token_is_used_until_shortly_before_its_end(
        self, service: AuthorizationServer, tokens: Tokens, time: Clock
    ) -> None:
        """One question an hour, and none with a token that runs out on its way."""
        first = tokens.access_token()
        time.ms += 3_539_999
        again = tokens.access_token()
        time.ms += 1
        renewed = tokens.access_token()

        assert again == first
        assert renewed != first
        assert len(service.asked) == 2

    def test_a_token_without_an_end_is_renewed_all_the_same(
        self, service: AuthorizationServer, tokens: Tokens, time: Clock
    ) -> None:
        """Servers need not say how long it lasts."""
        service.expires_s = None
        first = tokens.access_token()
        time.ms += 600_000

        assert tokens.access_token() != first

    def test_a_refused_token_is_not_used_again(self, tokens: Tokens) -> None:
        """The service took it back before its time."""
        first = tokens.access_token()
        tokens.refused(first)

        assert tokens.access_token() != first

    def test_a_refresh_token_that_changes_is_kept(
        self, service: AuthorizationServer, tokens: Tokens, secrets: KeptSecrets, time: Clock
    ) -> None:
        """Each can be used once: three renewals in a row go well only with the newest."""
        service.rotates = True

        for _ in range(3):
            tokens.access_token()
            time.ms += 4_000_000

        assert set(secrets.values()) == service.refresh_tokens

    def test_many_threads_ask_the_service_once(self, service: AuthorizationServer, tokens: Tokens) -> None:
        """A refresh token that can be used once would otherwise be lost."""
        service.rotates = True

        with ThreadPoolExecutor(8) as pool:
            given = set(pool.map(lambda _: tokens.access_token(), range(16)))

        assert len(given) == 1
        assert len(service.asked) == 1

    def test_a_permission_that_was_taken_back_asks_to_sign_in(
        self, service: AuthorizationServer, tokens: Tokens
    ) -> None:
        """The person changed the password, or removed the program from the account."""
        service.refresh_tokens.clear()

        assert trouble_of(tokens.access_token).code == "folder-sign-in"

    def test_without_a_refresh_token_nothing_is_asked(self, service: AuthorizationServer) -> None:
        """Nobody ever signed in here."""
        tokens = Tokens(service.provider, CLIENT, KeptSecrets(), now_ms=Clock())

        assert trouble_of(tokens.access_token).code == "folder-sign-in"
        assert service.asked == []

    @pytest.mark.parametrize(
        ("status", "body", "code"),
        [
            ("200 OK", b"<html>welcome to our hotel s3cr3t</html>", "folder-failed"),
            ("200 OK", b'{"access_token": ""}', "folder-failed"),
            ("200 OK", b'{"access_token": 7}', "folder-failed"),
            ("200 OK", b'{"access_token": "a", "expires_in": -1}', "folder-failed"),
            ("200 OK", b'{"access_token": "' + b"a" * 70_000 + b'"}', "folder-failed"),
            ("200 OK", b"[" * 60_000, "folder-failed"),
            ("400 Bad Request", b'{"error": "invalid_request s3cr3t"}', "folder-failed"),
            ("400 Bad Request", b"<html>s3cr3t</html>", "folder-failed"),
            ("401 Unauthorized", b'{"error": "invalid_client"}', "folder-sign-in"),
            ("429 Too Many Requests", b"", "folder-offline"),
            ("503 Service Unavailable", b"<html>", "folder-offline"),
        ],
    )
    def test_an_answer_that_is_none_ends_in_words(
        self, service: AuthorizationServer, tokens: Tokens, status: str, body: bytes, code: str
    ) -> None:
        """Other people's pages, endless ones, and errors; the next renewal goes well again."""
        service.http.moods.append(Mood("POST", status=status, body=body, times=1))

        assert trouble_of(tokens.access_token).code == code
        assert tokens.access_token()

    def test_a_secret_is_not_sent_on_to_another_address(self, service: AuthorizationServer, tokens: Tokens) -> None:
        """A redirect is not followed."""
        elsewhere = f"http://{service.http.server}/elsewhere"
        service.http.moods.append(Mood("POST", status="302 Found", location=elsewhere, times=1))

        assert trouble_of(tokens.access_token).code == "folder-failed"
        assert "/elsewhere" not in {path for _, path in service.http.requests}

    def test_a_service_that_hangs_is_offline(
        self, service: AuthorizationServer, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is not waited for without end."""
        service.http.moods.append(Mood("POST", hangs=True, times=1))
        monkeypatch.setattr(token_endpoint.ask_for_tokens, "__kwdefaults__", {"answer_s": 0.2})

        assert trouble_of(tokens.access_token).code == "folder-offline"

    def test_an_answer_that_drips_in_is_given_up(
        self, service: AuthorizationServer, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Every piece comes in time, and the whole never does: here each look at the clock is a minute later."""
        minutes = iter(range(1_000))
        monkeypatch.setattr(clock, "monotonic_s", lambda: next(minutes) * 60.0)
        service.http.moods.append(Mood("POST", status="200 OK", body=b" " * 60_000, times=1))

        assert trouble_of(tokens.access_token).code == "folder-offline"

    def test_a_connection_is_opened_anew_for_a_new_token(
        self, tokens: Tokens, time: Clock, service: AuthorizationServer
    ) -> None:
        """And kept as long as the token is."""
        place, _ = read_place("gdrive:/Countersign")
        access = TokenAccess(place, tokens)

        first = access.operator()
        same = access.operator()
        may_go_on = access.refused()
        fresh = access.operator()

        assert same is first
        assert may_go_on is True
        assert fresh is not first
        assert len(service.asked) == 2

    def test_a_service_that_is_not_there_is_offline(self, secrets: KeptSecrets) -> None:
        """Nothing listens on port 1."""
        provider = changed(PROVIDERS["dropbox"], token_url="http://127.0.0.1:1/token")
        secrets[secret_name(provider)] = "kept"

        assert trouble_of(Tokens(provider, CLIENT, secrets, now_ms=Clock()).access_token).code == "folder-offline"

    def test_tokens_never_travel_in_the_clear(self, secrets: KeptSecrets) -> None:
        """A provider described with http is a mistake of ours."""
        provider = changed(PROVIDERS["dropbox"], token_url="http://cloud.example/token")
        secrets[secret_name(provider)] = "kept"

        with pytest.raises(ValueError, match="https only"):
            Tokens(provider, CLIENT, secrets, now_ms=Clock()).access_token()

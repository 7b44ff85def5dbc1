"""A place behind an account asks the person to sign in once, before anything is tried there."""

import pytest

from tests.support.kept_secrets import KeptSecrets
from workflows.errors import InvalidInput
from workflows.sync import places
from workflows.sync.signing_in import PROVIDERS, secret_name


def test_a_place_without_an_account_opens_no_browser() -> None:
    """Most offices share a folder on the disk."""
    places.sign_in_where_needed("/shared/office", KeptSecrets(), never)


def test_an_account_that_is_kept_is_not_asked_for_again() -> None:
    """Whoever signed in before is not bothered."""
    secrets = KeptSecrets()
    secrets.write(secret_name(PROVIDERS["onedrive"]), "kept")

    places.sign_in_where_needed("onedrive:/Office", secrets, never)


def test_a_program_without_a_client_id_says_so_and_offers_the_synced_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser opens on a page that could only fail."""
    monkeypatch.delenv("COUNTERSIGN_ONEDRIVE_CLIENT_ID", raising=False)

    with pytest.raises(InvalidInput) as refused:
        places.sign_in_where_needed("onedrive:/Office", KeptSecrets(), never)

    assert refused.value.code == "no-client-id"


def never(address: str) -> bool:
    """A browser that must not open."""
    raise AssertionError(address)

"""``countersign erase``: the order, the certificate, and what it cannot promise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.shop import Shop
from tests.support.two_laptops import ask, found_office
from workflows.cli.main import main
from workflows.office.office import Office

WHY = "the applicant asked for it"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office on one laptop, without a folder."""
    with found_office(tmp_path / "home") as office:
        yield office


def test_the_command_erases_and_tells_what_it_cannot_promise(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The certificate, then the residual in plain words."""
    request = ask(office)
    office.close()
    shop = Shop(tmp_path / "home", main, capsys.readouterr)

    done = shop.done("erase", request, "--as", "anna", "--reason", WHY)
    status = shop.done("erase", "status")
    words = shop("erase", "status", request, as_json=False).out
    shown = shop.done("show", request)

    assert done == status
    assert done["orders"][0]["complete"] is True
    assert len(done["orders"][0]["blobs"]) == 2
    assert all(one in words for one in ("confirmed on", "backups", "older versions", "stay switched off"))
    assert shown["personal"]["born"]["state"] == "erased"
    assert shown["fields"]["born"] is None
    assert "erased_at" in shown["sources"][0]
    assert "secret" not in shown["sources"][0]
    assert "erased on" in shop("show", request, as_json=False).out


def test_the_command_needs_somebody_who_orders_it(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong usage, and no order without a reason."""
    request = ask(office)
    office.close()
    shop = Shop(tmp_path / "home", main, capsys.readouterr)

    assert shop.refused("erase", request, exit_code=2) == "usage"
    assert shop.refused("erase", request, "--as", "anna") == "reason-missing"
    assert shop.refused("erase", request, "--as", "carl", "--reason", WHY) == "not-owner"
    assert shop.done("erase", "status") == {"orders": []}

"""What holds for every test: nothing outside is touched, no network, no unexpected log line; homes to start from."""

import logging
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.shop import Shop, found_shop
from workflows.cli.main import main
from workflows.office.office import Office
from workflows.office.sample_firm import found_sample_firm, sample_invoices, settle, take_in_samples

MakeShop = Callable[..., Shop]


@pytest.fixture(autouse=True, scope="session")
def _nothing_outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keys stay in files, and every folder that a program would look up for itself lies in the test's own."""
    own = tmp_path_factory.mktemp("person")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        patch.delenv("COUNTERSIGN_NOW", raising=False)
        patch.delenv("COUNTERSIGN_CALLED", raising=False)
        patch.setenv("HOME", str(own))
        patch.setenv("USERPROFILE", str(own))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(own / name.lower()))
        _forbid_network(patch)
        yield


def _forbid_network(patch: pytest.MonkeyPatch) -> None:
    for name in ("connect", "connect_ex"):
        real = getattr(socket.socket, name)

        def guarded(self: socket.socket, address: Any, real: Callable[..., Any] = real) -> Any:
            if isinstance(address, tuple) and str(address[0]) not in {"127.0.0.1", "::1", "localhost"}:
                raise AssertionError(f"a test went to the network: {address}")
            return real(self, address)

        patch.setattr(socket.socket, name, guarded)


@pytest.fixture(autouse=True)
def _no_unexpected_log_line(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or an error in the log fails the test; one that expects it looks at ``caplog`` and clears it."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    lines = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not lines, f"unexpected log lines: {lines}"


# ---------------------------------------------------------------- homes to start from


@pytest.fixture(scope="session")
def _shop_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("shop") / "home"
    found_shop(home)
    return home


@pytest.fixture(scope="session")
def _sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sample") / "home"
    found_sample_firm(home)
    with Office.open(home) as office:
        for taken in list(take_in_samples(office, sample_invoices())):
            if taken.request is not None:
                settle(office, taken.request, until_paid=False)
    return home


@pytest.fixture
def shop(_shop_template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    """A corner shop: Anna owns it, Ben manages, Petra keeps the books, Carl is the clerk."""
    return Shop(_copied(_shop_template, tmp_path / "home"), main, capsys.readouterr)


@pytest.fixture
def sample_firm(_sample_template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    """The sample firm with all its invoices taken in and decided, not yet paid."""
    return Shop(_copied(_sample_template, tmp_path / "sample"), main, capsys.readouterr)


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    """No office yet."""
    return Shop(tmp_path / "new" / "home", main, capsys.readouterr)


def _copied(template: Path, home: Path) -> Path:
    shutil.copytree(template, home, ignore=shutil.ignore_patterns("*.lock"))
    assert os.name == "nt" or (home / "device.key").stat().st_mode & 0o077 == 0
    return home

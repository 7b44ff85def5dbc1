"""The disk, here or in the folder, fills at every single write in turn; nothing acknowledged is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.office.sharing.team import BEN, Team, findings, opened, states
from workflows.errors import Trouble
from workflows.office.sharing.sharing import Sharing
from workflows.store.database import Database
from workflows.sync.folder import FolderTrouble
from workflows.sync.plain import PlainFolder

MOST = 60
"""More durable writes than one exchange makes; the loop ends when none of them failed."""


def full_disk() -> Trouble:
    """What the store says."""
    return Trouble(code="disk-full", title="full", text="full", advice="make room")


def test_a_disk_that_fills_at_any_write_of_an_exchange_loses_nothing(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each transaction of the exchange fails once, just before it would be durable; then the exchange is run again."""
    second = team.join("second", BEN)
    whole = Database.transaction
    for number in range(MOST):
        asked = team.first.ask(f"{100 + number}.00", number=str(number))
        writes = 0

        @contextmanager
        def filling(self: Database, number: int = number, **given: Any) -> Iterator[None]:
            nonlocal writes
            with whole(self, **given):
                yield
                writes += 1
                if writes == number + 1:
                    raise full_disk()

        codes: list[str] = []
        for shop in (team.first, second):
            with monkeypatch.context() as patch:
                patch.setattr(Database, "transaction", filling)
                try:
                    team.sync(shop)
                except Trouble as error:
                    codes.append(error.code)
        team.sync(team.first, second, team.first)

        assert second.status(asked) == team.first.status(asked)
        assert set(codes) <= {"disk-full"}
        if not codes and writes <= number:
            break
    else:
        raise AssertionError("an exchange has more writes than were tried")
    assert number > 5
    assert len(states(team.first, second)) == 1
    assert findings(team.first) == findings(second) == []


def test_a_folder_that_fills_at_any_file_loses_nothing(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be written there is written when there is room again."""
    second = team.join("second", BEN)
    create = PlainFolder.create
    for number in range(6):
        asked = team.first.ask(f"{200 + number}.00", number=f"f{number}")
        calls = 0

        def filling(self: PlainFolder, path: str, content: bytes, number: int = number) -> bool:
            nonlocal calls
            calls += 1
            if calls == number + 1:
                raise FolderTrouble(code="folder-full", title="full", text="full", advice="make room")
            return create(self, path, content)

        with monkeypatch.context() as patch:
            patch.setattr(PlainFolder, "create", filling)
            with opened(team.first) as office:
                done = Sharing.of(office).exchange()
            if number == 0:
                assert "folder-full" in {alarm.code for alarm in done.alarms}
        team.sync(team.first, second)

        assert second.status(asked) == team.first.status(asked)
    assert len(states(team.first, second)) == 1

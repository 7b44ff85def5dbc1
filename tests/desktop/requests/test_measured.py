from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.requests.rows import KEPT, MOST_AT_ONCE
from tests.desktop.requests.many import home_with
from tests.desktop.requests.measure import Use
from workflows.office.showing import requests_index


@pytest.mark.slow
def test_a_long_list_is_only_read_where_it_is_seen(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening, jumping, scrolling and searching ask for windows of rows, not for the list. Counted, not timed."""
    asked: list[int] = []
    real = requests_index.rows

    def counted(office: object, index: object, start: int, end: int) -> object:
        asked.append(end - start)
        return real(office, index, start, end)  # type: ignore[arg-type]

    monkeypatch.setattr(requests_index, "rows", counted)
    use = Use(qapp, home_with(8_000, tmp_path / "many"), tmp_path / "memory")
    try:
        use.open()
        use.jump(10)
        use.scroll(10)
        use.search(5)
        rows = use.page.list_model.rows
        assert rows.rowCount() > 8_000
        assert max(asked) <= MOST_AT_ONCE
        assert sum(asked) < 8_000
        assert sum(rows.is_here(row) for row in range(rows.rowCount())) <= KEPT
    finally:
        use.close()

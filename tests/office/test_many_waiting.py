"""Many requests that wait for others: an end is told to whom it concerns, and costs no more than one look at each."""

from pathlib import Path

import pytest

from tests.office.test_parts import WAITS
from tests.support.shop import Shop
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.domain.forms import Value
from workflows.engine.values import value_text
from workflows.office import parts
from workflows.office.office import Office

MANY = 15


def sent(office: Office, workflow: str, order: str) -> str:
    """A request about an order."""
    answer = office.submit(Submit(workflow=workflow, unit=office.state.head, by="carl-weiss", values={"order": order}))
    assert not isinstance(answer, Refusal)
    return answer.request.id


def test_an_end_is_compared_once_with_each_request_that_waits(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand that wait and a thousand that may end would be a million looks at every single yes."""
    file = tmp_path / "waits.yaml"
    file.write_text(WAITS)
    shop.done("apply", file)
    looked: list[object] = []

    def text(value: Value) -> str:
        looked.append(value)
        return value_text(value)

    monkeypatch.setattr(parts, "value_text", text)
    with Office.open(shop.home) as office:
        waiting = [sent(office, "goods", f"A-{number}") for number in range(MANY)]
        payments = [sent(office, "payment", f"A-{number}") for number in range(MANY)]
        looked.clear()
        office.act(payments[3], Decide(verdict="approve", by="ben-okafor"))
        told = [one for one in waiting if "how" in office.request(one).standing.values]
        at_one_end = len(looked)
        looked.clear()
        office.catch_up()

    assert told == [waiting[3]]
    assert at_one_end <= 2 * MANY
    assert len(looked) <= 3 * MANY

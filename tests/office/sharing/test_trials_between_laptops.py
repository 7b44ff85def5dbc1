"""Trials on two laptops: the last day needs nobody online, and a pull back reaches what was decided offline."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.old_office import Past
from tests.support.tried_office import OWNER, decided, draft, grant, spent, started, statuses, tried_office, version_of
from tests.support.two_laptops import connect, exchange, second_laptop
from workflows.domain.commands import Decide, Refusal
from workflows.office.office import Office
from workflows.office.piloting import Trial, end
from workflows.office.sharing.sharing import Sharing

NINA = "nina-nord"


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> Past:
    """A day of the trial."""
    moved = Past(monkeypatch)
    moved.go("2026-11-02T09:00:00Z")
    return moved


@pytest.fixture
def laptops(past: Past, tmp_path: Path) -> Iterator[tuple[Office, Office, Sharing, Sharing]]:
    """Anna's laptop and Nina's, with a table and more authority on trial in the north."""
    with tried_office(tmp_path / "one") as anna:
        started(anna, Trial(units=("north",), since="2026-11-02", until="2026-11-15", table=draft(anna, tmp_path)))
        started(anna, Trial(units=("north",), since="2026-11-02", until="2026-11-15", grants=(grant(),)))
        with second_laptop(anna, tmp_path / "two", person=NINA) as nina:
            sharing = connect(anna, tmp_path / "folder"), connect(nina, tmp_path / "folder")
            exchange(*sharing)
            yield anna, nina, *sharing


def same(anna: Office, nina: Office) -> bool:
    """Whether both see the same of every request."""
    return anna.store.questions.fingerprint() == nina.store.questions.fingerprint()


def test_a_trial_is_over_on_a_laptop_that_was_never_online_again(
    laptops: tuple[Office, Office, Sharing, Sharing], past: Past
) -> None:
    """Both know its last day from its first act; later they agree on what each did alone."""
    anna, nina, *sharing = laptops
    under = spent(nina, 300, by=NINA)
    past.go("2026-11-16T09:00:00Z")
    nina.catch_up()
    after = spent(nina, 300, by=NINA)
    bought = spent(anna, 400, workflow="buying", by=OWNER)
    past.go("2026-11-16T10:00:00Z")
    exchange(*sharing, times=3)

    for office in (anna, nina):
        assert [version_of(office, one) for one in (under, after)] == [2, 1]
        assert statuses(office, [under, after]) == ["approved", "waiting"]
    opinion = nina.act(bought, Decide(verdict="approve", by=NINA))
    assert not isinstance(opinion, Refusal)
    assert opinion.request.standing.status == "waiting"
    exchange(*sharing, times=3)
    assert same(anna, nina)


def test_what_was_decided_by_a_trial_that_was_pulled_back_unheard_is_held(
    laptops: tuple[Office, Office, Sharing, Sharing], past: Past
) -> None:
    """Nina had not heard of it and Anna had not of hers: on both laptops the decision waits for an owner's word."""
    anna, nina, *sharing = laptops
    bought = spent(anna, 400, workflow="buying", by=OWNER)
    exchange(*sharing, times=3)
    past.go("2026-11-03T09:00:00Z")
    assert not isinstance(end(anna, OWNER, "buying-north", "pulled-back", "too early"), Refusal)
    decided(nina, bought, NINA)
    assert statuses(nina, [bought]) == ["approved"]
    past.go("2026-11-03T10:00:00Z")
    exchange(*sharing, times=3)

    for office in (anna, nina):
        assert statuses(office, [bought]) == ["waiting"]
        assert set(office.request(bought).void.values()) == {"held"}
    assert same(anna, nina)

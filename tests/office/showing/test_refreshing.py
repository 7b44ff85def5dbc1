"""A reading office follows what a writing one does meanwhile."""

from pathlib import Path

from tests.support.shown_office import Both
from workflows.office.office import Office
from workflows.office.shipped import apply_text
from workflows.office.showing.card import card
from workflows.office.showing.inbox import inbox
from workflows.office.showing.overview import overview
from workflows.office.showing.refreshing import refresh, up_to_date


def test_what_another_connection_writes_is_seen_at_the_next_question(both: Both) -> None:
    """A request that was folded before is folded again once somebody acted on it."""
    request = both.buy("500.00")
    before = card(both.reader, request, "ben-okafor", both.now_ms)

    both.approve(request)
    after = card(both.reader, request, "ben-okafor", both.now_ms)

    assert before is not None
    assert after is not None
    assert (before.status, after.status) == ("waiting", "approved")


def test_a_change_of_the_office_is_seen(both: Both) -> None:
    """The authority chain is read again where its entries changed, and only there."""
    chain = both.reader.chain
    both.buy("500.00")
    refresh(both.reader)
    same = both.reader.chain is chain

    apply_text(both.writer, "people: [{name: Eva Lund, roles: [manager]}]", "people.yaml", "anna-berg")
    known = overview(both.reader)

    assert same
    assert "eva-lund" in known.names.people
    assert both.reader.state == both.writer.state


def test_a_rule_that_is_published_meanwhile_decides_later_requests(both: Both) -> None:
    """Cards of new requests use the new version, those of old ones their own."""
    old = both.buy("500.00")
    card(both.reader, old, "ben-okafor", both.now_ms)
    text = (
        "tables: [{id: bands, name: New bands, inputs: [{id: price, type: money}], rows: [{then: {verdict: approve}}]}]"
    )
    apply_text(both.writer, text, "bands.yaml", "anna-berg")
    new = both.buy("500.00")

    shown = [card(both.reader, one, "ben-okafor", both.now_ms) for one in (old, new)]

    assert [(one.status, one.rule and one.rule.version) for one in shown if one] == [("waiting", 1), ("approved", 2)]


def test_nothing_written_means_nothing_to_do(both: Both) -> None:
    """Looking twice changes nothing; folded requests stay in memory."""
    request = both.buy("500.00")
    refresh(both.reader)
    state = both.reader.request(request)

    changed = refresh(both.reader)

    assert changed is False
    assert both.reader.request(request) is state


def test_an_office_that_writes_is_always_up_to_date(both: Both) -> None:
    """Its own acts are in its memory already."""
    both.buy("500.00")

    assert refresh(both.writer) is False


def test_one_question_sees_one_state(both: Both) -> None:
    """What is written while a question is answered belongs to the next one."""
    request = both.buy("500.00")
    with up_to_date(both.reader):
        first = len(inbox(both.reader, "ben-okafor"))
        both.approve(request)
        second = len(inbox(both.reader, "ben-okafor"))
        inside = both.reader.request(request).standing.status

    after = card(both.reader, request, "ben-okafor", both.now_ms)

    assert (first, second, inside) == (1, 1, "waiting")
    assert after is not None
    assert after.status == "approved"


def test_a_commit_while_the_office_is_opened_is_not_missed(home: Path) -> None:
    """What is known is noted before anything is read, so it is never newer than that."""
    with Office.open(home) as writer:
        reader = Office.open(home, write=False)
        apply_text(writer, "people: [{name: Eva Lund, roles: [manager]}]", "people.yaml", "anna-berg")

        known = overview(reader)

        reader.close()
    assert "eva-lund" in known.names.people

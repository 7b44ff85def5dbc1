"""``leaver``: what hangs on a person, and handing it over."""

from tests.support.shop import Shop


def test_what_hangs_on_a_person_is_shown_and_handed_over(shop: Shop) -> None:
    """Their tasks, what they asked for, their roles; afterwards the successor is asked."""
    waiting = shop.ask_and_call_back("500.00")
    own = shop.ask_and_call_back("600.00", by="ben", number="2")
    days = ("--from", "2000-01-01", "--to", "2999-12-31")
    shop.done("substitute", "set", "ben", "--for", "dora", *days, "--settled", "--as", "anna")
    shown = shop.done("leaver", "show", "ben")

    assert [(one["request"], one["alone"]) for one in shown["tasks"]] == [(waiting, False)]
    assert [one["request"] for one in shown["requests"]] == [own]
    assert [one["role"] for one in shown["roles"]] == ["manager"]
    assert [one["person"] for one in shown["substitutes"]] == ["dora-reich"]
    assert not shown["closed"]
    closed = shop.done("leaver", "close", "ben", "--to", "carl", "--as", "anna")
    assert closed["successor"] == "carl-weiss"
    assert own in shop.inbox("carl")
    assert [one["when"] for one in shop.done("substitute", "list")["substitutes"]] == ["asked"]


def test_nobody_leaves_twice_and_nobody_takes_over_from_themselves(shop: Shop) -> None:
    """Each is told, and nothing changes."""
    assert shop.refused("leaver", "close", "ben", "--to", "ben", "--as", "anna") == "bad-successor"
    assert shop.refused("leaver", "close", "anna", "--as", "anna") == "last-owner"
    assert shop.refused("leaver", "close", "ben", "--as", "dora") == "not-owner"
    assert shop.refused("leaver", "show", "ben", "--to", "dora", exit_code=2) == "usage"
    shop.done("leaver", "close", "ben", "--as", "anna")
    assert shop.refused("leaver", "close", "ben-okafor", "--as", "anna") == "not-a-member"


def test_people_read_what_hangs_on_somebody(shop: Shop) -> None:
    """In sentences."""
    shop.ask_and_call_back("500.00")
    told = shop("leaver", "close", "ben", "--to", "dora", "--as", "anna", as_json=False).out

    assert "is manager of Head office" in told
    assert told.rstrip().endswith("Closed. Dora Reich took over.")

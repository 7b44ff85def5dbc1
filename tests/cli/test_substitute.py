"""``substitute``: the road from asking to the last day, as scripts see it."""

from tests.support.shop import Shop

DAYS = ("--from", "2000-01-01", "--to", "2999-12-31")


def test_a_substitute_is_asked_accepts_and_acts(shop: Shop) -> None:
    """The owner's yes writes it down; what the substitute then decides is told as “B for A”."""
    asked = shop.done("substitute", "ask", "dora", *DAYS, "--as", "ben")
    assert [one["person"] for one in asked["waiting_for"]] == ["dora-reich"]
    accepted = shop.done("substitute", "accept", asked["request"], "--as", "dora")
    shop.done("decide", asked["request"], "approve", "--as", "anna")

    (one,) = shop.done("substitute", "list")["substitutes"]
    assert (one["person"], one["by"], one["when"], one["proof"]) == ("ben-okafor", "dora-reich", "today", "accepted")
    assert one["accepted"] == accepted["entry"]
    other = shop.done("substitute", "ask", "ben", *DAYS, "--as", "carl")["request"]
    shop.done("decide", other, "approve", "--as", "dora")
    (told,) = shop.done("substitute", "decided", "ben")["decided"]
    assert (told["by"], told["for"], told["request"]) == ("dora-reich", "ben-okafor", other)


def test_only_the_substitute_accepts_or_declines(shop: Shop) -> None:
    """Nobody in their place; a no needs a reason."""
    asked = shop.done("substitute", "ask", "dora", *DAYS, "--as", "ben")["request"]

    assert shop.refused("substitute", "accept", asked, "--as", "carl") == "not-your-turn"
    assert shop.refused("substitute", "decline", asked, "--as", "dora") == "reason-missing"
    assert shop.refused("substitute", "settle", asked, "--as", "anna") == "not-agreed"
    shop.done("substitute", "decline", asked, "--as", "dora", "--reason", "I am away")
    assert shop.status(asked) == "rejected"


def test_the_office_sets_one_that_is_asked_or_settled_and_ends_it(shop: Shop) -> None:
    """Asked, it holds once it is accepted; settled, at once; ended, no more."""
    request = shop.done("substitute", "set", "dora", "--for", "ben", *DAYS, "--as", "anna")["request"]
    assert [one["when"] for one in shop.done("substitute", "list")["substitutes"]] == ["asked"]
    shop.done("substitute", "accept", request, "--as", "dora")
    shop.done("tick", request, "--as", "anna")
    assert [one["when"] for one in shop.done("substitute", "list")["substitutes"]] == ["today"]

    shop.done("substitute", "set", "carl", "--for", "ben", *DAYS, "--settled", "--up-to", "20", "--as", "anna")
    shop.done("substitute", "end", "dora", "--for", "ben", "--as", "anna")
    found = {one["by"]: one for one in shop.done("substitute", "list")["substitutes"]}
    assert (found["dora-reich"]["when"], found["carl-weiss"]["when"]) == ("over", "today")
    assert (found["carl-weiss"]["up_to"], found["carl-weiss"]["proof"]) == ("20.00", "settled")
    assert shop.refused("substitute", "end", "dora", "--for", "ben", "--as", "anna") == "no-substitute"


def test_wrong_words_are_told(shop: Shop) -> None:
    """Days that are none, units and workflows that are not here, an end before its beginning."""
    ask = ("substitute", "ask", "dora", "--as", "ben")
    for wrong in (
        ask,
        (*ask, "--to", "soon"),
        (*ask, "--from", "2026-12-02", "--to", "2026-12-01"),
        (*ask, *DAYS, "--unit", "mars"),
        (*ask, *DAYS, "--workflow", "mars"),
        (*ask, *DAYS, "--up-to", "much"),
        ("substitute", "list", "dora"),
        ("substitute", "accept"),
    ):
        assert shop.refused(*wrong, exit_code=2) == "usage"


def test_people_read_sentences(shop: Shop) -> None:
    """Who for whom, and how it stands."""
    shop.done("substitute", "set", "carl", "--for", "ben", *DAYS, "--settled", "--as", "anna")

    answer = shop("substitute", "list", as_json=False)
    assert answer.out.startswith(
        "Carl Weiss for Ben Okafor, 2000-01-01 to 2999-12-31: holds today; settled by the office"
    )

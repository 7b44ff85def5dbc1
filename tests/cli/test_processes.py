"""The gallery on the command line: what there is, taking one in, choosing some at the founding."""

from tests.support.shop import Shop
from workflows.office.shipped import AT_FIRST, processes


def test_the_gallery_says_of_each_process_what_it_is_for(shop: Shop) -> None:
    """And which of them the office has."""
    listed = shop.done("processes", "list")["processes"]

    assert {one["id"] for one in listed} == {one.id for one in processes()}
    assert {one["id"] for one in listed if one["published"]} == set(AT_FIRST)
    assert all(one["name"] and one["sentence"].endswith(".") for one in listed)
    assert "expense: Expense\n  What somebody paid" in shop("processes", "list", as_json=False).out


def test_a_process_is_taken_in_once(shop: Shop) -> None:
    """With its tables; the second time nothing is left to do."""
    first = shop.done("processes", "add", "expense", "--as", "anna")
    second = shop.done("processes", "add", "expense")

    assert {"workflow expense", "table expense-policy", "table expense-approval"} <= set(first["changed"])
    assert second == {"process": "expense", "changed": [], "automations": [], "samples": []}
    (one,) = [one for one in shop.done("processes", "list")["processes"] if one["id"] == "expense"]
    assert one["published"] is True


def test_a_process_brings_its_reminders_switched_off_and_an_owner_switches_them_on(shop: Shop) -> None:
    """They are set once; what an owner switched on stays so when the process is added again."""
    added = shop.done("processes", "add", "leave", "--with-automations", "--as", "anna")
    assert added["automations"] == ["leave-hand-over"]
    (one,) = shop.done("automations", "list")["automations"]
    assert (one["id"], one["enabled"]) == ("leave-hand-over", False)

    (one,) = shop.done("automations", "on", "leave-hand-over", "--as", "anna")["automations"]
    assert one["enabled"] is True
    assert shop.done("processes", "add", "leave", "--with-automations")["automations"] == []
    assert shop.done("automations", "list")["automations"][0]["enabled"] is True
    assert shop.refused("automations", "off", "leave-hand-over", "--as", "carl") == "not-owner"
    assert shop.done("automations", "off", "leave-hand-over", "--as", "anna")["automations"][0]["enabled"] is False


def test_samples_are_for_a_firm_to_look_around_in(shop: Shop) -> None:
    """In an office that may be real they are refused, unless somebody means it."""
    shop.done("processes", "add", "leave", "--as", "anna")
    assert shop.refused("processes", "sample", "leave") == "not-a-sample"

    sent = shop.done("processes", "sample", "leave", "--anyway")["samples"]
    assert len(sent) == 3
    assert {one["request"] for one in shop.done("search")["requests"]} >= set(sent)
    assert shop.refused("processes", "sample", "leave", "--anyway") == "samples-there"
    assert shop.refused("processes", "sample", exit_code=2) == "usage"


def test_what_cannot_be_taken_in_changes_nothing(shop: Shop) -> None:
    """A process that does not exist, somebody who is no owner, a name too few or too many."""
    assert shop.refused("processes", "add", "holidays") == "unknown-process"
    assert shop.refused("processes", "add", "expense", "--as", "carl") == "not-owner"
    assert shop.refused("processes", "add", exit_code=2) == "usage"
    assert shop.refused("processes", "list", "expense", exit_code=2) == "usage"


def test_an_office_begins_with_what_was_chosen(empty: Shop) -> None:
    """Beside the processes that every office has."""
    empty.done("init", "--name", "Corner Shop", "--owner", "Anna Berg", "--process", "leave", "--process", "invoice")

    published = {one["id"] for one in empty.done("processes", "list")["processes"] if one["published"]}
    assert published == {*AT_FIRST, "leave"}


def test_a_wrong_choice_founds_nothing(empty: Shop) -> None:
    """It is said before anything is made."""
    answer = empty("init", "--name", "Corner Shop", "--owner", "Anna Berg", "--process", "holidays")

    assert answer.error["code"] == "unknown-process"
    assert not (empty.home / "countersign.db").exists()

"""Where a request stands in words: who is next and for what, and what is missing where too few may act."""

import re
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.office.sample_firm import sample_invoices


def words(shop: Shop, *told: object) -> str:
    """What a command prints for people; it must succeed."""
    answer = shop(*told, as_json=False)
    assert answer.code == 0, answer
    return answer.out


def lone(empty: Shop, *people: str) -> Shop:
    """An office of the owner and these."""
    empty.done("init", "--name", "Shop", "--owner", "Anna Berg", *(f"--person={person}" for person in people))
    return empty


def ask(shop: Shop, gross: str, *, by: str) -> str:
    """A request for an amount, and what it prints is thrown away."""
    values = {"supplier_name": "P", "invoice_number": gross, "issue_date": "2026-11-02", "gross": gross}
    values["account_code"] = "4980"
    request: str = shop.done("submit", "invoice", "--as", by, *(f"--set={k}={v}" for k, v in values.items()))["request"]
    return request


# ---------------------------------------------------------------- who is next


def test_every_list_says_who_is_next_by_the_steps_own_name(shop: Shop) -> None:
    """In intake, submit, search and show."""
    waits = "waits for Petra Lang: Confirm the supplier and the account"

    assert waits in words(shop, "intake", sample_invoices()[0])
    assert waits in words(shop, "submit", "invoice", "--as", "carl", "--set=supplier_name=P", "--set=gross=5.00",
                          "--set=invoice_number=1", "--set=issue_date=2026-11-02")  # fmt: skip
    assert words(shop, "search").count(waits) == 2
    assert waits in words(shop, "show", shop.done("search")["requests"][0]["request"])


def test_who_must_act_together_and_who_instead(shop: Shop) -> None:
    """One of two managers; a manager and the owner."""
    one, both = shop.ask_and_call_back("600.00", number="1"), shop.ask_and_call_back("2400.00", number="2")

    assert "waits for Ben Okafor or Dora Reich: Approve" in words(shop, "show", one)
    assert "waits for Ben Okafor or Dora Reich and Anna Berg: Approve" in words(shop, "show", both)


def test_an_approved_request_says_what_is_left(shop: Shop) -> None:
    """Its status, then who releases it."""
    request = shop.ask_and_call_back("600.00")
    shop.done("decide", request, "approve", "--as", "ben")

    assert "approved; waits for Petra Lang: Release for payment" in words(shop, "show", request)
    assert "approved; waits for Petra Lang: Release for payment" in words(shop, "search")


def test_the_inbox_names_the_step(shop: Shop) -> None:
    """As words and as ``step_name``."""
    shop.ask()

    assert "(Confirm the supplier and the account)" in words(shop, "inbox", "--as", "petra")
    assert shop.done("inbox", "--as", "petra")["tasks"][0]["step_name"] == "Confirm the supplier and the account"


def test_the_inbox_says_how_much_of_it_is_shown(shop: Shop) -> None:
    """A short list is not taken for the whole."""
    for number in range(3):
        shop.ask(number=str(number), supplier_name=f"S{number}")

    assert "1 of 3 shown" in words(shop, "inbox", "--as", "petra", "--limit", "1")
    assert "3 waiting." in words(shop, "inbox", "--as", "petra", "--limit", "3")


def test_what_is_to_be_ticked_is_listed_with_its_id(shop: Shop) -> None:
    """The id is what ``--item`` wants."""
    assert "to do: The supplier confirmed the account by telephone (--item account)" in words(shop, "show", shop.ask())


def test_people_are_told_by_name(shop: Shop) -> None:
    """In a decision and in a refusal."""
    request = shop.ask_and_call_back("600.00", by="dora")

    assert "Dora Reich asked for this" in shop("decide", request, "approve", "--as", "dora").error["text"]
    assert words(shop, "decide", request, "approve", "--as", "ben").startswith("Ben Okafor approved. Signed:")


# ---------------------------------------------------------------- too few people


def test_two_people_are_needed_and_there_is_one(empty: Shop) -> None:
    """Said before she signs in vain; nobody is listed twice."""
    shop = lone(empty)
    request = shop.done("intake", sample_invoices()[13])["documents"][0]["request"]  # 2,499.00 EUR
    shop.done("tick", request, "--as", "anna")

    shown = words(shop, "show", request)

    assert "This needs 2 different people, and only Anna Berg may act." in shown
    assert "Add somebody with the role manager (countersign apply FILE.yaml)" in shown
    assert "rule 2 of “Who approves an invoice”" in shown
    assert shown.count("Anna Berg (anna-berg) may decide") == 1


def test_who_is_missing_later_is_told_with_who_is_missing_now(empty: Shop) -> None:
    """An owner who asks herself is told of every step at once, and how an invoice comes in that she may decide."""
    shop = lone(empty)
    told = words(
        shop, "submit", "invoice", "--as", "anna", "--set=supplier_name=P", "--set=gross=5.00",
        "--set=invoice_number=1", "--set=issue_date=2026-11-02",
    )  # fmt: skip

    assert "Add somebody with the role bookkeeper" in told
    assert "Later, “Approve the invoice”: somebody else is missing with the role manager." in told
    assert "Later, “Release for payment”: somebody else is missing with the role bookkeeper." in told
    assert "countersign intake FILE" in told


def test_an_invoice_without_any_account_is_said_to_have_none(empty: Shop, tmp_path: Path) -> None:
    """Nobody is asked to confirm an account by telephone that stands nowhere, without being told so."""
    shop = lone(empty)
    text = sample_invoices()[0].read_text("utf-8")
    path = tmp_path / "no-account.xml"
    path.write_text(re.sub(r"<cbc:ID>DE56[^<]*</cbc:ID>|<ram:IBANID>[^<]*</ram:IBANID>", "", text), "utf-8")
    assert path.read_text("utf-8") != text

    (taken,) = shop.done("intake", path)["documents"]
    (named,) = shop.done("intake", sample_invoices()[1])["documents"]

    assert "no-account" in {one["code"] for one in taken["checks"]}
    assert "no-account" not in {one["code"] for one in named["checks"]}


def test_the_role_that_is_missing_is_named_and_adding_it_helps(empty: Shop, tmp_path: Path) -> None:
    """The owner asked, so that another owner is missing and no bookkeeper."""
    shop = lone(empty, "Petra Lang=bookkeeper", "Pia Holm=bookkeeper")
    request = ask(shop, "9000.00", by="anna")
    shop.done("tick", request, "--as", "petra")
    before = words(shop, "show", request)
    (tmp_path / "p.yaml").write_text("people: [{name: Olga Reich, roles: [owner]}]", "utf-8")
    shop.done("apply", tmp_path / "p.yaml")

    assert "This needs 2 different people, and only Pia Holm may act." in before
    assert "Add somebody with the role owner" in before
    assert "different people" not in words(shop, "show", request)


def test_nobody_at_all_may_act(empty: Shop) -> None:
    """The owner asked and is alone: the role is named, and how it is closed."""
    shop = lone(empty)
    request = ask(shop, "50.00", by="anna")

    shown = words(shop, "show", request)

    assert "nobody may act: Confirm the supplier and the account" in shown
    assert "Nobody may act on this." in shown
    assert "Add somebody with the role bookkeeper" in shown
    assert f"countersign withdraw {request[:8]} --as OWNER --reason WHY" in shown


@pytest.mark.parametrize(("how", "enough"), [("all", 3), ("sequence", 3), ("quorum", 3), ("any", 1)])
def test_each_way_of_acting_together_is_counted(empty: Shop, tmp_path: Path, how: str, enough: int) -> None:
    """What is said agrees with what is needed; the owner is asked last, once the managers have acted."""
    shop = lone(empty, "Carl Weiss=clerk", "Mia One=manager")
    (tmp_path / "w.yaml").write_text(
        "workflows: [{id: leave, name: Leave, title: Leave, fields: [{id: what, type: text, label: What}], steps: "
        f"[{{kind: approval, id: a, name: Approve it, how: {how}, quorum: {3 if how == 'quorum' else 0}, "
        "approvers: [{role: manager}, {role: manager}, {role: manager}]}]}]",
        "utf-8",
    )
    shop.done("apply", tmp_path / "w.yaml")
    (tmp_path / "out.yaml").write_text("people: [{name: Mia Two, roles: [manager]}]", "utf-8")
    request = shop.done("submit", "leave", "--as", "carl", "--set=what=x")["request"]

    with_one = words(shop, "show", request)
    shop.done("apply", tmp_path / "out.yaml")
    with_two = words(shop, "show", request)

    assert ("This needs 3 different people, and only Mia One may act." in with_one) == (enough == 3)
    assert "different people" not in with_two


# ---------------------------------------------------------------- beginning


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("C=boss", "boss"),
        ("Ann=", "role is missing"),
        ("anna berg=manager", "the owner"),
        ("=clerk", "name is missing"),
    ],
)
def test_a_slip_in_a_person_is_told_as_one(empty: Shop, told: str, expected: str) -> None:
    """It speaks of ``--person`` and founds nothing."""
    answer = empty("init", "--name", "Shop", "--owner", "Anna Berg", "--person", told)

    assert (answer.code, answer.error["code"]) == (1, "bad-person")
    assert f"--person “{told}”" in answer.error["text"]
    assert expected in answer.error["text"]
    assert not empty.home.exists()


def test_the_same_person_twice_is_a_slip(empty: Shop) -> None:
    """Two people of one name need a file with ids."""
    answer = empty("init", "--name", "S", "--owner", "Anna", "--person", "Ben=manager", "--person", "ben")

    assert "given before" in answer.error["text"]


@pytest.mark.parametrize("role", ["Manager", "MANAGER", "manager"])
def test_capitals_do_not_matter_in_a_role(empty: Shop, role: str) -> None:
    """People write roles as titles."""
    shop = lone(empty, f"Ben Okafor={role}", 'Evil "Q": [x]=clerk', "Petra Lang=bookkeeper", "Carl Weiss")
    request = ask(shop, "600.00", by="carl")
    shop.done("tick", request, "--as", "petra")

    assert "Ben Okafor" in words(shop, "show", request)


# ---------------------------------------------------------------- taking in


def test_an_empty_folder_is_said_to_be_empty(shop: Shop, tmp_path: Path) -> None:
    """Silence could be taken for success."""
    (tmp_path / "empty").mkdir()

    assert f"No files were found in {tmp_path / 'empty'}." in words(shop, "intake", tmp_path / "empty")
    assert shop.done("intake", tmp_path / "empty")["documents"] == []


def test_what_was_refused_among_others_is_counted_at_the_end(shop: Shop, tmp_path: Path) -> None:
    """Nobody scrolls back through three hundred lines."""
    (tmp_path / "bad.xml").write_text("<nothing", "utf-8")
    for number in range(3):
        (tmp_path / f"{number}.xml").write_bytes(sample_invoices()[number].read_bytes())

    assert words(shop, "intake", tmp_path).endswith("3 requests, 1 refused.\n")


def test_the_demo_says_what_is_left_to_do(empty: Shop) -> None:
    """Approved invoices wait for the one who releases them."""
    shown = words(empty, "demo")

    assert "wait to be released for payment" in shown
    assert "12 for Petra Lang" in shown
    assert "bound to its place" not in shown


# ---------------------------------------------------------------- what a workflow of one's own shows

OWN = """\
workflows:
  - id: look
    name: Look
    title: Look
    fields: [{id: fair, type: yes-no, label: Fair, required: true}]
    steps: [{kind: form, id: say, name: Say it, who: [{role: bookkeeper}], fields: [fair]}]
  - id: leave
    name: Leave
    title: Leave
    fields:
      - {id: kind, type: one-of, label: Kind, options: [holiday, sick], required: true}
      - {id: note, type: file, label: Note, when: {kind: sick}}
      - {id: instead, type: person, label: Who stands in, required: true}
      - {id: at, type: unit, label: Where}
      - {id: back_on, type: date, label: Back on, required: true}
      - {id: fair, type: yes-no, label: Fair, by_program: true}
    steps:
      - {kind: approval, id: accept, name: Accept it, approvers: [{field: instead}]}
      - {kind: workflow, id: look, name: Have a look, workflow: look, takes: {fair: fair},
         due: 2 working days, then: ask}
      - {kind: approval, id: approve, name: Approve it, approvers: [{role: owner, at: head}]}
      - {kind: form, id: back, name: Say when, fields: [back_on]}
"""
ALL = ("--as=carl", "--set=kind=holiday", "--set=instead=ben")


@pytest.fixture
def own(shop: Shop, tmp_path: Path) -> Shop:
    """An office with a workflow in which somebody stands in, and another one has a look."""
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    shop.done("apply", tmp_path / "own.yaml")
    return shop


def test_a_request_says_which_other_one_it_waits_for(own: Shop) -> None:
    """Not “waits for nobody”; and when it is over, which of the approvals each yes was."""
    request = own.done("submit", "leave", *ALL)["request"]
    own.done("decide", request, "approve", "--as", "ben")
    (part,) = own.done("show", request)["parts"]

    assert f"waits for request {part['request'][:8]}: Have a look" in words(own, "show", request)
    assert "waits for a time" not in words(own, "show", request)
    assert "Leave: waits for another request\n" in words(own, "search")

    own.done("fill", part["request"], "--as", "petra", "--set=fair=yes")
    own.done("decide", request, "approve", "--as", "anna")
    told = words(own, "show", request)
    assert "Ben Okafor approved “Accept it”" in told
    assert "Anna Berg approved “Approve it”" in told


def test_a_person_and_a_unit_are_named_as_people_call_them_or_refused(own: Shop) -> None:
    """A name that nobody bears is no value: the step would ask somebody else in silence."""
    request = own.done("submit", "leave", *ALL, "--set=at=Head office")["request"]

    fields = own.done("show", request)["fields"]
    assert (fields["instead"], fields["at"]) == ("ben-okafor", "head-office")
    assert own.refused("submit", "leave", *ALL, "--set=instead=Nobody") == "unknown-person"
    assert own.refused("submit", "leave", *ALL, "--set=at=Moon") == "unknown-unit"


def test_all_that_is_missing_is_named_at_once(own: Shop) -> None:
    """And one alone as ever."""
    answer = own("submit", "leave", "--as", "carl")
    assert answer.error["text"].startswith("Must be filled in: kind, instead.")
    assert "workflows show leave" in answer.error["advice"]
    assert "“instead”" in own("submit", "leave", "--as", "carl", "--set=kind=sick").error["text"]


def test_a_workflow_says_what_its_fields_take_and_where_they_are_asked(own: Shop) -> None:
    """What can be chosen, under which condition, at which step, and what nobody fills in."""
    told = words(own, "workflows", "show", "leave")

    assert "  kind: Kind, one-of (holiday | sick), required\n" in told
    assert "  note: Note, file, where kind is sick\n" in told
    assert "  back_on: Back on, date, required, asked at “Say when”\n" in told
    assert "  fair: Fair, yes-no, by the program\n" in told


def test_an_ended_workflow_is_not_offered(own: Shop) -> None:
    """It is said that it was ended."""
    own.done("workflows", "end", "leave", "--as", "anna", "--reason", "no more")
    answer = own("submit", "leave", *ALL)

    assert "was ended" in answer.error["text"]
    assert "leave" not in answer.error["advice"]

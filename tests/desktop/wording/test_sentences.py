"""Codes and facts as sentences that a shop owner reads: with names for ids, and names that stay names."""

from types import SimpleNamespace
from typing import Any

import pytest

from desktop.language import Language
from desktop.wording import alarms, documents, events, findings, refusals, standing, times, troubles, values, why
from desktop.wording.said import Said
from desktop.wording.speech import all_of, fill, numbered, one_of
from tests.desktop.wording.conftest import HOSTILE
from workflows.domain.commands import Refusal
from workflows.domain.events import (
    DecisionMade,
    ErasureOrdered,
    FormFilled,
    OfficeFounded,
    PersonSet,
    RequestCommented,
    RequestSubmitted,
    RequestWithdrawn,
    RuleApplied,
    Source,
    TablePublished,
)
from workflows.domain.forms import Field
from workflows.domain.money import Money
from workflows.domain.outcomes import Outcome
from workflows.domain.people import Person, Unit
from workflows.errors import Trouble
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceAdded
from workflows.office.documents import Note
from workflows.office.proving.folder_view import Note as FolderNote
from workflows.office.proving.verdict import Finding
from workflows.office.showing.asked import Able, Shortage
from workflows.office.showing.fields import Check
from workflows.office.showing.inbox import Asked
from workflows.office.showing.names import Names
from workflows.office.showing.rule_texts import RuleShown
from workflows.office.showing.timeline import ChangedField
from workflows.sync.report import Alarm

pytestmark = pytest.mark.usefixtures("language")
DAY = 86_400_000
NOON = 1_790_000_000_000
ROW = RuleShown(table="limits", table_name="Who decides", version=2, rows=("3",), code="hit", texts=("Ask a manager",))


def _entry(event: Any, by: str | None = "anna", **facts: Any) -> Any:
    return SimpleNamespace(event=event, by=by, why=None, **facts)


# ---------------------------------------------------------------- refusals and troubles


def test_a_refusal_names_people_and_says_that_nothing_changed(names: Names) -> None:
    """Ids never show; every refusal ends in what is safe, and says what to do."""
    said = refusals.refusal(Refusal(code="over-limit", facts={"person": "anna"}), names)

    assert said.title == "This is above the limit"
    assert said.text == "The amount is above what Anna may decide. Nothing was changed."
    assert said.advice == "Hand it on to somebody with a higher limit."
    assert said.whole.startswith("This is above the limit. The amount")


def test_a_wrong_value_is_named_by_its_label_and_explained(names: Names) -> None:
    """The form's own label stands for the field's id, and the problem is a sentence."""
    refusal = Refusal(code="bad-value", facts={"field": "gross", "problem": "bad-date"})

    said = refusals.refusal(refusal, names, {"gross": "Due on"})

    assert said.text == (
        "“Due on” does not fit its field. “Due on” needs a day that exists, such as 23/11/2026. Nothing was changed."
    )


@pytest.mark.parametrize("code", [*refusals.REFUSALS, "never-heard-of"])
def test_no_refusal_shows_its_placeholders(names: Names, code: str) -> None:
    """A fact that the core did not give leaves a readable sentence."""
    said = refusals.refused(code, {}, names)

    assert "%" not in said.whole
    assert said.advice


def test_a_trouble_is_worded_by_its_code_and_keeps_the_core_s_detail() -> None:
    """The window's words say what to press; paths and numbers stay to be looked at."""
    said = troubles.trouble(Trouble(code="disk-full", title="x", text="/home/anna could not grow.", advice="rm"))

    assert said.title == "The disk is full"
    assert said.detail == "/home/anna could not grow."
    assert "/home" not in said.whole


def test_an_unknown_trouble_is_told_in_the_core_s_words() -> None:
    """A code that has no sentence yet is better told in English than not at all."""
    said = troubles.trouble(Trouble(code="new-trouble", title="A title", text="A text.", advice="An advice."))

    assert said == Said(title="A title", text="A text.", advice="An advice.")


def test_damaged_bytes_are_one_trouble_whatever_their_code() -> None:
    """Codes of damaged bytes are for programs."""
    assert troubles.trouble(Malformed("bad-bundle", "at 7")).title == "Something that was received is not valid"


def test_no_words_tell_of_commands() -> None:
    """Whoever sits at the window has no command line; advice names a page or a button."""
    tables = (refusals.REFUSALS, troubles.TROUBLES, alarms.ALARMS, alarms.ENDED)
    texts = [text for table in tables for three in table.values() for text in three]

    assert [text for text in texts if "countersign " in text or "--" in text] == []
    assert all(three[0] and three[1] for table in tables for three in table.values())


# ---------------------------------------------------------------- why


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(via="role", role="manager", unit="nord"), "as manager of Branch Nord"),
        (
            Asked(via="role", role="it", unit="head", acting_for="ben"),
            "as Head of IT of Head office, standing in for Ben",
        ),
        (Asked(via="named"), "named for this"),
        (Asked(via="last-resort", role="manager"), "as manager, because nobody nearer may decide it"),
        (Asked(via="nobody", role="manager"), "as owner, because nobody may act as manager"),
        (Asked(via="nobody"), "as owner, because nobody may act"),
        (Asked(via="strange", acting_for="ben"), "standing in for Ben"),
    ],
)
def test_why_somebody_is_asked(names: Names, asked: Asked, said: str) -> None:
    """Role, unit and whoever is absent stand by name."""
    assert why.asked(asked, names) == said


def test_the_rule_is_told_in_its_author_s_words(names: Names) -> None:
    """One sentence, with the row and the table to look at."""
    none = RuleShown(table="limits", table_name="Limits", version=1, rows=(), code="missing-value", texts=())

    assert why.rule(ROW, names) == "Ask a manager (rule 3 of “Who decides”)"
    assert why.rule(none, names) == "“Limits” could not answer: a value that it asks for is missing."
    assert why.rule(None, names) == ""


def test_a_shortage_says_what_to_add_and_what_else_can_be_done(names: Names) -> None:
    """Too few people: how many are needed, who is there, which role, which rule."""
    few = Shortage(code="too-few", needed=2, people=("ben",), roles=("manager",), rule=ROW, owner_may_withdraw=False)
    nobody = Shortage(code="nobody", needed=1, people=(), roles=(), rule=None, owner_may_withdraw=True)

    assert why.shortage(few, names) == (
        "This needs 2 different people, and only Ben may act. "
        "Add somebody with the role manager, under People and units. "
        "For later requests, rule 3 of “Who decides” can be changed under Rules. "
        "Whoever may act may also reject it."
    )
    assert why.shortage(nobody, names) == (
        "Nobody may act on this. Add somebody who may, under People and units. "
        "An owner may close the request with Withdraw."
    )


def test_people_asked_together_are_joined_by_how_they_act(names: Names) -> None:
    """One of them, each of them, or a number of them."""

    def able(person: str, slot: int) -> Able:
        return Able(person=person, via="role", role=None, unit=None, acting_for=None, slot=slot)

    asked = (able("ben", 0), able("dora", 0), able("anna", 1))

    assert why.together(asked, "all", 0, names) == "(Ben or Dora) and Anna"
    assert why.together(asked[:2], "any", 0, names) == "Ben or Dora"
    assert why.together(asked, "quorum", 2, names) == "2 of Ben, Dora and Anna"


# ---------------------------------------------------------------- acts


def _decision(verdict: Any, **facts: Any) -> DecisionMade:
    return DecisionMade(step="s", round=1, verdict=verdict, **facts)


@pytest.mark.parametrize(
    ("event", "by", "said"),
    [
        (_decision("approve", reason="fine"), "anna", "Anna approved it: “fine”"),
        (_decision("approve", acting_for="ben"), "anna", "Anna for Ben approved it"),
        (_decision("hand-on", to="dora"), "anna", "Anna handed it on to Dora"),
        (_decision("approve"), "mallory", f"{HOSTILE} approved it"),
        (_decision("reject", reason=HOSTILE), "anna", f"Anna rejected it: “{HOSTILE}”"),
        (RequestCommented(text="%who said"), "anna", "Anna said: “%who said”"),
        (RequestWithdrawn(), "ben", "Ben took it back"),
        (ErasureOrdered(blobs=("a",), reason="law"), "anna", "Anna ordered the erasure of 1 document or value: “law”"),
        (
            RequestSubmitted(workflow="i", version=1, unit="nord", values={}),
            "anna",
            "Anna asked for it",
        ),
        (
            RequestSubmitted(
                workflow="i", version=1, unit="n", values={}, sources=(Source(name="%file.pdf", sha256="", size=1),)
            ),
            None,
            "Taken in from %file.pdf",
        ),
        (
            RuleApplied(
                step="s",
                round=1,
                table="limits",
                version=1,
                rows=("1", "2"),
                code="hit",
                outcome=Outcome(verdict="ask", text="Ask."),
                inputs={},
            ),
            None,
            "“Who decides” sent it to people by rules 1 and 2: Ask.",
        ),
        (
            OfficeFounded(
                name="%who",
                country="DE",
                currency="EUR",
                founder=Person(id="a", name="A", unit="h"),
                head=Unit(id="h", name="H"),
            ),
            "anna",
            "Anna founded the office “%who”",
        ),
        (PersonSet(person=Person(id="a", name=HOSTILE, unit="h")), "anna", f"Anna set the person {HOSTILE}"),
        (
            TablePublished(table={"id": "t", "name": "T", "version": 3}),
            "anna",
            "Anna published version 3 of the rule table “T”",
        ),
        (DeviceAdded(log_key="", witness_key="", age="", name="New one"), "anna", "Anna let in the laptop “New one”"),
    ],
)
def test_an_act_is_a_sentence(names: Names, event: Any, by: str | None, said: str) -> None:
    """Who did what, in the past, with their words in quotation marks; names from outside change nothing else."""
    assert events.event(_entry(event, by), names) == said


def test_a_filled_form_tells_what_was_set(names: Names) -> None:
    """Fields by label, people and units by name, personal values not at all."""
    changed = (
        ChangedField(field="u", label="Unit", value="nord", personal=False),
        ChangedField(field="g", label="Gross", value=Money(minor=-5, currency="BHD"), personal=False),
        ChangedField(field="p", label="Salary", value=None, personal=True),
        ChangedField(field="n", label="Note", value=None, personal=False),
    )
    entry = _entry(FormFilled(step="check", round=1, values={}), step_name="Check it", changed=changed)

    assert events.event(entry, names) == (
        "Anna filled in “Check it”: Unit: Branch Nord, Gross: -0.005\u00a0BHD, "
        "Salary: personal, kept off the log, Note: empty"
    )


def test_what_cannot_be_read_or_does_not_count_says_why(names: Names) -> None:
    """No entry is shown without a word."""
    entry = SimpleNamespace(event=None, by=None, why="no-key")

    assert events.event(entry, names) == "This laptop has no key to read it"  # type: ignore[arg-type]  # as an entry
    assert events.void("four-eyes") == "It has no effect: A second person is needed"
    assert events.void(None) == ""
    assert events.kind("decision.made") == "Decision"


# ---------------------------------------------------------------- alarms, findings, documents


def test_an_alarm_names_the_laptop_and_counts(names: Names) -> None:
    """Ids of laptops stand by the name that people gave them."""
    said = alarms.alarm(Alarm(code="rolled-back", device="d1", facts={"seen": 1240, "shown": 3}), names)
    other = alarms.alarm(Alarm(code="forked", device="abcdef0123456789", facts={"index": 7}), names)

    assert said.text == "It shows 3 entries of Anna's laptop's log, and showed 1,240. Nothing is lost here."
    assert other.text.startswith("laptop abcdef01… did so from entry 7 on.")


@pytest.mark.parametrize("code", sorted(alarms.ALARMS))
def test_no_alarm_shows_its_placeholders(names: Names, code: str) -> None:
    """An alarm without facts is still readable."""
    assert "%" not in alarms.alarm(Alarm(code=code), names).whole


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            Finding(code="altered", device="d1", index=4),
            "Entry 4 of Anna's laptop is not as it was written.",
        ),
        (
            Finding(code="missing", device="d1", index=4, facts={"until": 9}),
            "The run of entries 4 to 8 of Anna's laptop is gone.",
        ),
        (
            Finding(code="forged", device="d1", index=4, facts={"reason": "wrong-signature"}),
            (
                "Entry 4 of Anna's laptop was not written by the person or laptop that it names. "
                "It was not signed by the person it names."
            ),
        ),
        (Finding(code="foreign", file="a/%laptop.txt"), "The file “a/%laptop.txt” belongs to another log or office."),
        (Finding(code="altered", file="countersign.db"), "The office's database is not as it was written."),
    ],
)
def test_a_finding_says_what_and_where(names: Names, found: Finding, said: str) -> None:
    """Which entry or file, whose, and what is wrong with it."""
    assert findings.finding(found, names).text == said
    assert findings.finding(found, names).advice


def test_findings_of_a_folder_promise_a_repair_only_where_there_is_one(names: Names) -> None:
    """What is safe is said either way."""
    mended = findings.folder_finding(Finding(code="missing", device="d1", index=1), names)
    strange = findings.folder_finding(Finding(code="foreign", file="x"), names)

    assert "repair" in mended.advice
    assert strange.advice == "Everything that this laptop held is safe."


@pytest.mark.parametrize("word", [findings.finding, findings.folder_finding])
def test_a_second_laptop_made_of_one_is_no_reason_to_restore_a_backup(names: Names, word: Any) -> None:
    """A check says of it what the folder's alarm says, and names the file where there is one."""
    facts: dict[str, int | str] = {"reason": "rival", "by": "d1", "old": "d0"}
    said = word(Finding(code="foreign", device="abcdef0123456789", file="tail/x.seg", facts=facts), names)

    assert said.text.startswith("laptop abcdef01… and Anna's laptop were both made of one laptop")
    assert said.advice.startswith("Decide which of the two goes on.")
    assert "backup" not in said.advice
    assert said.detail == "tail/x.seg"


def test_a_note_about_the_folder_is_a_sentence(names: Names) -> None:
    """What is not wrong is told as calmly."""
    note = FolderNote(code="news", device="d1", facts={"shown": 9, "held": 4})

    assert findings.note(note, names) == (
        "The folder has 9 entries of Anna's laptop, and 4 are here: an exchange takes in the rest."
    )
    assert findings.verdict(1, 0) == "The one entry is as it was written."
    assert findings.verdict(1500, 0) == "All 1500 entries are as they were written."


def test_notes_about_a_document(names: Names) -> None:
    """Known codes in the window's words, unknown ones in the reader's."""
    assert documents.document_note(Note(code="bad-date", text="x"), "Due on") == "Due on: A date cannot be read."
    assert documents.document_note(Note(code="strange", text="Something else.")) == "Something else."
    assert documents.document_note(Note(code="own-request", text="")) == "Nobody decides their own request."


# ---------------------------------------------------------------- values, times, standing


def test_values_are_shown_as_their_fields_mean_them(names: Names) -> None:
    """Ids of people and units by name, days and numbers as they are written here, choices with commas."""

    def shown(kind: Any, value: Any) -> str:
        return values.value(Field(id="f", type=kind, label="F"), value, names)

    assert shown("person", "anna") == "Anna"
    assert shown("person", "mallory") == HOSTILE
    assert shown("unit", "nord") == "Branch Nord"
    assert shown("date", "2026-11-24") == "24/11/2026"
    assert shown("number", "-1234567.891") == "-1,234,567.891"
    assert shown("yes-no", value=True) == "yes"
    assert shown("many-of", ("a", "b")) == "a, b"
    assert shown("money", Money(minor=124050, currency="EUR")) == "1,240.50\u00a0EUR"
    assert shown("money", Money(minor=1240, currency="JPY")) == "1,240\u00a0JPY"
    assert shown("text", None) == ""


def test_checks_of_the_program_and_of_the_workflow() -> None:
    """The program's own findings have the window's words, the author's keep theirs."""
    assert values.check(Check(id="new_supplier", label="the supplier is new")) == "The supplier is new"
    assert values.check(Check(id="own", label="the moon is full")) == "The moon is full"


def test_deadlines() -> None:
    """How near, and how late."""
    assert times.due(NOON, NOON) == "due today"
    assert times.due(NOON + DAY, NOON) == "due tomorrow"
    assert times.due(NOON + 2 * DAY, NOON) == "due in 2 days"
    assert times.due(NOON - DAY, NOON) == "1 day overdue"
    assert times.due(NOON - 3 * DAY, NOON) == "3 days overdue"
    assert times.due(NOON - 1, NOON) == "overdue since today"
    assert times.due(None, NOON) == ""


def test_how_long_ago() -> None:
    """Minutes, hours, days, and then the day itself."""
    assert times.ago(NOON - 5_000, NOON) == "just now"
    assert times.ago(NOON - 60_000, NOON) == "1 minute ago"
    assert times.ago(NOON - 3 * 3_600_000, NOON) == "3 hours ago"
    assert times.ago(NOON - DAY, NOON) == "yesterday"
    assert times.ago(NOON - 3 * DAY, NOON) == "3 days ago"
    assert "2026" in times.ago(NOON - 30 * DAY, NOON)


def test_sizes_of_files() -> None:
    """Bytes, then KB and MB with one decimal."""
    assert values.size(1) == "1 byte"
    assert values.size(340_200) == "340 KB"
    assert values.size(12_340_000) == "12.3 MB"


def test_where_things_stand() -> None:
    """Words for codes; the step's own name where that says more."""
    assert standing.status("changes-asked") == "sent back for changes"
    assert standing.verdict("hand-on") == "handed it on"
    assert standing.verdict_wish("ask-changes") == "Ask for changes"
    assert standing.task_kind("approval", "Manager decides") == "Manager decides"
    assert standing.task_kind("clear", "Manager decides") == "Clear or reject what a rule stopped"
    assert standing.light("seen") == "seen by another laptop"
    assert standing.status("new-code") == "new-code"


# ---------------------------------------------------------------- names from outside


def test_names_never_act_as_templates() -> None:
    """What goes in does not open a second place; what is not given stays as it is."""
    assert fill("%who gave %what to %who", who="%what", what=HOSTILE) == f"%what gave {HOSTILE} to %what"
    assert fill("%who and {field} at 5 %", who="A") == "A and {field} at 5 %"


def test_lists_of_people() -> None:
    """Commas, and one word before the last."""
    assert all_of(["Ben"]) == "Ben"
    assert all_of(["Ben", "Dora", HOSTILE]) == f"Ben, Dora and {HOSTILE}"
    assert one_of(["Ben", "Dora"]) == "Ben or Dora"
    assert all_of([]) == ""


def test_the_same_in_german(language: Language, names: Names) -> None:
    """Every kind of sentence changes with the language, and names stay names."""
    language.choose("de")

    assert why.asked(Asked(via="role", role="manager", unit="nord"), names) == "als Manager von Branch Nord"
    assert times.due(NOON - DAY, NOON) == "seit 1 Tag überfällig"
    assert times.due(NOON - 3 * DAY, NOON) == "seit 3 Tagen überfällig"
    assert events.event(_entry(_decision("reject", reason=HOSTILE)), names) == f"Anna hat abgelehnt: „{HOSTILE}“"
    assert values.money(Money(minor=-124050, currency="EUR")) == "-1.240,50\u00a0EUR"
    assert refusals.refused("own-request", {"person": "anna"}, names).title == (
        "Niemand entscheidet über den eigenen Antrag"
    )


def test_a_name_that_looks_like_a_numbered_place_stays_as_it_is() -> None:
    """Somebody calls themselves “%2”, and still nothing is said in another one's name."""
    assert (
        numbered("%1 says that “%2” should end", "%2 of Bonn", "%1's laptop")
        == "%2 of Bonn says that “%1's laptop” should end"
    )
    assert numbered("%1 %2", "one") == "one %2"

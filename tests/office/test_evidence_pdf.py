"""The PDF of an evidence pack: a person can read it, it is the same every time, and no text in it can break out."""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.office.proof_home import OWNER, Made, make_home
from workflows.domain.commands import Comment
from workflows.domain.events import DecisionMade, FormFilled, RequestCommented
from workflows.office.office import Office
from workflows.office.proving.evidence import Evidence, _Disclosure, evidence
from workflows.office.proving.evidence_files import files_of
from workflows.office.proving.evidence_fonts import REPLACEMENT, shown, typeface
from workflows.office.proving.evidence_layout import BOTTOM, LEFT, MAX_LINES, RIGHT, TOP, Flow, Run
from workflows.office.proving.evidence_pdf import document
from workflows.office.proving.evidence_story import Told, Witness
from workflows.office.proving.evidence_words import money_words, value_words
from workflows.office.proving.pdf_pages import HEIGHT, Pages, Style
from workflows.office.shipped import RESOURCES

ALPHABETS = "Äpfel für Größe, Zażółć gęślą jaźń ŁÓDŹ, Ελλάδα Καλημέρα Ώ, Привіт Ђорђе Съезд, Çağrı ő ș ț ø å ñ €"


def words_of(raw: bytes) -> str:
    """The text of all pages, every run of blanks as one."""
    with closing(pypdfium2.PdfDocument(raw)) as pdf:
        pages = []
        for page in pdf:
            with closing(page.get_textpage()) as text:
                pages.append(text.get_text_range())
    # PDFium answers a hyphen at the end of a line as U+FFFE.
    return " ".join(" ".join(pages).replace("\ufffe", "-").split())


def boxes_of(raw: bytes) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every visible sign, in points from the top left corner of its page."""
    found = []
    with closing(pypdfium2.PdfDocument(raw)) as pdf:
        for page in pdf:
            with closing(page.get_textpage()) as text:
                for at in range(text.count_chars()):
                    left, bottom, right, top = text.get_charbox(at)
                    if right > left:
                        found.append((left, HEIGHT - top, right, HEIGHT - bottom))
    return found


LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""Readers of a PDF take these letters apart when they copy."""


def without_shadows(text: str) -> str:
    """The text with equal accents in a row as one: PDFium takes the second for the first one's shadow."""
    joined = unicodedata.normalize("NFC", text)
    return "".join(
        sign
        for before, sign in zip(" " + joined, joined, strict=False)
        if before != sign or not unicodedata.combining(sign)
    )


def page_count(raw: bytes) -> int:
    """How many pages it has."""
    with closing(pypdfium2.PdfDocument(raw)) as pdf:
        return len(pdf)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """An office with requests; the first was commented by two people."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        home = make_home(tmp_path_factory.mktemp("pdf") / "home")
        with Office.open(home.home) as office:
            for person, text in ((OWNER, "<b>seen</b> \u202ebackwards"), ("ben", ALPHABETS)):
                office.act(home.requests[0], Comment(by=person, text=text))
        yield home


@pytest.fixture
def told(made: Made) -> Told:
    """What the PDF of the first request tells."""
    with Office.open(made.home, write=False) as office:
        state = office.request(made.requests[0])
        return _Disclosure(office, state).told(files_of(office, state)[1], ())


@pytest.fixture
def pack(made: Made) -> Evidence:
    """Its pack."""
    with Office.open(made.home, write=False) as office:
        return evidence(office, made.requests[0])


def with_event(told: Told, event: Any, **changes: Any) -> Told:
    """The same request with one more entry of Ben's."""
    last = msgspec.structs.replace(told.history[-1], event=event, by="ben", **changes)
    return msgspec.structs.replace(told, history=[*told.history, last])


def test_the_pdf_tells_a_person_what_happened(made: Made, pack: Evidence) -> None:
    """Amounts, labels, yes and no, rules and people in words; no name of a field or an event of ours."""
    with Office.open(made.home, write=False) as office:
        state = office.request(made.requests[0])
    amount = state.standing.amount
    assert amount is not None
    words = words_of(pack.members["evidence.pdf"])

    assert money_words(amount.minor, amount.currency) in words
    assert "Ben Okafor said:" in words
    assert "The rules “Invoice checks”, version 1 were asked in “Checks”: row 4 applied." in words
    assert "Row 4: If the supplier is new, a note is made" in words
    assert "Invoice number" in words
    assert "that laptop's claim, not a proof" in words
    assert not [word for word in ("minor", "False", "True", "account_changed", "rule.applied", "slot") if word in words]


def test_every_entry_is_named_with_its_place_and_its_keys_origin(made: Made, pack: Evidence) -> None:
    """Index, leaf hash, laptop, checkpoint, the person's key, and the entry that introduced it."""
    words = words_of(pack.members["evidence.pdf"])
    unbroken = words.replace(" ", "")
    keys = msgspec.json.decode(pack.members["keys.json"])
    size, root = pack.members[f"checkpoints/{made.device}"].decode().split("\n")[1:3]

    for number in (f"{count:04}" for count in range(1, pack.entries + 1)):
        entry = pack.members[f"entries/{number}.bin"]
        index = re.search(rb"^index (\d+)$", pack.members[f"proofs/{number}.tlog-proof"], re.MULTILINE)
        assert index is not None
        leaf = hashlib.sha256(b"\x00" + entry).hexdigest()
        assert f"{number} {index[1].decode()} {leaf}" in words
    assert f"Covered by its checkpoint of {size} entries, root {base64.b64decode(root).hex()}" in words
    assert [one["key"] for one in keys["people"] if one["key"] not in words] == []
    assert [one["vkey"] for one in keys["logs"] if one["vkey"] not in unbroken] == []
    assert f"K2 Ben Okafor ben on laptop {made.device}" in words
    assert f"Entry {keys['people'][1]['entry']} signed by Anna Berg, K1" in words
    assert "The first entry of the office: the key of this laptop's log, and its owner's key" in words
    assert f"Office {made.office} · made by laptop {made.device}" in words
    assert f"Page 1 of {page_count(pack.members['evidence.pdf'])}" in words


def test_a_decision_for_somebody_else_says_in_whose_place(told: Told) -> None:
    """Who decided, for whom, when, and why it has no effect where it has none."""
    event = DecisionMade(step="checks", round=1, verdict="approve", acting_for="petra", reason="seen with her note")

    words = words_of(document(with_event(told, event)))
    void = words_of(document(with_event(told, event, why_not="over-limit")))
    assert words.count("Ben Okafor in the place of Petra Lang, approved “Checks”") == 2  # at the front as well
    assert ": seen with her note Signed by ben with key K2." in words
    assert void.count("Ben Okafor in the place of Petra Lang, approved “Checks”") == 1
    assert "Without effect: the amount was above this person's limit. seen with her note" in void


def test_who_has_seen_it_is_told_where_it_is_known(made: Made, told: Told) -> None:
    """Laptop, how, up to which size, and when; without any, that is said."""
    seen = Witness(
        device="abcd" * 6, kind="cosigned its checkpoint", size=58, at="2026-11-05T09:30:00Z", log=made.device
    )

    words = words_of(document(msgspec.structs.replace(told, witnesses=(seen,))))
    assert f"{'abcd' * 6} log of {made.device} cosigned its checkpoint 58 2026-11-05 09:30:00 UTC" in words
    assert "holds no word of another laptop" in words_of(document(told))


def test_the_same_request_gives_the_same_pdf(told: Told) -> None:
    """No date and no chance: packs are compared."""
    first, second = document(told), document(told)

    assert first == second
    assert not re.search(rb"CreationDate|ModDate", first)


def test_the_pdf_is_sound_and_small(tmp_path: Path, pack: Evidence) -> None:
    """Another program finds nothing to mend in it; of the fonts only the glyphs that are used go in."""
    path = tmp_path / "evidence.pdf"
    path.write_bytes(pack.members["evidence.pdf"])

    with pikepdf.open(path, attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
    assert len(pack.members["evidence.pdf"]) < 200_000


def test_letters_of_european_scripts_are_shown_and_can_be_copied(pack: Evidence) -> None:
    """German, Polish, Greek, Cyrillic and Turkish: what is copied out is what went in."""
    assert ALPHABETS in words_of(pack.members["evidence.pdf"])


def test_what_cannot_be_shown_is_marked_and_said(told: Told) -> None:
    """Turned reading direction, control characters and scripts without glyphs; request.json has the text."""
    words = words_of(document(with_event(told, RequestCommented(text="\u202ea\u2066b\x1bc\x00d 漢 שלום"))))
    plain = msgspec.structs.replace(told, history=told.history[:2])

    assert f"{REPLACEMENT}a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}d {REPLACEMENT} {REPLACEMENT * 4}" in words
    assert "request.json has the whole text" in words
    assert REPLACEMENT not in words_of(document(plain))


def left_of(raw: bytes, words: str) -> list[float]:
    """Where these words begin, from the left, each time that they stand somewhere."""
    found = []
    with closing(pypdfium2.PdfDocument(raw)) as pdf:
        for page in pdf:
            with closing(page.get_textpage()) as text, closing(text.search(words)) as search:
                while place := search.get_next():
                    found.append(text.get_charbox(place[0])[0])
    return found


def test_a_lie_in_a_text_stays_behind_its_bar(told: Told) -> None:
    """A comment that looks like an entry of its own stands right of where entries and people stand."""
    lie = "ok\nEntry 0099\nAnna Berg approved “Checks”.\nPage 1 of 1"
    raw = document(with_event(told, RequestCommented(text=lie)))

    (number,), (claim,) = left_of(raw, "Entry 0099"), left_of(raw, "Anna Berg approved")
    true = left_of(raw, "Anna Berg said")[0]
    assert max(left_of(raw, "Entry 0001")) < true < number
    assert round(claim - true) == 12


@pytest.mark.parametrize(
    "event",
    [
        RequestCommented(text="x" * 10_000),
        RequestCommented(text="\n." * 10_000),
        RequestCommented(text=""),
        RequestCommented(text="\n \n\t\n"),
        RequestCommented(text="a" + "\u0301" * 5_000),
        FormFilled(step="s\nt", round=1, values={"w" * 400: "b" * 9_000, "n": "l\n" * 9_000, "e": ""}),
        DecisionMade(step="y" * 3_000, round=9, verdict="hand-on", to="z" * 3_000),
    ],
    ids=["long word", "lines", "empty", "blanks", "accents", "values", "names"],
)
def test_no_text_leaves_its_page(told: Told, event: Any) -> None:
    """Whatever somebody wrote: it is wrapped, goes on to the next page, and stays within the margins."""
    raw = document(with_event(told, event))

    # Glyphs may reach a little over their advance, and into the foot, which lies below the edge.
    assert all(left > LEFT - 2 and right < RIGHT + 2 for left, _, right, _ in boxes_of(raw))
    assert all(top > TOP - 4 and bottom < HEIGHT - 20 for _, top, _, bottom in boxes_of(raw))
    assert page_count(raw) < 40
    assert "How far this goes" in words_of(raw)


def test_a_text_of_many_lines_ends_with_a_word_about_the_rest() -> None:
    """Nobody makes a pack of a thousand pages with one comment."""
    flow = Flow()
    flow.quote("\n".join(["line"] * 20_000))

    words = words_of(flow.file(title="t", foot=()))
    assert words.count("line") == MAX_LINES
    assert "The whole of it stands in request.json" in words


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.floats(20, 480))
def test_wrapping_loses_and_adds_nothing(text: str, indent: float) -> None:
    """The words of any text come out in their order, within the column."""
    flow = Flow()
    with flow.beside(min(indent, 400), ()):
        flow.paragraph(Run(text))
    raw = flow.file(title=text, foot=())

    spoken = shown(text).replace(" ", "")
    copied = words_of(raw).removesuffix("Page 1 of 1").replace(" ", "")
    assert without_shadows(copied.translate(LIGATURES)) == without_shadows(spoken.translate(LIGATURES))
    assert all(right < RIGHT + 3 for _, _, right, _ in boxes_of(raw))


def test_a_table_goes_on_with_its_head_on_the_next_page() -> None:
    """A reader of the third page still knows what a column holds."""
    flow = Flow()
    flow.table((0.5, 0.5), ("Left", "Right"), [(((Run(f"row {count}"),),), ((Run("x"),),)) for count in range(90)])
    raw = flow.file(title="t", foot=())

    assert words_of(raw).count("Left Right") == page_count(raw) == 3
    assert all(bottom < BOTTOM + 45 for *_, bottom in boxes_of(raw))


def test_accents_are_joined_and_not_piled_up() -> None:
    """One spelling, at most two accents on a letter, and blanks of all kinds are blanks."""
    assert shown("Zu\u0308rich\u00a0\u2003\tx\ny") == "Zürich   x y"
    assert shown("q" + "\u0301" * 4) == "q" + "\u0301" * 2 + REPLACEMENT * 2


def test_each_sign_has_a_glyph_of_its_own() -> None:
    """Ω is drawn as the sign for ohm is, and still copied as what it was."""
    pages = Pages()
    page = pages.add()
    pages.text(page, 50, 50, "\u0394\u2206\u00c5", Style())

    assert words_of(pages.file(title="t")) == "\u0394\u2206\u00c5"


def test_the_fonts_are_those_that_are_named_with_their_licence() -> None:
    """What ships is what its page says, with glyphs for the sign that replaces others."""
    told = (RESOURCES / "fonts" / "README.md").read_text()

    for name in ("Roboto-Regular.ttf", "Roboto-Bold.ttf"):
        assert hashlib.sha256((RESOURCES / "fonts" / name).read_bytes()).hexdigest() in told
    assert "Apache License" in (RESOURCES / "fonts" / "LICENSE.txt").read_text()
    assert typeface("regular").shows(REPLACEMENT)
    assert typeface("bold").shows(REPLACEMENT)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"minor": 119_000, "currency": "EUR"}, "1,190.00 EUR"),
        ({"minor": -123_456_789, "currency": "EUR"}, "-1,234,567.89 EUR"),
        ({"minor": 1_000, "currency": "JPY"}, "1,000 JPY"),
        ({"minor": 5, "currency": "<b>"}, "minor: 5, currency: <b>"),
        (True, "yes"),
        (False, "no"),
        (["a", "b"], "a, b"),
        (None, "empty"),
    ],
)
def test_values_are_written_as_people_write_them(value: object, words: str) -> None:
    """Exact amounts with their currency's decimals; whatever else an entry may hold is shown as it stands."""
    assert value_words(value) == words

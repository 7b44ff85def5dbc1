"""Canonical JSON: one spelling per value, and every other spelling refused."""

import json
import unicodedata

import msgspec
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.ledger import canonical
from workflows.ledger.malformed import Malformed

ascii_keys = st.text(st.characters(max_codepoint=127), max_size=8)
nfc_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
)
scalars = st.none() | st.booleans() | st.integers(-canonical.MAX_INTEGER, canonical.MAX_INTEGER) | nfc_texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ascii_keys, inner, max_size=4),
    max_leaves=12,
)
documents = st.dictionaries(ascii_keys, values, max_size=6)


@given(document=documents)
def test_our_bytes_equal_an_independent_rfc_8785_encoder(document: dict[str, object]) -> None:
    """Within the profile we write exactly what RFC 8785 says."""
    ours = canonical.encode(document)

    assert ours == rfc8785.dumps(document)  # type: ignore[arg-type]  # its JSON type is narrower than object


@given(document=documents)
def test_decoding_gives_the_document_back(document: dict[str, object]) -> None:
    """Parse of print is itself."""
    again = canonical.decode(canonical.encode(document))

    assert again == document


@given(document=documents, blank=st.sampled_from([" ", "\n", "\t"]), at=st.integers(0, 400))
def test_a_blank_anywhere_outside_texts_is_refused(document: dict[str, object], blank: str, at: int) -> None:
    """A second spelling of the same value never passes."""
    raw = canonical.encode(document).decode()
    at %= len(raw) + 1
    spelled = raw[:at] + blank + raw[at:]

    try:
        read = canonical.decode(spelled.encode())
    except Malformed:
        return
    assert read != document  # the blank fell into a text: another value in its one spelling


@given(raw=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused_with_the_one_error(raw: bytes) -> None:
    """Nothing but Malformed escapes, and what is read is canonical."""
    try:
        document = canonical.decode(raw)
    except Malformed:
        return
    assert canonical.encode(document) == raw


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b'{"a":1,"a":2}', "not-canonical"),
        (b'{"a":1,"a":1}', "not-canonical"),
        (b'{"b":1,"a":2}', "not-canonical"),
        (b'{"a": 1}', "not-canonical"),
        (b'{"a":"\\u0041"}', "not-canonical"),
        (b'{"a":"\\/"}', "not-canonical"),
        (b'{"a":"\\u001F"}', "not-canonical"),
        (b'{"a":"\\u00e9"}', "not-canonical"),
        (b'{"a":-0}', "not-canonical"),
        (b'{"a":1.0}', "bad-number"),
        (b'{"a":1e2}', "bad-number"),
        (b'{"a":9007199254740992}', "bad-number"),
        (b'{"a":-9007199254740992}', "bad-number"),
        (b'{"a":99999999999999999999999999}', "bad-number"),
        ('{"a":"e\u0301"}'.encode(), "not-nfc"),
        ('{"é":1}'.encode(), "bad-key"),
        (b'{"a":"\\ud800"}', "not-json"),
        (b'{"a":"\xff"}', "not-json"),
        (b'{"a":NaN}', "not-json"),
        (b'{"a":1}{}', "not-json"),
        (b'\xef\xbb\xbf{"a":1}', "not-json"),
        (b"", "not-json"),
        (b"[1]", "not-an-object"),
        (b"null", "not-an-object"),
        (b'{"a":' + b"[" * 40 + b"]" * 40 + b"}", "too-deep"),
        (b'{"a":' * 100_000, "too-deep"),
    ],
)
def test_each_way_of_leaving_the_profile_has_its_code(raw: bytes, code: str) -> None:
    """A reader learns which rule was broken."""
    with pytest.raises(Malformed) as refusal:
        canonical.decode(raw)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1.5, "bad-number"),
        (float("nan"), "bad-number"),
        (2**53, "bad-number"),
        ("\ud800", "bad-text"),
        ("e\u0301", "not-nfc"),
        ({1: 2}, "bad-key"),
        ({"é": 2}, "bad-key"),
        (b"x", "bad-type"),
        ({1, 2}, "bad-type"),
    ],
)
def test_values_outside_the_profile_are_never_written(value: object, code: str) -> None:
    """What a reader would refuse cannot be produced."""
    with pytest.raises(Malformed) as refusal:
        canonical.encode({"a": [value]})

    assert refusal.value.code == code


def test_the_largest_integers_pass() -> None:
    """The limit belongs to the allowed range."""
    raw = canonical.encode({"high": 2**53 - 1, "low": -(2**53) + 1})

    assert raw == b'{"high":9007199254740991,"low":-9007199254740991}'


def test_thirty_two_levels_pass_and_thirty_three_do_not() -> None:
    """The depth limit counts the outermost object."""
    deepest: object = []
    for _ in range(30):
        deepest = [deepest]

    assert json.loads(canonical.encode({"a": deepest})) == {"a": deepest}
    with pytest.raises(Malformed, match="levels"):
        canonical.encode({"a": [deepest]})


hostile_keys = st.text(st.sampled_from('aé"\\:,[{\n\x1f\u0301'), max_size=6)
hostile_texts = st.text(st.sampled_from('aeé"\\:,[{}]0123456789.\n\x1f\u0301\u0327\u1e09\ud800'), max_size=24)
hostile_numbers = (
    st.integers(-(10**20), 10**20)
    | st.sampled_from([canonical.MAX_INTEGER, canonical.MAX_INTEGER + 1, -canonical.MAX_INTEGER - 1])
    | st.floats()
)
hostile_values = st.recursive(
    st.none() | st.booleans() | hostile_numbers | hostile_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hostile_keys, inner, max_size=3),
    max_leaves=8,
)
spellings = st.sampled_from([(",", ":"), (", ", ": ")])


def read_closely(raw: bytes) -> object:
    """The same answer by looking at every value, as the definition says it: the document, or the code of refusal."""
    try:
        document = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "not-json"
    if type(document) is not dict:
        return "not-an-object"
    try:
        return document if canonical.encode(document) == raw else "not-canonical"
    except Malformed as error:
        return error.code


@settings(max_examples=1000)
@given(
    document=st.dictionaries(hostile_keys, hostile_values, max_size=4),
    separators=spellings,
    ascii_only=st.booleans(),
    in_order=st.booleans(),
)
def test_a_look_at_the_bytes_alone_answers_as_a_look_at_every_value(
    document: dict[str, object], separators: tuple[str, str], ascii_only: bool, in_order: bool
) -> None:
    """The quick way of reading takes and refuses the same, with the same codes, whatever the bytes say."""
    text = json.dumps(document, separators=separators, ensure_ascii=ascii_only, sort_keys=in_order)
    raw = text.encode("utf-8", "surrogatepass")

    try:
        answer: object = canonical.decode(raw)
    except Malformed as error:
        answer = error.code

    assert answer == read_closely(raw)


@pytest.mark.parametrize(
    "raw",
    [
        '{"é":1}',
        '{"é\\"x":1}',
        '{"a":"e\u0301"}',
        '{"a":9007199254740992}',
        '{"a":[-9007199254740992]}',
        '{"a":[1.5]}',
        '{"a":1e5}',
        '{"a":{"b":[0,1e+16]}}',
        '{"a":' + "[" * 32 + "]" * 32 + "}",
    ],
)
def test_what_keeps_not_to_the_profile_is_refused_in_its_one_spelling_too(raw: str) -> None:
    """A spelling that our encoder would write is not enough: keys, normal form, numbers and depth count as well."""
    assert read_closely(raw.encode()) in {"bad-key", "not-nfc", "bad-number", "too-deep", "not-canonical"}

    with pytest.raises(Malformed):
        canonical.decode(raw.encode())

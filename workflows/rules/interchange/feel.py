"""Conditions as DMN writes them: FEEL's unary tests over literals (OMG DMN 1.3, 10.3.1.2), read into cells.

Only tests that need nothing but the value itself are read: comparisons, intervals, literals, lists of these, ``not``
around a list, ``null`` and ``-``. A name, a call other than ``date``, or arithmetic is refused: no cell holds code.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from workflows.rules.cells import Anything, Cell, Empty, Limit, NoneOf, OneOf, Present, Range
from workflows.rules.interchange.spans import Span, complement, union
from workflows.rules.values import (
    MAX_TEXT,
    ORDERED,
    Input,
    InputType,
    Value,
    clean_text,
    is_value,
    read_date,
    read_minor,
    read_number,
)

Kind = Literal["text", "number", "yes-no", "date", "null"]

MAX_TESTS = 500
"""Tests in one cell."""

KIND_OF: dict[InputType, Kind] = {
    "text": "text",
    "unit": "text",
    "number": "number",
    "money": "number",
    "yes-no": "yes-no",
    "date": "date",
}
"""The literal that a column's values are written as."""

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<date>date\s*\(\s*"(?P<day>[^"\\]*)"\s*\))
    | @\s*"(?P<at>[^"\\]*)"
    | "(?P<text>(?:[^"\\]|\\.)*)"
    | (?P<number>-?\s*(?:[0-9]+(?:\.(?!\.)[0-9]+)?|\.[0-9]+)(?![\w.]*[A-Za-z_]))
    | (?P<word>true|false|null)(?![\w(])
    | (?P<not>not)\s*(?=\()
    | (?P<sign><=|>=|<|>|=|\.\.|[\[\](),-])
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{6}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\"}


class BadTestError(ValueError):
    """A text that is no test of the subset; says what would be."""


class Literally(NamedTuple):
    """A literal value: its kind, and its plain text (numbers as exact decimals without spare zeros)."""

    kind: Kind
    text: str


class _Token(NamedTuple):
    sign: str
    literal: Literally | None = None


def read_literal(text: str) -> Literally:
    """The one literal that a text is. Raises BadTestError."""
    tokens = _tokens(text)
    if len(tokens) != 1 or tokens[0].literal is None:
        raise BadTestError("only a plain value can be read here: a text, a number, true, false, date(…) or null")
    return tokens[0].literal


def read_literals(text: str) -> list[Literally]:
    """Literals with commas between them, as in a list of allowed values. Raises BadTestError."""
    tokens = _tokens(text)
    found = [token.literal for token in tokens[::2] if token.literal is not None]
    if len(found) != len(tokens[::2]) or any(token.sign != "," for token in tokens[1::2]) or len(tokens) % 2 == 0:
        raise BadTestError("only plain values with commas between them can be read here")
    return found


def kinds_in(text: str) -> set[Kind]:
    """The kinds of the literals in a test, null left out; to tell the type of a column that names none."""
    return {token.literal.kind for token in _tokens(text) if token.literal} - {"null"}


def read_cells(text: str, column: Input) -> tuple[Cell, ...]:
    """The cells that a test stands for: it is true where one of them is, and no two are true of one value.

    One cell for nearly every test; several for a union of ranges, which one cell cannot say. Raises BadTestError.
    """
    tokens = _tokens(text)
    if not tokens or [token.sign for token in tokens] == ["-"]:
        return (Anything(),)
    negated = tokens[0].sign == "not"
    if negated:
        if tokens[-1].sign != ")" or len(tokens) < 4:
            raise BadTestError("not(…) around the whole test")
        tokens = tokens[2:-1]
    tests = _Tests(tokens, column)
    tests.read()
    return tests.denied() if negated else tests.meant()


class _Tests:
    """The tests of one cell, sorted into points, spans and null."""

    def __init__(self, tokens: list[_Token], column: Input) -> None:
        self._tokens = tokens
        self._column = column
        self._place = 0
        self._null = False
        self._points: dict[Value, None] = {}
        self._spans: list[Span] = []

    def read(self) -> None:
        while True:
            self._one()
            if self._place == len(self._tokens):
                break
            self._expect(",", "a comma between two tests")
        if len(self._points) + len(self._spans) > MAX_TESTS:
            raise BadTestError(f"at most {MAX_TESTS} tests in a cell")

    def meant(self) -> tuple[Cell, ...]:
        found: list[Cell] = [Empty()] if self._null else []
        if not self._spans:
            return (*found, OneOf(tuple(self._points))) if self._points else tuple(found)
        if len(self._spans) == 1 and not self._points:
            return (*found, self._spans[0].cell())
        merged = union(self._everything(), self._column)
        return (*found, *(span.cell() for span in merged))

    def denied(self) -> tuple[Cell, ...]:
        if self._null:
            if self._points or self._spans:
                raise BadTestError("null alone in a not(…): beside other values it cannot be read")
            return (Present(),)
        if not self._spans:
            return (NoneOf(tuple(self._points)),)
        left = complement(union(self._everything(), self._column), self._column)
        if not left:
            raise BadTestError("a test that some value can meet")
        return tuple(span.cell() for span in left)

    def _everything(self) -> list[Span]:
        points = [Range(lower=Limit(point, True), upper=Limit(point, True)) for point in self._points]  # type: ignore[arg-type] # spans stand only in ordered columns
        return [*self._spans, *(Span.of(point, self._column) for point in points)]

    def _one(self) -> None:
        sign = self._next("a test")
        if sign.literal is not None:
            if sign.literal.kind == "null":
                self._null = True
            else:
                self._points[_value(sign.literal, self._column)] = None
        elif sign.sign in {"<", "<=", ">", ">="}:
            limit = Limit(self._end(), sign.sign.endswith("="))
            low = sign.sign.startswith(">")
            self._add(Range(lower=limit if low else None, upper=None if low else limit))
        elif sign.sign == "=":
            self._points[_value(self._literal(), self._column)] = None
        elif sign.sign in {"[", "(", "]"}:
            lower = Limit(self._end(), sign.sign == "[")
            self._expect("..", "two dots in an interval")
            upper = Limit(self._end(), True)
            closing = self._next("the end of an interval").sign
            if closing not in {"]", ")", "["}:
                raise BadTestError("an interval such as [1..5], (1..5) or ]1..5[")
            self._add(Range(lower=lower, upper=Limit(upper.value, closing == "]")))
        else:
            raise BadTestError("a comparison, an interval, a value, a list of these, not(…) or -")

    def _add(self, found: Range) -> None:
        span = Span.of(found, self._column)
        if span.low > span.high:
            raise BadTestError("an interval that some value lies in")
        self._spans.append(span)

    def _end(self) -> int | Decimal | date:
        if self._column.type not in ORDERED:
            raise BadTestError("only numbers and dates can be compared by size")
        value = _value(self._literal(), self._column)
        assert isinstance(value, int | Decimal | date)  # the ordered types have no other values
        return value

    def _literal(self) -> Literally:
        found = self._next("a value").literal
        if found is None or found.kind == "null":
            raise BadTestError("a plain value there: a text, a number, true, false or date(…)")
        return found

    def _next(self, expected: str) -> _Token:
        if self._place == len(self._tokens):
            raise BadTestError(expected)
        self._place += 1
        return self._tokens[self._place - 1]

    def _expect(self, sign: str, expected: str) -> None:
        if self._next(expected).sign != sign:
            raise BadTestError(expected)


def _tokens(text: str) -> list[_Token]:
    text = text.strip()
    found: list[_Token] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise BadTestError(
                "only plain values, comparisons, intervals and not(…): names, calls and arithmetic are not read"
            )
        found.append(_token(match))
        place = match.end()
        while place < len(text) and text[place].isspace():
            place += 1
        if len(found) > 8 * MAX_TESTS:
            raise BadTestError(f"at most {MAX_TESTS} tests in a cell")
    return found


def _token(match: re.Match[str]) -> _Token:
    text, number, word = match["text"], match["number"], match["word"]
    if text is not None:
        return _Token("value", Literally("text", _ESCAPE.sub(_unescaped, text)))
    if number is not None:
        return _Token("value", Literally("number", _plain(number.replace(" ", ""))))
    if word is not None:
        return _Token("value", Literally("null", "") if word == "null" else Literally("yes-no", word))
    day = match["day"] if match["date"] is not None else match["at"]
    if day is not None:
        if read_date(day) is None:
            raise BadTestError('a day such as date("2026-01-31"): times and durations are not read')
        return _Token("value", Literally("date", day))
    return _Token("not" if match["not"] else match["sign"])


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) > 1:
        number = int(code[1:], 16)
        if number > 0x10FFFF:
            raise BadTestError("a text without unknown escapes")
        return chr(number)
    if code not in _ESCAPED:
        raise BadTestError("a text without unknown escapes")
    return _ESCAPED[code]


def _plain(number: str) -> str:
    """An exact decimal in its shortest form: ``.50`` is 0.5, ``7.0`` is 7."""
    sign, digits = ("-", number[1:].strip()) if number.startswith("-") else ("", number)
    whole, _, part = digits.partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    text = f"{whole}.{part}" if part else whole
    return text if text == "0" else sign + text


def _value(literal: Literally, column: Input) -> Value:
    wanted = KIND_OF[column.type]
    if literal.kind != wanted:
        raise BadTestError(f"values of the column's own type ({column.type})")
    value: Value | None
    match column.type:
        case "number":
            value = read_number(literal.text)
        case "money":
            value = read_minor(literal.text, column.currency)
        case "date":
            value = read_date(literal.text)
        case "yes-no":
            value = literal.text == "true"
        case _:
            value = clean_text(literal.text)
            if not value or len(str(value)) > MAX_TEXT:
                raise BadTestError(f"a text of 1 to {MAX_TEXT} characters; no value at all is null")
    if value is None or not is_value(value, column):
        raise BadTestError(
            f"an amount that {column.currency} has"
            if column.type == "money"
            else "a number of at most 18 digits before the point and 9 after it"
        )
    return value

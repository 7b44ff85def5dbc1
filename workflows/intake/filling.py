"""Filling a document's fields from raw texts: a usable value goes in, anything else leaves None and a problem."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from workflows.intake.accounts import as_iban, check_digits_fit
from workflows.intake.document import CREDIT_TYPE_CODES, Fields, Kind, Problem, no_fields

MAX_TEXT = 1000
"""Longest text of one field, in characters."""
MAX_WHOLE_DIGITS = 13
"""Largest amounts are below 10**13, the largest that the office can hold in cents."""
MAX_DECIMALS = 9

_AMOUNT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\Z")
_ISO_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?\Z")
_CII_DATES = {"102": 8, "203": 12, "204": 14}
"""UNTDID 2379 codes that begin with CCYYMMDD, and how many digits each has."""

_CURRENCIES_TEXT = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD
MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG HRK LTL LVL SLL ZWL
"""
_CURRENCIES = frozenset(_CURRENCIES_TEXT.split())
"""ISO 4217: codes in use, and a few that ended lately."""


class Filling:
    """The fields of one document while they are being read."""

    def __init__(self) -> None:
        self.fields: Fields = no_fields()
        self.problems: list[Problem] = []

    def problem(self, code: str, field: str | None, text: str) -> None:
        """Note something a person should know. The same thing is said once."""
        found = Problem(code=code, field=field, text=text)
        if found not in self.problems:
            self.problems.append(found)

    def text(self, field: str, raw: str | None) -> None:
        """Take a text with its blanks evened out."""
        self.fields[field] = self.clean(field, raw)

    def clean(self, field: str | None, raw: str | None) -> str | None:
        """The text with blanks evened out and nothing invisible in it; None where nothing is left."""
        if raw is None:
            return None
        if len(raw) > 8 * MAX_TEXT:
            self.problem("too-long", field, f"The text has {len(raw):,} characters.")
            return None
        visible = raw if raw.isascii() and raw.isprintable() else "".join(map(_visible, raw))
        text = " ".join(visible.split())
        if len(text) > MAX_TEXT:
            self.problem("too-long", field, f"The text has {len(text):,} characters.")
            return None
        if len(visible) < len(raw):
            self.problem("hidden-characters", field, "The text held invisible characters; they were taken out.")
        return text or None

    def iso_date(self, field: str, raw: str | None) -> None:
        """Take an xs:date: YYYY-MM-DD, with or without a zone."""
        text = self.clean(field, raw)
        match = _ISO_DATE.match(text) if text else None
        self._date(field, text, match.group(1) if match else None)

    def cii_date(self, field: str, raw: str | None, code: str | None) -> None:
        """Take a date written in a UNTDID 2379 format (102: CCYYMMDD)."""
        text = self.clean(field, raw)
        fits = text and text.isascii() and text.isdigit() and len(text) == _CII_DATES.get(code or "102")
        self._date(field, text, f"{text[:4]}-{text[4:6]}-{text[6:8]}" if text and fits else None)

    def _date(self, field: str, text: str | None, iso: str | None) -> None:
        if text is None:
            return
        try:
            self.fields[field] = date.fromisoformat(iso or "").isoformat()
        except ValueError:
            self.problem("bad-date", field, f"“{short(text)}” is not a usable date.")

    def amount(self, field: str, raw: str | None) -> None:
        """Take an exact decimal, written as the document writes it."""
        self.fields[field] = self.decimal(field, raw)

    def decimal(self, field: str, raw: str | None) -> str | None:
        """The text of an exact decimal (xs:decimal); None, with a problem, for anything else."""
        text = self.clean(field, raw)
        if text is None:
            return None
        if not _AMOUNT.match(text):
            self.problem("bad-amount", field, f"“{short(text)}” is not an amount.")
            return None
        sign = "-" if text.startswith("-") else ""
        whole, _, decimals = text.lstrip("+-").partition(".")
        if len(whole.lstrip("0")) > MAX_WHOLE_DIGITS or len(decimals.rstrip("0")) > MAX_DECIMALS:
            self.problem("absurd-amount", field, f"“{short(text)}” has more digits than any real amount.")
            return None
        whole = whole.lstrip("0") or "0"
        return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"

    def currency(self, raw: str | None) -> None:
        """Take a currency code (ISO 4217)."""
        text = self.clean("currency", raw)
        if text in _CURRENCIES:
            self.fields["currency"] = text
        elif text is not None:
            self.problem("bad-currency", "currency", f"“{short(text)}” is not the code of a currency.")

    def accounts(self, raw: Iterable[str | None]) -> None:
        """Sort accounts into IBANs and others; several of a kind are joined by “;”, each once, in order."""
        ibans: dict[str, None] = {}
        others: dict[str, None] = {}
        for account in raw:
            text = self.clean("iban", account)
            if text is None:
                continue
            iban = as_iban(text)
            if iban is None:
                others[text] = None
                continue
            ibans[iban] = None
            if not check_digits_fit(iban):
                self.problem("iban-check-digits", "iban", f"The check digits of {iban} are wrong.")
        self.fields["iban"] = ";".join(ibans) or None
        self.fields["other_account"] = ";".join(others) or None

    def one_of(self, field: str, raw: Iterable[str | None], code: str) -> None:
        """Take the one text that all of them agree on; several different ones are a problem, never a choice."""
        found = dict.fromkeys(text for text in (self.clean(field, each) for each in raw) if text)
        if len(found) > 1:
            self.problem(code, field, "There are several: " + ", ".join(short(text) for text in found) + ".")
        elif found:
            self.fields[field] = next(iter(found))

    def sum_of(self, field: str, raw: Iterable[str | None]) -> str | None:
        """The exact sum of decimals; None where there is none, or one of them is unusable."""
        texts = [self.decimal(field, each) for each in raw]
        if not texts or None in texts:
            return None
        return plain(sum((Decimal(text) for text in texts if text is not None), Decimal(0)))

    def kind(self, *, root: Kind | None = None) -> Kind | None:
        """Invoice or credit note, from the type code and, in UBL, the root element. None where the two disagree."""
        code = self.fields["type_code"]
        by_code: Kind | None = None
        if code is not None:
            by_code = "credit_note" if code in CREDIT_TYPE_CODES else "invoice"
        if root and by_code and root != by_code:
            self.problem(
                "type-contradicts-root",
                "type_code",
                f"The document is written as one kind ({root.replace('_', ' ')}), but its type code is {code}.",
            )
            return None
        kind = root or by_code
        totals = [self.fields[name] for name in ("gross", "payable", "net")]
        if kind == "credit_note" and any(text and Decimal(text) < 0 for text in totals):
            self.problem("negative-credit-note", "gross", "A credit note with negative amounts: which way is unclear.")
        return kind


def plain(value: Decimal) -> str:
    """A decimal without exponent."""
    return f"{value:f}"


def short(text: str) -> str:
    """A text fit for a message."""
    return text if len(text) <= 60 else text[:57] + "..."


def _visible(character: str) -> str:
    if character in "\t\r\n":
        return " "
    return "" if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} else character

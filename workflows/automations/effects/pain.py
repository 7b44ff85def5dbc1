"""A SEPA credit transfer order as XML: pain.001.001.09 (ISO 20022), after the EPC's implementation guidelines. Pure.

Amounts are exact, sums are made here and nowhere else, and a text holds only signs that every bank takes.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape

import msgspec

from workflows import clock
from workflows.domain.money import MAX_MINOR
from workflows.intake.accounts import as_iban, check_digits_fit

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
MOST = 5_000
"""Payments in one file."""
_BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?\Z")
_ALLOWED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ ")
"""The signs that every bank has to take (EPC217-08)."""
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "æ": "ae", "Æ": "Ae"}
_SPELT |= {"ø": "o", "Ø": "O", "œ": "oe", "ł": "l", "Ł": "L", "đ": "d", "&": "+", "_": "-"}
_SEPA_TEXT = """
AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK
SM VA
"""
_SEPA = frozenset(_SEPA_TEXT.split())
"""Countries of the area, by the IBAN's first letters."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A name and a bank account."""

    name: str
    iban: str
    bic: str = ""


class Payment(msgspec.Struct, frozen=True, kw_only=True):
    """One transfer in euros."""

    end_to_end: str
    """What the creditor's bank repeats; 1 to 35 letters and digits, once in a file."""
    to: Account
    minor: int
    """Cents, above 0."""
    text: str
    """What it is for."""
    day: str
    """The day on which the bank does it, ``YYYY-MM-DD``."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A whole file."""

    message_id: str
    """At most 30 letters and digits; never used again."""
    at_ms: int
    debtor: Account
    payments: Sequence[Payment]


def iban_problem(iban: str) -> str | None:
    """Why money cannot be sent to this account: ``not-an-iban``, ``wrong-check-digits``, ``outside-sepa``."""
    text = as_iban(iban) if iban.isascii() else None
    if text is None:
        return "not-an-iban"
    if not check_digits_fit(text):
        return "wrong-check-digits"
    return None if text[:2] in _SEPA else "outside-sepa"


def is_bic(text: str) -> bool:
    """Whether it has the form of a BIC (ISO 9362)."""
    return _BIC.match(text) is not None


def bank_text(text: str, longest: int) -> str:
    """The text in the signs that every bank takes, never empty, never with a slash at an end or two in a row."""
    spelt = unicodedata.normalize("NFKD", "".join(_SPELT.get(one, one) for one in unicodedata.normalize("NFC", text)))
    kept = "".join(
        one if one in _ALLOWED else " " if one.isspace() else "."
        for one in spelt
        if unicodedata.category(one) not in {"Mn", "Cf"}
    )
    kept = re.sub(r"/{2,}", "/", " ".join(kept.split()))[:longest].strip("/ ")
    return kept or "."


def order_xml(order: Order) -> bytes:
    """The file, the same bytes for the same order. One batch for each executing day.

    Raises ValueError for what no bank takes: see the codes in its text.
    """
    _refuse(order)
    ordered = sorted(order.payments, key=lambda one: (one.day, one.end_to_end))
    batches = [(day, list(payments)) for day, payments in groupby(ordered, key=lambda one: one.day)]
    head = (
        f"<MsgId>{order.message_id}</MsgId><CreDtTm>{clock.iso_utc(order.at_ms)}</CreDtTm>{_totals(ordered)}"
        f"<InitgPty><Nm>{_text(order.debtor.name, 70)}</Nm></InitgPty>"
    )
    body = "\n".join(_batch(order, number, day, payments) for number, (day, payments) in enumerate(batches, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="{NAMESPACE}"><CstmrCdtTrfInitn>\n<GrpHdr>{head}</GrpHdr>\n{body}\n'
        "</CstmrCdtTrfInitn></Document>\n"
    ).encode()


def _refuse(order: Order) -> None:
    ids = [one.end_to_end for one in order.payments]
    if not 0 < len(ids) <= MOST:
        raise ValueError("no-payments" if not ids else "too-many-payments")
    if len(set(ids)) != len(ids):
        raise ValueError("same-payment-twice")
    if not re.fullmatch(r"[A-Za-z0-9]{1,30}", order.message_id):
        raise ValueError("bad-message-id")
    for account in (order.debtor, *(one.to for one in order.payments)):
        problem = iban_problem(account.iban) or (None if not account.bic or is_bic(account.bic) else "bad-bic")
        if problem or not account.name.strip():
            raise ValueError(problem or "name-missing")
    for one in order.payments:
        if not 0 < one.minor <= MAX_MINOR or len(str(one.minor)) > 11:
            raise ValueError("bad-amount")  # at most 999,999,999.99 (EPC132-08)
        if not re.fullmatch(r"[A-Za-z0-9]{1,35}", one.end_to_end) or not re.fullmatch(r"\d{4}-\d\d-\d\d", one.day):
            raise ValueError("bad-payment")


def _batch(order: Order, number: int, day: str, payments: Sequence[Payment]) -> str:
    debtor = order.debtor
    transfers = "\n".join(map(_transfer, payments))
    return (
        f"<PmtInf><PmtInfId>{order.message_id}-{number}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>"
        f"{_totals(payments)}<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>"
        f"<ReqdExctnDt><Dt>{day}</Dt></ReqdExctnDt><Dbtr><Nm>{_text(debtor.name, 70)}</Nm></Dbtr>"
        f"<DbtrAcct><Id><IBAN>{as_iban(debtor.iban)}</IBAN></Id></DbtrAcct><DbtrAgt>{_bank(debtor.bic)}</DbtrAgt>"
        f"<ChrgBr>SLEV</ChrgBr>\n{transfers}\n</PmtInf>"
    )


def _transfer(one: Payment) -> str:
    bank = f"<CdtrAgt>{_bank(one.to.bic)}</CdtrAgt>" if one.to.bic else ""
    return (
        f"<CdtTrfTxInf><PmtId><EndToEndId>{one.end_to_end}</EndToEndId></PmtId>"
        f'<Amt><InstdAmt Ccy="EUR">{_euros(one.minor)}</InstdAmt></Amt>{bank}'
        f"<Cdtr><Nm>{_text(one.to.name, 70)}</Nm></Cdtr>"
        f"<CdtrAcct><Id><IBAN>{as_iban(one.to.iban)}</IBAN></Id></CdtrAcct>"
        f"<RmtInf><Ustrd>{_text(one.text, 140)}</Ustrd></RmtInf></CdtTrfTxInf>"
    )


def _bank(bic: str) -> str:
    inside = f"<BICFI>{bic}</BICFI>" if bic else "<Othr><Id>NOTPROVIDED</Id></Othr>"
    return f"<FinInstnId>{inside}</FinInstnId>"


def _totals(payments: Sequence[Payment]) -> str:
    return f"<NbOfTxs>{len(payments)}</NbOfTxs><CtrlSum>{_euros(sum(one.minor for one in payments))}</CtrlSum>"


def _euros(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02}"


def _text(text: str, longest: int) -> str:
    return escape(bank_text(text, longest))

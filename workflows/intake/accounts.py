"""Telling an IBAN from other account numbers: by its shape first, then by its check digits.

A text is called an IBAN when its country and length fit the registry (ISO 13616), so that a mistyped IBAN is still
shown as one, with its failed check digits said aloud; everything else is some other account.
"""

import re

from workflows.intake.document import Fields
from workflows.intake.keys import compared

_SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\Z")

_LENGTHS_TEXT = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21
LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22
RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
"""
_LENGTHS = {entry[:2]: int(entry[2:]) for entry in _LENGTHS_TEXT.split()}

_SEPARATORS = re.compile(r"[\s.\-]+")
_BETWEEN = re.compile(r"[;,]")


def compact(account: str) -> str:
    """The account in capitals, without blanks, dots and hyphens."""
    return _SEPARATORS.sub("", account).upper()


def as_iban(account: str) -> str | None:
    """The compact IBAN where the text has the shape of one; None for any other account. Check digits are not asked."""
    text = compact(account)
    if _SHAPE.match(text) and _LENGTHS.get(text[:2]) == len(text):
        return text
    return None


def check_digits_fit(iban: str) -> bool:
    """Whether a compact IBAN passes ISO 7064 mod 97-10."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def account_key(fields: Fields) -> str | None:
    """Every account that the document names, as compared, sorted and joined by “;”. None where it names none."""
    return ";".join(sorted(accounts_in(f"{fields['iban'] or ''};{fields['other_account'] or ''}"))) or None


def accounts_in(key: str) -> frozenset[str]:
    """The accounts in a key, or in a text that lists them."""
    return frozenset(account for part in _BETWEEN.split(key) if (account := compared(part)))

"""Countries and currencies to choose from, and what this computer suggests: from its own settings, asking nobody."""

import os
from dataclasses import dataclass

from PySide6.QtCore import QLocale

USUAL = ("DE", "EUR")
"""Where the computer says nothing."""


@dataclass(frozen=True, slots=True)
class Country:
    """One to choose."""

    code: str
    name: str
    currency: str


def countries() -> list[Country]:
    """All that this system's locales know of, by name."""
    found: dict[str, Country] = {}
    for locale in QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    ):
        code = QLocale.territoryToCode(locale.territory())
        currency = locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
        if len(code) == 2 and code.isalpha() and code not in found and len(currency) == 3:
            found[code] = Country(code, QLocale.territoryToString(locale.territory()), currency)
    return sorted(found.values(), key=lambda one: one.name)


def guess(locale: QLocale) -> tuple[str, str]:
    """Country and currency as the locale has them, or the usual ones."""
    code = QLocale.territoryToCode(locale.territory())
    currency = locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    if locale.language() == QLocale.Language.C or len(code) != 2 or len(currency) != 3:
        return USUAL
    return code, currency


def own_name() -> str:
    """The full name of whoever is signed in to this computer; empty where it does not say."""
    if os.name == "nt":
        return _name_on_windows()
    import pwd  # noqa: PLC0415 -- there is none on Windows

    try:
        found = pwd.getpwuid(os.getuid())
    except KeyError:
        return ""
    name = found.pw_gecos.partition(",")[0].strip()
    return name if name and name.casefold() != found.pw_name.casefold() else ""


def _name_on_windows() -> str:
    import ctypes  # noqa: PLC0415 -- only there

    size = ctypes.c_ulong(256)
    text = ctypes.create_unicode_buffer(size.value)
    display = 3  # NameDisplay of EXTENDED_NAME_FORMAT
    secur32 = getattr(ctypes, "windll").secur32  # noqa: B009 -- known on Windows alone
    if not secur32.GetUserNameExW(display, text, ctypes.byref(size)):
        return ""
    return text.value.strip()

"""What the one page of a new office, and pasted people, are told: codes in words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, inside, one_of, quoted, spoken, translate
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from workflows.office.beginning import Missing
    from workflows.office.pasted_people import PastedPerson

MISSING: Mapping[tuple[str, str], str] = {
    ("name", "empty"): QT_TRANSLATE_NOOP("Wording", "What is your firm called?"),
    ("name", "bad-name"): QT_TRANSLATE_NOOP("Wording", "This name is too long, or holds signs that cannot be printed."),
    ("owner", "empty"): QT_TRANSLATE_NOOP("Wording", "What is your name? You sign with it."),
    ("owner", "bad-name"): QT_TRANSLATE_NOOP(
        "Wording", "This name is too long, or holds signs that cannot be printed."
    ),
    ("currency", "bad-currency"): QT_TRANSLATE_NOOP("Wording", "Choose a currency."),
    ("country", "bad-country"): QT_TRANSLATE_NOOP("Wording", "Choose a country."),
    ("branches", "bad-name"): QT_TRANSLATE_NOOP("Wording", "%subject cannot be the name of a branch."),
    ("branches", "same-name"): QT_TRANSLATE_NOOP("Wording", "%subject stands here twice."),
    ("branches", "bad-manager"): QT_TRANSLATE_NOOP("Wording", "Who decides in %subject? That is no name."),
    ("branches", "too-many"): QT_TRANSLATE_NOOP("Wording", "These are too many branches for one page."),
    ("asked_above", "bad-amount"): QT_TRANSLATE_NOOP("Wording", "Type an amount, such as %example."),
    ("asked_above", "too-many-decimals"): QT_TRANSLATE_NOOP("Wording", "This currency has fewer decimals."),
    ("asked_above", "absurd-amount"): QT_TRANSLATE_NOOP("Wording", "This is more than any real amount."),
    ("asked_above", "too-small"): QT_TRANSLATE_NOOP("Wording", "Type at least 10. Small amounts can get rules later."),
    ("asked_above", "too-large"): QT_TRANSLATE_NOOP("Wording", "Type at most 10 million."),
    ("people", "bad-lines"): QT_TRANSLATE_NOOP("Wording", "Some lines need a look: they are marked below."),
}
"""By field and code."""

LINES: Mapping[str, str] = {
    "no-name": QT_TRANSLATE_NOOP("Wording", "There is no name in this line"),
    "bad-name": QT_TRANSLATE_NOOP("Wording", "The name is too long, or holds signs that cannot be printed"),
    "same-name": QT_TRANSLATE_NOOP(
        "Wording", "This name stands further up already: add something that tells them apart"
    ),
    "unknown-branch": QT_TRANSLATE_NOOP("Wording", "The branch %branch is not in the list above"),
    "unknown-role": QT_TRANSLATE_NOOP("Wording", "There is no role %role: Manager, Bookkeeper or Clerk"),
    "bad-email": QT_TRANSLATE_NOOP("Wording", "This is no e-mail address"),
    "too-many-cells": QT_TRANSLATE_NOOP("Wording", "There is more in this line than name, branch, role and e-mail"),
    "too-many": QT_TRANSLATE_NOOP("Wording", "These are too many people for one page: add the others later"),
}
"""By what is wrong with a line."""

ROLES: Mapping[str, str] = {
    "manager": QT_TRANSLATE_NOOP("Wording", "Manager"),
    "bookkeeper": QT_TRANSLATE_NOOP("Wording", "Bookkeeper"),
    "clerk": QT_TRANSLATE_NOOP("Wording", "Clerk"),
}
"""The roles that every office begins with."""

WAITING: Mapping[str, str] = {
    "not-answered": QT_TRANSLATE_NOOP("Wording", "Waiting for the other laptop. It answers when it exchanges next."),
    "folder-behind": QT_TRANSLATE_NOOP("Wording", "Let in. Waiting for the folder to bring everything."),
    "refused": QT_TRANSLATE_NOOP("Wording", "The other laptop did not let this one in. Ask whoever gave you the code."),
    "expired": QT_TRANSLATE_NOOP("Wording", "The code has ended before it was answered. Ask for a new one."),
}
"""How it stands with a laptop that asked to join, by ``StillWaiting.reason``."""


def lacking(roles: "Sequence[str]") -> str:
    """Which roles nobody but the owner has, what waits by that, and where it is mended; empty for none."""
    if not roles:
        return ""
    named = one_of(inside(spoken(ROLES[role])) for role in roles)
    said = translate(
        "Wording",
        "Nobody but you is %roles yet: an invoice that you ask for yourself would wait. "
        "You can mend this later under People and units.",
    )
    return fill(said, roles=named)


def missing(one: "Missing", example: str) -> str:
    """What is to be done about a field of the page. ``example`` is an amount as it is typed here."""
    if one.error is not None:
        said = trouble(one.error)
        return f"{said.title}. {said.advice}"
    text = MISSING.get((one.field, one.code))
    if text is None:
        return translate("Wording", "This cannot be used.")
    return spoken(text, subject=quoted(one.subject), example=example)


def line_problem(line: "PastedPerson") -> str:
    """What is wrong with a line of people; empty where nothing is."""
    return ". ".join(spoken(LINES[code], branch=quoted(line.branch), role=quoted(line.role)) for code in line.problems)


def role(id_: str) -> str:
    """The first name of a role; the id itself for another."""
    return spoken(ROLES[id_]) if id_ in ROLES else id_


_CALLED: Mapping[str, tuple[str, ...]] = {
    "manager": ("Leitung", "Leiter", "Leiterin", "Führungskraft", "Filialleitung", "Abteilungsleitung"),
    "bookkeeper": ("Bookkeeping", "Accounting", "Accountant", "Buchhaltung", "Buchhalter", "Buchhalterin"),
    "clerk": ("Clerical", "Sachbearbeitung", "Sachbearbeiter", "Sachbearbeiterin"),
}


def role_words() -> dict[str, str]:
    """What people may write for a role: its id, its English name, its name in the language in use, and what else
    such people are called, in whichever language a list was written.
    """
    named = {word: one for one, name in ROLES.items() for word in (one, name, spoken(name))}
    return {word: one for one, words in _CALLED.items() for word in words} | named


def head_words() -> tuple[str, ...]:
    """What people may write for the head office."""
    return ("head office", "head-office", translate("Wording", "Head office"))


def waiting(reason: str) -> str:
    """How it stands with a laptop that asked to join."""
    return spoken(WAITING[reason]) if reason in WAITING else reason

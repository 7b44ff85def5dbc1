"""The row of a rule table that led somewhere, with the office's own words for it."""

import msgspec

from workflows.engine.state import RuleRef
from workflows.office.office import Office
from workflows.rules.sentences import Language, outcome_sentence

RuleLanguage = Language
"""How a language says rules: what a screen gives an office that it opened, as ``Office.language``."""


class RuleShown(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The rule that sent a request somewhere."""

    table: str
    table_name: str
    """The table's name in that version; its id where it has none."""
    version: int
    rows: tuple[str, ...]
    """The rows that hit, in order; empty where none did."""
    code: str | None
    """``hit``, ``no-rule``, or why the table could not answer, such as ``missing-value``; None: not known here."""
    texts: tuple[str, ...]
    """The author's text of each row that decides something; where one has none, what follows from it, in English."""


class RuleTexts:
    """Rules as they are shown. Remembers what it was asked; made anew for each question."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._names: dict[str, str] | None = None
        self._texts: dict[tuple[str, int], dict[str, str]] = {}

    def shown(self, table: str, version: int, rows: tuple[str, ...], code: str | None) -> RuleShown:
        """The rule by its table, version and rows. A table that is not here has no texts."""
        known = self._office.state.tables.get(table, {}).get(version)
        texts = self._of(table, version)
        return RuleShown(
            table=table,
            table_name=(known.name or table) if known is not None else table,
            version=version,
            rows=rows,
            code=code,
            texts=tuple(texts[row] for row in rows if row in texts),
        )

    def notes(self, table: str, version: int, rows: tuple[str, ...]) -> RuleShown:
        """Those of the rows that only say something, with their texts."""
        known = self._office.state.tables.get(table, {}).get(version)
        said = {row.id: row.then.text for row in known.rows if row.then.verdict == "note"} if known is not None else {}
        noted = tuple(row for row in rows if said.get(row))
        shown = self.shown(table, version, noted, "hit")
        return msgspec.structs.replace(shown, texts=tuple(said[row] for row in noted))

    def of(self, rule: RuleRef | None) -> RuleShown | None:
        """The same for a reference; None for none."""
        return None if rule is None else self.shown(rule.table, rule.version, rows_in(rule.row), rule.code)

    def _of(self, table: str, version: int) -> dict[str, str]:
        key = (table, version)
        if key not in self._texts:
            known = self._office.state.tables.get(table, {}).get(version)
            self._texts[key] = {
                row.id: row.then.text or outcome_sentence(row, self._sentence_names(), self._office.language)
                for row in (known.rows if known is not None else ())
                if row.then.verdict != "note"
            }
        return self._texts[key]

    def _sentence_names(self) -> dict[str, str]:
        if self._names is None:
            self._names = sentence_names(self._office)
        return self._names


def sentence_names(office: Office) -> dict[str, str]:
    """Names of units, people and roles by id, as sentences of rules want them in the office's language."""
    state = office.state
    named = {unit.id: unit.name for unit in state.units.values()}
    named |= {person.id: person.name for person in state.people.values()}
    small = office.language.small_roles
    return named | {role.id: role.name.lower() if small else role.name for role in state.roles.values()}


def rows_in(joined: str | None) -> tuple[str, ...]:
    """The rows' ids, as a stored row names them in one text."""
    return tuple(joined.split(", ")) if joined else ()

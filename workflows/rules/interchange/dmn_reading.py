"""DMN decision tables, from a parsed file to our tables; what lies outside of the subset is refused with the reason.

The subset is documented in ``../DMN.md``. The tree comes from whoever may read files; here nothing is opened.
"""

from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from workflows.rules.defects import Defect, check_table
from workflows.rules.interchange.dmn_columns import json_plain, read_columns
from workflows.rules.interchange.dmn_names import VERSIONS, plain_id
from workflows.rules.interchange.dmn_rows import read_rows
from workflows.rules.interchange.dmn_types import Finder, Types, local, own_elements
from workflows.rules.interchange.refusals import OutsideError, Refusal, Remark, outside
from workflows.rules.plain import TableUnreadableError, table_from_plain
from workflows.rules.tables import RuleTable

Plain = dict[str, Any]

_PARTS = frozenset(("description", "extensionElements", "input", "output", "annotation", "rule"))


class ImportedTable(msgspec.Struct, frozen=True, kw_only=True):
    """One table that was read."""

    element: str
    """What its file calls it."""
    table: RuleTable
    remarks: tuple[Remark, ...] = ()
    """What was written in another way there."""


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What a file brought."""

    tables: tuple[ImportedTable, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def read_dmn(root: Element, mapping: dict[str, Plain] | None = None) -> Imported:
    """Every decision table of a file, in its order. ``mapping``: the outcome (plain) of each foreign output value.

    Raises OutsideError only where the file as a whole is no DMN; a table's own reasons stand in ``refusals``.
    """
    namespace = str(root.tag)[1:].partition("}")[0]
    if namespace not in VERSIONS or local(root) != "definitions":
        raise outside("not-dmn", "a DMN file (definitions) of version 1.1 to 1.5", found=str(root.tag))
    find = Finder(namespace)
    types = Types(root, find)
    tables: list[ImportedTable] = []
    refusals: list[Refusal] = []
    for holder in [*find.every(root, "decision"), *find.every(root, "businessKnowledgeModel")]:
        name = holder.get("name") or holder.get("id") or local(holder)
        try:
            taken = {one.table.id for one in tables}
            tables.append(_one_table(holder, name, find, types, (mapping or {}, taken)))
        except OutsideError as no:
            refusals.append(no.refusal)
    if not tables and not refusals:
        raise outside("dmn-no-table", "a file with at least one decision table")
    return Imported(tables=tuple(tables), refusals=tuple(refusals))


def _one_table(
    holder: Element, name: str, find: Finder, types: Types, asked: tuple[dict[str, Plain], set[str]]
) -> ImportedTable:
    mapping, taken = asked
    remarks: list[Remark] = []
    table = _decision_table(holder, name, find, remarks)
    kept = own_elements(holder, "table")
    columns = read_columns(table, name, find, types, remarks)
    rows = read_rows(table, columns, find, (mapping, kept[0].attrib if kept else {}), remarks)
    plain = _head(holder, name, taken, remarks)
    plain |= {"priorities": list(rows.priorities)} if rows.priorities else {}
    plain |= {"policy": rows.policy, "inputs": list(columns.plain), "rows": list(rows.plain)}
    cases = [_case(element, name) for element in own_elements(holder, "case")]
    sound = _sound(plain | ({"cases": cases} if cases else {}), name, remarks)
    return ImportedTable(element=name, table=sound, remarks=tuple(remarks))


def _decision_table(holder: Element, name: str, find: Finder, remarks: list[Remark]) -> Element:
    logic: Element | None = holder
    if find.is_named(holder, "businessKnowledgeModel"):
        logic = find.one(holder, "encapsulatedLogic")
        remarks.append(Remark(code="function", text=f"“{name}” is a function there; its parameters became inputs."))
    table = find.one(logic, "decisionTable")
    if table is None:
        if next(find.deep(holder, "decisionTable"), None) is not None:
            raise outside(
                "dmn-nested", "a decision table that stands alone: this one is part of another logic", element=name
            )
        raise outside("dmn-other-logic", "a decision table: this is another kind of decision logic", element=name)
    for child in table:
        if find.is_of_dmn(child) and local(child) not in _PARTS:
            expected = "only inputs, outputs, rules and notes in a table"
            raise outside("dmn-unknown-part", expected, element=name, found=local(child))
    return table


def _head(holder: Element, name: str, taken: set[str], remarks: list[Remark]) -> Plain:
    """Id, name, and what else our own export kept of the table as a whole."""
    for kept in own_elements(holder, "table"):
        table_id = kept.get("id", "")
        unchanged = name == (kept.get("name") or table_id)
        if table_id in taken:
            break
        return {"id": table_id, "name": kept.get("name", "") if unchanged else name} | json_plain(kept, "more", name)
    table_id = plain_id(holder.get("name") or holder.get("id") or "", taken, "table").lower()
    if table_id in taken:
        table_id = plain_id(table_id, taken, "table")
    remarks.append(Remark(code="named", text=f"“{name}” became the table {table_id}."))
    return {"id": table_id, "version": 1, "name": name}


def _case(element: Element, name: str) -> Plain:
    case = {"name": element.get("name", ""), "expect": element.get("expect", "")}
    return case | json_plain(element, "more", name)


def _sound(plain: Plain, name: str, remarks: list[Remark]) -> RuleTable:
    """The table, checked. Saved cases that speak of rows which are gone are left out, with a remark."""
    try:
        table = table_from_plain(plain)
    except TableUnreadableError as error:
        raise _of_defect(error.defects[0], name) from error
    defects = check_table(table)
    for defect in defects:
        if not defect.case:
            raise _of_defect(defect, name)
    gone = {defect.case for defect in defects}
    remarks.extend(
        Remark(code="case-dropped", text=f"The saved case “{case}” speaks of rows or inputs that are gone.")
        for case in sorted(gone)
    )
    return msgspec.structs.replace(table, cases=tuple(case for case in table.cases if case.name not in gone))


def _of_defect(defect: Defect, name: str) -> OutsideError:
    row = int(defect.path[1]) + 1 if defect.path[:1] == ("rows",) and len(defect.path) > 1 else 0
    return outside(defect.code, defect.expected, element=name, row=row, column=defect.input, found=defect.found)

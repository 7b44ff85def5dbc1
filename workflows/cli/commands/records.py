"""``countersign records``: suppliers, customers and employees that all units share."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from workflows import clock
from workflows.cli import record_words as words
from workflows.cli.homes import add_person, open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.domain.commands import Refusal
from workflows.domain.records import FIELDS, SORTS
from workflows.office.office import Office
from workflows.office.records.alike import duplicates
from workflows.office.records.finding import record_named
from workflows.office.records.folding import record_state
from workflows.office.records.sheets import export_rows, import_rows, read_rows, read_sheet
from workflows.office.records.writing import (
    Recorded,
    add_record,
    erase_record,
    merge_records,
    set_record,
    unmerge_records,
    verify_account,
    wished,
)
from workflows.office.showing.records_shown import record_shown, records_listed
from workflows.office.written_files import write_new

EXAMPLE = """\
  countersign records fields supplier
  countersign records add supplier --as carl --set legal_name="Papierhof GmbH" --set vat_id=DE136695976
  countersign records set 7k2m --as carl --set iban/DE89370400440532013000=Papierhof
  countersign records verify 7k2m DE89370400440532013000 --as petra --how "called the number in our files"
  countersign records list supplier
  countersign records show 7k2m
  countersign records duplicates
  countersign records merge 7k2m 3fq9 --as petra --reason "the same firm"
  countersign records unmerge 3fq9 --as petra --reason "two firms after all"
  countersign records import suppliers.csv --sort supplier
  countersign records import suppliers.csv --sort supplier --as carl --do-it
  countersign records export suppliers.csv --sort supplier
  countersign records erase 9x1c --as anna --reason "left two years ago"

  Anybody may add a record and change it, on any laptop, without the folder. A bank account counts only once somebody
  else who leads verified it; until then invoices to it are treated as invoices to a changed account. What two people
  set differently, not knowing of each other, is contested: both are shown until somebody sets it once more.
  An import says first what it would do, row by row; with --do-it it is done. An empty cell of a table changes nothing.
"""
_DOES = (
    "list",
    "show",
    "fields",
    "add",
    "set",
    "verify",
    "duplicates",
    "merge",
    "unmerge",
    "import",
    "export",
    "erase",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, with which record, and by whom."""
    parser.add_argument("do", choices=_DOES, help="what to do; “verify” is about a bank account")
    parser.add_argument("what", nargs="?", metavar="KIND|RECORD|FILE", help="a kind of record, an id, or a file")
    parser.add_argument("other", nargs="?", metavar="RECORD|IBAN", help="merge: the other one; verify: the account")
    parser.add_argument(
        "--set", action="append", default=[], metavar="FIELD=TEXT", help="a field; an empty text removes it"
    )
    parser.add_argument("--how", default="", help="for verify: what was done to make sure")
    parser.add_argument("--reason", default="", help="for merge, unmerge and erase: why")
    parser.add_argument("--request", default="", metavar="REQUEST", help="for add, set and verify: what led to it")
    parser.add_argument("--sort", choices=SORTS, default="", help="for import and export: the kind of record")
    parser.add_argument("--personal", action="store_true", help="for export: personal values as well")
    parser.add_argument("--do-it", action="store_true", help="for import: do it; otherwise it is only said")
    add_person(parser, required=False)


def run(options: argparse.Namespace, output: Output) -> int:
    """Do it, and answer."""
    if options.do == "fields":
        return _fields(options.what, output)
    _demand(options)
    writes = options.do not in {"list", "show", "duplicates", "export"} and (options.do != "import" or options.do_it)
    with open_office(options, write=writes) as office:
        match options.do:
            case "list":
                return _list(office, options.what or "", output)
            case "show":
                return _show(office, record_named(office, options.what).id, output)
            case "duplicates":
                return _duplicates(office, output)
            case "import":
                return _import(office, options, output)
            case "export":
                return _export(office, options, output)
        return _act(office, options, output)


def _demand(options: argparse.Namespace) -> None:
    least, most, said = {
        "list": (0, 1, "one kind of record, or nothing"),
        "duplicates": (0, 0, "nothing more"),
        "verify": (2, 2, "a record and an IBAN"),
        "merge": (2, 2, "two records"),
        "add": (1, 1, "a kind of record"),
        "import": (1, 1, "a file"),
        "export": (1, 1, "a file"),
    }.get(options.do, (1, 1, "one record"))
    given = (options.what is not None) + (options.other is not None)
    if not least <= given <= most:
        raise WrongUsage(f"“records {options.do}” takes {said}")
    if (options.do in {"list", "add"}) and options.what not in {None, *SORTS}:
        raise WrongUsage(f"expected one of {', '.join(SORTS)}, found “{options.what}”")
    acts = options.do in {"add", "set", "verify", "merge", "unmerge", "erase"} or (
        options.do == "import" and options.do_it
    )
    if acts and options.person is None:
        raise WrongUsage(f"“records {options.do}” needs --as PERSON")
    if options.do in {"add", "set"} and not options.set:
        raise WrongUsage(f"“records {options.do}” needs --set FIELD=TEXT")


def _act(office: Office, options: argparse.Namespace, output: Output) -> int:
    by = person_in(office.store.questions, options.person)
    answer = _done(office, options, by)
    if isinstance(answer, Refusal):
        if options.do == "verify" and answer.code == "reason-missing":
            return output.failed(answer.code, *words.HOW_MISSING, exit_code=1)
        return output.refused(words.spelled_out(answer), names_of(office))
    return _show(office, answer.record, output, act=answer.act)


def _done(office: Office, options: argparse.Namespace, by: str) -> Recorded | Refusal:
    request = request_in(office.store.questions, options.request) if options.request else ""
    if options.do == "add":
        wish = wished(office, options.what, _texts(options.set))
        return wish if isinstance(wish, Refusal) else add_record(office, by, wish, request=request)
    record = record_named(office, options.what).id
    match options.do:
        case "set":
            wish = wished(office, record_state(office, record).sort, _texts(options.set))
            return wish if isinstance(wish, Refusal) else set_record(office, by, record, wish, request=request)
        case "verify":
            return verify_account(office, by, record, options.other, options.how, request=request)
        case "merge":
            return merge_records(office, by, record, record_named(office, options.other).id, options.reason)
        case "unmerge":
            return unmerge_records(office, by, record, options.reason)
    return erase_record(office, by, record, options.reason)


def _texts(given: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        name, equals, text = one.partition("=")
        if not equals or name.strip() in found:
            raise WrongUsage(f"expected each --set FIELD=TEXT once, found “{one[:80]}”")
        found[name.strip()] = text
    return found


def _fields(sort: str | None, output: Output) -> int:
    if sort not in {None, *SORTS}:
        raise WrongUsage(f"expected one of {', '.join(SORTS)}, found “{sort}”")
    chosen = [one for one in SORTS if sort in {None, one}]
    plain = {one: [msgspec.to_builtins(field) for field in FIELDS[one].values()] for one in chosen}
    output.answer(plain, [line for one in chosen for line in (f"{one}:", *map(words.field_line, FIELDS[one].values()))])
    return 0


def _list(office: Office, sort: str, output: Output) -> int:
    found = records_listed(office, sort)
    plain = [msgspec.to_builtins(one) | {"updated": clock.iso_utc(one.updated_ms)} for one in found]
    output.answer({"records": plain}, [words.list_line(one) for one in found] or ["There is no record yet."])
    return 0


def _show(office: Office, record: str, output: Output, act: str = "") -> int:
    shown = record_shown(office, record)
    plain: dict[str, Any] = msgspec.to_builtins(shown)
    output.answer(plain | {"act": act, "id": shown.line.id}, words.record_lines(shown, names_of(office)))
    return 0


def _duplicates(office: Office, output: Output) -> int:
    found = duplicates(office)
    titles = {row.id: row.title for row in office.store.records.heads()}
    lines = [words.duplicate_line(one, titles) for one in found]
    output.answer(
        {"duplicates": [msgspec.to_builtins(one) for one in found]}, lines or ["Nothing seems to stand twice."]
    )
    return 0


def _import(office: Office, options: argparse.Namespace, output: Output) -> int:
    content = read_sheet(Path(options.what))
    if options.do_it:
        by = person_in(office.store.questions, options.person)
        done = import_rows(office, by, content, options.sort)
        rows, written = done.rows, done.written
    else:
        rows, written = read_rows(office, content, options.sort), 0
    refused = [row for row in rows if row.does == "refused"]
    plain = [
        {
            "line": one.line,
            "does": one.does,
            "record": one.record,
            "title": one.title,
            "field": one.field,
            "problem": one.problem,
            "values": dict(one.wish.values) if one.wish is not None else {},
        }
        for one in rows
    ]
    lines = [words.row_line(one) for one in rows if one.does != "same"]
    lines.append(words.import_sum(rows, written, did=options.do_it))
    output.answer({"rows": plain, "written": written, "done": options.do_it, "refused": len(refused)}, lines)
    return 1 if refused else 0


def _export(office: Office, options: argparse.Namespace, output: Output) -> int:
    content = export_rows(office, options.sort, personal=options.personal)
    target = Path(options.what)
    write_new(target, content)
    output.answer({"file": str(target), "bytes": len(content)}, [f"Written: {target}"])
    return 0

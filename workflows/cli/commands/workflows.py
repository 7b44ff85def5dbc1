"""``countersign workflows``: check definitions before they are applied; list, read them; move running requests."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from workflows.cli.commands import workflows_bpmn
from workflows.cli.homes import add_person, open_office, owner_of, request_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of
from workflows.cli.usage import WrongUsage
from workflows.cli.wording import refusal_sentence
from workflows.domain.commands import Refusal
from workflows.domain.definitions import Definition, ParallelStep, RepeatStep, Step, all_steps, written_steps
from workflows.domain.events import WorkflowPublished
from workflows.domain.forms import Field
from workflows.engine.cautions import cautions
from workflows.engine.kpi_soundness import kpi_mistakes
from workflows.engine.soundness import mistakes
from workflows.engine.step_soundness import naming_mistakes
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.office_file import plan
from workflows.office.shipped import read_text
from workflows.office.versions_moving import move, moving
from workflows.office.workflows_ending import delete_workflow, end_workflow
from workflows.readable import Readable, read
from workflows.rules.tables import RuleTable

EXAMPLE = f"""\
  countersign workflows check processes.yaml
  countersign workflows check invoice
  countersign workflows list
  countersign workflows show invoice
  countersign workflows move invoice --to 3
  countersign workflows move invoice --to 3 --do-it --as anna
  countersign workflows end invoice --as anna --reason "replaced by invoice-2"
  countersign workflows delete trial --as anna
{workflows_bpmn.EXAMPLE}
  A file is checked as apply would read it, and nothing is applied: the first mistake is named with file, line and what
  was expected. What is sound and unwise, such as a step without a deadline, is listed with its line.

  Running requests keep the version they began with. “move” says for each whether it can go on in another and every
  reason why not; with --do-it an owner signs one act for each that can.

  “end” lets no new request begin; running ones go on. “apply” with a file that names the workflow takes it up again.
  “delete” takes away what was never used; what was used is kept, because its requests say which version they followed.

{workflows_bpmn.EXPLAINED}"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which workflow."""
    parser.add_argument(
        "do",
        choices=("check", "list", "show", "move", "end", "delete", "bpmn"),
        help=f"check: a file or a workflow; move: running requests; end: no new ones; delete: what was never used;"
        f" {workflows_bpmn.HELP}",
    )
    parser.add_argument(
        "name", nargs="?", help="the workflow's id; for check also a file; for bpmn “export” or “import”"
    )
    workflows_bpmn.add_arguments(parser)
    parser.add_argument("--to", type=int, metavar="VERSION", help="for move: the version in which they go on")
    parser.add_argument("--request", action="append", default=[], help="for move: only this one; may be given again")
    parser.add_argument("--do-it", action="store_true", help="for move: sign it; otherwise it is only said")
    parser.add_argument("--reason", default="", help="for move, end and delete: why")
    add_person(parser, required=False, help_text="for move, end and delete: the owner who signs it")


_WRITING = ("end", "delete")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show, or move what can be moved."""
    if options.do == "bpmn":
        return workflows_bpmn.run(options, output)
    if options.about is not None or options.output is not None:
        raise WrongUsage(f"“workflows {options.do}” takes one name and no -o")
    if (options.name is None) != (options.do == "list"):
        raise WrongUsage(f"“workflows {options.do}” takes " + ("no name" if options.do == "list" else "one name"))
    if (options.to is None) != (options.do != "move"):
        raise WrongUsage("“workflows move” needs --to VERSION, and nothing else takes it")
    with open_office(options, write=options.do in _WRITING or (options.do == "move" and options.do_it)) as office:
        if options.do == "list":
            return _list(office, output)
        path = Path(options.name)
        if options.do == "check" and path.suffix in {".yaml", ".yml", ".json"}:
            return _check_file(office, path, output)
        definition = office.state.latest_workflow(options.name)
        if definition is None or options.name in office.state.deleted_workflows:
            raise _unknown(office, options.name)
        if options.do in _WRITING:
            return _end(office, definition, options, output)
        if options.do == "move":
            return _move(office, definition, options, output)
        return _check_one(office, definition, output) if options.do == "check" else _show(definition, output)


def _list(office: Office, output: Output) -> int:
    running: dict[tuple[str, int], int] = {}
    for request in office.store.questions.unfinished():
        row = office.store.questions.request(request)
        if row is not None:
            running[row.workflow, row.version] = running.get((row.workflow, row.version), 0) + 1
    plain, words = [], []
    for name in sorted(set(office.state.workflows) - office.state.deleted_workflows):
        versions = office.state.workflows[name]
        now = versions[max(versions)]
        open_ = {version: running[name, version] for version in sorted(versions) if (name, version) in running}
        plain.append(
            {
                "id": name,
                "name": now.name,
                "version": now.version,
                "sentence": now.sentence,
                "running": {str(version): count for version, count in open_.items()},
                "ended": name in office.state.ended_workflows,
            }
        )
        told = ", ".join(f"{count} in version {version}" for version, count in open_.items())
        words.append(
            f"{name}: {now.name}, version {now.version}"
            + (", ended" if name in office.state.ended_workflows else "")
            + (f"; running: {told}" if told else "")
        )
    output.answer({"workflows": plain}, words or ["No workflow yet."])
    return 0


def _end(office: Office, definition: Definition, options: argparse.Namespace, output: Output) -> int:
    by, deletes = owner_of(options, office), options.do == "delete"
    answer = (delete_workflow if deletes else end_workflow)(office, definition.id, by, options.reason)
    if isinstance(answer, Refusal):
        return output.refused(answer, names_of(office))
    running = sum(1 for one in office.store.questions.unfinished() if office.request(one).workflow == definition.id)
    plain = {"workflow": definition.id, "deleted": deletes, "running": running}
    more = f" {running} running request{' goes' if running == 1 else 's go'} on." if running else ""
    done = "deleted; it was never used" if deletes else "ended: no new request begins"
    output.answer(plain, [f"{definition.name} ({definition.id}) is {done}.{more}"])
    return 0


def _show(definition: Definition, output: Output) -> int:
    plain: dict[str, Any] = msgspec.to_builtins(definition)
    words = [f"{definition.name} ({definition.id}), version {definition.version}", definition.sentence, "Fields:"]
    later = {name: one.name or one.id for one in all_steps(definition.steps) for name in getattr(one, "fields", ())}
    words += [f"  {_field_words(field, later.get(field.id, ''))}" for field in definition.fields]
    output.answer({"workflow": plain}, [one for one in [*words, "Steps:", *_steps(definition.steps, 1)] if one])
    return 0


def _field_words(field: Field, step: str) -> str:
    """What a field takes, whether it must be filled in, and when; and at which step it is asked, if not at first."""
    told = f"{field.id}: {field.label}, {field.type}"
    told += f" ({' | '.join(field.options)})" if field.options else ""
    if not field.is_filled_in:
        return f"{told}, by the program"
    told += ", required" if field.required else ""
    told += f", where {' and '.join(f'{name} is {cell}' for name, cell in field.when.items())}" if field.when else ""
    return told + (f", asked at “{step}”" if step else "")


def _steps(steps: tuple[Step, ...], depth: int) -> list[str]:
    found: list[str] = []
    for step in steps:
        due = step.due or (f"{step.due_hours} hours" if step.due_hours is not None else "")
        told = f"{step.name or step.id}, {step.__struct_config__.tag}" + (f", due in {due}" if due else "")
        found.append("  " * depth + f"{step.id}: {told}" + "".join(f"; then {one.then}" for one in step.escalate))
        if isinstance(step, ParallelStep):
            for branch in step.branches:
                found += ["  " * (depth + 1) + f"{branch.id}:", *_steps(branch.steps, depth + 2)]
        elif isinstance(step, RepeatStep):
            found += _steps(step.steps, depth + 1)
    return found


def _check_file(office: Office, path: Path, output: Output) -> int:
    source = read(read_text(path), path.name)
    planned = plan(source, office.state)
    found = [wish.event.definition for wish in planned.wishes if isinstance(wish.event, WorkflowPublished)]
    at = [wish.path for wish in planned.wishes if isinstance(wish.event, WorkflowPublished)]
    told = [
        {"workflow": one.id, **_told(source, (*place, *caution.path)), "caution": caution.expected}
        for one, place in zip(found, at, strict=True)
        for caution in cautions(one)
    ]
    words = [f"{one.id}: sound, {_count(one)}." for one in found]
    words += [f"Take care: {source.name}, line {one['line']}: {one['caution']}." for one in told]
    if planned.unchanged or not words:
        words.append(f"{planned.unchanged} part{'' if planned.unchanged == 1 else 's'} of the file stood so already.")
    plain = {"file": source.name, "sound": [one.id for one in found], "cautions": told}
    output.answer(plain | {"unchanged": planned.unchanged}, words)
    return 0


def _told(source: Readable, path: tuple[str | int, ...]) -> dict[str, Any]:
    return {"path": ".".join(map(str, path)), "line": source.line_of(path)}


def _check_one(office: Office, definition: Definition, output: Output) -> int:
    tables = [name for name in office.state.tables if office.state.table(name) is not None]
    others = {name: one for name in office.state.workflows if (one := office.state.workflow(name)) is not None}
    wrong = (
        *mistakes(definition, tables, office.state.roles),
        *naming_mistakes(definition, others),
        *kpi_mistakes(definition, _tables(office)),
    )
    unwise = cautions(definition)
    words = [f"{definition.id}: {'not sound' if wrong else 'sound'}, {_count(definition)}."]
    words += [f"{'.'.join(map(str, one.path))}: {one.expected}." for one in wrong]
    words += [f"Take care: {'.'.join(map(str, one.path))}: {one.expected}." for one in unwise]
    plain = {
        "workflow": definition.id,
        "version": definition.version,
        "mistakes": [{"path": ".".join(map(str, one.path)), "expected": one.expected} for one in wrong],
        "cautions": [{"path": ".".join(map(str, one.path)), "caution": one.expected} for one in unwise],
    }
    output.answer(plain, words)
    return 1 if wrong else 0


def _move(office: Office, definition: Definition, options: argparse.Namespace, output: Output) -> int:
    requests = [request_in(office.store.questions, one) for one in options.request]
    found = moving(office, definition.id, options.to, requests)
    answers: dict[str, Refusal | None] = {}
    if options.do_it:
        answers = move(office, found, options.to, owner_of(options, office), options.reason)
    plain, words = [], []
    for one in found:
        late = answers.get(one.request)
        against = (late,) if late is not None else one.against
        reasons = [
            refusal_sentence(refusal, names_of(office))[1].removesuffix(" Nothing was changed.") for refusal in against
        ]
        moved = options.do_it and not against
        plain.append(
            {
                "request": one.request,
                "title": one.title,
                "version": one.version,
                "moved": moved,
                "refusals": [{"code": refusal.code, "facts": refusal.facts} for refusal in against],
            }
        )
        became = "moved" if moved else "can be moved" if not reasons else "stays: " + " ".join(reasons)
        words.append(f"{one.title} ({one.request[:8]}), version {one.version}: {became}")
    words = words or ["Nothing to move."]
    if found and not options.do_it:
        words.append("Nothing was changed; with --do-it --as PERSON an owner signs it.")
    output.answer({"workflow": definition.id, "to": options.to, "requests": plain}, words)
    return 0


def _tables(office: Office) -> dict[str, RuleTable]:
    return {name: table for name in office.state.tables if (table := office.state.table(name)) is not None}


def _count(definition: Definition) -> str:
    fields, steps = len(definition.fields), len(written_steps(definition.steps))
    return f"{fields} field{'' if fields == 1 else 's'}, {steps} step{'' if steps == 1 else 's'}"


def _unknown(office: Office, name: str) -> InvalidInput:
    return InvalidInput(
        code="unknown-workflow",
        title="There is no such workflow",
        text=f"The office has no workflow “{name}”. Nothing was changed.",
        advice=f"Choose one of: {', '.join(sorted(office.state.workflows)) or 'none yet'}; or name a file (.yaml).",
    )

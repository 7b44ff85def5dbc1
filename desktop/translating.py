"""Collects every visible text of the window for translation, and makes what Qt loads.

``python -m desktop.translating update`` collects anew; ``missing`` prints as JSON what has no translation yet;
``take FILE`` takes that JSON back, filled in; ``release`` writes the ``.qm`` files. Words to keep to, and how to add a
language, stand in ``resources/translations/README.md``.
"""

import argparse
import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "en")
"""German, and the two forms of English plurals: everything else is English as it stands in the code."""

PLACES = re.compile(r"%L?[0-9]+|%[a-z]+|\{[a-z]*\}")
"""What a translation must have wherever its source has it."""
_PLURAL = re.compile(r"%n(?![a-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One text of the window."""

    context: str
    source: str
    comment: str = ""
    """Tells apart what is the same in English."""
    forms: tuple[str, ...] = ()
    """The translation: none, one, or one for each plural form."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is found by."""
        return self.context, self.source, self.comment

    @property
    def counts(self) -> bool:
        """Whether it has plural forms: ``%n`` stands for a number and for nothing else."""
        return _PLURAL.search(self.source) is not None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to translate."""
        return bool(self.forms) and all(self.forms) and (len(self.forms) == 2 or not self.counts)


def file_of(language: str, folder: Path = FOLDER) -> Path:
    """Where the translations of a language are written."""
    return folder / f"countersign_{language}.ts"


def collect(files: Iterable[Path]) -> tuple[Message, ...]:
    """Every text in these files that is marked for translation, each once, in their order.

    Not with ``pyside6-lupdate`` 6.11: it passes over every text whose number is more than a name, as in
    ``self.tr("%n rows", "", len(rows))``, and says nothing of it.
    """
    found: dict[tuple[str, str, str], Message] = {}
    for file in files:
        for one in _marked(ast.parse(file.read_text(encoding="utf-8")), ""):
            found.setdefault(one.key, one)
    return tuple(found.values())


def sources() -> tuple[Path, ...]:
    """The files of the window."""
    return tuple(sorted((ROOT / "desktop").rglob("*.py")))


def read(file: Path) -> Iterator[Message]:
    """The messages of a ``.ts`` file, each once."""
    known = set()
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 -- a file of ours
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = () if translation is None else _forms(translation)
            found = Message(
                context=context.findtext("name", ""),
                source=message.findtext("source", ""),
                comment=message.findtext("comment", ""),
                forms=forms,
            )
            if found.key not in known:
                known.add(found.key)
                yield found


def merged(collected: Iterable[Message], translated: Iterable[Message], language: str) -> tuple[Message, ...]:
    """What was collected, with the translations that were there; what is no longer in the code is left out."""
    known = {one.key: one.forms for one in translated}
    return tuple(replace(one, forms=known.get(one.key, ())) for one in collected if language != "en" or one.counts)


def write(messages: Iterable[Message], language: str, file: Path) -> None:
    """Write a ``.ts`` file, by context and text, so that two versions of it can be compared."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    ordered = sorted(messages, key=lambda one: one.key)
    for context in dict.fromkeys(one.context for one in ordered):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for one in ordered:
            if one.context == context:
                lines += _message_lines(one)
        lines.append("</context>")
    lines.append("</TS>\n")
    file.write_text("\n".join(lines), encoding="utf-8")


def release(language: str, target: Path, folder: Path = FOLDER) -> None:
    """Make the file that Qt loads."""
    _run("pyside6-lrelease", "-silent", str(file_of(language, folder)), "-qm", str(target))


def taken(messages: Iterable[Message], filled: Mapping[str, Mapping[str, object]]) -> tuple[Message, ...]:
    """Messages with translations out of the JSON that ``missing`` prints: context, then source, then translation."""
    found = []
    for one in messages:
        text = filled.get(one.context, {}).get(_label(one))
        forms = tuple(map(str, text)) if isinstance(text, list) else (str(text),) if text else ()
        found.append(replace(one, forms=forms) if any(forms) else one)
    return tuple(found)


def untranslated(messages: Iterable[Message]) -> dict[str, dict[str, object]]:
    """What is left to translate: an empty text, or two of them for singular and plural."""
    found: dict[str, dict[str, object]] = {}
    for one in messages:
        if not one.is_whole:
            found.setdefault(one.context, {})[_label(one)] = ["", ""] if one.counts else ""
    return found


def main(words: Sequence[str] | None = None) -> int:
    """Answers 1 where something is left to translate."""
    parser = argparse.ArgumentParser(prog="python -m desktop.translating", description=__doc__)
    parser.add_argument("task", choices=("update", "release", "missing", "take"))
    parser.add_argument("file", nargs="?", type=Path, help="for take: the filled-in JSON, by language")
    options = parser.parse_args(words)
    if options.task in {"update", "take"}:
        collected = collect(sources())
        filled = json.loads(options.file.read_text(encoding="utf-8")) if options.task == "take" else {}
        for language in LANGUAGES:
            file = file_of(language)
            there = tuple(read(file)) if file.exists() else ()
            write(taken(merged(collected, there, language), filled.get(language, {})), language, file)
    left = {language: untranslated(read(file_of(language))) for language in LANGUAGES}
    if options.task == "release":
        for language in LANGUAGES:
            release(language, file_of(language).with_suffix(".qm"))
    if options.task == "missing":
        sys.stdout.write(json.dumps(left, ensure_ascii=False, indent=1) + "\n")
    else:
        number = sum(len(texts) for contexts in left.values() for texts in contexts.values())
        sys.stdout.write(f"{number} texts are left to translate.\n")
    return 1 if any(left.values()) else 0


def _marked(node: ast.AST, owner: str) -> Iterator[Message]:
    """The marked texts inside; ``owner`` is the class around them, whose name ``tr`` takes for the context."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.Call):
            yield from _in_call(inner, owner)
        yield from _marked(inner, inner.name if isinstance(inner, ast.ClassDef) else owner)


def _in_call(call: ast.Call, owner: str) -> Iterator[Message]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    words = [_literals(word) for word in call.args]
    if name in {"translate", "QT_TRANSLATE_NOOP"} and len(words) > 1:
        contexts, texts, comments = words[0], words[1], words[2] if len(words) > 2 else ()
    elif name == "tr" and words:
        contexts, texts, comments = (owner,), words[0], words[1] if len(words) > 1 else ()
    else:
        return
    for context in contexts:
        for text in texts:
            yield Message(context=context, source=text, comment="".join(comments[:1]))


def _literals(word: ast.expr) -> tuple[str, ...]:
    """The texts that an argument can be: one, or both of a choice; none where it is worked out."""
    if isinstance(word, ast.IfExp):
        return (*_literals(word.body), *_literals(word.orelse))
    return (word.value,) if isinstance(word, ast.Constant) and isinstance(word.value, str) else ()


def _label(message: Message) -> str:
    return f"{message.source} [{message.comment}]" if message.comment else message.source


def _forms(translation: ET.Element) -> tuple[str, ...]:
    plural = tuple(form.text or "" for form in translation.iter("numerusform"))
    return plural or ((translation.text,) if translation.text else ())


def _message_lines(one: Message) -> Iterator[str]:
    unfinished = "" if one.is_whole else ' type="unfinished"'
    yield '    <message numerus="yes">' if one.counts else "    <message>"
    yield f"        <source>{escape(one.source)}</source>"
    if one.comment:
        yield f"        <comment>{escape(one.comment)}</comment>"
    if one.counts:
        yield f"        <translation{unfinished}>"
        yield from (f"            <numerusform>{escape(form)}</numerusform>" for form in one.forms or ("", ""))
        yield "        </translation>"
    else:
        yield f"        <translation{unfinished}>{escape(''.join(one.forms))}</translation>"
    yield "    </message>"


def _run(tool: str, *words: str) -> None:
    """Run a tool of PySide6, which stands beside the Python that runs this."""
    subprocess.run([str(Path(sys.executable).parent / tool), *words], check=True, capture_output=True)  # noqa: S603 -- Qt's own tools


if __name__ == "__main__":
    sys.exit(main())

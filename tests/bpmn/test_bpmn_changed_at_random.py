"""Our own files changed in a thousand random ways: a clear refusal or a draft that can be looked at, never a slip."""

import random
import re
import time
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from tests.bpmn.shipped import SHIPPED
from workflows import readable
from workflows.bpmn.reading import Imported
from workflows.bpmn.writing import write_bpmn
from workflows.engine.soundness import mistakes
from workflows.errors import InvalidInput
from workflows.office.workflow_files import draft_text, read_workflow_file

SEEDS = range(20)
EACH = 50
WORDS = (
    "",
    "x",
    "é" * 300,
    "a and b",
    "not(",
    '"',
    "P1Y",
    "PT0S",
    "-5",
    "{}",
    "[]",
    "null",
    "\\ud800",
    "true",
    "1e999",
)


def changed_tree(text: str, draw: random.Random) -> str:
    """One to three changes of elements: taken out, doubled, moved, renamed, with other attributes or texts."""
    root = fromstring(text)
    for _ in range(draw.randint(1, 3)):
        holders = [element for element in root.iter() if len(element)]
        holder = draw.choice(holders)
        place = draw.randrange(len(holder))
        child = holder[place]
        match draw.randrange(7):
            case 0:
                holder.remove(child)
            case 1:
                holder.insert(draw.randrange(len(holder) + 1), fromstring(tostring(child)))
            case 2:
                holder.remove(child)
                draw.choice([one for one in root.iter() if one is not child]).append(child)
            case 3:
                child.tag = draw.choice([str(one.tag) for one in root.iter()])
            case 4:
                _attribute(child, root, draw)
            case 5:
                child.text = draw.choice(WORDS)
            case _:
                _kept(root, draw)
    return tostring(root, encoding="unicode")


def _attribute(element: Element, root: Element, draw: random.Random) -> None:
    names = sorted(element.attrib) or ["id"]
    others = [value for one in root.iter() for value in one.attrib.values()]
    element.set(draw.choice(names), draw.choice([*WORDS, *draw.sample(others, 5)]))


def _kept(root: Element, draw: random.Random) -> None:
    """A change within what we kept beside BPMN's words."""
    kept = [one for one in root.iter() if str(one.tag).endswith(("}step", "}workflow"))]
    if kept:
        one = draw.choice(kept)
        text = one.text or "{}"
        place = draw.randrange(len(text))
        one.text = text[:place] + draw.choice(('"', "[", "{", "}", "1", "a", "")) + text[place + draw.randint(0, 5) :]


def changed_text(text: str, draw: random.Random) -> bytes:
    """Bytes changed, taken out or doubled anywhere."""
    content = bytearray(text.encode())
    for _ in range(draw.randint(1, 4)):
        place, count = draw.randrange(len(content)), draw.randint(1, 40)
        match draw.randrange(3):
            case 0:
                content[place] = draw.randrange(256)
            case 1:
                del content[place : place + count]
            case _:
                content[place:place] = content[place : place + count]
    return bytes(content)


def looked_at(path: Path) -> Imported | None:
    """What the file brings; None for a file that is told to be unusable. A draft is looked at as a person would."""
    try:
        imported = read_workflow_file(path)
    except InvalidInput as error:
        return None if error.text and error.advice else pytest.fail("an error that says nothing")
    assert (imported.definition is None) == bool(imported.refusals)
    assert all(one.expected and one.code for one in imported.refusals)
    if imported.definition is not None:
        mistakes(imported.definition, (), ())
        draft_text(imported, ())
    return imported


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_a_file_changed_at_random_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    """Twenty times fifty changes: no traceback, and none takes long."""
    draw = random.Random(seed)
    texts = [write_bpmn(SHIPPED[name]) for name in ("invoice", "substitution", "rule-change", "local-promotion")]
    path = tmp_path / "changed.bpmn"
    for _ in range(EACH):
        text = draw.choice(texts)
        path.write_bytes(changed_text(text, draw) if draw.random() < 0.3 else changed_tree(text, draw).encode())
        before = time.perf_counter()
        looked_at(path)

        assert time.perf_counter() - before < 10


def test_both_things_happen(tmp_path: Path) -> None:
    """The changes are neither so small that all are read, nor so large that none is."""
    draw = random.Random(1)
    text = write_bpmn(SHIPPED["substitution"])
    path = tmp_path / "changed.bpmn"
    read = []
    for _ in range(60):
        path.write_text(changed_tree(text, draw), encoding="utf-8")
        imported = looked_at(path)
        read.append(imported is not None and imported.definition is not None)

    assert 5 < sum(read) < 55


def test_what_is_refused_says_its_line(tmp_path: Path) -> None:
    """The line is that of the file as it lies there."""
    text = write_bpmn(SHIPPED["substitution"]).replace("<userTask", "<scriptTask", 1)
    text = text.replace("</userTask>", "</scriptTask>", 1)
    path = tmp_path / "changed.bpmn"
    path.write_text(text, encoding="utf-8")
    imported = looked_at(path)

    assert imported is not None
    line = text.splitlines()[imported.refusals[0].line - 1]
    assert re.search(r"<scriptTask id=", line)


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><definitions/>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><definitions/>',
        "<a>" * 5_000,
        "%PDF-1.7",
        "",
        "name: a workflow",
        "<definitions " + " ".join(f'a{number}="1"' for number in range(400_000)) + "/>",
    ],
)
def test_a_hostile_file_is_unusable_and_no_more(hostile: str, tmp_path: Path) -> None:
    """Definitions of its own, depth, size, another kind of file."""
    path = tmp_path / "hostile.bpmn"
    path.write_text(hostile, encoding="utf-8")
    imported = looked_at(path)

    assert imported is None or imported.definition is None


def test_what_no_draft_can_be_is_no_draft() -> None:
    """A draft is read back as a readable file."""
    text = draft_text(Imported(definition=SHIPPED["substitution"], roles={"a": "A"}), ())

    assert readable.read(text, "draft").value["workflows"][0]["id"] == "substitution"

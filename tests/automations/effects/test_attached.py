"""A made document becomes an attachment of its request, once, with its hash in the log."""

import hashlib
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows import clock
from workflows.automations.changing import set_automations
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects import document
from workflows.automations.effects.protocol import EffectFailed, Occasion
from workflows.automations.steps import fire_steps
from workflows.domain.automations import Action, Automation, OnStep
from workflows.domain.commands import AttachDocument, FinishAction, Refusal
from workflows.domain.document_events import DocumentMade
from workflows.domain.events import Source
from workflows.office.attachments import read_document_bytes
from workflows.office.office import Office
from workflows.office.showing.attached import attachments

FILE = """
workflows:
  - id: letter
    name: Letter
    title: "{name}"
    fields: [{id: name, type: text, label: Name, required: true}]
    steps:
      - kind: action
        id: print
        name: Print
        action: make-document
        settings: {folder: FOLDER, title: "To {name}", template: "# Dear {name}", attach: "yes"}
      - {kind: todo, id: post, name: Post it, who: [{role: clerk}], checklist: [{id: a, text: Posted}]}
"""


@pytest.fixture
def letters(shop: Shop, tmp_path: Path) -> Shop:
    """A shop that writes letters, and this laptop responsible for that."""
    folder, file = tmp_path / "letters", tmp_path / "letter.yaml"
    folder.mkdir()
    file.write_text(FILE.replace("FOLDER", str(folder)))
    shop.done("apply", file)
    with Office.open(shop.home) as office:
        one = Automation(
            id="steps",
            name="Steps",
            trigger=OnStep(),
            actions=(Action(kind="do-step"),),
            unit=office.state.head,
            device=office.keys.device,
        )
        assert not isinstance(set_automations(office, "anna-berg", [one]), Refusal)
    return shop


def asked(shop: Shop) -> str:
    """A request that waits for its letter."""
    return str(shop.done("submit", "letter", "--as", "ben", "--set=name=Papierhof")["request"])


def work(office: Office) -> None:
    """Do what is due."""
    runs = DueRuns(office)
    fire_steps(runs)
    runs.step()


def test_a_made_document_belongs_to_its_request(letters: Shop) -> None:
    """The bytes are kept under their hash, the log names it, and the flow goes on."""
    request = asked(letters)
    with Office.open(letters.home) as office:
        work(office)
        state = office.request(request)
        (one,) = attachments(office, state)
        content = read_document_bytes(office.store.home.attachments, one.sha256)

        assert content is not None
        assert content.startswith(b"%PDF")
        assert hashlib.sha256(content).hexdigest() == one.sha256
        assert [one.step for one in state.standing.open] == ["post"]
    shown = letters.done("show", request)
    assert [source["sha256"] for source in shown["sources"]] == [one.sha256]
    assert "AGE-SECRET" not in str(shown)


def test_a_crash_between_attaching_and_the_word_that_it_is_done_attaches_once(letters: Shop) -> None:
    """The next try finds it attached."""
    request = asked(letters)
    for _ in range(2):
        with Office.open(letters.home) as office:
            now_ms = clock.now_ms()
            occasion = Occasion(key=f"{request}/print/1", now_ms=now_ms, planned_ms=now_ms, request=request)
            document.attach(office, occasion, "letter.pdf", b"%PDF- of the first try")
    with Office.open(letters.home, write=False) as office:
        made = [act for act in office.request(request).counted if isinstance(act.event, DocumentMade)]
        assert len(made) == 1


def test_no_document_is_attached_where_no_step_says_so(letters: Shop) -> None:
    """A tampered program cannot put documents beside a request."""
    request = asked(letters)
    source = Source(name="forged.pdf", sha256="0" * 64, size=1, blob="0" * 64, secret="")
    with Office.open(letters.home) as office:
        forged = office.act(request, AttachDocument(step="print", source=source))
        assert isinstance(forged, Refusal)
        assert forged.code == "bad-blob"
        office.act(request, FinishAction(step="print"))
        late = office.act(request, AttachDocument(step="print", source=source))
        assert isinstance(late, Refusal)
        assert late.code == "not-its-turn"


def test_a_document_without_a_request_is_attached_to_none(letters: Shop) -> None:
    """Only an action step of a request attaches."""
    with Office.open(letters.home) as office:
        occasion = Occasion(key="k", now_ms=0, planned_ms=0)
        with pytest.raises(EffectFailed, match="action step"):
            document.attach(office, occasion, "a.pdf", b"x")

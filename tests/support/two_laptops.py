"""Two real laptops of one office and the folder between them, without the words of an invitation."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from workflows import envelopes
from workflows.domain.commands import Refusal, Submit
from workflows.domain.definitions import ApprovalStep, Definition, FormStep
from workflows.domain.events import AssignmentsSet, OfficeEvent, PersonSet, RoleSet, Source, WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver
from workflows.domain.people import Assignment, Person, Role
from workflows.keys import DeviceKeys, new_secrets
from workflows.ledger.membership import DeviceAdded, KeyAdded
from workflows.ledger.merkle import Frontier
from workflows.office.attachments import keep_bytes, seal_document
from workflows.office.founding import HEAD, Charter, found
from workflows.office.journal import log_row
from workflows.office.office import FOUNDER_FACT, OFFICE_FACT, Office
from workflows.office.sharing.sharing import Exchanged, Sharing
from workflows.store.rows import ScopeKeyRow
from workflows.store.store import Store

OWNER, CLERK = "anna-berg", "carl"

ONBOARDING = Definition(
    id="onboarding",
    name="Onboarding",
    title="New: {position}",
    fields=(
        Field(id="position", type="text", label="Position", required=True),
        Field(id="born", type="date", label="Born on", personal=True, required=True),
        Field(id="home", type="text", label="Lives at", personal=True),
        Field(id="pay", type="money", label="Pay", personal=True),
    ),
    steps=(
        ApprovalStep(id="approve", name="Approve", approvers=(Approver(role="owner", at="head"),)),
        FormStep(id="correct", name="Correct", who=(Approver(role="owner", at="head"),), fields=("home",)),
    ),
)
"""A workflow with personal fields."""

FIRST: Sequence[OfficeEvent] = (
    RoleSet(role=Role(id="clerk", name="Clerk")),
    PersonSet(person=Person(id=CLERK, name="Carl Weiss", unit=HEAD)),
    AssignmentsSet(person=CLERK, assignments=(Assignment(role="clerk", person=CLERK, unit=HEAD),)),
    WorkflowPublished(definition=ONBOARDING),
)


def found_office(home: Path) -> Office:
    """An office of Anna, who owns it, and Carl, a clerk; open for writing."""
    found(home, Charter(name="Nordwind", owner="Anna Berg", first=tuple(FIRST)))
    return Office.open(home)


def second_laptop(first: Office, home: Path, *, person: str = CLERK, with_entries: bool = True) -> Office:
    """Let another laptop in, with all keys and everything that was written so far; open for writing.

    Without entries it knows the founding device and no more, and the folder has to bring the rest.
    """
    with Store.create(home) as store:
        keys = DeviceKeys.create(new_secrets(home))
        first.introduce(
            DeviceAdded(
                log_key=keys.log_public.hex(),
                witness_key=keys.witness_public.hex(),
                age=envelopes.recipient_of(keys.age_identity()),
                name="the other laptop",
                person=person,
            ),
            KeyAdded(person=person, device=keys.device, key=keys.person_public(person).hex()),
            by=OWNER,
        )
        with store.database.transaction():
            store.facts.put(OFFICE_FACT, first.id.encode())
            store.facts.put(FOUNDER_FACT, first.reader.founder.encode())
            for (scope, epoch), key in first.reader.scope_keys.items():
                digest = hashlib.sha256(key).digest()
                store.entries.put_scope_key(
                    ScopeKeyRow(scope=scope, epoch=epoch, digest=digest, wrapped=keys.wrap(key))
                )
            for log in (one for one in first.store.entries.logs() if one.device != keys.device):
                store.entries.add_log(msgspec.structs.replace(log, size=0, frontier=Frontier().to_bytes(), own=False))
                if with_entries:
                    entries = first.store.entries.between(log.device, 0, log.size)
                    store.entries.append(entries, log.frontier)
            store.entries.add_log(log_row(first.id, keys))
    office = Office.open(home)
    office.rebuild()
    return office


CONTENT = b"a passport, scanned\n" * 300
VALUES = {"position": "Baker", "born": "1987-06-05", "home": "Kanarienweg 17"}


def ask(office: Office, *, content: bytes = CONTENT, by: str = OWNER) -> str:
    """Start a request with personal data that came from this document."""
    digest = hashlib.sha256(content).hexdigest()
    keep_bytes(office.store.home.attachments, digest, content)
    made = seal_document(office.store.home, digest)
    source = Source(name="in.pdf", sha256=digest, size=len(content), blob=made.blob, secret=made.secret)
    command = Submit(workflow="onboarding", unit="head-office", by=by, values=VALUES, sources=(source,))
    acted = office.submit(command)
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def connect(office: Office, folder: Path) -> Sharing:
    """Connect a laptop to the folder between them."""
    folder.mkdir(exist_ok=True)
    return Sharing.connect(office, str(folder))


def exchange(*sharings: Sharing, times: int = 2) -> list[Exchanged]:
    """Let each exchange in turn, so often; what the last round did."""
    done: list[Exchanged] = []
    for _ in range(times):
        done = [sharing.exchange() for sharing in sharings]
    return done

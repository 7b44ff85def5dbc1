"""The schema: one class for each table. Alembic and its tests compare with it; reading and writing is done elsewhere.

Nothing that runs on every start imports this file: SQLModel and SQLAlchemy cost half a second.
"""

from typing import ClassVar

from sqlalchemy import BigInteger, Index, MetaData, text
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints and indexes, fixed so that a later migration can speak of them."""


class Base(SQLModel):
    """What our tables share: their own metadata, so that no other model is taken for one of ours."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


class Log(Base, table=True):
    """The head of one device's log."""

    __tablename__ = "logs"
    device: str = Field(primary_key=True)
    origin: str
    public_key: bytes
    size: int = Field(sa_type=BigInteger)
    frontier: bytes
    own: bool


class Entry(Base, table=True):
    """One entry, byte for byte. Of the truth."""

    __tablename__ = "entries"
    __table_args__ = (Index(None, "request", "device", "position"),)
    device: str = Field(primary_key=True, foreign_key="logs.device")
    position: int = Field(primary_key=True, sa_type=BigInteger)
    scope: int = Field(sa_type=BigInteger)
    request: str | None
    raw: bytes
    leaf: bytes


class Checkpoint(Base, table=True):
    """A signed head of a log."""

    __tablename__ = "checkpoints"
    device: str = Field(primary_key=True, foreign_key="logs.device")
    size: int = Field(primary_key=True, sa_type=BigInteger)
    note: bytes


class ScopeKey(Base, table=True):
    """One wrapped key of a scope."""

    __tablename__ = "scope_keys"
    scope: int = Field(primary_key=True, sa_type=BigInteger)
    epoch: int = Field(primary_key=True, sa_type=BigInteger)
    digest: bytes
    wrapped: bytes


class LocalFact(Base, table=True):
    """Something that holds only on this device; never part of the state hash."""

    __tablename__ = "local_facts"
    name: str = Field(primary_key=True)
    value: bytes


class Person(Base, table=True):
    """Projection: a person."""

    __tablename__ = "people"
    id: str = Field(primary_key=True)
    name: str
    unit: str
    active: bool
    body: bytes


class Unit(Base, table=True):
    """Projection: a unit of the tree."""

    __tablename__ = "units"
    id: str = Field(primary_key=True)
    name: str
    parent: str | None
    body: bytes


class RuleTable(Base, table=True):
    """Projection: one version of a rule table."""

    __tablename__ = "rule_tables"
    id: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    body: bytes


class Definition(Base, table=True):
    """Projection: one version of a workflow definition."""

    __tablename__ = "definitions"
    id: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    body: bytes


class Request(Base, table=True):
    """Projection: a request, with what lists show of it."""

    __tablename__ = "requests"
    __table_args__ = (
        Index(None, "updated_ms", "id"),
        Index(None, "status", "updated_ms", "id"),
        Index(None, "unit", "updated_ms", "id"),
        Index(None, "unit", "created_ms"),
        Index(None, "workflow", "updated_ms", "id"),
    )
    id: str = Field(primary_key=True)
    workflow: str
    version: int
    title: str
    unit: str
    status: str
    amount_minor: int | None = Field(sa_type=BigInteger)
    currency: str | None
    requester: str | None
    round: int
    created_ms: int = Field(sa_type=BigInteger)
    updated_ms: int = Field(sa_type=BigInteger)
    due_ms: int | None = Field(sa_type=BigInteger)
    body: bytes
    fingerprint: int = Field(sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})
    category: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    course: bytes = Field(default=b"", sa_column_kwargs={"server_default": text("(x'')")})


class Task(Base, table=True):
    """Projection: a step that waits for a person."""

    __tablename__ = "tasks"
    __table_args__ = (Index(None, "person", "due_ms", "created_ms", "request", "step"), Index(None, "due_ms"))
    request: str = Field(primary_key=True, foreign_key="requests.id")
    step: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    kind: str
    why: str
    due_ms: int | None = Field(sa_type=BigInteger)
    rule_table: str | None
    rule_version: int | None
    rule_row: str | None
    created_ms: int = Field(sa_type=BigInteger)


class Decision(Base, table=True):
    """Projection: a decision, by a person or by a rule."""

    __tablename__ = "decisions"
    __table_args__ = (
        Index(None, "request", "at_ms"),
        Index(None, "person", "at_ms"),
        Index(None, "acting_for", "at_ms"),
    )
    entry: str = Field(primary_key=True)
    request: str = Field(foreign_key="requests.id")
    step: str
    round: int
    person: str | None
    acting_for: str | None
    verdict: str
    reason: str | None
    at_ms: int = Field(sa_type=BigInteger)
    rule_table: str | None
    rule_version: int | None
    rule_row: str | None
    device: str
    position: int = Field(sa_type=BigInteger)
    counted: bool


class Document(Base, table=True):
    """Projection: a live invoice, as comparisons with later ones need it."""

    __tablename__ = "documents"
    __table_args__ = (
        Index(None, "supplier_key", "number_key"),
        Index(None, "supplier_key", "issue_date"),
        Index(None, "sha256"),
    )
    request: str = Field(primary_key=True, foreign_key="requests.id")
    sha256: str = Field(primary_key=True)
    supplier_key: str
    number_key: str
    gross_minor: int = Field(sa_type=BigInteger)
    currency: str
    issue_date: str | None
    account_key: str | None
    unit: str
    settled: bool


class SearchText(Base, table=True):
    """Projection: the words by which a request is found. The full-text index hangs on ``id``."""

    __tablename__ = "search_texts"
    id: int | None = Field(default=None, primary_key=True)
    request: str = Field(foreign_key="requests.id", unique=True)
    text: str


class RuleAnswer(Base, table=True):
    """Projection: what a rule table answered about a request, with what it was asked, for deciding it once more."""

    __tablename__ = "rule_answers"
    request: str = Field(primary_key=True, foreign_key="requests.id")
    step: str = Field(primary_key=True)
    round: int
    at_ms: int = Field(sa_type=BigInteger)
    unit: str
    rule_table: str
    rule_version: int
    rule_row: str
    code: str
    verdict: str
    meaning: int = Field(sa_type=BigInteger)
    needed: int
    led: int
    ended: str
    waited_ms: int | None = Field(sa_type=BigInteger)
    rest: bytes | None
    n0: int | None = Field(sa_type=BigInteger)
    n1: int | None = Field(sa_type=BigInteger)
    n2: int | None = Field(sa_type=BigInteger)
    n3: int | None = Field(sa_type=BigInteger)
    n4: int | None = Field(sa_type=BigInteger)
    n5: int | None = Field(sa_type=BigInteger)
    n6: int | None = Field(sa_type=BigInteger)
    n7: int | None = Field(sa_type=BigInteger)
    n8: int | None = Field(sa_type=BigInteger)
    n9: int | None = Field(sa_type=BigInteger)
    n10: int | None = Field(sa_type=BigInteger)
    n11: int | None = Field(sa_type=BigInteger)
    n12: int | None = Field(sa_type=BigInteger)
    n13: int | None = Field(sa_type=BigInteger)
    n14: int | None = Field(sa_type=BigInteger)
    n15: int | None = Field(sa_type=BigInteger)
    t0: str | None
    t1: str | None
    t2: str | None
    t3: str | None
    t4: str | None
    t5: str | None
    t6: str | None
    t7: str | None


class Run(Base, table=True):
    """One firing of an automation, as this device knows it. Its own are the truth here; others' are what they told."""

    __tablename__ = "runs"
    __table_args__ = (Index(None, "state", "next_ms"), Index(None, "automation", "planned_ms"))
    automation: str = Field(primary_key=True)
    cause: str = Field(primary_key=True)
    planned_ms: int = Field(sa_type=BigInteger)
    state: str
    next_ms: int = Field(sa_type=BigInteger)
    device: str
    term: int
    attempts: int
    step: int
    begun_ms: int | None = Field(sa_type=BigInteger)
    over_ms: int | None = Field(sa_type=BigInteger)
    untold: bool
    code: str
    text: str
    body: bytes | None


class RunPlan(Base, table=True):
    """Up to when each automation of this device has its firings in the table of runs."""

    __tablename__ = "run_plans"
    automation: str = Field(primary_key=True)
    until_ms: int = Field(sa_type=BigInteger)


class Record(Base, table=True):
    """Projection: a supplier, customer or employee."""

    __tablename__ = "records"
    __table_args__ = (Index(None, "head"),)
    id: str = Field(primary_key=True)
    sort: str
    title: str
    head: str
    updated_ms: int = Field(sa_type=BigInteger)
    body: bytes


class RecordKey(Base, table=True):
    """Projection: what a record is found by."""

    __tablename__ = "record_keys"
    __table_args__ = (Index(None, "what", "found_by"),)
    record: str = Field(primary_key=True)
    what: str = Field(primary_key=True)
    found_by: str = Field(primary_key=True)


class Fingerprint(Base, table=True):
    """Projection: a fingerprint that a laptop told of a request."""

    __tablename__ = "fingerprints"
    __table_args__ = (Index(None, "hash"),)
    request: str = Field(primary_key=True)
    device: str = Field(primary_key=True)
    what: str = Field(primary_key=True)
    hash: str = Field(primary_key=True)
    unit: str
    at_ms: int = Field(sa_type=BigInteger)
    count: int = Field(sa_type=BigInteger)

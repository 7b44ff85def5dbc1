"""The one page of a new firm: what was answered, what is wrong with it, what the rules will say. No widget in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from desktop import numbers
from desktop.pages.welcome import places
from desktop.session import Session
from desktop.tasks import Job
from desktop.wording import beginning as wording

if TYPE_CHECKING:
    from workflows.office.beginning import Beginning, Missing
    from workflows.office.pasted_people import PastedPerson
    from workflows.office.shipped import ShippedProcess

_PAUSE_MS = 120
"""So long after a key everything is looked at."""
FIELDS = ("name", "owner", "country", "currency", "branches", "asked_above", "people", "home")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was typed, as it was typed."""

    name: str = ""
    owner: str = ""
    country: str = ""
    currency: str = ""
    branches: str = ""
    """One in a line."""
    managers: Mapping[str, str] = field(default_factory=dict)
    """Who decides, by branch; the empty text for the head office. Only what was chosen by hand."""
    asked_above: str = ""
    people: str = ""
    processes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Paths of invoices that are there already."""
    home: str = ""

    @property
    def branch_names(self) -> tuple[str, ...]:
        """The branches, in their order."""
        return tuple(" ".join(line.split()) for line in self.branches.splitlines() if line.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What the core says of the answers."""

    answers: Answers
    beginning: "Beginning"
    missing: "tuple[Missing, ...]"
    amounts: tuple[str, str] | None
    held: frozenset[str]
    """Roles that somebody else than the owner has in the head office."""
    lacking: tuple[str, ...]
    """Roles without which an invoice that the owner asks for waits."""


class StartModel(QObject):
    """Looks at the answers after each pause, on the lane."""

    looked = Signal()
    """``people``, ``problems`` and ``sentence`` are others now."""
    processes_known = Signal()
    started = Signal(object)
    """A function that answers the ``Beginning`` on the lane: nothing is wrong, and the firm is to be founded."""
    refused = Signal(str)
    """A field's name: the first one that needs a look."""

    def __init__(self, session: Session, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        country, currency = places.guess(QLocale.system())
        self.answers = Answers(
            owner=places.own_name(), country=country, currency=currency, asked_above=_amount("1000"), home=str(home)
        )
        self.processes: tuple[ShippedProcess, ...] = ()
        self.people: tuple[PastedPerson, ...] = ()
        self.problems: dict[str, str] = {}
        """What is wrong, by field, of those that were touched."""
        self.sentence = ""
        """What the amount comes to."""
        self.lacking = ""
        """Which roles nobody who was named has; empty where an invoice that the owner asks for goes on."""
        self._touched: set[str] = set()
        self._looked: Looked | None = None
        self._wants_start = False
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        session.bridge.work(_processes, self._take_processes)

    @property
    def is_complete(self) -> bool:
        """Whether the answers as they stand can be founded."""
        return self._looked is not None and self._looked.answers == self.answers and not self._looked.missing

    def answer(self, **given: Any) -> None:
        """Take what was typed into these fields."""
        self.answers = replace(self.answers, **given)
        self._touched |= given.keys() & set(FIELDS)
        if "managers" in given:
            self._touched.add("branches")
        self._pause.start()

    def suggested_manager(self, branch: str) -> str:
        """Who decides in a branch: chosen by hand, or the manager among the pasted people; empty: the owner."""
        chosen = self.answers.managers.get(branch)
        if chosen is not None:
            return chosen
        return next(
            (one.name for one in self.people if one.role == "manager" and one.branch == branch and not one.owner), ""
        )

    def start(self) -> None:
        """Found the firm, or say what needs a look first."""
        self._touched = set(FIELDS)
        self._wants_start = True
        self.look()

    @Slot()
    def look(self) -> None:
        """Look at the answers now."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
        words = _Words(wording.role_words(), wording.head_words(), self.tr("Head office"))
        self._job = self._session.bridge.work(partial(_look, self.answers, words), self._take)

    # ------------------------------------------------------------ inside

    @Slot(object)
    def _take_processes(self, found: "tuple[ShippedProcess, ...]") -> None:
        self.processes = found
        self.answers = replace(self.answers, processes=tuple(one.id for one in found if one.at_first))
        self.processes_known.emit()
        self.look()

    @Slot(object)
    def _take(self, looked: Looked) -> None:
        self._job, self._looked = None, looked
        self.people = looked.beginning.people
        self.problems = {}
        for one in looked.missing:
            if one.field in self._touched:
                self.problems.setdefault(one.field, wording.missing(one, _amount("1000")))
        self.sentence = self._routing(looked)
        self.lacking = wording.lacking(looked.lacking) if self.people else ""
        self.looked.emit()
        if self._wants_start and looked.answers == self.answers:
            self._wants_start = False
            if looked.missing:
                self.refused.emit(min((one.field for one in looked.missing), key=FIELDS.index))
            else:
                self.started.emit(_answering(looked.beginning))

    def _routing(self, looked: Looked) -> str:
        """What the shipped rules will do with the amount, in a sentence."""
        if looked.amounts is None or not self.answers.processes:
            return ""
        low, high = (f"{_amount(one)}\u00a0{self.answers.currency}" for one in looked.amounts)
        together, keeper = "manager" in looked.held, "bookkeeper" in looked.held
        parts = [self.tr("Up to %low whoever decides in the branch.")]
        if together:
            parts.append(self.tr("Above that you and a manager."))
            parts.append(
                self.tr("Above %high you and the bookkeeper.") if keeper else self.tr("Above %high you alone.")
            )
        else:
            parts.append(self.tr("Above that you."))
            if keeper:
                parts.append(self.tr("Above %high you and the bookkeeper."))
        return " ".join(parts).replace("%low", low).replace("%high", high)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of this language that people may write into a line."""

    roles: dict[str, str]
    head: tuple[str, ...]
    head_name: str


def _amount(exact: str) -> str:
    """An exact decimal as it is written here, without decimals that say nothing."""
    whole, _, rest = exact.partition(".")
    if not rest.strip("0"):
        return numbers.count(int(whole))
    return numbers.decimal(int(whole + rest), len(rest))


def _answering(beginning: "Beginning") -> "Callable[[], Beginning]":
    return lambda: beginning


# ---------------------------------------------------------------- on the lane


def _processes() -> "tuple[ShippedProcess, ...]":
    from workflows.office.shipped import processes  # noqa: PLC0415 -- on the lane

    return processes()


def _look(answers: Answers, words: _Words) -> Looked:
    from desktop.widgets.form.typed import decimal  # noqa: PLC0415 -- on the lane, as it draws in the core
    from workflows.office import beginning as core  # noqa: PLC0415 -- on the lane
    from workflows.office.pasted_people import read_people  # noqa: PLC0415 -- as above

    names = answers.branch_names
    people = read_people(answers.people, owner=answers.owner, branches=names, head=words.head, roles=words.roles)

    def manager(branch: str) -> str:
        """As ``suggested_manager``; the owner's own name is the owner."""
        chosen = answers.managers.get(branch)
        if chosen is None:
            chosen = next(
                (one.name for one in people if one.role == "manager" and one.branch == branch and not one.owner), ""
            )
        return "" if chosen.strip().casefold() == answers.owner.strip().casefold() else chosen.strip()

    wanted = core.Beginning(
        name=answers.name,
        owner=answers.owner,
        currency=answers.currency,
        country=answers.country,
        branches=tuple(core.Branch(name=name, manager=manager(name)) for name in names),
        head_manager=manager(""),
        asked_above=decimal(answers.asked_above) or answers.asked_above.strip(),
        people=people,
        processes=answers.processes,
        documents=tuple(Path(one) for one in answers.documents),
        home=Path(answers.home).expanduser().absolute(),
    )
    return Looked(
        answers=answers,
        beginning=wanted,
        missing=core.missing(wanted),
        amounts=core.amounts_of(wanted.asked_above, wanted.currency),
        held=core.held_at_the_head(wanted),
        lacking=core.lacking_for_own(wanted),
    )

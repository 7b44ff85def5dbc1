"""The state of the page of people, and what can be wished there. Every change is a signed act of an owner."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.session import Session

if TYPE_CHECKING:
    from workflows.domain.money import Money
    from workflows.domain.people import Substitute
    from workflows.office.office import Office
    from workflows.office.showing.deciders import VerdictShown
    from workflows.office.showing.people_shown import PeopleShown


class PeopleModel(QObject):
    """What is shown, and the way to change it."""

    shown_changed = Signal()
    """``shown`` is another now."""
    saved = Signal(str)
    """A change was signed: the id of the person or unit it is about."""
    refused = Signal(object)
    """A ``Refusal``: nothing was changed."""
    who_known = Signal(object)
    """Verdicts of who may decide what was asked last; None where there is no such thing any more."""
    failed = Signal(object)
    """A ``CountersignError``: nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._about = ""
        self.shown: PeopleShown | None = None

    @property
    def may_change(self) -> bool:
        """Whether who acts is an owner, on the laptop that writes about the office."""
        known, person = self._session.overview, self._session.person
        if known is None or known.ended is not None or not known.writes_authority:
            return False
        return any(one.id == person and one.owner for one in known.people)

    def refresh(self) -> None:
        """Ask anew."""
        self._session.bridge.ask(_shown, self._take, self._fail)

    def save_person(
        self, person: str, *, name: str, unit: str, email: str, active: bool, reports_to: str | None = None
    ) -> None:
        """Change a person, or add one where the id is empty. ``reports_to`` None leaves that as it is."""
        given = {"name": name.strip(), "unit": unit, "email": email.strip(), "active": active, "reports_to": reports_to}
        self._act(partial(_save_person, person, given))

    def ask_who(self, workflow: str, unit: str, amount: "Money | None") -> None:
        """Ask who may decide something; without an amount where none is known."""
        self._session.bridge.ask(partial(_who, workflow, unit, amount), self._take_who, self._fail)

    def save_roles(self, person: str, roles: tuple[tuple[str, str], ...]) -> None:
        """Let a person hold exactly these roles: each a role and a unit. Dates of roles that stay are kept."""
        self._act(partial(_save_roles, person, roles))

    def add_unit(self, name: str, parent: str) -> None:
        """Add a unit below another."""
        self._act(partial(_add_unit, name.strip(), parent))

    def add_substitute(self, person: str, by: str, since: str, until: str) -> None:
        """Let somebody stand in for another from one day to another (YYYY-MM-DD), both counted."""
        self._act(partial(_add_substitute, person, by, since, until))

    def remove_substitute(self, substitute: "Substitute") -> None:
        """End a substitution."""
        self._act(partial(_remove_substitute, substitute))

    def rename_unit(self, unit: str, name: str) -> None:
        """Call a unit something else."""
        self._act(partial(_rename_unit, unit, name.strip()))

    def _act(self, deed: Any) -> None:
        self._session.bridge.act(partial(deed, self._session.person), self._acted, self._fail)

    @Slot(object)
    def _take(self, shown: "PeopleShown") -> None:
        self.shown = shown
        self.shown_changed.emit()

    @Slot(object)
    def _take_who(self, found: "tuple[VerdictShown, ...] | None") -> None:
        self.who_known.emit(found)

    @Slot(object)
    def _acted(self, answer: Any) -> None:
        from workflows.domain.commands import Refusal  # noqa: PLC0415 -- after the first painting

        if isinstance(answer, Refusal):
            self.refused.emit(answer)
        else:
            self.saved.emit(answer.about)

    @Slot(object)
    def _fail(self, error: object) -> None:
        self.failed.emit(error)


def _shown(office: "Office") -> "PeopleShown":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.people_shown import people_shown  # noqa: PLC0415 -- as above

    return people_shown(office, clock.now_ms())


def _save_person(person: str, given: dict[str, Any], by: str, office: "Office") -> Any:
    from workflows.office.membering import save_person  # noqa: PLC0415 -- as above

    return save_person(office, by, person, **given)


def _who(workflow: str, unit: str, amount: "Money | None", office: "Office") -> "tuple[VerdictShown, ...] | None":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.deciders import may_decide  # noqa: PLC0415 -- as above

    return may_decide(office, workflow, unit, amount, clock.now_ms())


def _save_roles(person: str, roles: tuple[tuple[str, str], ...], by: str, office: "Office") -> Any:
    from workflows.office.membering import save_roles  # noqa: PLC0415 -- as above

    return save_roles(office, by, person, roles)


def _add_unit(name: str, parent: str, by: str, office: "Office") -> Any:
    from workflows.office.membering import add_unit  # noqa: PLC0415 -- as above

    return add_unit(office, by, name, parent)


def _add_substitute(person: str, instead: str, since: str, until: str, by: str, office: "Office") -> Any:
    from workflows.office.membering import add_substitute  # noqa: PLC0415 -- as above

    return add_substitute(office, by, person, instead, since, until)


def _remove_substitute(substitute: "Substitute", by: str, office: "Office") -> Any:
    from workflows.office.membering import remove_substitute  # noqa: PLC0415 -- as above

    return remove_substitute(office, by, substitute)


def _rename_unit(unit: str, name: str, by: str, office: "Office") -> Any:
    from workflows.office.membering import rename_unit  # noqa: PLC0415 -- as above

    return rename_unit(office, by, unit, name)

"""The parts of an office file that say who may decide how much: authority, substitutes, rates and budgets."""

from collections.abc import Iterator
from typing import Any

from workflows.domain.budgets import Budget
from workflows.domain.definitions import all_steps
from workflows.domain.events import AuthoritySet, BudgetsSet, RatesSet, RepliesSet, SubstitutesSet
from workflows.domain.forms import is_number
from workflows.domain.people import Grant, Substitute
from workflows.domain.rates import Rate
from workflows.domain.replies import ReplyLimit
from workflows.engine.replies import judge_reply_limits
from workflows.engine.state import OfficeState
from workflows.office.office_file_reading import Reading
from workflows.readable import Path

LIMITS = ("authority", "substitutes", "rates", "mail_replies", "budgets")


class LimitsReading(Reading):
    """Reads those parts. Each that stands in the file replaces all that was before."""

    def limits(self) -> None:
        """All of them, in that order."""
        self._authority()
        self._substitutes()
        self._rates()
        self._replies()
        self._budgets()

    def _authority(self) -> None:
        if "authority" not in self.source.value:
            return
        grants: list[Grant] = []
        for place, told in enumerate(self.listed("authority")):
            path: Path = ("authority", place)
            plain = dict(told) if isinstance(told, dict) else {}
            self._amounts(path, plain, "up_to", "per_period")
            grant = self.convert(path, plain, Grant)
            if grant.pilot:
                self.source.refuse((*path, "pilot"), "expected no trial: “countersign pilot” starts and ends them")
            if (grant.role is None) == (grant.person is None):
                self.source.refuse(path, "expected either a role or a person")
            if grant.role is not None and grant.role not in self.roles:
                self.source.refuse((*path, "role"), f"expected one of the roles {', '.join(self.roles)}")
            if grant.person is not None and grant.person not in self.people:
                self.source.refuse((*path, "person"), f"expected the id of a person, found “{grant.person}”")
            if grant.unit is not None and grant.unit not in self.units:
                self.source.refuse((*path, "unit"), f"expected the id of a unit, found “{grant.unit}”")
            self.refuse_unknown_workflow((*path, "workflow"), grant.workflow)
            if grant.step:
                self._refuse_unknown_step((*path, "step"), grant.workflow, grant.step)
            self.refuse_bad_days(path, grant.since, grant.until)
            grants.append(grant)
        event = AuthoritySet(grants=tuple(grants))
        self.wish(self.office.grants == event.grants, event, ("authority",), "authority")

    def _substitutes(self) -> None:
        if "substitutes" not in self.source.value:
            return
        found: list[Substitute] = []
        for place, told in enumerate(self.listed("substitutes")):
            path: Path = ("substitutes", place)
            plain = dict(told) if isinstance(told, dict) else told
            if isinstance(plain, dict):
                self._amounts(path, plain, "up_to")
            one = self.convert(path, plain, Substitute)
            found.append(one)
            if one.unit and one.unit not in self.units:
                self.source.refuse((*path, "unit"), f"expected the id of a unit, found “{one.unit}”")
            for part in ("person", "by"):
                if getattr(one, part) not in self.people:
                    self.source.refuse((*path, part), "expected the id of a person")
            if one.person == one.by:
                self.source.refuse((*path, "by"), "expected another person than the absent one")
            if not one.since or not one.until:
                self.source.refuse(path, "expected a day such as 2026-12-31 as from and as to")
            self.refuse_bad_days(path, one.since, one.until)
            for number, workflow in enumerate(one.workflows):
                self.refuse_unknown_workflow((*path, "workflows", number), workflow)
        event = SubstitutesSet(substitutes=tuple(found))
        self.wish(self.office.substitutes == event.substitutes, event, ("substitutes",), "substitutes")

    def _rates(self) -> None:
        if "rates" not in self.source.value:
            return
        found: list[Rate] = []
        for place, told in enumerate(self.listed("rates")):
            path: Path = ("rates", place)
            plain = dict(told) if isinstance(told, dict) else told
            if isinstance(plain, dict) and isinstance(plain.get("rate"), int):
                plain["rate"] = str(plain["rate"])
            if isinstance(plain, dict):
                plain.setdefault("into", self.office.currency)
            one = self.convert(path, plain, Rate)
            if not is_number(one.rate):
                self.source.refuse((*path, "rate"), f"expected an exact number such as 0.9215, found “{one.rate}”")
            self.refuse_bad_days(path, one.since, "")
            found.append(one)
        event = RatesSet(rates=tuple(found))
        self.wish(self.office.rates == event.rates, event, ("rates",), "rates")

    def _replies(self) -> None:
        if "mail_replies" not in self.source.value:
            return
        found: list[ReplyLimit] = []
        for place, told in enumerate(self.listed("mail_replies")):
            path: Path = ("mail_replies", place)
            plain = dict(told) if isinstance(told, dict) else told
            if isinstance(plain, dict):
                self._amounts(path, plain, "up_to")
            one = self.convert(path, plain, ReplyLimit)
            if one.unit and one.unit not in self.units:
                self.source.refuse((*path, "unit"), f"expected the id of a unit, found “{one.unit}”")
            if one.workflow:
                self.refuse_unknown_workflow((*path, "workflow"), one.workflow)
            if judge_reply_limits(OfficeState(), (ReplyLimit(up_to=one.up_to),)) is not None:
                self.source.refuse((*path, "up_to"), f"expected a low amount, or 0 for not at all, found “{one.up_to}”")
            found.append(one)
        event = RepliesSet(limits=tuple(found))
        self.wish(self.office.replies == event.limits, event, ("mail_replies",), "mail_replies")

    def _budgets(self) -> None:
        if "budgets" not in self.source.value:
            return
        found: list[Budget] = []
        for place, told in enumerate(self.listed("budgets")):
            path: Path = ("budgets", place)
            plain = dict(told) if isinstance(told, dict) else told
            if isinstance(plain, dict):
                self._amounts(path, plain, "amount")
                plain.setdefault("unit", self.office.head)
            one = self.convert(path, plain, Budget)
            self.refuse_bad_id(path, one.id)
            if one.unit not in self.units:
                self.source.refuse((*path, "unit"), f"expected the id of a unit, found “{one.unit}”")
            for number, workflow in enumerate(one.workflows):
                self.refuse_unknown_workflow((*path, "workflows", number), workflow)
            self.refuse_bad_days(path, one.since, one.until)
            found.append(one)
        event = BudgetsSet(budgets=tuple(found))
        self.wish(self.office.budgets == event.budgets, event, ("budgets",), "budgets")

    def _amounts(self, path: Path, plain: dict[str, Any], *names: str) -> None:
        """Amounts as people write them, in place: ``1000.00``, ``1000 USD``."""
        for name in names:
            if isinstance(plain.get(name), str | int):
                plain[name] = self.money((*path, name), str(plain[name]))

    def _refuse_unknown_step(self, path: Path, workflow: str, step: str) -> None:
        """Refuse what is a step of no version of the workflow: nothing would ever be decided by it."""
        steps = {one.id for made in self.office.workflows.get(workflow, {}).values() for one in all_steps(made.steps)}
        for told in self.listed("workflows"):
            if isinstance(told, dict) and told.get("id") == workflow:
                steps |= set(_ids_in(told.get("steps")))
        if step not in steps:
            self.source.refuse(path, f"expected a step of {workflow} ({', '.join(sorted(steps))}), found “{step}”")


def _ids_in(plain: Any) -> Iterator[str]:
    """The ids in steps as they stand in a file, branches included."""
    if isinstance(plain, dict):
        if isinstance(plain.get("id"), str):
            yield plain["id"]
        plain = [plain.get("steps"), plain.get("branches")]
    if isinstance(plain, list):
        for one in plain:
            yield from _ids_in(one)

"""A substitute accepts on their own laptop, and the office writes it down on its one."""

from pathlib import Path

from tests.support.two_laptops import CLERK, OWNER, connect, exchange, found_office, second_laptop
from workflows.domain.commands import Decide, Refusal, Submit, Tick
from workflows.office.shipped import RESOURCES, apply_file
from workflows.office.showing.substitutions import proof_of
from workflows.office.substituting import all_agreed, settle


def test_a_yes_given_elsewhere_is_named_and_found_on_every_laptop(tmp_path: Path) -> None:
    """The substitute signs there, the owner here; both laptops see whose acceptance it is."""
    with found_office(tmp_path / "first") as first:
        apply_file(first, RESOURCES / "processes" / "substitution.yaml", OWNER)
        with second_laptop(first, tmp_path / "second") as second:
            sharings = connect(first, tmp_path / "folder"), connect(second, tmp_path / "folder")
            exchange(*sharings)
            values = {"person": OWNER, "by": CLERK, "first_day": "2000-01-01", "last_day": "2999-12-31"}
            asked = first.submit(Submit(workflow="substitution", unit=first.state.head, by=OWNER, values=values))
            assert not isinstance(asked, Refusal)
            request = asked.request.id
            exchange(*sharings)
            accepted = second.act(request, Decide(by=CLERK, verdict="approve"))
            assert not isinstance(accepted, Refusal)
            assert second.state.substitutes == ()
            assert isinstance(settle(second, OWNER, request), Refusal)
            exchange(*sharings)
            assert all_agreed(first) == ()
            assert not isinstance(first.act(request, Tick(by=OWNER)), Refusal)
            exchange(*sharings)

            for office in (first, second):
                (made,) = office.state.substitutes
                assert made.accepted == accepted.acts[0].id
                assert proof_of(office, made) == "accepted"
                assert office.request(request).standing.status == "done"

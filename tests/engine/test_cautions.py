"""What runs and is unwise is told to whoever writes a workflow."""

import pytest

from tests.support.flows import approval, flow, form, rule
from workflows.domain.definitions import Step
from workflows.engine.cautions import cautions


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((rule(), form(), approval(by_rule="rule")), True),
        ((rule(), form("gross"), approval(by_rule="rule")), True),
        ((rule(), form("text"), approval(by_rule="rule")), False),
        ((form(), rule(), approval(by_rule="rule")), False),
        ((rule(), form(), approval()), False),
    ],
)
def test_an_amount_that_can_outgrow_the_rule_that_let_it_pass_is_told(steps: tuple[Step, ...], told: bool) -> None:
    """A form between a rule and its approval raises what the rule found small enough for nobody."""
    found = [one.expected for one in cautions(flow(*steps, amount="gross"))]

    assert any("change the amount after “rule”" in one for one in found) is told

"""What rules looked at stays as it was: later forms of shipped processes ask for fields of their own."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from workflows.office.shipped import RESOURCES

PROCESSES = sorted((RESOURCES / "processes").glob("*.yaml"))


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.stem)
def test_a_form_that_shows_every_field_stands_before_a_rule_that_looks(path: Path) -> None:
    """Whoever may write any field after the checks replaces an account or an amount that nobody looks at again."""
    for workflow in yaml.safe_load(path.read_text("utf-8")).get("workflows", ()):
        steps, looked = workflow["steps"], False
        for step, then in pairwise([*steps, {"kind": "end"}]):
            looked = looked or step["kind"] == "rule"
            if step["kind"] == "form" and not step.get("fields") and looked:
                assert then["kind"] == "rule", step["id"]

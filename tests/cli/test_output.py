"""What other people wrote is shown as text, and as nothing else."""

import pytest

from workflows.cli.output import Output


@pytest.mark.parametrize("text", ["a\nb", "a\x1b[31mb", "a\u202eb", "a\u200fb", "a\u2028b", "a\U000e0041b", "a\rb"])
def test_nothing_in_a_name_moves_the_cursor_or_makes_a_line_of_its_own(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line breaks, escape codes, direction marks and invisible letters become a visible sign."""
    Output(as_json=False).answer({}, [text])

    assert capsys.readouterr().out == "a�b\n" if len(text) == 3 else "a�[31mb\n"

"""Whatever is done to the shared folder is named, and taken in by nobody."""

from pathlib import Path

from tests.journeys.tamper_loop import tamper_loop


def test_every_tampering_with_the_folder_is_named_and_none_is_taken_in(tmp_path: Path) -> None:
    """Thirteen kinds of tampering, the right file or device each time, nothing else; readers end with the truth."""
    outcome = tamper_loop(tmp_path, tamperings=65, seed=65, real_every=22)

    assert outcome.faults == ()
    assert [count for count, _ in outcome.kinds.values()] == [5] * 13
    assert outcome.real == 3

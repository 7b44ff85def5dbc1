"""One bit turned over anywhere in the log, and the check names the entry."""

from tests.journeys.flip_loop import flip_loop
from tests.support.shop import Shop


def test_each_flipped_bit_is_named_by_its_entry(sample_firm: Shop) -> None:
    """Exactly the altered entry is found, wherever the bit lies, and nothing else."""
    outcome = flip_loop(sample_firm.home, flips=60, seed=60)

    assert outcome.unnamed == ()
    assert outcome.touched > 30

from workflows.rules.answers import Hit
from workflows.rules.benchmark import BELOW, floor_conditions, floor_decide, sample_requests, sample_table
from workflows.rules.evaluation import compile_table


def test_the_floor_and_the_compiled_table_give_the_same_answers() -> None:
    """What is measured against each other answers alike, and every kind of row is reached."""
    table = sample_table()
    compiled = compile_table(table, BELOW)
    floor = floor_conditions(table)
    reached = set()
    for request in sample_requests(5_000):
        values = compiled.prepare(request)
        assert isinstance(values, tuple)
        result = compiled.decide(values)
        assert isinstance(result, Hit)
        reached.add(result.rows[0])

        assert floor_decide(floor, values) == result.rows[0]
    assert len(table.rows) == 20
    assert len(reached) > 15


def test_the_sample_follows_from_its_seed() -> None:
    """Two measurements are of the same data."""
    assert sample_requests(50) == sample_requests(50)
    assert sample_requests(50, seed=3) != sample_requests(50)
    assert sample_table() == sample_table()

"""Public decision tables in our own words: each is read and gives its stated answers, or is refused with the reason."""

from xml.etree.ElementTree import fromstring

import pytest

from tests.rules.dmn_making import Sample, sample_xml
from tests.rules.dmn_samples import EXAMPLES, LEVEL_2, LEVEL_3, SAMPLES
from workflows.rules.answers import Hit, NoHit
from workflows.rules.evaluation import compile_table
from workflows.rules.interchange.dmn_reading import read_dmn
from workflows.rules.tables import RuleTable

READ = [sample for sample in SAMPLES if not sample.refused]
REFUSED = [sample for sample in SAMPLES if sample.refused]


def read_sample(sample: Sample) -> RuleTable:
    """The one table of a sample."""
    imported = read_dmn(fromstring(sample_xml(sample)))
    assert [refusal.sentence for refusal in imported.refusals] == []
    return imported.tables[0].table


@pytest.mark.parametrize("sample", READ, ids=lambda sample: sample.name)
def test_a_public_table_gives_its_stated_answers(sample: Sample) -> None:
    """What the foreign table says is what ours says, value for value, in its order."""
    table = compile_table(read_sample(sample), {})

    for values, texts in sample.answers:
        given = {column.id: value for column, value in zip(table.table.inputs, values, strict=True)}
        answer = table.evaluate(given)
        assert isinstance(answer, Hit | NoHit), (values, answer)
        found = tuple(outcome.text for outcome in answer.outcomes) if isinstance(answer, Hit) else ()
        assert found == texts, values
    assert sample.answers


@pytest.mark.parametrize("sample", REFUSED, ids=lambda sample: sample.name)
def test_a_table_outside_of_the_subset_is_refused_with_its_reason(sample: Sample) -> None:
    """The refusal names the table, and its reason has a code that stays."""
    imported = read_dmn(fromstring(sample_xml(sample)))

    assert imported.tables == ()
    (refusal,) = imported.refusals
    assert (refusal.code, refusal.element) == (sample.refused, sample.name)
    assert refusal.expected


def test_so_many_public_tables_are_read_and_so_many_refused() -> None:
    """The numbers that DMN.md states."""
    counts = [
        (len([one for one in group if not one.refused]), len([one for one in group if one.refused]))
        for group in (LEVEL_2, LEVEL_3, EXAMPLES)
    ]

    assert counts == [(14, 3), (15, 12), (9, 3)]
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES)


def test_what_nobody_has_mapped_decides_nothing() -> None:
    """A foreign table's words become notes: it cannot approve what nobody here said it may."""
    verdicts = {row.then.verdict for sample in READ for row in read_sample(sample).rows}

    assert verdicts == {"note"}

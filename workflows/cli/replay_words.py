"""What replaying a draft found, in plain words."""

from collections.abc import Iterable

from workflows.office.replaying import Changed, Replayed

_SHOWN = 20
_MINUTE_MS, _HOUR_MS, _DAY_MS = 60_000, 3_600_000, 86_400_000

_WHO = {"rejected": "a person rejected it", "rejected-by-rule": "a rule rejected it", "stopped": "a rule stopped it"}


def replay_words(found: Replayed) -> Iterable[str]:
    """The findings, the most important first, a sentence each."""
    were = "was" if found.requests == 1 else "were"
    yield f"{_requests(found.requests)} of the past {were} decided once more with the draft of {found.table}."
    if not found.changed:
        yield "For none of them would it answer otherwise."
    else:
        yield f"For {_many(len(found.changed), 'answer')} it would say something else."
    yield (
        f"People had to act {_times(found.touches_before)}; with the draft it would be {_times(found.touches_after)}"
        f" ({_difference(found.touches_saved)})."
    )
    if found.spared:
        yield (
            f"{_requests(len(found.spared))} would need nobody any more."
            f" Together they waited {_span(found.waiting_saved_ms)} for a decision."
        )
    passing = found.refusals_that_pass
    if passing:
        yield f"Look at these first. Refused earlier, now let pass: {_requests(len(passing))}."
        for one in passing[:_SHOWN]:
            how = f"row {one.row} would let it pass" if one.row else "no row would hold it up"
            yield f"  {one.request}: {_WHO.get(one.ended, one.ended)}; {how}"
        yield from _more(len(passing))
    if found.lacking:
        names = sorted({one.input for one in found.lacking})
        yield (
            f"Without a value that the draft needs ({', '.join(names)}): {_requests(len(found.lacking))}."
            " Each would stop for a person; here they are counted as before."
        )
    yield from _listed(found.changed)


def _listed(changed: tuple[Changed, ...]) -> Iterable[str]:
    for one in changed[:_SHOWN]:
        yield f"  {one.request}: {_answer(one.was, one.was_row)} → {_answer(one.would_be, one.row)}"
    yield from _more(len(changed))


def _more(count: int) -> Iterable[str]:
    if count > _SHOWN:
        yield f"  … and {count - _SHOWN:,} more; --list writes all of them into a file"


def _answer(word: str, row: str) -> str:
    return f"{word} (row {row})" if row else word


def _requests(count: int) -> str:
    return _many(count, "request")


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _difference(saved: int) -> str:
    return f"{saved:,} fewer" if saved > 0 else f"{-saved:,} more" if saved < 0 else "no difference"


def _span(milliseconds: int) -> str:
    if milliseconds >= 2 * _DAY_MS:
        return f"{milliseconds / _DAY_MS:,.1f} days"
    if milliseconds >= 2 * _HOUR_MS:
        return f"{milliseconds / _HOUR_MS:,.1f} hours"
    return f"{milliseconds // _MINUTE_MS} minutes"

"""Reads a schedule out of people's words. What it does not understand it refuses, saying where and what it expected.

    schedule  = every [N] minutes|hours [between T and T] [on days]  |  days [shift] [T [and T]…]
    days      = daily | every working day | every Monday [and …] | every N weeks on Monday [and …] from DATE
              | first|2nd|…|last|second last  Monday|working day|day  of the month|quarter|year
              | the 15th [of the month] | 15 March | [N [working] days before|after] {field}
    shift     = or the working day before|after | except on holidays

Small words (on, the, at, of) may stand anywhere. German words are read as well.
"""

from datetime import date, time
from functools import lru_cache
from typing import NoReturn

import msgspec

from workflows.automations.schedules.schedule import (
    At,
    Daily,
    Days,
    Every,
    FromDate,
    Nth,
    Schedule,
    Shift,
    Span,
    Weekdays,
    WorkingDays,
    YearDay,
)
from workflows.automations.schedules.words import Token, tokens
from workflows.errors import InvalidInput

MOST_MINUTES = 1440
_MOST_DAYS = 366
_SPANS = {"month": 31, "quarter": 92, "year": 366}
"""How many days there are at most."""
_EXAMPLES = "every Monday 08:00; last working day of the month 17:00; every 15 minutes between 08:00 and 18:00"
_LONGEST = 300
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=4096)
def read_schedule(text: str) -> Schedule:
    """The schedule that the words say. Raises InvalidInput ``bad-schedule`` that names what was expected where."""
    return _Reader(text).schedule()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text[:_LONGEST])
        self._at = 0
        if len(text) > _LONGEST:
            self._refuse(f"at most {_LONGEST} characters")

    def schedule(self) -> Schedule:
        found: Schedule | None = None
        if self._is("every"):
            found = self._interval()
        if found is None:
            days = self._days()
            shift = self._shift()
            found = At(days=days, shift=shift, times=self._times())
            if shift is None and self._look() is not None:  # the shift may stand behind the times as well
                found = msgspec.structs.replace(found, shift=self._shift())
            if isinstance(days, WorkingDays) and found.shift is not None:
                self._refuse_whole("days that may be no working days, where it says what happens then")
        if self._look() is not None:
            self._refuse("the end")
        return found

    # ------------------------------------------------------------ again and again

    def _interval(self) -> Every | None:
        start = self._at
        self._at += 1
        count = self._number() if self._kind("number") else 1
        unit = self._look()
        if unit is None or unit.value not in {"minute", "hour"}:
            self._at = start
            return None
        self._at += 1
        minutes = count * (60 if unit.value == "hour" else 1)
        if not 1 <= minutes <= MOST_MINUTES:
            self._refuse_whole("1 minute to 24 hours")
        first, last, days = time(0, 0), None, None
        while self._look() is not None:
            if self._is("between") and last is None:
                self._at += 1
                first = self._time()
                self._word("and")
                last = self._time()
                if last < first:
                    self._refuse_whole("a time between which and the first the day goes on")
            elif days is None:
                days = self._some_days()
            else:
                self._refuse("the end")
        return Every(minutes=minutes, first=first, last=last, days=days)

    def _some_days(self) -> WorkingDays | Weekdays:
        self._take("every")
        if self._take("workday"):
            return WorkingDays()
        if not self._kind("weekday"):
            self._refuse("“working days” or days of the week")
        return Weekdays(days=self._weekdays())

    # ------------------------------------------------------------ days

    def _days(self) -> Days:
        token = self._look()
        if token is None:
            self._refuse("when: " + _EXAMPLES)
        if token.kind == "field":
            self._at += 1
            return FromDate(field=token.value)
        if self._take("daily"):
            return Daily()
        every = self._take("every")
        if self._take("workday"):
            return WorkingDays()
        if every and self._take("day"):
            return Daily()
        if self._kind("weekday"):
            return Weekdays(days=self._weekdays())
        if every and self._kind("number"):
            return self._weeks()
        return self._counted()

    def _weeks(self) -> Weekdays:
        weeks = self._number()
        self._word("week")
        if not 1 <= weeks <= 52:
            self._refuse_whole("1 to 52 weeks")
        days = self._weekdays()
        if weeks == 1:
            return Weekdays(days=days)
        self._word("from")
        token = self._look()
        if token is None or token.kind != "date":
            self._refuse("a first day, such as 2026-01-05")
        try:
            since = date.fromisoformat(token.value)
        except ValueError:
            self._refuse("a day of the calendar, such as 2026-01-05")
        self._at += 1
        return Weekdays(days=days, weeks=weeks, since=since)

    def _counted(self) -> Days:
        token = self._look()
        if token is not None and token.kind == "number":
            following = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
            if following is not None and following.kind == "monthname":
                return self._year_day(self._number())
            return self._from_date()
        nth = self._nth()
        if nth is None:
            self._refuse("when: " + _EXAMPLES)
        if nth > 0 and self._kind("monthname"):
            return self._year_day(nth)
        if self._kind("weekday"):
            weekday = int(self._advance().value)
            span = self._span()
            if abs(nth) > _SPANS[span] // 7 + 1:
                self._refuse_whole(f"at most the {_SPANS[span] // 7 + 1}th of its kind in a {span}")
            return Nth(nth=nth, what=weekday, span=span)
        what = "working" if self._take("workday") else "day"
        named = what == "working" or self._take("day")
        if nth < 0 and not named:
            self._refuse("“working day”, “day” or a day of the week")
        span = self._span(optional=not named)
        if not 1 <= abs(nth) <= _SPANS[span]:
            self._refuse_whole(f"a day of the {span}, 1 to {_SPANS[span]}")
        return Nth(nth=nth, what="working" if what == "working" else "day", span=span)

    def _year_day(self, day: int) -> YearDay:
        month = int(self._advance().value)
        if not 1 <= day <= _LONGEST_MONTH[month - 1]:
            self._refuse_whole(f"a day of that month, 1 to {_LONGEST_MONTH[month - 1]}")
        return YearDay(month=month, day=day)

    def _from_date(self) -> FromDate:
        count = self._number()
        if count > _MOST_DAYS:
            self._refuse_whole(f"at most {_MOST_DAYS} days")
        working = self._take("workday")
        if not working:
            self._word("day")
        before = self._take("before")
        if not before:
            self._word("after", "“before” or “after”")
        token = self._look()
        if token is None or token.kind != "field":
            self._refuse("the name of a field with a date, such as {due_date}")
        self._at += 1
        return FromDate(field=token.value, days=-count if before else count, working=working and count > 0)

    def _nth(self) -> int | None:
        if self._take("last"):
            return -1
        if self._take("second-last"):
            return -2
        if self._kind("ordinal"):
            return int("".join(filter(str.isdigit, self._advance().value)))
        return None

    def _span(self, *, optional: bool = False) -> Span:
        self._take("every")
        spans: tuple[Span, ...] = ("month", "quarter", "year")
        for span in spans:
            if self._take(span):
                return span
        if not optional:
            self._refuse("“of the month”, “of the quarter” or “of the year”")
        return "month"

    def _weekdays(self) -> tuple[int, ...]:
        found: set[int] = set()
        while self._kind("weekday"):
            found.add(int(self._advance().value))
            if self._is("and"):
                self._at += 1
                if not self._kind("weekday"):
                    self._refuse("a day of the week")
        if not found:
            self._refuse("a day of the week")
        return tuple(sorted(found))

    def _shift(self) -> Shift | None:
        if self._take("except"):
            self._word("holiday")
            return "skip"
        if not self._take("or"):
            return None
        self._word("workday", "“working day before” or “working day after”")
        if self._take("before"):
            return "before"
        self._word("after", "“before” or “after”")
        return "after"

    # ------------------------------------------------------------ times

    def _times(self) -> tuple[time, ...]:
        found: set[time] = set()
        while self._kind("time"):
            found.add(self._time())
            if self._is("and"):
                self._at += 1
                if not self._kind("time"):
                    self._refuse("a time such as 08:00")
        return tuple(sorted(found))

    def _time(self) -> time:
        token = self._look()
        if token is None or token.kind != "time":
            self._refuse("a time such as 08:00")
        hour, minute = (int(part) for part in token.value.replace(".", ":").split(":"))
        if hour > 23 or minute > 59:
            self._refuse("a time from 00:00 to 23:59")
        self._at += 1
        return time(hour, minute)

    # ------------------------------------------------------------ words

    def _look(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _advance(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _is(self, value: str) -> bool:
        token = self._look()
        return token is not None and token.kind == "word" and token.value == value

    def _kind(self, kind: str) -> bool:
        token = self._look()
        return token is not None and token.kind == kind

    def _take(self, value: str) -> bool:
        found = self._is(value)
        self._at += found
        return found

    def _word(self, value: str, expected: str = "") -> None:
        if not self._take(value):
            self._refuse(expected or f"“{value}”")

    def _number(self) -> int:
        token = self._look()
        if token is None or token.kind != "number":
            self._refuse("a number")
        self._at += 1
        return int(token.value)

    def _refuse(self, expected: str) -> NoReturn:
        token = self._look()
        found = f"“{token.text}” at character {token.place + 1}" if token is not None else "the end"
        raise _refusal(self._text, f"Expected {expected}; found {found}.")

    def _refuse_whole(self, expected: str) -> NoReturn:
        raise _refusal(self._text, f"Expected {expected}.")


def _refusal(text: str, what: str) -> InvalidInput:
    return InvalidInput(
        code="bad-schedule",
        title="This time cannot be read",
        text=f"In “{text[:_LONGEST]}”: {what} Nothing was changed.",
        advice=f"Write it like one of these: {_EXAMPLES}.",
    )

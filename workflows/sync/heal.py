"""Noticing what is gone of other devices' logs, and writing it again: any device can, and all write the same bytes."""

from collections.abc import Callable

from workflows.sync import layout, plan
from workflows.sync.mending import is_held, put_segment, stored_entries, what_is_there
from workflows.sync.ports import Logs
from workflows.sync.remembered import Gap
from workflows.sync.report import Alarm
from workflows.sync.sealing import Sealing
from workflows.sync.sight import Sight

_DAMAGED = frozenset({"incomplete", "not-signed", "not-a-segment", "unknown-device"})
"""Reasons of files under a device's name that hold nothing which anybody of this office signed."""


class Healing:
    """Care for the logs of the others. The author comes first; this device waits a while, each another while."""

    def __init__(self, logs: Logs, sealing: Sealing, draw: Callable[[int], int]) -> None:
        """``draw`` as in Exchange."""
        self._logs = logs
        self._sealing = sealing
        self._draw = draw

    def run(self, sight: Sight, *, write: bool) -> None:
        """Raise alarms for what is gone, and write it again when its time has come; a deep run does not wait."""
        spans = sight.all_verified()
        for device in sorted(self._logs.members()):
            if device == self._logs.own:
                continue
            known = sight.memory.end(device)
            # More may be held than was ever seen in this folder: it was begun anew, or this laptop goes on under a new
            # key. There is nothing to miss; but whoever holds a log brings it, or others would never get it.
            end = max(known, self._held(device))
            if not end:
                continue
            if sight.deep:
                self._mend_sealed(sight, device, min(end, self._logs.frontier(device).size), write=write)
            due = self._is_due(sight, device, end, known, spans.get(device, []))
            if due and write:
                self._heal(sight, device)
            if sight.deep and write:
                self._clear_damaged(sight, device)
        sight.memory.save()

    def _held(self, device: str) -> int:
        """How much of a log is held here under a signed head."""
        held = self._logs.note(device)
        return 0 if held is None else held[0]

    def _is_due(self, sight: Sight, device: str, end: int, known: int, spans: list[plan.Span]) -> bool:
        """Whether something of this log, which is held up to ``end``, is not there and it is time to write it.

        People are told of what was seen there once, up to ``known``, and is gone.
        """
        missing = plan.uncovered(plan.expected(end), spans)
        if missing is None:
            sight.memory.set_gap(device, None)
            return False
        gap = sight.memory.gap(device)
        if gap is None or gap.since_ms > sight.now_ms:
            wait = plan.HEAL_EARLIEST_MS + self._draw(plan.HEAL_SPREAD_MS)
            gap = Gap(since_ms=sight.now_ms, heal_ms=sight.now_ms + wait)
            sight.memory.set_gap(device, gap)
        shown = max(sight.waiting_end(device), max((span.end for span in spans), default=0))
        if shown < known:
            sight.alarms.append(Alarm(code="rolled-back", device=device, facts={"seen": known, "shown": shown}))
        elif missing.start < known and sight.now_ms - gap.since_ms >= plan.MISSING_AFTER_MS:
            facts = {"start": missing.start, "end": missing.end, "since_ms": gap.since_ms}
            sight.alarms.append(Alarm(code="missing", device=device, facts=facts))
        return sight.deep or sight.now_ms >= gap.heal_ms

    def _heal(self, sight: Sight, device: str) -> None:
        """Write the tail as one segment under the largest head that is held, and sealed files that are gone."""
        held = self._logs.note(device)
        if held is None:
            return
        end, note = held
        start = plan.expected(end).start
        stored = stored_entries(self._logs, device, start, end)
        if stored is None:
            return
        path = layout.segment(device, start, end)
        written = put_segment(sight, device, start, note, stored[0], replace=False)
        if not written and sight.aside.get(path) != "unreadable":
            there = what_is_there(sight, self._logs, device, start, end)
            if there is None or is_held(self._logs, there):
                written = put_segment(sight, device, start, note, stored[0], replace=True)
        if written:
            sight.memory.set_gap(device, None)
            self._mend_sealed(sight, device, end, write=True)

    def _clear_damaged(self, sight: Sight, device: str) -> None:
        """Write damaged tail files as they were; take away those of which nobody can tell how they were.

        Where the signed head is whole and of the history that is held here, it tells. Else the entries stand, signed,
        in other files, or the file stays. So does whatever its author signed of another history: it proves something.
        """
        sealed = plan.expected(self._held(device)).start
        for name in sight.files():
            hint, known = layout.parse_segment(name), sight.known(name)
            if hint is None or hint.device != device or known is None:
                continue
            if known.reason == "does-not-fit":
                self._write_as_it_was(sight, hint)
            if known.reason not in _DAMAGED:
                continue
            spans = [plan.Span(0, sealed), *sight.verified(device).values()]
            if plan.uncovered(plan.Span(hint.start, hint.end), spans) is None:
                sight.remove(name)
                sight.aside.setdefault(layout.in_tail(name), known.reason)

    def _write_as_it_was(self, sight: Sight, name: layout.SegmentName) -> None:
        """Put the held entries under the head that the file still bears."""
        there = what_is_there(sight, self._logs, name.device, name.start, name.end)
        if there is None or (there.start, there.end) != (name.start, name.end) or not is_held(self._logs, there):
            return
        stored = stored_entries(self._logs, name.device, name.start, name.end)
        if stored is not None:
            put_segment(sight, name.device, name.start, there.note, stored[0], replace=True)

    def _mend_sealed(self, sight: Sight, device: str, size: int, *, write: bool) -> None:
        # Of a log with two histories the sealed files may be those of the other: two laptops that each replaced them
        # by their own would never end.
        self._sealing.mend(sight, device, size, write=write, replace=not sight.memory.is_forked(device))

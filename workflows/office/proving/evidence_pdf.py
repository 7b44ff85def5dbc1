"""The page of an evidence pack for people: one request as a PDF, from what was asked to the key behind each decision.

The same entries give the same bytes. Nothing in it proves anything; it says in which files the proof is.
"""

from collections.abc import Sequence

from workflows.ledger.membership import DeviceRecovered, DeviceRotated, Genesis
from workflows.office.proving.evidence_flow import Pair, Said
from workflows.office.proving.evidence_layout import (
    PLAIN,
    SMALL,
    STRONG,
    Cell,
    Flow,
    Run,
)
from workflows.office.proving.evidence_story import Happening, Story, Told
from workflows.office.proving.evidence_words import bytes_words, money_words
from workflows.office.proving.pdf_pages import Style

_TITLE = Style(size=21, weight="bold")
_AMOUNT = Style(size=15)
_STATUS = Style(size=11, weight="bold")
_KICKER = Style(size=9, ink=0.38)
_CODE = Style(size=8, ink=0.2)
_HASH = Style(size=7, ink=0.2)
_TIMES = 92.0
"""Width of the column of times, in points."""
_LONGEST_TITLE = 300


def document(told: Told) -> bytes:
    """The whole file."""
    return _Document(told).whole()


class _Document:
    def __init__(self, told: Told) -> None:
        self._told = told
        self._story = Story(told)
        self._flow = Flow()
        self._keys = {(one["person"], one["device"]): f"K{number}" for number, one in enumerate(told.keys["people"], 1)}

    def whole(self) -> bytes:
        told = self._told
        self._front()
        self._happened()
        self._values()
        self._files()
        self._entries()
        self._origins()
        self._seen()
        self._limits()
        title = told.state.standing.title or told.state.id
        foot = (f"Evidence for request {told.state.id}", f"Office {told.office} · made by laptop {told.made_by}")
        return self._flow.file(title=f"Evidence: {title}", foot=foot)

    # -------------------------------------------------------------- what was asked, and what came of it

    def _front(self) -> None:
        told, flow, state = self._told, self._flow, self._told.state
        flow.paragraph(Run(f"Evidence for one request · {told.office_name}", _KICKER))
        flow.space(4)
        title = state.standing.title or state.id
        flow.paragraph(Run(title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…", _TITLE))
        amount = state.standing.amount
        if amount:
            flow.paragraph(Run(money_words(amount.minor, amount.currency), _AMOUNT))
        flow.space(4)
        flow.paragraph(Run(self._story.status, _STATUS))
        flow.space(10)
        unit = told.names.units.get(state.unit, state.unit)
        asked = self._named(state.requester) if state.requester else [Run("Nobody: it came in by itself")]
        decided = [
            [Run(said.who, STRONG), Run(f" {said.what}, {_moment(one.at)}")] for one, said in self._story.decisions()
        ]
        flow.pairs(
            [
                ("Decided", decided or _one("Nobody has decided yet")),
                ("Process", _one(self._story.process)),
                ("Unit", _one(unit)),
                ("Asked by", (asked,)),
                ("Request", ((Run(state.id, _CODE),),)),
                ("Office", ((Run(told.office_name),), (Run(told.office, _CODE),))),
                ("Made by laptop", ((Run(told.made_by, _CODE),),)),
            ]
        )

    def _happened(self) -> None:
        flow = self._flow
        flow.heading("What happened")
        flow.paragraph(
            Run("Times are by the clock of the laptop that wrote the entry. The numbers are of the files in ", SMALL),
            Run("entries/ and proofs/.", SMALL),
        )
        flow.space(8)
        for one in self._told.history:
            notes = [Run(_day(one.at), SMALL), Run(_hour(one.at), SMALL), Run(f"Entry {one.number}", SMALL)]
            with flow.beside(_TIMES, notes):
                self._happening(one, self._story.said(one))
            flow.space(11)

    def _happening(self, one: Happening, said: Said) -> None:
        flow = self._flow
        flow.paragraph(Run(said.who, STRONG), Run(f" {said.what}{'.' if said.words is None else ':'}"))
        if one.why_not:  # above what the person wrote, however long that is
            flow.paragraph(Run(f"Without effect: {self._story.no_effect(one.why_not)}.", STRONG))
        if said.words is not None:
            flow.space(2)
            flow.quote(said.words or " ")
            flow.space(2)
        if said.rules:
            flow.wash(*said.rules)
        for small in said.small:
            flow.paragraph(Run(small, SMALL))
        if said.values:
            flow.space(2)
            flow.paragraph(Run(said.about, SMALL))
            self._pairs(said.values)
            flow.space(3)
        flow.paragraph(Run(self._signed(one), SMALL))

    def _signed(self, one: Happening) -> str:
        """Who signed an entry, with which key."""
        if one.event is None:
            return "Whoever signed it, it was not taken for theirs."
        if one.by is None:
            return "By the program; no person signed it."
        key = self._keys.get((one.by, one.device))
        return f"Signed by {one.by} with {f'key {key}' if key else 'a key that is not here'}."

    def _values(self) -> None:
        asked, found = self._story.values()
        for title, values in (("Values", asked), ("What the program found", found)):
            if values:
                self._flow.heading(title)
                self._pairs(values)

    def _pairs(self, values: Sequence[Pair]) -> None:
        self._flow.pairs([(label, _one(value)) for label, value in values], 0.4)

    def _files(self) -> None:
        self._flow.heading("Files")
        sources = self._story.sources()
        if not sources:
            self._flow.paragraph(Run("It was typed; no file belongs to it."))
        for source, why in sources:
            where = f"Not here: {why}." if why else "In this pack, byte for byte, under attachments/."
            self._flow.pairs(
                [
                    ("Name", _one(source.name)),
                    ("Size", _one(bytes_words(source.size))),
                    ("SHA-256", ((Run(source.sha256 or "not known", _CODE),),)),
                    ("Content", _one(where)),
                ]
            )
            self._flow.space(8)

    # -------------------------------------------------------------- what stands behind it

    def _entries(self) -> None:
        flow = self._flow
        flow.heading("Where the entries stand")
        flow.paragraph(
            Run(
                "Each laptop keeps one log. It signs how long the log is and a hash over all of it, a checkpoint. The "
            ),
            Run("proof of an entry leads from its leaf hash to that checkpoint."),
        )
        for head in self._told.heads:
            entries = [one for one in (*self._told.history, *self._told.explaining) if one.device == head.device]
            flow.space(10)
            flow.need(110)
            flow.paragraph(Run("Laptop ", STRONG), Run(head.device, STRONG))
            flow.paragraph(Run(f"Covered by its checkpoint of {head.size} entries, root {head.root}", _HASH))
            flow.paragraph(Run(f"File checkpoints/{head.device}", _HASH))
            flow.space(4)
            flow.table(
                (0.09, 0.08, 0.54, 0.29),
                ("Entry", "Index", "Leaf hash", "Signed by"),
                [
                    (
                        ((Run(one.number, SMALL),),),
                        ((Run(str(one.index), SMALL),),),
                        ((Run(one.leaf, _HASH),),),
                        ((Run(self._signer(one), SMALL),),),
                    )
                    for one in entries
                ],
            )

    def _signer(self, one: Happening) -> str:
        if one.by is None:
            return "the laptop alone" if one.event else "nobody known"
        return f"{self._story.person(one.by)}, {self._keys.get((one.by, one.device), 'no key here')}"

    def _origins(self) -> None:
        flow, people, logs = self._flow, self._told.keys["people"], self._told.keys["logs"]
        numbered = {one.number: one for one in (*self._told.explaining, *self._told.history)}
        flow.heading("Where the keys come from")
        flow.paragraph(
            Run("The office's id is made from the first entry of the office, the genesis. That entry introduces the "),
            Run("first keys. Every other key is introduced by an entry that is vouched for with a key known before: "),
            Run("an owner's, or the one that it replaces, or the printed recovery key."),
        )
        flow.space(6)
        rows: list[Sequence[Cell]] = []
        for number, one in enumerate(people, 1):
            key = ((Run(f"K{number}", STRONG),),)
            whose = (self._named(one["person"]), [Run(f"on laptop {one['device']}", _HASH)], [Run(one["key"], _HASH)])
            rows.append((key, whose, self._introduced(numbered.get(one["entry"]), one["entry"])))
        for number, one in enumerate(logs, 1):
            key = ((Run(f"L{number}", STRONG),),)
            log = ([Run("The log of laptop "), Run(one["device"], _CODE)], [Run(one["vkey"], _HASH)])
            rows.append((key, log, self._introduced(numbered.get(one["entry"]), one["entry"])))
        flow.table((0.08, 0.59, 0.33), ("Key", "Whose", "Introduced by"), rows)
        flow.space(6)
        flow.need(64)
        flow.paragraph(Run("Entries that explain the keys and the rules:", SMALL))
        flow.table(
            (0.09, 0.91),
            (),
            [
                (
                    ((Run(one.number, SMALL),),),
                    (
                        (
                            Run(self._story.explained(one), SMALL),
                            Run(f" · {self._signer(one)} · {_moment(one.at)}", SMALL),
                        ),
                    ),
                )
                for one in self._told.explaining
            ],
        )

    def _introduced(self, entry: Happening | None, number: str) -> Cell:
        """The entry that introduced a key, and which key vouched for it."""
        match entry.event if entry else None:
            case Genesis():
                how = "the genesis"
            case DeviceRotated() as event:
                how = f"vouched for by the keys of laptop {event.old_device[:8]}…"
            case DeviceRecovered():
                how = "vouched for by the printed recovery key"
            case _:
                how = f"signed by {self._signer(entry)}" if entry else "not here"
        return ((Run(f"Entry {number}"),), (Run(how, SMALL),))

    def _seen(self) -> None:
        flow, witnesses = self._flow, self._told.witnesses
        flow.heading("Who has seen it")
        if not witnesses:
            flow.paragraph(Run("This pack holds no word of another laptop on having seen these logs."))
            return
        flow.paragraph(
            Run(
                "So the laptop that made this pack has heard from others. What they signed for it is not in the pack; "
            ),
            Run("ask them to compare the checkpoint."),
        )
        flow.space(6)
        flow.table(
            (0.36, 0.22, 0.16, 0.26),
            ("Laptop", "How", "Entries seen", "When"),
            [
                (
                    ((Run(one.device, _CODE),), *([[Run(f"log of {one.log}", _HASH)]] if one.log else [])),
                    ((Run(one.kind, SMALL),),),
                    ((Run(str(one.size), SMALL),),),
                    ((Run(_moment(one.at), SMALL),),),
                )
                for one in witnesses
            ],
        )

    def _limits(self) -> None:
        flow = self._flow
        flow.heading("How far this goes")
        flow.paragraph(
            Run("These pages retell the entries. The entries are what is proven: who wrote what, and in which order. "),
            Run(
                "The status, the names, and which entries had an effect are what the laptop that made this pack found. "
            ),
            Run("What is signed is a person's id; what the person is called is that laptop's claim, not a proof. "),
            Run("HOW-TO-CHECK.txt in this pack says how to check the entries with public tools; "),
            Run("“countersign verify --pack” checks them all."),
        )
        if self._told.keyed:
            flow.space(6)
            flow.paragraph(
                Run(
                    "Files and personal values that are kept apart lie in encrypted files, and the keys to these stand "
                ),
                Run(f"in entries/ ({', '.join(self._told.keyed)}). Whoever has this pack and one of those files can "),
                Run("read it, also a copy of one that was erased. So keep this pack as you would keep them."),
            )
        if flow.replaced:
            flow.space(6)
            flow.paragraph(
                Run("The sign \ufffd stands for what these pages cannot show: signs that are invisible or turn the "),
                Run("reading direction, and scripts that their typeface lacks, such as Arabic, Hebrew or Chinese. "),
                Run("request.json has the whole text."),
            )

    def _named(self, person: str) -> list[Run]:
        name = self._story.person(person)
        return [Run(name), Run(f"  {person}", _CODE)] if name != person else [Run(person, _CODE)]


def _one(text: str) -> Cell:
    """A cell of one text; its lines stay lines."""
    return [[Run(line, PLAIN)] for line in text.split("\n")]


def _day(at: str | None) -> str:
    return at[:10] if at else "no usable time"


def _hour(at: str | None) -> str:
    return f"{at[11:19]} UTC" if at else ""


def _moment(at: str | None) -> str:
    return f"{_day(at)} {_hour(at)}".strip()

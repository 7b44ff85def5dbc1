"""What every store must do, whichever database is behind it. Today one: SQLite."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.making import (
    make_decision,
    make_document,
    make_entries,
    make_log,
    make_request,
    make_rows,
    make_task,
)
from workflows.errors import InvalidInput, Trouble
from workflows.store.rows import (
    NOBODY,
    AccountUse,
    CheckpointRow,
    DefinitionRow,
    EntryRow,
    PersonRow,
    RequestRows,
    ScopeKeyRow,
    TableRow,
    UnitRow,
)
from workflows.store.store import Store
from workflows.store.troubles import Misuse

IMPLEMENTATIONS: dict[str, Callable[[Path], Store]] = {"sqlite": lambda folder: Store.create(folder / "home")}


@pytest.fixture(params=sorted(IMPLEMENTATIONS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store, open for writing."""
    with IMPLEMENTATIONS[request.param](tmp_path) as made:
        yield made


def put(store: Store, *many: RequestRows) -> None:
    """Store requests in one act."""
    with store.database.transaction():
        for rows in many:
            store.projections.put_request(rows)


class TestTransactions:
    def test_an_act_that_raises_leaves_no_trace(self, store: Store) -> None:
        """All of an act or nothing of it."""

        def fail_half_way() -> None:
            with store.database.transaction():
                store.entries.add_log(make_log())
                store.projections.put_request(make_rows())
                raise ZeroDivisionError

        before = store.projections.state_hash()

        with pytest.raises(ZeroDivisionError):
            fail_half_way()

        assert store.entries.logs() == ()
        assert store.projections.state_hash() == before

    def test_an_interrupted_act_leaves_no_trace(self, store: Store) -> None:
        """Ctrl+C in the middle is no exception to the rule."""

        def interrupt() -> None:
            with store.database.transaction():
                store.facts.put("a", b"1")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupt()

        assert store.facts.get("a") is None
        with store.database.transaction():
            store.facts.put("b", b"2")
        assert store.facts.every() == {"b": b"2"}

    def test_writing_without_a_transaction_is_refused(self, store: Store) -> None:
        """Nothing is ever stored outside an act."""
        with pytest.raises(Misuse):
            store.facts.put("a", b"1")
        with pytest.raises(Misuse):
            store.entries.add_log(make_log())
        with pytest.raises(Misuse):
            store.projections.put_request(make_rows())
        with pytest.raises(Misuse):
            store.projections.clear()

        assert store.facts.every() == {}

    def test_writing_in_a_snapshot_is_refused(self, store: Store) -> None:
        """A snapshot is for reading."""
        with store.database.snapshot(), pytest.raises(Misuse):
            store.facts.put("a", b"1")

        assert store.facts.get("a") is None

    def test_an_act_in_an_act_is_refused(self, store: Store) -> None:
        """One act is one transaction; the outer one stays usable."""
        with store.database.transaction():
            with pytest.raises(Misuse), store.database.transaction():
                pass
            store.facts.put("a", b"1")

        assert store.facts.get("a") == b"1"


class TestEntries:
    def test_entries_come_back_byte_for_byte_in_order(self, store: Store) -> None:
        """What was received is what is kept."""
        raw = bytes(range(256))
        entry = EntryRow(device="laptop", position=0, scope=7, request=None, raw=raw, leaf=b"\xff" * 32)

        with store.database.transaction():
            store.entries.add_log(make_log())
            store.entries.append([entry, *make_entries(1, 4)], b"frontier")

        assert store.entries.one("laptop", 0) == entry
        assert store.entries.between("laptop", 1, 3) == tuple(make_entries(1, 3))
        assert list(store.entries.every()) == [entry, *make_entries(1, 4)]
        assert list(store.entries.of_scope(7)) == [entry]
        log = store.entries.log("laptop")
        assert log is not None
        assert (log.size, log.frontier) == (4, b"frontier")

    @pytest.mark.parametrize("start", [0, 1, 3, 4])
    def test_entries_that_do_not_continue_the_log_are_refused(self, store: Store, start: int) -> None:
        """No gap, no overwriting; and nothing of them is stored."""
        with store.database.transaction():
            store.entries.add_log(make_log())
            store.entries.append(make_entries(0, 2), b"two")

        with pytest.raises(Trouble) as refused, store.database.transaction():
            store.entries.append(make_entries(start, start + 2), b"more")

        assert refused.value.code == "log-position"
        assert store.entries.count() == 2
        assert store.entries.logs() == (make_log(size=2, frontier=b"two"),)

    def test_entries_of_an_unknown_log_are_refused(self, store: Store) -> None:
        """A log is admitted before it is filled."""
        with pytest.raises(Trouble) as refused, store.database.transaction():
            store.entries.append(make_entries(0, 1, device="stranger"), b"f")

        assert refused.value.code == "log-position"

    def test_entries_of_two_devices_in_one_go_are_a_bug(self, store: Store) -> None:
        """Neither are entries out of order stored."""
        with store.database.transaction():
            store.entries.add_log(make_log())
        for mixed in (
            [*make_entries(0, 1), *make_entries(1, 2, device="other")],
            [*make_entries(1, 2), *make_entries(0, 1)],
            [*make_entries(0, 1), *make_entries(2, 3)],
        ):
            with pytest.raises(Misuse), store.database.transaction():
                store.entries.append(mixed, b"f")

        assert store.entries.count() == 0

    def test_a_log_starts_empty_and_only_once(self, store: Store) -> None:
        """A head is never claimed without its entries, nor reset."""
        with pytest.raises(Misuse), store.database.transaction():
            store.entries.add_log(make_log(size=3))
        with store.database.transaction():
            store.entries.add_log(make_log())
        with pytest.raises(Misuse), store.database.transaction():
            store.entries.add_log(make_log())

        assert store.entries.logs() == (make_log(),)

    def test_the_entries_of_a_request_are_found_across_devices(self, store: Store) -> None:
        """Also those whose request became known only later."""
        with store.database.transaction():
            for device in ("b", "a"):
                store.entries.add_log(make_log(device))
                store.entries.append(make_entries(0, 2, device, request="r1"), b"f")
                store.entries.append(make_entries(2, 3, device), b"f")
            store.entries.name_request("a", 2, "r1")
            with pytest.raises(Misuse):
                store.entries.name_request("a", 3, "r1")

        found = [(entry.device, entry.position) for entry in store.entries.of_request("r1")]
        assert found == [("a", 0), ("a", 1), ("a", 2), ("b", 0), ("b", 1)]

    def test_checkpoints_are_kept_by_size(self, store: Store) -> None:
        """The latest is the largest, and a note of one size may gain signatures."""
        with store.database.transaction():
            store.entries.add_log(make_log())
            for size, note in ((256, b"b"), (1, b"a"), (256, b"b signed twice")):
                store.entries.put_checkpoint(CheckpointRow(device="laptop", size=size, note=note))

        latest = CheckpointRow(device="laptop", size=256, note=b"b signed twice")
        assert store.entries.latest_checkpoint("laptop") == latest
        assert store.entries.checkpoints("laptop") == (CheckpointRow(device="laptop", size=1, note=b"a"), latest)
        assert store.entries.latest_checkpoint("other") is None

    def test_scope_keys_are_kept_by_scope_and_epoch(self, store: Store) -> None:
        """Each epoch has its own."""
        keys = [
            ScopeKeyRow(scope=scope, epoch=epoch, digest=b"d" * 32, wrapped=b"w")
            for scope, epoch in ((1, 1), (0, 2), (0, 1))
        ]

        with store.database.transaction():
            for key in keys:
                store.entries.put_scope_key(key)

        assert store.entries.scope_keys() == tuple(reversed(keys))
        assert store.entries.scope_key(0, 2) == keys[1]
        assert store.entries.scope_key(2, 0) is None


class TestFacts:
    def test_facts_are_kept_replaced_and_forgotten(self, store: Store) -> None:
        """Bytes under a name."""
        with store.database.transaction():
            store.facts.put("published", b"1")
            store.facts.put("published", b"\x00\xff")
            store.facts.put("fingerprint", b"f")
            store.facts.remove("fingerprint")
            store.facts.remove("never known")

        assert store.facts.every() == {"published": b"\x00\xff"}
        assert store.facts.get("fingerprint") is None


class TestProjections:
    def test_a_request_comes_back_as_it_was_put(self, store: Store) -> None:
        """Every column keeps its value, empty ones too."""
        rows = make_rows(
            decisions=(make_decision("a" * 64), make_decision("b" * 64, person=None, counted=False, at_ms=3_000))
        )
        bare = RequestRows(request=make_request("r2", amount_minor=None, currency=None, requester=None))

        put(store, rows, bare)

        assert store.projections.request_rows("r1") == rows
        assert store.projections.request_rows("r2") == bare
        assert store.projections.request_rows("r3") is None

    def test_a_changed_request_has_only_its_new_rows(self, store: Store) -> None:
        """Tasks that are done disappear, decisions appear, words change."""
        put(store, make_rows(tasks=(make_task(person="boss"), make_task(person="deputy"))))
        changed = make_rows(
            request=make_request(status="approved", updated_ms=9),
            tasks=(make_task(person="deputy", why='{"via":"role"}'),),
            decisions=(make_decision("a" * 64),),
            documents=(),
            text="desk lamps",
        )

        put(store, changed)

        assert store.projections.request_rows("r1") == changed
        assert store.questions.search("chairs") == ()
        assert [found.id for found in store.questions.search("lamps")] == ["r1"]

    def test_rows_that_are_not_as_the_caller_was_told_are_written_anew(self, store: Store) -> None:
        """Somebody changed the tables: afterwards they and the index of words say what follows from the log."""
        put(store, make_rows(), make_rows("r2", text="lamps"))
        stale = make_rows(tasks=(make_task(person="somebody else"),), text="tables")
        wanted = make_rows(tasks=(), text="benches")

        with store.database.transaction():
            store.projections.put_request(wanted, before=stale)

        assert store.projections.request_rows("r1") == wanted
        assert [line.id for line in store.questions.search("benches")] == ["r1"]
        assert [line.id for line in store.questions.search("lamps")] == ["r2"]
        assert store.questions.search("chairs") == ()
        store.check()

    def test_a_row_of_another_request_in_the_way_is_damage_and_nothing_is_stored(self, store: Store) -> None:
        """A decision stands once; somebody moved it to another request."""
        put(store, make_rows(), make_rows("r2", decisions=(make_decision("a" * 64, "r2"),)))

        with pytest.raises(Trouble) as found, store.database.transaction():
            store.projections.put_request(make_rows(decisions=(make_decision("a" * 64),)), before=make_rows())

        assert found.value.code == "office-damaged"
        assert store.projections.request_rows("r1") == make_rows()

    def test_the_rows_of_another_request_are_no_before(self, store: Store) -> None:
        """A slip of ours is told as one."""
        put(store, make_rows())

        with pytest.raises(Misuse), store.database.transaction():
            store.projections.put_request(make_rows("r2"), before=make_rows("r1"))

    def test_a_removed_request_is_gone_from_every_answer(self, store: Store) -> None:
        """As if it had never been."""
        before = store.projections.state_hash()
        put(store, make_rows(decisions=(make_decision("a" * 64),)))

        with store.database.transaction():
            store.projections.remove_request("r1")
            store.projections.remove_request("never known")

        assert store.projections.state_hash() == before
        assert store.questions.search("chairs") == ()
        store.check()

    def test_clearing_leaves_the_log_and_local_facts(self, store: Store) -> None:
        """What can be rebuilt goes, what cannot stays."""
        empty = store.projections.state_hash()
        put_office(store)
        put(store, make_rows(decisions=(make_decision("a" * 64),)))
        with store.database.transaction():
            store.entries.add_log(make_log())
            store.facts.put("a", b"1")

        with store.database.transaction():
            store.projections.clear()

        assert store.projections.state_hash() == empty
        assert store.questions.search("chairs") == ()
        assert store.entries.logs() == (make_log(),)
        assert store.facts.get("a") == b"1"
        put(store, make_rows())
        assert [found.id for found in store.questions.search("chairs")] == ["r1"]
        store.check()

    def test_the_office_is_read_as_it_was_put(self, store: Store) -> None:
        """A later word replaces an earlier one."""
        put_office(store)
        eva = PersonRow(id="eva", name="Eva Berger", unit="head", active=False, body=b"closed")

        with store.database.transaction():
            store.projections.put_person(eva)

        assert store.questions.people() == (eva,)
        assert [unit.parent for unit in store.questions.units()] == [None, "head"]
        assert [(table.id, table.version) for table in store.questions.tables()] == [("limits", 1), ("limits", 2)]
        assert [one.body for one in store.questions.definitions()] == [b"steps"]


def put_office(store: Store) -> None:
    """A person, two units, two versions of a table, a workflow."""
    with store.database.transaction():
        store.projections.put_person(PersonRow(id="eva", name="Eva", unit="head", active=True, body=b"{}"))
        store.projections.put_unit(UnitRow(id="head", name="Head office", parent=None, body=b"{}"))
        store.projections.put_unit(UnitRow(id="north", name="North", parent="head", body=b"{}"))
        for version in (2, 1):
            store.projections.put_table(TableRow(id="limits", version=version, body=b"rows"))
        store.projections.put_definition(DefinitionRow(id="invoice", version=1, body=b"steps"))


class TestQuestions:
    def test_an_inbox_is_ordered_by_deadline_and_then_by_age(self, store: Store) -> None:
        """What is due comes first; what has no deadline comes last, the oldest first."""
        due = {"r1": None, "r2": 900, "r3": None, "r4": 800, "r5": 800, "r6": None}
        created = {"r1": 30, "r2": 20, "r3": 10, "r4": 5, "r5": 4, "r6": 10}
        put(
            store,
            *(
                make_rows(request, tasks=(make_task(request, due_ms=due[request], created_ms=created[request]),))
                for request in due
            ),
            make_rows("r7", tasks=(make_task("r7", person="deputy"),)),
        )

        assert [task.request for task in store.questions.inbox("boss")] == ["r5", "r4", "r2", "r3", "r6", "r1"]
        assert store.questions.count_inbox("boss") == 6
        assert store.questions.inbox("nobody") == ()

    @pytest.mark.parametrize("size", [1, 2, 3, 4, 7])
    def test_the_pages_of_an_inbox_make_up_the_whole(self, store: Store, size: int) -> None:
        """No task is shown twice or left out between two pages."""
        put(
            store,
            *(
                make_rows(
                    f"r{at}", tasks=(make_task(f"r{at}", due_ms=at // 2 if at % 3 else None, created_ms=at // 3),)
                )
                for at in range(12)
            ),
        )
        whole = store.questions.inbox("boss")

        pages = [store.questions.inbox("boss", size)]
        while pages[-1]:
            pages.append(store.questions.inbox("boss", size, after=pages[-1][-1]))

        assert len(whole) == 12
        assert tuple(task for page in pages for task in page) == whole
        assert all(len(page) == size for page in pages[:-2])

    def test_a_card_shows_the_request_and_the_rule(self, store: Store) -> None:
        """One answer holds what the inbox prints."""
        put(store, make_rows())

        (card,) = store.questions.inbox("boss")

        assert (card.title, card.unit, card.amount_minor, card.currency) == ("Office chairs", "north", 50_000, "EUR")
        assert (card.why, card.rule_table, card.rule_version, card.rule_row) == ('{"via":"named"}', "limits", 2, "3")
        assert (card.workflow, card.version, card.requester, card.status) == ("invoice", 1, "anna", "waiting")

    def test_a_request_is_found_by_the_beginning_of_its_id(self, store: Store) -> None:
        """As long as only one begins so."""
        put(store, make_rows("abc1"), make_rows("abc2"), make_rows("abd"), make_rows("ab"))

        found = {prefix: store.questions.request(prefix) for prefix in ("abd", "abc1", "ab", "x", "", "%", "ab_")}
        with pytest.raises(InvalidInput) as refused:
            store.questions.request("abc")

        assert {prefix: row and row.id for prefix, row in found.items()} == {
            "abd": "abd",
            "abc1": "abc1",
            "ab": "ab",
            **dict.fromkeys(("x", "", "%", "ab_")),
        }
        assert refused.value.code == "ambiguous-request"

    def test_requests_are_listed_by_every_filter_together(self, store: Store) -> None:
        """Each filter narrows; the latest change comes first."""
        for at in range(16):
            facts = {
                "status": "waiting" if at & 1 else "done",
                "unit": "north" if at & 2 else "south",
                "workflow": "invoice" if at & 4 else "leave",
                "updated_ms": 100 + at // 2,
            }
            put(store, RequestRows(request=make_request(f"r{at:02}", **facts)))
        ask = store.questions.requests

        assert [row.id for row in ask(limit=3)] == ["r15", "r14", "r13"]
        assert {row.id for row in ask(status="waiting")} == {f"r{at:02}" for at in range(16) if at & 1}
        assert [row.id for row in ask(status="waiting", unit="north", workflow="invoice")] == ["r15", "r07"]
        assert [row.id for row in ask(unit="south", since_ms=106)] == ["r13", "r12"]
        assert ask(status="unheard of") == ()

    @pytest.mark.parametrize("status", [None, "waiting"])
    def test_the_pages_of_a_list_make_up_the_whole(self, store: Store, status: str | None) -> None:
        """Also where many requests changed in the same millisecond."""
        put(store, *(RequestRows(request=make_request(f"r{at:02}", updated_ms=at // 4)) for at in range(10)))
        whole = store.questions.requests(status=status)

        pages = [store.questions.requests(status=status, limit=3)]
        while pages[-1]:
            pages.append(store.questions.requests(status=status, limit=3, after=pages[-1][-1]))

        assert len(whole) == 10
        assert tuple(row for page in pages for row in page) == whole

    def test_every_request_can_be_streamed_with_its_body(self, store: Store) -> None:
        """For replays: oldest change first, from a moment on, of one workflow or all."""
        for at, workflow in enumerate(("invoice", "leave", "invoice", "invoice")):
            put(
                store,
                RequestRows(request=make_request(f"r{at}", workflow=workflow, updated_ms=9 - at, body=b"%d" % at)),
            )

        assert [row.id for row in store.questions.every_request()] == ["r3", "r2", "r1", "r0"]
        streamed = store.questions.every_request(workflow="invoice", since_ms=7)
        assert [(row.id, row.body) for row in streamed] == [("r2", b"2"), ("r0", b"0")]

    def test_what_waits_for_somebody_or_for_the_program_is_found(self, store: Store) -> None:
        """Each request once; what the program must do itself, from its moment on."""
        put(
            store,
            make_rows("r1", tasks=(make_task("r1"), make_task("r1", person="deputy"))),
            make_rows("r2", tasks=(make_task("r2", person=NOBODY, kind="wait", due_ms=500),)),
            make_rows("r3", tasks=(make_task("r3", person=NOBODY, kind="rule"),)),
            make_rows("r4", tasks=(make_task("r4", person=NOBODY, kind="approval"),)),
            make_rows("r5", tasks=()),
        )

        assert store.questions.unfinished() == ("r1", "r2", "r3", "r4")
        assert store.questions.automatic_due(499) == ("r3",)
        assert store.questions.automatic_due(500) == ("r2", "r3")

    def test_counts_are_by_status(self, store: Store) -> None:
        """Figures for the front page."""
        put(
            store,
            *(RequestRows(request=make_request(f"r{at}", status=("done", "waiting")[at // 2])) for at in range(3)),
        )

        assert store.questions.counts() == {"done": 2, "waiting": 1}

    def test_tasks_decisions_and_documents_of_a_request_are_listed(self, store: Store) -> None:
        """In the order of time."""
        late, early = make_decision("a" * 64, at_ms=20), make_decision("b" * 64, at_ms=10)
        put(store, make_rows(decisions=(late, early)), make_rows("r2"))

        assert store.questions.decisions_of("r1") == (early, late)
        assert store.questions.tasks_of("r1") == (make_task(),)
        assert [one.request for one in store.questions.documents_of("r2")] == ["r2"]


class TestInvoices:
    @pytest.fixture(autouse=True)
    def invoices(self, store: Store) -> None:
        """Six invoices of two suppliers."""
        facts: list[dict[str, object]] = [
            {"number_key": "1", "issue_date": "2026-01-31"},
            {"number_key": "1", "issue_date": "2026-02-01", "account_key": "de02"},
            {"number_key": "2", "issue_date": "2026-02-28", "gross_minor": 1_000},
            {"number_key": "3", "issue_date": None, "account_key": None},
            {"number_key": "4", "issue_date": "2026-02-10", "currency": "CHF", "unit": "south"},
            {"number_key": "1", "issue_date": "2026-02-01", "supplier_key": "other"},
        ]
        put(
            store,
            *(
                make_rows(f"r{at}", documents=(make_document(f"r{at}", sha256=f"{at:064}", **given),))
                for at, given in enumerate(facts)
            ),
        )

    def test_the_same_number_of_the_same_supplier_is_found(self, store: Store) -> None:
        """For duplicates."""
        assert [one.request for one in store.questions.same_invoice("shop", "1")] == ["r0", "r1"]
        assert store.questions.same_invoice("shop", "9") == ()

    def test_the_same_amount_in_some_days_is_found(self, store: Store) -> None:
        """Both ends of the days count, currency and amount must be the same."""
        near = store.questions.near_invoices("shop", 50_000, "EUR", "2026-01-31", "2026-02-01")

        assert [one.request for one in near] == ["r0", "r1"]
        assert store.questions.near_invoices("shop", 50_001, "EUR", "2026-01-01", "2026-12-31") == ()

    def test_the_same_file_is_found_whoever_sent_it(self, store: Store) -> None:
        """A file dropped twice shows, whatever its fields say."""
        assert [one.request for one in store.questions.documents_with(f"{5:064}")] == ["r5"]
        assert store.questions.documents_with(f"{6:064}") == ()

    def test_the_accounts_of_approved_invoices_are_counted(self, store: Store) -> None:
        """The usual one first, so that a new one shows; what nobody approved makes nothing known."""
        unsettled = make_document("r9", sha256="9" * 64, account_key="de99", settled=False)
        put(store, make_rows("r9", documents=(unsettled,)))

        assert store.questions.accounts_of("shop") == (
            AccountUse(account_key="de01", invoices=3, first_date="2026-01-31", last_date="2026-02-28"),
            AccountUse(account_key=None, invoices=1, first_date=None, last_date=None),
            AccountUse(account_key="de02", invoices=1, first_date="2026-02-01", last_date="2026-02-01"),
        )
        assert store.questions.accounts_of("nobody") == ()

    def test_the_invoices_of_some_days_are_summed_in_one_currency(self, store: Store) -> None:
        """For splits: francs are never added to euros, and an invoice is not added to itself."""
        questions = store.questions

        assert questions.sum_between("shop", "EUR", "2026-02-01", "2026-02-28", without="") == 51_000
        assert questions.sum_between("shop", "EUR", "2026-02-01", "2026-02-28", without="r2") == 50_000
        assert questions.sum_between("shop", "CHF", "2026-02-01", "2026-02-28", without="") == 50_000
        assert questions.sum_between("shop", "EUR", "2027-01-01", "2027-02-28", without="") == 0

    def test_what_came_in_lately_is_summed_whatever_date_it_states(self, store: Store) -> None:
        """The moment of arrival counts, credit notes weigh as much as invoices, and currencies stay apart."""
        for number, (created_ms, minor, currency) in enumerate(
            [(1_000, 10_000, "EUR"), (2_000, 20_000, "EUR"), (3_000, -5_000, "EUR"), (3_000, 70_000, "CHF")]
        ):
            request = f"a{number}"
            document = make_document(
                request, sha256=f"{number:064}", supplier_key="late", gross_minor=minor, currency=currency
            )
            put(store, make_rows(request, request=make_request(request, created_ms=created_ms), documents=(document,)))
        questions = store.questions

        assert questions.sum_arrived("late", "EUR", 1_000, without="") == 35_000
        assert questions.sum_arrived("late", "EUR", 1_001, without="") == 25_000
        assert questions.sum_arrived("late", "EUR", 0, without="a1") == 15_000
        assert questions.sum_arrived("late", "CHF", 0, without="") == 70_000
        assert questions.sum_arrived("late", "EUR", 3_001, without="") == 0


class TestSearch:
    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("Müller", ["r1"]),
            ("muller", ["r1"]),
            ("MÜLL", ["r1"]),
            ("RE-2026/17", ["r1"]),
            ("2026", ["r2", "r1"]),
            ("werkzeug müller", ["r1"]),
            ("zeug", []),
            ("lampe werkzeug", []),
            ('"müller"', ["r1"]),
            ("müller OR lampe", []),
            ("müller NOT werkzeug", []),
            ("text:müller", []),
            ("lampe*", ["r2"]),
            ("(lampe)", ["r2"]),
            ("^lampe", ["r2"]),
            ("lampe - + ^ * \" ' ; -- {}", ["r2"]),
            ("", []),
            ("  \t ", []),
            ('"', []),
            ("*", []),
            ("'; DROP TABLE requests; --", []),
            ("lampe\x00", ["r2"]),
            ("lampe\ud800", ["r2"]),
        ],
    )
    def test_words_are_found_whatever_a_person_types(self, store: Store, typed: str, found: list[str]) -> None:
        """Beginnings of words, in any case, with or without accents; signs are never commands."""
        put(
            store,
            make_rows("r1", text="Werkzeug Müller GmbH RE-2026/17"),
            make_rows("r2", request=make_request("r2", updated_ms=2_000), text="Lampe Straße RE-2026/18"),
        )

        assert [row.id for row in store.questions.search(typed)] == found

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(typed=st.text(max_size=60))
    def test_no_text_breaks_the_search(self, store: Store, typed: str) -> None:
        """Whatever comes from a keyboard or a clipboard is a search and never an error."""
        store.questions.search(typed)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(text=st.text(max_size=60))
    def test_any_text_can_be_kept_and_taken_away(self, store: Store, text: str) -> None:
        """The index stays whole whatever words went through it."""
        rows = make_rows(text=text.encode("utf-8", "ignore").decode("utf-8"))

        put(store, rows)
        assert store.projections.request_rows("r1") == rows
        with store.database.transaction():
            store.projections.remove_request("r1")

        store.check()


people = st.sampled_from(["boss", "deputy", "anna"])
small = st.integers(min_value=0, max_value=3)


@st.composite
def request_rows(draw: st.DrawFn, request: str) -> RequestRows:
    """A request in some state."""
    tasks = draw(st.lists(st.tuples(people, small, small), max_size=3, unique_by=lambda task: task[0]))
    decisions = draw(st.lists(small, max_size=3, unique=True))
    documents = draw(st.lists(small, max_size=2, unique=True))
    return RequestRows(
        request=make_request(
            request, updated_ms=draw(small), amount_minor=draw(st.none() | small), body=draw(st.binary())
        ),
        tasks=tuple(make_task(request, who, due_ms=due or None, why=f'{{"n":{why}}}') for who, due, why in tasks),
        decisions=tuple(
            make_decision(f"{request}{at}".ljust(64, "0"), request, counted=draw(st.booleans()), at_ms=at)
            for at in decisions
        ),
        documents=tuple(make_document(request, sha256=f"{at:064}", gross_minor=draw(small)) for at in documents),
        text=draw(st.sampled_from(["", "chairs", "desk lamps", "chairs lamps"])),
    )


IDS = ("r1", "r2", "r3")
offices = st.fixed_dictionaries({}, optional={request: request_rows(request) for request in IDS})
law = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def emptied(store: Store) -> Store:
    """The store for the next example."""
    with store.database.transaction():
        store.projections.clear()
    return store


def put_all(store: Store, office: dict[str, RequestRows]) -> str:
    """Store a whole office; answers its state hash."""
    put(store, *office.values())
    return store.projections.state_hash()


class TestStateHash:
    @law
    @given(office=offices, data=st.data())
    def test_it_does_not_depend_on_the_order_of_writing(
        self, store: Store, office: dict[str, RequestRows], data: st.DataObject
    ) -> None:
        """Requests in any order, rows of a request in any order: the same hash."""
        expected = put_all(emptied(store), office)
        order = data.draw(st.permutations(list(office)))
        turned = {
            request: make_rows(
                request,
                request=office[request].request,
                tasks=office[request].tasks[::-1],
                decisions=office[request].decisions[::-1],
                documents=office[request].documents[::-1],
                text=office[request].text,
            )
            for request in order
        }

        assert put_all(emptied(store), turned) == expected

    @law
    @given(first=offices, second=offices)
    def test_it_does_not_depend_on_the_way(
        self, store: Store, first: dict[str, RequestRows], second: dict[str, RequestRows]
    ) -> None:
        """Changing an office step by step, with and without “before”, ends where writing it at once does."""
        expected = put_all(emptied(store), second)

        hashes = []
        for tells_before in (True, False):
            put_all(emptied(store), first)
            with store.database.transaction():
                for request in first.keys() - second.keys():
                    store.projections.remove_request(request)
                for request, rows in second.items():
                    before = first.get(request) if tells_before else None
                    store.projections.put_request(rows, before=before)
            hashes.append(store.projections.state_hash())
            assert [store.projections.request_rows(request) is not None for request in IDS] == [
                request in second for request in IDS
            ]

        assert hashes == [expected, expected]
        store.check()

    @law
    @given(first=offices, second=offices)
    def test_it_differs_where_the_rows_differ(
        self, store: Store, first: dict[str, RequestRows], second: dict[str, RequestRows]
    ) -> None:
        """No difference goes unnoticed, but for tasks: whose turn it is depends on the day as well."""

        def as_sets(office: dict[str, RequestRows]) -> object:
            return {
                request: (rows.request, set(rows.decisions), set(rows.documents), rows.text)
                for request, rows in office.items()
            }

        hashes = put_all(emptied(store), first), put_all(emptied(store), second)

        assert (hashes[0] == hashes[1]) == (as_sets(first) == as_sets(second))

    def test_it_leaves_out_what_is_only_known_here(self, store: Store) -> None:
        """Two laptops with the same requests agree, whatever each keeps for itself."""
        put_office(store)
        before = store.projections.state_hash()

        with store.database.transaction():
            store.facts.put("published", b"7")
            store.entries.add_log(make_log())
            store.entries.append(make_entries(0, 3), b"f")
            store.entries.put_checkpoint(CheckpointRow(device="laptop", size=3, note=b"n"))

        assert store.projections.state_hash() == before

    def test_its_definition_does_not_change_unnoticed(self, store: Store) -> None:
        """Laptops of different releases compare this value: a change here is a change of the format."""
        put_office(store)
        put(store, make_rows(decisions=(make_decision("a" * 64),)))

        assert store.projections.state_hash() == "e0f9eec4057fdd5c0279d32223ae91d71f987d027000af2b46b89408cb2cfd93"

"""The columns of the list, and by which of them it can be sorted."""

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflows.office.showing.requests_index import Order


class Column(IntEnum):
    """In the order in which they stand."""

    TITLE = 0
    AMOUNT = 1
    STATUS = 2
    WAITING = 3
    """Who is waited for."""
    UNIT = 4
    KIND = 5
    """The workflow."""
    CHANGED = 6


ORDERS: "dict[Column, Order]" = {
    Column.TITLE: "title",
    Column.AMOUNT: "amount",
    Column.STATUS: "status",
    Column.WAITING: "waiting",
    Column.UNIT: "unit",
    Column.KIND: "workflow",
    Column.CHANGED: "updated",
}
"""Headings that sort."""

FIRST_DESCENDING = frozenset({Column.AMOUNT, Column.CHANGED})
"""Headings that begin with the largest or latest."""

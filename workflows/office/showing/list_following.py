"""Puts single requests where they belong in a list that is ordered already, without making the list again."""

from array import array
from collections.abc import Collection

from workflows.store.listing import Listing, OrderBy, Wanted


class Following:
    """Follows requests that changed. Compares in the database, whose own order it keeps."""

    def __init__(self, listing: Listing, wanted: Wanted, by: OrderBy, *, descending: bool) -> None:
        self._listing = listing
        self._wanted = wanted
        self._by = by
        self._descending = descending

    def follow(self, places: "array[int]", requests: Collection[str]) -> "tuple[array[int], frozenset[str]] | None":
        """The places after these requests changed, and those of them that are in the list now.

        None where one of them went, so that nobody knows where it stood. The given places stay as they are.
        """
        touched = {request: self._listing.place_of(request) for request in requests}
        if None in touched.values():
            return None
        # All are taken out before any is put in: where a changed one stood, the list is not in order any more.
        left = places[:]
        found = [found_in(places, place) for place in touched.values() if place is not None]
        for at in sorted((at for at in found if at is not None), reverse=True):
            left.pop(at)
        inside = frozenset(request for request in touched if self._listing.fits(self._wanted, request))
        for request in inside:
            place = touched[request]
            assert place is not None
            left.insert(self._where(left, place), place)
        return left, inside

    def _where(self, places: "array[int]", place: int) -> int:
        """Before which of the others it comes, by halving; what is no longer there is stepped over."""
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            at = middle
            before = None
            while at < high:
                before = self._listing.stands_before(self._by, place, places[at], descending=self._descending)
                if before is not None:
                    break
                at += 1
            if before is None or before:
                high = middle
            else:
                low = at + 1
        return low


def found_in(places: "array[int]", place: int) -> int | None:
    """Where a place stands among others; None where it does not."""
    try:
        return places.index(place)
    except ValueError:
        return None

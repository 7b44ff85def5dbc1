"""A past fact about a document that the program made for a request."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from workflows.domain.events import Source


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    pass


class DocumentMade(_Event, tag="document.made", frozen=True, kw_only=True):
    """The program made a document for an action step, and it belongs to the request like those it came with."""

    step: str
    round: int
    name: str
    sha256: str
    """Of the document itself, hex."""
    size: int
    blob: str
    secret: str
    """Both as in a source."""

    @property
    def sources(self) -> "tuple[Source, ...]":
        """The document as those are named that a request came with."""
        from workflows.domain.events import Source  # noqa: PLC0415 -- it names this module

        return (
            Source(
                name=self.name,
                sha256=self.sha256,
                size=self.size,
                format="application/pdf",
                blob=self.blob,
                secret=self.secret,
            ),
        )

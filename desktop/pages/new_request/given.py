"""What a form begins with: nothing, a draft, a document, or an earlier request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workflows.domain.forms import Value
    from workflows.office.asking import ReadFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a form begins with."""

    unit: str = ""
    """Empty: the person's own."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """As drafts keep it."""
    values: "Mapping[str, Value]" = field(default_factory=dict)
    read: "ReadFile | None" = None
    attached: tuple[str, ...] = ()
    """Paths."""
    from_heap: int | None = None
    """The place of the document among those that were read together."""

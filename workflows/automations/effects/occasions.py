"""What an occasion brings to a template: the values by name, the request's documents, and the time."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from workflows import clock
from workflows.automations.effects.filling import BadTemplateError, UnknownNameError, filled, one_line
from workflows.automations.effects.protocol import EffectFailed, Occasion
from workflows.domain.events import RequestSubmitted, Source
from workflows.errors import InvalidInput
from workflows.office.attachments import read_document_bytes

if TYPE_CHECKING:
    from workflows.office.office import Office


def text_for(template: str, occasion: Occasion, shaped: Callable[[str], str] = str, /, **more: str) -> str:
    """The template filled. ``today`` and ``request`` are always known. Raises EffectFailed for an unknown name."""
    try:
        return filled(template, named(occasion) | more, shaped)
    except UnknownNameError as error:
        text = f"The text names “{error.name}”, and there is no such value here. Nothing was done."
        raise EffectFailed("unknown-value", text, again=False) from error
    except BadTemplateError as error:
        raise EffectFailed("bad-template", f"A text cannot be filled: {error}.", again=False) from error


def line_for(template: str, occasion: Occasion, **more: str) -> str:
    """The same, on one line."""
    return one_line(text_for(template, occasion, **more))


def named(occasion: Occasion) -> dict[str, Any]:
    """Every value that a template may name."""
    own = {"today": f"{clock.utc(occasion.planned_ms):%Y-%m-%d}", "request": occasion.request[:8]}
    return own | {str(name): value for name, value in occasion.values.items()}


def documents_of(occasion: Occasion, office: "Office") -> tuple[Source, ...]:
    """The documents that the request came with. Raises EffectFailed where there is no such request."""
    if not occasion.request:
        return ()
    try:
        submitted = office.request(occasion.request).acts[0].event
    except InvalidInput as error:
        raise EffectFailed("unknown-request", error.text, again=False) from error
    return submitted.sources if isinstance(submitted, RequestSubmitted) else ()


def content_of(source: Source, office: "Office") -> bytes:
    """The document's bytes. Raises EffectFailed where this laptop does not have them (yet), or they were altered."""
    content = read_document_bytes(office.store.home.attachments, source.sha256)
    if content is None:
        raise EffectFailed("document-missing", f"This laptop does not have {one_line(source.name)[:80]} yet.")
    return content

"""What every system is told of the program: its names, the links it answers and the files it can open, as data."""

from dataclasses import dataclass

NAME = "Countersign"
LABEL = "org.countersign.desktop"
"""Names the program to macOS, and its file for starting with the system: `desktop.login_item` has the same."""
SCHEME = "countersign"
"""Links such as ``countersign:request?id=…``: `desktop.links` reads them. A link shows; it never decides."""
SUMMARY = "Approvals and automations for small businesses, with no server"
SUMMARY_DE = "Freigaben und Automationen für kleine Betriebe, ohne Server"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of file that becomes a request when it is opened. The program offers itself, first choice of none."""

    name: str
    endings: tuple[str, ...]
    """Without the dot."""
    mime_types: tuple[str, ...]
    uniform_type: str
    """What macOS calls it."""


DOCUMENTS = (
    DocumentKind(name="PDF document", endings=("pdf",), mime_types=("application/pdf",), uniform_type="com.adobe.pdf"),
    DocumentKind(
        name="Electronic invoice",
        endings=("xml",),
        mime_types=("application/xml", "text/xml"),
        uniform_type="public.xml",
    ),
)
"""Invoices. Tables (CSV, Excel) are read from inside the window, where their columns are shown first."""

"""Mails as they lie on a server, as short as tests need them."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime


def post(  # what a mail has
    subject: str = "Invoice",
    text: str = "Please find it enclosed.",
    *,
    sender: str = "Papierhof <billing@papierhof.example>",
    message_id: str = "<1@papierhof.example>",
    files: dict[str, bytes] | None = None,
    at_s: float = 1_795_435_200,
    **headers: str,
) -> bytes:
    """A mail; without a Message-ID where that is empty."""
    made = EmailMessage()
    made["From"] = sender
    made["To"] = "office@corner.example"
    made["Subject"] = subject
    made["Date"] = format_datetime(datetime.fromtimestamp(at_s, UTC))
    if message_id:
        made["Message-ID"] = message_id
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    for name, content in (files or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")

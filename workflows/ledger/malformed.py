"""The one error for bytes that are not what the format says."""

from workflows.errors import InvalidInput


class Malformed(InvalidInput):
    """Received bytes break the format or do not verify. ``code`` is stable; nothing was taken over."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(
            code=code,
            title="These bytes are not valid",
            text=text,
            advice="Nothing was taken over from them. Fetch them again from the device that wrote them.",
        )

"""Something said in full: what happened, what is safe, what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Plain text in the language in use."""

    title: str
    """What happened, in a few words."""
    text: str
    """What happened, in one or two sentences, and what is safe."""
    advice: str
    """What the person can do now; may be empty."""
    detail: str = ""
    """The core's own English words with its paths and numbers; empty where there are none."""

    @property
    def whole(self) -> str:
        """Title, text and advice as one text, without the detail."""
        title = self.title if self.title.endswith((".", "?", "!", "…")) else f"{self.title}."
        return " ".join(part for part in (title, self.text, self.advice) if part)

"""The two kinds of error that are ours to word. A rule's “no” is a Refusal value, not an error."""


class CountersignError(Exception):
    """Base of every error we word ourselves: what happened, what is safe, what to do."""

    def __init__(self, *, code: str, title: str, text: str, advice: str) -> None:
        super().__init__(f"{title}: {text}")
        self.code = code
        """A stable word for programs, such as ``disk-full``."""
        self.title = title
        """What happened, in a few words."""
        self.text = text
        """What happened, in one or two sentences, and what is safe."""
        self.advice = advice
        """What the person can do now."""


class Trouble(CountersignError):
    """Outside trouble: disk, network, lock, keyring. Trying again later may help."""


class InvalidInput(CountersignError):
    """Something handed to us cannot be used as it is. Nothing was changed."""

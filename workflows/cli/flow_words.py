"""What the command line says where requests that start each other, or workflows that end, are refused."""

from collections.abc import Mapping

FLOWS: Mapping[str, tuple[str, str, str]] = {
    "note-missing": (
        "Say what came",
        "“{item}” ends a wait; it is given with a note, so that others know what came.",
        "Add --note.",
    ),
    "workflow-ended": (
        "The workflow was ended",
        "“{workflow}” takes no new requests. Running ones go on.",
        "An owner takes it up again by applying a file that holds it.",
    ),
    "workflow-needed": (
        "Another workflow needs it",
        "“{other}” starts requests of “{workflow}”, or waits for them.",
        "Publish “{other}” without that step first, or end it.",
    ),
    "workflow-used": (
        "It was used",
        "There are requests of “{workflow}”, so its definition is kept.",
        "End it: then no new request begins.",
    ),
    "workflow-perhaps-used": (
        "It may have been used",
        "Entries here were let go or cannot be read; some may be requests of “{workflow}”.",
        "End it: then no new request begins.",
    ),
    "wrong-part": (
        "This is not the request that the step starts",
        "What was recorded of another request does not follow from this one.",
        "“countersign verify”: the laptop that wrote it may run an altered program.",
    ),
    "wrong-values": (
        "This is not what the workflow writes",
        "The written values do not follow from the workflow and the request's values.",
        "“countersign verify”: the laptop that wrote it may run an altered program.",
    ),
    "not-the-part": (
        "Another request stands in its place",
        "Request {request}, whose step started this one, counts {other} for that step.",
        "Go on with the other one, and take this one back.",
    ),
    "not-a-part": (
        "No step started this request",
        "It says that a step of request {request} started it, and that one knows nothing of it.",
        "Synchronise once more. If it stays so, a program wrote it: reject it, and tell an owner.",
    ),
    "part-ended-otherwise": (
        "The other request did not end so",
        "This request counts “{title}” ({other}) as done. Here it is not, or it came to something else.",
        "Synchronise and look at both; then go on with --reason (--note for tick), or reject it.",
    ),
    "too-deep": (
        "Requests start each other without end",
        "Too many requests stand above one of “{workflow}”, each started by a step of the other.",
        "Look at the workflows: one of them leads back to itself.",
    ),
}
"""Title, text and advice, by code."""

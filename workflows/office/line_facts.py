"""What a workflow wants to know about whoever asks, put into the submission (``engine.asker``)."""

import msgspec

from workflows.domain.commands import Submit
from workflows.domain.definitions import Definition
from workflows.engine.asker import asker_facts
from workflows.engine.state import OfficeState


def with_line_facts(command: Submit, definition: Definition, office: OfficeState, day: str) -> Submit:
    """The submission with those facts that the workflow declares, whatever it said of them itself."""
    wanted = asker_facts(definition, command.asker, command.unit, office, day)
    return msgspec.structs.replace(command, values=command.values | wanted) if wanted else command

"""Authority to try, read from a readable file as the office file holds it."""

import msgspec

from workflows.domain.events import AuthoritySet
from workflows.domain.people import Grant
from workflows.office.office import Office
from workflows.office.office_file import plan
from workflows.readable import Readable

_SECTION = "authority"


def grants_in(office: Office, source: Readable) -> tuple[Grant, ...]:
    """What the file's section ``authority`` says that does not hold already. Publishes nothing.

    Raises InvalidInput that names file, line and what was expected, and where the file adds nothing.
    """
    if not isinstance(source.value, dict) or _SECTION not in source.value:
        source.refuse((_SECTION,), "expected the section authority")
    only = msgspec.structs.replace(source, value={_SECTION: source.value[_SECTION]})
    wished = (wish.event for wish in plan(only, office.state).wishes)
    told = next((event.grants for event in wished if isinstance(event, AuthoritySet)), ())
    found = tuple(grant for grant in told if grant not in office.state.grants)
    if not found:
        source.refuse((_SECTION,), "expected authority that the office does not have yet")
    return found

"""Automations read from a readable file: the section ``automations``, each with its time in people's words."""

from workflows.domain.automations import Automation
from workflows.office.office import Office
from workflows.office.office_file_automations import SECTION, read_automation
from workflows.office.office_file_reading import Reading
from workflows.readable import Readable


def automations_in(office: Office, source: Readable) -> tuple[Automation, ...]:
    """What the file says. ``when`` stands for a trigger by schedule, with ``workflow`` for a date of its requests.

    Without ``device`` this laptop runs a new one; which laptop runs a known one is left as it is. Raises InvalidInput
    that names file, line and what was expected.
    """
    value = source.value
    if not isinstance(value, dict) or not isinstance(value.get(SECTION), list) or not value[SECTION]:
        source.refuse((SECTION,), "expected the section automations, a list of them")
    reading, device = Reading(source, office.state), office.keys.device
    return tuple(read_automation(reading, (SECTION, place), one, device) for place, one in enumerate(value[SECTION]))

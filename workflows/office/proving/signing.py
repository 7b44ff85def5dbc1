"""Signing the head of the own log before its time, because somebody wants proof of what was just written."""

from workflows.office.office import Office


def sign_head(office: Office) -> None:
    """Let a signed head cover every own entry that is stored. Writes: on the writer lane. Raises Trouble as acts do."""
    with office.transaction():
        office.journal().sign_stored()

"""What the first line of an answer says, and that nothing else says anything."""

import pytest

from workflows.automations.mailbox.reply_words import read_reply

CODE = "7K2M-9QXW-ABCD-1234"


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        (f"approve {CODE}", "approve", ""),
        (f"\n\n  Approve: {CODE}.\n\n-- \nMaria", "approve", ""),
        (f"Genehmigt {CODE}", "approve", ""),
        (f"freigeben {CODE.replace('-', ' ')}", "approve", ""),
        (f"APPROVE {CODE.replace('-', '').lower()}", "approve", ""),
        (f"reject {CODE} too expensive\nsecond line", "reject", "too expensive"),
        (f"ablehnen {CODE}: zu teuer, nächstes Jahr", "reject", "zu teuer, nächstes Jahr"),
        (f"abgelehnt {CODE}", "reject", ""),
    ],
)
def test_the_first_line_decides(text: str, verdict: str, reason: str) -> None:
    """In both languages, whatever a mail program did to the dashes."""
    reply = read_reply(text)

    assert reply is not None
    assert (reply.verdict, reply.reason) == (verdict, reason)
    assert "".join(one for one in reply.code.upper() if one.isalnum()) == CODE.replace("-", "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "approve",
        f"> approve {CODE}",
        f"Hello,\napprove {CODE}",
        f"I do not approve {CODE}",
        f"approve {CODE} if it is under 50",
        f"approve {CODE} but only half",
        f"approve {CODE}5678",
        f"approve{CODE}",
        "approve https://example.org/approve?code=7K2M9QXWABCD1234",
        f"disapprove {CODE}",
        f"On Monday you wrote:\n> approve {CODE}",
        "approve 7K2M-9QXW-ABCD",
    ],
)
def test_whatever_is_not_plain_decides_nothing(text: str) -> None:
    """Quoted text, conditions, links, and what stands below."""
    assert read_reply(text) is None

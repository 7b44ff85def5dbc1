"""People pasted from a spreadsheet: read as they come, and what cannot be read is named in its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.office.pasted_people import PastedPerson, read_people

ROLES = {"Manager": "manager", "Leitung": "manager", "manager": "manager", "Clerk": "clerk"}


def read(text: str) -> tuple[PastedPerson, ...]:
    """Read for a firm of Anna's with two branches."""
    return read_people(text, owner="Anna Berg", branches=("North", "South"), head=("Head office",), roles=ROLES)


@pytest.mark.parametrize("sign", ["\t", ",", ";", ", "])
def test_cells_are_parted_as_spreadsheets_and_people_part_them(sign: str) -> None:
    """Copied from a spreadsheet, saved as CSV here or in Germany, or typed."""
    (one,) = read(sign.join(["Maria Rossi", "north", "LEITUNG", "maria@example.com"]))

    assert (one.name, one.branch, one.role, one.email) == ("Maria Rossi", "North", "manager", "maria@example.com")
    assert one.problems == ()


def test_a_heading_is_passed_over_and_a_person_called_so_is_not() -> None:
    """Whoever copies a whole sheet copies its headings too."""
    assert [one.name for one in read("Name\tBranch\tRole\tE-mail\nSam\tNorth\t\t")] == ["Sam"]
    assert [one.name for one in read("Name Surname\tNorth\nSam\tNorth")] == ["Name Surname", "Sam"]


def test_a_name_alone_is_a_person_of_the_head_office() -> None:
    """One name in a line is enough."""
    assert [(one.line, one.name, one.branch, one.role) for one in read("Carl Weiss\n\nDora Reich\n")] == [
        (1, "Carl Weiss", "", ""),
        (3, "Dora Reich", "", ""),
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",North", "no-name"),
        ("A\u202eB,North", "bad-name"),
        ("Carl Weiss,West", "unknown-branch"),
        ("Carl Weiss,North,Chief", "unknown-role"),
        ("Carl Weiss,North,Clerk,carl", "bad-email"),
        ("Carl Weiss,North,Clerk,c@example.com,more", "too-many-cells"),
    ],
)
def test_what_cannot_be_used_is_named_and_kept(line: str, problem: str) -> None:
    """The line stays in the answer as it was pasted."""
    (one,) = read(line)

    assert one.problems == (problem,)
    assert one.text == line


def test_a_name_twice_is_named_the_second_time() -> None:
    """Two people of one name must be told apart by whoever decides who signs."""
    assert [one.problems for one in read("Carl Weiss\ncarl  weiss,North")] == [(), ("same-name",)]


def test_the_founder_is_recognised() -> None:
    """The owner stands in every list of people."""
    assert [one.owner for one in read("anna berg,,Manager\nBen")] == [True, False]


@given(st.text())
def test_no_text_is_lost_or_too_much(text: str) -> None:
    """Whatever was in the clipboard: every line that is not empty comes out, but for a heading."""
    lines = [line for line in text.splitlines() if line.strip()]
    answered = [one.text for one in read(text)]

    assert answered in (lines, lines[1:])

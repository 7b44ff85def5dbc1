"""Names stand where people look for them."""

from workflows.office.showing.alphabet import in_order


def test_marks_do_not_send_a_name_to_the_end() -> None:
    """Letters first, marks only where letters are the same."""
    names = ["Zoë", "Özlem", "Otto", "Łukasz", "Lena", "özlem", "Ozlem", "Paula", "Ida", "Iıa"]

    found = sorted(names, key=in_order)

    assert found == ["Ida", "Iıa", "Lena", "Łukasz", "Otto", "Ozlem", "Özlem", "özlem", "Paula", "Zoë"]

"""The look: every word can be read in each scheme, and sizes follow the font."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Colours, Theme, look_named, palette_of, style_sheet

TEXTS = ("text", "muted", "accent", "good", "bad", "warn")
FILES = dict.fromkeys(("chevron-down", "chevron-up", "check"), "x.svg")
GROUNDS = ("window", "surface", "sidebar", "sunken")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK], ids=["light", "dark", "high", "high-dark"])
def test_every_word_stands_out_from_what_it_stands_on(colours: Colours) -> None:
    """4.5 for words, 3.0 for the borders of controls."""
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5, (text, ground)
    for tone in ("accent", "good", "bad", "warn"):
        assert contrast(getattr(colours, tone), getattr(colours, f"{tone}_soft")) >= 4.5, tone
    assert contrast(colours.text, colours.accent_soft) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.surface, colours.good) >= 4.5
    for ground in GROUNDS:
        assert contrast(colours.strong_line, getattr(colours, ground)) >= 3.0, ground


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK], ids=["light", "dark", "high", "high-dark"])
def test_the_style_sheet_leaves_no_name_unfilled(colours: Colours) -> None:
    """A name that is filled in by nobody would silently lose its rule."""
    assert "@" not in style_sheet(colours, 10.0, FILES).split("*/", 1)[1]


def test_the_style_sheet_can_be_read(qapp: QApplication) -> None:
    """Qt says on its own log what it cannot parse; here that fails."""
    qapp.setStyleSheet(style_sheet(LIGHT, 10.0, {}))
    qapp.setStyleSheet("")


def test_sizes_follow_the_font() -> None:
    """A font twice as large makes every size twice as large."""
    assert "font-size: 17.00pt" in style_sheet(LIGHT, 10.0, {})
    assert "font-size: 34.00pt" in style_sheet(LIGHT, 20.0, {})


def test_the_palette_has_the_schemes_own_colours() -> None:
    """What Qt paints by itself fits."""
    assert palette_of(DARK).window().color().name() == DARK.window


def test_most_contrast_can_be_chosen_without_a_wish_of_the_system(qapp: QApplication) -> None:
    """It is remembered by its name, and another look ends it."""
    theme = Theme(qapp, look_named("contrast"))
    assert theme.colours in {HIGH_LIGHT, HIGH_DARK}

    theme.choose("light")
    assert theme.colours == LIGHT
    theme.choose("system")
    assert look_named("of a later version") == "system"

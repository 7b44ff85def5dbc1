"""How everything looks: colours, the scale of type and of space, and the one style sheet made of them.

Colours follow the system's light or dark scheme and its wish for contrast; sizes follow the application's font, so that
a font twice as large makes everything twice as large. Nothing else in the desktop names a colour or a size in points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTemporaryDir, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desktop.dressing import Dressing
from desktop.icons import drawing

Choice = Literal["system", "light", "dark", "contrast"]
LOOKS: tuple[Choice, ...] = ("system", "light", "dark", "contrast")
"""``contrast``: the most there is, light or dark as the system has it. The system's own wish for it counts besides."""

_SHEET = Path(__file__).resolve().parent.parent / "resources" / "themes" / "desktop.qss"

SPACE = 4
"""The unit of space in device-independent pixels: gaps are 1, 2, 3, 4, 6 or 8 of it."""
RADIUS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One scheme. Every text colour has a contrast of at least 4.5 on the grounds it stands on (WCAG 2.2, 1.4.3)."""

    window: str
    """Behind everything."""
    surface: str
    """Of cards, lists and fields."""
    sidebar: str
    sunken: str
    """Of areas that lie back: code, quotations, previews."""
    text: str
    muted: str
    """For what is said in passing."""
    line: str
    """Borders and rules."""
    strong_line: str
    """Borders of controls; 3.0 on every ground."""
    accent: str
    on_accent: str
    accent_soft: str
    """Ground of what is chosen."""
    good: str
    good_soft: str
    bad: str
    bad_soft: str
    warn: str
    warn_soft: str
    dark: bool


LIGHT = Colours(
    window="#f6f6f3",
    surface="#ffffff",
    sidebar="#eeeeea",
    sunken="#f1f1ed",
    text="#1b1d20",
    muted="#565b63",
    line="#dfdfd9",
    strong_line="#85888d",
    accent="#2a55b8",
    on_accent="#ffffff",
    accent_soft="#e3eafa",
    good="#166c42",
    good_soft="#e0f2e8",
    bad="#a8261c",
    bad_soft="#fbe6e3",
    warn="#7c5100",
    warn_soft="#fbefd3",
    dark=False,
)
DARK = Colours(
    window="#17181b",
    surface="#202226",
    sidebar="#131417",
    sunken="#1a1c1f",
    text="#eceef1",
    muted="#a9afb8",
    line="#33373d",
    strong_line="#7d848e",
    accent="#8fb0ff",
    on_accent="#0d1a38",
    accent_soft="#26334f",
    good="#6fd3a0",
    good_soft="#1b3a2b",
    bad="#ff9d92",
    bad_soft="#46211e",
    warn="#ecc06a",
    warn_soft="#40321a",
    dark=True,
)
HIGH_LIGHT = Colours(
    window="#ffffff",
    surface="#ffffff",
    sidebar="#ffffff",
    sunken="#ffffff",
    text="#000000",
    muted="#000000",
    line="#000000",
    strong_line="#000000",
    accent="#00309c",
    on_accent="#ffffff",
    accent_soft="#dbe6ff",
    good="#00532b",
    good_soft="#ffffff",
    bad="#8c0000",
    bad_soft="#ffffff",
    warn="#5c3b00",
    warn_soft="#ffffff",
    dark=False,
)
HIGH_DARK = Colours(
    window="#000000",
    surface="#000000",
    sidebar="#000000",
    sunken="#000000",
    text="#ffffff",
    muted="#ffffff",
    line="#ffffff",
    strong_line="#ffffff",
    accent="#a9c4ff",
    on_accent="#000000",
    accent_soft="#16305f",
    good="#8df0bb",
    good_soft="#000000",
    bad="#ffb4ab",
    bad_soft="#000000",
    warn="#ffd88a",
    warn_soft="#000000",
    dark=True,
)

_LIGHT, _DARK = 1, 2
"""Of ``Qt.ColorScheme``."""

TYPE: Mapping[str, float] = {"small": 0.88, "body": 1.0, "lead": 1.12, "heading": 1.3, "title": 1.7, "figure": 2.2}
"""Sizes of type as multiples of the application's font."""


class Theme(QObject):
    """The look in force. One object, made by the composition root."""

    looks_changed = Signal()
    """Colours or sizes are others now, and what is seen wears them: whatever paints by itself does it again."""

    def __init__(self, app: QApplication, choice: Choice = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        # The system's own font, not the application's: that one was made larger by whoever set a size before.
        usual = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._base_pt = min(24.0, max(7.0, usual.pointSizeF() if usual.pointSizeF() > 0 else 10.0))
        self._scale = 1.0
        self._wants_contrast = False
        self._folder = QTemporaryDir()
        self._dressing = Dressing(app, self)
        self._dressing.changed.connect(self.looks_changed)
        self._choice = choice
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._apply)
        app.setStyle(QStyleFactory.create("Fusion"))
        self.colours = LIGHT
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()  # kept: Qt's object is lost to Python when nobody holds it
        self._hints.colorSchemeChanged.connect(self._settle)
        self._wishes.contrastPreferenceChanged.connect(self.heed_contrast)
        self.choose(choice)

    @property
    def base_pt(self) -> float:
        """The size of body text in points."""
        return self._base_pt * self._scale

    def choose(self, choice: Choice) -> None:
        """Light, dark, with the most contrast, or as the system has it."""
        self._choice = choice
        if choice in {"system", "contrast"}:
            self._hints.unsetColorScheme()
        else:
            self._hints.setProperty("colorScheme", _DARK if choice == "dark" else _LIGHT)
        self._apply()

    def enlarge(self, scale: float) -> None:
        """Let all type be so many times its size: 1.0 to 2.0."""
        self._scale = scale
        self._apply()

    @Slot()
    def heed_contrast(self) -> None:
        """Ask the system whether more contrast is wished for. First called after the first painting, because the
        answer takes ``Qt`` (see ``widgets/plain.py``).
        """
        wanted = self._wishes.contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast
        if wanted != self._wants_contrast:
            self._wants_contrast = wanted
            self._settle()

    def dress(self, widget: QWidget) -> None:
        """Let a widget and all inside it follow the look from now on; the newest, where it has an old one."""
        self._dressing.dress(widget)

    def font(self, size: str = "body", *, bold: bool = False) -> QFont:
        """A font of the scale of type."""
        found = QFont(self._app.font())
        found.setPointSizeF(self.base_pt * TYPE[size])
        if bold:
            found.setWeight(QFont.Weight.DemiBold)
        return found

    def colour(self, name: str) -> QColor:
        """A colour of the scheme in force, by its field in ``Colours``."""
        return QColor(getattr(self.colours, name))

    def _drawn(self) -> dict[str, str]:
        """Files of the few icons that a style sheet can only take from files, in the colours in force."""
        found = {}
        for name, colour in (("chevron-down", "text"), ("chevron-up", "text"), ("check", "on_accent")):
            value = getattr(self.colours, colour)
            file = Path(self._folder.filePath(f"{name}-{value[1:]}.svg"))
            if not file.exists():
                file.write_text(drawing(name).replace("currentColor", value), encoding="utf-8")
            found[name] = file.as_posix()
        return found

    def _system_is_dark(self) -> bool:
        """The style's own palette follows the system's scheme, and can be asked without mentioning ``Qt``."""
        return self._app.style().standardPalette().color(QPalette.ColorRole.Window).lightness() < 128

    @Slot()
    def _settle(self) -> None:
        self._settling.start()

    @Slot()
    def _apply(self) -> None:
        # Not every platform lets a program choose what it reports, so the choice itself comes first.
        dark = self._choice == "dark" or (self._choice != "light" and self._system_is_dark())
        high = self._wants_contrast or self._choice == "contrast"
        self.colours = (HIGH_DARK if dark else HIGH_LIGHT) if high else (DARK if dark else LIGHT)
        font = QFont(self._app.font())
        font.setPointSizeF(self.base_pt)
        self._app.setFont(font)
        self._app.setPalette(palette_of(self.colours))
        self._dressing.change(style_sheet(self.colours, self.base_pt, self._drawn()))


def look_named(text: str) -> Choice:
    """The look that is remembered by this text; the system's where it is none."""
    return next((one for one in LOOKS if one == text), "system")


def palette_of(colours: Colours) -> QPalette:
    """The colours as Qt's own painting asks for them."""
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.sunken,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.bad,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Light: colours.surface,
        QPalette.ColorRole.Midlight: colours.line,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.strong_line,
        QPalette.ColorRole.Shadow: colours.strong_line,
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, QColor(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.strong_line))
    return palette


def style_sheet(colours: Colours, base_pt: float, files: Mapping[str, str]) -> str:
    """The style sheet of the whole app. Widgets say what they are by the property ``look`` (see ``widgets``).

    ``files``: where the drawings lie that it names, by the icon's name.
    """
    sizes = {f"pt_{name}": f"{base_pt * factor:.2f}pt" for name, factor in TYPE.items()}
    named = {name: getattr(colours, name) for name in Colours.__slots__ if name != "dark"}
    width = 2 if colours.line == colours.text else 1
    text = _SHEET.read_text(encoding="utf-8")
    for name, value in {**named, **sizes, "border": f"{width}px", "radius": f"{RADIUS}px"}.items():
        text = text.replace(f"@{name};", f"{value};").replace(f"@{name} ", f"{value} ")
    for name, file in files.items():
        text = text.replace(f"url(@{name})", f'url("{file}")')
    return text

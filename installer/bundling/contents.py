"""What the bundle holds and what is left out, as data: the spec and the tests both read it."""

import os
import re
import sys
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder."""
LOCK = "requirements-bundle.lock"
"""What the program needs and what gathers it, each proven by its hash."""
TOOLS = frozenset(
    {"altgraph", "macholib", "packaging", "pefile", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools"}
)
"""Packages of the lock that gather the bundle and are not in it. PyInstaller's own starter is, see `licences`."""

COMMAND, WINDOW = "countersign", "countersign-desktop"
"""The two programs. Both start helpers of themselves, so both answer the same words; see `entry`."""

INSIDE = "COUNTERSIGN_INSIDE"
"""The variable that names the folder beside the programs; on Windows each build has its own, see installer/windows."""

MOST_UNPACKED_MB, MOST_PACKED_MB = 180, 60
"""Limits of the folder and of the download on Linux, in MB of a million bytes."""

DATA = (
    ("resources", "resources"),
    ("workflows/store/migrations", "workflows/store/migrations"),
    ("installer/icon/countersign.svg", "installer/icon"),
)
"""What is read as files, and where it lies in the bundle. Alembic loads migrations by path."""

PROGRAM_PACKAGES = ("workflows", "desktop")
"""All of these goes in: commands, pages, effects and checks are loaded by name, which no analysis finds."""
OWN_WORDS = (
    "installer.bundling.smoke",
    "installer.bundling.first_window",
    *(["installer.linux.for_me"] if sys.platform == "linux" else []),
)
"""What the programs' own words load; see `entry`."""
LOADED_BY_NAME = ("holidays.countries", "keyring.backends", "stdnum")
"""Parts of other packages that are loaded by name."""

NOT_SHIPPED = (
    "desktop.translating",  # makes translations out of the source
    "workflows.store.peers.spiff",  # other engines that `bench workflow` is measured beside
    "workflows.store.peers.dbos_runs",
)
EXCLUDED = (
    *NOT_SHIPPED,
    "IPython", "PIL", "lxml", "matplotlib", "numpy", "pandas",   # used by others where they happen to be there
    "_pytest", "pip", "pkg_resources", "pytest", "setuptools", "wheel",
    "idlelib", "lib2to3", "pydoc_data", "test", "tkinter", "turtledemo",
    "MySQLdb", "asyncpg", "cx_Oracle", "oracledb", "psycopg", "psycopg2", "pymysql", "pyodbc",
    "PySide6.QtConcurrent", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickControls2", "PySide6.QtQuickTest",
    "PySide6.QtQuickWidgets", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtUiTools", "PySide6.QtXml",
)  # fmt: skip
"""Modules that stay out even where something asks for them."""

LANGUAGES = frozenset({"de", "en"})
"""Languages of Qt's own words that come along: ours."""

_QT_LIBRARIES_OUT = (
    "Designer", "EglFS", "Help", "Labs", "OpenGLWidgets", "Pdf", "Qml", "Quick", "ShaderTools", "Sql",
    "Test", "Ui", "VirtualKeyboard", "Xml", "3D",
)  # fmt: skip
_PLUGINS_OUT = frozenset({
    "designer", "egldeviceintegrations", "generic", "networkinformation", "qmllint", "qmltooling",
    "scenegraph", "sqldrivers", "wayland-graphics-integration-client",
})  # fmt: skip
_PLUGIN_FILES_OUT = re.compile(
    r"q(eglfs|linuxfb|vnc|minimal|minimalegl|vkkhrdisplay|direct2d|gtk3|tuiotouch|virtualkeyboard|"
    r"gif|icns|pdf|tga|tiff|wbmp|webp|jp2|mng)"
    r"|qt-?virtualkeyboardplugin|libqtvirtualkeyboardplugin"
)
LEFT_TO_THE_SYSTEM = re.compile(r"lib(X11|X11-xcb|cups|dbus-1|glib-2\.0|gthread-2\.0)\.so[.0-9]*")
"""Libraries that every Linux system with a screen has, and that speak to its own services: those must be its own.

Without that of printing (cups) there are no printers, and everything can still be printed into a file.
"""
_FILES_OUT = re.compile(r"opengl32sw\.dll|d3dcompiler_.*\.dll|.*\.(pyi|typed|qmltypes|ts)|(imsi|isbn|oui)\.dat")


def inside() -> str:
    """The folder beside the two programs that holds all that they load."""
    return os.environ.get(INSIDE) or "_internal"


def belongs(path: str) -> bool:
    """Whether a file that was gathered belongs into the bundle; ``path`` is its place there, with either slash."""
    place = PurePosixPath(path.replace("\\", "/"))
    name, parts = place.name, place.parts
    if "__pycache__" in parts or _FILES_OUT.fullmatch(name):
        return False
    if "PySide6" in parts or name.startswith("libQt6"):
        return _belongs_of_qt(place)
    return not LEFT_TO_THE_SYSTEM.fullmatch(name)


def _belongs_of_qt(place: PurePosixPath) -> bool:
    name, parts = place.name, place.parts
    library = re.match(r"(?:lib)?Qt6?(\w+?)(?:\.abi3|\.so|\.dll|\.dylib|\.pyd|$)", name)
    if library and library[1].startswith(_QT_LIBRARIES_OUT):
        return False
    if "qml" in parts or "metatypes" in parts or "examples" in parts:
        return False
    if "translations" in parts:
        found = re.fullmatch(r"qtbase_(\w+)\.qm", name)
        return found is not None and found[1].partition("_")[0] in LANGUAGES
    if "plugins" in parts:
        kind = parts[parts.index("plugins") + 1]
        plain = name.removeprefix("lib").partition(".")[0]
        return kind not in _PLUGINS_OUT and not _PLUGIN_FILES_OUT.fullmatch(plain)
    return True

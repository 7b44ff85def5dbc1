"""What the installer writes into a person's Windows, as data: all of it is what the uninstaller removes again.

Names follow Microsoft's papers "Registering an Application to a URI Scheme", "Application Registration" and "Uninstall
Registry Key". Everything stands below HKEY_CURRENT_USER, which needs no administrator.
"""

from dataclasses import dataclass

from installer.bundling.contents import COMMAND, WINDOW
from installer.identity import DOCUMENTS, NAME, SCHEME

UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Countersign"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
RUN_SWITCHED_OFF = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where Windows notes that somebody switched a program's start off in its own settings."""
RUN_NAME = NAME
CLASSES = r"Software\Classes"
DOCUMENT = "Countersign.Document"
FILE_TYPES = tuple(f".{ending}" for kind in DOCUMENTS for ending in kind.endings)
"""Offered under "Open with"; what opens them by double click stays as it is."""
SHORTCUT = "Countersign.lnk"
DATA = r"$LOCALAPPDATA\Countersign"
"""The office's place, the same as `workflows.cli.homes` and `desktop.app` have. Never the program's own folder."""
FOLDER_BEGINS = "countersign-app-"
"""So the folders of all builds begin; a folder of somebody else's does not."""
PAPERS = ("LICENSE.txt", "LICENCES.txt", "bill.cdx.json")
WINDOW_EXE, COMMAND_EXE = f"{WINDOW}.exe", f"{COMMAND}.exe"
_OPEN = rf'"$INSTDIR\{WINDOW_EXE}" -- "%1"'
"""Two dashes: what a link says is never an option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One text in the registry."""

    key: str
    name: str
    """Empty: the key's own value."""
    text: str
    """As NSIS reads it: ``$INSTDIR`` is the program's folder."""


def owned_keys() -> tuple[str, ...]:
    """Keys that are wholly ours: removed with all that is in them."""
    application = rf"{CLASSES}\Applications\{WINDOW_EXE}"
    return (UNINSTALL, rf"{CLASSES}\{DOCUMENT}", rf"{CLASSES}\{SCHEME}", application)


def values(version: str) -> tuple[Value, ...]:
    """All that is written, but for the start at login."""
    _, document, scheme, application = owned_keys()
    icon = rf"$INSTDIR\{WINDOW_EXE},0"
    remove = r'"$INSTDIR\uninstall.exe"'
    return (
        Value(key=UNINSTALL, name="DisplayName", text=NAME),
        Value(key=UNINSTALL, name="DisplayVersion", text=version),
        Value(key=UNINSTALL, name="Publisher", text=NAME),
        Value(key=UNINSTALL, name="DisplayIcon", text=icon),
        Value(key=UNINSTALL, name="InstallLocation", text="$INSTDIR"),
        Value(key=UNINSTALL, name="UninstallString", text=remove),
        Value(key=UNINSTALL, name="QuietUninstallString", text=f"{remove} /S"),
        Value(key=document, name="", text=NAME),
        Value(key=rf"{document}\DefaultIcon", name="", text=icon),
        Value(key=rf"{document}\shell\open\command", name="", text=_OPEN),
        Value(key=scheme, name="", text=f"URL:{NAME}"),
        Value(key=scheme, name="URL Protocol", text=""),
        Value(key=rf"{scheme}\DefaultIcon", name="", text=icon),
        Value(key=rf"{scheme}\shell\open\command", name="", text=_OPEN),
        Value(key=application, name="FriendlyAppName", text=NAME),
        Value(key=rf"{application}\shell\open\command", name="", text=_OPEN),
        *(Value(key=rf"{application}\SupportedTypes", name=one, text="") for one in FILE_TYPES),
        *(Value(key=_offered(one), name=DOCUMENT, text="") for one in FILE_TYPES),
    )


def include_text(version: str) -> str:
    """The facts as the script reads them."""
    names = {
        "UNINSTALL_KEY": UNINSTALL,
        "SHORTCUT": SHORTCUT,
        "DATA": DATA,
        "FOLDERS": f"{FOLDER_BEGINS}*",
        "WINDOW_EXE": WINDOW_EXE,
        "COMMAND_EXE": COMMAND_EXE,
    }
    lines = [f'!define {name} "{text}"' for name, text in names.items()]
    lines += _macro("WriteKeys", [f"WriteRegStr HKCU '{one.key}' '{one.name}' '{one.text}'" for one in values(version)])
    lines += _macro("RemoveKeys", _removal())
    lines += _macro("ForEachPaper", [f'!insertmacro ${{DO}} "{one}"' for one in PAPERS], "DO")
    login = rf"""WriteRegStr HKCU '{RUN}' '{RUN_NAME}' '"$INSTDIR\{WINDOW_EXE}" "--in-tray"' """
    lines += _macro("WriteLoginItem", [login.strip()])
    lines += _macro("RemoveLoginItem", _login_removal())
    return "\n".join(lines) + "\n"


def _offered(file_type: str) -> str:
    return rf"{CLASSES}\{file_type}\OpenWithProgids"


def _removal() -> list[str]:
    lines = [f"DeleteRegKey HKCU '{key}'" for key in owned_keys()]
    for one in FILE_TYPES:
        lines.append(f"DeleteRegValue HKCU '{_offered(one)}' '{DOCUMENT}'")
        lines.append(f"DeleteRegKey /ifempty HKCU '{_offered(one)}'")
        lines.append(rf"DeleteRegKey /ifempty HKCU '{CLASSES}\{one}'")
    return lines


def _login_removal() -> list[str]:
    """A start at login of another Countersign, one that runs from its source, stays."""
    return [
        f"ReadRegStr $0 HKCU '{RUN}' '{RUN_NAME}'",
        f"ReadRegStr $2 HKCU '{UNINSTALL}' 'InstallLocation'",  # as it was written; $INSTDIR may say it otherwise
        r"""StrCpy $2 '"$2\'""",
        "StrLen $1 $2",
        "StrCpy $0 $0 $1",
        "${If} $0 == $2",
        f"  DeleteRegValue HKCU '{RUN}' '{RUN_NAME}'",
        f"  DeleteRegValue HKCU '{RUN_SWITCHED_OFF}' '{RUN_NAME}'",
        "${EndIf}",
    ]


def _macro(name: str, lines: list[str], *words: str) -> list[str]:
    return [" ".join(["!macro", name, *words]), *(f"  {one}" for one in lines), "!macroend"]

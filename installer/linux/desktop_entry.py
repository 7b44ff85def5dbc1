"""What a Linux desktop is told: menu entry, types and links (freedesktop.org Desktop Entry Specification)."""

from installer.identity import DOCUMENTS, NAME, SCHEME, SUMMARY, SUMMARY_DE

FILE = "countersign.desktop"
"""The window gives itself the same name (`QApplication.setDesktopFileName`), and so gets this icon and this entry."""
ICON = "countersign"


def entry(program: str) -> str:
    """The menu entry that starts ``program``, an absolute path. What follows its two dashes is never an option."""
    types = [f"x-scheme-handler/{SCHEME}", *(one for kind in DOCUMENTS for one in kind.mime_types)]
    return "\n".join([
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.4",
        f"Name={NAME}",
        f"Comment={SUMMARY}",
        f"Comment[de]={SUMMARY_DE}",
        f"Exec={quoted(program)} -- %U",
        f"Icon={ICON}",
        "Terminal=false",
        "Categories=Office;Finance;",
        "Keywords=approval;invoice;workflow;",
        "Keywords[de]=Freigabe;Rechnung;Ablauf;",
        f"MimeType={';'.join(types)};",
        "StartupNotify=true",
        "StartupWMClass=countersign-desktop",
        "",
    ])  # fmt: skip


def quoted(word: str) -> str:
    """One word of an Exec key, as it is; plain words stay as they are (the specification's “The Exec key”)."""
    if word.replace("/", "").replace("-", "").replace("_", "").replace(".", "").isalnum() and word.isascii():
        return word
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, "\\" + sign)
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'

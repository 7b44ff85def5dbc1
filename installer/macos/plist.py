"""The Info.plist of the .app, as data: what macOS is told of the program, its files and links, and why it asks."""

from typing import Any

from installer.identity import DOCUMENTS, LABEL, NAME, SCHEME

ICON = "countersign.icns"
OLDEST_SYSTEM = "13.0"
"""The libraries of Qt 6.11 ask for it."""
_ASKED_ABOUT = {
    "NSDesktopFolderUsageDescription": "on your desktop",
    "NSDocumentsFolderUsageDescription": "in your documents",
    "NSDownloadsFolderUsageDescription": "in your downloads",
    "NSNetworkVolumesUsageDescription": "on a network volume",
    "NSRemovableVolumesUsageDescription": "on a removable volume",
    "NSFileProviderDomainUsageDescription": "in a folder of a cloud service",
}
"""Folders that macOS asks a person about, where invoices may lie or offices may meet."""


def info(version: str) -> dict[str, Any]:
    """The whole list, for `plistlib`. ``version`` is the program's, such as ``0.1.0``."""
    return {
        "CFBundleIdentifier": LABEL,
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "de"],
        "CFBundleIconFile": ICON,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": kind.name,
                "CFBundleTypeRole": "Viewer",
                "LSItemContentTypes": [kind.uniform_type],
                "LSHandlerRank": "Alternate",  # it offers itself; what opened such files before goes on doing so
            }
            for kind in DOCUMENTS
        ],
        "CFBundleURLTypes": [{"CFBundleURLName": LABEL, "CFBundleURLSchemes": [SCHEME], "CFBundleTypeRole": "Viewer"}],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "Apache License 2.0",
        **{name: _why(where) for name, where in _ASKED_ABOUT.items()},
    }


def _why(where: str) -> str:
    return (
        f"Countersign reads invoices and keeps the shared folder of your office {where}, "
        "if you choose a folder or a file there."
    )

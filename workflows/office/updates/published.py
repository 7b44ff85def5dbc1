"""What a publisher of this program sets, in one place: the release keys, and where notices and downloads are.

The key that stands here is for development. Whoever publishes the program makes their own
(``python -m installer.notice new-key FILE``), keeps the private half away from every repository, and writes the public
half here. Two keys may stand here while one replaces the other.
"""

RELEASE_KEYS = ("countersign-release+7501ae14+ARIo9wMCrbFDir8NTCc5JkmbhEeYyneSmUpaoUh4z60M",)
"""Public keys, any of which may sign a notice."""

NOTICE_ADDRESS = ""
"""``https://`` address of the signed notice. Empty: the program asks nobody on the web, whatever was consented to."""

DOWNLOAD_PAGE = ""
"""``https://`` address of the page that a press opens. Empty: the notice says what to look for, and opens nothing."""

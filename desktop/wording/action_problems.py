"""Why an action could not be done: its codes as sentences."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP, translate

PROBLEMS: Mapping[str, str] = {
    "address-not-allowed": QT_TRANSLATE_NOOP("Wording", "The address belongs to a domain that is not allowed."),
    "answer-missing": QT_TRANSLATE_NOOP("Wording", "The other side did not answer."),
    "answer-unclear": QT_TRANSLATE_NOOP("Wording", "The other side's answer is not clear."),
    "bad-address": QT_TRANSLATE_NOOP("Wording", "A mail address cannot be used."),
    "bad-date": QT_TRANSLATE_NOOP("Wording", "A date cannot be read."),
    "bad-template": QT_TRANSLATE_NOOP("Wording", "The template cannot be read."),
    "certificate-not-trusted": QT_TRANSLATE_NOOP("Wording", "The server's certificate is not trusted."),
    "connection-lost": QT_TRANSLATE_NOOP("Wording", "The connection was lost."),
    "disk-error": QT_TRANSLATE_NOOP("Wording", "The disk cannot be written or read."),
    "document-missing": QT_TRANSLATE_NOOP("Wording", "A document of the request is not on this laptop."),
    "file-changed": QT_TRANSLATE_NOOP("Wording", "The file changed meanwhile."),
    "file-exists": QT_TRANSLATE_NOOP("Wording", "There is a file of this name already."),
    "file-open": QT_TRANSLATE_NOOP("Wording", "The file is open in another program."),
    "folder-gone": QT_TRANSLATE_NOOP("Wording", "The folder is not there."),
    "host-not-allowed": QT_TRANSLATE_NOOP("Wording", "This laptop may not post to that host."),
    "host-not-reached": QT_TRANSLATE_NOOP("Wording", "The host cannot be reached."),
    "link-in-the-way": QT_TRANSLATE_NOOP("Wording", "A link lies where a folder should be."),
    "mail-account-missing": QT_TRANSLATE_NOOP("Wording", "This laptop has no mail account of that name."),
    "mail-too-large": QT_TRANSLATE_NOOP("Wording", "The mail is too large."),
    "moved-elsewhere": QT_TRANSLATE_NOOP("Wording", "Another laptop runs it by now."),
    "no-documents": QT_TRANSLATE_NOOP("Wording", "The request has no documents."),
    "no-encryption-offered": QT_TRANSLATE_NOOP("Wording", "The server offers no encryption."),
    "no-file": QT_TRANSLATE_NOOP("Wording", "There is no such file."),
    "no-mail": QT_TRANSLATE_NOOP("Wording", "There is nobody with a mail address for it."),
    "no-such-list": QT_TRANSLATE_NOOP("Wording", "This laptop keeps no list of that name."),
    "no-such-sheet": QT_TRANSLATE_NOOP("Wording", "The file has no sheet of that name."),
    "nobody-to-send-to": QT_TRANSLATE_NOOP("Wording", "There is nobody to send it to."),
    "not-encrypted": QT_TRANSLATE_NOOP("Wording", "The connection would not be encrypted."),
    "not-its-turn": QT_TRANSLATE_NOOP("Wording", "The request does not wait for this."),
    "not-taken-in": QT_TRANSLATE_NOOP("Wording", "The request could not be begun."),
    "own-folder": QT_TRANSLATE_NOOP("Wording", "It would write into the office's own folder."),
    "private-address": QT_TRANSLATE_NOOP("Wording", "The host stands in a private network."),
    "refused-by-host": QT_TRANSLATE_NOOP("Wording", "The host refused it."),
    "refused-for-now": QT_TRANSLATE_NOOP("Wording", "The server refused it for now."),
    "server-not-reached": QT_TRANSLATE_NOOP("Wording", "The server cannot be reached."),
    "server-not-understood": QT_TRANSLATE_NOOP("Wording", "The server's answer cannot be understood."),
    "sign-in-later": QT_TRANSLATE_NOOP("Wording", "The server lets nobody in for now."),
    "too-large": QT_TRANSLATE_NOOP("Wording", "It is too large."),
    "too-many-files": QT_TRANSLATE_NOOP("Wording", "There are too many files."),
    "too-many-recipients": QT_TRANSLATE_NOOP("Wording", "There are too many addresses."),
    "too-many-rows": QT_TRANSLATE_NOOP("Wording", "There are too many rows."),
    "unknown-field": QT_TRANSLATE_NOOP("Wording", "The workflow has no such field."),
    "unknown-payer": QT_TRANSLATE_NOOP("Wording", "The person who pays does not belong to the office."),
    "unknown-request": QT_TRANSLATE_NOOP("Wording", "There is no such request."),
    "unknown-value": QT_TRANSLATE_NOOP("Wording", "A text names a value that there is not."),
    "unknown-workflow": QT_TRANSLATE_NOOP("Wording", "There is no such kind of request."),
    "wrong-password": QT_TRANSLATE_NOOP("Wording", "The server does not take the password."),
    "xlsx-damaged": QT_TRANSLATE_NOOP("Wording", "The Excel file is damaged."),
    "xlsx-too-large": QT_TRANSLATE_NOOP("Wording", "The Excel file is too large."),
}
"""By code. One that is not here is shown by its code."""


def problem(code: str) -> str:
    """The sentence of a code."""
    return translate("Wording", PROBLEMS[code]) if code in PROBLEMS else code

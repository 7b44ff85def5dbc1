"""The help page: subjects at the side, one text beside them. The texts are ours, so they may be Markdown."""

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QWidget

from desktop.actions import TABLE, keys_text, words
from desktop.navigation import PLACES
from desktop.page import Page
from desktop.pages.help import texts
from desktop.pages.help.typesetting import set_out
from desktop.session import Session
from desktop.widgets.plain import column, label

_WIDEST = 80
"""Of the text, in times the size of body text."""
_SUBJECT = Qt.ItemDataRole.UserRole + 1


class HelpPage(Page):
    """Opened with a page's name, it shows what belongs there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._subject = "start"
        self.list = QListWidget()
        self.list.setProperty("look", "roomy")
        self.list.setAccessibleName(self.tr("Subjects of help"))
        self.list.currentItemChanged.connect(self._chosen)
        self._title = label("", "title", wrap=True)
        self.text = QTextBrowser()
        self.text.setProperty("look", "help")
        self.text.setAccessibleName(self.tr("What help says"))
        self.text.setOpenLinks(False)
        self.text.setSearchPaths([str(texts.FOLDER)])
        self.text.anchorClicked.connect(self._follow)
        side = QWidget()
        box = column(side, margin=6, gap=3)
        box.addWidget(label(self.tr("Help"), "heading"))
        box.addWidget(self.list, 1)
        main = QWidget()
        inner = column(main, margin=6, gap=3)
        inner.addWidget(self._title)
        inner.addWidget(self.text, 1)
        self._main = main
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setProperty("look", "bare")
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(main)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 3)
        split.setSizes([240, 800])
        column(self).addWidget(split)
        session.theme.looks_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the subjects and the text in the language in use."""
        language = self._language()
        self.list.blockSignals(True)
        self.list.clear()
        for subject in texts.ORDER:
            item = QListWidgetItem(texts.read(subject, language).title.partition(":")[0])
            item.setData(_SUBJECT, subject)
            self.list.addItem(item)
            if subject == self._subject:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._main.setMaximumWidth(round(self.session.theme.base_pt * _WIDEST * 96 / 72))
        self._show()

    def open_item(self, item: str) -> None:
        """A page's name, or a subject's."""
        self._subject = texts.subject_of(item)
        self.refresh()

    def first_focus(self) -> QWidget:
        """The text, so that it can be scrolled at once."""
        return self.text

    def _language(self) -> str:
        return self.session.language.spoken if self.session.language is not None else "en"

    def _show(self) -> None:
        found = texts.read(self._subject, self._language())
        self._title.setText(found.title)
        text = found.text
        if self._subject == "keys":
            text += "\n\n" + self._keys()
        elif self._subject == "about":
            text = text.replace("%version", _version()).replace("%qt", qVersion())
        document = self.text.document()
        document.setDefaultFont(self.session.theme.font("body"))
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        width = min(self.text.viewport().width(), round(self.session.theme.base_pt * _WIDEST)) - 16
        set_out(document, texts.FOLDER, width, self.session.theme.base_pt)

    def _keys(self) -> str:
        """All keys as a table, by where they hold."""
        pages = {place.page: place.text for place in PLACES}
        lines = [f"| {self.tr('Key')} | {self.tr('What it does')} | {self.tr('Where')} |", "|---|---|---|"]
        for line in TABLE:
            if line.keys:
                where = self.tr("everywhere") if not line.page else self._place(line.page, pages)
                lines.append(f"| {_safe(keys_text(line))} | {_safe(words(line))} | {_safe(where)} |")
        return "\n".join(lines)

    def _place(self, page: str, pages: dict[str, str]) -> str:
        return QCoreApplication.translate("Navigation", pages[page]) if page in pages else self.tr("New request")

    @Slot(QListWidgetItem, QListWidgetItem)
    def _chosen(self, current: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        del before
        if current is not None:
            self._subject = str(current.data(_SUBJECT))
            self._show()

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        """Links lead to other subjects and to pages; addresses outside open only after this press, in the browser."""
        if url.scheme() == "page":
            self.page_requested.emit(url.path(), "")
        elif url.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(url)
        elif url.path().endswith(".md"):
            self.open_item(url.fileName().removesuffix(".md"))


def _safe(text: str) -> str:
    """A text in a Markdown table."""
    for sign in ("\\", "|", "*", "_", "`", "<", "["):
        text = text.replace(sign, "\\" + sign)
    return text


def _version() -> str:
    from workflows import __version__  # noqa: PLC0415 -- after the first painting

    return __version__

"""The help page: subjects at the side, one text beside them. The texts are ours, so they may be Markdown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl, Signal, Slot, qVersion
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QWidget

from desktop.actions import TABLE, keys_text, words
from desktop.navigation import PLACES
from desktop.page import Page
from desktop.pages.help import texts
from desktop.pages.help.reader import HelpReader
from desktop.pages.help.texts import HelpText
from desktop.session import Session
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, column, label

if TYPE_CHECKING:
    from desktop.about_file import About, Component
    from workflows.changes import Changes

_WIDEST = 80
"""Of the text, in times the size of body text."""
_WIDEST_LIST = 22
"""Of the list of subjects, likewise: longer titles wrap."""
_SUBJECT = Qt.ItemDataRole.UserRole + 1


class HelpPage(Page):
    """Opened with a page's name, it shows what belongs there."""

    back_requested = Signal()
    """Wish to be where one was before."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._subject = "start"
        self._shown: HelpText | None = None
        self._heading = label("", "heading")
        self.list = QListWidget()
        self.list.setProperty("look", "roomy")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._chosen)
        self.back = button("", "quiet")
        wear_icon(self.back, session.theme, "arrow-left", "muted")
        self.back.clicked.connect(self.back_requested)
        self._title = label("", "title", wrap=True)
        self.text = HelpReader(session.theme)
        self.text.anchorClicked.connect(self._follow)
        side = QWidget()
        box = column(side, margin=6, gap=3)
        box.addWidget(self._heading)
        box.addWidget(self.list, 1)
        main = QWidget()
        inner = column(main, margin=6, gap=3)
        inner.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)  # above: a title needs all the width it can have
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
        self._setting = QTimer(self, singleShot=True, interval=0)
        self._setting.setObjectName("sets out help")
        self._setting.timeout.connect(self._speak)
        session.theme.looks_changed.connect(self._speak)

    def refresh(self) -> None:
        """Show the subjects and the text in the language in use; in the next turn, because setting out takes a while,
        and whoever opens the page says in the same breath which subject it is.
        """
        self._setting.start()

    @Slot()
    def _speak(self) -> None:
        self._setting.stop()
        language = self._language()
        self._heading.setText(self.tr("Help"))
        self.list.setAccessibleName(self.tr("Subjects of help"))
        self.text.setAccessibleName(self.tr("What help says"))
        self.back.setText(self.tr("Back"))
        self.list.blockSignals(True)
        self.list.clear()
        for subject in texts.ORDER:
            item = QListWidgetItem(texts.read(subject, language).title.partition(":")[0])
            item.setData(_SUBJECT, subject)
            self.list.addItem(item)
            if subject == self._subject:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        widest = round(self.session.theme.base_pt * _WIDEST_LIST * 96 / 72)
        beside = self.list.verticalScrollBar().sizeHint().width() + 2 * self.list.frameWidth()
        self.list.setMinimumWidth(min(self.list.sizeHintForColumn(0) + beside, widest))
        self._main.setMaximumWidth(round(self.session.theme.base_pt * _WIDEST * 96 / 72))
        self._show()

    def concerns(self, changes: "Changes") -> bool:
        """Nothing that is written or taken in changes what help says."""
        del changes
        return False

    def open_item(self, item: str) -> None:
        """A page's name, or a subject's."""
        self._subject = texts.subject_of(item)
        self._shown = None
        self._speak()

    def first_focus(self) -> QWidget:
        """The text, so that it can be scrolled at once."""
        return self.text

    def _language(self) -> str:
        return self.session.language.spoken if self.session.language is not None else "en"

    def _show(self) -> None:
        """Show the subject: from its beginning, or from where somebody reads while colours or sizes change."""
        found = texts.read(self._subject, self._language())
        share = self.text.reading_at() if found == self._shown else 0.0
        self._shown = found
        self._title.setText(found.title)
        text = found.text
        if self._subject == "keys":
            text += "\n\n" + self._keys()
        elif self._subject == "about":
            text = text.replace("%version", _version()).replace("%qt", qVersion()) + self._licences()
        self.text.show_text(found, text)
        if share:
            self.text.read_on(share)

    def _keys(self) -> str:
        """All keys as a table, by where they hold."""
        pages = {place.page: place.text for place in PLACES}
        lines = [f"| {self.tr('Key')} | {self.tr('What it does')} | {self.tr('Where')} |", "|---|---|---|"]
        for line in TABLE:
            if line.keys:
                where = self.tr("everywhere") if not line.page else self._place(line.page, pages)
                lines.append(f"| {_safe(keys_text(line))} | {_safe(words(line))} | {_safe(where)} |")
        return "\n".join(lines)

    def _licences(self) -> str:
        """What of others lies in the bundle, each with the way to its text."""
        about = _about()
        if about is None:
            return ""
        lines = [
            f"- [{_safe(one.name)}](licence-{number}.md){_version_of(one)}: {_safe(one.licence)}"
            for number, one in enumerate(about.components)
        ]
        return "\n".join(["", "", f"## {self.tr('Licences of what is in it')}", "", *lines])

    def _licence(self, number: int) -> str | None:
        """The licence of one of them, word for word; None where there is none of this number."""
        about = _about()
        if about is None or number >= len(about.components):
            return None
        one = about.components[number]
        text = "\n".join("    " + line for line in one.text.splitlines())
        return f"[{self.tr('All licences')}](about.md)\n\n## {_safe(one.name)}{_version_of(one)}\n\n{text}\n"

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
        """Links lead to other subjects, and nowhere else: help opens nothing outside of the window."""
        number = url.path().removeprefix("licence-").removesuffix(".md")
        if not url.scheme() and url.path().startswith("licence-") and number.isdecimal():
            text = self._licence(int(number))
            if text is not None and self._shown is not None:
                self.text.show_text(self._shown, text)
        elif not url.scheme() and url.path().endswith(".md"):
            self.open_item(url.fileName().removesuffix(".md"))


def _safe(text: str) -> str:
    """A text in a Markdown table."""
    for sign in ("\\", "|", "*", "_", "`", "<", "["):
        text = text.replace(sign, "\\" + sign)
    return text


def _version_of(one: "Component") -> str:
    """Behind a name: what was drawn and not released has no version."""
    return f" {_safe(one.version)}" if one.version else ""


def _version() -> str:
    from workflows import __version__  # noqa: PLC0415 -- after the first painting

    about = _about()
    return __version__ if about is None else f"{__version__} ({about.build})"


def _about() -> "About | None":
    from desktop import about_file  # noqa: PLC0415 -- as above, and read by few

    return about_file.read()

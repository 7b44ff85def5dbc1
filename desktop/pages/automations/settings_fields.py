"""The settings of one kind of action, as fields: made anew for each kind."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.pages.automations.kinds import FORMATS, KINDS, Setting
from desktop.widgets.choosing_paths import choose_folder
from desktop.widgets.form.editor import QuietCombo
from desktop.widgets.plain import button, clear, column, label, row
from desktop.wording.speech import fill

if TYPE_CHECKING:
    from workflows.office.showing.overview import Overview

_LINES = 4


class SettingsFields(QWidget):
    """Below each other, each under its name."""

    def __init__(self, known: "Overview", parent: QWidget) -> None:
        super().__init__(parent)
        self._known = known
        self.kind = ""
        self._box = column(self, gap=2)
        self._folder: QLineEdit | None = None
        self.entries: dict[str, QWidget] = {}

    def show_kind(self, kind: str, values: Mapping[str, Any]) -> None:
        """Ask for the settings of this kind; ``values`` stand there already."""
        clear(self._box)
        self.kind, self.entries, self._folder = kind, {}, None
        for setting in KINDS.get(kind, ()):
            words = QCoreApplication.translate("EditDialog", setting.words)
            entry = self._entry(setting, str(values.get(setting.id, "")))
            entry.setAccessibleName(words)
            name = label(words, "muted")
            name.setBuddy(entry)
            self._box.addWidget(name)
            if setting.entry == "folder" and isinstance(entry, QLineEdit):
                self._box.addLayout(self._with_choice(entry))
            else:
                self._box.addWidget(entry)
            self.entries[setting.id] = entry

    def values(self) -> dict[str, str]:
        """What is typed and chosen; what was left empty is not there."""
        found = {name: _value(entry) for name, entry in self.entries.items()}
        return {name: value for name, value in found.items() if value}

    def wrong(self) -> str:
        """What is missing; empty where nothing is."""
        found = self.values()
        for setting in KINDS.get(self.kind, ()):
            if setting.required and setting.id not in found:
                self.entries[setting.id].setFocus()
                words = QCoreApplication.translate("EditDialog", setting.words)
                return fill(self.tr("Fill in: %what."), what=words)
        return ""

    def _entry(self, setting: Setting, value: str) -> QWidget:
        match setting.entry:
            case "text":
                text = QPlainTextEdit(value)
                text.setTabChangesFocus(True)
                text.setFixedHeight(text.fontMetrics().lineSpacing() * _LINES + 16)
                return text
            case "workflow":
                choices = [
                    (self.tr("every kind of request"), ""),
                    *((one.name, one.id) for one in self._known.workflows),
                ]
                return _combo(choices, value)
            case "workflow-alone":
                found = [(one.name, one.id) for one in self._known.workflows]
                return _combo(found, value or "invoice")
            case "person":
                return _combo([(one.name, one.id) for one in self._known.people if one.active], value)
            case "format":
                names = (self.tr("PDF"), self.tr("Excel"), self.tr("CSV"))
                return _combo(list(zip(names, FORMATS, strict=True)), value)
        line = QLineEdit(value)
        if setting.hint:
            line.setPlaceholderText(QCoreApplication.translate("EditDialog", setting.hint))
        return line

    def _with_choice(self, entry: QLineEdit) -> Any:
        self._folder = entry
        line = row(gap=2)
        line.addWidget(entry, 1)
        choose = button(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        line.addWidget(choose)
        return line

    @Slot()
    def _choose(self) -> None:
        choose_folder(self, self.tr("Choose a folder"), self._take_folder)

    @Slot(str)
    def _take_folder(self, path: str) -> None:
        if self._folder is not None:
            self._folder.setText(path)


def _combo(choices: list[tuple[str, str]], value: str) -> QComboBox:
    made = QuietCombo()
    for words, code in choices:
        made.addItem(words, code)
    made.setCurrentIndex(max(0, made.findData(value)))
    return made


def _value(entry: QWidget) -> str:
    if isinstance(entry, QComboBox):
        return str(entry.currentData() or "")
    if isinstance(entry, QPlainTextEdit):
        return entry.toPlainText().strip()
    return entry.text().strip() if isinstance(entry, QLineEdit) else ""

"""The recovery key, once: to print, to save, and to be confirmed by typing a group of it back from the paper."""

from pathlib import Path

from PySide6.QtCore import QRandomGenerator, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.pages.welcome.field import Field
from desktop.pages.welcome.recovery_sheet import draw, recover_command, save_pdf
from desktop.recovery_in_hand import RecoveryInHand
from desktop.theme import SPACE, Theme
from desktop.widgets.choosing_paths import choose_new_file
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, card, clear, column, label, row

_PER_LINE = 4


class RecoveryPanel(QWidget):
    """Shown after an office was founded, and again as long as the key is in hand."""

    done = Signal(object)
    """Path: the home of the office whose sheet is on paper, or was put off."""

    def __init__(self, theme: Theme, recovery: RecoveryInHand) -> None:
        super().__init__()
        self._theme, self._recovery = theme, recovery
        self._asked = 0
        self._home: Path | None = None
        self._page = column(self, gap=4)
        self._page.addWidget(label(self.tr("Your firm is founded. One sheet of paper, now."), "title", wrap=True))
        self._page.addWidget(
            label(
                self.tr(
                    "If this computer is lost or breaks, this key and the shared folder bring your office back. It is "
                    "shown only now and is kept nowhere: print it or write it down, and put it away from the computer."
                ),
                "lead",
                wrap=True,
            )
        )
        self._lay_out_key()
        self._lay_out_return()
        self._lay_out_question()
        self._lay_out_end()
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.typed.textChanged.connect(self._look)
        self.typed.returnPressed.connect(self._confirm)
        self.confirm.clicked.connect(self._confirm)
        self.later.clicked.connect(self._put_off)

    def _lay_out_key(self) -> None:
        frame, inner = card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8 * SPACE)
        self._grid.setVerticalSpacing(3 * SPACE)
        self._key = QWidget()
        self._key.setLayout(self._grid)
        self._key.setAccessibleName(self.tr("The recovery key"))
        inner.addSpacing(2 * SPACE)
        inner.addWidget(self._key, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(4 * SPACE)
        deeds = row(gap=2)
        self.print = button(self.tr("Print…"))
        wear_icon(self.print, self._theme, "printer", "text")
        self.save = button(self.tr("Save as PDF…"))
        wear_icon(self.save, self._theme, "download", "text")
        self.said = label("", "small", wrap=True)
        deeds.addWidget(self.print)
        deeds.addWidget(self.save)
        deeds.addWidget(self.said, 1)
        inner.addLayout(deeds)
        self._page.addWidget(frame)

    def _lay_out_return(self) -> None:
        """What the key needs beside it: the office itself lies in the folder or in a backup, and in no key."""
        frame, inner = card()
        top = row(gap=2)
        top.addWidget(Icon(self._theme, "history", "accent"))
        top.addWidget(label(self.tr("The way back needs more than the key"), "heading", wrap=True), 1)
        inner.addLayout(top)
        self.with_folder = label("", wrap=True, selectable=True)
        inner.addWidget(self.with_folder)
        self.without_folder = label(
            self.tr(
                "While there is no shared folder, the key alone brings nothing back: make a backup now and then, under "
                "Settings, and keep the file away from this computer. “Restore a backup…” on the first page brings it "
                "back, without the key."
            ),
            wrap=True,
        )
        inner.addWidget(self.without_folder)
        self._page.addWidget(frame)

    def _lay_out_question(self) -> None:
        frame, inner = card()
        top = row(gap=2)
        top.addWidget(Icon(self._theme, "badge-check", "accent"))
        top.addWidget(label(self.tr("I have it on paper"), "heading", wrap=True), 1)
        inner.addLayout(top)
        self.typed = QLineEdit()
        self.typed.setMaxLength(20)
        self._field = Field(self._theme, "", self.typed)
        inner.addWidget(self._field)
        self._page.addWidget(frame)

    def _lay_out_end(self) -> None:
        end = row(gap=3)
        self.later = button(self.tr("Later"), description=self.tr("You are reminded until it is on paper."))
        self.confirm = button(self.tr("Done, to my inbox"), "primary")
        end.addWidget(self.later)
        end.addWidget(
            label(
                self.tr("Later: the key can be printed until Countersign is quit, and never after that."),
                "small",
                wrap=True,
            ),
            1,
        )
        end.addWidget(self.confirm)
        self._page.addLayout(end)
        self._page.addStretch(1)

    def show_key(self) -> None:
        """Show the key that is in hand, and ask for one of its groups."""
        groups = self._recovery.groups()
        self._home = self._recovery.facts.home if self._recovery.facts is not None else None
        owner = self._recovery.facts.owner if self._recovery.facts is not None else ""
        self.with_folder.setText(
            self.tr(
                "With the shared folder: on another computer type %command in a terminal. It asks for the key."
            ).replace("%command", recover_command(owner))
        )
        clear(self._grid)
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        for at, group in enumerate(groups):
            line = row(gap=2)
            number = label(str(at + 1), "small")
            number.setMinimumWidth(number.fontMetrics().horizontalAdvance("00"))
            number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            text = label(group, "mono-lead")
            text.setFont(mono)
            text.setAccessibleName(self.tr("Group %1: %2").replace("%1", str(at + 1)).replace("%2", " ".join(group)))
            line.addWidget(number)
            line.addWidget(text)
            self._grid.addLayout(line, at // _PER_LINE, at % _PER_LINE)
        self._asked = QRandomGenerator.global_().bounded(len(groups)) if groups else 0
        self._field.set_text(self._question())
        self.typed.clear()
        self.said.clear()
        self._look("")

    def forget(self) -> None:
        """Show nothing of the key any more."""
        clear(self._grid)
        self.typed.clear()

    def _question(self) -> str:
        return self.tr("Type group %1 as it stands on your paper").replace("%1", str(self._asked + 1))

    def _is_right(self) -> bool:
        groups = self._recovery.groups()
        text = "".join(self.typed.text().split()).upper().replace("O", "0").replace("I", "1").replace("L", "1")
        return bool(groups) and text == groups[self._asked]

    @Slot(str)
    def _look(self, text: str) -> None:
        self.confirm.setEnabled(self._is_right())
        whole = len("".join(text.split())) >= 4
        self._field.say(
            self.tr("That is not group %1. Compare it with the paper.").replace("%1", str(self._asked + 1))
            if whole and not self._is_right()
            else ""
        )

    @Slot()
    def _confirm(self) -> None:
        if self._is_right():
            self.forget()
            self._recovery.confirm()
            self.done.emit(self._home)

    @Slot()
    def _put_off(self) -> None:
        self.forget()
        self.done.emit(self._home)

    @Slot()
    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 -- only where somebody prints

        facts = self._recovery.facts
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if facts is not None and dialog.exec():
            fine = draw(printer, facts, self._recovery.groups())
            self.said.setText(
                self.tr("Sent to the printer. Look that it came out.")
                if fine
                else self.tr("The printer does not answer.")
            )

    @Slot()
    def _save(self) -> None:
        name, kinds = self.tr("Recovery sheet.pdf"), self.tr("PDF (*.pdf)")
        choose_new_file(self, self.tr("Save the recovery sheet"), self._save_to, name=name, kinds=kinds)

    @Slot(str)
    def _save_to(self, chosen: str) -> None:
        facts = self._recovery.facts
        if facts is not None:
            fine = save_pdf(Path(chosen), facts, self._recovery.groups())
            self.said.setText(
                self.tr("Saved. Print it, and remove the file: whoever has it can take the office over.")
                if fine
                else self.tr("This file cannot be written. Choose another place.")
            )

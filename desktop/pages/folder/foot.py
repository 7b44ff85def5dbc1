"""The buttons at the foot of a question, in the order that the system is used to.

``QDialogButtonBox`` lays its buttons out anew whenever the look changes, and the keyboard falls on the next control
then: on the answer to a question that nobody has read. These stay where they are.
"""

from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QStyle, QWidget

from desktop.widgets.plain import row


def foot(dialog: QWidget, leave: QPushButton, *acts: QPushButton) -> QHBoxLayout:
    """One button that leaves everything as it is, and those that do something."""
    order = dialog.style().styleHint(QStyle.StyleHint.SH_DialogButtonLayout, None, dialog)
    acts_first = order in {QDialogButtonBox.ButtonLayout.WinLayout.value, QDialogButtonBox.ButtonLayout.KdeLayout.value}
    line = row(gap=2)
    line.addStretch(1)
    for one in (*acts, leave) if acts_first else (leave, *acts):
        line.addWidget(one)
    return line

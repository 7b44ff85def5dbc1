"""A dialog that asks: a heading, fields below each other, a line for what is wrong, and two buttons."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.widgets.form.editor import Editor
from desktop.widgets.plain import button, column, label, row


class AskingDialog(QDialog):
    """Stays until what it wishes was done; whoever opened it says what was wrong."""

    def __init__(self, theme: Theme, title: str, yes: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(round(theme.base_pt * 46), max(320, parent.window().width() - 80)))
        self.box = column(self, margin=6, gap=3)
        self.box.addWidget(label(title, "heading", wrap=True))
        inside = QWidget()
        self.fields = column(inside, gap=2)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        self.box.addWidget(self.area, 1)
        self.problem = label("", "bad", wrap=True)
        self.problem.hide()
        self.box.addWidget(self.problem)
        self.feet: QHBoxLayout = row(gap=2)
        self.cancel = button(self.tr("Cancel"), "quiet")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.yes = button(yes, "primary")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.send)
        self.feet.addWidget(self.cancel)
        self.feet.addStretch(1)
        self.feet.addWidget(self.yes)
        self.box.addLayout(self.feet)

    def fit(self) -> None:
        """Be as high as all fields need, but no higher than the window: then they scroll."""
        inside, above = self.area.widget(), self.parentWidget()
        if inside is not None and above is not None:
            self.fields.activate()
            around = self.sizeHint().height() - self.area.sizeHint().height()
            room = above.window().height() - around
            needed = inside.sizeHint().height()
            self.area.setMinimumHeight(max(80, min(needed, room)))
            bar = self.area.verticalScrollBar().sizeHint().width()  # there too where a small screen is the limit
            self.area.setMinimumWidth(inside.minimumSizeHint().width() + bar)

    def say_problem(self, text: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.yes.setEnabled(True)
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @Slot()
    def send(self) -> None:
        """Wish it, where all is there."""
        raise NotImplementedError

    def add(self, words: str, editor: QWidget, entry: QWidget | None = None, box: QVBoxLayout | None = None) -> None:
        """A field under its name; ``entry``: the part of it that takes the keyboard."""
        name = label(words, "muted")
        target = entry or editor
        name.setBuddy(target)
        target.setAccessibleName(words)
        where = self.fields if box is None else box
        where.addWidget(name)
        where.addWidget(editor)

    def beside(self, *fields: tuple[str, QWidget]) -> None:
        """Several fields beside each other."""
        line = row(gap=3)
        for words, editor in fields:
            part = column(gap=1)
            self.add(words, editor, editor.entry if isinstance(editor, Editor) else None, part)
            line.addLayout(part, 1)
        self.fields.addLayout(line)

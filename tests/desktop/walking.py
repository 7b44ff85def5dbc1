"""Walks over what the window shows: every control, every label, on every page that can be reached simply."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)
"""What people act on. Scroll bars and the inner parts of these belong to them."""


def widgets_of(root: QWidget) -> Iterator[QWidget]:
    """The widget and everything that is shown inside it, in the order of the tree."""
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and child.isVisibleTo(root):
            yield from widgets_of(child)


def controls_of(root: QWidget) -> list[QWidget]:
    """What people act on inside a widget."""
    return [one for one in widgets_of(root) if isinstance(one, CONTROLS) and not _is_inner(one)]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader would pass over in silence, described by where they stand."""
    return [where(one) for one in controls_of(root) if not spoken_name(one)]


def read_as_html(root: QWidget) -> list[str]:
    """Labels that would take a name from outside for markup."""
    return [
        where(one)
        for one in widgets_of(root)
        if isinstance(one, QLabel) and one.textFormat() != Qt.TextFormat.PlainText and one.pixmap().isNull()
    ]


def cut_off(root: QWidget) -> list[str]:
    """Buttons and single-line labels that have less room than their words need."""
    found = []
    for one in widgets_of(root):
        if isinstance(one, QAbstractButton) and one.text() and one.width() + 1 < one.sizeHint().width():
            found.append(f"{where(one)} “{one.text()}” has {one.width()} of {one.sizeHint().width()}")
        elif isinstance(one, QLabel) and one.text() and not one.wordWrap() and one.width() + 1 < one.sizeHint().width():
            found.append(f"{where(one)} “{one.text()[:40]}” has {one.width()} of {one.sizeHint().width()}")
    return found


def where(widget: QWidget) -> str:
    """A widget by its kinds and names, from the outside in."""
    parts = []
    at: QWidget | None = widget
    while at is not None:
        parts.append(type(at).__name__ + (f"#{at.objectName()}" if at.objectName() else ""))
        at = at.parentWidget()
    return " > ".join(reversed(parts[:6]))


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(widget, QScrollBar) or (
        parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
    ):
        return isinstance(widget, QScrollBar) or isinstance(parent, QScrollBar)
    if widget.objectName().startswith("qt_") and not isinstance(widget, QLineEdit):
        return True
    if isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView | QTabBar):
        return True
    return widget.focusPolicy() == Qt.FocusPolicy.NoFocus and not isinstance(
        widget, QAbstractButton | QAbstractItemView
    )

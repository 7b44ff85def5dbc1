"""A request's way through its workflow, drawn, with where it stands; and the same as a tree for whoever hears it.

Each step says its state in words and by a sign, so nothing depends on telling colours apart.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.icons import icon
from desktop.theme import RADIUS, SPACE, Theme
from desktop.widgets.flow_view_layout import Node, Placed, placed, walk
from desktop.widgets.icon_button import icon_side
from desktop.widgets.plain import column, row
from desktop.wording import standing, times
from desktop.wording.speech import all_of, numbered
from workflows import clock

if TYPE_CHECKING:
    from workflows.office.showing.flow import Flow, FlowAct, FlowStep
    from workflows.office.showing.names import Names

_LOOKS = {
    "ahead": ("circle-dashed", "muted"),
    "done": ("check", "good"),
    "open": ("circle-dot", "accent"),
    "approved": ("check", "good"),
    "rejected": ("x", "bad"),
    "skipped": ("minus", "muted"),
    "stopped": ("hand", "bad"),
    "contested": ("split", "warn"),
    "changes-asked": ("corner-up-left", "warn"),
}
_LEAST_COLUMN = 11.0
"""A branch narrower than so many letters M stands below the others instead of beside them."""


class FlowView(QWidget):
    """The drawing and the tree, of which one is shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = FlowDrawing(theme)
        self.tree = _Tree()
        self.tree.setAccessibleName(self.tr("The steps and where they stand"))
        self.tree.setHeaderLabels([self.tr("Step"), self.tr("State"), self.tr("Who")])
        self._stack = QStackedWidget()
        self._stack.setProperty("look", "clear")
        self._stack.addWidget(self.drawing)
        self._stack.addWidget(self.tree)
        self._drawn = _choice(self.tr("Drawn"))
        self._listed = _choice(self.tr("As a list"))
        group = QButtonGroup(self)
        box = column(self, gap=2)
        choice = row(gap=1)
        for one in (self._drawn, self._listed):
            group.addButton(one)
            choice.addWidget(one)
        choice.addStretch(1)
        self._drawn.setChecked(True)
        self._drawn.clicked.connect(self._draw)
        self._listed.clicked.connect(self._list)
        box.addLayout(choice)
        box.addWidget(self._stack)
        self._draw()

    def show_flow(self, flow: "Flow", names: "Names") -> None:
        """Show this one."""
        nodes = [node_of(step, names) for step in flow.steps]
        if flow.waits_for_changes:
            nodes.insert(0, _changes(flow, names))
        self.drawing.show_nodes(nodes)
        self.tree.show_nodes(nodes)

    @Slot()
    def _draw(self) -> None:
        self._show(self.drawing)

    @Slot()
    def _list(self) -> None:
        self._show(self.tree)

    def _show(self, wanted: QWidget) -> None:
        ignored, kept = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        for one in (self.drawing, self.tree):
            one.setSizePolicy(one.sizePolicy().horizontalPolicy(), kept if one is wanted else ignored)
        self._stack.setCurrentWidget(wanted)
        self._stack.updateGeometry()


class FlowDrawing(QWidget):
    """Steps from top to bottom; branches beside each other where there is room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nodes: list[Node] = []
        self._placed: list[Placed] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.looks_changed.connect(self._renew)

    def show_nodes(self, nodes: list[Node]) -> None:
        """Draw these steps."""
        self._nodes = nodes
        self.setAccessibleName(". ".join(_heard(node) for node in walk(nodes)))
        self._renew()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the drawing is when it is so wide."""
        return round(self._lay_out(width)[1]) + 1

    def sizeHint(self) -> QSize:
        """As high as it is at its width now."""
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for one column."""
        return QSize(round(self._em() * _LEAST_COLUMN), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower."""
        super().resizeEvent(event)
        self._placed, height = self._lay_out(self.width())
        if self.minimumHeight() != round(height) + 1:
            self.setMinimumHeight(round(height) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt asks for the drawing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self._placed:
            self._lines(painter, one)
        for one in self._placed:
            self._step(painter, one)
        painter.end()

    # ------------------------------------------------------------ inside

    def _lines(self, painter: QPainter, one: Placed) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for start, end in one.lines:
            is_walked = one.node.state not in {"ahead", "skipped"}
            pen = QPen(self._theme.colour("strong_line"), 1.5)
            pen.setStyle(Qt.PenStyle.SolidLine if is_walked else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            begin, goal = self._mirrored(QPointF(*start)), self._mirrored(QPointF(*end))
            path = QPainterPath(begin)
            middle = (begin.y() + goal.y()) / 2
            path.cubicTo(QPointF(begin.x(), middle), QPointF(goal.x(), middle), goal)
            painter.drawPath(path)

    def _step(self, painter: QPainter, one: Placed) -> None:
        node, box = one.node, self._mirrored_box(QRectF(*one.box))
        name, tone = _LOOKS.get(node.state, ("circle", "muted"))
        is_open = node.state == "open"
        pen = QPen(self._theme.colour(tone if node.state not in {"ahead", "skipped"} else "line"), 2 if is_open else 1)
        if node.state in {"ahead", "skipped"}:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("accent_soft" if is_open else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        side, pad = self._side(), 2.5 * SPACE
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = box.right() - pad - side if right else box.left() + pad
        sign = icon(name, self._theme.colour(tone)).pixmap(QSize(side, side), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(x, box.top() + pad), sign)
        words = (
            box.adjusted(pad, pad, -pad - side - 2 * SPACE, -pad)
            if right
            else box.adjusted(pad + side + 2 * SPACE, pad, -pad, -pad)
        )
        y = words.top()
        for text, size, colour, bold in _texts(node, tone):
            font = self._theme.font(size, bold=bold)
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            height = _height(font, text, words.width())
            flags = _FLAGS | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            painter.drawText(QRectF(words.left(), y, words.width(), height), flags, text)
            y += height

    def _lay_out(self, width: int) -> tuple[list[Placed], float]:
        return placed(self._nodes, float(width), self._measure, gap=5.0 * SPACE, least=self._em() * _LEAST_COLUMN)

    def _measure(self, node: Node, width: float) -> float:
        inner = width - 5 * SPACE - self._side() - 2 * SPACE
        tone = _LOOKS.get(node.state, ("", "muted"))[1]
        texts = [_height(self._theme.font(size, bold=bold), text, inner) for text, size, _, bold in _texts(node, tone)]
        return sum(texts) + 5 * SPACE

    def _mirrored(self, at: QPointF) -> QPointF:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QPointF(self.width() - at.x(), at.y()) if mirrored else at

    def _mirrored_box(self, box: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box

    def _side(self) -> int:
        return icon_side(self._theme, 1.2)

    def _em(self) -> float:
        return float(QFontMetrics(self._theme.font("body")).horizontalAdvance("M"))

    @Slot()
    def _renew(self) -> None:
        self._placed, height = self._lay_out(max(self.width(), 1))
        self.setMinimumHeight(round(height) + 1)
        self.updateGeometry()
        self.update()


class _Tree(QTreeWidget):
    """The same as lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "bare")
        self.setAlternatingRowColors(False)
        self.setMinimumHeight(12 * SPACE)

    def show_nodes(self, nodes: list[Node]) -> None:
        """Show these steps, all of them open."""
        self.clear()
        self.addTopLevelItems([_item(node) for node in nodes])
        self.expandAll()
        for number in (0, 1):
            self.resizeColumnToContents(number)

    def sizeHint(self) -> QSize:
        """As high as its lines, so that nothing has to be scrolled twice."""
        lines = sum(1 for _ in self._lines()) + 2
        return QSize(super().sizeHint().width(), lines * max(self.sizeHintForRow(0), 5 * SPACE))

    def _lines(self) -> list[QTreeWidgetItem]:
        found, left = [], [self.topLevelItem(number) for number in range(self.topLevelItemCount())]
        while left:
            one = left.pop()
            if one is not None:
                found.append(one)
                left += [one.child(number) for number in range(one.childCount())]
        return found


def _choice(text: str) -> QToolButton:
    found = QToolButton()
    found.setText(text)
    found.setAccessibleName(text)
    found.setProperty("look", "chip")
    found.setCheckable(True)
    found.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return found


def node_of(step: "FlowStep", names: "Names") -> Node:
    """A step as it is drawn."""
    lines = tuple(_acted(act, names) for act in step.acts)
    if step.asked:
        who = all_of(dict.fromkeys(names.people.get(one.person, one.person) for one in step.asked))
        lines += (QCoreApplication.translate("FlowView", "Asked: %1").replace("%1", who, 1),)
    if step.due_ms is not None and step.state == "open":
        lines += (times.due(step.due_ms, clock.now_ms()),)
    branches = tuple(tuple(node_of(one, names) for one in branch.steps) for branch in step.branches)
    kind = standing.step_kind(step.kind)
    return Node(
        name=step.name or kind,
        kind=kind,
        state=step.state,
        words=standing.step_state(step.state),
        lines=lines,
        branches=branches,
    )


def _changes(flow: "Flow", names: "Names") -> Node:
    who = all_of(dict.fromkeys(names.people.get(one.person, one.person) for one in flow.waits_for_changes))
    words = standing.step_state("changes-asked")
    kind = standing.task_kind("changes")
    return Node(name=kind, kind=kind, state="changes-asked", words=words, lines=(who,), branches=())


def _acted(act: "FlowAct", names: "Names") -> str:
    what, when = standing.verdict(act.what), times.day_of(act.at_ms)
    who = (
        QCoreApplication.translate("FlowView", "The program")
        if act.person is None
        else names.people.get(act.person, act.person)
    )
    if act.acting_for:
        absent = names.people.get(act.acting_for, act.acting_for)
        who = numbered(QCoreApplication.translate("FlowView", "%1 for %2"), who, absent)
    return f"{who}: {what} · {when}"


def _texts(node: Node, tone: str) -> list[tuple[str, str, str, bool]]:
    """What stands in a step's box: text, size, colour, bold."""
    state = f"{node.words} · {node.kind}" if node.kind != node.name else node.words
    quiet = node.state in {"ahead", "skipped"}
    found = [(node.name, "body", "muted" if quiet else "text", True), (state, "small", tone, False)]
    return found + [(line, "small", "muted", False) for line in node.lines]


def _heard(node: Node) -> str:
    return ", ".join([node.name, node.words, *node.lines])


def _item(node: Node) -> QTreeWidgetItem:
    item = QTreeWidgetItem([node.name, node.words, "; ".join(node.lines)])
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, _heard(node))
    for number, branch in enumerate(node.branches, 1):
        text = QCoreApplication.translate("FlowView", "Branch %1").replace("%1", str(number), 1)
        below = QTreeWidgetItem([text, "", ""])
        below.addChildren([_item(one) for one in branch])
        item.addChild(below)
    return item


_FLAGS = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignTop


def _height(font: object, text: str, width: float) -> float:
    box = QRect(0, 0, max(round(width), 1), 100_000)
    metrics = QFontMetrics(font)  # type: ignore[call-overload]
    return float(metrics.boundingRect(box, int(_FLAGS), text).height())

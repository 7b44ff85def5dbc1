"""The pages of a PDF below each other. A page is drawn when it comes into sight, as sharp as the screen."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.tasks import Job
from desktop.theme import Theme
from desktop.widgets.attachments.looking import Looking
from desktop.widgets.plain import button, column, label

if TYPE_CHECKING:
    from workflows.office.showing.attached import Attachment

AT_ONCE = 20
"""Pages that are laid out; more on request."""
_KEPT = 6
"""Drawn pages that are kept; others are drawn again when they are seen."""
_WIDEST_EM = 62
"""A page is no wider than so many times the size of the type: a sheet, not a wall."""
_SETTLING_MS = 150


class PageSheet(QWidget):
    """One page: white paper, then its picture."""

    wanted = Signal(int)
    """The page of this number is in sight and not drawn as wide as it stands."""

    def __init__(self, theme: Theme, number: int, size: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.number = number
        self._ratio = min(8.0, max(0.05, size[1] / size[0]))
        self._picture: QPixmap | None = None
        self.is_bad = False
        """It cannot be drawn."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def pixels(self) -> int:
        """How wide its picture should be."""
        return round(self._sheet().width() * self.devicePixelRatioF())

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is as wide as it should be, nearly."""
        return self.is_bad or (self._picture is not None and abs(self._picture.width() - self.pixels) <= 3)

    def show_picture(self, image: QImage | None) -> None:
        """The page as it was drawn; None: it cannot be."""
        self.is_bad = image is None
        self._picture = None if image is None else QPixmap.fromImage(image)
        self.update()

    def drop_picture(self) -> None:
        """Keep no picture: there are others in sight."""
        self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt shows a part of it."""
        painter = QPainter(self)
        sheet, theme = self._sheet(), self._theme
        painter.fillRect(sheet, theme.colour("surface") if self._picture is None else Qt.GlobalColor.white)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(sheet, self._picture)
        else:
            painter.setPen(theme.colour("muted"))
            text = self.tr("This page cannot be shown.") if self.is_bad else self.tr("Drawing the page…")
            painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
        painter.setPen(theme.colour("line"))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.end()
        if not self.is_drawn:
            self.wanted.emit(self.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its width is given; its height follows."""
        super().resizeEvent(event)
        self.setFixedHeight(self._sheet().height())

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(self._widest(), round(self._widest() * self._ratio))

    def minimumSizeHint(self) -> QSize:
        """Narrow places are no reason to widen the card."""
        return QSize(80, 40)

    def _widest(self) -> int:
        return round(self._theme.base_pt * 96 / 72 * _WIDEST_EM)

    def _sheet(self) -> QRect:
        width = min(self.width(), self._widest())
        return QRect((self.width() - width) // 2, 0, width, max(1, round(width * self._ratio)))


class PagesView(QWidget):
    """All pages of one PDF."""

    def __init__(self, theme: Theme, looking: Looking, attachment: "Attachment", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._looking, self._attachment = theme, looking, attachment
        self._sheets: list[PageSheet] = []
        self._drawn: OrderedDict[int, None] = OrderedDict()
        self._wanted: list[int] = []
        self._job: Job | None = None
        self._sizes: tuple[tuple[int, int], ...] = ()
        self._pages = 0
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._settling.timeout.connect(self._draw_next)
        self._box = column(self, gap=2)
        self._more = button("", "link")
        self._more.clicked.connect(self.show_more)
        self._note = label("", "muted", wrap=True)
        self._note.hide()
        self._box.addWidget(self._more)
        self._box.addWidget(self._note)

    def show_pages(self, pages: int, sizes: tuple[tuple[int, int], ...]) -> None:
        """Lay out the first pages."""
        self._pages, self._sizes = pages, sizes
        self.show_more()

    @property
    def sheets(self) -> tuple[PageSheet, ...]:
        """The pages that are laid out."""
        return tuple(self._sheets)

    @Slot()
    def show_more(self) -> None:
        """Lay out the next pages."""
        first = len(self._sheets)
        for number in range(first, min(first + AT_ONCE, len(self._sizes))):
            sheet = PageSheet(self._theme, number, self._sizes[number], self)
            name = self.tr("Page %page of %pages").replace("%pages", str(self._pages), 1)
            sheet.setAccessibleName(name.replace("%page", str(number + 1), 1))
            sheet.wanted.connect(self._want)
            self._sheets.append(sheet)
            self._box.insertWidget(number, sheet)
        left = len(self._sizes) - len(self._sheets)
        self._more.setText(self.tr("Show %n more pages", "", min(left, AT_ONCE)))
        self._more.setVisible(left > 0)
        beyond = self._pages - len(self._sizes)
        self._note.setText(self.tr("%n further pages are not shown here. Save a copy to see them.", "", beyond))
        self._note.setVisible(beyond > 0 and left == 0)

    def changeEvent(self, event: QEvent) -> None:
        """Sizes of type changed, and with them the pages'."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    @Slot(int)
    def _want(self, number: int) -> None:
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        if self._job is None and not self._settling.isActive():
            self._settling.start(0 if not self._drawn else _SETTLING_MS)

    @Slot()
    def _draw_next(self) -> None:
        while self._wanted and self._job is None:
            number = self._wanted.pop(0)
            sheet = self._sheets[number]
            in_sight = sheet.isVisible() and not sheet.visibleRegion().isEmpty()
            if in_sight and not sheet.is_drawn:
                self._job = self._looking.page(self._attachment, number, sheet.pixels, self._show, self._fail)

    @Slot(object)
    def _show(self, answer: tuple[int, QImage | None]) -> None:
        self._job = None
        number, image = answer
        self._sheets[number].show_picture(image)
        self._drawn.pop(number, None)
        self._drawn[number] = None
        while len(self._drawn) > _KEPT:
            oldest, _ = self._drawn.popitem(last=False)
            self._sheets[oldest].drop_picture()
        self._draw_next()

    @Slot(object)
    def _fail(self, _error: Exception) -> None:
        self._job = None
        self._note.setText(self.tr("The pages cannot be drawn at the moment. Save a copy to see them."))
        self._note.show()

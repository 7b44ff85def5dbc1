"""The menu of those who can act on this laptop."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.session import Session


class PersonMenu(QMenu):
    """Chooses who acts. It is gone when it is closed."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Who acts"))
        for person in () if session.overview is None else session.overview.acting:
            action = self.addAction(session.name(person).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(person == session.person)
            action.setData(person)
        self.triggered.connect(self._chosen)

    def open_at(self, anchor: QWidget) -> None:
        """Open above the foot of this."""
        self.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()) - self.rect().bottomLeft())

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self._session.act_as(str(action.data()))

"""Choosing the folder: a path on this laptop, or an address on the network; looked at first, connected then."""

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from desktop.pages.folder.check_lines import CheckLines
from desktop.pages.folder.foot import foot
from desktop.theme import SPACE, Theme
from desktop.widgets.choosing_paths import choose_folder
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, column, label, row
from desktop.wording.said import Said

if TYPE_CHECKING:
    from workflows.office.sharing.place_checks import PlaceLook

_PAUSE_MS = 350
"""After the last letter that was typed, before the place is looked at."""
_CLOUD = ("webdavs://", "webdav://", "s3://", "onedrive:", "gdrive:", "dropbox:")
_KEYED = ("webdavs://", "webdav://", "s3://")


class ConnectDialog(QDialog):
    """Asks where the shared folder is. Stays open until that is connected, or somebody closes it."""

    look_wanted = Signal(str)
    """Wish to look at this place."""
    connect_wanted = Signal(str, bool)
    """Wish to connect this place, with whatever secrets were typed in its address; whether one signs in first."""

    def __init__(self, theme: Theme, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Connect a folder"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look: PlaceLook | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_now)
        box = column(self, margin=6, gap=3)
        box.addWidget(label(self.tr("Where is the folder that you share?"), "heading", wrap=True))
        box.addWidget(
            label(
                self.tr(
                    "A folder that OneDrive, Dropbox, Google Drive, Syncthing or a network drive brings to your other "
                    "laptops. Everything in it is encrypted."
                ),
                "muted",
                wrap=True,
            )
        )
        box.addLayout(self._make_chooser(theme, place))
        self._sign_in = self._make_sign_in()
        box.addWidget(self._sign_in)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setFixedHeight(SPACE)
        self._busy.setAccessibleName(self.tr("Looking at the folder"))
        kept = self._busy.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(kept)
        self._busy.hide()
        box.addWidget(self._busy)
        self.lines = CheckLines(theme)
        box.addWidget(self._make_findings(), 1)
        box.addLayout(self._make_buttons())
        window = parent.window()
        self.resize(
            min(round(theme.base_pt * 62), max(420, window.width() - 60)),
            min(round(theme.base_pt * 48), max(360, window.height() - 60)),
        )
        self.connect_button.setDefault(True)  # once it stands in the dialog: before, nobody would hear of it
        if place:
            self._typed(place)

    # ------------------------------------------------------------ what the page tells

    @Slot(object)
    def show_look(self, look: "PlaceLook") -> None:
        """This was found. What was found about a place that was typed over since is not shown."""
        if self._pause.isActive():
            return
        self._look = look
        self._busy.hide()
        self.lines.show_look(look)
        self._problem.hide()
        self.connect_button.setEnabled(look.may_connect)

    @Slot(object)
    def show_problem(self, said: Said) -> None:
        """It could not be connected."""
        self._busy.hide()
        self._problem.setText(said.whole)
        self._problem.show()
        self.connect_button.setEnabled(self._look is not None and self._look.may_connect)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Somebody closes it."""
        self._pause.stop()
        super().closeEvent(event)

    # ------------------------------------------------------------ inside

    def _make_chooser(self, theme: Theme, place: str) -> QHBoxLayout:
        line = row(gap=2)
        self.place = QLineEdit(place)
        self.place.setPlaceholderText(self.tr("A folder, or webdavs://server/folder, or s3://bucket/folder"))
        self.place.setAccessibleName(self.tr("Where the shared folder is"))
        self.place.setClearButtonEnabled(True)
        self.place.textChanged.connect(self._typed)
        line.addWidget(self.place, 1)
        self.choose = button(self.tr("Choose…"))
        wear_icon(self.choose, theme, "folder-open")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        line.addWidget(self.choose)
        return line

    def _make_findings(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        inner = QWidget()
        inside = column(inner, gap=2)
        inside.addWidget(self.lines)
        self._problem = label("", "bad", wrap=True)
        self._problem.hide()
        inside.addWidget(self._problem)
        inside.addStretch(1)
        area.setWidget(inner)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _make_buttons(self) -> QHBoxLayout:
        self.connect_button = button(self.tr("Connect"), "primary")
        self.connect_button.setEnabled(False)
        self.connect_button.clicked.connect(self._connect)
        leave = button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        return foot(self, leave, self.connect_button)

    def _make_sign_in(self) -> QWidget:
        frame = QWidget()
        form = QFormLayout(frame)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.user, self.secret = QLineEdit(), QLineEdit()
        self.user.setAccessibleName(self.tr("User name, or access key"))
        self.secret.setAccessibleName(self.tr("Password, or secret key"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        form.addRow(label(self.tr("User name, or access key")), self.user)
        form.addRow(label(self.tr("Password, or secret key")), self.secret)
        kept = self.tr("Kept on this laptop only, encrypted. Leave both empty if they were given before.")
        form.addRow(label(kept, "small", wrap=True))
        frame.hide()
        return frame

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._look = None
        self.connect_button.setEnabled(False)
        self._sign_in.setVisible(text.strip().lower().startswith(_KEYED))
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.lines.show_look(None)

    @Slot()
    def _look_now(self) -> None:
        self._busy.show()
        self.look_wanted.emit(self.place.text().strip())

    @Slot()
    def _choose(self) -> None:
        start = self.place.text() if not self.place.text().startswith(_CLOUD) else ""
        choose_folder(self, self.tr("The folder that you share"), self.place.setText, start=start)

    @Slot()
    def _connect(self) -> None:
        if self._look is None or not self._look.may_connect:
            return
        self._busy.show()
        self.connect_button.setEnabled(False)
        signs_in = any(one.code == "sign-in" for one in self._look.checks)
        place = with_secrets(self.place.text().strip(), self.user.text().strip(), self.secret.text())
        self.connect_wanted.emit(place, signs_in)


def with_secrets(place: str, user: str, secret: str) -> str:
    """The address with what was typed beside it, as the core takes it apart again and keeps it."""
    if not (user and secret and place.lower().startswith(_KEYED)) or "@" in urlsplit(place).netloc:
        return place
    scheme, _, rest = place.partition("://")
    return f"{scheme}://{quote(user, safe='')}:{quote(secret, safe='')}@{rest}"

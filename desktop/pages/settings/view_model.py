"""What can be set for this window on this laptop, and a copy of the office. Nothing here is an act of the office."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop import login_item
from desktop.language import Choice as LanguageChoice
from desktop.session import Session
from desktop.theme import Choice as LookChoice
from desktop.theme import look_named

if TYPE_CHECKING:
    from workflows.office.keeping import Manifest

UNDO_SECONDS, STAY, SIZE, LOOK = "undo-seconds", "stay-in-tray", "text-size", "look"
USUAL_UNDO_S, MOST_UNDO_S = 5, 15


class SettingsModel(QObject):
    """Reads and keeps choices; does what follows from them at once."""

    backup_done = Signal(str, int)
    """A copy was made and read back: its file, and the number of entries in it."""
    failed = Signal(object)
    """``CountersignError``, or an ``OSError`` of the system's own places."""
    busy_changed = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._file = ""

    # ------------------------------------------------------------ looks and words

    @property
    def look(self) -> LookChoice:
        """Light, dark, or as the system has it."""
        return look_named(self._session.remembered.text(LOOK, "system"))

    def choose_look(self, look: LookChoice) -> None:
        """Use other colours."""
        self._session.remembered.keep(LOOK, look)
        self._session.theme.choose(look)

    @property
    def language(self) -> LanguageChoice:
        """The language that was chosen."""
        return self._session.language.choice if self._session.language is not None else "system"

    def choose_language(self, language: LanguageChoice) -> None:
        """Speak another language at once."""
        if self._session.language is not None:
            self._session.language.choose(language)

    # ------------------------------------------------------------ deciding and the tray

    @property
    def undo_s(self) -> int:
        """Seconds in which a decision can be undone before it is signed: 0 to 15."""
        return min(MOST_UNDO_S, max(0, self._session.remembered.number(UNDO_SECONDS, USUAL_UNDO_S)))

    def choose_undo_s(self, seconds: int) -> None:
        """Wait so many seconds before a decision is signed."""
        self._session.remembered.keep(UNDO_SECONDS, seconds)

    @property
    def stays(self) -> bool:
        """Whether the program goes on in the tray when its window is closed."""
        return self._session.remembered.is_on(STAY, default=True)

    def choose_stay(self, stay: bool) -> None:
        """Go on in the tray, or end."""
        self._session.remembered.keep(STAY, stay)

    @property
    def starts_with_system(self) -> bool:
        """Whether the program starts when somebody logs in."""
        return login_item.is_on()

    def choose_start(self, start: bool) -> None:
        """Start when somebody logs in, or not."""
        try:
            if start:
                login_item.turn_on(login_item.own_program())
            else:
                login_item.turn_off()
        except OSError as error:
            self.failed.emit(error)

    # ------------------------------------------------------------ the office's data

    @property
    def home(self) -> Path | None:
        """Where the open office lies on this laptop."""
        return self._session.bridge.home

    def back_up(self, file: str, passphrase: str) -> None:
        """Copy the whole office into a new file and read it back; locked where a passphrase is given."""
        self._file = file
        self.busy_changed.emit(True)
        home = self.home
        if home is not None:
            self._session.bridge.work(partial(_back_up, home, file, passphrase), self._backed_up, self._not_backed_up)

    @Slot(object)
    def _backed_up(self, made: "Manifest") -> None:
        self.busy_changed.emit(False)
        self.backup_done.emit(self._file, made.entries)

    @Slot(object)
    def _not_backed_up(self, error: object) -> None:
        self.busy_changed.emit(False)
        self.failed.emit(error)


def _back_up(home: Path, file: str, passphrase: str) -> "Manifest":
    from workflows.office.keeping import backup  # noqa: PLC0415 -- on the lane

    return backup(home, Path(file), passphrase=passphrase or None)

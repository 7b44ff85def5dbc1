"""A place for one asking dialog at a time: whoever opens another one closes the one before."""

import shiboken6

from desktop.theme import Theme
from desktop.widgets.asking_dialog import AskingDialog


class OneQuestion:
    """Lives on the main thread. A dialog that was closed is destroyed by Qt; here it is no more then."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._dialog: AskingDialog | None = None

    @property
    def dialog(self) -> AskingDialog | None:
        """The dialog that was opened last, as long as it lives."""
        found = self._dialog
        return found if found is not None and shiboken6.isValid(found) else None

    @property
    def is_open(self) -> bool:
        """Whether somebody sees it."""
        return self.dialog is not None and self.dialog.isVisible()

    def open(self, dialog: AskingDialog) -> None:
        """Show this one, and no other."""
        self.close()
        self._dialog = dialog
        self._theme.dress(dialog)
        dialog.fit()
        dialog.open()

    def close(self) -> None:
        """No question stays."""
        found, self._dialog = self.dialog, None
        if found is not None:
            found.close()

    def say_problem(self, text: str) -> bool:
        """Let the open one say what is wrong; whether there is one."""
        found = self.dialog
        if found is not None:
            found.say_problem(text)
        return found is not None

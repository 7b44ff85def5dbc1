"""The page's questions to the person: which is open, what it is told, and what follows from its answer."""

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from desktop.pages.folder.confirming import Confirm
from desktop.pages.folder.connecting import ConnectDialog
from desktop.pages.folder.ending import EndDialog
from desktop.pages.folder.invitation_card import Given
from desktop.pages.folder.inviting import InviteDialog
from desktop.pages.folder.view_model import FolderModel
from desktop.session import Session
from desktop.wording.said import Said

if TYPE_CHECKING:
    from desktop.pages.folder.deeds import Done
    from workflows.office.sharing.invitations import Invited
    from workflows.office.sharing.place_checks import PlaceLook
    from workflows.office.showing.ending_shown import EndingShown


class Dialogs(QObject):
    """At most one question is open. Lives on the main thread."""

    def __init__(self, session: Session, model: FolderModel, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._model, self._page = session, model, page
        self._open: QDialog | None = None
        self._later = ""
        model.shown_changed.connect(self._take_shown)
        model.pending_changed.connect(self._take_pending)
        model.looked.connect(self._take_look)
        model.invited.connect(self._take_invited)
        model.ending_known.connect(self._take_ending)
        model.done.connect(self._take_done)
        model.failed.connect(self._take_problem)

    @property
    def open_one(self) -> QDialog | None:
        """The question that is open."""
        found = self._open
        return found if found is not None and shiboken6.isValid(found) and found.isVisible() else None

    @property
    def takes_problems(self) -> bool:
        """Whether the open question itself shows what could not be done."""
        return isinstance(self.open_one, ConnectDialog | EndDialog | InviteDialog)

    def open_later(self, item: str) -> None:
        """Open ``connect`` or ``invite`` as soon as the office has answered."""
        self._later = item
        if self._model.shown is not None:
            self._take_shown()

    def close_all(self) -> None:
        """No question stays."""
        found = self.open_one
        if found is not None:
            found.close()
        self._open = None

    # ------------------------------------------------------------ opening

    @Slot()
    def open_connect(self) -> None:
        """Ask where the folder is."""
        shown = self._model.shown
        place = shown.place or "" if shown is not None else ""
        made = ConnectDialog(self._session.theme, place, self._page)
        made.look_wanted.connect(self._model.look_at)
        made.connect_wanted.connect(self._connect)
        self._show(made)

    @Slot()
    def open_invite(self) -> None:
        """Ask for whom a laptop is invited."""
        made = self._invite_dialog()
        if made is not None:
            self._show(made)

    @Slot(object)
    def show_code(self, given: Given) -> None:
        """Show a code again."""
        made = self._invite_dialog()
        if made is not None:
            made.show_given(given)
            self._show(made)
            made.show_pending(self._model.pending, self._model.may_decide)

    @Slot(str)
    def open_end(self, device: str) -> None:
        """Ask where a laptop's log ends, as soon as its entries are known."""
        self._model.ask_ending(device)

    @Slot()
    def ask_disconnect(self) -> None:
        """Ask before letting go of the folder."""
        self._confirm(
            self.tr("Disconnect the folder?"),
            self.tr(
                "This laptop no longer exchanges with the others. Nothing is lost: everything that came stays here, "
                "and the folder stays as it is. You can connect it again."
            ),
            self.tr("Disconnect"),
            self._model.disconnect_place,
        )

    @Slot(str, str)
    def ask_take_back(self, nonce: str, person: str) -> None:
        """Ask before a code is taken back."""
        self._confirm(
            self.tr("Take the code back?"),
            self.tr("The code for a laptop of %1 lets nobody in any more. You can make a new one.").replace(
                "%1", person
            ),
            self.tr("Take it back"),
            partial(self._model.take_back, nonce),
        )

    @Slot(object)
    def ask_ratify(self, ranges: tuple[tuple[str, int, int], ...]) -> None:
        """Ask before held entries are let in."""
        self._confirm(
            self.tr("Let these entries count?"),
            self.tr(
                "They count on every laptop from then on, as if nothing had stood in their way. That is signed in your "
                "name and stays in the log."
            ),
            self.tr("Let them count"),
            partial(self._model.ratify, ranges),
        )

    # ------------------------------------------------------------ what the model tells

    @Slot()
    def _take_shown(self) -> None:
        shown, later = self._model.shown, self._later
        dialog = self.open_one
        if isinstance(dialog, InviteDialog) and shown is not None:
            dialog.show_folder(shown)
        self._later = ""
        if later == "connect":
            self.open_connect()
        elif later == "invite" and shown is not None:
            (self.open_invite if shown.place is not None else self.open_connect)()

    @Slot()
    def _take_pending(self) -> None:
        dialog = self.open_one
        if isinstance(dialog, InviteDialog):
            dialog.show_pending(self._model.pending, self._model.may_decide)

    @Slot(object)
    def _take_look(self, look: "PlaceLook") -> None:
        dialog = self.open_one
        if isinstance(dialog, ConnectDialog):
            dialog.show_look(look)

    @Slot(object)
    def _take_invited(self, made: "Invited") -> None:
        dialog = self.open_one
        if isinstance(dialog, InviteDialog):
            dialog.show_given(Given(nonce=made.nonce, code=made.code, person=made.person, expires_ms=made.expires_ms))

    @Slot(object)
    def _take_ending(self, ending: "EndingShown") -> None:
        made = EndDialog(self._session.theme, ending, self._page)
        made.end_wanted.connect(self._model.end_laptop)
        made.ask_wanted.connect(self._model.ask_end)
        self._show(made)

    @Slot(object)
    def _take_done(self, done: "Done") -> None:
        dialog = self.open_one
        if isinstance(dialog, InviteDialog):
            if done.code == "refused":
                dialog.show_refused()
        elif isinstance(dialog, ConnectDialog | EndDialog) and done.code in {"connected", "ended", "end-asked"}:
            dialog.close()

    @Slot(object)
    def _take_problem(self, said: Said) -> None:
        dialog = self.open_one
        if isinstance(dialog, ConnectDialog | EndDialog | InviteDialog):
            dialog.show_problem(said)

    # ------------------------------------------------------------ inside

    def _invite_dialog(self) -> InviteDialog | None:
        shown = self._model.shown
        if shown is None:
            return None
        made = InviteDialog(self._session.theme, shown, self._session.person, self._page)
        made.invite_wanted.connect(self._model.invite)
        made.same_chosen.connect(self._model.admit)
        made.different_chosen.connect(self._model.refuse)
        return made

    def _confirm(self, title: str, text: str, yes: str, then: object) -> None:
        made = Confirm(self._session.theme, title, text, yes, self._page)
        made.accepted.connect(then)
        self._show(made)

    def _show(self, dialog: QDialog) -> None:
        self.close_all()
        self._open = dialog
        dialog.open()

    @Slot(str, bool)
    def _connect(self, place: str, signs_in: bool) -> None:
        if signs_in:
            self._model.sign_in_and_connect(place)
        else:
            self._model.connect_place(place)

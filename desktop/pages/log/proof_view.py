"""What proves an entry, in plain words with the hashes beside them: for the few who want to see it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop import numbers
from desktop.theme import Theme
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, clear, column, label, row
from desktop.wording.alarms import laptop
from desktop.wording.events import unread
from desktop.wording.speech import all_of, fill

if TYPE_CHECKING:
    from workflows.office.showing.logs import EntryProof
    from workflows.office.showing.names import Names

_GROUP = 8


class ProofView(QWidget):
    """Each fact under its name; long ones in groups, so that they can be compared."""

    copied = Signal()
    """The proof lies in the clipboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof = ""
        self._facts = column(gap=2)
        self.copy_button = button(self.tr("Copy the proof"))
        wear_icon(self.copy_button, theme, "copy")
        self.copy_button.clicked.connect(self.copy)
        self._none = label("", "muted", wrap=True)
        foot = row()
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        box = column(self, gap=3)
        box.addLayout(self._facts)
        box.addWidget(self._none)
        box.addLayout(foot)

    @property
    def facts(self) -> list[str]:
        """What is shown, line by line."""
        found = [self._facts.itemAt(at) for at in range(self._facts.count())]
        widgets = [item.widget() for item in found if item is not None]
        return [one.accessibleName() for one in widgets if one is not None]

    def show_proof(self, proof: "EntryProof", names: "Names") -> None:
        """Show this."""
        self._proof = proof.proof
        clear(self._facts)
        for name, value in self._said(proof, names):
            self._facts.addWidget(_fact(name, value))
        self.copy_button.setEnabled(bool(proof.proof) and proof.included)
        if not proof.proof:
            self._none.setText(
                self.tr("No signed head covers it yet. One is signed when the window is closed or something is shared.")
            )
        elif not proof.included:
            self._none.setText(self.tr("It does not lead to the head that was signed, so it proves nothing."))
        self._none.setVisible(not proof.included)

    def _said(self, proof: "EntryProof", names: "Names") -> list[tuple[str, str]]:
        found = [
            (self.tr("Number in its log, from 0"), numbers.count(proof.position)),
            (self.tr("Its hash (leaf)"), grouped(proof.leaf)),
            (self.tr("What is stored"), self._stored(proof)),
        ]
        if proof.head_size is not None:
            head = self.tr("%n entries, signed with the log's key", "", proof.head_size)
            found += [(self.tr("Signed head"), head), (self.tr("Root of the head"), grouped(proof.root or ""))]
            steps = self.tr("%n hashes lead from it to the root", "", len(proof.path))
            found.append((self.tr("Path"), steps))
        found.append((self.tr("Signature of the person"), self._signature(proof, names)))
        if proof.signer_key:
            found.append((self.tr("Key of the person"), grouped(proof.signer_key)))
        found += [
            (self.tr("Witnesses that hold it"), _laptops(proof.witnesses, names) or self.tr("none yet")),
            (self.tr("Other laptops that hold it"), _laptops(proof.holders, names) or self.tr("none yet")),
            (self.tr("Name of the log"), proof.origin.replace("/", "/\u200b")),
            (self.tr("Key of the log"), grouped(proof.log_key)),
        ]
        return found

    def _stored(self, proof: "EntryProof") -> str:
        if proof.signature == "retired":
            return self.tr("only this hash: its keeping time was over")
        return self.tr("gives this hash") if proof.stored_fits else self.tr("does not give this hash any more")

    def _signature(self, proof: "EntryProof", names: "Names") -> str:
        if proof.signature == "good":
            said = self.tr("good: %person signed exactly this")
            return fill(said, person=names.people.get(proof.signer or "", proof.signer or ""))
        if proof.signature == "none":
            return self.tr("none: the laptop wrote it by itself, and signed its log")
        return unread(proof.signature)

    @Slot()
    def copy(self) -> None:
        """Put the proof into the clipboard, as a text that other programs check."""
        if self.copy_button.isEnabled():
            QGuiApplication.clipboard().setText(self._proof)
            self.copied.emit()


def grouped(hexadecimal: str) -> str:
    """A hash in groups of eight, which eyes can compare and lines can break."""
    return " ".join(hexadecimal[at : at + _GROUP] for at in range(0, len(hexadecimal), _GROUP))


def _fact(name: str, value: str) -> QWidget:
    found = QWidget()
    box = column(found, gap=0)
    box.addWidget(label(name, "small", wrap=True))
    words = label(value, wrap=True, selectable=True)
    words.setAccessibleName(f"{name}: {value}")
    box.addWidget(words)
    found.setAccessibleName(f"{name}: {value}")
    return found


def _laptops(devices: tuple[str, ...], names: "Names") -> str:
    return all_of(" ".join(laptop(one, names).split()) for one in devices)

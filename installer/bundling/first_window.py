"""Opens the window, says ``painted`` once it was, and ends: what a measurement of the start listens for."""

import gc
import sys
from pathlib import Path


def main(words: list[str]) -> int:
    """``words``: the home of the office to open; the window is painted before that is looked at."""
    gc.disable()
    from PySide6.QtCore import QTimer  # noqa: PLC0415 -- after the line above, as in the real start
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from desktop.app import Desktop, data_folder  # noqa: PLC0415
    from desktop.claim import Claim  # noqa: PLC0415
    from desktop.remembered import Remembered  # noqa: PLC0415

    app = QApplication(sys.argv[:1])
    claim = Claim(data_folder())
    claim.take()
    home = Path(words[0]) if words else Path("nowhere")
    desktop = Desktop(app, Remembered(data_folder() / "window.ini"), home, [])
    desktop.window.painted.disconnect()

    def painted() -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        QTimer.singleShot(0, app.quit)

    desktop.window.painted.connect(painted)
    desktop.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The first thing that runs. Collecting garbage while everything is being loaded only costs time: there is none yet."""

import gc
import sys


def main() -> int:
    """Start the app; answers its exit code."""
    gc.disable()
    from desktop.app import run  # noqa: PLC0415 -- after the line above

    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())

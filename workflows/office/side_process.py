"""A process beside ours that opens and folds entries on another processor. It reads the office and writes nothing.

Started by ``side_processes``. It reads jobs from standard input and answers on standard output until its input ends
(see ``side_messages``). Keys it finds as any process does: in the home's key store.
"""

import gc
import os
import sys
from pathlib import Path
from typing import BinaryIO

from workflows.office.arrivals import done
from workflows.office.office import Office
from workflows.office.side_messages import Ready, decode_job, encode, receive, send


def main() -> None:
    """Answer jobs about the office in the home that the last argument names, until the input ends."""
    source, sink = sys.stdin.buffer, _private_stdout()
    with Office.open(Path(sys.argv[-1]), write=False) as office:
        send(sink, encode(Ready(chain=office.chain.ids)))
        # Looking for cycles among the many values of a part costs a fifth of the time, and there are none.
        gc.freeze()
        gc.disable()
        while True:
            try:
                job = decode_job.decode(receive(source))
            except EOFError:
                return
            send(sink, encode(done(office, job)))
            gc.collect()


def _private_stdout() -> BinaryIO:
    """Keep standard output for answers; whatever a library prints goes nowhere."""
    sink = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
    return sink


if __name__ == "__main__":
    main()

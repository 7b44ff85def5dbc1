"""``work`` as a process of its own: it does what is due when it is, and ends in good order when it is asked to."""

import signal
import subprocess
import sys
import time

import pytest

from tests.support.shop import Shop


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_work_goes_on_until_it_is_asked_to_stop(empty: Shop) -> None:
    """The exit code is 0, and the last line says that nothing is left in between."""
    empty.done("init", "--name=Firm", "--owner=Anna", "--country=DE")
    command = [sys.executable, "-u", "-m", "workflows.cli.main", "work", "--home", str(empty.home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        time.sleep(4)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=30)

    assert process.returncode == 0, out
    assert "Stopped. What was begun is written down." in out

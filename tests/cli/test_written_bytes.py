"""What is written into a pipe can be read by whoever reads it."""

import json
import os
import subprocess
import sys


def test_json_is_utf_8_whatever_the_system_writes_else() -> None:
    """Windows takes an old code page for pipes: a program that reads JSON would stop at the first “…”."""
    asked = [sys.executable, "-m", "workflows.cli.main", "--json", "--help"]
    done = subprocess.run(asked, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True, check=True)

    assert "“countersign about”" in json.loads(done.stdout.decode("utf-8"))["help"]

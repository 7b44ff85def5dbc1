"""A real mailbox server (Dovecot) on loopback, for tests; it runs as whoever runs the tests, or as nobody's user."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tests.support.mail_server import Certified

USER, PASSWORD = "office@corner.example", "open sesame"
_PROGRAM = shutil.which("dovecot") or next((path for path in ("/usr/sbin/dovecot",) if Path(path).exists()), "")
_IMAP = Path("/usr/lib/dovecot/imap")
WHY_NOT = "" if _PROGRAM and _IMAP.exists() else "Dovecot is not installed (Debian: dovecot-imapd)"
"""Why there is none; empty where there is one."""

_SETTINGS = """
base_dir = {base}
state_dir = {base}/state
log_path = {base}/log
protocols = imap
ssl = {ssl}
{certificate}
disable_plaintext_auth = {plaintext_off}
auth_mechanisms = plain login
auth_failure_delay = 0
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {login_user}
first_valid_uid = 0
last_valid_uid = 0
mail_location = maildir:{mails}
mail_uid = {uid}
mail_gid = {gid}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {base}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
listen = 127.0.0.1
"""


class ImapServer(msgspec.Struct, frozen=True):
    """A server that runs."""

    port: int
    """Plain, with STARTTLS where there is a certificate."""
    tls_port: int
    mails: Path

    def put(self, content: bytes, *, folder: str = "", came_s: float | None = None) -> str:
        """Let a mail arrive; its file's name without flags."""
        where = self.mails / (f".{folder}" if folder else "")
        owner = self.mails.stat()
        for path in (where, *(where / part for part in ("cur", "new", "tmp"))):
            if not path.exists():
                path.mkdir()
                os.chown(path, owner.st_uid, owner.st_gid)
        came_s = time.time() if came_s is None else came_s
        name = f"{int(came_s)}.M{time.time_ns()}P1.test"
        path = where / "tmp" / name
        path.write_bytes(content)
        os.chown(path, owner.st_uid, owner.st_gid)
        os.utime(path, (came_s, came_s))
        path.rename(where / "new" / name)
        return name

    def files(self, folder: str = "") -> list[str]:
        """Names of all mails, with their flags."""
        where = self.mails / (f".{folder}" if folder else "")
        return sorted(path.name for part in ("cur", "new") for path in (where / part).glob("*"))

    def forget_numbers(self) -> None:
        """Let the server give new numbers to everything, as after a crash of its own (UIDVALIDITY changes)."""
        known = self.mails / "dovecot-uidlist"
        first, _, rest = known.read_text().partition("\n")[0].partition(" V")
        validity, _, rest = rest.partition(" ")
        for path in self.mails.glob("dovecot[.-]*"):
            path.unlink()
        known.write_text(f"{first} V{int(validity) + 7} N1 {rest.split()[-1]}\n")
        os.chown(known, self.mails.stat().st_uid, self.mails.stat().st_gid)

    def empty(self) -> None:
        """Forget everything."""
        for path in self.mails.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def imap_server(folder: Path, certified: Certified | None = None) -> Iterator[ImapServer]:
    """A server that runs for the block, with its mails in the folder."""
    base = Path(tempfile.mkdtemp(prefix="imap-"))  # names of sockets are short
    base.chmod(0o755)  # its parts run as different users
    mails = base / "mails"
    for path in (base / "state", mails):
        path.mkdir()
    server = ImapServer(port=_free_port(), tls_port=_free_port(), mails=mails)
    certificate = f"ssl_cert = <{certified.certificate}\nssl_key = <{certified.key}\n" if certified else ""
    import grp  # not on every system
    import pwd

    as_root = os.geteuid() == 0
    own_name, own_group = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
    owner, group = (
        (pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid) if as_root else (os.geteuid(), os.getegid())
    )
    os.chown(mails, owner, group)
    told = _SETTINGS.format(
        base=base,
        ssl="yes" if certified else "no",
        certificate=certificate,
        plaintext_off="yes" if certified else "no",
        user="dovecot" if as_root else own_name,
        group="dovecot" if as_root else own_group,
        login_user="dovenull" if as_root else own_name,
        uid=owner,
        gid=group,
        home=mails,
        mails=mails,
        port=server.port,
        tls_port=server.tls_port if certified else 0,
    )
    settings = folder / "server.conf"  # in its own folder it makes a link of that name
    settings.write_text(told)
    (base / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    (base / "users").chmod(0o644)
    with subprocess.Popen(
        [_PROGRAM, "-F", "-c", str(settings)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    ) as running:
        try:
            _wait_for(server.port, running, base / "log")
            yield server
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait(10)
            shutil.rmtree(base, ignore_errors=True)


def _wait_for(port: int, running: "subprocess.Popen[bytes]", log: Path) -> None:
    end_s = time.monotonic() + 15
    while time.monotonic() < end_s:
        assert running.poll() is None, f"Dovecot ended: {log.read_text() if log.exists() else 'without a word'}"
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as line:
                line.settimeout(5)
                if line.recv(100).startswith(b"* OK"):
                    return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"Dovecot does not answer: {log.read_text() if log.exists() else ''}")

"""Where a shared folder can be, as a person writes it, and the folder that this names.

``/path`` or ``file:///path``; ``webdav://host/path`` (http) and ``webdavs://host/path`` (https);
``s3://bucket/prefix?endpoint=https://host&region=name``; ``onedrive:/path``, ``gdrive:/path``, ``dropbox:/path``.
A user name and password written into the address are taken out of it and kept as secrets.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlencode, urlsplit
from urllib.request import url2pathname

import msgspec

from workflows import clock, ids
from workflows.errors import InvalidInput
from workflows.sync.folder import Folder
from workflows.sync.signing_in import PROVIDERS, FolderSecrets, Tokens, client_for, secret_name, sign_in

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(.*)", re.DOTALL)
"""At least two letters: one is a drive on Windows."""
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,254}")
_REGION = re.compile(r"[A-Za-z0-9-]{1,60}")
_USER, _PASSWORD = "user", "password"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """An address, taken apart. Holds no secret."""

    kind: str
    """``path``, ``webdav``, ``s3``, or the name of a provider to sign in at."""
    text: str
    """The address as it is shown and kept; read again, it gives the same place."""
    root: str
    """The folder there; of a ``path`` the whole path."""
    endpoint: str = ""
    bucket: str = ""
    region: str = ""

    @property
    def is_cloud(self) -> bool:
        """Whether it is reached over the network by this program itself."""
        return self.kind != "path"

    def secret_name(self, which: str) -> str:
        """Under which name a secret of this place is kept: bound to the server, so that no other is ever told it."""
        whom = f"{self.kind}\n{self.endpoint}\n{self.bucket}".encode()
        return f"folder.{ids.base32(hashlib.sha256(whom).digest()[:10])}.{which}"


def open_place(
    text: str,
    secrets: FolderSecrets,
    *,
    client_ids: Mapping[str, str] | None = None,
    draw: Callable[[int], bytes] = ids.new_bytes,
    now_ms: Callable[[], int] = clock.now_ms,
) -> Folder:
    """The folder at this address. Reaches nothing yet; secrets in the address are kept first.

    ``client_ids``: registered client ids by provider, before those of the environment. Raises InvalidInput
    (``bad-folder``, ``no-client-id``), or Trouble where the secrets cannot be kept.
    """
    place, given = read_place(text)
    if place.kind == "path":
        from workflows.sync.plain import PlainFolder  # noqa: PLC0415 -- each kind of folder loads only its own

        return PlainFolder(Path(place.root).expanduser().absolute())
    for which, value in given.items():
        secrets.write(place.secret_name(which), value)
    from workflows.sync import accounts  # noqa: PLC0415 -- the library behind it is large; most offices never need it
    from workflows.sync.cloud import CloudFolder  # noqa: PLC0415 -- as above

    access: accounts.KeyAccess | accounts.TokenAccess
    if place.kind in PROVIDERS:
        provider = PROVIDERS[place.kind]
        client = client_for(provider, (client_ids or {}).get(provider.name))
        access = accounts.TokenAccess(place, Tokens(provider, client, secrets, now_ms=now_ms))
    else:
        access = accounts.KeyAccess(place, secrets)
    return CloudFolder(access, place.text, draw=draw, uploads_whole=place.kind != "webdav")


def sign_in_where_needed(text: str, secrets: FolderSecrets, open_browser: Callable[[str], bool]) -> None:
    """Let the person sign in with the browser where the place needs an account and none is kept yet.

    Raises as ``signing_in.sign_in``; InvalidInput ``bad-folder``, ``no-client-id``.
    """
    place, _ = read_place(text)
    provider = PROVIDERS.get(place.kind)
    if provider is not None and secrets.read(secret_name(provider)) is None:
        sign_in(provider, client_for(provider), secrets, draw=ids.new_bytes, open_browser=open_browser)


def read_place(text: str) -> tuple[Place, Mapping[str, str]]:
    """Take an address apart: the place, and the secrets that were written into it (``user`` and ``password``).

    Raises InvalidInput ``bad-folder``. Its words never repeat an address that may hold a password.
    """
    text = text.strip()
    if not text or not text.isprintable():
        raise _bad("It is empty or holds characters that no address has.", "Give a folder's path or an address.")
    match = _SCHEME.fullmatch(text)
    scheme = match[1].lower() if match else ""
    if match is None or (scheme not in _READERS and not match[2].startswith("//")):
        return Place(kind="path", text=text, root=text), {}
    if scheme not in _READERS:
        raise _bad(f"Folders at “{scheme}:” addresses cannot be reached.", _instead_of(scheme))
    try:
        split = urlsplit(text)
        _ = split.port  # raises where it is no number
    except ValueError:
        raise _bad("The address cannot be read.", "Check it for characters that must be written as %XX.") from None
    return _READERS[scheme](scheme, split)


def _read_file(_: str, split: SplitResult) -> tuple[Place, Mapping[str, str]]:
    if split.query or split.fragment or split.username is not None:
        raise _bad("A file: address holds a path and no more.", "Write a “?” or “#” in a name as %3F or %23.")
    path = url2pathname(f"//{split.netloc}{split.path}" if split.netloc not in {"", "localhost"} else split.path)
    if not path:
        raise _bad("The address names no folder.", "Write it like file:///shared/office.")
    return Place(kind="path", text=path, root=path), {}


def _read_webdav(scheme: str, split: SplitResult) -> tuple[Place, Mapping[str, str]]:
    if not split.hostname:
        raise _bad("The address names no server.", "Write it like webdavs://server.example/folder.")
    _nothing_else(split, set())
    root = _root(split.path)
    server = f"[{split.hostname}]" if ":" in split.hostname else split.hostname
    server += f":{split.port}" if split.port is not None else ""
    endpoint = f"{'https' if scheme == 'webdavs' else 'http'}://{server}"
    place = Place(kind="webdav", text=f"{scheme}://{server}{quote(root)}", root=root, endpoint=endpoint)
    return place, _given(split)


def _read_s3(_: str, split: SplitResult) -> tuple[Place, Mapping[str, str]]:
    bucket = split.netloc.rpartition("@")[2]
    if not _BUCKET.fullmatch(bucket):
        raise _bad(
            "The address names no bucket.",
            "Write it like s3://bucket/folder?endpoint=https://s3.example.com&region=eu-central-1; "
            "a “/” in a secret key is written as %2F.",
        )
    wanted = _nothing_else(split, {"endpoint", "region"})
    endpoint, region = wanted.get("endpoint", ""), wanted.get("region", "us-east-1")
    server = urlsplit(endpoint)
    if endpoint and (server.scheme not in {"http", "https"} or not server.hostname or "@" in server.netloc):
        raise _bad("The endpoint is not the address of a server.", "Write it like endpoint=https://s3.example.com.")
    if not _REGION.fullmatch(region):
        raise _bad("The region is not a name.", "Write it like region=eu-central-1.")
    root = _root(split.path)
    shown = urlencode({name: value for name, value in wanted.items() if value}, safe=":/")
    text = f"s3://{bucket}{quote(root)}" + (f"?{shown}" if shown else "")
    place = Place(kind="s3", text=text, root=root, endpoint=endpoint, bucket=bucket, region=region)
    return place, _given(split)


def _read_account(scheme: str, split: SplitResult) -> tuple[Place, Mapping[str, str]]:
    if split.netloc or not split.path.strip("/"):
        raise _bad("The address names no folder in the account.", f"Write it like {scheme}:/Countersign.")
    _nothing_else(split, set())
    root = _root(split.path)
    return Place(kind=scheme, text=f"{scheme}:{quote(root)}", root=root), {}


_READERS: Final[Mapping[str, Callable[[str, SplitResult], tuple[Place, Mapping[str, str]]]]] = {
    "file": _read_file,
    "webdav": _read_webdav,
    "webdavs": _read_webdav,
    "s3": _read_s3,
    **dict.fromkeys(PROVIDERS, _read_account),
}


def _root(path: str) -> str:
    """The folder at the service, beginning and ending with a slash; never one that leads upwards."""
    parts = [part for part in unquote(path).split("/") if part]
    if any(part in {".", ".."} or "\\" in part or not part.isprintable() for part in parts):
        raise _bad("The folder's path leads elsewhere.", "Write the path without “.”, “..” and “\\”.")
    return "".join(f"/{part}" for part in parts) + "/"


def _given(split: SplitResult) -> Mapping[str, str]:
    if split.username is None:
        return {}
    if not split.username or not split.password:
        raise _bad("The address has half a sign-in.", "Write user:password@ before the server, or nothing.")
    return {_USER: unquote(split.username), _PASSWORD: unquote(split.password)}


def _nothing_else(split: SplitResult, known: set[str]) -> dict[str, str]:
    if split.fragment:
        raise _bad("The address has a part after “#”.", "Write a “#” that belongs to a name as %23.")
    wanted = parse_qs(split.query, keep_blank_values=True)
    if not set(wanted) <= known or any(len(values) > 1 for values in wanted.values()):
        allowed = f"Only {' and '.join(sorted(known))}, once each" if known else "Nothing"
        raise _bad("The address has a part after “?” that means nothing here.", f"{allowed} may stand there.")
    return {name: values[0] for name, values in wanted.items()}


def _instead_of(scheme: str) -> str:
    if scheme in {"http", "https"}:
        return "For a WebDAV server write webdavs:// instead; for other services give the folder their program keeps."
    return "Mount it, or let its own program keep a folder on this computer, and give that folder's path."


def _bad(why: str, advice: str) -> InvalidInput:
    return InvalidInput(
        code="bad-folder", title="This is no shared folder", text=f"{why} Nothing was changed.", advice=advice
    )

"""Looks at a place before an office is connected to it: each thing that can be known is told as a code.

Only plain directories can be looked at beforehand; a service on the network is asked when it is connected. Nothing is
left behind: the one file that is written as a trial has a name that sync clients leave alone, and goes again.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from workflows import ids
from workflows.errors import InvalidInput
from workflows.office.sharing.carriers import carrier_of, is_online_only
from workflows.sync import layout, marker
from workflows.sync.folder import Folder, FolderTrouble
from workflows.sync.places import Place, open_place, read_place
from workflows.sync.signing_in import PROVIDERS, client_for

if TYPE_CHECKING:
    from workflows.office.office import Office

Standing = Literal["ok", "warn", "bad"]

LITTLE_BYTES = 500_000_000
"""With less room than this it is worth a word."""
TOO_LITTLE_BYTES = 20_000_000
"""With less than this the folder is full before work has begun."""
_MOST_LOOKED_AT = 500
_PROBE_BYTES = 64


class PlaceCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at.

    ``bad-address`` · ``there``, ``not-there``, ``not-a-folder`` · ``writable``, ``not-writable``, ``reads-back-wrong``
    · ``empty``, ``ours``, ``foreign``, ``damaged-marker``, ``newer-marker``, ``other-files`` (count) · ``apart``,
    ``inside-home`` ·
    ``space``, ``little-space``, ``no-space`` (free, in bytes) · ``synced`` (by), ``network``, ``this-disk`` ·
    ``files-kept``, ``online-only`` (count) · ``asked-later``: a service, asked when it is connected · ``sign-in``,
    ``no-client-id`` (by).
    """

    code: str
    standing: Standing
    facts: dict[str, str | int] = {}


class PlaceLook(msgspec.Struct, frozen=True, kw_only=True):
    """What a place looks like."""

    place: str
    """As it is shown and kept; never holds a secret. Empty where the address could not be read."""
    kind: str
    """path, webdav, s3, onedrive, gdrive, dropbox; empty where the address could not be read."""
    checks: tuple[PlaceCheck, ...]

    @property
    def may_connect(self) -> bool:
        """Whether nothing speaks against it."""
        return bool(self.checks) and all(one.standing != "bad" for one in self.checks)


def look_at(office: "Office", text: str) -> PlaceLook:
    """Look at the place that a person named. Blocks on the disk; raises nothing for what is the matter with it."""
    try:
        place, _ = read_place(text)
    except InvalidInput as error:
        return PlaceLook(place="", kind="", checks=(_check("bad-address", "bad", why=error.text),))
    if place.is_cloud:
        return PlaceLook(place=place.text, kind=place.kind, checks=(_service(place),))
    root = Path(place.root).expanduser().absolute()
    return PlaceLook(place=str(root), kind="path", checks=tuple(_plain(office, root)))


def _service(place: Place) -> PlaceCheck:
    provider = PROVIDERS.get(place.kind)
    if provider is None:
        return _check("asked-later", "ok")
    try:
        client_for(provider)
    except InvalidInput:
        return _check("no-client-id", "bad", by=provider.title)
    return _check("sign-in", "ok", by=provider.title)


def _plain(office: "Office", root: Path) -> Iterator[PlaceCheck]:
    if not root.is_dir():
        yield _check("not-a-folder" if root.exists() else "not-there", "bad")
        return
    yield _check("there", "ok")
    if _lies_in(office.store.home.path, root) or _lies_in(root, office.store.home.path):
        yield _check("inside-home", "bad")
        return  # not even a trial file belongs there
    yield _content(office, root)
    yield _trial(root)
    yield from _space(root)
    yield from _carried(root)


def _content(office: "Office", root: Path) -> PlaceCheck:
    folder = _folder(root)
    try:
        raw = folder.read(layout.OFFICE_FILE, marker.MAX_MARKER_BYTES)
        copies = {layout.parse_marker(one.name) for one in folder.list(layout.TAIL)} - {None}
        names = [one.name for one in root.iterdir()] if raw is None else []
    except (FolderTrouble, OSError):
        return _check("damaged-marker", "bad")
    if raw is not None and marker.is_newer(raw):
        return _check("newer-marker", "bad")
    found = marker.parse(raw) if raw is not None else None
    if (found is not None and found.office != office.id) or (copies and office.id not in copies):
        return _check("foreign", "bad")
    if raw is not None:
        return _check("ours", "ok") if found is not None else _check("damaged-marker", "bad")
    others = [name for name in names if not name.startswith((".", "~")) and name.casefold() != "desktop.ini"]
    return _check("other-files", "warn", count=len(others)) if others and not copies else _check("empty", "ok")


def _trial(root: Path) -> PlaceCheck:
    """Write a file as the office will, read it back, and take it away again."""
    folder, content = _folder(root), ids.new_bytes(_PROBE_BYTES)
    path = layout.temporary(ids.new_id())
    try:
        folder.create(path, content)
        same = folder.read(path, _PROBE_BYTES) == content
    except FolderTrouble as trouble:
        return _check("not-writable", "bad", why=trouble.code)
    finally:
        with contextlib.suppress(FolderTrouble):
            folder.delete(path)
    return _check("writable", "ok") if same else _check("reads-back-wrong", "bad")


def _space(root: Path) -> Iterator[PlaceCheck]:
    try:
        free = shutil.disk_usage(root).free
    except OSError:
        return
    if free < TOO_LITTLE_BYTES:
        yield _check("no-space", "bad", free=free)
    else:
        yield _check("little-space", "warn", free=free) if free < LITTLE_BYTES else _check("space", "ok", free=free)


def _carried(root: Path) -> Iterator[PlaceCheck]:
    """Who brings the files to the other laptops, and whether they stay on this one."""
    by = carrier_of(root)
    match by.kind:
        case "synced":
            yield _check("synced", "ok", by=by.name)
        case "network":
            yield _check("network", "ok")
        case _:
            yield _check("this-disk", "warn")
    try:
        files = [one for _, one in zip(range(_MOST_LOOKED_AT), root.rglob("*"), strict=False) if one.is_file()]
        away = sum(1 for one in files if is_online_only(one))
    except OSError:
        return
    if away:
        yield _check("online-only", "warn", count=away)
    elif by.kind == "synced":
        yield _check("files-kept", "ok")


def _folder(root: Path) -> Folder:
    return open_place(str(root), _NoSecrets())


def _lies_in(inner: Path, outer: Path) -> bool:
    """Whether one is the other or lies below it, whatever links lead there."""
    try:
        return inner.resolve().is_relative_to(outer.resolve())
    except OSError:
        return False


def _check(code: str, standing: Standing, **facts: str | int) -> PlaceCheck:
    return PlaceCheck(code=code, standing=standing, facts=facts)


class _NoSecrets:
    """A directory has none."""

    def read(self, name: str) -> str | None:
        raise AssertionError(name)

    def write(self, name: str, value: str) -> None:
        raise AssertionError(name, len(value))

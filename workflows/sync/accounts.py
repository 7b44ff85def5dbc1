"""Credentials of cloud services, and the connections they open."""

import threading
from collections.abc import Mapping
from typing import Final

import opendal

from workflows.sync.folder import FolderTrouble
from workflows.sync.places import Place
from workflows.sync.signing_in import FolderSecrets, Tokens

_NO_FINDING: Final = {"disable_config_load": "true", "disable_ec2_metadata": "true"}
"""Keys that lie about in this computer's environment belong to somebody else's work."""


class KeyAccess:
    """WebDAV and S3: a user name and a password, or an access key and its secret, that hold until changed."""

    def __init__(self, place: Place, secrets: FolderSecrets) -> None:
        """Reads no secret before the first call."""
        self._place = place
        self._secrets = secrets
        self._lock = threading.Lock()
        self._operator: opendal.Operator | None = None

    def operator(self) -> opendal.Operator:
        """See Access. Raises FolderTrouble ``folder-sign-in`` for a bucket without keys."""
        with self._lock:
            if self._operator is None:
                self._operator = self._opened()
            return self._operator

    def refused(self) -> bool:
        """See Access: there are no others, until somebody connects again."""
        with self._lock:
            self._operator = None
        return False

    def _opened(self) -> opendal.Operator:
        place = self._place
        user = self._secrets.read(place.secret_name("user"))
        password = self._secrets.read(place.secret_name("password"))
        if place.kind == "webdav":
            signed = {"username": user, "password": password} if user and password else {}
            return opendal.Operator("webdav", endpoint=place.endpoint, root=place.root, **signed)
        if not user or not password:
            raise FolderTrouble(
                code="folder-sign-in",
                title="The keys of this bucket are missing",
                text=f"No access key is kept for “{place.text}”. "
                "Everything decided on this laptop is kept here and nothing is lost.",
                advice="Connect it once as s3://ACCESSKEY:SECRET@bucket/…; they are taken out and kept safely.",
            )
        where = {"endpoint": place.endpoint} if place.endpoint else {}
        keys = {"access_key_id": user, "secret_access_key": password}
        named = {"bucket": place.bucket, "region": place.region, "root": place.root}
        return opendal.Operator("s3", **named, **where, **keys, **_NO_FINDING)


class TokenAccess:
    """OneDrive, Google Drive, Dropbox: an access token that runs out within hours."""

    def __init__(self, place: Place, tokens: Tokens, more: Mapping[str, str] | None = None) -> None:
        """``more``: further settings of the service."""
        self._place = place
        self._tokens = tokens
        self._more = dict(more or {})
        self._lock = threading.Lock()
        self._token = ""
        self._operator: opendal.Operator | None = None

    def operator(self) -> opendal.Operator:
        """See Access. May ask for a new token first."""
        token = self._tokens.access_token()
        with self._lock:
            if self._operator is None or token != self._token:
                self._token = token
                self._operator = opendal.Operator(
                    self._place.kind, root=self._place.root, access_token=token, **self._more
                )
            return self._operator

    def refused(self) -> bool:
        """See Access: once more with a fresh token."""
        with self._lock:
            token, self._operator = self._token, None
        self._tokens.refused(token)
        return True

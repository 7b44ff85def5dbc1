"""The words inside an evidence pack: how to check it by hand, and a page to read."""

import html
from collections.abc import Mapping
from typing import Any

_README = """\
EVIDENCE FOR ONE REQUEST
========================

Request  {request}
Office   {office}
Made by  laptop {device}

request.html is for reading. What is proven is in entries/: each decision as it was written, who signed it, and that
it stands in the signed decision log of the laptop that wrote it. No program of ours is needed to check that.
With Countersign: countersign verify --pack THIS-FILE


WHAT IS HERE
------------
entries/NNNN.bin     an entry of the log as it is stored: encrypted, and committing to its content
entries/NNNN.json    its content, byte for byte as it was sealed
entries/NNNN.salt    the salt of the commitment, in hexadecimal
proofs/NNNN.tlog-proof   that the entry stands in the log (c2sp.org/tlog-proof)
checkpoints/DEVICE   the signed size and root of a laptop's log (c2sp.org/tlog-checkpoint)
keys.json            the keys, and the number of the entry that introduced each
tables/NNNN.json     the rule tables that were used, out of the entries that published them
attachments/SHA256   the files that the request came from
request.json         the same story for programs
SHA256SUMS(.sig)     the hash of each file here, and the signature of the laptop that made this pack

Two things to ask for by another way than this file, such as by telephone: the office's id above, and the key of the
laptop in keys.json ("vkey"). Everything else follows from them.

The pack proves what was written, by whom, and in which order. Whether a person was permitted to decide follows from the
office's other entries, which are not here; request.json repeats what the laptop that made the pack found.


CHECK IT BY HAND
----------------
1. Nothing was exchanged:    sha256sum -c SHA256SUMS
   The signature covers the line "countersign/v1/evidence" and then the file SHA256SUMS (Ed25519, in base64).

2. The text is the one that the entry commits to. With Python:

     import hashlib, sys
     n = sys.argv[1]
     entry = open(f"entries/{{n}}.bin", "rb").read()
     json = open(f"entries/{{n}}.json", "rb").read()
     salt = bytes.fromhex(open(f"entries/{{n}}.salt").read())
     body = salt + len(json).to_bytes(2, "big") + json
     body += bytes(-len(body) % 64)
     print(hashlib.sha256(body).digest() == entry[7:39])
     print("leaf hash:", hashlib.sha256(b"\\x00" + entry).hexdigest())

3. The entry stands in the log: give entries/NNNN.bin, proofs/NNNN.tlog-proof and the vkey to any verifier of
   c2sp.org/tlog-proof; or follow the path by RFC 9162, section 2.1.3.2, from the leaf hash to the root in the proof's
   last part, and verify that note's signature (c2sp.org/signed-note).

4. The log is the one you mean: base32 (small letters) of the first 16 bytes of SHA-256 of the laptop's 32-byte public
   key is the last part of the log's name. The office's id is made in the same way from the leaf hash of entry
   {genesis}: hash these 32 bytes once more.

5. A person decided: take "sig" out of the content, write what is left without blanks and with sorted keys, and put
   these lines before it: countersign/v1/act, the office's id, the laptop's id. The signature is Ed25519 by the person's
   key in keys.json. With OpenSSL (the key as DER: 302a300506032b6570032100 and the key, in hexadecimal):

     openssl pkeyutl -verify -rawin -pubin -inkey key.der -keyform DER -sigfile signature -in message

6. The key is that person's: keys.json names the entry that introduced it; check that entry in the same way. The first
   person's key is in entry {genesis}.
"""

_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>body{{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}}
table{{border-collapse:collapse;width:100%}}td,th{{border-bottom:1px solid #ccc;padding:.3em .6em;text-align:left;
vertical-align:top}}pre{{white-space:pre-wrap;margin:0;font-size:13px}}</style></head><body>
<h1>{title}</h1>
<p>{status} · {workflow} · request {request} · office {office}</p>
<h2>Values</h2><table>{fields}</table>
<h2>What happened</h2><table><tr><th>entry</th><th>when (UTC)</th><th>who signed</th><th>what</th></tr>{history}</table>
<p>The numbers are those of the files in entries/. README.txt says how to check them without any program of ours.</p>
</body></html>
"""


def readme(*, request: str, office: str, device: str, genesis: str) -> bytes:
    """The pack's README.txt."""
    return _README.format(request=request, office=office, device=device, genesis=genesis).encode()


def page(plain: Mapping[str, Any]) -> bytes:
    """The page to read, made of ``request.json``. Every text is escaped; nothing is loaded from anywhere."""
    request = plain["request"]
    names = plain["people"]
    fields = "".join(
        f"<tr><th>{_safe(name)}</th><td>{_value(value)}</td></tr>" for name, value in request["fields"].items()
    )
    history = "".join(_line(item, names) for item in plain["history"])
    return _PAGE.format(
        title=_safe(request["title"] or request["id"]),
        status=_safe(request["status"]),
        workflow=_safe(f"{request['workflow']} version {request['version']}"),
        request=_safe(request["id"]),
        office=_safe(plain["office"]["name"]),
        fields=fields,
        history=history,
    ).encode()


def _line(item: Mapping[str, Any], names: Mapping[str, str]) -> str:
    who = f"{names.get(item['by'], item['by'])} ({item['by']})" if item["by"] else "the program"
    without = f"<br>without effect: {_safe(item['why_not'])}" if item["why_not"] else ""
    event = "".join(
        f"<tr><th>{_safe(name)}</th><td>{_value(value)}</td></tr>"
        for name, value in item["event"].items()
        if name != "kind"
    )
    return (
        f"<tr><td>{item['entry']}</td><td>{_safe(item['at'])}</td><td>{_safe(who)}</td>"
        f"<td>{_safe(item['kind'])}{without}<table>{event}</table></td></tr>"
    )


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "<br>".join(f"{_safe(name)}: {_value(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return "<br>".join(_value(inner) for inner in value)
    return f"<pre>{_safe(value)}</pre>"


def _safe(value: Any) -> str:
    """Escaped, and without characters that change what a reader sees of the rest."""
    text = "" if value is None else str(value)
    return html.escape("".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in text))

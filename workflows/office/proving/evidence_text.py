"""The README of an evidence pack: what is in it, what is left out and why, and how to check it by hand."""

from collections.abc import Iterable

from workflows.domain.events import Source
from workflows.office.proving.evidence_page import WHY_LEFT_OUT, LeftOutWhy

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
attachments/SHA256   the files that the request came from, where nothing but this request is in them
request.json         the same story for programs
SHA256SUMS(.sig)     the hash of each file here, and the signature of the laptop that made this pack
{left_out}
Two things to ask for by another way than this file, such as by telephone: the office's id above, and the key of the
laptop in keys.json ("vkey"). Everything else follows from them.

The pack proves what was written, by whom, and in which order. Whether a person was permitted to decide follows from the
office's other entries, which are not here; request.json and request.html repeat what the laptop that made the pack
found. They also repeat what it calls the people: what is signed are their ids.


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

_LEFT_OUT = """

NOT HERE
--------
"""


def readme(
    *, request: str, office: str, device: str, genesis: str, left_out: Iterable[tuple[Source, LeftOutWhy]]
) -> bytes:
    """The pack's README.txt. ``genesis`` is the number of the genesis entry."""
    files = "".join(_file(source, why) for source, why in left_out)
    told = f"{_LEFT_OUT}{files}\n" if files else ""
    return _README.format(request=request, office=office, device=device, genesis=genesis, left_out=told).encode()


def _file(source: Source, why: LeftOutWhy) -> str:
    name = "".join(sign if sign.isprintable() else "\ufffd" for sign in source.name)
    later = "Whoever has it can compare its SHA-256 with the one that the first entry names." if source.sha256 else ""
    return f"{name}\n  SHA-256 {source.sha256 or 'not known'}\n  {WHY_LEFT_OUT[why]}.\n  {later}".rstrip() + "\n"

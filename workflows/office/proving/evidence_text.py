"""How to check an evidence pack by hand, with public tools alone: the text that lies in every pack."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from textwrap import fill
from typing import Any

from workflows.domain.events import Source

_WIDTH = 120

_HOW_TO_CHECK = """\
HOW TO CHECK THIS PACK
======================

Evidence for request  <<request>>
of the office         <<office>>
made by the laptop    <<device>>

evidence.pdf is for reading. What is proven is in entries/: each decision as it was written, who signed it, and that
it stands in the signed decision log of the laptop that wrote it.

With Countersign, on any computer:  countersign verify --pack THIS-FILE.zip

Without it you need a shell with sha256sum, OpenSSL 3 and Python 3 (no package; nothing of ours). Unpack the file into
an empty folder, open the shell there, and paste the blocks below in their order. What they make is kept in check/.

Two things are to be asked for by another way than this file, such as by telephone: the office's id above, and the key
of the laptop ("vkey" in keys.json). Everything else follows from them.


1. Nothing was exchanged
------------------------
Each line ends with OK.

```sh
sha256sum -c SHA256SUMS
```


2. The keys, as OpenSSL reads them
----------------------------------
L1, L2 … are the keys of logs and K1, K2 … those of people, numbered as in evidence.pdf.

```sh
mkdir -p check
python3 - <<'END'
import base64, json
keys = json.load(open("keys.json", encoding="utf-8"))
found = {f"L{i}": base64.b64decode(one["vkey"].split("+", 2)[2])[1:] for i, one in enumerate(keys["logs"], 1)}
found |= {f"K{i}": bytes.fromhex(one["key"]) for i, one in enumerate(keys["people"], 1)}
for name, key in found.items():
    text = base64.b64encode(bytes.fromhex("302a300506032b6570032100") + key).decode()
    with open(f"check/{name}.pem", "w") as file:
        file.write(f"-----BEGIN PUBLIC KEY-----\\n{text}\\n-----END PUBLIC KEY-----\\n")
END
```


3. The laptop made this pack
----------------------------
It signed the list of hashes of step 1. OpenSSL says "Signature Verified Successfully", here and below.

```sh
(printf 'countersign/v1/evidence\\n'; cat SHA256SUMS) > check/pack.message
base64 -d SHA256SUMS.sig > check/pack.sig
openssl pkeyutl -verify -rawin -pubin -inkey check/<<maker>>.pem -sigfile check/pack.sig -in check/pack.message
```


4. The checkpoints are signed by their logs
-------------------------------------------
A checkpoint is a signed note (c2sp.org/tlog-checkpoint): the log's name, its size and its root. Any verifier of signed
notes takes the file and the vkey; this is the same by hand.

```sh
<<heads>>
```


5. The entries are what was written, and stand in the logs
----------------------------------------------------------
Any verifier of c2sp.org/tlog-proof takes entries/NNNN.bin, proofs/NNNN.tlog-proof and the vkey. By hand (RFC 9162,
section 2.1.3.2): the content is the one that the entry commits to, and the path of the proof leads to the root of the
checkpoint of step 4.

```sh
python3 - <<'END'
import base64, glob, hashlib
def sha256(data): return hashlib.sha256(data).digest()
for name in sorted(glob.glob("entries/*.bin")):
    n = name[8:-4]
    entry, text = open(name, "rb").read(), open(f"entries/{n}.json", "rb").read()
    body = bytes.fromhex(open(f"entries/{n}.salt").read()) + len(text).to_bytes(2, "big") + text
    same = sha256(body + bytes(-len(body) % 64)) == entry[7:39]
    head, note = open(f"proofs/{n}.tlog-proof", encoding="utf-8").read().split("\\n\\n", 1)
    index, *path = [line for line in head.split("\\n")[1:] if not line.startswith("extra ")]
    origin, size, root = note.split("\\n")[:3]
    at, last, reached = int(index.split()[1]), int(size) - 1, sha256(b"\\0" + entry)
    print(n, "leaf hash", reached.hex())
    for step in map(base64.b64decode, path):
        if at % 2 or at == last:
            reached = sha256(b"\\1" + step + reached)
            while at and not at % 2:
                at, last = at // 2, last // 2
        else:
            reached = sha256(b"\\1" + reached + step)
        at, last = at // 2, last // 2
    held = last == 0 and base64.b64decode(root) == reached
    covered = open("checkpoints/" + origin.split("/")[-1], encoding="utf-8").read() == note
    print(n, "stands in the log" if same and held and covered else "IS NOT WHAT WAS WRITTEN")
END
```


6. The people signed
--------------------
A person's signature covers the entry without "sig", behind three lines that name the office and the laptop.

```sh
python3 - <<'END' > check/signed
import base64, glob, json
keys = json.load(open("keys.json", encoding="utf-8"))
of = {(one["person"], one["device"]): f"K{i}" for i, one in enumerate(keys["people"], 1)}
for name in sorted(glob.glob("entries/*.json")):
    n, plain = name[8:-5], json.load(open(name, encoding="utf-8"))
    if "sig" not in plain:
        continue
    note = open(f"proofs/{n}.tlog-proof", encoding="utf-8").read().split("\\n\\n", 1)[1]
    device, signature = note.split("\\n")[0].split("/")[-1], plain.pop("sig")
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    open(f"check/{n}.sig", "wb").write(base64.b64decode(signature))
    open(f"check/{n}.message", "wb").write(f"countersign/v1/act\\n<<office>>\\n{device}\\n{text}".encode())
    print(n, of[plain["by"], device])
END
while read -r n key; do
  echo "entry $n, key $key"
  openssl pkeyutl -verify -rawin -pubin -inkey "check/$key.pem" -sigfile "check/$n.sig" -in "check/$n.message"
done < check/signed
```


7. The keys are those of this office
------------------------------------
The laptops' ids and the office's id are made from their keys and from entry <<genesis>>, the first of the office; each
key stands in the entry that introduced it. Read that entry: it is signed by an owner, with a key known before.

```sh
python3 - <<'END'
import base64, hashlib, json
def name_of(raw): return base64.b32encode(hashlib.sha256(raw).digest()[:16]).decode().rstrip("=").lower()
first = open("entries/<<genesis>>.bin", "rb").read()
office = name_of(hashlib.sha256(b"\\0" + first).digest())
print("office", office, "as told" if office == "<<office>>" else "IS ANOTHER")
keys = json.load(open("keys.json", encoding="utf-8"))
logs = [(one, base64.b64decode(one["vkey"].split("+", 2)[2])[1:]) for one in keys["logs"]]
for one, key in logs:
    print("laptop", one["device"], "has the key of its name" if name_of(key) == one["device"] else "HAS ANOTHER KEY")
for one, key in logs + [(one, bytes.fromhex(one["key"])) for one in keys["people"]]:
    entry = json.load(open(f"entries/{int(one['entry']):04}.json", encoding="utf-8"))
    stands = key.hex() in json.dumps(entry["event"])
    print(one.get("person", one["device"]), "introduced by entry" if stands else "IS NOT IN ENTRY", one["entry"],
          "signed by", entry.get("by") or "no person")
END
```


8. The files that the request came from
---------------------------------------
Those in attachments/ are as they came in, and not encrypted; the name of each is its SHA-256.
<<files>>
If you were given this pack as an age file:  age -d -i YOUR-KEY.txt -o pack.zip pack.zip.age


WHAT IS HERE
------------
entries/NNNN.bin         an entry of the log as it is stored: encrypted, and committing to its content
entries/NNNN.json        its content, byte for byte as it was sealed
entries/NNNN.salt        the salt of the commitment, in hexadecimal
proofs/NNNN.tlog-proof   that the entry stands in the log
checkpoints/DEVICE       the signed size and root of a laptop's log
keys.json                the keys, and the number of the entry that introduced each
tables/NNNN.json         the rule tables that were used, out of the entries that brought them
attachments/SHA256       the files that the request came from, where nothing but this request is in them
request.json             the same story as in evidence.pdf, for programs
SHA256SUMS, .sig         the hash of each file here, and the signature of the laptop that made this pack

The pack proves what was written, by whom, and in which order. Whether a person was permitted to decide follows from the
office's other entries, which are not here; request.json and evidence.pdf repeat what the laptop that made the pack
found. They also repeat what it calls the people: what is signed are their ids. Nor does the pack show whether the right
of an owner, or of a laptop, ended before it was used: an entry that says so may be among those that are not here.
<<keyed>><<left_out>>"""

_HEAD = """\
sed '/^$/,$d' checkpoints/<<device>> > check/<<key>>.message
sed -n 's|^— <<origin>> ||p' checkpoints/<<device>> | base64 -d | tail -c +5 > check/<<key>>.sig
cat check/<<key>>.message
openssl pkeyutl -verify -rawin -pubin -inkey check/<<key>>.pem -sigfile check/<<key>>.sig -in check/<<key>>.message"""

_FILES = """
```sh
(cd attachments && for f in *; do echo "$f  $f"; done | sha256sum -c)
```
"""

_KEYED = """

KEYS IN THE ENTRIES
-------------------
Documents and personal values are kept apart from the log, in encrypted files (age) of the office. None of these is in
this pack. But the keys to them, each made for one file alone, are part of what was signed, so they stand in entries/:
<<numbers>>
Whoever has this pack and gets one of those files from elsewhere (the office's folder, a backup, a laptop) can read it.
That is so for a copy of an erased one as well: an erasure takes away the file everywhere it is asked for, and the key
stays in the log and in packs. It does not take back what lies in attachments/ of a pack made before it.
So give this pack to those alone who may read these documents and values, and keep it as you would keep them: encrypted,
and no longer than needed. evidence.pdf and request.json hold no key and no personal value that is kept apart.
"""

_LEFT_OUT = """

NOT HERE
--------
"""


def how_to_check(
    *,
    request: str,
    device: str,
    genesis: str,
    keys: Mapping[str, Any],
    heads: Sequence[str],
    files: bool,
    keyed: Collection[str],
    left_out: Iterable[tuple[Source, str]],
) -> bytes:
    """The pack's HOW-TO-CHECK.txt.

    ``genesis`` is the number of the genesis entry, ``keys`` the content of ``keys.json``, ``heads`` the devices whose
    checkpoints are in the pack, ``files`` whether any attachment is, ``keyed`` the numbers of the entries that hold
    keys of files kept apart, and ``left_out`` the files that are not in the pack, with why.
    """
    logs = {one["device"]: (f"L{number}", one["origin"]) for number, one in enumerate(keys["logs"], 1)}
    steps = [_filled(_HEAD, device=one, key=logs[one][0], origin=logs[one][1]) for one in heads]
    gone = "".join(_file(source, why) for source, why in left_out)
    return _filled(
        _HOW_TO_CHECK,
        request=request,
        office=keys["office"],
        device=device,
        maker=logs[device][0],
        genesis=genesis,
        heads="\n".join(steps),
        files=_FILES if files else "None is in this pack.\n",
        keyed=_filled(_KEYED, numbers=_numbers(keyed)) if keyed else "",
        left_out=f"{_LEFT_OUT}{gone}" if gone else "",
    ).encode()


def _filled(text: str, **values: str) -> str:
    """The text with its places filled, what strangers wrote last of all."""
    for name, value in values.items():
        text = text.replace(f"<<{name}>>", value)
    return text


def _numbers(keyed: Collection[str]) -> str:
    return fill(", ".join(keyed), width=_WIDTH, initial_indent="  ", subsequent_indent="  ")


def _file(source: Source, why: str) -> str:
    name = "".join(sign if sign.isprintable() else "\ufffd" for sign in source.name)
    later = "Whoever has it can compare its SHA-256 with the one that the first entry names." if source.sha256 else ""
    return f"- {name}\n  SHA-256 {source.sha256 or 'not known'}\n  {why}.\n  {later}".rstrip() + "\n"

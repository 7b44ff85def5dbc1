"""Fixed edge cases of the cryptography, run once at start-up: a wrong library must not sign or verify."""

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from workflows.errors import Trouble
from workflows.ledger import identity
from workflows.ledger.malformed import Malformed

# RFC 8032, section 7.1, test 2.
_SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
_MESSAGE = b"\x72"
_SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)
# The order of the base point: adding it to the second half of a signature gives a second spelling.
_ORDER = 2**252 + 27742317777372353535851937790883648493
# RFC 8452, appendix C.2, the case of 8 plaintext bytes and 1 associated byte.
_KEY = bytes.fromhex("01" + "00" * 31)
_NONCE = bytes.fromhex("03" + "00" * 11)
_PLAIN = bytes.fromhex("0200000000000000")
_ASSOCIATED = b"\x01"
_SEALED = bytes.fromhex("1de22967237a813291213f267e3b452f02d01ae33e4ec854")


def self_check() -> None:
    """Raise Trouble ``crypto-self-check`` unless every vector gives its published result."""
    failed = [name for name, passes in _CASES if not passes()]
    if failed:
        raise Trouble(
            code="crypto-self-check",
            title="The cryptography on this computer does not work correctly",
            text=f"Known examples gave wrong results: {', '.join(failed)}. Nothing was signed or changed.",
            advice="Install Countersign again from its official package.",
        )


def _signs() -> bool:
    private = Ed25519PrivateKey.from_private_bytes(_SEED)
    return private.sign(_MESSAGE) == _SIGNATURE and private.public_key().public_bytes_raw() == _PUBLIC


def _verifies() -> bool:
    return identity.verify(_PUBLIC, _SIGNATURE, _MESSAGE) and not identity.verify(_PUBLIC, _SIGNATURE, b"")


def _refuses_second_spelling() -> bool:
    high = (int.from_bytes(_SIGNATURE[32:], "little") + _ORDER).to_bytes(32, "little")
    return not identity.verify(_PUBLIC, _SIGNATURE[:32] + high, _MESSAGE)


def _refuses_small_order() -> bool:
    try:
        identity.admit(b"\x01" + bytes(31))
    except Malformed as refusal:
        return refusal.code == "small-order-key"
    return False


def _encrypts() -> bool:
    try:
        cipher = AESGCMSIV(_KEY)
    except UnsupportedAlgorithm:
        return False
    return (
        cipher.encrypt(_NONCE, _PLAIN, _ASSOCIATED) == _SEALED
        and cipher.decrypt(_NONCE, _SEALED, _ASSOCIATED) == _PLAIN
    )


_CASES = (
    ("Ed25519 signing", _signs),
    ("Ed25519 verification", _verifies),
    ("Ed25519 signature spelling", _refuses_second_spelling),
    ("Ed25519 key admission", _refuses_small_order),
    ("AES-256-GCM-SIV", _encrypts),
)

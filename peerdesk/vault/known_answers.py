# SPDX-License-Identifier: Apache-2.0
"""The building blocks give the answers that their standards print."""

import hashlib
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from mnemonic import Mnemonic


def wrong_answers() -> tuple[str, ...]:
    """Return the building blocks, by name and standard, that give another answer than printed."""
    wrong = [name for name, (answer, expected) in KNOWN.items() if answer() != expected]
    return (*wrong, *_altered_taken())


def _sha256() -> str:
    return hashlib.sha256(b"abc").hexdigest()


def _hkdf() -> str:
    salt, info = bytes(range(13)), bytes(range(0xF0, 0xFA))
    return HKDF(algorithm=SHA256(), length=42, salt=salt, info=info).derive(b"\x0b" * 22).hex()


def _argon2() -> str:
    function = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32,
        ad=b"\x04" * 12, secret=b"\x03" * 8,
    )  # fmt: skip
    return function.derive(b"\x01" * 32).hex()


def _aes_gcm() -> str:
    return AESGCM(bytes(32)).encrypt(bytes(12), bytes(16), b"").hex()


def _ed25519() -> str:
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    return Ed25519PrivateKey.from_private_bytes(seed).sign(b"").hex()


def _bip39() -> str:
    words: str = Mnemonic("english").to_mnemonic(b"\x7f" * 16)
    return words


KNOWN: dict[str, tuple[Callable[[], str], str]] = {
    "SHA-256 (FIPS 180-4)": (
        _sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    ),
    "HKDF (RFC 5869, case 1)": (
        _hkdf,
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    "Argon2id (RFC 9106, 5.3)": (
        _argon2,
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
    ),
    "AES-256-GCM (NIST, case 14)": (
        _aes_gcm,
        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
    ),
    "Ed25519 (RFC 8032, test 1)": (
        _ed25519,
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    "BIP-39 words": (
        _bip39,
        "legal winner thank year wave sausage worth useful legal winner thank yellow",
    ),
}
"""Each name with its standard, what works the answer out here, and what the standard prints."""


def _altered_taken() -> tuple[str, ...]:
    sealed = bytearray(AESGCM(bytes(32)).encrypt(bytes(12), b"evidence", b""))
    sealed[0] ^= 1
    try:
        AESGCM(bytes(32)).decrypt(bytes(12), bytes(sealed), b"")
    except InvalidTag:
        return ()
    return ("AES-256-GCM of an altered text",)

"""THE SECRETS IN THIS FILE ARE PUBLIC. Whoever reads it can sign with every one of these keys.

The sample offices are signed by invented people, and anyone must be able to build the samples again, so their keys are
computed from a fixed text. They prove nothing. An office that does not call itself a demonstration must refuse each of them:
that is what `demo_key_blobs` is for.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from site_tools.formats.sshsig import ED25519

POOL = range(128)
"""The indexes of all demonstration keys there are."""


def demo_private_key_bytes(index: int) -> bytes:
    """A PUBLICLY KNOWN private key as an OpenSSH file (PEM, no passphrase), ready for `ssh-keygen`.

    The key is always the same for an index, and Ed25519 signs deterministically; the file itself holds a random check value,
    so its bytes differ from run to run. Raises `ValueError` outside `POOL`.
    """
    return _private_key(index).private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())


def demo_public_line(index: int) -> str:
    """The public key of an index as a `.pub` line without its line end. Raises `ValueError` outside `POOL`."""
    return f"{ED25519} {base64.b64encode(_blob(index)).decode('ascii')} paraf-demonstration-{index}"


@lru_cache(maxsize=1)
def demo_key_blobs() -> frozenset[bytes]:
    """The wire blobs of the whole pool: keys that must never count outside a demonstration."""
    return frozenset(_blob(index) for index in POOL)


def _private_key(index: int) -> Ed25519PrivateKey:
    if index not in POOL:
        raise ValueError(f"there is no demonstration key {index}")
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"paraf demonstration key v1 %d" % index).digest())


def _blob(index: int) -> bytes:
    point = _private_key(index).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return b"".join(len(field).to_bytes(4, "big") + field for field in (ED25519.encode("ascii"), point))

"""Does this signature belong to these bytes? Answered in process, about 0.1 ms each.

The answer is a fact: "this key made these bytes, for this purpose". Whether the key is somebody's, and whether that person may
sign here, is asked elsewhere. A signature that cannot be read is an answer too: not one function here raises for bad input.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from site_tools.formats import sshsig
from site_tools.formats.sshsig import SshSig
from site_tools.model.finding import Problem
from site_tools.model.text import Text, same
from site_tools.ports import Verified

TOUCHED = 0x01
"""Bit of `sk_flags`: somebody touched the security key (`PROTOCOL.u2f`: user presence)."""

_CURVES: dict[str, tuple[ec.EllipticCurve, ec.ECDSA]] = {
    "ecdsa-sha2-nistp256": (ec.SECP256R1(), ec.ECDSA(hashes.SHA256())),
    "ecdsa-sha2-nistp384": (ec.SECP384R1(), ec.ECDSA(hashes.SHA384())),
    "ecdsa-sha2-nistp521": (ec.SECP521R1(), ec.ECDSA(hashes.SHA512())),
}
_RSA_HASHES: dict[str, hashes.HashAlgorithm] = {"rsa-sha2-256": hashes.SHA256(), "rsa-sha2-512": hashes.SHA512()}


def verify(signature_line: str, message: bytes, namespace: str) -> Verified:
    """Say whether the key inside `signature_line` (one line of base64) signed `message` for `namespace`.

    Never raises for a bad signature: see `Verified.reason`. A security key's signature without a touch is not `ok`.
    """
    try:
        sig = sshsig.parse(signature_line)
    except Problem as problem:
        return Verified(ok=False, key_blob=b"", fingerprint="", reason=problem.findings[0].message)
    reason = _objection(sig, message, namespace)
    return Verified(reason is None, sig.key, _fingerprint(sig.key), reason, sig.sk_flags)


def _objection(sig: SshSig, message: bytes, namespace: str) -> Text | None:
    if sig.namespace != namespace:
        return Text(
            id="Tanda tangan dibuat untuk keperluan lain ({made}), bukan {wanted}.",
            en="The signature was made for another purpose ({made}), not {wanted}.",
        ).fill(made=same(sig.namespace), wanted=same(namespace))
    try:
        _key(sig.key)(sig, sshsig.signed_data(sig.namespace, sig.hash, message))
    except InvalidSignature:
        return Text(
            id="Tanda tangan bukan milik isi ini: isi berubah, atau tanda tangan dipalsukan.",
            en="The signature does not belong to this content: the content changed, or the signature is forged.",
        )
    except (ValueError, UnsupportedAlgorithm):
        return Text(id="Kunci dalam tanda tangan itu bukan kunci yang sah.", en="The key in the signature is no valid key.")
    if sig.sk_flags is not None and not sig.sk_flags & TOUCHED:
        return Text(
            id="Kunci keamanan menandatangani tanpa disentuh; sentuhan pemegangnya wajib.",
            en="The security key signed without a touch; its holder's touch is required.",
        )
    return None


_Check = Callable[[SshSig, bytes], None]
"""Returns if the signature is right, raises `InvalidSignature` if not."""


@lru_cache(maxsize=4096)
def _key(blob: bytes) -> _Check:
    """The check that belongs to a public key. Raises `ValueError` if the blob is no key (a point off its curve)."""
    parts = sshsig.key_parts(blob)
    if parts.key_type == sshsig.RSA:
        return _rsa(rsa.RSAPublicNumbers(parts.exponent, parts.modulus).public_key())
    if parts.key_type in _CURVES:
        curve, algorithm = _CURVES[parts.key_type]
        return _ecdsa(ec.EllipticCurvePublicKey.from_encoded_point(curve, parts.point), algorithm)
    ed25519 = Ed25519PublicKey.from_public_bytes(parts.point)
    return _sk_ed25519(ed25519, parts.application) if parts.key_type == sshsig.SK_ED25519 else _ed25519(ed25519)


def _ed25519(key: Ed25519PublicKey) -> _Check:
    return lambda sig, data: key.verify(sig.signature, data)


def _sk_ed25519(key: Ed25519PublicKey, application: bytes) -> _Check:
    application_digest = hashlib.sha256(application).digest()

    def check(sig: SshSig, data: bytes) -> None:
        # The device never sees the data: it signs digests, with its own flags and counter between them (PROTOCOL.u2f).
        stated = bytes([sig.sk_flags or 0]) + (sig.sk_counter or 0).to_bytes(4, "big")
        key.verify(sig.signature, application_digest + stated + hashlib.sha256(data).digest())

    return check


def _ecdsa(key: ec.EllipticCurvePublicKey, algorithm: ec.ECDSA) -> _Check:
    return lambda sig, data: key.verify(encode_dss_signature(*sshsig.ecdsa_numbers(sig.signature)), data, algorithm)


def _rsa(key: rsa.RSAPublicKey) -> _Check:
    return lambda sig, data: key.verify(sig.signature, data, padding.PKCS1v15(), _RSA_HASHES[sig.algorithm])


@lru_cache(maxsize=4096)
def _fingerprint(blob: bytes) -> str:
    return sshsig.fingerprint(blob)

"""SSH signatures (SSHSIG) as text and bytes: read strictly, never verified here.

The structure is OpenSSH's (`PROTOCOL.sshsig` in its source tree). Whatever is accepted here has exactly one spelling: one line
of canonical base64, every length exact, nothing behind the end at any level, integers without padding. What OpenSSH 9.2
refuses to parse is refused here too. The keys inside are read by `sshkey`, whose public names can be had from here as well.

Refused by choice although OpenSSH would take it: version 0, a filled reserved field, a NUL behind a name, shortened RSA values,
anything around the armor, and the keys `sshkey` refuses. What no strictness removes: for an ECDSA signature (r, s) anyone can
write (r, n - s), which is as valid, so such a signature proves the bytes but is not itself a name for them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, cast

from site_tools.formats.sshkey import (
    ALGORITHMS,
    CURVE_BYTES,
    ED25519,
    RSA,
    SK_ED25519,
    KeyParts,
    Malformed,
    PublicKeyLine,
    Reader,
    decode_line,
    fingerprint,
    key_parts,
    parse_public_key,
    read_key,
)
from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text

__all__ = [
    "ALGORITHMS",
    "CURVE_BYTES",
    "ED25519",
    "RSA",
    "SK_ED25519",
    "HashName",
    "KeyParts",
    "PublicKeyLine",
    "SshSig",
    "ecdsa_numbers",
    "fingerprint",
    "from_armor",
    "key_parts",
    "parse",
    "parse_public_key",
    "signed_data",
    "to_armor",
]

HashName = Literal["sha256", "sha512"]

_MAGIC = b"SSHSIG"
_BEGIN = "-----BEGIN SSH SIGNATURE-----"
_END = "-----END SSH SIGNATURE-----"
_ARMOR_WIDTH = 70
_SIGN_AGAIN = Text(
    id="Jangan menyunting baris tanda tangan; bubuhkan kembali paraf dengan `paraf sign`.",
    en="Do not edit a signature line; sign again with `paraf sign`.",
)


@dataclass(frozen=True, slots=True)
class SshSig:
    """One well-formed SSHSIG; well-formed says nothing about valid.

    `key` is the public key as wire blob. `signature` is the inner value: 64 bytes for Ed25519, the modulus' length for RSA,
    two mpints for ECDSA (`ecdsa_numbers`). `sk_flags` (0..255) and `sk_counter` (32 bits) are `None` unless the key is a
    security key.
    """

    key: bytes
    key_type: str
    namespace: str
    hash: HashName
    algorithm: str
    signature: bytes
    sk_flags: int | None = None
    sk_counter: int | None = None


def parse(line: str | bytes) -> SshSig:
    """Read one line of base64, the form in which an entry stores its signature.

    Raises `Problem` (SIG-FORMAT) for everything but the canonical form of an allowed signature.
    """
    try:
        return _signature(decode_line(line))
    except Malformed as bad:
        raise _problem(bad) from None


def from_armor(text: str) -> str:
    """The one-line base64 inside an armored signature as `ssh-keygen` prints it (LF, nothing before or behind).

    The width of the lines is free. The content is not looked at: `parse` does that. Raises `Problem` (SIG-FORMAT).
    """
    try:
        line = _unwrap(text)
        decode_line(line)
    except Malformed as bad:
        raise _problem(bad) from None
    return line


def to_armor(line: str) -> str:
    """The armored text of a one-line signature, byte for byte as `ssh-keygen` prints it.

    Raises `Problem` (SIG-FORMAT) if the line is not canonical base64.
    """
    try:
        decode_line(line)
    except Malformed as bad:
        raise _problem(bad) from None
    body = [line[at : at + _ARMOR_WIDTH] for at in range(0, len(line), _ARMOR_WIDTH)]
    return "\n".join([_BEGIN, *body, _END, ""])


def signed_data(namespace: str, hash_name: HashName, message: bytes) -> bytes:
    """The bytes a key really signs: magic, namespace, empty reserved field, hash name, digest of the message.

    Raises `ValueError` if the namespace is not ASCII.
    """
    digest = hashlib.new(hash_name, message).digest()
    fields = (namespace.encode("ascii"), b"", hash_name.encode("ascii"), digest)
    return _MAGIC + b"".join(len(field).to_bytes(4, "big") + field for field in fields)


def ecdsa_numbers(signature: bytes) -> tuple[int, int]:
    """The `r` and `s` of an ECDSA signature as `SshSig.signature` holds it. Raises `Problem` (SIG-FORMAT)."""
    try:
        return _ecdsa_numbers(signature)
    except Malformed as bad:
        raise _problem(bad) from None


def _unwrap(text: str) -> str:
    first, *body = text.removesuffix("\n").split("\n")
    if first != _BEGIN or not body or body.pop() != _END:
        raise Malformed("baris pembuka atau penutupnya tidak ada", "its first or last line is missing")
    if not all(body):
        raise Malformed("ada baris kosong di dalamnya", "there is an empty line in it")
    return "".join(body)


def _signature(raw: bytes) -> SshSig:
    outer = Reader(raw)
    if outer.take(len(_MAGIC)) != _MAGIC:
        raise Malformed("bukan tanda tangan SSH", "it is no SSH signature")
    if outer.uint32() != 1:
        raise Malformed("versinya bukan 1", "its version is not 1")
    blob = outer.string()
    parts = read_key(blob)
    namespace = outer.name()
    if outer.string():
        raise Malformed("bagian cadangannya tidak kosong", "its reserved field is not empty")
    hash_name = outer.name()
    if hash_name not in ("sha256", "sha512"):
        raise Malformed("hash-nya bukan sha256 atau sha512", "its hash is neither sha256 nor sha512")
    inner = Reader(outer.string())
    outer.end()
    algorithm = inner.name()
    if algorithm not in ALGORITHMS[parts.key_type]:
        raise Malformed("algoritmanya bukan milik jenis kunci itu", "its algorithm does not belong to that kind of key")
    signature = inner.string()
    flags = counter = None
    if parts.key_type == SK_ED25519:
        flags, counter = inner.take(1)[0], inner.uint32()
    inner.end()
    _check_signature_shape(parts, signature)
    return SshSig(blob, parts.key_type, namespace, cast("HashName", hash_name), algorithm, signature, flags, counter)


def _check_signature_shape(parts: KeyParts, signature: bytes) -> None:
    if parts.key_type in CURVE_BYTES:
        if any(number.bit_length() > 8 * CURVE_BYTES[parts.key_type] for number in _ecdsa_numbers(signature)):
            raise Malformed("bilangannya lebih panjang daripada kurvanya", "its numbers are longer than the curve")
        return
    expected = (parts.modulus.bit_length() + 7) // 8 if parts.key_type == RSA else 64
    if len(signature) != expected:
        raise Malformed("panjang nilainya salah", "its value has the wrong length")


def _ecdsa_numbers(signature: bytes) -> tuple[int, int]:
    reader = Reader(signature)
    numbers = reader.mpint(), reader.mpint()
    reader.end()
    return numbers


def _problem(bad: Malformed) -> Problem:
    message = Text(id="Tanda tangan tidak dapat dibaca: {why}.", en="The signature cannot be read: {why}.")
    return Problem(Finding("SIG-FORMAT", message.fill(why=bad.text), remedy=_SIGN_AGAIN))

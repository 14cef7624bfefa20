"""SSH public keys as text and bytes, and the wire form they share with signatures: read strictly.

Names and layouts are those of RFC 4251 (fields), 4253 and 8332 (RSA), 5656 (ECDSA), 8709 (Ed25519) and OpenSSH's
`PROTOCOL.u2f` (security keys). There is exactly one spelling of every key that is accepted here, so two blobs are the same key
only if they are the same bytes.

Refused by choice although OpenSSH would take it: padded integers, a NUL behind a name, RSA below 3072 bits or with exponent 1,
certificates, `sk-ecdsa`, Ed25519 keys of small order or not in canonical form.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from site_tools.model.finding import Finding, Problem
from site_tools.model.text import Text

ED25519 = "ssh-ed25519"
SK_ED25519 = "sk-ssh-ed25519@openssh.com"
RSA = "ssh-rsa"
CURVE_BYTES = {"ecdsa-sha2-nistp256": 32, "ecdsa-sha2-nistp384": 48, "ecdsa-sha2-nistp521": 66}
"""Key type of each ECDSA curve -> bytes of one coordinate."""
ALGORITHMS: dict[str, tuple[str, ...]] = {
    ED25519: (ED25519,),
    SK_ED25519: (SK_ED25519,),
    RSA: ("rsa-sha2-256", "rsa-sha2-512"),
    **{name: (name,) for name in CURVE_BYTES},
}
"""Key type -> the signature algorithms that belong to it; what is not here is not accepted."""
RSA_BITS = range(3072, 16384 + 1)
RSA_EXPONENTS = range(3, 2**64, 2)

# A signature by the largest key allowed (RSA, 16384 bits) stays below this; anything longer is an attempt to waste time.
_MAX_LINE = 8192
_VISIBLE = frozenset(range(0x21, 0x7F))
_UNCOMPRESSED = b"\x04"
_ED25519_BYTES = 32
_ED25519_PRIME = 2**255 - 19
# The y coordinates of the eight points of small order: under such a key anybody can sign anything.
_SMALL_ORDER_Y = frozenset(
    {
        0,
        1,
        _ED25519_PRIME - 1,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
    }
)
_COPY_KEY = Text(
    id="Salin utuh satu baris dari berkas kunci publik (.pub) orang tersebut.",
    en="Copy the one line of that person's public key file (.pub) as it is.",
)


class Malformed(Exception):  # noqa: N818 - the inner word of this folder; outside it is a Problem
    """Why bytes are refused; the public functions of this folder turn it into a `Problem`."""

    def __init__(self, id: str, en: str) -> None:  # noqa: A002 - the two languages of Text
        super().__init__(en)
        self.text = Text(id=id, en=en)


@dataclass(frozen=True, slots=True)
class KeyParts:
    """The numbers inside a public key blob; which are filled depends on `key_type`.

    `point`: 32 bytes (Ed25519) or an uncompressed curve point (ECDSA, not yet known to lie on the curve); `application`: a
    security key's, as ASCII bytes; `modulus` and `exponent`: RSA.
    """

    key_type: str
    point: bytes = b""
    application: bytes = b""
    modulus: int = 0
    exponent: int = 0


class PublicKeyLine(NamedTuple):
    """What stands on one line of a `.pub` file."""

    key_type: str
    blob: bytes
    comment: str


class Reader:
    """Reads RFC 4251 fields off a byte string, exactly; everything raises `Malformed`."""

    __slots__ = ("_data", "_pos")

    def __init__(self, data: bytes) -> None:
        self._data, self._pos = data, 0

    def take(self, count: int) -> bytes:
        """The next `count` bytes."""
        end = self._pos + count
        if end > len(self._data):
            raise Malformed("isinya terpotong atau panjang suatu bagian salah", "it is cut off or a length is wrong")
        piece = self._data[self._pos : end]
        self._pos = end
        return piece

    def uint32(self) -> int:
        """The next 32 bits as a number."""
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        """A length and that many bytes."""
        return self.take(self.uint32())

    def name(self) -> str:
        """A string that has to be visible ASCII without spaces."""
        raw = self.string()
        if not raw or not _VISIBLE.issuperset(raw):
            raise Malformed("suatu nama kosong atau bukan ASCII yang terbaca", "a name is empty or not visible ASCII")
        return raw.decode("ascii")

    def mpint(self) -> int:
        """A positive integer in its one canonical form."""
        raw = self.string()
        if not raw or raw[0] & 0x80 or (raw[0] == 0 and (len(raw) == 1 or not raw[1] & 0x80)):
            raise Malformed("suatu bilangan nol, negatif, atau tidak baku", "a number is zero, negative or not canonical")
        return int.from_bytes(raw, "big")

    def end(self) -> None:
        """Nothing may follow."""
        if self._pos != len(self._data):
            raise Malformed("ada data tambahan di belakangnya", "there is data behind the end")


def parse_public_key(line: str, *, path: str = "", line_number: int | None = None) -> PublicKeyLine:
    """Read `type base64 [comment]`, single spaces, without options and without the line's end.

    `path` and `line_number` say where it stands. Raises `Problem` (KEY-FORMAT), also for kinds and sizes of keys that
    may not sign here.
    """
    try:
        return _public_key_line(line)
    except Malformed as bad:
        raise _problem(bad, path, line_number) from None


def key_parts(blob: bytes) -> KeyParts:
    """Take a public key blob apart. Raises `Problem` (KEY-FORMAT) unless it is an allowed key in canonical form."""
    try:
        return read_key(blob)
    except Malformed as bad:
        raise _problem(bad) from None


def fingerprint(blob: bytes) -> str:
    """The name OpenSSH shows for a key: `SHA256:` and 43 characters of unpadded base64."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode("ascii").rstrip("=")


def _public_key_line(line: str) -> PublicKeyLine:
    key_type, _, rest = line.partition(" ")
    encoded, space, comment = rest.partition(" ")
    if not line.isprintable() or (space and not comment.strip()):
        raise Malformed("barisnya tidak rapi", "the line is not tidy")
    if key_type not in ALGORITHMS:
        raise _unknown(key_type)
    blob = decode_line(encoded)
    if read_key(blob).key_type != key_type:
        raise Malformed("jenis kunci di depan berbeda dari isinya", "the key type in front differs from the key itself")
    return PublicKeyLine(key_type, blob, comment)


def _unknown(key_type: str) -> Malformed:
    return Malformed(f"jenis kunci {key_type[:40]!r} tidak diterima", f"the key type {key_type[:40]!r} is not accepted")


def decode_line(line: str | bytes) -> bytes:
    """The bytes of one line of canonical base64. Raises `Malformed`."""
    if len(line) > _MAX_LINE:
        raise Malformed("barisnya terlalu panjang", "the line is too long")
    try:
        text = line.encode("ascii") if isinstance(line, str) else line
        raw = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        raise Malformed("bukan satu baris base64", "it is not one line of base64") from None
    # Unused bits in the last character would let one signature be written in several ways.
    if not raw or binascii.b2a_base64(raw, newline=False) != text:
        raise Malformed("base64-nya tidak baku", "its base64 is not canonical")
    return raw


@lru_cache(maxsize=4096)
def read_key(blob: bytes) -> KeyParts:
    """What `key_parts` does, but raises `Malformed`."""
    reader = Reader(blob)
    key_type = reader.name()
    if key_type in (ED25519, SK_ED25519):
        parts = KeyParts(key_type, point=_ed25519_point(reader.string()))
        if key_type == SK_ED25519:
            parts = KeyParts(key_type, point=parts.point, application=reader.name().encode("ascii"))
    elif key_type in CURVE_BYTES:
        if reader.name() != key_type.removeprefix("ecdsa-sha2-"):
            raise Malformed("kurvanya bukan milik jenis kunci itu", "its curve is not that of the key type")
        parts = KeyParts(key_type, point=reader.string())
        if len(parts.point) != 1 + 2 * CURVE_BYTES[key_type] or not parts.point.startswith(_UNCOMPRESSED):
            raise Malformed("titik kurvanya tidak utuh", "its curve point is not complete")
    elif key_type == RSA:
        exponent, modulus = reader.mpint(), reader.mpint()
        parts = KeyParts(key_type, modulus=modulus, exponent=exponent)
        if modulus.bit_length() not in RSA_BITS:
            raise Malformed("kunci RSA harus 3072 sampai 16384 bit", "an RSA key must have 3072 to 16384 bits")
        if modulus % 2 == 0 or exponent not in RSA_EXPONENTS:
            raise Malformed("bilangan kunci RSA itu tidak sah", "the numbers of that RSA key are not valid")
    else:
        raise _unknown(key_type)
    reader.end()
    return parts


def _ed25519_point(point: bytes) -> bytes:
    if len(point) != _ED25519_BYTES:
        raise Malformed("panjang kunci Ed25519 salah", "the Ed25519 key has the wrong length")
    y = int.from_bytes(point, "little") & (2**255 - 1)
    if y >= _ED25519_PRIME or y in _SMALL_ORDER_Y:
        raise Malformed("kunci Ed25519 itu lemah atau tidak baku", "that Ed25519 key is weak or not canonical")
    return point


def _problem(bad: Malformed, path: str = "", line: int | None = None) -> Problem:
    message = Text(id="Kunci publik tidak dapat diterima: {why}.", en="The public key cannot be accepted: {why}.")
    return Problem(Finding("KEY-FORMAT", message.fill(why=bad.text), path, line, remedy=_COPY_KEY))

"""SSH signatures made by code: good ones of every kind, forged and malformed ones, and those that only our policy refuses.

`accepted()` must pass here and in OpenSSH, `corpus()` must be refused by both, `policy()` is taken by OpenSSH and refused here,
each with its reason. Every case is built when it is asked for, so that collecting the tests makes no keys.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MESSAGE = b"paraf-step/v1\noffice contoh\npost contoh/medsos/2026/rapat-pleno\n"
NAMESPACE = "paraf-step@v1"
APPLICATION = b"ssh:"
KINDS = ("ed25519", "ecdsa256", "ecdsa384", "ecdsa521", "rsa256", "rsa512", "sk")
ED25519_ORDER = 2**252 + 27742317777372353535851937790883648493


class Case(NamedTuple):
    """One line that asks to be believed."""

    name: str
    signature_line: str
    message: bytes
    namespace: str
    public_key_line: str


def u32(number: int) -> bytes:
    return number.to_bytes(4, "big")


def string(data: bytes) -> bytes:
    return u32(len(data)) + data


def mpint(number: int) -> bytes:
    return string(number.to_bytes(number.bit_length() // 8 + 1, "big"))


def line(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def armor(text: str) -> str:
    """The armored form without any check, so that OpenSSH gets to see what ours would not even wrap."""
    body = "\n".join(text[at : at + 70] for at in range(0, len(text), 70))
    return f"-----BEGIN SSH SIGNATURE-----\n{body}\n-----END SSH SIGNATURE-----\n"


def openssh_accepts(armored: str, message: bytes, namespace: str, public_key_line: str) -> bool:
    """What `ssh-keygen -Y verify` says, with nothing of ours in between."""
    with tempfile.TemporaryDirectory() as folder:
        signers, signature = Path(folder, "signers"), Path(folder, "signature")
        signers.write_text(f'signer namespaces="{namespace}" {public_key_line}\n', encoding="ascii")
        signature.write_bytes(armored.encode("utf-8"))
        command = ["ssh-keygen", "-Y", "verify", "-n", namespace, "-I", "signer", "-f", str(signers), "-s", str(signature)]
        return subprocess.run(command, input=message, capture_output=True, timeout=30, check=False).returncode == 0


# --- signing by hand -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Forge:
    """All the parts of a signature; change one with `but`, and `raw` writes it as it then is."""

    key_type: bytes
    key: bytes  # what follows the key type inside the blob
    algorithm: bytes
    value: bytes
    namespace: bytes = NAMESPACE.encode()
    hash: bytes = b"sha512"
    sk: bytes = b""
    magic: bytes = b"SSHSIG"
    version: int = 1
    reserved: bytes = b""
    after_key: bytes = b""
    after_inner: bytes = b""
    after: bytes = b""
    listed: bytes | None = field(default=None)  # the blob in the list of signers, if another one

    @property
    def blob(self) -> bytes:
        return string(self.key_type) + self.key

    @property
    def inner(self) -> bytes:
        return string(self.algorithm) + string(self.value) + self.sk + self.after_inner

    @property
    def raw(self) -> bytes:
        fields = (self.blob + self.after_key, self.namespace, self.reserved, self.hash, self.inner)
        return self.magic + u32(self.version) + b"".join(map(string, fields)) + self.after

    @property
    def public_key_line(self) -> str:
        blob = self.listed or self.blob
        return f"{blob[4 : 4 + int.from_bytes(blob[:4], 'big')].decode('ascii', 'replace')} {line(blob)}"

    def but(self, **changes: object) -> Forge:
        # Unless a case says otherwise, the honest key stays in the list of signers.
        return replace(self, **{"listed": self.listed or self.blob, **changes})  # type: ignore[arg-type]


def to_sign(namespace: bytes = NAMESPACE.encode(), hash_name: bytes = b"sha512", message: bytes = MESSAGE) -> bytes:
    digest = hashlib.new(hash_name.decode(), message).digest()
    return b"SSHSIG" + b"".join(map(string, (namespace, b"", hash_name, digest)))


@cache
def ed25519_key(number: int = 0) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"throw-away key of a test %d" % number).digest())


@cache
def rsa_key(bits: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


@cache
def ecdsa_key(bits: int) -> ec.EllipticCurvePrivateKey:
    curve = {256: ec.SECP256R1(), 384: ec.SECP384R1(), 521: ec.SECP521R1()}[bits]
    # OpenSSH takes no private number far below the order of the curve.
    number = int.from_bytes(hashlib.shake_256(b"throw-away curve key of a test").digest(bits // 8), "big") | 1 << (bits - 2)
    return ec.derive_private_key(number % (1 << (bits - 1)), curve)


def ed25519(data: bytes | None = None, number: int = 0, **fields: bytes) -> Forge:
    key = ed25519_key(number)
    point = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Forge(b"ssh-ed25519", string(point), b"ssh-ed25519", key.sign(to_sign() if data is None else data), **fields)


def sk(flags: int = 1, counter: int = 7, application: bytes = APPLICATION, data: bytes | None = None) -> Forge:
    name = b"sk-ssh-ed25519@openssh.com"
    point = ed25519_key(9).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    stated = bytes([flags]) + u32(counter)
    signed = hashlib.sha256(application).digest() + stated + hashlib.sha256(to_sign() if data is None else data).digest()
    return Forge(name, string(point) + string(application), name, ed25519_key(9).sign(signed), sk=stated)


def sk_ecdsa() -> Forge:
    name, key = b"sk-ecdsa-sha2-nistp256@openssh.com", ecdsa_key(256)
    signed = hashlib.sha256(APPLICATION).digest() + b"\x01" + u32(7) + hashlib.sha256(to_sign()).digest()
    r, s = decode_dss_signature(key.sign(signed, ec.ECDSA(hashes.SHA256())))
    fields = string(b"nistp256") + string(ec_point(256)) + string(APPLICATION)
    return Forge(name, fields, name, mpint(r) + mpint(s), sk=b"\x01" + u32(7))


def ec_point(bits: int, form: PublicFormat = PublicFormat.UncompressedPoint) -> bytes:
    return ecdsa_key(bits).public_key().public_bytes(Encoding.X962, form)


def ecdsa_value(bits: int) -> tuple[int, int]:
    algorithm = {256: hashes.SHA256(), 384: hashes.SHA384(), 521: hashes.SHA512()}[bits]
    return decode_dss_signature(ecdsa_key(bits).sign(to_sign(), ec.ECDSA(algorithm)))


def ecdsa(bits: int) -> Forge:
    name, (r, s) = b"ecdsa-sha2-nistp%d" % bits, ecdsa_value(bits)
    return Forge(name, string(b"nistp%d" % bits) + string(ec_point(bits)), name, mpint(r) + mpint(s))


def rsa_sig(algorithm: bytes = b"rsa-sha2-512", bits: int = 3072, data: bytes | None = None) -> Forge:
    key = rsa_key(bits)
    numbers = key.public_key().public_numbers()
    used = {b"rsa-sha2-256": hashes.SHA256(), b"ssh-rsa": hashes.SHA1()}.get(algorithm, hashes.SHA512())  # noqa: S303 - the attack
    value = key.sign(to_sign() if data is None else data, padding.PKCS1v15(), used)
    return Forge(b"ssh-rsa", mpint(numbers.e) + mpint(numbers.n), algorithm, value)


def rsa_with_exponent_one() -> Forge:
    """With e = 1 the "signature" is the padded digest itself: anybody can write it."""
    modulus = rsa_key(3072).public_key().public_numbers().n
    prefix = bytes.fromhex("3051300d060960864801650304020305000440")
    end = prefix + hashlib.sha512(to_sign()).digest()
    value = b"\x00\x01" + b"\xff" * (3072 // 8 - 3 - len(end)) + b"\x00" + end
    return Forge(b"ssh-rsa", mpint(1) + mpint(modulus), b"rsa-sha2-512", value)


def rsa_that_starts_with_zero() -> tuple[Forge, bytes]:
    """A signature whose number is a byte shorter than the modulus, and the message it belongs to."""
    for number in range(100_000):
        message = b"%d" % number
        forge = rsa_sig(data=to_sign(message=message))
        if forge.value[0] == 0:
            return forge.but(value=forge.value[1:]), message
    raise AssertionError


def flip(data: bytes, at: int = -1, bit: int = 1) -> bytes:
    changed = bytearray(data)
    changed[at] ^= bit
    return bytes(changed)


@cache
def good(kind: str) -> Forge:
    """An honest signature of each kind, over `MESSAGE` for `NAMESPACE`."""
    if kind.startswith("ecdsa"):
        return ecdsa(int(kind.removeprefix("ecdsa")))
    return {"ed25519": ed25519, "rsa256": lambda: rsa_sig(b"rsa-sha2-256"), "rsa512": rsa_sig, "sk": sk}[kind]()


# --- the cases -----------------------------------------------------------------------------------------

Made = Forge | tuple[Forge, bytes] | tuple[Forge, bytes, str]
Maker = Callable[[], Made]

_EVERY_KIND: dict[str, Callable[[Forge], Made]] = {
    "message-changed": lambda g: (g.but(), MESSAGE + b" "),
    "message-without-last-newline": lambda g: (g.but(), MESSAGE[:-1]),
    "value-first-bit-flipped": lambda g: g.but(value=flip(g.value, 8, 0x10)),
    "value-last-bit-flipped": lambda g: g.but(value=flip(g.value)),
    "asked-for-another-namespace": lambda g: (g.but(), MESSAGE, "paraf-policy@v1"),
    "namespace-relabelled": lambda g: (g.but(namespace=b"git"), MESSAGE, "git"),
    "hash-relabelled": lambda g: g.but(hash=b"sha256"),
    "algorithm-of-another-key": lambda g: g.but(algorithm=b"ssh-dss"),
    "byte-behind-the-key": lambda g: g.but(after_key=b"\0"),
    "byte-behind-the-inner-signature": lambda g: g.but(after_inner=b"\0"),
    "byte-behind-everything": lambda g: g.but(after=b"\0"),
    "key-of-another-type": lambda g: g.but(key_type=b"ssh-dss"),
    "value-empty": lambda g: g.but(value=b""),
}


_CERT = b"ssh-ed25519-cert-v01@openssh.com"
_N256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def _p256(value: Callable[[int, int], bytes]) -> Forge:
    return good("ecdsa256").but(value=value(*ecdsa_value(256)))


_SINGLE: dict[str, Maker] = {
    "magic-wrong": lambda: good("ed25519").but(magic=b"SSHSIH"),
    "magic-lower-case": lambda: good("ed25519").but(magic=b"sshsig"),
    "magic-missing": lambda: good("ed25519").but(magic=b""),
    "version-2": lambda: good("ed25519").but(version=2),
    "version-huge": lambda: good("ed25519").but(version=2**32 - 1),
    "namespace-empty": lambda: ed25519(to_sign(b""), namespace=b""),
    "namespace-with-nul": lambda: ed25519(to_sign(b"paraf-step@v1\0x"), namespace=b"paraf-step@v1\0x"),
    "namespace-with-nul-at-the-end": lambda: ed25519(to_sign(b"paraf-step@v1\0"), namespace=b"paraf-step@v1\0"),
    "namespace-longer": lambda: ed25519(to_sign(b"paraf-step@v10"), namespace=b"paraf-step@v10"),
    "namespace-upper-case": lambda: ed25519(to_sign(b"PARAF-STEP@V1"), namespace=b"PARAF-STEP@V1"),
    "namespace-star": lambda: ed25519(to_sign(b"*"), namespace=b"*"),
    "namespace-git-commit": lambda: ed25519(to_sign(b"git"), namespace=b"git"),
    "namespace-file": lambda: ed25519(to_sign(b"file"), namespace=b"file"),
    "hash-md5": lambda: ed25519(to_sign(hash_name=b"md5"), hash=b"md5"),
    "hash-sha1": lambda: ed25519(to_sign(hash_name=b"sha1"), hash=b"sha1"),
    "hash-sha384": lambda: ed25519(to_sign(hash_name=b"sha384"), hash=b"sha384"),
    "hash-sha3": lambda: ed25519(to_sign(hash_name=b"sha3_256"), hash=b"sha3_256"),
    "hash-upper-case": lambda: good("ed25519").but(hash=b"SHA512"),
    "hash-empty": lambda: good("ed25519").but(hash=b""),
    "hash-list": lambda: good("ed25519").but(hash=b"sha256,sha512"),
    "signed-bare-message": lambda: ed25519(MESSAGE),
    "signed-bare-digest": lambda: ed25519(hashlib.sha512(MESSAGE).digest()),
    "signed-without-magic": lambda: ed25519(to_sign()[6:]),
    "signed-with-version": lambda: ed25519(b"SSHSIG" + u32(1) + to_sign()[6:]),
    "signed-with-message-not-digest": lambda: ed25519(b"SSHSIG" + b"".join(map(string, (b"paraf-step@v1", b"", b"sha512", MESSAGE)))),
    "signed-filled-reserved": lambda: ed25519(
        b"SSHSIG" + b"".join(map(string, (b"paraf-step@v1", b"x", b"sha512", hashlib.sha512(MESSAGE).digest()))), reserved=b"x"
    ),
    "signed-login-challenge": lambda: ed25519(string(b"s" * 32) + b"\x32" + string(b"git") + string(b"ssh-connection")),
    "key-swapped-for-the-listed-one": lambda: ed25519(number=1).but(key=good("ed25519").key, listed=good("ed25519").blob),
    "ed25519-value-63": lambda: good("ed25519").but(value=good("ed25519").value[:-1]),
    "ed25519-value-65": lambda: good("ed25519").but(value=good("ed25519").value + b"\0"),
    "ed25519-value-zero": lambda: good("ed25519").but(value=bytes(64)),
    "ed25519-value-halves-swapped": lambda: good("ed25519").but(value=good("ed25519").value[32:] + good("ed25519").value[:32]),
    "ed25519-value-with-message": lambda: good("ed25519").but(value=good("ed25519").value + to_sign()),
    "ed25519-key-31": lambda: good("ed25519").but(key=string(good("ed25519").key[4:-1])),
    "ed25519-key-33": lambda: good("ed25519").but(key=good("ed25519").key[:3] + b"\x21" + good("ed25519").key[4:] + b"\0"),
    "ed25519-key-bit-flipped": lambda: good("ed25519").but(key=flip(good("ed25519").key)),
    "ed25519-as-security-key": lambda: good("ed25519").but(algorithm=b"sk-ssh-ed25519@openssh.com", sk=b"\x01" + u32(1)),
    "ed25519-as-certificate": lambda: good("ed25519").but(key_type=_CERT),
    "ed25519-algorithm-of-certificate": lambda: good("ed25519").but(algorithm=_CERT),
    "ed25519-algorithm-empty": lambda: good("ed25519").but(algorithm=b""),
    "ed25519-key-type-empty": lambda: good("ed25519").but(key_type=b""),
    "ecdsa-r-zero": lambda: good("ecdsa256").but(value=string(b"") + mpint(ecdsa_value(256)[1])),
    "ecdsa-s-zero": lambda: good("ecdsa256").but(value=mpint(ecdsa_value(256)[0]) + string(b"")),
    "ecdsa-both-zero": lambda: good("ecdsa256").but(value=string(b"") * 2),
    "ecdsa-both-one": lambda: good("ecdsa256").but(value=mpint(1) * 2),
    "ecdsa-r-is-the-order": lambda: good("ecdsa256").but(value=mpint(_N256) + mpint(1)),
    "ecdsa-s-plus-the-order": lambda: _p256(lambda r, s: mpint(r) + mpint(s + _N256)),
    "ecdsa-s-negative": lambda: good("ecdsa256").but(value=mpint(ecdsa_value(256)[0]) + string(b"\xff" * 32)),
    "ecdsa-r-and-s-swapped": lambda: _p256(lambda r, s: mpint(s) + mpint(r)),
    "ecdsa-one-number": lambda: good("ecdsa256").but(value=mpint(ecdsa_value(256)[0])),
    "ecdsa-three-numbers": lambda: good("ecdsa256").but(value=good("ecdsa256").value + mpint(1)),
    "ecdsa-value-as-der": lambda: good("ecdsa256").but(value=ecdsa_key(256).sign(to_sign(), ec.ECDSA(hashes.SHA256()))),
    "ecdsa-point-compressed": lambda: good("ecdsa256").but(key=string(b"nistp256") + string(ec_point(256, PublicFormat.CompressedPoint))),
    "ecdsa-point-off-the-curve": lambda: good("ecdsa256").but(key=string(b"nistp256") + string(flip(ec_point(256)))),
    "ecdsa-point-off-the-curve-and-listed": lambda: good("ecdsa256").but(
        key=string(b"nistp256") + string(flip(ec_point(256))),
        listed=string(b"ecdsa-sha2-nistp256") + string(b"nistp256") + string(flip(ec_point(256))),
    ),
    "ecdsa-point-infinite": lambda: good("ecdsa256").but(key=string(b"nistp256") + string(b"\0")),
    "ecdsa-curve-of-another-type": lambda: good("ecdsa256").but(key=string(b"nistp384") + string(ec_point(256))),
    "ecdsa-256-type-with-384-key": lambda: good("ecdsa384").but(key_type=b"ecdsa-sha2-nistp256"),
    "ecdsa-256-algorithm-with-384-key": lambda: good("ecdsa384").but(algorithm=b"ecdsa-sha2-nistp256"),
    "rsa-with-sha1": lambda: rsa_sig(b"ssh-rsa"),
    "rsa-256-called-512": lambda: good("rsa256").but(algorithm=b"rsa-sha2-512"),
    "rsa-512-called-256": lambda: good("rsa512").but(algorithm=b"rsa-sha2-256"),
    "rsa-algorithm-of-certificate": lambda: good("rsa512").but(algorithm=b"rsa-sha2-512-cert-v01@openssh.com"),
    "rsa-value-longer": lambda: good("rsa512").but(value=b"\0" + good("rsa512").value),
    "rsa-value-one": lambda: good("rsa512").but(value=bytes(383) + b"\x01"),
    "rsa-value-zero": lambda: good("rsa512").but(value=bytes(384)),
    "rsa-value-all-ones": lambda: good("rsa512").but(value=b"\xff" * 384),
    "rsa-modulus-even": lambda: good("rsa512").but(key=flip(good("rsa512").key)),
    "rsa-modulus-negative": lambda: good("rsa512").but(key=mpint(65537) + string(good("rsa512").key[-384:])),
    "rsa-exponent-three": lambda: good("rsa512").but(key=mpint(3) + good("rsa512").key[7:]),
    "rsa-exponent-missing": lambda: good("rsa512").but(key=good("rsa512").key[7:]),
    "sk-flags-changed": lambda: good("sk").but(sk=b"\x05" + u32(7)),
    "sk-touch-added-later": lambda: sk(flags=0).but(sk=b"\x01" + u32(7)),
    "sk-counter-changed": lambda: good("sk").but(sk=b"\x01" + u32(8)),
    "sk-counter-missing": lambda: good("sk").but(sk=b"\x01"),
    "sk-flags-missing": lambda: good("sk").but(sk=b""),
    "sk-application-changed": lambda: good("sk").but(key=good("sk").key.replace(b"ssh:", b"ssh;")),
    "sk-application-missing": lambda: good("sk").but(key=good("sk").key[:36]),
    "sk-signed-as-plain-key": lambda: good("sk").but(value=ed25519_key(9).sign(to_sign())),
    "sk-signed-whole-data": lambda: good("sk").but(
        value=ed25519_key(9).sign(hashlib.sha256(APPLICATION).digest() + b"\x01" + u32(7) + to_sign())
    ),
    "sk-algorithm-of-plain-key": lambda: good("sk").but(algorithm=b"ssh-ed25519", sk=b""),
    "signed-by-another-key": lambda: ed25519(number=1).but(listed=good("ed25519").blob),
    "signed-by-another-kind-of-key": lambda: good("ecdsa256").but(listed=good("ed25519").blob),
}

_BYTES: dict[str, Callable[[Forge], str]] = {
    "nothing": lambda _: "",
    "only-the-magic": lambda _: line(b"SSHSIG"),
    "only-the-header": lambda g: line(g.raw[:10]),
    "cut-in-the-key": lambda g: line(g.raw[:40]),
    "cut-before-the-hash": lambda g: line(g.raw[: g.raw.index(b"sha512") - 4]),
    "cut-before-the-signature": lambda g: line(g.raw[: g.raw.index(b"sha512") + 6]),
    "cut-by-one-byte": lambda g: line(g.raw[:-1]),
    "cut-by-one-character": lambda g: line(g.raw)[:-1],
    "twice": lambda g: line(g.raw + g.raw),
    "length-of-key-huge": lambda g: line(g.raw[:10] + u32(2**32 - 1) + g.raw[14:]),
    "length-of-key-2-31": lambda g: line(g.raw[:10] + u32(2**31) + g.raw[14:]),
    "length-of-key-one-more": lambda g: line(flip(g.raw, 13, 0x07)),
    "length-of-key-zero": lambda g: line(g.raw[:10] + u32(0) + g.raw[14:]),
    "length-of-inner-one-less": lambda g: line(flip(g.raw, g.raw.index(b"sha512") + 9)),
    "url-safe-base64": lambda g: line(g.raw).replace("/", "_").replace("+", "-") + "_-",
    "hexadecimal": lambda g: g.raw.hex(),
    "not-ascii": lambda g: line(g.raw)[:-4] + "é===",
    "unused-bits-set": lambda g: line(g.raw + b"\0\0")[:-2] + "B=",
    "padding-in-the-middle": lambda g: line(g.raw[:100]) + line(g.raw[100:]),
    "armor-inside": lambda g: armor(line(g.raw)),
}

_POLICY: dict[str, tuple[str, Maker]] = {
    "version-0": ("only version 1 exists; the version is not signed", lambda: good("ed25519").but(version=0)),
    "reserved-filled": ("unsigned room inside a signature; OpenSSH ignores it", lambda: good("ed25519").but(reserved=b"hidden")),
    "hash-with-nul": ("one name, two spellings", lambda: good("ed25519").but(hash=b"sha512\0")),
    "namespace-unsigned-nul": ("one name, two spellings", lambda: good("ed25519").but(namespace=b"paraf-step@v1\0")),
    "algorithm-with-nul": ("one name, two spellings", lambda: good("ed25519").but(algorithm=b"ssh-ed25519\0")),
    "key-type-with-nul": ("one key, two spellings", lambda: good("ed25519").but(key_type=b"ssh-ed25519\0")),
    "rsa-1024": ("RSA needs 3072 bits", lambda: rsa_sig(bits=1024)),
    "rsa-2048": ("RSA needs 3072 bits", lambda: rsa_sig(bits=2048)),
    "rsa-exponent-one": ("anybody can sign for such a key", rsa_with_exponent_one),
    "rsa-short-value": ("one number, two spellings", rsa_that_starts_with_zero),
    "rsa-modulus-padded": (
        "one key, two spellings",
        lambda: good("rsa512").but(key=good("rsa512").key[:7] + string(b"\0" + good("rsa512").key[11:])),
    ),
    "ecdsa-numbers-padded": (
        "one number, two spellings",
        lambda: good("ecdsa384").but(value=b"".join(string(b"\0" + n.to_bytes(48, "big")) for n in _small_numbers())),
    ),
    "ed25519-scalar-plus-the-order": (
        "one signature, two spellings",
        lambda: good("ed25519").but(
            value=good("ed25519").value[:32] + (int.from_bytes(good("ed25519").value[32:], "little") + ED25519_ORDER).to_bytes(32, "little")
        ),
    ),
    "ed25519-key-of-small-order": (
        "anybody can sign for such a key",
        lambda: Forge(b"ssh-ed25519", string(b"\1" + bytes(31)), b"ssh-ed25519", b"\1" + bytes(63)),
    ),
    "sk-without-touch": ("a program could have used the key unseen", lambda: sk(flags=0)),
    "sk-pin-but-no-touch": ("a PIN does not replace the touch", lambda: sk(flags=4)),
    "sk-ecdsa": ("not on the list of key types", sk_ecdsa),
}


@cache
def _small_numbers() -> tuple[int, int]:
    """An ECDSA pair that needs no leading zero, so that one more byte is padding and nothing else."""
    while True:
        numbers = ecdsa_value(384)
        if all(number.bit_length() < 384 for number in numbers):
            return numbers


def _case(name: str, made: Made) -> Case:
    forge, *rest = made if isinstance(made, tuple) else (made,)
    message, namespace = [*rest, MESSAGE, NAMESPACE][:2] if not rest else [*rest, NAMESPACE][:2]
    return Case(name, line(forge.raw), message, namespace, forge.public_key_line)


def _by_bytes(name: str) -> Case:
    forge = good("ed25519")
    return Case(name, _BYTES[name](forge), MESSAGE, NAMESPACE, forge.public_key_line)


_BUILD: dict[str, Callable[[], Case]] = {
    **{f"{kind}-{name}": (lambda k=kind, n=name: _case(f"{k}-{n}", _EVERY_KIND[n](good(k)))) for kind in KINDS for name in _EVERY_KIND},
    **{name: (lambda n=name: _case(n, _SINGLE[n]())) for name in _SINGLE},
    **{f"bytes-{name}": (lambda n=name: _by_bytes(n)) for name in _BYTES},
}
REFUSED_NAMES = tuple(_BUILD)
POLICY_REASONS = {name: reason for name, (reason, _) in _POLICY.items()}


def refused(name: str) -> Case:
    return _BUILD[name]()


def accepted(kind: str) -> Case:
    return _case(kind, good(kind))


def policy(name: str) -> Case:
    return _case(name, _POLICY[name][1]())


def corpus() -> Iterator[Case]:
    """Everything that nobody may accept: (name, signature_line, message, namespace, public_key_line)."""
    for name in REFUSED_NAMES:
        yield refused(name)

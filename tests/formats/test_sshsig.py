"""The strict reader: one spelling of everything, and never anything but `Problem` for bad text."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_tools.formats import sshkey, sshsig
from site_tools.model.finding import Problem
from tests.adapters import sig_corpus

# Made by OpenSSH 9.2 with a key that was thrown away; the signed text is "hi" and a line end.
PRINTED = """-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgMhlcbuOjI6aOmgPQ2p5L2/YS/O
xKAbK+k8TiKCCRbRcAAAANcGFyYWYtc3RlcEB2MQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtz
c2gtZWQyNTUxOQAAAEB4m/BKTfhJ4XhNTXTyxLXbfEW66WOwcT18Fcv4oqReaKjkkLXIuO
qFxy8uFkkGWPWSNNGYunxZ71KgZjw8PC8I
-----END SSH SIGNATURE-----
"""
LINE = "".join(PRINTED.splitlines()[1:-1])
KEY_LINE = sig_corpus.good("ed25519").public_key_line


def refused(code: str, call, *arguments) -> str:
    with pytest.raises(Problem) as caught:
        call(*arguments)
    (finding,) = caught.value.findings
    assert finding.code == code
    assert finding.message.id != finding.message.en
    assert finding.remedy
    return finding.message.en


def test_reads_what_openssh_printed():
    sig = sshsig.parse(sshsig.from_armor(PRINTED))
    assert (sig.key_type, sig.namespace, sig.hash, sig.algorithm) == ("ssh-ed25519", "paraf-step@v1", "sha512", "ssh-ed25519")
    assert (len(sig.key), len(sig.signature), sig.sk_flags, sig.sk_counter) == (51, 64, None, None)
    assert sshsig.parse(LINE.encode()) == sig


def test_armor_comes_back_byte_for_byte():
    assert sshsig.to_armor(LINE) == PRINTED
    assert sshsig.from_armor(PRINTED.removesuffix("\n")) == LINE


@pytest.mark.parametrize("kind", sig_corpus.KINDS)
def test_reads_every_kind_of_key(kind):
    forge = sig_corpus.good(kind)
    sig = sshsig.parse(sig_corpus.line(forge.raw))
    assert (sig.key, sig.key_type.encode(), sig.algorithm.encode()) == (forge.blob, forge.key_type, forge.algorithm)
    assert sig.signature == forge.value
    assert (sig.sk_flags, sig.sk_counter) == ((1, 7) if kind == "sk" else (None, None))
    assert sshsig.parse_public_key(forge.public_key_line + " budi@kantor") == (sig.key_type, sig.key, "budi@kantor")


def test_numbers_of_an_ecdsa_signature():
    sig = sshsig.parse(sig_corpus.line(sig_corpus.good("ecdsa521").raw))
    r, s = sshsig.ecdsa_numbers(sig.signature)
    assert sig_corpus.mpint(r) + sig_corpus.mpint(s) == sig.signature
    assert "cut off" in refused("SIG-FORMAT", sshsig.ecdsa_numbers, sig.signature[:-1])


@pytest.mark.parametrize(
    ("what", "text"),
    {
        "no header": PRINTED.removeprefix("-"),
        "no footer": PRINTED.replace("END", "STOP"),
        "only a header": "-----BEGIN SSH SIGNATURE-----\n",
        "nothing inside": "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
        "text before": "Tanda tangan saya:\n" + PRINTED,
        "text behind": PRINTED + "setuju\n",
        "second line end": PRINTED + "\n",
        "carriage returns": PRINTED.replace("\n", "\r\n"),
        "empty line": PRINTED.replace("-----\n", "-----\n\n", 1),
        "space in a line": PRINTED.replace("U1NI", "U1NI "),
        "another kind of armor": PRINTED.replace("SSH SIGNATURE", "PGP SIGNATURE"),
        "empty text": "",
    }.items(),
)
def test_armor_around_it_is_refused(what, text):
    refused("SIG-FORMAT", sshsig.from_armor, text)


@pytest.mark.parametrize("text", ["", LINE[:-1], LINE + "\n", " " + LINE, LINE[:70] + "\n" + LINE[70:], LINE + "====", "é" * 8, "A" * 9000])
def test_only_one_canonical_line(text):
    refused("SIG-FORMAT", sshsig.parse, text)
    refused("SIG-FORMAT", sshsig.to_armor, text)


def test_unused_bits_of_the_last_character_are_refused():
    line = base64.b64encode(base64.b64decode(LINE) + b"\0").decode()
    other = line[:-3] + chr(ord(line[-3]) + 1) + "=="
    assert base64.b64decode(line) == base64.b64decode(other)
    assert "base64" in refused("SIG-FORMAT", sshsig.parse, other)


@pytest.mark.parametrize(
    ("what", "line"),
    {
        "empty": "",
        "only the type": "ssh-ed25519",
        "no space": KEY_LINE.replace(" ", ""),
        "two spaces": KEY_LINE.replace(" ", "  "),
        "a tab": KEY_LINE.replace(" ", "\t"),
        "line end": KEY_LINE + "\n",
        "space at the end": KEY_LINE + " ",
        "options in front": 'namespaces="git" ' + KEY_LINE,
        "principal in front": "budi " + KEY_LINE,
        "two lines": KEY_LINE + " a\n" + KEY_LINE,
        "bidi in the comment": KEY_LINE + " a\u202eb",
        "cut": KEY_LINE[:-4],
        "one more byte": KEY_LINE + "AAAA",
        "type in front differs": KEY_LINE.replace("ssh-ed25519", "ssh-rsa", 1),
        "unknown type": KEY_LINE.replace("ssh-ed25519", "ssh-dss", 1),
        "unknown type inside": f"ssh-ed25519 {sig_corpus.line(sig_corpus.string(b'ssh-dss'))}",
        "certificate": KEY_LINE.replace("ssh-ed25519", "ssh-ed25519-cert-v01@openssh.com", 1),
        "hardware key over ecdsa": sig_corpus.sk_ecdsa().public_key_line,
        "rsa too short": sig_corpus.policy("rsa-1024").public_key_line,
        "private key": "-----BEGIN OPENSSH PRIVATE KEY-----",
    }.items(),
)
def test_public_key_line_is_refused(what, line):
    refused("KEY-FORMAT", sshsig.parse_public_key, line)


def test_key_parts():
    forge = sig_corpus.good("sk")
    parts = sshsig.key_parts(forge.blob)
    assert (parts.key_type, len(parts.point), parts.application) == ("sk-ssh-ed25519@openssh.com", 32, b"ssh:")
    assert sshsig.key_parts(sig_corpus.good("rsa512").blob).exponent == 65537
    refused("KEY-FORMAT", sshsig.key_parts, forge.blob[:-1])


def test_fingerprint_is_the_one_openssh_shows():
    # ssh-keygen -lf of the throw-away key above would print the same.
    blob = sshsig.parse(LINE).key
    assert sshsig.fingerprint(blob).startswith("SHA256:")
    assert len(sshsig.fingerprint(blob)) == len("SHA256:") + 43
    assert sshsig.fingerprint(b"") == "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"


def test_signed_data_needs_ascii():
    assert sshsig.signed_data("a", "sha256", b"") == sig_corpus.to_sign(b"a", b"sha256", b"")
    with pytest.raises(ValueError, match="ascii"):
        sshsig.signed_data("é", "sha256", b"")


def _double(point: tuple[int, int]) -> tuple[int, int]:
    p = 2**255 - 19
    d = -121665 * pow(121666, -1, p) % p
    x, y = point
    k = d * x * x * y * y % p
    return 2 * x * y * pow(1 + k, -1, p) % p, (y * y + x * x) * pow(1 - k, -1, p) % p


def test_the_refused_ed25519_points_are_those_of_small_order():
    p = 2**255 - 19
    d = -121665 * pow(121666, -1, p) % p
    for y in sshkey._SMALL_ORDER_Y:
        square = (y * y - 1) * pow(d * y * y + 1, -1, p) % p
        x = pow(square, (p + 3) // 8, p)
        x = x if x * x % p == square else x * pow(2, (p - 1) // 4, p) % p
        assert x * x % p == square
        assert _double(_double(_double((x, y)))) == (0, 1)
        for sign in (0, 2**255):
            forge = sig_corpus.good("ed25519").but(key=sig_corpus.string((y | sign).to_bytes(32, "little")))
            assert "weak" in refused("KEY-FORMAT", sshsig.key_parts, forge.blob)
    refused("KEY-FORMAT", sshsig.key_parts, sig_corpus.string(b"ssh-ed25519") + sig_corpus.string((p + 3).to_bytes(32, "little")))


@given(st.one_of(st.text(), st.binary(), st.binary().map(lambda raw: base64.b64encode(b"SSHSIG\0\0\0\1" + raw).decode())))
def test_no_text_raises_anything_but_a_problem(text):
    for call in (sshsig.parse,) if isinstance(text, bytes) else (sshsig.parse, sshsig.from_armor, sshsig.to_armor, sshsig.parse_public_key):
        try:
            call(text)
        except Problem:
            continue


@given(st.sampled_from(sig_corpus.KINDS), st.data())
def test_what_is_read_has_no_other_spelling(kind, data):
    """Written again from its parts, an accepted signature is the same bytes, whatever byte was changed before."""
    raw = bytearray(sig_corpus.good(kind).raw)
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        sig = sshsig.parse(sig_corpus.line(bytes(raw)))
    except Problem:
        return
    inner = sig_corpus.string(sig.algorithm.encode()) + sig_corpus.string(sig.signature)
    if sig.sk_flags is not None and sig.sk_counter is not None:
        inner += bytes([sig.sk_flags]) + sig_corpus.u32(sig.sk_counter)
    fields = (sig.key, sig.namespace.encode(), b"", sig.hash.encode(), inner)
    assert b"SSHSIG\0\0\0\1" + b"".join(map(sig_corpus.string, fields)) == bytes(raw)

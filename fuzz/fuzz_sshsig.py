"""SSH signatures, armor, public keys, and the verdict on them.

The first byte says how the rest is meant: `r` raw bytes of a signature, `k` of a key, `a` armor, else one line of text.
"""

from fuzz.harness import run
from tests.adapters import sig_corpus

CUT = b"\n=====\n"


def forge_armor(raw: bytes) -> bytes:
    """The armored text of raw bytes."""
    return sig_corpus.armor(sig_corpus.line(raw)).encode()


def seeds() -> list[bytes]:
    """Good ones of every kind, and the malformed ones that the tests of the verifier use."""
    found = []
    for kind in sig_corpus.KINDS:
        forge = sig_corpus.good(kind)
        found += [b"r" + forge.raw + CUT + sig_corpus.MESSAGE, b"k" + forge.blob, b"a" + forge_armor(forge.raw)]
    return found + [b"t" + case.signature_line.encode() + CUT + case.message for case in sig_corpus.corpus()]


run("sshsig", seeds(), longest=4096)

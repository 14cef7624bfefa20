"""Two verifiers that must agree: ours, and OpenSSH's own. Where they do not, the signature does not hold.

For the few signatures of a proposal, where a process per signature is affordable: a mistake in either one can then
not let anything through by itself.
"""

from __future__ import annotations

import base64
from dataclasses import replace

from site_tools.adapters import ssh_keygen, verifier
from site_tools.formats.sshsig import key_parts
from site_tools.model.text import Text
from site_tools.ports import Verified

DISAGREE = Text(
    id="dua pemeriksa (Paraf dan ssh-keygen) tidak sepakat tentang tanda tangan ini.",
    en="two verifiers (Paraf and ssh-keygen) do not agree about this signature.",
)


def verify(signature: str, message: bytes, namespace: str) -> Verified:
    """Whether both say that the signature holds.

    A signature that ours cannot even read is refused without asking: there is no key to ask for. So is one of a security
    key that nobody touched: OpenSSH does not demand the touch, and its holder is to read what was wrong.

    Raises:
        CannotJudge: TOOL-MISSING, there is no ssh-keygen.
    """
    ours = verifier.verify(signature, message, namespace)
    untouched = ours.sk_flags is not None and not ours.sk_flags & verifier.TOUCHED
    if not ours.key_blob or untouched:
        return ours
    line = f"{key_parts(ours.key_blob).key_type} {base64.b64encode(ours.key_blob).decode()}"
    theirs = ssh_keygen.verify(signature, message, namespace, line)
    if theirs == ours.ok:
        return ours
    return replace(ours, ok=False, reason=DISAGREE)

"""A person's key as a signer: ssh-keygen does the signing, so agents and hardware keys work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_tools.adapters import ssh_keygen


@dataclass(frozen=True, slots=True)
class KeyFileSigner:
    """Signs with a private key file, or with an agent's key named by its `.pub` file."""

    key_file: Path

    def sign(self, message: bytes, namespace: str) -> str:
        """One line of base64.

        Raises:
            Problem: KEY-FILE, SIGN-FAILED. CannotJudge: ssh-keygen is missing.
        """
        return ssh_keygen.sign(message, key_file=self.key_file, namespace=namespace)

    def public_key(self) -> str:
        """The public key line.

        Raises:
            Problem: KEY-FILE, no key there.
        """
        return ssh_keygen.public_key_of(self.key_file)

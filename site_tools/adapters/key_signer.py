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


class KeyFolder:
    """A folder with one fresh key for each person: for demonstrations, nothing protects them but the mode of the files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, person: str) -> KeyFileSigner:
        """The key of a person, made when first asked for."""
        file = self._folder / person
        if not file.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            ssh_keygen.generate(file, f"{person}@peragaan")
        return KeyFileSigner(file)

    def lose(self, person: str) -> None:
        """Delete the key of a person, as if it were lost."""
        for file in (self._folder / person, self._folder / f"{person}.pub"):
            file.unlink(missing_ok=True)

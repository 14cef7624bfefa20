"""The next manifest of an office: every policy file with its digest, signed by a ratifier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from site_tools import canonical
from site_tools.formats import manifest as manifest_format
from site_tools.model.policy import Manifest, ManifestFile, RatifierKey
from site_tools.ports import Folder, Signer, Tree

TRUST_HEAD: Final = "# Satu baris per kantor: sha256 pengesahan pertamanya. Dijaga oleh pemilik kode.\n"


def policy_files(tree: Tree, office: str) -> tuple[ManifestFile, ...]:
    """Every file that a manifest of the office lists: its policy, and its plain pages."""
    below = f"sops/{office}/"
    files = [f.path for f in tree.files(f"sops/{office}") if not f.path.removeprefix(below).startswith(("pengesahan/", "appointments/"))]
    files += [f.path for f in tree.files(f"content/{office}") if f.path.count("/") == 2 and f.path.endswith(".md")]  # noqa: PLR2004 - content/<office>/<page>.md
    return tuple(ManifestFile(path, canonical.sha256(tree.read(path))) for path in sorted(files))


def ratify(
    tree: Folder, office: str, *, person: str, ratifiers: Sequence[RatifierKey], signer: Signer, at: datetime
) -> tuple[str, Manifest]:
    """Write and sign the next manifest of an office.

    Returns its path and the manifest. The signature is what makes it valid: whether `person` may ratify is judged
    when it is read, against the manifest before it.

    Raises:
        Problem: the files cannot be read, signing failed, or writing did.
    """
    folder = f"sops/{office}/pengesahan"
    before = [f.path for f in tree.files(folder)]
    unsigned = Manifest(
        office=office,
        version=len(before) + 1,
        at=at.isoformat(timespec="seconds"),
        person=person,
        previous=canonical.sha256(tree.read(before[-1])) if before else canonical.ABSENT,
        ratifiers=tuple(ratifiers),
        files=policy_files(tree, office),
    )
    signature = signer.sign(manifest_format.unsigned(unsigned), canonical.POLICY_NAMESPACE)
    manifest = Manifest(
        unsigned.office, unsigned.version, unsigned.at, unsigned.person, unsigned.previous, unsigned.ratifiers, unsigned.files, signature
    )
    path = f"{folder}/{manifest.version:04d}.txt"
    data = manifest_format.render(manifest)
    manifest_format.parse(data, path=path)
    tree.create({path: data})
    return path, manifest


def trust(tree: Folder, offices: Sequence[str]) -> None:
    """Write `sops/trust.txt` anew for these offices, from their first manifests."""
    lines = [f"{o} {canonical.sha256(tree.read(f'sops/{o}/pengesahan/0001.txt'))}\n" for o in sorted(offices)]
    tree.write("sops/trust.txt", (TRUST_HEAD + "".join(lines)).encode())

"""`paraf audit` beside its floor and beside a loop of ssh-keygen.

    python -m benchmarks.audit [POSTS]

The floor is what no auditor can avoid: reading every file, and one bare Ed25519 verification per signature.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from benchmarks.corpus import OFFICE, SOP, make, office_policy
from site_tools import canonical
from site_tools.formats.front_matter import read_front_matter
from site_tools.formats.sshsig import parse, signed_data, to_armor

KEYGEN_SAMPLE = 100
"""Signatures that ssh-keygen really checks; its loop is linear, so the rest is multiplied."""
PARAF = [sys.executable, "-m", "site_tools"]


def command(root: Path, *arguments: str) -> float:
    """Seconds of a whole command as a user runs it."""
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    done = subprocess.run([*PARAF, *arguments], cwd=root, capture_output=True, text=True, check=False, env=environment)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return seconds


def signatures(root: Path) -> list[tuple[str, bytes, str]]:
    """Signature, statement and public key line of every entry."""
    policy = office_policy(root)
    found = []
    for index in sorted((root / "content" / OFFICE / SOP).rglob("index.md")):
        post = index.parent.relative_to(root / "content").as_posix()
        entries = read_front_matter(index.read_bytes(), path=str(index)).entries
        chain = canonical.links(entries, post=post, root=policy.root)
        for entry, (statement, _) in zip(entries, chain, strict=True):
            person = policy.people.person(entry.person)
            assert person is not None
            found.append((entry.signature, statement, person.keys[0].key))
    return found


def floor(root: Path, checked: list[tuple[str, bytes, str]]) -> float:
    """Seconds to read every file and to verify every signature barely."""
    bare = []
    for signature, statement, key in checked:
        parts = parse(signature)
        blob = base64.b64decode(key.split()[1])
        message = signed_data(parts.namespace, parts.hash, statement)
        bare.append((Ed25519PublicKey.from_public_bytes(blob[-32:]), parts.signature[-64:], message))
    start = time.perf_counter()
    for folder, _, names in os.walk(root / "content"):
        for name in names:
            Path(folder, name).read_bytes()
    for public, signature_bytes, data in bare:
        public.verify(signature_bytes, data)
    return time.perf_counter() - start


def keygen(checked: list[tuple[str, bytes, str]]) -> float:
    """Seconds a loop of `ssh-keygen -Y verify` would take for all of them."""
    sample = checked[:KEYGEN_SAMPLE]
    with tempfile.TemporaryDirectory() as temporary:
        files = []
        for number, (signature, statement, key) in enumerate(sample):
            signers, file = Path(temporary, f"{number}.allowed"), Path(temporary, f"{number}.sig")
            signers.write_text(f'signer namespaces="{canonical.STEP_NAMESPACE}" {" ".join(key.split()[:2])}\n')
            file.write_text(to_armor(signature))
            files.append((signers, file, statement))
        start = time.perf_counter()
        for signers, file, statement in files:
            subprocess.run(
                ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", "signer", "-n", canonical.STEP_NAMESPACE, "-s", file],
                input=statement, capture_output=True, check=True,
            )  # fmt: skip
        return (time.perf_counter() - start) / len(sample) * len(checked)


def main(posts: int) -> None:
    """Print the table."""
    base = Path(os.environ.get("PARAF_BENCH", tempfile.gettempdir())) / "paraf-bench"
    root = make(base / f"audit-{posts}", posts)
    checked = signatures(root)
    audit = command(root, "audit")
    least, loop = floor(root, checked), keygen(checked)
    thousand = 1000 / len(checked)
    print(f"{len(checked)} signatures in {posts} posts")
    print("| what | s per 1,000 signatures | ratio to the floor |")
    print("| --- | --- | --- |")
    for name, seconds in (("floor: read + bare Ed25519", least), ("paraf audit", audit), ("loop of ssh-keygen -Y verify", loop)):
        print(f"| {name} | {seconds * thousand:.3f} | {seconds / least:.2f} |")
    print(f"paraf audit / ssh-keygen loop: {audit / loop:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)

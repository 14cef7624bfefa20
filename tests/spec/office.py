"""A made-up office with keys of its own, whose windows, notary and manifests a test chooses. Knows nothing of the program."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.spec import independent

PATH = "uji/medsos/2026/a"
SOP = "sops/uji/medsos/1-2026.yml"
REVIEW = {
    "forge": "git.contoh.id", "repository": "7", "pull_request": "3", "review": "9", "commit": "c0ffee", "user": "5",
    "state": "approved", "reviewed_at": "2026-10-06T13:29:00+07:00",
}  # fmt: skip


@dataclass
class Entry:
    """What a test says of an entry; the rest is filled in."""

    person: str = "orang"
    at: str = "2026-10-06T13:30:00+07:00"
    step: str = "1"
    act: str = 'decision: "done"'
    note: str = ""
    sop: str = ""
    number: str = "1/2026"
    review: dict[str, str] = field(default_factory=dict)
    key: str = ""
    """Name of the key that signs; default: the person's, or the notary's for a review."""


class Office:
    """The office `uji` in a folder: `people`, `office` and `entries` may be changed before `write`."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "repo"
        self.keys = folder / "keys"
        self.keys.mkdir(parents=True)
        (self.root / "sops/uji/medsos").mkdir(parents=True)
        (self.root / "content" / PATH).mkdir(parents=True)
        self.window = ""
        """What stands behind the key of `orang`."""
        self.notary_window = ""
        self.ratifiers = {name: self.key(name) for name in ("satu", "dua")}
        self.manifests: list[dict[str, str]] = [{}]
        """Per manifest what differs from the usual: `signer`, `key`, `previous`, `at`."""

    def key(self, name: str, *options: str) -> str:
        """The public line of a key, made when first asked for."""
        file = self.keys / name
        if not file.exists():
            subprocess.run(["ssh-keygen", "-q", *(options or ("-t", "ed25519")), "-N", "", "-C", "", "-f", str(file)], check=True)
        return " ".join((self.keys / f"{name}.pub").read_text().split()[:2])

    def sign(self, name: str, namespace: str, message: bytes) -> str:
        """One line of base64."""
        command = ["ssh-keygen", "-Y", "sign", "-n", namespace, "-f", str(self.keys / name)]
        armored = subprocess.run(command, input=message, check=True, capture_output=True).stdout.decode()
        return "".join(armored.splitlines()[1:-1])

    def write(self, *entries: Entry) -> Path:
        """Write the whole repository; its folder."""
        self.files()
        trusted = self.ratify()
        (self.root / "sops/trust.txt").write_text(f"uji {trusted}\n")
        self.post(entries, trusted)
        return self.root

    def files(self) -> None:
        """People, settings and one SOP."""
        policy = self.root / "sops/uji"
        (policy / "people.yml").write_text(
            "people:\n"
            f'  - id: orang\n    name: "Orang, Contoh"\n    keys:\n      - {{key: "{self.key("orang")} orang@contoh"{self.window}}}\n'
            '    forge:\n      - {forge: git.contoh.id, id: "5", login: orang}\n'
            f"  - name: 'Tamu'\n    id: tamu\n    keys:\n      - key: {self.key('tamu')}\n        from: 2026-01-01T00:00:00Z\n"
        )
        (policy / "office.yml").write_text(
            "id: uji # kantor\nname: Kantor Uji\naccounts: []\nnotaries:\n  - id: hos\n"
            f'    key: "{self.key("notaris")}"\n    forge: git.contoh.id\n    repository: "7"\n{self.notary_window}place: X\n'
        )
        (self.root / SOP).write_text('number: "1/2026"\nsteps: []\n')

    def ratify(self) -> str:
        """Write the manifests; the digest of the first."""
        first, previous = "", "-"
        names = ["sops/uji/medsos/1-2026.yml", "sops/uji/office.yml", "sops/uji/people.yml"]
        (self.root / "sops/uji/pengesahan").mkdir(exist_ok=True)
        for version, other in enumerate(self.manifests, start=1):
            signer = other.get("signer", "satu")
            ratifiers = self.ratifiers | ({signer: self.key(signer)} if signer not in self.ratifiers else {})
            lines = ["paraf-policy/v1", "office uji", f"version {version}", f"at {other.get('at', f'2026-01-0{version}T00:00:00+07:00')}"]
            lines += [f"person {signer}", f"previous {other.get('previous', previous)}"]
            lines += [f"ratifier {person} {line}" for person, line in ratifiers.items()]
            lines += [f"file {independent.sha256((self.root / name).read_bytes())}  {name}" for name in names]
            message = ("\n".join(lines) + "\n").encode()
            data = message + f"signature {self.sign(other.get('key', signer), 'paraf-policy@v1', message)}\n".encode()
            (self.root / f"sops/uji/pengesahan/{version:04d}.txt").write_bytes(data)
            previous = independent.sha256(data)
            first = first or previous
        return first

    def post(self, entries: tuple[Entry, ...], trusted: str) -> None:
        """Write the post with its signed entries."""
        file = self.root / "content" / PATH / "index.md"
        body = "---\ntitle: A\n", "---\n\nIsi.\n"
        file.write_text("".join(body))
        digests = independent.part_digests(file.parent)
        block = f"signatures:\n{independent.MARKER}\n"
        for entry in entries:
            text = self._entry(entry, digests)
            *_, unsigned = independent.chain((block + text.replace("{}", "AAAA")).encode(), post=PATH, root=trusted)
            key = entry.key or ("notaris" if entry.review else entry.person)
            block += text.replace("{}", self.sign(key, unsigned.namespace, unsigned.statement))
        file.write_text(body[0] + (block if entries else "") + body[1])

    def _entry(self, entry: Entry, digests: dict[str, str]) -> str:
        parts = ", ".join(f'{part}: "{digest}"' for part, digest in digests.items())
        sop = entry.sop or independent.sha256((self.root / SOP).read_bytes())
        review = ", ".join(f'{name}: "{value}"' for name, value in entry.review.items())
        return (
            f'  - step: {entry.step}\n    by: {{role: "operator", person: "{entry.person}", capacity: "definitif"}}\n'
            f'    act: {{{entry.act}, at: "{entry.at}"}}\n'
            + (f'    note: "{entry.note}"\n' if entry.note else "")
            + f'    sop: {{number: "{entry.number}", sha256: "{sop}"}}\n    parts: {{{parts}}}\n'
            + (f"    review: {{{review}}}\n" if review else "")
            + '    signature: "{}"\n'
        )

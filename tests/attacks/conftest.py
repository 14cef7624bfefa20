"""An insider with real keys, in a copy of a sample office: he writes what no command of ours would write."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from site_tools import canonical
from site_tools.adapters import demo_keys, ssh_keygen
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.key_signer import KeyFileSigner
from site_tools.formats import manifest as manifest_format
from site_tools.formats.front_matter import read_front_matter
from site_tools.model.entry import Entry
from site_tools.model.people import ActingLetter
from site_tools.model.policy import RatifierKey
from site_tools.workflows.ratify import ratify
from tests.cli.conftest import Result, Story, alone, clock, commit_all, git, key_of, made_repo, run, story_of

__all__ = ["alone", "clock", "key_of", "made_repo", "run", "story_of"]

READY = "agam/medsos/2026/sosialisasi-pemilih-pemula-sma"
"""Three entries, the gate passed, nothing uploaded."""
WAITING = "agam/medsos/2026/hari-pahlawan-2026"
"""Two entries; the secretary (step 3) is awaited."""
COMPLETE = "agam/medsos/2026/infografis-syarat-menjadi-pemilih"
"""Uploaded, with evidence."""
OPERATOR, CHECKER, SECRETARY, RATIFIER = "kenanga-lestari", "mahoni-teduh", "beringin-tulus", "beringin-tulus"
SOP = "sops/agam/medsos/175-ort-06-1306-2023.yml"
NOW = "2026-11-21T09:00:00+07:00"


def told(result: Result, code: str, *words: str, exits: int = 1) -> None:
    """A clear refusal: exit code, stable code, and every one of these words (the file, the step, the line)."""
    seen = result.out + result.err
    assert "Traceback" not in seen, seen
    assert "kesalahan Paraf" not in seen, seen
    assert result.code == exits, seen
    assert f"[{code}]" in seen, seen
    missing = [word for word in words if word not in seen]
    assert not missing, (missing, seen)


class Insider(Story):
    """Works in the repository with any key of the demonstration pool, by the commands or past them."""

    # --- files -------------------------------------------------------------------------------------

    def path(self, name: str) -> Path:
        """A file of the repository; its folder is made."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file past every check."""
        self.path(name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def swap(self, name: str, old: str, new: str) -> None:
        """Replace the first occurrence, which must be there."""
        text = self.path(name).read_bytes().decode()
        assert old in text, old
        self.write(name, text.replace(old, new, 1))

    def swap_in(self, post: str, old: str, new: str) -> None:
        """The same in a post's index.md."""
        self.swap(f"content/{post}/index.md", old, new)

    def draft(
        self, name: str, body: str = "Naskah.\n", *, further: str = "", title: str = "Rapat pleno", platforms: str = "instagram"
    ) -> str:
        """An unsigned post with one good picture."""
        post = f"agam/medsos/2026/{name}"
        self.write(
            f"content/{post}/index.md",
            f"---\ntitle: {title}\ndate: 2026-11-20\nkind: kegiatan\ncategory: Berita\nplatforms: [{platforms}]\n"
            'captions: {default: "Rapat pleno terbuka."}\n'
            f'images:\n  - {{file: foto-1.jpg, alt: "Peserta rapat di aula kantor", credit: "Humas"}}\n{further}---\n\n{body}',
        )
        shutil.copy(self.root / "content" / READY / "foto-1.jpg", self.root / "content" / post / "foto-1.jpg")
        return post

    # --- entries -----------------------------------------------------------------------------------

    def entries(self, post: str) -> tuple[Entry, ...]:
        """The entries of a post."""
        return read_front_matter(self.index(post).read_bytes(), path=post).entries

    def put(self, post: str, entries: Sequence[Entry]) -> None:
        """Write these entries, whatever they are."""
        front = read_front_matter(self.index(post).read_bytes(), path=post)
        self.index(post).write_bytes(front.with_entries(tuple(entries)))

    def root_of(self, office: str) -> str:
        """The digest of the office's first manifest."""
        lines = (self.root / "sops/trust.txt").read_text(encoding="utf-8").splitlines()
        return next(line.split()[1] for line in lines if line.startswith(f"{office} "))

    def forge(self, post: str, by: str, *, namespace: str = "", keep: int | None = None, **changes: object) -> Entry:
        """Sign an entry with the key of `by` and append it; like the last one but for these changes.

        `keep` is how many entries stay before it.
        """
        known = self.entries(post)
        entry = replace(known[-1], review=None, **changes)  # type: ignore[arg-type]
        return self.append(post, entry, by, namespace=namespace, keep=keep)

    def append(self, post: str, entry: Entry, by: str, *, namespace: str = "", keep: int | None = None) -> Entry:
        """Sign an entry, chained rightly, and write it."""
        return self.append_by(post, entry, lambda text: self.signature(text, by, namespace or canonical.namespace(entry)), keep=keep)

    def append_by(self, post: str, entry: Entry, make: Callable[[bytes], str], *, keep: int | None = None) -> Entry:
        """The same with a signature that somebody makes over the statement."""
        stay = self.entries(post)[:keep]
        root = self.root_of(post.split("/", maxsplit=1)[0])
        chain = canonical.links(stay, post=post, root=root)
        text = canonical.statement(entry, post=post, root=root, previous=chain[-1][1] if chain else canonical.ABSENT)
        signed = replace(entry, signature=make(text))
        self.put(post, (*stay, signed))
        return signed

    def signature(self, message: bytes, by: str, namespace: str) -> str:
        """One line of base64 by the key of a person, or of the pool (`#100`)."""
        return ssh_keygen.sign(message, key_file=self.key_file(by), namespace=namespace)

    def key_file(self, by: str) -> Path:
        """The private key file of a person, or of the pool (`#100`)."""
        if not by.startswith("#"):
            return Path(self.key_of(by))
        file = self.root.parent / f"kunci-{by[1:]}"
        if not file.exists():
            file.write_bytes(demo_keys.demo_private_key_bytes(int(by[1:])))
            file.chmod(0o600)
        return file

    def public(self, by: str) -> str:
        """The public key line without its comment."""
        return " ".join(KeyFileSigner(self.key_file(by)).public_key().split()[:2])

    # --- policy ------------------------------------------------------------------------------------

    def ratify(self, by: str = RATIFIER, *, at: str = NOW, ratifiers: Sequence[RatifierKey] = (), office: str = "agam") -> str:
        """Sign the next manifest of the office with that person's key, checking nothing; its path."""
        folder = DiskFolder(self.root)
        last = max(file.path for file in folder.files(f"sops/{office}/pengesahan"))
        named = ratifiers or manifest_format.parse(folder.read(last), path=last).ratifiers
        signer = KeyFileSigner(self.key_file(by))
        path, _ = ratify(folder, office, person=by, ratifiers=named, signer=signer, at=datetime.fromisoformat(at))
        return path

    def in_people(self, old: str, new: str, *, ratified: bool = True, at: str = NOW) -> None:
        """Change people.yml of Agam."""
        self.swap("sops/agam/people.yml", old, new)
        if ratified:
            self.ratify(at=at)

    def notary(self) -> None:
        """Give Agam a notary with key 100 of the pool."""
        key = demo_keys.demo_public_line(100)
        text = f'notaries:\n  - {{id: notaris, key: "{key}", forge: git.contoh.id, repository: "77", from: "2026-01-05T00:00:00+07:00"}}\n'
        self.swap("sops/agam/office.yml", "brand:\n", text + "brand:\n")
        self.ratify()

    def letter(self, person: str, role: str, by: str, /, **changes: object) -> str:
        """A letter of appointment signed by somebody; its path."""
        letter = ActingLetter(
            person=person,
            role=role,
            capacity="plh",
            letter="7/SP/2026",
            date="2026-11-20",
            from_=datetime.fromisoformat("2026-11-20T00:00:00+07:00"),
            until=datetime.fromisoformat("2026-11-30T00:00:00+07:00"),
            signed_by=by,
            signed_at=datetime.fromisoformat("2026-11-20T08:00:00+07:00"),
        )
        letter = replace(letter, **changes)  # type: ignore[arg-type]
        text = canonical.appointment_statement(letter, office="agam", root=self.root_of("agam"))
        lines = [
            f"person: {letter.person}",
            f"role: {letter.role}",
            f"capacity: {letter.capacity}",
            f'letter: "{letter.letter}"',
            f'date: "{letter.date}"',
            f'from: "{letter.from_.isoformat()}"',
            f'until: "{letter.until.isoformat()}"',
            f"signed_by: {letter.signed_by}",
            f'signed_at: "{letter.signed_at.isoformat()}"',
            f"merangkap: {'true' if letter.merangkap else 'false'}",
            f'signature: "{self.signature(text, by, canonical.APPOINTMENT_NAMESPACE)}"',
        ]
        path = "sops/agam/appointments/2026-7.yml"
        self.write(path, "\n".join(lines) + "\n")
        return path


@pytest.fixture
def insider(story_of: Callable[[str], Story]) -> Insider:
    """Somebody who works in the office Agam."""
    story = story_of("agam")
    return Insider(story.root, story.run, story.key_of, story.clock)


class Desk(Insider):
    """The same insider with a shared repository: he proposes branches, and `paraf check --base --head` judges them."""

    def commit(self) -> str:
        """Everything in the work tree as one commit; its id."""
        return commit_all(self.root)

    def git(self, *arguments: str) -> str:
        """Git in this repository."""
        return git(self.root, *arguments)

    def branch(self, name: str = "usulan", start: str = "main") -> None:
        """Begin a proposal."""
        self.git("checkout", "-q", "-b", name, start)

    def gate(self, *options: str, base: str = "main", head: str = "HEAD") -> Result:
        """What the gate says of the work tree, committed."""
        self.commit()
        return self.run("check", "--base", base, "--head", head, *options)

    def merge(self, name: str = "usulan") -> None:
        """The proposal passes the gate and is merged."""
        result = self.gate(head=name)
        assert result.code == 0, result.out + result.err
        self.git("checkout", "-q", "main")
        self.git("merge", "-q", "--no-ff", "-m", "Gabung", name)


@pytest.fixture
def desk(story_of: Callable[[str], Story]) -> Desk:
    """The office Agam in a repository of its own, main committed, on a branch `usulan`."""
    story = story_of("agam")
    desk = Desk(story.root, story.run, story.key_of, story.clock)
    desk.commit()
    desk.branch()
    return desk

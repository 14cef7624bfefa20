"""A small office whose repository changes at random: what the equality of incremental and full builds is tried on.

    python -m benchmarks.changes [CHANGES] [SEED]

Every post is written and signed anew by the sample people's keys. After each change the site is brought up to date and
compared, byte for byte, with one that is built from nothing; `diff -r` of the two must be empty.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.corpus import OFFICE, ROOT, SOP, Keys, office_policy, small_picture
from site_tools import canonical
from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.git_changes import GitChanges, private_folder
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.verifier import verify
from site_tools.formats.front_matter import read_front_matter
from site_tools.model.entry import DEFINITIVE, Entry
from site_tools.model.policy import Policy
from site_tools.model.post import PostPath
from site_tools.website.incremental import Order, build_repository
from site_tools.website.told import BuildReport
from site_tools.workflows.facts import Judge
from site_tools.workflows.ratify import ratify

BEGIN = datetime.fromisoformat("2026-03-02T08:00:00+07:00")
TAGS = ("pdpb", "sosialisasi", "logistik", "kpps")
CATEGORIES = ("Berita", "Pengumuman", "")


@dataclass(frozen=True, slots=True)
class Draft:
    """A post as it is to be written."""

    slug: str
    day: int = 0
    """Days after the beginning."""
    title: str = "Kegiatan"
    body: str = "Kantor menyampaikan kabar ini."
    tags: tuple[str, ...] = ()
    category: str = "Berita"
    publish_at: datetime | None = None
    steps: int = 4
    """Signed steps: fewer than four wait."""
    withdrawn: bool = False
    picture: bool = True

    @property
    def path(self) -> PostPath:
        """Where it stands."""
        return PostPath(OFFICE, SOP, "2026", self.slug)


@dataclass
class World:
    """The repository, its clock and its two sites."""

    root: Path
    rng: random.Random
    now: datetime = field(default_factory=lambda: datetime.fromisoformat("2026-11-21T09:00:00+07:00"))
    posts: dict[str, Draft] = field(default_factory=dict)
    count: int = 0
    warm: int = 0
    """How many builds were incremental."""
    shown: int = 0
    """Posts on the site after the last build."""

    def __post_init__(self) -> None:
        """The sample office's policy, committed, without a post."""
        shutil.copytree(ROOT / "sops", self.root / "sops")
        for page in (ROOT / "content").rglob("*.md"):
            name = page.relative_to(ROOT)
            if len(name.parts) <= 3:
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(page, self.root / name)
        for name in ("mkdocs.yml", ".gitattributes"):
            shutil.copy(ROOT / name, self.root)
        (self.root / ".gitignore").write_text("/site/\n/whole/\n*.log\n", encoding="utf-8")
        self.picture = small_picture()
        self.git("init", "-q")
        self.policy = self.load()
        self.keys = Keys(self.policy)
        self.commit()

    def load(self) -> Policy:
        """The office's policy as it stands."""
        return office_policy(self.root)

    def git(self, *arguments: str) -> None:
        """Run git with nobody's settings."""
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1"}
        words = ["git", "-c", "user.name=Contoh", "-c", "user.email=contoh@example.test", "-c", "gc.auto=0", *arguments]
        subprocess.run(words, cwd=self.root, env=environment, check=True, capture_output=True)

    def commit(self) -> None:
        """Record everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Perubahan")

    # --- posts -----------------------------------------------------------------------------------------

    def write(self, draft: Draft, *, altered: bool = False) -> None:
        """Write a post whole, signed as far as its draft says."""
        folder = self.root / draft.path.folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        start = BEGIN + timedelta(days=draft.day, minutes=sum(map(ord, draft.slug)) % 600)
        text = self._text(draft, start)
        pieces = []
        if draft.picture:
            (folder / "foto-1.jpg").write_bytes(self.picture)
            pieces.append(canonical.Piece("media", "foto-1.jpg", canonical.sha256(self.picture)))
        front = read_front_matter(text, path=draft.path.index)
        digests = canonical.part_digests([*front.pieces(), *pieces])
        revision = self.policy.of_sop(SOP)[0]
        entries: list[Entry] = []
        for step in revision.sop.steps[: draft.steps]:
            role = step.who.roles[0]
            person = self.policy.holders(role, start)[0].id
            note = "Sudah diperiksa." if step.note_required else ""
            at = (start + timedelta(minutes=10 * step.step)).isoformat(timespec="seconds")
            entry = Entry(step.step, role, person, DEFINITIVE, "done", at, revision.sop.number, revision.sha256, digests, "", note=note)
            entries.append(self._signed(draft, entries, entry))
        if draft.withdrawn and entries:
            at = (start + timedelta(hours=3)).isoformat(timespec="seconds")
            entry = replace(entries[-1], step=None, decision="withdraw", at=at, note="salah-data", signature="")
            entries.append(self._signed(draft, entries, entry))
        data = front.with_entries(tuple(entries)) if entries else text
        (folder / "index.md").write_bytes(data + (b"Diam-diam.\n" if altered else b""))
        self.posts[draft.slug] = draft

    def _text(self, draft: Draft, start: datetime) -> bytes:
        lines = ["---", f'title: "{draft.title}"', f"date: {start.date()}", f"event: {start.date()}", "kind: infografis"]
        lines += [f"category: {draft.category}"] if draft.category else []
        lines += [f"tags: [{', '.join(draft.tags)}]"] if draft.tags else []
        if draft.publish_at is not None:
            lines.append(f"publish_at: {draft.publish_at.isoformat(timespec='seconds')}")
        lines += ["platforms: [instagram]", "captions:", f'  default: "{draft.title}."']
        if draft.picture:
            lines += ["images:", '  - {file: foto-1.jpg, alt: "Gambar contoh untuk perbandingan", credit: "Contoh"}']
        lines += ['sources: ["Catatan contoh"]', "---", "", draft.body, ""]
        return "\n".join(lines).encode()

    def _signed(self, draft: Draft, before: list[Entry], entry: Entry) -> Entry:
        chain = canonical.links(before, post=str(draft.path), root=self.policy.root)
        previous = chain[-1][1] if chain else canonical.ABSENT
        statement = canonical.statement(entry, post=str(draft.path), root=self.policy.root, previous=previous)
        return replace(entry, signature=self.keys.sign(entry.person, statement, canonical.STEP_NAMESPACE))

    def any(self) -> Draft | None:
        """A post, if there is one."""
        return self.posts[self.rng.choice(sorted(self.posts))] if self.posts else None

    # --- changes ---------------------------------------------------------------------------------------

    def add(self) -> str:
        """A new post; perhaps one that waits, or whose time has not come, or that links to another."""
        self.count += 1
        rng = self.rng
        other = self.any()
        target = other.slug if other and rng.random() < 0.6 else f"kabar-{self.count + rng.randint(1, 3)}"
        draft = Draft(
            slug=f"kabar-{self.count}",
            day=rng.randint(0, 220),
            title=f"Kabar {self.count} & kegiatan <{rng.randint(1, 9)}>",
            body=f"Isi kabar {self.count}.\n\nLihat [kabar lain](../{target}/index.md) dan [profil](/{OFFICE}/profil/index.md).",
            tags=tuple(rng.sample(TAGS, rng.randint(0, 3))),
            category=rng.choice(CATEGORIES),
            publish_at=self.now + timedelta(days=rng.choice((1, 3))) if rng.random() < 0.15 else None,
            steps=2 if rng.random() < 0.1 else 4,
            picture=rng.random() < 0.8,
        )
        self.write(draft)
        return f"add {draft.slug}"

    def edit(self) -> str:
        """Other words, signed again or behind everybody's back."""
        draft = self.any()
        if draft is None:
            return self.add()
        altered = self.rng.random() < 0.4
        self.write(draft if altered else replace(draft, body=f"{draft.body} Ditambah {self.rng.randint(1, 99)}."), altered=altered)
        return f"edit {draft.slug}{' unsigned' if altered else ''}"

    def redate(self) -> str:
        """Another day: other listings, another place in all of them."""
        draft = self.any()
        if draft is None:
            return self.add()
        self.write(replace(draft, day=self.rng.randint(0, 220), tags=tuple(self.rng.sample(TAGS, 2))))
        return f"re-date {draft.slug}"

    def rename(self) -> str:
        """The same under another address."""
        draft = self.any()
        if draft is None:
            return self.add()
        self.drop(draft)
        self.count += 1
        self.write(replace(draft, slug=f"kabar-{self.count}"))
        return f"rename {draft.slug}"

    def drop(self, draft: Draft) -> None:
        """Take a post away."""
        shutil.rmtree(self.root / draft.path.folder)
        del self.posts[draft.slug]

    def delete(self) -> str:
        """A post less."""
        draft = self.any()
        if draft is None:
            return self.add()
        self.drop(draft)
        return f"delete {draft.slug}"

    def withdraw(self) -> str:
        """A tombstone."""
        draft = self.any()
        if draft is None:
            return self.add()
        self.write(replace(draft, withdrawn=True))
        return f"withdraw {draft.slug}"

    def wait(self) -> str:
        """Nothing but time goes by."""
        self.now += timedelta(hours=self.rng.choice((1, 20, 30, 80)))
        return f"wait until {self.now:%d %H}"

    def policy_change(self) -> str:
        """The ratifier signs another contact line."""
        path = self.root / f"sops/{OFFICE}/office.yml"
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("contact:")]
        path.write_text("\n".join([f'contact: "Contoh, ruang {self.rng.randint(1, 999)}"', *lines]), encoding="utf-8")
        manifest = self.policy.manifests[-1]
        person = manifest.ratifiers[0].person
        self.now += timedelta(minutes=1)
        ratify(DiskFolder(self.root), OFFICE, person=person, ratifiers=manifest.ratifiers, signer=_Hand(self.keys, person), at=self.now)
        self.policy = self.load()
        return "policy"

    def config_change(self) -> str:
        """Another name of the site."""
        path = self.root / "mkdocs.yml"
        lines = path.read_text(encoding="utf-8").split("\n")
        path.write_text("\n".join(f"site_name: Paraf {self.rng.randint(1, 99)}" if x.startswith("site_name:") else x for x in lines))
        return "config"

    def stray(self) -> str:
        """A file that has no place, ignored by Git, inside a post or beside it."""
        draft = self.any()
        folder = self.root / (draft.path.folder if draft and self.rng.random() < 0.7 else f"content/{OFFICE}")
        file = folder / "catatan.log"
        if file.exists():
            file.unlink()
        else:
            file.write_bytes(b"x")
        return f"stray in {folder.name}"

    def damage(self) -> str:
        """The index is cut short, scribbled on or thrown away."""
        folder = private_folder(self.root)
        for file in sorted(folder.glob("*.sqlite")) if folder else []:
            data = file.read_bytes()
            match self.rng.randint(0, 2):
                case 0:
                    file.unlink()
                case 1:
                    file.write_bytes(data[: len(data) // 2])
                case _:
                    file.write_bytes(bytes(self.rng.randbytes(4096)) + data[4096:])
        return "damage"

    def change(self) -> str:
        """One change at random, committed or not."""
        often: list[Callable[[], str]] = [
            self.add,
            self.add,
            self.add,
            self.add,
            self.edit,
            self.redate,
            self.rename,
            self.delete,
            self.withdraw,
        ]
        seldom: list[Callable[[], str]] = [self.wait, self.policy_change, self.config_change, self.stray, self.damage]
        told = [self.rng.choice(often if self.rng.random() < 0.75 else seldom)()]
        while self.rng.random() < 0.25:
            told.append(self.rng.choice(often)())
        if self.rng.random() < 0.7:
            self.commit()
            told.append("commit")
        return ", ".join(told)

    # --- sites -----------------------------------------------------------------------------------------

    def build(self, name: str = "site", *, whole: bool = False) -> BuildReport:
        """Bring the site of that name up to date, or build it from nothing."""
        target = self.root / name
        private = None if whole else private_folder(self.root)
        order = Order(DiskFolder(self.root), self.root, self.root / "mkdocs.yml", target, private, whole=whole)
        judge = Judge(verify, picture_problem, demo_key_blobs(), self.now)
        mark = order.index.stat().st_ino if order.index and order.index.exists() else None
        with GitChanges(self.root, target) as changes:
            report = build_repository(order, judge, changes)
        self.warm += mark is not None and order.index is not None and order.index.exists() and order.index.stat().st_ino == mark
        return report

    def differences(self) -> list[str]:
        """Build both ways; every file that one has and the other has not, or has otherwise."""
        small = self.build()
        shutil.rmtree(self.root / "whole", ignore_errors=True)
        large = self.build("whole", whole=True)
        found = compared(self.root / "site", self.root / "whole")
        self.shown = small.shown
        for name in ("shown", "withheld", "findings", "advice", "warnings"):
            one, other = getattr(small, name), getattr(large, name)
            if one != other and sorted(map(repr, one)) != sorted(map(repr, other)):
                found.append(f"report.{name}: {one} / {other}")
        return found


class _Hand:
    """Signs as one person."""

    def __init__(self, keys: Keys, person: str) -> None:
        self._keys, self._person = keys, person

    def sign(self, message: bytes, namespace: str) -> str:
        """One line of base64."""
        return self._keys.sign(self._person, message, namespace)

    def public_key(self) -> str:
        """Not asked for here."""
        return ""


def compared(one: Path, other: Path) -> list[str]:
    """What `diff -r` would name; folders too, since an empty one left behind is a difference."""

    def tree(root: Path) -> dict[str, bytes | None]:
        return {p.relative_to(root).as_posix(): p.read_bytes() if p.is_file() else None for p in root.rglob("*")}

    left, right = tree(one), tree(other)
    return sorted(name for name in left.keys() | right.keys() if name not in left or name not in right or left[name] != right[name])


def main(changes: int, seed: int) -> int:
    """Print every change and what differs after it; 1 if anything does."""
    with tempfile.TemporaryDirectory(prefix="paraf-changes-") as folder:
        root = Path(folder) / "repo"
        root.mkdir()
        world = World(root, random.Random(seed))  # noqa: S311 - which change comes next is no secret
        for _ in range(24):  # as many as a listing holds before it is cut into months
            world.add()
        world.differences()
        for number in range(1, changes + 1):
            told = world.change()
            wrong = world.differences()
            print(f"{number:4d} [{world.shown}/{len(world.posts)}] {told}{': ' + json.dumps(wrong[:8]) if wrong else ''}", flush=True)
            if wrong:
                return 1
        last = subprocess.run(["diff", "-r", str(root / "site"), str(root / "whole")], check=False)
        print(
            f"{changes} changes (seed {seed}), {world.warm} builds incremental: diff -r says {'nothing' if not last.returncode else 'so'}"
        )
        return last.returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, int(sys.argv[2]) if len(sys.argv) > 2 else 1))

"""A post and its office in memory: moves in, a Case out. No file is written and no process started.

The offices are the real sample offices. A digest is the hash of a label such as `captions, version 2`. A signature is a
hash over key and statement: it binds as a real one does, but anyone could make it, which is what an attacker needs here.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from site_tools import canonical, engine
from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.canonical import NOTHING
from site_tools.formats.yaml_shape import load
from site_tools.model.case import Case
from site_tools.model.entry import DEFINITIVE, RATIFIER_ROLE, Decision, Digests, Entry, HostReview
from site_tools.model.evidence import Record
from site_tools.model.office import Notary, Office
from site_tools.model.people import ActingLetter, Appointment, Key, People, Person
from site_tools.model.policy import Letter, Manifest, Policy, RatifierKey, SopRevision
from site_tools.model.post import Image, Meta, Post, PostFile, PostPath
from site_tools.model.revisions import Listed, windows
from site_tools.model.sop import AFTER_GATE, PARTS, ContentDemands, MediaMinimum, Sop, Who
from site_tools.ports import Verified
from site_tools.workflows.facts import entry_facts
from tests.judge.moves import Move

ROOT = Path(__file__).resolve().parents[2]
SINCE = "2026-01-05T09:00:00+07:00"
START = "2026-11-02T09:00:00"
STRIDE = dt.timedelta(minutes=10)
SOPS = ("agam/medsos", "pasaman/medsos", "kota-bengkulu/medsos", "pinrang/jdih", "kepulauan-mentawai/jdih")
PLATFORMS = {
    "agam": ("instagram", "facebook"),
    "pasaman": ("instagram", "tiktok"),
    "kota-bengkulu": ("instagram", "facebook"),
    "pinrang": ("instagram", "whatsapp"),
    "kepulauan-mentawai": ("instagram", "facebook"),
}
NOTARY = b"notary key"


def sha(label: str) -> str:
    return hashlib.sha256(label.encode()).hexdigest()


def key_line(blob: bytes) -> str:
    return f"ssh-ed25519 {base64.b64encode(blob).decode()}"


def blob_of(key: Key) -> bytes:
    return base64.b64decode(key.key.split()[1])


def sign(blob: bytes, message: bytes, namespace: str) -> str:
    """Stands for a signature: only this key over exactly these bytes gives it."""
    return base64.b64encode(blob + hashlib.sha256(blob + namespace.encode() + message).digest()).decode()


def verify(signature: str, message: bytes, namespace: str) -> Verified:
    blob = base64.b64decode(signature)[:-32]
    return Verified(sign(blob, message, namespace) == signature, blob, "SHA256:" + sha(blob.hex())[:12])


@lru_cache
def _read(name: str) -> tuple[Office, People, Sop, str]:
    office, sop_id = name.split("/")
    folder = ROOT / "sops" / office
    [file] = (folder / sop_id).glob("*.yml")
    return (
        load(Office, (folder / "office.yml").read_bytes(), path="office.yml"),
        load(People, (folder / "people.yml").read_bytes(), path="people.yml", limit=10**6),
        load(Sop, file.read_bytes(), path=file.name, limit=10**6),
        hashlib.sha256(file.read_bytes()).hexdigest(),
    )


def policy_of(name: str, sop: Sop | None = None) -> Policy:
    """The sample office, ratified once; with another SOP than its own where a test needs one."""
    office, people, real, digest = _read(name)
    since = dt.datetime.fromisoformat(SINCE)
    ratifiers = [p.id for p in people.people if any(a.role == RATIFIER_ROLE for a in p.appointments)]
    keys = tuple(RatifierKey(p, key_line(p.encode())) for p in ratifiers)
    notary = Notary("notaris", key_line(NOTARY), "git.contoh.id", "77", since)
    revision = SopRevision(name.split("/")[1], sop or real, sha(repr(sop)) if sop else digest, "sops/x.yml", since)
    return Policy(
        office=replace(office, notaries=(notary,)),
        people=people,
        revisions=(revision,),
        manifests=(Manifest(office.id, 1, SINCE, ratifiers[0], "-", keys, ()),),
        root=sha(f"root {office.id}"),
    )


def policy_step(policy: Policy, number: int | None) -> str:
    """The phase of a step; empty where there is none."""
    step = policy.revisions[0].sop.at(number or 0)
    return step.phase if step else ""


@dataclass
class World:
    """One post while it is worked on."""

    name: str
    policy: Policy
    clock: dt.datetime
    meta: Meta
    versions: dict[str, str] = field(default_factory=lambda: {"text": "1", "captions": "1", "media": "1"})
    records: tuple[Record, ...] = ()
    litter: int = 0
    entries: tuple[Entry, ...] = ()
    base: int | None = None
    listed: tuple[Listed, ...] = ()

    @classmethod
    def of(cls, name: str, sop: Sop | None = None) -> World:
        """A finished draft of a post that nobody has signed."""
        policy = policy_of(name, sop)
        clock = dt.datetime.fromisoformat(START).replace(tzinfo=ZoneInfo(policy.office.timezone))
        meta = Meta(
            title="Rapat pleno",
            date=dt.date(2026, 11, 2),
            kind="kegiatan",
            platforms=PLATFORMS[policy.office.id],
            captions={"default": "Rapat pleno terbuka."},
            category="Informasi Hukum",
            images=tuple(Image(f"foto-{n}.jpg", "Peserta rapat di aula kantor") for n in range(1, 5)),
            sources=("Berita acara",),
        )
        return cls(name, policy, clock, meta)

    # --- the facts ---------------------------------------------------------------------------------

    @property
    def path(self) -> PostPath:
        office, sop_id = self.name.split("/")
        return PostPath(office, sop_id, "2026", "rapat-pleno")

    @property
    def digests(self) -> Digests:
        evidence = sha(f"{self.records} {self.litter}") if self.records or self.litter else NOTHING
        found = {p: sha(f"{p} {self.versions[p]}") if p in self.versions else NOTHING for p in PARTS}
        return Digests(**{**found, "evidence": evidence})

    @property
    def round(self) -> int:
        """The round the post is in, as the judge says."""
        return engine.replay(self.case())[0].round

    def case(self) -> Case:
        """Everything the judge may see."""
        media = tuple(PostFile(i.file, "media", sha(i.file), 1000) for i in self.meta.images)
        stray = (PostFile("evidence/record.yml", "evidence", sha("record"), 10),) if self.records or self.litter else ()
        post = Post(
            path=self.path,
            meta=self.meta,
            body="Naskah.\n",
            files=media + stray,
            digests=self.digests,
            entries=self.entries,
            records=self.records,
        )
        facts = entry_facts(self.entries, self.path, self.policy.root, verify)
        if self.base is not None:
            facts = tuple(replace(f, new=f.index >= self.base) for f in facts)
        return Case(post, self.policy, facts, self.clock, demo_keys=demo_key_blobs())

    # --- people ------------------------------------------------------------------------------------

    def person(self, role: str, who: str) -> Person:
        """`A` is the first holder of the role in people.yml, `B` the second; or the person's id."""
        people = self.policy.people.people
        if len(who) == 1:
            return [p for p in people if any(a.role == role for a in p.appointments)]["ABCDE".index(who)]
        return next(p for p in people if p.id == who)

    def _put(self, person: Person) -> None:
        people = tuple(person if p.id == person.id else p for p in self.policy.people.people)
        self.policy = replace(self.policy, people=replace(self.policy.people, people=people))

    def when(self, text: str) -> dt.datetime:
        return dt.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(self.policy.office.timezone))

    # --- moves -------------------------------------------------------------------------------------

    def play(self, moves: Sequence[Move]) -> World:
        """Make the moves in order, ten minutes apart."""
        for move in moves:
            self.clock = self.when(move.one("at")) if "at" in move.opts and move.verb not in ("end", "revoke") else self.clock
            getattr(self, f"_{move.verb}")(move)
            self.clock += STRIDE
        return self

    def _step(self, move: Move) -> None:
        self.add("done", move, step=int(move.args[0]))

    def _return(self, move: Move) -> None:
        self.add("return", move, step=int(move.args[0]), to=int(move.one("to")) if "to" in move.opts else None)

    def _reject(self, move: Move) -> None:
        self.add("reject", move, step=int(move.args[0]))

    def _waive(self, move: Move) -> None:
        self.add("waive", move, step=int(move.args[0]), until=move.one("until"))

    def _withdraw(self, move: Move) -> None:
        self.add("withdraw", move, step=int(move.args[0]) if move.args else None)

    def add(self, decision: Decision, move: Move, *, step: int | None, to: int | None = None, until: str = "") -> None:
        """Append an entry as somebody with that person's key would, allowed or not."""
        role, who = move.opts["by"]
        person = self.person(role, who)
        last = self.entries[-1] if self.entries else None
        publishes = decision == "done" and policy_step(self.policy, step) in AFTER_GATE
        received = last.digests if last else replace(self.digests, evidence=NOTHING)
        digests = self.digests
        if "folder" not in move.opts:
            # As `paraf sign` does: who stops or waives hands over what he received, and nobody but an uploader brings evidence.
            digests = received if decision in ("return", "reject", "waive") else digests
            digests = digests if publishes else replace(digests, evidence=received.evidence)
        at = self.clock.isoformat(timespec="seconds")
        entry = Entry(
            step=step,
            role=role,
            person=person.id,
            capacity=" ".join(move.opts["as"]) if "as" in move.opts else DEFINITIVE,
            decision=decision,
            at=at,
            sop_number=self._named(move).sop.number,
            sop_sha256=self._named(move).sha256,
            digests=digests,
            signature="",
            to=to,
            until=until,
            note=move.one("note") or move.one("reason"),
            review=self._review(move, person, decision, at) if "click" in move.opts else None,
        )
        self.append(entry, NOTARY if entry.review else blob_of(person.keys[-1]))

    def append(self, entry: Entry, blob: bytes) -> None:
        """Sign an entry with a key and put it at the end."""
        chain = canonical.links(self.entries, post=str(self.path), root=self.policy.root)
        previous = chain[-1][1] if chain else canonical.ABSENT
        text = canonical.statement(entry, post=str(self.path), root=self.policy.root, previous=previous)
        self.entries = (*self.entries, replace(entry, signature=sign(blob, text, canonical.namespace(entry))))

    def _named(self, move: Move) -> SopRevision:
        if "under" not in move.opts:
            named = self.entries[-1].sop_sha256 if self.entries else ""
            return next((r for r in self.policy.revisions if r.sha256 == named), self.policy.revisions[0])
        found = [r for r in self.policy.revisions if r.sop.number == move.one("under")]
        return found[-1] if "newest" in move.opts else found[0]

    def _review(self, move: Move, person: Person, decision: Decision, at: str) -> HostReview:
        states = {"done": "approved", "return": "changes_requested"}
        account = move.one("account") or next((f.id for f in person.forge), "0")
        return HostReview(
            "git.contoh.id", "77", "5", move.one("review", f"r{len(self.entries)}"), sha("commit"), account,
            move.one("state", states.get(decision, "command")), at,
        )  # fmt: skip

    def _edit(self, move: Move) -> None:
        for part in move.args:
            self.versions[part] = f"{int(self.versions.get(part, '0')) + 1}"

    def _restore(self, move: Move) -> None:
        for part in move.args:
            label = next(v for v in map(str, range(99)) if sha(f"{part} {v}") == self.entries[-1].digests.of(part))  # type: ignore[arg-type]
            self.versions[part] = label

    def _platforms(self, move: Move) -> None:
        self.meta = replace(self.meta, platforms=move.args)
        self.versions["text"] += "1"

    def _record(self, move: Move) -> None:
        proof = move.one("proof", "link,screenshot")
        for platform in move.args:
            record = Record(
                round=self.round,
                platform=platform,
                action=move.one("action", "posted"),  # type: ignore[arg-type]
                posted_at=self.clock,
                recorded_at=self.clock,
                by="x",
                url=f"https://{platform}.contoh/1" if "link" in proof else "",
                screenshot="layar.jpg" if "screenshot" in proof else "",
                confirmed="tick" in proof,
                reason=move.one("reason"),
            )
            self.records = (*self.records, record)

    def _litter(self, _move: Move) -> None:
        self.litter += 1

    def _wait(self, move: Move) -> None:
        self.clock += dt.timedelta(**{move.args[1].rstrip("s") + "s": int(move.args[0])}) - STRIDE

    def _compromise(self, move: Move) -> None:
        self._window(move, compromised=self.when(move.one("since")))

    def _revoke(self, move: Move) -> None:
        self._window(move, revoked=self.when(move.one("at")))

    def _end(self, move: Move) -> None:
        self._window(move, until=self.when(move.one("at")))

    def _window(self, move: Move, **changes: dt.datetime) -> None:
        role, who = move.opts["of"]
        if role == "notary":
            notaries = tuple(replace(n, **changes) for n in self.policy.office.notaries)
            self.policy = replace(self.policy, office=replace(self.policy.office, notaries=notaries))
            return
        person = self.person(role, who)
        if move.args == ("key",):
            self._put(replace(person, keys=tuple(replace(k, **changes) for k in person.keys)))
        else:
            held: tuple[Appointment, ...] = tuple(replace(a, **changes) if a.role == role else a for a in person.appointments)
            self._put(replace(person, appointments=held))

    def _renew(self, move: Move) -> None:
        person = self.person(*move.opts["of"])
        self._put(replace(person, keys=(*person.keys, Key(key_line(f"new key of {person.id}".encode()), self.clock))))

    def _letter(self, move: Move) -> None:
        capacity, number = move.args
        role, who = move.opts["of"]
        paper = ActingLetter(
            person=self.person(role, who).id,
            role=role,
            capacity=capacity,  # type: ignore[arg-type]
            letter=number,
            date="2026-11-01",
            from_=self.when(move.one("from")),
            until=self.when(move.one("until")),
            signed_by=self.policy.manifests[0].person,
            signed_at=self.clock,
            merangkap="merangkap" in move.opts,
        )
        letter = Letter(paper, "sops/x/appointments/2026-1.yml", "unsigned" not in move.opts, b"")
        self.policy = replace(self.policy, letters=(*self.policy.letters, letter))

    def _revision(self, move: Move) -> None:
        """The latest revision again, under this number, listed by the next manifest; `performs` gives a step to another role."""
        known = self.listed or (Listed(r.sop_id, r.sop, r.sha256, r.path, 1, r.in_force_from) for r in self.policy.revisions)
        self.listed = (*known,)
        old, start = self.listed[-1], self.when(move.one("from"))
        sop = replace(old.sop, number=move.args[0], supersedes=old.sop.number, effective_date=None)
        if "performs" in move.opts:
            number, role = move.opts["performs"]
            steps = tuple(replace(s, who=Who(any=(role,))) if s.step == int(number) else s for s in sop.steps)
            sop = replace(sop, steps=steps)
        if "without" in move.opts:
            kept = [s for s in sop.steps if s.step != int(move.one("without"))]
            steps = tuple(replace(s, step=n, returns=tuple(r for r in s.returns if r < n)) for n, s in enumerate(kept, start=1))
            sop = replace(sop, steps=steps)
        if "demands" in move.opts:
            sop = replace(sop, demands=ContentDemands(media_minimum=MediaMinimum(int(move.one("demands")), (self.meta.kind,))))
        self.listed += (Listed(old.sop_id, sop, sha(repr(sop)), f"sops/{len(self.listed)}.yml", len(self.listed) + 1, start),)
        self.policy = replace(self.policy, revisions=windows(self.listed, ZoneInfo(self.policy.office.timezone)))

    def _base(self, move: Move) -> None:
        self.base = int(move.args[0])

    def _genuine(self, _move: Move) -> None:
        self.policy = replace(self.policy, office=replace(self.policy.office, demo=False))

    def _drop(self, move: Move) -> None:
        index = int(move.args[0]) - 1
        self.entries = self.entries[:index] + self.entries[index + 1 :]

    def _copy(self, move: Move) -> None:
        self.entries = (*self.entries, self.entries[int(move.args[0]) - 1])

    def _swap(self, move: Move) -> None:
        one, two = (int(a) - 1 for a in move.args)
        found = list(self.entries)
        found[one], found[two] = found[two], found[one]
        self.entries = tuple(found)

    def _forge(self, move: Move) -> None:
        """Sign the last entry again under this person's name with the key of another."""
        role, who = move.opts["of"]
        other = self.person(*move.opts["by"])
        entry = replace(self.entries[-1], role=role, person=self.person(role, who).id)
        self.entries = self.entries[:-1]
        self.append(entry, blob_of(other.keys[-1]))

"""A whole office life in a throw-away repository: fresh keys, real signatures, real Git history.

The texts and pictures are those of the sample offices; everything else happens anew: the policy is ratified, the posts
are signed step by step by the roles of their SOP, one is returned and mended, one is corrected after publication, and
every upload is recorded, until each SOP has reached its last step.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from site_tools import engine
from site_tools.formats.front_matter import read_front_matter
from site_tools.formats.post_file import RECORD
from site_tools.formats.yaml_shape import load
from site_tools.model.entry import RATIFIER_ROLE
from site_tools.model.evidence import Action, Record, RecordFile
from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.judged import Library
from site_tools.model.people import People
from site_tools.model.policy import RatifierKey
from site_tools.model.post import PostPath
from site_tools.model.text import Text
from site_tools.model.verdict import Verdict
from site_tools.ports import Clock, Folder, History, Signer, Tree
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import load_case, load_library
from site_tools.workflows.policy import trusted_offices
from site_tools.workflows.ratify import ratify, trust
from site_tools.workflows.record import Upload, record
from site_tools.workflows.sign import Request, draft, write

Say = Callable[[Text], None]

_KEY: Final = re.compile(r'key: "[^"]+"')
_FROM: Final = re.compile(r'from: "[^"]+"')
_RETURNED: Final = "agam"
"""The office whose post is sent back once."""
_CORRECTED: Final = "pinrang"
"""The office whose post is corrected after publication."""
_MOST_STEPS: Final = 60
"""More moves than any SOP here needs: a walk that does not end is a bug, not a long story."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the story is played on."""

    material: Tree
    folder: Folder
    history: History
    key_of: Callable[[str], Signer]
    """The fresh key of a person."""
    judge: Judge
    clock: Clock
    say: Say

    def now(self) -> Judge:
        """The judge at this moment."""
        return replace(self.judge, now=self.clock.now())


@dataclass(frozen=True, slots=True)
class Walk:
    """One post's way to the end."""

    path: PostPath
    verdict: Verdict


def play(stage: Stage) -> tuple[tuple[Walk, ...], Library]:
    """Play the whole story; the walks and the judged result.

    Raises:
        CannotJudge: SAMPLES-MISSING, no sample to play with.
        Problem: a step was refused; the story does not skip over it.
    """
    offices = list(trusted_offices(stage.material))
    _found_offices(stage, offices)
    library = load_library(stage.material, stage.judge)
    walks = []
    for office in offices:
        sample = next((j for j in library.of_office(office) if j.verdict.complete), None)
        if sample is None:
            raise _no_sample(office)
        walks.append(_walk(stage, sample.post.path))
    return tuple(walks), load_library(stage.folder, stage.now())


def _no_sample(office: str) -> CannotJudge:
    return CannotJudge(
        Finding(
            "SAMPLES-MISSING",
            Text("Kantor contoh {office} tidak punya kiriman yang selesai.", "The sample office {office} has no finished post.").fill(
                office=office
            ),
            remedy=Text("Periksa jam komputer ini, lalu pasang Paraf kembali.", "Check this computer's clock, then install Paraf again."),
        )
    )


def _found_offices(stage: Stage, offices: list[str]) -> None:
    """Policy with fresh keys, ratified anew."""
    for file in [*stage.material.files("content"), *stage.material.files("sops")]:
        parts = file.path.split("/")
        policy = parts[0] == "sops" and len(parts) > 2 and parts[2] not in ("pengesahan", "appointments")  # noqa: PLR2004 - sops/<office>/...
        page = parts[0] == "content" and file.path.endswith(".md") and len(parts) <= 3  # noqa: PLR2004 - content/<office>/<page>
        if policy or page:
            stage.folder.write(file.path, stage.material.read(file.path))
    stage.folder.write("mkdocs.yml", stage.material.read("mkdocs.yml"))
    stage.folder.write(
        ".gitattributes", b"content/** -text -filter -ident -working-tree-encoding\nsops/** -text -filter -ident -working-tree-encoding\n"
    )
    stage.folder.write(".gitignore", b"/kunci/\n/site/\n/bundles/\n")
    now = stage.clock.now()
    for office in offices:
        path = f"sops/{office}/people.yml"
        stage.folder.write(path, _with_fresh_keys(stage, path, now))
        people = load(People, stage.folder.read(path), path=path, limit=1 << 20)
        ratifiers = [p.id for p in people.people if any(a.role == RATIFIER_ROLE for a in p.appointments)]
        lines = [RatifierKey(p, " ".join(stage.key_of(p).public_key().split()[:2])) for p in ratifiers]
        ratify(stage.folder, office, person=ratifiers[0], ratifiers=lines, signer=stage.key_of(ratifiers[0]), at=now)
        stage.say(
            Text("{office}: kebijakan disahkan oleh {who}", "{office}: policy ratified by {who}").fill(office=office, who=ratifiers[0])
        )
    trust(stage.folder, offices)
    stage.history.commit("Sahkan kebijakan lima kantor", "Paraf Peragaan")


def _with_fresh_keys(stage: Stage, path: str, now: datetime) -> bytes:
    """`people.yml` of the sample with each person's fresh key, valid from yesterday."""
    text = stage.material.read(path).decode()
    people = load(People, text.encode(), path=path, limit=1 << 20)
    fresh = iter([stage.key_of(p.id).public_key() for p in people.people for _ in p.keys])
    since = (now - timedelta(days=1)).isoformat(timespec="seconds")
    return _FROM.sub(f'from: "{since}"', _KEY.sub(lambda _: f'key: "{next(fresh)}"', text)).encode()


def _walk(stage: Stage, path: PostPath) -> Walk:
    """One post from its first step to its last."""
    branch = f"kiriman/{path.office}"
    stage.history.branch(branch)
    proofs = _lay(stage, path)
    stage.history.commit(f"[Unggahan] {path.slug} - {path.office}", "Paraf Peragaan")
    returned = path.office != _RETURNED
    verdict = _judged(stage, path)
    for _ in range(_MOST_STEPS):
        if verdict.publishable:
            break
        if not returned and verdict.step == 3:  # noqa: PLR2004 - Agam: the secretary's decision
            verdict = _returned(stage, path, verdict)
            returned = True
        else:
            verdict = _sign(stage, path, verdict)
    stage.history.merge(branch, f"Gabung {path}")
    stage.say(Text("  digabung: {label}", "  merged: {label}").fill(label=verdict.label))
    verdict = _finish(stage, path, proofs, "posted")
    if path.office == _CORRECTED:
        verdict = _corrected(stage, path, proofs)
    return Walk(path, verdict)


def _lay(stage: Stage, path: PostPath) -> tuple[tuple[Record, bytes], ...]:
    """The sample's material without its signatures; its old proofs become this story's proofs."""
    files = list(stage.material.files(path.folder))
    front = read_front_matter(stage.material.read(path.index), path=path.index)
    fresh = {path.index: front.with_entries(())}
    for file in files:
        name = file.path.removeprefix(path.folder + "/")
        if name != "index.md" and not name.startswith("evidence/"):
            fresh[file.path] = stage.material.read(file.path)
    stage.folder.create(fresh)
    records = load(RecordFile, stage.material.read(f"{path.folder}/{RECORD}"), path=RECORD).records
    stage.say(Text("{post}: naskah ditulis", "{post}: draft written").fill(post=path))
    return tuple((r, stage.material.read(f"{path.folder}/evidence/{r.screenshot}")) for r in records if r.round == 1 and r.screenshot)


def _judged(stage: Stage, path: PostPath) -> Verdict:
    return engine.judge(load_case(stage.folder, path, stage.now()))


def _sign(stage: Stage, path: PostPath, verdict: Verdict, *, decision: Request | None = None) -> Verdict:
    """The next person signs the step that waits."""
    awaited = verdict.awaited[0]
    person = decision.person if decision else awaited.people[0]
    step = verdict.revision.sop.at(verdict.step or 0)
    note = "Sudah diperiksa; sesuai." if step and step.note_required else ""
    request = decision or Request(person=person, step=verdict.step, role=awaited.role, note=note)
    signer = stage.key_of(person)
    signed = write(stage.folder, draft(stage.folder, path, request, stage.now(), signer.public_key()), signer, stage.now())
    who = dict(zip(awaited.people, awaited.names, strict=True)).get(person, person)
    activity = step.activity if step else ""
    stage.say(
        Text("  langkah {n} ({decision}): {who} - {activity}", "  step {n} ({decision}): {who} - {activity}").fill(
            n=signed.entry.step, decision=signed.entry.decision, who=who, activity=activity
        )
    )
    stage.history.commit(f"paraf: {path.slug} (langkah {signed.entry.step}, {signed.entry.decision})", who)
    return signed.verdict


def _returned(stage: Stage, path: PostPath, verdict: Verdict) -> Verdict:
    """The decider sends the post back; the operator mends the text and signs again."""
    decider = verdict.awaited[0].people[0]
    back = Request(person=decider, decision="return", step=verdict.step, to=1, note="Sebutkan sumber angka pada paragraf penutup.")
    verdict = _sign(stage, path, verdict, decision=back)
    _mend(stage, path, "Sumber angka: berita acara rapat pleno.")
    return _sign(stage, path, verdict)


def _mend(stage: Stage, path: PostPath, sentence: str) -> None:
    text = stage.folder.read(path.index).decode()
    stage.folder.write(path.index, f"{text}\n{sentence}\n".encode())


def _finish(stage: Stage, path: PostPath, proofs: tuple[tuple[Record, bytes], ...], action: Action) -> Verdict:
    """Record every upload, then sign what reports remain."""
    branch = f"bukti/{path.office}"
    stage.history.branch(branch)
    verdict = _judged(stage, path)
    for proof, screenshot in proofs:
        awaited = verdict.awaited[0]
        person = awaited.people[0]
        upload = Upload(
            platform=proof.platform,
            action=action,
            posted_at=stage.clock.now(),
            by=person,
            url=proof.url,
            screenshot=(proof.screenshot, screenshot),
            confirmed=proof.confirmed,
        )
        signed = record(stage.folder, path, upload, person=person, signer=stage.key_of(person), judge=stage.now())
        verdict = signed[-1].verdict
        steps = ", ".join(str(s.entry.step) for s in signed)
        stage.say(
            Text("  langkah {steps}: {who} merekam {name}", "  step {steps}: {who} records {name}").fill(
                steps=steps, who=awaited.names[0], name=proof.platform
            )
        )
        stage.history.commit(f"bukti: {path.slug} di {proof.platform}", awaited.names[0])
    for _ in range(_MOST_STEPS):
        if verdict.complete:
            break
        verdict = _sign(stage, path, verdict)
    stage.history.merge(branch, f"Gabung bukti {path}")
    stage.say(Text("  selesai sampai langkah terakhir", "  complete to the last step"))
    return verdict


def _corrected(stage: Stage, path: PostPath, proofs: tuple[tuple[Record, bytes], ...]) -> Verdict:
    """A correction after publication: a new round with a public note."""
    branch = f"ralat/{path.office}"
    stage.history.branch(branch)
    _mend(stage, path, "Ralat: tautan salinan lengkap telah diperbaiki.")
    first = _judged(stage, path).revision.sop.steps[0]
    policy = load_case(stage.folder, path, stage.now()).policy
    opener = policy.holders(first.who.roles[0], stage.clock.now())[0]
    request = Request(person=opener.id, step=1, note="Tautan salinan lengkap diperbaiki.")
    signer = stage.key_of(opener.id)
    signed = write(stage.folder, draft(stage.folder, path, request, stage.now(), signer.public_key()), signer, stage.now())
    stage.say(Text("  ralat dibuka oleh {who}", "  correction opened by {who}").fill(who=opener.name))
    stage.history.commit(f"ralat: {path.slug}", opener.name)
    verdict = signed.verdict
    for _ in range(_MOST_STEPS):
        if verdict.publishable:
            break
        verdict = _sign(stage, path, verdict)
    stage.history.merge(branch, f"Gabung ralat {path}")
    return _finish(stage, path, proofs, "edited")

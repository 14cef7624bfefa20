"""The middle of the story: one post of every office goes from its first step to its last."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from site_tools.model.evidence import Action
from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.judged import Library
from site_tools.model.post import PostPath
from site_tools.model.story import Walk
from site_tools.model.text import Text
from site_tools.model.verdict import Verdict
from site_tools.workflows.demo_stage import MOST_STEPS, Stage, lay, mend, merge, push, sign, to_the_gate
from site_tools.workflows.library import load_case
from site_tools.workflows.record import Upload, record
from site_tools.workflows.sign import Request

_RETURNED: Final = "agam"
"""The office whose post is sent back once."""
_CORRECTED: Final = "pinrang"
"""The office whose post is corrected after publication."""
_UPLOAD: Final = timedelta(minutes=4)


def walk_all(stage: Stage, samples: Library, offices: list[str]) -> tuple[Walk, ...]:
    """A chapter for every office.

    Raises:
        CannotJudge: SAMPLES-MISSING, an office has no sample to play with.
    """
    paths = []
    for office in offices:
        sample = next((j for j in samples.of_office(office) if j.verdict.complete), None)
        if sample is None:
            raise _no_sample(office)
        paths.append(sample.post.path)
    return tuple(_walk(stage, path) for path in paths)


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


def _walk(stage: Stage, path: PostPath) -> Walk:
    """One post from its first step to its last."""
    stage.clock.next_morning()
    stage.teller.chapter(
        Text("Kiriman {office} sampai langkah terakhir", "A post of {office} to its last step").fill(office=path.office),
        _WHY.get(
            path.office,
            Text(
                "Setiap langkah SOP diparaf di cabangnya; yang lengkap digabung, didorong, diunggah, dan dibuktikan.",
                "Each step of the SOP is signed on a branch; what is complete is merged, pushed, uploaded and proved.",
            ),
        ),
    )
    branch = f"kiriman/{path.office}"
    stage.history.branch(branch)
    lay(stage, path)
    verdict = stage.verdict(path)
    if path.office == _RETURNED:
        verdict = _returned(stage, path, sign(stage, path, sign(stage, path, verdict)))
    verdict = to_the_gate(stage, path, verdict)
    merge(stage, branch, path, verdict)
    verdict = finish(stage, path, "posted")
    if path.office == _CORRECTED:
        verdict = _corrected(stage, path)
    return Walk(path, verdict)


def _returned(stage: Stage, path: PostPath, verdict: Verdict) -> Verdict:
    """The decider sends the post back; the operator mends the text and signs again."""
    decider = verdict.awaited[0].people[0]
    back = Request(person=decider, decision="return", step=verdict.step, to=1, note="Sebutkan sumber angka pada paragraf penutup.")
    verdict = sign(stage, path, verdict, back)
    mend(stage, path, "Sumber angka: berita acara rapat pleno.")
    return sign(stage, path, verdict)


def finish(stage: Stage, path: PostPath, action: Action) -> Verdict:
    """Record every upload, then sign what reports remain, merge and push."""
    branch = f"bukti/{path.slug}"
    stage.history.branch(branch)
    verdict = stage.verdict(path)
    stage.teller.told(Text("Diunggah dan dibuktikan:", "Uploaded and proved:"))
    for proof, screenshot in stage.proofs[str(path)]:
        stage.clock.wait(_UPLOAD)
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
        signed = record(stage.folder, path, upload, person=person, signer=stage.keys.of(person), judge=stage.now())
        verdict = signed[-1].verdict
        steps = ", ".join(str(s.entry.step) for s in signed)
        stage.teller.step(
            Text("langkah {steps}: {who} merekam {name}", "step {steps}: {who} records {name}").fill(
                steps=steps, who=awaited.names[0], name=proof.platform
            )
        )
        stage.history.commit(f"bukti: {path.slug} di {proof.platform}", awaited.names[0])
    for _ in range(MOST_STEPS):
        if verdict.complete:
            break
        verdict = sign(stage, path, verdict)
    stage.history.merge(branch, f"Gabung bukti {path}")
    stage.teller.told(Text("Selesai sampai langkah terakhir.", "Complete to the last step."))
    push(stage)
    return verdict


def _corrected(stage: Stage, path: PostPath) -> Verdict:
    """A correction after publication: a new round with a public note."""
    branch = f"ralat/{path.office}"
    stage.history.branch(branch)
    mend(stage, path, "Ralat: tautan salinan lengkap telah diperbaiki.")
    verdict = stage.verdict(path)
    first = verdict.revision.sop.steps[0]
    policy = load_case(stage.folder, path, stage.now()).policy
    opener = policy.holders(first.who.roles[0], stage.clock.now())[0]
    stage.teller.told(Text("Ralat dibuka oleh {who}:", "Correction opened by {who}:").fill(who=opener.name))
    verdict = sign(stage, path, verdict, Request(person=opener.id, step=1, note="Tautan salinan lengkap diperbaiki."))
    verdict = to_the_gate(stage, path, verdict)
    merge(stage, branch, path, verdict)
    return finish(stage, path, "edited")


_WHY: Final = {
    _RETURNED: Text(
        "Sekretaris mengembalikan kiriman ini sekali; operator memperbaiki naskahnya dan semua memaraf lagi.",
        "The secretary returns this post once; the operator mends the text and everybody signs again.",
    ),
    _CORRECTED: Text(
        "Sesudah tayang kiriman ini diralat: putaran baru dari langkah 1, dengan catatan ralat yang terlihat umum.",
        "After publication this post is corrected: a new round from step 1, with a public note.",
    ),
}

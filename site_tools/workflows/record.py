"""Proof of an upload: one record, the screenshot, and the entries of every step the proof completes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from site_tools import engine
from site_tools.formats import record_file
from site_tools.formats.clean_text import refused_codes
from site_tools.formats.post_file import RECORD, post_path
from site_tools.formats.yaml_shape import load
from site_tools.model.case import Case
from site_tools.model.evidence import Action, Record, RecordFile
from site_tools.model.finding import Finding, Problem
from site_tools.model.post import PostPath
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.ports import Folder, Signer
from site_tools.workflows.facts import Judge
from site_tools.workflows.library import load_case
from site_tools.workflows.overlay import Overlay
from site_tools.workflows.sign import Request, Signed, draft, write
from site_tools.workflows.upload_address import address_problem

_SCREENSHOT: Final = re.compile(r"\.(jpg|jpeg|png|webp)$")


@dataclass(frozen=True, slots=True)
class Upload:
    """What a person says happened."""

    platform: str
    action: Action
    posted_at: datetime
    by: str
    url: str = ""
    screenshot: tuple[str, bytes] | None = None
    """File name and bytes."""
    confirmed: bool = False
    as_approved: bool = True
    reason: str = ""


def record(tree: Folder, path: PostPath, upload: Upload, *, person: str, signer: Signer, judge: Judge) -> tuple[Signed, ...]:
    """Write the record and sign the steps it completes; nothing is written if anything is refused.

    What really happened is recorded even if it was late, early or done by another; refused is what is false in itself.

    Raises:
        CannotJudge: no such post.
        Problem: EVIDENCE-*, the record cannot be true; or a rule objects to the entry.
    """
    case = load_case(tree, path, judge)
    state, broken = engine.replay(case)
    wrong = [*broken, *_false(case, state, upload, judge), *_elsewhere(tree, path, upload)]
    if wrong:
        raise Problem(*wrong)
    overlay = Overlay(tree)
    account = _account(case, upload)
    name = _screenshot_name(case, upload)
    if upload.screenshot:
        overlay.write(f"{path.folder}/evidence/{name}", upload.screenshot[1])
    entry = Record(
        round=state.round,
        platform=upload.platform,
        action=upload.action,
        posted_at=upload.posted_at,
        recorded_at=judge.now.astimezone(upload.posted_at.tzinfo),
        by=upload.by,
        account=account,
        url=upload.url,
        screenshot=name,
        confirmed=upload.confirmed,
        as_approved=upload.as_approved,
        reason=upload.reason,
    )
    file = f"{path.folder}/{RECORD}"
    before = tree.read(file) if any(f.path == file for f in tree.files(path.folder)) else b""
    data = record_file.append(before, entry)
    load(RecordFile, data, path=file)
    overlay.write(file, data)
    signed = tuple(_sign_steps(overlay, path, state, person, signer, judge))
    overlay.flush(last=path.index)
    return signed


def _sign_steps(overlay: Overlay, path: PostPath, state: State, person: str, signer: Signer, judge: Judge) -> Iterator[Signed]:
    """The publish step that waits, then each further one that the records now cover."""
    publish = [s.step for s in state.sop.after_gate if s.phase == "publish"]
    waiting = state.expected()
    step = waiting if waiting in publish else publish[-1]
    if state.withdrawn:
        step = publish[0]
    while True:
        signed = write(overlay, draft(overlay, path, Request(person=person, step=step), judge, signer.public_key()), signer, judge)
        yield signed
        following = signed.verdict.step
        found = state.sop.at(following or 0)
        if following is None or following == step or following not in publish or found is None or state.withdrawn:
            return
        now, _ = engine.replay(load_case(overlay, path, judge))
        if not now.covered(found, judge.now):
            return
        step = following


def _false(case: Case, state: State, upload: Upload, judge: Judge) -> Iterator[Finding]:
    """What cannot be true of an upload."""
    if not state.passages or not (state.gate_passed or state.withdrawn):
        yield _bad(
            case, "EVIDENCE-EARLY",
            Text(
                "Kiriman ini belum disetujui, jadi belum ada langkah unggah yang dapat dibuktikan. Bila sudah terlanjur diunggah, rekam "
                "sesudah disetujui dengan waktu unggah yang sebenarnya.",
                "This post is not approved yet, so there is no upload step to prove. If it was uploaded already, record it after the "
                "approval with the true time of the upload.",
            ),
        )  # fmt: skip
    if upload.platform not in case.post.meta.platforms:
        yield _bad(
            case, "EVIDENCE-PLATFORM",
            Text("Kiriman ini tidak untuk {name}; platformnya: {all}.", "This post is not for {name}; its platforms: {all}.").fill(
                name=upload.platform, all=", ".join(case.post.meta.platforms)
            ),
        )  # fmt: skip
    if upload.posted_at > judge.now:
        yield _bad(case, "EVIDENCE-TIME", Text("Waktu unggah di masa depan.", "The time of the upload is in the future."))
    if case.policy.people.person(upload.by) is None:
        yield _bad(case, "EVIDENCE-PERSON", Text("Orang `{who}` tidak dikenal.", "Person `{who}` is unknown.").fill(who=upload.by))
    if (upload.action in ("skipped", "unchanged") and not upload.reason) or (not upload.as_approved and not upload.reason):
        yield _bad(case, "EVIDENCE-REASON", Text("Sebutkan alasannya: --reason", "Give the reason: --reason"))
    if refused_codes(upload.reason) or "\n" in upload.reason:
        yield _bad(
            case, "EVIDENCE-REASON",
            Text("Alasan harus satu baris tanpa karakter kendali.", "The reason is one line without control characters."),
        )  # fmt: skip
    if upload.screenshot:
        problem = case_picture(upload.screenshot, judge)
        if problem:
            yield _bad(case, "EVIDENCE-SCREENSHOT", Text("Tangkapan layar: {why}", "Screenshot: {why}").fill(why=problem))
    if upload.url:
        wrong = address_problem(case.policy.office, upload.platform, upload.url, upload.posted_at)
        if wrong:
            code, why = wrong
            yield _bad(case, code, why)
    elif upload.action in ("posted", "edited") and not upload.confirmed and not upload.screenshot:
        yield _bad(
            case, "EVIDENCE-MISSING",
            Text(
                "Sertakan --url, --screenshot, atau --confirmed (grup tanpa alamat).",
                "Give --url, --screenshot or --confirmed (a group has no address).",
            ),
        )  # fmt: skip


def case_picture(screenshot: tuple[str, bytes], judge: Judge) -> Text | None:
    """Why a screenshot is none."""
    name, data = screenshot
    if not _SCREENSHOT.search(name.lower()):
        return Text("harus JPG, PNG, atau WebP.", "must be JPG, PNG or WebP.")
    return judge.pictures(name.lower(), data)


def _elsewhere(tree: Folder, path: PostPath, upload: Upload) -> Iterator[Finding]:
    """The same address cannot prove two posts, nor one post twice as new."""
    if not upload.url:
        return
    for file in tree.files(f"content/{path.office}"):
        other = post_path(file.path)
        if other is None or not file.path.endswith("/" + RECORD):
            continue
        for known in load(RecordFile, tree.read(file.path), path=file.path).records:
            again = other == path and upload.action == known.action == "posted"
            if known.url == upload.url and (other != path or again):
                yield Finding(
                    "EVIDENCE-DUPLICATE",
                    Text("Alamat ini sudah menjadi bukti untuk {post}.", "This address is proof of {post} already.").fill(post=other),
                    file.path,
                )
                return


def _account(case: Case, upload: Upload) -> str:
    return next((a.handle for a in case.policy.office.accounts if a.platform == upload.platform), "")


def _screenshot_name(case: Case, upload: Upload) -> str:
    """`<platform>-<n>.<ending>`: never overwrites an older one."""
    if not upload.screenshot:
        return ""
    ending = upload.screenshot[0].lower().rsplit(".", 1)[-1]
    taken = {f.name for f in case.post.files}
    number = 1
    while f"evidence/{upload.platform}-{number}.{ending}" in taken:
        number += 1
    return f"{upload.platform}-{number}.{ending}"


def _bad(case: Case, code: str, message: Text) -> Finding:
    return Finding(
        code,
        message,
        f"{case.post.path.folder}/{RECORD}",
        None,
        None,
        Text("Bantuan: paraf record --help", "Help: paraf record --help"),
    )

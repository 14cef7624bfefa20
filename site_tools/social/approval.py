"""Was this post approved, by whom and when: told from the verdict, judged nowhere else."""

from __future__ import annotations

from datetime import datetime

from site_tools.model.entry import RATIFIER_ROLE, Entry
from site_tools.model.finding import Finding, Problem
from site_tools.model.judged import Judged
from site_tools.model.people import inside
from site_tools.model.text import Text
from site_tools.model.verdict import Code
from site_tools.model.when import date_text, local, time_text
from site_tools.social.kit import Signed


def in_words(moment: datetime, zone: str) -> str:
    """A moment as the office reads it: `20 November 2026 pukul 10.15 WIB`."""
    return f"{date_text(local(moment, zone))} pukul {time_text(moment, zone)}"


def require_approved(judged: Judged, *, preview: bool) -> None:
    """Refuse a post that the SOP does not let out.

    Raises:
        Problem: NOT-APPROVED, naming who must act; never the title or text of the post.
    """
    verdict = judged.verdict
    post = str(judged.post.path)
    if verdict.publishable or (preview and verdict.code is not Code.WITHDRAWN):
        return
    label = verdict.label
    if verdict.code is Code.WITHDRAWN:
        remedy = Text("Terbitkan kembali lewat putaran baru: paraf revise {post}", "Publish again in a new round: paraf revise {post}")
    elif verdict.awaited:
        who = "; ".join(f"{a.title} ({', '.join(a.names)})" if a.names else a.title for a in verdict.awaited)
        remedy = Text(
            "Giliran: {who}. Untuk melihat konsep dengan tanda air: paraf bundle {post} --preview",
            "Next to act: {who}. To see the draft with a watermark: paraf bundle {post} --preview",
        ).fill(who=who, post="{post}")
    else:
        remedy = Text(
            "Lihat sebabnya: paraf status {post}. Untuk melihat konsep dengan tanda air: paraf bundle {post} --preview",
            "See why: paraf status {post}. To see the draft with a watermark: paraf bundle {post} --preview",
        )
    message = Text("Konten ini belum boleh diunggah: {label}.", "This post may not be uploaded: {label}.").fill(label=label)
    raise Problem(Finding("NOT-APPROVED", message, judged.post.path.index, step=verdict.step, remedy=_with_post(remedy, post)))


def _with_post(text: Text, post: str) -> Text:
    return Text(text.id.replace("{post}", post), text.en.replace("{post}", post))


def _title(judged: Judged, entry: Entry) -> str:
    """The title under which somebody signed: the one of his appointment, else the SOP's."""
    if entry.role == RATIFIER_ROLE:
        return judged.policy.office.ratifier_title
    person = judged.policy.people.person(entry.person)
    for appointment in person.appointments if person else ():
        if appointment.role == entry.role and appointment.title and inside(entry.role_moment, appointment.from_, appointment.until):
            return appointment.title
    role = judged.verdict.revision.sop.role(entry.role)
    return role.title if role else entry.role


def _signed(judged: Judged, entry: Entry) -> Signed:
    office = judged.policy.office
    person = judged.policy.people.person(entry.person)
    name = person.name if person and office.trail_names == "names" else ""
    return Signed(
        step=entry.step,
        role=entry.role,
        title=_title(judged, entry),
        person=name,
        at=entry.at,
        when=in_words(entry.moment, office.timezone),
        capacity=entry.capacity,
        decision=entry.decision,
    )


def _entries(judged: Judged) -> tuple[Entry, ...]:
    """The entries that carried the post through the gate; of a draft those that stand so far."""
    verdict = judged.verdict
    if verdict.publishable and verdict.passages:
        return verdict.passages[-1].entries
    gate = verdict.revision.sop.gate
    return tuple(entry for state in verdict.steps if state.step < gate for entry in state.entries)


def trail(judged: Judged) -> tuple[Signed, ...]:
    """The signatures behind the approval, in order of the steps."""
    return tuple(_signed(judged, entry) for entry in _entries(judged))


def sentence(judged: Judged, *, preview: bool) -> str:
    """What page and papers say about the approval, in Indonesian."""
    verdict = judged.verdict
    number = verdict.revision.sop.number
    if preview or not verdict.publishable:
        return f"Konsep untuk dilihat saja, jangan diunggah (SOP {number}; keadaan: {verdict.label.id})."
    entries = _entries(judged)
    decisions = {s.step for s in verdict.revision.sop.before_gate if s.phase == "decide"}
    last = max((e.step for e in entries if e.step in decisions and e.step is not None), default=entries[-1].step if entries else None)
    who = " dan ".join(dict.fromkeys(_signed(judged, e).who for e in entries if e.step == last and e.decision in ("done", "waive")))
    moment = verdict.passages[-1].at if verdict.passages else (entries[-1].moment if entries else None)
    when = f" pada {in_words(moment, judged.policy.office.timezone)}" if moment else ""
    exception = " Satu langkah dilewati dengan pengecualian (keadaan kahar)." if verdict.code is Code.OVERRIDDEN else ""
    return f"Sudah disetujui menurut SOP {number}{f' oleh {who}' if who else ''}{when}.{exception}"

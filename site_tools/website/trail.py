"""The approval trail of a post as its page shows it: facts of the chain, never the words of an internal note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from site_tools.canonical import ABSENT, NOTHING, links
from site_tools.formats.sshkey import fingerprint
from site_tools.formats.sshsig import parse
from site_tools.model.entry import RATIFIER_ROLE, Entry
from site_tools.model.finding import Problem
from site_tools.model.judged import Judged
from site_tools.model.sop import AFTER_GATE, PARTS, Sop
from site_tools.model.when import date_text, local, moment_text, time_text
from site_tools.website import words


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One entry as people read it."""

    step: str
    activity: str
    title: str
    """Title of the role, with Plh. or Plt."""
    name: str
    """Empty where the office shows titles only."""
    letter: str
    """Number of an acting official's letter."""
    time: str
    iso: str
    covers: str
    """The parts signed for, in Indonesian."""
    changed: str
    """Those of them that this entry handed over changed."""
    decision: str
    code: str
    """The decision as code, for its looks."""
    notary: bool
    """A click on the Git host that a notary signed."""
    fingerprint: str
    """Of the key that signed."""
    link: str
    """sha256 that the next entry builds upon."""
    opens: str
    """`Putaran 2 (ralat)` where a round begins, if there are several; else empty."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A later version and the public word about it."""

    day: str
    note: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A step that was waived under force majeure."""

    step: str
    activity: str
    who: str
    reason: str
    until: str


def _sop(judged: Judged, entry: Entry) -> Sop:
    """The SOP under which an entry was signed."""
    found = judged.policy.revision(entry.sop_sha256)
    return found.sop if found else judged.verdict.revision.sop


def title_of(judged: Judged, entry: Entry) -> str:
    """Title under which an entry was signed, `Plh. Sekretaris`."""
    office = judged.policy.office
    if entry.role == RATIFIER_ROLE:
        title = office.ratifier_title
    else:
        person = judged.policy.people.person(entry.person)
        own = next((a.title for a in person.appointments if a.role == entry.role and a.title), "") if person else ""
        role = _sop(judged, entry).role(entry.role) or judged.policy.role(entry.role)
        title = own or (role.title if role else entry.role)
    return f"{words.capacity(entry.capacity)} {title}".strip()


def name_of(judged: Judged, entry: Entry) -> str:
    """Name of who signed; empty where the office shows titles only."""
    if judged.policy.office.trail_names == "titles":
        return ""
    person = judged.policy.people.person(entry.person)
    return person.name if person else entry.person


def _activity(judged: Judged, entry: Entry) -> tuple[str, str]:
    """Printed number and activity of the step; a withdrawal has none."""
    step = _sop(judged, entry).at(entry.step) if entry.step else None
    return (step.label.rstrip(".") or str(step.step), step.activity) if step else ("", "Penarikan")


def _key(entry: Entry) -> str:
    """Fingerprint of the key inside the signature; empty where it cannot be read."""
    try:
        return fingerprint(parse(entry.signature).key)
    except Problem:
        return ""


def chain_links(judged: Judged) -> list[str]:
    """The link of every entry, in order; empty strings where the chain holds what no statement can hold."""
    post = judged.post
    try:
        return [link for _, link in links(post.entries, post=str(post.path), root=judged.policy.root)]
    except ValueError:
        return [""] * len(post.entries)


def last_link(judged: Judged) -> str:
    """sha256 of the last link of the chain, `-` without entries."""
    return (chain_links(judged) or [ABSENT])[-1]


def rounds(judged: Judged) -> dict[int, str]:
    """Index of the entry that opens a round -> `Putaran 2 (ralat)`; empty where there is but one round.

    A round opens with the first entry, and with the first `done` before the gate after a publish, report or withdraw
    entry (design section 2). The exception, a step signed again because its key was compromised, hands over exactly
    what it received: it is left out where the judge counts fewer rounds.
    """
    entries = judged.post.entries
    starts = {0: ""} if entries else {}
    ended = ""
    for index, entry in enumerate(entries):
        if entry.decision == "withdraw":
            ended = "setelah penarikan"
        elif _phase(judged, entry) in AFTER_GATE:
            ended = ended or "ralat"
        elif ended and entry.decision == "done":
            starts[index], ended = ended, ""
    if len(starts) > judged.verdict.round:
        starts = {i: why for i, why in starts.items() if not i or entries[i].digests != entries[i - 1].digests}
    if len(starts) < 2:  # noqa: PLR2004 - one round needs no heading
        return {}
    return {i: f"Putaran {n}{f' ({why})' if why else ''}" for n, (i, why) in enumerate(starts.items(), 1)}


def rows(judged: Judged) -> list[TrailRow]:
    """Every entry, in the order of signing."""
    found = []
    before: Entry | None = None
    opened = rounds(judged)
    for index, (entry, link) in enumerate(zip(judged.post.entries, chain_links(judged), strict=True)):
        step, activity = _activity(judged, entry)
        covered = [words.PARTS[part] for part in PARTS if entry.digests.of(part) != NOTHING]
        changed = entry.digests.changed_from(before.digests) if before else frozenset()
        found.append(
            TrailRow(
                step=step,
                activity=activity,
                title=title_of(judged, entry),
                name=name_of(judged, entry),
                letter=words.acting_letter(entry.capacity),
                time=moment_text(entry.moment, judged.policy.office.timezone),
                iso=entry.at,
                covers=", ".join(covered) or "-",
                changed=", ".join(words.PARTS[part] for part in PARTS if part in changed),
                decision=words.DECISIONS[entry.decision],
                code=entry.decision,
                notary=entry.review is not None,
                fingerprint=_key(entry),
                link=link,
                opens=opened.get(index, ""),
            )
        )
        before = entry
    return found


def corrections(judged: Judged) -> list[Correction]:
    """One for every version after the first."""
    zone = judged.policy.office.timezone
    return [Correction(date_text(local(p.at, zone)), p.note) for p in judged.verdict.passages[1:]]


def waivers(judged: Judged) -> list[Waiver]:
    """The waived steps of the version that is up."""
    passages = judged.verdict.passages
    entries = passages[-1].entries if passages else ()
    found = []
    for entry in entries:
        if entry.decision == "waive":
            step, activity = _activity(judged, entry)
            found.append(Waiver(step, activity, _who(judged, entry), entry.note, _day(entry.until)))
    return found


def _day(iso: str) -> str:
    """A date of an entry as people read it; as it stands where it is none."""
    try:
        return date_text(date.fromisoformat(iso))
    except ValueError:
        return iso


def sentence(judged: Judged) -> str:
    """Who checked and approved the version that is up, in one plain sentence; empty where nobody has yet."""
    passages = judged.verdict.passages
    if not passages:
        return ""
    passage = passages[-1]
    signed = [e for e in passage.entries if e.decision == "done"]
    deciding = [e for e in signed if _phase(judged, e) == "decide"] or signed
    people = list(dict.fromkeys(_who(judged, e) for e in deciding))
    zone = judged.policy.office.timezone
    day, time = date_text(local(passage.at, zone)), time_text(passage.at, zone)
    number = _sop(judged, passage.entries[-1]).number.removeprefix("Nomor ")
    by = f" oleh {words.listed(people)}" if people else ""
    return f"Diperiksa dan disetujui menurut SOP Nomor {number}{by} pada {day} pukul {time}."


def _phase(judged: Judged, entry: Entry) -> str:
    step = _sop(judged, entry).at(entry.step) if entry.step else None
    return step.phase if step else ""


def _who(judged: Judged, entry: Entry) -> str:
    """`Nama (Jabatan)`, or only the title."""
    name, title = name_of(judged, entry), title_of(judged, entry)
    return f"{name} ({title})" if name else title


@dataclass(frozen=True, slots=True)
class Mark:
    """A step of the SOP in the short row of marks above the trail."""

    label: str
    title: str
    """Who does it."""
    state: Literal["done", "waived", "open"]
    after_gate: bool


def progress(judged: Judged) -> list[Mark]:
    """Every step of the SOP and whether the version that is up has passed it."""
    verdict = judged.verdict
    sop = verdict.revision.sop
    waived = {entry.step for entry in (verdict.passages[-1].entries if verdict.passages else ()) if entry.decision == "waive"}
    pending = set(verdict.pending)
    return [
        Mark(
            label=step.label.rstrip(".") or str(step.step),
            title=", ".join(role.title for role in sop.roles if role.id in step.who.roles),
            state="open" if step.step in pending else "waived" if step.step in waived else "done",
            after_gate=step.step >= sop.gate,
        )
        for step in sop.steps
    ]

"""Append one entry to a post: only what the judge would accept is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from site_tools import canonical, engine
from site_tools.formats.front_matter import read_front_matter
from site_tools.formats.post_file import read_post
from site_tools.formats.sshsig import fingerprint, parse_public_key
from site_tools.model.case import Case
from site_tools.model.entry import DEFINITIVE, NO_PARTS, RATIFIER_ROLE, Decision, Digests, Entry, EntryFact
from site_tools.model.finding import Finding, Problem, errors
from site_tools.model.people import inside
from site_tools.model.post import PostPath
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.model.verdict import Verdict
from site_tools.ports import Folder, Signer
from site_tools.workflows.facts import Judge, entry_facts
from site_tools.workflows.library import load_case


@dataclass(frozen=True, slots=True)
class Request:
    """What a person wants to sign."""

    person: str
    decision: Decision = "done"
    step: int | None = None
    """None: the step expected next."""
    role: str = ""
    """Empty: the role of that step that the person holds."""
    to: int | None = None
    note: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that the judge accepts but for its signature."""

    case: Case
    state: State
    entry: Entry
    statement: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """What came of it."""

    path: PostPath
    entry: Entry
    verdict: Verdict


def draft(tree: Folder, path: PostPath, request: Request, judge: Judge, public_key: str) -> Draft:
    """Prepare the entry and let every rule look at it, before a key is asked for.

    Raises:
        CannotJudge: no such post, unknown office.
        Problem: the post is invalid, or a rule objects to this entry.
    """
    case = load_case(tree, path, judge)
    _require_known(case, request.person)
    state, broken = engine.replay(case)
    entry = _entry(case, state, request)
    before_gate = request.decision == "done" and entry.step is not None and not state.phase_after_gate(entry.step)
    form = errors(engine.content_findings(case, state, signing=entry.step or 0)) if before_gate else ()
    if broken or form:
        raise Problem(*broken, *form)
    chain = canonical.links(case.post.entries, post=str(path), root=case.policy.root)
    previous = chain[-1][1] if chain else canonical.ABSENT
    try:
        text = canonical.statement(entry, post=str(path), root=case.policy.root, previous=previous)
    except ValueError:
        raise Problem(
            Finding(
                "NOTE-TEXT",
                Text(
                    "Catatan dan pilihan lain harus satu baris teks biasa, tanpa karakter kendali.",
                    "A note or another option is one line of plain text, without control characters.",
                ),
                path.index,
                remedy=Text('Tulis ulang dalam satu baris: --note "..."', 'Write it again on one line: --note "..."'),
            )
        ) from None
    key = parse_public_key(public_key)
    fact = EntryFact(len(case.facts), entry, verified=True, key=key.blob, fingerprint=fingerprint(key.blob), new=True)
    objections = engine.objections(case, state, fact)
    if objections:
        raise Problem(*objections)
    return Draft(case, state, entry, text)


def write(tree: Folder, prepared: Draft, signer: Signer, judge: Judge) -> Signed:
    """Sign a draft and write the post with it; no other byte of the file changes.

    Raises:
        Problem: signing failed, the file changed meanwhile, or what was written does not verify.
    """
    post = prepared.case.post
    entry = replace(prepared.entry, signature=signer.sign(prepared.statement, canonical.STEP_NAMESPACE))
    now = read_post(post.path, list(tree.files(post.path.folder)), tree.read)
    front = read_front_matter(tree.read(post.path.index), path=post.path.index)
    if (now.entries, now.digests, front.entries) != (post.entries, post.digests, post.entries):
        raise Problem(
            Finding(
                "POST-CHANGED",
                Text("Isi kiriman berubah selagi diparaf; ulangi.", "The post changed while it was signed; try again."),
                post.path.index,
            )
        )
    data = front.with_entries((*post.entries, entry))
    # Read back what will be written: a file the judge could not read must never reach the disk.
    again = read_front_matter(data, path=post.path.index)
    case = replace(
        prepared.case,
        post=replace(post, entries=again.entries),
        facts=entry_facts(again.entries, post.path, prepared.case.policy.root, judge.verifier),
    )
    _, broken = engine.replay(case)
    if broken:
        raise Problem(*broken)
    tree.write(post.path.index, data)
    return Signed(post.path, entry, engine.judge(case))


def _require_known(case: Case, person: str) -> None:
    """Say at once that there is no such person: what the rules would say of his key and roles misses the point."""
    if case.policy.people.person(person) is not None:
        return
    listed = f"sops/{case.policy.office.id}/people.yml"
    near = get_close_matches(person, [p.id for p in case.policy.people.people], n=3)
    raise Problem(
        Finding(
            "SIGNER-KEY",
            Text("Orang `{person}` tidak terdaftar di {listed}.", "Person `{person}` is not listed in {listed}.").fill(
                person=person, listed=listed
            ),
            case.post.path.index,
            remedy=Text("Maksud Anda {near}? (--person ID)", "Did you mean {near}? (--person ID)").fill(near=", ".join(near))
            if near
            else Text("Lihat `id` orangnya di {listed}.", "See the person's `id` in {listed}.").fill(listed=listed),
        )
    )


def _entry(case: Case, state: State, request: Request) -> Entry:
    standing = engine.standing(case, state) if request.decision == "done" else state
    step = _step(standing, request)
    role, capacity = _role(case, standing, request, step)
    unchanged = request.decision in ("return", "reject", "waive")
    entry = Entry(
        step=None if request.decision == "withdraw" else step,
        role=role,
        person=request.person,
        capacity=capacity,
        decision=request.decision,
        at=local(case),
        sop_number=state.sop.number,
        sop_sha256=state.revision.sha256,
        digests=state.handed if unchanged and state.handed else _handed_over(case, state, request, step),
        signature="",
        to=request.to if request.decision == "return" else None,
        until=request.until if request.decision == "waive" else "",
        note=unicodedata.normalize("NFC", request.note),
    )
    # Who only signs step 1 again, since a stolen key held it, begins nothing anew.
    if request.decision != "done" or step != 1 or state.repairs(entry):
        return entry
    revision = engine.starts_under(case, state)
    return replace(entry, sop_number=revision.sop.number, sop_sha256=revision.sha256)


def _handed_over(case: Case, state: State, request: Request, step: int) -> Digests:
    """What the folder has; evidence that nobody recorded stays out, so that it holds up no step and no withdrawal."""
    if request.decision == "done" and state.phase_after_gate(step):
        return case.post.digests
    return replace(case.post.digests, evidence=(state.handed or NO_PARTS).evidence)


def local(case: Case) -> str:
    """Now, RFC 3339 in the office's own zone."""
    return case.now.astimezone(ZoneInfo(case.policy.office.timezone)).isoformat(timespec="seconds")


def _step(state: State, request: Request) -> int:
    if request.step is not None:
        return request.step
    expected = state.expected(trusted_only=True)
    if request.decision in ("return", "reject"):
        # Who returns without naming a step speaks for the step that waits, else for the last decision.
        deciding = [s.step for s in state.sop.before_gate if s.returns]
        return expected if expected and not state.phase_after_gate(expected) else (deciding or [1])[-1]
    return expected or len(state.sop.steps)


def _role(case: Case, state: State, request: Request, step: int) -> tuple[str, str]:
    """The role the person signs under, and in which capacity; a role he does not hold is left to the rules."""
    found = state.sop.at(step)
    if request.decision == "waive":
        return RATIFIER_ROLE, DEFINITIVE
    if request.decision == "withdraw":
        wanted: Sequence[str] = [r.id for r in state.sop.roles]
    else:
        wanted = found.who.roles if found else ()
    if request.role:
        wanted = [request.role]
    for role in wanted:
        capacity = _capacity(case, request.person, role)
        if capacity:
            return role, capacity
    if request.decision == "withdraw" and request.person in case.policy.ratifiers_at(case.now) and not request.role:
        return RATIFIER_ROLE, DEFINITIVE
    return (wanted[0] if wanted else RATIFIER_ROLE), DEFINITIVE


def _capacity(case: Case, person: str, role: str) -> str:
    known = case.policy.people.person(person)
    if known and any(a.role == role and inside(case.now, a.from_, a.until) and a.revoked is None for a in known.appointments):
        return DEFINITIVE
    for item in case.policy.letters:
        letter = item.letter
        if item.verified and (letter.person, letter.role) == (person, role) and inside(case.now, letter.from_, letter.until):
            return f"{letter.capacity} {letter.letter}"
    return DEFINITIVE if role == RATIFIER_ROLE and person in case.policy.ratifiers_at(case.now) else ""

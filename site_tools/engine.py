"""The judge: replays a chain against its SOP like a state machine, then says where the post stands. Pure.

`docs/decisions/0004-working-on-a-step.md` says where this reads design section 2 more gently than its letter.
"""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from site_tools.chain import apply, drafting, lapsed, restarted, stranded, under
from site_tools.chain import standing as standing  # noqa: PLC0414 - workflows know the engine, not the chain
from site_tools.chain import starts_under as starts_under  # noqa: PLC0414 - the same
from site_tools.model.case import Case
from site_tools.model.entry import DEFINITIVE, EntryFact
from site_tools.model.finding import CannotJudge, Finding, errors
from site_tools.model.sop import Part
from site_tools.model.state import State
from site_tools.model.text import Text
from site_tools.model.verdict import Awaited, Code, StepState, Verdict, parts_in_words
from site_tools.rules import ENTRY_RULES, POST_RULES, person_once, signer_twice, sop_void, uncovered


def start(case: Case) -> State:
    """The state before the first entry, under the SOP revision in force now.

    Raises:
        CannotJudge: SOP-MISSING, no revision of the SOP is in force and no entry names one.
    """
    sop_id = case.post.path.sop
    first = case.policy.revision(case.facts[0].entry.sop_sha256) if case.facts else None
    revision = first if first and first.sop_id == sop_id else case.policy.in_force(sop_id, case.now) or case.policy.void(sop_id, case.now)
    if revision is None:
        raise CannotJudge(
            Finding(
                "SOP-MISSING",
                Text(id="Kantor {office} tidak punya SOP `{sop}` yang berlaku.", en="Office {office} has no SOP `{sop}` in force.").fill(
                    office=case.policy.office.id, sop=sop_id
                ),
                case.post.path.index,
                None,
                None,
                Text(id="SOP yang ada: paraf sop show {office}", en="The SOPs there are: paraf sop show {office}").fill(
                    office=case.policy.office.id
                ),
            )
        )
    covered = not case.facts or case.facts[-1].entry.digests.evidence == case.post.digests.evidence
    return State(
        revision=revision,
        platforms=case.post.meta.platforms,
        text=case.post.digests.text,
        records=case.post.records if covered else None,
    )


def objections(case: Case, state: State, fact: EntryFact) -> tuple[Finding, ...]:
    """What every rule says against an entry as the next one of a chain."""
    judged_by = under(case, state, fact.entry)
    return tuple(finding for rule in ENTRY_RULES for finding in rule.check(case, judged_by, fact))


def content_findings(case: Case, state: State, *, signing: int = 0) -> tuple[Finding, ...]:
    """What the rules say against the content as the folder has it.

    What a step that is still to come before the gate may bring is not missing yet; `signing` is the step being
    signed right now, so that its own signer is told. A draft of a new round is judged by the SOP it will start under.
    """
    state = drafting(case, state, signing=signing)
    ahead = [s for s in state.sop.before_gate if (s.step > signing if signing else not state.complete(s))]
    coming = frozenset(part for step in ahead for part in step.changes)
    asked = replace(case, under=state.revision)
    return tuple(finding for rule in POST_RULES for finding in rule.check(asked, coming))


def replay(case: Case) -> tuple[State, tuple[Finding, ...]]:
    """The state after the last entry that no rule objects to, and the objections to the next one.

    Raises:
        CannotJudge: the SOP is missing.
    """
    state = start(case)
    for fact in case.facts:
        state = lapsed(state, fact.entry.moment.astimezone(_zone(case)).date())
        # A state machine fed with a wrong entry says nothing sensible of those behind it: stop at the first.
        found = objections(case, state, fact)
        if found:
            return state, found
        state = apply(case, state, fact)
    return lapsed(state, case.now.astimezone(_zone(case)).date()), ()


def judge(case: Case) -> Verdict:
    """The verdict of one post.

    Raises:
        CannotJudge: the SOP is missing.
    """
    state, broken = replay(case)
    compromised = uncovered.compromised(case, state)
    void = (sop_void.told(case, state.revision),) if not broken and stranded(case, state) else ()
    state = restarted(case, state) if void else state
    # A withdrawn post is shown nowhere: what was taken out of it, or should be, must not hide that it is withdrawn.
    content = () if state.withdrawn else content_findings(case, state)
    altered, editing = _altered(case, state)
    evidence = uncovered.evidence(case, state)
    expected = state.expected(trusted_only=True)
    code = _code(state, invalid=bool(broken or errors(content)), altered=bool(altered) and not editing)
    step: int | None = expected
    dead: tuple[int, ...] = ()
    findings = [*broken, *void, *content, *evidence, *compromised, *case.post.evidence_findings]
    if code is Code.ALTERED or (code is Code.INVALID and not broken and _unexpected(state, altered, editing=editing)):
        step, dead, finding = _alteration(case, state, altered)
        findings.append(finding)
    barred = bool(void) and state.revision.is_void(case.now)
    complete = expected is None and not broken and state.records is not None and not state.withdrawn
    return Verdict(
        code=code,
        complete=complete and code in (Code.SATISFIED, Code.OVERRIDDEN),
        round=state.round,
        step=step,
        pending=tuple(s.step for s in state.sop.steps if not state.complete(s, trusted_only=True) or s.step in dead),
        awaited=() if state.withdrawn or step is None else sop_void.ratifiers(case) if barred else awaited(case, state, step),
        steps=tuple(
            StepState(
                s.step,
                state.complete(s, trusted_only=True) and s.step not in dead,
                tuple(a.entry for a in state.holding(s.step) if not a.void),
                any(a.entry.decision == "waive" for a in state.holding(s.step)),
            )
            for s in state.sop.steps
        ),
        revision=state.revision,
        passages=state.passages,
        findings=tuple(findings),
        altered=altered,
        dead=dead,
        editing=editing,
        evidence_covered=state.records is not None,
        uploaded=_uploaded(case, state),
        withdrawn=state.withdrawn,
        stopped=state.stopped,
        void=barred,
        turns=state.turns,
        now=case.now,
    )


def awaited(case: Case, state: State, number: int) -> tuple[Awaited, ...]:
    """Who may complete a step: each role still missing, and its holders whom no separation of duties bars."""
    step = state.sop.steps[number - 1]
    if state.complete(step, trusted_only=True):
        # It is awaited again because its signatures died: then nobody has signed it.
        state = replace(state, live=tuple((n, held) for n, held in state.live if n < number))
    signed = {a.entry.role for a in state.holding(number) if step.who.all and not a.void}
    missing = [r for r in state.sop.roles if r.id in step.who.roles and r.id not in signed]
    found = []
    for role in missing:
        people = [p for p in case.policy.holders(role.id, case.now) if _may_sign(case, state, number, role.id, p.id)]
        found.append(Awaited(role.id, role.title, tuple(p.id for p in people), tuple(p.name for p in people)))
    return tuple(found)


def _may_sign(case: Case, state: State, number: int, role: str, person: str) -> bool:
    """Whether no rule that keeps duties apart would object to this person here."""
    if not state.history:
        return True
    acting = [x.letter for x in case.policy.letters if (x.letter.person, x.letter.role) == (person, role)]
    probe = replace(
        state.history[-1].entry,
        step=number,
        role=role,
        person=person,
        decision="done",
        capacity=f"{acting[-1].capacity} {acting[-1].letter}" if acting else DEFINITIVE,
    )
    fact = EntryFact(len(case.facts), probe, verified=True, key=b"", fingerprint="")
    return not any(True for rule in (person_once.RULE, signer_twice.RULE) for _ in rule.check(case, state, fact))


def _zone(case: Case) -> ZoneInfo:
    return ZoneInfo(case.policy.office.timezone)


def _code(state: State, *, invalid: bool, altered: bool) -> Code:
    if invalid:
        return Code.INVALID
    if state.withdrawn:
        return Code.WITHDRAWN
    if state.stopped:
        return Code.REJECTED if state.stopped.decision == "reject" else Code.RETURNED
    if altered:
        return Code.ALTERED
    trusted = all(state.complete(s, trusted_only=True) for s in state.sop.before_gate)
    if not trusted or not state.history:
        return Code.WAITING
    waived = any(a.entry.decision == "waive" for _, held in state.live for a in held)
    return Code.OVERRIDDEN if waived else Code.SATISFIED


def _altered(case: Case, state: State) -> tuple[frozenset[Part], bool]:
    """Parts of the folder that differ from the last entry, and whether the expected step is just working on them."""
    if state.handed is None:
        return frozenset(), False
    parts = case.post.digests.changed_from(state.handed) - {"evidence"}
    expected = state.expected()
    working = bool(parts) and expected is not None and not state.phase_after_gate(expected) and parts <= state.sop.may_change(expected)
    return parts, working


def _unexpected(state: State, altered: frozenset[Part], *, editing: bool) -> bool:
    """Whether an alteration is worth telling: nobody was asked to change anything."""
    return bool(altered) and not editing and state.stopped is None and state.withdrawn is None


def _alteration(case: Case, state: State, altered: frozenset[Part]) -> tuple[int, tuple[int, ...], Finding]:
    """Since which step the post is altered, which signatures died, and the finding that says so."""
    step = _altered_since(state, altered)
    dead = tuple(number for number, held in sorted(state.live) if held and number >= step and not state.phase_after_gate(number))
    return step, dead, _altered_finding(case, state, altered, step, dead)


def alteration(case: Case) -> Finding | None:
    """What an alteration of the content killed, for a post whose words can no longer be read; None where nothing did.

    Raises:
        CannotJudge: the SOP is missing.
    """
    state, broken = replay(case)
    altered, editing = _altered(case, state)
    return None if broken or not _unexpected(state, altered, editing=editing) else _alteration(case, state, altered)[2]


def _altered_since(state: State, parts: frozenset[Part]) -> int:
    signed = [number for number, held in state.live if held and not state.phase_after_gate(number)]
    return max((number for number in signed if parts <= state.sop.may_change(number)), default=1)


def _altered_finding(case: Case, state: State, parts: frozenset[Part], step: int, dead: tuple[int, ...]) -> Finding:
    return Finding(
        "ALTERED",
        Text(
            id="Isi berubah setelah diparaf: {parts}. Paraf langkah {dead} gugur; giliran langkah {step}.",
            en="The content changed after it was signed: {parts}. The signatures of step {dead} are dead; it is the turn of step {step}.",
        ).fill(parts=parts_in_words(parts), dead=", ".join(map(str, dead)) or "-", step=step),
        case.post.path.index,
        None,
        step,
        _ALTERED_REMEDY[state.opens_round].fill(post=case.post.path, step=step),
    )


_ALTERED_REMEDY = {
    False: Text(
        id="Kembalikan isi semula dari Git, atau paraf ulang: paraf sign {post} --step {step}",
        en="Restore the content from Git, or sign again: paraf sign {post} --step {step}",
    ),
    True: Text(
        id='Kembalikan isi semula dari Git, atau buka ralat: paraf revise {post} --step {step} --note "..."',
        en='Restore the content from Git, or open a correction: paraf revise {post} --step {step} --note "..."',
    ),
}
"""By whether signing opens a new round."""


def _uploaded(case: Case, state: State) -> tuple[str, ...]:
    latest = {r.platform: r.action for r in state.records or () if r.round == state.round}
    return tuple(p for p in case.post.meta.platforms if latest.get(p) in ("posted", "edited", "unchanged"))

"""One accepted entry moves the state of a chain: the transitions of the state machine, nothing else. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from site_tools.model.case import Case
from site_tools.model.entry import Entry, EntryFact
from site_tools.model.office import Notary
from site_tools.model.people import Key, is_key
from site_tools.model.policy import SopRevision
from site_tools.model.state import Accepted, State
from site_tools.model.verdict import Passage
from site_tools.turns import turned

Live = tuple[tuple[int, tuple[Accepted, ...]], ...]


def under(case: Case, state: State, entry: Entry) -> State:
    """The state by which an entry is judged: a step-1 entry brings the revision that it names, others run under it."""
    named = case.policy.revision(entry.sop_sha256)
    if entry.decision != "done" or entry.step != 1 or named is None or named.sop_id != case.post.path.sop:
        return state
    return replace(state, revision=named)


def apply(case: Case, before: State, fact: EntryFact) -> State:
    """The state after an entry that no rule objects to."""
    entry = fact.entry
    state = under(case, before, entry)
    accepted = Accepted(fact.index, entry, state.changed_by(entry), void=_compromised(case, fact))
    match entry.decision:
        case "done":
            # Who signed step 1 under another revision did not sign this one.
            moved = _done(state if state.revision == before.revision else replace(state, live=()), accepted)
        case "waive":
            moved = replace(state, live=_held(state.live, entry.step or 0, accepted), stopped=None)
        case "return":
            moved = replace(state, live=_before(state.live, entry.to or 1), stopped=entry)
        case "reject":
            moved = replace(state, live=(), stopped=entry)
        case _:
            # A withdrawal: nothing stands, and nothing else holds it up.
            moved = replace(state, live=(), stopped=None, withdrawn=entry)
    passed = _passed(replace(moved, history=(*state.history, accepted), handed=entry.digests), accepted)
    return replace(passed, turns=turned(before, passed, entry))


def starts_under(case: Case, state: State) -> SopRevision:
    """The revision that a `done` of step 1 names when it is signed now.

    Completed stages stay: a round that has not passed the gate keeps its own, even if superseded, unless its number is void.
    """
    afresh = state.opens_round or state.behind_gate or state.revision.is_void(case.now)
    return (case.policy.in_force(case.post.path.sop, case.now) if afresh else None) or state.revision


def stranded(case: Case, state: State) -> bool:
    """Whether the post waits before the gate under a number that is void by now: nothing more can be signed there."""
    if state.withdrawn is not None or not state.revision.is_void(case.now):
        return False
    return not all(state.complete(s, trusted_only=True) for s in state.sop.before_gate)


def restarted(case: Case, state: State) -> State:
    """Where a stranded post stands: at step 1 of the revision in force, or of its own until there is one."""
    return replace(state, revision=starts_under(case, state), live=())


def standing(case: Case, state: State) -> State:
    """Where the next signature finds the post: as replayed, or at step 1 again where its SOP's number is void."""
    return restarted(case, state) if stranded(case, state) else state


def drafting(case: Case, state: State, *, signing: int) -> State:
    """The state by whose SOP the content is judged: of the draft of a new round that under which it will start."""
    differs = state.handed is None or bool(case.post.digests.changed_from(state.handed) - {"evidence"})
    if signing != 1 and not (state.opens_round and differs):
        return state
    revision = starts_under(case, state)
    return state if revision == state.revision else replace(state, revision=revision, live=())


def lapsed(state: State, today: date) -> State:
    """The state without a waiver whose end date has gone by before the gate was passed."""
    if state.gate_passed:
        return state
    for number, held in state.live:
        if any(a.entry.decision == "waive" and date.fromisoformat(a.entry.until) < today for a in held):
            return replace(state, live=_before(state.live, number))
    return state


def _done(state: State, accepted: Accepted) -> State:
    entry = accepted.entry
    number = entry.step or 0
    if state.withdrawn and state.phase_after_gate(number):
        # What became of the uploads of a withdrawn post is recorded, but completes nothing.
        return state
    if state.phase_after_gate(number):
        return replace(state, live=_held(_without_void(state.live, number), number, accepted), published=True)
    if state.repairs(entry):
        return replace(state, live=_held(_without_void(state.live, number), number, accepted))
    if state.opens_round:
        return replace(
            state,
            round=state.round + 1,
            round_start=len(state.history),
            live=_held(_before(state.live, number), number, accepted),
            stopped=None,
            withdrawn=None,
            published=False,
        )
    # Who signs the expected step unchanged joins the others of that step; a rewind, and who changes a part, asks them to look again.
    joins = number == state.expected() and not accepted.changed
    return replace(state, live=_held(state.live if joins else _before(state.live, number), number, accepted), stopped=None)


def _before(live: Live, number: int) -> Live:
    return tuple((n, held) for n, held in live if n < number)


def _held(live: Live, number: int, accepted: Accepted) -> Live:
    found = dict(live)
    found[number] = (*found.get(number, ()), accepted)
    return tuple(sorted(found.items(), key=lambda item: item[0]))


def _without_void(live: Live, number: int) -> Live:
    return tuple((n, tuple(a for a in held if not a.void) if n == number else held) for n, held in live)


def _passed(state: State, accepted: Accepted) -> State:
    """Note the passage of the gate when this entry completes the last step before it."""
    entry = accepted.entry
    if state.phase_after_gate(entry.step or 0) or not state.gate_passed:
        return state
    holding = [a.entry for s in state.sop.before_gate for a in state.holding(s.step)]
    opening = state.history[state.round_start].entry
    passage = Passage(
        round=state.round,
        at=entry.moment,
        digests=entry.digests,
        note=opening.note if state.round > 1 else "",
        overridden=any(e.decision == "waive" for e in holding),
        entries=tuple(holding),
    )
    # A round that was rewound and passed again counts by its last passage.
    return replace(state, passages=(*(p for p in state.passages if p.round != state.round), passage))


def _compromised(case: Case, fact: EntryFact) -> bool:
    person = case.policy.people.person(fact.entry.person)
    # Who may sign with which of them is another rule's question.
    keys: tuple[Key | Notary, ...] = (*(person.keys if person else ()), *case.policy.office.notaries)
    since = [k.compromised for k in keys if is_key(k.key, fact.key)]
    return any(moment is not None and moment <= fact.entry.moment for moment in since)

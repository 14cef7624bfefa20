"""One accepted entry moves the state of a chain: the transitions of the state machine, nothing else. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from site_tools.model.case import Case
from site_tools.model.entry import EntryFact
from site_tools.model.people import is_key
from site_tools.model.state import Accepted, State
from site_tools.model.verdict import Passage

Live = tuple[tuple[int, tuple[Accepted, ...]], ...]


def apply(case: Case, state: State, fact: EntryFact) -> State:
    """The state after an entry that no rule objects to."""
    entry = fact.entry
    changed = entry.digests.changed_from(state.handed) if state.handed else frozenset()
    accepted = Accepted(fact.index, entry, changed, void=_compromised(case, fact))
    match entry.decision:
        case "done":
            moved = _done(case, state, accepted)
        case "waive":
            moved = replace(state, live=_held(state.live, entry.step or 0, accepted), stopped=None)
        case "return":
            moved = replace(state, live=_before(state.live, entry.to or 1), stopped=entry)
        case "reject":
            moved = replace(state, live=(), stopped=entry)
        case "withdraw":
            moved = replace(state, live=(), stopped=None, withdrawn=entry, published=False)
    moved = replace(moved, history=(*state.history, accepted), handed=entry.digests)
    return _passed(moved, accepted) if entry.decision in ("done", "waive") else moved


def lapsed(state: State, today: date) -> State:
    """The state without a waiver whose end date has gone by before the gate was passed."""
    if state.gate_passed and not state.opens_round:
        return state
    for number, held in state.live:
        for accepted in held:
            if accepted.entry.decision == "waive" and date.fromisoformat(accepted.entry.until) < today and not _passed_this_round(state):
                return replace(state, live=_before(state.live, number))
    return state


def _done(case: Case, state: State, accepted: Accepted) -> State:
    entry = accepted.entry
    number = entry.step or 0
    if state.phase_after_gate(number):
        return replace(state, live=_held(state.live, number, accepted), published=state.withdrawn is None)
    if state.opens_round:
        carried = () if state.withdrawn else _before(state.live, number)
        revision = (case.policy.revision(entry.sop_sha256) or state.revision) if number == 1 else state.revision
        return replace(
            state,
            revision=revision,
            round=state.round + 1,
            round_start=len(state.history),
            live=_held(carried, number, accepted),
            stopped=None,
            withdrawn=None,
            published=False,
        )
    expected = state.expected()
    live = state.live
    if number in state.void_steps() and not accepted.changed:
        live = _without_void(live, number)
    elif expected is None or number < expected:
        live = _before(live, number)
    elif accepted.changed:
        # Who signs the same step with a change asks the others of that step to look again.
        live = _before(live, number)
    return replace(state, live=_held(live, number, accepted), stopped=None)


def _before(live: Live, number: int) -> Live:
    return tuple((n, held) for n, held in live if n < number)


def _held(live: Live, number: int, accepted: Accepted) -> Live:
    found = {n: held for n, held in live}
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


def _passed_this_round(state: State) -> bool:
    return any(p.round == state.round for p in state.passages) and state.gate_passed


def _compromised(case: Case, fact: EntryFact) -> bool:
    person = case.policy.people.person(fact.entry.person)
    keys = person.keys if person else ()
    notaries = case.policy.office.notaries if fact.entry.review else ()
    since = [k.compromised for k in keys if is_key(k.key, fact.key)]
    since += [n.compromised for n in notaries if is_key(n.key, fact.key)]
    return any(moment is not None and moment <= fact.entry.moment for moment in since)

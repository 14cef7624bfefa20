"""`paraf sop simulate`: who could sign what then, what stands still when somebody is away, and what one person alone could do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_tools.model.entry import DEFINITIVE
from site_tools.model.finding import CannotJudge, Finding
from site_tools.model.people import Appointment, Person
from site_tools.model.policy import Policy
from site_tools.model.simulation import Hat, Move, Performer, Simulation, Solo, StepView, Substitute, people_of
from site_tools.model.sop import Step
from site_tools.model.text import Text
from site_tools.workflows.rehearsal import Rehearsal
from site_tools.workflows.strangers import with_strangers
from site_tools.workflows.two_roles import role_sets, supposed_letter
from site_tools.workflows.way_to_gate import alone, least


def simulate(rehearsal: Rehearsal, absent: Sequence[str] = ()) -> Simulation:
    """Go through a SOP with the people of that moment, some of them absent.

    Raises:
        CannotJudge: SOP-MISSING, the SOP is not in force then; PERSON-UNKNOWN, nobody of that id.
    """
    for person in absent:
        known_person(rehearsal.policy, person)
    held = rehearsal.hats(usable=False)
    hats = [h for h in held if h.key and h.person not in absent]
    named = {p.id: p.name for p in rehearsal.policy.people.people}
    fewest, waived = least(rehearsal, hats), least(rehearsal, hats, waivers=True)
    fewer = waived is not None and (fewest is None or len(people_of(waived)) < len(people_of(fewest)))
    people = tuple(dict.fromkeys(h.person for h in hats))
    return Simulation(
        office=rehearsal.policy.office,
        revision=rehearsal.revision,
        at=rehearsal.at,
        steps=tuple(_views(rehearsal, held, frozenset(absent), named)),
        solos=tuple(_solo(rehearsal, hats, p, named[p]) for p in people),
        corrections=tuple(_corrections(rehearsal, hats, people, named)),
        least=fewest,
        least_waived=waived if fewer else None,
        role_sets=role_sets(rehearsal, hats),
        merangkap=tuple(
            (x.letter.person, x.letter.role)
            for x in rehearsal.policy.letters
            if x.letter.merangkap and any((h.person, h.role) == (x.letter.person, x.letter.role) and h.capacity != DEFINITIVE for h in hats)
        ),
    )


def appointed(policy: Policy, sop_id: str, person: str, role: str, *, merangkap: bool = False) -> Policy:
    """The policy as if a person held one role more; `merangkap`: by the letter of an acting official that allows two deciding roles.

    Raises:
        CannotJudge: PERSON-UNKNOWN, ROLE-UNKNOWN.
    """
    found = known_person(policy, person)
    roles = tuple(dict.fromkeys(r.id for revision in policy.of_sop(sop_id) for r in revision.sop.roles))
    if role not in roles:
        told = Text("Tidak ada peran `{word}` dalam SOP ini.", "This SOP has no role `{word}`.")
        raise _unknown("ROLE-UNKNOWN", told, role, policy, roles)
    if merangkap:
        return replace(policy, letters=(*policy.letters, supposed_letter(policy, person, role)))
    more = replace(found, appointments=(*found.appointments, Appointment(role)))
    people = tuple(more if p is found else p for p in policy.people.people)
    return replace(policy, people=replace(policy.people, people=people))


def known_person(policy: Policy, person: str) -> Person:
    """The person of that id.

    Raises:
        CannotJudge: PERSON-UNKNOWN.
    """
    found = policy.people.person(person)
    if found is None:
        ids = tuple(p.id for p in policy.people.people)
        raise _unknown("PERSON-UNKNOWN", Text("Tidak ada orang `{word}`.", "There is no person `{word}`."), person, policy, ids)
    return found


def _unknown(code: str, message: Text, word: str, policy: Policy, there: Sequence[str]) -> CannotJudge:
    remedy = Text("Yang ada: {names}", "There are: {names}").fill(names=", ".join(there))
    return CannotJudge(Finding(code, message.fill(word=word), f"sops/{policy.office.id}/people.yml", remedy=remedy))


def _solo(rehearsal: Rehearsal, hats: Sequence[Hat], person: str, name: str) -> Solo:
    search = alone(rehearsal, hats, person)
    way = search.way()
    return Solo(person, name, way, None if way else search.stuck_at, tuple(dict.fromkeys(f.code for f in search.barred)))


def _corrections(rehearsal: Rehearsal, hats: Sequence[Hat], people: Sequence[str], named: dict[str, str]) -> Iterator[Solo]:
    """Who reopens a post that others published, at a step of his that may change something, and passes the gate alone."""
    sop = rehearsal.revision.sop
    if not sop.after_gate:
        return
    others, published = with_strangers(rehearsal, [*sop.before_gate, sop.after_gate[0]])
    for person in people:
        for step in sop.before_gate:
            for hat in hats:
                if hat.person != person or hat.role not in step.who.roles or not sop.may_change(step.step):
                    continue
                opening = Move(step.step, hat)
                state, refused = others.play((*published, opening))
                way = None if refused or state.round == 1 else alone(others, hats, person, start=(*published, opening)).way()
                if way is not None:
                    yield Solo(person, named[person], (opening, *way))
                    break


def _views(rehearsal: Rehearsal, held: Sequence[Hat], absent: frozenset[str], named: dict[str, str]) -> Iterator[StepView]:
    sop = rehearsal.revision.sop
    for step in sop.steps:
        performers = tuple(
            Performer(
                hat=h,
                name=named[h.person],
                absent=h.person in absent,
                bars=tuple(_bars(rehearsal, held, step, h)) if h.key and step.step < sop.gate else (),
            )
            for h in held
            if h.role in step.who.roles
        )
        short = _short(step, performers)
        yield StepView(step, performers, short, tuple(s for role in short if (s := _substitute(rehearsal, role, absent))))


def _short(step: Step, performers: Sequence[Performer]) -> tuple[str, ...]:
    """The roles of a step in which somebody is missing."""
    there = {role: {p.hat.person for p in performers if p.hat.role == role and p.can} for role in step.who.roles}
    if len(set().union(*there.values())) < step.who.needed:
        return step.who.roles
    return tuple(role for role in step.who.all if not there[role])


def _substitute(rehearsal: Rehearsal, role: str, absent: frozenset[str]) -> Substitute | None:
    policy = rehearsal.policy
    rule = next((r for r in policy.people.acting if r.role == role), None)
    if rule is None:
        return None
    appointers = (*(p.id for p in policy.holders(role, rehearsal.at)), *sorted(policy.ratifiers_at(rehearsal.at)), *rule.may_appoint)
    return Substitute(
        role,
        tuple(p for p in rule.may_act if p not in absent),
        tuple(dict.fromkeys(p for p in appointers if p not in absent)),
    )


def _bars(rehearsal: Rehearsal, held: Sequence[Hat], step: Step, hat: Hat) -> Iterator[tuple[int, str]]:
    """Which earlier steps bar a person from this one: he signs one of them, strangers all the others, then it is his turn."""
    sop = rehearsal.revision.sop
    for earlier in sop.steps[: step.step - 1]:
        for own in held:
            if own.person != hat.person or not own.key or own.role not in earlier.who.roles:
                continue
            others, way = with_strangers(rehearsal, sop.steps[: step.step - 1], Move(earlier.step, own))
            _, refused_before = others.play(way)
            _, refused = others.play((*way, Move(step.step, hat)))
            if refused and not refused_before:
                yield earlier.step, refused[0].code
                break

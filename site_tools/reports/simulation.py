"""A simulation of a SOP as people read it, and as machines do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_tools.model.entry import DEFINITIVE
from site_tools.model.simulation import Performer, RoleSets, Simulation, Solo, StepView, Way, people_of
from site_tools.model.text import Lang, Text
from site_tools.model.when import moment_text


def simulation_lines(found: Simulation, lang: Lang) -> Iterator[str]:
    """The whole answer, line by line."""
    when = moment_text(found.at, found.office.timezone, lang)
    yield f"{found.office.id}/{found.revision.sop_id} · {found.revision.sop.number} · {when}"
    for view in found.steps:
        yield from _step(found, view, lang)
    gate = Text("Gerbang penggabungan: sebelum langkah {n}.", "The merge gate: before step {n}.")
    yield ""
    yield gate.fill(n=found.revision.sop.gate).to(lang)
    for text in (*_alone(found), *_least(found), *_letters(found), *_roles(found, found.role_sets)):
        yield f"  {text.to(lang)}"


def simulation_object(found: Simulation) -> dict[str, Any]:
    """The same for machines."""
    return {
        "office": found.office.id,
        "sop": found.revision.sop_id,
        "number": found.revision.sop.number,
        "at": found.at.isoformat(),
        "gate": found.revision.sop.gate,
        "steps": [_step_object(view) for view in found.steps],
        "alone": [_solo_object(s) for s in found.alone],
        "not_alone": [_solo_object(s) for s in found.solos if s.way is None],
        "alone_in_correction": [_solo_object(s) for s in found.corrections],
        "least": _way_object(found.least),
        "least_with_waiver": _way_object(found.least_waived),
        "one_person_with_roles": {
            "alone": [list(roles) for roles in found.role_sets.alone],
            "alone_with_merangkap": [list(roles) for roles in found.role_sets.alone_merangkap],
            "stopped_with_all": found.role_sets.stopped and {"step": found.role_sets.stopped[0], "code": found.role_sets.stopped[1]},
            "pairs": [{"roles": list(p.roles), "least": p.least, "least_with_merangkap": p.least_merangkap} for p in found.role_sets.pairs],
        },
        "merangkap": [{"person": person, "role": role} for person, role in found.merangkap],
        "good": found.good,
    }


def _step(found: Simulation, view: StepView, lang: Lang) -> Iterator[str]:
    titles = " / ".join(r.title for r in found.revision.sop.roles if r.id in view.step.who.roles)
    needed = view.step.who.needed
    more = Text(" ({n} orang)", " ({n} persons)").fill(n=needed).to(lang) if needed > 1 else ""
    yield ""
    yield Text("Langkah {n}: {who}", "Step {n}: {who}").fill(n=view.step.step, who=titles).to(lang) + more
    for performer in view.performers:
        yield f"    {_performer(performer).to(lang)}"
        if performer.bars:
            told = Text("tidak, bila ia memaraf langkah {steps}", "not if he signs step {steps}")
            steps = ", ".join(f"{number} [{code}]" for number, code in performer.bars)
            yield f"        {told.fill(steps=steps).to(lang)}"
    if not view.short:
        return
    still = Text("BERHENTI: kurang pemegang peran {roles}.", "STANDS STILL: too few holders of {roles}.")
    yield f"    {still.fill(roles=', '.join(view.short)).to(lang)}"
    for role in view.short:
        yield f"    {_substitute(found, view, role).to(lang)}"


def _performer(performer: Performer) -> Text:
    hat = performer.hat
    notes = [Text("", "")] if hat.capacity == DEFINITIVE else [Text(f" ({hat.capacity})", f" ({hat.capacity})")]
    if performer.absent:
        notes.append(Text(": tidak ada", ": absent"))
    if not hat.key:
        notes.append(Text(": tanpa kunci atau klik yang berlaku", ": without a key or a click that counts"))
    return Text(performer.name + "".join(n.id for n in notes), performer.name + "".join(n.en for n in notes))


def _substitute(found: Simulation, view: StepView, role: str) -> Text:
    named = next((s for s in view.substitutes if s.role == role), None)
    if named is None or not named.people or not named.appointers:
        return Text(
            "Tidak seorang pun dapat menjadi Plh. atau Plt. {role}: tambahkan pada `acting` di people.yml, lalu paraf sop ratify {office}",
            "Nobody may act as {role}: add it to `acting` in people.yml, then paraf sop ratify {office}",
        ).fill(role=role, office=found.office.id)
    return Text(
        "Dapat menjadi Plh. atau Plt. {role}: {people}; yang dapat menunjuk: {appointers} (surat di sops/{office}/appointments/)",
        "May act as {role}: {people}; who may appoint: {appointers} (a letter in sops/{office}/appointments/)",
    ).fill(role=role, people=", ".join(named.people), appointers=", ".join(named.appointers), office=found.office.id)


def _alone(found: Simulation) -> Iterator[Text]:
    if not found.alone:
        yield Text(
            "Tidak seorang pun dapat membawa kiriman sampai ke gerbang sendirian.", "Nobody can bring a post to the merge gate alone."
        )
    for solo in found.alone:
        yield Text(
            "SENDIRIAN: {name} dapat membawa kiriman sampai ke gerbang: {way}", "ALONE: {name} can bring a post to the gate: {way}"
        ).fill(name=solo.name, way=_way(solo.way or ()))
    for solo in found.corrections:
        yield Text(
            "Ralat kiriman yang sudah terbit dapat diloloskan {name} sendirian: {way}; langkah sebelumnya tetap berlaku.",
            "A correction of a published post can be passed by {name} alone: {way}; the steps before it stand.",
        ).fill(name=solo.name, way=_way(solo.way or ()))


def _least(found: Simulation) -> Iterator[Text]:
    if found.least is None:
        yield Text("Dengan orang yang ada, kiriman tidak dapat mencapai gerbang.", "With the people there are, no post can reach the gate.")
    else:
        yield Text("Paling sedikit {n} orang, misalnya: {way}", "At least {n} persons, for example: {way}").fill(
            n=len(people_of(found.least)), way=_way(found.least)
        )
    if found.least_waived is not None:
        yield Text(
            "Dalam keadaan kahar, dengan pengecualian oleh pengesah, {n} orang: {way}",
            "Under force majeure, with a waiver by the ratifier, {n} persons: {way}",
        ).fill(n=len(people_of(found.least_waived)), way=_way(found.least_waived))


def _letters(found: Simulation) -> Iterator[Text]:
    for person, role in found.merangkap:
        yield Text(
            "Surat {person} sebagai {role} membolehkan merangkap: dua langkah keputusan dapat dipegangnya sendiri.",
            "The letter of {person} as {role} says `merangkap`: he may hold two deciding steps.",
        ).fill(person=person, role=role)


def _roles(found: Simulation, sets: RoleSets) -> Iterator[Text]:
    for roles in sets.alone:
        yield Text(
            "Bila kantor mengangkat satu orang sebagai {roles}, ia dapat sendirian sampai ke gerbang.",
            "If the office appoints one person as {roles}, he reaches the gate alone.",
        ).fill(roles=_and(roles))
    for roles in sets.alone_merangkap:
        if roles not in sets.alone:
            yield Text(
                "Dengan surat merangkap, satu orang sebagai {roles} dapat sendirian sampai ke gerbang.",
                "With letters that say `merangkap`, one person as {roles} reaches the gate alone.",
            ).fill(roles=_and(roles))
    if sets.stopped is not None:
        yield Text(
            "Satu orang dengan semua peran, juga dengan surat merangkap, tetap terhenti di langkah {step} [{code}].",
            "One person with every role, even by letters that say `merangkap`, is still stopped at step {step} [{code}].",
        ).fill(step=sets.stopped[0], code=sets.stopped[1])
    now = len(people_of(found.least)) if found.least else None
    for pair in sets.pairs:
        fewer = [n for n in (pair.least, pair.least_merangkap) if n is not None and (now is None or n < now)]
        if fewer and pair.least == fewer[0]:
            yield Text("Satu orang sebagai {roles}: paling sedikit {n} orang.", "One person as {roles}: at least {n} persons.").fill(
                roles=_and(pair.roles), n=pair.least
            )
        elif fewer:
            yield Text(
                "Satu orang sebagai {roles} dengan surat merangkap: paling sedikit {n} orang.",
                "One person as {roles} by letters that say `merangkap`: at least {n} persons.",
            ).fill(roles=_and(pair.roles), n=fewer[0])


def _and(roles: tuple[str, ...]) -> str:
    return " + ".join(roles)


def _way(way: Way) -> Text:
    words = [Text("langkah {n} {who}", "step {n} {who}").fill(n=m.step, who=m.hat.person + _marked(m.decision)) for m in way]
    return Text(", ".join(w.id for w in words), ", ".join(w.en for w in words))


def _marked(decision: str) -> str:
    return "" if decision == "done" else f" ({decision})"


def _way_object(way: Way | None) -> dict[str, Any] | None:
    if way is None:
        return None
    moves = [{"step": m.step, "person": m.hat.person, "role": m.hat.role, "capacity": m.hat.capacity, "decision": m.decision} for m in way]
    return {"persons": len(people_of(way)), "way": moves}


def _solo_object(solo: Solo) -> dict[str, Any]:
    return {"person": solo.person, "stuck_at": solo.stuck_at, "barred_by": list(solo.barred_by), **(_way_object(solo.way) or {})}


def _step_object(view: StepView) -> dict[str, Any]:
    return {
        "step": view.step.step,
        "roles": list(view.step.who.roles),
        "needed": view.step.who.needed,
        "people": [
            {
                "person": p.hat.person,
                "role": p.hat.role,
                "capacity": p.hat.capacity,
                "absent": p.absent,
                "can_sign": p.can,
                "barred_after": [{"step": number, "code": code} for number, code in p.bars],
            }
            for p in view.performers
        ],
        "stands_still": bool(view.short),
        "substitutes": [{"role": s.role, "people": list(s.people), "appointers": list(s.appointers)} for s in view.substitutes],
    }

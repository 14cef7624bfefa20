"""`paraf sop simulate`: the real rules answer, the search leaves nobody out, and the way found passes the real gate."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_tools import engine
from site_tools.model.entry import DEFINITIVE, RATIFIER_ROLE
from site_tools.model.finding import CannotJudge
from site_tools.model.people import Appointment, ForgeAccount, Key, Person
from site_tools.model.policy import Policy
from site_tools.model.simulation import people_of
from site_tools.model.sop import Who
from site_tools.model.verdict import Code
from site_tools.rules import person_once, signer_twice
from site_tools.workflows.rehearsal import Move, Rehearsal, performers
from site_tools.workflows.simulate import appointed, simulate
from site_tools.workflows.two_roles import supposed_letter
from site_tools.workflows.way_to_gate import allows_both, least
from tests.judge.builder import SOPS, World, policy_of
from tests.judge.moves import parse
from tests.judge.test_small import CHECK, DRAFT, UPLOAD, sop, step

AT = datetime.fromisoformat("2026-11-21T10:00:00+07:00")
FEWEST = {"agam": 3, "pasaman": 4, "kota-bengkulu": 3, "pinrang": 3, "kepulauan-mentawai": 3}


def rehearsal(name: str, own=None, *, at: datetime = AT) -> Rehearsal:
    return Rehearsal(policy_of(name, own), name.split("/")[1], at)


def of(found, number: int):
    """The people of a step."""
    return {p.hat.person: p for p in found.steps[number - 1].performers}


@pytest.fixture
def without(monkeypatch):
    """The judge without one of its rules."""

    def without_(*rules):
        monkeypatch.setattr(engine, "ENTRY_RULES", tuple(r for r in engine.ENTRY_RULES if r not in rules))

    return without_


# --- the five offices -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SOPS)
def test_in_no_office_one_person_alone_reaches_the_gate(name):
    found = simulate(rehearsal(name))
    assert found.good
    assert found.alone == ()
    assert found.role_sets.alone == found.role_sets.alone_merangkap == ()
    assert found.role_sets.stopped is not None
    assert len(people_of(found.least)) == FEWEST[name.split("/")[0]]
    assert not any(view.short for view in found.steps)


@pytest.mark.parametrize("name", SOPS)
def test_the_way_found_passes_the_real_judge(name):
    world = World.of(name)
    found = simulate(Rehearsal(world.policy, name.split("/")[1], AT))
    for move in found.least:
        parts = [p for p in world.policy.revisions[0].sop.steps[move.step - 1].changes if p != "evidence"]
        lines = [f"edit {' '.join(parts)}"] if parts and world.entries and world.entries[-1].step != move.step else []
        world.play([parse(x) for x in (*lines, f'step {move.step} by {move.hat.role} {move.hat.person} note "Baik."')])
    verdict = engine.judge(world.case())
    assert (verdict.code, verdict.step) == (Code.SATISFIED, found.revision.sop.gate), verdict.findings


@pytest.mark.parametrize("name", ["agam/medsos", "pasaman/medsos", "pinrang/jdih", "kepulauan-mentawai/jdih"])
def test_it_is_the_rule_that_stops_one_person_with_every_role(name, without):
    assert simulate(rehearsal(name)).role_sets.stopped[1] == "PERSON-ONCE"
    without(person_once.RULE)
    roles = {r for s in rehearsal(name).revision.sop.before_gate for r in s.who.roles}
    found = simulate(rehearsal(name))
    assert found.role_sets.stopped is None
    assert [set(some) for some in found.role_sets.alone] == [roles]


def test_in_kota_bengkulu_the_two_people_of_the_meeting_stop_him(without):
    assert simulate(rehearsal("kota-bengkulu/medsos")).role_sets.stopped == (3, "SIGNER-TWICE")
    # Even without the rule it takes two: the step itself counts persons.
    without(person_once.RULE, signer_twice.RULE)
    found = simulate(rehearsal("kota-bengkulu/medsos"))
    assert found.role_sets.alone == ()
    assert len(people_of(found.least)) == 3


def test_a_waiver_is_told_apart():
    found = simulate(rehearsal("agam/medsos"))
    assert [(m.step, m.decision) for m in found.least_waived] == [(1, "done"), (2, "waive"), (3, "done")]
    assert len(people_of(found.least_waived)) == 2
    # No clause, no waiver: design section 2.
    assert simulate(rehearsal("pinrang/jdih")).least_waived is None


def test_a_correction_of_the_caption_in_mentawai_is_one_persons():
    [solo] = simulate(rehearsal("kepulauan-mentawai/jdih")).corrections
    assert (solo.person, [m.step for m in solo.way]) == ("karang-kokoh", [6])
    assert all(simulate(rehearsal(name)).corrections == () for name in SOPS if "mentawai" not in name)


# --- appointments that nobody made yet --------------------------------------------------------------


def supposed(base: Rehearsal, person: str, role: str, **options) -> Rehearsal:
    return replace(base, policy=appointed(base.policy, base.sop_id, person, role, **options))


def test_a_second_role_is_barred_after_the_first():
    found = simulate(supposed(rehearsal("agam/medsos"), "mahoni-teduh", "sekretaris"))
    assert of(found, 3)["mahoni-teduh"].bars == ((2, "PERSON-ONCE"),)
    assert len(people_of(found.least)) == 3


def test_a_letter_with_merangkap_changes_the_answer():
    found = simulate(supposed(rehearsal("agam/medsos"), "mahoni-teduh", "sekretaris", merangkap=True))
    assert of(found, 3)["mahoni-teduh"].bars == ()
    assert of(found, 3)["mahoni-teduh"].hat.capacity == "plh andaian-sekretaris"
    assert found.merangkap == (("mahoni-teduh", "sekretaris"),)
    assert len(people_of(found.least)) == 2
    assert not found.alone


def test_not_even_then_for_who_made_the_post():
    found = simulate(supposed(rehearsal("agam/medsos"), "kenanga-lestari", "sekretaris", merangkap=True))
    assert of(found, 3)["kenanga-lestari"].bars == ((1, "PERSON-ONCE"),)
    assert len(people_of(found.least)) == 3


def test_a_real_letter_counts_while_it_runs_and_no_longer():
    world = World.of("agam/medsos").play([parse("letter plh 3/2026 of sekretaris mahoni-teduh from 2026-11-01 until 2026-12-01 merangkap")])
    for at, fewest in ((AT, 2), (datetime.fromisoformat("2026-12-01T00:00:00+07:00"), 3)):
        found = simulate(Rehearsal(world.policy, "medsos", at))
        assert len(people_of(found.least)) == fewest
        assert bool(found.merangkap) is (fewest == 2)


def test_an_unsigned_letter_counts_for_nothing():
    line = "letter plh 3/2026 of sekretaris mahoni-teduh from 2026-11-01 until 2026-12-01 merangkap unsigned"
    world = World.of("agam/medsos").play([parse(line)])
    found = simulate(Rehearsal(world.policy, "medsos", AT))
    assert "mahoni-teduh" not in of(found, 3)


def test_a_pair_of_roles_in_one_hand_needs_fewer_people():
    pairs = {p.roles: (p.least, p.least_merangkap) for p in simulate(rehearsal("agam/medsos")).role_sets.pairs}
    assert pairs == {
        ("operator", "admin-pemeriksa"): (3, 3),
        ("operator", "sekretaris"): (3, 3),
        ("admin-pemeriksa", "sekretaris"): (3, 2),
    }


NO_DECISION = sop(DRAFT, step(2, "handover", "sekretaris"), UPLOAD)
TWO_DECISIONS = sop(step(1, "decide", "admin-pemeriksa"), replace(CHECK, step=2), UPLOAD)


def test_who_could_if_one_person_is_appointed_to_two_roles():
    base = rehearsal("agam/medsos", NO_DECISION)
    found = simulate(base)
    assert found.good
    assert found.role_sets.alone == (("operator", "sekretaris"),)
    assert found.role_sets.stopped is None
    [solo] = simulate(supposed(base, "kenanga-lestari", "sekretaris")).alone
    assert (solo.person, [m.step for m in solo.way]) == ("kenanga-lestari", [1, 2])


def test_one_role_that_has_every_step_is_one_person_already():
    found = simulate(rehearsal("agam/medsos", sop(DRAFT, step(2, "handover", "operator"), UPLOAD)))
    assert {s.person for s in found.alone} == {"kenanga-lestari", "cempaka-wening"}
    assert found.role_sets.alone == (("operator",),)
    assert not found.good


@pytest.mark.parametrize(("person", "role", "code"), [("nobody", "sekretaris", "PERSON-UNKNOWN"), ("mahoni-teduh", "x", "ROLE-UNKNOWN")])
def test_a_name_that_is_none(person, role, code):
    with pytest.raises(CannotJudge) as seen:
        supposed(rehearsal("agam/medsos"), person, role)
    assert seen.value.findings[0].code == code


# --- absent, another day, nothing to sign with ------------------------------------------------------


def test_somebody_is_away():
    found = simulate(rehearsal("agam/medsos"), ["mahoni-teduh"])
    assert found.steps[1].short == ("admin-pemeriksa",)
    [substitute] = found.steps[1].substitutes
    assert substitute.people == ("angsana-rukun",)
    # The holder could appoint too, but it is he who is away.
    assert set(substitute.appointers) == {"beringin-tulus", "seruni-bijak"}
    assert found.least is None
    assert not found.good
    assert not of(found, 2)["mahoni-teduh"].can


def test_one_of_two_may_be_away():
    found = simulate(rehearsal("agam/medsos"), ["kenanga-lestari"])
    assert found.good
    assert not found.steps[0].short
    assert found.least[0].hat.person == "cempaka-wening"


def test_of_a_step_for_two_roles_the_one_that_is_missing_is_named():
    found = simulate(rehearsal("kota-bengkulu/medsos"), ["mutiara-pagi", "delima-senja"])
    assert found.steps[5].short == ("admin-medsos",)
    # Nobody may act for the admin: people.yml names none.
    assert found.steps[5].substitutes == ()


def test_nobody_is_away_who_is_not_there():
    with pytest.raises(CannotJudge):
        simulate(rehearsal("agam/medsos"), ["mahoni"])


def test_before_the_first_appointment_nobody_can():
    with pytest.raises(CannotJudge) as seen:
        simulate(rehearsal("agam/medsos", at=datetime.fromisoformat("2025-12-01T10:00:00+07:00")))
    assert seen.value.findings[0].code == "SOP-MISSING"


def changed(policy: Policy, person: str, **changes) -> Policy:
    people = tuple(replace(p, **changes) if p.id == person else p for p in policy.people.people)
    return replace(policy, people=replace(policy.people, people=people))


def keys_only() -> Policy:
    """Agam without a notary: nobody clicks."""
    policy = policy_of("agam/medsos")
    return replace(policy, office=replace(policy.office, notaries=()))


def test_who_holds_a_role_without_a_key_is_named_and_signs_nothing():
    policy = changed(keys_only(), "beringin-tulus", keys=())
    found = simulate(Rehearsal(policy, "medsos", AT))
    assert not of(found, 3)["beringin-tulus"].can
    assert found.steps[2].short == ("sekretaris",)


def test_a_key_that_ran_out_is_none():
    policy = keys_only()
    [key] = policy.people.person("beringin-tulus").keys
    policy = changed(policy, "beringin-tulus", keys=(replace(key, until=AT),))
    assert simulate(Rehearsal(policy, "medsos", AT)).least is None
    assert simulate(Rehearsal(policy, "medsos", AT - timedelta(seconds=1))).least is not None


def test_a_click_is_as_good_as_a_key_unless_the_step_wants_the_person():
    policy = changed(policy_of("agam/medsos"), "beringin-tulus", keys=())
    [notary] = policy.office.notaries
    account = policy.people.person("beringin-tulus").forge[0]
    policy = replace(policy, office=replace(policy.office, notaries=(replace(notary, forge=account.forge),)))
    assert simulate(Rehearsal(policy, "medsos", AT)).good
    [revision] = policy.revisions
    steps = tuple(replace(s, signature="personal") if s.step == 3 else s for s in revision.sop.steps)
    strict = replace(policy, revisions=(replace(revision, sop=replace(revision.sop, steps=steps)),))
    assert simulate(Rehearsal(strict, "medsos", AT)).least is None
    elsewhere = changed(policy, "beringin-tulus", forge=(ForgeAccount("lain.contoh.id", "4"),))
    assert simulate(Rehearsal(elsewhere, "medsos", AT)).least is None


# --- the search leaves nobody out -------------------------------------------------------------------

ROLES = ("operator", "admin-pemeriksa", "sekretaris")
SHAPES = {
    "agam": None,
    "no decision": NO_DECISION,
    "two decisions": TWO_DECISIONS,
    "two persons": sop(DRAFT, replace(CHECK, who=Who(any=("sekretaris", "admin-pemeriksa"), count=2)), UPLOAD),
    "each role": sop(DRAFT, replace(CHECK, who=Who(all=("sekretaris", "admin-pemeriksa"))), UPLOAD),
    "not its maker": sop(DRAFT, step(2, "handover", "operator", who=Who(any=ROLES, not_signer_of=(1,))), UPLOAD),
}


def staffed(own, table) -> Rehearsal:
    """An office with these people: for each person and role `-` no, `d` definitive, `m` by a letter with merangkap."""
    base = rehearsal("agam/medsos", own)
    people, letters = [], []
    for number, cells in enumerate(table):
        name = f"orang-{number}"
        key = Key(f"ssh-ed25519 {base64.b64encode(name.encode()).decode()}")
        people.append(Person(name, name, (key,), (), tuple(Appointment(r) for r, c in zip(ROLES, cells, strict=True) if c == "d")))
        letters += [supposed_letter(base.policy, name, r) for r, c in zip(ROLES, cells, strict=True) if c == "m"]
    policy = replace(base.policy, people=replace(base.policy.people, people=tuple(people)), letters=tuple(letters))
    return replace(base, policy=policy)


def fewest_by_hand(base: Rehearsal) -> int | None:
    """Every hat tried for every place, no thought spared."""
    hats = base.hats()
    places = [s.step for s in base.revision.sop.before_gate for _ in performers(s)]
    fewest = None
    for chosen in product(hats, repeat=len(places)):
        moves = tuple(Move(number, hat) for number, hat in zip(places, chosen, strict=True))
        state, refused = base.play(moves)
        if not refused and state.gate_passed:
            count = len(people_of(moves))
            fewest = count if fewest is None else min(count, fewest)
    return fewest


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), st.lists(st.tuples(*[st.sampled_from("-dm")] * 3), min_size=1, max_size=3))
def test_the_search_finds_what_trying_everything_finds(shape, table):
    base = staffed(SHAPES[shape], table)
    way = least(base, base.hats())
    assert (way and len(people_of(way))) == fewest_by_hand(base)


def test_two_who_are_the_same_to_every_rule_are_tried_once():
    base = rehearsal("agam/medsos")
    assert not any(allows_both(base.policy, h) for h in base.hats())
    crowd = staffed(None, [("d", "-", "-")] * 40 + [("-", "d", "-"), ("-", "-", "d")])
    assert len(people_of(least(crowd, crowd.hats()))) == 3


def test_a_hat_is_what_the_rules_say_it_is():
    hats = {(h.person, h.role): h.capacity for h in rehearsal("agam/medsos").hats()}
    assert hats["beringin-tulus", "sekretaris"] == hats["beringin-tulus", RATIFIER_ROLE] == DEFINITIVE
    assert ("meranti-tabah", "sekretaris") not in hats

"""What must hold for every chain, not only for the ones we thought of. Above each: the sentence it comes from."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from site_tools import engine
from site_tools.model.entry import RATIFIER_ROLE, Entry
from site_tools.model.people import People
from site_tools.model.sop import PARTS
from site_tools.model.verdict import Code, Verdict
from tests.judge.builder import NOTARY, SOPS, World, blob_of
from tests.judge.moves import all_scenarios, parse

STORIES = [s for s in all_scenarios() if s.then["verdict"] != "INVALID"]
PASSES = [s for s in STORIES if s.then["verdict"] in ("SATISFIED", "OVERRIDDEN")]
REFUSED = [s for s in all_scenarios() if s.then["verdict"] not in ("SATISFIED", "OVERRIDDEN")]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DIGITS = "0123456789abcdef"


def judged(world: World) -> Verdict:
    return engine.judge(world.case())


def played(story) -> World:
    return World.of(story.sop).play(story.given)


# "The judge replays the entries against the SOP from the first to the last."
@QUICK
@given(st.sampled_from(REFUSED), st.data())
def test_leaving_an_entry_out_never_turns_a_refusal_into_a_pass(story, data):
    world = played(story)
    assume(len(world.entries) > 1)
    index = data.draw(st.integers(0, len(world.entries) - 2))
    world.entries = world.entries[:index] + world.entries[index + 1 :]
    assert not judged(world).publishable


# "hands over exactly what it received", "previous: sha256 of the statement before it".
@QUICK
@given(st.sampled_from(PASSES), st.data())
def test_any_other_digit_of_any_digest_is_no_pass(story, data):
    world = played(story)
    index = data.draw(st.integers(0, len(world.entries) - 1))
    part = data.draw(st.sampled_from(PARTS))
    place = data.draw(st.integers(0, 63))
    entry = world.entries[index]
    old = entry.digests.of(part)
    new = data.draw(st.sampled_from([d for d in DIGITS if d != old[place]]))
    changed = replace(entry, digests=replace(entry.digests, **{part: old[:place] + new + old[place + 1 :]}))
    world.entries = (*world.entries[:index], changed, *world.entries[index + 1 :])
    assert judged(world).code is Code.INVALID


# The same for every other field: all of it stands in the statement.
@QUICK
@given(st.sampled_from(PASSES), st.data())
def test_any_other_field_is_no_pass(story, data):
    world = played(story)
    index = data.draw(st.integers(0, len(world.entries) - 1))
    entry = world.entries[index]
    changes = data.draw(
        st.sampled_from(
            [
                {"step": (entry.step or 0) + 1},
                {"role": entry.role + "x"},
                {"person": entry.person + "x"},
                {"capacity": "plt 1/2026"},
                {"decision": "waive" if entry.decision != "waive" else "done"},
                {"at": entry.at.replace("2026-", "2025-")},
                {"note": entry.note + "x"},
                {"sop_number": entry.sop_number + "x"},
                {"sop_sha256": "0" * 64},
                {"to": 1 if entry.to is None else None},
                {"until": "2026-12-31x"},
            ]
        )
    )
    world.entries = (*world.entries[:index], replace(entry, **changes), *world.entries[index + 1 :])
    assert judged(world).code is Code.INVALID


# "Fail closed."
@given(st.sampled_from(SOPS))
def test_no_entries_never_pass(name):
    found = judged(World.of(name))
    assert (found.code, found.complete, found.step) == (Code.WAITING, False, 1)


# An entry counts in its place only.
@QUICK
@given(st.sampled_from(PASSES), st.data())
def test_another_order_never_passes(story, data):
    world = played(story)
    order = data.draw(st.permutations(world.entries))
    assume(tuple(order) != world.entries)
    world.entries = tuple(order)
    assert judged(world).code is Code.INVALID


# "It needs the post folder, the office's policy and a clock; never a network, history or commit metadata."
@QUICK
@given(st.sampled_from(STORIES))
def test_the_same_case_gives_the_same_verdict(story):
    assert judged(played(story)) == judged(played(story))


# Nobody whom the policy does not know signs anything.
@QUICK
@given(st.sampled_from(PASSES), st.sampled_from(["done", "return", "reject", "withdraw", "waive"]), st.data())
def test_an_unknown_signer_makes_a_pass_invalid(story, decision, data):
    world = played(story)
    case = world.case()
    step = data.draw(st.sampled_from(engine.replay(case)[0].sop.steps))
    role = data.draw(st.sampled_from(step.who.roles))
    stranger = replace(world.entries[-1], step=step.step, role=role, person="orang-asing", decision=decision, note="x", review=None)
    world.append(stranger, b"a key nobody knows")
    assert judged(world).code is Code.INVALID


# "So a post that verified keeps verifying": who joins the office later changes nothing.
@QUICK
@given(st.sampled_from(STORIES))
def test_another_colleague_changes_no_verdict(story):
    world = played(story)
    before = judged(world)
    [first, *_] = world.policy.people.people
    stranger = replace(first, id="orang-baru", keys=(), forge=(), appointments=())
    world.policy = replace(world.policy, people=People((*world.policy.people.people, stranger), world.policy.people.acting))
    assert judged(world).code is before.code


class Office(RuleBasedStateMachine):
    """Anybody edits, signs, sends back, rejects, withdraws, in any order; what the judge objects to is not appended."""

    @initialize(name=st.sampled_from(SOPS))
    def open(self, name):
        self.world = World.of(name)
        self.versions = {}

    @rule(part=st.sampled_from(["text", "captions", "media", "attachments"]))
    def edit(self, part):
        self.world.play([parse(f"edit {part}")])

    @rule()
    def undo(self):
        if self.world.entries and self.versions:
            self.world.versions = dict(self.versions)

    @rule(data=st.data())
    def upload(self, data):
        self.world.play([parse("record " + " ".join(self.world.meta.platforms))])
        self.sign("done", data, after_gate=True)

    @rule(decision=st.sampled_from(["done"] * 6 + ["return", "reject", "waive", "withdraw"]), data=st.data())
    def act(self, decision, data):
        self.sign(decision, data)

    @rule(data=st.data())
    def next(self, data):
        self.sign("done", data, expected=True)

    def sign(self, decision, data, *, expected=False, after_gate=False):
        world = self.world
        case = world.case()
        state, _ = engine.replay(case)
        likely = [s for s in state.sop.steps if s.step == state.expected()] if expected else []
        likely = likely or (list(state.sop.after_gate) if after_gate else list(state.sop.steps))
        step = data.draw(st.sampled_from(likely))
        role = RATIFIER_ROLE if decision == "waive" else data.draw(st.sampled_from(step.who.roles))
        person = data.draw(st.sampled_from(case.policy.holders(role, case.now)))
        words = [decision if decision != "done" else "step"]
        words += [] if decision == "withdraw" else [str(step.step)]
        words += [f"by {role} {person.id}", 'reason "hoaks"' if decision == "withdraw" else 'note "x"']
        words += [f"to {data.draw(st.sampled_from(step.returns))}"] if decision == "return" and step.returns else []
        words += [f"until {case.now:%Y-%m-%d}"] if decision == "waive" else []
        before = world.entries
        world.play([parse(" ".join(words))])
        if judged(world).code is Code.INVALID:
            world.entries = before
        else:
            self.versions = dict(world.versions)

    @invariant()
    def a_chain_of_accepted_entries_stays_readable(self):
        if hasattr(self, "world"):
            assert judged(self.world).code is not Code.INVALID

    @invariant()
    def what_is_publishable_was_approved(self):
        if hasattr(self, "world"):
            approved(self.world)


def approved(world: World) -> None:
    """Publishable means: each step before the gate has live signatures of enough allowed persons over what may not change after them."""
    found = judged(world)
    if not found.publishable:
        return
    sop = found.revision.sop
    for step in sop.before_gate:
        entries = found.steps[step.step - 1].entries
        if found.code is Code.OVERRIDDEN and any(e.decision == "waive" for e in entries):
            continue
        people = {e.person for e in entries}
        assert len(people) >= step.who.needed
        assert {e.role for e in entries} >= set(step.who.all)
        later = {p for s in sop.before_gate[step.step :] for p in sop.may_change(s.step)}
        for entry in entries:
            assert entry.role in step.who.roles
            assert entry in world.entries
            assert allowed(world, entry)
            fixed = [p for p in PARTS if p not in later and p != "evidence"]
            assert [entry.digests.of(p) for p in fixed] == [world.digests.of(p) for p in fixed]
        excluded = {e.person for n in step.who.not_signer_of for e in found.steps[n - 1].entries}
        assert not people & excluded


def allowed(world: World, entry: Entry) -> bool:
    """Said once more, in other words than the rules: a person of the office who holds the role, with a key of his."""
    person = world.policy.people.person(entry.person)
    fact = next(f for f in world.case().facts if f.entry is entry)
    if person is None or not fact.verified:
        return False
    keys = [NOTARY] if entry.review else [blob_of(k) for k in person.keys]
    roles = {a.role for a in person.appointments}
    roles |= {x.letter.role for x in world.policy.letters if x.verified and x.letter.person == entry.person}
    return fact.key in keys and entry.role in roles


TestOffice = Office.TestCase
TestOffice.settings = settings(max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))


def test_the_machine_reaches_a_published_post():
    """The invariant above would hold of a judge that refuses everything: these walks show that it does not."""
    for story in PASSES:
        approved(played(story))
    assert {s.sop for s in PASSES} == set(SOPS)

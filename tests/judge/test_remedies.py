"""The next command after a refusal: the one that mends this very case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_tools import engine
from tests.judge.builder import World
from tests.judge.moves import parse

STATUS = "See whose turn it is: paraf status {post}"
ONE, TWO, THREE = "step 1 by operator A", "step 2 by admin-pemeriksa A", "step 3 by sekretaris A"
PUBLISHED = (ONE, TWO, THREE, "record instagram facebook", "step 4 by operator A")
WAIVE = 'waive 2 by ratifier B until 2026-11-05 note "Banjir"'
RETURN = 'Try again: paraf sign {post} --decision return --step {step} --to {to} --note "..."'
WITHDRAW = 'Try again: paraf sign {post} --decision withdraw --note "salah-data: ..."'
OPENLY = 'Correct it: paraf revise {post} --note "..."; take it down: paraf sign {post} --decision withdraw --note "..."'
RATIFIER = 'A ratifier who did not make it: paraf sign {post} --decision waive --step {step} --until 2026-11-02 --note "..."'
NO_STEP = "The steps there are: paraf sop show {sop}"

AGAM, PASAMAN, MENTAWAI = "agam/medsos", "pasaman/medsos", "kepulauan-mentawai/jdih"
MENTAWAI_ONE = "step 1 by tim A"

CASES = {
    "no such step": (AGAM, ["step 9 by operator A"], NO_STEP),
    "complete already": (AGAM, [ONE, TWO, TWO], STATUS),
    "a step too early": (AGAM, [ONE, THREE], STATUS),
    "nothing to return yet": (AGAM, ['return step 2 by admin-pemeriksa A to 1 note "x"'], STATUS),
    "published already": (AGAM, [*PUBLISHED, 'return step 3 by sekretaris A to 1 note "x"'], OPENLY),
    "not reached": (AGAM, [ONE, 'reject step 3 by sekretaris A note "x"'], STATUS),
    "another target": (AGAM, [ONE, TWO, 'return step 3 by sekretaris A to 2 note "x"'], RETURN.replace("{step}", "3").replace("{to}", "1")),
    "its first target": (
        PASAMAN,
        ["step 1 by tim-pelaksana A", "step 2 by admin-medsos A", "step 3 by wakil-pimred A", 'return step 4 by pimred A to 2 note "x"'],
        RETURN.replace("{step}", "4").replace("{to}", "1"),
    ),
    "a step without returns": (
        PASAMAN,
        ["step 1 by tim-pelaksana A", 'return step 2 by admin-medsos A to 1 note "x"'],
        "Steps that can return it: 3, 4. See: paraf sop show {sop}",
    ),
    "a rejection elsewhere": (
        PASAMAN,
        ["step 1 by tim-pelaksana A", "step 2 by admin-medsos A", 'reject step 3 by wakil-pimred A note "x"'],
        RETURN.replace("{step}", "3").replace("{to}", "1"),
    ),
    "not published yet": (AGAM, [ONE, "withdraw by operator A reason hoaks"], STATUS),
    "no reason code": (AGAM, [*PUBLISHED, "withdraw by operator A reason jelek"], WITHDRAW),
    "a step named": (AGAM, [*PUBLISHED, "withdraw 1 by operator A reason hoaks"], WITHDRAW),
    "no clause": (MENTAWAI, [MENTAWAI_ONE, WAIVE.replace("ratifier B", "ratifier A")], STATUS),
    "step 1": (AGAM, [WAIVE.replace("2 by", "1 by")], STATUS),
    "not expected": (AGAM, [ONE, WAIVE.replace("2 by", "3 by")], STATUS),
    "last decision": (AGAM, [ONE, TWO, WAIVE.replace("2 by", "3 by")], STATUS),
    "an upload": (AGAM, [ONE, TWO, THREE, WAIVE.replace("2 by", "4 by")], STATUS),
    "too far ahead": (AGAM, [ONE, WAIVE.replace("2026-11-05", "2027-11-05")], RATIFIER.replace("{step}", "2")),
    "no end": (AGAM, [ONE, WAIVE.replace("2026-11-05", '""')], RATIFIER.replace("{step}", "2")),
    "by another role": (AGAM, [ONE, WAIVE.replace("ratifier B", "sekretaris A")], RATIFIER.replace("{step}", "2")),
    "by a click": (AGAM, [ONE, WAIVE + " click"], RATIFIER.replace("{step}", "2")),
    "twice": (AGAM, [ONE, WAIVE, "edit text", ONE, WAIVE], STATUS),
}


@pytest.mark.parametrize(("sop", "lines", "remedy"), CASES.values(), ids=CASES)
def test_the_next_command(sop, lines, remedy):
    world = World.of(sop).play([parse(line) for line in lines])
    _, broken = engine.replay(world.case())
    told = [f.remedy.en for f in broken if f.code in ("STEP-ORDER", "STEP-SKIP", "STOP-INVALID", "WITHDRAW-INVALID", "WAIVE-INVALID")]
    assert told == [remedy.format(post=world.path, sop=sop)]
    assert all(f.remedy.id and "{" not in f.remedy.id for f in broken if f.remedy)


def test_a_report_step_without_changes_is_no_step_to_waive():
    world = World.of("kota-bengkulu/medsos")
    [revision] = world.policy.revisions
    steps = tuple(replace(s, changes=()) if s.step == 4 else s for s in revision.sop.steps)
    world.policy = replace(world.policy, revisions=(replace(revision, sop=replace(revision.sop, steps=steps)),))
    lines = ["step 1 by tim-medsos A", "step 2 by kasubbag-admin A", "step 3 by tim-medsos A", "step 3 by tim-medsos B"]
    world.play([parse(line) for line in (*lines, WAIVE.replace("2 by ratifier B", "4 by ratifier A"))])
    _, broken = engine.replay(world.case())
    assert [f.remedy.en for f in broken if f.code == "WAIVE-INVALID"] == [STATUS.format(post=world.path)]


def test_a_revision_there_is_not():
    world = World.of(AGAM).play([parse(ONE)])
    world.entries = (replace(world.entries[0], sop_sha256="0" * 64),)
    found = [f for f in engine.replay(world.case())[1] if f.code == "SOP-MISMATCH"]
    assert [f.remedy.en for f in found] == ["The revisions there are: paraf sop show agam/medsos"]


def test_another_revision_on_the_way():
    world = World.of(AGAM).play([parse(line) for line in (ONE, 'revision "200/2026" from 2026-11-02T09:15', TWO + " under 200/2026")])
    [found] = engine.replay(world.case())[1]
    assert found.remedy.en == f"Sign with the command: paraf sign {world.path}"

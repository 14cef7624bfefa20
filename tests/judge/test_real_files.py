"""A handful of scenarios once more, on real files with real signatures: the fast builder tells no tales."""

from __future__ import annotations

import pytest

from site_tools.model.finding import Problem
from tests.judge.moves import SCENARIOS, read
from tests.judge.real import RealWorld
from tests.judge.test_scenarios import report

GOOD = [
    *(f"walks/{office}-first-to-last" for office in ("agam", "pasaman", "kota-bengkulu", "pinrang", "mentawai")),
    "walks/agam-takedown",
    "walks/pasaman-return",
    "walks/kota-bengkulu-second-platform-next-day",
    "altered/mentawai-media",
    "editing/the-expected-step-at-work",
    "waive/accepted",
    "withdraw/while-evidence-is-unsigned",
    "evidence/unsigned-does-not-hold-up",
    "order/upload-recorded-late",
]
REFUSED = [
    "order/skip-refused",
    "order/complete-step-again",
    "reject/unchanged",
    "return/note-missing",
    "scope/caption-step-changes-the-text",
    "counts/same-person-twice",
    "withdraw/before-the-gate",
    "waive/last-decision",
]


@pytest.mark.parametrize("name", GOOD)
def test_the_same_verdict(name, tmp_path):
    scenario = read(SCENARIOS / f"{name}.yml")
    found = report(RealWorld(scenario.sop, tmp_path).play(scenario.given).verdict())
    assert {key: found[key] for key in scenario.then if key != "remedy"} == {k: v for k, v in scenario.then.items() if k != "remedy"}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_judge_would_refuse_is_never_written(name, tmp_path):
    scenario = read(SCENARIOS / f"{name}.yml")
    world = RealWorld(scenario.sop, tmp_path).play(scenario.given[:-1])
    before = world._read("index.md")
    with pytest.raises(Problem) as caught:
        world.play(scenario.given[-1:])
    assert {f.code for f in caught.value.findings if f.severity == "error"} == set(scenario.then["codes"])
    assert world._read("index.md") == before

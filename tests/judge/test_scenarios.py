"""Every file below tests/scenarios is a case: moves in, verdict out."""

from __future__ import annotations

import pytest

from site_tools import engine
from site_tools.model.entry import Entry
from site_tools.model.verdict import Verdict
from tests.judge.builder import World
from tests.judge.moves import Scenario, all_scenarios

SCENARIOS = all_scenarios()


def report(verdict: Verdict) -> dict[str, object]:
    """A verdict in the words of the scenarios."""
    stopped: Entry | None = verdict.stopped
    return {
        "verdict": verdict.code.value,
        "step": verdict.step,
        "pending": list(verdict.pending),
        "complete": verdict.complete,
        "codes": sorted({f.code for f in verdict.findings}),
        "editing": verdict.editing,
        "altered": sorted(verdict.altered),
        "dead": list(verdict.dead),
        "round": verdict.round,
        "uploaded": list(verdict.uploaded),
        "passages": [p.round for p in verdict.passages],
        "notes": [p.note for p in verdict.passages],
        "waiting": {a.role: list(a.people) for a in verdict.awaited},
        "remedy": [f.remedy.en for f in verdict.findings if f.remedy],
        "stopped": stopped.decision if stopped else None,
    }


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.name)
def test_verdict(scenario: Scenario):
    world = World.of(scenario.sop).play(scenario.given)
    found = report(engine.judge(world.case()))
    assert {key: found[key] for key in scenario.then} == scenario.then

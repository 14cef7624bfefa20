"""Many batches on every core: the same results, in order, whatever happens to a process."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pytest

from site_tools.adapters.clock import SystemClock
from site_tools.adapters.demo_keys import demo_key_blobs
from site_tools.adapters.disk import DiskFolder
from site_tools.adapters.pictures import picture_problem
from site_tools.adapters.processes import FEWEST, spread
from site_tools.adapters.verifier import verify
from site_tools.workflows import library
from site_tools.workflows.facts import Judge

BATCHES = list(range(FEWEST * 3))


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Law:
    name: str


@dataclass(frozen=True, slots=True)
class Slotted:
    number: int
    law: Law
    colour: Colour
    at: datetime
    cache: dict[str, int] = field(default_factory=dict, init=False, compare=False)


@dataclass
class Open:
    inner: Slotted
    names: frozenset[str]


AT = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_results_come_in_order_and_refer_to_the_very_objects_that_are_shared():
    law = Law("SOP")

    def work(number: int) -> tuple[int, list[Open]]:
        return os.getpid(), [Open(Slotted(number, law, Colour.RED, AT), frozenset({"a", str(number)}))]

    results = list(spread(work, BATCHES, [law]))
    assert [found for _, found in results] == [work(number)[1] for number in BATCHES]
    assert all(found[0].inner.law is law for _, found in results)
    assert all(found[0].inner.colour is Colour.RED for _, found in results)
    assert os.getpid() not in {process for process, _ in results}


def test_an_error_of_the_work_is_raised_here():
    def work(number: int) -> int:
        if number == 5:
            raise ValueError("batch 5")
        return number

    with pytest.raises(ValueError, match="batch 5"):
        list(spread(work, BATCHES))


def test_a_killed_process_is_an_error_and_no_short_answer():
    def work(number: int) -> int:
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(RuntimeError):
        list(spread(work, BATCHES))


@pytest.mark.parametrize("few", [True, False])
def test_little_work_or_one_core_starts_no_process(monkeypatch, few):
    if not few:
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    batches = BATCHES[: FEWEST - 1] if few else BATCHES
    assert list(spread(lambda _: os.getpid(), batches)) == [os.getpid()] * len(batches)


def test_every_sample_is_judged_alike_on_one_core_and_on_several(monkeypatch):
    monkeypatch.setattr(library, "BATCH", 2)
    folder = DiskFolder(Path(__file__).resolve().parents[2])
    judge = Judge(verify, picture_problem, demo_key_blobs(), SystemClock().now())
    alone, together = library.load_library(folder, judge), library.load_library(folder, judge, spread=spread)
    assert together.posts == alone.posts
    assert together.unreadable == alone.unreadable
    assert all(any(judged.policy is policy for policy in together.policies) for judged in together.posts)

"""When a proposal passes: the table of a change and of a touched post."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from site_tools.model.change import Change, TouchedPost
from site_tools.model.finding import Finding
from site_tools.model.judged import Judged, Unreadable
from site_tools.model.post import PostPath
from site_tools.model.text import same

PATH = PostPath("agam", "medsos", "2026", "rapat")
ERROR = Finding("X-Y", same("x"))
WARNING = replace(ERROR, severity="warning")
CHANGE = Change("b", "h", "m", "posts", "agam")


def judged(publishable, *findings):
    return Judged(None, SimpleNamespace(publishable=publishable, findings=findings), None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("outcome", "quiet", "findings", "passed"),
    [
        (judged(True), False, (), True),
        (judged(True, WARNING), False, (WARNING,), True),
        (judged(True, ERROR), False, (), False),
        (judged(False), False, (), False),
        (judged(False, ERROR), True, (), True),
        (judged(True), True, (ERROR,), False),
        (Unreadable(PATH, (ERROR,)), True, (), False),
        (None, False, (), True),
        (None, False, (ERROR,), False),
    ],
)
def test_a_touched_post(outcome, quiet, findings, passed):
    assert TouchedPost(PATH, outcome, 0, quiet, findings).passed is passed


@pytest.mark.parametrize(
    ("changes", "passed"),
    [
        ({}, False),
        ({"posts": (TouchedPost(PATH, None, 0),)}, True),
        ({"posts": (TouchedPost(PATH, None, 0), TouchedPost(PATH, judged(False), 0))}, False),
        ({"posts": (TouchedPost(PATH, None, 0),), "findings": (ERROR,)}, False),
        ({"kind": "owners"}, True),
        ({"kind": "policy"}, True),
        ({"kind": "policy", "findings": (ERROR,)}, False),
        ({"kind": "mixed"}, False),
        ({"kind": "nothing"}, False),
    ],
)
def test_a_change(changes, passed):
    assert replace(CHANGE, **changes).passed is passed

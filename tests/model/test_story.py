"""What a server answered, and when a demonstration went as it must."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from site_tools.model.push import PushAnswer
from site_tools.model.story import Refusal, Story, Walk
from site_tools.model.text import same


@dataclass
class _Verdict:
    complete: bool


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ((), ()),
        (("Dorongan ditolak.",), ()),
        (("Menunggu [WAITING]", "a [MIXED] b [WAITING]"), ("WAITING", "MIXED")),
        (("[kecil]", "[A1-B]", "[]"), ("A1-B",)),
    ],
)
def test_codes_of_an_answer(said, codes):
    assert PushAnswer(accepted=False, said=said).codes == codes


@pytest.mark.parametrize(
    ("complete", "left", "server", "good"),
    [(True, False, "a", True), (False, False, "a", False), (True, True, "a", False), (True, False, "b", False)],
)
def test_a_story_is_good_only_as_a_whole(complete, left, server, good):
    refusal = Refusal(same("x"), ("MIXED",), ("y",), "c", left)
    assert Story((), (Walk(None, _Verdict(complete)),), (refusal,), "a", server).good is good

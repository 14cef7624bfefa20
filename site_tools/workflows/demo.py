"""A whole office life in a throw-away repository: fresh keys, real signatures, real pushes through the real hook.

The texts and pictures are those of the sample offices; everything else happens anew: the policy is ratified, the posts
are signed step by step by the roles of their SOP, until each SOP has reached its last step; then people and SOPs change
and things go wrong, and what no SOP allows is pushed in vain.
"""

from __future__ import annotations

from site_tools.model.story import Story
from site_tools.workflows.demo_exceptions import cut_away, flood, take_down, too_early
from site_tools.workflows.demo_founding import found
from site_tools.workflows.demo_policy import acting, handover, lost_key, revision
from site_tools.workflows.demo_posts import walk_all
from site_tools.workflows.demo_stage import Stage, Teller
from site_tools.workflows.library import load_library
from site_tools.workflows.policy import trusted_offices

__all__ = ["DAYS", "Stage", "Teller", "play"]

DAYS = 24
"""How long before now the story begins: the hook takes new entries of the last 30 days."""


def play(stage: Stage) -> Story:
    """Play the whole story.

    Raises:
        CannotJudge: SAMPLES-MISSING, no sample to play with; DEMO-PUSH, the server answered otherwise than it must.
        Problem: a step was refused; the story does not skip over it.
    """
    offices = list(trusted_offices(stage.material))
    samples = load_library(stage.material, stage.judge)
    found(stage, offices)
    walks = walk_all(stage, samples, offices)
    published = walks[0].path
    too_early(stage)
    handover(stage, published)
    acting(stage)
    revision(stage)
    cut_away(stage, published)
    lost_key(stage)
    flood(stage)
    take_down(stage)
    teller = stage.teller
    return Story(teller.chapters, walks, tuple(teller.refusals), stage.history.tip(), stage.server.tip())

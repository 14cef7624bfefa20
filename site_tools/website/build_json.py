"""`build.json`: which chains this site was built from, so that the next deployment can refuse to go back behind them.

Only what is on the site stands in it: the address of a post that waits would tell what it is about.
"""

from __future__ import annotations

import json

from site_tools.canonical import sha256
from site_tools.model.finding import Problem
from site_tools.model.policy import Policy
from site_tools.website.page import Source
from site_tools.website.summary import stone
from site_tools.website.trail import last_link

SCHEMA = "paraf-build/v1"
NAME = "build.json"


def _manifest(source: Source, policy: Policy) -> dict[str, object]:
    """Version of the manifest in force and the sha256 of its file."""
    if not policy.manifests:
        return {"office": policy.office.id, "manifest": 0, "sha256": ""}
    version = policy.manifests[-1].version
    try:
        digest = sha256(source.tree.read(f"sops/{policy.office.id}/pengesahan/{version:04d}.txt"))
    except Problem:
        digest = ""
    return {"office": policy.office.id, "manifest": version, "sha256": digest}


def build_json(source: Source) -> str:
    """The file's text: the same library gives the same bytes.

    Shape: `{"schema", "posts": [{"post", "verdict", "entries", "last"}], "offices": [{"office", "manifest", "sha256"}]}`.
    """
    library = source.library
    posts = [
        {
            "post": str(judged.post.path),
            "verdict": judged.verdict.code.value,
            "entries": len(judged.post.entries),
            "last": last_link(judged),
        }
        for judged in library.posts
        if library.public(judged) or stone(judged)
    ]
    offices = [_manifest(source, policy) for policy in library.policies]
    return json.dumps({"schema": SCHEMA, "posts": posts, "offices": offices}, indent=1) + "\n"

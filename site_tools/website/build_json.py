"""`build.json`: which chains this site was built from, so that the next deployment can refuse to go back behind them.

Only what is on the site stands in it: the address of a post that waits would tell what it is about.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import indent

from site_tools.canonical import sha256
from site_tools.model.finding import Problem
from site_tools.model.judged import Judged
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


def entry(judged: Judged) -> str:
    """A post's piece of the file, as it stands there."""
    values = {
        "post": str(judged.post.path),
        "verdict": judged.verdict.code.value,
        "entries": len(judged.post.entries),
        "last": last_link(judged),
    }
    return indent(json.dumps(values, indent=1), "  ")


def offices_of(source: Source) -> str:
    """The piece of the file that speaks of the offices, as JSON."""
    return json.dumps([_manifest(source, policy) for policy in source.library.policies])


def document(entries: Sequence[str], offices: str) -> str:
    """The file's text from its pieces, the posts in the order of their paths.

    Shape: `{"schema", "posts": [{"post", "verdict", "entries", "last"}], "offices": [{"office", "manifest", "sha256"}]}`.
    """
    text = json.dumps({"schema": SCHEMA, "posts": [], "offices": json.loads(offices)}, indent=1) + "\n"
    posts = "[\n" + ",\n".join(entries) + "\n ]" if entries else "[]"
    return text.replace('"posts": []', f'"posts": {posts}', 1)


def build_json(source: Source) -> str:
    """The file's text: the same library gives the same bytes."""
    library = source.library
    return document([entry(j) for j in library.posts if library.public(j) or stone(j)], offices_of(source))
